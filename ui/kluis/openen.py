"""From a folder to an open vault: signing in where that is needed, securing what is plain, a way on from damage."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog

from ui.kluis.aanmelden import Aanmeldvenster
from ui.kluis.beveiligen import Beveiligvenster
from ui.kluis.schade import Schadevenster
from weegtafel.bootstrap import Programma, is_demonstratie, open_programma
from weegtafel.onderhoud import Beschadigd, eis_eigen_schijf, maak_af
from weegtafel.poort import is_beveiligd


def open_map(map_: Path, instellingen: QSettings | None = None, *, vraag_beveiligen: bool = True) -> Programma | None:
    """Open the vault in a folder. None when the user stopped.

    Raises:
        Storing: no vault, a network drive, no permission.
    """
    while True:
        maak_af(map_)
        eis_eigen_schijf(map_)
        try:
            if is_beveiligd(map_):
                programma, schade = _meld_aan(map_, instellingen)
            else:
                programma, schade = open_programma(map_), None
        except Beschadigd as fout:
            programma, schade = None, fout
        if schade is not None:
            verder = Schadevenster(map_, schade.melding)
            if verder.exec() != QDialog.DialogCode.Accepted:
                return None
            map_ = verder.map
            continue
        if programma is None or programma.aanmelding is not None or not vraag_beveiligen:
            return programma
        if programma.vraag(is_demonstratie):
            return programma
        venster = Beveiligvenster(programma)
        if venster.exec() != QDialog.DialogCode.Accepted:
            programma.sluit()
            return None
        if not venster.beveiligd:
            return programma


def _meld_aan(map_: Path, instellingen: QSettings | None) -> tuple[Programma | None, Beschadigd | None]:
    sleutel = "gebruikersnaam"
    naam = str(instellingen.value(sleutel, "")) if instellingen is not None else ""
    venster = Aanmeldvenster(map_, naam)
    venster.exec()
    if venster.programma is not None and instellingen is not None and venster.programma.aanmelding is not None:
        instellingen.setValue(sleutel, venster.programma.aanmelding.gebruikersnaam)
    return venster.programma, venster.schade
