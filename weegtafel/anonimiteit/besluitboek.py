"""What people decided about found words, and whether a finding falls under it. Pure.

A decision on "basisschool De Kikker" is also one on "De Kikker" in it: the recognisers do not always see the same
stretch, and nobody should be asked twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.merken import vondstmerk

#: How many words before and after a finding may belong to words that were decided on.
RUIMTE: Final = 5
_WOORD: Final = re.compile(r"[^\W_]+(?:[.'’-]+[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Besluitboek:
    """The decisions on one thing: mark to kind. ``elders`` are fields from which its texts were taken."""

    geheim: bytes
    merken: Mapping[str, Soort]
    elders: tuple[str, ...] = ()

    def dekt(self, veld: str, tekst: str, b: Bevinding) -> bool:
        """Whether somebody decided on these words in this field, or on more words of the same severity around them."""
        if not self.merken or not self.geheim:
            return False
        velden = (veld, *self.elders)
        if any(self._heeft(v, b.soort, b.tekst) for v in velden):
            return True
        soorten = {soort for soort in self.merken.values() if soort.ernst is b.ernst}
        return any(
            self._heeft(v, soort, stuk)
            for stuk in _ruimer(tekst, b.begin, b.einde)
            for soort in soorten
            for v in velden
        )

    def _heeft(self, veld: str, soort: Soort, tekst: str) -> bool:
        return vondstmerk(self.geheim, veld, soort, tekst) in self.merken

    def over(self, veld: str, tekst: str, bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
        """The findings on which nobody decided."""
        return tuple(b for b in bevindingen if not self.dekt(veld, tekst, b))


def _ruimer(tekst: str, begin: int, einde: int) -> Iterator[str]:
    """The stretch itself and every longer one that begins and ends at a word near it."""
    voor = [m.start() for m in _WOORD.finditer(tekst, max(0, begin - 80), begin)][-RUIMTE:]
    na = [m.end() for m in _WOORD.finditer(tekst, einde, min(len(tekst), einde + 80))][:RUIMTE]
    for van in (*voor, begin):
        for tot in (einde, *na):
            yield tekst[van:tot]
