"""Files for the owner only, written whole or not at all, and wiped before they go."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from weegtafel.kernel.verwisselen import verwissel

_BLOK = 1024 * 1024


def alleen_eigenaar(pad: Path) -> None:
    """Close a folder (0700) or file (0600) to other accounts of this computer.

    On Windows nothing is done: a folder in the user's profile is closed to others by what it inherits. A file system
    without permissions (a USB stick with FAT) is left as it is; the contents are encrypted.
    """
    if os.name == "nt":
        return
    try:
        pad.chmod(0o700 if pad.is_dir() else 0o600)
    except OSError:
        return


@contextmanager
def slot(pad: Path) -> Iterator[bool]:
    """Hold a file that one process at a time can hold; gives False when another has it. It ends with the process.

    Raises:
        OSError: the file cannot be made.
    """
    nummer = os.open(pad, os.O_RDWR | os.O_CREAT, 0o600)
    gekregen = _neem(nummer)
    try:
        yield gekregen
    finally:
        if gekregen and os.name != "nt":  # Windows removes no open file; there it stays, empty
            pad.unlink(missing_ok=True)
        os.close(nummer)


def _neem(nummer: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(nummer, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(nummer, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def bewaar_map(map_: Path) -> None:
    """Make the names in a folder durable, where the system can. A rename is only safe after this."""
    if os.name == "nt":
        return
    nummer = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(nummer)
    except OSError:  # some network drives refuse it for a folder
        return
    finally:
        os.close(nummer)


def bewaar_bestand(pad: Path) -> None:
    """Make the contents of a file durable. Raises OSError."""
    with pad.open("r+b") as stroom:
        os.fsync(stroom.fileno())


def schrijf_heel(pad: Path, inhoud: bytes) -> None:
    """Write a file beside its place and swap it in: after a crash the old or the new stands there, whole.

    Raises:
        OSError: nothing changed.
    """
    naast = pad.with_name(pad.name + ".half")
    naast.unlink(missing_ok=True)
    nummer = os.open(naast, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(nummer, "wb") as stroom:
            stroom.write(inhoud)
            stroom.flush()
            os.fsync(stroom.fileno())
        verwissel(naast, pad)
    except OSError:
        naast.unlink(missing_ok=True)
        raise
    bewaar_map(pad.parent)


def overschrijf(pad: Path) -> None:
    """Fill a file with zeros in place. Raises OSError.

    On a disk of flash memory, or one that keeps versions, the old blocks can still exist below what a program can
    reach; the ADR says so.
    """
    grootte = pad.stat().st_size
    with pad.open("r+b") as stroom:
        for begin in range(0, grootte, _BLOK):
            stroom.write(bytes(min(_BLOK, grootte - begin)))
        stroom.flush()
        os.fsync(stroom.fileno())


def wis(pad: Path) -> None:
    """Overwrite a file and remove it; a missing one is fine. Raises OSError."""
    if not pad.exists():
        return
    overschrijf(pad)
    pad.unlink()
