"""From work beside the window to a dialog that shows how far it is, and back when the user stops it."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.widgets.voortgang import Voortgangsvenster
from weegtafel.kernel.voortgang import Afgebroken

KIJK_MS = 50


class Stand:
    """How far the work is, as the work itself tells it: its ``Voortgang``.

    No part of Qt: the thread of the work may be the last to let go of it, and there a widget may not die.
    """

    def __init__(self) -> None:
        self.nu: tuple[int, int, str] | None = None
        self.stop = Event()

    def __call__(self, gedaan: int, totaal: int, wat: str) -> None:
        """One step.

        Raises:
            Afgebroken: the user wants it to stop.
        """
        if self.stop.is_set():
            raise Afgebroken
        self.nu = (gedaan, totaal, wat)


class Voortgangbrug(QWidget):
    """Give ``stand`` to the work; the dialog looks at it while it is open.

    ``stopt`` offers a button to stop. The work then meets :class:`Afgebroken` at its next step. ``vanaf`` are the words
    of the step from which on it cannot be stopped any more.
    """

    def __init__(self, titel: str, wat: str, ouder: QWidget, *, stopt: bool = False, vanaf: str = "") -> None:
        super().__init__(ouder)
        self.hide()
        self.stand, self._vanaf = Stand(), vanaf
        self._getoond: tuple[int, int, str] | None = None
        self.venster = Voortgangsvenster(titel, wat, ouder=ouder)
        self.venster.voortgang.knop.setVisible(stopt)
        if stopt:
            self.venster.afgebroken.connect(self._breek_af)
        self._klok = QTimer(self, interval=KIJK_MS)
        self._klok.timeout.connect(self._kijk)
        self._klok.start()

    def _breek_af(self) -> None:
        if not self.venster.voortgang.knop.isHidden():
            self.stand.stop.set()
            self.venster.zet(0, 0, self.tr("Wordt afgebroken. Er wordt niets gewijzigd."))

    def _kijk(self) -> None:
        nu = self.stand.nu
        if nu is None or nu == self._getoond or self.stand.stop.is_set():
            return
        self._getoond = nu
        self.venster.zet(*nu)
        if self._vanaf and nu[2] == self._vanaf:
            self.venster.voortgang.knop.hide()

    def sluit(self) -> None:
        """Take the dialog away."""
        self._klok.stop()
        self.venster.klaar()
        self.venster.deleteLater()
        self.deleteLater()
