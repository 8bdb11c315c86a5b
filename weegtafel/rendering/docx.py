"""A document tree as DOCX: real headings, lists, header rows and fields, in styles that a user can edit.

The parts are written as text. A general library spends most of its time on finding and rebuilding
elements that are written here once, in order.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from weegtafel.kernel import document as boom
from weegtafel.kernel.document import Document, koppen, kopregel
from weegtafel.rendering import docx_tekening, style
from weegtafel.rendering.docx_delen import KOP_XML, W, lijst_nummer, twips, veld, verpakking
from weegtafel.rendering.docx_tekst import loop, van_rechts, xml
from weegtafel.rendering.kolommen import GROOTSTE_WOORD, verdeel

_KANT: Final = {"links": "", "rechts": '<w:jc w:val="right"/>', "midden": '<w:jc w:val="center"/>'}
_ALINEASTIJL: Final = {"gewoon": "", "inleiding": "Inleiding", "klein": "Klein"}
_LETTERBREEDTE: Final = 5.2  # points, a mean letter of a table cell


def alinea(stijl: str, lopen: str, tekst: str = "", extra: str = "") -> str:
    """A paragraph in a style; ``tekst`` decides its direction, ``extra`` are further properties."""
    ppr = f'<w:pStyle w:val="{stijl}"/>' if stijl else ""
    if tekst and van_rechts(tekst):
        # The schema fixes the order: direction stands after keeping and numbering, before spacing.
        voor, spacing, na = extra.partition("<w:spacing")
        extra = f"{voor}<w:bidi/>{spacing}{na}"
    ppr += extra
    return f"<w:p><w:pPr>{ppr}</w:pPr>{lopen}</w:p>" if ppr else f"<w:p>{lopen}</w:p>"


class _Maker:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.koppen = koppen(document)
        self.lijsten = 0
        self._kop = 0
        self._tekening = 0

    def teken_nummer(self) -> int:
        """A fresh number for a drawing."""
        self._tekening += 1
        return self._tekening

    def titelblok(self) -> str:
        """Sender or logo, title, subject, number and date."""
        document = self.document
        delen: list[str] = []
        if document.logo:
            from weegtafel.rendering.pdf import lees_logo

            beeld = lees_logo(document.logo)
            schaal = min(style.LOGO_HOOGTE / beeld.hoogte, style.LOGO_BREEDTE / beeld.breedte)
            maat = (beeld.breedte * schaal, beeld.hoogte * schaal)
            run = docx_tekening.logo(*maat, self.teken_nummer(), f"Logo van {document.afzender}")
            delen.append(alinea("Afzender", run))
        elif document.afzender.strip():
            delen.append(self.tekst("Afzender", document.afzender))
        delen.append(self.tekst("Title", document.titel))
        if document.onderwerp.strip():
            delen.append(self.tekst("Subtitle", document.onderwerp))
        delen.append(self.tekst("Kopregel", kopregel(document)))
        return "".join(delen)

    def tekst(self, stijl: str, tekst: str, extra: str = "") -> str:
        """A paragraph of plain text."""
        return alinea(stijl, loop(tekst), tekst, extra)

    def blokken(self, blokken: Sequence[boom.Blok], breedte: float) -> str:
        """All blocks in order."""
        return "".join([self.blok(blok, breedte) for blok in blokken])

    def blok(self, blok: boom.Blok, breedte: float) -> str:
        """The paragraphs and tables of one block; ``breedte`` in points."""
        match blok:
            case boom.Kop(tekst=tekst, niveau=niveau):
                self._kop += 1
                merk = f'<w:bookmarkStart w:id="{self._kop}" w:name="_Toc{self._kop:08d}"/>'
                eind = f'<w:bookmarkEnd w:id="{self._kop}"/>'
                return alinea(f"Heading{niveau}", merk + loop(tekst) + eind, tekst)
            case boom.Alinea(delen=delen, stijl=stijl):
                lopen = "".join([loop(deel.tekst, _opmaak(deel)) for deel in delen])
                vast = "<w:keepNext/>" if blok.is_label else ""
                return alinea(_ALINEASTIJL[stijl], lopen, blok.tekst, vast) if blok.tekst.strip() else ""
            case boom.Lijst(punten=punten, genummerd=genummerd):
                extra = ""
                if genummerd:
                    nummer = lijst_nummer(self.lijsten)
                    self.lijsten += 1
                    extra = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{nummer}"/></w:numPr>'
                lijststijl = "ListNumber" if genummerd else "ListBullet"
                laatste = f'<w:spacing w:after="{twips(style.ALINEAS["gewoon"].na)}"/>'
                return "".join(
                    alinea(lijststijl, loop(punt), punt, extra + (laatste if n == len(punten) else ""))
                    for n, punt in enumerate(punten, 1)
                )
            case boom.Tabel():
                return self.tabel(blok, breedte)
            case boom.Feitenlijst(feiten=feiten):
                laatste = f'<w:spacing w:after="{twips(style.ALINEAS["gewoon"].na + 3)}"/>'
                return "".join(
                    alinea(
                        "Feit",
                        loop(term, '<w:rStyle w:val="Term"/>') + "<w:r><w:tab/></w:r>" + loop(waarde),
                        "",
                        laatste if n == len(feiten) else "<w:keepNext/>" if n in (1, len(feiten) - 1) else "",
                    )
                    for n, (term, waarde) in enumerate(feiten, 1)
                )
            case boom.Ondertekening(regels=regels):
                return "".join(
                    self.handtekening(regel, laatste=nummer == len(regels)) for nummer, regel in enumerate(regels, 1)
                )
            case boom.Figuur():
                return alinea("", docx_tekening.figuur(blok, self.teken_nummer(), breedte))
            case boom.Kader():
                return self.kader(blok, breedte)
            case boom.Paginaeinde():
                return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
            case boom.Inhoud():
                return self.inhoud(blok)

    def handtekening(self, regel: tuple[str, str, str], *, laatste: bool) -> str:
        """Line to sign on, with role, name and date under it; signatories stay together on a page."""
        teksten = [tekst for tekst in boom.ondertekenregel(regel) if tekst.strip()]
        delen: list[str] = []
        for nummer, tekst in enumerate(teksten):
            rpr = "<w:b/><w:bCs/>" if tekst == regel[1] else ""
            vast = "" if laatste and nummer == len(teksten) - 1 else "<w:keepNext/>"
            stijl, extra = ("HandtekeningRegel", vast) if nummer else ("Handtekening", "")
            delen.append(alinea(stijl, loop(tekst, rpr), tekst, extra))
        return "".join(delen)

    def tabel(self, tabel: boom.Tabel, breedte: float) -> str:
        """A table with a repeated header row, after its caption."""
        breedtes = [twips(maat) for maat in _breedtes(tabel, breedte)]
        kanten = [_KANT[kant] for kant in tabel.uitlijning or ("links",) * len(tabel.kop)]
        rooster = "".join([f'<w:gridCol w:w="{maat}"/>' for maat in breedtes])
        rand = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>'  # the last column ends where the text ends
        koppen_ = [
            f'<w:tc><w:tcPr><w:tcW w:w="{maat}" w:type="dxa"/>{rand if n == len(breedtes) else ""}</w:tcPr>'
            for n, maat in enumerate(breedtes, 1)
        ]
        kolommen = list(zip(koppen_, kanten, strict=True))

        def cel(stijl: str, kolom: tuple[str, str], tekst: str) -> str:
            richting = "<w:bidi/>" if van_rechts(tekst) else ""
            ppr = f'<w:pStyle w:val="{stijl}"/>{richting}{kolom[1]}'
            return f"{kolom[0]}<w:p><w:pPr>{ppr}</w:pPr>{loop(tekst)}</w:p></w:tc>"

        def rij(stijlen: Sequence[str], cellen: Sequence[str], eigenschappen: str) -> str:
            binnen = "".join([cel(s, k, t) for s, k, t in zip(stijlen, kolommen, cellen, strict=True)])
            return f"<w:tr><w:trPr>{eigenschappen}</w:trPr>{binnen}</w:tr>"

        stijlen = ["Tabelcel"] * len(breedtes)
        if tabel.rijkoppen:
            stijlen[0] = "Tabelrijkop"
        rijen = [rij(["Tabelkop"] * len(breedtes), tabel.kop, "<w:cantSplit/><w:tblHeader/>")]
        rijen += [
            rij(stijlen, cellen, "" if sum(map(len, cellen)) > 900 else "<w:cantSplit/>") for cellen in tabel.rijen
        ]
        bijschrift = self.tekst("Caption", tabel.bijschrift) if tabel.bijschrift.strip() else ""
        naam = (
            f'<w:tblCaption w:val="{xml(tabel.bijschrift)}"/>' if tabel.bijschrift.isprintable() and bijschrift else ""
        )
        kolom1 = int(tabel.rijkoppen)
        return (
            f'{bijschrift}<w:tbl><w:tblPr><w:tblStyle w:val="WeegtafelTabel"/>'
            f'<w:tblW w:w="{sum(breedtes)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="06{"A" if kolom1 else "2"}0"'
            f' w:firstRow="1" w:lastRow="0" w:firstColumn="{kolom1}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"{naam}</w:tblPr><w:tblGrid>{rooster}</w:tblGrid>{''.join(rijen)}</w:tbl>{alinea('NaTabel', '')}"
        )

    def kader(self, kader: boom.Kader, breedte: float) -> str:
        """A call-out as a frame of one cell in the style of its kind."""
        binnen = breedte - 2 * style.KADER_BINNEN
        titel = self.tekst("KaderTitel", kader.titel) if kader.titel.strip() else ""
        # Keeping with the next would hold the whole frame together, and a long one then leaves half a page white.
        inhoud = (titel + self.blokken(kader.blokken, binnen)).replace("<w:keepNext/>", "")
        if not inhoud or inhoud.endswith("</w:tbl>"):
            inhoud += alinea("NaTabel", "")
        maat = twips(breedte)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Kader{kader.soort}"/><w:tblW w:w="{maat}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0"'
            f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="{maat}"/></w:tblGrid>'
            f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{maat}" w:type="dxa"/></w:tcPr>{inhoud}</w:tc></w:tr></w:tbl>'
            f"{alinea('NaTabel', '')}"
        )

    def inhoud(self, inhoud: boom.Inhoud) -> str:
        """A contents field, filled in beforehand with the pages that the PDF has."""
        from weegtafel.rendering.pdf import paginas_van_koppen

        paginas = paginas_van_koppen(self.document)
        regels: list[str] = []
        for nummer, kop in enumerate(self.koppen):
            if kop.niveau <= 2:
                merk = f"_Toc{nummer + 1:08d}"
                pagina = veld(f"PAGEREF {merk} \\h", str(paginas[nummer]))
                lopen = f"{loop(kop.tekst)}<w:r><w:tab/></w:r>{pagina}"
                link = f'<w:hyperlink w:anchor="{merk}" w:history="1">{lopen}</w:hyperlink>'
                regels.append(f"TOC{kop.niveau}|{link}")
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
            ' TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        eind = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        titel = self.tekst("TOCHeading", inhoud.titel) if inhoud.titel.strip() else ""
        if not regels:
            return titel
        alineas: list[str] = []
        for nummer, regel in enumerate(regels):
            stijl, link = regel.split("|", 1)
            lopen = (begin if nummer == 0 else "") + link + (eind if nummer == len(regels) - 1 else "")
            alineas.append(alinea(stijl, lopen))
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{titel}{''.join(alineas)}</w:sdtContent></w:sdt>"
        )

    def lichaam(self) -> str:
        """word/document.xml."""
        inhoud = self.titelblok() + self.blokken(self.document.blokken, style.ZETBREEDTE)
        maten = f'w:w="{twips(style.PAGINA_BREEDTE)}" w:h="{twips(style.PAGINA_HOOGTE)}"'
        marges = (
            f'w:top="{twips(style.MARGE_BOVEN)}" w:right="{twips(style.MARGE_RECHTS)}"'
            f' w:bottom="{twips(style.MARGE_ONDER)}" w:left="{twips(style.MARGE_LINKS)}"'
            ' w:header="680" w:footer="640" w:gutter="0"'
        )
        sectie = (
            '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/>'
            f'<w:footerReference w:type="default" r:id="rId11"/>'
            f"<w:pgSz {maten}/><w:pgMar {marges}/></w:sectPr>"
        )
        ruimten = f"{W} {docx_tekening.NAAMRUIMTEN}"
        return f"{KOP_XML}<w:document {ruimten}><w:body>{inhoud}{sectie}</w:body></w:document>"


def _opmaak(deel: boom.Tekst) -> str:
    return ("<w:b/><w:bCs/>" if deel.vet else "") + ("<w:i/><w:iCs/>" if deel.cursief else "")


def _breedtes(tabel: boom.Tabel, breedte: float) -> list[float]:
    minst: list[float] = []
    graag: list[float] = []
    for k in range(len(tabel.kop)):
        teksten = [tabel.kop[k], *(rij[k] for rij in tabel.rijen)]
        woord = max((len(w) for tekst in teksten for w in tekst.split()), default=1)
        minst.append(min(woord * _LETTERBREEDTE + style.CEL_TUSSEN, breedte * GROOTSTE_WOORD))
        graag.append(max(minst[-1], min(max(map(len, teksten)) * _LETTERBREEDTE + style.CEL_TUSSEN, breedte * 0.7)))
    return verdeel(minst, graag, tabel.breedtes, breedte)


def maak_docx(document: Document, moment: datetime) -> bytes:
    """The document as DOCX; equal trees and moments give equal bytes.

    Raises Regelovertreding when the logo is not a readable PNG.
    """
    maker = _Maker(document)
    lichaam = maker.lichaam()
    delen = verpakking(document, moment, maker.lijsten)
    delen["word/document.xml"] = lichaam
    uit = io.BytesIO()
    tijd = (max(moment.year, 1980), moment.month, moment.day, moment.hour, moment.minute, moment.second)
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as pakket:
        inhoud: dict[str, bytes] = {naam: deel.encode("utf-8") for naam, deel in delen.items()}
        if document.logo:
            inhoud["word/media/logo.png"] = document.logo
        for naam, data in inhoud.items():
            stuk = zipfile.ZipInfo(naam, tijd)
            stuk.compress_type = zipfile.ZIP_DEFLATED
            stuk.create_system = 3
            stuk.external_attr = 0o600 << 16
            pakket.writestr(stuk, data)
    return uit.getvalue()
