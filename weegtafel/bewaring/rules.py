"""How long what stays, and who may let it go. Pure: facts in, dates and reasons out.

The terms are those of the Selectielijst gemeenten 2020 as the settings hold them. From when a term runs is a choice of
this program, on the safe side: the list says "procestermijn nihil", the Jeugdwet (7.3.8 lid 3) "from the last change of
the file, or as much longer as good care asks". So the latest of all days counts on which somebody could still work
with it: the last advice or ratification, the day to evaluate, the end of the help that was advised, an open action, a
later casus that follows on this one, and for money seven years after the last booking (AWR 52).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from weegtafel.bewaring.codes import Bewaarklasse, Lijstgrond, Lijststatus, Weigergrond
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import Adviessoort, CasusStatus, OverlegStatus
from weegtafel.kernel.errors import Regelovertreding

BEDENKDAGEN = 7
#: Jeugdwet 7.3.9: destruction within three months after the request.
VERZOEKMAANDEN = 3
BOEKJAREN = 7
#: Advices after which no help by an indication follows from this municipality.
GEEN_VOORZIENING = frozenset({Adviessoort.VOORLIGGEND_VELD, Adviessoort.ANDERE_GRONDSLAG})
#: Advices that decide nothing yet; a casus with only these was broken off.
ZONDER_UITKOMST = frozenset({Adviessoort.AANHOUDEN, Adviessoort.INGETROKKEN})
REDEN_MINIMUM = 10

_TERMIJN = re.compile(r"P(\d{1,4})([YD])")
Termijnen = Mapping[Bewaarklasse, str]


@dataclass(frozen=True, slots=True)
class Bewaring:
    """What holds for one object. ``vanaf`` is the first day on which it may go; None with ``wacht_op`` saying why."""

    klasse: Bewaarklasse
    termijn: str
    sinds: date | None = None
    vanaf: date | None = None
    wacht_op: str = ""

    def is_verstreken(self, vandaag: date) -> bool:
        """Whether the term is over."""
        return self.vanaf is not None and self.vanaf <= vandaag


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviesfeit:
    """One advice: what counts for its term. ``tot`` is the end of the help it speaks of."""

    soort: Adviessoort
    dag: date
    evaluatie: date | None = None
    tot: date | None = None
    bekrachtigd: date | None = None
    wacht: bool = False
    """Under voorbehoud, and not ratified yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Casusfeit:
    """One casus. ``laatst`` is the day of its last change, ``later`` what holds for a casus that follows on it."""

    status: CasusStatus
    laatst: date
    adviezen: tuple[Adviesfeit, ...] = ()
    tot: date | None = None
    open_acties: int = 0
    later: Bewaring | None = None


# --- reckoning ------------------------------------------------------------------------------------


def tel_op(dag: date, termijn: str) -> date:
    """The day a term ends; from 29 February a year later is 1 March. Raises ValueError for another form of term."""
    gevonden = _TERMIJN.fullmatch(termijn)
    if gevonden is None:
        raise ValueError(termijn)
    aantal = int(gevonden[1])
    if gevonden[2] == "D":
        return dag + timedelta(days=aantal)
    try:
        return dag.replace(year=dag.year + aantal)
    except ValueError:
        return date(dag.year + aantal, 3, 1)


def maanden_later(dag: date, maanden: int) -> date:
    """The same day some months on, or the last day of that month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    volgende = date(jaar + (maand == 11), (maand + 1) % 12 + 1, 1)
    return min(volgende - timedelta(days=1), date(jaar, maand + 1, 1) + timedelta(days=dag.day - 1))


def termijn_voluit(termijn: str) -> str:
    """A term in words: ``20 jaar``, ``42 dagen``."""
    gevonden = _TERMIJN.fullmatch(termijn)
    if gevonden is None:
        return termijn
    if gevonden[2] == "Y":
        return f"{gevonden[1]} jaar"
    return "1 dag" if gevonden[1] == "1" else f"{gevonden[1]} dagen"


def _vanaf(
    klasse: Bewaarklasse, termijnen: Termijnen, dagen: Iterable[date | None], niet_voor: date | None
) -> Bewaring:
    sinds = max(d for d in dagen if d is not None)
    einde = tel_op(sinds, termijnen[klasse])
    # A term of twenty years ends with its last day; from the next one it may go.
    vanaf = max(einde + timedelta(days=1), niet_voor or date.min)
    return Bewaring(klasse, termijnen[klasse], sinds, vanaf)


def van_casus(feit: Casusfeit, termijnen: Termijnen) -> Bewaring:
    """What holds for a casus with its adviezen, weighing and actions."""
    uitkomsten = [a for a in feit.adviezen if a.soort not in ZONDER_UITKOMST]
    if not uitkomsten:
        klasse = Bewaarklasse.AFGEBROKEN
    elif uitkomsten[-1].soort in GEEN_VOORZIENING and all(a.soort in GEEN_VOORZIENING for a in uitkomsten):
        klasse = Bewaarklasse.GEWEIGERD
    else:
        klasse = Bewaarklasse.VERSTREKT
    wacht = ""
    if feit.status not in (CasusStatus.GEADVISEERD, CasusStatus.INGETROKKEN):
        wacht = f"de casus is nog {feit.status.omschrijving}"
    elif any(a.wacht for a in feit.adviezen):
        wacht = "een advies wacht nog op bekrachtiging"
    elif feit.open_acties:
        wacht = "er staat nog een actie open"
    elif feit.later is not None and feit.later.vanaf is None:
        wacht = "een latere casus volgt op deze en loopt nog"
    if wacht:
        return Bewaring(klasse, termijnen[klasse], wacht_op=wacht)
    if klasse is Bewaarklasse.AFGEBROKEN:
        dagen: list[date | None] = [feit.laatst]
    else:
        dagen = [d for a in feit.adviezen for d in (a.dag, a.bekrachtigd, a.evaluatie)]
        if klasse is Bewaarklasse.VERSTREKT:
            dagen += [feit.tot, *(a.tot for a in feit.adviezen)]
    return _vanaf(klasse, termijnen, dagen, feit.later.vanaf if feit.later is not None else None)


def van_overleg(
    status: OverlegStatus,
    datum: date,
    vervallen: bool,
    vastgesteld: date | None,
    open_acties: int,
    termijnen: Termijnen,
) -> Bewaring:
    """What holds for an overleg with its minutes; one that lapsed has none and counts from its day."""
    klasse = Bewaarklasse.NOTULEN
    if not vervallen and (status is not OverlegStatus.VASTGESTELD or vastgesteld is None):
        return Bewaring(klasse, termijnen[klasse], wacht_op="de notulen zijn nog niet vastgesteld")
    if open_acties:
        return Bewaring(klasse, termijnen[klasse], wacht_op="er staat nog een actie open")
    return _vanaf(klasse, termijnen, [datum, vastgesteld], None)


def van_aanvraag(*, klaar: bool, besloten: bool, laatst: date, boeking: date | None, termijnen: Termijnen) -> Bewaring:
    """What holds for a doorbraakaanvraag; ``boeking`` is the day of the last line in the budgetregister."""
    klasse = Bewaarklasse.DOORBRAAK if besloten or boeking is not None else Bewaarklasse.AFGEBROKEN
    if not klaar:
        return Bewaring(klasse, termijnen[klasse], wacht_op="de aanvraag loopt nog")
    geld = tel_op(boeking, f"P{BOEKJAREN}Y") + timedelta(days=1) if boeking is not None else None
    return _vanaf(klasse, termijnen, [laatst], geld)


def van_klad(geschreven: date, termijnen: Termijnen) -> Bewaring:
    """What holds for a text that could not be stored where it belonged."""
    return _vanaf(Bewaarklasse.KLAD, termijnen, [geschreven], None)


# --- the list -------------------------------------------------------------------------------------


def eis_reden(reden: str, veld: str = "reden") -> str:
    """The reason, tidied. Raises Regelovertreding when it says nothing."""
    net = " ".join(reden.split())
    if len(net) < REDEN_MINIMUM:
        zin = "Schrijf in een zin waarom. Noem geen namen."
        raise Regelovertreding(zin, {veld: zin})
    if len(net) > 500:
        zin = "Houd de reden korter dan 500 tekens."
        raise Regelovertreding(zin, {veld: zin})
    return net


def eis_op_lijst(nummer: str, bewaring: Bewaring, vandaag: date, *, plicht: bool, elders: str, verzoek: bool) -> None:
    """Whether an object may come on a list.

    Raises:
        Regelovertreding: it is not over its term (and nobody asked), a hold rests on it, it stands on another list.
    """
    if plicht:
        raise Regelovertreding(f"Op {nummer} rust een bewaarplicht. Hef die eerst op.")
    if elders:
        raise Regelovertreding(f"{nummer} staat al op lijst {elders}.")
    if verzoek:
        return
    if bewaring.vanaf is None:
        raise Regelovertreding(f"{nummer} kan nog niet weg: {bewaring.wacht_op}.")
    if bewaring.vanaf > vandaag:
        raise Regelovertreding(f"{nummer} wordt bewaard tot {datum_voluit(bewaring.vanaf)}.")


def eis_stap(nummer: str, status: Lijststatus, nodig: Lijststatus, wat: str) -> None:
    """Refuse a step that a list in this status does not know."""
    if status is not nodig:
        raise Regelovertreding(f"Lijst {nummer} is {status.omschrijving} en kan niet {wat} worden.")


def eis_ander(nummer: str, maker_id: int, bewerkers: Collection[int], wie: int) -> None:
    """The four eyes: the reviewer is not the maker and did not work on the list."""
    if wie == maker_id or wie in bewerkers:
        raise Regelovertreding(f"U werkte zelf aan lijst {nummer}. Een ander beoordeelt haar.")


def uitvoerbaar_vanaf(beoordeeld: datetime) -> datetime:
    """When the time to think is over."""
    return beoordeeld + timedelta(days=BEDENKDAGEN)


def eis_uitvoerbaar(nummer: str, status: Lijststatus, beoordeeld: datetime | None, nu: datetime) -> None:
    """Refuse execution of a list that is not approved, or too early."""
    if status is not Lijststatus.GOEDGEKEURD or beoordeeld is None:
        raise Regelovertreding(f"Lijst {nummer} is niet goedgekeurd. Een ander dan de maker beoordeelt haar eerst.")
    vanaf = uitvoerbaar_vanaf(beoordeeld)
    if nu < vanaf:
        raise Regelovertreding(
            f"De bedenktijd van lijst {nummer} loopt tot {datum_voluit(vanaf.date())}, {vanaf:%H:%M} uur. "
            "Tot dan kan zij nog worden ingetrokken."
        )


def lijstreden(grond: Lijstgrond, reden: str) -> str:
    """The reason of a list; one by term needs none."""
    return eis_reden(reden, "toelichting") if grond is Lijstgrond.VERZOEK else " ".join(reden.split())[:500]


def eis_weigering(grond: Weigergrond | None, reden: str) -> str:
    """A request is refused on one of two grounds, with a reason."""
    if grond is None:
        zin = "Kies de grond waarop het verzoek wordt afgewezen (Jeugdwet, artikel 7.3.9)."
        raise Regelovertreding(zin, {"weigergrond": zin})
    return eis_reden(reden)
