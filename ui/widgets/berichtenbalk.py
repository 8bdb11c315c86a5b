"""The bar under the page header where the program says something to the user."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.theme.theme import marges
from ui.widgets.basis import Icoon, Icoonknop, Knop, Label, zet_kenmerk

Soort = Literal["informatie", "gelukt", "let op", "fout"]

_VORM: dict[str, tuple[str, str, str]] = {  # icon, colour role, tone of the stylesheet
    "informatie": ("informatie", "accent", "informatie"),
    "gelukt": ("gelukt", "goed", "goed"),
    "let op": ("waarschuwing", "let_op", "let_op"),
    "fout": ("fout", "fout", "fout"),
}
LEESTIJD_MS = 1000
"""A message that is younger was said together with the change of page, and goes along to it."""
BLIJFT_MS = {"informatie": 8000, "gelukt": 6000}
"""How long a message stays that asks nothing; the others stay until they are closed."""


@dataclass(frozen=True)
class BerichtActie:
    """A verb that the message offers."""

    tekst: str
    doe: Callable[[], object]


class Berichtenbalk(QFrame):
    """One message at a time; a newer one takes its place, but what is less grave never pushes out a fault.

    Escape closes it while it has focus; :meth:`sluit` from anywhere. ``gesloten`` when it goes.
    """

    gesloten = Signal()

    def __init__(self, *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.soort: Soort = "informatie"
        self._actie: BerichtActie | None = None
        self._wachtend: tuple[Soort, str, BerichtActie | None] | None = None
        self.setProperty("vlak", "balk")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._icoon = Icoon("informatie", "accent")
        self._zin = Label(breekt=True)
        self._zin.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._knop = Knop("")
        self._knop.clicked.connect(self._doe)
        self._sluit = Icoonknop("kruis", self.tr("Sluit dit bericht (Esc)"))
        self._sluit.clicked.connect(self.sluit)
        rij = QHBoxLayout(self)
        marges(rij, 12, 6, 6, 6, tussen=10)
        rij.addWidget(self._icoon)
        rij.addWidget(self._zin, 1)
        rij.addWidget(self._knop)
        rij.addWidget(self._sluit)
        self._klok = QTimer(self, singleShot=True)
        self._klok.timeout.connect(self.sluit)
        self._leeftijd = QElapsedTimer()
        self.hide()

    def toon(self, soort: Soort, zin: str, actie: BerichtActie | None = None) -> None:
        """Show one sentence. While a fault is shown, a lesser message waits until it is closed."""
        if not self.isHidden() and self.soort == "fout" and soort != "fout":
            self._wachtend = (soort, zin, actie)
            return
        icoon, rol, toon = _VORM[soort]
        self.soort, self._actie = soort, actie
        zet_kenmerk(self, "toon", toon)
        self._icoon.zet(icoon, rol)
        self._zin.setText(zin)
        self._knop.setVisible(actie is not None)
        if actie is not None:
            self._knop.setText(actie.tekst)
            self._knop.setAccessibleName(actie.tekst)
        self.setAccessibleName(f"{soort.capitalize()}: {zin}")
        self.show()
        self._leeftijd.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._klok.stop()
        if soort in BLIJFT_MS and actie is None:
            self._klok.start(BLIJFT_MS[soort])

    def zin(self) -> str:
        """The sentence that is shown, or nothing."""
        return "" if self.isHidden() else self._zin.text()

    def sluit(self) -> None:
        """Close the message; one that waited is shown now."""
        self._klok.stop()
        if self.isHidden():
            return
        self.hide()
        self.gesloten.emit()
        if self._wachtend is not None:
            wachtend, self._wachtend = self._wachtend, None
            self.toon(*wachtend)

    def na_paginawissel(self) -> None:
        """Another page came in front: what was said about the old one goes.

        A fault stays until it was read, and so does a warning that still offers something, such as a text to rescue.
        """
        blijft = self.soort == "fout" or (self.soort == "let op" and self._actie is not None)
        if not self.isHidden() and not blijft and self._leeftijd.hasExpired(LEESTIJD_MS):
            self.sluit()

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Escape closes."""
        if gebeurtenis.key() == Qt.Key.Key_Escape:
            self.sluit()
        else:
            super().keyPressEvent(gebeurtenis)

    def _doe(self) -> None:
        actie = self._actie
        self.sluit()
        if actie is not None:
            actie.doe()
