"""Room to move where a page is low: what stands on it stays whole, and the page scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import marges


class Rolvlak(QScrollArea):
    """Scrolls up and down when what it holds does not fit; takes no focus, and leaves the keys to the page."""

    def __init__(self, binnen: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(binnen)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """An arrow in the field above goes into the list, and moves no page."""
        gebeurtenis.ignore()


def zet_pagina(scherm: QWidget, kop: QWidget, binnen: QWidget) -> None:
    """Lay out a page: its head stays, and what is below scrolls."""
    kolom = QVBoxLayout(scherm)
    marges(kolom, 32, 28, 32, 24, tussen=16)
    kolom.addWidget(kop)
    kolom.addWidget(Rolvlak(binnen), 1)
