"""The acts of the table that learns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from weegtafel.inzicht.codes import Opvolging, Resultaatbereik
from weegtafel.inzicht.instroom import Instroomregel
from weegtafel.kernel.opdracht import Opdracht


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarInstroom(Opdracht):
    """Set the counts of one month; ``versie`` 0 when there are none yet."""

    bevoegdheid: ClassVar[str] = "inzicht.instroom"
    maand: date
    organisatie_id: int | None = None
    enkelvoudig: int
    complex: int
    versie: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WisInstroom(Opdracht):
    """Take a count away that should not have been there."""

    bevoegdheid: ClassVar[str] = "inzicht.instroom"
    instroom_id: int
    versie: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesInstroomIn(Opdracht):
    """Take over the rows of a preview (``instroom.Instroomvoorstel.regels``)."""

    bevoegdheid: ClassVar[str] = "inzicht.instroom"
    regels: tuple[Instroomregel, ...]
    gezien: tuple[tuple[int, int] | None, ...] | None = None
    """Of each row the count that the preview showed as it stood (``Instroomvoorstel.gezien``): a month that somebody
    counted since is refused. None takes the rows over whatever stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegEvaluatieVast(Opdracht):
    """Say what became of an advice; a later one comes beside it and counts."""

    bevoegdheid: ClassVar[str] = "inzicht.evalueren"
    advies_id: int
    opgevolgd: Opvolging
    waarom: str = ""
    resultaat: Resultaatbereik = Resultaatbereik.ONBEKEND
    toelichting: str = ""
    datum: date | None = None
    """The day it was seen; today when None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarLeerpuntgroep(Opdracht):
    """Make a group of leerpunten (``groep_id`` 0), or give it another name or criterium."""

    bevoegdheid: ClassVar[str] = "inzicht.werkafspraak"
    groep_id: int = 0
    versie: int = 0
    naam: str
    criteriumcode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeelLeerpuntIn(Opdracht):
    """Put a leerpunt (of an advice) or a knelpunt in a group, or in none (``groep_id`` None)."""

    bevoegdheid: ClassVar[str] = "inzicht.werkafspraak"
    advies_id: int | None = None
    knelpunt_id: int | None = None
    groep_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StelWerkafspraakVast(Opdracht):
    """Fix a rule that the table agreed on; with ``code`` the next version of that one."""

    bevoegdheid: ClassVar[str] = "inzicht.werkafspraak"
    titel: str
    tekst: str
    criteriumcode: str
    datum: date
    code: str = ""
    versie: int = 0
    """The number of the version that the user read, with ``code``."""
    groep_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekWerkafspraakIn(Opdracht):
    """End a werkafspraak from a day on, with the reason; the earlier versions stay."""

    bevoegdheid: ClassVar[str] = "inzicht.werkafspraak"
    code: str
    versie: int
    reden: str
    datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkPrecedentenBij(Opdracht):
    """Bring adviezen that are not in it yet into the index of precedents, at most ``hoogstens`` casussen."""

    bevoegdheid: ClassVar[str] = "advies.opstellen"
    hoogstens: int = 500
