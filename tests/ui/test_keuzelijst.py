"""A choice from a list: values come out as they went in, and typing with Enter finds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from ui.widgets.basis import Knop
from ui.widgets.keuzelijst import Keuzelijst
from weegtafel.kernel.codes import CasusStatus

MENSEN = [
    "Anne de Boer", "Bram Willemsen", "Chantal Öztürk", "Daan Jansen", "Femke van Dalen", "Karim El Amrani",
    "Noor Bakker-van der Heijden tot Nederveen", "Renée Fémker", "Willem Femkes",
]  # fmt: skip


@pytest.fixture
def lijst(qtbot: QtBot) -> Keuzelijst:
    uit = Keuzelijst([(naam, n) for n, naam in enumerate(MENSEN, 1)], leeg="Niemand")
    qtbot.addWidget(uit)
    uit.resize(200, 36)
    uit.show()
    uit.activateWindow()
    uit.setFocus()
    QApplication.processEvents()
    return uit


def regel(lijst: Keuzelijst) -> QLineEdit:
    uit = lijst.lineEdit()
    assert uit is not None
    return uit


def voorstellen(lijst: Keuzelijst) -> QAbstractItemView:
    aanvuller = lijst.completer()
    assert aanvuller is not None
    uit = aanvuller.popup()
    assert isinstance(uit, QAbstractItemView)
    return uit


def typ(lijst: Keuzelijst, tekst: str) -> None:
    regel(lijst).selectAll()
    QTest.keyClicks(regel(lijst), tekst)
    QApplication.processEvents()


@pytest.mark.parametrize("vanaf", [99, 3])
def test_a_value_comes_out_as_the_object_that_went_in(qtbot: QtBot, vanaf: int) -> None:
    dingen: list[object] = [*CasusStatus, 5, "tekst", (1, 2), {"a": 1}]
    lijst = Keuzelijst([(str(n), ding) for n, ding in enumerate(dingen)], leeg="Geen", vanaf=vanaf)
    qtbot.addWidget(lijst)
    gezegd: list[object] = []
    lijst.gewijzigd.connect(gezegd.append)
    for nummer, ding in enumerate(dingen, 1):
        lijst.setCurrentIndex(nummer)
        assert lijst.waarde() is ding and lijst.itemData(nummer) is ding
        assert gezegd[-1] == ding and type(gezegd[-1]) is type(ding)
        lijst.zet_waarde(None)
        lijst.zet_waarde(ding)
        assert lijst.waarde() is ding
    lijst.zet_keuzes([("Gereed", CasusStatus.GEREED)])
    assert lijst.waarde() is None and lijst.findData(CasusStatus.GEREED) == 1
    assert lijst.itemData(7) is None and lijst.findData("weg") == -1


@pytest.mark.parametrize(("tekst", "waarde"), [
    ("Femke", 5), ("femke", 5), ("dalen", 5), ("ozturk", 3), ("ÖZ", 3), ("renee", 8), ("El Am", 6), ("anne de boer", 1),
])  # fmt: skip
def test_enter_takes_the_first_that_contains_what_was_typed(lijst: Keuzelijst, tekst: str, waarde: int) -> None:
    gezegd: list[object] = []
    lijst.gewijzigd.connect(gezegd.append)
    typ(lijst, tekst)
    assert voorstellen(lijst).isVisible(), "proposals, without regard to accents"
    QTest.keyClick(regel(lijst), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert lijst.waarde() == waarde and gezegd == [waarde]
    assert lijst.currentText() == MENSEN[waarde - 1]
    assert not voorstellen(lijst).isVisible()


def test_enter_in_the_proposals_takes_the_one_pointed_at(lijst: Keuzelijst) -> None:
    typ(lijst, "femke")
    zicht = voorstellen(lijst)
    assert [zicht.model().index(n, 0).data() for n in range(zicht.model().rowCount())] == [
        "Femke van Dalen", "Renée Fémker", "Willem Femkes",
    ]  # fmt: skip
    for _ in range(3):
        QTest.keyClick(zicht, Qt.Key.Key_Down)
    QTest.keyClick(zicht, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert lijst.waarde() == 9
    assert lijst.currentText() == "Willem Femkes"


def test_a_click_on_a_proposal_takes_it(lijst: Keuzelijst) -> None:
    typ(lijst, "amrani")
    zicht = voorstellen(lijst)
    plek = zicht.visualRect(zicht.model().index(0, 0)).center()
    QTest.mouseClick(zicht.viewport(), Qt.MouseButton.LeftButton, pos=plek)
    QApplication.processEvents()
    assert lijst.waarde() == 6 and lijst.currentText() == "Karim El Amrani"


def test_what_is_found_nowhere_gives_way_and_an_empty_field_chooses_nobody(lijst: Keuzelijst) -> None:
    lijst.zet_waarde(4)
    typ(lijst, "zzz")
    QTest.keyClick(regel(lijst), Qt.Key.Key_Return)
    assert lijst.waarde() == 4 and lijst.currentText() == "Daan Jansen"
    regel(lijst).clear()
    QTest.keyClick(regel(lijst), Qt.Key.Key_Return)
    assert lijst.waarde() is None and lijst.currentText() == "Niemand"


def test_a_choice_is_read_from_its_beginning(lijst: Keuzelijst) -> None:
    lijst.zet_waarde(7)
    assert regel(lijst).cursorPosition() == 0
    lijst.setCurrentIndex(8)
    assert regel(lijst).cursorPosition() == 0
    typ(lijst, "noor")
    QTest.keyClick(regel(lijst), Qt.Key.Key_Return)
    assert lijst.waarde() == 7 and regel(lijst).cursorPosition() == 0
    lijst.zet_keuzes([(naam, n) for n, naam in enumerate(reversed(MENSEN), 1)])
    assert regel(lijst).cursorPosition() == 0


def test_enter_that_chooses_does_not_also_press_the_button_of_the_dialog(qtbot: QtBot) -> None:
    dialoog = QDialog()
    qtbot.addWidget(dialoog)
    kolom = QVBoxLayout(dialoog)
    lijst, knop = Keuzelijst([(naam, naam) for naam in MENSEN]), QPushButton("Doe")
    knop.setDefault(True)
    kolom.addWidget(lijst)
    kolom.addWidget(knop)
    gedrukt: list[bool] = []
    knop.clicked.connect(lambda: gedrukt.append(True))
    dialoog.show()
    lijst.setFocus()
    typ(lijst, "karim")
    QTest.keyClick(regel(lijst), Qt.Key.Key_Return)
    assert lijst.waarde() == "Karim El Amrani" and gedrukt == []
    QTest.keyClick(regel(lijst), Qt.Key.Key_Return)
    assert gedrukt == [True], "the next Enter does"


def test_new_words_on_a_button_are_also_said(qtbot: QtBot) -> None:
    knop = Knop("Maak 1 &casus", "hoofd")
    qtbot.addWidget(knop)
    assert knop.accessibleName() == "Maak 1 casus"
    knop.setText("Maak &3 casussen")
    assert knop.accessibleName() == "Maak 3 casussen"
    knop.setText("")
    assert knop.accessibleName() == "Maak 3 casussen", "a button that became only an icon keeps its name"
