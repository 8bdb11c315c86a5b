"""What stands around the list of requests: what waits for whoever works here, the pot of today, the coaches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from weegtafel.doorbraak import queries, registerqueries
from weegtafel.doorbraak.codes import AanvraagStatus
from weegtafel.doorbraak.registerrijen import PotRij
from weegtafel.doorbraak.rijen import CoachRij
from weegtafel.doorbraak.rules.verloop import EINDSTATUSSEN
from weegtafel.doorbraak.wacht import wacht_op
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.kernel.bedrag import naar_centen
from weegtafel.kernel.roles import Actor

if TYPE_CHECKING:
    from sqlmodel import Session  # only to say what a query is given

LOPEND = frozenset(AanvraagStatus) - EINDSTATUSSEN


@dataclass(frozen=True, slots=True)
class Overzicht:
    """What the page of all requests shows: how many wait for me, the pot of today, the coaches."""

    wacht: dict[int, str]
    """By request what this person can do now."""
    pot: PotRij | None
    potbedrag_cent: int
    coaches: tuple[CoachRij, ...]
    aanvragen: int
    """All of them, whatever became of them."""


def lees_overzicht(sessie: Session, actor: Actor, dag: date) -> Overzicht:
    """Read what stands around the list."""
    return Overzicht(
        {w.id: w.verb for w in wacht_op(sessie, actor, dag).regels},
        registerqueries.pot_op(sessie, dag),
        naar_centen(instellingen_op(sessie, dag).doorbraak_pot),
        queries.werkvoorraad(sessie, dag),
        queries.aantal(sessie),
    )
