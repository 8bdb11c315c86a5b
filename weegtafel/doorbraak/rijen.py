"""What the queries of the doorbraak give: frozen rows, never objects of the database. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from weegtafel.doorbraak.codes import (
    AanvraagStatus,
    Aanvragersoort,
    Besluitsoort,
    Deel,
    Effectuitslag,
    Knelpuntaard,
    Knelpuntsoort,
    Mandaatgrond,
    Rekenmoment,
    Routeuitkomst,
    Toetsoordeel,
)


class _Rij(NamedTuple):
    id: int
    nummer: str
    statuscode: str
    soortcode: str
    organisatie: str
    kern: str
    """The beginning of what is stuck."""
    coach_id: int | None
    coach: str
    plan_cent: int
    besluit_cent: int | None
    aangemaakt: str


class AanvraagRij(_Rij):
    """One row of the list of requests, as the file holds it; a value is worked out when somebody looks at it.

    A page has two hundred rows and the screen shows some twenty of them.
    """

    __slots__ = ()

    @property
    def status(self) -> AanvraagStatus:
        """Where the request stands."""
        return AanvraagStatus._value2member_map_[self.statuscode]  # type: ignore[return-value]  # a member of this enum

    @property
    def aanvragersoort(self) -> Aanvragersoort:
        """Who asked."""
        return Aanvragersoort._value2member_map_[self.soortcode]  # type: ignore[return-value]  # a member of this enum

    @property
    def aangemaakt_op(self) -> datetime:
        """When the request was filed."""
        return datetime.fromisoformat(self.aangemaakt)


@dataclass(frozen=True, slots=True)
class Aanvraagfilter:
    """Which requests a list shows; an empty member does not filter."""

    statussen: frozenset[AanvraagStatus] = frozenset()
    coach_id: int | None = None
    jaar: int | None = None
    tekst: str = ""
    """Words that must all stand in the number, what is stuck, the perspective or what is needed first."""
    ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class HuishoudlidRij:
    """A member of the household; ``*_naam`` are the words of the codes."""

    id: int
    rol: str
    rol_naam: str
    leeftijd: str
    leeftijd_naam: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class BetrokkeneRij:
    """A helper; ``kosten_cent`` a year, None when unknown."""

    id: int
    functie: str
    organisatie: str
    kosten_cent: int | None
    toelichting: str


@dataclass(frozen=True, slots=True)
class RoutestapRij:
    """A regular provision that was looked at."""

    id: int
    voorziening: str
    regeling: str
    loket: str
    datum: date | None
    uitkomst: Routeuitkomst
    reden: str


@dataclass(frozen=True, slots=True)
class PlanRij:
    """The words of the plan."""

    perspectief: str
    eerste_stap: str
    zelf: str
    legitimiteit_doel: str
    legitimiteit_regel: str
    legitimiteit_waarom: str
    betrokkenheid: str
    rendement: str
    coachuren: int | None
    zaad: int
    versie: int


@dataclass(frozen=True, slots=True)
class BestedingRij:
    """Something that is bought; ``totaal_cent`` is amount × times, None while the amount is empty."""

    id: int
    type: str
    type_naam: str
    omschrijving: str
    leverancier: str
    bedrag_cent: int | None
    herhaald: bool
    aantal: int
    totaal_cent: int | None


@dataclass(frozen=True, slots=True)
class LeefdomeinRij:
    """One life domain: now, expected, later."""

    id: int
    domein: str
    domein_naam: str
    nu: str
    nu_score: int | None
    verwacht: str
    verwacht_score: int | None
    later: str
    later_score: int | None


@dataclass(frozen=True, slots=True)
class EffectRij:
    """One effect of the calculation as typed; numbers are text with a point, "" when empty."""

    id: int
    omschrijving: str
    betaler: str
    eenheid: str
    prijs_laag: str
    prijs_midden: str
    prijs_hoog: str
    prijsjaar: int | None
    prijscode: str
    prijslijst: str
    prijsbron: str
    prijsstap: str
    prijsherkomst: str
    aantal_laag: str
    aantal_midden: str
    aantal_hoog: str
    kans_zonder_laag: str
    kans_zonder_midden: str
    kans_zonder_hoog: str
    kans_met_laag: str
    kans_met_midden: str
    kans_met_hoog: str
    van_maand: int | None
    tot_maand: int | None
    motivering: str


@dataclass(frozen=True, slots=True)
class ToetsRij:
    """A toets; ``vervallen`` says why it no longer counts, "" while it does."""

    id: int
    toetser_id: int
    toetser: str
    tijdstip: datetime
    oordeel: Toetsoordeel
    legitimiteit: str
    betrokkenheid: str
    rendement: str
    planversie: int
    rekenuitkomst_id: int
    vervallen: str


@dataclass(frozen=True, slots=True)
class BesluitRij:
    """A decision; ``herzien_door`` is the number of the one that revises it, "" while it stands."""

    id: int
    nummer: str
    soort: Besluitsoort
    datum: date
    bedrag_cent: int
    motivering: str
    grond: Mandaatgrond
    mandaat_cent: int
    door_id: int
    door: str
    toets_id: int
    rekenuitkomst_id: int
    potperiode_id: int
    herziet: str
    herzien_door: str


@dataclass(frozen=True, slots=True)
class NazorgeffectRij:
    """What came of one effect at one moment."""

    effect_id: int
    uitslag: Effectuitslag
    bedrag_cent: int | None
    toelichting: str


@dataclass(frozen=True, slots=True)
class NazorgRij:
    """An evaluation day."""

    id: int
    datum: date
    gedaan_op: date | None
    vervallen_reden: str
    huishouden_zegt: str
    toelichting: str
    door: str
    effecten: tuple[NazorgeffectRij, ...]
    versie: int


@dataclass(frozen=True, slots=True)
class KnelpuntRij:
    """A rule, scheme or habit that stood in the way."""

    id: int
    soort: Knelpuntsoort
    aard: Knelpuntaard
    van_wie: str
    omschrijving: str


@dataclass(frozen=True, slots=True)
class CoachRij:
    """A coach and how much is on that desk: open requests, and those that wait for a toets by somebody."""

    id: int
    naam: str
    open: int
    in_plan: int
    in_uitvoering: int
    in_nazorg: int
    plan_cent: int


@dataclass(frozen=True, slots=True)
class BewerkerRij:
    """Who touched which part first when."""

    persoon_id: int
    persoon: str
    deel: Deel
    eerst_op: datetime


@dataclass(frozen=True, slots=True)
class AanvraagFeiten:
    """Everything that stands in one request. ``mag_*`` for the screen come from ``mogelijkheden.mogelijkheden``."""

    id: int
    nummer: str
    status: AanvraagStatus
    versie: int
    planversie: int
    gemeente_id: int
    gemeente: str
    aanvragersoort: Aanvragersoort
    aanvrager_functie: str
    organisatie_id: int | None
    organisatie: str
    ingediend_door_id: int | None
    ingediend_door: str
    namens_id: int | None
    namens: str
    vastgelopen: str
    vastgelopen_sinds: str
    geprobeerd: str
    perspectief: str
    eerst_nodig: str
    coach_id: int | None
    coach: str
    gesloten_reden: str
    herzien_reden: str
    plan_cent: int
    besluit_cent: int | None
    besluit_op: date | None
    aangemaakt_op: datetime
    gewijzigd_op: datetime
    huishouden: tuple[HuishoudlidRij, ...]
    betrokkenen: tuple[BetrokkeneRij, ...]
    betrokkenen_cent: int
    """Sum of the yearly costs that are known."""
    route: tuple[RoutestapRij, ...]
    plan: PlanRij
    bestedingen: tuple[BestedingRij, ...]
    leefdomeinen: tuple[LeefdomeinRij, ...]
    effecten: tuple[EffectRij, ...]
    toetsen: tuple[ToetsRij, ...]
    """The newest first."""
    besluiten: tuple[BesluitRij, ...]
    """The newest first."""
    nazorg: tuple[NazorgRij, ...]
    knelpunten: tuple[KnelpuntRij, ...]


@dataclass(frozen=True, slots=True)
class Ontbrekend:
    """One thing that is needed before a step: the part and field it belongs to, and a sentence."""

    deel: Deel
    veld: str
    zin: str


@dataclass(frozen=True, slots=True)
class Mogelijkheden:
    """Why an act cannot be done now, by the name of its command; an empty tuple means that it can."""

    redenen: Mapping[str, tuple[str, ...]]

    def mag(self, opdracht: str) -> bool:
        """Whether the act (``"VraagToets"``) can be done."""
        return not self.redenen[opdracht]


@dataclass(frozen=True, slots=True)
class RekenuitkomstRij:
    """A stored calculation; ``invoer`` and ``uitkomst`` are JSON text."""

    id: int
    moment: Rekenmoment
    tijdstip: datetime
    planversie: int
    invoer: str
    uitkomst: str
    effect_ids: tuple[int, ...]
    prijslijst: str
    peildatum: date
    budget_cent: int
    besparing_cent: int
    contant_cent: int
    kenmerk: str
