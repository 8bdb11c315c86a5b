"""Whether a word stands in the Dutch word list of OpenTaal, as an ordinary word or as a proper name.

The list stands in ``resources/anonimiteit/opentaal.txt`` (see its head for source and licence): one line for all words
that begin with the same four letters, then what follows in each; ``-`` for nothing. Read once, in about 10 ms and 3 MB.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from weegtafel.anonimiteit.lijsten import MAP

BESTAND: Final = "opentaal.txt"
NAMEN: Final = "opentaal_namen.txt"
BEGIN: Final = 4
"""Letters that the words of one line share."""


class Woordenboek:
    """A set of words in small letters without diacritics, kept as it stands in its file."""

    def __init__(self, regels: Iterable[str]) -> None:
        self._regels = {regel[:BEGIN].rstrip(): f"{regel[BEGIN:]} " for regel in regels if regel[:1] not in {"#", ""}}

    def __contains__(self, woord: object) -> bool:
        if not isinstance(woord, str) or not woord or " " in woord:
            return False
        return f" {woord[BEGIN:] or '-'} " in self._regels.get(woord[:BEGIN], "")


def regels_van(woorden: Iterable[str]) -> list[str]:
    """The lines of the file for these words, in order."""
    per: dict[str, list[str]] = {}
    for woord in sorted(set(woorden)):
        per.setdefault(woord[:BEGIN].ljust(BEGIN), []).append(woord[BEGIN:] or "-")
    return [f"{begin} {' '.join(rest)}" for begin, rest in sorted(per.items())]


def lees_woordenboek(pad: Path) -> Woordenboek:
    """The words in a file; none when there is no such file."""
    if not pad.is_file():
        return Woordenboek(())
    with pad.open(encoding="utf-8") as stroom:
        return Woordenboek(regel.rstrip("\n") for regel in stroom)


@cache
def gewone_woorden() -> Woordenboek:
    """Words that OpenTaal writes with a small letter."""
    return lees_woordenboek(MAP / BESTAND)


@cache
def eigennamen() -> Woordenboek:
    """Words that OpenTaal writes with a capital: names of people, places, firms, peoples."""
    return lees_woordenboek(MAP / NAMEN)
