"""Whether a window can be shown at all, asked before Qt aborts the process over it."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_PAKKETTEN = "libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1"
REMEDIE_BIBLIOTHEKEN = (
    "Het venster kan niet openen: op deze computer ontbreken systeembibliotheken van Qt ({wat}). "
    f"Installeer ze, op Debian of Ubuntu met: sudo apt install {_PAKKETTEN} libxcb-shape0"
)
REMEDIE_BEELDSCHERM = (
    "Het venster kan niet openen: er is geen beeldscherm. Start Weegtafel op een computer met een bureaublad, of "
    "gebruik een opdracht zonder venster; “python main.py --help” noemt ze."
)


def waarom_geen_venster() -> str:
    """One Dutch sentence that names the remedy, or an empty string when a window can be shown."""
    try:
        import PySide6.QtWidgets  # noqa: F401  # the import itself is what fails on a bare machine
    except ImportError as fout:
        return REMEDIE_BIBLIOTHEKEN.format(wat=str(fout).split(":", maxsplit=1)[0])
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("WAYLAND_DISPLAY"):
        return ""
    if not os.environ.get("DISPLAY"):
        return REMEDIE_BEELDSCHERM
    return _x11_ontbreekt()


def _x11_ontbreekt() -> str:
    from PySide6.QtCore import QLibraryInfo

    stekker = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms" / "libqxcb.so"
    try:
        ctypes.CDLL(str(stekker))
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as fout:
        return REMEDIE_BIBLIOTHEKEN.format(wat=str(fout).split(":", maxsplit=1)[0])
    xcb.xcb_connect.restype = ctypes.c_void_p
    verbinding = xcb.xcb_connect(None, None)
    kapot = xcb.xcb_connection_has_error(ctypes.c_void_p(verbinding))
    xcb.xcb_disconnect(ctypes.c_void_p(verbinding))
    return REMEDIE_BEELDSCHERM if kapot else ""
