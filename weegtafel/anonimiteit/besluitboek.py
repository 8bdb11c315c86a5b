"""What people decided about found words, and whether a finding falls under it. Pure.

A decision on "basisschool De Kikker" is also one on "De Kikker" in it: the recognisers do not always see the same
stretch, and nobody should be asked twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.merken import vlak, vondstmerker

#: How many words before and after a finding may belong to words that were decided on.
RUIMTE: Final = 5
_WOORD: Final = re.compile(r"[^\W_]+(?:[.'’-]+[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Besluitboek:
    """The decisions on one thing: mark to kind.

    ``elders`` are the fields from which its texts were taken, each with a kind that was decided on there.
    """

    geheim: bytes
    merken: Mapping[str, Soort]
    elders: tuple[tuple[str, Soort], ...] = ()

    def dekt(self, veld: str, tekst: str, b: Bevinding) -> bool:
        """Whether somebody decided on these words in this field, or on more words of the same severity around them."""
        if not self.merken or not self.geheim:
            return False
        woorden = vlak(b.tekst)
        if any(merk(woorden) in self.merken for merk in self._merkers(veld, frozenset({b.soort}))):
            return True
        merkers = self._merkers(veld, frozenset(soort for soort in self.merken.values() if soort.ernst is b.ernst))
        # Words are the same with and without the signs around them: each is asked once.
        stukken = dict.fromkeys(vlak(stuk) for stuk in _ruimer(tekst, b.begin, b.einde)) if merkers else ()
        return any(merk(stuk) in self.merken for stuk in stukken for merk in merkers)

    def _merkers(self, veld: str, soorten: frozenset[Soort]) -> list[Callable[[str], str]]:
        """What makes the mark of words in each place where a decision of one of these kinds may stand."""
        plaatsen = dict.fromkeys([(veld, soort) for soort in soorten] + [p for p in self.elders if p[1] in soorten])
        return [vondstmerker(self.geheim, *plaats) for plaats in plaatsen]

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
