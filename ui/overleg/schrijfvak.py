"""A text box of the meeting: autosaved, large enough to read along, and with the reusable sentences at hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.tekstvak import Tekstvak


def _is_zinnentoets(gebeurtenis: QKeyEvent) -> bool:
    beide = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return gebeurtenis.key() == Qt.Key.Key_Z and gebeurtenis.modifiers() == beide


class Schrijfvak(Tekstvak):
    """``zinnen_gevraagd`` on Ctrl+Shift+Z, with the kind of sentence that fits here. Ctrl+Y does again.

    With ``vult`` it takes the room it is given; otherwise it grows with the text.
    """

    zinnen_gevraagd = Signal(str)

    def __init__(
        self,
        zinsoort: str,
        naam: str,
        *,
        plaatshouder: str = "",
        regels: int = 3,
        hoogste: int = 12,
        vult: bool = False,
        ouder: QWidget | None = None,
    ) -> None:
        self._vult = vult
        super().__init__(plaatshouder=plaatshouder, regels=regels, hoogste=hoogste, ouder=ouder)
        if vult:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.zinsoort = zinsoort
        self.setAccessibleName(naam)

    def _groei(self, grootte: object = None) -> None:
        if not self._vult:
            super()._groei(grootte)

    def voeg_zin_in(self, zin: str) -> None:
        """Put a sentence at the cursor, with the space or line that belongs before it."""
        wijzer = self.textCursor()
        voor = self.toPlainText()[: wijzer.position()]
        teken = (
            "" if not voor or voor[-1].isspace() else ("\n" if self.zinsoort in {"voorwaarde", "afwijkend"} else " ")
        )
        wijzer.insertText(teken + zin)
        self.setTextCursor(wijzer)
        gat = self.toPlainText().find("…")
        if gat >= 0:
            wijzer.setPosition(gat)
            wijzer.setPosition(gat + 1, wijzer.MoveMode.KeepAnchor)
            self.setTextCursor(wijzer)
        self.setFocus()

    def event(self, gebeurtenis: QEvent) -> bool:
        """Keep Ctrl+Shift+Z, which Qt would take as "do again"."""
        if gebeurtenis.type() == QEvent.Type.ShortcutOverride and isinstance(gebeurtenis, QKeyEvent):
            if _is_zinnentoets(gebeurtenis):
                gebeurtenis.accept()
                return True
            if gebeurtenis.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
                gebeurtenis.ignore()
                return False
        return super().event(gebeurtenis)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Ctrl+Shift+Z asks for a sentence."""
        if _is_zinnentoets(gebeurtenis):
            self.zinnen_gevraagd.emit(self.zinsoort)
        elif gebeurtenis.key() == Qt.Key.Key_Y and gebeurtenis.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.redo()
        else:
            super().keyPressEvent(gebeurtenis)
