"""The thorough layer of anonymity: time to start, time for a case of 1,000 words once warm, and memory of its process.

``python -m benchmarks.bench_grondig [--bouw] [--deduce MAP]``. ``--bouw`` builds the lists anew in a temporary folder
first. ``--deduce MAP`` measures deduce as it ships beside it, with its own pickle kept in MAP (the first time that
takes two minutes more). Linux only (``/proc``).
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.meten import oordeel
from weegtafel.anonimiteit.grondig import Fase, Grondig, Stand

HUIS = Path(__file__).resolve().parent.parent
CORPUS = HUIS / "tests" / "corpus" / "anonimiteit" / "afstemmen.txt"

_KAAL = """
import sys, time, logging
begin = time.perf_counter()
import deduce
logging.disable(logging.CRITICAL)
d = deduce.Deduce(cache_path=sys.argv[1])
geladen = time.perf_counter() - begin
tekst = open(sys.argv[2], encoding="utf-8").read()
d.deidentify(tekst)
tijden = []
for _ in range(7):
    begin = time.perf_counter()
    d.deidentify(tekst)
    tijden.append(time.perf_counter() - begin)
regels = open("/proc/self/status").read().splitlines()
mb = next(int(r.split()[1]) / 1024 for r in regels if r.startswith("VmRSS"))
print("UIT", geladen, sorted(tijden)[3], mb)
"""


def _rss(nummer: int) -> float:
    regels = Path(f"/proc/{nummer}/status").read_text().splitlines()
    return next(int(regel.split()[1]) / 1024 for regel in regels if regel.startswith("VmRSS"))


def duizend_woorden() -> str:
    """The first 1,000 words of the corpus, without its marks and headings."""
    ruw = re.sub(r"^=== .*$", "", CORPUS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    kaal = re.sub(r"\[\[\w+:(.*?)\]\]|\{\{(.*?)\}\}", lambda merk: merk[1] or merk[2], ruw, flags=re.DOTALL)
    einde = list(re.finditer(r"\S+", kaal))[999].end()
    return kaal[:einde].strip()


def _bouw() -> None:
    with tempfile.TemporaryDirectory() as map_:
        grondig = Grondig(cachemap=Path(map_) / "deduce")
        begin = time.perf_counter()
        grondig.controleer("Een zin.")
        print(f"bouwen en starten {time.perf_counter() - begin:.1f} s")
        grondig.stop()


def main() -> int:
    """Measure, print, and return 0 when the bar is reached."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--bouw", action="store_true")
    lezer.add_argument("--deduce", type=Path, metavar="MAP")
    keuze = lezer.parse_args()
    if keuze.bouw:
        _bouw()
    tekst = duizend_woorden()
    starten, tijden = [], []
    for _ in range(3):
        standen: list[Stand] = []
        grondig = Grondig(meld=standen.append)
        begin = time.perf_counter()
        grondig.controleer("Een zin.")
        starten.append(time.perf_counter() - begin)
        if any(stand.fase is Fase.BOUWT for stand in standen):
            starten.pop()  # this one built the lists first
        for _ in range(7):
            begin = time.perf_counter()
            gevonden = grondig.controleer(tekst)
            tijden.append(time.perf_counter() - begin)
        assert grondig._proces is not None
        mb = _rss(grondig._proces._proces.pid)
        grondig.stop()
    warm = statistics.median(tijden)
    print(f"starten {statistics.median(starten):.2f} s, 1.000 woorden {warm:.3f} s ({len(gevonden)} bevindingen)")
    print(f"geheugen van de werker {mb:.0f} MB")
    if keuze.deduce:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as stroom:
            stroom.write(tekst)
            stroom.flush()
            uit = subprocess.run(
                [sys.executable, "-c", _KAAL, str(keuze.deduce), stroom.name],
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        geladen, kaal, kaal_mb = map(float, uit.splitlines()[-1].split()[1:])
        print(f"deduce zoals het wordt geleverd: laden {geladen:.1f} s, 1.000 woorden {kaal:.3f} s, {kaal_mb:.0f} MB")
    return 0 if oordeel("grondige controle van 1.000 woorden, s", warm, 1.0) else 1


if __name__ == "__main__":
    raise SystemExit(main())
