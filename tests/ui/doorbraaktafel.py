"""Requests and their page, for the tests of the screens of the doorbraak."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.doorbraakhulp import Doorbraakhulp
from tests.ui.casushulp import rust
from ui.doorbraak.aanvraag import AanvraagScherm
from ui.doorbraak.rijen import Rijgroep, Rijvak
from ui.scherm import Omgeving
from weegtafel.kernel.roles import Actor


def werk_als(omgeving: Omgeving, actor: Actor) -> Omgeving:
    """Another person at the window."""
    omgeving.runner.programma = omgeving.runner.programma.als(actor)
    return omgeving


def open_aanvraag(qtbot: QtBot, omgeving: Omgeving, actor: Actor, aanvraag_id: int) -> AanvraagScherm:
    """The page of a request, as somebody sees it."""
    scherm = AanvraagScherm(werk_als(omgeving, actor), aanvraag_id)
    qtbot.addWidget(scherm)
    scherm.resize(1048, 780)
    scherm.show()
    scherm.activateWindow()
    scherm.ververs()
    scherm.setFocus()
    rust(omgeving)
    return scherm


def deel(scherm: AanvraagScherm, sleutel: str) -> Any:
    """A step of the page; fails when it was not opened yet."""
    return scherm._delen[sleutel]


def cel(groep: Rijgroep, nummer: int, veld: str) -> QLineEdit:
    """A field of one line of a table."""
    widget = groep.vakken[nummer].velden[veld].widget
    assert isinstance(widget, QLineEdit)
    return widget


def waarden(groep: Rijgroep) -> list[tuple[Any, ...]]:
    """What stands in every row."""
    return [groep.waarde(vak) for vak in groep.vakken]


def laatste(groep: Rijgroep) -> Rijvak:
    """The last row."""
    return groep.vakken[-1]


def zichtbaar(widget: QWidget, scherm: QWidget) -> bool:
    """Whether a widget is there for the user of a page."""
    return widget.isVisibleTo(scherm)


__all__ = ["Doorbraakhulp", "cel", "deel", "laatste", "open_aanvraag", "waarden", "werk_als", "zichtbaar"]
