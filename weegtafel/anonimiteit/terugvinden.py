"""Where in a text the words stand of which only a keyed mark was kept. Pure.

Of what the thorough layer found nothing is kept but marks. Who has the secret of the vault and the text itself can try
every stretch of words in it; that takes a few milliseconds a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Laag, Soort
from weegtafel.anonimiteit.merken import vondstmerk

#: The longest name that is looked for, in words.
WOORDEN: Final = 7
_WOORD: Final = re.compile(r"\S+")
_RAND: Final = ".,;:!?()[]\"'“”‘’…"


def vind_terug(geheim: bytes, veld: str, tekst: str, merken: Iterable[tuple[Soort, str]]) -> tuple[Bevinding, ...]:
    """The findings with these marks, each at its first place; a mark of which no words are found is left out."""
    gezocht = {merk: soort for soort, merk in merken}
    soorten = set(gezocht.values())
    uit: list[Bevinding] = []
    woorden = [_kaal(m.start(), m.group()) for m in _WOORD.finditer(tekst)]
    for eerste, (van, _) in enumerate(woorden):
        for _, tot in woorden[eerste : eerste + WOORDEN]:
            if van >= tot or not gezocht:
                continue
            for soort in soorten:
                merk = vondstmerk(geheim, veld, soort, tekst[van:tot])
                if gezocht.get(merk) is soort:
                    del gezocht[merk]
                    uit.append(bevinding(tekst, van, tot, soort, Laag.GRONDIG))
    return tuple(sorted(uit))


def _kaal(begin: int, woord: str) -> tuple[int, int]:
    """Begin and end of a word without the signs around it."""
    kort = woord.lstrip(_RAND)
    begin += len(woord) - len(kort)
    return begin, begin + len(kort.rstrip(_RAND))
