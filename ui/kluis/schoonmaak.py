"""Text from before a declaration goes out of the copies, beside the window and one copy at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.kluis.werk import Zijspoor
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.onderhoud import Onderhoud

#: After a declaration: who declares one casus often declares the next as well.
NA_VERKLARING_MS = 5000
#: Between two copies, so that a lock, or a copy that is wanted, comes in between.
ADEM_MS = 200
_SOORTEN = frozenset({"anonimiteit", "bewaring"})


class Kopieschoner(QObject):
    """Asks the upkeep for one copy after another, until nothing is left that can be cleaned now.

    What fails is said where the copies stand, and tried again at the next start or the next copy; nobody is disturbed.
    """

    def __init__(self, onderhoud: Onderhoud, spoor: Zijspoor, ouder: QObject) -> None:
        super().__init__(ouder)
        self._onderhoud = onderhoud
        self._spoor = spoor
        self._dicht = False
        self._straks = QTimer(self, singleShot=True, interval=NA_VERKLARING_MS)
        self._straks.timeout.connect(self._begin_nieuw)
        self._adem = QTimer(self, singleShot=True, interval=ADEM_MS)
        self._adem.timeout.connect(self._volgende)

    def hoor(self, wat: Gewijzigd) -> None:
        """Something changed; a declaration or a destruction may leave older text in the copies."""
        if wat.soorten & _SOORTEN and not self._dicht:
            self._straks.start()

    def begin(self) -> None:
        """Look at all copies anew: a place may be there again."""
        self._doe(self._onderhoud.begin_schoonmaak)

    def _begin_nieuw(self) -> None:
        self._doe(self._onderhoud.begin_schoonmaak_zo_nodig)

    def _volgende(self) -> None:
        self._doe(self._onderhoud.schoon_een_kopie)

    def _doe(self, werk: Callable[[], bool]) -> None:
        if not self._dicht:
            self._spoor.doe(werk, van=self, klaar=self._verder, fout=self._mis)

    def _mis(self, mis: Exception) -> None:
        if not isinstance(mis, (Storing, Regelovertreding)):
            raise mis

    def _verder(self, meer: bool) -> None:
        if meer and not self._dicht:
            self._adem.start()

    def stop(self) -> None:
        """Nothing new is begun."""
        self._dicht = True
        self._straks.stop()
        self._adem.stop()
