"""Backups that are read back, restored without overwriting, and vaults from which is saved what can be read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.kernel.errors import Storing
from weegtafel.storage import redding, reservekopie, terugzetten
from weegtafel.storage.bestand import BESTAND, KOPIEEN
from weegtafel.storage.driver import Fout, verbind
from weegtafel.storage.driver import dbapi as sqlite3

NU = datetime(2026, 11, 22, 9, 30, 5)
SLEUTEL = bytes(range(32))


@pytest.fixture
def gevuld(programma: Programma) -> Path:
    """The database of a vault with a casus, closed."""
    Tafelhulp(programma).gereed()
    programma.sluit()
    return programma.kluis.bestand


@pytest.fixture(params=["plat", "versleuteld"])
def bestand(request: pytest.FixtureRequest, gevuld: Path, tmp_path: Path) -> tuple[Path, bytes | None]:
    """The same, plain and encrypted."""
    if request.param == "plat":
        return gevuld, None
    doel = tmp_path / "dicht" / BESTAND
    doel.parent.mkdir()
    with closing(verbind(gevuld)) as plat:
        versie, merk = (plat.execute(f"PRAGMA {wat}").fetchone()[0] for wat in ("user_version", "application_id"))
    with closing(verbind(doel, SLEUTEL, isolation_level=None)) as db:
        db.execute("ATTACH DATABASE ? AS plat KEY ''", (str(gevuld),))
        db.execute("SELECT sqlcipher_export('main', 'plat')")
        db.execute(f"PRAGMA user_version = {versie}")
        db.execute(f"PRAGMA application_id = {merk}")
    return doel, SLEUTEL


def aantal(bestand: Path, sleutel: bytes | None, tabel: str) -> int:
    with closing(verbind(bestand, sleutel)) as db:
        return int(db.execute(f"SELECT count(*) FROM {tabel}").fetchone()[0])


def test_a_copy_stands_alone_and_holds_the_same(bestand: tuple[Path, bytes | None]) -> None:
    pad, sleutel = bestand
    kopie = reservekopie.maak(pad, sleutel, NU, "start")
    assert kopie.map.parent == pad.parent / KOPIEEN
    assert sorted(p.name for p in kopie.map.iterdir()) == ["kopie.json", BESTAND]
    assert aantal(kopie.bestand, sleutel, "casus") == aantal(pad, sleutel, "casus") == 1
    assert reservekopie.is_ongeschonden(kopie)
    assert kopie.anker.startswith("journaalanker ")
    if sleutel:
        assert b"SQLite format 3" not in kopie.bestand.read_bytes()


def test_a_copy_can_be_made_while_others_write(programma: Programma) -> None:
    hulp = Tafelhulp(programma)
    hulp.gereed()
    with programma.kluis.transactie() as sessie:
        sessie.connection().exec_driver_sql("UPDATE casus SET hulpvraag = 'nog niet vast'")
        kopie = reservekopie.maak(programma.kluis.bestand, None, NU, "tijdens")
    with closing(sqlite3.connect(kopie.bestand)) as db:
        assert db.execute("SELECT count(*) FROM casus WHERE hulpvraag = 'nog niet vast'").fetchone()[0] == 0


def test_copies_are_listed_newest_first_and_foreign_folders_passed_by(bestand: tuple[Path, bytes | None]) -> None:
    pad, sleutel = bestand
    for uren in (3, 1, 2):
        reservekopie.maak(pad, sleutel, NU + timedelta(hours=uren), "proef")
    plek = pad.parent / KOPIEEN
    (plek / "vakantiefoto's").mkdir()
    (plek / "half").mkdir()
    (plek / "half" / "kopie.json").write_text('{"formaat": "weegtafel-kopie-1"')
    assert [k.moment.hour for k in reservekopie.kopieen(plek)] == [12, 11, 10]
    assert reservekopie.kopieen(plek / "bestaat niet") == ()


def test_two_copies_in_one_second_both_stay(bestand: tuple[Path, bytes | None]) -> None:
    pad, sleutel = bestand
    een, twee = (reservekopie.maak(pad, sleutel, NU, "start") for _ in range(2))
    assert een.map != twee.map
    assert len(reservekopie.kopieen(pad.parent / KOPIEEN)) == 2


def test_thinning_removes_whole_copies(bestand: tuple[Path, bytes | None]) -> None:
    pad, sleutel = bestand
    for minuten in (0, 10, 20, 61):
        reservekopie.maak(pad, sleutel, NU + timedelta(minutes=minuten), "start")
    plek = pad.parent / KOPIEEN
    assert reservekopie.dun_uit(plek, NU + timedelta(minutes=70)) == 2
    assert len(list(plek.iterdir())) == len(reservekopie.kopieen(plek)) == 2


def test_a_copy_that_does_not_read_back_leaves_nothing(
    bestand: tuple[Path, bytes | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pad, sleutel = bestand

    def kapot(_bestand: Path, _sleutel: object) -> tuple[int, str]:
        raise Storing("De kopie is niet goed leesbaar.")

    monkeypatch.setattr(reservekopie, "keur", kapot)
    with pytest.raises(Storing, match="niet goed leesbaar"):
        reservekopie.maak(pad, sleutel, NU, "start")
    assert list((pad.parent / KOPIEEN).iterdir()) == []


def test_a_copy_on_a_place_that_is_gone_says_so(bestand: tuple[Path, bytes | None], tmp_path: Path) -> None:
    pad, sleutel = bestand
    bezet = tmp_path / "bezet"
    bezet.write_text("een bestand")
    with pytest.raises(Storing, match="Er is niets verloren"):
        reservekopie.maak(pad, sleutel, NU, "start", bezet / "kopie")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a file system of a few kilobytes")
def test_a_full_disk_while_copying_leaves_nothing(bestand: tuple[Path, bytes | None], tmp_path: Path) -> None:
    pad, sleutel = bestand
    code = (
        "import resource, sys; from pathlib import Path; from datetime import datetime\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from weegtafel.storage import reservekopie; from weegtafel.kernel.errors import Storing\n"
        "import weegtafel.storage.sleutels\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        f"sleutel = bytes.fromhex({(sleutel or b'').hex()!r}) or None\n"
        "try:\n"
        f"    naar = Path({str(tmp_path / 'vol')!r})\n"
        f"    reservekopie.maak(Path({str(pad)!r}), sleutel, datetime(2026, 11, 22), 'start', naar)\n"
        "except Storing as fout:\n    print(fout.melding)\n"
    )
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Er is niets" in uit.stdout or "veilig" in uit.stdout, uit.stderr
    assert not (tmp_path / "vol").exists()
    assert [p for p in tmp_path.iterdir() if p.name.startswith(".bezig")] == []


@pytest.mark.parametrize(
    ("ouderdom", "woord"),
    [(None, "nog geen kopie"), (timedelta(days=8), "8 dagen oud"), (timedelta(days=-1), "klok"), (timedelta(1), "")],
)
def test_an_old_copy_is_warned_of(ouderdom: timedelta | None, woord: str) -> None:
    alle = (
        [] if ouderdom is None else [reservekopie.Kopie(Path(), NU - ouderdom, "start", 5, "journaalanker 0", "0" * 64)]
    )
    zin = reservekopie.waarschuwing(alle, NU)
    assert woord in zin
    assert bool(zin) == bool(woord)


# --- putting back ----------------------------------------------------------------------------------


def test_a_restore_sets_the_vault_aside_and_brings_back_the_copy(bestand: tuple[Path, bytes | None]) -> None:
    pad, sleutel = bestand
    kopie = reservekopie.maak(pad, sleutel, NU, "start")
    with closing(verbind(pad, sleutel)) as db, db:
        db.execute("UPDATE casus SET hulpvraag = 'van na de kopie'")
    opzij = terugzetten.zet_terug(kopie, sleutel, pad.parent, NU)
    assert opzij is not None
    for waar, verwacht in ((opzij / BESTAND, 1), (pad, 0)):
        with closing(verbind(waar, sleutel)) as db:
            vraag = "SELECT count(*) FROM casus WHERE hulpvraag = 'van na de kopie'"
            assert db.execute(vraag).fetchone()[0] == verwacht
    assert not (pad.parent / terugzetten.MAP).exists()
    assert reservekopie.is_ongeschonden(kopie), "the copy itself stays what it was"


def test_a_restore_into_an_empty_folder(bestand: tuple[Path, bytes | None], tmp_path: Path) -> None:
    pad, sleutel = bestand
    kopie = reservekopie.maak(pad, sleutel, NU, "start", tmp_path / "stick")
    assert terugzetten.zet_terug(kopie, sleutel, tmp_path / "nieuw", NU) is None
    assert aantal(tmp_path / "nieuw" / BESTAND, sleutel, "casus") == 1


@pytest.mark.parametrize("schade", ["bits", "weg", "nieuwer", "sleutel"])
def test_a_bad_copy_is_refused_and_the_vault_stands(bestand: tuple[Path, bytes | None], schade: str) -> None:
    pad, sleutel = bestand
    kopie = reservekopie.maak(pad, sleutel, NU, "start")
    voor = pad.read_bytes()
    if schade == "bits":
        inhoud = bytearray(kopie.bestand.read_bytes())
        inhoud[len(inhoud) // 2] ^= 255
        kopie.bestand.write_bytes(inhoud)
    elif schade == "weg":
        kopie.bestand.unlink()
    elif schade == "nieuwer":
        kopie = reservekopie.Kopie(kopie.map, kopie.moment, "start", 999, kopie.anker, kopie.sha256)
    else:
        sleutel = bytes(31) + b"1"
    with pytest.raises(Storing, match=r"niets gewijzigd|niet goed leesbaar"):
        terugzetten.zet_terug(kopie, sleutel, pad.parent, NU)
    assert pad.read_bytes() == voor
    assert not (pad.parent / terugzetten.KLAAR).exists()


@pytest.mark.parametrize("na", range(8))
def test_a_restore_that_is_cut_short_anywhere_is_whole_afterwards(
    bestand: tuple[Path, bytes | None], na: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine stops after the n-th rename; opening again finishes it, and no vault is lost in between."""
    pad, sleutel = bestand
    for bij in ("-wal", "-shm"):
        pad.with_name(BESTAND + bij).touch()
    kopie = reservekopie.maak(pad, sleutel, NU, "start")
    oud, nieuw = pad.read_bytes(), kopie.bestand.read_bytes()
    echt, teller = Path.replace, iter(range(100))

    class Stroomuitval(Exception):
        pass

    def vervang(zelf: Path, doel: Path) -> Path:
        if next(teller) >= na:
            raise Stroomuitval
        return echt(zelf, doel)

    monkeypatch.setattr(Path, "replace", vervang)
    try:
        terugzetten.zet_terug(kopie, sleutel, pad.parent, NU)
        klaar = True
    except Stroomuitval:
        klaar = False
    monkeypatch.undo()
    staat = {p.read_bytes() for p in pad.parent.rglob(BESTAND) if KOPIEEN not in p.parts}
    assert oud in staat
    terugzetten.voltooi(pad.parent)
    begonnen = klaar or nieuw == pad.read_bytes()
    assert pad.read_bytes() == (nieuw if begonnen else oud)
    assert oud in {p.read_bytes() for p in pad.parent.rglob(BESTAND) if KOPIEEN not in p.parts}
    assert not (pad.parent / terugzetten.KLAAR).exists()


# --- saving what can be read -----------------------------------------------------------------------


def beschadig_een_blad(pad: Path, sleutel: bytes | None, vraag: str) -> None:
    """Destroy one page of the file, the last one without which ``vraag`` cannot be answered."""
    heel = pad.read_bytes()
    for begin in range(len(heel) - 4096, 4096, -4096):
        pad.write_bytes(heel[:begin] + os.urandom(4096) + heel[begin + 4096 :])
        with closing(verbind(pad, sleutel)) as db:
            try:
                db.execute("SELECT count(*) FROM casus").fetchone()
                db.execute(vraag).fetchone()
            except Fout:
                return
    raise AssertionError("no page made a difference")


def test_a_whole_vault_is_saved_whole(bestand: tuple[Path, bytes | None], tmp_path: Path) -> None:
    pad, sleutel = bestand
    verslag = redding.red(pad, sleutel, tmp_path / "gered.sqlite", NU)
    assert verslag.alles
    assert verslag.zinnen == ()
    with closing(verbind(pad, sleutel)) as oud, closing(verbind(tmp_path / "gered.sqlite", sleutel)) as nieuw:
        tabellen = [naam for (naam,) in oud.execute("SELECT name FROM pragma_table_list WHERE type = 'table'")]
        for tabel in (t for t in tabellen if not t.startswith("sqlite_")):
            rijen = f'SELECT * FROM "{tabel}" ORDER BY rowid'
            assert oud.execute(rijen).fetchall() == nieuw.execute(rijen).fetchall(), tabel
        wachters = "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        assert oud.execute(wachters).fetchall() == nieuw.execute(wachters).fetchall()


def test_what_a_damaged_page_holds_is_named_and_the_rest_is_saved(
    bestand: tuple[Path, bytes | None], tmp_path: Path
) -> None:
    pad, sleutel = bestand
    with closing(verbind(pad, sleutel)) as db, db:
        db.execute("PRAGMA journal_mode = DELETE")
        for i in range(2000):
            db.execute(
                "INSERT INTO klad (onderwerp, veld, tekst, persoon, tijdstip) VALUES ('x', 'y', ?, 'z', '2026-01-01')",
                (f"tekst nummer {i} " * 8,),
            )
    beschadig_een_blad(pad, sleutel, "SELECT sum(length(tekst)) FROM klad")
    verslag = redding.red(pad, sleutel, tmp_path / "gered.sqlite", NU)
    klad = next(t for t in verslag.tabellen if t.naam == "klad")
    assert not verslag.alles
    assert 1900 < klad.gered < 2000
    assert any("klad" in zin and "niet te lezen" in zin for zin in verslag.zinnen)
    assert aantal(tmp_path / "gered.sqlite", sleutel, "casus") == 1
    with closing(verbind(tmp_path / "gered.sqlite", sleutel)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_file_of_which_nothing_reads_is_said(tmp_path: Path) -> None:
    (tmp_path / "stuk.sqlite").write_bytes(os.urandom(8192))
    with pytest.raises(Storing, match="niets meer te lezen"):
        redding.red(tmp_path / "stuk.sqlite", None, tmp_path / "gered.sqlite", NU)
    assert not (tmp_path / "gered.sqlite").exists()


def test_a_copied_folder_is_a_copy_too(bestand: tuple[Path, bytes | None], tmp_path: Path) -> None:
    """What somebody carried off with a file manager can be put back."""
    pad, sleutel = bestand
    kopie = reservekopie.maak(pad, sleutel, NU, "start")
    shutil.copytree(kopie.map, tmp_path / "op de stick" / "kopie van vrijdag")
    (gevonden,) = reservekopie.kopieen(tmp_path / "op de stick")
    assert reservekopie.is_ongeschonden(gevonden)
