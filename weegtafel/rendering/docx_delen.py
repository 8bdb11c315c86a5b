"""The fixed parts of a DOCX: styles, numbering, settings, header, footer, properties (ISO/IEC 29500).

Every look is a style that a user can change in Word or LibreOffice; the text carries no formatting of
its own beyond bold, italic and the alignment of columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from weegtafel.kernel.document import Document, trefwoordregel, voetregel
from weegtafel.rendering import style
from weegtafel.rendering.docx_tekst import loop, xml
from weegtafel.rendering.pdf_metadata import MAKER, met_zone, schoon, taalcode

KOP_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BULLET, _NUMMER = 1, 2


def twips(punten: float) -> int:
    """Points as twentieths of a point."""
    return round(punten * 20)


_INGEBOUWD: Final = ("Title", "Subtitle", "List Bullet", "List Number", "caption", "TOC Heading", "header")
_VET: Final = {"halfvet": "<w:b/><w:bCs/>", "vet": "<w:b/><w:bCs/>", "cursief": "<w:i/><w:iCs/>"}


def _letter(letter: style.Letter, kleur: str = "") -> str:
    half = round(letter.grootte * 2)
    kleur = style.hexkleur(kleur or letter.kleur)
    return f'{_VET.get(letter.snede, "")}<w:color w:val="{kleur}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _ruimte(letter: style.Letter) -> str:
    return (
        f'<w:spacing w:before="{twips(letter.voor)}" w:after="{twips(letter.na)}"'
        f' w:line="{twips(letter.regel)}" w:lineRule="atLeast"/>'
    )


def _stijl(
    sleutel: str,
    naam: str,
    rpr: str = "",
    ppr: str = "",
    *,
    basis: str = "Normal",
    soort: str = "paragraph",
    na: str = "",
) -> str:
    eigen = "" if naam in _INGEBOUWD or naam[:4] in ("head", "toc ", "foot") else ' w:customStyle="1"'
    basis_xml = f'<w:basedOn w:val="{basis}"/>' if basis else ""
    volgt = f'<w:next w:val="{na}"/>' if na else ""
    return (
        f'<w:style w:type="{soort}" w:styleId="{sleutel}"{eigen}><w:name w:val="{naam}"/>{basis_xml}{volgt}<w:qFormat/>'
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def _lijn(kant: str, kleur: str, achtsten: int, ruimte: int = 0) -> str:
    return f'<w:{kant} w:val="single" w:sz="{achtsten}" w:space="{ruimte}" w:color="{style.hexkleur(kleur)}"/>'


def _tabelstijlen() -> str:
    marge = "".join(
        f'<w:{kant} w:w="{twips(maat)}" w:type="dxa"/>'
        for kant, maat in (("top", 3), ("left", 0), ("bottom", 3), ("right", style.CEL_TUSSEN))
    )
    uit = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="WeegtafelTabel"><w:name w:val="Weegtafel tabel"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{_lijn("bottom", "lijn", 4)}'
        f"{_lijn('insideH', 'lijn', 4)}</w:tblBorders><w:tblCellMar>{marge}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{_lijn("bottom", "stil", 6)}</w:tcBorders></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )
    binnen = twips(style.KADER_BINNEN)
    for soort, kleur in style.KADER_KLEUR.items():
        randen = "".join(
            f'<w:{kant} w:w="{maat}" w:type="dxa"/>'
            for kant, maat in (("top", 160), ("left", binnen), ("bottom", 100), ("right", binnen))
        )
        uit += (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="Kader{soort}"><w:name w:val="Kader {soort}"/>'
            f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{_lijn("left", kleur, 24)}'
            f"</w:tblBorders><w:tblCellMar>{randen}</w:tblCellMar></w:tblPr><w:tcPr>"
            f'<w:shd w:val="clear" w:color="auto" w:fill="{style.hexkleur(style.KADER_GROND[soort])}"/>'
            "</w:tcPr></w:style>"
        )
    return uit


def stijlen(document: Document) -> str:
    """word/styles.xml."""
    taal = xml(taalcode(document))
    font = " ".join(f'w:{soort}="{style.LETTERTYPE}"' for soort in ("ascii", "hAnsi", "eastAsia", "cs"))
    gewoon = style.ALINEAS["gewoon"]
    taal_xml = f'<w:lang w:val="{taal}" w:eastAsia="{taal}" w:bidi="ar-SA"/>'
    breed = twips(style.ZETBREEDTE)
    hangend = twips(style.ZETBREEDTE * style.FEIT_TERM + style.CEL_TUSSEN)
    inspring = twips(style.LIJST_INSPRONG)
    onderlijn = f"<w:pBdr>{_lijn('bottom', 'accent', 8, 10)}</w:pBdr>"
    delen = [
        f"{KOP_XML}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {font}/>",
        f"{_letter(gewoon)}{taal_xml}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{_ruimte(gewoon)}</w:pPr></w:pPrDefault>",
        "</w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>',
        f"<w:pPr><w:widowControl/></w:pPr><w:rPr>{taal_xml}</w:rPr></w:style>",
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>',
        _stijl("Title", "Title", _letter(style.TITEL), "<w:keepNext/>" + _ruimte(style.TITEL), na="Normal"),
        _stijl("Subtitle", "Subtitle", _letter(style.ONDERWERP), _ruimte(style.ONDERWERP), na="Normal"),
        _stijl("Afzender", "Afzender", _letter(style.AFZENDER), _ruimte(style.AFZENDER)),
        _stijl(
            "Kopregel",
            "Kopregel",
            _letter(style.KOPREGEL),
            f'{onderlijn}<w:spacing w:before="60" w:after="320" w:line="280" w:lineRule="atLeast"/>',
        ),
    ]
    for niveau, letter in style.KOPPEN.items():
        ppr = f'<w:keepNext/><w:keepLines/>{_ruimte(letter)}<w:outlineLvl w:val="{niveau - 1}"/>'
        delen.append(_stijl(f"Heading{niveau}", f"heading {niveau}", _letter(letter), ppr, na="Normal"))
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{breed}"/></w:tabs>'
    delen += [
        _stijl("Inleiding", "Inleiding", _letter(style.ALINEAS["inleiding"]), _ruimte(style.ALINEAS["inleiding"])),
        _stijl("Klein", "Kleine tekst", _letter(style.ALINEAS["klein"]), _ruimte(style.ALINEAS["klein"])),
        _stijl("Caption", "caption", _letter(style.BIJSCHRIFT), "<w:keepNext/>" + _ruimte(style.BIJSCHRIFT)),
        _stijl("Tabelcel", "Tabelcel", _letter(style.CEL), _ruimte(style.CEL)),
        _stijl(
            "Tabelkop", "Tabelkop", _letter(style.CELKOP), "<w:keepNext/>" + _ruimte(style.CELKOP), basis="Tabelcel"
        ),
        _stijl("Tabelrijkop", "Tabelrijkop", _VET["vet"], basis="Tabelcel"),
        _stijl(
            "NaTabel", "Na tabel", '<w:sz w:val="12"/>', '<w:spacing w:after="60" w:line="120" w:lineRule="exact"/>'
        ),
        _stijl(
            "Feit",
            "Feit",
            "",
            f'<w:tabs><w:tab w:val="left" w:pos="{hangend}"/></w:tabs>'
            f'<w:spacing w:after="{twips(style.FEIT_NA)}"/><w:ind w:left="{hangend}" w:hanging="{hangend}"/>',
        ),
        _stijl("Term", "Term", f'<w:color w:val="{style.hexkleur("stil")}"/>', basis="", soort="character"),
        _stijl("KaderTitel", "Kadertitel", _letter(style.KADERTITEL), _ruimte(style.KADERTITEL)),
        _stijl(
            "Handtekening",
            "Handtekening",
            "",
            f"<w:keepNext/><w:keepLines/><w:pBdr>{_lijn('top', 'inkt', 4, 4)}</w:pBdr>"
            f'<w:spacing w:before="{twips(style.ONDERTEKEN_RUIMTE)}" w:after="0"/><w:ind w:right="{breed // 2}"/>',
        ),
        _stijl("HandtekeningRegel", "Handtekening vervolg", "", '<w:keepLines/><w:spacing w:after="0"/>'),
        _stijl("TOCHeading", "TOC Heading", _letter(style.INHOUDTITEL), "<w:keepNext/>" + _ruimte(style.INHOUDTITEL)),
        _stijl("TOC1", "toc 1", "<w:b/><w:bCs/>", tab + '<w:spacing w:before="60" w:after="20"/>'),
        _stijl("TOC2", "toc 2", "", tab + '<w:spacing w:after="20"/><w:ind w:left="280"/>'),
        _stijl("Header", "header", _letter(style.MARKERING), '<w:spacing w:after="0"/><w:jc w:val="right"/>'),
        _stijl(
            "Footer",
            "footer",
            _letter(style.VOET),
            f"<w:pBdr>{_lijn('top', 'lijn', 4, 6)}</w:pBdr>{tab}"
            '<w:spacing w:after="0" w:line="220" w:lineRule="atLeast"/>',
        ),
    ]
    for sleutel, naam, nummer in (("ListBullet", "List Bullet", _BULLET), ("ListNumber", "List Number", _NUMMER)):
        delen.append(
            _stijl(
                sleutel,
                naam,
                "",
                f'<w:numPr><w:numId w:val="{nummer}"/></w:numPr><w:spacing w:after="{twips(style.LIJST_NA)}"/>'
                f'<w:ind w:left="{inspring}" w:hanging="{inspring}"/>',
            )
        )
    return "".join(delen) + _tabelstijlen() + "</w:styles>"


def nummering(lijsten: int) -> str:
    """word/numbering.xml: bullets, numbers, and a fresh count for each of ``lijsten`` numbered lists."""
    inspring = twips(style.LIJST_INSPRONG)
    rpr = f'<w:rPr><w:color w:val="{style.hexkleur("accent")}"/></w:rPr>'
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{nummer}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{soort}"/><w:pStyle w:val="{stijl}"/><w:lvlText w:val="{tekst}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{inspring}" w:hanging="{inspring}"/></w:pPr>{rpr}</w:lvl>'
        "</w:abstractNum>"
        for nummer, soort, stijl, tekst in (
            (_BULLET, "bullet", "ListBullet", "•"),
            (_NUMMER, "decimal", "ListNumber", "%1."),
        )
    )
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (_BULLET, _NUMMER))
    nums += "".join(
        f'<w:num w:numId="{lijst_nummer(n)}"><w:abstractNumId w:val="{_NUMMER}"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for n in range(lijsten)
    )
    return f"{KOP_XML}<w:numbering {W}>{abstract}{nums}</w:numbering>"


def lijst_nummer(volgnummer: int) -> int:
    """The numbering of the numbered list with that serial number, counted from 0."""
    return volgnummer + 10


def veld(opdracht: str, getoond: str, rpr: str = "") -> str:
    """A field that the program that opens the file can refresh, with a result that is readable at once."""
    eigen = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return (
        f'<w:r>{eigen}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{eigen}<w:instrText xml:space="preserve"> {opdracht} </w:instrText></w:r>'
        f'<w:r>{eigen}<w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r>{eigen}<w:t>{getoond}</w:t></w:r><w:r>{eigen}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def kop_en_voet(document: Document) -> tuple[str, str]:
    """word/header1.xml with the marking and word/footer1.xml with number, text and page number."""
    kop = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{loop(document.markering)}</w:p>'
    paginering = f"{loop('Pagina ')}{veld('PAGE', '1')}{loop(' van ')}{veld('NUMPAGES', '1')}"
    lopen = f"{loop(voetregel(document))}<w:r><w:tab/></w:r>{paginering}"
    voet = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{lopen}</w:p>'
    return f"{KOP_XML}<w:hdr {W}>{kop}</w:hdr>", f"{KOP_XML}<w:ftr {W}>{voet}</w:ftr>"


def eigenschappen(document: Document, moment: datetime) -> str:
    """docProps/core.xml, with the moment in universal time, as Word writes it."""
    stempel = f"{met_zone(moment).astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
    auteur = xml(schoon(document.auteur or document.afzender))
    velden = (
        f"<dc:title>{xml(schoon(document.titel))}</dc:title><dc:subject>{xml(schoon(document.onderwerp))}</dc:subject>"
        f"<dc:creator>{auteur}</dc:creator><cp:keywords>{xml(schoon(trefwoordregel(document)))}</cp:keywords>"
        f"<cp:lastModifiedBy>{auteur}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stempel}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stempel}</dcterms:modified>'
        f"<dc:language>{xml(taalcode(document))}</dc:language>"
    )
    return (
        f'{KOP_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{velden}</cp:coreProperties>'
    )


def _relaties(rijen: Sequence[tuple[str, str, str]]) -> str:
    binnen = "".join(f'<Relationship Id="{i}" Type="{soort}" Target="{doel}"/>' for i, soort, doel in rijen)
    ruimte = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{KOP_XML}<Relationships xmlns="{ruimte}">{binnen}</Relationships>'


def verpakking(document: Document, moment: datetime, lijsten: int) -> dict[str, str]:
    """All parts of the package except the body and the logo."""
    delen = ("styles", "numbering", "settings", "fontTable")
    onderdelen = [(f"/word/{naam}.xml", f"{_CT}.{naam}+xml") for naam in delen]
    onderdelen += [
        ("/word/document.xml", f"{_CT}.document.main+xml"),
        ("/word/header1.xml", f"{_CT}.header+xml"),
        ("/word/footer1.xml", f"{_CT}.footer+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    soorten = "".join(f'<Override PartName="{deel}" ContentType="{soort}"/>' for deel, soort in onderdelen)
    kop, voet = kop_en_voet(document)
    relaties = [(f"rId{n}", f"{_R}/{naam}", f"{naam}.xml") for n, naam in enumerate(delen, 1)]
    relaties += [("rId10", f"{_R}/header", "header1.xml"), ("rId11", f"{_R}/footer", "footer1.xml")]
    if document.logo:
        relaties.append(("rId12", f"{_R}/image", "media/logo.png"))
    kern = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return {
        "[Content_Types].xml": f'{KOP_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{soorten}</Types>",
        "_rels/.rels": _relaties(
            [
                ("rId1", f"{_R}/officeDocument", "word/document.xml"),
                ("rId2", kern, "docProps/core.xml"),
                ("rId3", f"{_R}/extended-properties", "docProps/app.xml"),
            ]
        ),
        "word/_rels/document.xml.rels": _relaties(relaties),
        "word/styles.xml": stijlen(document),
        "word/numbering.xml": nummering(lijsten),
        "word/settings.xml": f'{KOP_XML}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{xml(taalcode(document))}"/></w:settings>',
        # Without IBM Plex Sans on the machine Word takes Calibri, and LibreOffice what stands in for it.
        "word/fontTable.xml": f'{KOP_XML}<w:fonts {W}><w:font w:name="{style.LETTERTYPE}"><w:altName w:val="Calibri"/>'
        '<w:panose1 w:val="020B0503050203000203"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>',
        "word/header1.xml": kop,
        "word/footer1.xml": voet,
        "docProps/core.xml": eigenschappen(document, moment),
        "docProps/app.xml": f'{KOP_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Application>{MAKER}</Application><Company>{xml(schoon(document.afzender))}</Company>'
        "</Properties>",
    }
