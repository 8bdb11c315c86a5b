"""Reading a table of judgements from CSV: rows are cases, columns are judges, an empty cell is no judgement."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from weegtafel.kernel.errors import Regelovertreding, Storing

_GROOTST: Final = 50_000_000
"""Bytes; a table of a million judgements is a tenth of it."""
_NUMMERKOPPEN: Final = frozenset({"casus", "casusnummer", "nummer", "nr", "zaak", "id", "case", "unit", "eenheid"})


@dataclass(frozen=True, slots=True)
class Oordelentabel:
    """The judgements, and what of the file was taken for a heading or a number of the case."""

    rijen: tuple[tuple[str, ...], ...]
    beoordelaars: int
    met_kop: bool
    met_nummer: bool


def lees_bestand(pad: Path) -> Oordelentabel:
    """Read a CSV file.

    Raises:
        Storing: it cannot be read.
        Regelovertreding: it is no table, or has fewer than two judges.
    """
    try:
        if pad.stat().st_size > _GROOTST:
            raise Storing(f"Het bestand “{pad.name}” is te groot voor een tabel met oordelen. Er is niets gewijzigd.")
        tekst = pad.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise Storing(f"Het bestand “{pad.name}” bestaat niet op die plaats. Er is niets gewijzigd.") from None
    except (OSError, UnicodeDecodeError) as fout:
        raise Storing(
            f"Het bestand “{pad.name}” is niet te lezen als tekst. Er is niets gewijzigd. Bewaar het als CSV (UTF-8)."
        ) from fout
    return lees(tekst)


def lees(tekst: str) -> Oordelentabel:
    """Read the text of a CSV file with commas, semicolons or tabs.

    A first row of which no cell comes back lower down is a heading. A first column is the number of the case when its
    heading says so, or when all its values differ and none stands in another column.

    Raises:
        Regelovertreding: nothing in it, unequal rows, or fewer than two judges.
    """
    eerste = next((regel for regel in tekst.splitlines() if regel.strip()), "")
    teken = max(";,\t", key=eerste.count)
    try:
        rijen = [[cel.strip() for cel in rij] for rij in csv.reader(io.StringIO(tekst), delimiter=teken) if any(rij)]
    except csv.Error as fout:
        raise Regelovertreding("Dit bestand is geen tabel. Bewaar het als CSV, met één casus per regel.") from fout
    rijen = [rij for rij in rijen if any(rij)]
    if not rijen:
        raise Regelovertreding("Er staat niets in dit bestand. Zet op elke regel één casus, met een kolom per lid.")
    breedte = max(len(rij) for rij in rijen)
    rijen = [rij + [""] * (breedte - len(rij)) for rij in rijen]
    kop = _kop(rijen)
    lichaam = rijen[1:] if kop else rijen
    nummer = _is_nummer(lichaam, rijen[0][0] if kop else "")
    if nummer:
        lichaam = [rij[1:] for rij in lichaam]
    beoordelaars = breedte - nummer
    if beoordelaars < 2:
        raise Regelovertreding(
            "Er is maar één beoordelaar. Overeenstemming bestaat pas tussen twee of meer: geef elk lid een kolom."
        )
    return Oordelentabel(tuple(tuple(rij) for rij in lichaam), beoordelaars, kop, nummer)


def _kop(rijen: list[list[str]]) -> bool:
    if len(rijen) < 2:
        return False
    lager = {cel.casefold() for rij in rijen[1:] for cel in rij if cel}
    boven = [cel.casefold() for cel in rijen[0] if cel]
    return bool(lager) and len(boven) == len(set(boven)) and not lager & set(boven)


def _is_nummer(rijen: list[list[str]], kop: str) -> bool:
    if not rijen or len(rijen[0]) < 2:
        return False
    if kop.casefold() in _NUMMERKOPPEN:
        return True
    eerste = [rij[0].casefold() for rij in rijen]
    rest = {cel.casefold() for rij in rijen for cel in rij[1:] if cel}
    return len(rijen) > 2 and all(eerste) and len(set(eerste)) == len(eerste) and not rest & set(eerste)
