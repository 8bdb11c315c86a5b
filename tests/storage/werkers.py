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


def schrijf_paren(bestand: Path, pijp: Connection, sleutel: bytes) -> None:
    """Raise two counters in one act and write pages full of text, with a log that is brought over all the time."""
    from weegtafel.storage.driver import verbind

    db = verbind(bestand, sleutel, isolation_level=None)
    db.execute("PRAGMA busy_timeout = 5000")
    db.execute("PRAGMA wal_autocheckpoint = 20")
    stand = 0
    while not pijp.poll():
        stand += 1
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE teller SET stand = ? WHERE naam = 'een'", (stand,))
        db.execute("UPDATE vulling SET tekst = hex(randomblob(4000)) WHERE id = ?", (stand % 200,))
        db.execute("UPDATE teller SET stand = ? WHERE naam = 'twee'", (stand,))
        db.execute("COMMIT")
        if stand == 1:
            pijp.send("bezig")
    db.close()
    pijp.send(stand)


def niemand_leest(bestand: Path) -> bool:
    """Whether SQLite holds no shared lock on a file; to be asked from another process. POSIX."""
    import fcntl

    with bestand.open("r+b") as stroom:
        try:
            # sqlite.org/src, os_unix.c: 510 bytes from SHARED_FIRST, which is PENDING_BYTE + 2.
            fcntl.lockf(stroom, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
        except OSError:
            return False
    return True


def vraag_elders(bestand: Path) -> bool:
    """The answer of :func:`niemand_leest` in a process of its own."""
    with context().Pool(1) as bak:  # type: ignore[attr-defined]  # every context has it
        return bool(bak.apply(niemand_leest, (bestand,)))
