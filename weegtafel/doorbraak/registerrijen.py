"""What the queries of the budgetregister, the figures and the aftercare give: frozen rows. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from weegtafel.doorbraak.codes import Effectuitslag, Knelpuntaard, Knelpuntsoort, Registerkolom, Registersoort


@dataclass(frozen=True, slots=True)
class PotRij:
    """A period of the pot and what its lines add up to, in cents.

    ``vrij`` is pot − gereserveerd − verplicht. ``onbesteed`` is committed and not paid; ``overschreden`` is what was
    paid beyond the commitment, request by request, or committed beyond the pot.
    """

    id: int
    van: date
    tot: date
    bedrag_cent: int
    gereserveerd: int
    verplicht: int
    betaald: int
    vrij: int
    onbesteed: int
    overschreden: int
    reden: str
    versie: int


@dataclass(frozen=True, slots=True)
class Budgetstand:
    """The whole pots that a period touches as they stand in the register now, in cents; sums over ``potten``.

    ``vrij`` is what can still be promised: pot − gereserveerd − verplicht, over every line on these pots, also those of
    requests that were decided outside the period. ``heel`` says whether the period is exactly these pots; where it is
    not, a paper about the period names the days of the pots beside these amounts.
    """

    potten: tuple[PotRij, ...]
    """The first pot first."""
    pot: int
    gereserveerd: int
    verplicht: int
    betaald: int
    vrij: int
    heel: bool

    @property
    def van(self) -> date | None:
        """The first day of the first pot; None without a pot."""
        return self.potten[0].van if self.potten else None

    @property
    def tot(self) -> date | None:
        """The last day of the last pot; None without a pot."""
        return self.potten[-1].tot if self.potten else None


@dataclass(frozen=True, slots=True)
class RegisterRij:
    """One line of the register."""

    id: int
    datum: date
    nummer: str
    aanvraag_id: int
    soort: Registersoort
    kolom: Registerkolom
    bedrag_cent: int
    omschrijving: str
    kenmerk: str
    corrigeert_id: int | None
    besluit: str
    door: str
    tijdstip: datetime
    potperiode_id: int


@dataclass(frozen=True, slots=True)
class Saldo:
    """What the lines of one request in one period add up to, in cents."""

    potperiode_id: int
    gereserveerd: int
    verplicht: int
    betaald: int


@dataclass(frozen=True, slots=True)
class Cijfers:
    """The figures over decisions in a period; amounts in cents, means rounded to whole cents, None without decisions.

    ``pot`` is that of the periods that touch the dates; ``verplicht`` and ``betaald`` are the lines of the requests
    that were decided then, ``vrij`` what the pot leaves after ``verplicht``.
    """

    aantal: int
    gemiddeld: int | None
    laagste: int | None
    hoogste: int | None
    gemiddeld_besparingspotentieel: int | None
    pot: int
    verplicht: int
    betaald: int
    vrij: int


@dataclass(frozen=True, slots=True)
class PrognoseRij:
    """Forecast beside outcome for one effect of one request, in cents."""

    effect_id: int
    omschrijving: str
    betaler: str
    verwacht_cent: int
    contant_cent: int
    uitslag: Effectuitslag
    gerealiseerd_cent: int | None
    toelichting: str
    gezien_op: date | None


@dataclass(frozen=True, slots=True)
class Prognose:
    """Forecast beside outcome for one request; sums count only effects whose outcome is known."""

    nummer: str
    budget_cent: int
    betaald_cent: int
    verwacht_cent: int
    verwacht_van_bekende_cent: int
    gerealiseerd_cent: int
    bekend: int
    effecten: tuple[PrognoseRij, ...]


@dataclass(frozen=True, slots=True)
class KnelpuntTelling:
    """How often something of someone stood in the way."""

    soort: Knelpuntsoort
    aard: Knelpuntaard
    van_wie: str
    aantal: int
    aanvragen: int
    voorbeelden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrijslijstRij:
    """A version of the price list in this vault."""

    id: int
    versie: str
    naam: str
    geldig_van: date
    kenmerk: str
    herkomst: str
    opgenomen_op: datetime
    in_gebruik: bool
    """Whether this is the version that a new price comes from."""
