"""Destruction is refused by the database itself, whoever asks: not approved, by one hand, too early, under a hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from sqlite3 import Connection

import pytest

from tests.bewaringhulp import Wereld, bouw
from weegtafel.bewaring import commands as b
from weegtafel.bewaring.codes import Objectsoort
from weegtafel.bootstrap import Programma
from weegtafel.kernel.clock import VasteKlok
from weegtafel.storage.driver import dbapi, verbind

LOPEND = "INSERT INTO vernietiging_lopend(lijst_id, soort, object_id, tijdstip) VALUES (?, 'casus', ?, ?)"
LIJST = (
    "INSERT INTO vernietigingslijst(nummer, jaar, volgnummer, grond, toelichting, status, gemaakt_op, gemaakt_door_id, "
    "beoordeeld_op, beoordeeld_door_id, besluit_reden, herhaalt, eerder_uitgevoerd_op, hash, versie) "
    "VALUES ('VV-2026-9999', 2026, 9999, ?, '', ?, '2020-01-01 00:00:00', 1, ?, ?, '', '', ?, '', 1)"
)


@pytest.fixture
def wereld(programma: Programma, klok: VasteKlok) -> Wereld:
    uit = bouw(programma, klok)
    uit.jaren_later()
    return uit


@pytest.fixture
def db(wereld: Wereld) -> Iterator[Connection]:
    with closing(verbind(wereld.tafel.programma.kluis.bestand)) as db:
        yield db


def weigert(db: Connection, sql: str, *waarden: object, zin: str = "") -> None:
    with pytest.raises(dbapi.IntegrityError) as fout:
        db.execute(sql, waarden)
    assert zin in str(fout.value)
    assert str(fout.value).endswith(".")
    db.rollback()


#: What a destruction takes away; each is refused when nothing is being destroyed.
GEWOON = (
    "DELETE FROM advies",
    "DELETE FROM weging",
    "DELETE FROM terugtrekking",
    "DELETE FROM aanwezigheid",
    "DELETE FROM actie",
    "DELETE FROM casus",
    "UPDATE agendapunt SET verslag = '', voorzittersnotitie = '', doorschuif_reden = '' WHERE overleg_id = 1",
    "UPDATE notulen_deel SET tekst = 'Dit deel is vernietigd op 1 mei 2050 (verklaring VV-2050-0001).'",
    "UPDATE notulen_uitgave SET inhoud = 'Dit deel is vernietigd op 1 mei 2050.'",
    "UPDATE overleg SET locatie = '' WHERE status = 'vastgesteld'",
    "UPDATE casus SET status = 'vernietigd'",
    "DELETE FROM anoniemverklaring",
)


@pytest.mark.parametrize("sql", GEWOON)
def test_without_a_list_everything_stays(wereld: Wereld, db: Connection, sql: str) -> None:
    weigert(db, sql)


@pytest.mark.parametrize("sql", GEWOON)
def test_a_list_opens_nothing_by_itself(wereld: Wereld, db: Connection, sql: str) -> None:
    wereld.goedgekeurd((Objectsoort.CASUS, wereld.casus))
    wereld.wacht()
    weigert(db, sql)


def test_only_what_stands_on_the_list_goes(wereld: Wereld, db: Connection) -> None:
    id_ = wereld.goedgekeurd((Objectsoort.CASUS, wereld.casus))
    wereld.wacht()
    db.execute(LOPEND, (id_, wereld.casus, str(wereld.klok.moment)))
    weigert_zacht = ("DELETE FROM advies WHERE casus_id = ?", "UPDATE casus SET status = 'vernietigd' WHERE id = ?")
    for sql in weigert_zacht:
        with pytest.raises(dbapi.IntegrityError):
            db.execute(sql, (wereld.blijft,))
    with pytest.raises(dbapi.IntegrityError):
        db.execute("UPDATE advies SET motivering = 'anders' WHERE casus_id = ?", (wereld.casus,))
    with pytest.raises(dbapi.IntegrityError):
        db.execute("UPDATE agendapunt SET verslag = 'anders' WHERE casus_id = ?", (wereld.casus,))
    with pytest.raises(dbapi.IntegrityError):
        db.execute("UPDATE notulen_deel SET tekst = 'Herschreven geschiedenis.'")
    with pytest.raises(dbapi.IntegrityError):
        db.execute("DELETE FROM journaal")
    db.rollback()
    # With its own object in the opening, the same statement goes through: the refusals above are no accident.
    db.execute(LOPEND, (id_, wereld.casus, str(wereld.klok.moment)))
    db.execute("UPDATE casus SET status = 'vernietigd' WHERE id = ?", (wereld.casus,))
    db.rollback()


def test_too_early_by_one_second(wereld: Wereld, db: Connection) -> None:
    id_ = wereld.goedgekeurd((Objectsoort.CASUS, wereld.casus))
    vroeg = wereld.klok.moment + timedelta(days=7) - timedelta(seconds=1)
    zin = "bedenktijd voorbij"
    weigert(db, LOPEND, id_, wereld.casus, str(vroeg), zin=zin)
    weigert(db, LOPEND, id_, wereld.casus, None, zin=zin)
    weigert(db, LOPEND, id_, wereld.casus, "morgen", zin=zin)
    weigert(
        db,
        "UPDATE vernietigingslijst SET status = 'uitgevoerd', uitgevoerd_op = ?, uitgevoerd_door_id = 1",
        str(vroeg),
        zin="7 dagen",
    )
    weigert(db, "UPDATE vernietigingslijst SET status = 'uitgevoerd', uitgevoerd_door_id = 1", zin="7 dagen")
    weigert(db, "UPDATE vernietigingslijst SET beoordeeld_op = '2000-01-01'", zin="wijzigt niet meer")


def test_without_approval(wereld: Wereld, db: Connection) -> None:
    id_ = wereld.maak((Objectsoort.CASUS, wereld.casus))
    weigert(db, LOPEND, id_, wereld.casus, "2099-01-01 00:00:00")
    weigert(db, "UPDATE vernietigingslijst SET status = 'goedgekeurd'")
    wereld.programma.voer_uit(b.BiedAan(lijst_id=id_, versie=wereld.versie(id_)))
    weigert(db, LOPEND, id_, wereld.casus, "2099-01-01 00:00:00")
    goed = "UPDATE vernietigingslijst SET status = 'goedgekeurd', beoordeeld_op = '2030-01-01', beoordeeld_door_id = ?"
    weigert(db, goed, wereld.tafel.secretaris, zin="beoordeelt haar niet")
    weigert(db, goed, None, zin="beoordeelt haar niet")
    db.execute(goed, (wereld.tafel.voorzitter,))
    db.rollback()


def test_who_worked_on_a_list_does_not_judge_it(wereld: Wereld, db: Connection) -> None:
    id_ = wereld.maak((Objectsoort.CASUS, wereld.casus))
    ander = wereld.beheerder
    ander.voer_uit(b.ZetOpLijst(lijst_id=id_, versie=wereld.versie(id_), doelen=((Objectsoort.CASUS, wereld.blijft),)))
    wereld.programma.voer_uit(b.BiedAan(lijst_id=id_, versie=wereld.versie(id_)))
    goed = "UPDATE vernietigingslijst SET status = 'goedgekeurd', beoordeeld_op = '2030-01-01', beoordeeld_door_id = ?"
    weigert(db, goed, ander.actor.persoon_id, zin="beoordeelt haar niet")
    weigert(db, "DELETE FROM vernietigingsbewerking", zin="nooit gewist")


def test_a_hold_closes_the_opening(wereld: Wereld, db: Connection) -> None:
    id_ = wereld.goedgekeurd((Objectsoort.CASUS, wereld.casus))
    wereld.programma.voer_uit(b.LegPlichtOp(nummer=wereld.nummer, reden="Er loopt een klacht over dit advies."))
    wereld.wacht()
    weigert(db, LOPEND, id_, wereld.casus, str(wereld.klok.moment), zin="bewaarplicht")
    weigert(db, "DELETE FROM bewaarplicht", zin="nooit gewist")


def test_a_list_is_not_put_in_ready_made(wereld: Wereld, db: Connection) -> None:
    lang, kort = "2020-01-01 00:00:00", "2020-01-03 00:00:00"
    for waarden in (
        ("termijn", "goedgekeurd", lang, 2, None),
        ("termijn", "uitgevoerd", lang, 2, None),
        ("herhaling", "goedgekeurd", lang, 2, None),
        ("herhaling", "goedgekeurd", lang, 1, "2021-01-01 00:00:00"),
        ("herhaling", "goedgekeurd", lang, 2, kort),
    ):
        weigert(db, LIJST, *waarden, zin="begint als concept")


def test_an_empty_place_stays_empty(wereld: Wereld, db: Connection) -> None:
    from weegtafel import vernietiging

    id_ = wereld.goedgekeurd((Objectsoort.CASUS, wereld.casus))
    wereld.wacht()
    vernietiging.voer_uit(wereld.programma, id_, wereld.versie(id_))
    weigert(db, "UPDATE casus SET hulpvraag = 'x' WHERE status = 'vernietigd'", zin="is vernietigd")
    weigert(db, "UPDATE vernietigingslijst SET hash = ''", zin="wijzigt niet meer")
    weigert(db, LOPEND, id_, wereld.casus, "2099-01-01 00:00:00")
