"""Steps in a row, each with its state as a shape and a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.theme import tokens
from ui.theme.icons import zet_icoon
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Icoon, Woordknop, zet_kenmerk

Staat = Literal["klaar", "nu", "straks", "fout"]

_VORM = {
    "klaar": ("gelukt", "goed"),
    "nu": ("vorm-halve-cirkel", "accent"),
    "straks": ("vorm-ring", "stil"),
    "fout": ("waarschuwing", "let_op"),
}
_WOORD = {"klaar": "klaar", "nu": "hier bent u", "straks": "nog te doen", "fout": "vraagt aandacht"}


@dataclass(frozen=True)
class Stap:
    """One step and its state."""

    sleutel: str
    tekst: str
    staat: Staat = "straks"


class Stappenbalk(QWidget):
    """``gekozen`` carries the key of a step that was pressed; the screen decides whether one may go there."""

    gekozen = Signal(str)

    def __init__(self, stappen: Sequence[Stap], *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.setAccessibleName(self.tr("Stappen"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._rij = QHBoxLayout(self)
        marges(self._rij, tussen=4)
        self._knoppen: list[QToolButton] = []
        self.stappen: tuple[Stap, ...] = ()
        self.zet(stappen)
        thema().gewijzigd.connect(self._meet)

    def zet(self, stappen: Sequence[Stap]) -> None:
        """Show these steps; the same steps in another state keep their buttons, and so the focus."""
        zelfde = [s.sleutel for s in stappen] == [s.sleutel for s in self.stappen]
        self.stappen = tuple(stappen)
        if not zelfde:
            self._bouw()
        for knop, stap in zip(self._knoppen, self.stappen, strict=True):
            knop.setText(stap.tekst)
            knop.setAccessibleName(f"{stap.tekst}, {_WOORD[stap.staat]}")
            knop.setToolTip(f"{stap.tekst}: {_WOORD[stap.staat]}")
            zet_icoon(knop, *_VORM[stap.staat])
            zet_kenmerk(knop, "staat", stap.staat)
        self._meet()

    def _bouw(self) -> None:
        while (deel := self._rij.takeAt(0)) is not None:
            if (widget := deel.widget()) is not None:
                widget.deleteLater()
        self._knoppen = []
        for nummer, stap in enumerate(self.stappen):
            if nummer:
                self._rij.addWidget(Icoon("pijl-rechts", "stil", tokens.ICOON_KLEIN))
            knop = Woordknop()
            knop.setProperty("stap", "ja")
            knop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            knop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            knop.clicked.connect(lambda _aan=False, sleutel=stap.sleutel: self.gekozen.emit(sleutel))
            self._knoppen.append(knop)
            self._rij.addWidget(knop)
        self._rij.addStretch(1)

    def _meet(self) -> None:
        zijde = maat(tokens.ICOON_KLEIN + 2)
        for knop in self._knoppen:
            knop.setIconSize(QSize(zijde, zijde))
