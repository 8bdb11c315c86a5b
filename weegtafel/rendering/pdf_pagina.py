"""One page of a PDF and the structure tree: what is drawn, and what each mark on the paper means.

Whatever is drawn stands either inside the marked content of an :class:`Element` or inside an artifact
(ISO 14289-1, 7.1). Elements are made in reading order; drawing them hands out the content numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from weegtafel.kernel import document as boom
from weegtafel.rendering import style
from weegtafel.rendering.pdf_bestand import PdfBestand, getal, getallen, pdf_tekst
from weegtafel.rendering.pdf_letters import Letters, Regel


@dataclass(slots=True, eq=False)
class Verwijzing:
    """A place to click: rectangle on the page, the heading it goes to, and what it says."""

    doos: tuple[float, float, float, float]
    doel: int
    tekst: str
    pagina: int = 0
    object: int = 0
    sleutel: int = 0


Kind: TypeAlias = "Element | tuple[int, int] | Verwijzing"


@dataclass(slots=True, eq=False)
class Element:
    """A node of the structure tree. ``eigenschappen`` are further dictionary entries in PDF syntax."""

    soort: str
    eigenschappen: str = ""
    kinderen: list[Kind] = field(default_factory=list)
    nummer: int = 0

    def nieuw(self, soort: str, eigenschappen: str = "") -> Element:
        """A new last child."""
        kind = Element(soort, eigenschappen)
        self.kinderen.append(kind)
        return kind


@lru_cache(maxsize=64)
def _vulkleur(kleur: str) -> str:
    return getallen(style.rgb(kleur)) + " rg"


@lru_cache(maxsize=64)
def _lijnkleur(kleur: str) -> str:
    return getallen(style.rgb(kleur)) + " RG"


class Pagina:
    """Collects the drawing of one page; ``volgnummer`` counts from 0. y runs upwards from the foot."""

    def __init__(self, volgnummer: int, letters: Letters) -> None:
        self.volgnummer = volgnummer
        self.inhoud: list[Element] = []
        self.verwijzingen: list[Verwijzing] = []
        self._letters = letters
        self._grond: list[str] = []
        self._lijnen: list[str] = []
        self._werk: list[str] = []
        self._open: Element | None = None
        self._in_artefact = False

    def _sluit(self) -> None:
        if self._open is not None or self._in_artefact:
            self._werk.append("EMC")
        self._open = None
        self._in_artefact = False

    def open(self, element: Element) -> None:
        """What is drawn from here on is content of ``element``."""
        if self._open is element:
            return
        self._sluit()
        mcid = len(self.inhoud)
        self._werk.append(f"/{element.soort}<</MCID {mcid}>>BDC")
        self.inhoud.append(element)
        element.kinderen.append((self.volgnummer, mcid))
        self._open = element

    def artefact(self, eigenschappen: str = "") -> None:
        """What is drawn from here on is furniture of the page, not content."""
        self._sluit()
        self._werk.append(f"/Artifact{eigenschappen}BDC" if eigenschappen else "/Artifact BMC")
        self._in_artefact = True

    def regel(self, regel: Regel, x: float, y: float, letter: style.Letter, kleur: str = "") -> None:
        """One line of text with its baseline at ``y``, inside the open element or artifact."""
        werk = self._werk
        werk.append(f"BT {_vulkleur(kleur or letter.kleur)} 1 0 0 1 {getal(x)} {getal(y)} Tm")
        grootte = getal(letter.grootte)
        for snede, code, _breedte, echt in regel.delen:
            toon = f"/{self._letters.snede(snede).sleutel} {grootte} Tf<{code}>Tj"
            if echt:
                echt_hex = echt.encode("utf-16-be", "replace").hex().upper()
                werk.append(f"/Span<</ActualText<FEFF{echt_hex}>>>BDC {toon} EMC")
            elif code:
                werk.append(toon)
        werk.append("ET")

    def vlak(self, x: float, y: float, breedte: float, hoogte: float, kleur: str) -> None:
        """A coloured rectangle behind everything else on the page; an artifact."""
        self._grond.append(f"{_vulkleur(kleur)} {getallen((x, y, breedte, hoogte))} re f")

    def haarlijn(self, x1: float, x2: float, y: float, kleur: str = "lijn", dikte: float = style.HAARLIJN) -> None:
        """A horizontal rule; an artifact."""
        self._lijnen.append(f"{_lijnkleur(kleur)} {getal(dikte)} w {getal(x1)} {getal(y)} m {getal(x2)} {getal(y)} l S")

    def beeld(self, x: float, y: float, breedte: float, hoogte: float, naam: str) -> None:
        """A picture from the resources, inside the open element."""
        self._werk.append(f"q {getal(breedte)} 0 0 {getal(hoogte)} {getal(x)} {getal(y)} cm /{naam} Do Q")

    def vorm(self, vorm: boom.Vorm, x: float, y: float, schaal: float) -> None:
        """A shape of a drawing whose upper left corner is (x, y), inside the open element."""

        def punt(px: float, py: float) -> str:
            return f"{getal(x + px * schaal)} {getal(y - py * schaal)}"

        match vorm:
            case boom.Lijn():
                streep = "[3 2] 0 d " if vorm.gestreept else ""
                pad = f"{punt(vorm.x1, vorm.y1)} m {punt(vorm.x2, vorm.y2)} l S"
                kleur = _lijnkleur(vorm.kleur)
                self._werk.append(f"q {streep}{kleur} {getal(vorm.dikte * schaal)} w {pad} Q")
            case boom.Rechthoek():
                maat = getallen((vorm.breedte * schaal, -vorm.hoogte * schaal))
                self._verf(f"{punt(vorm.x, vorm.y)} {maat} re", vorm.vulling, vorm.rand, vorm.dikte * schaal)
            case boom.Polygoon():
                eerste, *rest = vorm.punten
                pad = f"{punt(*eerste)} m " + " ".join(f"{punt(*p)} l" for p in rest) + (" h" if vorm.gesloten else "")
                self._verf(pad, vorm.vulling, vorm.rand, vorm.dikte * schaal)
            case boom.Cirkel():
                self._verf(_cirkelpad(vorm, punt), vorm.vulling, vorm.rand, vorm.dikte * schaal)
            case boom.FiguurTekst():
                letter = style.Letter("halfvet" if vorm.vet else "gewoon", vorm.grootte * schaal, 0, vorm.kleur)
                eenheden = self._letters.eenheden([(letter.snede, " ".join(vorm.tekst.split()))])
                for regel in self._letters.breek(eenheden, 1e9)[:1]:
                    deel = {"links": 0.0, "midden": 0.5, "rechts": 1.0}[vorm.uitlijning]
                    breed = regel.breedte * letter.grootte / 1000
                    self.regel(regel, x + vorm.x * schaal - deel * breed, y - vorm.y * schaal, letter)

    def _verf(self, pad: str, vulling: str | None, rand: str | None, dikte: float) -> None:
        if not vulling and not rand:
            return
        kleuren = f"{_vulkleur(vulling)} " if vulling else ""
        kleuren += f"{_lijnkleur(rand)} {getal(dikte)} w " if rand else ""
        self._werk.append(f"q {kleuren}1 j {pad} {'B' if vulling and rand else 'f' if vulling else 'S'} Q")

    def stroom(self) -> bytes:
        """The whole drawing as a content stream."""
        self._sluit()
        delen = ["/Artifact BMC", *self._grond, "EMC"] if self._grond else []
        delen += self._werk
        if self._lijnen:
            delen += ["/Artifact BMC", *self._lijnen, "EMC"]
        return "\n".join(delen).encode("ascii")


def _cirkelpad(vorm: boom.Cirkel, punt: Callable[[float, float], str]) -> str:
    # Four Bezier curves; 0.5523 of the radius makes them a circle to within 0.03 %.
    r, k = vorm.straal, vorm.straal * 0.5523
    mx, my = vorm.x, vorm.y
    bogen = (
        ((mx + r, my - k), (mx + k, my - r), (mx, my - r)),
        ((mx - k, my - r), (mx - r, my - k), (mx - r, my)),
        ((mx - r, my + k), (mx - k, my + r), (mx, my + r)),
        ((mx + k, my + r), (mx + r, my + k), (mx + r, my)),
    )
    return f"{punt(mx + r, my)} m " + " ".join(" ".join(punt(*p) for p in boog) + " c" for boog in bogen) + " h"


def schrijf_boom(bestand: PdfBestand, wortel: Element, paginas: Sequence[Pagina], nummers: Sequence[int]) -> int:
    """Write the structure tree; ``nummers`` are the page objects. Returns the number of the StructTreeRoot.

    Annotations of links get their objects here, because tree and annotation point at each other.
    """
    stam = bestand.nummer()
    sleutel = len(paginas)
    ouderlijst: list[str] = []
    for pagina in paginas:
        for verwijzing in pagina.verwijzingen:
            verwijzing.object = bestand.nummer()
            verwijzing.sleutel = sleutel
            verwijzing.pagina = pagina.volgnummer
            sleutel += 1
    links: dict[int, int] = {}
    wortel.nummer = bestand.nummer()
    wachtrij: list[tuple[Element, int]] = [(wortel, stam)]
    for element, ouder in wachtrij:
        kinderen = element.kinderen
        thuis = next((kind[0] for kind in kinderen if isinstance(kind, tuple)), None)
        delen: list[str] = []
        for kind in kinderen:
            if isinstance(kind, Element):
                kind.nummer = bestand.nummer()
                wachtrij.append((kind, element.nummer))
                delen.append(f"{kind.nummer} 0 R")
            elif isinstance(kind, Verwijzing):
                links[kind.sleutel] = element.nummer
                delen.append(f"<</Type/OBJR/Obj {kind.object} 0 R/Pg {nummers[kind.pagina]} 0 R>>")
            elif kind[0] == thuis:
                delen.append(str(kind[1]))
            else:
                delen.append(f"<</Type/MCR/Pg {nummers[kind[0]]} 0 R/MCID {kind[1]}>>")
        pagina_sleutel = "" if thuis is None else f"/Pg {nummers[thuis]} 0 R"
        kroost = f"/K[{' '.join(delen)}]" if delen else ""
        bestand.zet(
            element.nummer,
            f"<</Type/StructElem/S/{element.soort}/P {ouder} 0 R{pagina_sleutel}{element.eigenschappen}{kroost}>>",
        )
    for pagina in paginas:
        rij = " ".join(f"{element.nummer} 0 R" for element in pagina.inhoud)
        ouderlijst.append(f"{pagina.volgnummer} {bestand.voeg_toe(f'[{rij}]')} 0 R")
    ouderlijst += [f"{nummer} {element} 0 R" for nummer, element in sorted(links.items())]
    ouders = bestand.voeg_toe(f"<</Nums[{' '.join(ouderlijst)}]>>")
    return bestand.zet(
        stam, f"<</Type/StructTreeRoot/K {wortel.nummer} 0 R/ParentTree {ouders} 0 R/ParentTreeNextKey {sleutel}>>"
    )


def schrijf_verwijzing(bestand: PdfBestand, verwijzing: Verwijzing, doel: str) -> None:
    """Write the link annotation that :func:`schrijf_boom` reserved; ``doel`` is the destination array."""
    bestand.zet(
        verwijzing.object,
        f"<</Type/Annot/Subtype/Link/Rect[{getallen(verwijzing.doos)}]/Border[0 0 0]/F 4/Dest{doel}"
        f"/Contents{pdf_tekst(verwijzing.tekst)}/StructParent {verwijzing.sleutel}>>",
    )
