"""What was copied from a text in which somebody can be recognised leaves the clipboard after a while."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

KLEMBORD_MS: Final = 30_000
#: A single letter is no name.
_KORTST: Final = 2


def _wis(tekst: str) -> None:
    """Empty the clipboard when this is still on it."""
    bord = QGuiApplication.clipboard()
    if tekst and bord.text() == tekst:
        bord.clear()


class Klembordwacht(QObject):
    """Looks at the clipboard of this computer; ``woorden`` gives what must not stay on it, whole or in part.

    The page may close meanwhile: the time runs on with the program, and ends with it.
    """

    def __init__(self, woorden: Callable[[], Iterable[str]], ouder: QObject) -> None:
        super().__init__(ouder)
        self._woorden = woorden
        QGuiApplication.clipboard().dataChanged.connect(self._let_op)

    def _let_op(self) -> None:
        tekst = QGuiApplication.clipboard().text()
        kaal = " ".join(tekst.split()).casefold()
        app = QGuiApplication.instance()
        if app is None or len(kaal) < _KORTST:
            return
        woorden = (" ".join(woorden.split()).casefold() for woorden in self._woorden())
        if any(woord and (woord in kaal or kaal in woord) for woord in woorden):
            QTimer.singleShot(KLEMBORD_MS, app, partial(_wis, tekst))
            app.aboutToQuit.connect(partial(_wis, tekst))
