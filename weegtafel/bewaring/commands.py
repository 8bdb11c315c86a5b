"""Every act on what is kept and let go. What is destroyed is named by kind and id; texts never pass through here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from weegtafel.bewaring.codes import Objectsoort, Weigergrond
from weegtafel.kernel.opdracht import Opdracht

Doel = tuple[Objectsoort, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakLijst(Opdracht):
    """Begin a list with objects that are over their term."""

    bevoegdheid: ClassVar[str] = "vernietiging.voorstellen"
    doelen: tuple[Doel, ...]
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetOpLijst(Opdracht):
    """Add objects to a list that is still a concept."""

    bevoegdheid: ClassVar[str] = "vernietiging.voorstellen"
    lijst_id: int
    versie: int
    doelen: tuple[Doel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalVanLijst(Opdracht):
    """Take one object off a concept, with a reason; who does so counts as a maker."""

    bevoegdheid: ClassVar[str] = "vernietiging.voorstellen"
    lijst_id: int
    versie: int
    regel_id: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BiedAan(Opdracht):
    """Hand a concept to somebody else to judge."""

    bevoegdheid: ClassVar[str] = "vernietiging.voorstellen"
    lijst_id: int
    versie: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekLijstIn(Opdracht):
    """Take a list back, up to its execution."""

    bevoegdheid: ClassVar[str] = "vernietiging.voorstellen"
    lijst_id: int
    versie: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetUitLijst(Opdracht):
    """The reviewer takes one object off, with a reason; the rest can still be approved."""

    bevoegdheid: ClassVar[str] = "vernietiging.beoordelen"
    lijst_id: int
    versie: int
    regel_id: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeurLijstGoed(Opdracht):
    """Approve; the time to think begins."""

    bevoegdheid: ClassVar[str] = "vernietiging.beoordelen"
    lijst_id: int
    versie: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeigerLijst(Opdracht):
    """Refuse, with a reason."""

    bevoegdheid: ClassVar[str] = "vernietiging.beoordelen"
    lijst_id: int
    versie: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoerVernietigingUit(Opdracht):
    """Destroy what is on an approved list; cannot be undone."""

    bevoegdheid: ClassVar[str] = "vernietiging.voorstellen"
    lijst_id: int
    versie: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldSchoon(Opdracht):
    """Record that the free pages of the file were overwritten after a list was carried out."""

    bevoegdheid: ClassVar[str] = "vernietiging.voorstellen"
    lijst_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HerhaalVernietiging(Opdracht):
    """Destroy again what came back with an older copy; judged and carried out before.

    ``regel`` is the sealed line of that list, as JSON: only what stands in it is destroyed.
    """

    bevoegdheid: ClassVar[str] = "kluis.beheren"
    regel: str
    doelen: tuple[Doel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegPlichtOp(Opdracht):
    """Put a hold on an object, for as long as it takes."""

    bevoegdheid: ClassVar[str] = "vernietiging.voorstellen"
    nummer: str
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HefPlichtOp(Opdracht):
    """Lift a hold; somebody else than who put it."""

    bevoegdheid: ClassVar[str] = "vernietiging.beoordelen"
    plicht_id: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemVerzoekOp(Opdracht):
    """Record that a person asked for removal, by number."""

    bevoegdheid: ClassVar[str] = "vernietiging.voorstellen"
    nummer: str
    ontvangen_op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WijsVerzoekToe(Opdracht):
    """Grant a request: a list with this object, for somebody else to judge."""

    bevoegdheid: ClassVar[str] = "vernietiging.voorstellen"
    verzoek_id: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WijsVerzoekAf(Opdracht):
    """Refuse a request on one of the two grounds of the law; somebody else than who recorded it."""

    bevoegdheid: ClassVar[str] = "vernietiging.beoordelen"
    verzoek_id: int
    weigergrond: Weigergrond | None
    reden: str
