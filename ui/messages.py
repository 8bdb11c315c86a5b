"""The one mouth of the program: every sentence to the user about an act passes here."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from pathlib import PurePath
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal
from PySide6.QtWidgets import QWidget

from weegtafel.kernel.errors import Regelovertreding, Storing

if TYPE_CHECKING:
    from ui.widgets.berichtenbalk import BerichtActie, Berichtenbalk, Soort
    from ui.widgets.formulier import Formulier


class Mond(QObject):
    """Says things in the message bar of one window, and shows what should never have happened in a dialog.

    ``gezegd`` carries (kind, sentence) of everything that was said. May be called from any thread.
    """

    gezegd = Signal(str, str)
    _van_elders = Signal(object)

    def __init__(self, balk: Berichtenbalk, venster: QWidget | None = None) -> None:
        super().__init__(venster)
        self._balk = balk
        self._venster = venster
        self._in_gesprek = False
        self._van_elders.connect(self._vang_hier)

    def zet_balk(self, balk: Berichtenbalk) -> None:
        """Speak in another bar from now on, for instance that of the page that is in front."""
        self._balk = balk

    def meld(self, soort: Soort, zin: str, actie: BerichtActie | None = None) -> None:
        """Show a sentence: ``informatie``, ``gelukt``, ``let op`` or ``fout``."""
        self._balk.toon(soort, zin, actie)
        self.gezegd.emit(soort, zin)

    def neem_terug(self, zin: str) -> None:
        """Take a sentence away that is not true any more, if it is still shown."""
        if self._balk.zin() == zin:
            self._balk.sluit()

    def vang(self, fout: BaseException, formulier: Formulier | None = None) -> None:
        """Tell the user about a failed act.

        A rule that says no: its sentences, beside the fields of ``formulier`` where they belong to one. The machine
        that says no: its sentence. Anything else: a dialog with a report that holds no values.
        """
        if QThread.currentThread() is not self.thread():
            self._van_elders.emit(fout)
            return
        if isinstance(fout, Regelovertreding):
            self._zeg_regel(fout, formulier)
        elif isinstance(fout, Storing):
            self.meld("fout", fout.melding)
        elif isinstance(fout, KeyboardInterrupt):
            QCoreApplication.quit()
        else:
            self._toon_rapport(fout)

    def _vang_hier(self, fout: BaseException) -> None:
        self.vang(fout)

    def _zeg_regel(self, fout: Regelovertreding, formulier: Formulier | None) -> None:
        zinnen = list(fout.redenen)
        if formulier is not None:
            elders = formulier.toon_fouten(fout.velden)
            bij_veld = set(fout.velden.values()) - set(elders)
            zinnen = [zin for zin in zinnen if zin not in bij_veld]
            zinnen += [zin for zin in elders if zin not in zinnen]
        if zinnen:
            self.meld("let op", " ".join(zinnen), self._sprong(fout))

    def _sprong(self, fout: Regelovertreding) -> BerichtActie | None:
        """Where somebody can be recognised, the message leads to the words."""
        if self._venster is None or not hasattr(fout, "vindplaatsen"):
            return None
        from ui.anoniemsprong import bied_aan
        from weegtafel.anonimiteit.weigering import Herkenbaar

        return bied_aan(fout, self._venster) if isinstance(fout, Herkenbaar) else None

    def _toon_rapport(self, fout: BaseException) -> None:
        rapport = maak_rapport(fout)
        self.gezegd.emit("rapport", rapport)
        if self._in_gesprek:  # a fault while a fault is shown: never a pile of dialogs
            return
        from ui.widgets.foutmelding import Foutmelding

        self._in_gesprek = True
        try:
            Foutmelding(rapport, ouder=self._venster).exec()
        finally:
            self._in_gesprek = False


def maak_rapport(fout: BaseException) -> str:
    """Kind of fault, modules and line numbers. No message and no values, for those may hold words from a case."""
    from weegtafel import __version__

    regels = [f"Weegtafel {__version__} · Python {platform.python_version()} · {platform.system()}"]
    gezien: set[int] = set()
    schakel: BaseException | None = fout
    while schakel is not None and id(schakel) not in gezien:
        gezien.add(id(schakel))
        regels.append(f"{type(schakel).__module__}.{type(schakel).__qualname__}")
        regels += _plaatsen(schakel.__traceback__)
        schakel = schakel.__cause__ or (None if schakel.__suppress_context__ else schakel.__context__)
    return "\n".join(regels)


def _plaatsen(spoor: TracebackType | None) -> list[str]:
    regels = []
    while spoor is not None:
        module = spoor.tb_frame.f_globals.get("__name__") or PurePath(spoor.tb_frame.f_code.co_filename).name
        regels.append(f"  {module}, regel {spoor.tb_lineno}")
        spoor = spoor.tb_next
    return regels


def installeer_vangnet(mond: Mond) -> Callable[[], None]:
    """Send every exception that nobody caught through the mouth; gives a function that takes the net away again."""
    import threading

    oud = (sys.excepthook, sys.unraisablehook, threading.excepthook)

    def bij_fout(_soort: type[BaseException], fout: BaseException, _spoor: TracebackType | None) -> None:
        mond.vang(fout)

    def bij_verloren(verloren: sys.UnraisableHookArgs) -> None:
        if verloren.exc_value is not None:
            mond.vang(verloren.exc_value)

    def bij_draad(wat: threading.ExceptHookArgs) -> None:
        if wat.exc_value is not None:
            mond.vang(wat.exc_value)

    sys.excepthook, sys.unraisablehook, threading.excepthook = bij_fout, bij_verloren, bij_draad

    def weg() -> None:
        sys.excepthook, sys.unraisablehook, threading.excepthook = oud

    return weg
