"""What this program put on the clipboard leaves it: at the lock at once, and soon when somebody is recognised in it.

One watcher for the whole program. Of what was copied it keeps a keyed hash and nothing more; the key is made for this
run and is written nowhere, so that the hash of a name says nothing to who finds it in memory.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable
from typing import Final
from weakref import WeakMethod

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

KLEMBORD_MS: Final = 30_000
#: A single letter is no name.
_KORTST: Final = 2

Woorden = Callable[[], Iterable[str]]


class Klembordwacht(QObject):
    """Looks at the clipboard of this computer, as long as the program runs."""

    def __init__(self, ouder: QObject) -> None:
        super().__init__(ouder)
        self._sleutel = secrets.token_bytes(32)
        self._eigen = b""
        """Of what one of our windows copied last."""
        self._kort = b""
        """Of what has to leave soon."""
        self._vragen: list[WeakMethod[Woorden]] = []
        self._klok = QTimer(self, singleShot=True)
        self._klok.timeout.connect(self._tijd_om)
        self._klembord = QGuiApplication.clipboard()
        self._klembord.dataChanged.connect(self._kijk)
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._tijd_om)

    def let_op(self, woorden: Woorden) -> None:
        """What this method of a page gives must not stay on the clipboard, whole or in part.

        The page is not kept alive by it; the time of what was copied runs on when the page closes.
        """
        self._vragen = [vraag for vraag in self._vragen if vraag() is not None]
        self._vragen.append(WeakMethod(woorden))

    def _merk(self, tekst: str) -> bytes:
        if not tekst:
            return b""
        return hashlib.blake2b(tekst.encode("utf-8", "surrogatepass"), key=self._sleutel).digest()

    def _kijk(self) -> None:
        tekst = self._klembord.text()
        # A change while one of our windows has the keys is ours, also on systems that do not say who owns it.
        if self._klembord.ownsClipboard() or QApplication.activeWindow() is not None:
            self._eigen = self._merk(tekst)
        if self._herkent(tekst):
            self._kort = self._merk(tekst)
            self._klok.start(KLEMBORD_MS)

    def _herkent(self, tekst: str) -> bool:
        kaal = " ".join(tekst.split()).casefold()
        if len(kaal) < _KORTST:
            return False
        alle = (woord for vraag in self._vragen for woord in self._gevraagd(vraag))
        woorden = (" ".join(woord.split()).casefold() for woord in alle)
        return any(woord and (woord in kaal or kaal in woord) for woord in woorden)

    @staticmethod
    def _gevraagd(vraag: WeakMethod[Woorden]) -> Iterable[str]:
        woorden = vraag()
        return woorden() if woorden is not None and isValid(getattr(woorden, "__self__", None)) else ()

    def _tijd_om(self) -> None:
        if self._kort and self._merk(self._klembord.text()) == self._kort:
            self._klembord.clear()
        self._kort = b""

    def wis(self) -> None:
        """At the lock: empty the clipboard if what is on it came from here, and forget that it did."""
        self._klok.stop()
        nu = self._merk(self._klembord.text())
        if self._klembord.ownsClipboard() or (nu and nu in (self._eigen, self._kort)):
            self._klembord.clear()
        self._eigen = self._kort = b""


_wacht: list[Klembordwacht] = []


def klembordwacht() -> Klembordwacht:
    """The watcher of this program."""
    if not _wacht or not isValid(_wacht[0]):
        app = QGuiApplication.instance()
        assert app is not None, "a clipboard belongs to an application"
        _wacht[:] = [Klembordwacht(app)]
    return _wacht[0]
