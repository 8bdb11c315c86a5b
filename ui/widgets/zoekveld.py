"""A field to search in a list, and the small buttons that stand inside a field."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from ui.theme.icons import pixmap, zet_icoon
from ui.theme.theme import maat

RUST_MS = 120


def veldknop(veld: QLineEdit, icoon: str, naam: str) -> QToolButton:
    """A button at the end of a field; the field itself offers the same by a key."""
    knop = QToolButton(veld)
    zet_icoon(knop, icoon, "stil")
    knop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    knop.setCursor(Qt.CursorShape.ArrowCursor)
    knop.setToolTip(naam)
    knop.setAccessibleName(naam)
    return knop


def plaats_rechts(veld: QLineEdit, knop: QToolButton) -> None:
    """Put the button at the end of its field, and keep the text out of its way."""
    zijde = maat(28)
    knop.setIconSize(QSize(maat(18), maat(18)))
    knop.setGeometry(veld.width() - zijde - maat(5), (veld.height() - zijde) // 2, zijde, zijde)
    marge = veld.textMargins()
    veld.setTextMargins(marge.left(), 0, zijde if knop.isVisibleTo(veld) else 0, 0)


class Zoekveld(QLineEdit):
    """``gezocht`` carries the stripped text 120 ms after the last key, and at once on Enter. Escape empties."""

    gezocht = Signal(str)

    def __init__(self, plaatshouder: str, *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._laatste = ""
        self.setPlaceholderText(plaatshouder)
        self.setAccessibleName(plaatshouder)
        self.setMaxLength(400)
        self._wis = veldknop(self, "kruis", self.tr("Wis (Esc)"))
        self._wis.clicked.connect(self.clear)
        self._wis.hide()
        self._rust = QTimer(self, singleShot=True, interval=RUST_MS)
        self._rust.timeout.connect(self._zoek)
        self.textChanged.connect(self._bij_wijziging)
        self.returnPressed.connect(self._zoek)

    def _bij_wijziging(self, tekst: str) -> None:
        self._wis.setVisible(bool(tekst))
        plaats_rechts(self, self._wis)
        self._rust.start()

    def _zoek(self) -> None:
        self._rust.stop()
        tekst = self.text().strip()
        if tekst != self._laatste:
            self._laatste = tekst
            self.gezocht.emit(tekst)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Room for the glass at the left, and for the button at the right."""
        super().resizeEvent(gebeurtenis)
        self.setTextMargins(maat(24), 0, self.textMargins().right(), 0)
        plaats_rechts(self, self._wis)

    def paintEvent(self, gebeurtenis: QPaintEvent) -> None:
        """Draw the field and the glass."""
        super().paintEvent(gebeurtenis)
        zijde = maat(18)
        beeld = pixmap("zoeken", "stil", zijde, self.devicePixelRatioF())
        QPainter(self).drawPixmap(maat(10), (self.height() - zijde) // 2, beeld)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Escape empties the field first, and only then means something to the window."""
        if gebeurtenis.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._zoek()
        else:
            super().keyPressEvent(gebeurtenis)
