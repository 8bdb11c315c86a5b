"""What the database refuses in the room that learns, and what it keeps of the words of a casus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.overleghulp import VANDAAG, Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.inzicht.codes import Opvolging
from weegtafel.inzicht.commands import LegEvaluatieVast, StelWerkafspraakVast, WerkPrecedentenBij
from weegtafel.overleg.models import Advies
from weegtafel.storage.driver import dbapi as sqlite3


@pytest.fixture
def db(programma: Programma) -> Iterator[sqlite3.Connection]:
    """A vault with an evaluated advice, an agreed rule and an index of precedents."""
    tafel = Tafelhulp(programma)
    _, punten = tafel.open_met(1)
    tafel.stel_vast(punten[0])
    advies = tafel.alle(Advies)[0]
    tafel.doe(LegEvaluatieVast(advies_id=advies["id"], opgevolgd=Opvolging.GEHEEL))
    tafel.doe(StelWerkafspraakVast(titel="Netwerk", tekst="Netwerk eerst.", criteriumcode="veiligheid", datum=VANDAAG))
    assert tafel.doe(WerkPrecedentenBij()).extra == {"casussen": 1}
    with closing(sqlite3.connect(programma.kluis.bestand)) as verbinding:
        yield verbinding


@pytest.mark.parametrize("tabel", ["evaluatie", "werkafspraak"])
def test_what_stands_is_only_added_to(db: sqlite3.Connection, tabel: str) -> None:
    vooraf = db.execute(f"SELECT * FROM {tabel}").fetchall()
    assert vooraf
    kolommen = [rij[1] for rij in db.execute(f"PRAGMA table_info({tabel})")]
    for opdracht in (
        f"UPDATE {tabel} SET {kolommen[1]} = {kolommen[1]}",
        f"DELETE FROM {tabel}",
        f"REPLACE INTO {tabel} SELECT * FROM {tabel}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=r"\.$"):
            db.execute(opdracht)
        db.rollback()
    assert db.execute(f"SELECT * FROM {tabel}").fetchall() == vooraf


def test_a_precedent_that_goes_takes_its_words_along(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA trusted_schema = ON")
    woord = db.execute("SELECT term FROM precedentterm WHERE term NOT LIKE '#%' LIMIT 1").fetchone()[0]
    zoek = "SELECT count(*) FROM precedent_zoek WHERE precedent_zoek MATCH ?"
    assert db.execute(zoek, (f'"{woord}"',)).fetchone() == (1,)
    db.execute("DELETE FROM precedent")
    assert db.execute("SELECT term, aantal FROM precedentterm").fetchall() == [("#aantal", 0), ("#lengte", 0)]
    assert db.execute(zoek, (f'"{woord}"',)).fetchone() == (0,)


def test_one_count_a_month_for_the_whole_table(db: sqlite3.Connection) -> None:
    rij = "INSERT INTO instroom(maand, enkelvoudig, complex, bron, gezet_op, versie) "
    rij += "VALUES ('2026-10-01', 1, 1, 'hand', 'x', 1)"
    db.execute(rij)
    with pytest.raises(sqlite3.IntegrityError):
        db.execute(rij)
