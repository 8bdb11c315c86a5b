"""The window stays one window: nothing flashes beside it, the keys stay in it, the palette leads to what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.overleghulp import Tafelhulp
from tests.ui.test_acties import maak_actie
from ui.casus.casus import CasusScherm
from ui.conflict import Tekstconflict
from ui.overleg.acties import ALLE, ActiesScherm
from ui.overleg.notulen import NotulenScherm
from ui.plaatsen import PLAATSEN
from ui.venster import Hoofdvenster
from ui.widgets.commandopalet import Treffer
from weegtafel.bootstrap import Programma
from weegtafel.kernel.codes import ActieStatus
from weegtafel.kernel.errors import VersieConflict
from weegtafel.overleg.commands import WerkActieBij
from weegtafel.overleg.models import Advies


class Wachter(QObject):
    """Writes down every widget that shows itself as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.gezien: list[QWidget] = []

    def eventFilter(self, wie: QObject, gebeurtenis: QEvent) -> bool:
        if gebeurtenis.type() == QEvent.Type.Show and isinstance(wie, QWidget) and wie.isWindow():
            self.gezien.append(wie)
        return False


@pytest.fixture
def wachter(qapp: QApplication) -> Iterator[Wachter]:
    uit = Wachter()
    qapp.installEventFilter(uit)
    yield uit
    qapp.removeEventFilter(uit)


@pytest.fixture
def tafel(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


@pytest.fixture
def venster(tafel: Tafelhulp, qtbot: QtBot, tmp_path: Path) -> Iterator[Hoofdvenster]:
    voorkeuren = QSettings(str(tmp_path / "voorkeuren.ini"), QSettings.Format.IniFormat)
    uit = Hoofdvenster(tafel.programma, voorkeuren)
    uit.begin("vandaag")
    uit.activateWindow()
    rust(uit)
    yield uit
    uit._schermen.clear()
    uit.close()
    uit.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def rust(venster: Hoofdvenster) -> None:
    for _ in range(3):
        QApplication.processEvents()
        venster.runner.wacht()
        QApplication.processEvents()


def test_every_place_opens_inside_the_window_and_keeps_the_keys_there(
    venster: Hoofdvenster, tafel: Tafelhulp, wachter: Wachter
) -> None:
    maak_actie(tafel)
    overleg, punten = tafel.open_met(1)
    tafel.stel_vast(punten[0])
    tafel.rond_alles_af(overleg)
    tafel.sluit(overleg)
    bezig, _ = tafel.open_met(1)
    casus = tafel.agenda(bezig)[-1]["casus_id"] or tafel.concept_casus()
    ids = {"casus": int(casus), "overleg": overleg, "vergadering": bezig, "notulen": overleg}
    for plaats in PLAATSEN:
        venster.ga_naar(plaats, ids.get(plaats, 0))
        rust(venster)
        los = [w for w in wachter.gezien if w is not venster]
        assert not los, (plaats, los)
        assert QApplication.activeWindow() is venster, plaats
        focus = QApplication.focusWidget()
        assert focus is not None and venster.isAncestorOf(focus), (plaats, focus)


def test_a_conflict_shows_itself_once_and_whole(wachter: Wachter, qtbot: QtBot) -> None:
    conflict = VersieConflict("Iemand anders was eerder.", {"hulpvraag": "hun"}, {"hulpvraag": "ons"})
    dialoog = Tekstconflict(QWidget(), conflict, {}, samen=True)
    qtbot.addWidget(dialoog)
    assert wachter.gezien == []


def test_an_action_of_the_palette_is_chosen_whatever_the_filter(
    venster: Hoofdvenster, tafel: Tafelhulp, qtbot: QtBot
) -> None:
    maak_actie(tafel, 3, "Bel de huisarts over de verwijzing.")
    tweede = maak_actie(tafel, 9, "Nijlpaard navragen.")
    venster._open_treffer(Treffer("Acties", "Nijlpaard", sleutel=("actie_id", tweede)))
    rust(venster)
    scherm = venster.scherm
    assert isinstance(scherm, ActiesScherm)
    assert scherm.lijst.gekozen_rij().id == tweede and scherm.filter.waarde() is ActieStatus.OPEN
    tafel.doe(
        WerkActieBij(
            actie_id=tweede, versie=scherm.lijst.gekozen_rij().versie, status=ActieStatus.VERVALLEN, toelichting="Weg."
        )
    )
    venster.ga_naar("casussen")
    scherm.eigen.setChecked(True)
    rust(venster)
    venster._open_treffer(Treffer("Acties", "Nijlpaard", sleutel=("actie_id", tweede)))
    rust(venster)
    assert venster.scherm is scherm, "it is one page, whatever is chosen on it"
    assert scherm.lijst.gekozen_rij().id == tweede
    assert scherm.filter.waarde() == ALLE and not scherm.eigen.isChecked()
    assert "Nijlpaard" in scherm._wat.text()
    venster.ga_naar("acties", 999_999)
    rust(venster)
    assert scherm.lijst.gekozen_rij() is not None, "what is gone leaves the choice alone"


def test_the_palette_shows_the_words_around_a_find_and_opens_an_advice_at_its_casus(
    venster: Hoofdvenster, tafel: Tafelhulp, qtbot: QtBot
) -> None:
    _overleg, punten = tafel.open_met(1)
    tafel.stel_vast(punten[0], motivering="Het gezin vertelde over een kwikstaartje dat elke ochtend terugkomt.")
    advies = tafel.alle(Advies)[0]
    venster.open_palet()
    assert venster._palet is not None
    QTest.keyClicks(venster._palet.veld, "kwikstaartje")
    qtbot.waitUntil(lambda: any(t.groep == "Adviezen" for t in venster._palet.treffers()), timeout=5000)  # type: ignore[union-attr]  # it is open
    treffer = next(t for t in venster._palet.treffers() if t.groep == "Adviezen")
    assert treffer.titel == advies["nummer"]
    assert "kwikstaartje" in treffer.ondertitel and "casus WT-" in treffer.ondertitel
    venster._palet.sluit()
    venster._open_treffer(treffer)
    rust(venster)
    assert isinstance(venster.scherm, CasusScherm) and venster.scherm._casus_id == advies["casus_id"]


def test_without_minutes_their_page_offers_nothing_to_do_with_them(venster: Hoofdvenster, tafel: Tafelhulp) -> None:
    venster.ga_naar("notulen", tafel.plan(7))
    rust(venster)
    scherm = venster.scherm
    assert isinstance(scherm, NotulenScherm)
    assert [a.text() for a in scherm.acties() if a.isEnabled()] == ["Ga naar het overleg"]
    assert not scherm.uitgeven.isVisible()


def test_the_people_to_choose_from_fill_their_list(venster: Hoofdvenster, qtbot: QtBot) -> None:
    from ui.persoonkeuze import Persoonkeuze
    from weegtafel.inrichting import queries

    personen = venster.runner.vraag_nu(queries.personen, venster.omgeving.vandaag)
    dialoog = Persoonkeuze(venster, personen, None)
    qtbot.addWidget(dialoog)
    for breed in (760, 1000):
        dialoog.resize(breed, 520)
        dialoog.show()
        QApplication.processEvents()
        kop = dialoog.lijst.horizontalHeader()
        assert kop.length() == dialoog.lijst.viewport().width()
    assert dialoog.testAttribute(Qt.WidgetAttribute.WA_WState_Visible)
