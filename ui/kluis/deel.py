"""What every part of the vault's page is: a head, what it shows, and fetching that."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.scherm import Omgeving
from ui.theme.theme import marges
from ui.widgets.paginakop import Paginakop


class Kluisdeel(QWidget):
    """A part of the page of the vault."""

    titel = ""
    uitleg = ""
    geladen = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self.omgeving = omgeving
        self.kop = Paginakop(self.titel, self.uitleg)
        self.kolom = QVBoxLayout(self)
        marges(self.kolom, tussen=16)
        self.kolom.addWidget(self.kop)

    def ververs(self) -> None:
        """Fetch what is shown."""
        raise NotImplementedError
