"""Long lists of words that many texts are held against, without a place for them in memory.

Each list is one sorted text file: one entry a line, its words set apart by the unit separator. It is searched where it
lies, by halving, through the pages of the operating system: a list of half a million entries costs nothing to load.
Standard library only; the files hold public names, never a text that somebody typed.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

SCHEIDING: Final = "\x1f"
"""Between the words of one entry; it sorts before every sign that a word can hold."""

_SCHEIDING: Final = SCHEIDING.encode("ascii")


def schrijf_lijst(pad: Path, reeksen: Iterable[Sequence[str]]) -> int:
    """Write a list, sorted, each entry once.

    An entry with a line break or a separator in one of its words is left out: it could never be found.

    Returns:
        How many entries were written.

    Raises:
        OSError: the disk refuses.
    """
    regels = {
        SCHEIDING.join(reeks).encode("utf-8")
        for reeks in reeksen
        if reeks and not any("\n" in woord or SCHEIDING in woord or not woord for woord in reeks)
    }
    with pad.open("wb") as stroom:
        stroom.writelines(regel + b"\n" for regel in sorted(regels))
    return len(regels)


class Woordlijst:
    """A list written by :func:`schrijf_lijst`, open for searching. Safe to read from several threads.

    Raises:
        OSError: the file is not there or cannot be read.
    """

    def __init__(self, pad: Path) -> None:
        self._kaart: mmap.mmap | bytes = b""
        if pad.stat().st_size:  # an empty file cannot be mapped
            with pad.open("rb") as stroom:
                self._kaart = mmap.mmap(stroom.fileno(), 0, access=mmap.ACCESS_READ)

    def sluit(self) -> None:
        """Let go of the file; the list is empty afterwards."""
        if isinstance(self._kaart, mmap.mmap):
            self._kaart.close()
        self._kaart = b""

    def langste(self, woorden: Sequence[str], begin: int = 0) -> int:
        """How many words from ``begin`` on form the longest entry of the list; 0 when none does."""
        gevonden, sleutel, vanaf = 0, b"", 0
        for aantal, woord in enumerate(woorden[begin:], start=1):
            try:
                sleutel += (_SCHEIDING if sleutel else b"") + woord.encode("utf-8")
            except UnicodeEncodeError:  # half a surrogate pair stands in no list
                break
            vanaf = self._zoek(sleutel, vanaf)
            regel, einde = self._regel(vanaf)
            if regel == sleutel:
                gevonden = aantal
                regel, _ = self._regel(einde + 1)
            if not regel.startswith(sleutel + _SCHEIDING):
                break
        return gevonden

    def begint(self, woord: str) -> bool:
        """Whether any entry has ``woord`` as its first word."""
        try:
            sleutel = woord.encode("utf-8")
        except UnicodeEncodeError:
            return False
        regel, _ = self._regel(self._zoek(sleutel, 0))
        return bool(sleutel) and (regel == sleutel or regel.startswith(sleutel + _SCHEIDING))

    def __contains__(self, reeks: Sequence[str]) -> bool:
        return bool(reeks) and self.langste(reeks) == len(reeks)

    def _regel(self, begin: int) -> tuple[bytes, int]:
        einde = self._kaart.find(b"\n", begin)
        return (self._kaart[begin:einde], einde) if einde >= 0 else (b"", len(self._kaart))

    def _zoek(self, sleutel: bytes, laag: int) -> int:
        """Where the first line begins that does not sort before ``sleutel``, at or after ``laag``."""
        kaart, hoog = self._kaart, len(self._kaart)
        while laag < hoog:
            begin = kaart.rfind(b"\n", laag, (laag + hoog) // 2) + 1 or laag
            einde = kaart.find(b"\n", begin)
            if kaart[begin:einde] < sleutel:
                laag = einde + 1
            else:
                hoog = begin
        return laag
