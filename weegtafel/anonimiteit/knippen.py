"""A text made fit for a recogniser, offsets kept: cut where a sentence ends, broken lines joined. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

LENGTE: Final = 3000
"""Code points in one piece at most: the time of deduce grows faster than the length."""
OVERLAP: Final = 200
"""Code points that two pieces share where no sentence ends, so that no name is lost between them."""

KORT: Final = 200
"""Code points in one piece of a long row of names: there the time grows with the third power. No overlap is needed, for
every part of a name in such a row is found by itself."""

_REEKS: Final = re.compile(r"(?:\b[A-ZÀ-Þ][\w']*[ -]+(?:(?:van|de|der|den|te|ten|ter|el|al)[ -]+)*){40}")
_LANGE_REGEL: Final = re.compile(r"(?<![^\n])([^\n]{40,}[\w,;-])([ \t]*\r?\n[ \t]*)(?=\w)(?![^\n:]{0,30}:)")
_HALF: Final = re.compile("[\ud800-\udfff]")
_ALINEA: Final = re.compile(r"\n[ \t]*\n\s*")
_ZIN: Final = re.compile(r"(?<=[a-zà-ÿ0-9)\]][.!?])\s+(?=[A-ZÀ-ÞÐ\"'(])")
_WIT: Final = re.compile(r"\s+")


def vlak(tekst: str) -> str:
    """The text as a recogniser expects it, of the same length.

    A line that breaks off in the middle of a sentence runs on, so that a name over two lines is one name; short lines
    and lines with a label are fields of their own and stay so. Half a surrogate pair becomes a replacement character.
    """
    return _LANGE_REGEL.sub(lambda regel: regel[1] + " " * len(regel[2]), _HALF.sub("\ufffd", tekst))


def stukken(tekst: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each piece, in order; together they cover the whole text."""
    for begin, einde in _delen(tekst, 0, len(tekst), LENGTE, OVERLAP):
        if _REEKS.search(tekst, begin, einde):
            yield from _delen(tekst, begin, einde, KORT, 0)
        else:
            yield begin, einde


def _delen(tekst: str, begin: int, slot: int, lengte: int, overlap: int) -> Iterator[tuple[int, int]]:
    while slot - begin > lengte:
        knip, heel = _knip(tekst, begin + lengte // 2, begin + lengte)
        yield begin, knip
        begin = knip if heel else knip - overlap
    if begin < slot:
        yield begin, slot


def _knip(tekst: str, laag: int, hoog: int) -> tuple[int, bool]:
    """The last good place to cut between the two, and whether a sentence ends there."""
    for patroon, heel in ((_ALINEA, True), (_ZIN, True), (_WIT, False)):
        plek = 0
        for vondst in patroon.finditer(tekst, laag, hoog):
            plek = vondst.end()
        if plek:
            return plek, heel
    return hoog, False
