"""Letters and lines of a PDF: measuring words, breaking lines, embedding the letters that were used.

Letters stand in the file as glyph numbers of a subset of each face (Type 0 font, Identity-H). A
character that the face lacks is printed as a readable stand-in, such as ``[teken U+1F600]``, with the real
character beside it as ActualText: a reader, a search and a copy still get what was typed.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from weegtafel.rendering import style
from weegtafel.rendering.pdf_bestand import PdfBestand, getal
from weegtafel.rendering.pdf_metadata import schoon

AAN: Final = 0  # stands against the previous unit, no break between
SPATIE: Final = 1  # a space before it, where a line may break
BREUK: Final = 2  # no space before it, a line may break
REGEL: Final = 3  # begins a new line

# Signs that the face lacks and that have a plain neighbour in it.
_BUUR: Final = {
    "●": "•", "▪": "•", "■": "•", "◦": "•", "‣": "•", "✔": "✓", "☑": "[x]", "☒": "[x]", "☐": "[ ]", "⚠": "(!)",
    "⁃": "–", "\u2012": "–", "\u2015": "—", "➔": "→", "➜": "→",
}  # fmt: skip
_ALS_SPATIE: Final = dict.fromkeys(
    (0x00A0, 0x202F, 0x2007, 0x2002, 0x2003, 0x2009, 0x200A, 0x2008, 0x205F, 0x3000), "\ue0a0"
)
_VAST_TEKEN: Final = {"\ue0a0": " ", "\u2011": "-", "\u2010": "-"}
_SLOT: Final = threading.Lock()  # the reader of a font file has one position for all its users
_ONZICHTBAAR: Final = ("Cf", "Mn", "Me", "Cc")


class Eenheid(NamedTuple):
    """Letters that stay together: how they join, width in 1/1000 em, face, glyphs, text, ActualText."""

    hoe: int
    breedte: int
    snede: str
    code: str
    tekst: str
    echt: str


class Regel(NamedTuple):
    """One line: width in 1/1000 em and its pieces (face, glyphs, width, ActualText)."""

    breedte: int
    delen: tuple[tuple[str, str, int, str], ...]


@lru_cache(maxsize=8)
def _lettertype(bestand: str) -> Any:
    from reportlab.pdfbase.ttfonts import TTFontFile

    return TTFontFile(str(style.LETTERTYPE_MAP / bestand), validate=0)


@lru_cache(maxsize=1)
def _niet_te_zetten() -> re.Pattern[str]:
    bekend = set.intersection(*(set(_lettertype(bestand).charToGlyph) for bestand in style.SNEDEN.values()))
    bekend |= {ord(teken) for teken in _VAST_TEKEN}
    eigen = {code for code in bekend if code >= 0x20 and not (0xE000 <= code <= 0xF8FF and code != 0xE0A0)}
    tekens = "".join(re.escape(chr(code)) for code in sorted(eigen))
    return re.compile(f"([^{tekens}]+)")


class Snede:
    """One face inside one document: hands out glyph numbers and remembers which letters were used."""

    def __init__(self, naam: str, sleutel: str) -> None:
        self.naam = naam
        self.sleutel = sleutel
        self.bron = _lettertype(style.SNEDEN[naam])
        self._glyph_cid: dict[int, int] = {0: 0}
        self.tekens: list[str] = []
        self._codes: dict[str, str] = {}
        self._breedte: dict[str, int] = {}
        self.spatie = self._neem(" ")
        self.spatie_breedte = self._breedte[" "]

    def _neem(self, teken: str) -> str:
        gedaante = _VAST_TEKEN.get(teken, teken)
        glyph = self.bron.charToGlyph[ord(gedaante)]
        cid = self._glyph_cid.get(glyph)
        if cid is None:
            cid = self._glyph_cid[glyph] = len(self._glyph_cid)
            self.tekens.append(gedaante)
        code = self._codes[teken] = f"{cid:04X}"
        self._breedte[teken] = round(self.bron.charWidths[ord(gedaante)])
        return code

    def codes(self, tekst: str) -> str:
        """The glyph numbers of ``tekst`` in hexadecimal; each character must be in the face."""
        bekend = self._codes
        return "".join([bekend.get(teken) or self._neem(teken) for teken in tekst])

    def breedte(self, tekst: str) -> int:
        """The width of ``tekst`` in 1/1000 em, after :meth:`codes` was asked for it."""
        bekend = self._breedte
        return sum([bekend[teken] for teken in tekst])

    def schrijf(self, bestand: PdfBestand) -> int:
        """Embed the used letters; returns the number of the font object."""
        bron = self.bron
        with _SLOT:
            data = bron.makeSubset([ord(teken) for teken in self.tekens])
        program = bestand.stroom(f"/Length1 {len(data)}", data)
        naam = "WEEGTA+" + bron.name.decode("ascii")
        doos = " ".join(getal(waarde) for waarde in bron.bbox)
        vlaggen = 32 | (64 if bron.italicAngle else 0)
        beschrijving = bestand.voeg_toe(
            f"<</Type/FontDescriptor/FontName/{naam}/Flags {vlaggen}/FontBBox[{doos}]"
            f"/ItalicAngle {getal(bron.italicAngle)}/Ascent {getal(bron.ascent)}/Descent {getal(bron.descent)}"
            f"/CapHeight {getal(bron.capHeight)}/StemV {bron.stemV}/FontFile2 {program} 0 R>>"
        )
        breedtes = " ".join(str(self._breedte[teken]) for teken in self.tekens)
        cid = bestand.voeg_toe(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{naam}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            f"/Supplement 0>>/FontDescriptor {beschrijving} 0 R/DW {round(bron.defaultWidth)}/W[1[{breedtes}]]"
            "/CIDToGIDMap/Identity>>"
        )
        return bestand.voeg_toe(
            f"<</Type/Font/Subtype/Type0/BaseFont/{naam}/Encoding/Identity-H/DescendantFonts[{cid} 0 R]"
            f"/ToUnicode {bestand.stroom('', self._naar_unicode())} 0 R>>"
        )

    def _naar_unicode(self) -> bytes:
        regels = [f"<{i:04X}> <{teken.encode('utf-16-be').hex().upper()}>" for i, teken in enumerate(self.tekens, 1)]
        blokken = [regels[i : i + 100] for i in range(0, len(regels), 100)]
        midden = "\n".join(f"{len(blok)} beginbfchar\n" + "\n".join(blok) + "\nendbfchar" for blok in blokken)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{midden}\n"
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")


class Letters:
    """All faces of one document, and the breaking of text into lines."""

    def __init__(self) -> None:
        self._sneden: dict[str, Snede] = {}
        self._woorden: dict[tuple[str, str], list[Eenheid]] = {}
        self._vreemd = _niet_te_zetten()

    def snede(self, naam: str) -> Snede:
        """The face of that name, made when first asked for."""
        gevonden = self._sneden.get(naam)
        if gevonden is None:
            gevonden = self._sneden[naam] = Snede(naam, f"F{len(self._sneden) + 1}")
        return gevonden

    def schrijf(self, bestand: PdfBestand) -> str:
        """Embed every face; returns the entries of the /Font resource dictionary."""
        return "".join(f"/{s.sleutel} {s.schrijf(bestand)} 0 R" for s in self._sneden.values())

    def _woord(self, snede: str, woord: str) -> list[Eenheid]:
        sleutel = (snede, woord)
        bekend = self._woorden.get(sleutel)
        if bekend is None:
            bekend = self._woorden[sleutel] = list(self._snijd(snede, woord)) or [Eenheid(AAN, 0, snede, "", "", "")]
        return bekend

    def _snijd(self, naam: str, woord: str) -> Iterable[Eenheid]:
        snede = self.snede(naam)
        for volgorde, stuk in enumerate(self._vreemd.split(woord)):
            if volgorde % 2:
                for zichtbaar, echt in _vervangers(stuk):
                    yield Eenheid(BREUK, _breed(snede, zichtbaar), naam, snede.codes(zichtbaar), zichtbaar, echt)
                continue
            # A line may break after a hyphen or slash between letters: her-indicatie, en/of.
            for deel in re.findall(r"(?:[^-/]|^[-/]+|[-/](?![^\W\d_]{2}))+[-/]?|[-/]+", stuk):
                yield Eenheid(BREUK, _breed(snede, deel), naam, snede.codes(deel), deel, "")

    def eenheden(self, runs: Iterable[tuple[str, str]]) -> list[Eenheid]:
        """Text in runs of (face, text) as units for :meth:`breek`."""
        uit: list[Eenheid] = []
        hoe = AAN
        for snede, ruw in runs:
            tekst = schoon(ruw)
            if not tekst.isascii():
                tekst = unicodedata.normalize("NFC", tekst).translate(_ALS_SPATIE)
            for nummer, regel in enumerate(tekst.split("\n")):
                if nummer:
                    if hoe == REGEL and uit:
                        uit.append(Eenheid(REGEL, 0, snede, "", "", ""))  # a blank line that was typed
                    hoe = REGEL
                woorden = regel.split()
                if hoe == AAN and regel[:1].isspace():
                    hoe = SPATIE
                for woord in woorden:
                    eerste, *rest = self._woord(snede, woord)
                    uit.append(eerste if eerste.hoe == hoe else eerste._replace(hoe=hoe))
                    uit += rest
                    hoe = SPATIE
                if woorden and not regel[-1:].isspace():
                    hoe = AAN
        while uit and uit[-1].hoe == REGEL and not uit[-1].code:
            uit.pop()
        return uit

    def breek(self, eenheden: Sequence[Eenheid], ruimte: float) -> list[Regel]:
        """Units set into lines of at most ``ruimte`` 1/1000 em; what is wider than a line is cut in pieces."""
        regels: list[Regel] = []
        lopend: list[Eenheid] = []
        breedte = 0
        spatie = self.snede(eenheden[0].snede).spatie_breedte if eenheden else 0
        aantal = len(eenheden)
        i = 0
        while i < aantal:
            eenheid = eenheden[i]
            groep = [eenheid]
            nodig = eenheid.breedte
            i += 1
            while i < aantal and eenheden[i].hoe == AAN:
                groep.append(eenheden[i])
                nodig += eenheden[i].breedte
                i += 1
            tussen = spatie if eenheid.hoe == SPATIE and lopend else 0
            if lopend and (eenheid.hoe == REGEL or breedte + tussen + nodig > ruimte):
                regels.append(self._regel(lopend, spatie, zacht=eenheid.hoe in (SPATIE, REGEL)))
                lopend, breedte, tussen = [], 0, 0
            if nodig > ruimte:
                groep = list(self._hak(groep, ruimte))
                for stuk in groep:
                    if lopend and breedte + stuk.breedte > ruimte:
                        regels.append(self._regel(lopend, spatie, zacht=False))
                        lopend, breedte = [], 0
                    lopend.append(stuk)
                    breedte += stuk.breedte
                continue
            lopend += groep
            breedte += tussen + nodig
        if lopend:
            regels.append(self._regel(lopend, spatie, zacht=False))
        return regels

    def _hak(self, groep: Iterable[Eenheid], ruimte: float) -> Iterable[Eenheid]:
        for eenheid in groep:
            if eenheid.breedte <= ruimte:
                yield eenheid
                continue
            snede = self.snede(eenheid.snede)
            begin, breedte, hoe, echt = 0, 0, eenheid.hoe, eenheid.echt
            for plek, teken in enumerate(eenheid.tekst):
                letter = snede.breedte(teken)
                if plek > begin and breedte + letter > ruimte:
                    stuk = eenheid.tekst[begin:plek]
                    yield Eenheid(hoe, breedte, eenheid.snede, snede.codes(stuk), stuk, echt)
                    # The pieces of a stand-in share one ActualText: the first has it, the others repeat nothing.
                    begin, breedte, hoe, echt = plek, 0, BREUK, "\u200b" if eenheid.echt else ""
                breedte += letter
            stuk = eenheid.tekst[begin:]
            yield Eenheid(hoe, breedte, eenheid.snede, snede.codes(stuk), stuk, echt)

    def _regel(self, eenheden: Sequence[Eenheid], spatie: int, *, zacht: bool) -> Regel:
        delen: list[tuple[str, str, int, str]] = []
        codes: list[str] = []
        snede, breed, totaal = eenheden[0].snede, 0, 0
        for nummer, (hoe, breedte, eigen, code, _tekst, echt) in enumerate(eenheden):
            if nummer and hoe == SPATIE:
                codes.append(self.snede(snede).spatie)
                breed += spatie
            if echt or eigen != snede:
                if codes:
                    delen.append((snede, "".join(codes), breed, ""))
                    totaal += breed
                    codes, breed = [], 0
                snede = eigen
            if echt:
                delen.append((eigen, code, breedte, echt))
                totaal += breedte
            else:
                codes.append(code)
                breed += breedte
        if zacht:
            # The space that the line break took is still in the file, so that two words stay two words.
            codes.append(self.snede(snede).spatie)
        if codes:
            delen.append((snede, "".join(codes), breed, ""))
        return Regel(totaal + breed, tuple(delen))


def _breed(snede: Snede, tekst: str) -> int:
    snede.codes(tekst)
    return snede.breedte(tekst)


def _vervangers(stuk: str) -> Iterable[tuple[str, str]]:
    """Stand-ins for characters that no face has: pairs of what is printed and what it really is."""
    groepen: list[str] = []
    for teken in stuk:
        if groepen and unicodedata.category(teken) in _ONZICHTBAAR:
            groepen[-1] += teken
        elif unicodedata.category(teken) not in _ONZICHTBAAR:
            groepen.append(teken)
    los = any(groep[0] in _BUUR for groep in groepen)
    laatste = len(groepen) - 1
    for nummer, groep in enumerate(groepen):
        code = f"U+{ord(groep[0]):04X}"
        if groep[0] in _BUUR:
            yield _BUUR[groep[0]], groep
        elif los or not laatste:
            yield f"[teken {code}]", groep
        else:
            yield f"{'' if nummer else '[tekens '}{code}{']' if nummer == laatste else ' '}", groep
