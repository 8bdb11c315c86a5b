"""Memory of the running program with 100,000 casussen open, beside the same program with an empty file.

``python -m benchmarks.bench_geheugen [--werkmap MAP]``. Each is a process of its own that opens the real window
offscreen, goes to the list of casussen, scrolls to its end, searches, and then reads its own resident memory. Linux
only (``/proc``).
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from benchmarks.meten import in_eigen_proces, oordeel, rss
from benchmarks.vulling import vul
from weegtafel.storage.bestand import BESTAND


def proef(map_: Path) -> None:
    """What the process of one measurement does; prints its resident memory in MB."""
    import time

    from PySide6.QtWidgets import QAbstractItemView, QLineEdit

    from ui.app import Vensters, _maak_app
    from weegtafel.bootstrap import open_programma

    toepassing = _maak_app()
    venster = Vensters(open_programma(map_)).open()

    def wacht(seconden: float) -> None:
        einde = time.monotonic() + seconden
        while time.monotonic() < einde:
            toepassing.processEvents()
            time.sleep(0.005)

    wacht(1)
    venster.ga_naar("casussen")
    wacht(1)
    for lijst in venster.findChildren(QAbstractItemView):
        lijst.scrollToBottom()
        wacht(0.5)
        lijst.scrollToTop()
        wacht(0.5)
    for veld in venster.findChildren(QLineEdit):
        veld.setText("de")
        wacht(1)
    print(f"{rss():.1f}")


def _meet(map_: Path) -> float:
    return in_eigen_proces("benchmarks.bench_geheugen", map_)[-1]


def main() -> int:
    """Measure, print, and return 0 when the bar is reached."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--werkmap", type=Path, default=Path(tempfile.gettempdir()) / "weegtafel-bench")
    lezer.add_argument("--proef", type=Path, help=argparse.SUPPRESS)
    keuze = lezer.parse_args()
    if keuze.proef:
        proef(keuze.proef)
        return 0
    for aantal in (0, 100_000):
        if not (keuze.werkmap / str(aantal) / BESTAND).exists():
            vul(keuze.werkmap / str(aantal), aantal)
    leeg, vol = [], []
    for _ in range(3):
        leeg.append(_meet(keuze.werkmap / "0"))
        vol.append(_meet(keuze.werkmap / "100000"))
    print(f"leeg {statistics.median(leeg):.0f} MB, 100.000 casussen {statistics.median(vol):.0f} MB")
    goed = oordeel("geheugen met 100.000 casussen / leeg", statistics.median(vol) / statistics.median(leeg), 1.25)
    return 0 if goed else 1


if __name__ == "__main__":
    raise SystemExit(main())
