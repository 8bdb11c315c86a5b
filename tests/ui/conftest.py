"""One application with the theme on, for every test of the windows; no display needed."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    from ui.theme.theme import pas_thema_toe

    pas_thema_toe(qapp, "licht", 1.0)
    return qapp


@pytest.fixture(autouse=True)
def _thema(qapp: QApplication) -> QApplication:
    return qapp
