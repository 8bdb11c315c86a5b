"""What a report may print beside the other reports of its year: the counts of that year, and the masks over them.

A report is of a year or of a quarter. Whatever is asked, the whole year is read and decided at once (see
``gezamenlijk``), so that two reports never disagree about what is hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from weegtafel.doorbraak.registerqueries import cijfers
from weegtafel.inzicht import evaluatiequeries, instroomqueries, leercurve
from weegtafel.inzicht.budget import potstanden
from weegtafel.inzicht.gezamenlijk import JAAR, Masker, Maskers, Rij, Splitsing, maskers
from weegtafel.inzicht.maskeren import KLEINSTE
from weegtafel.inzicht.periode import Periode, jaar, kwartaal

Sleutel = int | None


@dataclass(frozen=True, slots=True)
class Verslagmaskers:
    """What one report may print; the cells stand in the order of their enums."""

    uitkomsten: Masker
    vorige: Masker
    """Of the period before it."""
    opvolging: Masker
    """Two divisions of one sum: followed, and result reached."""
    te_evalueren: bool
    doorbraken: bool
    potten: Mapping[date, bool]
    """By the first day of the pot. What two reports say is left of it differs by what lies between them."""
    instroom_som: bool
    maanden: Mapping[date, bool]
    """Months of the inflow."""
    organisaties: Mapping[Sleutel, bool]
    casussen: tuple[tuple[str, int | None], ...]
    """Casussen of each month (``2026-11``) as it may be printed, counted by quarter."""


def alleen(*splitsingen: Splitsing) -> Masker:
    """What may be printed of one row that stands by itself."""
    return maskers((), Rij(splitsingen)).jaar


def enkel(aantallen: Iterable[int]) -> Splitsing:
    """Single counts as cells."""
    return tuple((n,) for n in aantallen)


def plek_van(periode: Periode) -> tuple[int, int] | None:
    """The year of a report and which quarter of it (from 0, or ``JAAR``); None of any other period."""
    nummer = periode.van.year
    if (periode.van, periode.tot) == (date(nummer, 1, 1), date(nummer, 12, 31)):
        return nummer, JAAR
    for k in range(1, 5):
        q = kwartaal(nummer, k)
        if (periode.van, periode.tot) == (q.van, q.tot):
            return nummer, k - 1
    return None


def _rijen(nummer: int, vandaag: date, lees: Callable[[date, date], Rij]) -> tuple[list[Rij], Rij]:
    kwartalen = [kwartaal(nummer, k) for k in range(1, 5)]
    heel = jaar(nummer)
    rijen = [lees(q.van, min(q.tot, vandaag)) for q in kwartalen if q.van <= vandaag]
    som = lees(heel.van, min(heel.tot, vandaag))
    return rijen, Rij(som.splitsingen)  # the months stand in the quarters


def _kies(uit: Maskers, plek: int) -> Masker:
    return uit.jaar if plek == JAAR else uit.kwartalen[plek]


def _uitkomsten(sessie: Session, nummer: int, vandaag: date) -> tuple[list[Rij], Maskers]:
    def lees(van: date, tot: date) -> Rij:
        per_maand = leercurve.per_maand(sessie, van, tot)
        return Rij((enkel(leercurve.uitkomsten(sessie, van, tot).values()),), enkel(per_maand.values()))

    rijen, som = _rijen(nummer, vandaag, lees)
    return rijen, maskers(rijen, som)


def _maanden(
    jaren: Mapping[int, tuple[list[Rij], Maskers]], van: date, tot: date
) -> tuple[tuple[str, int | None], ...]:
    """The months of a window, from the first one with a casus on."""
    uit: list[tuple[str, int | None]] = []
    for nummer, (rijen, gemaskerd) in sorted(jaren.items()):
        for k, (rij, masker) in enumerate(zip(rijen, gemaskerd.kwartalen, strict=True)):
            for m, ((aantal,), mag) in enumerate(zip(rij.maanden, masker.maanden, strict=True)):
                maand = date(nummer, 3 * k + m + 1, 1)
                if van <= maand <= tot and (uit or aantal):
                    uit.append((f"{maand:%Y-%m}", aantal if mag else None))
    return tuple(uit)


def _toegekend(sessie: Session, nummer: int, vandaag: date) -> list[bool]:
    """Whether the number of doorbraken may be printed: of each quarter, and at the end of the year."""

    def lees(van: date, tot: date) -> Rij:
        return Rij((enkel((cijfers(sessie, van, tot).aantal,)),))

    uit = maskers(*_rijen(nummer, vandaag, lees))
    return [*(masker.som for masker in uit.kwartalen), uit.jaar.som]


def _alle_bekend(toegekend: Mapping[int, list[bool]], eerste: int, nummer: int, plek: int) -> bool:
    """Whether the amounts between any two reports on a pot are those of decisions that are counted in print."""
    if plek == JAAR:
        return all(toegekend[n][-1] for n in range(eerste, nummer + 1))
    return all(toegekend[nummer][: plek + 1]) and all(all(toegekend[n][:-1]) for n in range(eerste, nummer))


def verslagmaskers(sessie: Session, periode: Periode, vandaag: date, curve_van: date) -> Verslagmaskers | None:
    """The masks of the report of a year or a quarter; None of another period, which is not among the reports.

    ``curve_van`` is the first month of the chart of casussen.
    """
    gevonden = plek_van(periode)
    if gevonden is None:
        return None
    nummer, plek = gevonden
    jaren = {n: _uitkomsten(sessie, n, vandaag) for n in (nummer - 1, nummer)}
    vorig_jaar, vorige_plek = (nummer, plek - 1) if plek > 0 else (nummer - 1, JAAR if plek == JAAR else 3)

    def opvolging(van: date, tot: date) -> Rij:
        stand = evaluatiequeries.opgevolgd(sessie, van, tot, vandaag)
        return Rij((enkel(stand.opgevolgd.values()), enkel(stand.resultaat.values())))

    def wacht(van: date, tot: date) -> Rij:
        return Rij((enkel((evaluatiequeries.opgevolgd(sessie, van, tot, vandaag).te_evalueren,)),))

    heel = jaar(nummer)
    wie = [o.organisatie_id for o in instroomqueries.per_organisatie(sessie, heel.van, heel.tot)]

    def instroom(van: date, tot: date) -> Rij:
        per_org = {
            o.organisatie_id: (o.stand.complex, o.stand.totaal - o.stand.complex)
            for o in instroomqueries.per_organisatie(sessie, van, tot)
        }
        per_maand = {m: (deel, geheel - deel) for m, deel, geheel in instroomqueries.per_maand(sessie, van, tot)}
        maanden = [m for m in heel.maanden if van <= m <= tot]
        return Rij(
            (tuple(per_org.get(w, (0, 0)) for w in wie or [None]),), tuple(per_maand.get(m, (0, 0)) for m in maanden)
        )

    def kies(lees: Callable[[date, date], Rij]) -> Masker:
        return _kies(maskers(*_rijen(nummer, vandaag, lees)), plek)

    potten = potstanden(sessie, periode.van, min(periode.tot, vandaag))
    eerste = min([nummer, *(p.van.year for p in potten)])
    toegekend = {n: _toegekend(sessie, n, vandaag) for n in range(eerste, nummer + 1)}
    gemaskerd = maskers(*_rijen(nummer, vandaag, instroom))
    binnen = _kies(gemaskerd, plek)
    magen = [mag for masker in gemaskerd.kwartalen for mag in masker.maanden]
    return Verslagmaskers(
        uitkomsten=_kies(jaren[nummer][1], plek),
        vorige=_kies(jaren[vorig_jaar][1], vorige_plek),
        opvolging=kies(opvolging),
        te_evalueren=kies(wacht).som,
        doorbraken=toegekend[nummer][plek] if plek != JAAR else toegekend[nummer][-1],
        potten={
            p.van: (not p.aanvragen or p.aanvragen >= KLEINSTE) and _alle_bekend(toegekend, p.van.year, nummer, plek)
            for p in potten
        },
        instroom_som=binnen.som,
        maanden=dict(zip(heel.maanden, magen, strict=False)),
        organisaties=dict(zip(wie or [None], binnen.splitsingen[0], strict=True)),
        casussen=_maanden(jaren, curve_van, min(periode.tot, vandaag)),
    )
