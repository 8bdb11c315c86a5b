"""What changed between two texts of the minutes, sentence by sentence. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Soort = Literal["gelijk", "erbij", "eraf"]
_ZINSEINDE = re.compile(r"(?<=[.?:])\s+(?=[A-Z“])")


@dataclass(frozen=True, slots=True)
class Verschilregel:
    """One sentence: it stands in both, was added, or was taken away."""

    soort: Soort
    tekst: str


@dataclass(frozen=True, slots=True)
class Verschildeel:
    """A section in which something changed; sentences far from a change are left out."""

    titel: str
    regels: tuple[Verschilregel, ...]

    @property
    def erbij(self) -> int:
        """How many sentences were added."""
        return sum(r.soort == "erbij" for r in self.regels)

    @property
    def eraf(self) -> int:
        """How many sentences were taken away."""
        return sum(r.soort == "eraf" for r in self.regels)


def zinnen(tekst: str) -> list[str]:
    """A text as its sentences; a line end also ends one."""
    return [zin for regel in tekst.splitlines() for zin in _ZINSEINDE.split(regel.strip()) if zin]


def vergelijk_tekst(oud: str, nieuw: str, omgeving: int = 1) -> tuple[Verschilregel, ...]:
    """The sentences that changed with ``omgeving`` sentences around each; empty when nothing did."""
    a, b = zinnen(oud), zinnen(nieuw)
    uit: list[Verschilregel] = []
    for groep in SequenceMatcher(None, a, b, autojunk=False).get_grouped_opcodes(omgeving):
        for soort, i1, i2, j1, j2 in groep:
            if soort == "equal":
                uit += [Verschilregel("gelijk", zin) for zin in a[i1:i2]]
            else:
                uit += [Verschilregel("eraf", zin) for zin in a[i1:i2]]
                uit += [Verschilregel("erbij", zin) for zin in b[j1:j2]]
    return tuple(uit)


def vergelijk(oud: Iterable[tuple[str, str, str]], nieuw: Sequence[tuple[str, str, str]]) -> tuple[Verschildeel, ...]:
    """Compare sections, each as (key, title, text), in the order of the new ones; gone sections stand last."""
    vroeger = {sleutel: (titel, tekst) for sleutel, titel, tekst in oud}
    uit = [
        Verschildeel(titel, vergelijk_tekst(vroeger.get(sleutel, ("", ""))[1], tekst))
        for sleutel, titel, tekst in nieuw
    ]
    nu = {sleutel for sleutel, _, _ in nieuw}
    uit += [Verschildeel(titel, vergelijk_tekst(tekst, "")) for s, (titel, tekst) in vroeger.items() if s not in nu]
    return tuple(deel for deel in uit if deel.regels)
