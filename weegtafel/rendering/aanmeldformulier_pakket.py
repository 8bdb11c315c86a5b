"""Opening a DOCX that somebody sent: refused with one sentence when it is damaged, disguised or dangerous.

Nothing in such a file is ever run or followed: macros are refused, links are not opened, no entity is resolved,
and a file that would unpack to something enormous is not unpacked.
"""

from __future__ import annotations

import errno
import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

BESTAND_MAXIMUM: Final = 25 * 1024 * 1024
UITGEPAKT_MAXIMUM: Final = 100 * 1024 * 1024
DEEL_MAXIMUM: Final = 40 * 1024 * 1024
DELEN_MAXIMUM: Final = 2000
VERHOUDING_MAXIMUM: Final = 200

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What the zip reader of Python raises on a damaged or odd archive; it has no common base.
_SCHADE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


class Onleesbaar(Exception):
    """The file cannot be read; ``zin`` says why and what to do."""

    def __init__(self, zin: str) -> None:
        self.zin = zin
        super().__init__(zin)


class NietOns(Exception):
    """The file is sound, but no form of this program; ``zin`` says so."""

    def __init__(self, zin: str) -> None:
        self.zin = zin
        super().__init__(zin)


@dataclass(slots=True)
class Pakket:
    """The parts of a DOCX that matter here, parsed. ``hoofd`` is the root of the main document."""

    hoofd: Any
    stijlnamen: dict[str, str] = field(default_factory=dict)
    """Name of each style by its id."""
    eigenschappen: dict[str, str] = field(default_factory=dict)
    """Custom document properties."""
    delen: frozenset[str] = frozenset()
    verwijst_naar_buiten: bool = False


def lees_bytes(pad: Path) -> bytes:
    """The bytes of a file that can be a form.

    Raises:
        Onleesbaar: it is not there, no file, empty, too large, or may not be read.
    """
    try:
        if pad.is_dir():
            raise Onleesbaar("Dit is een map en geen bestand. Kies een ingevuld formulier, of lees de hele map in.")
        if not pad.exists():
            raise Onleesbaar("Dit bestand bestaat niet. Kijk of de naam en de map kloppen.")
        if not pad.is_file():
            raise Onleesbaar("Dit is geen gewoon bestand. Kies een ingevuld formulier.")
        grootte = pad.stat().st_size
        if grootte == 0:
            raise Onleesbaar("Dit bestand is leeg. Vraag de inbrenger het opnieuw te sturen.")
        if grootte > BESTAND_MAXIMUM:
            raise Onleesbaar("Dit bestand is groter dan 25 MB en wordt niet geopend. Haal de afbeeldingen eruit.")
        with pad.open("rb") as stroom:
            return stroom.read(BESTAND_MAXIMUM + 1)
    except PermissionError:
        raise Onleesbaar("Dit bestand mag niet worden gelezen. Vraag om toegang, of kopieer het eerst.") from None
    except (OSError, ValueError) as fout:
        if isinstance(fout, OSError) and fout.errno == errno.ENAMETOOLONG:
            raise Onleesbaar("De naam van dit bestand is te lang. Geef het een kortere naam.") from None
        raise Onleesbaar("Dit bestand is niet te lezen. Kopieer het naar een andere map en probeer het daar.") from None


def open_pakket(data: bytes) -> Pakket:
    """Check and parse a DOCX.

    Raises:
        Onleesbaar: damaged, protected, dangerous, or no DOCX at all.
        NietOns: another kind of document.
    """
    _kijk_naar_begin(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zip_:
            return _lees_zip(zip_)
    except _SCHADE:
        raise Onleesbaar("Dit bestand is beschadigd. Vraag de inbrenger het opnieuw te bewaren en te sturen.") from None


def _kijk_naar_begin(data: bytes) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Onleesbaar(
                "Dit bestand is met een wachtwoord beveiligd. Bewaar het zonder wachtwoord en probeer het opnieuw."
            )
        raise Onleesbaar("Dit is een oud Word-bestand (.doc). Open het in Word en bewaar het als .docx.")
    if not data.startswith(b"PK"):
        raise Onleesbaar("Dit is geen Word-document (.docx). Bewaar het formulier als .docx en probeer het opnieuw.")


def open_alle_delen(data: bytes) -> dict[str, Any]:
    """Check a DOCX as :func:`open_pakket` does, and give every part of it: parsed when it is XML, else None.

    Raises:
        Onleesbaar: damaged, protected, dangerous, or no DOCX at all; also when one of its parts cannot be read.
        NietOns: another kind of document.
    """
    _kijk_naar_begin(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zip_:
            namen = _controleer_zip(zip_)
            if plaatselijk(_ontleed(_lees_deel(zip_, _hoofddeel(zip_, namen)))) != "document":
                raise NietOns("Dit is geen tekstdocument. Bewaar het als Word-document (.docx).")
            return {
                naam: _ontleed(_lees_deel(zip_, naam)) if naam.lower().endswith((".xml", ".rels")) else None
                for naam in sorted(namen)
                if not naam.endswith("/")
            }
    except _SCHADE:
        raise Onleesbaar("Dit bestand is beschadigd. Vraag de inbrenger het opnieuw te bewaren en te sturen.") from None


def _controleer_zip(zip_: zipfile.ZipFile) -> set[str]:
    """The names of the parts, when nothing about the archive is dangerous."""
    delen = zip_.infolist()
    namen = {deel.filename for deel in delen}
    totaal = sum(deel.file_size for deel in delen)
    verdacht = any(
        deel.file_size > DEEL_MAXIMUM
        or (deel.file_size > 1_000_000 and deel.file_size > VERHOUDING_MAXIMUM * max(deel.compress_size, 1))
        for deel in delen
    )
    if len(delen) > DELEN_MAXIMUM or totaal > UITGEPAKT_MAXIMUM or verdacht:
        raise Onleesbaar("Dit bestand pakt uit tot iets veel te groots en wordt daarom niet geopend.")
    if any(deel.flag_bits & 0x1 for deel in delen):
        raise Onleesbaar(
            "Dit bestand is met een wachtwoord beveiligd. Bewaar het zonder wachtwoord en probeer het opnieuw."
        )
    if "mimetype" in namen and "content.xml" in namen:
        raise Onleesbaar("Dit is een OpenDocument-bestand. Open het in LibreOffice en bewaar het als Word (.docx).")
    if "[Content_Types].xml" not in namen:
        raise Onleesbaar("Dit is geen Word-document (.docx). Bewaar het formulier als .docx en probeer het opnieuw.")
    soorten = _lees_deel(zip_, "[Content_Types].xml")
    macro = b"macroEnabled" in soorten or any(naam.lower().endswith("vbaproject.bin") for naam in namen)
    if macro:
        raise Onleesbaar(
            "Dit bestand bevat macro’s en wordt niet geopend. Bewaar het als gewoon .docx, zonder macro’s."
        )
    return namen


def _lees_zip(zip_: zipfile.ZipFile) -> Pakket:
    namen = _controleer_zip(zip_)
    hoofdnaam = _hoofddeel(zip_, namen)
    hoofd = _ontleed(_lees_deel(zip_, hoofdnaam))
    if plaatselijk(hoofd) != "document":
        raise NietOns("Dit is geen tekstdocument. Kies een ingevuld aanmeldformulier (.docx).")
    map_, basis = posixpath.split(hoofdnaam)
    relaties = f"{map_}/_rels/{basis}.rels".lstrip("/")
    pakket = Pakket(hoofd, delen=frozenset(namen))
    if relaties in namen:
        wortel = _ontleed(_lees_deel(zip_, relaties))
        pakket.verwijst_naar_buiten = any(r.get("TargetMode") == "External" for r in wortel)
    stijlen = f"{map_}/styles.xml".lstrip("/")
    if stijlen in namen:
        pakket.stijlnamen = dict(_stijlen(_ontleed(_lees_deel(zip_, stijlen))))
    if "docProps/custom.xml" in namen:
        for eigenschap in _ontleed(_lees_deel(zip_, "docProps/custom.xml")):
            if isinstance(eigenschap.tag, str):
                pakket.eigenschappen[eigenschap.get("name", "")] = "".join(eigenschap.itertext())
    return pakket


def _hoofddeel(zip_: zipfile.ZipFile, namen: set[str]) -> str:
    if "_rels/.rels" in namen:
        for relatie in _ontleed(_lees_deel(zip_, "_rels/.rels")):
            if str(relatie.get("Type", "")).endswith("/officeDocument"):
                doel = str(relatie.get("Target", "")).lstrip("/")
                if doel in namen:
                    return doel
    if "word/document.xml" in namen:
        return "word/document.xml"
    raise NietOns("Dit is geen tekstdocument. Kies een ingevuld aanmeldformulier (.docx).")


def _lees_deel(zip_: zipfile.ZipFile, naam: str) -> bytes:
    # The size in the directory of a zip can lie, so the reading itself stops too.
    with zip_.open(naam) as stroom:
        data = stroom.read(DEEL_MAXIMUM + 1)
    if len(data) > DEEL_MAXIMUM:
        raise Onleesbaar("Dit bestand pakt uit tot iets veel te groots en wordt daarom niet geopend.")
    return data


def _ontleed(data: bytes) -> Any:
    from lxml import etree

    lezer = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )
    try:
        wortel = etree.fromstring(data, lezer)
    except etree.XMLSyntaxError:
        raise Onleesbaar("Dit bestand is beschadigd. Vraag de inbrenger het opnieuw te bewaren en te sturen.") from None
    if wortel.getroottree().docinfo.doctype:
        raise Onleesbaar("Dit bestand bevat verborgen opdrachten (een DTD) en wordt daarom niet geopend.")
    return wortel


def plaatselijk(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment."""
    naam = element.tag
    return naam.rpartition("}")[2] if isinstance(naam, str) else ""


def kenmerk(element: Any, naam: str) -> str:
    """An attribute by its name without namespace; empty when it is not there."""
    for sleutel, waarde in element.attrib.items():
        if sleutel.rpartition("}")[2] == naam:
            return str(waarde)
    return ""


def _stijlen(wortel: Any) -> Iterator[tuple[str, str]]:
    for stijl in wortel:
        if plaatselijk(stijl) == "style":
            for kind in stijl:
                if plaatselijk(kind) == "name":
                    yield kenmerk(stijl, "styleId"), kenmerk(kind, "val")
