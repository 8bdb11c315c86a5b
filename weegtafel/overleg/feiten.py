"""What the documents of an overleg need to know, as frozen values without database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from weegtafel.casus.feiten import CasusFeiten
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    ActieStatus,
    Adviessoort,
    Bekrachtigingsbesluit,
    Criteriumoordeel,
    NotulenStatus,
    Oordeel,
    OrganisatieSoort,
    OverlegStatus,
    PuntSoort,
    PuntStatus,
    Voorbehoud,
)


@dataclass(frozen=True, slots=True)
class AfzenderFeiten:
    """Who sends a document: a municipality, or the jeugdregio when several share the table."""

    naam: str
    postadres: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class BewaringFeiten:
    """How long a document is kept: the class of the selectielijst, chosen by the archivist, and whole years."""

    klasse: str
    jaren: int

    @property
    def termijn(self) -> str:
        """The class and how long."""
        return f"{self.klasse}, {self.jaren} jaar"

    @property
    def zin(self) -> str:
        """As it stands in the properties of a file and, quietly, on its last page."""
        return f"Bewaren: {self.termijn}"


@dataclass(frozen=True, slots=True)
class OrganisatieFeiten:
    """An organisation at or around the table."""

    id: int
    naam: str
    afkorting: str
    soort: OrganisatieSoort


@dataclass(frozen=True, slots=True)
class PersoonFeiten:
    """Somebody of the set-up. ``aan_tafel`` says whether the organisation belongs to the table."""

    id: int
    naam: str
    functie: str
    email: str
    organisatie: OrganisatieFeiten | None
    aan_tafel: bool


@dataclass(frozen=True, slots=True)
class WisselingFeiten:
    """A change in presence; ``punt`` is the number on the agenda, None from the start."""

    soort: Aanwezigheidssoort
    punt: int | None
    tijdstip: datetime


@dataclass(frozen=True, slots=True)
class DeelnemerFeiten:
    """An organisation of the table and its presence. ``begin`` None: nothing was recorded."""

    organisatie: OrganisatieFeiten
    vertegenwoordigers: tuple[str, ...]
    begin: Aanwezigheidssoort | None
    wisselingen: tuple[WisselingFeiten, ...]


@dataclass(frozen=True, slots=True)
class IndrukFeiten:
    """What one organisation thought before and after the discussion."""

    organisatie: OrganisatieFeiten
    eerste: Oordeel | None
    na: Oordeel | None


@dataclass(frozen=True, slots=True)
class WegingFeiten:
    """What the table found on one criterion."""

    criterium: str
    vraag: str
    oordeel: Criteriumoordeel | None
    reden: str


@dataclass(frozen=True, slots=True)
class BekrachtigingFeiten:
    """What a next overleg decided on an advice under voorbehoud."""

    besluit: Bekrachtigingsbesluit
    toelichting: str
    overleg: str
    datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviesFeiten:
    """A fixed advice. ``namen`` gives the description of each code field by its key."""

    id: int
    nummer: str
    casus_id: int
    casusnummer: str
    punt_id: int | None
    overleg: str
    """Code of the overleg that gave it; empty for a spoedadvies between two overleggen."""
    soort: Adviessoort
    voorbehoud: Voorbehoud | None
    aanwezig: int
    totaal: int
    vastgesteld_op: datetime
    vastgesteld_door: str
    bevestigd_door: str
    herziet: str
    """Number of the advice that this one replaces, or empty."""
    herzien_reden: str
    herzien_door: str
    """Number of the advice that replaced this one, or empty."""
    herzien_op: date | None
    bekrachtiging: BekrachtigingFeiten | None
    motivering: str
    voorwaarden: tuple[str, ...]
    afwijkend: tuple[str, ...]
    leerpunt: str
    evaluatiedatum: date | None
    profiel: str
    intensiteit: str
    volume: int | None
    eenheid: str
    frequentie: str
    duur_maanden: int | None
    productcategorie: str
    productcode: str
    ingangsdatum: date | None
    grondslag: str
    alternatief: str
    """Name of the alternative the table points to, or empty."""
    alternatief_wat: str
    nodig_wat: str
    nodig_wie: str
    nodig_wanneer: date | None
    namen: Mapping[str, str] = field(default_factory=dict)

    def toon(self, sleutel: str) -> str:
        """A field of the advised indication as people read it; empty when the advice leaves it open."""
        waarde = getattr(self, sleutel)
        if waarde is None or waarde == "":
            return ""
        if isinstance(waarde, date):
            return datum_voluit(waarde)
        if isinstance(waarde, int):
            return f"{waarde:,}".replace(",", ".")
        return self.namen.get(sleutel, str(waarde))

    @property
    def geldt(self) -> bool:
        """Whether this advice still stands: not replaced and not refused by a next overleg."""
        geweigerd = self.bekrachtiging is not None and (
            self.bekrachtiging.besluit is Bekrachtigingsbesluit.NIET_BEKRACHTIGD
        )
        return not self.herzien_door and not geweigerd


@dataclass(frozen=True, slots=True)
class ActieFeiten:
    """Who does what, before when."""

    wat: str
    persoon: PersoonFeiten | None
    organisatie: OrganisatieFeiten | None
    wanneer: date
    status: ActieStatus
    casusnummer: str
    punt_id: int | None
    uit_overleg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PuntFeiten:
    """One item of the agenda with all that was recorded at it. ``nummer`` counts from 1."""

    id: int
    nummer: int
    soort: PuntSoort
    titel: str
    aanvang: time
    minuten: int
    seconden_gebruikt: int
    status: PuntStatus
    doorschuif_reden: str
    eerder_doorgeschoven: str
    """Code of the overleg that carried this item over, or empty."""
    tekst: str
    """The running text: the section of the minutes, or the notes of the secretary while there are none."""
    casus: CasusFeiten | None
    inbrenger: OrganisatieFeiten | None
    inbrenger_afwezig: bool
    adviezen: tuple[AdviesFeiten, ...]
    eerdere_adviezen: tuple[AdviesFeiten, ...]
    """Advices on the earlier casus of a her-indicatie, and on this casus in an earlier overleg."""
    bekrachtigt: AdviesFeiten | None
    teruggetrokken: tuple[tuple[OrganisatieFeiten, str], ...]
    indrukken: tuple[IndrukFeiten, ...]
    wegingen: tuple[WegingFeiten, ...]
    vorige_notulen: str
    """Document number of the minutes that this item establishes, or empty."""


@dataclass(frozen=True, slots=True)
class NotulenFeiten:
    """The state of the minutes; ``vastgesteld_in`` is the code of the overleg that established them."""

    documentnummer: str
    status: NotulenStatus
    vastgesteld_op: datetime | None
    vastgesteld_door: str
    vastgesteld_in: str
    hash: str
    opening: str
    aanwezigheid: str
    acties: str
    sluiting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlegFeiten:
    """One overleg, whole."""

    id: int
    code: str
    versie: int
    tafelnaam: str
    afzender: AfzenderFeiten
    bewaring: BewaringFeiten
    datum: date
    begintijd: time
    eindtijd: time
    locatie: str
    online_link: str
    status: OverlegStatus
    vervallen_reden: str
    geopend_op: datetime | None
    gesloten_op: datetime | None
    voorzitter: PersoonFeiten
    secretaris: PersoonFeiten
    deelnemers: tuple[DeelnemerFeiten, ...]
    quorumzin: str
    quorum_gehaald: bool
    tijdzin: str
    criteria: tuple[tuple[str, str, str], ...]
    """Name, question and explanation of each weighing criterion of the version this overleg uses."""
    punten: tuple[PuntFeiten, ...]
    acties: tuple[ActieFeiten, ...]
    """Actions agreed in this overleg."""
    open_acties: tuple[ActieFeiten, ...]
    """Actions of earlier overleggen that stand open."""
    notulen: NotulenFeiten | None
    personen: tuple[PersoonFeiten, ...]
    """Everybody of the set-up, also who left: their names may stand in running text."""
    organisaties: tuple[OrganisatieFeiten, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviesbriefFeiten:
    """One advice with its casus and what came before and after it."""

    advies: AdviesFeiten
    casus: CasusFeiten
    tafelnaam: str
    afzender: AfzenderFeiten
    bewaring: BewaringFeiten
    inbrenger: OrganisatieFeiten
    voorzitter: PersoonFeiten | None
    overlegdatum: date | None
    wegingen: tuple[WegingFeiten, ...]
    voorganger: AdviesFeiten | None
    """The advice that this one replaces."""
    personen: tuple[PersoonFeiten, ...]
    organisaties: tuple[OrganisatieFeiten, ...]
