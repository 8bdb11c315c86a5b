"""Pages in little room: large letters on a small screen leave the words whole."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.doorbraakhulp import Doorbraakhulp
from tests.ui.schermhulp import rust
from ui.doorbraak.register import RegisterScherm
from ui.inrichting.inrichting import InrichtingScherm
from ui.inzicht.leercurve import Leercurvedeel
from ui.inzicht.scherm import InzichtScherm
from ui.models.tabel import Kolom, RijModel
from ui.scherm import Omgeving
from ui.theme.theme import maat
from ui.widgets.basis import Label
from ui.widgets.lijst import Lijst
from weegtafel.bootstrap import Programma


def test_a_list_drops_the_columns_that_it_has_no_room_for(qtbot: QtBot) -> None:
    model: RijModel[str] = RijModel([Kolom("wat", "Wat", str), Kolom("wie", "Wie", str, breedte=120)], sleutel=str)
    lijst = Lijst(model, "Proef")
    qtbot.addWidget(lijst)
    lijst.zet_smal_weg({"wie": 400})
    lijst.resize(500, 200)
    lijst.show()
    assert not lijst.isColumnHidden(1)
    lijst.resize(390, 200)
    QApplication.processEvents()
    assert lijst.isColumnHidden(1) and not lijst.isColumnHidden(0)


@pytest.mark.parametrize("breed", [1000, 560])
def test_the_parts_stand_beside_the_page_or_in_a_line_above_it(qtbot: QtBot, omgeving: Omgeving, breed: int) -> None:
    scherm = InzichtScherm(omgeving)
    qtbot.addWidget(scherm)
    scherm.resize(breed, 600)
    scherm.show()
    scherm.ververs()
    rust(omgeving)
    smal = breed == 560
    assert (scherm.kort.isVisible(), scherm.keuze.isVisible()) == (smal, not smal)
    scherm.kort.setCurrentIndex(2)
    rust(omgeving)
    assert isinstance(scherm.deel, Leercurvedeel) and scherm.keuze.currentRow() == 2
    scherm.keuze.setCurrentRow(0)
    rust(omgeving)
    assert scherm.kort.waarde() == 0, "both say the same part"
    assert scherm.deel is not None and scherm.deel.width() > (480 if smal else 700)


def test_the_figures_of_the_budget_take_two_lines_where_one_is_too_short(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    Doorbraakhulp(programma).besloten()
    scherm = RegisterScherm(omgeving)
    qtbot.addWidget(scherm)
    for breed in (1000, 560, 1000):
        scherm.resize(breed, 600)
        scherm.show()
        scherm.ververs()
        rust(omgeving)
        koppen = [k for k in scherm._cijfers.findChildren(Label) if k.isVisible() and "€" in k.text()]
        assert len({k.y() for k in koppen if k is not scherm._zin}) == (1 if breed == 1000 else 2)


def test_a_part_without_a_bar_of_its_own_scrolls_where_the_page_is_low(qtbot: QtBot, omgeving: Omgeving) -> None:
    scherm = InrichtingScherm(omgeving)
    qtbot.addWidget(scherm)
    hoogtes = []
    for breed, hoog in ((560, 380), (1000, 700)):
        scherm.resize(breed, hoog)
        scherm.show()
        scherm.ververs()
        rust(omgeving)
        hoogtes.append(scherm._stapel.height())
    assert hoogtes[0] >= maat(scherm.laagste) > 380, "nothing lies over something else"
    assert hoogtes[1] <= 700
