"""What a chart is, and a sheet with axes to draw one on. Measures are points; y goes down."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from weegtafel.kernel.document import Cirkel, Figuur, FiguurTekst, Kleur, Lijn, Polygoon, Rechthoek, Uitlijning, Vorm

#: Mean width of a letter of IBM Plex Sans in parts of its size; digits are as wide.
_LETTERBREEDTE = 0.56
_SMAL = frozenset("iljtfr.,:;'|!()[] I–")


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A chart with the words and the table that say the same."""

    sleutel: str
    titel: str
    uitleg: str
    figuur: Figuur
    kop: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


def tekstbreedte(tekst: str, letter: float) -> float:
    """About how wide a line of words is; a little too much rather than too little."""
    return letter * sum(_LETTERBREEDTE * (0.62 if teken in _SMAL else 1.08) for teken in tekst)


@dataclass(frozen=True, slots=True)
class As:
    """Numbers from ``laag`` to ``hoog`` on places from ``begin`` to ``eind``; ``rek`` adds room at both sides."""

    laag: float
    hoog: float
    begin: float
    eind: float
    rek: float = 0.0

    def plaats(self, waarde: float) -> float:
        """Where a number stands."""
        extra = (self.hoog - self.laag or 1.0) * self.rek
        breed = (self.hoog - self.laag or 1.0) + 2 * extra
        return self.begin + (waarde - self.laag + extra) / breed * (self.eind - self.begin)

    def streepjes(self, aantal: int) -> list[int]:
        """About so many round numbers on the axis, zero always among them."""
        ruw = max((self.hoog - self.laag) / aantal, 1.0)
        macht = 10.0 ** math.floor(math.log10(ruw))
        stap = max(1, int(macht * next(f for f in (1, 2, 2.5, 5, 10) if f * macht >= ruw)))
        return list(range(math.ceil(self.laag / stap) * stap, math.floor(self.hoog / stap) * stap + 1, stap))


@dataclass(slots=True)
class Vel:
    """Collects shapes."""

    breedte: float
    letter: float
    vormen: list[Vorm] = field(default_factory=list)

    def tekst(
        self, x: float, y: float, tekst: str, kant: Uitlijning = "links", *, vet: bool = False, kleur: Kleur = "inkt"
    ) -> None:
        """A line of words with its baseline at ``y``."""
        self.vormen.append(FiguurTekst(x, y, tekst, kant, self.letter, vet, kleur))

    def lijn(
        self, x1: float, y1: float, x2: float, y2: float, kleur: Kleur, dikte: float = 1.0, *, gestreept: bool = False
    ) -> None:
        """A straight line."""
        self.vormen.append(Lijn(x1, y1, x2, y2, kleur, dikte, gestreept))

    def vlak(
        self,
        x: float,
        y: float,
        breedte: float,
        hoogte: float,
        vulling: Kleur | None,
        rand: Kleur | None = None,
        *,
        arceer: bool = False,
    ) -> None:
        """A rectangle; ``arceer`` draws slanted lines in the colour of its edge."""
        self.vormen.append(Rechthoek(x, y, breedte, hoogte, vulling, rand, 0.12 * self.letter))
        if arceer and rand is not None:
            stap = max(0.55 * self.letter, breedte / 200)
            begin = -hoogte
            while (begin := begin + stap) < breedte:
                x1, x2 = max(begin, 0.0), min(begin + hoogte, breedte)
                if x2 - x1 > 0.2:
                    self.lijn(
                        x + x1, y + hoogte - (x1 - begin), x + x2, y + hoogte - (x2 - begin), rand, 0.08 * self.letter
                    )

    def baan(self, punten: Sequence[tuple[float, float]], kleur: Kleur, dikte: float) -> None:
        """An open line through points."""
        self.vormen.append(Polygoon(tuple(punten), None, kleur, dikte, gesloten=False))

    def merk(self, x: float, y: float, kleur: Kleur, *, rond: bool) -> None:
        """A mark on a line: round, or square."""
        straal = 0.36 * self.letter
        if rond:
            self.vormen.append(Cirkel(x, y, straal, kleur))
        else:
            self.vormen.append(Rechthoek(x - straal, y - straal, 2 * straal, 2 * straal, kleur))

    def figuur(self, hoogte: float, beschrijving: str) -> Figuur:
        """The drawing."""
        return Figuur(self.breedte, hoogte, tuple(self.vormen), beschrijving)


_ANKER = {"links": "start", "midden": "middle", "rechts": "end"}


def als_svg(figuur: Figuur, tint: Callable[[str], str], lettertype: str) -> str:
    """The drawing as SVG with its description; ``tint`` gives ``#RRGGBB`` for the name of a colour."""

    def verf(vulling: str | None, rand: str | None, dikte: float) -> str:
        lijn = f'stroke="{tint(rand)}" stroke-width="{max(dikte, 0.5):g}"' if rand else 'stroke="none"'
        return f'fill="{tint(vulling) if vulling else "none"}" {lijn}'

    uit = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {figuur.breedte:g} {figuur.hoogte:g}" '
        f'width="{figuur.breedte:g}" height="{figuur.hoogte:g}" role="img" font-family="{escape(lettertype)}">',
        f"<desc>{escape(figuur.beschrijving)}</desc>",
        f'<rect width="100%" height="100%" fill="{tint("wit")}"/>',
    ]
    for vorm in figuur.vormen:
        match vorm:
            case Lijn():
                streep = ' stroke-dasharray="4 3"' if vorm.gestreept else ""
                uit.append(
                    f'<line x1="{vorm.x1:.2f}" y1="{vorm.y1:.2f}" x2="{vorm.x2:.2f}" y2="{vorm.y2:.2f}" '
                    f"{verf(None, vorm.kleur, vorm.dikte)}{streep}/>"
                )
            case Rechthoek():
                uit.append(
                    f'<rect x="{vorm.x:.2f}" y="{vorm.y:.2f}" width="{vorm.breedte:.2f}" height="{vorm.hoogte:.2f}" '
                    f"{verf(vorm.vulling, vorm.rand, vorm.dikte)}/>"
                )
            case Polygoon():
                soort = "polygon" if vorm.gesloten else "polyline"
                punten = " ".join(f"{x:.2f},{y:.2f}" for x, y in vorm.punten)
                uit.append(f'<{soort} points="{punten}" {verf(vorm.vulling, vorm.rand, vorm.dikte)}/>')
            case Cirkel():
                uit.append(
                    f'<circle cx="{vorm.x:.2f}" cy="{vorm.y:.2f}" r="{vorm.straal:.2f}" '
                    f"{verf(vorm.vulling, vorm.rand, vorm.dikte)}/>"
                )
            case FiguurTekst():
                vet = ' font-weight="600"' if vorm.vet else ""
                uit.append(
                    f'<text x="{vorm.x:.2f}" y="{vorm.y:.2f}" font-size="{vorm.grootte:g}"{vet} '
                    f'text-anchor="{_ANKER[vorm.uitlijning]}" fill="{tint(vorm.kleur)}">{escape(vorm.tekst)}</text>'
                )
    return "\n".join((*uit, "</svg>", ""))
