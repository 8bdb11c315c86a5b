"""The sum of the rekenblad as it stands on the screen: read once, worked out in the window, drawn beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from weegtafel.doorbraak import mogelijkheden as kunnen
from weegtafel.doorbraak import prijsqueries, queries
from weegtafel.doorbraak.codes import Deel
from weegtafel.doorbraak.rekeninvoer import Rekenblad, invoer_object, lees
from weegtafel.doorbraak.rendement import Rekeninvoer, Rendement, bereken
from weegtafel.doorbraak.rijen import EffectRij, LeefdomeinRij
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Actor

if TYPE_CHECKING:
    from sqlmodel import Session  # only to say what a query is given


@dataclass(frozen=True, slots=True)
class Rekenstand:
    """The calculation as it is stored, and whether it may be edited."""

    blad: Rekenblad
    leefdomeinen: tuple[LeefdomeinRij, ...]
    redenen: tuple[str, ...]
    """Why it cannot be edited; empty when it can."""


def lees_stand(sessie: Session, aanvraag_id: int, actor: Actor, dag: date) -> Rekenstand:
    """Read the calculation of a request.

    Raises:
        Regelovertreding: there is no such request.
    """
    return Rekenstand(
        prijsqueries.rekenblad(sessie, aanvraag_id, dag),
        queries.aanvraag(sessie, aanvraag_id).leefdomeinen,
        kunnen.mogelijkheden(sessie, aanvraag_id, actor, dag).redenen[f"Bewaar:{Deel.EFFECT.value}"],
    )


@dataclass(frozen=True, slots=True)
class Som:
    """What could be worked out. ``nummers`` are the numbers on the screen of the effects that count."""

    invoer: Rekeninvoer | None
    uitkomst: Rendement | None
    nummers: tuple[int, ...]
    fouten: dict[int, tuple[str, ...]]
    """By the number on the screen: why an effect does not count yet."""


def werk_uit(blad: Rekenblad, effecten: Sequence[EffectRij], onleesbaar: Sequence[str]) -> Som:
    """Work out the effects that are complete; the others are named, never counted as zero."""
    fouten: dict[int, list[str]] = {n: [zin] for n, zin in enumerate(onleesbaar) if zin}
    goed = [n for n in range(len(effecten)) if n not in fouten]
    invoer = None
    while goed:
        inhoud = invoer_object(blad.budget_cent, blad.discontovoet, blad.zaad, [effecten[n] for n in goed])
        try:
            invoer = lees(inhoud)
            break
        except Regelovertreding as fout:
            slecht: dict[int, list[str]] = {}
            for pad, zin in fout.velden.items():
                if pad.startswith("effecten["):
                    plaats = goed[int(pad[9 : pad.index("]")])]
                    slecht.setdefault(plaats, []).append(zin.partition(", ")[2] or zin)
            if not slecht:
                break
            fouten.update(slecht)
            goed = [n for n in goed if n not in slecht]
    return Som(
        invoer,
        None if invoer is None else bereken(invoer),
        tuple(n + 1 for n in goed),
        {n + 1: tuple(zinnen) for n, zinnen in sorted(fouten.items())},
    )
