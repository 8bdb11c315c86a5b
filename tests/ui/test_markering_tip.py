"""The tip of a line: all that stands there or what a finding means, never a name that was replaced."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.invoervelden import regelinvoer
from ui.widgets.markering import Regelgreep, Streep

NAAM = "Samira Bouzid"


def _streep(tekst: str) -> Streep:
    begin = tekst.index(NAAM)
    return Streep(begin, begin + len(NAAM), rood=True, uitleg="Naam van een persoon.")


def test_a_replaced_name_does_not_come_back_in_the_tip(qtbot: QtBot) -> None:
    invoer = regelinvoer(200)
    vak = invoer.widget
    assert isinstance(vak, QLineEdit)
    qtbot.addWidget(vak)
    invoer.zet(f"Bel {NAAM}.")
    assert vak.toolTip() == f"Bel {NAAM}.", "a line that is longer than its field is read in its tip"
    greep = Regelgreep(vak, lambda: None)
    greep.markeer(vak.text(), [_streep(vak.text())])
    assert vak.toolTip() == "Naam van een persoon."
    greep.vervang(4, 4 + len(NAAM), "[moeder]")
    greep.markeer(vak.text(), [])
    assert vak.toolTip() == "Bel [moeder]."


def test_a_line_with_a_tip_of_its_own_gets_it_back(qtbot: QtBot) -> None:
    vak = QLineEdit()
    qtbot.addWidget(vak)
    vak.setToolTip("Wie doet het?")
    vak.setText(NAAM)
    greep = Regelgreep(vak, lambda: None)
    greep.markeer(NAAM, [_streep(NAAM)])
    vak.setText("")
    greep.markeer("", [])
    assert vak.toolTip() == "Wie doet het?"
