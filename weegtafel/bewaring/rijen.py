"""What the pages of retention show. Frozen; numbers, days and names of colleagues, never words of a casus."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from weegtafel.bewaring.codes import Bewaarklasse, Lijstgrond, Lijststatus, Objectsoort, Verzoekbesluit, Weigergrond
from weegtafel.bewaring.rules import Bewaring, termijn_voluit, uitvoerbaar_vanaf


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """One object with what holds for it. ``plicht``: a hold rests on it; ``lijst``: on which list it stands."""

    soort: Objectsoort
    id: int
    nummer: str
    bewaring: Bewaring
    plicht: bool = False
    lijst: str = ""

    @property
    def sleutel(self) -> str:
        """One word for kind and id, for lists on screen."""
        return f"{self.soort.value}:{self.id}"


@dataclass(frozen=True, slots=True)
class Lijstrij:
    """One list. Names are those of colleagues; ``bewerkers`` are ids of who worked on it."""

    id: int
    nummer: str
    grond: Lijstgrond
    status: Lijststatus
    toelichting: str
    aantal: int
    maker: str
    maker_id: int
    gemaakt_op: datetime
    ingediend_op: datetime | None
    beoordelaar: str
    beoordelaar_id: int | None
    beoordeeld_op: datetime | None
    besluit_reden: str
    uitvoerder: str
    uitvoerder_id: int | None
    uitgevoerd_op: datetime | None
    schoon_op: datetime | None
    herhaalt: str
    eerder_uitgevoerd_op: datetime | None
    hash: str
    bewerkers: frozenset[int]
    versie: int

    @property
    def uitvoerbaar_vanaf(self) -> datetime | None:
        """When the time to think is over; None before approval."""
        return uitvoerbaar_vanaf(self.beoordeeld_op) if self.beoordeeld_op is not None else None


@dataclass(frozen=True, slots=True)
class Regelrij:
    """One object on a list; ``eraf_reden`` is filled when it was taken off again."""

    id: int
    soort: Objectsoort
    object_id: int
    nummer: str
    klasse: Bewaarklasse
    termijn: str
    sinds: date | None
    vanaf: date | None
    eraf_op: datetime | None = None
    eraf_door: str = ""
    eraf_reden: str = ""

    @property
    def termijnzin(self) -> str:
        """The term in words."""
        return termijn_voluit(self.termijn)


@dataclass(frozen=True, slots=True)
class Lijstfeiten:
    """One list with all its lines, those taken off too."""

    lijst: Lijstrij
    regels: tuple[Regelrij, ...]

    @property
    def geldend(self) -> tuple[Regelrij, ...]:
        """The lines that are still on it."""
        return tuple(r for r in self.regels if r.eraf_op is None)


@dataclass(frozen=True, slots=True)
class Plichtrij:
    """One hold."""

    id: int
    soort: Objectsoort
    nummer: str
    reden: str
    gezet_op: datetime
    gezet_door: str
    opgeheven_op: datetime | None
    opgeheven_door: str
    opgeheven_reden: str


@dataclass(frozen=True, slots=True)
class Verzoekrij:
    """One request of a person."""

    id: int
    soort: Objectsoort
    nummer: str
    ontvangen_op: date
    uiterlijk: date
    besluit: Verzoekbesluit
    weigergrond: Weigergrond | None
    reden: str
    gezet_door: str
    besloten_op: datetime | None
    besloten_door: str
    lijst: str
