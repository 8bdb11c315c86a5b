"""Which screen of the computer a widget is on."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def beeldscherm_van(widget: QWidget) -> QScreen | None:
    """The screen with the middle of the window of a widget, else the first one; None without any.

    Not ``QWidget.screen()``: PySide 6.11 makes that screen a part of the widget and deletes it along with the widget,
    after which the next look at a screen ends the program.
    """
    return QGuiApplication.screenAt(widget.window().frameGeometry().center()) or QGuiApplication.primaryScreen()
