# ruff: noqa: E501, SIM905 - patterns and word lists are kept whole
"""The words of a text with what is known of each: the ground on which names and places are recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from weegtafel.anonimiteit.lijsten import TUSSENVOEGSELS, Lijsten
from weegtafel.anonimiteit.normaliseren import plat
from weegtafel.anonimiteit.woordenboek import gewone_woorden

_WOORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
#: To split by: the words stand between what is no word.
_WOORD_LOS: Final = re.compile(rf"({_WOORD.pattern})")
_WOORD_KAAL: Final = re.compile(r"([A-Za-z]+(?:['-][A-Za-z]+)*)")
_EINDE: Final = re.compile(r"[.!?:\n•*▪→]|(?:^|\s)[-–+>] ?$|\"$|^$")
_DOORLOPEND: Final = frozenset({" ", ", ", "-", " (", "; "})
_AFKORTING: Final = frozenset(
    "mw mevr mevrouw dhr hr dr drs mr ir prof ds st v d vd m evt ca nr tel jl bv o a i z n p c t e s j k l b f g h r w y x u q fam ing mej ing zr br wmo art vs resp incl excl "
    "plm geb jhr ev ivm tav ten ter cc".split()
)
_UITGANGEN: Final = frozenset((
    "en", "e", "s", "t", "de", "te", "den", "ten", "ing", "ingen", "je", "jes", "tje", "tjes", "er", "ers", "ster", "heid",
    "lijk", "lijke", "ig", "ige", "loos", "loze", "isch", "ische", "nd", "nde", "st", "ste", "es", "eren", "schap", "baar", "bare", "n", "d",
))  # fmt: skip
_LANGSTE: Final = max(map(len, _UITGANGEN))
_VOORVOEGSELS: Final = (
    "ge", "be", "ver", "ont", "her", "aan", "op", "uit", "af", "in", "om", "na", "on", "over", "onder", "voor", "door", "bij", "mee", "mis",
    "toe", "terug", "samen", "weg", "buiten", "hoofd", "tegen", "tussen", "zelf", "mede", "ex", "oud", "niet", "anti", "co", "multi", "psycho",
    "stief", "pleeg", "half", "schoon", "groot", "achter",
)  # fmt: skip
_UITHEEMS: Final = tuple(
    (
        "heid heden ing ingen atie aties itie ities teit teiten schap schappen lijk lijke isme isch ische eren eerd eerde eert ment baar bare loos loze matig "
        "matige achtig achtige waarts gewijs plan traject zorg hulp team groep huis werk werker gesprek gesprekken punt punten onderzoek begeleiding "
        "behandeling problemen problematiek therapie training school schoolse weg tijd dag dagen plaats plek plekken moment vraag vragen vorm vormen gever "
        "nemer houder kundig kundige ogie ogisch ologe oloog iek ieke ante antie entie enties aal ale eel ele ief ieve eus euze"
    ).split()
)


class Woord(NamedTuple):
    """One word of the matching form."""

    tekst: str
    begin: int
    einde: int
    klein: str
    """Small letters, no diacritics, without a possessive 's."""
    hoofd: bool
    """Begins with a capital."""
    kapitaal: bool
    """Two or more letters, all capitals."""
    start: bool
    """Where a capital says nothing: the start of a sentence, line or heading."""
    gat: str
    """What stands between the previous word and this one."""
    kern: int
    """Where the word ends without its possessive."""


#: A word made without the detour through its own ``__new__``: there are thousands in a text.
_NIEUW: Final = tuple.__new__


@dataclass(slots=True)
class Woordenrij:
    """All words of a text, with the lists."""

    tekst: str
    woorden: list[Woord]
    lijsten: Lijsten
    beschermd: set[int] = field(default_factory=set)
    """Words in a phrase that never identifies."""


class _Vormen(dict[str, tuple[str, int, bool, bool]]):
    """Of words: the flat form without possessive, how much that took off, a capital first, all capitals."""

    def __init__(self, lijsten: Lijsten) -> None:
        self._lijsten = lijsten

    def __missing__(self, woord: str) -> tuple[str, int, bool, bool]:
        if len(self) >= 16384:
            self.clear()
        lijsten = self._lijsten
        klein, eraf = plat(woord), 0
        if klein.endswith("'s") and len(klein) > 3:
            klein, eraf = klein[:-2], 2
        elif klein.endswith("s") and len(klein) > 4 and klein not in lijsten.namen and klein[:-1] in lijsten.voornamen:
            klein, eraf = klein[:-1], 1
        uit = self[woord] = (klein, eraf, woord[0].isupper(), len(woord) > 1 and woord.isupper())
        return uit


@lru_cache(maxsize=4)
def _vormen(lijsten: Lijsten) -> _Vormen:
    return _Vormen(lijsten)


#: One word as it stands in its line: the fields of :class:`Woord`.
_Los = tuple[str, int, int, str, bool, bool, bool, str, int]


class _Regel(NamedTuple):
    """The words of one line; what the first of them means depends on the line before it."""

    eerste: _Los
    verder: tuple[_Los, ...]
    kop: bool
    """A line of capitals, in which a capital says nothing."""
    staart: str
    """What stands behind the last word."""


@lru_cache(maxsize=4096)
def _regel(regel: str, lijsten: Lijsten) -> _Regel | None:
    woorden: list[_Los] = []
    einde = kapitalen = 0
    vorige, na_hoofd = "", False
    vormen = _vormen(lijsten)
    # In plain letters the class of a letter is a look in a table.
    delen = (_WOORD_KAAL if regel.isascii() else _WOORD_LOS).split(regel)
    for gat, woord in zip(delen[::2], delen[1::2], strict=False):
        begin = einde + len(gat)
        einde = begin + len(woord)
        klein, eraf, hoofd, kapitaal = vormen[woord]
        start = gat not in _DOORLOPEND and bool(woorden) and _begint(gat, vorige, na_hoofd)
        woorden.append((woord, begin, einde, klein, hoofd, kapitaal, start, gat, einde - eraf))
        kapitalen += kapitaal
        vorige, na_hoofd = klein, hoofd
    if not woorden:
        return None
    kop = len(woorden) > 1 and kapitalen >= 2 and kapitalen * 2 > len(woorden)
    verder = tuple((*w[:6], True, *w[7:]) for w in woorden[1:]) if kop else tuple(woorden[1:])
    return _Regel(woorden[0], verder, kop, delen[-1])


def _begint(gat: str, vorige: str, hoofd: bool) -> bool:
    """Whether a word begins a sentence, line or heading, by what stands between it and the word before.

    Of that word ``vorige`` is its small form, and ``hoofd`` whether it has a capital.
    """
    if gat in _DOORLOPEND or not _EINDE.search(gat):
        return False
    if gat.count("\n") == 1 and gat.strip() == "":
        return True
    return not (gat == ". " and vorige in _AFKORTING and (not hoofd or len(vorige) > 1))


def lees_woorden(tekst: str, lijsten: Lijsten) -> Woordenrij:
    """Cut a text into words. Lines that were seen before are remembered, for the next keystroke."""
    woorden: list[Woord] = []
    plek = 0
    gat = ""
    for regel in tekst.split("\n"):
        wat = _regel(regel, lijsten)
        if wat is None:
            gat += regel + "\n"
        else:
            t, b, e, klein, hoofd, kapitaal, _, tussen, kern = wat.eerste
            gat += tussen
            start = wat.kop or not woorden or _begint(gat, woorden[-1].klein, woorden[-1].hoofd)
            woorden.append(_NIEUW(Woord, (t, b + plek, e + plek, klein, hoofd, kapitaal, start, gat, kern + plek)))
            woorden += [
                _NIEUW(Woord, (t, b + plek, e + plek, klein, hoofd, kapitaal, start, tussen, kern + plek))
                for t, b, e, klein, hoofd, kapitaal, start, tussen, kern in wat.verder
            ]
            gat = wat.staart + "\n"
        plek += len(regel) + 1
    return Woordenrij(tekst, woorden, lijsten)


@dataclass(frozen=True, slots=True)
class Index:
    """Phrases by their first two words (or their only one), and the set of first words."""

    frasen: dict[str, tuple[tuple[str, ...], ...]]
    eersten: frozenset[str]


def index_van(frasen: frozenset[str]) -> Index:
    """The index of a list of phrases; the longest is tried first."""
    uit: dict[str, list[tuple[str, ...]]] = {}
    for frase in frasen:
        delen = tuple(_WOORD.findall(frase))
        if delen and len("".join(delen)) > 1:
            uit.setdefault(" ".join(delen[:2]), []).append(delen)
    op_twee = {sleutel: tuple(sorted(lijst, key=len, reverse=True)) for sleutel, lijst in uit.items()}
    return Index(op_twee, frozenset(sleutel.partition(" ")[0] for sleutel in op_twee))


def frase_op(rij: Woordenrij, i: int, index: Index) -> int:
    """How many words from word ``i`` on form a phrase of the index; 0 for none."""
    woorden = rij.woorden
    eerste = woorden[i].klein
    if eerste not in index.eersten:
        return 0
    if i + 1 < len(woorden):
        for delen in index.frasen.get(f"{eerste} {woorden[i + 1].klein}", ()):
            n = len(delen)
            if i + n <= len(woorden) and all(
                woorden[i + j].klein == delen[j] and len(woorden[i + j].gat) <= 3 and "\n\n" not in woorden[i + j].gat
                for j in range(1, n)
            ):
                return n
    return 1 if eerste in index.frasen else 0


def gewoon(klein: str, lijsten: Lijsten) -> bool:
    """Whether a word is ordinary Dutch: in the list, an inflection or compound of words in it, or known to OpenTaal."""
    return _gewoon(klein, lijsten.gewoon, lijsten.vak) or (klein in gewone_woorden() and klein not in lijsten.namen)


@lru_cache(maxsize=4096)
def _gewoon(klein: str, lijst: frozenset[str], vak: frozenset[str]) -> bool:
    if klein in lijst or klein in vak:
        return True
    if "-" in klein or "'" in klein:
        delen = [deel for deel in re.split(r"[-']", klein) if len(deel) > 1]
        return all(_gewoon(deel, lijst, vak) for deel in delen)
    if _stam(klein, lijst):
        return True
    if klein.startswith(_VOORVOEGSELS):
        for voor in _VOORVOEGSELS:
            if klein.startswith(voor) and len(klein) - len(voor) > 2 and _stam(klein[len(voor) :], lijst):
                return True
    for i in range(3, len(klein) - 2):
        links = klein[:i]
        if (
            links in lijst
            or (links[-1] in "se" and links[:-1] in lijst and i > 3)
            or (links.endswith("en") and links[:-2] in lijst)
        ) and _stam(klein[i:], lijst):
            return True
    return False


def _stam(woord: str, lijst: frozenset[str]) -> bool:
    if woord in lijst:
        return True
    for lengte in range(1, min(_LANGSTE, len(woord) - 2) + 1):
        if woord[-lengte:] in _UITGANGEN:
            stam = woord[:-lengte]
            if stam in lijst or stam + "en" in lijst or stam + "e" in lijst:
                return True
            if len(stam) > 2 and stam[-1] == stam[-2] and (stam[:-1] in lijst):
                return True
            if len(stam) > 1 and stam[-2] in "aeou" and stam[:-1] + stam[-2] + stam[-1] in lijst:
                return True
            if stam[-1:] in "vz" and stam[:-1] + {"v": "f", "z": "s"}[stam[-1]] in lijst:
                return True
    return False


def lijkt_nederlands(klein: str) -> bool:
    """Whether an unknown word has the ending of an ordinary Dutch word."""
    return klein.endswith(_UITHEEMS)


def is_naam(klein: str, lijsten: Lijsten) -> bool:
    """In a list of names, whole or in one of its hyphened parts."""
    if klein in lijsten.namen:
        return True
    if "-" in klein:
        return any(len(deel) > 2 and deel in lijsten.namen for deel in klein.split("-"))
    if klein.startswith(("d'", "o'", "l'")):
        return len(klein) > 4
    return False


def is_tussenvoegsel(woord: Woord) -> bool:
    """A word that stands between given name and surname."""
    return woord.klein in TUSSENVOEGSELS or woord.tekst.lower() in {"'t", "t"}


def woorden_vergeten() -> None:
    """Drop what is remembered of words."""
    _gewoon.cache_clear()
    _vormen.cache_clear()
    _regel.cache_clear()
