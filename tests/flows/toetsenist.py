"""Somebody at the keyboard: every act goes to whatever has the focus; nothing on the screen is called by its name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget
from shiboken6 import isValid

from ui.venster import Hoofdvenster

#: A folder for a picture after each step; without it none is made.
FOTOS = os.environ.get("WEEGTAFEL_FOTOS", "")


class Toetsenist:
    """Presses keys in a window and in the dialogs that it opens. Keys are written as on the shortcut card."""

    def __init__(self, venster: Hoofdvenster | QDialog) -> None:
        self.venster: QWidget = venster
        self._foto = 0
        self.gezegd: list[str] = []

    # -- seeing --

    @property
    def voor(self) -> QWidget:
        """The window that takes the keys: a dialog, or the main window."""
        return QApplication.activeModalWidget() or self.venster

    @property
    def focus(self) -> QWidget:
        """What has the focus in the window in front; a menu that is open takes every key."""
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            return menu
        self.voor.activateWindow()
        QApplication.processEvents()
        doel = QApplication.focusWidget()
        if doel is None or doel.window() is not self.voor:
            doel = self.voor.focusWidget()
        return doel or self.voor

    def tekst(self) -> str:
        """All words that stand in the window in front."""
        return "\n".join(w.text() for w in self.voor.findChildren(QLabel) if w.isVisible())

    def foto(self, naam: str) -> None:
        """A picture of the window in front, when pictures were asked for."""
        self.rust()
        if FOTOS:
            self._foto += 1
            Path(FOTOS).mkdir(parents=True, exist_ok=True)
            self.voor.grab().save(str(Path(FOTOS) / f"{self._foto:02d}-{naam}.png"))

    def rust(self) -> None:
        """Until everything asked was answered and shown."""
        for _ in range(3):
            QApplication.processEvents()
            if isinstance(self.venster, Hoofdvenster):
                self.venster.runner.wacht()
            QCoreApplication.processEvents()

    # -- pressing --

    def druk(self, *toetsen: str) -> None:
        """Press keys one after the other where the focus is, such as ``Ctrl+Enter``."""
        for toets in toetsen:
            combinatie = QKeySequence(toets.replace("Enter", "Return"))[0]
            QTest.keyClick(self.focus, combinatie.key(), combinatie.keyboardModifiers())
            self._laat_los()
            self.rust()

    def _laat_los(self) -> None:
        """A button that is pressed by its shortcut stays down for a moment before it acts."""
        for _ in range(50):
            if not any(isValid(k) and k.isDown() for k in self.voor.findChildren(QPushButton)):
                return
            QTest.qWait(10)

    def typ(self, tekst: str) -> None:
        """Type over what stands in the field that has the focus."""
        self.druk("Ctrl+A", "Del")
        QTest.keyClicks(self.focus, tekst)

    def schrijf_bij(self, tekst: str) -> None:
        """Type where the cursor stands."""
        QTest.keyClicks(self.focus, tekst)

    def tab_naar(self, naam: str, *, terug: bool = False) -> None:
        """Press Tab until the focus is on the control that a screen reader calls by this name."""
        gezien: list[str] = []
        for _ in range(120):
            wie = self.focus
            heet = wie.accessibleName() or str(getattr(wie, "text", lambda: "")())
            if heet.startswith(naam):
                return
            gezien.append(heet)
            self.druk("Shift+Tab" if terug else "Tab")
        raise AssertionError(f"Tab never comes at {naam!r}; it goes {gezien[:40]}")

    def in_dialoog(self, toets: str, *stappen: Callable[[], None]) -> None:
        """Press a key that opens a dialog and do the steps in it, one for each dialog that follows."""
        fouten: list[BaseException] = []
        gedaan: list[QWidget] = []
        bezig: list[bool] = []
        vooraf = QApplication.activeModalWidget()

        def kijk() -> None:
            dialoog = QApplication.activeModalWidget()
            if bezig or dialoog is None or dialoog is vooraf or dialoog in gedaan:
                return
            gedaan.append(dialoog)
            bezig.append(True)
            try:
                stappen[len(gedaan) - 1]()
                self.rust()
            except BaseException as fout:
                fouten.append(fout)
            finally:
                bezig.clear()
                if dialoog.isVisible() and isinstance(dialoog, QDialog):
                    if not fouten:
                        fouten.append(AssertionError(f"the dialog {dialoog.windowTitle()!r} stayed open"))
                    dialoog.reject()

        klok = QTimer(self.venster)
        klok.setInterval(5)
        klok.timeout.connect(kijk)
        klok.start()
        self.druk(toets)
        for _ in range(200):
            if fouten or len(gedaan) >= len(stappen):
                break
            QTest.qWait(10)
        klok.stop()
        klok.deleteLater()
        if fouten:
            raise fouten[0]
        assert len(gedaan) == len(stappen), f"{toets} opened {len(gedaan)} dialogs, not {len(stappen)}"
        self.rust()


def bij_dialoog(venster: QDialog, doe: Callable[[], None]) -> None:
    """Show a dialog that no window opened, such as the door of a vault, and do this in it."""
    fouten: list[BaseException] = []

    def loop() -> None:
        try:
            doe()
        except BaseException as fout:
            fouten.append(fout)
            venster.reject()

    QTimer.singleShot(0, venster, loop)
    venster.exec()
    if fouten:
        raise fouten[0]
