"""The charts of the table that learns, decided as shapes and with the table that says the same. Pure.

Lines differ in mark as well as in colour and carry their name where they end; what is uncertain is a band, what is
aimed at is a pair of dashed lines with its words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from weegtafel.kernel.document import Kleur, Polygoon
from weegtafel.kernel.grafiek import As, Grafiek, Vel, tekstbreedte

Toon = Callable[[float], str]
_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def getal(waarde: float, cijfers: int = 0) -> str:
    """A number as it is written here: ``1.234,5``."""
    return f"{waarde:,.{cijfers}f}".replace(",", " ").replace(".", ",").replace(" ", ".").replace("-", "−")


def procent(waarde: float) -> str:
    """A number of percents with one digit."""
    return f"{getal(waarde, 1)} %"


def kortemaand(maand: date) -> str:
    """``nov ’26``."""
    return f"{_KORT[maand.month - 1]} ’{maand.year % 100:02d}"


@dataclass(frozen=True, slots=True)
class Punt:
    """A value, with the bounds of its margin where there are any."""

    waarde: float
    laag: float | None = None
    hoog: float | None = None


@dataclass(frozen=True, slots=True)
class Reeks:
    """A line; None where there is nothing to show. ``rond`` is its mark."""

    naam: str
    punten: tuple[Punt | None, ...]
    kleur: Kleur = "reeks1"
    rond: bool = True

    @property
    def leeg(self) -> bool:
        """Whether there is no point at all."""
        return all(p is None for p in self.punten)

    @property
    def met_marge(self) -> bool:
        """Whether any point has a margin."""
        return any(p is not None and p.laag is not None for p in self.punten)


@dataclass(frozen=True, slots=True)
class Assen:
    """What the numbers are: bounds, the ticks, how a number is written; ``streef`` is what is aimed at."""

    laag: float
    hoog: float
    streepjes: tuple[float, ...]
    toon: Toon
    streef: tuple[float, float] | None = None
    streefnaam: str = ""
    naam_boven: bool = False
    """Whether the words of the aim stand above its upper line, instead of under its lower one."""


def assen(hoogste: float, toon: Toon, streef: tuple[float, float] | None = None, streefnaam: str = "") -> Assen:
    """Axes from nothing to a round number above the highest."""
    top = max(hoogste, streef[1] if streef else 0.0, 1.0)
    stap = next(s for s in (0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 10_000, 1_000_000) if top / s <= 5)
    aantal = int(top / stap) + (top % stap > 1e-9)
    return Assen(0.0, aantal * stap, tuple(stap * n for n in range(aantal + 1)), toon, streef, streefnaam)


def _maandas(vel: Vel, maanden: Sequence[date], plek: Callable[[int], float], y: float, breed: float) -> None:
    ruim = tekstbreedte("nov ’26", vel.letter) + vel.letter
    stap = max(1, -(-int(ruim * len(maanden)) // max(1, int(breed))))
    for n, maand in enumerate(maanden):
        if (len(maanden) - 1 - n) % stap == 0:
            half = tekstbreedte(kortemaand(maand), vel.letter) / 2
            vel.tekst(min(plek(n), vel.breedte - half), y, kortemaand(maand), "midden", kleur="stil")


def _rooster(vel: Vel, a: Assen, as_: As, links: float, rechts: float) -> None:
    for streep in a.streepjes:
        y = as_.plaats(streep)
        vel.lijn(links, y, rechts, y, "stil" if streep == 0 else "lijn", 1.2 if streep == 0 else 0.8)
        vel.tekst(links - 0.5 * vel.letter, y + 0.35 * vel.letter, a.toon(streep), "rechts", kleur="stil")


def verloop(
    sleutel: str,
    titel: str,
    uitleg: str,
    maanden: Sequence[date],
    reeksen: Sequence[Reeks],
    a: Assen,
    breedte: float,
    letter: float,
    regels: float = 14.0,
) -> Grafiek | None:
    """Lines over months with their margins as bands; None when there is no point at all."""
    te_zien = [r for r in reeksen if not r.leeg]
    if not te_zien or not maanden:
        return None
    vel = Vel(breedte, letter)
    links = max(tekstbreedte(a.toon(s), letter) for s in a.streepjes) + 0.8 * letter
    staart = max(tekstbreedte(r.naam, letter) for r in te_zien) if len(te_zien) > 1 else 0.0
    rechts = breedte - max(staart + 1.2 * letter, 2.2 * letter)
    boven, onder = 1.2 * letter, regels * letter
    as_ = As(a.laag, a.hoog, onder, boven)
    begin = links + 1.4 * letter
    stap = (rechts - begin) / max(1, len(maanden) - 1)

    def plek(n: int) -> float:
        return begin + n * stap if len(maanden) > 1 else (begin + rechts) / 2

    _rooster(vel, a, as_, links, rechts)
    marge = _marge if sum(r.met_marge for r in te_zien) < 2 else _margestrepen
    for reeks in te_zien:
        marge(vel, reeks, plek, as_)
    if a.streef is not None:
        for grens in a.streef:
            vel.lijn(links, as_.plaats(grens), rechts, as_.plaats(grens), "goed", 0.14 * letter, gestreept=True)
        y = as_.plaats(a.streef[1]) - 0.4 * letter if a.naam_boven else as_.plaats(a.streef[0]) + 1.2 * letter
        vel.tekst(links + 0.4 * letter, y, a.streefnaam, kleur="goed")
    for reeks in te_zien:
        _baan(vel, reeks, plek, as_)
    if len(te_zien) > 1:
        _namen(vel, te_zien, as_, rechts + 0.8 * letter)
    _maandas(vel, maanden, plek, onder + 1.7 * letter, rechts - begin)
    kop = ("Maand", *(k for r in te_zien for k in (r.naam, "Marge")))
    rijen = tuple(
        (kortemaand(m), *(cel for r in te_zien for cel in _cellen(r.punten[n], a.toon))) for n, m in enumerate(maanden)
    )
    zinnen = "; ".join(_zin(r, maanden, a.toon) for r in te_zien)
    return Grafiek(sleutel, titel, uitleg, vel.figuur(onder + 2.4 * letter, f"{titel}. {zinnen}."), kop, rijen)


def _cellen(punt: Punt | None, toon: Toon) -> tuple[str, str]:
    if punt is None:
        return "–", "–"
    if punt.laag is None or punt.hoog is None:
        return toon(punt.waarde), "–"
    return toon(punt.waarde), f"{toon(punt.laag)} tot {toon(punt.hoog)}"


def _zin(reeks: Reeks, maanden: Sequence[date], toon: Toon) -> str:
    staat = [(n, p) for n, p in enumerate(reeks.punten) if p is not None]
    (eerste, p), (laatste, q) = staat[0], staat[-1]
    return (
        f"{reeks.naam}: {toon(p.waarde)} in {kortemaand(maanden[eerste])}, "
        f"{toon(q.waarde)} in {kortemaand(maanden[laatste])}"
    )


def _stukken(reeks: Reeks) -> list[list[tuple[int, Punt]]]:
    """The runs of points without a gap."""
    uit: list[list[tuple[int, Punt]]] = [[]]
    for n, punt in enumerate(reeks.punten):
        if punt is None:
            uit.append([])
        else:
            uit[-1].append((n, punt))
    return [stuk for stuk in uit if stuk]


def _marge(vel: Vel, reeks: Reeks, plek: Callable[[int], float], as_: As) -> None:
    def binnen(waarde: float) -> float:
        return as_.plaats(min(max(waarde, as_.laag), as_.hoog))

    for stuk in _stukken(reeks):
        met = [(n, p) for n, p in stuk if p.laag is not None and p.hoog is not None]
        if len(met) > 1:
            heen = [(plek(n), binnen(p.hoog or 0.0)) for n, p in met]
            terug = [(plek(n), binnen(p.laag or 0.0)) for n, p in reversed(met)]
            vel.vormen.append(Polygoon(tuple(heen + terug), "accent_was", None))


def _margestrepen(vel: Vel, reeks: Reeks, plek: Callable[[int], float], as_: As) -> None:
    """A line for each margin: two bands over each other would not be told apart."""
    for n, punt in enumerate(reeks.punten):
        if punt is not None and punt.laag is not None and punt.hoog is not None:
            x = plek(n) + (0.0 if reeks.rond else 0.3 * vel.letter)
            laag, hoog = (as_.plaats(min(max(grens, as_.laag), as_.hoog)) for grens in (punt.laag, punt.hoog))
            vel.lijn(x, laag, x, hoog, reeks.kleur, 0.1 * vel.letter)


def _baan(vel: Vel, reeks: Reeks, plek: Callable[[int], float], as_: As) -> None:
    for stuk in _stukken(reeks):
        punten = [(plek(n), as_.plaats(min(max(p.waarde, as_.laag), as_.hoog))) for n, p in stuk]
        if len(punten) > 1:
            vel.baan(punten, reeks.kleur, 0.18 * vel.letter)
        # Marks that would lie over each other say less than a few of them: the last, and back from there.
        stap = (
            1
            if len(punten) < 2
            else max(1, round(1.1 * vel.letter / (punten[-1][0] - punten[0][0]) * (len(punten) - 1)))
        )
        for x, y in punten[(len(punten) - 1) % stap :: stap]:
            vel.merk(x, y, reeks.kleur, rond=reeks.rond)


def _namen(vel: Vel, reeksen: Sequence[Reeks], as_: As, x: float) -> None:
    """The name of each line at its end, kept apart where they would touch."""
    eind = sorted(
        ((as_.plaats(next(p.waarde for p in reversed(r.punten) if p is not None)), r) for r in reeksen),
        key=lambda paar: paar[0],
    )
    vorige = -9e9
    for y, reeks in eind:
        vorige = max(y, vorige + 1.3 * vel.letter)
        vel.tekst(x, vorige + 0.35 * vel.letter, reeks.naam)


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of stacked bars; ``arceer`` hatches it."""

    naam: str
    waarden: tuple[int, ...]
    kleur: Kleur = "reeks1"
    arceer: bool = False


def staven(
    sleutel: str,
    titel: str,
    uitleg: str,
    maanden: Sequence[date],
    delen: Sequence[Deel],
    breedte: float,
    letter: float,
    regels: float = 13.0,
) -> Grafiek | None:
    """Stacked bars of counts over months; None when there is nothing to count."""
    totalen = [sum(d.waarden[n] for d in delen) for n in range(len(maanden))]
    if not any(totalen):
        return None
    vel = Vel(breedte, letter)
    a = assen(max(totalen), getal)
    links = max(tekstbreedte(a.toon(s), letter) for s in a.streepjes) + 0.8 * letter
    vak = (breedte - links) / len(maanden)
    dik = min(0.68 * vak, 3.2 * letter)
    fijn = dik >= 0.6 * letter  # in a bar that is narrower, hatching cannot be seen: it stays open
    x = links
    for deel in delen:
        vulling = None if deel.arceer else deel.kleur
        vel.vlak(x, 0.3 * letter, letter, letter, vulling, deel.kleur, arceer=deel.arceer and fijn)
        vel.tekst(x + 1.5 * letter, 1.2 * letter, deel.naam)
        x += tekstbreedte(deel.naam, letter) + 3 * letter
    boven, onder = 3.0 * letter, regels * letter
    as_ = As(a.laag, a.hoog, onder, boven)
    _rooster(vel, a, as_, links, breedte)

    def plek(n: int) -> float:
        return links + (n + 0.5) * vak

    for n in range(len(maanden)):
        hoog = 0
        for deel in delen:
            if waarde := deel.waarden[n]:
                y = as_.plaats(hoog + waarde)
                vel.vlak(
                    plek(n) - dik / 2, y, dik, as_.plaats(hoog) - y, None if deel.arceer else deel.kleur, deel.kleur,
                    arceer=deel.arceer and fijn,
                )  # fmt: skip
                hoog += waarde
    _maandas(vel, maanden, plek, onder + 1.7 * letter, breedte - links - vak)
    namen = [d.naam for d in delen]
    rijen = tuple((kortemaand(m), *(str(d.waarden[n]) for d in delen), str(totalen[n])) for n, m in enumerate(maanden))
    som = ", ".join(f"{d.naam.lower()} {sum(d.waarden)}" for d in delen)
    beschrijving = f"{titel}. Staven per maand, samen {sum(totalen)}: {som}."
    return Grafiek(
        sleutel, titel, uitleg, vel.figuur(onder + 2.4 * letter, beschrijving), ("Maand", *namen, "Samen"), rijen
    )


@dataclass(frozen=True, slots=True)
class Streep:
    """One row of :func:`strepen`: what, the values with their margins, and a quiet word behind."""

    naam: str
    punten: tuple[Punt | None, ...]
    achter: str = ""


def strepen(
    sleutel: str,
    titel: str,
    uitleg: str,
    kop: tuple[str, tuple[str, ...], str],
    rijen: Sequence[Streep],
    a: Assen,
    breedte: float,
    letter: float,
) -> Grafiek | None:
    """A row for each name with its values as marks on their margins; None without any value.

    ``kop`` names what the rows are, what each mark is, and what stands behind. The first mark is round, the second
    square.
    """
    if all(p is None for r in rijen for p in r.punten):
        return None
    vel = Vel(breedte, letter)
    langste = max(tekstbreedte(r.naam, letter) for r in rijen) + 1.2 * letter
    boven_elkaar = langste > 0.42 * breedte  # too narrow for names beside the marks: they stand above them
    links = 1.2 * letter if boven_elkaar else langste
    staart = max([tekstbreedte(r.achter, letter) for r in rijen]) + 1.2 * letter
    as_ = As(a.laag, a.hoog, links, breedte - staart)
    kleuren: tuple[Kleur, ...] = ("reeks1", "reeks6")
    y = 1.3 * letter
    if len(kop[1]) > 1:
        x = links
        for nummer, naam in enumerate(kop[1]):
            vel.merk(x + 0.5 * letter, y - 0.35 * letter, kleuren[nummer], rond=nummer == 0)
            vel.tekst(x + 1.4 * letter, y, naam)
            x += tekstbreedte(naam, letter) + 3.2 * letter
        y += 1.6 * letter
    boven, hoogte = y, (3.6 if boven_elkaar else 2.3) * letter
    onder = boven + hoogte * len(rijen)
    vorige = -9e9
    for streep in a.streepjes:
        x = as_.plaats(streep)
        vel.lijn(x, boven, x, onder, "stil" if streep == 0 else "lijn", 1.2 if streep == 0 else 0.8)
        half = tekstbreedte(a.toon(streep), letter) / 2
        if x - half < vorige + 0.8 * letter:
            continue
        vorige = x + half
        vel.tekst(x, onder + 1.4 * letter, a.toon(streep), "midden", kleur="stil")
    if a.streef is not None:
        for grens in a.streef:
            vel.lijn(as_.plaats(grens), boven, as_.plaats(grens), onder, "goed", 0.14 * letter, gestreept=True)
        x = min(as_.plaats(a.streef[1]) + 0.4 * letter, breedte - tekstbreedte(a.streefnaam, letter))
        vel.tekst(x, boven - 0.4 * letter, a.streefnaam, kleur="goed")
    for nummer, rij in enumerate(rijen):
        midden = boven + (nummer + (0.7 if boven_elkaar else 0.5)) * hoogte
        if boven_elkaar:
            x = links + 0.5 * letter
            vel.tekst(x, boven + nummer * hoogte + 1.2 * letter, _inkorten(rij.naam, breedte - x, letter))
        else:
            vel.tekst(0, midden + 0.35 * letter, rij.naam)
        vel.tekst(breedte, midden + 0.35 * letter, rij.achter, "rechts", kleur="stil")
        for welk, punt in enumerate(rij.punten):
            if punt is None:
                continue
            hoog = midden + (0.0 if len(rij.punten) == 1 else (welk - 0.5) * 0.9 * letter)
            if punt.laag is not None and punt.hoog is not None:
                x1, x2 = (as_.plaats(min(max(g, a.laag), a.hoog)) for g in (punt.laag, punt.hoog))
                vel.lijn(x1, hoog, x2, hoog, kleuren[welk], 0.16 * letter)
            vel.merk(as_.plaats(min(max(punt.waarde, a.laag), a.hoog)), hoog, kleuren[welk], rond=welk == 0)
    kolommen = (kop[0], *(k for naam in kop[1] for k in (naam, "Marge")), kop[2])
    cellen = tuple((r.naam, *(c for p in r.punten for c in _cellen(p, a.toon)), r.achter or "–") for r in rijen)
    zinnen = "; ".join(f"{c[0]} {c[1]}" for c in cellen)
    return Grafiek(sleutel, titel, uitleg, vel.figuur(onder + 2.1 * letter, f"{titel}. {zinnen}."), kolommen, cellen)


def _inkorten(tekst: str, ruimte: float, letter: float) -> str:
    if tekstbreedte(tekst, letter) <= ruimte:
        return tekst
    while tekst and tekstbreedte(tekst + "…", letter) > ruimte:
        tekst = tekst[:-1]
    return tekst.rstrip() + "…"
