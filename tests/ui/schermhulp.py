"""Pressing keys on a page and in the dialogs that it opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.scherm import Omgeving, Scherm


def rust(omgeving: Omgeving) -> None:
    """Wait until all that was asked has been answered, and what followed from that too."""
    for _ in range(3):
        omgeving.runner.wacht()
        QApplication.processEvents()


def toon(qtbot: QtBot, omgeving: Omgeving, scherm: Scherm) -> Any:
    """Show a page at 1280 x 800 as the window does."""
    qtbot.addWidget(scherm)
    scherm.resize(1050, 780)
    scherm.show()
    scherm.ververs()
    rust(omgeving)
    return scherm


def toets(doel: QWidget, sleutel: Qt.Key, plus: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key."""
    QTest.keyClick(doel, sleutel, plus)


def typ(doel: QWidget, tekst: str) -> None:
    """Type a text over what stands there."""
    doel.setFocus()
    toets(doel, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    toets(doel, Qt.Key.Key_Delete)
    QTest.keyClicks(doel, tekst)


def in_dialoog(omgeving: Omgeving, open_: Callable[[], Any], *stappen: Callable[[Any], None]) -> None:
    """Open a dialog that waits and do something in it, and in each dialog that follows; what stays open is closed."""
    fouten: list[BaseException] = []
    gedaan: list[QDialog] = []
    bezig: list[bool] = []

    def werk() -> None:
        dialoog = QApplication.activeModalWidget()
        if bezig or not isinstance(dialoog, QDialog) or dialoog in gedaan:
            return
        gedaan.append(dialoog)
        bezig.append(True)
        try:
            stappen[len(gedaan) - 1](dialoog)
            rust(omgeving)
        except BaseException as fout:
            fouten.append(fout)
        finally:
            bezig.clear()
            if dialoog.isVisible():
                dialoog.reject()

    klok = QTimer()
    klok.setInterval(5)
    klok.timeout.connect(werk)
    klok.start()
    open_()
    rust(omgeving)
    klok.stop()
    if fouten:
        raise fouten[0]
    assert len(gedaan) == len(stappen), "as many dialogs as were expected"
