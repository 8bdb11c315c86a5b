"""What a list or page shows while it is empty: what it is for and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoon, Knop, Label


class LegeStaat(QWidget):
    """Icon, sentence, what to do next, and at most one button. ``geklikt`` when the button is pressed."""

    geklikt = Signal()

    def __init__(self, icoon: str, zin: str, daarna: str = "", knop: str = "", *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        midden = Qt.AlignmentFlag.AlignHCenter
        self.zin = Label(zin, "tussenkop", breekt=True)
        self.daarna = Label(daarna, "stil", breekt=True)
        self.knop: Knop | None = None
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 32, 24, 32, tussen=8)
        kolom.addStretch(2)
        kolom.addWidget(Icoon(icoon, "stil", tokens.ICOON_GROOT), 0, midden)
        kolom.addSpacing(maat(8))
        smal = QWidget()
        smal.setMaximumWidth(maat(440))
        woorden = QVBoxLayout(smal)
        marges(woorden, tussen=8)
        for label in (self.zin, self.daarna):
            label.setAlignment(midden)
            woorden.addWidget(label)
        rij = QHBoxLayout()
        rij.addStretch(1)
        rij.addWidget(smal, 8)
        rij.addStretch(1)
        kolom.addLayout(rij)
        self.daarna.setVisible(bool(daarna))
        if knop:
            self.knop = Knop(knop)
            self.knop.clicked.connect(self.geklikt)
            kolom.addSpacing(maat(8))
            kolom.addWidget(self.knop, 0, midden)
        kolom.addStretch(3)

    def zet(self, zin: str, daarna: str = "") -> None:
        """Change the texts, for instance between "nothing yet" and "nothing found"."""
        self.zin.setText(zin)
        self.daarna.setText(daarna)
        self.daarna.setVisible(bool(daarna))
