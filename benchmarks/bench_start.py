"""Start to usable window, beside an empty window that opens the same file.

``python -m benchmarks.bench_start [--keer N] [--werkmap MAP]``. Both are whole processes, started in turn, timed from
outside from start to exit. Floor: an empty QMainWindow shown, ``import sqlmodel``, and one select on the same file.
Ours: ``main.py --map MAP --meet-start``, which leaves as soon as the first list is painted.

Both keep their compiled modules in a folder of this run, so that an environment that forbids compiled files (as
PYTHONDONTWRITEBYTECODE) does not let ours compile its source each time while the libraries of the floor are compiled
already. Beside the floor stands the same floor with ``import sqlmodel`` before PySide6: PySide6 reads the source of all
that is imported after it, which is a tenth of the time, and which ours avoids by the same order.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.meten import oordeel
from benchmarks.vulling import vul
from weegtafel.storage.bestand import BESTAND

HUIS = Path(__file__).resolve().parent.parent
VLOER = """
import sqlite3, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
import sqlmodel
app = QApplication([])
with sqlmodel.Session(sqlmodel.create_engine("sqlite:///" + sys.argv[1])) as sessie:
    sessie.exec(sqlmodel.text("SELECT id, nummer, status FROM casus ORDER BY id DESC LIMIT 100")).all()
venster = QMainWindow()
venster.resize(1280, 800)
venster.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
ANDERSOM = VLOER.replace("import sqlmodel\n", "", 1).replace(
    "import sqlite3, sys\n", "import sys\nimport sqlmodel\n", 1
)
ZWAAR = ("reportlab", "docx", "pikepdf", "lxml", "numpy", "alembic", "icalendar")


def _duur(opdracht: list[str], omgeving: dict[str, str]) -> float:
    begin = time.perf_counter()
    klaar = subprocess.run(opdracht, cwd=HUIS, env=omgeving, capture_output=True, text=True, check=False, timeout=120)
    duur = time.perf_counter() - begin
    if klaar.returncode:
        raise SystemExit(f"{' '.join(opdracht[:4])} stopte met {klaar.returncode}: {klaar.stderr[-2000:]}")
    return duur


def main() -> int:
    """Measure, print, and return 0 when the bar is reached and nothing heavy was imported."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--keer", type=int, default=9)
    lezer.add_argument("--werkmap", type=Path, default=Path(tempfile.gettempdir()))
    keuze = lezer.parse_args()
    map_ = Path(tempfile.mkdtemp(prefix="start", dir=keuze.werkmap))
    omgeving = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    omgeving.pop("PYTHONDONTWRITEBYTECODE", None)
    omgeving["PYTHONPYCACHEPREFIX"] = str(map_ / "pyc")
    try:
        vul(map_ / "kluis", 1000)
        ons = [sys.executable, "main.py", "--map", str(map_ / "kluis"), "--meet-start"]
        vloer = [sys.executable, "-c", VLOER, str(map_ / "kluis" / BESTAND)]
        andersom = [sys.executable, "-c", ANDERSOM, vloer[-1]]
        tijden: dict[str, list[float]] = {"ons": [], "vloer": [], "andersom": []}
        for beurt in range(keuze.keer + 1):
            for naam, opdracht in (("ons", ons), ("vloer", vloer), ("andersom", andersom)):
                duur = _duur(opdracht, omgeving)
                if beurt:  # the first round fills the caches of the disk and of Python
                    tijden[naam].append(duur)
        mediaan = {naam: statistics.median(t) for naam, t in tijden.items()}
        print(f"start {mediaan['ons'] * 1000:.0f} ms, vloer {mediaan['vloer'] * 1000:.0f} ms")
        print(f"ter vergelijking, vloer met sqlmodel voor Qt: {mediaan['andersom'] * 1000:.0f} ms, ", end="")
        print(f"start / die vloer: {mediaan['ons'] / mediaan['andersom']:.2f}")
        geladen = subprocess.run(
            [sys.executable, "-X", "importtime", *ons[1:]],
            cwd=HUIS,
            env=omgeving,
            capture_output=True,
            text=True,
            check=True,
        ).stderr
        namen = {regel.rsplit("|", 1)[-1].strip() for regel in geladen.splitlines() if "|" in regel}
        te_vroeg = [naam for naam in ZWAAR if naam in namen]
        print(f"te vroeg geladen: {', '.join(te_vroeg) or 'niets'}")
        goed = oordeel("start / vloer", mediaan["ons"] / mediaan["vloer"], 1.3)
        return 0 if goed and not te_vroeg else 1
    finally:
        shutil.rmtree(map_)


if __name__ == "__main__":
    raise SystemExit(main())
