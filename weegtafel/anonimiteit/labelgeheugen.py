"""Which label somebody got, for as long as a window is open: who was replaced first keeps it in every later field.

A text in which a name was replaced tells no longer whose label stands there; this remembers it, in memory only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.normaliseren import normaliseer, plat

_WOORD: Final = re.compile(r"[^\W\d_]{2,}(?:['-][^\W\d_]+)*")
_GENUMMERD: Final = frozenset({Soort.PERSOON, Soort.PLAATS, Soort.SCHOOL, Soort.INSTELLING, Soort.ADRES})
#: Of these a casus has one, so the label in the text is theirs.
_ENIG: Final = frozenset({"[moeder]", "[vader]", "[jeugdige]"})
_LABEL: Final = re.compile(r"\[([^\[\]\d]+?)(?: (\d+))?\]")


def _sleutels(b: Bevinding) -> tuple[str, ...]:
    """A person is known by every part of the name, a place or school by the whole of it."""
    kaal = plat(normaliseer(b.tekst).tekst)
    if b.soort is Soort.PERSOON:
        return tuple(_WOORD.findall(kaal)) or (kaal,)
    return (f"{b.soort.value} {kaal}",)


class Labelgeheugen:
    """The labels that were given in one window. Nothing of it is shown by ``repr``."""

    def __init__(self) -> None:
        self._label: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"<Labelgeheugen: {len(self._label)}>"

    def onthoud(self, b: Bevinding, label: str) -> None:
        """This finding was replaced by this label."""
        if b.soort in _GENUMMERD and _LABEL.fullmatch(label):
            for sleutel in _sleutels(b):
                self._label.setdefault(sleutel, label)

    def vergeet(self) -> None:
        """Forget everybody."""
        self._label.clear()

    def pas_toe(self, bevindingen: Iterable[Bevinding], teksten: Iterable[str]) -> tuple[Bevinding, ...]:
        """The findings with the label that their name has already; somebody new gets no label that is in use."""
        bezet = {label.group() for tekst in teksten for label in _LABEL.finditer(tekst)} | set(self._label.values())
        nieuw: dict[str, str] = {}
        uit = []
        for b in bevindingen:
            if b.soort not in _GENUMMERD:
                uit.append(b)
                continue
            bekend = next((self._label[s] for s in _sleutels(b) if s in self._label), None)
            if bekend is None and b.voorstel in bezet and b.voorstel not in _ENIG:
                bekend = nieuw.setdefault(b.voorstel, _vrij(b.voorstel, bezet | set(nieuw.values())))
            uit.append(b.met(voorstel=bekend) if bekend else b)
        return tuple(uit)


def _vrij(label: str, bezet: set[str]) -> str:
    """The same label with the next number that nobody has."""
    delen = _LABEL.fullmatch(label)
    if delen is None:
        return label
    nummer = int(delen.group(2) or 1) + 1
    while f"[{delen.group(1)} {nummer}]" in bezet:
        nummer += 1
    return f"[{delen.group(1)} {nummer}]"
