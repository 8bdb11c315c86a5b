"""Styles and page furniture of the aanmeldformulier, as parts of a DOCX."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from weegtafel.casus.formulier import MERK
from weegtafel.rendering import style

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KOP: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BREEDTE: Final = 9640  # twips between the margins of an A4 page
INGEBOUWD: Final = frozenset({"title", "subtitle", "heading 1", "footer"})


def _stijl(
    naam: str,
    id_: str,
    *,
    grootte: float = 10.5,
    regel: float = 15,
    kleur: str = "inkt",
    vet: bool = False,
    voor: float = 0,
    na: float = 0,
    extra: str = "",
    inspring: str = "",
) -> str:
    eigen = "" if naam in INGEBOUWD else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"{eigen}>'
        f'<w:name w:val="{naam}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{extra}<w:spacing w:before="{round(voor * 20)}" w:after="{round(na * 20)}" '
        f'w:line="{round(regel * 20)}" w:lineRule="atLeast"/>{inspring}</w:pPr>'
        f'<w:rPr>{"<w:b/>" if vet else ""}<w:color w:val="{style.hexkleur(kleur)}"/>'
        f'<w:sz w:val="{round(grootte * 2)}"/><w:szCs w:val="{round(grootte * 2)}"/></w:rPr></w:style>'
    )


def stijlen_deel() -> str:
    """The part styles.xml."""
    accent, vlak = style.hexkleur("accent"), style.hexkleur("vlak")
    rand = (
        f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{vlak}"/>'
        f'<w:left w:val="single" w:sz="12" w:space="8" w:color="{accent}"/>'
        f'<w:bottom w:val="single" w:sz="4" w:space="4" w:color="{vlak}"/></w:pBdr>'
    )
    grond = f'<w:shd w:val="clear" w:color="auto" w:fill="{vlak}"/>'
    balk = f'<w:left w:val="single" w:sz="18" w:space="10" w:color="{style.hexkleur("aandacht")}"/>'
    wit = 'w:val="single" w:sz="4" w:space="5" w:color="FBF3E6"/>'
    gloed = '<w:shd w:val="clear" w:color="auto" w:fill="FBF3E6"/>'
    letop_titel = f"<w:pBdr><w:top {wit}{balk}</w:pBdr>{gloed}"
    letop = f"<w:pBdr>{balk}<w:bottom {wit}</w:pBdr>{gloed}"
    bijeen = "<w:keepNext/><w:keepLines/>"
    font = style.LETTERTYPE
    onder = '<w:ind w:left="220" w:right="60"/>'
    binnen = '<w:ind w:left="240" w:right="120"/>'
    kop = '<w:outlineLvl w:val="0"/>'
    stijlen = (
        _stijl("title", "Title", grootte=24, regel=30, vet=True),
        _stijl("subtitle", "Subtitle", grootte=12.5, regel=17, kleur="stil", na=12),
        _stijl(
            "heading 1",
            "Heading1",
            grootte=15,
            regel=20,
            kleur="accent",
            vet=True,
            voor=22,
            na=6,
            extra=bijeen,
            inspring=kop,
        ),
        _stijl("Weegtafel inleiding", "Inleiding", regel=15.5, na=6),
        _stijl("Weegtafel vraag", "Vraag", vet=True, voor=10, extra=bijeen),
        _stijl("Weegtafel uitleg", "Uitleg", grootte=9, regel=12.5, kleur="stil", na=6, extra=bijeen),
        _stijl("Weegtafel vraag kort", "VraagKort", vet=True, voor=2),
        _stijl("Weegtafel uitleg kort", "UitlegKort", grootte=9, regel=12.5, kleur="stil", na=2),
        _stijl("Weegtafel antwoord", "Antwoord", regel=16, extra=rand + grond, inspring=onder),
        _stijl("Weegtafel kort antwoord", "KortAntwoord", voor=2, na=2),
        _stijl("Weegtafel tabelkop", "Tabelkop", grootte=9, regel=13, kleur="stil", vet=True, extra=bijeen),
        _stijl("Weegtafel tussen", "Tussen", grootte=4, regel=7),
        _stijl(
            "Weegtafel let op titel",
            "LetOpTitel",
            vet=True,
            kleur="aandacht",
            voor=8,
            extra=bijeen + letop_titel,
            inspring=binnen,
        ),
        _stijl("Weegtafel let op", "LetOp", na=4, extra=letop, inspring=binnen),
        _stijl("Weegtafel merk", "Merk", grootte=8.5, regel=12, kleur="accent", na=2),
        _stijl("footer", "Footer", grootte=8, regel=11, kleur="stil"),
    )
    return (
        f'{KOP}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
        f"{''.join(stijlen)}"
        '<w:style w:type="character" w:customStyle="1" w:styleId="Plaatshouder">'
        f'<w:name w:val="Weegtafel plaatshouder"/><w:rPr><w:color w:val="{style.hexkleur("stil")}"/></w:rPr></w:style>'
        "</w:styles>"
    )


def voet_deel() -> str:
    """The part footer1.xml: what this is, and the page."""

    def getal(veld: str) -> str:
        return f'<w:fldSimple w:instr="{veld}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    def tekst(t: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{escape(t)}</w:t></w:r>'

    return (
        f'{KOP}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs>'
        f'<w:tab w:val="right" w:pos="{BREEDTE}"/></w:tabs></w:pPr>{tekst(MERK + " · geen namen, geen geboortedata")}'
        f"<w:r><w:tab/></w:r>{tekst('Pagina ')}{getal('PAGE')}{tekst(' van ')}{getal('NUMPAGES')}</w:p></w:ftr>"
    )
