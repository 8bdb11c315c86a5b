"""A keystroke in the case list to its rows, beside the bare SQL for the same rows, in vaults of growing size.

``python -m benchmarks.bench_zoeken [--groot] [--cpu] [--werkmap MAP]``. ``--groot`` adds a million casussen (8 GB,
many minutes). Vaults are kept in the werkmap and used again.

The floor is the ``sqlite3`` module with hand-written SQL over the same index that gives the same page in the same
order, and the same count: for a broad search the newest thousand with the hits in the kop first, for a rare word bm25,
for no text the newest. The column ``ranglos`` is the cheapest page there is: newest first, unranked and uncounted.
"""

from __future__ import annotations

import argparse
import itertools
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from benchmarks.meten import om_en_om, oordeel
from benchmarks.vulling import ZINNEN, vul
from weegtafel.casus.queries import ALLES
from weegtafel.storage.bestand import BESTAND
from weegtafel.storage.kluis import Kluis
from weegtafel.storage.zoeken import zoek_casussen
from weegtafel.storage.zoekmotor import VENSTER
from weegtafel.storage.zoekschema import CASUS

BLADZIJDE = 100
KEER = 41
KOLOMMEN = (
    "c.id, c.nummer, c.soort, c.status, c.inbrenger_id, o.afkorting, substr(c.hulpvraag, 1, 200), c.profiel, "
    "c.gewijzigd_op, c.gereed_op, c.versie"
)
BIJ = "JOIN organisatie o ON o.id = c.inbrenger_id"
#: What is typed, and the words for FTS5. "breed" matches nearly every casus, "woord" 300 and "naald" 20, at any size.
LEEG, BREED, WOORD, NAALD = "(leeg)", "breed", "woord", "naald"
TOETSEN = {
    "": ("", LEEG),
    "d": ('"d" *', BREED),
    "de": ('"de" *', BREED),
    "hulp": ('"hulp" *', BREED),
    "begeleidi": ('"begeleidi" *', BREED),
    "kwikzilver": ('"kwikzilver" *', WOORD),
    "wadlopersgroep": ('"wadlopersgroep" *', WOORD),
    "zeepkist": ('"zeepkist" *', NAALD),
}


class Kaal:
    """The floor: one open connection of the sqlite3 module."""

    def __init__(self, map_: Path) -> None:
        self.db = sqlite3.connect(map_ / BESTAND)

    def zelfde(self, fts: str, soort: str) -> object:
        """The page and the count that the program gives, by hand."""
        if soort == LEEG:
            aantal = self.db.execute("SELECT count(*) FROM casus").fetchone()
            return aantal, self.ranglos(fts, soort)
        if soort == BREED:
            sql = (
                "SELECT count(*), min(rowid) FROM (SELECT rowid FROM casus_begin WHERE casus_begin MATCH ? "
                f"ORDER BY rowid DESC LIMIT {VENSTER + 1})"
            )
            aantal, oudste = self.db.execute(sql, (fts,)).fetchone()
            sql = (
                f"SELECT {KOLOMMEN} FROM casus_begin z JOIN casus c ON c.id = z.rowid {BIJ} "
                "WHERE z.casus_begin MATCH ? AND z.rowid > ? ORDER BY z.rowid DESC LIMIT ?"
            )
            return aantal, self.db.execute(sql, (f"{{kop}} : ({fts})", oudste, BLADZIJDE)).fetchall()
        sql = "SELECT count(*) FROM casus_begin WHERE casus_begin MATCH ?"
        aantal = self.db.execute(sql, (fts,)).fetchone()
        sql = (
            f"SELECT {KOLOMMEN} FROM (SELECT rowid, bm25(casus_zoek, {CASUS.gewichten}) AS rang FROM casus_zoek "
            f"WHERE casus_zoek MATCH ? ORDER BY rang LIMIT ?) z JOIN casus c ON c.id = z.rowid {BIJ} ORDER BY z.rang"
        )
        return aantal, self.db.execute(sql, (fts, BLADZIJDE)).fetchall()

    def ranglos(self, fts: str, soort: str) -> object:
        """Newest first, without rank or count."""
        if soort == LEEG:
            sql = f"SELECT {KOLOMMEN} FROM casus c {BIJ} ORDER BY c.id DESC LIMIT ?"
            return self.db.execute(sql, (BLADZIJDE,)).fetchall()
        sql = (
            f"SELECT {KOLOMMEN} FROM casus_begin z JOIN casus c ON c.id = z.rowid {BIJ} "
            "WHERE z.casus_begin MATCH ? ORDER BY z.rowid DESC LIMIT ?"
        )
        return self.db.execute(sql, (fts, BLADZIJDE)).fetchall()

    def alles_rangschikken(self, fts: str) -> object:
        """What is avoided: bm25 over every match."""
        sql = "SELECT rowid FROM casus_zoek WHERE casus_zoek MATCH ? ORDER BY bm25(casus_zoek) LIMIT ?"
        return self.db.execute(sql, (fts, BLADZIJDE)).fetchall()


def meet(mappen: Mapping[int, Path], klok: Callable[[], float]) -> dict[int, dict[str, dict[str, float]]]:
    """Milliseconds by size and keystroke: ``ons``, ``kaal`` and ``ranglos``; all sizes are measured in turn."""
    uit: dict[int, dict[str, dict[str, float]]] = {aantal: {} for aantal in mappen}
    open_ = {aantal: (Kluis(map_), Kaal(map_)) for aantal, map_ in mappen.items()}
    for tekst, (fts, soort) in TOETSEN.items():
        taken: dict[str, Callable[[], object]] = {}
        for aantal, (kluis, kaal) in open_.items():
            taken[f"{aantal} ons"] = partial(kluis.lees, zoek_casussen, tekst, ALLES, 0, BLADZIJDE)
            taken[f"{aantal} kaal"] = partial(kaal.zelfde, fts, soort)
            taken[f"{aantal} ranglos"] = partial(kaal.ranglos, fts, soort)
        for naam, tijd in om_en_om(taken, KEER, klok).items():
            aantal, wat = naam.split()
            uit[int(aantal)].setdefault(tekst, {})[wat] = tijd * 1000
    for aantal, per_toets in uit.items():
        print(f"\n{aantal:,} casussen".replace(",", "."))
        print(f"  {'getypt':<16}{'soort':<8}{'ons ms':>9}{'kaal ms':>9}{'ons/kaal':>9}{'ranglos ms':>12}")
        for tekst, ms in per_toets.items():
            print(
                f"  {tekst:<16}{TOETSEN[tekst][1]:<8}{ms['ons']:>9.2f}{ms['kaal']:>9.2f}"
                f"{ms['ons'] / ms['kaal']:>9.2f}{ms['ranglos']:>12.2f}"
            )
        kluis, kaal = open_[aantal]
        alles = om_en_om({"alles": partial(kaal.alles_rangschikken, '"de" *')}, 3, klok)["alles"] * 1000
        print(f"  ter vergelijking, elke treffer van de* rangschikken: {alles:.0f} ms")
        kluis.sluit()
    return uit


def main() -> int:
    """Measure, print, and return 0 when every bar is reached."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--groot", action="store_true")
    lezer.add_argument("--zinnen", type=int, default=ZINNEN, help="sentences in a casus; fewer fill sooner")
    lezer.add_argument("--werkmap", type=Path, default=Path(tempfile.gettempdir()) / "weegtafel-bench")
    lezer.add_argument("--cpu", action="store_true", help="count processor time: for a machine that others keep busy")
    keuze = lezer.parse_args()
    klok = time.thread_time if keuze.cpu else time.perf_counter
    maten = [10_000, 100_000, *([1_000_000] if keuze.groot else [])]
    mappen = {}
    for aantal in maten:
        map_ = keuze.werkmap / (str(aantal) if keuze.zinnen == ZINNEN else f"{aantal}-{keuze.zinnen}")
        if not (map_ / BESTAND).exists():
            print(f"vullen: {aantal} casussen in {map_} ...", flush=True)
            vul(map_, aantal, keuze.zinnen)
        mappen[aantal] = map_
    uitkomst = meet(mappen, klok)
    print()
    honderd = uitkomst[100_000]
    verhouding = statistics.median(ms["ons"] / ms["kaal"] for ms in honderd.values())
    goed = [oordeel("toets tot rijen, 100.000 casussen, mediaan ons/kaal", verhouding, 1.5)]
    breed = max(ms["ons"] for tekst, ms in honderd.items() if TOETSEN[tekst][1] == BREED)
    goed.append(
        oordeel("breedste begin / een precies woord, 100.000 casussen", breed / honderd["wadlopersgroep"]["ons"], 5)
    )
    for klein, groot in itertools.pairwise(maten):
        groei = max(uitkomst[groot][t]["ons"] / uitkomst[klein][t]["ons"] for t in TOETSEN)
        goed.append(oordeel(f"slechtste groei van {klein} naar {groot} casussen", groei, 2))
    return 0 if all(goed) else 1


if __name__ == "__main__":
    raise SystemExit(main())
