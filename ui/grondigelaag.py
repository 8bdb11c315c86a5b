"""The thorough layer for the windows: one process for all of them, asked on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.grondig import Grondig, Stand
from weegtafel.kernel.errors import Storing


class Grondigelaag(QObject):
    """The thorough layer of this program: one process for all windows, asked on a thread of its own."""

    veranderd = Signal(object)
    """The new :class:`Stand`."""
    _terug = Signal(object)

    def __init__(self, motor: Grondig | None = None, ouder: QObject | None = None) -> None:
        super().__init__(ouder)
        self.motor = motor or Grondig(meld=self._hoor)
        self._draad = ThreadPoolExecutor(max_workers=1, thread_name_prefix="grondig")
        self._terug.connect(lambda doe: doe())

    def _hoor(self, stand: Stand) -> None:
        if isValid(self):
            self.veranderd.emit(stand)

    def lees(self, tekst: str, klaar: Callable[[tuple[Bevinding, ...] | Storing], None]) -> None:
        """Read a text; ``klaar`` hears the findings, or why there are none, in the thread of the window."""

        def werk() -> None:
            uit: tuple[Bevinding, ...] | Storing
            try:
                uit = self.motor.controleer(tekst)
            except Storing as fout:
                uit = fout
            if isValid(self):
                self._terug.emit(partial(klaar, uit))

        self._draad.submit(werk)

    def sluit(self) -> None:
        """End the process, and whatever waits for it."""
        self.motor.stop()
        self._draad.shutdown(wait=False, cancel_futures=True)


_laag: list[Grondigelaag] = []


def zet_grondig(laag: Grondigelaag | None) -> None:
    """Give the windows their thorough layer; without one the gate stays shut until somebody checks by hand."""
    _laag[:] = [laag] if laag is not None else []


def grondige_laag() -> Grondigelaag | None:
    """The thorough layer, if the windows have one."""
    return _laag[0] if _laag and isValid(_laag[0]) else None
