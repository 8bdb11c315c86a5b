"""What the reports of one year may print together: no small count follows from any set of them. Pure.

A year is the sum of its quarters, so a count that is hidden in one quarter follows from the year and the other three.
The masks are therefore decided over the whole table of quarters, cells and year, always in the same order:

1. a quarter is decided from itself alone, for its report goes out before the next quarter is known;
2. the fourth quarter and the year are decided together. What has to be hidden because of an earlier quarter is hidden
   in the fourth one, so that the figure of the year stays; only when that does not help is it hidden in the year.

Every figure is an edge of a network in which what flows into a node flows out of it: months into a quarter, a quarter
into its cells, the cells of the quarters into those of the year. A hidden figure can have another value when there is a
circle through it along hidden figures; without one it is known. That is exact, for a network has whole solutions (A.
Hundepool et al., *Statistical Disclosure Control*, 2012, section 4.6). A reader is taken to know which hidden figures
are not nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from weegtafel.inzicht.maskeren import is_klein

Cel = tuple[int, ...]
"""One or more counts that are shown or hidden together, such as complex and enkelvoudig."""
Splitsing = tuple[Cel, ...]
"""Cells that together are the sum of their row."""
JAAR: Final = -1
_SOM: Final = -1
_GROND: Final = ("grond",)
Plek = tuple[int, int, int]
"""Row, split, cell; the row of the year is ``JAAR``, the sum of a row has cell ``_SOM``."""


@dataclass(frozen=True, slots=True)
class Rij:
    """A quarter or a year: the same whole, divided in one or more ways, and the months of a quarter (or none)."""

    splitsingen: tuple[Splitsing, ...]
    maanden: Splitsing = ()

    @property
    def som(self) -> Cel:
        """The whole."""
        return tuple(sum(maat) for maat in zip(*self.splitsingen[0], strict=True))


@dataclass(frozen=True, slots=True)
class Masker:
    """Which figures of a row may be printed."""

    splitsingen: tuple[tuple[bool, ...], ...]
    maanden: tuple[bool, ...]
    som: bool


@dataclass(frozen=True, slots=True)
class Maskers:
    """Of each quarter, in order, and of the year."""

    kwartalen: tuple[Masker, ...]
    jaar: Masker


@dataclass(frozen=True, slots=True)
class _Tak:
    plek: Plek
    van: tuple[object, ...]
    naar: tuple[object, ...]
    cel: Cel


class _Net:
    """The figures as a network, with what is hidden."""

    def __init__(self, kwartalen: Sequence[Rij], jaar: Rij) -> None:
        self.rijen = {**dict(enumerate(kwartalen)), JAAR: jaar}
        self.weg: set[Plek] = set()
        self.takken = [tak for nr, rij in self.rijen.items() for tak in _takken(nr, rij)]
        self.cel = {tak.plek: tak.cel for tak in self.takken}
        self.terug = [
            _Tak((-2, 0, c), ("kolom", 0, c), _GROND, tuple(self._terug(c, m) for m in range(len(jaar.som))))
            for c in range(len(jaar.splitsingen[0]))
        ]

    def _terug(self, cel: int, maat: int) -> int:
        """What the quarters count more than the year: casussen that came back in a later quarter."""
        samen = sum(rij.splitsingen[0][cel][maat] for nr, rij in self.rijen.items() if nr != JAAR)
        return max(0, samen - self.rijen[JAAR].splitsingen[0][cel][maat])

    def klein(self, plek: Plek) -> bool:
        return any(map(is_klein, self.cel[plek]))

    def omvang(self, plek: Plek) -> int:
        """All counts of a figure together."""
        waarden: Cel = self.cel[plek]
        return sum(waarden)

    def bekend(self, rijen: Sequence[int]) -> list[Plek]:
        """The hidden figures with a small count that follow from what these rows print."""
        met_jaar = JAAR in rijen and len(rijen) > 1
        takken = [t for t in self.takken if t.plek[0] in rijen]
        gevonden = [t.plek for t in takken if t.plek in self.weg and self.klein(t.plek)]
        uit: list[Plek] = []
        for maat in range(len(self.rijen[JAAR].som)):
            open_ = [(t, t.cel[maat], min(1, t.cel[maat])) for t in takken if t.plek in self.weg]
            if met_jaar and any(t.cel[maat] for t in self.terug):
                open_ += [(t, t.cel[maat], 0) for t in self.terug]
            buren = _buren(open_, met_jaar)
            for tak, waarde, _ in open_:
                if tak.plek in gevonden and is_klein(waarde) and not _kring(tak, buren, met_jaar):
                    uit.append(tak.plek)
            uit += _samen_klein(open_, met_jaar)
        return [p for p in dict.fromkeys(uit) if p in self.weg]

    def verberg(self, plek: Plek) -> None:
        """Hide a figure; of one that stands for its whole row the sum is the same figure."""
        self.weg.add(plek)
        nr, _, cel = plek
        rij = self.rijen[nr]
        for s, splitsing in enumerate(rij.splitsingen):
            if len(splitsing) == 1 and (cel == _SOM or plek == (nr, s, 0)):
                self.weg |= {(nr, s, 0), (nr, 0, _SOM)}


def _takken(nr: int, rij: Rij) -> Iterator[_Tak]:
    """The figures of a row as edges: (months ->) second split -> sum -> first split -> columns, and back for a year."""

    def tak(plek: Plek, van: tuple[object, ...], naar: tuple[object, ...], cel: Cel) -> _Tak:
        return _Tak(plek, naar, van, cel) if nr == JAAR else _Tak(plek, van, naar, cel)

    voor: tuple[object, ...] = _GROND
    if len(rij.splitsingen) > 1:
        voor = ("rij", nr, 1)
    elif rij.maanden:
        voor = ("rij", nr, "maanden")
    yield tak((nr, 0, _SOM), voor, ("rij", nr, 0), rij.som)
    for c, cel in enumerate(rij.splitsingen[0]):
        yield tak((nr, 0, c), ("rij", nr, 0), ("kolom", 0, c), cel)
    for s, splitsing in enumerate(rij.splitsingen[1:], start=1):
        for c, cel in enumerate(splitsing):
            yield tak((nr, s, c), ("kolom", s, c), voor, cel)
    for c, cel in enumerate(rij.maanden):
        yield tak((nr, -2, c), _GROND, voor, cel)


_Boog = tuple[tuple[object, ...], Plek]


def _knoop(knoop: tuple[object, ...], met_jaar: bool) -> tuple[object, ...]:
    # Without the year nothing binds a cell of one quarter to that of another.
    return knoop if met_jaar or knoop[0] != "kolom" else _GROND


def _buren(open_: Sequence[tuple[_Tak, int, int]], met_jaar: bool) -> dict[tuple[object, ...], list[_Boog]]:
    """From each node where one can go: along a figure that grows, or against one that can shrink."""
    uit: dict[tuple[object, ...], list[_Boog]] = {}
    for tak, waarde, minst in open_:
        van, naar = _knoop(tak.van, met_jaar), _knoop(tak.naar, met_jaar)
        uit.setdefault(van, []).append((naar, tak.plek))
        if waarde > minst:
            uit.setdefault(naar, []).append((van, tak.plek))
    return uit


def _kring(tak: _Tak, buren: dict[tuple[object, ...], list[_Boog]], met_jaar: bool) -> bool:
    """Whether this figure can grow or shrink with other hidden ones."""
    van, naar = _knoop(tak.van, met_jaar), _knoop(tak.naar, met_jaar)
    if _bereikt(naar, van, tak.plek, buren):
        return True
    kan_kleiner = any(waarheen == van and plek == tak.plek for waarheen, plek in buren.get(naar, ()))
    return kan_kleiner and _bereikt(van, naar, tak.plek, buren)


def _bereikt(
    van: tuple[object, ...], doel: tuple[object, ...], zonder: Plek, buren: dict[tuple[object, ...], list[_Boog]]
) -> bool:
    gezien, rand = {van}, [van]
    while rand:
        knoop = rand.pop()
        if knoop == doel:
            return True
        for naar, plek in buren.get(knoop, ()):
            if plek != zonder and naar not in gezien:
                gezien.add(naar)
                rand.append(naar)
    return False


def _samen_klein(open_: Sequence[tuple[_Tak, int, int]], met_jaar: bool) -> Iterator[Plek]:
    """Hidden figures of which the reader knows that they are fewer than five together."""
    kanten: dict[tuple[object, ...], tuple[list[_Tak], list[_Tak]]] = {}
    som: dict[_Tak, int] = {}
    for tak, waarde, _ in open_:
        som[tak] = waarde
        for kant, knoop in enumerate((tak.van, tak.naar)):
            kanten.setdefault(_knoop(knoop, met_jaar), ([], []))[kant].append(tak)
    totalen = [tak for tak in som if tak.plek[2] == _SOM]
    groepen = [een or ander for knoop, (een, ander) in kanten.items() if knoop != _GROND and not (een and ander)]
    if met_jaar and all(tak.plek[0] not in (JAAR, -2) for tak in som if tak.plek[2] == _SOM or tak.plek[0] == -2):
        groepen.append(totalen)
    for groep in groepen:
        if is_klein(sum(som[tak] for tak in groep)):
            yield from (tak.plek for tak in groep if som[tak])


def _volgorde(net: _Net, plekken: Sequence[Plek]) -> list[Plek]:
    """What to hide next: the smallest figure that is not nothing, then nothing; ties by place."""
    return sorted(plekken, key=lambda p: (not net.omvang(p), net.omvang(p), p))


def _kandidaten(net: _Net, nr: int, vast: Sequence[Plek]) -> Iterator[Plek]:
    """What of a row could be hidden for the sake of a figure that follows from the rest, the best first."""
    eigen = [p for p in net.cel if p[0] == nr and p not in net.weg]
    cellen = [p for p in eigen if p[2] != _SOM]
    kolommen = {p[1:] for p in vast}
    splitsingen = {p[1] for p in vast}
    yield from _volgorde(net, [p for p in cellen if p[1:] in kolommen and net.omvang(p)])
    yield from _volgorde(net, [p for p in cellen if p[1] in splitsingen])
    yield from _volgorde(net, cellen)
    yield from (p for p in eigen if p[2] == _SOM)


def maskers(kwartalen: Sequence[Rij], jaar: Rij) -> Maskers:
    """What the report of each quarter and that of the year may print.

    ``kwartalen`` are those that have begun, from the first one on; a year that still runs never hides anything in a
    quarter, for the next reports are not known yet.

    Raises:
        ValueError: a negative count, or rows that are not alike.
    """
    vormen = {tuple(map(len, rij.splitsingen)) for rij in (*kwartalen, jaar)}
    if len(vormen) > 1 or any(n < 0 for rij in (*kwartalen, jaar) for s in rij.splitsingen for c in s for n in c):
        raise ValueError("counts are not negative, and every row has the same cells")
    if any(len(rij.splitsingen) + bool(rij.maanden) > 2 for rij in kwartalen):
        raise ValueError("a whole is divided in two ways at most")
    net = _Net(kwartalen, jaar)
    nummers = [*range(len(kwartalen)), JAAR]
    for plek in [t.plek for t in net.takken]:
        if net.klein(plek):
            net.verberg(plek)
    for nr in nummers[:-1]:
        while vast := [p for p in net.bekend([nr]) if p[0] == nr]:
            volgende = next(_kandidaten(net, nr, vast), None)
            if volgende is None:
                break
            net.verberg(volgende)
    erbij: list[Plek] = []
    while vast := net.bekend(nummers):
        volgende = next(_samen(net, [nummers[3], JAAR] if len(kwartalen) == 4 else [JAAR], vast), None)
        if volgende is None:
            break
        erbij.append(volgende)
        net.verberg(volgende)
    _toon_weer(net, nummers, erbij)
    uit = [_masker(net, nr) for nr in nummers]
    return Maskers(tuple(uit[:-1]), uit[-1])


def _samen(net: _Net, mag: Sequence[int], vast: Sequence[Plek]) -> Iterator[Plek]:
    """First the same cells in the fourth quarter, then anything of it; then those of the year."""
    kolommen = {p[1:] for p in vast if p[2] != _SOM}
    for nr in mag:
        yield from _volgorde(
            net, [p for p in net.cel if p[0] == nr and p not in net.weg and p[1:] in kolommen and net.omvang(p)]
        )
        yield from _kandidaten(net, nr, vast)


def _toon_weer(net: _Net, nummers: Sequence[int], erbij: Sequence[Plek]) -> None:
    """Print again what turned out not to be needed: the figures of the year first, and the largest first."""
    for plek in sorted(erbij, key=lambda p: (p[0] != JAAR, -net.omvang(p), p)):
        voor = set(net.weg)
        net.weg.discard(plek)
        enig = [s for s, deel in enumerate(net.rijen[plek[0]].splitsingen) if len(deel) == 1]
        if enig and plek[2] in (0, _SOM):
            net.weg -= {(plek[0], 0, _SOM), *((plek[0], s, 0) for s in enig)}
        if any(net.klein(p) for p in voor - net.weg) or net.bekend(nummers):
            net.weg = voor


def _masker(net: _Net, nr: int) -> Masker:
    rij = net.rijen[nr]
    return Masker(
        tuple(tuple((nr, s, c) not in net.weg for c in range(len(deel))) for s, deel in enumerate(rij.splitsingen)),
        tuple((nr, -2, c) not in net.weg for c in range(len(rij.maanden))),
        (nr, 0, _SOM) not in net.weg,
    )
