"""Where the program finds its data when no folder is named."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.app
import ui.eerste_start
from tests.overleghulp import VANDAAG, Tafelhulp
from tests.storage.kluishulp import meld
from tests.ui.kluishuis import NAAM, WOORD, maak_beveiligd
from ui.kluis.aanmelden import Aanmeldvenster
from ui.overleg.vergadering import VergaderScherm
from weegtafel.bootstrap import Programma, open_programma
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.overleg.commands import StartPunt
from weegtafel.overleg.vandaag import lopend_overleg
from weegtafel.storage import geheim
from weegtafel.storage.geheim import Maat


def test_a_folder_chosen_at_the_first_start_is_found_again(
    kluismap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand = str(tmp_path / "voorkeuren.ini")
    monkeypatch.setattr(ui.app, "voorkeuren", lambda: QSettings(bestand, QSettings.Format.IniFormat))
    monkeypatch.setattr(ui.app, "standaardmap", lambda demo=False: tmp_path / "nergens")
    gevraagd: list[Path] = []

    def eerste_start(map_: Path) -> Programma:
        gevraagd.append(map_)
        return open_programma(kluismap)

    monkeypatch.setattr(ui.eerste_start, "eerste_start", eerste_start)
    for _ in range(2):
        programma = ui.app._open(None, demo=False, beveiligen=False)
        assert programma is not None
        assert programma.kluis.map == kluismap
        programma.sluit()
    assert gevraagd == [tmp_path / "nergens"]


def test_who_signs_off_comes_to_the_door_and_works_on_in_a_new_window(
    kluismap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(geheim, "ijk", lambda doel_s=0.6: Maat(64, 1, 1))
    maak_beveiligd(kluismap)
    voorkeuren = QSettings(str(tmp_path / "v.ini"), QSettings.Format.IniFormat)
    monkeypatch.setattr(ui.app, "voorkeuren", lambda: voorkeuren)
    vensters = ui.app.Vensters(meld(kluismap))
    een = vensters.open()
    qtbot.waitUntil(lambda: vensters._hoeder is not None)
    gevraagd: list[Path] = []

    def deur(map_: Path, beveiligen: bool) -> Programma:
        gevraagd.append(map_)
        return meld(map_)

    monkeypatch.setattr(ui.app, "_open_map", deur)
    next(a for a in een.actions() if a.text() == "Meld af").trigger()
    qtbot.waitUntil(lambda: bool(gevraagd) and bool(vensters._open) and vensters._open[0] is not een)
    assert gevraagd == [kluismap] and not een.isVisible()
    twee = vensters._open[0]
    assert twee.isVisible() and twee.runner.programma.actor.naam
    qtbot.waitUntil(lambda: vensters._hoeder is not None)
    qtbot.waitUntil(lambda: not twee.runner.bezig)
    twee.close()
    vensters.sluit()
    assert vensters._programma.aanmelding is not None and vensters._programma.aanmelding.vergeten


@pytest.mark.parametrize(("dagen", "terug"), [(0, True), (1, True), (2, False)])
def test_while_an_overleg_is_going_on_a_start_leads_back_to_its_item(
    kluismap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, dagen: int, terug: bool
) -> None:
    klok = VasteKlok(datetime.combine(VANDAAG, time(13)))
    programma = open_programma(kluismap, klok=klok)
    tafel = Tafelhulp(programma)
    overleg, punten = tafel.open_met(2)
    tafel.doe(StartPunt(punt_id=punten[1]))
    klok.moment += timedelta(days=dagen)
    voorkeuren = QSettings(str(tmp_path / "v.ini"), QSettings.Format.IniFormat)
    voorkeuren.setValue("persoon", tafel.voorzitter)
    monkeypatch.setattr(ui.app, "voorkeuren", lambda: voorkeuren)
    vensters = ui.app.Vensters(programma)
    venster = vensters.open()
    qtbot.waitUntil(lambda: vensters._hoeder is not None and not venster.runner.bezig)
    assert isinstance(venster.scherm, VergaderScherm) is terug
    if isinstance(venster.scherm, VergaderScherm):
        assert (venster.scherm.overleg_id, venster.scherm.punt_id) == (overleg, punten[1])
        ander = vensters.open()
        assert not isinstance(ander.scherm, VergaderScherm), "a second window begins on its first page"
        qtbot.waitUntil(lambda: not ander.runner.bezig)
        ander.close()
    venster.close()
    vensters.sluit()


def test_a_lid_begins_on_the_first_page_while_an_overleg_is_going_on(kluismap: Path) -> None:
    programma = open_programma(kluismap, klok=VasteKlok(datetime.combine(VANDAAG, time(13))))
    tafel = Tafelhulp(programma)
    tafel.open_met(1)
    lid = Actor(tafel.personen[tafel.leden[0]], "Lid", frozenset({Rol.LID}))
    assert programma.vraag(lopend_overleg, VANDAAG, lid) is None
    programma.sluit()


def test_the_name_that_signed_in_last_is_kept_nowhere(
    kluismap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(geheim, "ijk", lambda doel_s=0.6: Maat(64, 1, 1))
    maak_beveiligd(kluismap)
    ini = tmp_path / "v.ini"
    voorkeuren = QSettings(str(ini), QSettings.Format.IniFormat)
    voorkeuren.setValue("schaal", 1.0)
    voorkeuren.setValue("gebruikersnaam", NAAM)  # as an earlier version left it
    monkeypatch.setattr(ui.app, "voorkeuren", lambda: voorkeuren)
    ui.app._maak_app()

    def meld_aan(venster: Aanmeldvenster) -> int:
        assert venster.naam.text() == ""
        venster.naam.setText(NAAM)
        venster.wachtwoord.setText(WOORD)
        venster.meld_aan()
        venster.spoor.wacht()
        return venster.result()

    monkeypatch.setattr(Aanmeldvenster, "exec", meld_aan)
    programma = ui.app._open_map(kluismap, beveiligen=True)
    assert programma is not None and programma.aanmelding is not None
    programma.sluit()
    voorkeuren.sync()
    assert NAAM.encode() not in ini.read_bytes()
    for bestand in kluismap.rglob("*"):
        assert not bestand.is_file() or NAAM.encode() not in bestand.read_bytes(), bestand.name
