"""Garbage is collected in the thread of the windows only, and never in the middle of taking a window down.

Python collects in whichever thread happens to make the object too many, and at whatever moment. A reader of texts
makes a great many, and a dialog that was left and is collected in its thread takes the clocks of the window down with
it. Worse, Qt holds a lock while it takes an object down, and asks Python at that moment whether anybody wants to know:
a collection that begins there takes down another object, waits for that same lock, and the program stands still.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

RONDE_MS: Final = 400


def ruim_op() -> None:
    """Collect the oldest generation of which enough was made."""
    for generatie in (2, 1, 0):
        if gc.get_count()[generatie] > gc.get_threshold()[generatie]:
            gc.collect(generatie)
            return


class Opruimer(QObject):
    """Collects every now and then, from the loop of the windows; see :func:`neem_over`."""

    def __init__(self, ouder: QObject) -> None:
        super().__init__(ouder)
        klok = QTimer(self, interval=RONDE_MS)
        klok.timeout.connect(ruim_op)
        klok.start()


def neem_over(app: QObject) -> None:
    """Switch Python's own collecting off for as long as the program lives, and collect from the loop of ``app``."""
    gc.disable()
    if app.findChild(Opruimer) is None:
        Opruimer(app)
