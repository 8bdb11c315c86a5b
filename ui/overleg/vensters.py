"""Dialogs that fit on the screen, also when everything on them is twice as large."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from ui.beeldscherm import beeldscherm_van
from ui.overleg.rolvlak import Rolvlak
from ui.theme.theme import maat, marges
from ui.widgets.basis import kolom

#: What the frame of a window and the bar of the system take, in device-independent pixels.
RAND_BREED, RAND_HOOG = 32, 72


def pas_op_scherm(venster: QDialog, breed: int, hoog: int) -> None:
    """Ask for this size (at 100 %), but never more than the screen has."""
    scherm = beeldscherm_van(venster.parentWidget() or venster)
    breedte, hoogte = maat(breed), maat(hoog)
    if scherm is not None:
        ruimte = scherm.availableGeometry()
        breedte, hoogte = min(breedte, ruimte.width() - RAND_BREED), min(hoogte, ruimte.height() - RAND_HOOG)
    venster.setMinimumSize(breedte, hoogte)
    venster.resize(venster.minimumSize())


def rolbaar(naam: str, *delen: QWidget) -> Rolvlak:
    """A page with these parts under each other, that scrolls when there is no room for all of it."""
    rol, inhoud = Rolvlak(naam), QWidget()
    vlak = kolom(*delen, None, tussen=16)
    marges(vlak, 2, 2, 16, 8, tussen=16)
    inhoud.setLayout(vlak)
    rol.setWidget(inhoud)
    return rol
