"""From work beside the window to a dialog that shows how far it is, and back when the user stops it."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.voortgang import Voortgangsvenster
from weegtafel.kernel.voortgang import Afgebroken


class Voortgangbrug(QWidget):
    """Give it to the work as its ``Voortgang``; may be called from any thread.

    ``stopt`` offers a button to stop. The work then meets :class:`Afgebroken` at its next step. ``vanaf`` are the words
    of the step from which on it cannot be stopped any more.
    """

    stap = Signal(int, int, str)

    def __init__(self, titel: str, wat: str, ouder: QWidget, *, stopt: bool = False, vanaf: str = "") -> None:
        super().__init__(ouder)
        self.hide()
        self._stop, self._vanaf = Event(), vanaf
        self.venster = Voortgangsvenster(titel, wat, ouder=ouder)
        self.venster.voortgang.knop.setVisible(stopt)
        if stopt:
            self.venster.afgebroken.connect(self._breek_af)
        self.stap.connect(self._zet)

    def __call__(self, gedaan: int, totaal: int, wat: str) -> None:
        """One step.

        Raises:
            Afgebroken: the user wants it to stop.
        """
        if self._stop.is_set():
            raise Afgebroken
        self.stap.emit(gedaan, totaal, wat)

    def _breek_af(self) -> None:
        if not self.venster.voortgang.knop.isHidden():
            self._stop.set()
            self.venster.zet(0, 0, self.tr("Wordt afgebroken. Er wordt niets gewijzigd."))

    def _zet(self, gedaan: int, totaal: int, wat: str) -> None:
        if self._stop.is_set():
            return
        self.venster.zet(gedaan, totaal, wat)
        if self._vanaf and wat == self._vanaf:
            self.venster.voortgang.knop.hide()

    def sluit(self) -> None:
        """Take the dialog away."""
        self.venster.klaar()
        self.deleteLater()
