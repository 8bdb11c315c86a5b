"""The empty aanmeldformulier as DOCX: questions with content controls, in the look of the other documents.

The parts are written as text, like the other DOCX documents of this package.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from weegtafel.casus.formulier import (
    ALTERNATIEFREGELS,
    EIGENSCHAP,
    FORMULIERVELDEN,
    MERK,
    PLAATSHOUDERS,
    SOORTCODES,
    TABELKOP_ALTERNATIEVEN,
    TABELKOP_GRONDEN,
    VERSIE,
    Afzender,
    Codes,
    Formulierveld,
    gronden_van,
)
from weegtafel.casus.velden import STAP_AANVRAAG, STAP_EIGEN, STAP_GRONDEN, VRAAG, Invoer
from weegtafel.rendering import style
from weegtafel.rendering.aanmeldformulier_delen import BREEDTE, KOP, W, stijlen_deel, voet_deel

LINKS: Final = 3680
TUSSEN: Final = '<w:p><w:pPr><w:pStyle w:val="Tussen"/></w:pPr></w:p>'

#: Sentences under a heading; the reader knows them too, so that they never count as an answer.
INLEIDING: Final = (
    "Met dit formulier legt u een complexe indicatie voor aan de {tafel}. De tafel weegt één vraag: " + VRAAG,
    "Vul in wat u weet; korte, gewone zinnen zijn genoeg. Laat leeg wat u niet weet: de secretaris ziet wat er "
    "ontbreekt en neemt contact op.",
)
WAARSCHUWING_TITEL: Final = "Geen namen, geen geboortedata"
WAARSCHUWING: Final = (
    "Noem geen namen, geboortedata, adressen, scholen of burgerservicenummers, ook niet van ouders of hulpverleners. "
    "Schrijf “de jeugdige”, “moeder”, “de gedragswetenschapper”. Iedereen aan tafel leest dit formulier."
)
STAPTEKSTEN: Final = {
    STAP_GRONDEN: "Kies bij elke wet of elk veld een uitkomst en schrijf in één of twee zinnen waarom. Ook “niet van "
    "toepassing” heeft een reden.",
    STAP_EIGEN: "Alleen voor wat het gezin en het netwerk niet zelf kunnen opvangen, is een voorziening nodig.",
    STAP_AANVRAAG: "Wat vraagt u precies aan? Deze gegevens komen in het bericht aan de aanbieder als de indicatie "
    "staat.",
}
ALTERNATIEVENTEKST: Final = (
    "Welke lichtere of andere hulp is overwogen? Kies uit de lijst en schrijf waarom die niet genoeg is. Dit mag leeg "
    "blijven, maar de tafel zal ernaar vragen."
)
SLOT: Final = (
    "Lees het formulier nog eens na op namen en andere herkenbare gegevens. Bewaar het en stuur het naar de secretaris."
)


def vaste_teksten(tafelnaam: str) -> tuple[str, ...]:
    """Every sentence of the form that is no question and no answer."""
    return (
        f"Aanmeldformulier {tafelnaam}",
        "Complexe indicatie jeugdhulp",
        MERK,
        *(tekst.format(tafel=tafelnaam.casefold()) for tekst in INLEIDING),
        WAARSCHUWING_TITEL,
        WAARSCHUWING,
        *STAPTEKSTEN.values(),
        ALTERNATIEVENTEKST,
        SLOT,
        *TABELKOP_GRONDEN,
        *TABELKOP_ALTERNATIEVEN,
    )


class _Tekenaar:
    """Writes the body; counts the ids of the content controls."""

    def __init__(self, codes: Codes, afzender: Afzender) -> None:
        self.codes = codes
        self.afzender = afzender
        self.nummer = 0

    def alinea(self, stijl: str, tekst: str, extra: str = "") -> str:
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{stijl}"/>{extra}</w:pPr>'
            f'<w:r><w:t xml:space="preserve">{escape(tekst)}</w:t></w:r></w:p>'
        )

    def _sdtpr(self, tag: str, titel: str, soort: str) -> str:
        self.nummer += 1
        return (
            f"<w:sdtPr><w:alias w:val={quoteattr(titel[:64])}/><w:tag w:val={quoteattr(tag)}/>"
            f'<w:id w:val="{410000 + self.nummer}"/><w:lock w:val="sdtLocked"/><w:showingPlcHdr/>{soort}</w:sdtPr>'
        )

    def _houder(self, invoer: Invoer) -> str:
        return (
            f'<w:r><w:rPr><w:rStyle w:val="Plaatshouder"/><w:color w:val="{style.hexkleur("stil")}"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(PLAATSHOUDERS[invoer])}</w:t></w:r>'
        )

    def blok(self, veld: Formulierveld) -> str:
        """A control that holds whole paragraphs."""
        inhoud = f'<w:p><w:pPr><w:pStyle w:val="Antwoord"/></w:pPr>{self._houder(veld.invoer)}</w:p>'
        return f"<w:sdt>{self._sdtpr(veld.sleutel, veld.titel, '')}<w:sdtContent>{inhoud}</w:sdtContent></w:sdt>"

    def regel(self, tag: str, titel: str, invoer: Invoer, keuzes: Sequence[tuple[str, str]], stijl: str) -> str:
        """A paragraph with a control inside: a choice, a date, or one line."""
        if keuzes:
            items = "".join(
                f"<w:listItem w:displayText={quoteattr(omschrijving)} w:value={quoteattr(code)}/>"
                for code, omschrijving in keuzes
            )
            # Names of organisations may be others than those in the list, so that one can also be typed.
            lijst = "comboBox" if invoer is Invoer.REGEL else "dropDownList"
            soort = f"<w:{lijst}>{items}</w:{lijst}>"
            houder = Invoer.CODE
        elif invoer is Invoer.DATUM:
            soort = (
                '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="nl-NL"/>'
                '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
            )
            houder = invoer
        else:
            soort = "" if invoer is Invoer.TEKST else "<w:text/>"
            houder = invoer
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{stijl}"/></w:pPr><w:sdt>{self._sdtpr(tag, titel, soort)}'
            f"<w:sdtContent>{self._houder(houder)}</w:sdtContent></w:sdt></w:p>"
        )

    def keuzes(self, veld: Formulierveld) -> Sequence[tuple[str, str]]:
        if veld.lijst == "soort":
            return SOORTCODES
        if veld.lijst == "gemeente":
            return [(naam, naam) for naam in self.afzender.gemeenten]
        if veld.lijst == "organisatie":
            return [(naam, naam) for naam in self.afzender.organisaties]
        return self.codes.get(veld.lijst, ()) if veld.lijst else ()

    def korte_vragen(self, velden: Sequence[Formulierveld]) -> str:
        """Questions with a short answer: the question at the left, the answer at the right."""
        rijen = []
        for veld in velden:
            links = self.alinea("VraagKort", veld.titel) + self.alinea("UitlegKort", veld.hulp)
            rechts = self.regel(veld.sleutel, veld.titel, veld.invoer, self.keuzes(veld), "KortAntwoord")
            rijen.append(
                f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cel(LINKS, links)}{_cel(BREEDTE - LINKS, rechts, True)}</w:tr>"
            )
        return _tabel((LINKS, BREEDTE - LINKS), "".join(rijen))

    def gronden(self) -> str:
        breedtes = (2700, 2700, BREEDTE - 5400)
        rijen = [_koprij(breedtes, TABELKOP_GRONDEN)]
        for code, naam in gronden_van(self.codes):
            uitkomst = self.regel(
                f"grond.{code}.uitkomst",
                f"{naam}: uitkomst",
                Invoer.CODE,
                self.codes.get("uitkomst_grond", ()),
                "KortAntwoord",
            )
            reden = self.regel(f"grond.{code}.toelichting", f"{naam}: waarom", Invoer.TEKST, (), "KortAntwoord")
            rijen.append(
                f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cel(breedtes[0], self.alinea('VraagKort', naam))}"
                f"{_cel(breedtes[1], uitkomst, True)}{_cel(breedtes[2], reden, True)}</w:tr>"
            )
        return _tabel(breedtes, "".join(rijen))

    def alternatieven(self) -> str:
        breedtes = (4000, BREEDTE - 4000)
        rijen = [_koprij(breedtes, TABELKOP_ALTERNATIEVEN)]
        for i in range(1, ALTERNATIEFREGELS + 1):
            keuze = self.regel(
                f"alternatief.{i}.keuze", f"Alternatief {i}", Invoer.CODE, self.afzender.alternatieven, "KortAntwoord"
            )
            reden = self.regel(
                f"alternatief.{i}.toelichting", f"Alternatief {i}: waarom", Invoer.TEKST, (), "KortAntwoord"
            )
            rijen.append(
                f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cel(breedtes[0], keuze, True)}"
                f"{_cel(breedtes[1], reden, True)}</w:tr>"
            )
        return _tabel(breedtes, "".join(rijen))

    def lijf(self) -> str:
        tafel = self.afzender.tafelnaam
        uit = [
            self.alinea("Merk", MERK),
            self.alinea("Title", f"Aanmeldformulier {tafel}"),
            self.alinea("Subtitle", "Complexe indicatie jeugdhulp"),
            *(self.alinea("Inleiding", tekst.format(tafel=tafel.casefold())) for tekst in INLEIDING),
            self.alinea("LetOpTitel", WAARSCHUWING_TITEL),
            self.alinea("LetOp", WAARSCHUWING),
        ]
        for stap, groep in groupby(self._met_gronden(), key=lambda paar: paar[0]):
            # The request begins on its own page, so that its questions stand together.
            uit.append(self.alinea("Heading1", stap, "<w:pageBreakBefore/>" if stap == STAP_AANVRAAG else ""))
            if stap in STAPTEKSTEN:
                uit.append(self.alinea("Uitleg", STAPTEKSTEN[stap], "<w:keepNext/>"))
            velden = [veld for _, veld in groep if veld is not None]
            if stap == STAP_GRONDEN:
                uit += [
                    self.gronden(),
                    self.alinea("Uitleg", ALTERNATIEVENTEKST, "<w:keepNext/>"),
                    self.alternatieven(),
                ]
            for kort, deel in groupby(velden, key=lambda veld: veld.invoer is not Invoer.TEKST):
                if kort:
                    if not uit[-1].startswith('<w:p><w:pPr><w:pStyle w:val="Heading1"'):
                        uit.append(TUSSEN)
                    uit.append(self.korte_vragen(list(deel)))
                else:
                    for veld in deel:
                        uit += [self.alinea("Vraag", veld.titel), self.alinea("Uitleg", veld.hulp), self.blok(veld)]
        uit += [self.alinea("Heading1", "Klaar"), self.alinea("Inleiding", SLOT)]
        return "".join(uit)

    def _met_gronden(self) -> list[tuple[str, Formulierveld | None]]:
        paren: list[tuple[str, Formulierveld | None]] = [(veld.stap, veld) for veld in FORMULIERVELDEN]
        plaats = next(i for i, (stap, _) in enumerate(paren) if stap == STAP_AANVRAAG)
        return [*paren[:plaats], (STAP_GRONDEN, None), *paren[plaats:]]


def _cel(breedte: int, inhoud: str, antwoord: bool = False) -> str:
    vlak = f'<w:shd w:val="clear" w:color="auto" w:fill="{style.hexkleur("vlak")}"/>' if antwoord else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{breedte}" w:type="dxa"/>{vlak}</w:tcPr>{inhoud}</w:tc>'


def _koprij(breedtes: Sequence[int], titels: Sequence[str]) -> str:
    cellen = "".join(
        _cel(b, f'<w:p><w:pPr><w:pStyle w:val="Tabelkop"/></w:pPr><w:r><w:t>{escape(t)}</w:t></w:r></w:p>')
        for b, t in zip(breedtes, titels, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cellen}</w:tr>"


def _tabel(breedtes: Sequence[int], rijen: str) -> str:
    lijn = style.hexkleur("lijn")
    randen = "".join(
        f'<w:{kant} w:val="single" w:sz="4" w:space="0" w:color="{lijn}"/>' for kant in ("top", "bottom", "insideH")
    )
    kolommen = "".join(f'<w:gridCol w:w="{b}"/>' for b in breedtes)
    # The empty paragraph keeps two tables apart, also in LibreOffice.
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(breedtes)}" w:type="dxa"/><w:tblBorders>{randen}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="110" w:type="dxa"/>'
        '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{kolommen}</w:tblGrid>{rijen}</w:tbl>{TUSSEN}"
    )


_RELS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG: Final = "http://schemas.openxmlformats.org/package/2006"
_WML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def maak_leeg(codes: Codes, afzender: Afzender, moment: datetime) -> bytes:
    """The bytes of the empty form. ``moment`` is its time of making in the document properties."""
    tekenaar = _Tekenaar(codes, afzender)
    tijd = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    titel = escape(f"Aanmeldformulier {afzender.tafelnaam}")
    document = (
        f'{KOP}<w:document xmlns:w="{W}" xmlns:r="{_RELS}"><w:body>{tekenaar.lijf()}'
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1133" w:bottom="1134" w:left="1133" w:header="567" w:footer="567" '
        'w:gutter="0"/></w:sectPr></w:body></w:document>'
    )
    delen = {
        "[Content_Types].xml": f'{KOP}<Types xmlns="{_PKG}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WML}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_WML}.styles+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{_WML}.settings+xml"/>'
        f'<Override PartName="/word/fontTable.xml" ContentType="{_WML}.fontTable+xml"/>'
        f'<Override PartName="/word/footer1.xml" ContentType="{_WML}.footer+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/custom.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>',
        "_rels/.rels": f'{KOP}<Relationships xmlns="{_PKG}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PKG}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_RELS}/custom-properties" Target="docProps/custom.xml"/></Relationships>',
        "docProps/core.xml": f'{KOP}<cp:coreProperties xmlns:cp="{_PKG}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{titel}</dc:title><dc:subject>{MERK}</dc:subject><dc:creator>Weegtafel</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{tijd}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{tijd}</dcterms:modified><dc:language>nl-NL</dc:language>'
        "</cp:coreProperties>",
        "docProps/custom.xml": f"{KOP}<Properties "
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{EIGENSCHAP}">'
        f"<vt:lpwstr>{VERSIE}</vt:lpwstr></property></Properties>",
        "word/document.xml": document,
        "word/styles.xml": stijlen_deel(),
        "word/settings.xml": f'{KOP}<w:settings xmlns:w="{W}"><w:zoom w:percent="110"/>'
        '<w:defaultTabStop w:val="708"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="nl-NL"/></w:settings>',
        "word/fontTable.xml": f'{KOP}<w:fonts xmlns:w="{W}"><w:font w:name="{style.LETTERTYPE}">'
        '<w:altName w:val="Calibri"/><w:family w:val="swiss"/></w:font></w:fonts>',
        "word/footer1.xml": voet_deel(),
        "word/_rels/document.xml.rels": f'{KOP}<Relationships xmlns="{_PKG}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELS}/settings" Target="settings.xml"/>'
        f'<Relationship Id="rId3" Type="{_RELS}/fontTable" Target="fontTable.xml"/>'
        f'<Relationship Id="rId4" Type="{_RELS}/footer" Target="footer1.xml"/></Relationships>',
    }
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, inhoud in delen.items():
            info = zipfile.ZipInfo(naam, (moment.year, moment.month, moment.day, moment.hour, moment.minute, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            pakket.writestr(info, inhoud.encode("utf-8"))
    return stroom.getvalue()
