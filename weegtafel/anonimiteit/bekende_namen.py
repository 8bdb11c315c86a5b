"""Names that the secretary typed, searched in a text. They live in memory only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Laag, Soort
from weegtafel.anonimiteit.normaliseren import normaliseer, plat

_WAAROM: Final = "Deze naam staat bij de bekende namen."
_WOORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def zoek_bekend(tekst: str, namen: Sequence[str]) -> tuple[Bevinding, ...]:
    """Where the known names occur, whole or in part."""
    delen = {plat(deel) for naam in namen for deel in _WOORD.findall(naam) if len(deel) > 2}
    vorm = normaliseer(tekst)
    uit = []
    for woord in _WOORD.finditer(vorm.tekst):
        if plat(woord.group()) in delen:
            uit.append(bevinding(tekst, *vorm.terug(*woord.span()), Soort.PERSOON, Laag.BEKEND, _WAAROM))
    return tuple(uit)
