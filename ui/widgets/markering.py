"""Findings shown in the text itself: a wash and a line under the words, red or amber, the chosen one stronger.

It is laid over the text, so the text, its undo and what is stored stay as they are. Boxes of many lines and of one line
are held by the same handles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QInputMethodEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from ui.theme.theme import kleur, thema


@dataclass(frozen=True, slots=True)
class Streep:
    """A stretch of a text in code points; ``uitleg`` appears when the mouse rests on it."""

    begin: int
    einde: int
    rood: bool
    uitleg: str
    gekozen: bool = False


def plek(tekst: str, teken: int) -> int:
    """The place of a code point in Qt's count, in which a character outside the basic plane is two."""
    return teken if tekst.isascii() else len(tekst[:teken].encode("utf-16-le", "surrogatepass")) // 2


class Plekken:
    """The same for many places in one long text."""

    def __init__(self, tekst: str) -> None:
        self._dubbel = [] if tekst.isascii() else [i for i, teken in enumerate(tekst) if teken > "\uffff"]

    def __call__(self, teken: int) -> int:
        """The place of a code point in Qt's count."""
        return teken + bisect_left(self._dubbel, teken)


def _vorm(streep: Streep) -> QTextCharFormat:
    rol = "fout" if streep.rood else "let_op"
    vorm = QTextCharFormat()
    grond = QColor(kleur(rol if streep.gekozen else f"{rol}_was"))
    if streep.gekozen:
        grond.setAlphaF(0.35 if thema().palet.donker else 0.25)
    vorm.setBackground(grond)
    # The shape of the line tells red from amber without colour.
    lijn = QTextCharFormat.UnderlineStyle
    vorm.setUnderlineStyle(lijn.SingleUnderline if streep.rood else lijn.DashUnderline)
    vorm.setUnderlineColor(kleur(rol))
    vorm.setToolTip(streep.uitleg)
    return vorm


def vol_in_tip(vak: QLineEdit) -> None:
    """Let the tip of a line hold all of its text, for where the line is longer than its field."""
    if not vak.property("volle_tip"):
        vak.setProperty("volle_tip", True)
        vak.textChanged.connect(vak.setToolTip)


class Greep:
    """A box for text, whatever its kind: what stands in it, where, and what it shows."""

    def __init__(self, widget: QWidget, veranderd: Callable[[], None]) -> None:
        self.widget = widget
        self._bij: Callable[..., None] = lambda *_: veranderd()
        widget.textChanged.connect(self._bij)  # type: ignore[attr-defined]  # both kinds have this signal

    def laat_los(self) -> None:
        """Listen no more."""
        self.widget.textChanged.disconnect(self._bij)  # type: ignore[attr-defined]  # see above

    def tekst(self) -> str:
        """What stands there."""
        raise NotImplementedError

    def markeer(self, tekst: str, strepen: Sequence[Streep]) -> None:
        """Show these and no others."""
        raise NotImplementedError

    def plaats(self) -> int:
        """Where the cursor is, in Qt's count."""
        raise NotImplementedError

    def ga(self, begin: int) -> None:
        """Put the cursor at a code point, with the focus."""
        raise NotImplementedError

    def vervang(self, begin: int, einde: int, nieuw: str) -> None:
        """Put other words in the place of a stretch; one press of undo brings it back."""
        raise NotImplementedError

    def vergeet(self) -> None:
        """Nothing that stood here before can be brought back any more."""
        raise NotImplementedError

    @property
    def alleen_lezen(self) -> bool:
        """Whether nothing can be typed here."""
        return bool(self.widget.isReadOnly())  # type: ignore[attr-defined]  # both kinds have it


class Tekstgreep(Greep):
    """A box of many lines."""

    widget: QTextEdit

    def tekst(self) -> str:
        """What stands there."""
        return self.widget.toPlainText()

    def _wijzer(self, begin: int, einde: int, op: Callable[[int], int] | None = None) -> QTextCursor:
        op = op or Plekken(self.tekst())
        uit = QTextCursor(self.widget.document())
        laatste = self.widget.document().characterCount() - 1
        uit.setPosition(min(op(begin), laatste))
        uit.setPosition(min(op(einde), laatste), QTextCursor.MoveMode.KeepAnchor)
        return uit

    def markeer(self, tekst: str, strepen: Sequence[Streep]) -> None:
        """A layer for each stretch."""
        if tekst != self.tekst():
            return  # it is looked at again in a moment
        lagen = []
        op = Plekken(tekst)
        vormen: dict[tuple[bool, bool, str], QTextCharFormat] = {}
        for streep in strepen:
            laag = QTextEdit.ExtraSelection()
            soort = (streep.rood, streep.gekozen, streep.uitleg)
            if soort not in vormen:
                vormen[soort] = _vorm(streep)
            laag.format = vormen[soort]
            laag.cursor = self._wijzer(streep.begin, streep.einde, op)
            lagen.append(laag)
        self.widget.setExtraSelections(lagen)

    def plaats(self) -> int:
        """Where the cursor is."""
        return self.widget.textCursor().position()

    def ga(self, begin: int) -> None:
        """Put the cursor there."""
        self.widget.setFocus()
        self.widget.setTextCursor(self._wijzer(begin, begin))

    def vervang(self, begin: int, einde: int, nieuw: str) -> None:
        """As if it were typed."""
        wijzer = self._wijzer(begin, einde)
        wijzer.insertText(nieuw)
        self.widget.setTextCursor(wijzer)

    def vergeet(self) -> None:
        """Empty what undo and redo hold."""
        self.widget.document().clearUndoRedoStacks()


class Regelgreep(Greep):
    """A box of one line. It shows its stretches as an input method shows the words that it works on."""

    widget: QLineEdit

    def __init__(self, widget: QLineEdit, veranderd: Callable[[], None]) -> None:
        super().__init__(widget, veranderd)
        self._tip = widget.toolTip()
        self.strepen: tuple[Streep, ...] = ()

    def tekst(self) -> str:
        """What stands there."""
        return self.widget.text()

    def markeer(self, tekst: str, strepen: Sequence[Streep]) -> None:
        """A format for each stretch, counted from the cursor; what they mean stands in the tip of the box."""
        if tekst != self.tekst() or (not strepen and not self.strepen):
            return
        self.strepen = tuple(strepen)
        hier = self.widget.cursorPosition()
        soort = QInputMethodEvent.AttributeType.TextFormat
        vormen = [
            QInputMethodEvent.Attribute(
                soort, plek(tekst, s.begin) - hier, plek(tekst, s.einde) - plek(tekst, s.begin), _vorm(s)
            )
            for s in strepen
        ]
        QCoreApplication.sendEvent(self.widget, QInputMethodEvent("", vormen))
        self.widget.setToolTip(" ".join(dict.fromkeys(s.uitleg for s in strepen)) or self._eigen_tip())

    def _eigen_tip(self) -> str:
        """What the tip says without findings: never what stood here when it was first looked at."""
        return self.widget.text() if self.widget.property("volle_tip") else self._tip

    def plaats(self) -> int:
        """Where the cursor is."""
        return self.widget.cursorPosition()

    def ga(self, begin: int) -> None:
        """Put the cursor there."""
        self.widget.setFocus()
        self.widget.setCursorPosition(plek(self.tekst(), begin))

    def vervang(self, begin: int, einde: int, nieuw: str) -> None:
        """As if it were typed, so that it is stored as typing is."""
        tekst = self.tekst()
        van, tot = plek(tekst, begin), plek(tekst, einde)
        self.widget.setSelection(van, tot - van)
        self.widget.insert(nieuw)
        self.widget.setModified(True)
        self.widget.textEdited.emit(self.widget.text())

    def vergeet(self) -> None:
        """The same text set anew has no history; nobody hears of it, for nothing changed."""
        plaats, was = self.widget.cursorPosition(), self.widget.blockSignals(True)
        self.widget.setText(self.widget.text())
        self.widget.setCursorPosition(plaats)
        self.widget.blockSignals(was)


def greep_op(widget: QWidget, veranderd: Callable[[], None]) -> Greep:
    """The handle for a box. Raises TypeError for what is no box of text."""
    if isinstance(widget, QTextEdit):
        return Tekstgreep(widget, veranderd)
    if isinstance(widget, QLineEdit):
        return Regelgreep(widget, veranderd)
    raise TypeError(type(widget).__name__)
