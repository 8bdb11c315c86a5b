"""The meeting on small and enlarged screens: what stands beside each other gives way, and stays in reach."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.overlegtafel import CTRL, K, Tafel, fotos, maak_map, open_tafel
from ui.theme.theme import pas_thema_toe
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import Criteriumoordeel, PuntSoort


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


@pytest.fixture
def schaal(qapp: QApplication) -> Iterator[Any]:
    """Give the meeting a window and a scale; afterwards everything is as before."""

    def zet(tafel: Tafel, breed: int, hoog: int, hoe_groot: float) -> None:
        pas_thema_toe(qapp, "licht", hoe_groot)
        tafel.scherm.resize(breed, hoog)
        tafel.wacht()

    yield zet
    pas_thema_toe(qapp, "licht", 1.0)


@pytest.mark.parametrize(
    ("breed", "hoog", "hoe_groot"),
    [(1280, 800, 1.0), (1280, 800, 1.25), (1280, 800, 1.5), (1920, 1080, 1.5), (1920, 1080, 2.0)],
)
def test_nothing_of_the_meeting_is_cut_off(tafel: Tafel, schaal: Any, breed: int, hoog: int, hoe_groot: float) -> None:
    punt = tafel.naar_casus()
    schaal(tafel, breed, hoog, hoe_groot)
    s = tafel.scherm
    stappen: dict[str, Any] = {
        "casus": s.toon_casus,
        "weging": lambda: s.naar_weging("criteria"),
        "verslag": s.naar_verslag,
        "advies": s.toon_advieswerk,
        "opening": lambda: s.bekijk(next(p.id for p in tafel.overleg().punten if p.soort is PuntSoort.OPENING)),
    }
    for naam, doe in stappen.items():
        s.bekijk(punt)
        tafel.wacht()
        doe()
        tafel.wacht()
        nodig = s.layout().totalMinimumSize()
        assert (s.width(), s.height()) == (breed, hoog)
        assert nodig.width() <= breed and nodig.height() <= hoog, naam


def test_where_there_is_no_room_the_weighing_comes_to_the_front_by_its_key(tafel: Tafel, schaal: Any) -> None:
    punt = tafel.naar_casus()
    s = tafel.scherm
    assert s.weging.isVisible() and s.casus.isVisible() and not s.werk.tabs.isVisible()
    schaal(tafel, 1920, 1080, 2.0)
    assert s.casus.isVisible() and not s.weging.isVisible() and s.werk.tabs.isVisible()
    tafel.toets(K.Key_F3, K.Key_V)
    assert s.weging.isVisible() and not s.casus.isVisible()
    assert tafel.blad(punt).criteria[0].oordeel is Criteriumoordeel.VOLDOET
    tafel.toets(K.Key_4)
    assert s.casus.isVisible() and s.casus.sectie == 3, "a figure brings the text of the casus back"
    tafel.toets(K.Key_F6)
    assert s.notulist.verslag.isVisible(), "the drawer was folded in a low window and opens for its key"
    tafel.toets(K.Key_Return, met=CTRL)
    assert s.advies.isVisible()


def test_in_the_narrowest_window_the_agenda_is_under_a_tab_as_well(tafel: Tafel, schaal: Any) -> None:
    tafel.naar_casus()
    schaal(tafel, 1280, 800, 1.5)
    s = tafel.scherm
    assert not s.agenda.isVisible()
    s.werk.tabs.kies("agenda")
    tafel.wacht()
    assert s.agenda.isVisible() and QApplication.focusWidget() is s.agenda.lijst
    s.werk.tabs.kies("weging")
    tafel.wacht()
    assert s.weging.isVisible() and not s.agenda.isVisible()


def test_the_whole_name_of_a_criterion_can_be_read(tafel: Tafel) -> None:
    tafel.naar_casus()
    tafel.toets(K.Key_F3)
    criteria = tafel.scherm.weging.criteria
    namen = [c.naam for c in tafel.blad().criteria]
    lang = max(range(len(namen)), key=lambda n: len(namen[n]))
    criteria.lijst.selectRow(lang)
    tafel.wacht()
    assert criteria.vraag.isVisible() and criteria.vraag.text().startswith(namen[lang])
    assert namen[lang] in criteria.lijst.model().index(lang, 0).data(Qt.ItemDataRole.ToolTipRole)
