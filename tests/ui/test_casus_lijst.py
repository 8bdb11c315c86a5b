"""The list of casussen as somebody uses it by keyboard."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.casushulp import maak, plek, rust, toets, toon, typ
from ui.casus.lijst import BLADZIJDE, CasussenScherm
from ui.casus.nieuw import NieuweCasus
from ui.scherm import Omgeving
from ui.widgets.basis import Knop
from weegtafel.bootstrap import Programma
from weegtafel.casus import queries
from weegtafel.casus.commands import MeldCasusAan
from weegtafel.kernel.codes import CasusSoort, CasusStatus


def _lijst(qtbot: QtBot, omgeving: Omgeving) -> tuple[CasussenScherm, list[tuple[str, int]]]:
    scherm = CasussenScherm(omgeving)
    gegaan: list[tuple[str, int]] = []
    scherm.naar.connect(lambda plaats, id_: gegaan.append((plaats, id_)))
    toon(qtbot, scherm, omgeving)
    return scherm, gegaan


def _wacht_op_zoeken(qtbot: QtBot, scherm: CasussenScherm, omgeving: Omgeving, aantal: int) -> None:
    def klaar() -> None:
        omgeving.runner.wacht()
        assert scherm._model.rowCount() == aantal

    qtbot.waitUntil(lambda: _goed(klaar), timeout=5000)


def _goed(doe: object) -> bool:
    try:
        doe()  # type: ignore[operator]  # a check without arguments
    except AssertionError:
        return False
    return True


def test_an_empty_vault_says_what_to_do_next(qtbot: QtBot, omgeving: Omgeving) -> None:
    scherm, _ = _lijst(qtbot, omgeving)
    assert scherm._leeg.isVisible()
    assert scherm._leeg.zin.text() == "Er zijn nog geen casussen."
    assert scherm._telling.text() == "0 casussen"


def test_search_finds_by_word_prefix_and_number(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    maak(programma, hulpvraag="Hulp bij paardrijles.")
    twee = maak(programma, hulpvraag="Zij wil weer slapen; coördinatie ontbreekt.")
    maak(programma, hulpvraag="Rust in huis.")
    scherm, gegaan = _lijst(qtbot, omgeving)
    assert scherm._telling.text() == "3 casussen"
    nummer = programma.vraag(queries.casus, twee).nummer
    for tekst in ("slapen", "coordin", nummer, nummer[-4:]):
        scherm._zoek.clear()
        _wacht_op_zoeken(qtbot, scherm, omgeving, 3)
        typ(scherm._zoek, tekst)
        _wacht_op_zoeken(qtbot, scherm, omgeving, 1)
        assert scherm._lijst.gekozen_rij().id == twee, tekst
    toets(scherm._zoek, Qt.Key.Key_Return)
    rust(omgeving)
    assert gegaan == [("casus", twee)]


def test_enter_right_after_typing_opens_what_was_typed(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    zoek = maak(programma, hulpvraag="Kwikstaartje in de tuin.")
    maak(programma, hulpvraag="Iets anders.")
    scherm, gegaan = _lijst(qtbot, omgeving)
    scherm._lijst.kies_eerste()
    typ(scherm._zoek, "kwikst")
    toets(scherm._zoek, Qt.Key.Key_Return)
    rust(omgeving)
    assert gegaan == [("casus", zoek)]


def test_arrows_go_from_the_search_field_through_the_list_and_enter_opens(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    ids = [maak(programma, hulpvraag=f"Vraag {n}.") for n in range(3)]
    scherm, gegaan = _lijst(qtbot, omgeving)
    scherm.setFocus()
    assert scherm._zoek.hasFocus()
    toets(scherm._zoek, Qt.Key.Key_Down)
    assert scherm._lijst.hasFocus()
    toets(scherm._lijst, Qt.Key.Key_Down)
    toets(scherm._lijst, Qt.Key.Key_Return)
    assert gegaan == [("casus", ids[1])]


def test_escape_empties_the_search_and_keeps_the_focus(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    maak(programma, hulpvraag="Een.")
    maak(programma, hulpvraag="Twee.")
    scherm, _ = _lijst(qtbot, omgeving)
    typ(scherm._zoek, "twee")
    _wacht_op_zoeken(qtbot, scherm, omgeving, 1)
    toets(scherm._zoek, Qt.Key.Key_Escape)
    _wacht_op_zoeken(qtbot, scherm, omgeving, 2)
    assert scherm._zoek.hasFocus()


def test_filters_narrow_and_nothing_found_says_how_to_go_on(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    een = maak(programma, hulpvraag="Een.")
    maak(programma, hulpvraag="Twee.")
    programma.voer_uit(MeldCasusAan(casus_id=een, versie=programma.vraag(queries.casus, een).versie))
    scherm, _ = _lijst(qtbot, omgeving)
    scherm._status.setCurrentIndex(scherm._status.findData(CasusStatus.AANGEMELD))
    _wacht_op_zoeken(qtbot, scherm, omgeving, 1)
    scherm._status.setCurrentIndex(scherm._status.findData(CasusStatus.INGETROKKEN))
    _wacht_op_zoeken(qtbot, scherm, omgeving, 0)
    assert scherm._leeg.isVisible()
    wis = next(a for a in scherm.acties() if "filters" in a.text())
    wis.trigger()
    _wacht_op_zoeken(qtbot, scherm, omgeving, 2)


def test_every_page_is_fetched_once(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma, monkeypatch: pytest.MonkeyPatch
) -> None:
    gemeente, inbrenger = plek(programma)
    with programma.kluis.transactie() as sessie:
        from weegtafel.casus.models import Casus

        nu = programma.klok.nu()
        for n in range(1, 351):
            sessie.add(
                Casus(
                    nummer=f"WT-2026-{n:04d}", jaar=2026, volgnummer=n, soort=CasusSoort.NIEUW, gemeente_id=gemeente,
                    inbrenger_id=inbrenger, status=CasusStatus.CONCEPT, aangemaakt_op=nu, gewijzigd_op=nu,
                    hulpvraag=f"Vraag {n}.",
                )
            )  # fmt: skip
    gehaald: list[int] = []
    echt = Programma.zoek_casussen

    def tel(zelf: Programma, tekst: str, filter_: object, offset: int, limit: int) -> object:
        gehaald.append(offset)
        return echt(zelf, tekst, filter_, offset, limit)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(Programma, "zoek_casussen", tel)
    scherm, _ = _lijst(qtbot, omgeving)
    assert gehaald == [0]
    balk = scherm._lijst.verticalScrollBar()
    for plaats in range(0, balk.maximum() + 1, 1500):
        balk.setValue(plaats)
        rust(omgeving)
    assert sorted(gehaald) == [0, BLADZIJDE, 2 * BLADZIJDE, 3 * BLADZIJDE]
    # A change elsewhere keeps the place and the choice.
    scherm._lijst.selectRow(330)
    rust(omgeving)
    gekozen, plaats = scherm._lijst.gekozen_rij().id, balk.value()
    programma_rij = maak(programma, hulpvraag="Nieuw.")
    assert programma_rij
    scherm.ververs()
    rust(omgeving)
    assert scherm._lijst.gekozen_rij().id == gekozen
    assert balk.value() == plaats


def test_typing_never_waits_for_the_search(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma, monkeypatch: pytest.MonkeyPatch
) -> None:
    maak(programma, hulpvraag="Slaapritme.")
    scherm, _ = _lijst(qtbot, omgeving)
    gezocht: list[str] = []
    echt = Programma.zoek_casussen

    def traag(zelf: Programma, tekst: str, filter_: object, offset: int, limit: int) -> object:
        gezocht.append(tekst)
        time.sleep(0.3)
        return echt(zelf, tekst, filter_, offset, limit)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(Programma, "zoek_casussen", traag)
    scherm._zoek.setFocus()
    for teken in "slaapritm":
        begin = time.monotonic()
        QTest.keyClick(scherm._zoek, teken)
        QApplication.processEvents()
        assert time.monotonic() - begin < 0.25
        QTest.qWait(130)
    rust(omgeving)
    assert scherm._zoek.text() == "slaapritm"
    assert gezocht[-1] == "slaapritm"
    assert len(gezocht) < 9, "questions that were overtaken are not asked"
    assert scherm._model.rowCount() == 1


def test_a_new_casus_by_keyboard_alone(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    dialoog = NieuweCasus(scherm := _lijst(qtbot, omgeving)[0], omgeving)
    qtbot.addWidget(dialoog)
    dialoog.show()
    dialoog.activateWindow()
    assert dialoog.inbrenger.hasFocus() or dialoog.inbrenger.lineEdit() is not None
    toets(dialoog.inbrenger, Qt.Key.Key_Down)
    toets(dialoog.inbrenger, Qt.Key.Key_Tab)
    typ(dialoog.functie, "gezinsvoogd")
    if dialoog.gemeente.waarde() is None:
        toets(dialoog.gemeente, Qt.Key.Key_Down)
    toets(dialoog.functie, Qt.Key.Key_Return)
    rust(omgeving)
    f = programma.vraag(queries.casus, dialoog.casus_id)
    assert (f.nummer, f.inbrenger_functie, f.status) == ("WT-2026-0001", "gezinsvoogd", CasusStatus.CONCEPT)
    assert scherm._model.rowCount() == 1, "the list behind it knows"


def test_a_new_casus_says_what_is_missing_beside_the_field(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    dialoog = NieuweCasus(_lijst(qtbot, omgeving)[0], omgeving)
    qtbot.addWidget(dialoog)
    dialoog.show()
    typ(dialoog.functie, "gezinsvoogd")
    toets(dialoog.functie, Qt.Key.Key_Return)
    assert dialoog.formulier.fouten() == {"inbrenger_id": "Kies wie de casus inbrengt."}
    dialoog.inbrenger.zet_waarde(plek(programma)[1])
    dialoog.soort.kies(CasusSoort.HER)
    typ(dialoog.eerdere, "WT-2026-9999")
    dialoog.knop.click()
    rust(omgeving)
    assert dialoog.formulier.fouten() == {"eerdere_casus_id": "Deze casus bestaat niet. Controleer het nummer."}
    assert dialoog.functie.text() == "gezinsvoogd"
    assert dialoog.casus_id == 0


def test_pressing_twice_makes_one_casus(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    dialoog = NieuweCasus(_lijst(qtbot, omgeving)[0], omgeving)
    qtbot.addWidget(dialoog)
    dialoog.inbrenger.zet_waarde(plek(programma)[1])
    dialoog.gemeente.zet_waarde(plek(programma)[0])
    dialoog.knop.click()
    dialoog.knop.click()
    rust(omgeving)
    assert programma.vraag(queries.aantal) == 1


def test_a_refusal_of_the_rules_stays_in_the_dialog(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    gemeente, inbrenger = plek(programma)
    weg = programma.vraag(queries.aantal)
    dialoog = NieuweCasus(_lijst(qtbot, omgeving)[0], omgeving)
    qtbot.addWidget(dialoog)
    dialoog.show()
    dialoog.inbrenger.zet_waarde(inbrenger)
    dialoog.gemeente.zet_waarde(gemeente)
    dialoog.functie.setMaxLength(500)
    dialoog.functie.setText("x" * 300)
    dialoog.knop.click()
    rust(omgeving)
    assert "inbrenger_functie" in dialoog.formulier.fouten()
    assert dialoog.knop.isEnabled()
    assert programma.vraag(queries.aantal) == weg


def test_only_who_may_write_sees_the_buttons_to_write(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    from weegtafel.kernel.roles import Actor, Rol

    coach = Actor(programma.actor.persoon_id, "Coach", frozenset({Rol.DOORBRAAKCOACH}))
    omgeving.runner.programma = programma.als(coach)
    assert not omgeving.mag("casus.schrijven")
    scherm, _ = _lijst(qtbot, omgeving)
    assert {k.text() for k in scherm._kop.findChildren(Knop) if k.isVisible()} == {"Meer"}
    assert {a.text() for a in scherm.acties() if a.isEnabled()} == {
        "Bewaar een leeg formulier", "Zoek in de lijst", "Wis de filters",
    }  # fmt: skip
