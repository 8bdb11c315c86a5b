"""A state as a word, a shape and a colour, in that order of importance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme.theme import marges
from ui.widgets.basis import Icoon, Label

Toon = Literal["neutraal", "accent", "goed", "let_op", "fout"]

KLEUR: dict[str, str] = {"neutraal": "stil", "accent": "accent", "goed": "goed", "let_op": "let_op", "fout": "fout"}
_ROL = {"neutraal": "stil", "accent": "accent", "goed": "goed", "let_op": "let_op", "fout": "fout"}


@dataclass(frozen=True)
class Vorm:
    """How a word is drawn: the icon of its shape and the meaning of its colour."""

    icoon: str
    toon: Toon


OORDEEL_VORMEN: dict[str, Vorm] = {
    "passend": Vorm("vorm-cirkel", "goed"),
    "twijfel": Vorm("vorm-driehoek", "let_op"),
    "niet passend": Vorm("vorm-vierkant", "fout"),
    "teruggetrokken": Vorm("vorm-streep", "neutraal"),
    "onthouding": Vorm("vorm-ring", "neutraal"),
}
"""The shapes of the judgements, by their word in lower case with spaces."""


class Statuslabel(QWidget):
    """A word with its shape. ``Statuslabel("gereed", "vorm-cirkel", "goed")``."""

    def __init__(
        self, woord: str = "", icoon: str = "vorm-ring", toon: Toon = "neutraal", *, ouder: QWidget | None = None
    ) -> None:
        super().__init__(ouder)
        self._icoon = Icoon(icoon, KLEUR[toon], 16)
        self._woord = Label(woord, _ROL[toon])
        rij = QHBoxLayout(self)
        marges(rij, tussen=6)
        rij.addWidget(self._icoon)
        rij.addWidget(self._woord)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(woord)

    def zet(self, woord: str, icoon: str, toon: Toon) -> None:
        """Show another state."""
        self._woord.setText(woord)
        self._woord.zet_rol(_ROL[toon])
        self._icoon.zet(icoon, KLEUR[toon])
        self.setAccessibleName(woord)

    def zet_oordeel(self, oordeel: str) -> None:
        """Show a judgement; ``niet_passend`` and ``niet passend`` are the same word.

        Raises:
            KeyError: when there is no shape for this word.
        """
        woord = oordeel.replace("_", " ").lower()
        vorm = OORDEEL_VORMEN[woord]
        self.zet(woord, vorm.icoon, vorm.toon)

    def woord(self) -> str:
        """The word that is shown."""
        return self._woord.text()
