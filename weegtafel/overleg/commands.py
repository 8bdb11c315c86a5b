"""The acts around an overleg, as frozen commands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    ActieStatus,
    Adviessoort,
    Bekrachtigingsbesluit,
    Criteriumoordeel,
    Oordeel,
    Oordeelmoment,
    PuntSoort,
)
from weegtafel.kernel.opdracht import Opdracht, Wijziging

# --- planning -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOverleg(Opdracht):
    """Plan an overleg. Vorige notulen, open actions and advices to ratify come onto its agenda by themselves."""

    bevoegdheid: ClassVar[str] = "overleg.plannen"
    datum: date
    begintijd: time
    eindtijd: time
    locatie: str
    online_link: str = ""
    voorzitter_id: int
    secretaris_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigOverleg(Opdracht):
    """Change date, time, place, chair or secretary (fields of ``Overleg``)."""

    bevoegdheid: ClassVar[str] = "overleg.plannen"
    overleg_id: int
    wijzigingen: tuple[Wijziging, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaatOverlegVervallen(Opdracht):
    """A planned overleg does not take place; its casussen become gereed again."""

    bevoegdheid: ClassVar[str] = "overleg.plannen"
    overleg_id: int
    versie: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetOpAgenda(Opdracht):
    """Put a casus that is gereed on the agenda (gereed → geagendeerd). Also in an open overleg (spoed)."""

    bevoegdheid: ClassVar[str] = "overleg.plannen"
    overleg_id: int
    casus_id: int
    minuten: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegPuntToe(Opdracht):
    """Put another item (mededeling, vrij punt) on the agenda."""

    bevoegdheid: ClassVar[str] = "overleg.plannen"
    overleg_id: int
    titel: str
    minuten: int
    soort: PuntSoort = PuntSoort.VRIJ


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalVanAgenda(Opdracht):
    """Take an item off the agenda; a casus becomes gereed again. Only before it is dealt with."""

    bevoegdheid: ClassVar[str] = "overleg.plannen"
    punt_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VerplaatsPunt(Opdracht):
    """Move an item to place ``naar`` (0 = first) of the agenda."""

    bevoegdheid: ClassVar[str] = "overleg.plannen"
    punt_id: int
    naar: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetMinuten(Opdracht):
    """Plan the time of an item, in whole minutes, 1 to 480."""

    bevoegdheid: ClassVar[str] = "overleg.plannen"
    punt_id: int
    minuten: int


# --- in the meeting -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOverleg(Opdracht):
    """gepland → open."""

    bevoegdheid: ClassVar[str] = "overleg.leiden"
    overleg_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPunt(Opdracht):
    """Make an item the one under discussion; the time of the item before it is added up."""

    bevoegdheid: ClassVar[str] = "overleg.leiden"
    punt_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauzeer(Opdracht):
    """Stop the timer; the item stays the one under discussion."""

    bevoegdheid: ClassVar[str] = "overleg.leiden"
    overleg_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldAanwezigheid(Opdracht):
    """Record presence of an organisation, from an item on (None = from the start)."""

    bevoegdheid: ClassVar[str] = "overleg.leiden"
    overleg_id: int
    organisatie_id: int
    soort: Aanwezigheidssoort
    persoon_id: int | None = None
    punt_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekTerug(Opdracht):
    """Record that an organisation takes no part in an item, with the reason."""

    bevoegdheid: ClassVar[str] = "overleg.leiden"
    punt_id: int
    organisatie_id: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HefTerugtrekkingOp(Opdracht):
    """Undo a recusal that was recorded by mistake, before the advice is fixed."""

    bevoegdheid: ClassVar[str] = "overleg.leiden"
    punt_id: int
    organisatie_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GeefIndruk(Opdracht):
    """Record the judgement of an organisation; None takes it away."""

    bevoegdheid: ClassVar[str] = "overleg.leiden"
    punt_id: int
    organisatie_id: int
    moment: Oordeelmoment
    oordeel: Oordeel | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeegCriterium(Opdracht):
    """Record what the table finds on one criterion, with a short reason.

    ``oud`` is what the user saw stored (judgement, reason). With it only what differs from it is written, and that is
    refused when somebody else changed the same; without it the last writer wins.
    """

    bevoegdheid: ClassVar[str] = "advies.opstellen"
    punt_id: int
    criterium_id: int
    oordeel: Criteriumoordeel | None
    reden: str
    oud: tuple[Criteriumoordeel | None, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarPunt(Opdracht):
    """Save ``verslag`` of an item while typing."""

    bevoegdheid: ClassVar[str] = "notulen.schrijven"
    punt_id: int
    wijzigingen: tuple[Wijziging, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarVoorzittersnotitie(Opdracht):
    """Save the chair's own note with an item; it is shown to nobody else and printed nowhere."""

    bevoegdheid: ClassVar[str] = "overleg.notitie"
    punt_id: int
    wijzigingen: tuple[Wijziging, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarAdviesconcept(Opdracht):
    """Save fields of the draft advice while typing (``soort`` and the fields of ``AdviesInhoud``)."""

    bevoegdheid: ClassVar[str] = "advies.opstellen"
    punt_id: int
    wijzigingen: tuple[Wijziging, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StelAdviesVast(Opdracht):
    """Fix the advice of an item after it was read back and one named other person confirmed it.

    ``concept_versie`` is the version of the draft that was read back.
    """

    bevoegdheid: ClassVar[str] = "advies.vaststellen"
    punt_id: int
    concept_versie: int
    bevestigd_door_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviesInvoer:
    """The content of an advice that is given outside the draft of an item."""

    soort: Adviessoort
    motivering: str
    voorwaarden: str = ""
    afwijkend: str = ""
    leerpunt: str = ""
    evaluatiedatum: date | None = None
    profiel: str = ""
    intensiteit: str = ""
    volume: int | None = None
    eenheid: str = ""
    frequentie: str = ""
    duur_maanden: int | None = None
    productcategorie: str = ""
    productcode: str = ""
    ingangsdatum: date | None = None
    grondslag: str = ""
    alternatief_id: int | None = None
    nodig_wat: str = ""
    nodig_wie: str = ""
    nodig_wanneer: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GeefSpoedadvies(Opdracht):
    """An advice between two overleggen: always under voorbehoud, to be ratified in the next overleg."""

    bevoegdheid: ClassVar[str] = "advies.vaststellen"
    casus_id: int
    versie: int
    inhoud: AdviesInvoer
    bevestigd_door_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HerzieAdvies(Opdracht):
    """Correct a fixed advice by a new one with a reason; both stay readable."""

    bevoegdheid: ClassVar[str] = "advies.vaststellen"
    advies_id: int
    reden: str
    inhoud: AdviesInvoer
    bevestigd_door_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BekrachtigAdvies(Opdracht):
    """Decide on an advice under voorbehoud; needs quorum."""

    bevoegdheid: ClassVar[str] = "advies.vaststellen"
    punt_id: int
    besluit: Bekrachtigingsbesluit
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RondPuntAf(Opdracht):
    """Mark an item without casus as dealt with."""

    bevoegdheid: ClassVar[str] = "overleg.leiden"
    punt_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SchuifPuntDoor(Opdracht):
    """Carry an item over to a later overleg, with the reason; a casus becomes gereed again."""

    bevoegdheid: ClassVar[str] = "overleg.leiden"
    punt_id: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenPunt(Opdracht):
    """Take back afgerond or doorgeschoven while the overleg is still open (not after an advice was fixed)."""

    bevoegdheid: ClassVar[str] = "overleg.leiden"
    punt_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitOverleg(Opdracht):
    """open → gesloten; refused while an item has neither outcome nor a decision to carry it over.

    The draft minutes are written in the same transaction.
    """

    bevoegdheid: ClassVar[str] = "overleg.leiden"
    overleg_id: int


# --- actions --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LegActieVast(Opdracht):
    """Record an action: what, who (a person or an organisation), before when."""

    bevoegdheid: ClassVar[str] = "actie.bijwerken"
    wat: str
    wanneer: date
    persoon_id: int | None = None
    organisatie_id: int | None = None
    punt_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkActieBij(Opdracht):
    """Mark an action done, dropped or open again; or move its date."""

    bevoegdheid: ClassVar[str] = "actie.bijwerken"
    actie_id: int
    versie: int
    status: ActieStatus
    wanneer: date | None = None
    toelichting: str = ""


# --- minutes --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarNotulendeel(Opdracht):
    """Save the running text (``tekst``) of one section of draft minutes while typing."""

    bevoegdheid: ClassVar[str] = "notulen.schrijven"
    deel_id: int
    wijzigingen: tuple[Wijziging, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarNotulenversie(Opdracht):
    """Keep a snapshot of all sections under a reason."""

    bevoegdheid: ClassVar[str] = "notulen.schrijven"
    notulen_id: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HerstelNotulenversie(Opdracht):
    """Go back to a snapshot; the present text is kept as a snapshot first."""

    bevoegdheid: ClassVar[str] = "notulen.schrijven"
    notulen_id: int
    nummer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VernieuwNotulen(Opdracht):
    """Write the sections anew from what was recorded; the present text is kept as a snapshot first."""

    bevoegdheid: ClassVar[str] = "notulen.schrijven"
    notulen_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StelNotulenVast(Opdracht):
    """Establish the minutes in a later overleg (item ``punt_id`` of soort vorige_notulen); locks them for good."""

    bevoegdheid: ClassVar[str] = "notulen.vaststellen"
    punt_id: int
    notulen_id: int
    versie: int
