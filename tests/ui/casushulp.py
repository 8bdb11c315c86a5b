"""Making casussen and pages for the tests of the casus screens."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.casus_wereld import GRONDEN, VOLLEDIG
from ui.scherm import Omgeving, Scherm
from weegtafel.bootstrap import Programma
from weegtafel.casus import queries
from weegtafel.casus.commands import MaakCasus, MeldCasusAan
from weegtafel.casus.feiten import CasusFeiten
from weegtafel.inrichting import queries as inrichting
from weegtafel.kernel.codes import CasusSoort


def plek(programma: Programma) -> tuple[int, int]:
    """Ids of a municipality and an organisation."""
    dag = programma.klok.nu().date()
    return (
        programma.vraag(inrichting.gemeenten, dag)[0].id,
        programma.vraag(inrichting.organisaties, dag)[0].id,
    )


def maak(programma: Programma, **velden: Any) -> int:
    """A new casus with these fields; gives its id."""
    gemeente, inbrenger = plek(programma)
    return programma.voer_uit(
        MaakCasus(soort=CasusSoort.NIEUW, gemeente_id=gemeente, inbrenger_id=inbrenger, velden=velden)
    ).id


def maak_compleet(programma: Programma, *, aangemeld: bool = True) -> int:
    """A casus that lacks nothing."""
    gemeente, inbrenger = plek(programma)
    id_ = programma.voer_uit(
        MaakCasus(
            soort=CasusSoort.NIEUW, gemeente_id=gemeente, inbrenger_id=inbrenger, velden=VOLLEDIG, gronden=GRONDEN
        )
    ).id
    if aangemeld:
        programma.voer_uit(MeldCasusAan(casus_id=id_, versie=feiten(programma, id_).versie))
    return id_


def feiten(programma: Programma, casus_id: int) -> CasusFeiten:
    """What is stored of a casus."""
    return programma.vraag(queries.casus, casus_id)


def toon(qtbot: QtBot, scherm: Scherm, omgeving: Omgeving) -> None:
    """Show a page as the window does, and wait for what it fetched."""
    qtbot.addWidget(scherm)
    scherm.resize(1048, 800)
    scherm.show()
    scherm.activateWindow()
    scherm.ververs()
    scherm.setFocus(Qt.FocusReason.OtherFocusReason)
    rust(omgeving)


def rust(omgeving: Omgeving) -> None:
    """Until everything asked was answered and painted."""
    for _ in range(3):
        QApplication.processEvents()
        omgeving.runner.wacht()
        QApplication.processEvents()


def typ(widget: QWidget, tekst: str) -> None:
    """Press the keys of a text in a widget that gets the focus."""
    widget.setFocus()
    QTest.keyClicks(widget, tekst)


def toets(widget: QWidget, toets_: Qt.Key, met: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key."""
    QTest.keyClick(widget, toets_, met)


def in_dialoog(qtbot: QtBot, doe: Callable[[], None], met: Callable[[QDialog], None], hoelang: float = 10) -> None:
    """Do what opens a dialog, and handle the dialog with ``met``; fails when none opens."""
    from PySide6.QtCore import QTimer

    gezien: list[QDialog] = []
    fouten: list[BaseException] = []
    einde = time.monotonic() + hoelang

    def kijk() -> None:
        venster = QApplication.activeModalWidget()
        if isinstance(venster, QDialog) and venster.isActiveWindow():
            gezien.append(venster)
            try:
                met(venster)
            except BaseException as fout:
                fouten.append(fout)
                venster.reject()
        elif time.monotonic() < einde:
            QTimer.singleShot(20, kijk)

    QTimer.singleShot(0, kijk)
    doe()
    qtbot.waitUntil(lambda: bool(gezien), timeout=int(hoelang * 1000))
    if fouten:
        raise fouten[0]
