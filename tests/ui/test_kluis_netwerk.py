"""A vault on a network drive is not opened for writing; the window offers a folder on this computer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from tests.storage.kluishulp import KLOK_
from ui import app
from ui.kluis import openen
from ui.kluis.terugzetten import Terugzetvenster
from ui.widgets.bevestiging import Bevestiging
from weegtafel.bootstrap import open_programma
from weegtafel.onderhoud import Onderhoud
from weegtafel.storage import plek
from weegtafel.terughalen import herstel


@pytest.fixture
def netwerk(kluismap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example vault with a copy beside it, as if on a network drive."""
    programma = open_programma(kluismap, klok=KLOK_)
    Onderhoud(programma).kopieer()
    programma.sluit()
    map_ = tmp_path / "netwerk"
    shutil.copytree(kluismap, map_)
    monkeypatch.setattr(plek, "is_netwerkschijf", lambda m: m == map_)
    return map_


def _kies(monkeypatch: pytest.MonkeyPatch, map_: Path | None, *, verder: bool = True) -> None:
    monkeypatch.setattr(Bevestiging, "vraag", lambda _self: verder)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "" if map_ is None else str(map_))


def test_who_stops_leaves_everything_as_it_was(netwerk: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    voor = {pad: pad.stat().st_mtime_ns for pad in netwerk.rglob("*")}
    for verder in (False, True):
        _kies(monkeypatch, None, verder=verder)
        assert app._open_map(netwerk, beveiligen=False) is None
    assert {pad: pad.stat().st_mtime_ns for pad in netwerk.rglob("*")} == voor


def test_a_vault_on_this_computer_opens_instead(
    netwerk: Path, kluismap: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _kies(monkeypatch, kluismap)
    programma = openen.open_map(netwerk, vraag_beveiligen=False)
    assert programma is not None and programma.kluis.map == kluismap
    programma.sluit()


def test_in_an_empty_folder_a_copy_is_put_back(
    netwerk: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hier = tmp_path / "hier"
    hier.mkdir()
    _kies(monkeypatch, hier)

    def zet_terug(venster: Terugzetvenster) -> int:
        herstel(venster.model.rij(0).map, venster.map, klok=KLOK_)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(Terugzetvenster, "exec", zet_terug)
    programma = openen.open_map(netwerk, vraag_beveiligen=False)
    assert programma is not None and programma.kluis.map == hier
    programma.sluit()
