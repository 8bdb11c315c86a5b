"""Disks that can be pulled out, filled and taken rights on; real ones where the system lets us make them."""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: EXT4_IOC_SHUTDOWN of Linux (fs/ext4/ext4.h), and the flag by which not even the journal is written any more: what a
#: file system does at once when its disk is pulled out.
_SHUTDOWN, _ZONDER_LOG = 0x8004587D, 2


def kan_koppelen() -> bool:
    """Whether this process may make and mount file systems of its own."""
    return sys.platform == "linux" and os.geteuid() == 0 and all(map(shutil.which, ("mount", "losetup", "mkfs.ext4")))


def _doe(*opdracht: str) -> str | None:
    uit = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    return uit.stdout.strip() if uit.returncode == 0 else None


class Stick:
    """A USB stick on which a vault stands in ``map``; this one is imitated, by moving its folder out of the way."""

    def __init__(self, plek: Path) -> None:
        self.plek = plek
        self.map = plek / "kluis"

    def trek_eruit(self) -> None:
        """Gone, without a warning."""
        self.plek.rename(self.plek.with_name("uitgetrokken"))

    def steek_terug(self) -> None:
        """There again, with what had reached it."""
        self.plek.with_name("uitgetrokken").rename(self.plek)

    def weg(self) -> None:
        """Clean up after the test."""


class EchteStick(Stick):
    """An ext4 file system on a loop device. ``losgekoppeld``: the system has also taken the dead mount away."""

    def __init__(self, plek: Path, megabytes: int, losgekoppeld: bool) -> None:
        super().__init__(plek)
        self._los = losgekoppeld
        self._beeld = plek.with_name("stick.img")
        self._lussen: list[str] = []
        with self._beeld.open("wb") as uit:
            uit.truncate(megabytes << 20)
        if _doe("mkfs.ext4", "-q", "-F", "-m", "0", str(self._beeld)) is None:
            raise OSError("mkfs.ext4")
        self._koppel()

    def _koppel(self) -> None:
        lus = _doe("losetup", "-f", "--show", str(self._beeld))
        if not lus:
            raise OSError("losetup")
        self._lussen.append(lus)
        if _doe("mount", lus, str(self.plek)) is None:
            raise OSError("mount")

    def trek_eruit(self) -> None:
        """Every read and write fails from now on."""
        import fcntl

        nummer = os.open(self.plek, os.O_RDONLY)
        try:
            fcntl.ioctl(nummer, _SHUTDOWN, struct.pack("I", _ZONDER_LOG))
        finally:
            os.close(nummer)
        if self._los:
            _doe("umount", "-l", str(self.plek))

    def steek_terug(self) -> None:
        """Under another device, as a system does while the first is still held."""
        _doe("umount", "-l", str(self.plek))
        self._koppel()

    def weg(self) -> None:
        while _doe("umount", "-l", str(self.plek)) is not None:
            pass
        for lus in self._lussen:
            _doe("losetup", "-d", lus)


@contextmanager
def stick(soort: str, plek: Path, megabytes: int = 48) -> Iterator[Stick | None]:
    """A stick mounted at ``plek``: "nagebootst", "dood" or "losgekoppeld"; None where a real one cannot be made."""
    plek.mkdir()
    schijf: Stick | None = None
    if soort == "nagebootst":
        schijf = Stick(plek)
    elif kan_koppelen():
        with suppress(OSError):
            schijf = EchteStick(plek, megabytes, soort == "losgekoppeld")
    try:
        yield schijf
    finally:
        if schijf is not None:
            schijf.weg()


def maak_vol(prop: Path) -> None:
    """Fill a disk to its last block with one file."""
    try:
        with prop.open("wb", buffering=0) as uit:
            for blok in (1 << 20, 1 << 12, 1):
                with suppress(OSError):
                    while True:
                        uit.write(bytes(blok))
    except OSError:
        return


class _Kop(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Rechten(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextmanager
def rechten_binden() -> Iterator[bool]:
    """Permission bits bind this thread, also when it is root (capabilities(7)); False where they never do."""
    if sys.platform != "linux":
        yield os.name == "posix"
        return
    if os.geteuid() != 0:
        yield True
        return
    libc = ctypes.CDLL(None, use_errno=True)
    kop, eigen = _Kop(0x20080522, 0), (_Rechten * 2)()
    libc.capget(ctypes.byref(kop), eigen)
    oud = eigen[0].effective
    eigen[0].effective = oud & ~0b1110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER
    if libc.capset(ctypes.byref(kop), eigen):
        yield False
        return
    try:
        yield True
    finally:
        eigen[0].effective = oud
        libc.capset(ctypes.byref(kop), eigen)
