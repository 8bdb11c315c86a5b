"""Checking a journal of a million lines: beside hashing the same rows by hand; memory beside a hundredth of the lines.

python -m benchmarks.bench_journaal [--regels 1000000]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.meten import om_en_om, oordeel
from weegtafel.bootstrap import open_programma
from weegtafel.storage.bestand import BESTAND
from weegtafel.storage.driver import verbind
from weegtafel.storage.journaal import BEGIN, regelhash


def maak(map_: Path, regels: int) -> None:
    """A vault whose journal has so many lines."""
    open_programma(map_, maak=True).sluit()
    with closing(verbind(map_ / BESTAND)) as db, db:
        al, vorige = db.execute("SELECT count(*), max(hash) FROM journaal").fetchone()
        vorige = BEGIN if not al else db.execute("SELECT hash FROM journaal ORDER BY id DESC LIMIT 1").fetchone()[0]
        moment = datetime(2026, 1, 1)

        def rijen() -> object:
            nonlocal vorige, moment
            for nummer in range(regels - al):
                moment += timedelta(seconds=7)
                regel = (moment, nummer % 12, "Sam de Wit", "bewaar_casus", f"WT-2026-{nummer % 9999:04d}", "hulpvraag")
                hash_ = regelhash(vorige, *regel)
                yield (moment.isoformat(" ", "microseconds"), *regel[1:], vorige, hash_)
                vorige = hash_

        db.executemany(
            "INSERT INTO journaal (tijdstip, persoon_id, persoon, handeling, onderwerp, velden, vorige_hash, hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rijen(),  # type: ignore[arg-type]  # a generator of tuples
        )


def kaal(bestand: Path) -> int:
    """The floor: every row read, put as JSON and hashed, nothing compared."""
    aantal = 0
    with closing(verbind(bestand)) as db:
        for rij in db.execute("SELECT * FROM journaal ORDER BY id"):
            hashlib.sha256(json.dumps(rij[1:8], ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
            aantal += 1
    return aantal


def main() -> int:
    """Measure and print."""
    lezer = argparse.ArgumentParser()
    lezer.add_argument("--regels", type=int, default=1_000_000)
    lezer.add_argument("--geheugen-van", type=Path)
    keuze = lezer.parse_args()
    if keuze.geheugen_van:
        programma = open_programma(keuze.geheugen_van)
        programma.controleer_journaal()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return 0
    with tempfile.TemporaryDirectory() as werk:
        groot, klein = Path(werk) / "groot", Path(werk) / "klein"
        maak(groot, keuze.regels)
        maak(klein, max(1, keuze.regels // 100))
        programma = open_programma(groot)
        tijden = om_en_om({"ons": programma.controleer_journaal, "kaal": lambda: kaal(groot / BESTAND)}, 3)
        assert programma.controleer_journaal() == (keuze.regels, None)
        programma.sluit()
        print(f"{keuze.regels} lines: {tijden['ons']:.2f} s, by hand {tijden['kaal']:.2f} s")
        maten = [
            int(
                subprocess.run(
                    [sys.executable, "-m", "benchmarks.bench_journaal", "--geheugen-van", str(map_)],
                    check=True, capture_output=True, text=True,
                ).stdout
            )
            for map_ in (klein, groot)
        ]  # fmt: skip
        print(f"memory: {maten[0] // 1024} MB with a hundredth of the lines, {maten[1] // 1024} MB with all")
        goed = oordeel("journal check, all lines beside by hand", tijden["ons"] / tijden["kaal"], 1.5)
        return 0 if oordeel("memory, all lines beside a hundredth", maten[1] / maten[0], 1.1) and goed else 1


if __name__ == "__main__":
    sys.exit(main())
