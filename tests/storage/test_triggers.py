"""The database itself refuses, also for whoever comes in without the program."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.kernel.codes import Aanwezigheidssoort, Oordeel, Oordeelmoment
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg import commands as c
from weegtafel.storage.triggers import TRIGGERS
from weegtafel.storage.triggers_anonimiteit import TRIGGERS as ANONIMITEIT
from weegtafel.storage.triggers_bewaring import TRIGGERS as BEWARING
from weegtafel.storage.triggers_doorbraak import BETAALD
from weegtafel.storage.triggers_doorbraak import TRIGGERS as DOORBRAAK
from weegtafel.storage.triggers_inzicht import INDEX
from weegtafel.storage.triggers_inzicht import TRIGGERS as INZICHT
from weegtafel.storage.triggers_vier_ogen import BUITEN_DE_TAFEL
from weegtafel.storage.triggers_vier_ogen import TRIGGERS as VIER_OGEN
from weegtafel.storage.zoekschema import ZOEKSCHEMA

NAAM = re.compile(r"CREATE TRIGGER (\w+) BEFORE (UPDATE|DELETE|INSERT)(?: OF [\w, ]+)? ON (\w+)")
ALLE = {m[1]: (m[2], m[3]) for m in map(NAAM.match, TRIGGERS) if m}

#: Where the general statement would not reach the trigger.
EIGEN = {
    "casus_nummer_vast": "UPDATE casus SET nummer = 'WT-2026-9999'",
    "overleg_code_vast": "UPDATE overleg SET code = 'WO-2026-9999' WHERE status = 'gepland'",
}


@pytest.fixture(scope="module")
def volle_map(voorbeeldmap: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A vault in which every table with a trigger has a row, made by acts; read and never changed by the tests."""
    import shutil
    from datetime import datetime

    from weegtafel.bootstrap import open_programma
    from weegtafel.kernel.clock import VasteKlok

    map_ = tmp_path_factory.mktemp("vol") / "kluis"
    shutil.copytree(voorbeeldmap, map_)
    programma = open_programma(map_, klok=VasteKlok(datetime(2026, 11, 12, 13, 0)))
    tafel = Tafelhulp(programma)
    overleg, (punt,) = tafel.open_met(1)
    tafel.meld(overleg, tafel.leden[-1:], Aanwezigheidssoort.VERTROKKEN, punt)
    tafel.doe(c.TrekTerug(punt_id=punt, organisatie_id=tafel.leden[0], reden="Zelf betrokken bij dit gezin."))
    tafel.doe(
        c.GeefIndruk(punt_id=punt, organisatie_id=tafel.leden[1], moment=Oordeelmoment.EERSTE, oordeel=Oordeel.PASSEND)
    )
    tafel.stel_vast(punt)
    tafel.doe(
        c.LegActieVast(
            wat="Bel de school.", wanneer=tafel.dag.replace(month=12), persoon_id=tafel.secretaris, punt_id=punt
        )
    )
    tafel.sluit(overleg)
    tafel.plan(over_dagen=7)
    programma.sluit()
    with closing(sqlite3.connect(map_ / "weegtafel.sqlite")) as db, db:
        db.execute(
            "INSERT INTO bekrachtiging(advies_id, agendapunt_id, overleg_id, besluit, toelichting, tijdstip) "
            "SELECT id, agendapunt_id, overleg_id, 'bekrachtigd', '', vastgesteld_op FROM advies LIMIT 1"
        )
        if not db.execute("SELECT count(*) FROM notulen_versie").fetchone()[0]:
            db.execute(
                "INSERT INTO notulen_versie(notulen_id, nummer, gemaakt_op, door, reden, inhoud) "
                "SELECT id, 1, gemaakt_op, 'Test', '', '[]' FROM notulen"
            )
        db.execute("INSERT INTO notulen_uitgave(notulen_id, zonder_namen, inhoud) SELECT id, 0, '{}' FROM notulen")
        db.execute("UPDATE notulen SET status = 'vastgesteld'")
        db.execute("UPDATE overleg SET status = 'vastgesteld' WHERE id = ?", (overleg,))
    yield map_


def kolommen(db: sqlite3.Connection, tabel: str) -> list[str]:
    return [rij[1] for rij in db.execute(f"PRAGMA table_info({tabel})") if rij[1] != "id"]


def test_every_trigger_is_known_to_this_test() -> None:
    assert len(ALLE) == len(TRIGGERS)


def vervang(db: sqlite3.Connection, tabel: str) -> None:
    """REPLACE deletes without firing a DELETE trigger, unless recursive triggers are on; both ways are refused."""
    for recursief in ("OFF", "ON"):
        db.execute(f"PRAGMA recursive_triggers = {recursief}")
        with pytest.raises(sqlite3.IntegrityError) as fout:
            db.execute(f"REPLACE INTO {tabel} SELECT * FROM {tabel} WHERE id = (SELECT min(id) FROM {tabel})")
        assert str(fout.value).endswith(".")
        db.rollback()


@pytest.mark.parametrize("naam", ALLE)
def test_the_database_refuses(volle_map: Path, naam: str) -> None:
    wat, tabel = ALLE[naam]
    with closing(sqlite3.connect(volle_map / "weegtafel.sqlite")) as db:
        namen = kolommen(db, tabel)
        vooraf = db.execute(f"SELECT * FROM {tabel}").fetchall()
        assert vooraf, f"no row in {tabel} to try it on"
        # The last row is about the overleg that is closed, except that of the planned one.
        rij = "id = (SELECT min(id) FROM " + tabel + ")"
        algemeen = {
            "UPDATE": f"UPDATE {tabel} SET {namen[0]} = {namen[0]} WHERE {rij}",
            "DELETE": f"DELETE FROM {tabel} WHERE {rij}",
            "INSERT": f"INSERT INTO {tabel}({', '.join(namen)}) SELECT {', '.join(namen)} FROM {tabel} WHERE {rij}",
        }
        zin = next(t for t in TRIGGERS if t.startswith(f"CREATE TRIGGER {naam} ")).split("'")[-2]
        if naam.endswith("_niet_vervangen"):
            vervang(db, tabel)
            assert db.execute(f"SELECT * FROM {tabel}").fetchall() == vooraf
            return
        with pytest.raises(sqlite3.IntegrityError) as fout:
            db.execute(EIGEN.get(naam, algemeen[wat]))
        assert str(fout.value) == zin
        assert zin.endswith(".")
        db.rollback()
        assert db.execute(f"SELECT * FROM {tabel}").fetchall() == vooraf


def test_the_file_holds_every_trigger_word_for_word(volle_map: Path) -> None:
    with closing(sqlite3.connect(volle_map / "weegtafel.sqlite")) as db:
        in_bestand = {rij[0] for rij in db.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")}
    zoek = {regel for regel in (*ZOEKSCHEMA, *INDEX) if regel.startswith("CREATE TRIGGER")}
    vier_ogen = {*VIER_OGEN, *BUITEN_DE_TAFEL}
    assert in_bestand == {*TRIGGERS, *DOORBRAAK, *BETAALD, *BEWARING, *ANONIMITEIT, *INZICHT, *vier_ogen, *zoek}


def test_a_refusal_by_the_database_is_a_sentence_for_the_user(programma: Programma) -> None:
    from sqlalchemy import text

    with (
        pytest.raises(Regelovertreding, match="Een weegcriterium wordt nooit gewijzigd"),
        programma.kluis.transactie() as sessie,
    ):
        sessie.connection().execute(text("DELETE FROM criterium"))
