"""Steps in a row, each with its state as a shape and a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.theme.icons import zet_icoon
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Icoon, Woordknop, zet_kenmerk

TUSSEN = 4

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
    """``gekozen`` carries the key of a step that was pressed; the screen decides whether one may go there.

    The words are never shortened: where they do not fit beside each other the arrows go first, then the steps stand on
    more lines.
    """

    gekozen = Signal(str)

    def __init__(self, stappen: Sequence[Stap], *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.setAccessibleName(self.tr("Stappen"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._regels = QVBoxLayout(self)
        marges(self._regels, tussen=4)
        self._indeling: tuple[bool, tuple[int, ...]] | None = None
        self._knoppen: list[QToolButton] = []
        self._pijlen: list[Icoon] = []
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
        for widget in (*self._knoppen, *self._pijlen):
            widget.deleteLater()
        self._knoppen, self._indeling = [], None
        self._pijlen = [Icoon("pijl-rechts", "stil", tokens.ICOON_KLEIN, ouder=self) for _ in self.stappen[1:]]
        for stap in self.stappen:
            knop = Woordknop(self)
            knop.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            knop.setProperty("stap", "ja")
            knop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            knop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            knop.clicked.connect(lambda _aan=False, sleutel=stap.sleutel: self.gekozen.emit(sleutel))
            self._knoppen.append(knop)

    def _meet(self) -> None:
        zijde = maat(tokens.ICOON_KLEIN + 2)
        for knop in self._knoppen:
            knop.setIconSize(QSize(zijde, zijde))
        self._schik()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest step; the page decides how wide it really is."""
        breedst = max((knop.sizeHint().width() for knop in self._knoppen), default=0)
        return QSize(breedst, super().minimumSizeHint().height())

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Another width asks for another number of lines."""
        super().resizeEvent(gebeurtenis)
        self._schik()

    def _schik(self) -> None:
        """Put the steps on as few lines as they need, in their order."""
        tussen, breed = maat(TUSSEN), [knop.sizeHint().width() for knop in self._knoppen]
        pijl = maat(tokens.ICOON_KLEIN) + tussen
        met_pijlen = sum(breed) + (tussen + pijl) * (len(breed) - 1) <= self.width()
        regel, plek, regels = 0, 0, []
        for nummer, eigen in enumerate(breed):
            if not met_pijlen and nummer and plek + eigen > self.width():
                regel, plek = regel + 1, 0
            plek += eigen + tussen
            regels.append(regel)
        indeling = (met_pijlen, tuple(regels))
        if indeling == self._indeling:
            return
        self._indeling = indeling
        while (oud := self._regels.takeAt(0)) is not None:
            if (rij := oud.layout()) is not None:
                while rij.takeAt(0) is not None:
                    pass
                rij.deleteLater()
        for nummer in range(regels[-1] + 1 if regels else 0):
            rij = QHBoxLayout()
            marges(rij, tussen=TUSSEN)
            for plaats, knop in enumerate(self._knoppen):
                if regels[plaats] == nummer:
                    if plaats and met_pijlen:
                        rij.addWidget(self._pijlen[plaats - 1])
                    rij.addWidget(knop)
            rij.addStretch(1)
            self._regels.addLayout(rij)
        for icoon in self._pijlen:
            icoon.setVisible(met_pijlen)
        for knop in self._knoppen:
            knop.show()
        self.updateGeometry()
