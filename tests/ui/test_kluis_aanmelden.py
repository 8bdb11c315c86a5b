"""Signing in, the first password, the recovery key, securing a plain vault, and a way on from damage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.storage.kluishulp import PLANT, journaal_van, meld, organisaties, plant, plat_in
from tests.ui.kluishuis import ANDER, KLOK_, LID, NAAM, WOORD, maak_beveiligd
from tests.ui.schermhulp import toets, typ
from ui.kluis import openen
from ui.kluis.aanmelden import Aanmeldvenster
from ui.kluis.beveiligen import Beveiligvenster
from ui.kluis.schade import Schadevenster
from ui.wachtwoordvelden import HOOFDLETTERS, Wachtwoordveld
from weegtafel.bootstrap import open_programma
from weegtafel.kluisdaden import herstelgroepen
from weegtafel.onderhoud import Beschadigd, Onderhoud
from weegtafel.poort import is_beveiligd
from weegtafel.storage import geheim
from weegtafel.storage.geheim import Maat

NIEUW = "zeven losse woorden naast elkaar"


@pytest.fixture(autouse=True)
def _licht(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geheim, "ijk", lambda doel_s=0.6: Maat(64, 1, 1))


@pytest.fixture
def sleutel(kluismap: Path) -> str:
    return maak_beveiligd(kluismap)


@pytest.fixture
def venster(kluismap: Path, sleutel: str, qtbot: QtBot) -> Iterator[Aanmeldvenster]:
    venster = Aanmeldvenster(kluismap, klok=KLOK_)
    qtbot.addWidget(venster)
    venster.show()
    yield venster
    if venster.programma is not None:
        venster.programma.sluit()


def _meld(venster: Aanmeldvenster, naam: str, woord: str) -> None:
    typ(venster.naam, naam)
    toets(venster.naam, Qt.Key.Key_Return)
    typ(venster.wachtwoord, woord)
    toets(venster.wachtwoord, Qt.Key.Key_Return)
    venster.spoor.wacht()


def test_a_name_and_a_password_open_the_vault(venster: Aanmeldvenster) -> None:
    _meld(venster, NAAM.upper(), WOORD)
    assert venster.result() == QDialog.DialogCode.Accepted and venster.programma is not None
    assert venster.wachtwoord.text() == ""
    assert venster.programma.vraag(organisaties)


def test_wrong_ones_are_said_alike_then_counted_down_and_leave_nothing_open(venster: Aanmeldvenster) -> None:
    _meld(venster, "niemand", WOORD)
    zin = venster.melding.text()
    _meld(venster, NAAM, "dit is het niet")
    assert venster.melding.text() == zin, "it does not tell which names exist"
    for _ in range(2):
        _meld(venster, NAAM, "dit is het niet")
    assert venster.programma is None and venster.wachtwoord.text() == ""
    assert not venster.knop.isEnabled() and venster.wachtklok.over >= 1
    assert "opnieuw proberen" in venster.wachten.text() and "Wacht" not in venster.melding.text()
    _meld(venster, NAAM, WOORD)
    assert venster.programma is None, "while it waits, Enter does nothing either"
    QTest.qWait(venster.wachtklok.over * 1000 + 200)
    assert venster.knop.isEnabled() and not venster.wachten.isVisible()


def test_a_first_password_must_be_changed_before_anything_else(venster: Aanmeldvenster, kluismap: Path) -> None:
    _meld(venster, LID, ANDER)
    assert venster.isVisible() and venster.eigen.een.isVisible()
    typ(venster.eigen.een, NIEUW)
    typ(venster.eigen.twee, NIEUW + "!")
    venster.knop_eigen.click()
    assert venster.eigen_formulier.fouten().keys() == {"nog_eens"}
    typ(venster.eigen.twee, NIEUW)
    toets(venster.eigen.twee, Qt.Key.Key_Return)
    venster.spoor.wacht()
    assert venster.result() == QDialog.DialogCode.Accepted and venster.programma is not None
    assert venster.programma.vraag(organisaties)
    venster.programma.sluit()
    meld(kluismap, LID, NIEUW).sluit()


def test_closing_before_the_own_password_lets_go_of_the_vault(venster: Aanmeldvenster) -> None:
    _meld(venster, LID, ANDER)
    toets(venster, Qt.Key.Key_Escape)
    assert venster.programma is None


def test_the_recovery_key_gives_a_new_password_and_a_wrong_group_is_named(
    venster: Aanmeldvenster, sleutel: str
) -> None:
    typ(venster.naam, NAAM)
    venster.knop_vergeten.click()
    groepen = list(herstelgroepen(sleutel))
    fout = [*groepen[:4], ("A" if groepen[4][0] != "A" else "B") + groepen[4][1:], *groepen[5:]]
    typ(venster.herstel_sleutel, "-".join(fout))
    typ(venster.herstel.een, NIEUW)
    typ(venster.herstel.twee, NIEUW)
    venster.knop_herstel.click()
    venster.spoor.wacht()
    assert "Groep 5" in venster.herstel_formulier.fouten()["sleutel"]
    typ(venster.herstel_sleutel, " ".join(groepen).lower())
    venster.knop_herstel.click()
    for _ in range(3):
        venster.spoor.wacht()
        QApplication.processEvents()
    assert venster.result() == QDialog.DialogCode.Accepted and venster.programma is not None
    assert "herstelt_toegang" in {h for h, _o, _v in venster.programma.vraag(journaal_van)}


def test_caps_lock_is_told_from_the_letters(venster: Aanmeldvenster) -> None:
    veld = venster.wachtwoord
    veld.setFocus()
    QTest.keyClick(veld, "A")
    hulp = venster.formulier._velden["wachtwoord"].hulp
    assert hulp.text() == HOOFDLETTERS
    QTest.keyClick(veld, "b")
    assert hulp.text() == ""
    QTest.keyClick(veld, "C", Qt.KeyboardModifier.ShiftModifier)
    assert hulp.text() == ""


def test_the_eye_shows_what_is_typed_until_the_field_is_emptied(qtbot: QtBot) -> None:
    veld = Wachtwoordveld()
    qtbot.addWidget(veld)
    assert veld.echoMode() == QLineEdit.EchoMode.Password
    veld.actions()[0].trigger()
    assert veld.echoMode() == QLineEdit.EchoMode.Normal
    veld.wis()
    assert veld.echoMode() == QLineEdit.EchoMode.Password


# --- securing a plain vault -----------------------------------------------------------------------


def test_a_plain_vault_is_secured_step_by_step(kluismap: Path, qtbot: QtBot) -> None:
    programma = open_programma(kluismap, klok=KLOK_)
    plant(programma)
    venster = Beveiligvenster(programma)
    qtbot.addWidget(venster)
    venster.show()
    typ(venster.gebruikersnaam, NAAM)
    typ(venster.wachtwoord.een, WOORD)
    typ(venster.wachtwoord.twee, WOORD)
    toets(venster.wachtwoord.twee, Qt.Key.Key_Return)
    venster.spoor.wacht()
    assert venster.beveiligd and venster.isVisible() and plat_in(kluismap) == []
    toets(venster, Qt.Key.Key_Escape)
    assert venster.isVisible(), "the recovery key is shown this once"
    typ(venster.blad.groep, herstelgroepen(venster.blad._sleutel)[venster.blad._gevraagd])
    toets(venster.blad.groep, Qt.Key.Key_Return)
    assert venster.result() == QDialog.DialogCode.Accepted
    open_ = meld(kluismap)
    assert any(naam.startswith(PLANT) for naam in open_.vraag(organisaties))
    open_.sluit()


def test_a_plain_vault_can_be_used_once_more_as_it_is(kluismap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Beveiligvenster, "exec", lambda venster: (venster.knop_later.click(), venster.result())[1])
    programma = openen.open_map(kluismap)
    assert programma is not None and not is_beveiligd(kluismap)
    assert programma.vraag(organisaties)
    programma.sluit()


def test_a_demonstration_is_opened_without_a_question(kluismap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programma = open_programma(kluismap, klok=KLOK_)
    with programma.kluis.transactie() as sessie:
        sessie.connection().exec_driver_sql("INSERT INTO kluiskenmerk (sleutel, waarde) VALUES ('demonstratie', 'ja')")
    programma.sluit()

    def nooit(_venster: Beveiligvenster) -> int:
        raise AssertionError("a demonstration gets no password")

    monkeypatch.setattr(Beveiligvenster, "exec", nooit)
    programma_ = openen.open_map(kluismap)
    assert programma_ is not None
    programma_.sluit()


# --- damage ---------------------------------------------------------------------------------------


def _beschadig(kluismap: Path) -> None:
    """Make the first page unreadable, which the whole database needs."""
    bestand = kluismap / "weegtafel.sqlite"
    inhoud = bytearray(bestand.read_bytes())
    inhoud[100:3000] = bytes(2900)
    bestand.write_bytes(inhoud)


def test_a_damaged_file_is_told_and_a_copy_put_back(
    kluismap: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    programma = open_programma(kluismap, klok=KLOK_)
    plant(programma)
    Onderhoud(programma).kopieer()
    programma.kluis.schrijf_bij()
    programma.sluit()
    _beschadig(kluismap)
    gezien: list[Schadevenster] = []

    def handel(venster: Schadevenster) -> int:
        gezien.append(venster)
        venster.knop_terug.click()
        return venster.result()

    def zet_terug(venster: QDialog) -> int:
        venster.knop_verder.click()  # type: ignore[attr-defined]  # Terugzetvenster
        venster.knop.click()  # type: ignore[attr-defined]  # Terugzetvenster
        venster.spoor.wacht()  # type: ignore[attr-defined]  # Terugzetvenster
        assert "opzij" in venster.afloop.text()  # type: ignore[attr-defined]  # Terugzetvenster
        venster.knop_klaar.click()  # type: ignore[attr-defined]  # Terugzetvenster
        return venster.result()

    from ui.kluis.terugzetten import Terugzetvenster

    monkeypatch.setattr(Schadevenster, "exec", handel)
    monkeypatch.setattr(Terugzetvenster, "exec", zet_terug)
    weer = openen.open_map(kluismap, vraag_beveiligen=False)
    assert len(gezien) == 1 and weer is not None
    assert any(naam.startswith(PLANT) for naam in weer.vraag(organisaties))
    weer.sluit()


def test_what_is_readable_is_saved_in_a_new_folder_with_a_list_of_the_rest(kluismap: Path, qtbot: QtBot) -> None:
    maak_beveiligd(kluismap)
    programma = meld(kluismap)
    plant(programma)
    programma.kluis.schrijf_bij()
    wortel = "SELECT rootpage FROM sqlite_master WHERE name = 'alternatief'"
    blad = (programma.vraag(lambda s: s.connection().exec_driver_sql(wortel).scalar_one()) - 1) * 4096
    programma.sluit()
    bestand = kluismap / "weegtafel.sqlite"
    inhoud = bytearray(bestand.read_bytes())
    inhoud[blad + 200 : blad + 300] = bytes(100)
    bestand.write_bytes(inhoud)
    venster = Schadevenster(kluismap, Beschadigd().melding)
    qtbot.addWidget(venster)
    venster.show()
    venster.knop_red.click()
    typ(venster.naam, NAAM)
    typ(venster.wachtwoord, "dit is het niet")
    venster.knop_begin.click()
    venster.spoor.wacht()
    assert "horen niet bij elkaar" in venster.melding.text()
    typ(venster.wachtwoord, WOORD)
    toets(venster.wachtwoord, Qt.Key.Key_Return)
    venster.spoor.wacht()
    assert venster.melding.text() == ""
    assert venster.verslag.toPlainText().startswith("alternatief: ")
    venster.knop_open.click()
    assert venster.result() == QDialog.DialogCode.Accepted and venster.map != kluismap
    gered = meld(venster.map)
    assert gered.vraag(organisaties)
    gered.sluit()
    assert bestand.read_bytes() == bytes(inhoud), "the damaged file is never touched"
