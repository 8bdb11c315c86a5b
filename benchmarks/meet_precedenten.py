"""How well precedents are found: recall@5 and nDCG@5 on a labelled set, beside plain FTS5 bm25 in the same run.

    python -m benchmarks.meet_precedenten

The set (tests/corpus/precedenten) is fiction, written for this project: short cases with a theme and a core, and
short questions in other words. Grades: 3 the same theme and core, 1 the same theme or a core next to it. The
questions with an odd number are for tuning, those with an even number are what counts. On the tuning half two numbers
were chosen: the weight of related words and that of the same choices. The list of related words was written from the
field, not from the questions, by a hand that had seen three of them. Cases and questions are by one hand, who knew
how the search works, and real cases are longer. The profile goes with the theme in this set, which helps a search
that looks at it; so the words alone are measured too, and must win as well.

Plain bm25 gets every word of the question, joined by OR, over the same texts in one FTS5 table as it comes.
"""

from __future__ import annotations

import json
import math
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest import mock

from weegtafel.bootstrap import Programma, open_programma
from weegtafel.inzicht.commands import WerkPrecedentenBij
from weegtafel.inzicht.precedenten import rangorde
from weegtafel.inzicht.precedenten.woorden import woorden
from weegtafel.inzicht.precedenten.zoek import precedenten
from weegtafel.kernel.clock import VasteKlok

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "precedenten"
TEKST = ("hulpvraag", "problemen", "hulp_nodig")
HOOGSTENS = 5


def lees() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Cases and questions."""
    casussen, vragen = (json.loads((CORPUS / f"{n}.json").read_text(encoding="utf-8")) for n in ("casussen", "vragen"))
    return casussen, vragen


def bouw(map_: Path, casussen: Sequence[Mapping[str, Any]], vragen: Sequence[Mapping[str, Any]]) -> Programma:
    """A vault with every case (with an advice) and every question (without); ids run in that order."""
    klok = VasteKlok(datetime(2026, 1, 5, 9, 0))
    open_programma(map_, maak=True, klok=klok).sluit()
    with closing(sqlite3.connect(map_ / "weegtafel.sqlite")) as db, db:
        db.execute(
            "INSERT INTO gemeente(naam, jeugdregio, postadres, geldig_van, versie) "
            "VALUES ('M', '', '', '2020-01-01', 1)"
        )
        db.execute(
            "INSERT INTO organisatie(naam, afkorting, soort, neemt_deel, geldig_van, versie) "
            "VALUES ('M', 'M', 'gi', 1, '2020-01-01', 1)"
        )
        vast = {"jaar": 2026, "soort": "nieuw", "versie": 1, "aangemaakt_op": "2026-01-05 09:00:00.000000"}
        vast |= {"gewijzigd_op": vast["aangemaakt_op"], "gemeente_id": 1, "inbrenger_id": 1}
        leeg = {r[1]: "" for r in db.execute("PRAGMA table_info(casus)") if r[3] and r[1] not in vast and r[1] != "id"}
        for id_, bron in enumerate([*casussen, *vragen], start=1):
            velden = {k: bron[k] for k in (*TEKST, "profiel", "vorm", "leeftijdsband") if k in bron}
            status = "geadviseerd" if id_ <= len(casussen) else "aangemeld"
            rij = {**leeg, **vast, **velden, "id": id_, "nummer": bron["code"], "volgnummer": id_, "status": status}
            db.execute(f"INSERT INTO casus({', '.join(rij)}) VALUES ({', '.join('?' * len(rij))})", list(rij.values()))
        namen = [r[1] for r in db.execute("PRAGMA table_info(advies)") if r[3] and r[1] != "id"]
        for id_ in range(1, len(casussen) + 1):
            eigen = {
                "nummer": f"A{id_}", "casus_id": id_, "volgnummer": 1, "soort": "passend", "aanwezig": 6, "totaal": 7,
                "vastgesteld_op": "2026-01-06 14:00:00.000000",
            }  # fmt: skip
            rij = {n: eigen.get(n, "") for n in namen}
            db.execute(f"INSERT INTO advies({', '.join(rij)}) VALUES ({', '.join('?' * len(rij))})", list(rij.values()))
    programma = open_programma(map_, klok=klok)
    programma.voer_uit(WerkPrecedentenBij())
    return programma


def kaal(casussen: Sequence[Mapping[str, Any]]) -> Callable[[Mapping[str, Any]], list[str]]:
    """Plain FTS5 with bm25 over the same texts."""
    db = sqlite3.connect(":memory:")
    db.execute(f"CREATE VIRTUAL TABLE z USING fts5(code UNINDEXED, {', '.join(TEKST)})")
    for c in casussen:
        db.execute("INSERT INTO z VALUES (?, ?, ?, ?)", (c["code"], *(c[k] for k in TEKST)))

    def zoek(vraag: Mapping[str, Any]) -> list[str]:
        alle = "".join(t if t.isalnum() else " " for k in TEKST for t in vraag.get(k, "") + " ").lower().split()
        uitdrukking = " OR ".join(f'"{w}"' for w in dict.fromkeys(alle))
        sql = "SELECT code FROM z WHERE z MATCH ? ORDER BY bm25(z) LIMIT ?"
        return [r[0] for r in db.execute(sql, (uitdrukking, HOOGSTENS))]

    return zoek


def cijfers(gevonden: Sequence[str], relevant: Mapping[str, int]) -> tuple[float, float]:
    """Recall and nDCG (gain 2^grade - 1) of the first five; recall is of as many as five can hold."""
    raak = sum(code in relevant for code in gevonden)
    dcg = sum((2 ** relevant.get(code, 0) - 1) / math.log2(plek + 2) for plek, code in enumerate(gevonden))
    beste = sorted(relevant.values(), reverse=True)[:HOOGSTENS]
    ideaal = sum((2**g - 1) / math.log2(plek + 2) for plek, g in enumerate(beste))
    return raak / min(HOOGSTENS, len(relevant)), dcg / ideaal


def gemiddeld(
    zoek: Callable[[Mapping[str, Any]], list[str]], vragen: Sequence[Mapping[str, Any]]
) -> tuple[float, float]:
    """Mean recall@5 and nDCG@5."""
    uit = [cijfers(zoek(v), v["relevant"]) for v in vragen]
    return sum(r for r, _ in uit) / len(uit), sum(n for _, n in uit) / len(uit)


def zoeker(programma: Programma, casussen: Sequence[Mapping[str, Any]], vragen: Sequence[Mapping[str, Any]]) -> Any:
    """The search of the program, by code."""
    ids = {v["code"]: len(casussen) + n for n, v in enumerate(vragen, start=1)}

    def zoek(vraag: Mapping[str, Any]) -> list[str]:
        return [p.nummer for p in programma.vraag(precedenten, ids[vraag["code"]], HOOGSTENS).gevonden]

    return zoek


def main() -> int:
    """Print both, for both halves. Returns 0 when the program wins on the half that counts."""
    casussen, vragen = lees()
    with tempfile.TemporaryDirectory() as tijdelijk:
        programma = bouw(Path(tijdelijk) / "kluis", casussen, vragen)
        eigen, plat = zoeker(programma, casussen, vragen), kaal(casussen)
        lengte = sum(sum(1 for _ in woorden(" ".join(c[k] for k in TEKST))) for c in casussen) / len(casussen)
        print(f"{len(casussen)} casussen ({lengte:.0f} woorden met betekenis), {len(vragen)} vragen")
        winst = True
        for deel in ("afstellen", "meten"):
            keuze = [v for v in vragen if v["deel"] == deel]
            a, b = gemiddeld(eigen, keuze), gemiddeld(plat, keuze)
            with mock.patch.object(rangorde, "VELDEN_SAMEN", 0.0):
                c = gemiddeld(eigen, keuze)
            print(f"{deel} ({len(keuze)} vragen)")
            for naam, (vindt, volgorde) in (("Weegtafel", a), ("alleen woorden", c), ("kale bm25", b)):
                print(f"  {naam:15} recall@5 {vindt:.3f}  nDCG@5 {volgorde:.3f}")
            winst = min(a[0], c[0]) > b[0] and min(a[1], c[1]) > b[1]
        programma.sluit()
    print("PASS  beter dan kale bm25 op de helft die telt" if winst else "MISS  niet beter dan kale bm25")
    return 0 if winst else 1


if __name__ == "__main__":
    sys.exit(main())
