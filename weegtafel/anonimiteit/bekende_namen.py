# ruff: noqa: E501 - word lists are kept whole
"""Names that the secretary typed, searched in a text. They live in memory only: never stored, logged or journalled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Laag, Soort
from weegtafel.anonimiteit.herkenners.namen import lijkt_op_een, zonder_een
from weegtafel.anonimiteit.lijsten import TUSSENVOEGSELS, Lijsten, standaard
from weegtafel.anonimiteit.normaliseren import normaliseer, plat

_WAAROM: Final = "Deze naam staat bij de bekende namen."
_WOORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_UITGANGEN: Final = ("'s", "s", "'", "tje", "je", "ke", "ie")

#: Common pet forms; only used for names that the secretary typed.
ROEPNAMEN: Final[Mapping[str, tuple[str, ...]]] = {
    "johannes": ("johan", "jan", "hans", "jo"), "catharina": ("trijntje", "kaatje", "toos", "karin", "rina"), "maria": ("marie", "mia", "ria", "mieke", "miep"),
    "cornelis": ("kees", "cor", "cees"), "wilhelmina": ("mina", "mien", "willy", "wil"), "elisabeth": ("els", "elly", "lies", "betty", "bets", "liesbeth"),
    "hendrik": ("henk", "rik"), "hendrika": ("rika", "riek", "hennie"), "antonius": ("ton", "toon", "anton", "teun"), "petrus": ("piet", "peter"),
    "mohammed": ("mo", "moh", "moham"), "mohamed": ("mo", "moh"), "muhammed": ("mo",), "alexander": ("alex", "sander", "lex", "xander"),
    "katarzyna": ("kasia",), "agnieszka": ("aga",), "zbigniew": ("zbyszek",), "malgorzata": ("gosia",), "oleksandr": ("sasha", "sasja"), "oleksandra": ("sasha",),
    "fatima": ("fati", "faat"), "abdirahman": ("abdi",), "abdullah": ("abdul", "apo"), "mustafa": ("musti",), "huseyin": ("hussi",), "ibrahim": ("ibo", "brahim"),
    "daniel": ("daan", "danny"), "michael": ("mike", "mick"), "nicolaas": ("nico", "klaas"), "jacobus": ("jaap", "koos", "jaco"), "theodorus": ("theo", "dorus"),
    "francisca": ("cisca", "franka"), "margaretha": ("greet", "margriet", "gretha"), "willem": ("wim", "pim"), "gerardus": ("gerard", "sjraar"), "sebastiaan": ("bas", "bastiaan"),
    "benjamin": ("ben",), "samuel": ("sam",), "thomas": ("tom",), "robert": ("rob", "bob"), "kimberly": ("kim",), "anneliese": ("anne",), "stephanie": ("steef",), "christina": ("tina", "chris"),
}  # fmt: skip


class BekendeNamen:
    """The typed names, ready to search many fields. Nothing of it is shown by ``repr``."""

    def __init__(self, namen: Sequence[str], *, roepnamen: bool = True, lijsten: Lijsten | None = None) -> None:
        """``namen`` are given names, surnames or whole names; ``roepnamen`` also searches for common pet forms."""
        self._gewoon = (lijsten or standaard()).gewoon
        self._delen: set[str] = set()
        self._initialen: set[str] = set()
        for naam in namen:
            delen = [plat(deel) for deel in _WOORD.findall(normaliseer(naam).tekst)]
            echte = [deel for deel in delen if deel not in TUSSENVOEGSELS and len(deel) > 1]
            self._delen.update(echte or delen)
            if len(echte) > 1:
                self._initialen.add(echte[0][0] + "".join(echte[1:2]))
                self._initialen.add("".join(deel[0] for deel in delen))
                self._initialen.add("".join(deel[0] for deel in echte))
            elif echte:
                self._initialen.add(echte[0][0])
            if roepnamen:
                self._delen.update(kort for deel in echte for kort in ROEPNAMEN.get(deel, ()))
        self._lang = {deel for deel in self._delen if len(deel) >= 4}
        self._gaten = zonder_een(self._lang)

    def __repr__(self) -> str:
        return f"<BekendeNamen: {len(self._delen)}>"

    def __bool__(self) -> bool:
        return bool(self._delen)

    def _is(self, klein: str, hoofd: bool) -> bool:
        if klein in self._delen:
            return hoofd or klein not in self._gewoon
        for uitgang in _UITGANGEN:
            if klein.endswith(uitgang) and klein.removesuffix(uitgang) in self._delen:
                return hoofd or klein not in self._gewoon
        if len(klein) < 4 or klein in self._gewoon:
            return False
        return lijkt_op_een(klein, self._lang, self._gaten) or (
            klein.endswith("s") and len(klein) > 4 and lijkt_op_een(klein[:-1], self._lang, self._gaten)
        )

    def zoek(self, tekst: str) -> tuple[Bevinding, ...]:
        """Where the names occur in ``tekst``: whole, in part, bent, with initials, misspelt by one letter."""
        if not self._delen:
            return ()
        vorm = normaliseer(tekst)
        vlak = vorm.tekst
        spans: list[tuple[int, int]] = []
        for woord in _WOORD.finditer(vlak):
            stuk = woord.group()
            if self._is(plat(stuk), stuk[0].isupper()):
                einde = woord.end() - (2 if stuk.endswith("'s") and len(stuk) > 3 else 0)
                spans.append((woord.start(), einde))
        for gevonden in _INITIALEN.finditer(vlak):
            letters = "".join(teken for teken in plat(gevonden.group()) if teken.isalpha())
            if letters in self._initialen:
                spans.append(gevonden.span())
        samen: list[tuple[int, int]] = []
        for begin, einde in sorted(spans):
            if samen and begin <= samen[-1][1] + 12 and _TUSSEN.fullmatch(vlak, samen[-1][1], begin):
                samen[-1] = (samen[-1][0], max(einde, samen[-1][1]))
            elif not samen or begin >= samen[-1][1]:
                samen.append((begin, einde))
        return tuple(bevinding(tekst, *vorm.terug(b, e), Soort.PERSOON, Laag.BEKEND, _WAAROM) for b, e in samen)


_INITIALEN: Final = re.compile(
    r"(?<![\w.])(?:[A-Z]\. ?){1,4}(?:[A-Z][a-zà-ÿ]+)?(?![\w])|(?<![\w.])(?:[A-Z]\.?){2,4}(?![\w.])"
)
_TUSSEN: Final = re.compile(
    r"[ \n-]?(?:(?:van|de|der|den|het|'t|el|al|ben|ten|ter|te|von|da|dos|in|op)[ \n-]){0,3}", re.IGNORECASE
)


def zoek_bekend(tekst: str, namen: Sequence[str]) -> tuple[Bevinding, ...]:
    """Where the known names occur in one text; for many fields make one :class:`BekendeNamen`."""
    return BekendeNamen(namen).zoek(tekst) if namen else ()
