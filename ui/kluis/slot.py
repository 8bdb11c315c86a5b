"""The lock: every window is covered and holds its text behind the cover; one dialog asks for the password."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.kluis.aanmelden import Wachtklok, zonder_wachten
from ui.kluis.werk import Zijspoor
from ui.theme.theme import maat, marges
from ui.wachtwoordvelden import HOOFDLETTERS, Wachtwoordveld
from ui.widgets.basis import Icoon, Knop, Label, rij
from ui.widgets.formulier import Formulier
from weegtafel.poort import Aanmeldfout

TITEL = "Weegtafel is vergrendeld"


class Dekblad(QWidget):
    """Lies over one window, whatever its size. What it covers is hidden too: for screen readers as well as for eyes."""

    def __init__(self, venster: QWidget) -> None:
        super().__init__(venster)
        self._venster = venster
        self._titel = venster.windowTitle()
        self.setProperty("vlak", "grond")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=12)
        kolom.addStretch(1)
        kolom.addWidget(Icoon("hangslot", "stil", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        kolom.addWidget(Label(TITEL, "stil"), 0, Qt.AlignmentFlag.AlignHCenter)
        kolom.addStretch(1)
        self._focus = venster.focusWidget()
        self._verborgen = [
            kind
            for kind in venster.children()
            if isinstance(kind, QWidget) and kind is not self and not kind.isWindow() and not kind.isHidden()
        ]
        for kind in self._verborgen:
            kind.hide()
        venster.setWindowTitle(TITEL)
        venster.installEventFilter(self)
        self.setGeometry(venster.rect())
        self.show()
        self.raise_()

    def eventFilter(self, wat: QObject, gebeurtenis: QEvent) -> bool:
        """As large as the window, and on top of what it adds."""
        if wat is self._venster and gebeurtenis.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self.setGeometry(self._venster.rect())
            self.raise_()
        return False

    def haal_weg(self) -> None:
        """Show the window as it was, with the focus where it was."""
        if not isValid(self):
            return
        self._venster.removeEventFilter(self)
        for kind in self._verborgen:
            if isValid(kind):
                kind.show()
        if self._venster.windowTitle() == TITEL:
            self._venster.setWindowTitle(self._titel)
        self.hide()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        self.deleteLater()


class Slotvenster(QDialog):
    """Asks the password of who locked; nothing else of the program takes keys meanwhile."""

    open_gegaan = Signal()
    ander = Signal()

    def __init__(self, ouder: QWidget | None, naam: str, ontgrendel: Callable[[str], None]) -> None:
        super().__init__(ouder)
        self._ontgrendel = ontgrendel
        self._mag_dicht = False
        self.spoor = Zijspoor(self)
        self.setWindowTitle(TITEL)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 24, tussen=14)
        kolom.addLayout(rij(Icoon("hangslot", "accent", 28), Label(TITEL, "kop"), None, tussen=12))
        kolom.addWidget(
            Label(self.tr("Aangemeld als %s. Wat u typte staat er nog, en is bewaard.") % naam, "stil", breekt=True)
        )
        self.formulier, self.wachtwoord = Formulier(), Wachtwoordveld()
        self.formulier.voeg_toe("wachtwoord", self.tr("Wachtwoord"), self.wachtwoord)
        self.wachtwoord.hoofdletters.connect(
            lambda aan: self.formulier.zet_hulp("wachtwoord", HOOFDLETTERS if aan else "")
        )
        self.melding, self.wachten = Label("", "fout", breekt=True), Label("", "let_op", breekt=True)
        self.melding.hide()
        kolom.addWidget(self.formulier)
        kolom.addWidget(self.melding)
        kolom.addWidget(self.wachten)
        kolom.addStretch(1)
        self.knop_ander, self.knop = Knop(self.tr("Meld iemand anders aan"), "stil"), Knop("Ontgrendel", "hoofd")
        self.knop_ander.clicked.connect(self.ander)
        self.knop.clicked.connect(self._probeer)
        self.wachtwoord.returnPressed.connect(self._probeer)
        self.wachtklok = Wachtklok(self, self.knop, self.wachten)
        kolom.addLayout(rij(self.knop_ander, None, self.knop))
        self.resize(maat(500), maat(400))
        self.wachtwoord.setFocus()

    def zet_zin(self, zin: str) -> None:
        """Say something above the buttons."""
        self.melding.setText(zin)
        self.melding.setVisible(bool(zin))

    def _probeer(self) -> None:
        if not self.knop.isEnabled() or not self.wachtwoord.text():
            return
        woord = self.wachtwoord.text()
        self.wachtwoord.wis()
        self.zet_zin("")
        self.knop.setEnabled(False)
        self.spoor.doe(lambda: self._ontgrendel(woord), van=self, klaar=self._open, fout=self._mis)

    def _open(self, _uit: object) -> None:
        self.sluit()
        self.open_gegaan.emit()

    def _mis(self, fout: Exception) -> None:
        self.knop.setEnabled(True)
        self.zet_zin(zonder_wachten(fout))
        if isinstance(fout, Aanmeldfout):
            self.wachtklok.begin(fout.wacht_s)
        self.wachtwoord.setFocus()

    def sluit(self) -> None:
        """Go away; only the lock itself decides that."""
        self._mag_dicht = True
        self.spoor.sluit()
        self.accept()

    def reject(self) -> None:
        """Escape does not open a lock."""

    def closeEvent(self, gebeurtenis: QCloseEvent) -> None:
        """Nor does closing."""
        if self._mag_dicht:
            super().closeEvent(gebeurtenis)
        else:
            gebeurtenis.ignore()


class Stilte(QObject):
    """``lang_genoeg`` after so many milliseconds without key, mouse or touch in any window."""

    lang_genoeg = Signal()
    _TEKENS = frozenset({
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TabletMove, QEvent.Type.InputMethod,
    })  # fmt: skip

    def __init__(self, ouder: QObject) -> None:
        super().__init__(ouder)
        self._klok = QTimer(self, singleShot=True)
        self._klok.timeout.connect(self.lang_genoeg)
        self._lengte = 0
        self._stil = QElapsedTimer()
        self._stil.start()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def zet(self, milliseconden: int) -> None:
        """How long; 0 never."""
        if milliseconden <= 0:
            self._klok.stop()
        elif milliseconden != self._lengte or not self._klok.isActive():
            self._stil.restart()
            self._klok.start(milliseconden)
        self._lengte = milliseconden

    def stil_ms(self) -> int:
        """For how long nobody did anything."""
        return self._stil.elapsed()

    def wacht(self, milliseconden: int) -> None:
        """Tell once more after so long, when nobody does anything meanwhile."""
        self._klok.start(milliseconden)

    def eventFilter(self, wat: QObject, gebeurtenis: QEvent) -> bool:
        """Whoever does something begins the time anew."""
        if gebeurtenis.type() in self._TEKENS and self._klok.isActive():
            self._stil.restart()
            self._klok.start(self._lengte)
        return False

    def stop(self) -> None:
        """Let go of the application."""
        self._klok.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
