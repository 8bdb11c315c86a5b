"""Waiting for a vault that cannot be reached: a stick that was pulled out, a folder that was moved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from weegtafel.bootstrap import Programma
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.onderhoud import is_er

KIJK_MS = 2000


class Terugkeer(QObject):
    """``terug`` when the data can be read again after :meth:`wacht`."""

    terug = Signal()

    def __init__(self, programma: Programma, doe: Callable[..., None], ouder: QObject) -> None:
        super().__init__(ouder)
        self._programma, self._doe = programma, doe
        self._klok = QTimer(self, singleShot=True, interval=KIJK_MS)
        self._klok.timeout.connect(self.kijk)
        self.wachtend = False

    def wacht(self) -> None:
        """Begin looking, every two seconds."""
        self.wachtend = True
        self._klok.start()

    def stop(self) -> None:
        """Look no more."""
        self.wachtend = False
        self._klok.stop()

    def kijk(self) -> None:
        """Look now."""
        if self.wachtend:
            self._doe(lambda: is_er(self._programma), van=self, klaar=self._gezien, fout=self._nog_niet)

    def _gezien(self, _uit: object) -> None:
        if self.wachtend:
            self.stop()
            self.terug.emit()

    def _nog_niet(self, mis: Exception) -> None:
        if not isinstance(mis, (Storing, Regelovertreding)):
            raise mis
        if self.wachtend:
            self._klok.start()
