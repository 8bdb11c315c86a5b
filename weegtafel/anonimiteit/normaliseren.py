"""A form of a text that is fit for matching, with the way back to the original.

Look-alikes, odd spaces, quotes and hyphens are folded one for one; invisible signs are taken out,
combining marks are joined to their letter and words broken off at the end of a line are made whole.
Every offset leads back to code points of the original.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache
from typing import Final

#: Cyrillic and Greek letters that look like Latin ones.
_DUBBELGANGERS: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԁаеѕіјкорсухһԛԝүѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοινυρκτηωϲҮᴏӏ",
    "ABESIJKMHOPCTYXdaesijkopcyxhqwyvABEZHIKMNOPTYXaoivupktnwcYol",
)
_STREPEN: Final = "‐‑‒–—―−⁃﹘﹣－⁻"
_AANHALINGEN: Final = "‘’‚‛′`´ʼʹ＇ˈ"
_DUBBELE: Final = "“”„‟″«»＂"
_ONZICHTBAAR: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e01ef"
)

#: What must be taken out or joined: invisible signs, combining marks, ligatures, a word broken at a line end.
_WERK: Final = re.compile(
    rf"[{_ONZICHTBAAR}]+|[\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
    r"|[ﬀ-ﬆĳĲ]|(?<=[a-zà-ÿ])-[ \t]*\r?\n[ \t]*(?=[a-zà-ÿ])"
)


@cache
def _tabel() -> dict[int, str]:
    """One code point to one code point."""
    tabel: dict[int, str] = {k: chr(v) for k, v in _DUBBELGANGERS.items()}
    tabel |= dict.fromkeys(map(ord, _STREPEN), "-")
    tabel |= dict.fromkeys(map(ord, _AANHALINGEN), "'")
    tabel |= dict.fromkeys(map(ord, _DUBBELE), '"')
    tabel |= dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
    tabel |= dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
    for reeks in (range(0xFF01, 0xFF5F), range(0x1D400, 0x1D800), range(0x2460, 0x24EA), range(0x2070, 0x2090)):
        for punt in reeks:
            vorm = unicodedata.normalize("NFKC", chr(punt))
            if len(vorm) == 1 and punt not in tabel:
                tabel[punt] = vorm
    for punt in range(0x0660, min(0x20000, sys.maxunicode)):
        waarde = unicodedata.digit(chr(punt), None)
        if waarde is not None and punt not in tabel and unicodedata.category(chr(punt)) == "Nd":
            tabel[punt] = str(waarde)
    return tabel


@cache
def _vreemd() -> re.Pattern[str]:
    """Any code point that the table folds: to look for it is far cheaper than to fold a text that holds none."""
    # Everything beyond the first plane is one range: a set of single signs from there is searched one by one.
    gewoon = "".join(re.escape(chr(punt)) for punt in sorted(_tabel()) if punt < 0x10000)
    return re.compile(f"[{gewoon}\U00010000-\U0010ffff]")


def _vertaal(bron: str) -> str:
    """Every code point folded that the table folds."""
    tabel = _tabel()
    vreemd = {teken: tabel[ord(teken)] for teken in set(bron) if ord(teken) in tabel}
    if len(vreemd) > 20 or any(doel in vreemd for doel in vreemd.values()):
        return bron.translate(tabel)
    # A few signs, as in any text with curly quotes: one sweep for each is far cheaper than a look at every letter.
    for teken, doel in vreemd.items():
        bron = bron.replace(teken, doel)
    return bron


@dataclass(frozen=True, slots=True)
class Genormaliseerd:
    """The matching form and the way back.

    ``begin`` and ``einde`` hold, for each code point of ``tekst``, where it begins and ends in the
    original; both are None when the two texts run in step.
    """

    bron: str
    tekst: str
    begin: array[int] | None = None
    einde: array[int] | None = None

    def terug(self, begin: int, einde: int) -> tuple[int, int]:
        """The span in the original of a span that is not empty in the matching form."""
        if self.begin is None or self.einde is None:
            return begin, einde
        return self.begin[begin], self.einde[einde - 1]


def normaliseer(bron: str) -> Genormaliseerd:
    """The matching form of ``bron``. Works in time that grows with its length; nothing is refused."""
    if bron.isascii():
        vlak = bron
        if "-" not in vlak or not _WERK.search(vlak):
            return Genormaliseerd(bron, vlak)
    else:
        vlak = _vertaal(bron) if _vreemd().search(bron) else bron
        if not _WERK.search(vlak):
            return Genormaliseerd(bron, vlak)
    delen: list[str] = []
    begin = array("l")
    einde = array("l")
    hier = 0
    for gat in _WERK.finditer(vlak):
        van, tot = gat.span()
        delen.append(vlak[hier:van])
        begin.extend(range(hier, van))
        einde.extend(range(hier + 1, van + 1))
        teken = gat.group()
        if teken[0] in "ﬀﬁﬂﬃﬄﬅﬆĳĲ":
            vorm = unicodedata.normalize("NFKC", teken)
            delen.append(vorm)
            begin.extend([van] * len(vorm))
            einde.extend([tot] * len(vorm))
        elif unicodedata.combining(teken[0]) and delen[-1]:
            vorm = unicodedata.normalize("NFC", delen[-1][-1] + teken)
            delen[-1] = delen[-1][:-1] + vorm[0]
            einde[-1] = tot
        hier = tot
    delen.append(vlak[hier:])
    begin.extend(range(hier, len(vlak)))
    einde.extend(range(hier + 1, len(vlak) + 1))
    return Genormaliseerd(bron, "".join(delen), begin, einde)


_PLAT: Final = {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "þ": "th", "ð": "d"}


def plat(woord: str) -> str:
    """Small letters without diacritics, for looking a word up in a list."""
    klein = woord.lower()
    if klein.isascii():
        return klein
    los = "".join(teken for teken in unicodedata.normalize("NFD", klein) if not unicodedata.combining(teken))
    if los.isascii():
        return los
    return "".join(_PLAT.get(teken, teken) for teken in los)
