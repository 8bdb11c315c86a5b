"""The rows that ``overleg.queries`` and ``overleg.vergaderqueries`` answer with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    ActieStatus,
    Adviessoort,
    CasusSoort,
    Criteriumoordeel,
    NotulenStatus,
    Oordeel,
    OverlegStatus,
    PuntSoort,
    PuntStatus,
    Voorbehoud,
)
from weegtafel.overleg.rules.aanwezigheid import Quorumstand

Stand = tuple[object, ...]
"""A few versions and counts: other than before means that something in the overleg changed."""


@dataclass(frozen=True, slots=True)
class OverlegRij:
    """One line of the list of overleggen."""

    id: int
    code: str
    datum: date
    begintijd: time
    eindtijd: time
    locatie: str
    status: OverlegStatus
    vervallen: bool
    voorzitter: str
    casussen: int
    adviezen: int
    """How many of its items have a fixed advice."""


@dataclass(frozen=True, slots=True)
class PuntRij:
    """One item of an agenda. Times in whole minutes and seconds."""

    id: int
    soort: PuntSoort
    volgorde: int
    titel: str
    minuten: int
    begint: time
    """The planned start: that of the overleg and the minutes of what stands before it."""
    seconden: int
    """Used until the item was last started or stopped."""
    status: PuntStatus
    casus_id: int | None
    casus_nummer: str
    casus_soort: CasusSoort | None
    inbrenger_id: int | None
    inbrenger: str
    inbrenger_kort: str
    inbrenger_afwezig: bool
    advies_id: int | None
    uitkomst: Adviessoort | None
    voorbehoud: Voorbehoud | None
    doorschuif_reden: str
    doorgeschoven_uit: str
    """Code of the overleg from which it was carried over, or empty."""
    versie: int


@dataclass(frozen=True, slots=True)
class DeelnemerRij:
    """A member organisation and what is known of its presence at the end of what was recorded."""

    id: int
    naam: str
    kort: str
    is_gi: bool
    aanwezigheid: Aanwezigheidssoort | None


@dataclass(frozen=True, slots=True)
class OverlegBlad:
    """One overleg with its agenda and its table."""

    id: int
    code: str
    datum: date
    begintijd: time
    eindtijd: time
    locatie: str
    online_link: str
    voorzitter_id: int
    voorzitter: str
    secretaris_id: int
    secretaris: str
    status: OverlegStatus
    vervallen_reden: str
    geopend_op: datetime | None
    gesloten_op: datetime | None
    actief_punt_id: int | None
    actief_sinds: datetime | None
    criteriumversie_id: int
    versie: int
    punten: tuple[PuntRij, ...]
    deelnemers: tuple[DeelnemerRij, ...]
    verwacht: Quorumstand
    """The quorum as it would be at the start when nobody else reports."""
    notulen_id: int | None
    notulen_status: NotulenStatus | None

    @property
    def gepland_minuten(self) -> int:
        """The minutes of all items together."""
        return sum(p.minuten for p in self.punten)

    @property
    def beschikbaar_minuten(self) -> int:
        """The minutes between begin and end."""
        begin, eind = self.begintijd, self.eindtijd
        return (eind.hour - begin.hour) * 60 + eind.minute - begin.minute

    def punt(self, punt_id: int | None) -> PuntRij | None:
        """The item with this id, when it is on this agenda."""
        return next((p for p in self.punten if p.id == punt_id), None)


@dataclass(frozen=True, slots=True)
class TafelRij:
    """An organisation at one item: is it there, is it recused, and what did it say."""

    id: int
    naam: str
    kort: str
    is_gi: bool
    aanwezigheid: Aanwezigheidssoort | None
    teruggetrokken: str | None
    """The reason of its recusal at this item, None when it takes part."""
    eerste: Oordeel | None
    na: Oordeel | None
    is_inbrenger: bool

    @property
    def doet_mee(self) -> bool:
        """Present and not recused."""
        return self.teruggetrokken is None and self.aanwezigheid is not None and self.aanwezigheid.is_er


@dataclass(frozen=True, slots=True)
class CriteriumStand:
    """A weighing criterion and what the table found."""

    id: int
    nummer: int
    naam: str
    vraag: str
    oordeel: Criteriumoordeel | None
    reden: str


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One section of a casus: its title and (question, answer) pairs."""

    titel: str
    vragen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EerderAdvies:
    """An earlier advice on this casus or on the casus that it renews."""

    advies_id: int
    nummer: str
    soort: Adviessoort
    vastgesteld_op: datetime
    evaluatiedatum: date | None
    motivering: str
    casus_id: int


@dataclass(frozen=True, slots=True)
class CasusBlad:
    """A casus as the table reads it."""

    id: int
    nummer: str
    soort: CasusSoort
    versie: int
    inbrenger_id: int
    inbrenger: str
    gevraagd: str
    """What is asked, on one line."""
    omvang: str
    """Volume, duration, start and cost, on one line."""
    resultaat: str
    resultaat_datum: date | None
    onderdelen: tuple[Onderdeel, ...]
    eerdere_casus: str
    eerder: tuple[EerderAdvies, ...]
    waarden: dict[str, object]
    """The stored values of the requested indication, by field of ``AdviesInhoud``."""


@dataclass(frozen=True, slots=True)
class ConceptBlad:
    """The draft advice: the stored values by field name (``soort`` included) and the version that was read."""

    versie: int
    soort: Adviessoort | None
    waarden: dict[str, object]


@dataclass(frozen=True, slots=True)
class AdviesBlad:
    """A fixed advice with the words for its codes; ``regels`` are (label, text) of what its kind fixes."""

    id: int
    nummer: str
    casus_id: int
    casus_nummer: str
    soort: Adviessoort
    waarden: dict[str, object]
    regels: tuple[tuple[str, str], ...]
    motivering: str
    voorwaarden: tuple[str, ...]
    afwijkend: tuple[str, ...]
    leerpunt: str
    evaluatiedatum: date | None
    voorbehoud: Voorbehoud | None
    bekrachtiging: str
    """What a later overleg decided on the reservation and why, or empty."""
    aanwezig: int
    totaal: int
    vastgesteld_op: datetime
    vastgesteld_door: str
    bevestigd_door: str
    herziet: str
    """Number of the advice that this one corrects, or empty."""
    herzien_door: str
    """Number of the advice that corrects this one, or empty."""
    herzien_reden: str


@dataclass(frozen=True, slots=True)
class ActieBlad:
    """An action point as the meeting screen shows it."""

    id: int
    wat: str
    wie: str
    wanneer: date
    status: ActieStatus
    herkomst: str
    """Code of the overleg in which it was agreed, or empty."""
    casus_nummer: str
    versie: int


@dataclass(frozen=True, slots=True)
class NotulenBlad:
    """Minutes that wait to be established: the text of each section."""

    id: int
    documentnummer: str
    overleg_code: str
    datum: date
    status: NotulenStatus
    versie: int
    delen: tuple[tuple[str, str], ...]
    schoon: bool = True
    """Whether nothing red stands in a draft; only then the table sees it on the wall."""


@dataclass(frozen=True, slots=True)
class Bevestigerrij:
    """Somebody who may confirm the read-back."""

    id: int
    naam: str
    functie: str
    organisatie: str
    schreef_mee: bool = False
    """Wrote in the draft, so that somebody else confirms."""


@dataclass(frozen=True, slots=True)
class PuntBlad:
    """Everything about one item of the agenda."""

    punt: PuntRij
    verslag: str
    notitie: str
    quorum: Quorumstand
    tafel: tuple[TafelRij, ...]
    casus: CasusBlad | None
    criteria: tuple[CriteriumStand, ...]
    concept: ConceptBlad
    advies: AdviesBlad | None
    acties: tuple[ActieBlad, ...]
    """Actions agreed at this item; at the item ``acties`` every open action from before."""
    notulen: NotulenBlad | None
    bekrachtigd: bool
    """Whether the decision on the reservation was taken at this item."""
    bevestigers: tuple[Bevestigerrij, ...]


@dataclass(frozen=True, slots=True)
class Vergadering:
    """What the meeting screen shows at one moment: the agenda, the item in front and the sign of change."""

    overleg: OverlegBlad
    blad: PuntBlad | None
    stand: Stand
