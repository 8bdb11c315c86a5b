"""Measuring two or more things in turn, so that what else the machine does falls on all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path


def om_en_om(
    taken: Mapping[str, Callable[[], object]], keer: int, klok: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Run every task once to warm up, then all of them in turn; median seconds for each.

    With ``klok=time.thread_time`` only the processor time of this thread counts: for a machine that others keep busy,
    and for work that never waits for a disk.
    """
    tijden: dict[str, list[float]] = {naam: [] for naam in taken}
    for taak in taken.values():
        taak()
    for _ in range(keer):
        for naam, taak in taken.items():
            begin = klok()
            taak()
            tijden[naam].append(klok() - begin)
    return {naam: statistics.median(t) for naam, t in tijden.items()}


def oordeel(wat: str, waarde: float, grens: float) -> bool:
    """Print a bar with what was reached; whether it was."""
    gehaald = waarde <= grens
    print(f"{'PASS' if gehaald else 'MISS'}  {wat}: {waarde:.2f} (grens {grens:g})")
    return gehaald


def rss() -> float:
    """Resident memory of this process in MB; Linux only."""
    for regel in Path("/proc/self/status").read_text().splitlines():
        if regel.startswith("VmRSS"):
            return int(regel.split()[1]) / 1024
    raise SystemExit("/proc/self/status noemt geen VmRSS")


def in_eigen_proces(module: str, map_: Path) -> list[float]:
    """The numbers on the last line of ``python -m module --proef MAP``, with windows that nobody sees."""
    klaar = subprocess.run(
        [sys.executable, "-m", module, "--proef", str(map_)],
        cwd=Path(__file__).resolve().parent.parent,
        env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if klaar.returncode:
        raise SystemExit(klaar.stderr[-2000:])
    return [float(getal) for getal in klaar.stdout.splitlines()[-1].split()]
