"""The learning curve: what came to the table, what came of it, and how long it took. Counted in SQL.

An advice counts on the day it was fixed. Of a casus with several adviezen in a period the last one counts, so that a
casus that was withheld and came back is one casus; a period therefore sums to its casussen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlmodel import Session

from weegtafel.inzicht.codes import UITKOMST_VAN, Uitkomst
from weegtafel.inzicht.periode import Periode
from weegtafel.inzicht.statistiek import Trend, gewogen_mediaan, trend_aandeel, trend_aantal, trend_maat
from weegtafel.kernel.codes import Adviessoort

#: Of each casus the last advice in the period.
_LAATSTE = (
    "WITH laatste AS MATERIALIZED (SELECT casus_id, soort, agendapunt_id, max(vastgesteld_op) AS op FROM advies "
    "WHERE vastgesteld_op >= :van AND vastgesteld_op < :na GROUP BY casus_id) "
)
UITKOMSTEN = text(
    _LAATSTE + "SELECT substr(l.op, 1, 7), c.soort, l.soort, count(*) FROM laatste l JOIN casus c ON c.id = l.casus_id "
    "WHERE c.status <> 'vernietigd' GROUP BY 1, 2, 3"
)
_WACHTTIJD = text(
    _LAATSTE + "SELECT substr(l.op, 1, 7), CAST(julianday(date(l.op)) - julianday(date(c.aangemaakt_op)) AS INTEGER), "
    "count(*) FROM laatste l JOIN casus c ON c.id = l.casus_id WHERE c.status <> 'vernietigd' GROUP BY 1, 2"
)
#: Position among the casussen of an overleg, in the order of the agenda.
_PLAATS = text(
    "WITH p AS MATERIALIZED (SELECT p.id, p.seconden_gebruikt AS s, substr(o.datum, 1, 7) AS maand, "
    "row_number() OVER (PARTITION BY p.overleg_id ORDER BY p.volgorde) AS plek "
    "FROM agendapunt p JOIN overleg o ON o.id = p.overleg_id WHERE p.soort = 'casus' AND p.status = 'afgerond' "
    "AND o.datum BETWEEN :van AND :tot) "
    "SELECT p.maand, p.plek, a.soort, count(*), sum(p.s) FROM p "
    "JOIN advies a ON a.agendapunt_id = p.id AND a.herziet_id IS NULL GROUP BY 1, 2, 3"
)
_ACTIES = text(
    "SELECT substr(wanneer, 1, 7), count(*), sum(status = 'gedaan' AND afgehandeld_op <= wanneer) FROM actie "
    "WHERE wanneer BETWEEN :van AND :tot AND wanneer <= :vandaag AND status <> 'vervallen' GROUP BY 1"
)
#: What :func:`leercurve` asks.
VRAGEN = (UITKOMSTEN, _WACHTTIJD, _PLAATS, _ACTIES)
#: Beyond this place in a meeting nobody has enough casussen to compare with.
LAATSTE_PLEK = 8


@dataclass(frozen=True, slots=True)
class Maandcurve:
    """One month. ``minuten`` and ``wachtdagen`` are a mean and a median, None of nothing."""

    maand: str
    casussen: int
    nieuw: int
    her: int
    uitkomsten: Mapping[Uitkomst, int]
    minuten: float | None
    wachtdagen: float | None
    acties: int
    acties_op_tijd: int

    @property
    def niet_zoals_gevraagd(self) -> int:
        """Casussen in which the requested indication does not come: another law, or no indication."""
        return self.uitkomsten[Uitkomst.AFGEWEZEN] + self.uitkomsten[Uitkomst.ANDERE_GRONDSLAG]


@dataclass(frozen=True, slots=True)
class Plek:
    """The casussen that were n-th in their overleg."""

    plek: int
    casussen: int
    niet_beslist: int
    """Withheld: the table could not decide."""
    niet_zoals_gevraagd: int
    minuten: float


@dataclass(frozen=True, slots=True)
class Leercurve:
    """A period, month by month, with the directions."""

    maanden: tuple[Maandcurve, ...]
    plekken: tuple[Plek, ...]
    trends: Mapping[str, Trend]
    """``casussen``, ``afgewezen`` (not as asked), ``aangehouden``, ``minuten``, ``wachtdagen``, ``acties``."""
    plekadvies: str
    """What the order of the meeting suggests, in a sentence."""

    @property
    def casussen(self) -> int:
        """All casussen with an advice; one that came in two months counts in both."""
        return sum(m.casussen for m in self.maanden)


def grenzen(van: date, tot: date) -> dict[str, str]:
    """The bounds of a period as the statements take them."""
    # A moment is stored as text that begins with its day, so anything of the last day sorts before this.
    return {"van": van.isoformat(), "tot": tot.isoformat(), "na": tot.isoformat() + "~"}


def uitkomsten(sessie: Session, van: date, tot: date) -> dict[Uitkomst, int]:
    """How many casussen had which outcome in a period; every outcome has a number, and they sum to the casussen."""
    uit = dict.fromkeys(Uitkomst, 0)
    for _, _, soort, aantal in sessie.execute(UITKOMSTEN, grenzen(van, tot)):
        uit[_uitkomst(soort)] += aantal
    return uit


def per_maand(sessie: Session, van: date, tot: date) -> dict[str, int]:
    """Casussen with an advice by month of a period that begins and ends whole months; every month has a number."""
    uit = dict.fromkeys((f"{maand:%Y-%m}" for maand in Periode(van, tot, "").maanden), 0)
    for maand, _, _, aantal in sessie.execute(UITKOMSTEN, grenzen(van, tot)):
        uit[maand] += aantal
    return uit


def _uitkomst(soort: str) -> Uitkomst:
    return UITKOMST_VAN[Adviessoort(soort)]  # type: ignore[call-arg]  # lookup by value


def leercurve(sessie: Session, van: date, tot: date, vandaag: date) -> Leercurve:
    """All figures of a period. ``vandaag`` says which actions could be done by now."""
    dagen = grenzen(van, tot)
    soorten: dict[str, Counter[str]] = {}
    telling: dict[str, Counter[Uitkomst]] = {}
    for maand, soort, advies, aantal in sessie.execute(UITKOMSTEN, dagen):
        soorten.setdefault(maand, Counter())[soort] += aantal
        telling.setdefault(maand, Counter())[_uitkomst(advies)] += aantal
    wacht: dict[str, list[tuple[float, int]]] = {}
    for maand, gewacht, aantal in sessie.execute(_WACHTTIJD, dagen):
        wacht.setdefault(maand, []).append((float(gewacht), aantal))
    tijd: dict[str, list[int]] = {}
    per_plek: dict[int, Counter[str]] = {}
    for maand, plek, advies, aantal, seconden in sessie.execute(_PLAATS, dagen):
        som = tijd.setdefault(maand, [0, 0])
        som[0] += aantal
        som[1] += seconden
        tel = per_plek.setdefault(min(plek, LAATSTE_PLEK), Counter())
        tel.update({"n": aantal, "s": seconden, _uitkomst(advies).value: aantal})
    acties = {
        maand: (aantal, op_tijd or 0)
        for maand, aantal, op_tijd in sessie.execute(_ACTIES, {**dagen, "vandaag": vandaag.isoformat()})
    }
    maanden = tuple(
        Maandcurve(
            maand,
            telling.get(maand, Counter()).total(),
            soorten.get(maand, Counter())["nieuw"],
            soorten.get(maand, Counter())["her"],
            {u: telling.get(maand, Counter())[u] for u in Uitkomst},
            tijd[maand][1] / tijd[maand][0] / 60 if maand in tijd else None,
            gewogen_mediaan(wacht.get(maand, [])),
            *acties.get(maand, (0, 0)),
        )
        for maand in sorted(telling.keys() | tijd.keys() | acties.keys())
    )
    plekken = tuple(
        Plek(
            plek,
            tel["n"],
            tel[Uitkomst.AANGEHOUDEN.value],
            tel[Uitkomst.AFGEWEZEN.value] + tel[Uitkomst.ANDERE_GRONDSLAG.value],
            tel["s"] / tel["n"] / 60,
        )
        for plek, tel in sorted(per_plek.items())
    )
    return Leercurve(maanden, plekken, _trends(maanden), plekadvies(plekken))


def _nr(maand: str) -> int:
    return int(maand[:4]) * 12 + int(maand[5:7])


def _trends(maanden: tuple[Maandcurve, ...]) -> dict[str, Trend]:
    met = [m for m in maanden if m.casussen]
    return {
        "casussen": trend_aantal([(_nr(m.maand), m.casussen) for m in met]),
        "afgewezen": trend_aandeel([(_nr(m.maand), m.niet_zoals_gevraagd, m.casussen) for m in met]),
        "aangehouden": trend_aandeel([(_nr(m.maand), m.uitkomsten[Uitkomst.AANGEHOUDEN], m.casussen) for m in met]),
        "minuten": trend_maat([(_nr(m.maand), m.minuten) for m in met if m.minuten is not None]),
        "wachtdagen": trend_maat([(_nr(m.maand), m.wachtdagen) for m in met if m.wachtdagen is not None]),
        "acties": trend_aandeel([(_nr(m.maand), m.acties_op_tijd, m.acties) for m in maanden]),
    }


def plekhelften(plekken: tuple[Plek, ...]) -> tuple[list[Plek], list[Plek]]:
    """The first three of an overleg, and what comes after them."""
    return [p for p in plekken if p.plek <= 3], [p for p in plekken if p.plek > 3]


def plekadvies(plekken: tuple[Plek, ...]) -> str:
    """Whether the table decides less late in a meeting, and what to do about it."""
    vroeg, laat = plekhelften(plekken)
    n = [sum(p.casussen for p in helft) for helft in (vroeg, laat)]
    if min(n, default=0) < 20:
        return "Er zijn te weinig casussen laat op de agenda om vroeg en laat te vergelijken."
    aan = [sum(p.niet_beslist for p in helft) for helft in (vroeg, laat)]
    af = [sum(p.niet_zoals_gevraagd for p in helft) for helft in (vroeg, laat)]
    delen = [[f"{100 * k / geheel:.0f} %" for k, geheel in zip(soort, n, strict=True)] for soort in (aan, af)]
    zin = (
        f"Van de eerste drie casussen houdt de tafel {delen[0][0]} aan en wijst of verwijst zij {delen[1][0]}; "
        f"van de latere is dat {delen[0][1]} en {delen[1][1]}"
    )
    verschillen = {"aanhoudt": _verschil(aan[1], n[1], aan[0], n[0]), "afwijst": _verschil(af[1], n[1], af[0], n[0])}
    vaker = [woord for woord, (laagst, _) in verschillen.items() if laagst > 0]
    if vaker:
        return (
            f"{zin}. Dat zij laat vaker {' en '.join(vaker)} is meer dan toeval: las na drie casussen een pauze in en "
            "zet de lastigste voorop."
        )
    if all(hoogst < 0 for _, hoogst in verschillen.values()):
        return f"{zin}. Laat op de agenda beslist de tafel dus niet slechter."
    return f"{zin}. Dat verschil kan toeval zijn."


def _verschil(k1: int, n1: int, k2: int, n2: int) -> tuple[float, float]:
    """Interval of the difference of two shares (Newcombe 1998, method 10, from two Wilson intervals)."""
    from weegtafel.inzicht.statistiek import wilson

    een, twee = wilson(k1, n1), wilson(k2, n2)
    assert een is not None and twee is not None
    p1, p2 = k1 / n1, k2 / n2
    laag = p1 - p2 - ((p1 - een[0]) ** 2 + (twee[1] - p2) ** 2) ** 0.5
    hoog = p1 - p2 + ((een[1] - p1) ** 2 + (p2 - twee[0]) ** 2) ** 0.5
    return laag, hoog


def trendgetallen(trend: Trend, eenheid: str = "") -> tuple[str, str, str, str]:
    """A clear direction as it is written everywhere: middle, lower and upper bound without sign, and their unit.

    A share changes in percentage points, a count in percents of itself, a measure in its own unit; always a month.

    Raises:
        ValueError: a trend without a number.
    """
    if trend.per_stap is None or trend.laag is None or trend.hoog is None:
        raise ValueError("there is no direction to write")
    teken = {"aandeel": "procentpunt", "aantal": "%", "maat": eenheid}[trend.soort]
    maal = 1.0 if trend.soort == "maat" else 100.0
    laag, hoog = sorted(abs(maal * grens) for grens in (trend.laag, trend.hoog))
    getallen = (abs(maal * trend.per_stap), laag, hoog)
    cijfers = 1 if min(getallen) >= 0.1 else 2
    midden, onder, boven = (f"{getal:.{cijfers}f}".replace(".", ",") for getal in getallen)
    return midden, onder, boven, teken


def trendzin(trend: Trend, wat: str, eenheid: str = "") -> str:
    """A direction in words: ``Het aandeel complex: daalt met 0,8 procentpunt per maand (95 %-marge 0,3 tot 1,3).``"""
    if trend.per_stap is None:
        return f"{wat}: {trend.reden[:1].lower()}{trend.reden[1:]}"
    if trend.richting == "onduidelijk":
        return f"{wat}: geen duidelijke richting over {trend.punten} maanden."
    midden, laag, hoog, teken = trendgetallen(trend, eenheid)
    return f"{wat}: {trend.richting} met {f'{midden} {teken}'.strip()} per maand (95 %-marge {laag} tot {hoog})."
