"""The opinion of the second reader, from a process of its own, so that a window keeps small and quick.

What both readers learned takes some forty megabytes with what it needs to be summed (:mod:`kansen`). A window asks for
the chances here (:func:`zet_apart`); a command does its sums itself. Whatever goes wrong, the answer is None and the
caller reads by itself: less memory is never paid with less reading.

``python -m weegtafel.anonimiteit.oordeelaar`` speaks lines of JSON over its standard input and output. Texts come in
only there, and nothing of them reaches an argument, a file or a log.
"""

from __future__ import annotations

import base64
import json
import queue
import sys
import threading
import time
from array import array
from collections.abc import Collection, Sequence
from typing import IO, Any, Final, NamedTuple

from weegtafel.anonimiteit import kindproces
from weegtafel.anonimiteit.lijsten import Lijsten, met_eigen, standaard

GEDULD: Final = 30.0
"""Seconds that an answer may take, the start of the process included."""
STIL_NA: Final = 300.0
"""Seconds without a question after which the process is ended."""


class Oordeel(NamedTuple):
    """For every word and sign how likely each label is."""

    labels: tuple[str, ...]
    kansen: list[list[float]]


class _Proces:
    """One life of the process: one question at a time."""

    def __init__(self) -> None:
        self._kind = kindproces.begin([sys.executable, "-m", "weegtafel.anonimiteit.oordeelaar"])
        self._antwoorden: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._oor = threading.Thread(target=self._luister, name="oordeelaar", daemon=True)
        self._oor.start()

    def _luister(self) -> None:
        assert self._kind.stdout is not None
        try:
            for regel in self._kind.stdout:
                self._antwoorden.put(regel)
        except (OSError, ValueError):  # the pipe was closed under it
            pass
        self._antwoorden.put(b"")

    def vraag(self, bericht: dict[str, Any], geduld: float) -> dict[str, Any]:
        """The answer to one question; an OSError or ValueError when there is none."""
        assert self._kind.stdin is not None
        self._kind.stdin.write(json.dumps(bericht, ensure_ascii=True).encode("ascii") + b"\n")
        self._kind.stdin.flush()
        try:
            regel = self._antwoorden.get(timeout=geduld)
        except queue.Empty:
            raise TimeoutError from None
        uit = json.loads(regel)
        if not isinstance(uit, dict) or "kansen" not in uit:
            raise ValueError("no chances in the answer")
        return uit

    def eindig(self) -> None:
        kindproces.eindig(self._kind)
        kindproces.ruim_op(self._kind, self._oor)


class Oordeelaar:
    """The process as one thing to ask; safe to use from several threads. It starts at the first question."""

    def __init__(self, stil_na: float = STIL_NA, geduld: float = GEDULD) -> None:
        self._stil_na, self._geduld = stil_na, geduld
        self._slot = threading.Lock()
        self._proces: _Proces | None = None
        self._laatst = 0.0
        self._wekker: threading.Timer | None = None

    @property
    def loopt(self) -> bool:
        """Whether the process is there now."""
        return self._proces is not None

    def vraag(
        self,
        stukken: Sequence[str],
        gaten: Sequence[bool],
        lijsten: Lijsten,
        diep: Sequence[str],
        beschermd: Collection[int],
    ) -> Oordeel | None:
        """The chances of every word and sign; None when the process cannot say."""
        basis = standaard()
        bericht = {
            "stukken": list(stukken),
            "gaten": [int(gat) for gat in gaten],
            "plaatsen": sorted(lijsten.eigen_plaatsen - basis.eigen_plaatsen),
            "namen": sorted(lijsten.instellingen - basis.instellingen),
            "diep": list(diep),
            "beschermd": sorted(beschermd),
        }
        with self._slot:
            try:
                self._proces = self._proces or _Proces()
                antwoord = self._proces.vraag(bericht, self._geduld)
                labels = tuple(map(str, antwoord["labels"]))
                ruw = array("f", base64.b64decode(antwoord["kansen"]))
            except (OSError, ValueError, KeyError, TypeError):
                self._weg()
                return None
            self._laatst = time.monotonic()
            self._zet_wekker()
        breed = len(labels)
        if not breed or len(ruw) != breed * len(stukken):
            return None
        return Oordeel(labels, [ruw[i : i + breed].tolist() for i in range(0, len(ruw), breed)])

    def stop(self) -> None:
        """End the process, and with it all that it remembers of words; it starts again at the next question."""
        with self._slot:
            self._weg()

    def _weg(self) -> None:
        proces, self._proces = self._proces, None
        if self._wekker is not None:
            self._wekker.cancel()
            self._wekker = None
        if proces is not None:
            proces.eindig()

    def _zet_wekker(self) -> None:
        if self._wekker is not None:
            self._wekker.cancel()
        self._wekker = threading.Timer(max(0.05, self._laatst + self._stil_na - time.monotonic()), self._wek)
        self._wekker.daemon = True
        self._wekker.start()

    def _wek(self) -> None:
        with self._slot:
            if self._proces is None:
                return
            if time.monotonic() - self._laatst >= self._stil_na:
                self._weg()
            else:
                self._zet_wekker()


_een: list[Oordeelaar] = []


def zet_apart(oordeelaar: Oordeelaar | None) -> None:
    """Let the second reader ask this process from now on; with None the one there was is ended."""
    oud = _een[:]
    _een[:] = [oordeelaar] if oordeelaar is not None else []
    for weg in oud:
        if weg is not oordeelaar:
            weg.stop()


def apart() -> Oordeelaar | None:
    """The process to ask, if the windows gave one."""
    return _een[0] if _een else None


def vergeet() -> None:
    """Drop what the process remembers of words; to be called when a vault is locked."""
    for oordeelaar in _een:
        oordeelaar.stop()


def draai(in_: IO[bytes], uit: IO[bytes]) -> int:
    """Answer until the input ends. Returns the exit code: 0, or 1 when there is nothing to read by."""
    from weegtafel.anonimiteit.kansen import lees_lezer, oordeel
    from weegtafel.anonimiteit.lijsten import MAP

    lezer = lees_lezer(MAP)
    if lezer is None:
        return 1
    for regel in in_:
        bericht = json.loads(regel)
        lijsten = met_eigen(frozenset(bericht["plaatsen"]), frozenset(bericht["namen"]))
        gaten, beschermd = list(map(bool, bericht["gaten"])), set(bericht["beschermd"])
        kansen = oordeel(lezer, bericht["stukken"], gaten, lijsten, bericht["diep"], beschermd)
        vlak = array("f", (kans for rij in kansen for kans in rij))
        antwoord = {"labels": lezer.gewichten.labels, "kansen": base64.b64encode(vlak.tobytes()).decode("ascii")}
        uit.write(json.dumps(antwoord).encode("ascii") + b"\n")
        uit.flush()
    return 0


def main() -> int:
    """Answer on the pipes of this process."""
    return kindproces.dien(draai)


if __name__ == "__main__":
    sys.exit(main())
