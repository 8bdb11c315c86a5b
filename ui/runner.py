"""Every act and query goes through here, beside the window, so that it never waits for the disk.

Acts have a thread of their own: what somebody types is an act too, and it may not wait for a slow list or for a
document that is being written. Everything else takes the other thread, and begins after the acts that were asked
before it. So what was asked in some order is done in that order, but for one thing: an act may overtake a reading.
"""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from weegtafel.inrichting.buren import stand
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht

if TYPE_CHECKING:
    from weegtafel.bootstrap import Programma

#: How long what was looked at is gathered before the journal gets it.
INZAGE_MS = 800
#: A reading that an act overtook is done again while acts wait, when it took less than this: with the rest of a text
#: box (``ui.widgets.tekstvak``) it stays below the second in which typed text is stored.
KORT_S = 0.4

Klaar = Callable[[Any], None]
Fout = Callable[[Exception], bool]
Uitkomst = tuple[Any, BaseException | None]
Meld = Callable[[Uitkomst], None]
"""Hands an outcome to the main thread."""


def _probeer(werk: Callable[[], Any]) -> Uitkomst:
    try:
        return werk(), None
    except BaseException as mis:  # it belongs to the main thread, whatever it is
        return None, mis


class Runner(QObject):
    """Runs acts and queries of one :class:`Programma`, and answers on the main thread.

    A page never gets the answer of an act and then what was read before it: a query that was overtaken is asked
    again (what :meth:`doe` does is done once). Only one that takes long is answered as it was read; the news of the
    act is then repeated after it.

    ``gewijzigd`` is sent after each act, with what it changed, to every window of this process on the same vault.
    ``ging_mis`` carries every exception that the asker did not handle itself (its ``fout`` callback absent or
    answering False).
    """

    gewijzigd = Signal(object)
    ging_mis = Signal(object)
    gevraagd = Signal(str, object)
    """What a page asks of the program itself, such as ``vergrendel``; see ``ui.kluis.hoeder``."""
    inzage_geboekt = Signal(object, object)
    """The state of the file (see ``weegtafel.inrichting.buren``) just before and after the journal heard of viewing."""
    rustig = Signal()
    """Everything that was asked has been answered."""
    _terug = Signal(object)
    _alle: ClassVar[weakref.WeakSet[Runner]] = weakref.WeakSet()

    def __init__(self, programma: Programma, ouder: QObject | None = None) -> None:
        super().__init__(ouder)
        self.programma = programma
        self._dicht = False
        self._daden = ThreadPoolExecutor(max_workers=1, thread_name_prefix="weegtafel-daden")
        self._lezen = ThreadPoolExecutor(max_workers=1, thread_name_prefix="weegtafel")
        self._beurt = Lock()
        """Held while an act is done and answered, and while something is read that no act may overtake."""
        self._gedaan: list[Gewijzigd] = []
        """What the acts did since the reading began that is being done."""
        self._laatste_daad: Future[None] | None = None
        self._bezig: set[Future[Any]] = set()
        self._terug.connect(lambda antwoord: antwoord(), Qt.ConnectionType.QueuedConnection)
        self._inzage = QTimer(self, singleShot=True, interval=INZAGE_MS)
        self._inzage.timeout.connect(self.boek_inzage)
        Runner._alle.add(self)

    def voer_uit(
        self, opdracht: Opdracht, *, van: QObject, klaar: Klaar | None = None, fout: Fout | None = None
    ) -> None:
        """Do an act. ``klaar`` gets the :class:`Gewijzigd`; neither callback is called once ``van`` is gone."""
        self._stuur(partial(self._doe_daad, partial(self.programma.voer_uit, opdracht)), van, klaar, fout, daad=True)

    def vraag(
        self, functie: Callable[..., Any], *args: Any, van: QObject, klaar: Klaar, fout: Fout | None = None
    ) -> None:
        """Ask a query of a room; ``klaar`` gets its frozen rows."""
        self._stuur(partial(self._lees, partial(self.programma.vraag, functie, *args)), van, klaar, fout)

    def doe(
        self, werk: Callable[[], Any], *, van: QObject, klaar: Klaar | None = None, fout: Fout | None = None
    ) -> None:
        """Run something else beside the window: reading a form, writing a document."""
        self._stuur(lambda meld: meld(_probeer(werk)), van, klaar, fout)

    def vraag_nu(self, functie: Callable[..., Any], *args: Any) -> Any:
        """Ask a query and wait; only for the few rows that a dialog needs before it can open."""
        # No act is answered meanwhile, for the main thread waits; so none can have been overtaken for the asker.
        return self._lezen.submit(self._na, self._laatste_daad, partial(self.programma.vraag, functie, *args)).result()

    @staticmethod
    def _na(daad: Future[None] | None, werk: Callable[[], Any]) -> Any:
        if daad is not None:
            daad.exception()
        return werk()

    def _doe_daad(self, daad: Callable[[], Gewijzigd], meld: Meld) -> None:
        with self._beurt:
            uitkomst = _probeer(daad)
            if isinstance(uitkomst[0], Gewijzigd):  # what was refused changed nothing
                self._gedaan.append(uitkomst[0])
            meld(uitkomst)

    def _lees(self, lees: Callable[[], Any], meld: Meld) -> None:
        with self._beurt:
            self._gedaan.clear()
        begin = time.monotonic()
        uitkomst = _probeer(lees)
        duur = time.monotonic() - begin
        with self._beurt:
            if not self._gedaan:
                meld(uitkomst)
            elif duur < KORT_S:
                meld(_probeer(lees))
            else:
                meld(uitkomst)
                # What the act itself answered was told already, and is not to be done twice.
                for wat in {(w.soorten, w.id): replace(w, extra={}) for w in self._gedaan}.values():
                    self._meld(partial(self.gewijzigd.emit, wat))

    def _stuur(
        self,
        werk: Callable[[Meld], None],
        van: QObject,
        klaar: Klaar | None,
        fout: Fout | None,
        *,
        daad: bool = False,
    ) -> None:
        eigenaar = weakref.ref(van)

        def leeft() -> bool:
            ding = eigenaar()
            return ding is not None and isValid(ding)

        def antwoord(uitkomst: Uitkomst) -> None:
            self._bezig.discard(toekomst)
            try:
                verwerk(*uitkomst)
            finally:
                if not self._bezig and isValid(self):
                    self.rustig.emit()

        def verwerk(uitkomst: Any, mis: BaseException | None) -> None:
            if self.programma.inzage_wacht and not self._inzage.isActive():
                self._inzage.start()
            if mis is not None:
                if not isinstance(mis, Exception):
                    raise mis
                if not (fout is not None and leeft() and fout(mis)):
                    self.ging_mis.emit(mis)
                return
            try:
                if klaar is not None and leeft():
                    klaar(uitkomst)
            finally:  # what was stored is news for every page, whatever the asker makes of it
                if isinstance(uitkomst, Gewijzigd):
                    self._vertel(uitkomst)

        if self._dicht:  # a timer of a page may still fire while its window goes
            return
        loop = partial(werk, lambda uitkomst: self._meld(partial(antwoord, uitkomst)))
        if daad:
            toekomst = self._laatste_daad = self._daden.submit(loop)
        else:
            toekomst = self._lezen.submit(self._na, self._laatste_daad, loop)
        self._bezig.add(toekomst)

    def meld_inzage(self, soort: str, id_: int) -> None:
        """A page of this casus, overleg … was opened; the journal hears of it within a second."""
        self.programma.meld_inzage(soort, id_)
        if self.programma.inzage_wacht and not self._inzage.isActive():
            self._inzage.start()

    def boek_inzage(self) -> None:
        """Send to the journal what was looked at. What cannot be written now (a lock, a full disk) waits."""
        if not self.programma.inzage_wacht:
            return
        self._inzage.stop()

        def werk() -> tuple[tuple[str, int], tuple[str, int]]:
            voor = self.programma.vraag(stand)
            self.programma.boek_inzage()
            return voor, self.programma.vraag(stand)

        def klaar(standen: tuple[tuple[str, int], tuple[str, int]]) -> None:
            for runner in self._op_deze_kluis():
                runner.inzage_geboekt.emit(*standen)

        self.doe(werk, van=self, klaar=klaar, fout=lambda fout: isinstance(fout, (Storing, Regelovertreding)))

    def _vertel(self, wat: Gewijzigd) -> None:
        for runner in self._op_deze_kluis():
            runner.gewijzigd.emit(wat)

    def _op_deze_kluis(self) -> list[Runner]:
        return [r for r in list(Runner._alle) if isValid(r) and r.programma.kluis is self.programma.kluis]

    def _meld(self, antwoord: Callable[[], None]) -> None:
        if isValid(self):
            self._terug.emit(antwoord)

    @property
    def bezig(self) -> bool:
        """Whether something was asked that has not been answered yet."""
        return bool(self._bezig)

    def wacht(self) -> None:
        """Wait until everything asked has been answered on the main thread; for closing and for tests.

        Keys and clicks wait too: nobody may press a button of an act that is being answered.
        """
        zonder_invoer = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
        while self._bezig:
            for toekomst in list(self._bezig):
                toekomst.exception()
            QCoreApplication.processEvents(zonder_invoer)

    def sluit(self) -> None:
        """Finish what was asked and stop."""
        self.wacht()
        self.boek_inzage()
        self.wacht()
        self._dicht = True
        self._daden.shutdown(wait=True)
        self._lezen.shutdown(wait=True)
