"""What somebody who signed in can do with that: lock, change the password, go away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme.icons import zet_icoon


def toon_persoonmenu(knop: QWidget, doe: Callable[[str], None]) -> None:
    """Open the menu above the button; ``doe`` gets the name of the act."""
    menu = QMenu(knop)
    for naam, tekst, icoon in (
        ("kluis:vergrendel", "Vergrendel\tCtrl+L", "hangslot"),
        ("kluis:wachtwoord", "Wijzig uw wachtwoord", "sleutel"),
        ("kluis:afmelden", "Meld af", "pijl-links"),
    ):
        actie = menu.addAction(tekst)
        zet_icoon(actie, icoon, "inkt")
        actie.triggered.connect(lambda _aan=False, n=naam: doe(n))
    menu.popup(knop.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
