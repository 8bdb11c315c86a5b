"""Whether the windows are locked, for what may not be shown over the lock."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid


class Slotstand:
    """One for the program: what wants to ask something while the windows are locked waits until they are open."""

    def __init__(self) -> None:
        self.dicht = False
        self._wachtend: list[tuple[QObject, Callable[[], None]]] = []

    def na_het_slot(self, werk: Callable[[], None], van: QObject) -> None:
        """Do it now, or once the windows are open again; never when ``van`` is gone by then."""
        if self.dicht:
            self._wachtend.append((van, werk))
        else:
            werk()

    def sluit(self) -> None:
        """The windows are locked from now on."""
        self.dicht = True

    def open(self) -> None:
        """The same person is back: what waited comes, in order."""
        self.dicht = False
        wachtend, self._wachtend = self._wachtend, []
        for van, werk in wachtend:
            if isValid(van):
                QTimer.singleShot(0, van, werk)

    def vergeet(self) -> None:
        """The windows are gone, and with them what wanted to ask something."""
        self.dicht = False
        self._wachtend = []


@cache
def slotstand() -> Slotstand:
    """The one of this program."""
    return Slotstand()
