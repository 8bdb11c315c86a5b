"""Leads an overleg in a real window, in a process of its own that somebody kills; tells what it did through a pipe."""

from __future__ import annotations

import os
import random
import time
from datetime import datetime
from datetime import time as clock
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.overleghulp import VANDAAG, Tafelhulp
from tests.storage.werkers import open_met
from weegtafel.bootstrap import Programma
from weegtafel.kernel.clock import VasteKlok

WOORDEN = (
    "de",
    "tafel",
    "weegt",
    "samen",
    "rustig",
    "wat",
    "er",
    "thuis",
    "nodig",
    "is",
    "en",
    "wie",
    "daarbij",
    "helpt",
)


def open_op_de_dag(map_: Path, sleutel: bytes | None) -> Programma:
    """The program on the day of the overleg."""
    programma = open_met(map_, sleutel)
    programma.klok = VasteKlok(datetime.combine(VANDAAG, clock(13)))
    return programma


def leid(map_: Path, pijp: Connection, overleg_id: int, zaad: int, sleutel: bytes | None) -> None:
    """Type in the report of each item, fix an advice now and then, go on to the next; until it is killed.

    Sends ("begin", item in front, its text), ("gaat_naar", item), ("punt", item), ("getypt", item, text, moment) and
    ("vast", number, item).
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEventLoop, QSettings, QTimer
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.app import warm_op
    from ui.opruimer import neem_over
    from ui.theme.theme import pas_thema_toe
    from ui.venster import Hoofdvenster
    from weegtafel.kernel.codes import PuntSoort, PuntStatus

    app = QApplication.instance() or QApplication(["weegtafel"])
    assert isinstance(app, QApplication)
    neem_over(app)
    pas_thema_toe(app, "licht")
    tafel = Tafelhulp(open_op_de_dag(map_, sleutel))
    venster = Hoofdvenster(tafel.programma, QSettings(str(map_.parent / f"{zaad}.ini"), QSettings.Format.IniFormat))
    venster.bruikbaar.connect(lambda: warm_op(venster))  # as the program does
    venster.begin("vergadering", overleg_id)
    scherm: Any = venster.scherm
    toeval = random.Random(zaad)

    def rust() -> None:
        for _ in range(3):
            venster.runner.wacht()
            app.processEvents()

    def even(ms: int) -> None:
        # As the program itself waits; ``QTest.qWait`` keeps the interpreter, so that nothing is stored beside it.
        lus = QEventLoop()
        QTimer.singleShot(ms, lus.quit)
        lus.exec()

    def typ(woord: str) -> None:
        vak = scherm.notulist.verslag
        vak.setFocus()
        vak.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(vak, woord + " ")
        pijp.send(("getypt", scherm.punt_id, vak.tekst(), time.monotonic()))

    rust()
    pijp.send(("begin", scherm.punt_id, scherm.notulist.verslag.tekst()))
    while True:
        for _ in range(toeval.randint(1, 12)):
            typ(toeval.choice(WOORDEN))
            even(toeval.randint(1, 120))
        agenda = [p for p in tafel.agenda(overleg_id) if p["soort"] is PuntSoort.CASUS]
        open_ = [int(p["id"]) for p in agenda if p["status"] is PuntStatus.OPEN]
        if scherm.punt_id in open_ and len(open_) > 1 and toeval.random() < 0.5:
            scherm.mag_weg()
            rust()
            pijp.send(("vast", tafel.stel_vast(scherm.punt_id).nummer, scherm.punt_id))
            open_.remove(scherm.punt_id)
        if open_ and toeval.random() < 0.7:
            doel = toeval.choice(open_[:3])
            pijp.send(("gaat_naar", doel))
            scherm.start(doel)
            rust()
            pijp.send(("punt", scherm.punt_id))
