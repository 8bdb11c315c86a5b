"""From complete to the table: the list of what is missing, the acts on a casus, and reading it afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from tests.casus_wereld import anoniem
from tests.ui.casushulp import feiten, in_dialoog, maak, maak_compleet, rust, toets, toon, typ
from ui.bestandskeuze import Documentdoel
from ui.casus.casus import CasusScherm
from ui.scherm import Omgeving
from ui.widgets.basis import Knop
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.tekstvak import Tekstvak
from ui.widgets.zinknop import Zinknop
from weegtafel.bootstrap import Programma
from weegtafel.casus.commands import VerklaarGereed
from weegtafel.casus.models import Casus
from weegtafel.kernel.codes import CasusStatus
from weegtafel.kernel.roles import Actor, Rol


def _open(qtbot: QtBot, omgeving: Omgeving, casus_id: int) -> CasusScherm:
    scherm = CasusScherm(omgeving, casus_id)
    toon(qtbot, scherm, omgeving)
    return scherm


def _knop(scherm: CasusScherm, tekst: str) -> Knop:
    return next(k for k in scherm._doen.knoppen() if k.text() == tekst)


def _zinnen(scherm: CasusScherm) -> dict[str, Zinknop]:
    return {k.accessibleName(): k for k in scherm._volledigheid.findChildren(Zinknop)}


def test_each_sentence_about_what_is_missing_leads_to_its_field(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    scherm = _open(qtbot, omgeving, maak(programma))
    zinnen = _zinnen(scherm)
    assert len(zinnen) > 20
    for begin, sleutel in (("De hulpvraag", "hulpvraag"), ("De verklarende analyse", "verklarende_analyse")):
        knop = next(k for zin, k in zinnen.items() if zin.startswith(begin))
        knop.setFocus()
        toets(knop, Qt.Key.Key_Space)
        QApplication.processEvents()
        assert scherm._invoer[sleutel].widget.hasFocus()
        assert not scherm._invoer[sleutel].widget.visibleRegion().isEmpty()


def test_filling_a_field_takes_its_sentence_away(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    scherm = _open(qtbot, omgeving, maak(programma))
    voor = len(_zinnen(scherm))
    typ(scherm._invoer["hulpvraag"].widget, "Hulp bij slapen en bij opstaan, zodat school weer lukt.")
    scherm.mag_weg()
    rust(omgeving)
    QApplication.processEvents()
    assert not [zin for zin in _zinnen(scherm) if zin.startswith("De hulpvraag ontbreekt")]
    assert len(_zinnen(scherm)) == voor - 1


def test_keys_lead_through_the_steps_and_to_what_is_missing(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    scherm = _open(qtbot, omgeving, maak(programma, leeftijdsband="10-12"))
    toetsen = {a.shortcut().toString(): a for a in scherm.acties()}
    toetsen["Alt+3"].trigger()
    assert scherm._invoer["resultaat"].widget.hasFocus()
    toetsen["Alt+5"].trigger()
    assert next(iter(scherm._gronden._velden.values()))[1].hasFocus()
    toetsen["Ctrl+J"].trigger()
    assert scherm._invoer["hulpvraag"].widget.hasFocus()


def test_from_concept_to_ready_with_the_declaration(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    casus_id = maak_compleet(programma, aangemeld=False)
    scherm = _open(qtbot, omgeving, casus_id)
    assert _zinnen(scherm) == {} or all("ontbreekt" not in zin for zin in _zinnen(scherm))
    _knop(scherm, "Meld aan").click()
    rust(omgeving)
    assert feiten(programma, casus_id).status is CasusStatus.AANGEMELD
    assert scherm._status.woord() == "aangemeld"
    assert not _knop(scherm, "Meld aan").isVisible()

    def verklaar(dialoog: Any) -> None:
        assert isinstance(dialoog, Bevestiging)
        vakje = dialoog.findChild(QCheckBox)
        assert isinstance(vakje, QCheckBox)
        assert vakje.hasFocus()
        assert not dialoog.knop_doe.isEnabled(), "not without the declaration"
        toets(vakje, Qt.Key.Key_Space)
        assert not dialoog.knop_doe.isEnabled(), "the thorough layer did not read it, so a reason is needed"
        typ(dialoog.findChild(Tekstvak), "Het gaat om verzonnen gegevens.")
        dialoog.knop_doe.click()

    actie = next(a for a in scherm.acties() if a.shortcut().toString() == "Ctrl+Return" and a.isEnabled())
    in_dialoog(qtbot, actie.trigger, verklaar)
    rust(omgeving)
    f = feiten(programma, casus_id)
    assert (f.status, f.gereed_door) == (CasusStatus.GEREED, programma.actor.naam)
    assert programma.actor.naam in " ".join(label.text() for label in scherm._volledigheid.findChildren(QLabel))


def test_not_yet_ready_changes_nothing(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    casus_id = maak_compleet(programma)
    scherm = _open(qtbot, omgeving, casus_id)
    in_dialoog(qtbot, _knop(scherm, "Verklaar gereed").click, lambda d: toets(d, Qt.Key.Key_Escape))
    rust(omgeving)
    assert feiten(programma, casus_id).status is CasusStatus.AANGEMELD


def test_while_the_thorough_layer_reads_nobody_declares_by_hand(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus_id = maak_compleet(programma)
    scherm = _open(qtbot, omgeving, casus_id)
    monkeypatch.setattr("ui.anoniemvinder.Vinder.kan_niet", lambda _zelf: False)
    gezegd: list[str] = []
    omgeving.mond.gezegd.connect(lambda _soort, zin: gezegd.append(zin))
    _knop(scherm, "Verklaar gereed").click()
    rust(omgeving)
    assert "leest deze casus nog" in gezegd[-1]
    assert feiten(programma, casus_id).status is CasusStatus.AANGEMELD


def test_an_incomplete_casus_says_why_it_cannot_be_ready(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    from weegtafel.casus.commands import MeldCasusAan

    casus_id = maak(programma, leeftijdsband="10-12", hulpvraag="Hulp.")
    programma.voer_uit(MeldCasusAan(casus_id=casus_id, versie=feiten(programma, casus_id).versie))
    scherm = _open(qtbot, omgeving, casus_id)
    gezegd: list[str] = []
    omgeving.mond.gezegd.connect(lambda _soort, zin: gezegd.append(zin))
    assert not _knop(scherm, "Verklaar gereed").isEnabled()
    next(a for a in scherm.acties() if a.text() == "Verklaar gereed").trigger()
    assert "ontbreekt nog" in gezegd[-1]


@pytest.mark.parametrize(
    ("knop", "status"), [("Zet terug", CasusStatus.AANGEMELD), ("Trek in", CasusStatus.INGETROKKEN)]
)
def test_setting_back_and_withdrawing_ask_for_a_reason(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma, knop: str, status: CasusStatus
) -> None:
    casus_id = maak_compleet(programma)
    programma.voer_uit(anoniem(casus_id, feiten(programma, casus_id).versie))
    programma.voer_uit(VerklaarGereed(casus_id=casus_id, versie=feiten(programma, casus_id).versie, geen_namen=True))
    scherm = _open(qtbot, omgeving, casus_id)

    def geef_reden(dialoog: Any) -> None:
        vak = dialoog.findChild(Tekstvak)
        assert vak.hasFocus() and not dialoog.knop_doe.isEnabled()
        typ(vak, "  ")
        assert not dialoog.knop_doe.isEnabled()
        typ(vak, "De ouders vroegen dit.")
        dialoog.knop_doe.click()

    in_dialoog(qtbot, _knop(scherm, knop).click, geef_reden)
    rust(omgeving)
    f = feiten(programma, casus_id)
    assert f.status is status
    if status is CasusStatus.INGETROKKEN:
        assert f.ingetrokken_reden == "De ouders vroegen dit."
        assert scherm._leesbeeld is not None and scherm._formulier is None


def test_a_change_to_a_ready_casus_is_told(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    casus_id = maak_compleet(programma)
    programma.voer_uit(anoniem(casus_id, feiten(programma, casus_id).versie))
    programma.voer_uit(VerklaarGereed(casus_id=casus_id, versie=feiten(programma, casus_id).versie, geen_namen=True))
    scherm = _open(qtbot, omgeving, casus_id)
    gezegd: list[str] = []
    omgeving.mond.gezegd.connect(lambda _soort, zin: gezegd.append(zin))
    typ(scherm._invoer["hulpvraag"].widget, "Nog iets. ")
    scherm.mag_weg()
    rust(omgeving)
    assert "opnieuw gereed" in gezegd[-1]
    assert scherm._status.woord() == "aangemeld"


def test_an_act_waits_for_what_is_being_typed(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    casus_id = maak_compleet(programma, aangemeld=False)
    scherm = _open(qtbot, omgeving, casus_id)
    typ(scherm._invoer["hulpvraag"].widget, "Laatste woorden. ")
    _knop(scherm, "Meld aan").click()
    rust(omgeving)
    f = feiten(programma, casus_id)
    assert f.status is CasusStatus.AANGEMELD and f.hulpvraag.startswith("Laatste woorden. ")


def test_an_act_does_not_pass_over_what_was_not_stored(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    casus_id = maak_compleet(programma, aangemeld=False)
    scherm = _open(qtbot, omgeving, casus_id)
    typ(scherm._invoer["resultaat_datum"].widget, "ooit")
    _knop(scherm, "Meld aan").click()
    rust(omgeving)
    assert feiten(programma, casus_id).status is CasusStatus.CONCEPT


def test_on_the_table_a_casus_is_read_only(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    casus_id = maak_compleet(programma)
    with programma.kluis.transactie() as sessie:
        rij = sessie.get(Casus, casus_id)
        assert rij is not None
        rij.status = CasusStatus.GEAGENDEERD
    scherm = _open(qtbot, omgeving, casus_id)
    assert scherm._leesbeeld is not None and scherm._invoer == {}
    teksten = " ".join(label.text() for label in scherm._leesbeeld.findChildren(QLabel))
    f = feiten(programma, casus_id)
    assert "Hoe kan de jeugdige weer naar school?" in teksten
    assert f.toon("kosten_cent") in teksten and f.toon("resultaat_datum") in teksten
    assert {k.text() for k in scherm._doen.knoppen() if k.isVisible()} == {"Bewaar als document"}
    plek = scherm._rol.verticalScrollBar()
    assert scherm._rol.hasFocus(), "the keyboard scrolls"
    toets(scherm._rol, Qt.Key.Key_PageDown)
    onder = plek.value()
    assert onder > 0
    scherm.ververs()
    rust(omgeving)
    assert plek.value() == onder, "a refresh leaves the place"


def test_who_may_not_write_reads(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    casus_id = maak_compleet(programma)
    coach = Actor(programma.actor.persoon_id, "Coach", frozenset({Rol.DOORBRAAKCOACH}))
    omgeving.runner.programma = programma.als(coach)
    scherm = _open(qtbot, omgeving, casus_id)
    assert scherm._leesbeeld is not None
    assert "Meld aan" not in {k.text() for k in scherm._doen.knoppen() if k.isVisible()}


def test_a_casus_goes_on_paper(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scherm = _open(qtbot, omgeving, maak_compleet(programma))
    doel = tmp_path / "casus.docx"
    monkeypatch.setattr("ui.casus.acties.kies_document", lambda *_: Documentdoel(doel, ""))
    _knop(scherm, "Bewaar als document").click()
    rust(omgeving)
    assert doel.read_bytes()[:2] == b"PK"


def test_every_input_has_a_name_for_a_screen_reader(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTextEdit, QWidget

    scherm = _open(qtbot, omgeving, maak(programma))
    naamloos = [
        type(w).__name__
        for w in scherm.findChildren(QWidget)
        if isinstance(w, (QComboBox, QLineEdit, QTextEdit, QAbstractButton))
        and w.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(w.parent(), QComboBox)
        and not w.accessibleName()
        and not (isinstance(w, QAbstractButton) and w.text())
    ]
    assert naamloos == []
