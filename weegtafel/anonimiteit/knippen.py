"""A long text in pieces that a recogniser can handle, cut where a sentence ends. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

LENGTE: Final = 3000
"""Code points in one piece at most: the time of deduce grows faster than the length."""
OVERLAP: Final = 200
"""Code points that two pieces share where no sentence ends, so that no name is lost between them."""

_ALINEA: Final = re.compile(r"\n[ \t]*\n\s*")
_ZIN: Final = re.compile(r"(?<=[a-zà-ÿ0-9)\]][.!?])\s+(?=[A-ZÀ-ÞÐ\"'(])")
_WIT: Final = re.compile(r"\s+")


def stukken(tekst: str, lengte: int = LENGTE, overlap: int = OVERLAP) -> Iterator[tuple[int, int]]:
    """Begin and end of each piece, in order; together they cover the whole text."""
    begin = 0
    while len(tekst) - begin > lengte:
        knip, heel = _knip(tekst, begin + lengte // 2, begin + lengte)
        yield begin, knip
        begin = knip if heel else knip - overlap
    if begin < len(tekst):
        yield begin, len(tekst)


def _knip(tekst: str, laag: int, hoog: int) -> tuple[int, bool]:
    """The last good place to cut between the two, and whether a sentence ends there."""
    for patroon, heel in ((_ALINEA, True), (_ZIN, True), (_WIT, False)):
        plek = 0
        for vondst in patroon.finditer(tekst, laag, hoog):
            plek = vondst.end()
        if plek:
            return plek, heel
    return hoog, False
