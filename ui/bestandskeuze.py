"""Where a document goes: one dialog that always ends in a name with a suffix that can be written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from weegtafel.kernel.bestandsnaam import veilige_bestandsnaam

PDF, WORD = "PDF (*.pdf)", "Word (*.docx)"


def kies_doel(ouder: QWidget, titel: str, naam: str, soorten: tuple[str, ...] = (PDF, WORD)) -> Path | None:
    """Ask for a place; the dialog itself asks before it takes a file that is there. None when the user stopped.

    ``naam`` is what is proposed; it may hold what somebody typed, and is cleaned.
    """
    venster = QFileDialog(ouder, titel)
    venster.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    venster.setNameFilters(list(soorten))
    venster.setDefaultSuffix(_achtervoegsel(soorten[0]))
    venster.filterSelected.connect(lambda soort: venster.setDefaultSuffix(_achtervoegsel(soort)))
    stam, _, soort = naam.rpartition(".")
    venster.selectFile(veilige_bestandsnaam(stam, soort))
    if not venster.exec() or not venster.selectedFiles():
        return None
    return Path(venster.selectedFiles()[0])


def _achtervoegsel(soort: str) -> str:
    return soort.rsplit("*.", 1)[-1].rstrip(")")
