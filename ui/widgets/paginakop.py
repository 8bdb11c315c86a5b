"""The head of a page: what this is, one quiet line about it, and what can be done at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges
from ui.widgets.basis import Label

TUSSEN = 24


class Paginakop(QWidget):
    """Title, quiet subtitle and action buttons. Buttons stand in the order in which they are added.

    Where they do not fit beside the title on one line, or leave the subtitle a column of its own, they stand under it.
    """

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
        self._onder = False
        self._vlak = QGridLayout(self)
        marges(self._vlak, tussen=TUSSEN)
        self._vlak.setVerticalSpacing(0)
        self._vlak.setColumnStretch(0, 1)
        self._vlak.addLayout(teksten, 0, 0)
        self._vlak.addLayout(self._acties, 0, 1)
        self.ondertitel.setVisible(bool(ondertitel))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def zet(self, titel: str, ondertitel: str = "") -> None:
        """Change both texts; an empty subtitle takes no room."""
        self.titel.setText(titel)
        self.ondertitel.setText(ondertitel)
        self.ondertitel.setVisible(bool(ondertitel))
        self._schik()

    def voeg_actie_toe(self, widget: QWidget) -> None:
        """Add a button (or any small widget) at the right."""
        self._acties.addWidget(widget)

    def event(self, gebeurtenis: QEvent) -> bool:
        """A button that came, went or got other words asks for another place."""
        gedaan = super().event(gebeurtenis)
        if gebeurtenis.type() == QEvent.Type.LayoutRequest:
            self._schik()
        return gedaan

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Beside the title, or under it."""
        super().resizeEvent(gebeurtenis)
        self._schik()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its buttons; whether they stand beside the title follows from the width that it gets."""
        return QSize(self._acties.minimumSize().width(), super().minimumSizeHint().height())

    def _schik(self) -> None:
        titel = self.titel.fontMetrics().horizontalAdvance(self.titel.text())
        naast = self.width() - maat(TUSSEN) - self._acties.sizeHint().width()
        regel = self.ondertitel.fontMetrics().lineSpacing()
        lang = self.ondertitel.isVisibleTo(self) and self.ondertitel.heightForWidth(max(1, naast)) > 2.5 * regel
        onder = titel > naast or lang
        if onder == self._onder:
            return
        self._onder = onder
        self._vlak.removeItem(self._acties)
        if onder:
            self._vlak.addLayout(self._acties, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        else:
            self._vlak.addLayout(self._acties, 0, 1)
        self._vlak.setVerticalSpacing(maat(8) if onder else 0)
        self.updateGeometry()
