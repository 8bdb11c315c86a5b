"""A large vault copied page by page as it stands: what is copied is one moment, whatever others do meanwhile."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.overleghulp import Tafelhulp
from tests.storage import werkers
from weegtafel.bootstrap import Programma
from weegtafel.kernel.errors import Storing
from weegtafel.onderhoud import Onderhoud
from weegtafel.storage import bladkopie, reservekopie
from weegtafel.storage.bestand import BESTAND
from weegtafel.storage.driver import Connection, verbind

SLEUTEL = bytes(range(32))
NU = datetime(2026, 11, 22, 9, 30, 5)


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    """An encrypted database with two counters that are always raised together, and some hundred pages of text."""
    pad = tmp_path / "kluis" / BESTAND
    pad.parent.mkdir()
    with closing(verbind(pad, SLEUTEL, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE teller (naam TEXT PRIMARY KEY, stand INTEGER NOT NULL)")
        db.execute("INSERT INTO teller VALUES ('een', 0), ('twee', 0)")
        db.execute("CREATE TABLE vulling (id INTEGER PRIMARY KEY, tekst TEXT NOT NULL)")
        db.execute("BEGIN")
        db.executemany("INSERT INTO vulling VALUES (?, hex(randomblob(4000)))", [(n,) for n in range(200)])
        db.execute("COMMIT")
    return pad


@pytest.fixture(autouse=True)
def _klein_is_groot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bladkopie, "GROOT", 1)


@pytest.fixture
def open_(bestand: Path) -> Iterator[Connection]:
    """A connection that stays open beside what is tried, as that of the program does."""
    with closing(verbind(bestand, SLEUTEL, isolation_level=None)) as db:
        db.execute("SELECT count(*) FROM teller").fetchone()
        yield db


def standen(bestand: Path) -> tuple[int, int]:
    with closing(verbind(bestand, SLEUTEL)) as db:
        een, twee = db.execute("SELECT stand FROM teller ORDER BY naam").fetchall()
        return int(een[0]), int(twee[0])


def test_the_pages_are_the_same_byte_for_byte(bestand: Path, tmp_path: Path) -> None:
    doel = tmp_path / "doel.sqlite"
    assert bladkopie.kopieer_bladen(bestand, doel, SLEUTEL)
    assert doel.read_bytes() == bestand.read_bytes()
    assert len(doel.read_bytes()) > 1_000_000


def test_what_stands_in_the_log_only_is_in_the_copy(bestand: Path, open_: Connection, tmp_path: Path) -> None:
    open_.execute("PRAGMA wal_autocheckpoint = 0")
    open_.execute("UPDATE teller SET stand = 7")
    kopie = reservekopie.maak(bestand, SLEUTEL, NU, "proef")
    assert standen(kopie.bestand) == (7, 7)
    assert sorted(p.name for p in kopie.map.iterdir()) == [reservekopie.BRIEFJE, BESTAND]


def test_each_copy_is_one_moment_while_another_process_writes_and_checkpoints(
    bestand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bladen: list[bool] = []
    echt = bladkopie.kopieer_bladen
    monkeypatch.setattr(
        bladkopie, "kopieer_bladen", lambda *wat: bladen.append(echt(*wat)) or bladen[-1]
    )  # fmt: skip
    ctx = werkers.context()
    hier, daar = ctx.Pipe()
    proces = ctx.Process(target=werkers.schrijf_paren, args=(bestand, daar, SLEUTEL), daemon=True)  # type: ignore[attr-defined]  # every context has it
    proces.start()
    assert hier.recv() == "bezig"
    vorige = 1
    for _ in range(12):
        kopie = reservekopie.maak(bestand, SLEUTEL, NU, "proef")
        een, twee = standen(kopie.bestand)
        assert een == twee >= vorige
        vorige = een
    hier.send("genoeg")
    assert hier.recv() > vorige > 1
    proces.join(30)
    assert sum(bladen) > len(bladen) / 2  # else this tried the online backup and nothing of ours


def test_an_open_program_copies_its_own_vault_in_this_way(
    programma: Programma, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt, gelukt = bladkopie.kopieer_bladen, []
    monkeypatch.setattr(bladkopie, "kopieer_bladen", lambda *wat: gelukt.append(echt(*wat)) or gelukt[-1])
    Tafelhulp(programma).gereed()
    Onderhoud(programma).kopieer()
    assert gelukt == [True]


def test_the_file_stands_still_while_it_is_copied(
    bestand: Path, open_: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt, gezien = bladkopie._kopieer, []

    def schrijft_ondertussen(van: Path, naar: Path) -> bool:
        voor = van.read_bytes()
        open_.execute("UPDATE vulling SET tekst = 'na'")
        open_.execute("UPDATE teller SET stand = 9")
        for soort in ("PASSIVE", "RESTART", "TRUNCATE"):
            gezien.append(tuple(open_.execute(f"PRAGMA wal_checkpoint({soort})").fetchone()))
        assert van.read_bytes() == voor
        return echt(van, naar)

    open_.execute("PRAGMA busy_timeout = 50")
    monkeypatch.setattr(bladkopie, "_kopieer", schrijft_ondertussen)
    doel = tmp_path / "doel.sqlite"
    assert bladkopie.kopieer_bladen(bestand, doel, SLEUTEL)
    assert all(in_logboek > overgebracht for _bezet, in_logboek, overgebracht in gezien)
    assert standen(doel) == (0, 0)
    assert standen(bestand) == (9, 9)


def test_who_reads_something_older_makes_it_go_the_other_way(
    bestand: Path, open_: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bladkopie, "_TUSSENPOOS_S", 0.001)
    with closing(verbind(bestand, SLEUTEL, isolation_level=None)) as oud:
        open_.execute("UPDATE teller SET stand = 1")
        oud.execute("BEGIN")
        oud.execute("SELECT * FROM teller").fetchall()
        open_.execute("UPDATE teller SET stand = 2")
        assert not bladkopie.kopieer_bladen(bestand, bestand.with_name("doel"), SLEUTEL)
        assert standen(reservekopie.maak(bestand, SLEUTEL, NU, "proef").bestand) == (2, 2)


def test_a_file_that_keeps_no_log_goes_the_other_way(bestand: Path) -> None:
    with closing(verbind(bestand, SLEUTEL)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    assert not bladkopie.kopieer_bladen(bestand, bestand.with_name("doel"), SLEUTEL)
    assert standen(reservekopie.maak(bestand, SLEUTEL, NU, "proef").bestand) == (0, 0)


@pytest.mark.parametrize("kapot", ["python die er niet is", os.devnull])
def test_without_a_process_of_its_own_it_goes_the_other_way(
    bestand: Path, monkeypatch: pytest.MonkeyPatch, kapot: str
) -> None:
    monkeypatch.setattr("sys.executable", kapot)
    assert not bladkopie.kopieer_bladen(bestand, bestand.with_name("doel"), SLEUTEL)
    assert standen(reservekopie.maak(bestand, SLEUTEL, NU, "proef").bestand) == (0, 0)


def test_half_a_copy_is_made_again_the_other_way(bestand: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(van: Path, naar: Path) -> bool:
        naar.write_bytes(van.read_bytes()[:-40960])
        return True

    monkeypatch.setattr(bladkopie, "_kopieer", half)
    kopie = reservekopie.maak(bestand, SLEUTEL, NU, "proef")
    assert standen(kopie.bestand) == (0, 0)
    assert sorted(p.name for p in kopie.map.iterdir()) == [reservekopie.BRIEFJE, BESTAND]


def test_why_it_cannot_be_written_is_told(bestand: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OSError, match="weg") as fout:
        bladkopie.kopieer_bladen(bestand, tmp_path / "weg" / "doel", SLEUTEL)
    assert fout.value.errno == errno.ENOENT

    def vol(_van: Path, naar: Path) -> bool:
        raise OSError(errno.ENOSPC, "vol", str(naar))

    monkeypatch.setattr(bladkopie, "_kopieer", vol)
    with pytest.raises(Storing, match="vol"):
        reservekopie.maak(bestand, SLEUTEL, NU, "proef")
    assert list((bestand.parent / "kopieen").iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a lock belongs to who opened the file")
def test_the_locks_of_sqlite_stay(bestand: Path, open_: Connection) -> None:
    reservekopie.maak(bestand, SLEUTEL, NU, "proef")
    assert not werkers.vraag_elders(bestand)
    open_.close()
    assert werkers.vraag_elders(bestand)
