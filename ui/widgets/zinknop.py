"""A sentence that can be pressed: what is missing, leading to its field."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from ui.theme.theme import marges
from ui.widgets.basis import Knop, Label


class Zinknop(Knop):
    """A sentence that can be pressed; its text breaks over lines."""

    def __init__(self, zin: str) -> None:
        super().__init__("", "stil")
        self.setProperty("zin", "ja")
        self.setAccessibleName(zin)
        kolom = QVBoxLayout(self)
        marges(kolom, 8, 6, 8, 6)
        tekst = Label(zin, breekt=True)
        tekst.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        kolom.addWidget(tekst)
        self._tekst = tekst
        # The layout gives the height that belongs to the width; a fixed one is wrong at the next size of letter.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """That of the sentence; a button would count its own, empty, text."""
        indeling = self.layout()
        return super().sizeHint() if indeling is None else indeling.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """That of the sentence."""
        indeling = self.layout()
        return super().minimumSizeHint() if indeling is None else indeling.minimumSize()
