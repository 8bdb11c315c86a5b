"""Hearing from the system that its screen is locked: D-Bus on Linux, session messages on Windows, not on macOS."""

from __future__ import annotations

import os
import sys
from typing import Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal, Slot

_WM_WTSSESSION_CHANGE = 0x02B1
_WTS_SESSION_LOCK = 7
#: Interface and path of a screen saver that announces itself on the session bus.
_BEWAKERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
)


class Systeemslot(QObject):
    """``op_slot`` when the screen of this session is locked; ``hoort``: something was found to listen to."""

    op_slot = Signal()

    def __init__(self, ouder: QObject) -> None:
        super().__init__(ouder)
        self.hoort = False
        self._filter: _WindowsFilter | None = None
        if sys.platform == "win32":
            self._filter = _WindowsFilter(self)
            QCoreApplication.instance().installNativeEventFilter(self._filter)  # type: ignore[union-attr]  # a window exists
        elif sys.platform.startswith("linux") and "DBUS_SESSION_BUS_ADDRESS" in os.environ:
            self._luister_dbus()

    def _luister_dbus(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        bus: Any = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        for koppelvlak, pad in _BEWAKERS:
            self.hoort |= bus.connect("", pad, koppelvlak, "ActiveChanged", self, SLOT("_actief(bool)"))
        systeem: Any = QDBusConnection.systemBus()
        sessie = os.environ.get("XDG_SESSION_ID", "")
        if systeem.isConnected() and sessie.isalnum():
            # The path of a session is its id with the first digit escaped (systemd, bus_label_escape).
            label = sessie if not sessie[0].isdigit() else f"_{ord(sessie[0]):x}{sessie[1:]}"
            systeem.connect(
                "org.freedesktop.login1", f"/org/freedesktop/login1/session/{label}",
                "org.freedesktop.login1.Session", "Lock", self, SLOT("_slot()"),
            )  # fmt: skip

    @Slot(bool)
    def _actief(self, aan: bool) -> None:
        if aan:
            self.op_slot.emit()

    @Slot()
    def _slot(self) -> None:
        self.op_slot.emit()

    def volg(self, venster_id: int) -> None:
        """On Windows: ask to be told about the session by way of this window."""
        if sys.platform == "win32":
            import ctypes

            self.hoort = bool(ctypes.windll.wtsapi32.WTSRegisterSessionNotification(venster_id, 0))


class _WindowsFilter(QAbstractNativeEventFilter):
    def __init__(self, slot: Systeemslot) -> None:
        super().__init__()
        self._slot = slot

    def nativeEventFilter(self, soort: QByteArray | bytes | bytearray | memoryview, bericht: int) -> object:
        """Look for the one message that says the session was locked."""
        if sys.platform == "win32" and bytes(soort) == b"windows_generic_MSG":
            from ctypes import wintypes

            wat = wintypes.MSG.from_address(int(bericht))
            if wat.message == _WM_WTSSESSION_CHANGE and wat.wParam == _WTS_SESSION_LOCK:
                self._slot.op_slot.emit()
        return False, 0
