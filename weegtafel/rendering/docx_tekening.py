"""Pictures in a DOCX: the logo, and drawings as DrawingML shapes that stay sharp and editable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from weegtafel.kernel import document as boom
from weegtafel.rendering import style
from weegtafel.rendering.docx_tekst import loop, xml
from weegtafel.rendering.pdf_metadata import schoon

NAAMRUIMTEN: Final = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
)


def emu(punten: float) -> int:
    """Points as English Metric Units, of which 12,700 are one point."""
    return round(punten * 12700)


def _inline(breedte: float, hoogte: float, nummer: int, naam: str, beschrijving: str, inhoud: str) -> str:
    alt = xml(schoon(beschrijving)).replace("\n", " ")
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{emu(breedte)}" cy="{emu(hoogte)}"/>'
        f'<wp:docPr id="{nummer}" name="{naam} {nummer}" descr="{alt}"/>{inhoud}</wp:inline></w:drawing>'
    )


def logo(breedte: float, hoogte: float, nummer: int, beschrijving: str) -> str:
    """The run with the logo (relation rId12)."""
    maat = f'<a:ext cx="{emu(breedte)}" cy="{emu(hoogte)}"/>'
    return (
        "<w:r>"
        + _inline(
            breedte,
            hoogte,
            nummer,
            "Logo",
            beschrijving,
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{nummer}" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            '<a:blip r:embed="rId12"/>'
            f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>{maat}</a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>',
        )
        + "</w:r>"
    )


def figuur(figuur: boom.Figuur, nummer: int, ruimte: float) -> str:
    """The run with a drawing: one group of shapes, scaled down when it is wider than ``ruimte`` points."""
    schaal = min(1.0, ruimte / figuur.breedte, (style.ZETHOOGTE - 60) / figuur.hoogte)
    breedte, hoogte = figuur.breedte * schaal, figuur.hoogte * schaal
    vormen = "".join(_vorm(vorm, schaal) for vorm in figuur.vormen)
    maat = f'cx="{emu(breedte)}" cy="{emu(hoogte)}"'
    groep = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp>'
        f'<wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {maat}/><a:chOff x="0" y="0"/>'
        f"<a:chExt {maat}/></a:xfrm></wpg:grpSpPr>{vormen}</wpg:wgp></a:graphicData></a:graphic>"
    )
    tekening = _inline(breedte, hoogte, nummer, "Figuur", figuur.beschrijving, groep)
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wpg">{tekening}</mc:Choice></mc:AlternateContent></w:r>'


def _verf(vulling: str | None, rand: str | None, dikte: float, *, gestreept: bool = False) -> str:
    vlak = f'<a:solidFill><a:srgbClr val="{style.hexkleur(vulling)}"/></a:solidFill>' if vulling else "<a:noFill/>"
    streep = '<a:prstDash val="dash"/>' if gestreept else ""
    lijn = (
        f'<a:ln w="{emu(dikte)}"><a:solidFill><a:srgbClr val="{style.hexkleur(rand)}"/></a:solidFill>{streep}</a:ln>'
        if rand
        else "<a:ln><a:noFill/></a:ln>"
    )
    return vlak + lijn


def _kast(
    x: float, y: float, breedte: float, hoogte: float, meetkunde: str, verf: str, extra: str = "", om: str = ""
) -> str:
    return (
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm{om}><a:off x="{emu(x)}" y="{emu(y)}"/>'
        f'<a:ext cx="{emu(breedte)}" cy="{emu(hoogte)}"/></a:xfrm>{meetkunde}{verf}</wps:spPr>{extra}</wps:wsp>'
    )


def _vast(vorm: str) -> str:
    return f'<a:prstGeom prst="{vorm}"><a:avLst/></a:prstGeom>'


_LEEG: Final = "<wps:bodyPr/>"


def _vorm(vorm: boom.Vorm, schaal: float) -> str:
    s = schaal
    match vorm:
        case boom.Lijn():
            links, boven = min(vorm.x1, vorm.x2), min(vorm.y1, vorm.y2)
            om = ' flipV="1"' if (vorm.x2 - vorm.x1) * (vorm.y2 - vorm.y1) < 0 else ""
            maat = (abs(vorm.x2 - vorm.x1) * s, abs(vorm.y2 - vorm.y1) * s)
            verf = _verf(None, vorm.kleur, vorm.dikte * s, gestreept=vorm.gestreept)
            return _kast(links * s, boven * s, *maat, _vast("line"), verf, _LEEG, om)
        case boom.Rechthoek():
            verf = _verf(vorm.vulling, vorm.rand, vorm.dikte * s)
            return _kast(vorm.x * s, vorm.y * s, vorm.breedte * s, vorm.hoogte * s, _vast("rect"), verf, _LEEG)
        case boom.Cirkel():
            r = vorm.straal
            verf = _verf(vorm.vulling, vorm.rand, vorm.dikte * s)
            return _kast((vorm.x - r) * s, (vorm.y - r) * s, 2 * r * s, 2 * r * s, _vast("ellipse"), verf, _LEEG)
        case boom.Polygoon():
            return _veelhoek(vorm, s)
        case boom.FiguurTekst():
            return _woorden(vorm, s)


def _veelhoek(vorm: boom.Polygoon, s: float) -> str:
    links, boven = min(p[0] for p in vorm.punten), min(p[1] for p in vorm.punten)
    breed = max(p[0] for p in vorm.punten) - links
    hoog = max(p[1] for p in vorm.punten) - boven

    def punten(reeks: Sequence[tuple[float, float]]) -> list[str]:
        return [f'<a:pt x="{emu((px - links) * s)}" y="{emu((py - boven) * s)}"/>' for px, py in reeks]

    eerste, *rest = punten(vorm.punten)
    pad = f"<a:moveTo>{eerste}</a:moveTo>" + "".join(f"<a:lnTo>{p}</a:lnTo>" for p in rest)
    pad += "<a:close/>" if vorm.gesloten else ""
    meetkunde = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emu(breed * s)}" h="{emu(hoog * s)}">{pad}</a:path></a:pathLst></a:custGeom>'
    )
    verf = _verf(vorm.vulling, vorm.rand, vorm.dikte * s)
    return _kast(links * s, boven * s, breed * s, hoog * s, meetkunde, verf, _LEEG)


def _woorden(vorm: boom.FiguurTekst, s: float) -> str:
    grootte = vorm.grootte * s
    # Wide enough for any letters: the side of the box that matters is held by the alignment.
    breed = max(1, len(vorm.tekst)) * grootte * 0.75 + 4
    deel = {"links": 0.0, "midden": 0.5, "rechts": 1.0}[vorm.uitlijning]
    kant = {"links": "left", "midden": "center", "rechts": "right"}[vorm.uitlijning]
    half = round(grootte * 2)
    vet = "<w:b/><w:bCs/>" if vorm.vet else ""
    rpr = f'{vet}<w:color w:val="{style.hexkleur(vorm.kleur)}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    alinea = (
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{round(grootte * 26)}" w:lineRule="exact"/>'
        f'<w:jc w:val="{kant}"/></w:pPr>{loop(" ".join(vorm.tekst.split()), rpr)}</w:p>'
    )
    tekst = (
        f"<wps:txbx><w:txbxContent>{alinea}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>'
    )
    x, y = vorm.x * s - deel * breed, vorm.y * s - grootte * 1.0
    kast = _kast(x, y, breed, grootte * 1.4, _vast("rect"), _verf(None, None, 0), tekst)
    return kast.replace("<wps:cNvSpPr/>", '<wps:cNvSpPr txBox="1"/>', 1)
