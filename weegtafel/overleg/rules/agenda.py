"""The agenda and the course of an overleg: planning, order, time, carrying over, closing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import CasusStatus, NotulenStatus, OverlegStatus, PuntSoort, PuntStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg.rules.aanwezigheid import Puntfeit
from weegtafel.overleg.rules.taal import Bezwaar, Uitkomst, opsomming

VERSTE_PLANNING = timedelta(days=2 * 366)
LANGSTE_TITEL = 200
LANGSTE_REGEL = 500
KORTSTE_REDEN = 3
MINUTEN = range(1, 481)

#: Where the kinds of item come on an agenda; casussen and other items share the middle.
RANG = {
    PuntSoort.OPENING: 0,
    PuntSoort.VORIGE_NOTULEN: 1,
    PuntSoort.ACTIES: 2,
    PuntSoort.BEKRACHTIGING: 3,
    PuntSoort.CASUS: 4,
    PuntSoort.VRIJ: 4,
    PuntSoort.RONDVRAAG: 5,
}
#: Only these are put on and taken off by hand; the others come by themselves.
MET_DE_HAND = frozenset({PuntSoort.CASUS, PuntSoort.VRIJ})
#: These stand on every agenda by themselves, so carrying them over would put them there twice.
VANZELF = frozenset({PuntSoort.OPENING, PuntSoort.ACTIES, PuntSoort.RONDVRAAG})


@dataclass(frozen=True, slots=True)
class Leider:
    """The chair or the secretary of an overleg, as they stand on its date."""

    naam: str
    geldig: bool
    heeft_rol: bool


def toets_planning(
    datum: date,
    begintijd: time,
    eindtijd: time,
    vandaag: date,
    *,
    locatie: str,
    online_link: str,
    voorzitter: Leider,
    secretaris: Leider,
    datum_is_nieuw: bool = True,
) -> Uitkomst:
    """Whether an overleg can be planned so. ``datum_is_nieuw`` is False when only something else changes."""
    uit = []
    if datum_is_nieuw and datum < vandaag:
        uit.append(Bezwaar(f"{datum_voluit(datum)} is al voorbij. Kies een dag vanaf vandaag.", "datum"))
    if datum - vandaag > VERSTE_PLANNING:
        uit.append(Bezwaar(f"{datum_voluit(datum)} ligt te ver weg. Kies een dag binnen twee jaar.", "datum"))
    if eindtijd <= begintijd:
        uit.append(Bezwaar("De eindtijd moet na de begintijd liggen.", "eindtijd"))
    if not locatie.strip() and not online_link.strip():
        uit.append(Bezwaar("Vul in waar het overleg is: een plaats, of een link voor een online overleg.", "locatie"))
    for veld, tekst, wat in (("locatie", locatie, "De plaats"), ("online_link", online_link, "De link")):
        if len(tekst) > LANGSTE_REGEL or "\n" in tekst or "\r" in tekst:
            uit.append(Bezwaar(f"{wat} moet op één regel passen, in ten hoogste {LANGSTE_REGEL} tekens.", veld))
    for leider, veld, rol in ((voorzitter, "voorzitter_id", "voorzitter"), (secretaris, "secretaris_id", "secretaris")):
        if not leider.geldig:
            uit.append(Bezwaar(f"{leider.naam} hoort op {datum_voluit(datum)} niet bij de tafel.", veld))
        elif not leider.heeft_rol:
            uit.append(Bezwaar(f"{leider.naam} heeft op {datum_voluit(datum)} niet de rol {rol}.", veld))
    return Uitkomst.van(uit)


def toets_titel(titel: str) -> Uitkomst:
    """Whether the title of an item fits on one line."""
    if not titel.strip():
        return Uitkomst((Bezwaar("Geef het agendapunt een titel.", "titel"),))
    if len(titel.strip()) > LANGSTE_TITEL or "\n" in titel.strip():
        zin = f"De titel moet op één regel passen, in ten hoogste {LANGSTE_TITEL} tekens."
        return Uitkomst((Bezwaar(zin, "titel"),))
    return Uitkomst()


def toets_minuten(minuten: int) -> Uitkomst:
    """Whether an item gets a possible time."""
    if minuten in MINUTEN:
        return Uitkomst()
    return Uitkomst((Bezwaar("Een agendapunt duurt 1 tot en met 480 minuten.", "minuten"),))


def toets_reden(reden: str, vraag: str) -> Uitkomst:
    """Whether a reason was given; ``vraag`` is the sentence that asks for it."""
    return Uitkomst() if len(reden.strip()) >= KORTSTE_REDEN else Uitkomst((Bezwaar(vraag, "reden"),))


def eis_status(status: OverlegStatus, vervallen: bool, code: str, *goed: OverlegStatus) -> None:
    """Refuse an act that does not fit where the overleg stands.

    Raises:
        Regelovertreding: saying how it stands.
    """
    if vervallen:
        raise Regelovertreding(f"Overleg {code} is vervallen.")
    if status in goed:
        return
    zin = {
        OverlegStatus.GEPLAND: f"Overleg {code} is nog niet geopend.",
        OverlegStatus.OPEN: f"Overleg {code} is al geopend.",
        OverlegStatus.GESLOTEN: f"Overleg {code} is gesloten; hieraan wijzigt niets meer.",
        OverlegStatus.VASTGESTELD: f"De notulen van overleg {code} zijn vastgesteld; hieraan wijzigt niets meer.",
    }[status]
    raise Regelovertreding(zin)


def plaats_voor(soorten: Sequence[PuntSoort], soort: PuntSoort) -> int:
    """The index at which a new item of a kind comes on an agenda with these kinds in order."""
    rang = RANG[soort]
    laatste = max((n for n, ander in enumerate(soorten) if RANG[ander] <= rang), default=-1)
    if soort is PuntSoort.RONDVRAAG or PuntSoort.RONDVRAAG not in soorten:
        return laatste + 1
    return min(laatste + 1, soorten.index(PuntSoort.RONDVRAAG))


def verplaatst(punten: Sequence[Puntfeit], punt_id: int, naar: int, verankerd: Iterable[int] = ()) -> tuple[int, ...]:
    """Ids of the agenda after moving an item to place ``naar`` (0 = first).

    The opening stays first and the rondvraag last. In an open overleg only what still has to begin moves, and only
    behind what was begun (``verankerd``: finished, under discussion, timed, or with a presence from there on).

    Raises:
        Regelovertreding: the item cannot move there.
        ValueError: ``punt_id`` is not on this agenda.
    """
    punt = next((p for p in punten if p.id == punt_id), None)
    if punt is None:
        raise ValueError("the item is not on this agenda")
    if punt.soort in (PuntSoort.OPENING, PuntSoort.RONDVRAAG):
        raise Regelovertreding("De opening blijft vooraan en de rondvraag achteraan.")
    vast = set(verankerd)
    if punt_id in vast:
        raise Regelovertreding("Dit punt is al begonnen of afgerond en blijft op zijn plaats.")
    rest = [p for p in punten if p.id != punt_id]
    laagste = sum(1 for p in rest if p.soort is PuntSoort.OPENING)
    laagste = max(laagste, *(n + 1 for n, p in enumerate(rest) if p.id in vast), 0)
    hoogste = next((n for n, p in enumerate(rest) if p.soort is PuntSoort.RONDVRAAG), len(rest))
    plaats = max(min(naar, hoogste), min(laagste, len(rest)), 0)
    return tuple(p.id for p in (*rest[:plaats], punt, *rest[plaats:]))


# --- time -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tijdplan:
    """When each item begins when every item takes its planned time. All lengths in minutes."""

    aanvang: tuple[time, ...]
    gepland: int
    beschikbaar: int
    zin: str

    @property
    def past(self) -> bool:
        """Whether the agenda fits between begin and end."""
        return self.gepland <= self.beschikbaar


def _minuten(hoeveel: int) -> str:
    return f"{hoeveel} {'minuut' if hoeveel == 1 else 'minuten'}"


def tijdplan(begintijd: time, eindtijd: time, minuten: Sequence[int]) -> Tijdplan:
    """The begin of each item, and whether the whole fits."""
    start = datetime.combine(date(2000, 1, 1), begintijd)
    aanvang = []
    for m in minuten:
        aanvang.append(start.time())
        start += timedelta(minutes=m)
    ruimte = datetime.combine(date(2000, 1, 1), eindtijd) - datetime.combine(date(2000, 1, 1), begintijd)
    beschikbaar = max(0, int(ruimte.total_seconds() // 60))
    gepland = sum(minuten)
    over = beschikbaar - gepland
    if over < 0:
        rest = f"dat is {_minuten(-over)} te veel."
    elif over:
        rest = f"er {'is' if over == 1 else 'zijn'} nog {_minuten(over)} over."
    else:
        rest = "dat past precies."
    zin = f"Gepland: {_minuten(gepland)} van {_minuten(beschikbaar)}; {rest}"
    return Tijdplan(tuple(aanvang), gepland, beschikbaar, zin)


def seconden_erbij(sinds: datetime | None, nu: datetime) -> int:
    """Whole seconds that the timer ran; never negative, also when the clock of the machine was set back."""
    return 0 if sinds is None else max(0, int((nu - sinds).total_seconds()))


# --- outcome of items -----------------------------------------------------------------------------


def toets_opening(datum: date, vandaag: date, ander_open: str) -> Uitkomst:
    """Whether an overleg may open. ``ander_open`` is the code of another open overleg, empty when there is none."""
    uit = []
    if datum > vandaag:
        uit.append(
            Bezwaar(f"Dit overleg staat gepland op {datum_voluit(datum)}. Pas eerst de datum aan als het nu begint.")
        )
    if ander_open:
        uit.append(Bezwaar(f"Overleg {ander_open} is nog bezig. Sluit dat eerst."))
    return Uitkomst.van(uit)


def toets_afronden(
    soort: PuntSoort, status: PuntStatus, casus_status: CasusStatus | None = None, *, achterhaald: bool = False
) -> Uitkomst:
    """Whether an item may simply be marked as dealt with; some kinds need their own act.

    ``achterhaald`` is an advice under voorbehoud that was followed by a newer advice in the meantime.
    """
    zin = ""
    if status is not PuntStatus.OPEN:
        zin = f"Dit punt is al {status.omschrijving}."
    elif soort is PuntSoort.CASUS and casus_status is not CasusStatus.INGETROKKEN:
        zin = "Een casus rondt u af door het advies vast te stellen, of u schuift hem door."
    elif soort is PuntSoort.VORIGE_NOTULEN:
        zin = "Stel de notulen vast, of schuif dit punt door."
    elif soort is PuntSoort.BEKRACHTIGING and not achterhaald:
        zin = "Neem een besluit over het advies onder voorbehoud, of schuif dit punt door."
    return Uitkomst((Bezwaar(zin),)) if zin else Uitkomst()


def toets_doorschuiven(soort: PuntSoort) -> Uitkomst:
    """Whether an item of this kind can be carried over."""
    if soort in VANZELF:
        return Uitkomst((Bezwaar("Dit punt komt vanzelf terug op elke agenda. Rond het af."),))
    return Uitkomst()


def toets_heropenen(
    status: PuntStatus, *, heeft_advies: bool, heeft_bekrachtiging: bool, notulen: NotulenStatus | None
) -> Uitkomst:
    """Whether the outcome of an item may be taken back while the overleg is still open."""
    zin = ""
    if status is PuntStatus.OPEN:
        zin = "Dit punt is nog niet afgerond."
    elif heeft_advies:
        zin = "Het advies is vastgesteld. Een correctie is een herzien advies."
    elif heeft_bekrachtiging:
        zin = "Over dit advies is besloten; dat besluit staat vast."
    elif notulen is NotulenStatus.VASTGESTELD and status is PuntStatus.AFGEROND:
        zin = "Deze notulen zijn vastgesteld; dat staat vast."
    return Uitkomst((Bezwaar(zin),)) if zin else Uitkomst()


def toets_sluiting(punten: Iterable[Puntfeit]) -> Uitkomst:
    """Whether an overleg may close: every item has an outcome, or a decision to carry it over."""
    open_ = [f"{p.volgorde}. {p.titel}" for p in punten if p.status is PuntStatus.OPEN]
    if not open_:
        return Uitkomst()
    if len(open_) == 1:
        zin = f"Dit punt heeft nog geen uitkomst: {open_[0]}. Rond het af of schuif het door."
    else:
        zin = f"{len(open_)} punten hebben nog geen uitkomst: {opsomming(open_)}. Rond ze af of schuif ze door."
    return Uitkomst((Bezwaar(zin),))


def toets_vaststelling(
    notulen: NotulenStatus,
    bron: OverlegStatus,
    *,
    hoort_bij_punt: bool,
    zelfde_overleg: bool,
) -> Uitkomst:
    """Whether the minutes of an earlier overleg may be established at this item."""
    zin = ""
    if notulen is NotulenStatus.VASTGESTELD:
        zin = "Deze notulen zijn al vastgesteld."
    elif zelfde_overleg:
        zin = "Notulen worden vastgesteld in een volgend overleg."
    elif not hoort_bij_punt:
        zin = "Dit agendapunt gaat niet over deze notulen."
    elif bron is not OverlegStatus.GESLOTEN:
        zin = "Het overleg van deze notulen is nog niet gesloten."
    return Uitkomst((Bezwaar(zin),)) if zin else Uitkomst()


def notulentitel(documentnummer: str, datum: date) -> str:
    """The title of the item that establishes minutes."""
    return f"Notulen {documentnummer} van {datum_voluit(datum)} vaststellen"


def overlegcode(jaar: int, volgnummer: int) -> str:
    """The official code: ``WO-2026-0012``."""
    return f"WO-{jaar}-{volgnummer:04d}"


def documentnummer(code: str) -> str:
    """The number of the minutes of an overleg: ``NOT-2026-0012`` for ``WO-2026-0012``."""
    return "NOT-" + code.removeprefix("WO-")
