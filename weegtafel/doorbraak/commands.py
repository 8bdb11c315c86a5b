"""The acts of the doorbraak, as frozen commands.

Typing is saved field by field with :class:`Wijziging`; acts that move a request carry the ``versie`` that the user saw.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from weegtafel.doorbraak.codes import (
    Aanvragersoort,
    Besluitsoort,
    Effectuitslag,
    Registersoort,
    Toetsoordeel,
)
from weegtafel.kernel.opdracht import Opdracht, Wijziging


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakAanvraag(Opdracht):
    """File a request; it gets its number at once. ``velden`` may fill text fields of ``velden.AANVRAAG``.

    ``namens_id`` is the person for whom somebody else files; like who files, that person never becomes its coach.
    """

    bevoegdheid: ClassVar[str] = "doorbraak.aanvragen"
    gemeente_id: int
    aanvragersoort: Aanvragersoort
    aanvrager_functie: str = ""
    organisatie_id: int | None = None
    namens_id: int | None = None
    velden: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarAanvraag(Opdracht):
    """Save typed fields of ``velden.AANVRAAG`` (autosave)."""

    bevoegdheid: ClassVar[str] = "doorbraak.aanvragen"
    aanvraag_id: int
    wijzigingen: tuple[Wijziging, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarRij(Opdracht):
    """Save fields of one row below a request (autosave); ``rij_id`` None adds a row. Only its subclasses are acts."""

    aanvraag_id: int
    rij_id: int | None = None
    wijzigingen: tuple[Wijziging, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalRijWeg(Opdracht):
    """Take a row below a request away. Only its subclasses are acts."""

    aanvraag_id: int
    rij_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarHuishoudlid(BewaarRij):
    """A member of the household (``velden.HUISHOUDEN``)."""

    bevoegdheid: ClassVar[str] = "doorbraak.aanvragen"


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalHuishoudlidWeg(HaalRijWeg):
    """Take a member of the household away."""

    bevoegdheid: ClassVar[str] = "doorbraak.aanvragen"


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarBetrokkene(BewaarRij):
    """A helper with yearly cost or unknown (``velden.BETROKKENEN``)."""

    bevoegdheid: ClassVar[str] = "doorbraak.aanvragen"


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalBetrokkeneWeg(HaalRijWeg):
    """Take a helper away."""

    bevoegdheid: ClassVar[str] = "doorbraak.aanvragen"


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarRoutestap(BewaarRij):
    """A regular provision that was looked at (``velden.ROUTE``)."""

    bevoegdheid: ClassVar[str] = "doorbraak.route"


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalRoutestapWeg(HaalRijWeg):
    """Take a regular provision away."""

    bevoegdheid: ClassVar[str] = "doorbraak.route"


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarPlan(Opdracht):
    """Save typed fields of the plan (``velden.PLAN``)."""

    bevoegdheid: ClassVar[str] = "doorbraak.plan"
    aanvraag_id: int
    wijzigingen: tuple[Wijziging, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarBesteding(BewaarRij):
    """Something that is bought (``velden.BESTEDING``)."""

    bevoegdheid: ClassVar[str] = "doorbraak.plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalBestedingWeg(HaalRijWeg):
    """Take something that is bought out of the plan."""

    bevoegdheid: ClassVar[str] = "doorbraak.plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarLeefdomein(BewaarRij):
    """One life domain: now and expected (``velden.LEEFDOMEIN``); what came later is saved by ``LegNazorgVast``."""

    bevoegdheid: ClassVar[str] = "doorbraak.plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalLeefdomeinWeg(HaalRijWeg):
    """Take a life domain away."""

    bevoegdheid: ClassVar[str] = "doorbraak.plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarEffect(BewaarRij):
    """An effect of the calculation (``velden.EFFECT``); numbers are text with a point."""

    bevoegdheid: ClassVar[str] = "doorbraak.plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalEffectWeg(HaalRijWeg):
    """Take an effect out of the calculation."""

    bevoegdheid: ClassVar[str] = "doorbraak.plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class KiesPrijs(Opdracht):
    """Copy a price from the price list in force into an effect, with its year, source and version.

    ``indexeren`` brings it to the price level of today first, as far as the CPI series reaches.
    """

    bevoegdheid: ClassVar[str] = "doorbraak.plan"
    aanvraag_id: int
    effect_id: int
    prijscode: str
    indexeren: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarKnelpunt(BewaarRij):
    """What rule, scheme or habit stood in the way (``velden.KNELPUNT``); in every status."""

    bevoegdheid: ClassVar[str] = "doorbraak.aanvragen"


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalKnelpuntWeg(HaalRijWeg):
    """Take a knelpunt away."""

    bevoegdheid: ClassVar[str] = "doorbraak.aanvragen"


@dataclass(frozen=True, slots=True, kw_only=True)
class DienAanvraagIn(Opdracht):
    """aanvraag → route: the request is complete enough to look at regular ways."""

    bevoegdheid: ClassVar[str] = "doorbraak.aanvragen"
    aanvraag_id: int
    versie: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LosRegulierOp(Opdracht):
    """Close a request because a regular way exists; that counts as a success."""

    bevoegdheid: ClassVar[str] = "doorbraak.route"
    aanvraag_id: int
    versie: int
    toelichting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitRouteAf(Opdracht):
    """route → coach: no regular way helps, or with ``toelichting`` why one that can is not enough.

    With a coach or in the plan: the same reason for what turned out later to be possible; the status stays.
    """

    bevoegdheid: ClassVar[str] = "doorbraak.route"
    aanvraag_id: int
    versie: int
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WijsCoachToe(Opdracht):
    """coach → plan with the first coach; afterwards another coach takes over, with the reason."""

    bevoegdheid: ClassVar[str] = "doorbraak.toewijzen"
    aanvraag_id: int
    versie: int
    coach_id: int
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagToets(Opdracht):
    """plan → toets: the plan is complete."""

    bevoegdheid: ClassVar[str] = "doorbraak.plan"
    aanvraag_id: int
    versie: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LegToetsVast(Opdracht):
    """A second coach judges the plan, with a reason for each public value."""

    bevoegdheid: ClassVar[str] = "doorbraak.toets"
    aanvraag_id: int
    versie: int
    oordeel: Toetsoordeel
    legitimiteit: str
    betrokkenheid: str
    rendement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemBesluit(Opdracht):
    """Decide on the plan as it was tested. The amount is that of the plan; ``afwijzen`` commits nothing.

    A decision after another one revises it: the difference is committed or falls free.
    """

    bevoegdheid: ClassVar[str] = "doorbraak.besluit"
    aanvraag_id: int
    versie: int
    soort: Besluitsoort
    motivering: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HerzieBesluit(Opdracht):
    """uitvoering, nazorg or afgesloten → plan: what was decided must be decided anew; until then it stands."""

    bevoegdheid: ClassVar[str] = "doorbraak.plan"
    aanvraag_id: int
    versie: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoekRegel(Opdracht):
    """Add a line to the budgetregister: a reservering, betaling, vrijval or correctie (a verplichting is a besluit's).

    ``bedrag_cent`` is positive, but a correctie has the sign that it needs and names the line that it corrects.
    ``potperiode_id`` None takes the period in which the money was committed, or that of ``datum``.
    """

    bevoegdheid: ClassVar[str] = "doorbraak.register"
    aanvraag_id: int
    soort: Registersoort
    bedrag_cent: int
    datum: date
    omschrijving: str
    kenmerk: str = ""
    corrigeert_id: int | None = None
    potperiode_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetPot(Opdracht):
    """Set the pot of a period; with ``potperiode_id`` its amount or last day changes, with the reason."""

    bevoegdheid: ClassVar[str] = "inrichting.wijzigen"
    van: date
    tot: date
    bedrag_cent: int
    reden: str
    potperiode_id: int | None = None
    versie: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNazorg(Opdracht):
    """Add a day on which the effects will be looked at."""

    bevoegdheid: ClassVar[str] = "doorbraak.nazorg"
    aanvraag_id: int
    datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LaatNazorgVervallen(Opdracht):
    """A planned day will not take place, with the reason."""

    bevoegdheid: ClassVar[str] = "doorbraak.nazorg"
    aanvraag_id: int
    moment_id: int
    reden: str


@dataclass(frozen=True, slots=True)
class Effectbevinding:
    """What came of one effect; ``bedrag_cent`` is what was really avoided, None when unknown."""

    effect_id: int
    uitslag: Effectuitslag
    bedrag_cent: int | None = None
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Domeinbevinding:
    """How a life domain is later, in words and from 1 to 5."""

    domein_id: int
    later: str
    later_score: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegNazorgVast(Opdracht):
    """What was found on an evaluation day."""

    bevoegdheid: ClassVar[str] = "doorbraak.nazorg"
    aanvraag_id: int
    moment_id: int
    versie: int
    huishouden_zegt: str
    toelichting: str = ""
    effecten: tuple[Effectbevinding, ...] = ()
    domeinen: tuple[Domeinbevinding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StartNazorg(Opdracht):
    """uitvoering → nazorg: what was decided has been done."""

    bevoegdheid: ClassVar[str] = "doorbraak.nazorg"
    aanvraag_id: int
    versie: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitAanvraagAf(Opdracht):
    """nazorg → afgesloten: looked at, and the register is settled."""

    bevoegdheid: ClassVar[str] = "doorbraak.nazorg"
    aanvraag_id: int
    versie: int
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekAanvraagIn(Opdracht):
    """Withdraw a request on which nothing is committed, with the reason; the number stays used."""

    bevoegdheid: ClassVar[str] = "doorbraak.aanvragen"
    aanvraag_id: int
    versie: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemPrijslijstOp(Opdracht):
    """Add a version of the price list; ``inhoud`` is the JSON that ``prijslijstbestand.Voorstel`` made."""

    bevoegdheid: ClassVar[str] = "doorbraak.prijslijst"
    inhoud: str
    herkomst: str = ""
