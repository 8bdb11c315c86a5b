"""The word lists of layer 1: our own, and the names and places that ship with the installed deduce.

Our own lists stand in ``resources/anonimiteit``, one entry a line; ``#`` begins a comment. The lists of
deduce are read from its installed package, without importing it. Without it the own lists remain.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from weegtafel.anonimiteit.normaliseren import plat

MAP: Final = Path(__file__).resolve().parents[2] / "resources" / "anonimiteit"


@dataclass(frozen=True, slots=True)
class Lijsten:
    """What layer 1 knows of words; all in small letters without diacritics."""

    voornamen: frozenset[str] = frozenset()
    """Given names that are no ordinary word: strong."""
    achternamen: frozenset[str] = frozenset()
    zwak: frozenset[str] = frozenset()
    """Names that only count when written with a capital: from larger lists, or also an ordinary word."""
    plaatsen: frozenset[str] = frozenset()
    instellingen: tuple[str, ...] = ()
    gewoon: frozenset[str] = frozenset()
    """Ordinary words."""
    veilig: frozenset[str] = frozenset()
    """Words with a capital that never identify: laws, therapies, tests, bodies."""
    indirect: dict[str, tuple[str, ...]] = field(default_factory=dict)


def lees(pad: Path) -> list[str]:
    """The entries of a list, without comments and blank lines; nothing when there is no such list."""
    if not pad.is_file():
        return []
    regels = (regel.partition("#")[0].strip() for regel in pad.read_text(encoding="utf-8").splitlines())
    return [regel for regel in regels if regel]


@cache
def standaard() -> Lijsten:
    """The lists as shipped; read once."""
    return Lijsten()


def _deduce() -> Path | None:
    gevonden = importlib.util.find_spec("deduce")
    if gevonden is None or gevonden.origin is None:
        return None
    pad = Path(gevonden.origin).parent / "data" / "lookup" / "src"
    return pad if pad.is_dir() else None


__all__ = ["MAP", "Lijsten", "lees", "plat", "standaard"]
