"""Fixing an advice, durable on disk, beside one bare durable SQLite transaction on the same disk.

``python -m benchmarks.bench_vaststellen [--profiel] [--werkmap MAP]``. The floor is the
``sqlite3`` module: BEGIN IMMEDIATE, one row of a thousand letters, COMMIT, in WAL with synchronous FULL, in turn with
the act. The bar is judged by that floor. Also printed:

- the floor of the same rows: the statements by which the last act wrote (advies, casus, agendapunt, overleg, journaal),
  with their triggers and search index, replayed by the bare ``sqlite3`` module on a copy of the vault, in one durable
  transaction, nothing read and no rule asked;
- what fsync alone costs here: where that is almost nothing the bar measures Python and not durability;
- the processor time of the act, which others on this machine disturb less.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import shutil
import sqlite3
import statistics
import tempfile
import time
from datetime import datetime
from pathlib import Path

from benchmarks.meten import oordeel
from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import open_programma
from weegtafel.inrichting.vastesql import db_van
from weegtafel.inrichting.vulling import laad_demonstratie_organisaties
from weegtafel.kernel.clock import VasteKlok
from weegtafel.overleg import commands as c
from weegtafel.storage.bestand import BESTAND

KEER = 25
NU = datetime(2026, 11, 12, 13, 0)


def _open_wal(pad: Path) -> sqlite3.Connection:
    db = sqlite3.connect(pad, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    return db


def _fsync(map_: Path) -> float:
    tijden = []
    with (map_ / "proef").open("wb", buffering=0) as uit:
        for _ in range(50):
            uit.write(b"x" * 4096)
            begin = time.perf_counter()
            os.fsync(uit.fileno())
            tijden.append(time.perf_counter() - begin)
    return statistics.median(tijden) * 1000


def _dezelfde_rijen(bron: Path, kopie: Path, opdrachten: list[str]) -> float:
    """Median ms of one bare durable transaction that writes what an act wrote, on a copy; each time undone by hand."""
    shutil.copy(bron, kopie)
    db = _open_wal(kopie)
    uit = [sql for sql in opdrachten if sql.startswith(("INSERT", "UPDATE"))]
    for (regel,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_nooit_delete'"):
        db.execute(f"DROP TRIGGER {regel}")
    tijden = []
    for _ in range(KEER + 2):
        # Outside the measure: take away what the act itself (or the last round) wrote, so that it can be written again.
        db.execute("UPDATE agendapunt SET advies_id = NULL")
        db.execute("DELETE FROM advies WHERE id = (SELECT max(id) FROM advies)")
        begin = time.perf_counter()
        db.execute("BEGIN IMMEDIATE")
        for sql in uit:
            db.execute(sql)
        db.execute("COMMIT")
        tijden.append(time.perf_counter() - begin)
    db.close()
    return statistics.median(tijden[2:]) * 1000


def main() -> int:
    """Measure, print, and return 0 when the bar is reached."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--profiel", action="store_true", help="print where the time of the act goes")
    lezer.add_argument("--werkmap", type=Path, default=Path(tempfile.gettempdir()))
    keuze = lezer.parse_args()
    map_ = Path(tempfile.mkdtemp(prefix="vaststellen", dir=keuze.werkmap))
    try:
        programma = open_programma(map_ / "kluis", maak=True, klok=VasteKlok(NU))
        with programma.kluis.transactie() as sessie:
            laad_demonstratie_organisaties(sessie, datetime(2026, 1, 5, 9, 0))
        tafel = Tafelhulp(programma)
        _overleg, punten = tafel.open_met(KEER + 2)
        klaar = []
        for punt in punten:
            tafel.weeg(punt)
            klaar.append((punt, tafel.schrijf_concept(punt, **tafel.inhoud())))
        kaal = _open_wal(map_ / "kaal.sqlite")
        kaal.execute("CREATE TABLE rij(id INTEGER PRIMARY KEY, tekst TEXT)")
        tijden: dict[str, list[float]] = {"ons": [], "kaal": [], "cpu": []}
        opdrachten: list[str] = []

        def tel(sql: str) -> None:
            # SQLite tells of a statement again for each trigger, and of those inside a search table as a remark.
            if not sql.startswith("--") and (not opdrachten or sql != opdrachten[-1]):
                opdrachten.append(sql)

        profiel = cProfile.Profile()
        bevestiger = tafel.bevestiger()
        for beurt, (punt, versie) in enumerate(klaar):
            if beurt == len(klaar) - 1:  # listening costs time, so only to the last
                with programma.kluis.transactie() as sessie:
                    db_van(sessie).set_trace_callback(tel)  # type: ignore[attr-defined]  # of the driver
            opdracht = c.StelAdviesVast(punt_id=punt, concept_versie=versie, bevestigd_door_id=bevestiger)
            begin = time.perf_counter()
            kaal.execute("BEGIN IMMEDIATE")
            kaal.execute("INSERT INTO rij(tekst) VALUES (?)", ("x" * 1000,))
            kaal.execute("COMMIT")
            tijd_kaal = time.perf_counter() - begin
            begin, begin_cpu = time.perf_counter(), time.process_time()
            if keuze.profiel and beurt > 1:
                profiel.runcall(tafel.doe, opdracht)
            else:
                tafel.doe(opdracht)
            if beurt > 1:
                tijden["ons"].append(time.perf_counter() - begin)
                tijden["cpu"].append(time.process_time() - begin_cpu)
                tijden["kaal"].append(tijd_kaal)
        ons, vloer, cpu = (statistics.median(tijden[n]) * 1000 for n in ("ons", "kaal", "cpu"))
        del opdrachten[:2], opdrachten[-1:]  # the end of the transaction that began to listen; BEGIN and COMMIT
        programma.kluis.schrijf_bij()
        rijen = _dezelfde_rijen(map_ / "kluis" / BESTAND, map_ / "rijen.sqlite", opdrachten)
        print(f"vaststellen {ons:.2f} ms, kale transactie {vloer:.2f} ms, een fsync hier {_fsync(map_):.2f} ms")
        print(f"processortijd van de handeling {cpu:.2f} ms; ter vergelijking dezelfde rijen kaal geschreven ", end="")
        print(f"{rijen:.2f} ms, vaststellen / die transactie: {ons / rijen:.2f}")
        print(f"de handeling doet {len(opdrachten)} opdrachten aan de database")
        if keuze.profiel:
            for nummer, tekst in enumerate(opdrachten, 1):
                print(f"{nummer:3} {' '.join(tekst.split())[:150]}")
            pstats.Stats(profiel).sort_stats("tottime").print_stats(45)
        programma.sluit()
        kaal.close()
        grootte = (map_ / "kluis" / BESTAND).stat().st_size
        print(f"gegevensbestand {grootte / 1e6:.1f} MB")
        return 0 if oordeel("vaststellen / kale duurzame transactie", ons / vloer, 2) else 1
    finally:
        shutil.rmtree(map_)


if __name__ == "__main__":
    raise SystemExit(main())
