"""Beside the window the text from before a declaration goes out of the copies, also when a lock comes in between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.storage.kluishulp import meld
from tests.storage.kopiehulp import RAAR, SCHOON, VUIL, Tafel, rijen, sporen
from tests.ui.kluishuis import WOORD, Huis, huis_op, maak_beveiligd
from tests.ui.schermhulp import toets, typ
from ui.kluis import hoeder
from ui.kluis.kopieen import Kopieendeel
from ui.kluis.scherm import KluisScherm
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.storage import geheim
from weegtafel.storage.geheim import Maat

VERKLAARD = Gewijzigd(frozenset({"anonimiteit"}), 1)


@pytest.fixture
def tafel(kluismap: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tafel]:
    """A secured vault with two copies of a casus that was declared since."""
    monkeypatch.setattr(geheim, "ijk", lambda doel_s=0.6: Maat(64, 1, 1))
    monkeypatch.setattr(hoeder, "NA_START_MS", 600_000)  # what a start does by itself comes when the test asks for it
    maak_beveiligd(kluismap)
    programma = meld(kluismap)
    assert programma.aanmelding is not None
    sleutel = bytes(programma.aanmelding.datasleutel)
    programma.sluit()
    tafel = Tafel(kluismap, sleutel)
    tafel.typ(tafel.casus, VUIL * 20)
    for _ in range(2):
        tafel.onderhoud.kopieer()
        tafel.later(hours=2)
    tafel.typ(tafel.casus, SCHOON * 20)
    tafel.verklaar(tafel.casus)
    yield tafel
    tafel.programma.sluit()


@pytest.fixture
def huis(tafel: Tafel, tmp_path: Path, qapp: QApplication) -> Iterator[Huis]:
    with huis_op(meld(tafel.map), tmp_path / "v.ini") as huis:
        yield huis


def vuil(tafel: Tafel) -> int:
    """In how many copies the word still stands in the casus."""
    return sum(
        any(RAAR in str(waarde) for rij in rijen(kopie.bestand, tafel.sleutel) for waarde in rij)
        for kopie in tafel.kopieen
    )


def test_after_a_declaration_the_copies_are_cleaned_one_after_the_other(huis: Huis, tafel: Tafel, qtbot: QtBot) -> None:
    venster = huis.open("kluis")
    assert isinstance(venster.scherm, KluisScherm)
    deel = venster.scherm.toon_deel(Kopieendeel)
    assert isinstance(deel, Kopieendeel)
    huis.rust()
    assert "In 2 kopieën bij de gegevens staat nog de tekst" in deel.waarschuwing.text()
    assert vuil(tafel) == 2
    huis.hoeder.schoner._straks.setInterval(0)
    venster.runner.gewijzigd.emit(Gewijzigd(frozenset({"casus"}), 1))
    assert not huis.hoeder.schoner._straks.isActive(), "typing asks for nothing"
    oud = {kopie.sha256 for kopie in tafel.kopieen}
    venster.runner.gewijzigd.emit(VERKLAARD)
    qtbot.waitUntil(lambda: not oud & {kopie.sha256 for kopie in tafel.kopieen}, timeout=20_000)
    huis.rust()
    assert [sporen(kopie.bestand, tafel.sleutel) for kopie in tafel.kopieen] == [[], []]
    deel.ververs()
    huis.rust()
    assert "staat nog de tekst" not in deel.waarschuwing.text()
    assert [k.goed for k in deel.model.rijen] == [True, True]


def test_a_lock_comes_in_between_and_it_goes_on_after_it(huis: Huis, tafel: Tafel, qtbot: QtBot) -> None:
    huis.open()
    schoner = huis.hoeder.schoner
    schoner._adem.setInterval(60_000)
    schoner.begin()
    huis.rust()
    assert vuil(tafel) == 1 and schoner._adem.isActive()
    huis.hoeder.vergrendel()
    huis.rust()
    schoner._adem.setInterval(0)
    schoner._volgende()
    huis.rust()
    assert huis.programma.kluis.op_slot and vuil(tafel) == 1
    slot = huis.hoeder.slotvenster
    assert slot is not None
    typ(slot.wachtwoord, WOORD)
    toets(slot.wachtwoord, Qt.Key.Key_Return)
    oud = {kopie.sha256 for kopie in tafel.kopieen}
    huis.rust()
    qtbot.waitUntil(lambda: len(oud - {kopie.sha256 for kopie in tafel.kopieen}) == 1, timeout=20_000)
    huis.rust()
    assert vuil(tafel) == 0
