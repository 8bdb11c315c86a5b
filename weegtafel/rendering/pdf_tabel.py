"""Rows of tables and of lists of facts: widths of columns, and cells side by side in strips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from weegtafel.rendering import style
from weegtafel.rendering.kolommen import GROOTSTE_WOORD, verdeel
from weegtafel.rendering.pdf_letters import REGEL, SPATIE, Eenheid, Regel
from weegtafel.rendering.pdf_pagina import Element, Pagina
from weegtafel.rendering.pdf_strook import Strook, voetlijn

_REGELS_PER_STROOK: Final = 12


class Cel(NamedTuple):
    """A set cell: its element (None when it is furniture), lines, place, width, side, colour."""

    element: Element | None
    regels: Sequence[Regel]
    x: float
    breedte: float
    kant: str
    kleur: str = ""


def _maten(eenheden: Sequence[Eenheid], letter: style.Letter) -> tuple[float, float]:
    """The widest word and the widest line of a cell, in points."""
    woord = regel = lopend = 0
    for eenheid in eenheden:
        woord = max(woord, eenheid.breedte)
        if eenheid.hoe == REGEL:
            regel, lopend = max(regel, lopend), 0
        lopend += eenheid.breedte + (240 if eenheid.hoe == SPATIE else 0)
    return woord * letter.grootte / 1000, max(regel, lopend) * letter.grootte / 1000


def kolombreedtes(
    kop: Sequence[Sequence[Eenheid]],
    rijen: Sequence[Sequence[Sequence[Eenheid]]],
    gevraagd: Sequence[int] | None,
    breedte: float,
) -> list[float]:
    """Widths in points that together fill ``breedte``: as asked, but no word is cut as long as another can give."""
    aantal = len(kop)
    ruimte = breedte - style.CEL_TUSSEN * (aantal - 1)
    minst: list[float] = []
    graag: list[float] = []
    for k in range(aantal):
        maten = [_maten(kop[k], style.CELKOP), *(_maten(rij[k], style.CEL) for rij in rijen)]
        minst.append(min(max(woord for woord, _ in maten) + 0.5, ruimte * GROOTSTE_WOORD))
        graag.append(max(minst[-1], min(max(regel for _, regel in maten), ruimte * 0.7)))
    return verdeel(minst, graag, gevraagd, ruimte)


def rijstroken(
    cellen: Sequence[Cel], letter: style.Letter, x: float, breedte: float, lijn: str, binnen: float = style.CEL_BINNEN
) -> list[Strook]:
    """A row as one strip, or as several of a few lines each when it is higher than a good page break allows.

    ``lijn`` is the colour of the hairline under the row, empty for none.
    """
    hoogst = max(1, *(len(cel.regels) for cel in cellen))
    stroken: list[Strook] = []
    for begin in range(0, hoogst, _REGELS_PER_STROOK):
        eind = min(begin + _REGELS_PER_STROOK, hoogst)
        if hoogst - eind < 3:
            eind = hoogst
        boven = binnen if begin == 0 else 0.0
        onder = binnen if eind == hoogst else 0.0

        def teken(
            pagina: Pagina, y: float, begin: int = begin, eind: int = eind, boven: float = boven, onder: float = onder
        ) -> None:
            if cellen[0].element is None:
                pagina.artefact()
            for cel in cellen:
                regels = cel.regels[begin:eind]
                if not regels:
                    continue
                if cel.element is not None:
                    pagina.open(cel.element)
                for nummer, regel in enumerate(regels):
                    over = cel.breedte - regel.breedte * letter.grootte / 1000
                    schuif = over if cel.kant == "rechts" else over / 2 if cel.kant == "midden" else 0.0
                    hoog = voetlijn(y - boven - nummer * letter.regel, letter)
                    pagina.regel(regel, cel.x + schuif, hoog, letter, cel.kleur)
            if lijn and eind == hoogst:
                pagina.haarlijn(x, x + breedte, y - boven - (eind - begin) * letter.regel - onder, lijn)

        stroken.append(Strook((eind - begin) * letter.regel + boven + onder, teken))
        if eind == hoogst:
            break
    return stroken
