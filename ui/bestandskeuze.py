"""Where a document goes: one dialog that always ends in a name with a suffix that can be written."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from weegtafel.kernel.bestandsnaam import veilige_bestandsnaam

PDF, WORD = "PDF (*.pdf)", "Word (*.docx)"


class Documentdoel(NamedTuple):
    """Where a document goes, and the password that it gets; empty for none."""

    pad: Path
    wachtwoord: str


def kies_document(
    ouder: QWidget, titel: str, naam: str, soorten: tuple[str, ...] = (PDF, WORD), map_: str = ""
) -> Documentdoel | None:
    """Ask where a PDF or Word document goes, and then whether it gets a password. None when the user stopped."""
    pad = kies_doel(ouder, titel, naam, soorten, map_)
    if pad is None:
        return None
    from ui.documentslot import vraag_wachtwoord

    wachtwoord = vraag_wachtwoord(ouder, pad)
    return None if wachtwoord is None else Documentdoel(pad, wachtwoord)


def kies_doel(
    ouder: QWidget, titel: str, naam: str, soorten: tuple[str, ...] = (PDF, WORD), map_: str = ""
) -> Path | None:
    """Ask for a place; the dialog itself asks before it takes a file that is there. None when the user stopped.

    ``naam`` is what is proposed; it may hold what somebody typed, and is cleaned. ``map_`` is where to begin.
    """
    venster = QFileDialog(ouder, titel)
    venster.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    venster.setNameFilters(list(soorten))
    venster.setDefaultSuffix(_achtervoegsel(soorten[0]))
    venster.filterSelected.connect(lambda soort: venster.setDefaultSuffix(_achtervoegsel(soort)))
    if map_:
        venster.setDirectory(map_)
    stam, _, soort = naam.rpartition(".")
    venster.selectFile(veilige_bestandsnaam(stam, soort))
    if not venster.exec() or not venster.selectedFiles():
        return None
    return Path(venster.selectedFiles()[0])


def _achtervoegsel(soort: str) -> str:
    return soort.rsplit("*.", 1)[-1].rstrip(")")
