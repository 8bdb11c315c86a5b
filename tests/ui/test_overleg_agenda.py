"""The agenda by keyboard and by mouse, and a casus that comes onto it while the overleg is going on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.ui.overlegtafel import CTRL, SHIFT, K, Tafel, fotos, in_venster, maak_map, open_tafel
from ui.overleg.kiezers import Casuskiezer
from ui.overleg.overleg import OverlegScherm
from ui.widgets.getal_edit import GetalEdit
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import PuntSoort
from weegtafel.overleg import queries
from weegtafel.overleg.commands import ZetOpAgenda


def _vul(v: Any) -> tuple[int, int]:
    overleg_id = fotos().maak_overleg(v, [], 2)
    extra = v.maak_casus(5)
    v.klok.moment = datetime(2026, 11, 12, 13, 0)
    v.open(overleg_id)
    return overleg_id, extra


@pytest.fixture(scope="module")
def gemaakt(voorbeeldmap: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[int, int]]:
    """The vault with the open overleg, made once for this file."""
    return maak_map(voorbeeldmap, tmp_path_factory.mktemp("tafel") / "kluis", _vul)


@pytest.fixture
def tafel(gemaakt: tuple[Path, tuple[int, int]], klok: VasteKlok, tmp_path: Path, qtbot: QtBot) -> Iterator[Tafel]:
    yield from open_tafel(gemaakt, klok, tmp_path, qtbot)


def test_what_is_ready_can_be_chosen_for_the_open_agenda(tafel: Tafel) -> None:

    kiezer = Casuskiezer(tafel.omgeving, "Spoedcasus toevoegen", "Zet op de agenda", ouder=tafel.scherm)
    kiezer.show()
    tafel.wacht()
    assert [r.id for r in kiezer.gekozen()] == [tafel.extra]
    QTest.keyClick(kiezer.lijst, K.Key_Return)
    assert kiezer.result() == QDialog.DialogCode.Accepted


def test_the_agenda_is_ordered_by_alt_and_arrows_and_minutes_by_typing(tafel: Tafel) -> None:

    tafel.v.klok.moment = datetime(2026, 11, 12, 14, 0)
    gepland = tafel.v.plan(datetime(2026, 11, 19).date())
    for _ in range(2):
        casus = tafel.v.maak_casus(3)
        tafel.v.doe(ZetOpAgenda(overleg_id=gepland, casus_id=casus))
    scherm = OverlegScherm(tafel.omgeving, gepland)
    scherm.resize(1280, 800)
    scherm.show()
    scherm.ververs()
    tafel.wacht()
    casussen = [p.id for p in scherm.blad.punten if p.soort is PuntSoort.CASUS]  # type: ignore[union-attr]  # fetched
    scherm.agenda.kies(casussen[0])
    QTest.keyClick(scherm.agenda, K.Key_Down, Qt.KeyboardModifier.AltModifier)
    tafel.wacht()
    nu = tafel.v.programma.vraag(queries.overleg, gepland)
    assert [p.id for p in nu.punten if p.soort is PuntSoort.CASUS] == casussen[::-1]
    assert scherm.agenda.gekozen_rij().id == casussen[0], "the chosen item stays chosen"
    scherm.agenda.minuten_gezet.emit(casussen[0], 25)
    tafel.wacht()
    nu = tafel.v.programma.vraag(queries.overleg, gepland)
    assert nu.punt(casussen[0]).minuten == 25
    scherm.deelnemers.kies_eerste()
    QTest.keyClick(scherm.deelnemers, K.Key_B)
    tafel.wacht()
    assert "8 van 9 verwacht" in scherm.quorum.woord()
    scherm.close()
    scherm.deleteLater()


@pytest.fixture
def gepland(tafel: Tafel, qtbot: QtBot) -> OverlegScherm:
    """The page of a planned overleg with three casussen."""
    tafel.klok.moment = datetime(2026, 11, 12, 14, 0)
    overleg_id = tafel.v.plan(datetime(2026, 11, 19).date())
    for nummer in range(3):
        tafel.v.doe(ZetOpAgenda(overleg_id=overleg_id, casus_id=tafel.v.maak_casus(nummer)))
    scherm = OverlegScherm(tafel.omgeving, overleg_id)
    qtbot.addWidget(scherm)
    scherm.resize(1280, 800)
    scherm.show()
    scherm.ververs()
    tafel.wacht()
    return scherm


def _agenda(tafel: Tafel, scherm: OverlegScherm) -> Any:
    return tafel.v.programma.vraag(queries.overleg, scherm.overleg_id)


def _laat_vallen(scherm: OverlegScherm, rij: int) -> QDropEvent:
    """What Qt sends when the chosen item is let go over this row."""
    midden = scherm.agenda.visualRect(scherm.agenda.model().index(rij, 2)).center()
    val = QDropEvent(
        QPointF(midden),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    scherm.agenda.dropEvent(val)
    return val


def test_an_item_that_is_dragged_comes_to_stand_where_it_was_let_go(tafel: Tafel, gepland: OverlegScherm) -> None:
    casussen = [p for p in _agenda(tafel, gepland).punten if p.soort is PuntSoort.CASUS]
    gepland.agenda.kies(casussen[0].id)
    val = _laat_vallen(gepland, casussen[2].volgorde - 1)
    tafel.wacht()
    na = _agenda(tafel, gepland)
    volgorde = [p.id for p in na.punten if p.soort is PuntSoort.CASUS]
    assert volgorde == [casussen[1].id, casussen[2].id, casussen[0].id]
    assert val.dropAction() == Qt.DropAction.IgnoreAction, "the list moves nothing by itself"
    assert [p.volgorde for p in na.punten] == list(range(1, len(na.punten) + 1))
    assert gepland.agenda.gekozen_rij().id == casussen[0].id
    _laat_vallen(gepland, casussen[2].volgorde - 1)
    tafel.wacht()
    assert _agenda(tafel, gepland).versie == na.versie, "let go on its own place: nothing happens"


def test_the_opening_stays_first_whatever_is_dragged(tafel: Tafel, gepland: OverlegScherm) -> None:
    casus = next(p for p in _agenda(tafel, gepland).punten if p.soort is PuntSoort.CASUS)
    gepland.agenda.kies(casus.id)
    _laat_vallen(gepland, 0)
    tafel.wacht()
    assert _agenda(tafel, gepland).punten[0].soort is PuntSoort.OPENING


def test_numbers_on_the_agenda_run_from_one_also_after_an_item_went(tafel: Tafel, gepland: OverlegScherm) -> None:
    casus = next(p for p in _agenda(tafel, gepland).punten if p.soort is PuntSoort.CASUS)
    voor = len(_agenda(tafel, gepland).punten)
    gepland.agenda.kies(casus.id)
    QTest.keyClick(gepland.agenda, K.Key_Delete)
    tafel.wacht()
    getoond = [gepland.agenda.model().index(r, 0).data() for r in range(gepland.agenda.model().rowCount())]
    assert getoond == [str(n) for n in range(1, len(_agenda(tafel, gepland).punten) + 1)]
    assert len(getoond) == voor - 1


def test_minutes_are_typed_straight_into_the_list(tafel: Tafel, gepland: OverlegScherm) -> None:
    casus = next(p for p in _agenda(tafel, gepland).punten if p.soort is PuntSoort.CASUS)
    gepland.activateWindow()
    gepland.agenda.setFocus()
    gepland.agenda.kies(casus.id)
    QTest.keyClick(gepland.agenda, K.Key_2)
    veld = gepland.agenda.viewport().findChild(GetalEdit)
    assert veld is not None and veld.text() == "2"
    QTest.keyClicks(veld, "59")
    QTest.keyClicks(veld, "0")
    assert veld.text() == "259", "a fourth figure would pass the limit of 480 and is not taken"
    QTest.keyClick(veld, K.Key_Backspace)
    QTest.keyClick(veld, K.Key_Return)
    tafel.wacht()
    assert _agenda(tafel, gepland).punt(casus.id).minuten == 25


def test_a_casus_comes_onto_the_open_agenda_by_keys(tafel: Tafel) -> None:
    """Ctrl and Shift are still down when the list arrives: its first row is chosen all the same."""
    punt = tafel.naar_casus()
    voor = len(tafel.overleg().punten)

    def kies(venster: Casuskiezer) -> None:
        tafel.wacht()
        assert [r.id for r in venster.gekozen()] == [tafel.extra]
        QTest.keyClick(venster.lijst, K.Key_Return)

    in_venster(Casuskiezer, kies)
    tafel.toets(K.Key_A, met=CTRL | SHIFT)
    na = tafel.overleg().punten
    assert len(na) == voor + 1
    assert na[-2].casus_id == tafel.extra and na[-1].soort is PuntSoort.RONDVRAAG
    assert tafel.scherm.punt_id == punt, "the casus under discussion stays in front"
    assert tafel.scherm.agenda.lijst.model().rowCount() == voor + 1
    in_venster(QDialog, lambda venster: venster.reject())
    tafel.toets(K.Key_A, met=CTRL | SHIFT)
    assert len(tafel.overleg().punten) == voor + 1
    assert QApplication.activeModalWidget() is None
