"""A stick pulled out under an open window: one calm sentence, nothing typed is lost, and it goes on when it is back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.overleghulp import Tafelhulp
from tests.storage.kluishulp import meld
from tests.storage.schijven import Stick, stick
from tests.ui.kluishuis import ANDER, LID, WOORD, Huis, huis_op, maak_beveiligd
from ui.casus.casus import CasusScherm
from ui.widgets.tekstvak import Tekstvak
from weegtafel.inrichting.vastesql import db_van
from weegtafel.onderhoud import Onbereikbaar
from weegtafel.storage import geheim
from weegtafel.storage.controle import gebreken
from weegtafel.storage.geheim import Maat

EIGEN = WOORD + " en het huis"
EERST, DAARNA = "Woorden van voor de stick eruit ging", " en woorden van terwijl zij eruit was"


@pytest.fixture(params=["nagebootst", "dood"])
def usb(
    request: pytest.FixtureRequest, kluismap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stick]:
    monkeypatch.setattr(geheim, "ijk", lambda doel_s=0.6: Maat(64, 1, 1))
    maak_beveiligd(kluismap)
    with stick(request.param, tmp_path / "stick") as gestoken:
        if gestoken is None:
            pytest.skip("a disk of its own needs root on Linux, loop devices and mkfs.ext4")
        shutil.copytree(kluismap, gestoken.map)
        os.sync()
        yield gestoken


@pytest.fixture
def huis(usb: Stick, tmp_path: Path, qapp: QApplication) -> Iterator[Huis]:
    programma = meld(usb.map, LID, ANDER)
    programma.toegang.wijzig_wachtwoord(ANDER, EIGEN)
    with huis_op(programma, tmp_path / "v.ini") as huis:
        yield huis


def _bewaard(huis: Huis, casus_id: int, woorden: str) -> bool:
    vraag = f"SELECT * FROM casus WHERE id = {casus_id}"
    rij = huis.programma.vraag(lambda s: db_van(s).execute(vraag).fetchone())
    return any(woorden in str(waarde) for waarde in rij)


def test_typing_goes_on_while_it_is_out_and_is_stored_when_it_is_back(usb: Stick, huis: Huis, qtbot: QtBot) -> None:
    casus_id = Tafelhulp(huis.programma).concept_casus()
    venster = huis.open("casus", casus_id)
    scherm = venster.scherm
    assert isinstance(scherm, CasusScherm)
    vak = next(v for v in scherm.findChildren(Tekstvak) if v.isVisible())
    vak.setFocus()
    QTest.keyClicks(vak, EERST)
    vak.spoel()
    huis.rust()
    assert _bewaard(huis, casus_id, EERST)

    usb.trek_eruit()
    gezegd: list[tuple[str, str]] = []
    venster.mond.gezegd.connect(lambda soort, zin: gezegd.append((soort, zin)))
    QTest.keyClicks(vak, DAARNA)
    vak.spoel()
    huis.rust()
    zin = venster._balk.zin()
    assert "niet te bereiken" in zin and "Wat u typt blijft staan" in zin and "beschadigd" not in zin
    assert scherm.onbewaard(), "the window knows that this is not stored"
    for _ in range(2):
        huis.hoeder.terugkeer.kijk()
        huis.rust()
    assert venster._balk.zin() == zin and huis.hoeder.terugkeer.wachtend
    assert EERST + DAARNA in vak.tekst()
    assert not [zin for soort, zin in gezegd if soort == "rapport"], "no dialog with a report"
    with pytest.raises(Onbereikbaar):
        _bewaard(huis, casus_id, DAARNA)

    usb.steek_terug()
    huis.hoeder.terugkeer.kijk()
    huis.rust()
    assert not huis.hoeder.terugkeer.wachtend
    assert venster._balk.zin() == "De gegevens zijn terug. Wat u typte, wordt nu bewaard."
    scherm._bewaarder.opnieuw()  # what its clock does within five seconds
    huis.rust()
    assert _bewaard(huis, casus_id, EERST + DAARNA) and not scherm.onbewaard()
    assert EERST + DAARNA in vak.tekst()
    assert gebreken(huis.programma.kluis) == ()


def test_a_page_opened_while_it_is_out_shows_itself_when_it_is_back(usb: Stick, huis: Huis) -> None:
    casus_id = Tafelhulp(huis.programma).concept_casus()
    venster = huis.open()
    usb.trek_eruit()
    venster.ga_naar("casus", casus_id)
    huis.rust()
    assert "niet te bereiken" in venster._balk.zin()
    usb.steek_terug()
    huis.hoeder.terugkeer.kijk()
    huis.rust()
    assert isinstance(venster.scherm, CasusScherm)
    assert any(v.isVisible() for v in venster.scherm.findChildren(Tekstvak)), "fetched by itself"


def test_locking_while_it_is_out_and_unlocking_when_it_is_back(usb: Stick, huis: Huis, qtbot: QtBot) -> None:
    huis.open()
    usb.trek_eruit()
    huis.hoeder.vergrendel()
    huis.rust()
    slot = huis.hoeder.slotvenster
    assert slot is not None and huis.programma.kluis.op_slot
    for uit in (True, False):
        slot.wachtwoord.setText(EIGEN)
        slot.knop.click()
        huis.rust()
        if uit:
            assert "niet te bereiken" in slot.melding.text() and huis.hoeder.slotvenster is slot
            usb.steek_terug()
    assert huis.hoeder.slotvenster is None and not huis.programma.kluis.op_slot
