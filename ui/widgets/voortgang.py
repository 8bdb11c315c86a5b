"""Long work: a sentence, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label


class Voortgang(QWidget):
    """A row with progress. ``afgebroken`` once, when the user asks to stop; the work itself must heed it."""

    afgebroken = Signal()

    def __init__(self, wat: str, stop: str = "", *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._gestopt = False
        self._wat = Label(wat, breekt=True)
        self._balk = QProgressBar()
        self._balk.setTextVisible(False)
        self._balk.setRange(0, 0)
        self._balk.setAccessibleName(wat)
        self._ver = Label("", "klein")
        self.knop = Knop(stop or self.tr("Breek af"))
        self.knop.clicked.connect(self.breek_af)
        links = QVBoxLayout()
        marges(links, tussen=6)
        links.addWidget(self._wat)
        links.addWidget(self._balk)
        links.addWidget(self._ver)
        rij = QHBoxLayout(self)
        marges(rij, tussen=16)
        rij.addLayout(links, 1)
        rij.addWidget(self.knop, 0, Qt.AlignmentFlag.AlignBottom)

    def zet(self, gedaan: int, totaal: int, wat: str = "") -> None:
        """Say how far the work is, in per cents when the total is 100; a total of 0 means: nobody knows."""
        self._balk.setRange(0, totaal)
        self._balk.setValue(gedaan)
        woorden = f"{gedaan} %" if totaal == 100 else f"{gedaan} van {totaal}"
        self._ver.setText(woorden if totaal else "")
        if wat:
            self._wat.setText(wat)

    def breek_af(self) -> None:
        """Ask the work to stop, once."""
        if not self._gestopt:
            self._gestopt = True
            self.knop.setEnabled(False)
            self._ver.setText(self.tr("Wordt afgebroken. Wat af is, blijft."))
            self.afgebroken.emit()


class Voortgangsvenster(QDialog):
    """The same as a dialog that holds the window while it works; closing it asks the work to stop."""

    afgebroken = Signal()

    def __init__(self, titel: str, wat: str, *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.setWindowTitle(titel)
        self.setModal(True)
        self.setMinimumWidth(maat(480))
        self._klaar = False
        self.voortgang = Voortgang(wat)
        self.voortgang.afgebroken.connect(self.afgebroken)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 24, 24, 20, tussen=16)
        kolom.addWidget(Label(titel, "kop", breekt=True))
        kolom.addWidget(self.voortgang)

    def zet(self, gedaan: int, totaal: int, wat: str = "") -> None:
        """Say how far the work is."""
        self.voortgang.zet(gedaan, totaal, wat)

    def klaar(self) -> None:
        """The work is over: close."""
        self._klaar = True
        self.accept()

    def reject(self) -> None:
        """Escape asks the work to stop; the dialog closes when the work says it is over."""
        if self._klaar:
            super().reject()
        else:
            self.voortgang.breek_af()

    def closeEvent(self, gebeurtenis: QCloseEvent) -> None:
        """Closing the window is asking to stop."""
        if not self._klaar and gebeurtenis.type() == QEvent.Type.Close:
            self.voortgang.breek_af()
            gebeurtenis.ignore()
        else:
            super().closeEvent(gebeurtenis)
