"""What retention costs at 100,000 casussen: the list of what is over its term, and building the file anew.

``python -m benchmarks.bench_bewaren [--aantal N] [--werkmap MAP]``. The floor of the list is the same rows read by
hand, without one rule; that of cleaning is SQLite's own work (merging the search index, VACUUM, emptying the log) by
the bare driver, on a copy of the same encrypted file. In turn in one run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

from benchmarks.meten import om_en_om, oordeel
from benchmarks.vulling import vul
from weegtafel.bewaring.termijn import verstreken
from weegtafel.kernel.clock import VasteKlok
from weegtafel.storage import beveiligen, vernietigen
from weegtafel.storage.bestand import BESTAND
from weegtafel.storage.driver import verbind
from weegtafel.storage.kluis import Kluis, open_kluis

KLOK = VasteKlok(datetime(2060, 1, 5, 9, 0))
DAG = date(2060, 1, 5)
"""So late that every casus is over its term: the longest list that can be."""
GRENS_LIJST, GRENS_SCHOON = 12.0, 1.25

_LEES = (
    "SELECT id, nummer, status, gewijzigd_op, ingangsdatum, duur_maanden, eerdere_casus_id FROM casus "
    "WHERE status <> 'vernietigd'",
    "SELECT a.casus_id, a.soort, a.vastgesteld_op, a.evaluatiedatum, a.ingangsdatum, a.duur_maanden, a.voorbehoud, "
    "b.tijdstip, a.herziet_id, a.id FROM advies a LEFT JOIN bekrachtiging b ON b.advies_id = a.id "
    "ORDER BY a.volgnummer",
    "SELECT casus_id, count(*) FROM actie WHERE status = 'open' AND casus_id IS NOT NULL GROUP BY casus_id",
)


def _adviezen(db: Any) -> None:
    """An advice for each casus, by straight SQL, without the guards that ask for an overleg around it."""
    db.execute("PRAGMA foreign_keys = OFF")
    guards = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'advies'").fetchall()
    eigen = {
        "casus_id": "id", "agendapunt_id": "id", "nummer": "nummer || '/A'", "volgnummer": "1",
        "soort": "'passend'", "vastgesteld_op": "gewijzigd_op", "motivering": "'De tafel vindt dit passend.'",
        "vastgesteld_door_id": "1", "bevestigd_door_id": "2", "evaluatiedatum": "'2026-09-01'",
    }  # fmt: skip
    for _cid, naam, soort, verplicht, standaard, sleutel in db.execute("PRAGMA table_info(advies)").fetchall():
        if naam not in eigen and verplicht and standaard is None and not sleutel:
            eigen[naam] = "0" if soort.upper().startswith(("INT", "BOOL", "NUM")) else "''"
    db.execute("BEGIN")
    for naam, _sql in guards:
        db.execute(f"DROP TRIGGER {naam}")
    db.execute(f"INSERT INTO advies({', '.join(eigen)}) SELECT {', '.join(eigen.values())} FROM casus")
    for _naam, sql in guards:
        db.execute(sql)
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _kluis(werkmap: Path, aantal: int) -> tuple[Path, bytes]:
    """An encrypted vault with an advice in each casus; its key is kept beside it, as no real one is."""
    dicht, sleutel = werkmap / f"bewaren-{aantal}", werkmap / f"bewaren-{aantal}.sleutel"
    if not sleutel.exists():
        plat = werkmap / "bewaren-half"
        for rest in (plat, dicht):
            shutil.rmtree(rest, ignore_errors=True)
        vul(plat, aantal, 4)
        with closing(verbind(plat / BESTAND, isolation_level=None)) as db:
            _adviezen(db)
        dicht.mkdir()
        nieuw = bytearray(os.urandom(32))
        beveiligen._exporteer(plat / BESTAND, dicht / BESTAND, nieuw)
        open_kluis(dicht, KLOK, nieuw)[0].sluit()
        shutil.rmtree(plat)
        sleutel.write_bytes(nieuw)
    return dicht, sleutel.read_bytes()


def _lijst(kluis: Kluis, keer: int, aantal: int) -> bool:
    def kaal() -> list[Any]:
        with closing(verbind(kluis.bestand, kluis.sleutel)) as db:
            return [db.execute(vraag).fetchall() for vraag in _LEES]

    assert len(kluis.lees(verstreken, DAG)) >= aantal - 400, "all but the newest, which are still going on"
    tijden = om_en_om({"ons": lambda: kluis.lees(verstreken, DAG), "kaal": kaal}, keer)
    print(f"lijst: {tijden['ons']:.2f} s, dezelfde rijen met de hand gelezen {tijden['kaal']:.2f} s")
    return oordeel(
        "lijst van alles wat over zijn termijn is / rijen lezen", tijden["ons"] / tijden["kaal"], GRENS_LIJST
    )


def _schoon(map_: Path, sleutel: bytes, werkmap: Path, keer: int) -> bool:
    tijden: dict[str, list[float]] = {"ons": [], "kaal": []}
    for _ in range(keer):
        for naam, gemeten in tijden.items():
            doel = werkmap / f"bewaren-{naam}"
            shutil.rmtree(doel, ignore_errors=True)
            shutil.copytree(map_, doel)
            with closing(verbind(doel / BESTAND, sleutel, isolation_level=None)) as db:
                db.execute("PRAGMA secure_delete = ON")
                db.execute("UPDATE casus SET hulpvraag = '', problemen = '' WHERE id % 500 = 0")
            begin = time.perf_counter()
            if naam == "ons":
                kluis = Kluis(doel, bytearray(sleutel))
                vernietigen.maak_schoon(kluis)
                kluis.sluit()
            else:
                with closing(verbind(doel / BESTAND, sleutel, isolation_level=None)) as db:
                    for regel in ("PRAGMA secure_delete = ON", "PRAGMA temp_store = MEMORY"):
                        db.execute(regel)
                    vraag = "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5(%'"
                    for (tabel,) in db.execute(vraag).fetchall():
                        db.execute(f"INSERT INTO {tabel}({tabel}) VALUES ('optimize')")
                    db.execute("INSERT INTO precedent_zoek(precedent_zoek) VALUES ('optimize')")
                    db.execute("VACUUM")
                    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            gemeten.append(time.perf_counter() - begin)
            shutil.rmtree(doel)
    ons, kaal = (statistics.median(tijden[naam]) for naam in ("ons", "kaal"))
    grootte = (map_ / BESTAND).stat().st_size / 1e6
    print(f"wissen van de vrije ruimte ({grootte:.0f} MB): {ons:.1f} s, SQLite alleen {kaal:.1f} s")
    return oordeel("wissen van de vrije ruimte / SQLite alleen", ons / kaal, GRENS_SCHOON)


def main() -> int:
    lezer = argparse.ArgumentParser()
    lezer.add_argument("--aantal", type=int, default=100_000)
    lezer.add_argument("--werkmap", type=Path, default=Path(tempfile.gettempdir()) / "weegtafel-bench")
    lezer.add_argument("--keer", type=int, default=3)
    keuze = lezer.parse_args()
    keuze.werkmap.mkdir(parents=True, exist_ok=True)
    map_, sleutel = _kluis(keuze.werkmap, keuze.aantal)
    kluis = Kluis(map_, bytearray(sleutel))
    goed = _lijst(kluis, keuze.keer, keuze.aantal)
    kluis.sluit()
    return 0 if _schoon(map_, sleutel, keuze.werkmap, keuze.keer) & goed else 1


if __name__ == "__main__":
    raise SystemExit(main())
