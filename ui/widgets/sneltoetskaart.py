"""F1: the keys of the screen that is in front, on one card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoonknop, Label, rij
from ui.widgets.zwevend import Zwevend


class Sneltoetskaart(Zwevend):
    """``toetsen`` is a list of (keys, what they do), or of (heading, "") for a group."""

    def __init__(self, venster: QWidget, toetsen: Sequence[tuple[str, str]] = (), titel: str = "") -> None:
        super().__init__(venster, breedte=760, boven=64)
        self._titel = Label(titel or self.tr("Sneltoetsen"), "kop")
        self.setAccessibleName(self._titel.text())
        dicht = Icoonknop("kruis", self.tr("Sluit (Esc)"))
        dicht.clicked.connect(self.sluit)
        self.indeling.addLayout(rij(self._titel, None, dicht))
        self._rol = QScrollArea()
        self._rol.setWidgetResizable(True)
        self._rol.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.indeling.addWidget(self._rol, 1)
        self.zet(toetsen)

    def zet(self, toetsen: Sequence[tuple[str, str]]) -> None:
        """Show these keys, in two columns."""
        inhoud = QWidget()
        rooster = QGridLayout(inhoud)
        marges(rooster, 8, 4, 8, 8, tussen=10)
        helft = (len(toetsen) + 1) // 2
        if helft > 1 and not toetsen[helft - 1][1]:
            helft -= 1  # a heading stands above what it heads, not at the foot of a column
        for nummer, (knoppen, wat) in enumerate(toetsen):
            regel, kant = (nummer, 0) if nummer < helft else (nummer - helft, 3)
            if not wat:
                rooster.addWidget(Label(knoppen, "groep"), regel, kant, 1, 2)
                continue
            toetsen_ = [Label(t, "toets") for t in knoppen.split("+")]
            for toets in toetsen_:
                toets.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
            boven = Qt.AlignmentFlag.AlignTop
            rooster.addLayout(rij(*toetsen_, None, tussen=4), regel, kant, boven)
            rooster.addWidget(Label(wat, breekt=True), regel, kant + 1, boven)
        rooster.setColumnMinimumWidth(2, maat(24))
        for kant in (1, 4):
            rooster.setColumnStretch(kant, 1)
        rooster.setRowStretch(len(toetsen) - helft, 1)
        self._rol.setWidget(inhoud)

    def open(self) -> None:
        """Show the card."""
        super().open()
        self._rol.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hoogte(self, ruimte: int) -> int:
        """High enough for all keys, within the window."""
        inhoud = self._rol.widget()
        binnen = self.vlak.width() - maat(40)
        return min(ruimte, maat(88) + (max(inhoud.heightForWidth(binnen), 0) if inhoud is not None else 0))

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """F1 opens the card, and F1 closes it."""
        if gebeurtenis.key() == Qt.Key.Key_F1:
            self.sluit()
        else:
            super().keyPressEvent(gebeurtenis)
