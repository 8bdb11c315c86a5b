"""The rows that ``inrichting.queries`` answers with.

``geldig_tot`` is the last day on which a row holds; empty means that no end is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from weegtafel.kernel.codes import OrganisatieSoort
from weegtafel.kernel.roles import Rol


@dataclass(frozen=True, slots=True)
class GemeenteRij:
    """A municipality with its logo as PNG or JPEG bytes."""

    id: int
    naam: str
    jeugdregio: str
    postadres: str
    logo: bytes | None
    geldig_van: date
    geldig_tot: date | None
    versie: int


@dataclass(frozen=True, slots=True)
class OrganisatieRij:
    """An organisation; ``gemeente`` is the name of its municipality or empty."""

    id: int
    naam: str
    afkorting: str
    soort: OrganisatieSoort
    gemeente_id: int | None
    gemeente: str
    neemt_deel: bool
    geldig_van: date
    geldig_tot: date | None
    versie: int


@dataclass(frozen=True, slots=True)
class Rolperiode:
    """A role between two dates."""

    id: int
    rol: Rol
    geldig_van: date
    geldig_tot: date | None


@dataclass(frozen=True, slots=True)
class PersoonRij:
    """A person; ``rollen`` are those of the day that was asked for, ``perioden`` all there ever were."""

    id: int
    naam: str
    functie: str
    email: str
    organisatie_id: int | None
    organisatie: str
    afkorting: str
    rollen: frozenset[Rol]
    perioden: tuple[Rolperiode, ...]
    geldig_van: date
    geldig_tot: date | None
    versie: int


@dataclass(frozen=True, slots=True)
class CodeRij:
    """One code of one list."""

    id: int
    lijst: str
    code: str
    omschrijving: str
    toelichting: str
    volgorde: int
    geldig_van: date
    geldig_tot: date | None
    bron: str
    zekerheid: str
    versie: int


@dataclass(frozen=True, slots=True)
class CodelijstRij:
    """A code list with its words and how many rows it has."""

    lijst: str
    titel: str
    toelichting: str
    aantal: int


@dataclass(frozen=True, slots=True)
class CriteriumversieRij:
    """A version of the set of weighing criteria."""

    id: int
    versienaam: str
    naam: str
    geldig_van: date
    bron: str


@dataclass(frozen=True, slots=True)
class CriteriumRij:
    """One weighing criterion."""

    id: int
    volgorde: int
    code: str
    naam: str
    vraag: str
    toelichting: str
    bron: str
    zekerheid: str


@dataclass(frozen=True, slots=True)
class AlternatiefRij:
    """One alternative of the catalogue; ``grondslag_naam`` is the description of its ground."""

    id: int
    code: str
    naam: str
    wat: str
    voor_wie: str
    grondslag: str
    grondslag_naam: str
    kosten: str | None
    kosten_jaar: int | None
    effect: str | None
    bron: str
    zekerheid: str
    geldig_van: date
    geldig_tot: date | None
    versie: int


@dataclass(frozen=True, slots=True)
class ZinRij:
    """A reusable sentence."""

    id: int
    code: str
    soort: str
    adviessoort: str | None
    titel: str
    tekst: str
    actief: bool
    versie: int


@dataclass(frozen=True, slots=True)
class InstellingRij:
    """A setting with the JSON value that holds; ``geldig_van`` is None while it is the shipped value."""

    sleutel: str
    titel: str
    toelichting: str
    soort: str
    waarde: Any
    geldig_van: date | None
    bron: str
    zekerheid: str
