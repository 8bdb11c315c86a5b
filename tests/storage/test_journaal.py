"""The journal: a chain in which every tampered line is found."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import PROGRAMMA
from weegtafel.storage import journaal, reservekopie
from weegtafel.storage.driver import dbapi as sqlite3


@pytest.fixture
def met_regels(programma: Programma) -> Programma:
    Tafelhulp(programma).gereed()
    return programma


def test_the_chain_of_real_acts_is_whole(met_regels: Programma) -> None:
    aantal, fout = met_regels.vraag(journaal.controleer)
    assert aantal >= 3
    assert fout is None


@pytest.mark.parametrize(
    "kolom", ["tijdstip", "persoon", "persoon_id", "handeling", "onderwerp", "velden", "vorige_hash", "hash"]
)
def test_a_changed_line_is_found(met_regels: Programma, kolom: str) -> None:
    with closing(sqlite3.connect(met_regels.kluis.bestand)) as db, db:
        db.execute("DROP TRIGGER journaal_nooit_update")
        id_ = db.execute("SELECT min(id) + 1 FROM journaal").fetchone()[0]
        nieuw = {"tijdstip": "2020-01-01 00:00:00.000000", "persoon_id": 999}.get(kolom, "anders")
        db.execute(f"UPDATE journaal SET {kolom} = ? WHERE id = ?", (nieuw, id_))
    assert met_regels.vraag(journaal.controleer) == (1, id_)


def test_a_removed_line_is_found(met_regels: Programma) -> None:
    with closing(sqlite3.connect(met_regels.kluis.bestand)) as db, db:
        db.execute("DROP TRIGGER journaal_nooit_delete")
        db.execute("DELETE FROM journaal WHERE id = 2")
    assert met_regels.vraag(journaal.controleer) == (1, 3)


def test_the_journal_holds_no_case_text(met_regels: Programma) -> None:
    from tests.overleghulp import TEKST

    with closing(sqlite3.connect(met_regels.kluis.bestand)) as db:
        alles = str(db.execute("SELECT * FROM journaal").fetchall())
    assert TEKST not in alles
    assert "WT-2026-0001" in alles


def test_an_anchor_fits_until_the_journal_is_rewritten(met_regels: Programma) -> None:
    zin = met_regels.vraag(journaal.anker)
    assert met_regels.vraag(journaal.past_anker, zin)
    with closing(sqlite3.connect(met_regels.kluis.bestand)) as db, db:
        laatste = db.execute("SELECT max(id) FROM journaal").fetchone()[0]
        db.execute("DROP TRIGGER journaal_nooit_delete")
        db.execute("DELETE FROM journaal WHERE id = ?", (laatste,))
    assert met_regels.vraag(journaal.controleer)[1] is None, "a cut tail leaves a whole chain"
    assert not met_regels.vraag(journaal.past_anker, zin)


def test_a_tail_that_was_cut_off_shows_by_the_copies(met_regels: Programma) -> None:
    kopie = met_regels.kluis
    gemaakt = reservekopie.maak(kopie.bestand, None, datetime(2026, 11, 12, 14), "hand")
    heel, gebroken = met_regels.controleer_journaal()
    assert heel >= 3 and gebroken is None
    with closing(sqlite3.connect(kopie.bestand)) as db, db:
        db.execute("DROP TRIGGER journaal_nooit_delete")
        db.execute("DELETE FROM journaal WHERE id > 1")
    assert met_regels.controleer_journaal() == (1, 2)
    briefje = gemaakt.map / "kopie.json"
    briefje.write_text(briefje.read_text(encoding="utf-8").replace("journaalanker", "geen anker"), encoding="utf-8")
    assert met_regels.controleer_journaal() == (1, None), "a note that was written in says nothing of the journal"


def test_a_copy_that_was_put_back_makes_the_later_copies_no_witnesses(met_regels: Programma) -> None:
    eerder = met_regels.vraag(journaal.anker)
    Tafelhulp(met_regels).gereed()
    later = met_regels.vraag(journaal.anker)
    ankers = [(datetime(2026, 11, 12, 10), eerder), (datetime(2026, 11, 12, 12), later)]
    with closing(sqlite3.connect(met_regels.kluis.bestand)) as db, db:
        db.execute("DROP TRIGGER journaal_nooit_delete")
        db.execute("DELETE FROM journaal WHERE id > ?", (int(eerder.split()[1]),))
    assert met_regels.vraag(journaal.eerste_die_mist, ankers) == int(eerder.split()[1]) + 1
    with met_regels.kluis.transactie() as sessie:
        journaal.boek(sessie, datetime(2026, 11, 12, 13), PROGRAMMA, "zet_kopie_terug", "2026-11-12 10.00", [])
    assert met_regels.vraag(journaal.eerste_die_mist, ankers) is None


@pytest.mark.parametrize("zin", ["", "journaalanker", "journaalanker x", "7", "0 " + "a" * 64, "journaalanker 7 kort"])
def test_what_is_no_anchor_is_refused(met_regels: Programma, zin: str) -> None:
    with pytest.raises(Regelovertreding, match="geen journaalanker"):
        met_regels.vraag(journaal.past_anker, zin)


def test_an_exported_document_carries_the_head_of_the_journal(met_regels: Programma, tmp_path: Path) -> None:
    from docx import Document as Lees

    overleg_id = Tafelhulp(met_regels).plan(over_dagen=3)
    anker = met_regels.vraag(journaal.anker)
    met_regels.exporteer("agenda", overleg_id, tmp_path / "agenda.docx")
    met_regels.exporteer("agenda", overleg_id, tmp_path / "agenda.pdf", wachtwoord="drie natte bomen")
    assert anker in Lees(str(tmp_path / "agenda.docx")).core_properties.keywords
    assert met_regels.vraag(journaal.past_anker, anker)
