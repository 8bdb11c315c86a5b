"""One application with the theme on, for every test of the windows; no display needed."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.scherm import Omgeving
    from weegtafel.bootstrap import Programma


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    from ui.theme.theme import pas_thema_toe

    pas_thema_toe(qapp, "licht", 1.0)
    return qapp


@pytest.fixture(autouse=True)
def _thema(qapp: QApplication) -> QApplication:
    return qapp


@pytest.fixture
def omgeving(programma: Programma, qtbot: QtBot, tmp_path: Path) -> Iterator[Omgeving]:
    """What a page gets: a runner on a fresh vault, a message bar, and preferences of its own."""
    from ui.messages import Mond
    from ui.runner import Runner
    from ui.scherm import Omgeving
    from ui.widgets.berichtenbalk import Berichtenbalk

    balk = Berichtenbalk()
    qtbot.addWidget(balk)
    runner = Runner(programma)
    mond = Mond(balk)
    runner.ging_mis.connect(mond.vang)
    yield Omgeving(runner, mond, QSettings(str(tmp_path / "voorkeuren.ini"), QSettings.Format.IniFormat))
    runner.sluit()
