"""Copying a large database page by page as it stands in its file, encrypted pages and all.

SQLite's online backup decrypts each page and encrypts it again, and begins anew at each write of somebody else. Here a
reader holds the file still instead: as long as it reads, nobody brings anything from the write-ahead log into the
file, and everybody goes on writing in that log. See ``docs/adr/0009-bladkopie.md`` for why that is sound.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Final

from weegtafel.storage.bestand import WACHTTIJD_MS
from weegtafel.storage.driver import verbind

GROOT: Final = 16 * 1024 * 1024
"""Bytes from which this is worth a process of its own; below it the online backup is as quick."""
_POGINGEN: Final = 20
_TUSSENPOOS_S: Final = 0.05

# In a process of its own: whoever closes a file on POSIX lets go of every lock that its process has on it, those of
# SQLite too (sqlite.org/howtocorrupt.html, 2.2).
_KOPIEER: Final = """
import shutil, sys
try:
    shutil.copyfile(sys.argv[1], sys.argv[2])
except OSError as fout:
    print(fout.errno or 5)
else:
    print(0)
"""


def kopieer_bladen(bestand: Path, doel: Path, sleutel: bytes | bytearray | None) -> bool:
    """Copy a database in write-ahead mode as it is now to ``doel``; False when that cannot be done in this way.

    It cannot when others read something older all the time, when the file is not in write-ahead mode, or when no
    process can be started; ``doel`` may then hold half a copy. The copy is still to be read back.

    Raises:
        Fout: the database cannot be read.
        OSError: the copy cannot be written.
    """
    with (
        closing(verbind(bestand, sleutel, isolation_level=None)) as lezer,
        closing(verbind(bestand, sleutel, isolation_level=None)) as schrijver,
    ):
        for db in (lezer, schrijver):
            db.execute(f"PRAGMA busy_timeout = {WACHTTIJD_MS}")
        for _ in range(_POGINGEN):
            # First, so that the next one has little to do while the reader waits.
            schrijver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            lezer.execute("BEGIN")
            try:
                lezer.execute("SELECT count(*) FROM sqlite_master").fetchone()
                _bezet, in_logboek, overgebracht = schrijver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
                if in_logboek == overgebracht >= 0:
                    return _kopieer(bestand, doel)
            finally:
                lezer.execute("ROLLBACK")
            if in_logboek < 0:
                return False
            time.sleep(_TUSSENPOOS_S)
    return False


def _kopieer(bestand: Path, doel: Path) -> bool:
    try:
        uit = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _KOPIEER, str(bestand), str(doel)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ).stdout.strip()
    except OSError:
        return False  # no process to be had; the other way needs none
    if uit == "0":
        return True
    if uit.isdigit():
        raise OSError(int(uit), os.strerror(int(uit)), str(doel))
    return False
