"""The thorough layer: deduce in a process of its own, so that this one keeps small and quick.

Nothing here knows of windows. A text goes through a pipe only; it stands in no argument, no file and no log. Whatever
goes wrong is a :class:`Storing` with one Dutch sentence, never an answer without findings.
"""

from __future__ import annotations

import json
import queue
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

from weegtafel.anonimiteit import kindproces
from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Laag
from weegtafel.anonimiteit.deducesoorten import duid
from weegtafel.anonimiteit.knippen import stukken, vlak
from weegtafel.anonimiteit.normaliseren import Genormaliseerd, normaliseer
from weegtafel.kernel.errors import Storing

STUK_GEDULD: Final = 30.0
"""Seconds that one piece of a text may take; warm it takes about a tenth."""
START_GEDULD: Final = 1800.0
"""Seconds from start to ready, the building of the lists included."""
STIL_NA: Final = 300.0
"""Seconds without a question after which the process is ended."""

_AFGEBROKEN: Final = (
    "De grondige controle is onderbroken en heeft niets goedgekeurd. De tekst is veilig; voer de controle opnieuw uit."
)
_HANGT: Final = (
    "De grondige controle gaf geen antwoord en is gestopt zonder iets goed te keuren. "
    "De tekst is veilig; voer de controle opnieuw uit."
)
_ONZIN: Final = (
    "De grondige controle gaf een onleesbaar antwoord en heeft niets goedgekeurd. "
    "De tekst is veilig; voer de controle opnieuw uit."
)
_START_NIET: Final = (
    "De grondige controle kan niet starten. "
    "De teksten zijn veilig; start het programma opnieuw en probeer het nog eens."
)
_GESTOPT: Final = "De grondige controle is gestopt en heeft niets goedgekeurd. De tekst is veilig."


class Fase(Enum):
    """Where the thorough layer is."""

    NIET_GESTART = "niet gestart"
    BOUWT = "bouwt"
    LAADT = "laadt"
    KLAAR = "klaar"
    KAN_NIET = "kan niet"


@dataclass(frozen=True, slots=True)
class Stand:
    """What the thorough layer does now.

    ``zin`` is Dutch and fit for the screen; ``deel`` is a percentage while building.
    """

    fase: Fase
    zin: str
    deel: int = 0


_NIET_GESTART: Final = Stand(Fase.NIET_GESTART, "De grondige controle staat uit.")
_LAADT: Final = Stand(Fase.LAADT, "De grondige controle start.")
_KLAAR: Final = Stand(Fase.KLAAR, "De grondige controle is klaar voor gebruik.")


def _bouwt(deel: int) -> Stand:
    return Stand(Fase.BOUWT, f"De grondige controle wordt eenmalig voorbereid: {deel} %.", deel)


_WACHT: Final = Stand(Fase.BOUWT, "Een ander venster bereidt de grondige controle voor. Dit venster wacht daarop.")


def standaardmap() -> Path:
    """Where the lists of this installation stand: a folder that the user may write to, with the version of deduce."""
    from importlib.metadata import PackageNotFoundError, version

    from platformdirs import user_cache_path

    try:
        versie = version("deduce")
    except PackageNotFoundError:
        versie = "geen"
    return user_cache_path("Weegtafel", appauthor=False) / f"deduce-{versie}"


def _opdracht() -> list[str]:
    return [sys.executable, "-m", "weegtafel.anonimiteit.werker"]


class _Proces:
    """One life of the worker: its pipes, the thread that listens, and what it answered."""

    def __init__(self, opdracht: Sequence[str], map_: Path, meld: Callable[[_Proces, Stand], None]) -> None:
        # deduce walks through sets: with this the same text gets the same answer each time.
        self._proces = kindproces.begin(opdracht, PYTHONHASHSEED="0")
        self._meld = meld
        self._slot = threading.Lock()
        self._vragen: dict[int, queue.SimpleQueue[dict[str, Any] | str]] = {}
        self._nummer = 0
        self.klaar = threading.Event()
        """Set when it is ready, and when it never will be."""
        self.fout = ""
        """Why it ended, as a sentence; empty while it lives."""
        self._lezer = threading.Thread(target=self._luister, name="grondige controle", daemon=True)
        self._lezer.start()
        try:
            self._schrijf({"doe": "begin", "map": str(map_)})
        except OSError:  # it has ended already; the listener says so
            self.klaar.wait(5)

    @property
    def leeft(self) -> bool:
        return not self.fout

    def vraag(self, tekst: str, geduld: float) -> list[list[Any]]:
        """What the worker finds in one piece of text.

        Raises:
            Storing: it died, hung, or answered nonsense.
        """
        antwoord: queue.SimpleQueue[dict[str, Any] | str] = queue.SimpleQueue()
        with self._slot:
            if self.fout:
                raise Storing(self.fout)
            self._nummer += 1
            nummer = self._nummer
            self._vragen[nummer] = antwoord
        try:
            self._schrijf({"doe": "controleer", "nr": nummer, "tekst": tekst})
        except OSError:
            self.eindig(_AFGEBROKEN)
        try:
            bericht = antwoord.get(timeout=geduld)
        except queue.Empty:
            self.eindig(_HANGT)
            raise Storing(_HANGT) from None
        if isinstance(bericht, str):
            raise Storing(bericht)
        if "gevonden" not in bericht:
            raise Storing(
                "De grondige controle kon deze tekst niet lezen en heeft niets goedgekeurd. "
                "De tekst is veilig; controleer hem met de hand."
            )
        return list(bericht["gevonden"])

    def eindig(self, zin: str) -> None:
        """End the process; every open question gets ``zin``. Calling it again does nothing."""
        with self._slot:
            if self.fout:
                return
            self.fout = zin
            open_ = list(self._vragen.values())
            self._vragen.clear()
        kindproces.eindig(self._proces)
        for antwoord in open_:
            antwoord.put(zin)
        self.klaar.set()
        kindproces.ruim_op(self._proces, self._lezer)

    def _schrijf(self, bericht: dict[str, Any]) -> None:
        pijp = self._proces.stdin
        assert pijp is not None
        try:
            pijp.write(json.dumps(bericht, ensure_ascii=True).encode("ascii") + b"\n")
            pijp.flush()
        except ValueError as fout:  # the pipe was closed meanwhile
            raise BrokenPipeError from fout

    def _luister(self) -> None:
        pijp = self._proces.stdout
        assert pijp is not None
        zin = _START_NIET
        try:
            for regel in pijp:
                bericht = json.loads(regel)
                if "stand" in bericht:
                    if bericht["stand"] == "kan_niet":
                        zin = str(bericht["zin"])
                    else:
                        self._hoor_stand(bericht)
                        zin = _AFGEBROKEN if self.klaar.is_set() else _START_NIET
                else:
                    self._hoor_antwoord(bericht)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            zin = _ONZIN
        except OSError:
            zin = _AFGEBROKEN
        self.eindig(zin)
        self._meld(self, Stand(Fase.KAN_NIET, self.fout))

    def _hoor_stand(self, bericht: dict[str, Any]) -> None:
        stand = {
            "bouwt": lambda: _bouwt(int(bericht["deel"])),
            "wacht": lambda: _WACHT,
            "laadt": lambda: _LAADT,
            "klaar": lambda: _KLAAR,
        }[bericht["stand"]]()
        if stand is _KLAAR:
            self.klaar.set()
        self._meld(self, stand)

    def _hoor_antwoord(self, bericht: dict[str, Any]) -> None:
        if "gevonden" in bericht:
            for tag, begin, einde in bericht["gevonden"]:
                if not (isinstance(tag, str) and type(begin) is int and type(einde) is int and 0 <= begin < einde):
                    raise ValueError("a finding is a tag with a begin and an end")
        with self._slot:
            antwoord = self._vragen.pop(int(bericht["nr"]))
        antwoord.put(bericht)


class Grondig:
    """The thorough layer as one thing to ask; safe to use from several threads.

    ``cachemap`` is where the lists stand (:func:`standaardmap` when None), ``stil_na`` how many seconds without a
    question end the process. ``meld`` hears every new :class:`Stand`, on another thread, and returns at once.
    ``opdracht``, ``stuk_geduld`` and ``start_geduld`` (seconds) are for tests.
    """

    def __init__(
        self,
        cachemap: Path | None = None,
        stil_na: float = STIL_NA,
        meld: Callable[[Stand], None] | None = None,
        opdracht: Sequence[str] | None = None,
        stuk_geduld: float = STUK_GEDULD,
        start_geduld: float = START_GEDULD,
    ) -> None:
        self._map = cachemap or standaardmap()
        self._stil_na = stil_na
        self._meld = meld
        self._opdracht = opdracht or _opdracht()
        self._stuk_geduld = stuk_geduld
        self._start_geduld = start_geduld
        self._slot = threading.RLock()
        self._proces: _Proces | None = None
        self._stand = _NIET_GESTART
        self._bezig = 0
        self._laatst = time.monotonic()
        self._wekker: threading.Timer | None = None

    def stand(self) -> Stand:
        """What it does now."""
        with self._slot:
            return self._stand

    def start(self) -> None:
        """Start the process when it does not run; returns at once. Why it cannot is in :meth:`stand`."""
        with self._slot:
            if self._proces is not None and self._proces.leeft:
                return
            self._zet(_LAADT)
            try:
                self._proces = _Proces(self._opdracht, self._map, self._hoor)
            except OSError:
                self._proces = None
                self._zet(Stand(Fase.KAN_NIET, _START_NIET))
                return
            self._laatst = time.monotonic()
            self._zet_wekker()

    def stop(self) -> None:
        """End the process; a check that runs ends with a Storing. It starts again at the next question."""
        with self._slot:
            proces = self._neem_weg()
        if proces is not None:
            proces.eindig(_GESTOPT)

    def _neem_weg(self) -> _Proces | None:
        """The process that runs, forgotten here; the caller holds the lock and ends it after letting go."""
        proces, self._proces = self._proces, None
        if self._wekker is not None:
            self._wekker.cancel()
            self._wekker = None
        self._zet(_NIET_GESTART)
        return proces

    def controleer(self, tekst: str, geduld: float | None = None) -> tuple[Bevinding, ...]:
        """What the thorough layer finds in ``tekst``, in order; waits until it is ready.

        ``geduld`` is how many seconds starting may take, building included.

        Raises:
            Storing: it cannot run, was ended in the middle, or gave no answer in time. Nothing was approved.
        """
        with self._slot:
            self._bezig += 1
        try:
            proces = self._gereed(self._start_geduld if geduld is None else geduld)
            genormaliseerd = normaliseer(tekst)
            gevonden: set[Bevinding] = set()
            leesbaar = vlak(genormaliseerd.tekst)
            for begin, einde in stukken(leesbaar):
                for vondst in proces.vraag(leesbaar[begin:einde], self._stuk_geduld):
                    gevonden.update(_duid(vondst, begin, einde, genormaliseerd))
            return tuple(sorted(gevonden))
        finally:
            with self._slot:
                self._bezig -= 1
                self._laatst = time.monotonic()

    def _gereed(self, geduld: float) -> _Proces:
        self.start()
        with self._slot:
            proces, zin = self._proces, self._stand.zin
        if proces is None:
            raise Storing(zin)
        if not proces.klaar.wait(geduld):
            raise Storing(
                "De grondige controle is nog niet klaar met starten. "
                "De tekst is veilig; wacht tot de voorbereiding klaar is en probeer het opnieuw."
            )
        if not proces.leeft:
            raise Storing(proces.fout)
        return proces

    def _hoor(self, proces: _Proces, stand: Stand) -> None:
        with self._slot:
            if proces is self._proces:  # what an earlier process still says is no news
                self._zet(stand)

    def _zet(self, stand: Stand) -> None:
        anders = stand != self._stand
        self._stand = stand
        if anders and self._meld is not None:
            self._meld(stand)

    def _zet_wekker(self) -> None:
        if self._wekker is not None:
            self._wekker.cancel()
        self._wekker = threading.Timer(max(0.05, self._laatst + self._stil_na - time.monotonic()), self._wek)
        self._wekker.daemon = True
        self._wekker.start()

    def _wek(self) -> None:
        with self._slot:
            if self._proces is None or not self._proces.leeft:
                return
            rust = time.monotonic() - self._laatst
            # Building is never broken off for want of questions: it is done once, for every later window.
            if self._bezig or self._stand.fase in (Fase.BOUWT, Fase.LAADT) or rust < self._stil_na:
                if rust >= self._stil_na:
                    self._laatst = time.monotonic()
                self._zet_wekker()
                return
            proces = self._neem_weg()
        if proces is not None:
            proces.eindig(_GESTOPT)


def _duid(vondst: Sequence[Any], schuif: int, grens: int, bron: Genormaliseerd) -> list[Bevinding]:
    tag, begin, einde = vondst
    if schuif + einde > grens:
        raise Storing(_ONZIN)
    return [
        bevinding(bron.bron, *bron.terug(van, tot), soort, Laag.GRONDIG)
        for soort, van, tot in duid(tag, schuif + begin, schuif + einde, bron.tekst)
    ]
