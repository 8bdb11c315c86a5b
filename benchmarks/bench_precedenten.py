"""Precedents for one case among 100,000: at most 50 ms, and at most twice the bare FTS query for the same words.

    python -m benchmarks.bench_precedenten [aantal]

The bare query is FTS5 as it comes: the search index of the casussen (``casus_zoek``), the words of this casus as they
stand in its texts joined by OR, ranked by ``bm25``, ten rowids and nothing of the rows themselves. It is given only the
words that the search reads from its own index too; with every word of the casus, which is what anybody would write
first, it takes many times as long, and that is printed without a bar. So is the least that any search over the narrow
index of precedents must do: matching the very terms that the search reads, without ranking.

Processor time of the asking thread, in turn, medians; the vault is warm.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from benchmarks.meten import om_en_om, oordeel
from benchmarks.vulling import vul
from weegtafel.bootstrap import open_programma
from weegtafel.inrichting.vastesql import db_van
from weegtafel.inzicht.handlers.precedenten import breng_in
from weegtafel.inzicht.precedenten.woorden import VELDGEWICHT, gewichten, termen, woorden
from weegtafel.inzicht.precedenten.zoek import BUDGET, precedenten
from weegtafel.kernel.clock import VasteKlok
from weegtafel.storage.driver import dbapi as sqlite3

KEER = 15
VRAGEN = 8


def geef_advies(bestand: Path) -> None:
    """An advice for every casus with status geadviseerd, by straight SQL, after its text."""
    with closing(sqlite3.connect(bestand)) as db, db:
        for (naam,) in db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'advies'"
        ).fetchall():
            if "_zoeken" in naam:
                db.execute(f"DROP TRIGGER {naam}")
        eigen = {
            "nummer": "nummer || '/A1'", "casus_id": "id", "volgnummer": "1", "soort": "'passend'", "aanwezig": "6",
            "totaal": "7", "vastgesteld_op": "aangemaakt_op",
        }  # fmt: skip
        namen = [r[1] for r in db.execute("PRAGMA table_info(advies)") if r[3] and r[1] != "id"]
        waarden = ", ".join(eigen.get(n, "''") for n in namen)
        db.execute(
            f"INSERT INTO advies({', '.join(namen)}) SELECT {waarden} FROM casus "
            "WHERE status = 'geadviseerd' ORDER BY id"
        )


def main(aantal: int = 100_000) -> int:
    """Fill, index, ask. Returns 0 when both bars are met."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk) / "kluis"
        begin = time.perf_counter()
        vul(map_, aantal)
        geef_advies(map_ / "weegtafel.sqlite")
        print(f"{aantal} casussen geschreven in {time.perf_counter() - begin:.0f} s")
        programma = open_programma(map_, klok=VasteKlok(datetime(2027, 1, 5, 9, 0)))
        begin, voor = time.perf_counter(), (map_ / "weegtafel.sqlite").stat().st_size
        with programma.kluis.transactie() as sessie:
            erin = 0
            while nieuw := breng_in(db_van(sessie), 5_000):
                erin += nieuw
        duur = time.perf_counter() - begin
        groei = ((map_ / "weegtafel.sqlite").stat().st_size - voor) / erin
        print(f"{erin} precedenten in {duur:.0f} s ({1000 * duur / erin:.2f} ms elk, {groei:.0f} bytes elk)")
        goed = _meet(programma.vraag)
        programma.sluit()
    return 0 if goed else 1


def _meet(vraag: Callable[..., object]) -> bool:
    def ids(sessie: Session) -> list[int]:
        sql = "SELECT id FROM casus WHERE status IN ('gereed', 'geagendeerd') ORDER BY id DESC LIMIT ?"
        return [r[0] for r in db_van(sessie).execute(sql, (VRAGEN,))]

    def teksten(sessie: Session, casus_id: int) -> Mapping[str, str]:
        sql = f"SELECT {', '.join(VELDGEWICHT)} FROM casus WHERE id = ?"
        return dict(zip(VELDGEWICHT, db_van(sessie).execute(sql, (casus_id,)).fetchone(), strict=True))

    def gelezen(sessie: Session, bron: Mapping[str, str]) -> list[str]:
        eigen = gewichten(bron)
        sql = "SELECT term, aantal FROM precedentterm WHERE term IN (SELECT value FROM json_each(?)) ORDER BY aantal"
        uit: list[str] = []
        som = 0
        for term, aantal in db_van(sessie).execute(sql, (json.dumps(list(eigen)),)):
            if uit and som + aantal > BUDGET:
                break
            uit.append(term)
            som += aantal
        return uit

    def kaal(sessie: Session, uitdrukking: str) -> object:
        sql = "SELECT rowid FROM casus_zoek WHERE casus_zoek MATCH ? ORDER BY bm25(casus_zoek) LIMIT 10"
        return db_van(sessie).execute(sql, (uitdrukking,)).fetchall()

    def minst(sessie: Session, uitdrukking: str) -> object:
        sql = "SELECT count(*) FROM precedent_zoek WHERE precedent_zoek MATCH ?"
        return db_van(sessie).execute(sql, (uitdrukking,)).fetchall()

    eigen, bare, onder = [], [], []
    alles: list[float] = []
    for casus_id in vraag(ids):  # type: ignore[attr-defined]  # a list of ids
        bron = vraag(teksten, casus_id)
        kern = vraag(gelezen, bron)
        telt = frozenset(kern)  # type: ignore[call-overload]  # a list
        vlak = [w for tekst in bron.values() for _, w in woorden(tekst)]  # type: ignore[attr-defined]  # a mapping
        staand = [w for w in dict.fromkeys(vlak) if any(t in telt for t, _ in termen(w))]
        breed, smal, heel = (" OR ".join(f'"{w}"' for w in lijst) for lijst in (staand, kern, dict.fromkeys(vlak)))  # type: ignore[attr-defined]  # lists
        gemeten = om_en_om(
            {
                "eigen": lambda c=casus_id: vraag(precedenten, c),  # type: ignore[misc]  # bound now
                "kaal": lambda b=breed: vraag(kaal, b),  # type: ignore[misc]  # bound now
                "minst": lambda s=smal: vraag(minst, s),  # type: ignore[misc]  # bound now
            },
            KEER,
            time.thread_time,
        )
        alles += om_en_om({"alles": lambda h=heel: vraag(kaal, h)}, 1, time.thread_time).values()  # type: ignore[misc]  # bound now
        eigen.append(gemeten["eigen"])
        bare.append(gemeten["kaal"])
        onder.append(gemeten["minst"])
    mediaan, kale, laagste, breedst = (1000 * statistics.median(t) for t in (eigen, bare, onder, alles))
    print(f"kale FTS-vraag {kale:.1f} ms; met alle woorden van de casus {breedst:.1f} ms")
    print(f"alleen de termen tellen {laagste:.1f} ms; onze slechtste casus {1000 * max(eigen):.1f} ms")
    een = oordeel("precedenten, ms", mediaan, 50)
    return oordeel("precedenten tegen de kale FTS-vraag", mediaan / kale, 2) and een


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
