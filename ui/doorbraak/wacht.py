"""What waits for whoever works here, with the verb that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from weegtafel.doorbraak import queries, registerqueries
from weegtafel.doorbraak.codes import AanvraagStatus
from weegtafel.doorbraak.registerrijen import PotRij
from weegtafel.doorbraak.rijen import Aanvraagfilter, AanvraagRij, CoachRij
from weegtafel.doorbraak.rules.verloop import EINDSTATUSSEN
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.kernel.bedrag import naar_centen
from weegtafel.kernel.roles import Actor, Rol, mag

if TYPE_CHECKING:
    from sqlmodel import Session  # only to say what a query is given

S = AanvraagStatus
LOPEND = frozenset(AanvraagStatus) - EINDSTATUSSEN
#: More than this many running requests are counted, and looked through no further.
MEESTE = 1_000


@dataclass(frozen=True, slots=True)
class Overzicht:
    """What the page of all requests shows: how many wait for me, the pot of today, the coaches."""

    wacht: dict[int, str]
    """By request what this person can do now."""
    pot: PotRij | None
    potbedrag_cent: int
    coaches: tuple[CoachRij, ...]


def lees_overzicht(sessie: Session, actor: Actor, dag: date) -> Overzicht:
    """Read what stands around the list."""
    instellingen = instellingen_op(sessie, dag)
    mandaat = naar_centen(instellingen.doorbraak_mandaat)
    wacht: dict[int, str] = {}
    for rij in queries.aanvragen(sessie, Aanvraagfilter(statussen=LOPEND), 0, MEESTE):
        zin = _wat_nu(rij, actor, mandaat)
        if zin == TOETS and actor.persoon_id not in {i for i, _ in queries.mogelijke_toetsers(sessie, rij.id, dag)}:
            continue
        if rij.status is S.AANVRAAG and queries.haal(sessie, rij.id).ingediend_door_id != actor.persoon_id:
            continue
        if zin:
            wacht[rij.id] = zin
    return Overzicht(
        wacht,
        registerqueries.pot_op(sessie, dag),
        naar_centen(instellingen.doorbraak_pot),
        queries.werkvoorraad(sessie, dag),
    )


TOETS = "Toets het plan"


def _wat_nu(rij: AanvraagRij, actor: Actor, mandaat_cent: int) -> str:
    coach = rij.coach_id is not None and rij.coach_id == actor.persoon_id
    match rij.status:
        case S.AANVRAAG:
            return "Maak de aanvraag af" if mag(actor, "doorbraak.aanvragen") else ""
        case S.ROUTE:
            return (
                "Ga de reguliere route na" if mag(actor, "doorbraak.route") and Rol.SECRETARIS in actor.rollen else ""
            )
        case S.COACH:
            return "Wijs een coach toe" if mag(actor, "doorbraak.toewijzen") else ""
        case S.PLAN:
            return "Schrijf het plan" if coach else ""
        case S.TOETS:
            return TOETS if mag(actor, "doorbraak.toets") and not coach else ""
        case S.BESLUIT:
            if rij.plan_cent > mandaat_cent:
                return "Besluit" if Rol.MANDAATHOUDER in actor.rollen else ""
            return "Besluit" if coach else ""
        case S.UITVOERING:
            return "Plan de nazorg" if coach else ""
        case S.NAZORG:
            return "Kijk terug" if coach else ""
    return ""
