"""Backup and restore from a script, plain and encrypted."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from tests.storage.kluishulp import NAAM, PLANT, WOORD, beheerder_in, meld, organisaties, plant, plat_in
from weegtafel.bootstrap import open_programma
from weegtafel.cli import voer_uit
from weegtafel.cli.hulp import OMGEVING
from weegtafel.poort import beveilig_kluis
from weegtafel.storage import geheim
from weegtafel.storage.driver import verbind
from weegtafel.storage.geheim import Maat

LICHT = Maat(64, 1, 1)


def _nooit(**_: object) -> int:
    raise AssertionError("the window was opened")


def doe(*argumenten: str | Path) -> int:
    return voer_uit([str(a) for a in argumenten], _nooit)


@pytest.fixture(autouse=True)
def _licht(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geheim, "ijk", lambda doel_s=0.6: LICHT)
    monkeypatch.delenv(OMGEVING, raising=False)


def test_a_plain_vault_is_copied_and_put_back_and_the_present_one_set_aside(
    kluismap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert doe("backup", "--map", kluismap, "--naar", tmp_path / "stick") == 0
    assert str(tmp_path / "stick") in capsys.readouterr().out
    programma = open_programma(kluismap)
    plant(programma)
    programma.sluit()
    assert doe("herstel", "--van", tmp_path / "stick", "--map", kluismap) == 0
    uit = capsys.readouterr().out
    assert "teruggezet" in uit and "opzij" in uit
    assert plat_in(kluismap) and all(p.startswith("opzij ") for p in plat_in(kluismap))
    programma = open_programma(kluismap)
    assert programma.controleer_journaal()[1] is None
    programma.sluit()


def test_the_newest_whole_copy_of_a_folder_is_taken(
    kluismap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for _ in range(2):
        assert doe("backup", "--map", kluismap, "--naar", stick) == 0
    oud, nieuw = sorted(stick.iterdir())
    bestand = nieuw / "weegtafel.sqlite"
    bestand.write_bytes(bestand.read_bytes()[:-1] + b"!")
    assert doe("herstel", "--van", stick, "--map", tmp_path / "elders") == 0
    assert oud.name in capsys.readouterr().out
    (oud / "weegtafel.sqlite").write_bytes(b"")
    assert doe("herstel", "--van", stick, "--map", tmp_path / "elders") == 2
    assert "geen kopie die heel is" in capsys.readouterr().err


def test_nothing_happens_to_a_folder_that_holds_no_copy(
    kluismap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vooraf = sorted(p.name for p in kluismap.iterdir())
    assert doe("herstel", "--van", tmp_path, "--map", kluismap) == 2
    assert "geen kopie van Weegtafel" in capsys.readouterr().err
    assert sorted(p.name for p in kluismap.iterdir()) == vooraf


def test_a_vault_that_is_open_is_not_replaced(
    kluismap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert doe("backup", "--map", kluismap, "--naar", tmp_path / "stick") == 0
    vooraf = (kluismap / "weegtafel.sqlite").stat().st_ino
    with contextlib.closing(verbind(kluismap / "weegtafel.sqlite")) as ander:
        ander.execute("BEGIN")
        ander.execute("SELECT count(*) FROM journaal").fetchone()
        assert doe("herstel", "--van", tmp_path / "stick", "--map", kluismap) == 2
    assert "open" in capsys.readouterr().err
    assert (kluismap / "weegtafel.sqlite").stat().st_ino == vooraf


def test_an_encrypted_copy_asks_for_the_password_of_that_moment(
    kluismap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    beveilig_kluis(kluismap, beheerder_in(kluismap), NAAM, WOORD)
    monkeypatch.setenv(OMGEVING, WOORD)
    stick = tmp_path / "stick"
    assert doe("backup", "--map", kluismap, "--naar", stick, "--gebruiker", NAAM) == 0
    programma = meld(kluismap)
    plant(programma)
    programma.toegang.wijzig_wachtwoord(WOORD, "een heel ander lang woord")
    programma.sluit()
    assert doe("herstel", "--van", stick, "--map", kluismap) == 2
    assert "--gebruiker" in capsys.readouterr().err
    monkeypatch.setenv(OMGEVING, "een heel ander lang woord")
    assert doe("herstel", "--van", stick, "--map", kluismap, "--gebruiker", NAAM) == 2
    assert "van toen de kopie werd" in capsys.readouterr().err
    monkeypatch.setenv(OMGEVING, WOORD)
    assert doe("herstel", "--van", stick, "--map", kluismap, "--gebruiker", NAAM) == 0
    programma = meld(kluismap)
    assert not [naam for naam in programma.vraag(organisaties) if naam.startswith(PLANT)]
    assert programma.controleer_journaal()[1] is None
    programma.sluit()


def test_the_journal_is_checked_against_an_anchor(kluismap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from weegtafel.storage import journaal

    programma = open_programma(kluismap)
    plant(programma)
    anker = programma.vraag(journaal.anker)
    programma.sluit()
    assert doe("controleer-journaal", "--map", kluismap, "--anker", anker) == 0
    assert "Het anker past" in capsys.readouterr().out
    assert (
        doe("controleer-journaal", "--map", kluismap, "--anker", f"{anker[:-1]}{'0' if anker[-1] != '0' else '1'}") == 2
    )
    assert "past niet" in capsys.readouterr().err
    assert doe("controleer-journaal", "--map", kluismap, "--anker", "zomaar iets") == 2
    assert "geen journaalanker" in capsys.readouterr().err
