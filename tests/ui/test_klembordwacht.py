"""One watcher keeps no text: what is recognised leaves soon, what is ours leaves at the lock, and the rest stays."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.klembordwacht import Klembordwacht, klembordwacht

NAAM = "Quirinia Wolfrabe"


class _Pagina(QObject):
    def gevonden(self) -> list[str]:
        return [NAAM]


@pytest.fixture
def wacht(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Klembordwacht]:
    monkeypatch.setattr("ui.klembordwacht.KLEMBORD_MS", 30)
    ouder = QObject()
    wacht = Klembordwacht(ouder)
    yield wacht
    QGuiApplication.clipboard().clear()
    ouder.deleteLater()


def test_a_name_leaves_soon_and_another_text_stays(qtbot: QtBot, wacht: Klembordwacht) -> None:
    bord, pagina = QGuiApplication.clipboard(), _Pagina()
    wacht.let_op(pagina.gevonden)
    bord.setText(f"Zij heet {NAAM}.")
    qtbot.waitUntil(lambda: bord.text() == "", timeout=5000)
    bord.setText("Iets over thuis.")
    qtbot.wait(60)
    assert bord.text() == "Iets over thuis."


def test_what_took_its_place_meanwhile_stays(qtbot: QtBot, wacht: Klembordwacht) -> None:
    bord, pagina = QGuiApplication.clipboard(), _Pagina()
    wacht.let_op(pagina.gevonden)
    bord.setText(NAAM)
    bord.setText("Een adres van de website.")
    qtbot.wait(60)
    assert bord.text() == "Een adres van de website."


def test_no_text_is_kept_and_no_page(qtbot: QtBot, wacht: Klembordwacht) -> None:
    bord, pagina = QGuiApplication.clipboard(), _Pagina()
    wacht.let_op(pagina.gevonden)
    bord.setText(NAAM + " woont hier.")
    assert wacht._kort and NAAM.encode() not in wacht._kort
    assert not [w for w in gc.get_referents(wacht.__dict__) if isinstance(w, str) and NAAM in w]
    assert sys.getrefcount(pagina) <= 3, "the page is held by nobody but this test"


def test_the_lock_ends_it_at_once(qtbot: QtBot, wacht: Klembordwacht) -> None:
    bord, pagina = QGuiApplication.clipboard(), _Pagina()
    wacht.let_op(pagina.gevonden)
    bord.setText(NAAM)
    wacht.wis()
    assert bord.text() == "" and not wacht._klok.isActive()
    assert (wacht._eigen, wacht._kort) == (b"", b"")


def test_there_is_one_for_the_program(qtbot: QtBot) -> None:
    assert klembordwacht() is klembordwacht()
