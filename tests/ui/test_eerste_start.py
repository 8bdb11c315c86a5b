from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.schermhulp import toets, typ
from ui.eerste_start import EersteStart, begin_leeg, maak_demonstratie_met_voortgang
from ui.kluis.beveiligen import Beveiligvenster
from ui.widgets.voortgang import Voortgangsvenster
from weegtafel.inrichting import queries
from weegtafel.inrichting.werker import eerste_actor
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.roles import Rol
from weegtafel.kluisdaden import herstelgroepen
from weegtafel.poort import aanmelden, herstel_toegang, is_beveiligd
from weegtafel.storage import geheim
from weegtafel.storage.geheim import Maat


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> EersteStart:
    venster = EersteStart(tmp_path / "kluis")
    qtbot.addWidget(venster)
    venster.show()
    return venster


WOORD = "vier groene fietsen in de sloot"


@pytest.fixture(autouse=True)
def _licht(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geheim, "ijk", lambda doel_s=0.6: Maat(64, 1, 1))


def _vul(start: EersteStart, *, woord: str = WOORD, nog_eens: str = WOORD) -> None:
    start.knop_begin.click()
    typ(start.gemeente, "Voorbeeldstad")
    toets(start.gemeente, Qt.Key.Key_Return)
    typ(start.naam, "Femke Terpstra")
    typ(start.gebruikersnaam, "femke")
    typ(start.wachtwoord.een, woord)
    typ(start.wachtwoord.twee, nog_eens)
    toets(start.wachtwoord.twee, Qt.Key.Key_Return)
    start.spoor.wacht()


def test_an_empty_folder_gets_a_municipality_a_password_and_a_recovery_key_on_paper(
    start: EersteStart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start.knop_begin.click()
    assert str(start.map) in start._waar.text()
    _vul(start)
    blad = start.herstelblad
    assert start.isVisible() and is_beveiligd(start.map)
    groepen = herstelgroepen(blad._sleutel)
    assert len(groepen) == 8 and all(g in {x.text() for x in blad.findChildren(QLabel)} for g in groepen)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(start.map / "hier.pdf"), ""))
    blad.knop_pdf.click()
    assert "niet veilig" in blad.melding.text() and not (start.map / "hier.pdf").exists()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "blad"), ""))
    blad.knop_pdf.click()
    assert (tmp_path / "blad.pdf").read_bytes().startswith(b"%PDF")
    typ(blad.groep, "AAAAA" if groepen[blad._gevraagd] != "AAAAA" else "BBBBB")
    blad.knop_verder.click()
    assert blad.formulier.fouten() and start.isVisible()
    typ(blad.groep, groepen[blad._gevraagd].lower())
    toets(blad.groep, Qt.Key.Key_Return)
    programma = start.programma
    assert programma is not None and not start.isVisible()
    dag = programma.klok.nu().date()
    assert [g.naam for g in programma.vraag(queries.gemeenten)] == ["Voorbeeldstad"]
    (eigen,) = programma.vraag(queries.organisaties)
    assert (eigen.naam, eigen.neemt_deel) == ("Gemeente Voorbeeldstad", False)
    actor = programma.vraag(eerste_actor, dag)
    assert (actor.naam, actor.rollen) == ("Femke Terpstra", {Rol.BEHEERDER, Rol.SECRETARIS})
    assert programma.actor == actor
    programma.sluit()
    herstel_toegang(start.map, blad._sleutel, "femke", "zeven losse woorden naast elkaar")
    aanmelden(start.map, "Femke", "zeven losse woorden naast elkaar").sluit()


def test_a_missing_name_is_said_beside_the_field_and_makes_nothing(start: EersteStart) -> None:
    start.knop_begin.click()
    start.knop_maak.click()
    assert set(start.formulier.fouten()) == {"gemeente"}
    typ(start.gemeente, "Voorbeeldstad")
    start.knop_maak.click()
    assert set(start.formulier.fouten()) == {"naam"}
    typ(start.naam, "Femke Terpstra")
    start.knop_maak.click()
    assert set(start.formulier.fouten()) == {"gebruikersnaam", "wachtwoord"}
    assert start.programma is None and not start.map.exists()


def test_a_weak_password_or_a_different_second_one_makes_nothing(start: EersteStart) -> None:
    _vul(start, woord="femketerpstra1", nog_eens="femketerpstra1")
    assert "eigen naam" in start.formulier.fouten()["wachtwoord"]
    _vul(start, nog_eens=WOORD + "x")
    assert set(start.formulier.fouten()) == {"nog_eens"}
    assert not start.map.exists()


def test_a_network_drive_is_refused_before_anything_is_made(
    start: EersteStart, monkeypatch: pytest.MonkeyPatch
) -> None:
    from weegtafel.storage import plek

    monkeypatch.setattr(plek, "is_netwerkschijf", lambda _map: True)
    _vul(start)
    assert "netwerkschijf" in start.melding.text() and not start.map.exists()


def test_closing_at_the_recovery_key_lets_go_of_the_vault(start: EersteStart) -> None:
    _vul(start)
    start.reject()
    assert start.programma is None
    aanmelden(start.map, "femke", WOORD).sluit()


def test_a_long_name_of_a_municipality_still_fits_its_short_name(tmp_path: Path) -> None:
    naam = "Nederbetuwe aan de Overkant van de Rivier"
    programma, _sleutel = begin_leeg(tmp_path / "kluis", naam, "Iemand", "iemand", WOORD)
    assert programma.vraag(queries.organisaties)[0].afkorting == naam[:24].strip()
    programma.sluit()
    with pytest.raises(Regelovertreding):
        begin_leeg(tmp_path / "ander", "x" * 181, "Iemand", "iemand", WOORD)
    assert not (tmp_path / "ander").exists()


def test_what_cannot_be_opened_is_said_and_the_choice_stays(
    start: EersteStart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    start.knop_open.click()
    assert "geen gegevens van Weegtafel" in start.melding.text()
    assert start.isVisible() and start.programma is None


def test_an_existing_folder_opens_and_is_not_begun_anew(
    start: EersteStart, kluismap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start.map = kluismap
    _vul(start)
    assert "staan al gegevens" in start.melding.text() and start.programma is None
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(kluismap))
    monkeypatch.setattr(Beveiligvenster, "exec", lambda venster: venster.accept() or venster.result())
    start._naar(0)
    start.knop_open.click()
    assert start.programma is not None
    assert start.programma.vraag(queries.organisaties)
    start.programma.sluit()


def vervang(monkeypatch: pytest.MonkeyPatch, maak: Callable[..., Any]) -> None:
    import weegtafel.demonstratie

    monkeypatch.setattr(weegtafel.demonstratie, "maak_demonstratie", maak)


def test_progress_of_the_demonstration_is_shown_and_the_window_goes_away(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezien: list[tuple[int, int, str]] = []
    zet = Voortgangsvenster.zet
    monkeypatch.setattr(
        Voortgangsvenster,
        "zet",
        lambda zelf, gedaan, totaal: (
            zet(zelf, gedaan, totaal),
            gezien.append((gedaan, totaal, threading.current_thread().name)),
        ),
    )

    def maak(doel: Path, meld: Callable[[int, int], None]) -> None:
        assert threading.current_thread() is not threading.main_thread()
        for gedaan in (1, 2):
            meld(gedaan, 2)
        doel.mkdir()

    vervang(monkeypatch, maak)
    maak_demonstratie_met_voortgang(tmp_path / "demo")
    assert gezien[-1] == (2, 2, "MainThread")
    assert (tmp_path / "demo").exists()
    assert QApplication.activeModalWidget() is None


def test_what_the_demonstration_refuses_is_raised_as_it_was(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "iets").write_text("van een ander")
    with pytest.raises(Storing, match="niet leeg"):
        maak_demonstratie_met_voortgang(tmp_path)
    assert (tmp_path / "iets").read_text() == "van een ander"


def test_stopping_the_demonstration_leaves_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breek_af() -> None:
        venster = QApplication.activeModalWidget()
        if isinstance(venster, Voortgangsvenster):
            klok.stop()
            venster.voortgang.knop.click()

    klok = QTimer()
    klok.setInterval(5)
    klok.timeout.connect(breek_af)
    klok.start()
    with pytest.raises(Storing, match="afgebroken"):
        maak_demonstratie_met_voortgang(tmp_path / "demo")
    assert list(tmp_path.iterdir()) == []
