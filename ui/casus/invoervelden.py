"""One input for each kind of field of ``casus.velden``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from ui.invoervelden import (
    Invoerveld,
    Keuzeinvoer,
    Tekstinvoer,
    bedraginvoer,
    datuminvoer,
    getalinvoer,
    regelinvoer,
)
from weegtafel.casus.invoer import GROOTSTE_GETAL, LANGSTE_DUUR, REGEL_MAXIMUM, TEKST_MAXIMUM
from weegtafel.casus.velden import Invoer, Veld


def maak_invoer(veld: Veld, codes: Iterable[tuple[str, str]], vandaag: Callable[[], date]) -> Invoerveld:
    """The input for a field; ``codes`` are (text, code) of its list."""
    match veld.invoer:
        case Invoer.TEKST:
            return Tekstinvoer(TEKST_MAXIMUM)
        case Invoer.CODE:
            return Keuzeinvoer(codes)
        case Invoer.DATUM:
            return datuminvoer(vandaag)
        case Invoer.BEDRAG:
            return bedraginvoer()
        case Invoer.GETAL:
            return getalinvoer(LANGSTE_DUUR if veld.sleutel == "duur_maanden" else GROOTSTE_GETAL)
        case Invoer.REGEL:
            return regelinvoer(REGEL_MAXIMUM)
