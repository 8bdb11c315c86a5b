"""Patterns that say quickly when there is nothing to find, as in nearly every sentence. Pure.

Python compares letter by letter when a pattern ignores case, and much quicker when it does not. So a form in small
letters is asked first, on the text in small letters; only when that finds something does the pattern itself look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

#: What must keep its capital: an escape, and the name of a group.
_STUK: Final = re.compile(r"\\.|\(\?P[<=]|\(\?-i:|[A-ZÀ-ÖØ-Þ]", re.DOTALL)


def _klein(stuk: re.Match[str]) -> str:
    wat = stuk.group()
    if wat == "(?-i:":
        return "(?:"
    return wat if wat[0] in "\\(" else wat.lower()


class Snel:
    """A pattern that ignores case, with a quick look before it.

    Within ``(?-i:…)`` the form in small letters takes small letters too, so that it sees at least what the pattern
    sees; such a group may not stand in a negative look.
    """

    __slots__ = ("_klein", "_patroon")

    def __init__(self, patroon: str) -> None:
        self._patroon = re.compile(patroon, re.IGNORECASE)
        self._klein = re.compile(_STUK.sub(_klein, patroon))

    def kan(self, tekst: str) -> bool:
        """Whether the pattern can match in ``tekst``; sometimes yes where it does not, never no where it does."""
        return self._klein.search(tekst.lower()) is not None

    def finditer(self, tekst: str) -> Iterable[re.Match[str]]:
        """All matches in ``tekst``."""
        return self._patroon.finditer(tekst) if self.kan(tekst) else ()

    def search(self, tekst: str) -> re.Match[str] | None:
        """The first match in ``tekst``."""
        return self._patroon.search(tekst) if self.kan(tekst) else None


Patroon = Snel | re.Pattern[str]
"""A pattern of either kind."""
