"""Tables as XLSX and CSV, out and in, without a cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from weegtafel.kernel.errors import Regelovertreding, Storing

Cel = str | int | bool | Decimal | date | datetime | None
GROOTSTE_BESTAND: Final = 10 * 1024 * 1024
MEESTE_RIJEN: Final = 20_000
_MEESTE_KOLOMMEN: Final = 256
_LAATSTE_RIJ: Final = 5 * MEESTE_RIJEN
"""Empty rows cost time too: a cell in row 1,048,576 makes a million of them."""
_GEVAAR: Final = "=+-@＝＋－＠"
_STUUR: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_formule(tekst: str) -> bool:
    """Whether a spreadsheet may take a text for a formula (OWASP, CSV injection)."""
    return tekst[:1] in ("\t", "\r", "\n") or tekst.lstrip()[:1] in tuple(_GEVAAR)


def maak_tabel(
    kop: Sequence[str], rijen: Iterable[Sequence[Cel]], pad: Path, blad: str = "Weegtafel", anker: str = ""
) -> bytes:
    """The bytes of a table as the suffix of ``pad`` says: ``.xlsx``, or ``.csv`` with BOM and semicolons as Dutch Excel
    wants. Nothing is written yet.

    Amounts (Decimal) and days stay numbers and days. A text that looks like a formula is kept as text. ``anker`` is the
    head of the journal; it comes in the properties of an ``.xlsx``, for a ``.csv`` has none.

    Raises:
        Regelovertreding: another suffix.
    """
    soort = pad.suffix.lower()
    if soort == ".xlsx":
        return _xlsx(kop, rijen, blad, anker)
    if soort == ".csv":
        return _csv(kop, rijen)
    raise Regelovertreding("Kies een bestandsnaam die eindigt op .xlsx of .csv.")


def _csv(kop: Sequence[str], rijen: Iterable[Sequence[Cel]]) -> bytes:
    stroom = io.StringIO(newline="")
    schrijver = csv.writer(stroom, delimiter=";", lineterminator="\r\n")
    for rij in (kop, *rijen):
        schrijver.writerow([_als_tekst(cel) for cel in rij])
    return b"\xef\xbb\xbf" + stroom.getvalue().encode("utf-8")


def _als_tekst(cel: Cel) -> str:
    if cel is None:
        return ""
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if isinstance(cel, Decimal):
        return f"{cel:f}".replace(".", ",")
    if isinstance(cel, datetime):
        return cel.isoformat(sep=" ", timespec="seconds")
    if isinstance(cel, date | int):
        return str(cel)
    netjes = _STUUR.sub("", cel)
    return f"'{netjes}" if is_formule(netjes) else netjes


def _xlsx(kop: Sequence[str], rijen: Iterable[Sequence[Cel]], blad: str, anker: str) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    boek = Workbook(write_only=True)
    boek.properties.keywords = anker or None
    vel = boek.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", blad)[:31] or "Weegtafel")
    vel.freeze_panes = "A2"
    rijstroom = _in_geheugen(vel)

    def cel_van(waarde: Cel, *, vet: bool = False) -> Any:
        if isinstance(waarde, bool):
            waarde = "ja" if waarde else "nee"
        if isinstance(waarde, str):
            cel = WriteOnlyCell(vel, None)
            # Set past the guessing of the library: a text stays a text, whatever it begins with.
            cel._value, cel.data_type = _STUUR.sub("", waarde), "s"
            cel.quotePrefix = is_formule(waarde)
        else:
            cel = WriteOnlyCell(vel, waarde)
            if isinstance(waarde, Decimal):
                cel.number_format = "#,##0.00"
            elif isinstance(waarde, datetime):
                cel.number_format = "dd-mm-yyyy hh:mm"
            elif isinstance(waarde, date):
                cel.number_format = "dd-mm-yyyy"
        if vet:
            cel.font = Font(bold=True)
        return cel

    vel.append([cel_van(naam, vet=True) for naam in kop])
    for rij in rijen:
        vel.append([cel_van(waarde) for waarde in rij])
    return _bewaar(boek, rijstroom)


def _in_geheugen(vel: Any) -> io.BytesIO:
    """Let a sheet gather its rows in memory: openpyxl would put them, readable, in the temporary folder."""
    from openpyxl.worksheet._writer import WorksheetWriter

    stroom = io.BytesIO()
    vel._writer = WorksheetWriter(vel, stroom)
    vel._writer.write_top()
    return stroom


def _bewaar(boek: Any, rijstroom: io.BytesIO) -> bytes:
    """The workbook of one sheet, whose rows stand in ``rijstroom``, as bytes."""
    from zipfile import ZIP_DEFLATED, ZipFile

    from openpyxl.writer.excel import ExcelWriter

    class Schrijver(ExcelWriter):  # type: ignore[misc]  # the library has no types
        def write_worksheet(self, ws: Any) -> None:
            """As in the library, from memory instead of a file."""
            ws._drawing = None
            ws.close()
            ws._rels = ws._writer._rels
            self._archive.writestr(ws.path[1:], rijstroom.getvalue())
            self.manifest.append(ws)

    uit = io.BytesIO()
    Schrijver(boek, ZipFile(uit, "w", ZIP_DEFLATED)).save()
    return uit.getvalue()


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table that was read: the names of its columns, and its rows as text with their number in the file."""

    kop: tuple[str, ...]
    rijen: tuple[tuple[int, tuple[str, ...]], ...]


def lees_tabel(pad: Path) -> Tabel:
    """Read the first sheet of an XLSX, or a CSV with semicolons, commas or tabs. Empty rows are left out.

    Numbers come as text with a point, days as ``2026-11-12``; a formula comes as the value that was last worked out.

    Raises:
        Regelovertreding: another kind of file, too large, or no table in it.
        Storing: the file cannot be read.
    """
    soort = pad.suffix.lower()
    if soort not in (".xlsx", ".csv"):
        raise Regelovertreding("Kies een bestand dat eindigt op .xlsx of .csv.")
    try:
        if pad.stat().st_size > GROOTSTE_BESTAND:
            raise Regelovertreding(f"“{pad.name}” is groter dan 10 MB. Kies een kleiner bestand.")
        inhoud = pad.read_bytes()
    except OSError:
        raise Storing(
            f"Het bestand “{pad.name}” is niet te lezen. Er is niets gewijzigd. Kies een ander bestand."
        ) from None
    rijen: list[tuple[int, tuple[str, ...]]] = []
    for nummer, rij in enumerate(_xlsx_rijen(inhoud, pad.name) if soort == ".xlsx" else _csv_rijen(inhoud), start=1):
        if len(rijen) > MEESTE_RIJEN:
            raise Regelovertreding(f"“{pad.name}” heeft meer dan 20.000 rijen. Kies een kleiner bestand.")
        if any(cel.strip() for cel in rij):
            rijen.append((nummer, rij))
    if not rijen:
        raise Regelovertreding(f"In “{pad.name}” staat geen tabel.")
    return Tabel(tuple(cel.strip() for cel in rijen[0][1]), tuple(rijen[1:]))


def _csv_rijen(inhoud: bytes) -> Iterator[tuple[str, ...]]:
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = inhoud.decode("cp1252", errors="replace")
    eerste = tekst.partition("\n")[0]
    scheiding = max(";,\t", key=eerste.count)
    try:
        for rij in csv.reader(io.StringIO(tekst.replace("\x00", ""), newline=""), delimiter=scheiding):
            yield tuple(cel[1:] if cel[:1] == "'" and is_formule(cel[1:]) else cel for cel in rij)
    except csv.Error:
        raise Regelovertreding("Dit CSV-bestand is niet als tabel te lezen. Sla het opnieuw op.") from None


def _xlsx_rijen(inhoud: bytes, naam: str) -> Iterator[tuple[str, ...]]:
    import zipfile

    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            # What a small file says it becomes: nobody's price list is two hundred megabytes.
            if sum(deel.file_size for deel in zip_.infolist()) > 20 * GROOTSTE_BESTAND:
                raise Regelovertreding(f"“{naam}” wordt te groot bij het openen. Kies een kleiner bestand.")
        # Links to other files are not even looked at.
        boek = load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True, keep_links=False)
        vel = boek.worksheets[0]
        vel.reset_dimensions()  # what the file says of its own size is no reason to make that many cells
        for nummer, rij in enumerate(vel.iter_rows(max_col=_MEESTE_KOLOMMEN, values_only=True)):
            if nummer > _LAATSTE_RIJ:
                raise Regelovertreding(f"“{naam}” heeft meer dan 20.000 rijen. Kies een kleiner bestand.")
            breedte = max((n for n, cel in enumerate(rij, 1) if cel is not None), default=0)
            yield tuple(_cel_in(cel) for cel in rij[:breedte])
    except Regelovertreding:
        raise
    except Exception:  # whatever a damaged file makes the reader raise; it never reaches a user as such
        raise Regelovertreding(f"“{naam}” is niet als spreadsheet te lezen. Sla het opnieuw op als .xlsx.") from None


def _cel_in(cel: object) -> str:
    if cel is None:
        return ""
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if isinstance(cel, float):
        try:
            getal = Decimal(repr(cel))
        except InvalidOperation:
            return str(cel)
        return f"{getal.normalize():f}" if getal == getal.to_integral_value() else f"{getal:f}"
    if isinstance(cel, datetime):
        return cel.date().isoformat() if (cel.hour, cel.minute, cel.second) == (0, 0, 0) else cel.isoformat(sep=" ")
    return str(cel)
