"""The sum of the rekenblad as it stands on the screen: read once, worked out in the window, drawn beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from weegtafel.doorbraak.rekeninvoer import Rekenblad, invoer_object, lees
from weegtafel.doorbraak.rendement import STANDAARD_DISCONTOVOET, Effect, Rekeninvoer, Rendement, bereken
from weegtafel.doorbraak.rijen import EffectRij
from weegtafel.kernel.bedrag import uit_centen
from weegtafel.kernel.errors import Regelovertreding


@dataclass(frozen=True, slots=True)
class Som:
    """What could be worked out. ``nummers`` are the numbers on the screen of the effects that count."""

    invoer: Rekeninvoer | None
    uitkomst: Rendement | None
    nummers: tuple[int, ...]
    fouten: dict[int, tuple[str, ...]]
    """By the number on the screen: why an effect does not count yet."""


@lru_cache(maxsize=512)
def _lees_effect(effect: EffectRij) -> tuple[Effect | None, tuple[str, ...]]:
    """One effect as the calculation wants it, or why not; kept, since a key changes one effect of many."""
    try:
        return lees(invoer_object(0, STANDAARD_DISCONTOVOET, 1, (effect,))).effecten[0], ()
    except Regelovertreding as fout:
        return None, tuple(zin.partition(", ")[2] or zin for zin in fout.redenen)


def werk_uit(blad: Rekenblad, effecten: Sequence[EffectRij], onleesbaar: Sequence[str]) -> Som:
    """Work out the effects that are complete; the others are named, never counted as zero."""
    fouten: dict[int, tuple[str, ...]] = {}
    goed: dict[int, Effect] = {}
    for nummer, (rij, zin) in enumerate(zip(effecten, onleesbaar, strict=True), 1):
        effect, redenen = (None, (zin,)) if zin else _lees_effect(rij)
        if effect is None:
            fouten[nummer] = redenen
        else:
            goed[nummer] = effect
    if not goed:
        return Som(None, None, (), fouten)
    invoer = Rekeninvoer(uit_centen(blad.budget_cent), tuple(goed.values()), blad.discontovoet, blad.zaad)
    return Som(invoer, bereken(invoer), tuple(goed), fouten)
