"""What reads a text beside the window: the second reader, and the thorough layer in its own process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.grondig import Fase, Grondig, Stand
from weegtafel.anonimiteit.lezing import lees
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.kernel.errors import Storing


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What was read in one text. ``grondig`` is None while the thorough layer did not read it; ``storing`` says why."""

    poort: tuple[Bevinding, ...]
    """Layer 1 and the second reader: what the gate will ask about."""
    grondig: tuple[Bevinding, ...] | None = None
    """With the thorough layer."""
    alles: tuple[Bevinding, ...] = ()
    """With known names too, and what the gate asks besides."""
    storing: str = ""


def lees_tekst(tekst: str, namen: Sequence[str], lijsten: Lijsten, motor: Grondig | None = None) -> Gelezen:
    """Read a text by every layer at hand; ``motor`` is the thorough layer when it is its turn."""
    from weegtafel.anonimiteit.controle import controleer  # reads its weights, which may take a moment

    storing, ruw = "", None
    if motor is not None:
        try:
            ruw = motor.controleer(tekst)
        except Storing as fout:
            storing = str(fout)
    poort = lees(tekst, lijsten)
    grondig = None if ruw is None else controleer(tekst, (), ruw, lijsten) if ruw else poort
    alles = controleer(tekst, namen, ruw or (), lijsten) if namen else grondig or poort
    rest = [b for b in poort if not any(a.begin < b.einde and b.begin < a.einde for a in alles)]
    return Gelezen(poort, grondig, tuple(sorted((*alles, *rest))), storing)


class Grondigelaag(QObject):
    """The readers of this program: one process for all windows, and a thread for each of the two."""

    veranderd = Signal(object)
    """The new :class:`Stand`."""
    _terug = Signal(object)

    def __init__(self, motor: Grondig | None = None, ouder: QObject | None = None) -> None:
        super().__init__(ouder)
        self.motor = motor or Grondig(meld=self._hoor)
        self.mislukt = False
        """Whether the last text that it was given could not be read."""
        # The second reader does not wait for a process that still prepares itself.
        self._lezer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lezer")
        self._draad = ThreadPoolExecutor(max_workers=1, thread_name_prefix="grondig")
        self._terug.connect(lambda doe: doe())

    def _hoor(self, stand: Stand) -> None:
        if isValid(self):
            self.veranderd.emit(stand)

    def lees(
        self,
        tekst: str,
        namen: Sequence[str],
        lijsten: Lijsten,
        klaar: Callable[[Gelezen], None],
        *,
        nodig: Callable[[], bool],
        grondig: bool,
    ) -> None:
        """Read a text; ``klaar`` hears it in the thread of the window, unless nobody needs it any more."""

        def werk() -> None:
            if not nodig():
                return
            uit = lees_tekst(tekst, namen, lijsten, self.motor if grondig else None)
            if grondig:
                self.mislukt = bool(uit.storing)
            if isValid(self):
                self._terug.emit(partial(klaar, uit))

        (self._draad if grondig else self._lezer).submit(werk)

    def sluit(self) -> None:
        """End the process, and whatever waits for it."""
        self.motor.stop()
        for draad in (self._draad, self._lezer):
            draad.shutdown(wait=False, cancel_futures=True)


_laag: list[Grondigelaag] = []


def zet_grondig(laag: Grondigelaag | None) -> None:
    """Give the windows their readers; without them the gate stays shut until somebody checks by hand."""
    _laag[:] = [laag] if laag is not None else []


def grondige_laag() -> Grondigelaag | None:
    """The readers, if the windows have them."""
    return _laag[0] if _laag and isValid(_laag[0]) else None


def leest_grondig() -> bool:
    """Whether the thorough layer reads, or will in a moment, so that nobody declares by hand instead."""
    laag = grondige_laag()
    return laag is not None and not laag.mislukt and laag.motor.stand().fase is not Fase.KAN_NIET
