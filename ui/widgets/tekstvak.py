"""A box for running text that grows with what is typed and tells, calmly, that it changed."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from ui.theme import tokens
from ui.theme.theme import maat, thema

RUST_MS, UITERLIJK_MS = 300, 500


def schoon(tekst: str) -> str:
    """Pasted text as plain text: one kind of line end, no control or zero-width marks, no lone surrogates."""
    gelijk = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    gelijk = gelijk.replace("\u00a0", " ").replace("\ufffc", "").replace("\ufeff", "").replace("\u200b", "")
    return "".join(t for t in gelijk if t in "\n\t" or unicodedata.category(t) not in {"Cc", "Cs"})


class Tekstvak(QTextEdit):
    """Plain text over several lines.

    ``gewijzigd`` carries the text 300 ms after the last key, and at the latest 500 ms after the first unsaved one, so
    that it is stored within a second; also when the box loses focus. :meth:`spoel` sends it at once (before closing a
    window). With ``grens`` a counter appears when the text comes near to it; nothing is cut off.
    """

    gewijzigd = Signal(str)
    telling = Signal(str)

    def __init__(
        self,
        tekst: str = "",
        *,
        plaatshouder: str = "",
        grens: int | None = None,
        regels: int = 3,
        hoogste: int = 24,
        groot: bool = False,
        ouder: QWidget | None = None,
    ) -> None:
        super().__init__(ouder)
        self._grens, self._regels, self._hoogste, self._groot = grens, regels, hoogste, groot
        self._stil = False
        self._vuil = False
        self._bekend = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(plaatshouder)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rust = QTimer(self, singleShot=True, interval=RUST_MS)
        self._uiterlijk = QTimer(self, singleShot=True, interval=UITERLIJK_MS)
        for klok in (self._rust, self._uiterlijk):
            klok.timeout.connect(self.spoel)
        self.textChanged.connect(self._bij_wijziging)
        self.document().documentLayout().documentSizeChanged.connect(self._groei)
        thema().gewijzigd.connect(self._zet_letter)
        self.zet_tekst(tekst)
        self._zet_letter()

    def tekst(self) -> str:
        """The plain text."""
        return self.toPlainText()

    def zet_tekst(self, tekst: str) -> None:
        """Show a text from the store, without announcing a change. The place of the cursor stays where it can.

        It takes the place of what was typed: ask :meth:`heeft_wijziging`, or call :meth:`spoel`, first.
        """
        if tekst == self.toPlainText() and tekst:
            return
        plaats = self.textCursor().position()
        self._stil = True
        self.setPlainText(tekst)
        self._zet_regelhoogte()
        self._stil = False
        self._vuil = False
        self._bekend = self.toPlainText()
        self._rust.stop()
        self._uiterlijk.stop()
        wijzer = self.textCursor()
        wijzer.setPosition(min(plaats, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(wijzer)
        self._meld_telling()

    def heeft_wijziging(self) -> bool:
        """True while there is text that ``gewijzigd`` has not carried yet."""
        return self._vuil

    def spoel(self) -> None:
        """Send the text now, when it has changed."""
        self._rust.stop()
        self._uiterlijk.stop()
        if self._vuil:
            self._vuil = False
            self._bekend = self.toPlainText()
            self.gewijzigd.emit(self._bekend)

    def insertFromMimeData(self, bron: QMimeData) -> None:
        """Paste plain, clean text; whatever dress it wore is left behind."""
        if bron.hasText():
            self.textCursor().insertText(schoon(bron.text()))
            self.ensureCursorVisible()

    def focusOutEvent(self, gebeurtenis: object) -> None:
        """Leaving the box sends what is unsent."""
        super().focusOutEvent(gebeurtenis)  # type: ignore[arg-type]  # typed wide on purpose: nothing is read from it
        self.spoel()

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Another width is another number of lines."""
        super().resizeEvent(gebeurtenis)
        self._groei()

    def _bij_wijziging(self) -> None:
        if self._stil or (not self._vuil and self.toPlainText() == self._bekend):
            return  # Qt also calls it a change of text when only the font or the height of the lines changes
        self._vuil = True
        self._rust.start()
        if not self._uiterlijk.isActive():
            self._uiterlijk.start()
        self._meld_telling()

    def _meld_telling(self) -> None:
        """Say how near the limit is, once nine tenths of it are used."""
        if self._grens is None:
            return
        aantal = len(self.toPlainText())
        over = aantal - self._grens
        if over > 0:
            zin = self.tr("%1 tekens te veel (ten hoogste %2).")
            zin = zin.replace("%1", f"{over:,}".replace(",", ".")).replace("%2", f"{self._grens:,}".replace(",", "."))
        elif aantal >= self._grens * 0.9:
            zin = self.tr("Nog %1 tekens.").replace("%1", f"{-over:,}".replace(",", "."))
        else:
            zin = ""
        self.telling.emit(zin)

    def _zet_letter(self) -> None:
        letter = self.font()
        letter.setPixelSize(maat(tokens.LEES if self._groot else tokens.TEKST))
        self.document().setDefaultFont(letter)
        self.document().setDocumentMargin(maat(3))
        self._groei()

    def _zet_regelhoogte(self) -> None:
        stil, self._stil = self._stil, True
        opmaak = QTextBlockFormat()
        opmaak.setLineHeight(tokens.REGELHOOGTE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        wijzer = QTextCursor(self.document())
        wijzer.select(QTextCursor.SelectionType.Document)
        wijzer.mergeBlockFormat(opmaak)
        self.document().clearUndoRedoStacks()
        self._stil = stil

    def _groei(self, _grootte: object = None) -> None:
        letter = self.document().defaultFont()
        regel = round(QFontMetrics(letter).height() * tokens.REGELHOOGTE / 100)
        rand = self.height() - self.viewport().height() if self.isVisible() else maat(12)
        nodig = round(self.document().size().height())
        hoogte = min(max(nodig, self._regels * regel + maat(6)), self._hoogste * regel) + max(rand, maat(12))
        if hoogte != self.height():
            self.setFixedHeight(hoogte)
