"""The counts of what came in, with the share of complex against the band that is aimed at."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlmodel import Session, col, select

from weegtafel.inrichting.instellingen import Instellingen, instellingen_op
from weegtafel.inrichting.models import Instelling, Organisatie
from weegtafel.inzicht.instroom import Sleutel
from weegtafel.inzicht.models import Instroom
from weegtafel.inzicht.periode import volgende_maand
from weegtafel.inzicht.statistiek import Trend, trend_aandeel, wilson

VENSTER = 12
MAANDEN = text(
    "SELECT maand, sum(complex), sum(complex + enkelvoudig) FROM instroom "
    "WHERE maand BETWEEN :van AND :tot GROUP BY maand ORDER BY maand"
)


@dataclass(frozen=True, slots=True)
class Aandeel:
    """A share of complex; ``aandeel`` and its interval None below the minimum, or of nothing."""

    complex: int
    totaal: int
    aandeel: float | None
    laag: float | None
    hoog: float | None


@dataclass(frozen=True, slots=True)
class Maandinstroom:
    """One month of the whole table, with the twelve months up to and including it (None when one was not counted)."""

    maand: date
    stand: Aandeel
    twaalf: Aandeel | None
    band_laag: int
    """Percent, as they held in that month."""
    band_hoog: int


@dataclass(frozen=True, slots=True)
class Organisatieinstroom:
    """The counts of one organisation over a period."""

    organisatie_id: int | None
    """None is what was counted for the whole table at once."""
    naam: str
    stand: Aandeel


@dataclass(frozen=True, slots=True)
class InstroomRij:
    """A count as it was entered."""

    id: int
    maand: date
    organisatie_id: int | None
    organisatie: str
    enkelvoudig: int
    complex: int
    bron: str
    versie: int


def aandeel(complex_: int, totaal: int, minimum: int) -> Aandeel:
    """A share with the interval of Wilson, unless there is too little."""
    grenzen = wilson(complex_, totaal)
    if grenzen is None or totaal < minimum:
        return Aandeel(complex_, totaal, None, None, None)
    return Aandeel(complex_, totaal, complex_ / totaal, *grenzen)


def per_maand(sessie: Session, van: date, tot: date) -> tuple[tuple[date, int, int], ...]:
    """(month, complex, all) of each month that was counted and that the period touches."""
    rijen = sessie.execute(
        MAANDEN,
        {"van": van.replace(day=1).isoformat(), "tot": tot.isoformat()},
    )
    return tuple((date.fromisoformat(maand), int(deel), int(geheel)) for maand, deel, geheel in rijen)


def maandreeks(sessie: Session, van: date, tot: date) -> tuple[Maandinstroom, ...]:
    """Every counted month of a period."""
    begin = van.replace(day=1)
    # Settings change on a few days only, so ten years of months ask for them a few times.
    wissels = sorted(sessie.exec(select(col(Instelling.geldig_van)).distinct()))
    per_wissel: dict[int, Instellingen] = {}
    venster: deque[tuple[int, int, int]] = deque()
    som_deel = som_geheel = 0
    uit = []
    for maand, deel, geheel in per_maand(sessie, volgende_maand(begin, 1 - VENSTER), tot):
        nummer = maand.year * 12 + maand.month
        venster.append((nummer, deel, geheel))
        som_deel, som_geheel = som_deel + deel, som_geheel + geheel
        while venster[0][0] <= nummer - VENSTER:
            _, weg_deel, weg_geheel = venster.popleft()
            som_deel, som_geheel = som_deel - weg_deel, som_geheel - weg_geheel
        if maand < begin:
            continue
        wissel = bisect_right(wissels, maand)
        if wissel not in per_wissel:
            per_wissel[wissel] = instellingen_op(sessie, maand)
        regels = per_wissel[wissel]
        minimum = regels.instroom_minimum
        twaalf = aandeel(som_deel, som_geheel, minimum) if len(venster) == VENSTER else None
        uit.append(
            Maandinstroom(
                maand, aandeel(deel, geheel, minimum), twaalf, regels.instroom_band_laag, regels.instroom_band_hoog
            )
        )
    return tuple(uit)


def trend(reeks: tuple[Maandinstroom, ...]) -> Trend:
    """The direction of the share, a month at a time."""
    return trend_aandeel([(m.maand.year * 12 + m.maand.month, m.stand.complex, m.stand.totaal) for m in reeks])


def per_organisatie(sessie: Session, van: date, tot: date) -> tuple[Organisatieinstroom, ...]:
    """Every organisation with counts in a period, by name; below the minimum no share, only numbers."""
    minimum = instellingen_op(sessie, tot).instroom_minimum
    rijen = sessie.execute(
        text(
            "SELECT i.organisatie_id, coalesce(o.naam, 'Hele tafel'), sum(i.complex), sum(i.complex + i.enkelvoudig) "
            "FROM instroom i LEFT JOIN organisatie o ON o.id = i.organisatie_id WHERE i.maand BETWEEN :van AND :tot "
            "GROUP BY i.organisatie_id ORDER BY i.organisatie_id IS NULL, o.naam"
        ),
        {"van": van.replace(day=1).isoformat(), "tot": tot.isoformat()},
    )
    return tuple(Organisatieinstroom(wie, naam, aandeel(int(d), int(g), minimum)) for wie, naam, d, g in rijen)


def tellingen(sessie: Session, van: date, tot: date) -> tuple[InstroomRij, ...]:
    """The counts as entered, the newest month first."""
    vraag = (
        select(Instroom, Organisatie.naam)
        .join(Organisatie, col(Organisatie.id) == col(Instroom.organisatie_id), isouter=True)
        .where(col(Instroom.maand) >= van.replace(day=1), col(Instroom.maand) <= tot)
        .order_by(col(Instroom.maand).desc(), col(Organisatie.naam))
    )
    return tuple(
        InstroomRij(
            i.id or 0, i.maand, i.organisatie_id, naam or "Hele tafel", i.enkelvoudig, i.complex, i.bron.omschrijving,
            i.versie,
        )
        for i, naam in sessie.exec(vraag)
    )  # fmt: skip


def stand(sessie: Session) -> dict[Sleutel, tuple[int, int]]:
    """Every count by month and organisation, as ``instroom.stel_voor`` compares with."""
    return {(i.maand, i.organisatie_id): (i.enkelvoudig, i.complex) for i in sessie.exec(select(Instroom))}


def organisatienamen(sessie: Session) -> Mapping[str, tuple[int, str]]:
    """Name and abbreviation of every organisation, casefolded, to (id, name), as ``instroom.stel_voor`` reads."""
    uit: dict[str, tuple[int, str]] = {}
    for o in sessie.exec(select(Organisatie).order_by(col(Organisatie.id))):
        for naam in (o.afkorting, o.naam):
            if naam.strip():
                uit[" ".join(naam.split()).casefold()] = (o.id or 0, o.naam)
    return uit
