"""What was copied from a text in which somebody can be recognised leaves the clipboard after a while."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

KLEMBORD_MS: Final = 30_000


class Klembordwacht(QObject):
    """Looks at the clipboard of this computer; ``woorden`` gives what must not stay on it."""

    def __init__(self, woorden: Callable[[], Iterable[str]], ouder: QObject) -> None:
        super().__init__(ouder)
        self._woorden = woorden
        self._gekopieerd = ""
        self.klok = QTimer(self, singleShot=True, interval=KLEMBORD_MS)
        self.klok.timeout.connect(self._wis)
        QGuiApplication.clipboard().dataChanged.connect(self._let_op)

    def _let_op(self) -> None:
        tekst = QGuiApplication.clipboard().text()
        if any(woorden in tekst for woorden in self._woorden()):
            self._gekopieerd = tekst
            self.klok.start()

    def _wis(self) -> None:
        bord = QGuiApplication.clipboard()
        if self._gekopieerd and bord.text() == self._gekopieerd:
            bord.clear()
        self._gekopieerd = ""
