"""Findings at the table: in the running text, an action, the draft advice and the reason at a criterion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.casushulp import in_dialoog, typ
from tests.ui.overlegtafel import CTRL, SHIFT, K, Tafel, fotos, maak_map, open_tafel
from ui.widgets.markering import Regelgreep
from ui.widgets.tekstvak import Tekstvak
from weegtafel.anonimiteit.bevinding import bevinding
from weegtafel.anonimiteit.codes import Laag, Soort
from weegtafel.kernel.clock import VasteKlok


def _vul(v: Any) -> tuple[int, int]:
    overleg_id = fotos().maak_overleg(v, [], 1)
    v.klok.moment = datetime(2026, 11, 12, 13, 0)
    v.open(overleg_id)
    return overleg_id, 0


@pytest.fixture(scope="module")
def gemaakt(voorbeeldmap: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[int, int]]:
    """The vault with the open overleg, made once for this file."""
    return maak_map(voorbeeldmap, tmp_path_factory.mktemp("anoniem") / "kluis", _vul)


@pytest.fixture
def tafel(gemaakt: tuple[Path, tuple[int, int]], klok: VasteKlok, tmp_path: Path, qtbot: QtBot) -> Iterator[Tafel]:
    yield from open_tafel(gemaakt, klok, tmp_path, qtbot)


def _woorden(scherm: Any) -> list[str]:
    return [b.tekst for _, b in scherm.anoniem.naloper.alles]


def test_the_running_text_is_marked_and_cleaned_by_key(qtbot: QtBot, tafel: Tafel) -> None:
    tafel.naar_casus()
    tafel.toets(K.Key_F6)
    tafel.typ("Moeder Samira Bouzid komt op 3 maart 2027 terug.")
    qtbot.waitUntil(lambda: _woorden(tafel.scherm) == ["Samira Bouzid"], timeout=5000)
    balk = tafel.scherm.anoniem.balk
    assert balk.isVisible(), "the day of an appointment is no finding here, the name is"
    tafel.toets(K.Key_F8, met=CTRL)
    tafel.toets(K.Key_F9, met=CTRL)
    assert tafel.scherm.notulist.verslag.tekst() == "[moeder] komt op 3 maart 2027 terug."
    assert not balk.isVisible(), "nothing is open: the table has its room back"
    qtbot.waitUntil(lambda: tafel.blad().verslag.startswith("[moeder]"), timeout=5000)


def test_an_action_is_refused_marked_on_its_line_and_recorded_after_a_key(qtbot: QtBot, tafel: Tafel) -> None:
    tafel.naar_casus()
    tafel.toets(K.Key_F7)
    regel: Any = tafel.scherm.notulist.actieregel
    tafel.typ("Bel moeder Samira Bouzid.")
    regel.wie.setCurrentIndex(1)
    tafel.toets(K.Key_Return)
    assert "naam van een persoon" in regel.melding.text()
    qtbot.waitUntil(lambda: _woorden(tafel.scherm) == ["Samira Bouzid"], timeout=5000)
    greep = tafel.scherm.anoniem.naloper._vakken["acties"].greep
    assert isinstance(greep, Regelgreep) and [s.rood for s in greep.strepen] == [True]
    assert "persoon" in regel.wat.toolTip()
    tafel.toets(K.Key_F8, met=CTRL)
    assert QApplication.focusWidget() is regel.wat
    tafel.toets(K.Key_F9, met=CTRL)
    assert regel.wat.text() == "Bel [moeder]."
    regel.wat.undo()
    assert regel.wat.text() == "Bel moeder Samira Bouzid."
    regel.wat.redo()
    tafel.toets(K.Key_Return)
    qtbot.waitUntil(lambda: regel.wat.text() == "", timeout=5000)


def test_an_advice_with_a_name_is_not_read_back_and_the_cursor_is_on_the_name(qtbot: QtBot, tafel: Tafel) -> None:
    punt = tafel.naar_casus()
    tafel.weeg_alles(punt)
    tafel.scherm.toon_advieswerk()
    tafel.wacht()
    tafel.toets(K.Key_1)
    tafel.scherm.advies.velden.vak("motivering").setFocus()
    tafel.typ("Deze hulp past bij wat Fatima El Amrani nodig heeft in dit gezin.")
    qtbot.waitUntil(lambda: "Fatima El Amrani" in _woorden(tafel.scherm), timeout=5000)
    tafel.toets(K.Key_Return, met=CTRL)
    assert tafel.scherm.stapel.currentIndex() == 0, "nobody reads it aloud"
    assert "Motivering" in tafel.scherm.advies.melding.text()
    assert tafel.scherm.anoniem.naloper.huidig is not None
    vak = tafel.scherm.advies.velden.vak("motivering")
    assert vak.hasFocus() and vak.textCursor().position() == len("Deze hulp past bij wat ")
    tafel.toets(K.Key_F9, met=CTRL)
    tafel.toets(K.Key_Return, met=CTRL)
    qtbot.waitUntil(lambda: tafel.scherm.stapel.currentWidget() is tafel.scherm.teruglezen, timeout=5000)


def test_what_a_slower_reader_sees_stops_the_read_back_too(tafel: Tafel) -> None:
    tafel.naar_casus()
    tafel.scherm.toon_advieswerk()
    tafel.wacht()
    assert tafel.scherm.anoniem.mag_teruglezen()
    naloper, motivering = tafel.scherm.anoniem.naloper, tafel.scherm.advies.velden.vak("motivering")
    motivering.zet_tekst("Dit past bij sterrelief.")
    vak = naloper._vakken["motivering"]
    vak.bevindingen = (bevinding("Dit past bij sterrelief.", 13, 23, Soort.PERSOON, Laag.GRONDIG),)
    assert not tafel.scherm.anoniem.mag_teruglezen()
    assert naloper.huidig is not None and naloper.huidig[1].tekst == "sterrelief"


def _schrijf_reden(tafel: Tafel, tekst: str) -> int:
    """Find the first criterion weak, by its keys, and type why. The item in front."""
    punt = tafel.naar_casus()
    tafel.toets(K.Key_F3)
    tafel.toets(K.Key_D)
    tafel.toets(K.Key_Up, K.Key_Return)
    tafel.typ(tekst)
    return int(punt)


def test_the_reason_at_a_criterion_is_marked_while_it_is_typed_and_stored_after_a_key(
    qtbot: QtBot, tafel: Tafel
) -> None:
    punt = _schrijf_reden(tafel, "Moeder Samira Bouzid wil dit niet.")
    reden: Any = tafel.scherm.weging.criteria.reden
    qtbot.waitUntil(lambda: _woorden(tafel.scherm) == ["Samira Bouzid"], timeout=5000)
    assert tafel.scherm.anoniem.balk.isVisible()
    reden.setAccessibleDescription("Kort.")
    tafel.toets(K.Key_F8, met=CTRL)
    assert reden.accessibleDescription().startswith("Kort. Reden bij het criterium: naam van een persoon")
    assert QApplication.focusWidget() is reden and not tafel.blad(punt).criteria[0].reden, "nothing was sent by looking"
    tafel.toets(K.Key_F9, met=CTRL)
    assert reden.text() == "[moeder] wil dit niet."
    assert reden.accessibleDescription() == "Kort.", "the box speaks of itself again"
    tafel.toets(K.Key_Return)
    assert tafel.blad(punt).criteria[0].reden == "[moeder] wil dit niet."
    qtbot.waitUntil(lambda: not tafel.scherm.anoniem.balk.isVisible(), timeout=5000)


def test_pressing_the_bar_with_the_mouse_sends_no_reason_with_a_name(qtbot: QtBot, tafel: Tafel) -> None:
    punt = _schrijf_reden(tafel, "Moeder Samira belt.")
    qtbot.waitUntil(lambda: _woorden(tafel.scherm) == ["Samira"], timeout=5000)
    mis: list[object] = []
    tafel.runner.ging_mis.connect(mis.append)
    balk: Any = tafel.scherm.anoniem.balk
    for knop in (balk._volgende, balk._vervang):
        qtbot.mouseClick(knop, Qt.MouseButton.LeftButton)
        tafel.wacht()
    reden: Any = tafel.scherm.weging.criteria.reden
    assert not mis and reden.text() == "[moeder] belt." and QApplication.focusWidget() is reden
    tafel.toets(K.Key_Return)
    assert tafel.blad(punt).criteria[0].reden == "[moeder] belt."


def test_a_reason_left_by_way_of_the_bar_is_stored(qtbot: QtBot, tafel: Tafel) -> None:
    punt = _schrijf_reden(tafel, "Moeder helpt mee.")
    balk: Any = tafel.scherm.anoniem.balk
    balk._namen.setFocus()
    tafel.wacht()
    assert tafel.blad(punt).criteria[0].reden == "", "who goes to the bar is still busy with the reason"
    tafel.scherm.notulist.verslag.setFocus()
    tafel.wacht()
    assert tafel.blad(punt).criteria[0].reden == "Moeder helpt mee."


def test_what_is_read_back_is_of_the_item_in_front(tafel: Tafel, monkeypatch: pytest.MonkeyPatch) -> None:
    eerste = tafel.naar_casus()
    gezien: list[Any] = []
    monkeypatch.setattr(tafel.scherm, "toon_teruglezen", gezien.append)
    tafel.scherm.lees_terug()
    tafel.wacht()
    assert [terug[0].punt.id for terug in gezien] == [eerste]
    tafel.scherm.lees_terug()
    tafel.scherm.naar_buur(1)
    tafel.wacht()
    assert tafel.scherm.punt_id != eerste and len(gezien) == 1, "whoever went on is not shown the item before"


def test_a_reason_with_a_word_that_was_decided_on_is_stored(qtbot: QtBot, tafel: Tafel) -> None:
    punt = _schrijf_reden(tafel, "Moeder Samira belt.")
    qtbot.waitUntil(lambda: _woorden(tafel.scherm) == ["Samira"], timeout=5000)

    def geef_reden(dialoog: Any) -> None:
        typ(dialoog.findChild(Tekstvak), "Zo heet de methode.")
        dialoog.knop_doe.click()

    in_dialoog(qtbot, lambda: tafel.toets(K.Key_F7, met=CTRL | SHIFT), geef_reden)
    qtbot.waitUntil(lambda: _woorden(tafel.scherm) == [], timeout=5000)
    tafel.scherm.weging.criteria.reden.setFocus()
    tafel.scherm.mag_weg()
    tafel.wacht()
    assert tafel.blad(punt).criteria[0].reden == "Moeder Samira belt."


def test_amber_at_the_table_stays_with_a_reason(qtbot: QtBot, tafel: Tafel) -> None:
    tafel.naar_casus()
    tafel.toets(K.Key_F6)
    tafel.typ("Zij spreekt Tigrinya.")
    qtbot.waitUntil(lambda: _woorden(tafel.scherm) == ["Tigrinya"], timeout=5000)

    def geef_reden(dialoog: Any) -> None:
        typ(dialoog.findChild(Tekstvak), "Er is een tolk nodig.")
        dialoog.knop_doe.click()

    in_dialoog(qtbot, lambda: tafel.toets(K.Key_F7, met=CTRL), geef_reden)
    qtbot.waitUntil(lambda: _woorden(tafel.scherm) == [], timeout=5000)


def test_the_bare_keys_keep_their_meaning_at_the_table(tafel: Tafel) -> None:
    toetsen = [a.shortcut().toString() for a in tafel.scherm.acties()]
    assert len(toetsen) == len(set(toetsen)), "no key means two things"
    assert {"F7", "F8", "F9", "Ctrl+F7", "Ctrl+F8", "Ctrl+F9", "Ctrl+Shift+F7"} <= set(toetsen)
