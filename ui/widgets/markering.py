"""Findings shown in the text itself: a wash and a line under the words, red or amber, the chosen one stronger.

It is laid over the text, so the text, its undo and what is stored stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

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


def wijzer(vak: QTextEdit, tekst: str, begin: int, einde: int) -> QTextCursor:
    """A cursor that selects a stretch."""
    uit = QTextCursor(vak.document())
    laatste = vak.document().characterCount() - 1
    uit.setPosition(min(plek(tekst, begin), laatste))
    uit.setPosition(min(plek(tekst, einde), laatste), QTextCursor.MoveMode.KeepAnchor)
    return uit


def markeer(vak: QTextEdit, tekst: str, strepen: Sequence[Streep]) -> None:
    """Show these and no others."""
    lagen = []
    for streep in strepen:
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
        laag = QTextEdit.ExtraSelection()
        laag.format = vorm
        laag.cursor = wijzer(vak, tekst, streep.begin, streep.einde)
        lagen.append(laag)
    vak.setExtraSelections(lagen)
