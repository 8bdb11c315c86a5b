"""A layer over the window for what floats: a veil, a surface with a shadow, and Escape to go back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges, thema


class Zwevend(QWidget):
    """Covers ``venster`` while it is open. Put widgets in ``indeling``. ``gesloten`` when it goes."""

    gesloten = Signal()

    def __init__(self, venster: QWidget, breedte: int = 640, boven: int = 96) -> None:
        super().__init__(venster)
        self._breedte, self._boven = breedte, boven
        self._focus_voor: QWidget | None = None
        self._venster = venster
        self.vlak = QFrame(self)
        self.vlak.setProperty("vlak", "zwevend")
        self.indeling = QVBoxLayout(self.vlak)
        marges(self.indeling, 16, 16, 16, 16, tussen=8)
        self._schaduw = QGraphicsDropShadowEffect(self.vlak)
        self.vlak.setGraphicsEffect(self._schaduw)
        self._zet_schaduw()
        thema().gewijzigd.connect(self._zet_schaduw)
        venster.installEventFilter(self)
        self.hide()

    def _zet_schaduw(self) -> None:
        self._schaduw.setColor(QColor(thema().palet.schaduw))
        self._schaduw.setBlurRadius(maat(40))
        self._schaduw.setOffset(0, maat(8))

    def open(self) -> None:
        """Show over the window, and remember where the focus was."""
        self._focus_voor = QApplication.focusWidget()
        self._plaats()
        self.show()
        self.raise_()

    def sluit(self) -> None:
        """Go away and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        if self._focus_voor is not None:
            self._focus_voor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.gesloten.emit()

    def hoogte(self, ruimte: int) -> int:
        """How high the surface wants to be when ``ruimte`` pixels are to be had."""
        return min(ruimte, self.vlak.sizeHint().height())

    def _plaats(self) -> None:
        self.setGeometry(self._venster.rect())
        breedte = min(maat(self._breedte), self.width() - maat(48))
        boven = min(maat(self._boven), self.height() // 8)
        self.vlak.setFixedWidth(breedte)
        hoogte = self.hoogte(self.height() - boven - maat(24))
        self.vlak.setGeometry((self.width() - breedte) // 2, boven, breedte, hoogte)

    def eventFilter(self, wie: QObject, gebeurtenis: QEvent) -> bool:
        """Stay as large as the window."""
        if gebeurtenis.type() == QEvent.Type.Resize and self.isVisible():
            self._plaats()
        return super().eventFilter(wie, gebeurtenis)

    def paintEvent(self, _gebeurtenis: QPaintEvent) -> None:
        """Draw the veil."""
        QPainter(self).fillRect(self.rect(), QColor(thema().palet.waas))

    def mousePressEvent(self, gebeurtenis: QMouseEvent) -> None:
        """A press outside the surface closes."""
        if not self.vlak.geometry().contains(gebeurtenis.position().toPoint()):
            self.sluit()

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Escape closes."""
        if gebeurtenis.key() == Qt.Key.Key_Escape:
            self.sluit()
        else:
            super().keyPressEvent(gebeurtenis)
