"""Another process that cleans the copies of a vault and kills itself on the way; importable, to be started."""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path


def maak_schoon(map_: Path, sleutel: bytes, grens: int, pijp: Connection) -> None:
    """Clean; die by SIGKILL at the ``grens``-th touch of the file system in the copies. Tells how many there were."""
    from weegtafel.kernel.clock import SysteemKlok
    from weegtafel.storage.kluis import open_kluis
    from weegtafel.storage.schoonmaak import Schoonmaak

    kluis, _nieuw = open_kluis(map_, SysteemKlok(), bytearray(sleutel))
    schoonmaak = Schoonmaak(kluis, SysteemKlok(), lambda: (sleutel,))
    teller = 0

    def kijk(naam: str, argumenten: tuple[object, ...]) -> None:
        nonlocal teller
        if naam not in ("open", "os.rename", "os.remove", "os.link", "os.chmod", "sqlite3.connect"):
            return
        if not any(isinstance(a, (str, bytes)) and "kopieen" + os.sep in os.fsdecode(a) for a in argumenten[:2]):
            return
        teller += 1
        if teller == grens:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(kijk)
    while schoonmaak.een(None):
        pass
    pijp.send(teller)
    kluis.sluit()
