"""The register of 10,000 requests: list, balance and figures beside the bare SQL for the same rows.

``python -m benchmarks.bench_doorbraak [--aantal N] [--cpu]``. The floor is the ``sqlite3`` module with hand-written SQL
that gives the same rows; both read the same file in turn.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks.meten import om_en_om, oordeel
from weegtafel.bootstrap import Programma, open_programma
from weegtafel.doorbraak import queries, registerqueries
from weegtafel.inrichting.vulling import laad_demonstratie_organisaties

KEER = 61
GRENS = 1.5
DAG = date(2026, 1, 1)
LIJST = """
SELECT a.id, a.nummer, a.status, a.aanvragersoort, COALESCE(o.afkorting, ''), substr(a.vastgelopen, 1, 160), a.coach_id,
    COALESCE(p.naam, ''), a.plan_cent, a.besluit_cent, a.aangemaakt_op
FROM aanvraag a LEFT JOIN organisatie o ON o.id = a.organisatie_id LEFT JOIN persoon p ON p.id = a.coach_id
WHERE a.id IN (SELECT id FROM aanvraag ORDER BY id DESC LIMIT 200) ORDER BY a.id DESC
"""
BALANS = """
SELECT q.id, q.van, q.tot, q.bedrag_cent, q.reden, q.versie, SUM(s.g), SUM(s.v), SUM(s.b), SUM(MAX(0, s.v - s.b)),
    SUM(MAX(0, s.b - s.v))
FROM potperiode q JOIN (
    SELECT potperiode_id, aanvraag_id,
        SUM(CASE WHEN kolom = 'gereserveerd' THEN bedrag_cent ELSE 0 END) AS g,
        SUM(CASE WHEN kolom = 'verplicht' THEN bedrag_cent ELSE 0 END) AS v,
        SUM(CASE WHEN kolom = 'betaald' THEN bedrag_cent ELSE 0 END) AS b
    FROM registerregel GROUP BY potperiode_id, aanvraag_id
) s ON s.potperiode_id = q.id GROUP BY q.id ORDER BY q.van DESC
"""
CIJFERS = """
WITH geldig AS MATERIALIZED (
    SELECT b.aanvraag_id, b.bedrag_cent, b.besparing_cent FROM besluit b
    WHERE b.soort = 'toekennen' AND b.datum BETWEEN '2026-01-01' AND '2026-12-31'
    AND NOT EXISTS (SELECT 1 FROM besluit h WHERE h.herziet_id = b.id)
), geboekt AS (
    SELECT kolom, SUM(bedrag_cent) AS som FROM registerregel
    WHERE aanvraag_id IN (SELECT aanvraag_id FROM geldig) GROUP BY kolom
)
SELECT COUNT(*), SUM(bedrag_cent), MIN(bedrag_cent), MAX(bedrag_cent), SUM(besparing_cent),
    (SELECT SUM(bedrag_cent) FROM potperiode WHERE van <= '2026-12-31' AND tot >= '2026-01-01'),
    (SELECT som FROM geboekt WHERE kolom = 'verplicht'), (SELECT som FROM geboekt WHERE kolom = 'betaald')
FROM geldig
"""


def vul(map_: Path, aantal: int) -> None:
    """A vault with decided and paid requests, written past the acts, which would take an hour."""
    programma = open_programma(map_, maak=True)
    with programma.kluis.transactie() as sessie:
        laad_demonstratie_organisaties(sessie, datetime(2026, 1, 1))
    programma.sluit()
    kans = random.Random(1)
    with sqlite3.connect(map_ / "weegtafel.sqlite") as db:
        db.execute(
            "INSERT INTO potperiode (van, tot, bedrag_cent, reden, gezet_op, versie) "
            "VALUES ('2026-01-01', '2026-12-31', 99999999999, 'meting', '2026-01-01 00:00:00.000000', 1)"
        )
        db.execute(
            "INSERT INTO prijslijstversie (versie, naam, geldig_van, kenmerk, inhoud, herkomst, opgenomen_op) "
            "VALUES ('m', 'm', '2026-01-01', '', '{}', '', '2026-01-01 00:00:00.000000')"
        )
        nu = "2026-06-01 12:00:00.000000"
        woorden = "Het gezin loopt vast op een regel die niet voor hen bedoeld is. " * 12
        for nr in range(1, aantal + 1):
            cent, dag = kans.randrange(12_000, 500_000), (DAG + timedelta(days=nr % 365)).isoformat()
            db.execute(
                "INSERT INTO aanvraag (id, nummer, jaar, volgnummer, status, gemeente_id, aanvragersoort, "
                "aanvrager_functie, organisatie_id, vastgelopen, vastgelopen_sinds, geprobeerd, perspectief, "
                "eerst_nodig, coach_id, gesloten_reden, herzien_reden, plan_cent, besluit_cent, besluit_op, "
                "planversie, aangemaakt_op, gewijzigd_op, versie) "
                "VALUES (?, ?, 2026, ?, 'uitvoering', 1, 'jeugdteam', '', ?, ?, '', ?, ?, '', ?, '', '', "
                "?, ?, ?, 1, ?, ?, 1)",
                (
                    nr,
                    f"DB-2026-{nr:04d}",
                    nr,
                    1 + nr % 5,
                    woorden,
                    woorden,
                    woorden,
                    1 + nr % 4,
                    cent,
                    cent,
                    dag,
                    nu,
                    nu,
                ),
            )
            db.execute(
                "INSERT INTO rekenuitkomst (id, aanvraag_id, moment, tijdstip, planversie, planhash, invoer, "
                "effect_ids, prijslijst_id, peildatum, uitkomst, budget_cent, besparing_cent, contant_cent, kenmerk) "
                "VALUES (?, ?, 'besluit', ?, 1, '', '{}', '', 1, ?, '{}', ?, ?, 0, '')",
                (nr, nr, nu, dag, cent, cent * 6),
            )
            db.execute(
                "INSERT INTO toets (id, aanvraag_id, toetser_id, tijdstip, oordeel, legitimiteit, betrokkenheid, "
                "rendement, planversie, planhash, rekenuitkomst_id) "
                "VALUES (?, ?, 1, ?, 'akkoord', '', '', '', 1, '', ?)",
                (nr, nr, nu, nr),
            )
            db.execute(
                "INSERT INTO besluit (id, nummer, aanvraag_id, volgnummer, soort, datum, tijdstip, bedrag_cent, "
                "motivering, grond, mandaat_cent, door_id, toets_id, rekenuitkomst_id, potperiode_id, besparing_cent) "
                "VALUES (?, ?, ?, 1, 'toekennen', ?, ?, ?, '', 'coach', 500000, 1, ?, ?, 1, ?)",
                (nr, f"DB-2026-{nr:04d}-B1", nr, dag, nu, cent, nr, nr, cent * 6),
            )
        db.execute("DROP TRIGGER registerregel_pot")  # it adds up the pot at every line: right for one, slow for 30,000
        for nr, cent in db.execute("SELECT id, besluit_cent FROM aanvraag").fetchall():
            for soort, bedrag in (("verplicht", cent), ("betaald", cent // 2), ("betaald", cent - cent // 2 - nr % 3)):
                db.execute(
                    "INSERT INTO registerregel (potperiode_id, aanvraag_id, soort, kolom, bedrag_cent, datum, "
                    "omschrijving, kenmerk, tijdstip) VALUES (1, ?, ?, ?, ?, '2026-06-01', 'meting', '', ?)",
                    (nr, "verplichting" if soort == "verplicht" else "betaling", soort, bedrag, nu),
                )
    db.close()


def meet(map_: Path, klok: Callable[[], float]) -> bool:
    """Measure the three in turn with their floors; whether all reach the bar."""
    programma: Programma = open_programma(map_)
    # Through the same driver as the program, so that the floor is the SQL and not another build of SQLite.
    db = programma.kluis._lees.raw_connection()
    cursor = db.cursor()

    def kaal(sql: str) -> Callable[[], object]:
        return lambda: cursor.execute(sql).fetchall()

    van, tot = date(2026, 1, 1), date(2026, 12, 31)
    paren: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "lijst, 200 rijen": (lambda: programma.vraag(queries.aanvragen), kaal(LIJST)),
        "stand van de pot": (lambda: programma.vraag(registerqueries.potten), kaal(BALANS)),
        "cijfers over een jaar": (lambda: programma.vraag(registerqueries.cijfers, van, tot), kaal(CIJFERS)),
    }
    gehaald = True
    for naam, (ons, vloer) in paren.items():
        tijden = om_en_om({"ons": ons, "kaal": vloer}, KEER, klok)
        print(f"{naam:24} {tijden['ons'] * 1000:8.2f} ms  kaal {tijden['kaal'] * 1000:8.2f} ms")
        gehaald &= oordeel(f"{naam}, ons / kaal", tijden["ons"] / tijden["kaal"], GRENS)
    db.close()
    programma.sluit()
    return gehaald


def main() -> int:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--aantal", type=int, default=10_000)
    lezer.add_argument("--cpu", action="store_true", help="processor time instead of wall time")
    keuze = lezer.parse_args()
    with tempfile.TemporaryDirectory(prefix="weegtafel-bench-") as map_:
        vul(Path(map_) / "kluis", keuze.aantal)
        return 0 if meet(Path(map_) / "kluis", time.thread_time if keuze.cpu else time.perf_counter) else 1


if __name__ == "__main__":
    raise SystemExit(main())
