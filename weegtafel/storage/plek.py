"""Where a folder really is: on a disk of this computer, or on one that is shared over a network.

SQLite's write-ahead log needs memory that all who use the file share, which a network drive does not give: two
computers can then damage the file (sqlite.org/wal.html, "WAL does not work over a network filesystem").
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from typing import Final

from weegtafel.kernel.errors import Storing

# fmt: off
_NETWERK: Final = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "afs", "ncpfs", "ncp", "coda", "9p", "davfs",
    "webdav", "glusterfs", "ceph", "lustre", "gpfs", "vboxsf", "prl_fs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2",
    "fuse.glusterfs", "fuse.ceph", "fuse.smbnetfs", "fuse.curlftpfs", "fuse.gvfsd-fuse", "fuse.s3fs",
    "fuse.onedriver", "fuse.vmhgfs-fuse", "macfuse.sshfs", "osxfuse.sshfs",
})
# fmt: on
_AFSTAND: Final = 4
"""DRIVE_REMOTE, as Windows' GetDriveTypeW answers it."""

ZIN: Final = (
    "Deze map staat op een netwerkschijf. Daar kunnen twee computers de gegevens beschadigen, dus Weegtafel schrijft "
    "er niet. Er is niets gewijzigd. Kies een map op deze computer; een kopie mag wel op de netwerkschijf."
)


def _uit_octaal(tekst: str) -> str:
    return re.sub(r"\\(\d{3})", lambda m: chr(int(m[1], 8)), tekst)


def soort_op_linux(pad: Path, mountinfo: str) -> str:
    """The file system that holds a path, from the text of ``/proc/self/mountinfo`` (proc(5)); empty when unknown."""
    beste, soort = -1, ""
    for regel in mountinfo.splitlines():
        voor, scheiding, na = regel.partition(" - ")
        delen = voor.split()
        if not scheiding or len(delen) < 5 or not na.split():
            continue
        punt = Path(_uit_octaal(delen[4]))
        # The later of two mounts on one place hides the earlier.
        if (pad == punt or punt in pad.parents) and len(punt.parts) >= beste:
            beste, soort = len(punt.parts), na.split()[0]
    return soort


def soort_op_mac(pad: Path, mount: str) -> str:
    """The file system that holds a path, from what ``mount`` prints on macOS; empty when unknown."""
    beste, soort = -1, ""
    for gevonden in re.finditer(r"^.+? on (.+) \(([\w.]+)[,)]", mount, re.MULTILINE):
        punt = Path(gevonden[1])
        if (pad == punt or punt in pad.parents) and len(punt.parts) >= beste:
            beste, soort = len(punt.parts), gevonden[2]
    return soort


def _soort_station(wortel: str) -> int:
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(wortel))  # type: ignore[attr-defined]  # on Windows only


def is_netwerk_op_windows(pad: str, soort_station: Callable[[str], int] = _soort_station) -> bool:
    r"""Whether a Windows path is remote: a UNC name (also behind ``\\?\UNC\``) or a letter of a network drive."""
    venster = PureWindowsPath(pad)
    station = venster.drive
    if re.match(r"\\\\\?\\UNC\\", pad, re.IGNORECASE):
        return True
    if station.startswith("\\\\") and not station.startswith(("\\\\?\\", "\\\\.\\")):
        return True
    letter = re.search(r"([A-Za-z]):", station)
    return letter is not None and soort_station(f"{letter[1]}:\\") == _AFSTAND


def is_netwerkschijf(map_: Path) -> bool:
    """Whether a folder, or the place where it would come, is on a network drive. What cannot be told is not refused."""
    if sys.platform == "win32":
        return is_netwerk_op_windows(str(map_.absolute())) or is_netwerk_op_windows(os.path.realpath(map_))
    echt = Path(os.path.realpath(map_))
    try:
        if sys.platform == "darwin":
            uit = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True, timeout=10)
            soort = soort_op_mac(echt, uit.stdout)
        else:
            soort = soort_op_linux(echt, Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace"))
    except (OSError, subprocess.SubprocessError):
        return False
    return soort in _NETWERK


class OpNetwerk(Storing):
    """The folder is on a network drive; another one can be chosen."""


def eis_eigen_schijf(map_: Path) -> None:
    """Refuse to keep a vault on a network drive.

    Raises:
        OpNetwerk: it is one; nothing was touched.
    """
    if is_netwerkschijf(map_):
        raise OpNetwerk(ZIN)
