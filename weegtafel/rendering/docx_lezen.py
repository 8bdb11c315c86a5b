"""A DOCX as plain text with everything in it: also what nobody sees on the page.

For a sweep over names: body, tables, text boxes and content controls in their place; then headers, footers, notes,
comments, the paragraphs as they were before tracked changes, descriptions of pictures, fields, links, other parts,
document properties, authors and the name of the file. Nothing in the file is run, followed or fetched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from weegtafel.kernel.errors import Storing
from weegtafel.rendering.aanmeldformulier_pakket import (
    NietOns,
    Onleesbaar,
    kenmerk,
    lees_bytes,
    open_alle_delen,
    plaatselijk,
)

VOLGORDE: Final = (
    "hoofdtekst",
    "kopteksten",
    "voetteksten",
    "voetnoten",
    "eindnoten",
    "opmerkingen",
    "vóór wijzigingen",
    "alternatieve teksten",
    "velden en besturingselementen",
    "koppelingen",
    "overige delen",
    "eigenschappen",
    "auteurs",
    "bestandsnaam",
)
"""The order of the parts in the plain text."""

_DEEL_VAN_WORTEL: Final = {
    "document": "hoofdtekst",
    "hdr": "kopteksten",
    "ftr": "voetteksten",
    "footnotes": "voetnoten",
    "endnotes": "eindnoten",
    "comments": "opmerkingen",
    "glossaryDocument": "overige delen",
}
#: How the page looks, not what it says.
_OPMAAK: Final = frozenset(
    {"theme", "fonts", "webSettings", "numbering", "styles", "Types", "settings", "themeOverride"}
)
_VERWIJDERD: Final = frozenset({"del", "moveFrom"})
_TOEGEVOEGD: Final = frozenset({"ins", "moveTo"})
_WOORDEN: Final = frozenset({"t", "delText"})
_TEKENS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_EIGEN_REGEL: Final = frozenset({"p", "txbxContent", "tbl"})
#: Who made a change or a comment.
_AUTEUR: Final = ("author", "initials")
#: Properties that count or date, or name a program; none of them says who somebody is.
_NIET_EIGEN: Final = frozenset(
    {"created", "modified", "lastPrinted", "revision", "Application", "AppVersion", "TotalTime", "Pages", "Words"}
    | {"Characters", "CharactersWithSpaces", "Lines", "Paragraphs", "DocSecurity", "ScaleCrop", "LinksUpToDate"}
    | {"SharedDoc", "HyperlinksChanged", "HeadingPairs", "MMClips", "Slides", "Notes", "HiddenSlides"}
)
_BEELD: Final = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|ico)$", re.IGNORECASE)
_ZONDER_TEKST: Final = re.compile(r"\.(?:odttf|fntdata)$|printerSettings\d*\.bin$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of the file; ``naam`` is one of :data:`VOLGORDE`."""

    naam: str
    tekst: str


@dataclass(frozen=True, slots=True)
class GelezenDocx:
    """What a DOCX says, everywhere.

    ``beelden`` counts pictures, whose content is not read. ``ongelezen`` names parts that may hold text and cannot be
    read: files inside the file. A sweep over a file with such parts is not whole.
    """

    delen: tuple[Deel, ...]
    beelden: int = 0
    ongelezen: tuple[str, ...] = ()

    @property
    def tekst(self) -> str:
        """The parts in the order of :data:`VOLGORDE`, an empty line between two."""
        return "\n\n".join(deel.tekst for deel in self.delen)

    def waar(self, plek: int) -> str:
        """The name of the part that holds the code point ``plek`` of :attr:`tekst`."""
        einde = 0
        for deel in self.delen:
            einde += len(deel.tekst) + 2
            if plek < einde:
                return deel.naam
        raise ValueError("this place is outside the text")


def lees_docx(pad: Path) -> GelezenDocx:
    """Read a DOCX with everything in it.

    Raises:
        Storing: damaged, protected, dangerous, too large, or no DOCX; one Dutch sentence says which.
    """
    try:
        return lees_docx_bytes(lees_bytes(pad), pad.name)
    except (Onleesbaar, NietOns) as fout:
        raise Storing(fout.zin) from None


def lees_docx_bytes(data: bytes, bestandsnaam: str = "") -> GelezenDocx:
    """The same for the bytes of a file.

    Raises:
        Onleesbaar: damaged, protected, dangerous, too large, or no DOCX.
        NietOns: another kind of document.
    """
    pakket = open_alle_delen(data)
    regels: dict[str, list[str]] = defaultdict(list)
    for naam, wortel in pakket.items():
        if wortel is not None:
            _lees_deel(naam, wortel, regels)
    regels["bestandsnaam"].append(bestandsnaam)
    for naam in ("auteurs", "koppelingen", "eigenschappen", "alternatieve teksten", "velden en besturingselementen"):
        regels[naam] = list(dict.fromkeys(regels[naam]))
    los = [naam for naam, wortel in pakket.items() if wortel is None]
    delen = (Deel(naam, "\n".join(regel for regel in regels[naam] if regel.strip())) for naam in VOLGORDE)
    return GelezenDocx(
        delen=tuple(deel for deel in delen if deel.tekst.strip()),
        beelden=sum(1 for naam in los if _BEELD.search(naam)),
        ongelezen=tuple(naam for naam in los if not _BEELD.search(naam) and not _ZONDER_TEKST.search(naam)),
    )


def _lees_deel(naam: str, wortel: Any, regels: dict[str, list[str]]) -> None:
    soort = plaatselijk(wortel)
    if soort == "Relationships":
        regels["koppelingen"] += [r.get("Target", "") for r in wortel if r.get("TargetMode") == "External"]
    elif soort in ("coreProperties", "Properties"):
        regels["eigenschappen"] += _eigenschappen(wortel)
    elif soort in _DEEL_VAN_WORTEL:
        regels[_DEEL_VAN_WORTEL[soort]] += _alineas(wortel, oud=False)
        regels["vóór wijzigingen"] += _oude_alineas(wortel)
        _lees_onzichtbaar(wortel, regels)
    elif soort in _OPMAAK:
        _lees_onzichtbaar(wortel, regels)
    else:  # charts, diagrams, data of forms, lists of people: whatever words they hold
        regels["overige delen"] += [tekst.strip() for tekst in wortel.itertext() if _zegt_iets(tekst)]
        _lees_onzichtbaar(wortel, regels)


def _zegt_iets(tekst: str) -> bool:
    return any(teken.isalpha() for teken in tekst) or sum(teken.isdigit() for teken in tekst) > 3


# Paragraphs.


def _alineas(wortel: Any, oud: bool) -> Iterator[str]:
    """The text of each paragraph in order; ``oud`` gives it as it was before tracked changes."""
    for alinea in wortel.iter("{*}p"):
        if not _is_herhaling(alinea):
            yield "".join(_woorden(alinea, oud))


def _oude_alineas(wortel: Any) -> Iterator[str]:
    """Each paragraph that reads otherwise than before, as it was: half a name may be deleted, half of it kept."""
    for alinea in wortel.iter("{*}p"):
        oud = "".join(_woorden(alinea, oud=True))
        if oud and oud != "".join(_woorden(alinea, oud=False)) and not _is_herhaling(alinea):
            yield oud


def _is_herhaling(alinea: Any) -> bool:
    """Whether this paragraph is the older form of a text box that also stands there in the newer form."""
    for boven in alinea.iterancestors("{*}Fallback"):
        buur = boven.getparent().find("{*}Choice")
        return buur is not None and "".join(buur.itertext()) == "".join(boven.itertext())
    return False


def _woorden(element: Any, oud: bool) -> Iterator[str]:
    """The words under an element, without those of paragraphs inside it: they are lines of their own."""
    weg = _TOEGEVOEGD if oud else _VERWIJDERD
    for kind in element:
        naam = plaatselijk(kind)
        if naam in _WOORDEN:
            yield kind.text or ""
        elif naam in _TEKENS:
            yield _TEKENS[naam]
        elif naam and naam not in weg and naam not in _EIGEN_REGEL and naam not in ("pPr", "rPr", "sectPr"):
            yield from _woorden(kind, oud)


# What stands in attributes and fields.


def _lees_onzichtbaar(wortel: Any, regels: dict[str, list[str]]) -> None:
    opdracht: list[str] = []
    for element in wortel.iter("*"):
        naam = plaatselijk(element)
        if naam in ("docPr", "cNvPr"):
            regels["alternatieve teksten"] += [kenmerk(element, veld) for veld in ("title", "descr", "name")]
        elif naam in ("tblCaption", "tblDescription"):
            regels["alternatieve teksten"].append(kenmerk(element, "val"))
        elif naam == "textpath":  # the words of a watermark
            regels["kopteksten"].append(kenmerk(element, "string"))
        elif naam == "instrText":
            opdracht.append(element.text or "")
        elif naam == "fldChar" and kenmerk(element, "fldCharType") in ("separate", "end") and opdracht:
            regels["velden en besturingselementen"].append("".join(opdracht).strip())
            opdracht = []
        else:
            regels["velden en besturingselementen"] += _veldwaarden(element, naam)
        if kenmerk(element, "alt"):
            regels["alternatieve teksten"].append(kenmerk(element, "alt"))
        regels["auteurs"] += [kenmerk(element, veld) for veld in _AUTEUR]
    if opdracht:
        regels["velden en besturingselementen"].append("".join(opdracht).strip())


def _veldwaarden(element: Any, naam: str) -> Iterable[str]:
    match naam:
        case "fldSimple":
            return [kenmerk(element, "instr")]
        case "alias" | "tag" | "query" | "connectString" | "statusText" | "helpText":
            return [kenmerk(element, "val")]
        case "listItem":
            return [kenmerk(element, "displayText"), kenmerk(element, "value")]
        case "ddList":
            return [kenmerk(keuze, "val") for keuze in element if plaatselijk(keuze) == "listEntry"]
        case "default":
            waarde = kenmerk(element, "val")
            return [waarde] if _zegt_iets(waarde) else []
        case "docVar":
            return [kenmerk(element, "name"), kenmerk(element, "val")]
        case "bookmarkStart":
            waarde = kenmerk(element, "name")
            return [] if waarde.startswith("_") else [waarde]  # Word names its own with an underscore
        case _:
            return []


def _eigenschappen(wortel: Any) -> Iterator[str]:
    for element in wortel:
        naam = plaatselijk(element)
        if not naam or naam in _NIET_EIGEN:
            continue
        if naam == "property":  # of the user's own making: its name can say as much as its value
            yield element.get("name", "")
        yield from (tekst.strip() for tekst in element.itertext() if _zegt_iets(tekst))
