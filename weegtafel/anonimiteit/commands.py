"""Acts of anonymity. A found text goes through them in memory; no handler keeps or journals it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from weegtafel.anonimiteit.codes import Keuze, Onderwerp, Soort
from weegtafel.kernel.opdracht import Opdracht


@dataclass(frozen=True, slots=True, kw_only=True)
class BeslisVondst(Opdracht):
    """Found words stay in this field, with the reason."""

    bevoegdheid: ClassVar[str] = "anonimiteit.beslissen"
    onderwerp: Onderwerp
    onderwerp_id: int
    veld: str
    soort: Soort
    tekst: str = field(repr=False)
    keuze: Keuze
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HerroepVondst(Opdracht):
    """Take a choice back: the words are a finding again."""

    bevoegdheid: ClassVar[str] = "anonimiteit.beslissen"
    onderwerp: Onderwerp
    onderwerp_id: int
    veld: str
    soort: Soort
    tekst: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarGrondig(Opdracht):
    """What the thorough layer found: per field the text it read, and kind and words of each finding."""

    bevoegdheid: ClassVar[str] = "anonimiteit.beslissen"
    onderwerp: Onderwerp
    onderwerp_id: int
    velden: Mapping[str, tuple[str, tuple[tuple[Soort, str], ...]]] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegHerkenwoordToe(Opdracht):
    """A name of the region that the check must know."""

    bevoegdheid: ClassVar[str] = "anonimiteit.lijsten"
    soort: Soort
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwijderHerkenwoord(Opdracht):
    """The check need not know this name any more."""

    bevoegdheid: ClassVar[str] = "anonimiteit.lijsten"
    woord_id: int
