"""The table behind a chart as cells that a spreadsheet can count with. Pure.

On a screen a number is written as people read it (``1.234,5``, ``20,0 %``, ``€ 3.000``). A column in which every value
is such a number becomes numbers, with its unit in the heading; a dash or a hidden count becomes an empty cell there.
Any other column stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from weegtafel.inzicht.maskeren import TEKEN

Waarde = str | int | Decimal | None
_GETAL: Final = re.compile(
    r"(?P<min>[-−])?(?P<euro>€[ \u00a0])?(?P<heel>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<deel>\d+))?"
    r"(?P<procent>[ \u00a0]%)?",
    re.ASCII,
)
_NIETS: Final = frozenset({"", "–", TEKEN})


def als_cellen(kop: Sequence[str], rijen: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], list[tuple[Waarde, ...]]]:
    """Headings and rows with numbers where they are numbers. The first column names the rows and stays text."""
    kolommen: list[list[Waarde]] = []
    koppen = []
    for nummer, naam in enumerate(kop):
        teksten = [rij[nummer] for rij in rijen]
        gelezen = None if nummer == 0 else _lees(teksten)
        if gelezen is None:
            koppen.append(naam)
            kolommen.append(list(teksten))
        else:
            eenheid, waarden = gelezen
            koppen.append(f"{naam} ({eenheid})" if eenheid else naam)
            kolommen.append(waarden)
    return tuple(koppen), list(zip(*kolommen, strict=True))


def _lees(teksten: Sequence[str]) -> tuple[str, list[Waarde]] | None:
    """The unit and the values of a column of numbers; None when it is no such column."""
    raak = [None if tekst in _NIETS else _GETAL.fullmatch(tekst) for tekst in teksten]
    if not any(raak) or any(m is None and tekst not in _NIETS for m, tekst in zip(raak, teksten, strict=True)):
        return None
    eenheden = {"€" if m["euro"] else "%" if m["procent"] else "" for m in raak if m}
    if len(eenheden) > 1:
        return None
    return eenheden.pop(), [None if m is None else _waarde(m) for m in raak]


def _waarde(m: re.Match[str]) -> Waarde:
    teken = "-" if m["min"] else ""
    heel = m["heel"].replace(".", "")
    return Decimal(f"{teken}{heel}.{m['deel']}") if m["deel"] else int(f"{teken}{heel}")
