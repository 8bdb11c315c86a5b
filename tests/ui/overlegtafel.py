"""An overleg at the table for tests of its screens: real keys, real handlers, a real file."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.messages import Mond
from ui.overleg.vergadering import VergaderScherm
from ui.runner import Runner
from ui.scherm import Omgeving
from ui.widgets.berichtenbalk import Berichtenbalk
from weegtafel.bootstrap import Programma, open_programma
from weegtafel.inrichting import queries as inrichting
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import PuntSoort
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.overleg import queries, vergaderqueries

WORTEL = Path(__file__).resolve().parents[2]
K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def fotos() -> ModuleType:
    """The example table of ``docs/vergadervoorbeeld.py``, which the pictures show as well."""
    if "vergadervoorbeeld" not in sys.modules:
        soort = importlib.util.spec_from_file_location("vergadervoorbeeld", WORTEL / "docs" / "vergadervoorbeeld.py")
        assert soort is not None and soort.loader is not None
        module = importlib.util.module_from_spec(soort)
        sys.modules["vergadervoorbeeld"] = module
        soort.loader.exec_module(module)
    return sys.modules["vergadervoorbeeld"]


class Tafel:
    """An open overleg with two casussen, seen through the meeting screen."""

    def __init__(self, programma: Any, klok: Any, tmp_path: Path, qtbot: QtBot, nummers: tuple[int, int]) -> None:
        self.v = fotos().Voorbeeld(programma, klok)
        self.overleg_id, self.extra = nummers
        self.klok = klok
        self.runner = Runner(programma)
        balk = Berichtenbalk()
        qtbot.addWidget(balk)
        instellingen = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
        self.mond = Mond(balk)
        self.runner.ging_mis.connect(self.mond.vang)
        self.omgeving = Omgeving(self.runner, self.mond, instellingen)
        self.scherm = VergaderScherm(self.omgeving, self.overleg_id)
        qtbot.addWidget(self.scherm)
        self.scherm.resize(1280, 800)
        self.scherm.show()
        self.scherm.ververs()
        self.wacht()

    def wacht(self) -> None:
        """Until everything asked was answered and shown."""
        for _ in range(4):
            self.runner.wacht()
            QApplication.processEvents()

    def toets(self, *toetsen: Any, met: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the focus is."""
        for toets in toetsen:
            QTest.keyClick(self.doel(), toets, met)
            self.wacht()

    def doel(self) -> QWidget:
        """What has the focus in the meeting screen; a display without window manager must be told who is in front."""
        self.scherm.activateWindow()
        QApplication.processEvents()
        return QApplication.focusWidget() or self.scherm.focusWidget() or self.scherm

    def typ(self, tekst: str) -> None:
        """Type a text where the focus is."""
        QTest.keyClicks(self.doel(), tekst)

    def blad(self, punt_id: int | None = None) -> Any:
        """The item as it is stored."""
        return self.v.programma.vraag(vergaderqueries.blad, punt_id or self.scherm.punt_id)

    def overleg(self) -> Any:
        """The overleg as it is stored."""
        return self.v.programma.vraag(queries.overleg, self.overleg_id)

    def casussen(self) -> list[int]:
        """The items with a casus."""
        return [p.id for p in self.overleg().punten if p.soort is PuntSoort.CASUS]

    def naar_casus(self, nummer: int = 0) -> int:
        """Start an item with a casus."""
        punt = self.casussen()[nummer]
        self.scherm.start(punt)
        self.wacht()
        self.scherm.activateWindow()
        return punt

    def weeg_alles(self, punt_id: int) -> None:
        """Every criterium gets a judgement by a key."""
        self.toets(K.Key_F3)
        self.toets(*([K.Key_V] * len(self.blad(punt_id).criteria)))


def als_voorzitter(programma: Programma) -> Programma:
    """The program for somebody who may do everything at the table."""
    chef = programma.vraag(inrichting.personen, datetime(2026, 11, 12).date(), Rol.VOORZITTER)[0]
    return programma.als(Actor(chef.id, chef.naam, fotos().ALLES))


def maak_map(voorbeeldmap: Path, map_: Path, vul: Callable[[Any], tuple[int, int]]) -> tuple[Path, tuple[int, int]]:
    """A vault in which ``vul`` makes the overleg; gives its folder and what ``vul`` gave."""
    shutil.copytree(voorbeeldmap, map_)
    klok = VasteKlok(datetime(2026, 11, 3, 9, 0))
    programma = open_programma(map_, klok=klok)
    nummers = vul(fotos().Voorbeeld(als_voorzitter(programma), klok))
    programma.kluis.sluit()
    return map_, nummers


def open_tafel(gemaakt: tuple[Path, tuple[int, int]], klok: VasteKlok, tmp_path: Path, qtbot: QtBot) -> Iterator[Tafel]:
    """A copy of such a vault with the meeting screen on it."""
    map_ = tmp_path / "kluis"
    shutil.copytree(gemaakt[0], map_)
    programma = open_programma(map_, klok=klok)
    t = Tafel(als_voorzitter(programma), klok, tmp_path, qtbot, gemaakt[1])
    yield t
    if t.scherm.beamer is not None:
        t.scherm.beamer.close()
    t.wacht()
    t.runner.sluit()
    programma.kluis.sluit()


def teksten(widget: QWidget) -> str:
    """All that can be read on a widget."""
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def in_venster(soort: type[QDialog], doe: Any) -> None:
    """When a dialog of this kind comes up, do this with it."""
    wekker = QTimer(QApplication.instance(), interval=10)
    nog = iter(range(200))  # two seconds, then it was never asked

    def kijk() -> None:
        venster = QApplication.activeModalWidget()
        if isinstance(venster, soort):
            wekker.stop()
            wekker.deleteLater()
            try:
                doe(venster)
            except BaseException:
                venster.reject()
                raise
            venster.deleteLater()
        elif next(nog, None) is None:
            wekker.stop()
            wekker.deleteLater()

    wekker.timeout.connect(kijk)
    wekker.start()
