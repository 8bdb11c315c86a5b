"""What one word by itself says of its sentence: which recognisers are worth running, by the gates and by the lists.

Kept for every word that was seen, so that a sentence is one look a word.
"""

from __future__ import annotations

from functools import lru_cache

from weegtafel.anonimiteit.herkenners import poort
from weegtafel.anonimiteit.herkenners.indirect import is_oranje, landwoorden, plat_zelfde_lengte, zinsbegin
from weegtafel.anonimiteit.herkenners.losse_kenmerken import kan_vak
from weegtafel.anonimiteit.lijsten import Lijsten

MEESTE = 16384
"""Words that are remembered."""


class _Kennis(dict[str, int]):
    """Words in small letters with the gates that they open."""

    def __init__(self, lijsten: Lijsten) -> None:
        self._lijsten = lijsten

    def __missing__(self, woord: str) -> int:
        if len(self) >= MEESTE:
            self.clear()
        lijsten = self._lijsten
        bits = poort.poorten_van(woord)
        kaal = plat_zelfde_lengte(woord)
        if is_oranje(kaal, lijsten):
            bits |= poort.ORANJE
        if kaal in landwoorden(lijsten):
            bits |= poort.LANDNAAM
        if kaal in lijsten.beroepen or kaal == "enige":
            bits |= poort.BEROEP
        if zinsbegin(kaal, lijsten):
            bits |= poort.FRASE
        if kan_vak(woord, lijsten):
            bits |= poort.VAK
        self[woord] = bits
        return bits


@lru_cache(maxsize=4)
def _kennis(lijsten: Lijsten) -> _Kennis:
    return _Kennis(lijsten)


def open_voor(klein: str, lijsten: Lijsten) -> int:
    """The gates that a sentence in small letters opens."""
    kennis = _kennis(lijsten)
    bits = 0
    for woord in (poort.WOORD_KAAL if klein.isascii() else poort.WOORD).findall(klein):
        bits |= kennis[woord]
    return bits


def woorden_vergeten() -> None:
    """Drop what is remembered of words."""
    _kennis.cache_clear()
    poort.van_woord.cache_clear()
