"""Garbage is collected in the thread of the windows only.

Python collects in whichever thread happens to make the object too many. A reader of texts makes a great many, and a
dialog that was left and is collected in its thread takes the clocks of the window down with it.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

RONDE_MS: Final = 400


class Opruimer(QObject):
    """Looks every now and then how much there is, as Python itself would; as long as it lives Python does not."""

    def __init__(self, ouder: QObject | None = None) -> None:
        super().__init__(ouder)
        gc.disable()
        self._klok = QTimer(self, interval=RONDE_MS)
        self._klok.timeout.connect(self.kijk)
        self._klok.start()

    def kijk(self) -> None:
        """Collect the oldest generation that is due."""
        for generatie in (2, 1, 0):
            if gc.get_count()[generatie] > gc.get_threshold()[generatie]:
                gc.collect(generatie)
                return

    def stop(self) -> None:
        """Leave it to Python again."""
        self._klok.stop()
        gc.enable()
