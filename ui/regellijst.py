"""Lines that can be pressed: what waits, and where it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoon, Kaart, Label, Scheiding

#: The id of a place that is one list.
LIJSTPLEK = 0


@dataclass(frozen=True, slots=True)
class Regel:
    """One line: what it says, and where it goes."""

    icoon: str
    rol: str
    tekst: str
    uitleg: str
    naar: str
    id: int = LIJSTPLEK


class Regelknop(QPushButton):
    """A line that can be pressed: icon, sentence, a quiet second line, and an arrow."""

    def __init__(self, regel: Regel) -> None:
        super().__init__()
        self.regel = regel
        self.setProperty("soort", "stil")
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{regel.tekst}. {regel.uitleg}".strip())
        woorden = QVBoxLayout()
        marges(woorden, tussen=2)
        woorden.addWidget(Label(regel.tekst, breekt=True))
        if regel.uitleg:
            woorden.addWidget(Label(regel.uitleg, "klein", breekt=True))
        self._indeling = QHBoxLayout(self)
        marges(self._indeling, 8, 7, 8, 7, tussen=12)
        self._indeling.addWidget(Icoon(regel.icoon, regel.rol))
        self._indeling.addLayout(woorden, 1)
        self._indeling.addWidget(Icoon("pijl-rechts", "stil", 16))
        for deel in self.findChildren(QWidget):
            deel.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._meet()

    def _meet(self) -> None:
        breed = self.width() if self.isVisible() else maat(420)
        self.setFixedHeight(max(maat(44), self._indeling.totalHeightForWidth(breed)))

    def resizeEvent(self, gebeurtenis: object) -> None:
        """As high as its words need."""
        super().resizeEvent(gebeurtenis)  # type: ignore[arg-type]  # Qt's own event, only passed on
        self._meet()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(maat(320), self.height())


class Regellijst(QWidget):
    """Lines under a heading; arrow keys walk from one to the next."""

    gekozen = Signal(str, int)

    def __init__(self, kop: str, regels: Sequence[Regel], ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.knoppen = [Regelknop(regel) for regel in regels]
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=8)
        kolom.addWidget(Label(kop, "tussenkop"))
        kaart = Kaart()
        marges(kaart.indeling, 8, 8, 8, 8, tussen=0)
        for nummer, knop in enumerate(self.knoppen):
            if nummer:
                kaart.indeling.addWidget(Scheiding())
            knop.clicked.connect(lambda _aan=False, r=knop.regel: self.gekozen.emit(r.naar, r.id))
            kaart.indeling.addWidget(knop)
        kolom.addWidget(kaart)
