"""The meeting screen as a chair would press it: real keys, real handlers, a real file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.overlegtafel import K, Tafel, fotos, in_venster, maak_map, open_tafel
from tests.ui.overlegtafel import teksten as _teksten
from ui.overleg.redenvraag import Redenvraag
from ui.overleg.vergadering.aanwezigheid import Aanwezigheidsvenster
from ui.overleg.vergadering.sluiten import Sluitvenster
from weegtafel.inrichting import queries as inrichting
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    Adviessoort,
    Criteriumoordeel,
    Oordeel,
    OverlegStatus,
    PuntSoort,
    PuntStatus,
)
from weegtafel.overleg.commands import SchuifPuntDoor


def _vul(v: Any) -> tuple[int, int]:
    overleg_id = fotos().maak_overleg(v, [], 2)
    extra = v.maak_casus(5)
    v.klok.moment = datetime(2026, 11, 12, 13, 0)
    v.open(overleg_id)
    return overleg_id, extra


@pytest.fixture(scope="module")
def gemaakt(voorbeeldmap: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[int, int]]:
    """The vault with the open overleg, made once for this file."""
    return maak_map(voorbeeldmap, tmp_path_factory.mktemp("vergadering") / "kluis", _vul)


@pytest.fixture
def tafel(gemaakt: tuple[Path, tuple[int, int]], klok: VasteKlok, tmp_path: Path, qtbot: QtBot) -> Iterator[Tafel]:
    yield from open_tafel(gemaakt, klok, tmp_path, qtbot)


def test_impressions_are_entered_by_a_letter_each(tafel: Tafel) -> None:
    tafel.naar_casus()
    tafel.toets(K.Key_F2)
    assert QApplication.focusWidget() is tafel.scherm.weging.indrukken
    tafel.toets(K.Key_P, K.Key_T, K.Key_N, K.Key_O)
    mee = [r for r in tafel.blad().tafel if r.doet_mee]
    assert [r.eerste for r in mee[:4]] == [Oordeel.PASSEND, Oordeel.TWIJFEL, Oordeel.NIET_PASSEND, Oordeel.ONTHOUDING]
    assert all(r.eerste is None for r in tafel.blad().tafel if not r.doet_mee)


def test_backspace_takes_a_judgement_back_and_the_right_column_is_after_the_discussion(tafel: Tafel) -> None:
    tafel.naar_casus()
    tafel.toets(K.Key_F2)
    tafel.toets(K.Key_P, K.Key_Up, K.Key_Right, K.Key_N)
    mee = [r for r in tafel.blad().tafel if r.doet_mee]
    eerste = next(r for r in mee if r.eerste is not None)
    assert eerste.na is Oordeel.NIET_PASSEND
    tafel.toets(K.Key_Up, K.Key_Backspace)
    assert next(r for r in tafel.blad().tafel if r.id == eerste.id).na is None
    assert next(r for r in tafel.blad().tafel if r.id == eerste.id).eerste is Oordeel.PASSEND


def test_recusal_changes_the_quorum_at_once_and_r_again_lifts_it(tafel: Tafel) -> None:
    tafel.naar_casus()
    assert tafel.blad().quorum.aanwezig == 7
    assert "7 van 9" in tafel.scherm.kop.quorum.woord()

    def geef_reden(venster: Redenvraag) -> None:
        QTest.keyClicks(venster.vak, "Kent het gezin")
        venster.knop_doe.click()

    tafel.toets(K.Key_F2)
    in_venster(Redenvraag, geef_reden)
    tafel.toets(K.Key_R)
    assert "6 van 9" in tafel.scherm.kop.quorum.woord()
    terug = [r for r in tafel.blad().tafel if r.teruggetrokken]
    assert [r.teruggetrokken for r in terug] == ["Kent het gezin"]
    in_venster(QDialog, lambda d: d.knop_doe.click())
    tafel.toets(K.Key_R)
    assert "7 van 9" in tafel.scherm.kop.quorum.woord()


def test_criteria_by_key_and_the_reason_with_enter(tafel: Tafel) -> None:
    punt = tafel.naar_casus()
    tafel.toets(K.Key_F3)
    tafel.toets(K.Key_V, K.Key_D)
    tafel.toets(K.Key_Up, K.Key_Return)
    tafel.typ("Lichtere hulp is nog niet geprobeerd")
    tafel.toets(K.Key_Return)
    criteria = tafel.blad(punt).criteria
    assert criteria[0].oordeel is Criteriumoordeel.VOLDOET
    assert criteria[1].oordeel is Criteriumoordeel.DEELS
    assert criteria[1].reden == "Lichtere hulp is nog niet geprobeerd"


def test_figures_choose_the_section_also_while_judging(tafel: Tafel) -> None:
    tafel.naar_casus()
    onderdelen = tafel.blad().casus.onderdelen
    tafel.scherm.casus.rol.setFocus()
    tafel.toets(K.Key_5)
    assert tafel.scherm.casus.sectie == 4
    assert tafel.scherm.casus.kop_sectie.text() == onderdelen[4].titel
    tafel.toets(K.Key_F2)
    tafel.toets(K.Key_9)
    assert tafel.scherm.casus.sectie == 8
    assert all(r.eerste is None for r in tafel.blad().tafel)


def test_an_advice_by_keys_from_draft_to_fixed(tafel: Tafel) -> None:
    punt = tafel.naar_casus()
    tafel.weeg_alles(punt)
    tafel.toets(K.Key_Return, met=Qt.KeyboardModifier.ControlModifier)
    tafel.toets(K.Key_1)
    assert tafel.blad(punt).concept.soort is Adviessoort.PASSEND
    assert tafel.blad(punt).concept.waarden["evaluatiedatum"] is not None
    assert QApplication.focusWidget() is tafel.scherm.advies.velden.vak("motivering")
    tafel.typ("De gevraagde inzet past bij het resultaat en lichtere hulp hielp niet.")
    tafel.toets(K.Key_Return, met=Qt.KeyboardModifier.ControlModifier)
    assert tafel.scherm.stapel.currentWidget() is tafel.scherm.teruglezen
    assert not tafel.scherm.teruglezen.knop_vast.isEnabled()
    tafel.toets(K.Key_Return, met=Qt.KeyboardModifier.ControlModifier)
    assert tafel.blad(punt).advies is None, "without a confirmer nothing is fixed"
    tafel.toets(K.Key_Down)
    tafel.toets(K.Key_Return, met=Qt.KeyboardModifier.ControlModifier)
    advies = tafel.blad(punt).advies
    assert advies is not None and advies.soort is Adviessoort.PASSEND
    assert advies.motivering.startswith("De gevraagde inzet past")
    assert advies.bevestigd_door != advies.vastgesteld_door
    assert tafel.scherm.stapel.currentWidget() is tafel.scherm.vastgesteld
    tafel.toets(K.Key_Return)
    assert tafel.scherm.stapel.currentIndex() == 0
    assert tafel.scherm.punt_id == tafel.casussen()[1]


def test_the_one_who_fixes_is_not_among_the_confirmers(tafel: Tafel) -> None:
    tafel.naar_casus()
    blad = tafel.blad()
    zelf = tafel.omgeving.actor.persoon_id
    tafel.scherm.teruglezen.toon(blad, (), zelf)
    keuze = tafel.scherm.teruglezen.bevestiger
    ids = {keuze.itemData(n) for n in range(keuze.count())}
    assert zelf not in ids
    afwezig = {r.id for r in blad.tafel if not r.doet_mee}
    weg = {p.id for p in tafel.v.programma.vraag(inrichting.personen, blad_dag()) if p.organisatie_id in afwezig}
    assert weg and not (weg & ids), "who is not at the table cannot confirm"


def test_who_wrote_in_the_draft_is_named_and_not_among_the_confirmers(tafel: Tafel) -> None:
    tafel.naar_casus()
    blad = tafel.blad()
    zelf = tafel.omgeving.actor.persoon_id
    schreef = next(b for b in blad.bevestigers if b.id != zelf)
    rijen = tuple(replace(b, schreef_mee=b.id == schreef.id) for b in blad.bevestigers)
    blad = replace(blad, bevestigers=rijen, concept=replace(blad.concept, soort=Adviessoort.PASSEND))
    teruglezen = tafel.scherm.teruglezen
    teruglezen.toon(blad, (), zelf)
    ids = {teruglezen.bevestiger.itemData(n) for n in range(teruglezen.bevestiger.count())}
    assert schreef.id not in ids and len(ids & {b.id for b in rijen}) >= 2
    assert teruglezen.schrijvers.text() == f"{schreef.naam} schreef mee aan dit advies. Daarom bevestigt een ander."
    assert not teruglezen.schrijvers.isHidden()
    niemand = tuple(replace(b, schreef_mee=False) for b in rijen)
    teruglezen.toon(replace(blad, bevestigers=niemand), (), zelf)
    assert teruglezen.schrijvers.isHidden()


def blad_dag() -> Any:
    return datetime(2026, 11, 12).date()


def test_an_incomplete_advice_says_beside_the_fields_what_is_missing(tafel: Tafel) -> None:
    tafel.naar_casus()
    tafel.toets(K.Key_Return, met=Qt.KeyboardModifier.ControlModifier)
    tafel.toets(K.Key_7)
    tafel.toets(K.Key_Return, met=Qt.KeyboardModifier.ControlModifier)
    assert tafel.scherm.stapel.currentIndex() == 0
    fouten = tafel.scherm.advies.velden.formulier.fouten()
    assert {"motivering", "nodig_wat", "nodig_wie", "nodig_wanneer"} <= set(fouten)


def test_only_the_fields_of_the_kind_are_shown(tafel: Tafel) -> None:
    tafel.naar_casus()
    tafel.toets(K.Key_Return, met=Qt.KeyboardModifier.ControlModifier)
    velden = tafel.scherm.advies.velden
    tafel.toets(K.Key_2)
    assert velden.vak("profiel").isVisible() and not velden.vak("grondslag").isVisible()
    tafel.toets(K.Key_Escape)
    tafel.toets(K.Key_4)
    assert velden.vak("grondslag").isVisible() and not velden.vak("profiel").isVisible()
    assert tafel.blad().concept.soort is Adviessoort.ANDERE_GRONDSLAG


def test_carrying_over_asks_a_reason(tafel: Tafel) -> None:
    punt = tafel.naar_casus()

    def geef_reden(venster: Redenvraag) -> None:
        venster.knop_doe.click()
        assert venster.formulier.fouten(), "without a reason it stays"
        QTest.keyClicks(venster.vak, "De tijd is op")
        venster.knop_doe.click()

    in_venster(Redenvraag, geef_reden)
    tafel.toets(K.Key_D, met=Qt.KeyboardModifier.ControlModifier)
    tafel.wacht()
    rij = tafel.overleg().punt(punt)
    assert rij.status is PuntStatus.DOORGESCHOVEN
    assert rij.doorschuif_reden == "De tijd is op"


def test_closing_is_refused_until_every_item_has_an_outcome(tafel: Tafel) -> None:
    gezien: list[str] = []

    def te_vroeg(venster: Sluitvenster) -> None:
        tafel.wacht()
        venster.knop_sluit.click()
        tafel.wacht()
        gezien.append(venster.melding.text())
        venster.reject()

    in_venster(Sluitvenster, te_vroeg)
    tafel.toets(K.Key_S, met=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert gezien and gezien[0]
    assert tafel.overleg().status is OverlegStatus.OPEN
    for punt in tafel.overleg().punten:
        tafel.v.doe(SchuifPuntDoor(punt_id=punt.id, reden="De tijd is op.")) if punt.soort is PuntSoort.CASUS else None
    for punt in tafel.overleg().punten:
        if punt.status is PuntStatus.OPEN:
            tafel.scherm.bekijk(punt.id)
            tafel.wacht()
            tafel.toets(K.Key_Return, met=Qt.KeyboardModifier.ControlModifier)
    assert all(p.status is not PuntStatus.OPEN for p in tafel.overleg().punten)
    gegaan: list[tuple[str, int]] = []
    tafel.scherm.naar.connect(lambda waar, wie: gegaan.append((waar, wie)))

    def sluit(venster: Sluitvenster) -> None:
        tafel.wacht()
        assert QApplication.focusWidget() is not venster.knop_sluit
        venster.knop_sluit.click()
        tafel.wacht()

    in_venster(Sluitvenster, sluit)
    tafel.toets(K.Key_S, met=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert tafel.overleg().status is OverlegStatus.GESLOTEN
    assert gegaan == [("overleg", tafel.overleg_id)]


def test_the_beamer_shows_neither_the_note_nor_the_draft(tafel: Tafel) -> None:
    tafel.naar_casus()
    tafel.toets(K.Key_F9)
    tafel.typ("GEHEIME NOTITIE")
    tafel.scherm.notulist.spoel()
    tafel.toets(K.Key_F5)
    beamer = tafel.scherm.beamer
    assert beamer is not None and beamer.isVisible()
    tafel.scherm.activateWindow()
    tafel.toets(K.Key_Return, met=Qt.KeyboardModifier.ControlModifier)
    tafel.scherm.advies.velden.soortkeuze.naar()
    tafel.toets(K.Key_6)
    tafel.typ("CONCEPTMOTIVERING die nog niemand mag zien")
    tafel.scherm.advies.spoel()
    tafel.wacht()
    tafel.scherm.tik()
    assert tafel.blad().notitie == "GEHEIME NOTITIE"
    assert "CONCEPTMOTIVERING" in str(tafel.blad().concept.waarden["motivering"])
    alles = _teksten(beamer)
    assert "GEHEIME" not in alles and "CONCEPTMOTIVERING" not in alles
    assert tafel.blad().casus.nummer in alles
    tafel.toets(K.Key_Return, met=Qt.KeyboardModifier.ControlModifier)
    assert tafel.scherm.stapel.currentWidget() is tafel.scherm.teruglezen
    alles = _teksten(beamer)
    assert "CONCEPTMOTIVERING" in alles and "GEHEIME" not in alles


def test_the_beamer_follows_the_section_and_escape_closes_it(tafel: Tafel) -> None:
    tafel.naar_casus()
    tafel.toets(K.Key_F5)
    beamer = tafel.scherm.beamer
    assert beamer is not None
    tafel.scherm.casus.rol.setFocus()
    QTest.keyClick(tafel.scherm.casus.rol, K.Key_6)
    assert beamer.kop.text() == tafel.blad().casus.onderdelen[5].titel
    assert not beamer._palet.donker
    QTest.keyClick(beamer, K.Key_Escape)
    assert tafel.scherm.beamer is None


def test_page_down_starts_the_next_item_and_the_time_runs(tafel: Tafel) -> None:
    punten = tafel.overleg().punten
    tafel.scherm.bekijk(punten[0].id)
    tafel.wacht()
    tafel.scherm.casus.rol.setFocus()
    QTest.keyClick(tafel.scherm, K.Key_PageDown)
    tafel.wacht()
    assert tafel.overleg().actief_punt_id == punten[1].id
    tafel.klok.moment += timedelta(minutes=6, seconds=30)
    tafel.scherm.tik()
    assert "1:30 over tijd" in tafel.scherm.kop.tijd.text()
    tafel.toets(K.Key_F8)
    assert tafel.overleg().actief_sinds is None
    assert tafel.overleg().punt(punten[1].id).seconden == 390


def test_the_report_is_saved_while_typing_and_stays_with_its_item(tafel: Tafel) -> None:
    een = tafel.naar_casus(0)
    tafel.toets(K.Key_F6)
    tafel.typ("De inbrenger licht toe.")
    twee = tafel.naar_casus(1)
    assert tafel.blad(een).verslag == "De inbrenger licht toe."
    assert tafel.scherm.notulist.verslag.tekst() == ""
    assert tafel.blad(twee).verslag == ""


def test_an_action_is_recorded_on_one_line(tafel: Tafel) -> None:
    punt = tafel.naar_casus()
    tafel.toets(K.Key_F7)
    regel = tafel.scherm.notulist.actieregel
    assert QApplication.focusWidget() is regel.wat
    tafel.typ("School bellen over de plek")
    tafel.toets(K.Key_Return)
    assert "wie" in regel.melding.text()
    regel.wie.setCurrentIndex(1)
    regel.wat.setFocus()
    tafel.toets(K.Key_Return)
    assert [a.wat for a in tafel.blad(punt).acties] == ["School bellen over de plek"]
    assert regel.wat.text() == ""


def test_presence_by_a_letter_from_this_item_on(tafel: Tafel) -> None:
    tafel.naar_casus()
    eerste = tafel.blad().tafel[0]
    assert eerste.aanwezigheid is Aanwezigheidssoort.AANWEZIG

    def vertrek(venster: Aanwezigheidsvenster) -> None:
        tafel.wacht()
        QTest.keyClick(venster.lijst, K.Key_V)
        tafel.wacht()
        venster.accept()

    in_venster(Aanwezigheidsvenster, vertrek)
    tafel.toets(K.Key_F4)
    assert tafel.blad().tafel[0].aanwezigheid is Aanwezigheidssoort.VERTROKKEN
    assert tafel.blad(tafel.overleg().punten[0].id).tafel[0].aanwezigheid is Aanwezigheidssoort.AANWEZIG
    assert "6 van 9" in tafel.scherm.kop.quorum.woord()


def test_a_reusable_sentence_is_put_in_where_the_cursor_stands(tafel: Tafel) -> None:
    tafel.naar_casus()
    tafel.toets(K.Key_Return, met=Qt.KeyboardModifier.ControlModifier)
    tafel.toets(K.Key_1)
    tafel.toets(K.Key_Z, met=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    from ui.overleg.zinnen import Zinnenkiezer

    kiezer = tafel.scherm.findChild(Zinnenkiezer)
    assert kiezer is not None
    teksten = [kiezer.lijst.item(n).text() for n in range(kiezer.lijst.count())]
    assert teksten and all(t.startswith("Motivering") for t in teksten)
    tafel.toets(K.Key_Return)
    vak = tafel.scherm.advies.velden.vak("motivering")
    assert len(vak.tekst()) > 20  # type: ignore[attr-defined]  # a Schrijfvak


def test_without_quorum_the_readback_says_under_reservation(tafel: Tafel) -> None:
    from ui.overleg.teruglezen import voorbehoud_in_woorden
    from weegtafel.overleg.commands import MeldAanwezigheid

    punt = tafel.naar_casus()
    for rij in tafel.blad().tafel[3:]:
        if rij.doet_mee:
            tafel.v.doe(
                MeldAanwezigheid(
                    overleg_id=tafel.overleg_id,
                    organisatie_id=rij.id,
                    soort=Aanwezigheidssoort.VERTROKKEN,
                    punt_id=punt,
                )
            )
    tafel.scherm.ververs()
    tafel.wacht()
    assert "geen quorum" in tafel.scherm.kop.quorum.woord()
    assert "onder voorbehoud" in voorbehoud_in_woorden(tafel.blad(punt))


def test_every_control_has_a_name_for_a_screen_reader(tafel: Tafel) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTextEdit

    tafel.naar_casus()
    naamloos = [
        w
        for w in tafel.scherm.findChildren(QWidget)
        if isinstance(w, QAbstractButton | QAbstractItemView | QComboBox | QLineEdit | QTextEdit)
        and w.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not w.objectName().startswith("qt_")
        and not (w.accessibleName() or (w.text() if isinstance(w, QAbstractButton) else ""))
        and not isinstance(w.parentWidget(), QComboBox)
        and w.window() is tafel.scherm
        and w.isVisible()
        and "Private" not in type(w).__name__
        and w.parentWidget().metaObject().className() != "QComboBoxPrivateContainer"
    ]
    assert naamloos == []
