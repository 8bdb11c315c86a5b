"""Small Dutch: number words, lists of words and the answer of a rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from weegtafel.kernel.errors import Regelovertreding

_TELWOORDEN = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip


def telwoord(aantal: int) -> str:
    """A count as it stands in running text: a word up to twaalf, figures above that."""
    return _TELWOORDEN[aantal] if 0 <= aantal < len(_TELWOORDEN) else str(aantal)


def hoofdletter(zin: str) -> str:
    """The sentence with its first letter as a capital; also ``één`` becomes ``Eén``."""
    if zin.startswith("één"):
        return "Eén" + zin[3:]
    return zin[:1].upper() + zin[1:]


def aantal(hoeveel: int, enkelvoud: str, meervoud: str) -> str:
    """A count with its noun: ``één organisatie``, ``twee organisaties``."""
    return f"{telwoord(hoeveel)} {enkelvoud if hoeveel == 1 else meervoud}"


def opsomming(woorden: Sequence[str]) -> str:
    """Words in a row: ``a, b en c``."""
    if len(woorden) < 2:
        return "".join(woorden)
    return f"{', '.join(woorden[:-1])} en {woorden[-1]}"


def zin_van(tekst: str) -> str:
    """Typed words as a sentence: trimmed, with a capital, ended by a full stop unless they end in another mark."""
    schoon = " ".join(tekst.split())
    if not schoon:
        return ""
    return hoofdletter(schoon) if schoon[-1] in ".?:…" or schoon[-1] == chr(33) else hoofdletter(schoon) + "."


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """One reason why an act may not go on. ``veld`` is the input field it concerns, empty when none."""

    zin: str
    veld: str = ""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a rule answers: yes, or no with every reason."""

    bezwaren: tuple[Bezwaar, ...] = ()

    @classmethod
    def van(cls, bezwaren: Iterable[Bezwaar]) -> Uitkomst:
        """The outcome that follows from these reasons."""
        return cls(tuple(bezwaren))

    @property
    def mag(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.bezwaren

    @property
    def redenen(self) -> tuple[str, ...]:
        """The reasons as sentences."""
        return tuple(b.zin for b in self.bezwaren)

    def eis(self) -> None:
        """Refuse when there is any reason.

        Raises:
            Regelovertreding: with all reasons, and per field the first that concerns it.
        """
        if self.bezwaren:
            velden: dict[str, str] = {}
            for bezwaar in self.bezwaren:
                if bezwaar.veld:
                    velden.setdefault(bezwaar.veld, bezwaar.zin)
            raise Regelovertreding(self.redenen, velden)

    def en(self, ander: Uitkomst) -> Uitkomst:
        """Both outcomes together."""
        return Uitkomst(self.bezwaren + ander.bezwaren)
