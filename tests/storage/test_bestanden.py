"""Files that are newer, older, foreign, damaged or unreachable; disks that are full or read-only."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma, open_programma
from weegtafel.casus.models import Casus
from weegtafel.kernel.clock import SysteemKlok, VasteKlok
from weegtafel.kernel.errors import Storing
from weegtafel.storage import reservekopie
from weegtafel.storage.bestand import APPLICATION_ID, BESTAND, KOPIEEN, SCHEMA
from weegtafel.storage.driver import dbapi as sqlite3
from weegtafel.storage.kluis import open_kluis


def bestand(map_: Path) -> Path:
    """The database with all that was written in it, without the side files."""
    pad = map_ / BESTAND
    with closing(sqlite3.connect(pad)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for achtervoegsel in ("-wal", "-shm"):
        pad.with_name(BESTAND + achtervoegsel).unlink(missing_ok=True)
    return pad


def zeg(map_: Path, patroon: str) -> str:
    """Open, work and look; assert one clear message that matches."""
    with pytest.raises(Storing, match=patroon) as fout:
        programma = open_programma(map_, klok=SysteemKlok())
        try:
            Tafelhulp(programma).concept_casus()
        finally:
            programma.sluit()
    melding = fout.value.melding
    assert melding.endswith(".")
    assert "!" not in melding
    assert "Error" not in melding
    return melding


def test_no_vault_in_the_folder(tmp_path: Path) -> None:
    zeg(tmp_path, "staan geen gegevens van Weegtafel")
    assert list(tmp_path.iterdir()) == []


def test_a_newer_file_is_refused_and_left_alone(kluismap: Path) -> None:
    pad = bestand(kluismap)
    with closing(sqlite3.connect(pad)) as db, db:
        db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    vooraf = bestand(kluismap).read_bytes()
    zeg(kluismap, "nieuwere versie van Weegtafel")
    assert pad.read_bytes() == vooraf
    assert not (kluismap / KOPIEEN).exists()


def test_an_older_file_is_copied_before_it_is_upgraded(kluismap: Path, klok: VasteKlok) -> None:
    pad = bestand(kluismap)
    with closing(sqlite3.connect(pad)) as db, db:
        db.execute("PRAGMA user_version = 0")
    programma = open_programma(kluismap, klok=klok)
    assert Tafelhulp(programma).concept_casus() == 1
    programma.sluit()
    (kopie,) = (kluismap / KOPIEEN).iterdir()
    assert kopie.name == "2026-11-12 13.00.00 voor-bijwerken"
    with closing(sqlite3.connect(kopie / BESTAND)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (0,)
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) FROM casus").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM organisatie").fetchone() > (0,)
    with closing(sqlite3.connect(pad)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA,)


def test_an_upgrade_that_fails_leaves_the_old_file(kluismap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from weegtafel.storage import upgrade

    pad = bestand(kluismap)
    with closing(sqlite3.connect(pad)) as db, db:
        db.execute("PRAGMA user_version = 0")
        db.execute("DELETE FROM alembic_version")
    with pytest.raises(Exception, match="already exists"):
        open_kluis(kluismap, SysteemKlok())
    with closing(sqlite3.connect(pad)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (0,)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(list((kluismap / KOPIEEN).iterdir())) == 1
    assert upgrade.MIGRATIES.is_dir()


def test_somebody_elses_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    pad = tmp_path / BESTAND
    with closing(sqlite3.connect(pad)) as db, db:
        db.execute("CREATE TABLE foto(id INTEGER PRIMARY KEY)")
    vooraf = pad.read_bytes()
    zeg(tmp_path, "geen gegevensbestand van Weegtafel")
    assert pad.read_bytes() == vooraf
    assert sorted(p.name for p in tmp_path.iterdir()) == [BESTAND]


@pytest.mark.parametrize("lengte", [1, 99, 100, 5000, 1_000_000])
def test_random_bytes_are_refused_and_left_alone(tmp_path: Path, lengte: int) -> None:
    pad = tmp_path / BESTAND
    inhoud = random.Random(lengte).randbytes(lengte)
    pad.write_bytes(inhoud)
    zeg(tmp_path, "geen gegevensbestand van Weegtafel")
    assert pad.read_bytes() == inhoud


@pytest.mark.parametrize("deel", [0.2, 0.5, 0.9])
def test_a_truncated_file_is_called_damaged(kluismap: Path, deel: float) -> None:
    pad = bestand(kluismap)
    inhoud = pad.read_bytes()
    pad.write_bytes(inhoud[: int(len(inhoud) * deel)])
    melding = zeg(kluismap, "beschadigd")
    assert "kopieen" in melding


def test_pages_of_rubbish_are_called_damaged(kluismap: Path) -> None:
    pad = bestand(kluismap)
    inhoud = bytearray(pad.read_bytes())
    inhoud[4096:-4096] = random.Random(7).randbytes(len(inhoud) - 8192)
    pad.write_bytes(inhoud)
    zeg(kluismap, "beschadigd")


def test_an_empty_file_counts_as_no_vault(tmp_path: Path) -> None:
    """What is left when the making of a new vault is killed before its first byte."""
    (tmp_path / BESTAND).touch()
    zeg(tmp_path, "staan geen gegevens van Weegtafel")
    programma = open_programma(tmp_path, maak=True)
    assert programma.vraag(
        lambda sessie: sessie.connection().exec_driver_sql("SELECT count(*) FROM criterium").scalar()
    )
    programma.sluit()


def test_a_making_that_was_cut_short_is_finished_the_next_time(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / BESTAND)) as db, db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    programma = open_programma(tmp_path)
    assert programma.vraag(
        lambda sessie: sessie.connection().exec_driver_sql("SELECT count(*) FROM criterium").scalar()
    )
    programma.sluit()


def test_the_folder_is_a_file(tmp_path: Path) -> None:
    plek = tmp_path / "bestand"
    plek.write_text("tekst")
    with pytest.raises(Storing, match="staat al een bestand"):
        open_kluis(plek, SysteemKlok(), maak=True)
    assert plek.read_text() == "tekst"


def test_the_folder_vanishes_while_working(kluismap: Path, tmp_path: Path) -> None:
    programma = open_programma(kluismap)
    programma.sluit()
    shutil.move(kluismap, tmp_path / "elders")
    with pytest.raises(Storing, match="niet te bereiken"):
        programma.vraag(lambda sessie: sessie.connection().exec_driver_sql("SELECT 1 FROM casus").all())


# --- real file systems ----------------------------------------------------------------------------


def _mount(*argumenten: str) -> bool:
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    return subprocess.run(["mount", *argumenten], capture_output=True, check=False).returncode == 0


@pytest.fixture
def kleine_schijf(kluismap: Path, tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes that holds the vault."""
    plek = tmp_path / "schijf"
    plek.mkdir()
    if not _mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", str(plek)):
        pytest.skip("a file system of its own needs root on Linux and the right to mount")
    try:
        shutil.copytree(kluismap, plek / "kluis")
        yield plek / "kluis"
    finally:
        subprocess.run(["umount", "-l", str(plek)], check=True)


def maak_vol(prop: Path) -> None:
    with prop.open("wb", buffering=0) as uit, pytest.raises(OSError, match="No space left"):
        while True:
            uit.write(b"x" * 4096)


def test_a_full_disk_loses_nothing(kleine_schijf: Path) -> None:
    programma = open_programma(kleine_schijf)
    tafel = Tafelhulp(programma)
    bewaard = [tafel.concept_casus()]
    prop = kleine_schijf / "prop"
    maak_vol(prop)
    with pytest.raises(Storing, match="De schijf is vol"):
        for _ in range(200):
            bewaard.append(tafel.concept_casus())
    assert [c["id"] for c in tafel.alle(Casus)] == bewaard, "what was saved can be read, what was refused is not there"
    prop.unlink()
    bewaard.append(tafel.concept_casus())
    assert [c["volgnummer"] for c in tafel.alle(Casus)] == list(range(1, len(bewaard) + 1))
    programma.sluit()
    with closing(sqlite3.connect(kleine_schijf / BESTAND)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_full_disk_while_a_vault_is_made(kleine_schijf: Path) -> None:
    maak_vol(kleine_schijf / "prop")
    nieuw = kleine_schijf.parent / "nieuw"
    with pytest.raises(Storing, match="De schijf is vol"):
        open_programma(nieuw, maak=True)


@pytest.fixture
def alleen_lezen(kluismap: Path, tmp_path: Path) -> Iterator[Path]:
    """The vault on a file system that really refuses every write, also of root."""
    bestand(kluismap)
    plek = tmp_path / "vast"
    plek.mkdir()
    if not _mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(plek)):
        pytest.skip("a file system of its own needs root on Linux and the right to mount")
    try:
        shutil.copytree(kluismap, plek / "kluis")
        assert _mount("-o", "remount,ro", str(plek))
        yield plek / "kluis"
    finally:
        subprocess.run(["umount", "-l", str(plek)], check=True)


def test_a_read_only_folder(alleen_lezen: Path) -> None:
    zeg(alleen_lezen, "mag Weegtafel niet schrijven")


def test_a_new_vault_in_a_read_only_folder(alleen_lezen: Path) -> None:
    with pytest.raises(Storing, match="niet schrijven"):
        open_programma(alleen_lezen.parent / "nieuw", maak=True)


def test_the_folder_becomes_read_only_while_working(kleine_schijf: Path) -> None:
    programma = open_programma(kleine_schijf)
    tafel = Tafelhulp(programma)
    tafel.concept_casus()
    programma.sluit()
    assert _mount("-o", "remount,ro", str(kleine_schijf.parent))
    with pytest.raises(Storing, match="mag Weegtafel niet schrijven"):
        tafel.concept_casus()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permission bits do not bind root")
def test_a_folder_without_permission(kluismap: Path) -> None:
    bestand(kluismap)
    (kluismap / BESTAND).chmod(0o400)
    kluismap.chmod(0o500)
    try:
        zeg(kluismap, "mag Weegtafel niet schrijven")
    finally:
        kluismap.chmod(0o700)


def test_every_sentence_says_what_is_safe_and_what_to_do() -> None:
    from weegtafel.storage import storingen

    for naam in ("_BEZET", "_VOL", "_ALLEEN_LEZEN", "_NIET_VAN_ONS", "_BESCHADIGD", "_ONBEREIKBAAR"):
        zin = getattr(storingen, naam)
        assert "veilig" in zin or "niets" in zin
        assert zin.count(".") >= 2


def test_an_error_that_nobody_can_help_is_a_bug(programma: Programma) -> None:
    from sqlalchemy.exc import OperationalError

    with pytest.raises(OperationalError):
        programma.vraag(lambda sessie: sessie.connection().exec_driver_sql("SELECT onzin"))


def test_a_database_that_is_gone_beside_its_copies_leads_to_putting_one_back(kluismap: Path) -> None:
    programma = open_programma(kluismap)
    kopie = reservekopie.maak(programma.kluis.bestand, None, datetime(2026, 11, 12, 14), "hand")
    programma.sluit()
    pad = bestand(kluismap)
    for leeg in (True, False):
        pad.write_bytes(b"") if leeg else pad.unlink()
        with pytest.raises(Storing, match=r"er staan nog kopieën.*herstel"):
            open_kluis(kluismap, SysteemKlok())
    assert kopie.map.is_dir()
