"""Every control of every place has a name for a screen reader; the window fits at double size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from tests.overleghulp import Tafelhulp
from ui.venster import Hoofdvenster
from weegtafel.bootstrap import Programma
from weegtafel.overleg import commands as c

BEDIENING = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)


@pytest.fixture
def venster(qapp: QApplication, programma: Programma, tmp_path: Path) -> Iterator[Hoofdvenster]:
    hoofd = Hoofdvenster(programma, QSettings(str(tmp_path / "v.ini"), QSettings.Format.IniFormat))
    hoofd.resize(1280, 800)
    yield hoofd
    hoofd._schermen.clear()
    hoofd.close()
    hoofd.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _rust(venster: Hoofdvenster) -> None:
    for _ in range(4):
        QApplication.processEvents()
        venster.runner.wacht()


def _naamlozen(venster: QWidget) -> list[str]:
    uit = []
    for bediening in venster.findChildren(QWidget):
        if not isinstance(bediening, BEDIENING) or not bediening.isVisible():
            continue
        if bediening.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        ouder = bediening.parentWidget()
        if isinstance(ouder, (QComboBox, QAbstractScrollArea)):  # the inner field of a combo box speaks as the box
            continue
        tekst = bediening.text() if isinstance(bediening, QAbstractButton) else ""
        if not (bediening.accessibleName().strip() or tekst.strip()):
            uit.append(f"{type(bediening).__name__} in {type(ouder).__name__}")
    return uit


@pytest.mark.parametrize("plaats", ["vandaag", "casussen", "overleggen", "acties", "inrichting"])
def test_every_control_of_a_place_has_a_name(venster: Hoofdvenster, plaats: str) -> None:
    venster.begin(plaats)
    _rust(venster)
    assert _naamlozen(venster) == []


def test_every_control_of_a_casus_and_of_a_meeting_has_a_name(venster: Hoofdvenster, programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    overleg, (punt,) = tafel.open_met(1)
    programma.voer_uit(c.StartPunt(punt_id=punt))
    venster.begin("vergadering", overleg)
    _rust(venster)
    assert _naamlozen(venster) == []
    tafel.stel_vast(punt)
    tafel.sluit(overleg)
    for plaats in ("overleg", "notulen"):
        venster.ga_naar(plaats, overleg)
        _rust(venster)
        assert _naamlozen(venster) == [], plaats


def test_at_double_size_the_window_still_fits_a_full_hd_screen(venster: Hoofdvenster) -> None:
    venster.begin("casussen")
    for _ in range(10):
        venster.groter()
    _rust(venster)
    assert venster.minimumSizeHint().width() <= 1920
    venster.normale_grootte()
