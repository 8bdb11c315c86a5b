"""Hearing from a real message bus that the screen was locked."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HUIS = Path(__file__).resolve().parents[2]

LUISTER = """
import os, subprocess, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.kluis.systeemslot import Systeemslot
app = QApplication([])
slot = Systeemslot(app)
gezien = []
slot.op_slot.connect(lambda: gezien.append(1))
def stuur(aan):
    subprocess.run(["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:" + aan], check=True)
stappen = iter([lambda: stuur("false"), lambda: gezien.append("na uit"), lambda: stuur("true"), lambda: None, app.quit])
klok = QTimer(interval=300)
klok.timeout.connect(lambda: next(stappen)())
klok.start()
app.exec()
print("HOORT", slot.hoort, gezien)
"""


@pytest.mark.skipif(
    shutil.which("dbus-run-session") is None or shutil.which("dbus-send") is None, reason="no message bus to start"
)
def test_the_lock_of_the_screen_is_heard_on_a_session_bus_and_its_opening_is_not() -> None:
    uit = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", LUISTER],
        cwd=HUIS, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert "HOORT True ['na uit', 1]" in uit.stdout, uit.stdout + uit.stderr[-1000:]


def test_without_a_bus_nothing_is_heard_and_nothing_fails(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtCore import QObject

    from ui.kluis.systeemslot import Systeemslot

    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    ouder = QObject()
    assert Systeemslot(ouder).hoort is False
