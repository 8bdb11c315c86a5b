"""From a folder to an open vault: signing in where that is needed, securing what is plain, a way on from damage."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from ui.kluis.aanmelden import Aanmeldvenster
from ui.kluis.beveiligen import Beveiligvenster
from ui.kluis.schade import Schadevenster
from ui.kluis.terugzetten import Terugzetvenster
from ui.widgets.bevestiging import Bevestiging
from weegtafel.bootstrap import Programma, is_demonstratie, is_kluis, open_programma
from weegtafel.onderhoud import Beschadigd, eis_eigen_schijf, kopieen_bij, maak_af
from weegtafel.poort import OpNetwerk, is_beveiligd


def open_map(map_: Path, *, vraag_beveiligen: bool = True) -> Programma | None:
    """Open the vault in a folder. None when the user stopped.

    Raises:
        Storing: no vault, no permission.
    """
    while True:
        try:
            eis_eigen_schijf(map_)
        except OpNetwerk as fout:
            ander = _kies_hier(map_, fout.melding)
            if ander is None:
                return None
            map_ = ander
            continue
        maak_af(map_)
        try:
            if is_beveiligd(map_):
                programma, schade = _meld_aan(map_)
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


def _kies_hier(netwerk: Path, zin: str) -> Path | None:
    """Offer a folder on this computer instead of one on a network drive; None when the user stopped.

    In a folder without a vault a copy of the one on the network can be put back: copies are whole and read back, which
    nobody can say of a file on a network drive that another may be writing.
    """
    tr = QCoreApplication.translate
    verder, stop = tr("openen", "Kies een map op deze computer"), tr("openen", "Stop")
    if not Bevestiging(tr("openen", "Niet op een netwerkschijf"), zin, verder, stop).vraag():
        return None
    gekozen = QFileDialog.getExistingDirectory(None, verder, str(Path.home()))
    if not gekozen:
        return None
    map_ = Path(gekozen)
    if not is_kluis(map_):
        rijen = kopieen_bij(netwerk)
        if rijen:
            Terugzetvenster(map_, rijen, None, "").exec()
    return map_


def _meld_aan(map_: Path) -> tuple[Programma | None, Beschadigd | None]:
    venster = Aanmeldvenster(map_)
    venster.exec()
    return venster.programma, venster.schade
