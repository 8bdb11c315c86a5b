"""Giving a button another word, for eyes and for screen readers alike."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton


def noem(knop: QAbstractButton, tekst: str) -> None:
    """Show another word on a button and tell it to a screen reader too."""
    knop.setText(tekst)
    knop.setAccessibleName(tekst)
