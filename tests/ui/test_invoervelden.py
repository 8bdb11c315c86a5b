"""Inputs that every room shares."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.invoervelden import regelinvoer


def test_a_line_longer_than_its_field_shows_how_it_begins(qtbot: QtBot) -> None:
    invoer = regelinvoer(400)
    vak = invoer.widget
    assert isinstance(vak, QLineEdit)
    qtbot.addWidget(vak)
    invoer.zet("Uithuisplaatsing van een kind voorkomen " * 6)
    assert vak.cursorPosition() == 0
    assert invoer.waarde().startswith("Uithuisplaatsing")


def test_a_line_somebody_types_in_keeps_its_cursor(qtbot: QtBot) -> None:
    invoer = regelinvoer(400)
    vak = invoer.widget
    assert isinstance(vak, QLineEdit)
    qtbot.addWidget(vak)
    vak.show()
    vak.setFocus()
    qtbot.waitUntil(vak.hasFocus)
    invoer.zet("wat er al stond")
    assert vak.cursorPosition() == len("wat er al stond")
