"""What somebody types in a search field, read as words, phrases, exclusions and a number. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

#: More words or longer words than anybody types; pasted text is cut here, so that no query is ever slow or refused.
MAX_WOORDEN = 12
MAX_LETTERS = 48

_NUMMER = re.compile(r"^\s*(?:wt)?[\s\-/]*(?:(\d{4})\s*[\-/ ]\s*)?0*(\d{1,9})\s*$", re.IGNORECASE)
_ASCII = re.compile("[0-9A-Za-z]+")
_STUK = re.compile(r'(-?)"([^"]*)("?)|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or the words of a phrase in their order. With ``begin`` the last word may go on."""

    woorden: tuple[str, ...]
    begin: bool = False


@dataclass(frozen=True, slots=True)
class Zoekopdracht:
    """Every term of ``met`` must be there and none of ``zonder``.

    ``volgnummer`` is set when the whole text can be the number of a casus (``42``, ``2026-42``, ``WT-2026-0042``),
    with ``jaar`` when that was typed too.
    """

    met: tuple[Term, ...] = ()
    zonder: tuple[Term, ...] = ()
    volgnummer: int | None = None
    jaar: int | None = None

    @property
    def is_leeg(self) -> bool:
        """Nothing to search for; exclusions alone find nothing and so exclude nothing."""
        return not self.met and self.volgnummer is None


def _woorden(tekst: str) -> list[str]:
    """The runs of letters and digits, as the index cuts them; combining marks belong to their letter."""
    if tekst.isascii():
        return _ASCII.findall(tekst)
    uit: list[str] = []
    huidig: list[str] = []
    for teken in unicodedata.normalize("NFC", tekst):
        soort = unicodedata.category(teken)
        if soort[0] in "LN" or soort == "Co" or (soort == "Mn" and huidig):
            huidig.append(teken)
        elif huidig:
            uit.append("".join(huidig))
            huidig = []
    if huidig:
        uit.append("".join(huidig))
    return uit


def lees(tekst: str) -> Zoekopdracht:
    """Read a search text. Never raises: what has no meaning here is left out.

    Words are all required and the last one may be a beginning; ``"in deze volgorde"`` is a phrase (a phrase that is
    still open ends in a beginning); ``-woord`` must be absent. A word with a hyphen in it (``her-indicatie``) is
    its parts.
    """
    tekst = tekst[:2000]
    met: list[Term] = []
    zonder: list[Term] = []
    for min_, zin, dicht, los in _STUK.findall(tekst):
        doel = zonder if min_ or los.startswith("-") else met
        woorden = [w[:MAX_LETTERS] for w in _woorden(los or zin)]
        if not woorden:
            continue
        if los:
            doel.extend(Term((woord,)) for woord in woorden)
        else:
            doel.append(Term(tuple(woorden[:MAX_WOORDEN]), begin=not dicht))
    met, zonder = met[:MAX_WOORDEN], zonder[:MAX_WOORDEN]
    if met and not tekst.rstrip().endswith('"') and _laatste_is_met(tekst):
        met[-1] = Term(met[-1].woorden, begin=True)
    met = [Term(t.woorden, begin=t.begin or any(len(w) == MAX_LETTERS for w in t.woorden[-1:])) for t in met]
    nummer = _NUMMER.match(tekst)
    return Zoekopdracht(
        tuple(met),
        tuple(zonder),
        int(nummer[2]) if nummer else None,
        int(nummer[1]) if nummer and nummer[1] else None,
    )


def _laatste_is_met(tekst: str) -> bool:
    """Whether the last piece with words in it is a required one."""
    for min_, zin, _dicht, los in reversed(_STUK.findall(tekst)):
        if _woorden(los or zin):
            return not (min_ or los.startswith("-"))
    return False
