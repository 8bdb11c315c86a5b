"""The head of a page: what this is, one quiet line about it, and what can be done at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import marges
from ui.widgets.basis import Label


class Paginakop(QWidget):
    """Title, quiet subtitle and action buttons. Buttons stand in the order in which they are added."""

    def __init__(self, titel: str, ondertitel: str = "", *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.titel = Label(titel, "titel", breekt=True)
        self.ondertitel = Label(ondertitel, "stil", breekt=True)
        teksten = QVBoxLayout()
        marges(teksten, tussen=4)
        teksten.addWidget(self.titel)
        teksten.addWidget(self.ondertitel)
        self._acties = QHBoxLayout()
        marges(self._acties, 0, 2, 0, 0, tussen=8)
        rij = QHBoxLayout(self)
        marges(rij, tussen=24)
        rij.addLayout(teksten, 1)
        rij.addLayout(self._acties)
        self.ondertitel.setVisible(bool(ondertitel))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def zet(self, titel: str, ondertitel: str = "") -> None:
        """Change both texts; an empty subtitle takes no room."""
        self.titel.setText(titel)
        self.ondertitel.setText(ondertitel)
        self.ondertitel.setVisible(bool(ondertitel))

    def voeg_actie_toe(self, widget: QWidget) -> None:
        """Add a button (or any small widget) at the right."""
        self._acties.addWidget(widget)
