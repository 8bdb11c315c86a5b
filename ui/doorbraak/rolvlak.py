"""Room to move where a page is low: what stands on it stays whole, and the page scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


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
