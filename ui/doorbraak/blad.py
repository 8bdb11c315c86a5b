"""All that the page of one request shows, read at once beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from weegtafel.doorbraak import mogelijkheden as kunnen
from weegtafel.doorbraak import prijsstap, queries, registerqueries
from weegtafel.doorbraak.codes import AanvraagStatus, Deel, Mandaatgrond
from weegtafel.doorbraak.documents.feiten import Rekening
from weegtafel.doorbraak.registerrijen import PotRij, Prognose, RegisterRij, Saldo
from weegtafel.doorbraak.rijen import AanvraagFeiten, BewerkerRij, CoachRij, Mogelijkheden, Ontbrekend
from weegtafel.doorbraak.rules import verloop
from weegtafel.doorbraak.stap import Stap
from weegtafel.doorbraak.uitgaven import stukfeiten
from weegtafel.inrichting import queries as inrichting
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.kernel.bedrag import naar_centen
from weegtafel.kernel.roles import Actor

if TYPE_CHECKING:
    from sqlmodel import Session  # only to say what a query is given

LIJSTEN = ("huishoudrol", "leeftijd_huishouden", "bestedingstype", "leefdomein")
Codes = Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Blad:
    """A request with what may be done to it, the pot of today and what its lines add up to."""

    feiten: AanvraagFeiten
    mogelijk: Mogelijkheden
    codes: Codes
    coaches: tuple[CoachRij, ...]
    toetsers: tuple[tuple[int, str], ...]
    bewerkers: tuple[BewerkerRij, ...]
    mandaat_cent: int
    grond: Mandaatgrond
    pot: PotRij | None
    potbedrag_cent: int
    """What the settings give the pot of a period that was not opened yet."""
    saldi: tuple[Saldo, ...]
    register: tuple[RegisterRij, ...]
    perioden: tuple[PotRij, ...]
    prognose: Prognose | None
    vandaag: date

    def redenen(self, opdracht: str) -> tuple[str, ...]:
        """Why an act cannot be done now."""
        return self.mogelijk.redenen[opdracht]

    def bewerkbaar(self, deel: Deel) -> bool:
        """Whether a part can be edited by who works here."""
        return self.mogelijk.mag(f"Bewaar:{deel.value}")

    def kan_straks_toetsen(self, persoon_id: int | None) -> bool:
        """Whether somebody is still free to judge this plan, and would lose that by writing in the request."""
        bij_plan = self.feiten.status in (AanvraagStatus.PLAN, AanvraagStatus.TOETS, AanvraagStatus.BESLUIT)
        return bij_plan and persoon_id in {sleutel for sleutel, _ in self.toetsers}

    @property
    def aanvragers(self) -> frozenset[int | None]:
        """Who filed and for whom it ever was filed: none of them becomes the coach."""
        namens = {b.persoon_id for b in self.bewerkers if b.deel is Deel.NAMENS}
        return frozenset({self.feiten.ingediend_door_id, self.feiten.namens_id, *namens})

    @property
    def vrij_cent(self) -> int:
        """What can still be promised from the pot of today."""
        return self.potbedrag_cent if self.pot is None else self.pot.vrij

    def ontbreekt(self, stap: str) -> tuple[Ontbrekend, ...]:
        """What a step still needs before the next one."""
        f = self.feiten
        match stap:
            case "aanvraag":
                return verloop.ontbreekt_aanvraag(f)
            case "route":
                return verloop.ontbreekt_route(f) if f.status is AanvraagStatus.ROUTE else ()
            case "plan":
                return verloop.ontbreekt_plan(f)
        return ()


def lees_blad(sessie: Session, aanvraag_id: int, actor: Actor, dag: date) -> Blad:
    """Read everything of one request.

    Raises:
        Regelovertreding: there is no such request.
    """
    feiten = queries.aanvraag(sessie, aanvraag_id)
    codes = inrichting.codes_op(sessie, dag)
    instellingen = instellingen_op(sessie, dag)
    return Blad(
        feiten,
        kunnen.mogelijkheden(sessie, aanvraag_id, actor, dag, feiten),
        {naam: tuple((c.omschrijving, c.code) for c in codes.get(naam, ())) for naam in LIJSTEN},
        queries.werkvoorraad(sessie, dag),
        queries.mogelijke_toetsers(sessie, aanvraag_id, dag),
        queries.bewerkerslijst(sessie, aanvraag_id),
        naar_centen(instellingen.doorbraak_mandaat),
        kunnen.grond_van_besluit(sessie, feiten, dag),
        registerqueries.pot_op(sessie, dag),
        naar_centen(instellingen.doorbraak_pot),
        registerqueries.saldi(sessie, aanvraag_id),
        registerqueries.register(sessie, aanvraag_id=aanvraag_id, limit=None),
        registerqueries.potten(sessie),
        registerqueries.prognose(sessie, aanvraag_id),
        dag,
    )


@dataclass(frozen=True, slots=True)
class Uitwerking:
    """The calculation worked out, or why it cannot be, in sentences; and how its prices were indexed."""

    rekening: Rekening | None
    redenen: tuple[str, ...]
    prijzen: tuple[Stap, ...] = ()


def lees_uitwerking(sessie: Session, aanvraag_id: int, dag: date) -> Uitwerking:
    """The calculation as the papers print it: as it was stored with this plan, else worked out now."""
    feiten = stukfeiten(sessie, aanvraag_id, dag)
    prijzen = tuple(stap for e in feiten.aanvraag.effecten for stap in prijsstap.stappen(e.prijsstap))
    return Uitwerking(feiten.rekening, feiten.onbekend, prijzen)
