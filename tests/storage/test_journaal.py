"""The journal: a chain in which every tampered line is found."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.storage import journaal
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
