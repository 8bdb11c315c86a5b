"""Editing a DOCX as Word does: fill the content controls, or take them away."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from lxml import etree

from weegtafel.casus.formulier import Afzender
from weegtafel.rendering.aanmeldformulier import meegeleverd
from weegtafel.rendering.aanmeldformulier_schrijven import maak_leeg

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
DOCUMENT = "word/document.xml"

INGEVULD: dict[str, str] = {
    "soort": "her-indicatie",
    "eerdere_casus": "WT-2026-0003",
    "gemeente": "Voorbeeldstad",
    "inbrenger": "Jeugdteam Noord",
    "inbrenger_functie": "jeugdconsulent",
    "leeftijdsband": "10-12",
    "maatregel": "vrijwillig",
    "hulpvraag": "Hoe kan de jeugdige weer “gewoon” naar school?\n\nVeiligheid\nDe ouders vragen rust – en tijd.",
    "mening_jeugdige": "Wil graag weer naar de klas.",
    "mening_ouders": "Beide ouders zien het zo.",
    "problemen": "Angst.\tOntwikkelingsstoornis.",
    "verklarende_analyse": "De angst houdt het thuiszitten in stand.",
    "deskundigheid": "Gedragswetenschapper en jeugdarts.",
    "eerdere_hulp": "Ambulante begeleiding hielp een half jaar.",
    "veiligheid": "Veilig; er is een afspraak over de nacht.",
    "resultaat": "De jeugdige gaat weer vijf dagen in de week naar school.",
    "resultaat_datum": "1 september 2027",
    "hulp_nodig": "Intensieve ambulante hulp.",
    "eigen_mogelijkheden": "Een oom haalt twee keer per week.",
    "segment": "Complex (segment C)",
    "profiel": "7",
    "intensiteit": "Intensief",
    "vorm": "Ambulante hulp",
    "productcategorie": "Jeugdhulp ambulant",
    "productcode": "45A04",
    "volume": "1.200",
    "eenheid": "Uur",
    "frequentie": "Per week",
    "ingangsdatum": "01-12-2026",
    "duur_maanden": "12 maanden",
    "kosten_cent": "€ 31.400,-",
    "onderbouwing": "Lichtere hulp is geprobeerd.",
    "grond.wlz.uitkomst": "Overwogen: niet passend",
    "grond.wlz.toelichting": "Geen blijvend toezicht nodig.",
    "grond.zvw.uitkomst": "niet_passend",
    "grond.zvw.toelichting": "Reeds geprobeerd.",
    "grond.wmo.uitkomst": "Overwogen: niet passend",
    "grond.wmo.toelichting": "Niet voor deze leeftijd.",
    "grond.onderwijs.uitkomst": "Overwogen: onvoldoende",
    "grond.onderwijs.toelichting": "Er is een arrangement.\nDat is niet genoeg.",
    "grond.voorliggend_veld.uitkomst": "Overwogen: onvoldoende",
    "grond.voorliggend_veld.toelichting": "Te licht.",
    "alternatief.1.keuze": "JIM: Jouw Ingebrachte Mentor",
    "alternatief.1.toelichting": "Geen steunfiguur gevonden.",
    "alternatief.3.keuze": "buurtteam",
    "alternatief.3.toelichting": "Te licht.",
}


def leeg() -> bytes:
    codes, afzender = meegeleverd()
    met_keuzes = Afzender("Weegtafel", ("Voorbeeldstad",), ("Jeugdteam Noord",), afzender.alternatieven)
    return maak_leeg(codes, met_keuzes, datetime(2026, 11, 12, 9, 30))


def bewerk(
    data: bytes, delen: Mapping[str, Callable[[bytes], bytes]], erbij: Mapping[str, bytes] | None = None
) -> bytes:
    """The package with some parts rewritten and others added."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in bron.namelist():
            inhoud = bron.read(naam)
            doel.writestr(naam, delen[naam](inhoud) if naam in delen else inhoud)
        for naam, inhoud in (erbij or {}).items():
            doel.writestr(naam, inhoud)
    return uit.getvalue()


def bewerk_boom(data: bytes, wijzig: Callable[[Any], None]) -> bytes:
    """The package with its main document changed by ``wijzig``."""

    def doe(inhoud: bytes) -> bytes:
        wortel = etree.fromstring(inhoud)
        wijzig(wortel)
        return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True)

    return bewerk(data, {DOCUMENT: doe})


def run(tekst: str) -> Any:
    element = etree.Element(f"{W}r")
    for i, stuk in enumerate(tekst.split("\t")):
        if i:
            etree.SubElement(element, f"{W}tab")
        t = etree.SubElement(element, f"{W}t")
        t.text = stuk
        t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def zoek_sdt(wortel: Any, tag: str) -> Any:
    return next(s for s in wortel.iter(f"{W}sdt") if s.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == tag)


def vul(data: bytes, waarden: Mapping[str, str]) -> bytes:
    """Fill controls by tag: a new paragraph per line in a block, a line break inside a line."""

    def wijzig(wortel: Any) -> None:
        for tag, waarde in waarden.items():
            sdt = zoek_sdt(wortel, tag)
            pr = sdt.find(f"{W}sdtPr")
            pr.remove(pr.find(f"{W}showingPlcHdr"))
            inhoud = sdt.find(f"{W}sdtContent")
            alineas = inhoud.findall(f"{W}p")
            for kind in list(inhoud):
                inhoud.remove(kind)
            for i, regel in enumerate(waarde.split("\n")):
                if alineas:
                    alinea = etree.SubElement(inhoud, f"{W}p")
                    alinea.append(copy.deepcopy(alineas[0].find(f"{W}pPr")))
                    alinea.append(run(regel))
                else:
                    if i:
                        etree.SubElement(etree.SubElement(inhoud, f"{W}r"), f"{W}br")
                    inhoud.append(run(regel))

    return bewerk_boom(data, wijzig)


def zonder_controles(wortel: Any) -> None:
    """What remains when a word processor drops every content control but keeps the text."""
    for sdt in list(wortel.iter(f"{W}sdt")):
        ouder = sdt.getparent()
        plaats = ouder.index(sdt)
        for kind in reversed(list(sdt.find(f"{W}sdtContent"))):
            ouder.insert(plaats, kind)
        ouder.remove(sdt)


def zonder_stijlen(wortel: Any) -> None:
    for stijl in list(wortel.iter(f"{W}pStyle")):
        stijl.getparent().remove(stijl)
