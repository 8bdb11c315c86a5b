"""A page of text or cards that scrolls by keyboard and leaves the keys of the screen alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import maat


def maak_leeg(kolom: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while kolom.count():
        item = kolom.takeAt(0)
        weg = item.widget() if item is not None else None
        if weg is not None:
            weg.hide()
            weg.deleteLater()


class Rolvlak(QScrollArea):
    """Scrolls with the arrows and the space bar; page keys and figures belong to the screen."""

    def __init__(self, naam: str, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(naam)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Space scrolls a page, the arrows a line."""
        balk = self.verticalScrollBar()
        toets = gebeurtenis.key()
        if toets == Qt.Key.Key_Space:
            terug = gebeurtenis.modifiers() & Qt.KeyboardModifier.ShiftModifier
            balk.setValue(balk.value() + (-1 if terug else 1) * (balk.pageStep() - maat(30)))
        elif toets in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not gebeurtenis.modifiers():
            balk.setValue(balk.value() + (1 if toets == Qt.Key.Key_Down else -1) * maat(30))
        else:
            gebeurtenis.ignore()
