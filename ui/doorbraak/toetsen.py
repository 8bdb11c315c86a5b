"""Acts of a page with their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def maak_acties(ouder: QWidget, acties: Iterable[tuple[str, str, Callable[[], Any]]]) -> list[QAction]:
    """An action for each (words, key, what it does)."""
    uit = []
    for tekst, toetsen, doe in acties:
        actie = QAction(tekst, ouder)
        actie.setShortcut(QKeySequence(toetsen))
        actie.triggered.connect(lambda _aan=False, doe=doe: doe())
        uit.append(actie)
    return uit
