"""Reading a table of judgements from CSV: rows are cases, columns are judges, an empty cell is no judgement."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from weegtafel.kernel.errors import Regelovertreding, Storing

_GROOTST: Final = 50_000_000
"""Bytes; a table of a million judgements is a tenth of it."""
_NUMMERKOPPEN: Final = frozenset({"casus", "casusnummer", "nummer", "nr", "zaak", "id", "case", "unit", "eenheid"})
_BEOORDELAAR: Final = re.compile(
    r"[^\W\d]+[ _.-]?\d+|(beoordelaar|codeur|coder|lid|judge|rater|observer|waarnemer)\b.*", re.IGNORECASE
)
"""What a judge is called in a heading: ``beoordelaar 1``, ``jt2``, ``rater B``."""

Kopkeuze = Literal["ja", "nee"] | None
"""Whether the first row is a heading; None leaves that to :func:`lees`."""


@dataclass(frozen=True, slots=True)
class Oordelentabel:
    """The judgements, and what of the file was taken for a heading or a number of the case."""

    rijen: tuple[tuple[str, ...], ...]
    beoordelaars: int
    met_kop: bool
    met_nummer: bool
    opmerking: str = ""
    """What was done with the first row, in a sentence, when that was not beyond doubt."""


def lees_bestand(pad: Path, kop: Kopkeuze = None) -> Oordelentabel:
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
    return lees(tekst, kop)


def lees(tekst: str, kop: Kopkeuze = None) -> Oordelentabel:
    """Read the text of a CSV file with commas, semicolons or tabs.

    The first row is a heading only when it clearly is one: its cells differ, none comes back lower down, and they are
    of another kind than the judgements (see :func:`_kop`). ``kop`` decides by hand. A first column is the number of
    the case when its heading says so, or when all its values differ and none stands in another column.

    Raises:
        Regelovertreding: nothing in it, no case, or fewer than two judges.
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
    met_kop, opmerking = _oordeel_kop(rijen, kop)
    lichaam = rijen[1:] if met_kop else rijen
    nummer = _is_nummer(lichaam, rijen[0][0] if met_kop else "")
    if nummer:
        lichaam = [rij[1:] for rij in lichaam]
    beoordelaars = breedte - nummer
    if beoordelaars < 2:
        raise Regelovertreding(
            "Er is maar één beoordelaar. Overeenstemming bestaat pas tussen twee of meer: geef elk lid een kolom."
        )
    if not lichaam or (len(rijen) == 1 and kop is None and _lijkt_kop(rijen)):
        raise Regelovertreding(
            "In dit bestand staat geen casus, alleen een eerste regel die een kop kan zijn. Zet elke casus op een "
            "eigen regel, of geef aan dat er geen kop is (--kop nee)."
        )
    return Oordelentabel(tuple(tuple(rij) for rij in lichaam), beoordelaars, met_kop, nummer, opmerking)


def _oordeel_kop(rijen: list[list[str]], keuze: Kopkeuze) -> tuple[bool, str]:
    """Whether the first row is a heading, and what to tell of it."""
    regel = ", ".join(cel for cel in rijen[0] if cel)
    regel = regel if len(regel) <= 80 else f"{regel[:79]}…"
    if keuze is not None:
        return keuze == "ja", f"De eerste regel ({regel}) is niet geteld: het is een kop." if keuze == "ja" else ""
    if _kop(rijen):
        return True, f"De eerste regel ({regel}) is als kop gelezen en telt niet mee. Is het een casus: --kop nee."
    if len(rijen) > 1 and _lijkt_kop(rijen):
        return False, f"De eerste regel ({regel}) telt mee als casus. Is het een kop: --kop ja."
    return False, ""


def _lijkt_kop(rijen: list[list[str]]) -> bool:
    """Whether nothing in the first row comes back, in that row or lower down."""
    lager = {cel.casefold() for rij in rijen[1:] for cel in rij}
    boven = [cel.casefold() for cel in rijen[0]]
    return all(boven[1:]) and len(boven) == len(set(boven)) and not lager - {""} & set(boven)


def _soort(cel: str) -> str:
    if re.fullmatch(r"[-+]?\d+([.,]\d+)?", cel):
        return "getal"
    if len(cel) == 1:
        return "letter"
    return "beoordelaar" if _BEOORDELAAR.fullmatch(cel) else "woord"


def _kop(rijen: list[list[str]]) -> bool:
    """Whether the first row cannot be judgements: a column of numbers is named in it, or it is of another kind.

    Kinds are numbers, letters, names of judges, and other words. Numbers are a heading only when they count 1, 2, 3.
    """
    if len(rijen) < 2 or not _lijkt_kop(rijen):
        return False
    if rijen[0][0].casefold() in _NUMMERKOPPEN:
        return True
    begin = int(not rijen[0][0] or _is_nummer(rijen[1:], ""))
    boven = rijen[0][begin:]
    soorten = {_soort(cel) for cel in boven}
    if "getal" in soorten and boven != [str(n) for n in range(1, len(boven) + 1)]:
        return False
    onder = {_soort(cel) for rij in rijen[1:] for cel in rij[begin:] if cel}
    return bool(boven and onder) and not soorten & onder


def _is_nummer(rijen: list[list[str]], kop: str) -> bool:
    if not rijen or len(rijen[0]) < 2:
        return False
    if kop.casefold() in _NUMMERKOPPEN:
        return True
    eerste = [rij[0].casefold() for rij in rijen]
    rest = {cel.casefold() for rij in rijen for cel in rij[1:] if cel}
    return len(rijen) > 2 and all(eerste) and len(set(eerste)) == len(eerste) and not rest & set(eerste)
