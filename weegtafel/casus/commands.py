"""The acts on a casus, as frozen commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from weegtafel.anonimiteit.codes import Controlewijze
from weegtafel.kernel.codes import CasusSoort
from weegtafel.kernel.opdracht import Opdracht, Wijziging


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakCasus(Opdracht):
    """Open a new casus as concept; it gets its number at once. ``velden`` may fill fields of ``casus.velden``.

    ``gronden`` maps a grondslag to (uitkomst code, toelichting); ``alternatieven`` maps a code of the
    catalogue to a toelichting.
    """

    bevoegdheid: ClassVar[str] = "casus.schrijven"
    soort: CasusSoort
    gemeente_id: int
    inbrenger_id: int
    inbrenger_functie: str = ""
    eerdere_casus_id: int | None = None
    velden: Mapping[str, object] = field(default_factory=dict)
    gronden: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    alternatieven: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarCasus(Opdracht):
    """Save typed fields (autosave). Allowed until the casus is on an agenda.

    Fields are those of ``casus.velden`` and ``soort``, ``eerdere_casus_id``, ``gemeente_id``,
    ``inbrenger_id``, ``inbrenger_functie``.
    """

    bevoegdheid: ClassVar[str] = "casus.schrijven"
    casus_id: int
    wijzigingen: tuple[Wijziging, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarGrond(Opdracht):
    """Save the outcome (a code of ``uitkomst_grond``) and the reason for one other ground.

    ``oud`` is the (outcome, reason) that the user found; with it a change by somebody else is not overwritten.
    """

    bevoegdheid: ClassVar[str] = "casus.schrijven"
    casus_id: int
    grondslag: str
    uitkomst: str
    toelichting: str
    oud: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverweegAlternatief(Opdracht):
    """Record that an alternative of the catalogue was considered, and why it is not enough.

    ``oud`` is the reason that the user found; with it a change by somebody else is not overwritten.
    """

    bevoegdheid: ClassVar[str] = "casus.schrijven"
    casus_id: int
    alternatief_id: int
    toelichting: str
    oud: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VergeetAlternatief(Opdracht):
    """Take an alternative off the considered ones."""

    bevoegdheid: ClassVar[str] = "casus.schrijven"
    casus_id: int
    alternatief_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldCasusAan(Opdracht):
    """concept → aangemeld: the inbrenger hands it to the secretary."""

    bevoegdheid: ClassVar[str] = "casus.schrijven"
    casus_id: int
    versie: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VerklaarAnoniem(Opdracht):
    """A named person declares that nothing in this casus, as it is now, identifies anybody.

    ``met_de_hand`` with a reason is for when the thorough layer cannot run. ``zeldzaam_gezien`` says that this person
    saw by which combination of fields the casus stands out, and leaves it so; asked only where it does.
    """

    bevoegdheid: ClassVar[str] = "anonimiteit.verklaren"
    casus_id: int
    versie: int
    wijze: Controlewijze = Controlewijze.GRONDIG
    reden: str = ""
    zeldzaam_gezien: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VerklaarGereed(Opdracht):
    """aangemeld or aangehouden → gereed: complete, and declared free of what identifies, in this very text.

    ``geen_namen`` is that person's declaration that nothing in the casus identifies anybody.
    """

    bevoegdheid: ClassVar[str] = "casus.gereed"
    casus_id: int
    versie: int
    geen_namen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetCasusTerug(Opdracht):
    """gereed → aangemeld: there is something to change first."""

    bevoegdheid: ClassVar[str] = "casus.gereed"
    casus_id: int
    versie: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekCasusIn(Opdracht):
    """Withdraw a casus, with the reason; the number stays used."""

    bevoegdheid: ClassVar[str] = "casus.intrekken"
    casus_id: int
    versie: int
    reden: str
