"""The acts on the set-up, as frozen commands. With ``id`` None a row is made, with an id it is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from weegtafel.kernel.codes import OrganisatieSoort
from weegtafel.kernel.opdracht import Opdracht
from weegtafel.kernel.roles import Rol


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarGemeente(Opdracht):
    """Make or change a municipality. ``geldig_tot`` is its last day."""

    bevoegdheid: ClassVar[str] = "inrichting.wijzigen"
    id: int | None = None
    versie: int = 0
    naam: str
    jeugdregio: str = ""
    postadres: str = ""
    geldig_van: date
    geldig_tot: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetLogo(Opdracht):
    """Set the logo of a municipality (PNG or JPEG, at most 1 MB); None takes it away."""

    bevoegdheid: ClassVar[str] = "inrichting.wijzigen"
    gemeente_id: int
    versie: int
    logo: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarOrganisatie(Opdracht):
    """Make or change an organisation."""

    bevoegdheid: ClassVar[str] = "inrichting.wijzigen"
    id: int | None = None
    versie: int = 0
    naam: str
    afkorting: str
    soort: OrganisatieSoort
    gemeente_id: int | None = None
    neemt_deel: bool = True
    geldig_van: date
    geldig_tot: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarPersoon(Opdracht):
    """Make or change a person; an end date takes the person away from then on."""

    bevoegdheid: ClassVar[str] = "inrichting.wijzigen"
    id: int | None = None
    versie: int = 0
    naam: str
    functie: str = ""
    email: str = ""
    organisatie_id: int | None = None
    geldig_van: date
    geldig_tot: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GeefRol(Opdracht):
    """Give a person a role from a day on."""

    bevoegdheid: ClassVar[str] = "inrichting.wijzigen"
    persoon_id: int
    rol: Rol
    geldig_van: date
    geldig_tot: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigRol(Opdracht):
    """End a role; ``geldig_tot`` is its last day. None lets it go on."""

    bevoegdheid: ClassVar[str] = "inrichting.wijzigen"
    rolperiode_id: int
    geldig_tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegCodeToe(Opdracht):
    """Add a code to a list; the same code may come back only after its earlier period ended."""

    bevoegdheid: ClassVar[str] = "inrichting.wijzigen"
    lijst: str
    code: str
    omschrijving: str
    toelichting: str = ""
    geldig_van: date
    geldig_tot: date | None = None
    bron: str = ""
    zekerheid: str = "lokaal"


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigCode(Opdracht):
    """Change the words of a code and its place in the list; never the code itself."""

    bevoegdheid: ClassVar[str] = "inrichting.wijzigen"
    code_id: int
    versie: int
    omschrijving: str
    toelichting: str = ""
    volgorde: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigCode(Opdracht):
    """End the validity of a code (codes are never deleted); None lets it go on."""

    bevoegdheid: ClassVar[str] = "inrichting.wijzigen"
    code_id: int
    versie: int
    geldig_tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriumInvoer:
    """One criterion of a new version."""

    code: str
    naam: str
    vraag: str
    toelichting: str = ""
    bron: str = ""
    zekerheid: str = "lokaal"


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakCriteriumversie(Opdracht):
    """A new version of the weighing criteria, from a day on; earlier overleggen keep theirs."""

    bevoegdheid: ClassVar[str] = "inrichting.wijzigen"
    versienaam: str
    naam: str
    geldig_van: date
    bron: str = ""
    criteria: tuple[CriteriumInvoer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetInstelling(Opdracht):
    """Give a setting a value (JSON) from a day on; never for a day that has passed."""

    bevoegdheid: ClassVar[str] = "inrichting.wijzigen"
    sleutel: str
    waarde: Any
    geldig_van: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarAlternatief(Opdracht):
    """Make or change an alternative of the catalogue; its code stays. Unknown cost and effect are None."""

    bevoegdheid: ClassVar[str] = "inrichting.wijzigen"
    id: int | None = None
    versie: int = 0
    code: str
    naam: str
    wat: str = ""
    voor_wie: str = ""
    grondslag: str
    kosten: str | None = None
    kosten_jaar: int | None = None
    effect: str | None = None
    bron: str = ""
    zekerheid: str = "lokaal"
    geldig_van: date
    geldig_tot: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarZin(Opdracht):
    """Make or change a reusable sentence; ``actief`` False takes it out of the choice."""

    bevoegdheid: ClassVar[str] = "inrichting.zinnen"
    id: int | None = None
    versie: int = 0
    soort: str
    adviessoort: str | None = None
    titel: str
    tekst: str
    actief: bool = True
