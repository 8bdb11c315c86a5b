"""The sentences about what a casus lacks are whole, at every size of letter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.casushulp import feiten, maak, toon
from ui.casus.casus import CasusScherm
from ui.casus.volledigheid import Volledigheid
from ui.scherm import Omgeving
from ui.theme.theme import pas_thema_toe
from ui.widgets.zinknop import Zinknop
from weegtafel.bootstrap import Programma
from weegtafel.casus.rules import Ontbrekend

ZINNEN = (
    Ontbrekend("volume", "Vul het volume in."),
    Ontbrekend("hulpvraag", "Beschrijf de hulpvraag in de woorden van de jeugdige en de ouders, zonder namen."),
    Ontbrekend(
        "resultaat",
        "Het te bereiken resultaat is nog leeg: schrijf op wat er over een half jaar anders moet zijn, voor wie dat "
        "zo is en waaraan u en het gezin dat samen zullen merken.",
    ),
)


@pytest.fixture(params=[1.0, 1.3, 1.5, 2.0])
def schaal(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    yield request.param
    pas_thema_toe(qapp, "licht", 1.0)


def eis_heel(vlak: Volledigheid) -> None:
    knoppen = vlak.findChildren(Zinknop)
    assert len(knoppen) == len(ZINNEN)
    for knop in knoppen:
        tekst = knop._tekst
        assert tekst.height() >= tekst.heightForWidth(tekst.width()), (tekst.text(), knop.size(), tekst.size())
        assert knop.rect().contains(tekst.geometry()), tekst.text()
        assert knop.height() <= tekst.heightForWidth(tekst.width()) * 1.5 + 40, "and it takes no more room than that"


@pytest.mark.parametrize("eerst", [True, False])
def test_a_sentence_is_never_cut(
    qtbot: QtBot, qapp: QApplication, programma: Programma, schaal: float, eerst: bool
) -> None:
    if eerst:
        pas_thema_toe(qapp, "licht", schaal)
    vlak = Volledigheid()
    qtbot.addWidget(vlak)
    vlak.toon(feiten(programma, maak(programma)), ZINNEN, (), bewerkbaar=True)
    vlak.resize(vlak.width(), 800)
    vlak.show()
    QApplication.processEvents()
    if not eerst:
        pas_thema_toe(qapp, "licht", schaal)
        QApplication.processEvents()
    eis_heel(vlak)


def test_the_form_of_a_casus_is_never_cut_at_the_right(
    qtbot: QtBot, qapp: QApplication, omgeving: Omgeving, programma: Programma, schaal: float
) -> None:
    pas_thema_toe(qapp, "licht", schaal)
    scherm = CasusScherm(omgeving, maak(programma))
    toon(qtbot, scherm, omgeving)
    QApplication.processEvents()
    for rol in scherm.findChildren(QScrollArea):
        binnen = rol.widget()
        if rol.isVisible() and binnen is not None:
            assert binnen.width() <= rol.viewport().width(), binnen.minimumSizeHint()
