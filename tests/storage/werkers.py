"""What other processes do in the tests of the storage; importable, so that they can be started anywhere."""

from __future__ import annotations

import sqlite3
import time
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weegtafel.bootstrap import Programma


def context() -> BaseContext:
    """Processes that start fast and share nothing with this one."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    ctx = get_context("forkserver")
    ctx.set_forkserver_preload(
        ["tests.overleghulp", "weegtafel.casus.handlers", "weegtafel.overleg.handlers", "weegtafel.storage.schoonmaak"]
    )
    return ctx


def houd_bezet(bestand: Path, pijp: Connection, opdracht: str) -> None:
    """Hold the database until the pipe says so. ``opdracht`` is the statement that takes it."""
    db = sqlite3.connect(bestand, isolation_level=None)
    db.execute("PRAGMA busy_timeout = 5000")
    for regel in opdracht.split(";"):
        db.execute(regel)
    pijp.send("bezet")
    pijp.poll(60)
    db.close()


def open_met(map_: Path, sleutel: bytes | None) -> Programma:
    """The program on a vault of which the data key is known, as nobody in particular."""
    from weegtafel.bootstrap import Programma
    from weegtafel.kernel.clock import SysteemKlok
    from weegtafel.storage.kluis import open_kluis

    klok = SysteemKlok()
    return Programma(open_kluis(map_, klok, None if sleutel is None else bytearray(sleutel))[0], klok=klok)


def werk_door(map_: Path, pijp: Connection, keer: int, sleutel: bytes | None = None) -> None:
    """Make casussen and type in them, one act after the other; each finished act is told through the pipe."""
    from tests.overleghulp import Tafelhulp
    from weegtafel.casus.commands import BewaarCasus
    from weegtafel.kernel.opdracht import Wijziging

    tafel = Tafelhulp(open_met(map_, sleutel))
    pijp.send(0)
    for _ in range(keer):
        casus = tafel.concept_casus()
        pijp.send(casus)
        oud = "Een volledige beschrijving van wat er aan de hand is en wat er nodig is."
        tafel.doe(BewaarCasus(casus_id=casus, wijzigingen=(Wijziging("hulpvraag", oud, f"Getypt {casus}."),)))
    pijp.send(-1)
    time.sleep(0.01)
