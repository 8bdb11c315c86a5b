"""An encrypted vault with two people who may sign in, and the windows on it as the program opens them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from tests.storage.kluishulp import ANDER, KLOK_, NAAM, WOORD, beheerder_in, meld, persoon_met
from ui.kluis.hoeder import Hoeder
from ui.venster import Hoofdvenster
from weegtafel.bootstrap import Programma
from weegtafel.kernel.roles import Rol
from weegtafel.poort import beveilig_kluis
from weegtafel.storage.bestand import KOPIEEN

__all__ = ["ANDER", "KLOK_", "LID", "NAAM", "WOORD", "Huis", "huis_op", "maak_beveiligd"]

LID = "lid"


def maak_beveiligd(map_: Path) -> str:
    """Encrypt the example vault for a beheerder, give a voorzitter access too. Returns the recovery key."""
    sleutel = beveilig_kluis(map_, beheerder_in(map_), NAAM, WOORD, klok=KLOK_)
    shutil.rmtree(map_ / KOPIEEN)  # the copy of just now: each test begins without any
    programma = meld(map_)
    programma.toegang.geef_toegang(persoon_met(programma, Rol.VOORZITTER), LID, ANDER)
    programma.sluit()
    return sleutel


class Huis:
    """The keeper and its windows."""

    def __init__(self, programma: Programma, ini: Path) -> None:
        self.programma = programma
        self._voorkeuren = QSettings(str(ini), QSettings.Format.IniFormat)
        self.hoeder = Hoeder(programma, self._voorkeuren)
        self.vensters: list[Hoofdvenster] = []
        self.deur: list[bool] = []
        self.hoeder.naar_de_deur.connect(lambda: self.deur.append(True))

    def open(self, plaats: str = "vandaag", id_: int = 0) -> Hoofdvenster:
        """One more window."""
        venster = Hoofdvenster(self.programma.als(self.programma.actor), self._voorkeuren)
        self.vensters.append(venster)
        venster.begin(plaats, id_)
        self.hoeder.volg(venster)
        venster.activateWindow()
        self.rust()
        return venster

    def rust(self) -> None:
        """Until all is answered."""
        for _ in range(4):
            QApplication.processEvents()
            self.hoeder.spoor.wacht()
            if self.hoeder.slotvenster is not None:
                self.hoeder.slotvenster.spoor.wacht()
            for venster in self.vensters:
                venster.runner.wacht()
            QApplication.processEvents()

    def sluit(self) -> None:
        """Everything away."""
        slot: Any = self.hoeder.slotvenster
        if slot is not None:
            slot.sluit()
        for venster in self.vensters:
            venster.sluit_zonder_vragen()
            venster.deleteLater()
        self.hoeder.sluit()
        self.hoeder.deleteLater()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setQuitOnLastWindowClosed(True)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def huis_op(programma: Programma, ini: Path) -> Iterator[Huis]:
    """A house that is cleared afterwards."""
    huis = Huis(programma, ini)
    try:
        yield huis
    finally:
        huis.sluit()
