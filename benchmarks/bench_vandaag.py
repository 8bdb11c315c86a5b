"""What the table learns on the first page: at most a tenth of the start.

    python -m benchmarks.bench_vandaag [--keer N]

Whole processes on demonstration data, in turn: the program until its window is usable, as it is, and the same with all
of the learning left out of the first page. That is what the learning adds to the start. What it costs afterwards, when
the page stands and the learning chart comes in, is printed too, as processor time of the window's own thread.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.meten import oordeel

HUIS = Path(__file__).resolve().parent.parent
#: The program until its window is usable; it tells how much processor time that took.
MET = """
import sys, time
from pathlib import Path
import ui.app
def meld(begin):
    from PySide6.QtWidgets import QApplication
    print(time.process_time(), flush=True)
    QApplication.exit(0)
ui.app._meld_start = meld
from main import _venster
sys.exit(_venster(map_=Path(sys.argv[1]), demo=False, schermafdrukken=None, meet_start=True))
"""
#: The same without: nothing is asked and nothing is added.
ZONDER = MET.replace(
    "ui.app._meld", "import ui.vandaag\nui.vandaag.VandaagScherm._vraag_leren = lambda self: None\nui.app._meld"
)
#: Both import the page at the same moment, so that only what it does differs.
MET = MET.replace("ui.app._meld", "import ui.vandaag\nui.app._meld")


def _duur(code: str, map_: Path, omgeving: dict[str, str]) -> float:
    klaar = subprocess.run(
        [sys.executable, "-c", code, str(map_)], cwd=HUIS, env=omgeving, capture_output=True, text=True, check=False,
        timeout=120,
    )  # fmt: skip
    if klaar.returncode:
        raise SystemExit(klaar.stderr[-2000:])
    return float(klaar.stdout.split()[-1])


def _erbij(map_: Path) -> float:
    """Processor time of the window's thread for the lines and the chart that come in later, in ms."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from ui.messages import Mond
    from ui.runner import Runner
    from ui.scherm import Omgeving
    from ui.theme.theme import pas_thema_toe
    from ui.vandaag import VandaagScherm
    from ui.vandaagleren import haal_leerbeeld
    from ui.widgets.berichtenbalk import Berichtenbalk
    from weegtafel.bootstrap import open_programma
    from weegtafel.inrichting.werker import eerste_actor

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    pas_thema_toe(app, "licht")
    programma = open_programma(map_)
    runner = Runner(programma.als(programma.vraag(eerste_actor, programma.klok.nu().date())))
    instellingen = QSettings(str(map_ / "x.ini"), QSettings.Format.IniFormat)
    scherm = VandaagScherm(Omgeving(runner, Mond(Berichtenbalk()), instellingen))
    scherm.resize(1048, 760)
    scherm.show()
    scherm._leerklok.blockSignals(True)  # asked below, alone
    scherm.ververs()
    runner.wacht()
    app.processEvents()
    beeld = programma.vraag(haal_leerbeeld, scherm.omgeving.vandaag, True)
    begin = time.thread_time()
    scherm._toon_leren(beeld)
    app.processEvents()
    scherm.grab()
    duur = time.thread_time() - begin
    assert scherm._erbij
    runner.sluit()
    programma.sluit()
    return 1000 * duur


def main() -> int:
    """Measure and print. Returns 0 when the learning adds at most a tenth."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--keer", type=int, default=9)
    keer = lezer.parse_args().keer
    from weegtafel.demonstratie import maak_demonstratie

    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk) / "kluis"
        maak_demonstratie(map_)
        omgeving = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
        omgeving.pop("PYTHONDONTWRITEBYTECODE", None)
        omgeving["PYTHONPYCACHEPREFIX"] = str(Path(tijdelijk) / "pyc")
        tijden: dict[str, list[float]] = {"met": [], "zonder": []}
        for beurt in range(keer + 1):
            for naam, code in (("met", MET), ("zonder", ZONDER)):
                duur = _duur(code, map_, omgeving)
                if beurt:  # the first round fills the caches of the disk and of Python
                    tijden[naam].append(duur)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        erbij = _erbij(map_)
    met, zonder = (statistics.median(tijden[naam]) for naam in ("met", "zonder"))
    print(f"start met leren {1000 * met:.0f} ms, zonder {1000 * zonder:.0f} ms")
    print(f"daarna, als de pagina staat: regels en grafiek erbij {erbij:.0f} ms van het venster")
    return 0 if oordeel("start met leren / zonder", met / zonder, 1.1) else 1


if __name__ == "__main__":
    raise SystemExit(main())
