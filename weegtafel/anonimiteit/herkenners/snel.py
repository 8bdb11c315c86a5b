"""Patterns that say quickly when there is nothing to find, as in nearly every sentence. Pure.

The matcher of Python walks through a sentence letter by letter for every pattern. PCRE2 makes machine code of a pattern
and answers three to ten times sooner, so it is asked first whether there is anything; only then does Python look, and
what is found is always what Python finds. Without PCRE2 the answers are the same, and slower.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from typing import Any, Final

try:
    pcre2: Any = importlib.import_module("pcre2")
    #: The matcher itself, below the methods of its package that cost more than the search in one sentence.
    _VERGELIJK: Any = pcre2._cy.match
    _PLEK: Any = pcre2._cy.match_substring_span_bynumber
    _OMGEVING: Any = pcre2._EMPTY_MATCH_CONTEXT
    #: It gives up on half a surrogate pair and on a text that asks too much of it; Python does not.
    _WEIGERT: tuple[type[Exception], ...] = (UnicodeError, pcre2.LibraryError)
except (ImportError, AttributeError):  # no wheel for this machine, or another make
    pcre2 = _VERGELIJK = _PLEK = _OMGEVING = None
    _WEIGERT = ()

#: What must keep its capital: an escape, and the name of a group.
_STUK: Final = re.compile(r"\\.|\(\?P[<=]|\(\?-i:|[A-ZÀ-ÖØ-Þ]", re.DOTALL)


def _klein(stuk: re.Match[str]) -> str:
    wat = stuk.group()
    if wat == "(?-i:":
        return "(?:"
    return wat if wat[0] in "\\(" else wat.lower()


def _nooit_zeker(_code: Any, _tekst: str, _lengte: int, _vanaf: int, _omgeving: Any) -> tuple[bool]:
    return (True,)


def _in_klein(zoek: Any, tekst: str, _lengte: int, _vanaf: int, _omgeving: Any) -> tuple[Any]:
    return (zoek(tekst.lower()),)


def _eerst(patroon: str, vlaggen: int) -> tuple[Any, Any]:
    """What says quickly of a text whether the pattern can match in it: a function, and what it takes."""
    if pcre2 is not None:
        keuze = pcre2.IGNORECASE if vlaggen & re.IGNORECASE else 0
        if vlaggen & re.MULTILINE:
            keuze |= pcre2.MULTILINE
        return _VERGELIJK, pcre2.compile(patroon, flags=keuze)._pcre2_code
    if vlaggen & re.IGNORECASE:
        return _in_klein, re.compile(_STUK.sub(_klein, patroon)).search
    return _nooit_zeker, None


class Strak:
    """A pattern with a quick look before it."""

    __slots__ = ("_code", "_patroon", "_vergelijk")

    def __init__(self, patroon: str, vlaggen: int = 0) -> None:
        self._patroon = re.compile(patroon, vlaggen)
        self._vergelijk, self._code = _eerst(patroon, vlaggen)

    def kan(self, tekst: str) -> bool:
        """Whether the pattern can match in ``tekst``; sometimes yes where it does not, never no where it does."""
        try:
            return bool(self._vergelijk(self._code, tekst, len(tekst), 0, _OMGEVING)[0])
        except _WEIGERT:
            return True

    def finditer(self, tekst: str) -> Iterable[re.Match[str]]:
        """All matches in ``tekst``."""
        try:
            gezien = self._vergelijk(self._code, tekst, len(tekst), 0, _OMGEVING)[0]
            if not gezien:
                return ()
            # Python need not walk again through what lies before the first match.
            begin = 0 if pcre2 is None else _PLEK(gezien, tekst, 0)[0]
        except _WEIGERT:
            begin = 0
        return self._patroon.finditer(tekst, begin)

    def search(self, tekst: str) -> re.Match[str] | None:
        """The first match in ``tekst``."""
        return self._patroon.search(tekst) if self.kan(tekst) else None


class Snel(Strak):
    """A pattern that ignores case.

    Without PCRE2 its small-letter form looks ahead, on the text in small letters: Python compares letter by letter when
    a pattern ignores case. Within ``(?-i:…)`` that form takes small letters too, so that it sees at least what the
    pattern sees; such a group may not stand in a negative look.
    """

    __slots__ = ()

    def __init__(self, patroon: str) -> None:
        super().__init__(patroon, re.IGNORECASE)
