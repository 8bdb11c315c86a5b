"""From plain to encrypted and from one key to the next, also when the program is killed in the middle of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.conftest import Beveiligd
from tests.storage.kluishulp import (
    ANDER,
    NAAM,
    NU,
    PLANT,
    WOORD,
    beheerder_in,
    journaal_van,
    meld,
    organisaties,
    persoon_met,
    plant,
    plat_in,
)
from weegtafel.bootstrap import Programma, is_demonstratie, is_kluis, open_programma
from weegtafel.inrichting.vulling import laad_demonstratie_organisaties
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.roles import Rol
from weegtafel.kernel.voortgang import Afgebroken
from weegtafel.onderhoud import Onderhoud
from weegtafel.poort import Aanmeldfout, beveilig_kluis, is_beveiligd, maak_beveiligde_kluis
from weegtafel.storage import beveiligen, rechten, reservekopie, vervangen
from weegtafel.storage.controle import gebreken
from weegtafel.storage.driver import Fout, is_plat, verbind

KLOK = VasteKlok(NU)


def _alles(programma: Programma) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for what securing itself adds."""

    def lees(sessie: object) -> dict[str, list[tuple[object, ...]]]:
        db = sessie.connection().connection.driver_connection  # type: ignore[attr-defined]  # a Session
        over = [t for t in vervangen.tabellen(db) if t not in ("journaal", "kluiskenmerk", "sqlite_sequence")]
        return {tabel: db.execute(f'SELECT * FROM "{tabel}"').fetchall() for tabel in over}

    return programma.vraag(lees)


@pytest.mark.usefixtures("licht")
def test_a_secured_vault_holds_the_same_rows_and_no_plain_text_is_left(platte_map: Path) -> None:
    programma = open_programma(platte_map, klok=KLOK)
    kopie = reservekopie.maak(programma.kluis.bestand, None, NU, "proef")
    (platte_map / "kopieen" / "uur").mkdir()
    shutil.copy(kopie.bestand, platte_map / "kopieen" / "uur" / "oud.kopie")
    voor = _alles(programma)
    programma.sluit()
    # As after a crash: what was typed last stands in the log only.
    db = verbind(platte_map / "weegtafel.sqlite", isolation_level=None)
    db.execute("PRAGMA wal_autocheckpoint = 0")
    db.execute(f"UPDATE organisatie SET naam = '{PLANT} in het logboek' WHERE id = 2")
    for naam in ("weegtafel.sqlite", "weegtafel.sqlite-wal"):
        shutil.copy(platte_map / naam, platte_map.parent / naam)
    db.close()
    for naam in ("weegtafel.sqlite", "weegtafel.sqlite-wal"):
        shutil.move(platte_map.parent / naam, platte_map / naam)
    assert len(plat_in(platte_map)) >= 4

    beveilig_kluis(platte_map, beheerder_in(platte_map), NAAM, WOORD, klok=KLOK)

    assert plat_in(platte_map) == []
    assert plat_in(platte_map, "SQLite format 3") == []
    programma = meld(platte_map)
    (kopie,) = Onderhoud(programma).stand().rijen
    assert (kopie.waarom, kopie.goed, kopie.beveiligd) == ("na het beveiligen", True, True)
    na = _alles(programma)
    assert f"{PLANT} in het logboek" in [rij[1] for rij in na["organisatie"]]
    del voor["organisatie"], na["organisatie"]
    assert na == voor
    assert gebreken(programma.kluis) == ()
    assert [r[0] for r in programma.vraag(journaal_van)][-2:] == ["beveiligt_kluis", "meldt_zich_aan"]
    assert programma.zoek("nijlpaard") == programma.zoek("Nijlpaard")
    plant(programma)
    programma.sluit()


@pytest.mark.usefixtures("licht")
def test_what_cannot_be_secured_is_left_as_it_was(platte_map: Path) -> None:
    beheerder = beheerder_in(platte_map)
    programma = open_programma(platte_map, klok=KLOK)
    voorzitter = persoon_met(programma, Rol.VOORZITTER)
    assert programma.vraag(organisaties)
    with pytest.raises(Regelovertreding, match="ergens anders open"):
        beveilig_kluis(platte_map, beheerder, NAAM, WOORD, klok=KLOK)
    plant(programma)
    programma.sluit()
    with pytest.raises(Regelovertreding, match="Alleen een beheerder"):
        beveilig_kluis(platte_map, voorzitter, NAAM, WOORD, klok=KLOK)
    with pytest.raises(Regelovertreding, match="als eerste"):
        beveilig_kluis(platte_map, beheerder, NAAM, "Welkom2026!!", klok=KLOK)
    assert not is_beveiligd(platte_map)
    assert sorted(p.name for p in platte_map.iterdir() if p.is_file()) == ["weegtafel.sqlite"]
    programma = open_programma(platte_map, klok=KLOK)
    with programma.kluis.transactie() as sessie:
        sessie.connection().exec_driver_sql("INSERT OR REPLACE INTO kluiskenmerk VALUES ('demonstratie', 'ja')")
    assert programma.vraag(is_demonstratie)
    programma.sluit()
    with pytest.raises(Regelovertreding, match="fictieve"):
        beveilig_kluis(platte_map, beheerder, NAAM, WOORD, klok=KLOK)


@pytest.mark.usefixtures("licht")
def test_a_copy_that_differs_is_not_used(platte_map: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    echt = beveiligen._exporteer

    def slordig(bron: Path, doel: Path, sleutel: bytearray) -> None:
        echt(bron, doel, sleutel)
        db = verbind(doel, sleutel)
        db.execute("UPDATE organisatie SET afkorting = 'X' WHERE id = 2")
        db.commit()
        db.close()

    beheerder = beheerder_in(platte_map)
    monkeypatch.setattr(beveiligen, "_exporteer", slordig)
    with pytest.raises(Storing, match="niet gelijk"):
        beveilig_kluis(platte_map, beheerder, NAAM, WOORD, klok=KLOK)
    assert not is_beveiligd(platte_map)
    programma = open_programma(platte_map, klok=KLOK)
    assert any(PLANT in naam for naam in programma.vraag(organisaties))
    programma.sluit()


@pytest.mark.usefixtures("licht")
def test_a_new_vault_is_encrypted_from_its_first_byte(tmp_path: Path) -> None:
    map_ = tmp_path / "nieuw"
    gezien: list[str] = []

    def richt_in(programma: Programma) -> int:
        with programma.kluis.transactie() as sessie:
            laad_demonstratie_organisaties(sessie, NU)
        plant(programma)
        gezien.extend([*plat_in(map_), *plat_in(map_, "SQLite format 3")])
        return persoon_met(programma, Rol.BEHEERDER)

    with pytest.raises(Regelovertreding):
        maak_beveiligde_kluis(map_, richt_in, NAAM, "kort", klok=KLOK)
    with pytest.raises(ZeroDivisionError):
        maak_beveiligde_kluis(map_, lambda _p: 1 // 0, NAAM, WOORD, klok=KLOK)
    assert not is_kluis(map_)
    assert not any(map_.iterdir())
    programma, herstelsleutel = maak_beveiligde_kluis(map_, richt_in, NAAM, WOORD, klok=KLOK)
    assert gezien == []
    assert len(herstelsleutel) == 47
    plant(programma)
    assert gebreken(programma.kluis) == ()
    programma.sluit()
    assert map_.stat().st_mode & 0o077 == 0 or os.name == "nt"
    with pytest.raises(Regelovertreding, match="staan al gegevens"):
        maak_beveiligde_kluis(map_, richt_in, NAAM, WOORD, klok=KLOK)


def test_a_new_key_reaches_everybody_without_a_password_and_shuts_the_old_one_out(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map)
    assert programma.aanmelding is not None
    oud = bytes(programma.aanmelding.datasleutel)
    kopie = reservekopie.maak(programma.kluis.bestand, oud, NU, "proef").bestand
    voor = _alles(programma)
    programma.toegang.vernieuw_sleutel()
    assert bytes(programma.aanmelding.datasleutel) != oud
    plant(programma)
    db = verbind(programma.kluis.bestand, oud)
    with pytest.raises(Fout):
        db.execute("SELECT * FROM organisatie")
    db.close()
    sleutels = programma.toegang.sleutels_voor_kopieen()
    assert sleutels == (bytes(programma.aanmelding.datasleutel), oud)
    db = verbind(kopie, sleutels[1])
    assert db.execute("SELECT count(*) FROM organisatie").fetchone()[0] > 3
    db.close()
    programma.toegang.vernieuw_sleutel()
    assert programma.toegang.sleutels_voor_kopieen()[1:] == sleutels
    programma.sluit()
    for naam, woord in ((NAAM, WOORD), ("voorzitter", ANDER)):
        programma = meld(beveiligd.map, naam, woord)
        na = _alles(programma)
        assert [r for r in na["organisatie"] if r in voor["organisatie"]] == voor["organisatie"]
        assert gebreken(programma.kluis) == ()
        handelingen = [r[0] for r in programma.vraag(journaal_van)]
        assert (handelingen.count("vernieuwt_sleutel"), handelingen.count("sleutelbestand_nieuwer")) == (2, 0)
        assert "telling_aanmelden_gewijzigd" not in handelingen
        programma.sluit()
    assert sorted(p.name for p in beveiligd.map.iterdir() if p.is_file()) == [
        "aanmelden.json", "sleutels.json", "sleutels.kopie.json", "weegtafel.sqlite",
    ]  # fmt: skip


def test_renewing_tells_how_far_it_is_and_can_be_stopped_until_it_is_decided(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map)
    assert programma.aanmelding is not None
    oud, voor = bytes(programma.aanmelding.datasleutel), _alles(programma)
    bestanden = {p.name for p in beveiligd.map.iterdir()}
    gehoord: list[tuple[int, int, str]] = []
    programma.toegang.vernieuw_sleutel(lambda *stap: gehoord.append(stap))
    stappen = [gedaan for gedaan, _totaal, _wat in gehoord]
    assert stappen == sorted(stappen) and stappen[0] == 0 and stappen[-1] == beveiligen.GELEZEN
    assert {totaal for _g, totaal, _w in gehoord} == {100}
    assert len(set(stappen)) > 10, "per cents, not three leaps"
    assert gehoord[-1][2] == beveiligen.AFRONDEN
    nieuw = bytes(programma.aanmelding.datasleutel)
    assert nieuw != oud

    for grens in (0, beveiligen.GEKOPIEERD, 70, beveiligen.GELEZEN):

        def stop(gedaan: int, _totaal: int, _wat: str, grens: int = grens) -> None:
            if gedaan >= grens:
                raise Afgebroken

        with pytest.raises(Afgebroken, match="niets gewijzigd"):
            programma.toegang.vernieuw_sleutel(stop)
        assert bytes(programma.aanmelding.datasleutel) == nieuw
        assert _alles(programma)["organisatie"] == voor["organisatie"]
        assert {p.name for p in beveiligd.map.iterdir()} - {"weegtafel.sqlite-wal", "weegtafel.sqlite-shm"} == (
            bestanden - {"weegtafel.sqlite-wal", "weegtafel.sqlite-shm"}
        ), "nothing is left of it"
    plant(programma)
    assert gebreken(programma.kluis) == ()
    programma.sluit()
    meld(beveiligd.map).sluit()


def test_no_new_key_while_another_process_has_the_vault_open(beveiligd: Beveiligd) -> None:
    een, ander = meld(beveiligd.map), meld(beveiligd.map)
    assert ander.vraag(organisaties)
    with pytest.raises(Regelovertreding, match="ergens anders open"):
        een.toegang.vernieuw_sleutel()
    plant(een)
    plant(ander)
    een.sluit()
    ander.sluit()
    meld(beveiligd.map).sluit()


def test_who_opens_the_folder_meanwhile_is_told_to_wait_and_breaks_nothing(beveiligd: Beveiligd) -> None:
    (beveiligd.map / vervangen.NIEUW).write_bytes(b"half written by another process")
    with rechten.slot(beveiligd.map / vervangen.SLOT) as van_ons:
        assert van_ons
        with pytest.raises(Storing, match="ander venster bezig"):
            meld(beveiligd.map)
    assert (beveiligd.map / vervangen.NIEUW).exists()
    meld(beveiligd.map).sluit()
    assert not (beveiligd.map / vervangen.NIEUW).exists()


# --- killed in the middle -------------------------------------------------------------------------

#: Kills itself with SIGKILL at the n-th time that it touches the file system in this folder after the work began.
_DODE = """
import os, signal, sys
from pathlib import Path
from tests.storage.kluishulp import KLOK_, LICHT, NAAM, WOORD, meld
from weegtafel.poort import beveilig_kluis
from weegtafel.storage import geheim
geheim.ijk = lambda: LICHT
map_, wat, grens, beheerder = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
programma = meld(map_) if wat == "vernieuw" else None
teller = 0
def kijk(naam, argumenten):
    global teller
    if naam not in ("open", "os.rename", "os.remove", "os.chmod", "sqlite3.connect", "os.truncate"):
        return
    if not any(isinstance(a, (str, bytes)) and str(map_) in os.fsdecode(a) for a in argumenten[:2]):
        return
    teller += 1
    if teller == grens:
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(kijk)
if programma is None:
    beveilig_kluis(map_, beheerder, NAAM, WOORD, klok=KLOK_)
else:
    programma.toegang.vernieuw_sleutel()
print(teller)
"""


def _draai(map_: Path, wat: str, grens: int, beheerder: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _DODE, str(map_), wat, str(grens), str(beheerder)],
        cwd=Path(__file__).resolve().parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip


def _grenzen(totaal: int) -> list[int]:
    """Some ten moments spread over the work, the last ones among them; every moment in a long run."""
    if os.environ.get("WEEGTAFEL_ELK_MOMENT"):
        return list(range(1, totaal + 1))
    return sorted({1 + i * (totaal - 1) // 9 for i in range(10)})


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
@pytest.mark.parametrize("wat", ["beveilig", "vernieuw"])
def test_killed_at_any_moment_the_vault_opens_and_holds_everything(
    platte_map: Path, beveiligd: Beveiligd, tmp_path: Path, wat: str
) -> None:
    bron = platte_map if wat == "beveilig" else beveiligd.map
    beheerder = beheerder_in(platte_map)
    heel = tmp_path / "heel"
    shutil.copytree(bron, heel)
    uitkomst = _draai(heel, wat, 0, beheerder)
    assert uitkomst.returncode == 0, uitkomst.stderr
    totaal = int(uitkomst.stdout)
    assert totaal > 10
    oud_of_nieuw = set()
    for grens in _grenzen(totaal):
        map_ = tmp_path / f"dood-{grens}"
        shutil.copytree(bron, map_)
        assert _draai(map_, wat, grens, beheerder).returncode == -9
        assert is_kluis(map_)
        if is_beveiligd(map_):
            programma = meld(map_)
            assert plat_in(map_) == [], grens
            assert not is_plat(map_ / "weegtafel.sqlite")
        else:
            assert wat == "beveilig"
            programma = open_programma(map_, klok=KLOK)
        assert any(PLANT in naam for naam in programma.vraag(organisaties)), grens
        assert gebreken(programma.kluis) == (), grens
        handelingen = [r[0] for r in programma.vraag(journaal_van)]
        oud_of_nieuw.add(handelingen.count("vernieuwt_sleutel") if wat == "vernieuw" else is_beveiligd(map_))
        plant(programma.als(programma.actor))
        programma.sluit()
        over = {p.name for p in map_.iterdir() if p.is_file()} - {
            "aanmelden.json", "sleutels.json", "sleutels.kopie.json", "weegtafel.sqlite",
        }  # fmt: skip
        assert not over - {"aanmelden.json.half", "weegtafel.sqlite.bezig"}, (grens, over)
        with pytest.raises((Aanmeldfout, Regelovertreding)):
            meld(map_, NAAM, "een verkeerd wachtwoord")
        shutil.rmtree(map_)
    assert oud_of_nieuw == {0, 1}, "the moments tried lie on both sides of the decision"
