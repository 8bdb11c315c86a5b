"""Where the lists of deduce are built: once per installation, by one process at a time, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

#: Raised when what is written changes, so that older lists are not used.
VORM: Final = 1
NODIG: Final = 120 * 1024 * 1024
"""Free bytes needed to build: the lists twice, and some room for whoever else writes."""

_WACHT: Final = 0.25
_MERK: Final = "klaar.json"

Bouwer = Callable[[Path, Callable[[int], None]], Any]


class GeenPlek(Exception):
    """The lists cannot be built or read; ``zin`` is one Dutch sentence for the user."""

    def __init__(self, zin: str) -> None:
        self.zin = zin
        super().__init__(zin)


def zorg_voor_lijsten(
    map_: Path, bouw: Bouwer, meld: Callable[[str, int], None], nodig: int = NODIG, geduld: float = 1800.0
) -> Path:
    """The folder with whole lists; built when it is not there yet.

    ``meld`` hears ``("wacht", 0)`` while another process builds, and ``("bouwt", percentage)`` while this one does.
    ``nodig`` is the free space in bytes that building takes, ``geduld`` how many seconds another process is waited for.

    Raises:
        GeenPlek: there is no room, no permission, or the other process did not finish in time.
    """
    if _is_heel(map_):
        return map_
    try:
        map_.parent.mkdir(parents=True, exist_ok=True)
        with _slot(map_.with_name(f"{map_.name}.slot"), meld, geduld):
            if _is_heel(map_):  # the other one has built it meanwhile
                return map_
            _ruim_resten(map_)
            if shutil.disk_usage(map_.parent).free < nodig:
                raise GeenPlek(_VOL)
            _bouw_ernaast(map_, bouw, meld)
    except OSError as fout:
        if fout.errno in (errno.ENOSPC, errno.EDQUOT) or getattr(fout, "winerror", None) in (39, 112):
            raise GeenPlek(_VOL) from None
        raise GeenPlek(
            "De woordenlijsten voor de grondige controle kunnen niet worden bewaard. "
            "De teksten zijn veilig; vraag de beheerder om schrijfrecht op de map voor tijdelijke gegevens."
        ) from None
    return map_


_VOL: Final = (
    "Er is te weinig ruimte op de schijf voor de woordenlijsten van de grondige controle. "
    "De teksten zijn veilig; maak 120 MB vrij en probeer het opnieuw."
)


def _bouw_ernaast(map_: Path, bouw: Bouwer, meld: Callable[[str, int], None]) -> None:
    bezig = map_.with_name(f"{map_.name}.bezig-{os.getpid()}")
    bezig.mkdir()
    try:
        bouw(bezig, lambda deel: meld("bouwt", deel))
        merk = {"vorm": VORM, "lijsten": {pad.name: _som(pad) for pad in sorted(bezig.glob("*.txt"))}}
        (bezig / _MERK).write_text(json.dumps(merk), encoding="ascii")
        if map_.exists():  # damaged, or of an older form
            shutil.rmtree(map_)
        bezig.rename(map_)
    finally:
        shutil.rmtree(bezig, ignore_errors=True)


def _ruim_resten(map_: Path) -> None:
    """Take away what a builder left that was killed; only who holds the lock may do so."""
    for rest in map_.parent.glob(f"{map_.name}.bezig-*"):
        shutil.rmtree(rest, ignore_errors=True)


def _is_heel(map_: Path) -> bool:
    try:
        merk = json.loads((map_ / _MERK).read_text(encoding="ascii"))
        return bool(
            merk["vorm"] == VORM
            and merk["lijsten"]
            and all(_som(map_ / Path(naam).name) == som for naam, som in merk["lijsten"].items())
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _som(pad: Path) -> str:
    with pad.open("rb") as stroom:
        return hashlib.file_digest(stroom, "blake2b").hexdigest()


@contextlib.contextmanager
def _slot(pad: Path, meld: Callable[[str, int], None], geduld: float) -> Iterator[None]:
    """Hold the lock of the building place; the system lets go of it when this process dies."""
    with pad.open("a+b") as stroom:
        tot = time.monotonic() + geduld
        gemeld = False
        while not _probeer_slot(stroom.fileno()):
            if time.monotonic() > tot:
                raise GeenPlek(
                    "Een ander venster is al te lang bezig met de voorbereiding van de grondige controle. "
                    "De teksten zijn veilig; sluit de andere vensters en probeer het opnieuw."
                )
            if not gemeld:
                meld("wacht", 0)
                gemeld = True
            time.sleep(_WACHT)
        try:
            yield
        finally:
            _los(stroom.fileno())


if sys.platform == "win32":
    import msvcrt

    def _probeer_slot(nummer: int) -> bool:
        os.lseek(nummer, 0, os.SEEK_SET)
        try:
            msvcrt.locking(nummer, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _los(nummer: int) -> None:
        os.lseek(nummer, 0, os.SEEK_SET)
        with contextlib.suppress(OSError):
            msvcrt.locking(nummer, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _probeer_slot(nummer: int) -> bool:
        try:
            fcntl.flock(nummer, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True

    def _los(nummer: int) -> None:
        fcntl.flock(nummer, fcntl.LOCK_UN)
