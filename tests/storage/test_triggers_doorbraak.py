"""What the database refuses in the doorbraak, whoever asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from tests.doorbraakhulp import Doorbraakhulp
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak.codes import Registersoort
from weegtafel.kernel.clock import VasteKlok
from weegtafel.storage.driver import dbapi as sqlite3

VAST = ("registerregel", "besluit", "toets", "rekenuitkomst", "prijslijstversie", "bewerking", "coachtoewijzing")


@pytest.fixture
def db(programma: Programma, klok: VasteKlok) -> Iterator[sqlite3.Connection]:
    """A vault with a decided and paid request."""
    hulp = Doorbraakhulp(programma)
    hulp.boek(hulp.besloten(), Registersoort.BETALING, 1_000)
    klok.moment += timedelta(days=1)
    with closing(sqlite3.connect(programma.kluis.bestand)) as verbinding:
        yield verbinding


@pytest.mark.parametrize("tabel", VAST)
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


@pytest.mark.parametrize(
    "opdracht",
    [
        "DELETE FROM aanvraag",
        "REPLACE INTO aanvraag SELECT * FROM aanvraag",
        "UPDATE aanvraag SET nummer = 'DB-2026-0099'",
        "UPDATE aanvraag SET volgnummer = 9",
        "DELETE FROM potperiode",
        "INSERT INTO potperiode (van, tot, bedrag_cent, reden, gezet_op, versie) "
        "VALUES ('2026-06-01', '2027-01-31', 1, '', '2026-01-01', 1)",
        "INSERT INTO potperiode (van, tot, bedrag_cent, reden, gezet_op, versie) "
        "VALUES ('2030-06-01', '2030-05-31', 1, '', '2026-01-01', 1)",
        "INSERT INTO registerregel (potperiode_id, aanvraag_id, soort, kolom, bedrag_cent, datum, omschrijving, "
        "kenmerk, tijdstip) VALUES (1, 1, 'verplichting', 'verplicht', 19700001, '2026-11-12', '', '', '2026-11-12')",
        "INSERT INTO registerregel (potperiode_id, aanvraag_id, soort, kolom, bedrag_cent, datum, omschrijving, "
        "kenmerk, tijdstip) VALUES (1, 1, 'reservering', 'gereserveerd', 19700001, '2026-11-12', '', '', '2026-11-12')",
        "INSERT INTO registerregel (potperiode_id, aanvraag_id, soort, kolom, bedrag_cent, datum, omschrijving, "
        "kenmerk, tijdstip) VALUES (1, 1, 'correctie', 'betaald', 299001, '2026-11-12', '', '', '2026-11-12')",
        "INSERT INTO registerregel (potperiode_id, aanvraag_id, soort, kolom, bedrag_cent, datum, omschrijving, "
        "kenmerk, tijdstip) VALUES (1, 1, 'correctie', 'verplicht', -299001, '2026-11-12', '', '', '2026-11-12')",
    ],
)
def test_what_is_never_done(db: sqlite3.Connection, opdracht: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"\.$"):
        db.execute(opdracht)


@pytest.mark.parametrize(("kolom", "cent"), [("betaald", 299_000), ("verplicht", -299_000)])
def test_the_last_cent_that_was_promised_is_paid_or_freed(db: sqlite3.Connection, kolom: str, cent: int) -> None:
    db.execute(
        "INSERT INTO registerregel (potperiode_id, aanvraag_id, soort, kolom, bedrag_cent, datum, omschrijving, "
        f"kenmerk, tijdstip) VALUES (1, 1, 'correctie', '{kolom}', {cent}, '2026-11-12', '', '', '2026-11-12')"
    )
    assert len(set(db.execute("SELECT SUM(bedrag_cent) FROM registerregel GROUP BY kolom").fetchall())) == 1


def test_the_last_cent_of_the_pot_still_goes(db: sqlite3.Connection) -> None:
    db.execute(
        "INSERT INTO registerregel (potperiode_id, aanvraag_id, soort, kolom, bedrag_cent, datum, omschrijving, "
        "kenmerk, tijdstip) VALUES (1, 1, 'verplichting', 'verplicht', 19700000, '2026-11-12', '', '', '2026-11-12')"
    )
    assert db.execute("SELECT SUM(bedrag_cent) FROM registerregel WHERE kolom = 'verplicht'").fetchone() == (
        20_000_000,
    )
