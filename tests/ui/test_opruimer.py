"""Who collects garbage, and when: a collection in the middle of taking a window down stood still for good."""

from __future__ import annotations

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import ui.app
from ui.opruimer import Opruimer


class _Kring(QWidget):
    """A widget that only a collection takes down."""

    def __init__(self) -> None:
        super().__init__()
        self.ik = self


def test_the_program_collects_from_its_own_loop_only(qtbot: QtBot, qapp: QApplication) -> None:
    gc.enable()
    ui.app._maak_app()
    ui.app._maak_app()
    assert not gc.isenabled() and len(qapp.findChildren(Opruimer)) == 1
    draden: set[bool] = set()
    kring = _Kring()
    weg = weakref.ref(kring, lambda _: draden.add(QThread.currentThread() is qapp.thread()))
    del kring
    with ThreadPoolExecutor(max_workers=1) as draad:
        draad.submit(lambda: [[{}] for _ in range(50_000)]).result()
    assert weg() is not None, "another thread made the garbage and collected nothing"
    rommel = []
    for _ in range(12):  # enough for the oldest generation to be due
        rommel.append([[] for _ in range(1000)])
        gc.collect(1)
    qtbot.waitUntil(lambda: weg() is None, timeout=5000)
    assert draden == {True}
