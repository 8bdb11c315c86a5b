"""What a travelling laptop meets, for real where the system allows: each with a sentence, nothing lost, and a way on.

A stick pulled out, a full disk, permission taken away, a virus scanner, a clock put back; and afterwards, without a new
start, the program goes on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.storage.conftest import Beveiligd
from tests.storage.kluishulp import ANDER, NU, PLANT, WOORD, meld, organisaties, plant
from tests.storage.schijven import Stick, maak_vol, rechten_binden, stick
from weegtafel.bootstrap import Programma
from weegtafel.kernel import verwisselen
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.onderhoud import Onderhoud
from weegtafel.poort import aanmelden
from weegtafel.rendering.schrijven import schrijf_bytes
from weegtafel.storage import reservekopie
from weegtafel.storage.controle import gebreken
from weegtafel.storage.storingen import Beschadigd, Onbereikbaar

pytestmark = pytest.mark.usefixtures("licht")
GEEN_KOPPEL = "a disk of its own needs root on Linux, loop devices and mkfs.ext4"


@pytest.fixture(params=["nagebootst", "dood", "losgekoppeld"])
def usb(request: pytest.FixtureRequest, tmp_path: Path, beveiligd: Beveiligd) -> Iterator[Stick]:
    with stick(request.param, tmp_path / "stick") as gestoken:
        if gestoken is None:
            pytest.skip(GEEN_KOPPEL)
        shutil.copytree(beveiligd.map, gestoken.map)
        os.sync()
        yield gestoken


@pytest.fixture
def kleine_schijf(tmp_path: Path, beveiligd: Beveiligd) -> Iterator[Path]:
    """A vault on an ext4 disk of 12 MB."""
    with stick("dood", tmp_path / "klein", 12) as gestoken:
        if gestoken is None:
            pytest.skip(GEEN_KOPPEL)
        shutil.copytree(beveiligd.map, gestoken.map)
        yield gestoken.map


def namen(programma: Programma) -> list[str]:
    return [naam for naam in programma.vraag(organisaties) if naam.startswith(PLANT)]


def heel(programma: Programma) -> None:
    assert gebreken(programma.kluis) == ()


def een_zin(fout: Storing) -> str:
    """A sentence that says what is wrong, what is safe and what to do, in words of the user."""
    zin = fout.melding
    assert zin.endswith(".") and zin.count(".") >= 2 and "!" not in zin and "Error" not in zin
    assert "veilig" in zin or "niets" in zin.lower()
    return zin


# --- the stick ------------------------------------------------------------------------------------


def test_a_stick_that_is_pulled_out_while_one_works_and_comes_back(usb: Stick) -> None:
    programma = meld(usb.map)
    plant(programma)
    voor = namen(programma)
    usb.trek_eruit()
    for _ in range(3):
        for werk in (lambda: plant(programma), lambda: namen(programma)):
            with pytest.raises(Onbereikbaar, match="niet te bereiken") as fout:
                werk()
            assert "Steek de USB-stick terug" in een_zin(fout.value), "and never that the file is damaged"
    usb.steek_terug()
    assert namen(programma) == voor, "without a new start, and without a new password"
    plant(programma)
    assert len(namen(programma)) == len(voor) + 1
    heel(programma)
    programma.sluit()
    weer = meld(usb.map)
    assert len(namen(weer)) == len(voor) + 1
    weer.sluit()


def test_locking_and_unlocking_around_a_stick_that_is_out(usb: Stick) -> None:
    programma = meld(usb.map)
    voor = namen(programma)
    usb.trek_eruit()
    programma.toegang.vergrendel()
    with pytest.raises((Storing, Regelovertreding)):
        programma.toegang.ontgrendel(WOORD)
    usb.steek_terug()
    programma.toegang.ontgrendel(WOORD)
    assert namen(programma) == voor
    programma.sluit()


def test_a_password_is_not_changed_on_a_stick_that_is_out(usb: Stick) -> None:
    programma = meld(usb.map)
    usb.trek_eruit()
    with pytest.raises(Storing) as fout:
        programma.toegang.wijzig_wachtwoord(WOORD, "een heel ander lang woord")
    een_zin(fout.value)
    usb.steek_terug()
    programma.toegang.wijzig_wachtwoord(WOORD, "een heel ander lang woord")
    programma.sluit()
    meld(usb.map, woord="een heel ander lang woord").sluit()


def test_leaving_while_the_stick_is_out_is_quiet(usb: Stick) -> None:
    programma = meld(usb.map)
    voor = namen(programma)
    usb.trek_eruit()
    programma.sluit()
    usb.steek_terug()
    weer = meld(usb.map)
    assert namen(weer) == voor
    heel(weer)
    weer.sluit()


@pytest.mark.parametrize("stap", ["keur", "schrijf_heel"])
def test_the_stick_with_copies_is_pulled_out_in_the_middle_of_one(
    usb: Stick, beveiligd: Beveiligd, monkeypatch: pytest.MonkeyPatch, stap: str
) -> None:
    programma = meld(beveiligd.map)
    onderhoud = Onderhoud(programma)
    tweede = onderhoud.zet_tweede_plek(usb.plek)
    assert tweede is not None
    onderhoud.kopieer()
    echt: Any = getattr(reservekopie, stap)

    def halverwege(pad: Path, *rest: Any) -> Any:
        if usb.plek in pad.parents:
            usb.trek_eruit()
        return echt(pad, *rest)

    monkeypatch.setattr(reservekopie, stap, halverwege)
    with pytest.raises(Storing, match="Hier is een goede kopie gemaakt, op de tweede plek niet") as fout:
        onderhoud.kopieer()
    een_zin(fout.value)
    monkeypatch.undo()
    assert [rij.goed for rij in onderhoud.stand().rijen if not rij.op_tweede_plek] == [True, True]
    if not usb.plek.exists():
        assert "niet te bereiken" in onderhoud.kopieer()
    usb.steek_terug()
    daar = [rij for rij in onderhoud.stand().rijen if rij.op_tweede_plek]
    assert [rij.goed for rij in daar] == [True], "half a copy does not count as one"
    assert "Ook op de tweede plek." in onderhoud.kopieer()
    assert [rij.goed for rij in onderhoud.stand().rijen if rij.op_tweede_plek] == [True, True]
    heel(programma)
    programma.sluit()


def test_a_document_on_a_stick_that_is_out(usb: Stick) -> None:
    doel = usb.map / "brief.pdf"
    schrijf_bytes(b"de eerste", doel)
    usb.trek_eruit()
    with pytest.raises(Storing) as fout:
        schrijf_bytes(b"de tweede", doel)
    een_zin(Storing(fout.value.melding.replace(";", ".")))
    usb.steek_terug()
    assert doel.read_bytes() == b"de eerste"
    schrijf_bytes(b"de tweede", doel)
    assert doel.read_bytes() == b"de tweede"


def test_a_damaged_file_is_still_called_damaged(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map)
    programma.kluis.schrijf_bij()
    bestand = programma.kluis.bestand
    programma.kluis.sluit()
    inhoud = bytearray(bestand.read_bytes())
    inhoud[200:4000] = bytes(3800)
    bestand.write_bytes(inhoud)
    with pytest.raises(Beschadigd):
        namen(programma)
    programma.kluis.sluit()


# --- full -----------------------------------------------------------------------------------------


def test_a_full_disk_stops_every_kind_of_writing_and_nothing_else(kleine_schijf: Path) -> None:
    programma = meld(kleine_schijf)
    onderhoud = Onderhoud(programma)
    plant(programma)
    prop, doel = kleine_schijf.parent / "prop", kleine_schijf.parent / "stuk.pdf"
    schrijf_bytes(b"oud", doel)
    maak_vol(prop)
    voor = namen(programma)
    with pytest.raises(Storing, match="vol") as fout:
        for _ in range(500):
            plant(programma)
    een_zin(fout.value)
    assert set(namen(programma)) >= set(voor), "reading goes on"
    for werk in (
        onderhoud.kopieer,
        lambda: programma.toegang.wijzig_wachtwoord(WOORD, "een heel ander lang woord"),
        lambda: schrijf_bytes(bytes(100_000), doel),
    ):
        with pytest.raises(Storing, match="vol"):
            werk()
    assert doel.read_bytes() == b"oud"
    assert not [p for p in (kleine_schijf / "kopieen").glob("*/") if reservekopie.lees(p) is None]
    prop.unlink()
    plant(programma)
    assert "nagelezen" in onderhoud.kopieer()
    programma.toegang.wijzig_wachtwoord(WOORD, "een heel ander lang woord")
    schrijf_bytes(b"nieuw", doel)
    heel(programma)
    programma.sluit()
    meld(kleine_schijf, woord="een heel ander lang woord").sluit()


def test_a_new_key_on_a_full_disk_leaves_the_vault_with_the_old_one(kleine_schijf: Path) -> None:
    programma = meld(kleine_schijf)
    voor = namen(programma)
    prop = kleine_schijf.parent / "prop"
    maak_vol(prop)
    with pytest.raises(Storing, match="vol"):
        programma.toegang.vernieuw_sleutel()
    assert namen(programma) == voor
    prop.unlink()
    programma.toegang.vernieuw_sleutel()
    assert namen(programma) == voor
    heel(programma)
    programma.sluit()
    meld(kleine_schijf).sluit()


# --- held by somebody else ------------------------------------------------------------------------


class _Vastgehouden(PermissionError):
    """As Windows refuses while a virus scanner has the file open."""

    winerror = 32


@pytest.mark.parametrize("keren", [2, 99])
def test_a_virus_scanner_that_lets_go_in_time_is_not_noticed(
    beveiligd: Beveiligd, monkeypatch: pytest.MonkeyPatch, keren: int
) -> None:
    programma = meld(beveiligd.map)
    echt, over = Path.replace, [keren]

    def houd_vast(van: Path, naar: Path) -> Path:
        over[0] -= 1
        if over[0] >= 0:
            raise _Vastgehouden(13, "Permission denied")
        return echt(van, naar)

    monkeypatch.setattr(verwisselen, "_WACHT_S", (0.001,) * 5)
    monkeypatch.setattr(Path, "replace", houd_vast)
    if keren > 5:
        with pytest.raises(Storing) as fout:
            programma.toegang.wijzig_wachtwoord(WOORD, "een heel ander lang woord")
        een_zin(fout.value)
        monkeypatch.undo()
        programma.sluit()
        meld(beveiligd.map).sluit()  # the old password still opens it
        return
    programma.toegang.wijzig_wachtwoord(WOORD, "een heel ander lang woord")
    over[0] = keren
    assert "nagelezen" in Onderhoud(programma).kopieer()
    programma.sluit()
    meld(beveiligd.map, woord="een heel ander lang woord").sluit()


@pytest.fixture
def onwrikbaar(tmp_path: Path, beveiligd: Beveiligd) -> Iterator[Any]:
    """A vault on ext4, and a function that holds a file there so that nothing replaces or removes it."""
    with stick("dood", tmp_path / "vast", 24) as gestoken:
        if gestoken is None or shutil.which("chattr") is None:
            pytest.skip(GEEN_KOPPEL)
        shutil.copytree(beveiligd.map, gestoken.map)
        vast: list[Path] = []

        def houd(pad: Path, aan: bool = True) -> None:
            subprocess.run(["chattr", "+i" if aan else "-i", str(pad)], check=True)
            vast.append(pad)

        yield gestoken.map, houd
        for pad in vast:
            subprocess.run(["chattr", "-i", str(pad)], check=False, capture_output=True)


def test_a_key_file_that_really_cannot_be_replaced(onwrikbaar: Any) -> None:
    map_, houd = onwrikbaar
    programma = meld(map_)
    houd(map_ / "sleutels.json")
    with pytest.raises(Storing, match="mag hier niet schrijven") as fout:
        programma.toegang.wijzig_wachtwoord(WOORD, "een heel ander lang woord")
    een_zin(fout.value)
    plant(programma)  # the rest goes on
    houd(map_ / "sleutels.json", aan=False)
    programma.toegang.wijzig_wachtwoord(WOORD, "een heel ander lang woord")
    heel(programma)
    programma.sluit()
    meld(map_, woord="een heel ander lang woord").sluit()


def test_a_database_that_really_cannot_be_written(onwrikbaar: Any) -> None:
    map_, houd = onwrikbaar
    programma = meld(map_)
    plant(programma)
    programma.sluit()
    houd(map_ / "weegtafel.sqlite")
    with pytest.raises(Storing, match=r"mag (Weegtafel|hier) niet schrijven") as fout:
        plant(meld(map_))
    een_zin(fout.value)
    houd(map_ / "weegtafel.sqlite", aan=False)
    weer = meld(map_)
    plant(weer)
    heel(weer)
    weer.sluit()


def test_a_document_that_is_held_open(onwrikbaar: Any) -> None:
    map_, houd = onwrikbaar
    doel = map_.parent / "stuk.pdf"
    schrijf_bytes(b"oud", doel)
    houd(doel)
    with pytest.raises(Storing, match="sluit het bestand als het nog openstaat"):
        schrijf_bytes(b"nieuw", doel)
    assert [p.name for p in map_.parent.iterdir() if "weegtafel" in p.name] == [], "no rest beside it"
    houd(doel, aan=False)
    assert doel.read_bytes() == b"oud"
    schrijf_bytes(b"nieuw", doel)


# --- permission -----------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="permission bits are of POSIX")
def test_permission_is_taken_away_while_one_works_and_given_back(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map)
    plant(programma)
    voor = namen(programma)
    with rechten_binden() as binden:
        if not binden:
            pytest.skip("permission bits do not bind root here")
        programma.kluis.sluit()
        (beveiligd.map / "weegtafel.sqlite").chmod(0o400)
        beveiligd.map.chmod(0o500)
        try:
            with pytest.raises(Storing, match="mag Weegtafel niet schrijven") as fout:
                plant(programma)
            een_zin(fout.value)
            with pytest.raises(Storing, match="mag hier niet schrijven"):
                programma.toegang.wijzig_wachtwoord(WOORD, "een heel ander lang woord")
            with pytest.raises(Storing, match="niet schrijven"):
                Onderhoud(programma).kopieer()
            beveiligd.map.chmod(0o000)
            with pytest.raises(Storing) as fout:
                namen(programma)
            een_zin(fout.value)
        finally:
            beveiligd.map.chmod(0o700)
            (beveiligd.map / "weegtafel.sqlite").chmod(0o600)
        assert namen(programma) == voor
        plant(programma)
        assert "nagelezen" in Onderhoud(programma).kopieer()
    heel(programma)
    programma.sluit()


# --- the clock ------------------------------------------------------------------------------------


def test_a_clock_that_is_put_back_is_told_and_loses_nothing(beveiligd: Beveiligd) -> None:
    klok = VasteKlok(NU + timedelta(days=2))
    programma = aanmelden(beveiligd.map, "voorzitter", ANDER, klok=klok)
    onderhoud = Onderhoud(programma)
    assert "nagelezen" in onderhoud.kopieer()
    assert onderhoud.waarschuwingen() == ()
    klok.moment -= timedelta(days=400)
    (kopiezin, klokzin) = onderhoud.waarschuwingen()
    assert "later dan de klok" in kopiezin and "Zet de klok goed" in klokzin
    assert onderhoud.kopieer_zo_nodig(), "copies go on, and the one of before stays"
    assert len(reservekopie.kopieen(beveiligd.map / "kopieen")) == 2
    klok.moment += timedelta(days=400, minutes=1)
    assert onderhoud.waarschuwingen() == ()
    heel(programma)
    programma.sluit()
