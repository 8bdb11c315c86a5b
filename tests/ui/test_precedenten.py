"""“Lijkt op” beside a casus: what it shows, that it stays out of the way, and how it closes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.overleghulp import Tafelhulp
from tests.ui.schermhulp import rust, toets, toon
from ui.casus.casus import CasusScherm
from ui.overleg.vergadering import VergaderScherm
from ui.precedenten import Lijktop, Lijktopknop
from ui.scherm import Omgeving
from ui.widgets.basis import Knop
from weegtafel.bootstrap import Programma
from weegtafel.inzicht.precedenten import woorden as woordenlijst
from weegtafel.overleg.models import Agendapunt


@pytest.fixture
def tafel(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


def woorden(paneel: Lijktop) -> str:
    return " ".join(label.text() for label in paneel.findChildren(QLabel))


def test_a_first_casus_has_nothing_to_compare_with_and_the_panel_says_so(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp
) -> None:
    scherm = toon(qtbot, omgeving, CasusScherm(omgeving, tafel.gereed()))
    scherm._lijkt.knop.click()
    rust(omgeving)
    paneel = scherm._lijkt.paneel
    assert paneel.isVisible()
    tekst = woorden(paneel)
    assert "nog geen eerdere casussen met een advies" in tekst
    assert "gelijkenis" not in tekst
    toets(paneel, Qt.Key.Key_Escape)
    assert not paneel.isVisible()


def test_an_earlier_advice_stands_beside_a_casus_that_is_alike(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp
) -> None:
    nu = tafel.gereed()
    _overleg, (punt, *_) = tafel.open_met(1)
    eerder = tafel.lees(Agendapunt, punt)["casus_id"]
    tafel.stel_vast(punt)
    scherm = toon(qtbot, omgeving, CasusScherm(omgeving, nu))
    scherm._lijkt.actie.trigger()
    rust(omgeving)
    paneel = scherm._lijkt.paneel
    tekst = woorden(paneel)
    assert "Waarom dit lijkt: " in tekst
    assert "% gelijkenis" in tekst
    assert paneel.vlak.x() > scherm.width() // 2, "the casus stays in sight"
    knop = next(k for k in paneel.rol.findChildren(Knop) if k.text() == "Open deze casus")
    with qtbot.waitSignal(scherm.naar) as sein:
        knop.click()
    assert sein.args == ["casus", eerder]
    assert not paneel.isVisible()


def test_at_the_table_it_opens_by_mouse_and_by_key_and_leads_nowhere_else(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp
) -> None:
    overleg, (eerste, tweede) = tafel.open_met(2)
    tafel.stel_vast(eerste)
    scherm = toon(qtbot, omgeving, VergaderScherm(omgeving, overleg))
    scherm.bekijk(tweede)
    rust(omgeving)
    knop = scherm._lijkt.knop
    assert knop.isVisible() and knop.accessibleName().startswith("Lijkt op")
    qtbot.mouseClick(knop, Qt.MouseButton.LeftButton)
    rust(omgeving)
    paneel = scherm._lijkt.paneel
    assert paneel is not None and paneel.isVisible() and "% gelijkenis" in woorden(paneel)
    assert not [k for k in paneel.rol.findChildren(Knop) if k.text() == "Open deze casus"]
    toets(paneel, Qt.Key.Key_L)
    assert not paneel.isVisible()
    toets(scherm, Qt.Key.Key_L)
    rust(omgeving)
    assert paneel.isVisible()


def test_the_first_page_makes_the_words_ready_before_anybody_asks(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Lijktopknop, "gewarmd", False)
    for geheugen in (woordenlijst._stam, woordenlijst.termen, woordenlijst.verwanten):
        geheugen.cache_clear()
    # On a slow machine the page has asked by itself before this goes on; then asking again does nothing.
    scherm = toon(qtbot, omgeving, CasusScherm(omgeving, tafel.gereed()))
    scherm._lijkt.warm_op()
    rust(omgeving)
    assert Lijktopknop.gewarmd and scherm._lijkt.paneel is None, "nothing is shown"
    gewarmd = woordenlijst._stam.cache_info()
    assert gewarmd.misses > 0
    scherm._lijkt.knop.click()
    rust(omgeving)
    assert woordenlijst._stam.cache_info().misses == gewarmd.misses, "the first question stems no word any more"
