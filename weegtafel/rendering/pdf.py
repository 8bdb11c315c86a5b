"""A document tree as PDF: archivable (PDF/A-2a, ISO 19005-2) and accessible (PDF/UA-1, ISO 14289-1).

Strips are laid on pages first, so that page numbers are known before anything is drawn; then the
pages are drawn, and last the structure tree is written over what was drawn.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple

from weegtafel.kernel.document import Document, document_hash, koppen, kopregel, voetregel
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.rendering import style
from weegtafel.rendering.pdf_bestand import PdfBestand, getal, pdf_tekst
from weegtafel.rendering.pdf_letters import Letters
from weegtafel.rendering.pdf_metadata import info_woordenboek, kort, srgb_profiel, taalcode, xmp
from weegtafel.rendering.pdf_pagina import Element, Pagina, schrijf_boom, schrijf_verwijzing
from weegtafel.rendering.pdf_strook import KaderVlak, Strook
from weegtafel.rendering.pdf_zetsel import Zetter

_LOGO_BEELDPUNTEN: Final = 1200
_BOVEN: Final = style.PAGINA_HOOGTE - style.MARGE_BOVEN
_LINKS: Final = style.MARGE_LINKS
_BREED: Final = style.ZETBREEDTE


class Beeld(NamedTuple):
    """A picture as plain RGB bytes."""

    breedte: int
    hoogte: int
    rgb: bytes


def lees_logo(png: bytes) -> Beeld:
    """The logo on white, without transparency; Regelovertreding when it is not a picture we can read."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as bron:
            los = bron.convert("RGBA")
        los.thumbnail((_LOGO_BEELDPUNTEN, _LOGO_BEELDPUNTEN))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fout:
        raise Regelovertreding("Het logo is geen leesbare PNG. Kies bij de inrichting een ander bestand.") from fout
    wit = Image.new("RGBA", los.size, (255, 255, 255, 255))
    beeld = Image.alpha_composite(wit, los).convert("RGB")
    return Beeld(beeld.width, beeld.height, beeld.tobytes())


@dataclass(slots=True)
class _Blad:
    """A page before it is drawn: strips with the height of their tops."""

    stroken: list[tuple[Strook, float]] = field(default_factory=list)


def _verdeel(stroken: Sequence[Strook]) -> list[_Blad]:
    """Lay the strips on pages; strips that hold together move together as long as a page can hold them."""
    bladen = [_Blad()]
    y = _BOVEN
    bodem = style.MARGE_ONDER

    def nieuw_blad(eerste: Strook) -> float:
        bladen.append(_Blad())
        if eerste.herhaal is None:
            return _BOVEN
        bladen[-1].stroken.append((eerste.herhaal, _BOVEN))
        return _BOVEN - eerste.herhaal.hoogte

    i = 0
    while i < len(stroken):
        j = i
        while stroken[j].vast and j + 1 < len(stroken):
            j += 1
        groep = stroken[i : j + 1]
        i = j + 1
        bezet = bool(bladen[-1].stroken)
        if groep[0].nieuwe_pagina:
            if bezet:
                bladen.append(_Blad())
                y = _BOVEN
            continue
        nodig = sum(strook.hoogte + strook.voor for strook in groep) - (0.0 if bezet else groep[0].voor)
        if nodig > y - bodem and bezet and nodig <= style.ZETHOOGTE:
            y = nieuw_blad(groep[0])
        for strook in groep:
            bezet = bool(bladen[-1].stroken)
            voor = strook.voor if bezet else 0.0
            if bezet and y - voor - strook.hoogte < bodem - 0.01:
                y, voor = nieuw_blad(strook), 0.0
            bladen[-1].stroken.append((strook, y - voor))
            y -= voor + strook.hoogte
    if len(bladen) > 1 and not bladen[-1].stroken:
        bladen.pop()
    return bladen


class _Maker:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.letters = Letters()
        self.wortel = Element("Document")
        self.zetter = Zetter(self.letters, self.wortel, koppen(document))
        self.logo = lees_logo(document.logo) if document.logo else None
        self.kop_y: dict[int, float] = {}

    def titelblok(self) -> list[Strook]:
        """Sender, title, subject, number and date at the head of page one."""
        document, wortel = self.document, self.wortel
        stroken: list[Strook] = []
        if document.markering.strip():
            # On page one the marking is read aloud; on later pages it is furniture.
            element = wortel.nieuw("P")
            stroken.append(Strook(0.0, lambda pagina, _y: self.markering(pagina, element), vast=True))
        if self.logo is not None:
            schaal = min(style.LOGO_HOOGTE / self.logo.hoogte, style.LOGO_BREEDTE / self.logo.breedte)
            breed, hoog = self.logo.breedte * schaal, self.logo.hoogte * schaal
            top = _BOVEN + 16
            doos = " ".join(map(getal, (_LINKS, top - hoog, _LINKS + breed, top)))
            alt = pdf_tekst(kort(f"Logo van {document.afzender}"))
            beeld = wortel.nieuw("Figure", f"/Alt{alt}/A<</O/Layout/BBox[{doos}]>>")

            def teken_logo(pagina: Pagina, _y: float) -> None:
                pagina.open(beeld)
                pagina.beeld(_LINKS, top - hoog, breed, hoog, "Logo")

            stroken.append(Strook(max(hoog - 16, 15), teken_logo, vast=True))
        elif document.afzender.strip():
            stroken += self.zetter.tekst(
                wortel.nieuw("P"), [("halfvet", document.afzender)], style.AFZENDER, _LINKS, _BREED
            )
        delen = (("H1", document.titel, style.TITEL), ("P", document.onderwerp, style.ONDERWERP))
        for soort, tekst, letter in (*delen, ("P", kopregel(document), style.KOPREGEL)):
            if tekst.strip():
                stroken += self.zetter.tekst(wortel.nieuw(soort), [(letter.snede, tekst)], letter, _LINKS, _BREED)
        stroken.append(Strook(24.0, lambda pagina, y: pagina.haarlijn(_LINKS, _LINKS + _BREED, y - 11, "accent", 1.0)))
        return stroken

    def markering(self, pagina: Pagina, element: Element | None) -> None:
        """The marking at the upper right of a page; as content of ``element``, or as an artifact."""
        letter = style.MARKERING
        regels = self.zetter.regels([(letter.snede, self.document.markering)], letter, _BREED * 0.6)[:1]
        for regel in regels:
            if element is None:
                pagina.artefact("<</Type/Pagination/Subtype/Header/Attached[/Top]>>")
            else:
                pagina.open(element)
            breed = regel.breedte * letter.grootte / 1000
            pagina.regel(regel, _LINKS + _BREED - breed, style.MARKERING_Y, letter)

    def voet(self, pagina: Pagina, aantal: int) -> None:
        """Number, footer text and page number at the foot of a page; an artifact."""
        letter = style.VOET
        nummer = f"Pagina {pagina.volgnummer + 1} van {aantal}"
        pagina.artefact("<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>")
        (rechts,) = self.zetter.regels([(letter.snede, nummer.replace(" ", "\u00a0"))], letter, _BREED)
        breed = rechts.breedte * letter.grootte / 1000
        links = self.zetter.regels([(letter.snede, voetregel(self.document))], letter, _BREED - breed - 24)[:2]
        for rij, regel in enumerate(links):
            pagina.regel(regel, _LINKS, style.VOET_Y - rij * letter.regel, letter)
        pagina.regel(rechts, _LINKS + _BREED - breed, style.VOET_Y, letter)
        pagina.haarlijn(_LINKS, _LINKS + _BREED, style.VOET_Y + 16)

    def teken(self, blad: _Blad, pagina: Pagina, aantal: int) -> None:
        """Draw one page: call-out grounds, furniture, strips."""
        vlakken: dict[int, tuple[KaderVlak, float, float]] = {}
        for strook, y in blad.stroken:
            if strook.kader is not None:
                sleutel = id(strook.kader)
                # Where a page break cuts the call-out its ground still reaches past the words.
                boven = y if strook is strook.kader.eerste else y + style.KADER_SNEDE
                boven = vlakken[sleutel][1] if sleutel in vlakken else boven
                rand = 0.0 if strook is strook.kader.laatste else style.KADER_SNEDE
                vlakken[sleutel] = (strook.kader, boven, y - strook.hoogte - rand)
        for vlak, boven, onder in vlakken.values():
            pagina.vlak(vlak.x, onder, vlak.breedte, boven - onder, style.KADER_GROND[vlak.soort])
            pagina.vlak(vlak.x, onder, style.KADER_BALK, boven - onder, style.KADER_KLEUR[vlak.soort])
        if pagina.volgnummer > 0 and self.document.markering.strip():
            self.markering(pagina, None)
        for strook, y in blad.stroken:
            strook.teken(pagina, y)
        self.voet(pagina, aantal)

    def deel_in(self) -> list[_Blad]:
        """Set all blocks and lay them on pages; from here on the pages of the headings are known."""
        stroken = self.titelblok()
        wit = 0.0
        for blok in self.document.blokken:
            nieuw, na = self.zetter.blok(blok, self.wortel, _LINKS, _BREED)
            if nieuw:
                nieuw[0].voor = max(nieuw[0].voor, wit)
                stroken += nieuw
                wit = na
        bladen = _verdeel(stroken)
        for nummer, blad in enumerate(bladen):
            for strook, y in blad.stroken:
                if strook.kop is not None:
                    self.zetter.kop_pagina[strook.kop] = nummer + 1
                    self.kop_y[strook.kop] = y
        return bladen

    def maak(self, moment: datetime) -> bytes:
        """Set, lay out, draw and write."""
        bladen = self.deel_in()
        paginas = [Pagina(nummer, self.letters) for nummer in range(len(bladen))]
        for blad, pagina in zip(bladen, paginas, strict=True):
            self.teken(blad, pagina, len(bladen))
        return self.schrijf(paginas, moment)

    def schrijf(self, paginas: Sequence[Pagina], moment: datetime) -> bytes:
        """All objects of the file."""
        document, bestand = self.document, PdfBestand()
        wortel, stam, info = bestand.nummer(), bestand.nummer(), bestand.nummer()
        nummers = [bestand.nummer() for _ in paginas]
        boomnummer = schrijf_boom(bestand, self.wortel, paginas, nummers)
        beelden = ""
        if self.logo is not None:
            sleutels = (
                f"/Type/XObject/Subtype/Image/Width {self.logo.breedte}/Height {self.logo.hoogte}"
                "/ColorSpace/DeviceRGB/BitsPerComponent 8"
            )
            beelden = f"/XObject<</Logo {bestand.stroom(sleutels, self.logo.rgb)} 0 R>>"
        middelen = bestand.nummer()
        maat = f"[0 0 {getal(style.PAGINA_BREEDTE)} {getal(style.PAGINA_HOOGTE)}]"
        for pagina, nummer in zip(paginas, nummers, strict=True):
            inhoud = bestand.stroom("", pagina.stroom())
            annots = " ".join(f"{verwijzing.object} 0 R" for verwijzing in pagina.verwijzingen)
            for verwijzing in pagina.verwijzingen:
                schrijf_verwijzing(bestand, verwijzing, self.doel(verwijzing.doel, nummers))
            bestand.zet(
                nummer,
                f"<</Type/Page/Parent {stam} 0 R/MediaBox{maat}/Resources {middelen} 0 R/Contents {inhoud} 0 R"
                f"/StructParents {pagina.volgnummer}/Tabs/S{f'/Annots[{annots}]' if annots else ''}>>",
            )
        bestand.zet(middelen, f"<</Font<<{self.letters.schrijf(bestand)}>>{beelden}>>")
        kinderen = " ".join(f"{nummer} 0 R" for nummer in nummers)
        bestand.zet(stam, f"<</Type/Pages/Count {len(nummers)}/Kids[{kinderen}]>>")
        bestand.zet(info, info_woordenboek(document, moment))
        metadata = bestand.stroom("/Type/Metadata/Subtype/XML", xmp(document, moment), pers=False)
        profiel = bestand.stroom("/N 3", srgb_profiel())
        uitvoer = (
            "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
            f"/DestOutputProfile {profiel} 0 R>>"
        )
        bestand.zet(
            wortel,
            f"<</Type/Catalog/Version/1.7/Pages {stam} 0 R/StructTreeRoot {boomnummer} 0 R/MarkInfo<</Marked true>>"
            f"/Lang{pdf_tekst(taalcode(document))}/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R"
            f"/OutputIntents[{uitvoer}]{self.bladwijzers(bestand, nummers)}>>",
        )
        kenmerk = hashlib.sha256(f"{document_hash(document)} {moment.isoformat()}".encode()).hexdigest()[:32].upper()
        return bestand.bytes(wortel, info, kenmerk)

    def doel(self, kop: int, nummers: Sequence[int]) -> str:
        """The destination of a heading: its page, a little above the heading."""
        pagina = nummers[self.zetter.kop_pagina[kop] - 1]
        return f"[{pagina} 0 R/XYZ 0 {getal(self.kop_y[kop] + 12)} null]"

    def bladwijzers(self, bestand: PdfBestand, nummers: Sequence[int]) -> str:
        """Write the outline; returns its entry in the catalogue, empty when there are no headings."""
        alle = [(i, kop) for i, kop in enumerate(self.zetter.koppen) if i in self.zetter.kop_pagina]
        if not alle:
            return ""
        stam = bestand.nummer()
        eigen = [bestand.nummer() for _ in alle]
        ouders: list[int] = []
        pad: list[int] = []  # positions in ``alle`` of the headings above the present one
        for plek, (_, kop) in enumerate(alle):
            while pad and alle[pad[-1]][1].niveau >= kop.niveau:
                pad.pop()
            ouders.append(pad[-1] if pad else -1)
            pad.append(plek)
        kroost: dict[int, list[int]] = {}
        for plek, ouder in enumerate(ouders):
            kroost.setdefault(ouder, []).append(plek)
        for ouder, rij in kroost.items():
            for n, plek in enumerate(rij):
                kop_nummer, kop = alle[plek]
                boven = stam if ouder < 0 else eigen[ouder]
                delen = f"/Title{pdf_tekst(kort(kop.tekst))}/Parent {boven} 0 R/Dest{self.doel(kop_nummer, nummers)}"
                delen += f"/Prev {eigen[rij[n - 1]]} 0 R" if n else ""
                delen += f"/Next {eigen[rij[n + 1]]} 0 R" if n + 1 < len(rij) else ""
                if plek in kroost:
                    # A negative count keeps the branch closed until the reader opens it.
                    onder = kroost[plek]
                    delen += f"/First {eigen[onder[0]]} 0 R/Last {eigen[onder[-1]]} 0 R/Count -{len(onder)}"
                bestand.zet(eigen[plek], f"<<{delen}>>")
        top = kroost[-1]
        bestand.zet(stam, f"<</Type/Outlines/First {eigen[top[0]]} 0 R/Last {eigen[top[-1]]} 0 R/Count {len(top)}>>")
        return f"/Outlines {stam} 0 R"


def maak_pdf(document: Document, moment: datetime) -> bytes:
    """The document as PDF/A-2a and PDF/UA-1; equal trees and moments give equal bytes.

    Raises Regelovertreding when the logo is not a readable PNG.
    """
    return _Maker(document).maak(moment)


def paginas_van_koppen(document: Document) -> dict[int, int]:
    """The page, counted from 1, of each heading of the document by its serial number, counted from 0."""
    maker = _Maker(document)
    maker.deel_in()
    return maker.zetter.kop_pagina
