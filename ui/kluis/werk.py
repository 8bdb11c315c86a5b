"""Work beside the window while there is no open vault yet, or none that may be held up."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, Signal
from shiboken6 import isValid


class Zijspoor(QObject):
    """One thread of its own; answers come on the main thread, and never to an asker that is gone."""

    _terug = Signal(object)

    def __init__(self, ouder: QObject | None = None) -> None:
        super().__init__(ouder)
        self._draad = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kluis")
        self._bezig: set[Future[Any]] = set()
        self._terug.connect(lambda antwoord: antwoord(), Qt.ConnectionType.QueuedConnection)

    def doe(
        self,
        werk: Callable[[], Any],
        *,
        van: QObject,
        klaar: Callable[[Any], None] | None = None,
        fout: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run it. What fails without ``fout`` is raised on the main thread, where the net catches it."""
        eigenaar = weakref.ref(van)

        def antwoord(toekomst: Future[Any]) -> None:
            self._bezig.discard(toekomst)
            ding = eigenaar()
            leeft = ding is not None and isValid(ding)
            mis = toekomst.exception()
            if isinstance(mis, Exception) and fout is not None:
                if leeft:
                    fout(mis)
            elif mis is not None:
                raise mis
            elif klaar is not None and leeft:
                klaar(toekomst.result())

        toekomst = self._draad.submit(werk)
        self._bezig.add(toekomst)
        toekomst.add_done_callback(lambda t: self._meld(lambda: antwoord(t)))

    def _meld(self, antwoord: Callable[[], None]) -> None:
        if isValid(self):
            self._terug.emit(antwoord)

    @property
    def bezig(self) -> bool:
        """Whether something has not been answered yet."""
        return bool(self._bezig)

    def wacht(self) -> None:
        """Wait until all is answered, without keys and clicks."""
        while self._bezig:
            for toekomst in list(self._bezig):
                toekomst.exception()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def sluit(self) -> None:
        """Finish and stop."""
        self.wacht()
        self._draad.shutdown(wait=True)
