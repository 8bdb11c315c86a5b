"""The lock: nothing readable behind it, nothing lost by it, and only the same person opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.overleghulp import TEKST, Tafelhulp
from tests.storage.kluishulp import journaal_van, meld
from tests.ui.kluishuis import ANDER, LID, NAAM, WOORD, Huis, huis_op, maak_beveiligd
from tests.ui.schermhulp import toets, typ
from ui.casus.casus import CasusScherm
from ui.conflict import Keuze
from ui.kluis.slot import TITEL, Dekblad
from ui.palet import vaste_treffers
from ui.toetsenkaart import kaartregels
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.tekstvak import Tekstvak
from weegtafel.kernel.roles import Rol
from weegtafel.poort import Vergrendeld
from weegtafel.storage import geheim
from weegtafel.storage.driver import verbind
from weegtafel.storage.geheim import Maat


@pytest.fixture(autouse=True)
def _licht(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geheim, "ijk", lambda doel_s=0.6: Maat(64, 1, 1))


@pytest.fixture
def huis(kluismap: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Huis]:
    maak_beveiligd(kluismap)
    programma = meld(kluismap, LID, ANDER)
    programma.toegang.wijzig_wachtwoord(ANDER, WOORD + " en het huis")
    with huis_op(programma, tmp_path / "v.ini") as huis:
        yield huis


TEKSTVELDEN = ("hulpvraag", "mening_jeugdige", "mening_ouders", "problemen", "verklarende_analyse", "resultaat")
EIGEN = WOORD + " en het huis"


def _ontgrendel(huis: Huis, woord: str = EIGEN) -> None:
    slot = huis.hoeder.slotvenster
    assert slot is not None
    typ(slot.wachtwoord, woord)
    toets(slot.wachtwoord, Qt.Key.Key_Return)
    huis.rust()


def _zichtbare_teksten(venster: QWidget) -> set[str]:
    gezien = {
        w.text()
        for w in venster.findChildren(QWidget)
        if w.isVisible() and w.window() is venster and hasattr(w, "text") and callable(w.text)
    }
    return gezien - {""}


def test_ctrl_l_covers_all_windows_and_typed_text_is_stored_and_still_there(huis: Huis) -> None:
    casus_id = Tafelhulp(huis.programma).concept_casus()
    een, twee = huis.open("casus", casus_id), huis.open("casussen")
    scherm = een.scherm
    assert isinstance(scherm, CasusScherm)
    vak = next(v for v in scherm.findChildren(Tekstvak) if v.isVisible())
    vak.setFocus()
    QTest.keyClicks(vak, "Nog niet bewaarde woorden")
    een.activateWindow()
    toets(een, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    huis.rust()
    assert huis.hoeder.slotvenster is not None and huis.programma.kluis.op_slot
    for venster in (een, twee):
        assert venster.windowTitle() == TITEL
        assert not venster.centralWidget().isVisible()
        assert _zichtbare_teksten(venster) <= {TITEL}
    assert huis.programma.aanmelding is not None and huis.programma.aanmelding.vergeten
    with pytest.raises(Vergrendeld):
        huis.programma.vraag(journaal_van)
    _ontgrendel(huis, "dit is het niet")
    assert huis.hoeder.slotvenster is not None and huis.programma.kluis.op_slot
    assert "horen niet bij elkaar" in huis.hoeder.slotvenster.melding.text()
    _ontgrendel(huis)
    assert huis.hoeder.slotvenster is None and not huis.programma.kluis.op_slot
    assert een.scherm is scherm and vak.isVisible() and "Nog niet bewaarde woorden" in vak.tekst()
    assert een.windowTitle() != TITEL and twee.centralWidget().isVisible()
    assert een.focusWidget() is not None

    def staat(sessie: object) -> bool:
        rij = sessie.connection().exec_driver_sql(f"SELECT * FROM casus WHERE id = {casus_id}").first()  # type: ignore[attr-defined]  # Session
        return any("Nog niet bewaarde woorden" in str(waarde) for waarde in rij)

    assert huis.programma.vraag(staat)
    handelingen = [h for h, _o, _v in huis.programma.vraag(journaal_van)]
    assert handelingen.index("vergrendelt") < handelingen.index("ontgrendelt")


def test_a_dialog_that_is_open_is_covered_and_goes_on_afterwards(huis: Huis, qtbot: QtBot) -> None:
    venster = huis.open()
    dialoog = QDialog(venster)
    veld = QLineEdit("Half ingevuld")
    QVBoxLayout(dialoog).addWidget(veld)
    dialoog.setModal(True)
    dialoog.show()
    huis.hoeder.vergrendel()
    huis.rust()
    assert dialoog.isVisible() and not veld.isVisible()
    assert dialoog.findChild(Dekblad) is not None
    slot = huis.hoeder.slotvenster
    assert slot is not None
    toets(slot, Qt.Key.Key_Escape)
    slot.close()
    assert slot.isVisible(), "neither Escape nor closing opens a lock"
    _ontgrendel(huis)
    assert veld.isVisible() and veld.text() == "Half ingevuld"
    dialoog.close()


def test_the_beamer_is_covered_too(huis: Huis) -> None:
    huis.open()
    from ui.overleg.beamer import Beamer

    beamer = Beamer()
    beamer.show()
    huis.hoeder.vergrendel()
    huis.rust()
    assert _zichtbare_teksten(beamer) <= {TITEL}
    _ontgrendel(huis)
    beamer.close()


def test_a_dispute_about_a_text_waits_behind_the_lock(huis: Huis, monkeypatch: pytest.MonkeyPatch) -> None:
    casus_id = Tafelhulp(huis.programma).concept_casus()
    venster = huis.open("casus", casus_id)
    assert isinstance(venster.scherm, CasusScherm)
    vak = next(v for v in venster.scherm.findChildren(Tekstvak) if v.isVisible())
    vak.setFocus()
    huis.rust()
    assert huis.programma.aanmelding is not None
    db = verbind(huis.programma.kluis.bestand, bytes(huis.programma.aanmelding.datasleutel))
    velden = ", ".join(f"{veld} = 'Tekst van de ander'" for veld in TEKSTVELDEN)
    db.execute(f"UPDATE casus SET {velden}, versie = versie + 1 WHERE id = ?", (casus_id,))
    db.commit()
    db.close()
    gevraagd: list[bool] = []
    monkeypatch.setattr(
        "ui.geschil.kies_tekst", lambda *_a, **_k: gevraagd.append(huis.programma.kluis.op_slot) or Keuze.EIGEN
    )
    QTest.keyClicks(vak, "Nog niet bewaarde woorden ")
    huis.hoeder.vergrendel()
    huis.rust()
    QTest.qWait(300)
    assert huis.programma.kluis.op_slot and gevraagd == [], "nothing is asked over the lock, and the key is gone"
    _ontgrendel(huis)
    huis.rust()
    assert gevraagd == [False], "afterwards it is"
    assert "Nog niet bewaarde woorden" in vak.tekst()


def test_what_was_copied_from_the_program_leaves_the_clipboard(huis: Huis) -> None:
    huis.open()
    klembord = QGuiApplication.clipboard()
    klembord.setText("Een bevinding")
    huis.hoeder.vergrendel()
    huis.rust()
    assert klembord.text() == ""
    _ontgrendel(huis)
    for venster in huis.vensters:
        venster.hide()
    klembord.setText("Van een ander programma")
    huis.vensters[0].show()
    huis.hoeder.vergrendel()
    huis.rust()
    assert klembord.text() == "Van een ander programma"
    klembord.clear()


def test_failed_attempts_make_the_button_wait(huis: Huis) -> None:
    huis.open()
    huis.hoeder.vergrendel()
    huis.rust()
    slot = huis.hoeder.slotvenster
    assert slot is not None
    for _ in range(3):
        _ontgrendel(huis, "dit is het niet")
    assert not slot.knop.isEnabled() and "opnieuw proberen" in slot.wachten.text()
    assert slot.wachtklok.over >= 1
    _ontgrendel(huis)
    assert huis.hoeder.slotvenster is slot, "the button rests, and so does Enter"


def test_somebody_else_signs_in_anew_and_the_windows_close(huis: Huis, monkeypatch: pytest.MonkeyPatch) -> None:
    venster, ander = huis.open(), huis.open("casussen")
    huis.hoeder.vergrendel()
    huis.rust()
    slot = huis.hoeder.slotvenster
    assert slot is not None
    monkeypatch.setattr(Bevestiging, "vraag", lambda _zelf: False)
    slot.knop_ander.click()
    assert slot.isVisible() and not huis.deur
    monkeypatch.setattr(Bevestiging, "vraag", lambda _zelf: True)
    slot.knop_ander.click()
    assert huis.deur and not venster.isVisible() and not ander.isVisible()
    ander_programma = meld(huis.programma.kluis.map, NAAM, WOORD)
    assert Rol.BEHEERDER in ander_programma.actor.rollen
    ander_programma.sluit()


def test_silence_locks_after_the_setting_and_a_key_begins_it_anew(huis: Huis, qtbot: QtBot) -> None:
    venster = huis.open()
    assert huis.hoeder._minuten == (5, 480)
    huis.hoeder.stilte.zet(300)
    for _ in range(4):
        QTest.qWait(120)
        QApplication.sendEvent(
            venster, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
        )
    assert huis.hoeder.slotvenster is None, "480 ms, but never 300 without a key"
    qtbot.waitUntil(lambda: huis.hoeder.slotvenster is not None, timeout=3000)
    huis.rust()
    assert huis.programma.kluis.op_slot


@pytest.mark.parametrize("minuten", [(5, 480), (5, 10), (15, 30)])
def test_leading_an_overleg_keeps_awake_until_the_longer_time(
    huis: Huis, monkeypatch: pytest.MonkeyPatch, minuten: tuple[int, int]
) -> None:
    venster = huis.open()
    scherm = venster.scherm
    assert scherm is not None
    scherm.houdt_wakker = True
    gewoon, in_overleg = minuten
    huis.hoeder._minuten = minuten
    huis.hoeder._zet_stilte()
    for stil in (gewoon, in_overleg - 1):
        monkeypatch.setattr(huis.hoeder.stilte, "stil_ms", lambda stil=stil: stil * 60_000)
        huis.hoeder._na_stilte()
        assert huis.hoeder.slotvenster is None
        assert huis.hoeder.stilte._klok.interval() == (in_overleg - stil) * 60_000
    toets(venster, Qt.Key.Key_Shift)
    assert huis.hoeder.stilte._klok.interval() == gewoon * 60_000, "who does something begins anew"
    monkeypatch.setattr(huis.hoeder.stilte, "stil_ms", lambda: in_overleg * 60_000)
    huis.hoeder._na_stilte()
    assert huis.hoeder.slotvenster is not None
    huis.rust()


def test_an_open_overleg_that_one_leads_is_what_keeps_awake(huis: Huis) -> None:
    hulp = Tafelhulp(huis.programma)
    overleg_id = hulp.plan(over_dagen=0)
    venster = huis.open("overleg", overleg_id)
    assert venster.scherm is not None and not venster.scherm.houdt_wakker
    from weegtafel.overleg.commands import OpenOverleg

    huis.programma.voer_uit(OpenOverleg(overleg_id=overleg_id))
    venster.ga_naar("vergadering", overleg_id)
    huis.rust()
    assert venster.scherm.houdt_wakker


def test_a_vault_without_a_password_says_that_it_does_not_lock(kluismap: Path, tmp_path: Path, qtbot: QtBot) -> None:
    from tests.storage.kluishulp import KLOK_
    from weegtafel.bootstrap import open_programma
    from weegtafel.inrichting.werker import eerste_actor

    programma = open_programma(kluismap, klok=KLOK_)
    with huis_op(programma.als(programma.vraag(eerste_actor, KLOK_.nu().date())), tmp_path / "v.ini") as huis:
        venster = huis.open()
        gezegd: list[str] = []
        venster.mond.gezegd.connect(lambda _soort, zin: gezegd.append(zin))
        toets(venster, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        huis.rust()
        assert huis.hoeder.slotvenster is None and "geen wachtwoord" in gezegd[-1]


def _voorgelezen(wortel: QWidget) -> str:
    """Everything a screen reader can reach below a window that is not marked as hidden."""
    uit: list[str] = []

    def loop(deel: QAccessibleInterface | None) -> None:
        if deel is None or not deel.isValid() or bool(deel.state().invisible):
            return
        uit.extend(
            deel.text(soort) for soort in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
        )
        if deel.textInterface() is not None:
            uit.append(deel.textInterface().text(0, deel.textInterface().characterCount()))
        for n in range(deel.childCount()):
            loop(deel.child(n))

    loop(QAccessible.queryAccessibleInterface(wortel))
    return "\n".join(uit)


def test_behind_the_lock_nothing_is_read_aloud_and_no_key_or_menu_reaches_a_window(huis: Huis) -> None:
    casus_id = Tafelhulp(huis.programma).concept_casus()
    venster = huis.open("casus", casus_id)
    scherm = venster.scherm
    assert isinstance(scherm, CasusScherm)
    nummer = venster.windowTitle()
    assert TEKST in _voorgelezen(venster), "or the search below proves nothing"
    huis.hoeder.vergrendel()
    huis.rust()
    for venster_ in QApplication.topLevelWidgets():
        if venster_.isVisible():
            gehoord = _voorgelezen(venster_)
            assert TEKST not in gehoord and nummer not in gehoord
            assert TEKST not in venster_.toolTip() + venster_.windowTitle() + venster_.statusTip()
    ctrl = Qt.KeyboardModifier.ControlModifier
    open_voor = {id(w) for w in QApplication.topLevelWidgets() if w.isVisible()}
    for toets_ in (Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_P, Qt.Key.Key_Z, Qt.Key.Key_1, Qt.Key.Key_2):
        for doel in (venster, scherm, huis.hoeder.slotvenster):
            QTest.keyClick(doel, toets_, ctrl)
    QTest.keyClick(venster, Qt.Key.Key_F1)
    QTest.keyClick(huis.hoeder.slotvenster, Qt.Key.Key_Escape)
    QTest.mouseClick(venster, Qt.MouseButton.LeftButton)
    huis.rust()
    assert huis.hoeder.slotvenster is not None and huis.programma.kluis.op_slot
    assert venster.scherm is scherm and not scherm.isVisible()
    assert {id(w) for w in QApplication.topLevelWidgets() if w.isVisible()} <= open_voor


def test_who_signed_in_reads_what_the_button_with_the_name_does(huis: Huis) -> None:
    venster = huis.open()
    assert venster._persoonknop.toolTip() == "Vergrendel, wijzig wachtwoord of meld af (Ctrl+Shift+P)"
    assert venster._persoonknop.accessibleName().startswith("U bent aangemeld als ")
    titels = {t.titel for t in vaste_treffers("", [], venster._aangemeld)}
    assert {"Vergrendel, wijzig wachtwoord of meld af", "Meld af"} <= titels
    assert not any("iemand anders" in zin for zin in titels | {zin for _, zin in kaartregels([], True)})
    venster._doe("kies_persoon")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [actie.text().partition("\t")[0] for actie in menu.actions()] == [
        "Vergrendel", "Wijzig uw wachtwoord", "Meld af",
    ]  # fmt: skip
    menu.close()


def test_without_a_password_nothing_of_the_lock_is_offered_by_name() -> None:
    titels = {t.titel for t in vaste_treffers("", [])}
    assert "Werk als iemand anders" in titels
    assert not {"Vergrendel", "Wijzig uw wachtwoord", "Meld af"} & titels
