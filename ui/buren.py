"""Noticing what another program, or another computer, wrote in the file that this window shows."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ui.runner import Runner
from weegtafel.inrichting.buren import stand
from weegtafel.kernel.opdracht import Gewijzigd

KIJK_MS = 3000


class Buren(QObject):
    """``gewijzigd`` when somebody outside this process stored something. :meth:`kijk` asks now; the clock asks too."""

    gewijzigd = Signal()

    def __init__(self, runner: Runner, ouder: QObject) -> None:
        super().__init__(ouder)
        self._runner = runner
        self._gezien: dict[str, int] = {}
        self._vraagt = False
        self._klok = QTimer(self, interval=KIJK_MS)
        self._klok.timeout.connect(self.kijk)
        runner.gewijzigd.connect(self._na_eigen_werk)
        runner.inzage_geboekt.connect(self._na_inzage)

    def begin(self) -> None:
        """Start looking."""
        self._klok.start()
        self.kijk()

    def stop(self) -> None:
        """Stop looking; for a window that closes."""
        self._klok.stop()

    def kijk(self) -> None:
        """Ask whether something changed since the last look."""
        if self._vraagt or self._runner.bezig:  # whoever is busy here will look at the store by itself
            return
        self._vraagt = True
        self._runner.vraag(stand, van=self, klaar=self._vergelijk, fout=self._stil)

    def _na_eigen_werk(self, _wat: Gewijzigd) -> None:
        self._runner.vraag(stand, van=self, klaar=self._onthoud, fout=self._stil)

    def _na_inzage(self, voor: tuple[str, int], na: tuple[str, int]) -> None:
        """The line about viewing is no news; what somebody else wrote just before it is."""
        if voor[0] in self._gezien:
            self._vergelijk(voor)
            self._gezien = {na[0]: na[1]}

    def _onthoud(self, nu: tuple[str, int]) -> None:
        self._gezien = {nu[0]: nu[1]}

    def _vergelijk(self, nu: tuple[str, int]) -> None:
        self._vraagt = False
        eerste, anders = not self._gezien, self._gezien.get(nu[0]) != nu[1]
        self._gezien[nu[0]] = nu[1]
        if anders and not eerste:
            self.gewijzigd.emit()

    def _stil(self, _fout: Exception) -> bool:
        """A look that failed is no news: the next act or page says what is wrong."""
        self._vraagt = False
        return True
