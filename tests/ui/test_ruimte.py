"""Words stay whole where there is little room, Tab reaches every button, and a slow answer is asked for once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.overleghulp import VANDAAG, Tafelhulp
from tests.ui.casushulp import maak
from tests.ui.schermhulp import in_dialoog, rust, toets, toon
from ui.casus.casus import CasusScherm
from ui.casus.inlezen import Inlezen, Leesregel
from ui.casus.lijst import CasussenScherm
from ui.casus.nieuw import NieuweCasus
from ui.inrichting.inrichting import InrichtingScherm
from ui.overleg.acties import ActiesScherm
from ui.overleg.adviesvelden import Adviesvelden
from ui.overleg.agenda import LEESBAAR, MINUTEN, PUNT, STAAT
from ui.overleg.beamer import Beamer, Beeld
from ui.overleg.lijst import OverleggenScherm
from ui.overleg.notulen import NotulenScherm
from ui.overleg.overleg import OverlegScherm
from ui.overleg.plannen import Planvenster
from ui.overleg.redenvraag import Redenvraag
from ui.overleg.vergadering.notulist import Actieregel
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import maat, pas_thema_toe
from ui.widgets.basis import Knop, Woordknop
from ui.widgets.berichtenbalk import LEESTIJD_MS, BerichtActie, Berichtenbalk
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.paginakop import Paginakop
from ui.widgets.stappenbalk import Stap, Stappenbalk
from weegtafel.bootstrap import Programma, lees_aanmeldformulier, schrijf_aanmeldformulier
from weegtafel.casus.models import Casus
from weegtafel.inrichting import queries as inrichting
from weegtafel.inrichting.commands import BeeindigCode
from weegtafel.inrichting.models import Code, Persoon
from weegtafel.kernel.codes import Adviessoort
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.overleg import commands as c
from weegtafel.overleg.models import Overleg

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tafel(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


@pytest.fixture
def schaal(qapp: QApplication) -> Iterator[Any]:
    yield lambda hoe_groot: pas_thema_toe(qapp, "licht", hoe_groot)
    pas_thema_toe(qapp, "licht", 1.0)


def heel(knop: QAbstractButton) -> bool:
    """Whether the words of a button fit in it."""
    return knop.width() >= knop.sizeHint().width()


# --- heads and steps ------------------------------------------------------------------------------


def test_the_title_stays_on_one_line_when_the_buttons_do_not_fit_beside_it(qtbot: QtBot) -> None:
    houder = QWidget()
    qtbot.addWidget(houder)
    kop = Paginakop("WT-2026-0234 · nieuwe indicatie", "Jeugdteam Noord", ouder=houder)
    knoppen = [Knop(tekst) for tekst in ("Bewaar als document", "Trek in", "Zet terug")]
    for knop in knoppen:
        kop.voeg_actie_toe(knop)
    houder.show()
    kop.show()
    regel = kop.titel.fontMetrics().height()
    for breed, eronder in ((1200, False), (560, True), (1200, False)):
        kop.resize(breed, 200)
        kop.resize(breed, kop.heightForWidth(breed) if kop.hasHeightForWidth() else kop.sizeHint().height())
        QApplication.processEvents()
        assert kop.titel.height() < 2 * regel and kop.titel.width() >= kop.titel.fontMetrics().horizontalAdvance(
            kop.titel.text()
        )
        assert all(heel(knop) for knop in knoppen)
        assert (knoppen[0].y() > kop.ondertitel.y()) is eronder


def test_steps_keep_their_words_and_stand_on_more_lines(qtbot: QtBot, schaal: Any) -> None:
    woorden = ("Hulpvraag", "Situatie", "Resultaat", "Eigen kracht", "Andere wetten", "Aanvraag")
    balk = Stappenbalk([Stap(w, w) for w in woorden])
    qtbot.addWidget(balk)
    balk.show()
    regels = []
    for hoe_groot, breed in ((1.0, 1000), (1.5, 1100), (1.5, 700), (2.0, 500)):
        schaal(hoe_groot)
        balk.resize(breed, balk.height())
        QApplication.processEvents()
        balk.resize(breed, balk.sizeHint().height())
        QApplication.processEvents()
        knoppen = balk.findChildren(Woordknop)
        assert all(heel(k) and k.geometry().right() <= breed for k in knoppen), (hoe_groot, breed)
        regels.append(len({k.y() for k in knoppen}))
    assert regels[:2] == [1, 1] and 1 < regels[2] < regels[3]


@pytest.mark.parametrize(("hoe_groot", "breed", "naast"), [(1.0, 1048, True), (1.5, 1184, True), (2.0, 1152, False)])
def test_what_is_missing_stands_under_the_casus_where_both_do_not_fit(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp, schaal: Any, hoe_groot: float, breed: int, naast: bool
) -> None:
    schaal(hoe_groot)
    scherm = toon(qtbot, omgeving, CasusScherm(omgeving, tafel.concept_casus()))
    scherm.resize(breed, 760)
    rust(omgeving)
    vorm, lijst = scherm._rol.geometry(), scherm._volledigheid.geometry()
    assert (
        scherm.width() == breed
        and (lijst.left() > vorm.right()) is naast
        and (lijst.top() > vorm.bottom()) is not naast
    )
    binnen = scherm._rol.widget()
    assert binnen is not None and binnen.width() <= scherm._rol.viewport().width()
    assert naast or lijst.height() <= scherm.height() // 5, "the casus itself keeps the room"


def test_the_search_field_of_the_list_shows_what_it_is_for(qtbot: QtBot, omgeving: Omgeving) -> None:
    scherm = toon(qtbot, omgeving, CasussenScherm(omgeving))
    woorden = scherm._zoek.placeholderText()
    assert scherm._zoek.width() > scherm._zoek.fontMetrics().horizontalAdvance(woorden) + maat(44)


@pytest.mark.parametrize("hoe_groot", [1.0, 1.5])
def test_the_items_of_an_agenda_can_be_read_at_every_size(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp, schaal: Any, hoe_groot: float
) -> None:
    overleg, (punt,) = tafel.open_met()
    tafel.stel_vast(punt, Adviessoort.PASSEND_MET_AANPASSING)
    tafel.sluit(overleg)
    schaal(hoe_groot)
    gepland = tafel.plan(7)
    for welk, minuten in ((overleg, False), (gepland, True)):
        scherm = toon(qtbot, omgeving, OverlegScherm(omgeving, welk))
        agenda = scherm.agenda
        assert agenda.columnWidth(PUNT) >= maat(LEESBAAR) * (0.6 if welk == overleg else 1)
        assert agenda.isColumnHidden(MINUTEN) is not minuten, "what was planned makes way once it is over"
        assert agenda.isColumnHidden(STAAT) is minuten
        if minuten:
            assert all(heel(k) for k in (scherm.knop_casus, scherm.knop_punt, scherm.knop_weg))


def test_the_line_of_an_action_has_room_for_the_longest_date(qtbot: QtBot, omgeving: Omgeving, schaal: Any) -> None:
    regel = Actieregel(omgeving)
    qtbot.addWidget(regel)
    regel.show()
    for hoe_groot in (1.0, 1.5):
        schaal(hoe_groot)
        regel.resize(maat(700), maat(80))
        regel.wanneer.zet_datum(date(2027, 9, 30))
        QApplication.processEvents()
        tekst = regel.wanneer.fontMetrics().horizontalAdvance(regel.wanneer.text())
        assert regel.wanneer.contentsRect().width() - regel.wanneer._knop.width() >= tekst + maat(8)
    regel.meld("Kies wie dit doet.")
    QApplication.processEvents()
    assert regel.melding.y() >= regel.wat.geometry().bottom()


def test_a_question_for_a_reason_grows_with_what_is_missing(qtbot: QtBot) -> None:
    vraag = Redenvraag("Casus doorschuiven?", "De casus komt terug.", "Schuif door", voorzetten=("De tijd is op.",))
    qtbot.addWidget(vraag)
    vraag.show()
    QApplication.processEvents()
    hoog = vraag.height()
    vraag.knop_doe.click()
    QApplication.processEvents()
    assert vraag.formulier.fouten() and vraag.height() > hoog
    assert all(heel(knop) for knop in vraag.findChildren(Knop))


def test_the_choices_for_a_form_have_visible_names(qtbot: QtBot, omgeving: Omgeving, tmp_path: Path) -> None:
    pad = tmp_path / "formulier.docx"
    schrijf_aanmeldformulier(pad, None)
    ouder = QWidget()
    qtbot.addWidget(ouder)
    dialoog = Inlezen(ouder, omgeving, [Leesregel(pad.name, lees_aanmeldformulier(pad), None, None, None)])
    dialoog.show()
    woorden = {label.text() for label in dialoog.findChildren(QLabel) if label.isVisible()}
    assert {"Inbrenger", "Gemeente"} <= woorden


# --- Tab ------------------------------------------------------------------------------------------


def langs_tab(scherm: Scherm) -> set[QWidget]:
    """Everything that Tab comes by on a page, from where it begins."""
    scherm.activateWindow()
    scherm.setFocus()
    gezien: set[QWidget] = set()
    for _ in range(60):
        nu = scherm.focusWidget()
        assert nu is not None
        gezien.add(nu)
        QTest.keyClick(nu, Qt.Key.Key_Tab)
    return gezien


@pytest.mark.parametrize("soort", [CasussenScherm, OverleggenScherm, ActiesScherm, OverlegScherm, NotulenScherm])
def test_tab_reaches_the_buttons_in_the_head(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp, soort: type[Scherm]
) -> None:
    overleg, (punt,) = tafel.open_met()
    tafel.stel_vast(punt)
    tafel.sluit(overleg)
    gepland = tafel.plan(7)
    extra = {OverlegScherm: (gepland,), NotulenScherm: (overleg,)}.get(soort, ())
    scherm = toon(qtbot, omgeving, soort(omgeving, *extra))
    kop = scherm.findChildren(Paginakop)[0]
    knoppen = [k for k in kop.findChildren(QAbstractButton) if k.isVisible() and k.isEnabled()]
    assert knoppen and set(knoppen) <= langs_tab(scherm)
    scherm.setFocus()
    assert scherm.focusWidget() not in knoppen, "a page still begins at its list"


def test_tab_reaches_what_can_be_done_in_each_part_of_the_set_up(qtbot: QtBot, omgeving: Omgeving) -> None:
    scherm = toon(qtbot, omgeving, InrichtingScherm(omgeving))
    gezien = 0
    for nummer in range(scherm.keuze.count()):
        scherm.keuze.setCurrentRow(nummer)
        rust(omgeving)
        knoppen = {k for k in scherm.findChildren(Knop) if k.isVisible() and k.isEnabled()}
        assert knoppen <= langs_tab(scherm), scherm.keuze.item(nummer).text()
        gezien += len(knoppen)
    assert gezien > scherm.keuze.count() // 2


def test_word_without_names_is_an_act_of_the_page(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    overleg, (punt,) = tafel.open_met()
    tafel.stel_vast(punt)
    tafel.sluit(overleg)
    scherm = toon(qtbot, omgeving, NotulenScherm(omgeving, overleg))
    acties = {actie.text(): actie for actie in scherm.acties()}
    gevraagd: list[tuple[str, bool]] = []
    scherm.uitgeven.geef_uit = lambda soort, *, zonder_namen=False: gevraagd.append((soort, zonder_namen))
    for tekst in ("Bewaar als Word-document zonder namen", "Bewaar als PDF zonder namen", "Bewaar als Word-document"):
        acties[tekst].trigger()
    assert gevraagd == [("docx", True), ("pdf", True), ("docx", False)]


# --- planning -------------------------------------------------------------------------------------


def test_a_new_overleg_is_planned_once_at_the_place_of_the_last(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp
) -> None:
    tafel.doe(
        c.PlanOverleg(
            datum=VANDAAG + timedelta(days=7),
            begintijd=tafel.lees(Overleg, tafel.plan(1))["begintijd"],
            eindtijd=tafel.lees(Overleg, 1)["eindtijd"],
            locatie="Wijkcentrum De Brug",
            voorzitter_id=tafel.voorzitter,
            secretaris_id=tafel.secretaris,
        )
    )
    scherm = toon(qtbot, omgeving, OverleggenScherm(omgeving))

    def twee_keer(dialoog: Any) -> None:
        assert isinstance(dialoog, Planvenster)
        rust(omgeving)
        assert dialoog.velden.locatie.text() == "Wijkcentrum De Brug"
        assert dialoog.velden.datum.datum() == VANDAAG + timedelta(days=14)
        dialoog.knop.click()
        dialoog.knop.click()
        toets(dialoog, Qt.Key.Key_Return, CTRL)

    in_dialoog(omgeving, scherm.plan, twee_keer)
    assert [o["locatie"] for o in tafel.alle(Overleg)] == ["Raadzaal", "Wijkcentrum De Brug", "Wijkcentrum De Brug"]


def test_a_refused_plan_can_be_sent_again(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    venster = Planvenster(omgeving, None, plaats="Raadzaal")
    qtbot.addWidget(venster)
    venster.show()
    rust(omgeving)
    venster.velden.datum.zet_datum(VANDAAG - timedelta(days=1))
    venster.plan()
    rust(omgeving)
    assert venster.velden.fouten()["datum"] and venster.knop.isEnabled()
    venster.velden.datum.zet_datum(VANDAAG + timedelta(days=1))
    venster.plan()
    rust(omgeving)
    assert venster.result() == QDialog.DialogCode.Accepted and venster.overleg_id == tafel.alle(Overleg)[0]["id"]


# --- messages -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("soort", "met_actie", "blijft"),
    [
        ("gelukt", False, False),
        ("gelukt", True, False),
        ("informatie", False, False),
        ("let op", False, False),
        ("let op", True, True),
        ("fout", False, True),
    ],
)
def test_a_message_goes_with_its_page(qtbot: QtBot, soort: Any, met_actie: bool, blijft: bool) -> None:
    balk = Berichtenbalk()
    qtbot.addWidget(balk)
    balk.toon(soort, "Een zin.", BerichtActie("Kopieer mijn tekst", lambda: None) if met_actie else None)
    balk.na_paginawissel()
    assert balk.zin(), "what was said together with the change of page is about the new page"
    qtbot.wait(LEESTIJD_MS + 60)
    balk.na_paginawissel()
    assert bool(balk.zin()) is blijft


def test_the_letters_of_the_beamer_grow_with_its_screen(qtbot: QtBot) -> None:
    beamer = Beamer()
    qtbot.addWidget(beamer)
    beamer.toon(Beeld("WO-2026-0001", "punt 4 van 9", "WT-2026-0005", gevraagd="Profiel 3", delen=(("", "Tekst."),)))
    beamer.show()
    hoog, gevonden = [], []
    for breed, hoogte in ((1280, 720), (1920, 1080), (3840, 2160), (1280, 1080), (1280, 720)):
        beamer.resize(breed, hoogte)
        QApplication.processEvents()
        hoog.append(beamer.gevraagd.fontMetrics().height())
        gevonden.append(re.findall(r"font-size:(\d+)px;line", beamer.tekst.text())[0])
    assert hoog[0] < hoog[1] < hoog[2] and hoog[0] == hoog[3] == hoog[4]
    assert gevonden == ["28", "42", "84", "28", "28"]


# --- who may write --------------------------------------------------------------------------------


def als_lid(omgeving: Omgeving, tafel: Tafelhulp, organisatie: int) -> None:
    """Work as a lid of this organisation from now on."""
    persoon = tafel.personen[organisatie]
    naam = tafel.lees(Persoon, persoon)["naam"]
    omgeving.runner.programma = omgeving.runner.programma.als(Actor(persoon, naam, frozenset({Rol.LID})))


def test_a_lid_reads_the_casus_of_another_organisation_and_writes_the_own(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp
) -> None:
    eigen, vreemd = tafel.concept_casus(tafel.leden[0]), tafel.concept_casus(tafel.leden[1])
    als_lid(omgeving, tafel, tafel.leden[0])
    for casus, mag in ((eigen, True), (vreemd, False)):
        scherm = toon(qtbot, omgeving, CasusScherm(omgeving, casus))
        assert (scherm._formulier is not None) is mag
        assert ("alleen om te lezen" in scherm._kop.ondertitel.text()) is not mag
        zichtbaar = {k.text() for k in scherm._doen.knoppen() if k.isVisible()}
        assert ({"Meld aan", "Trek in"} <= zichtbaar) is mag and bool(zichtbaar & {"Meld aan", "Trek in"}) is mag


def test_a_lid_makes_casussen_of_the_own_organisation(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    als_lid(omgeving, tafel, tafel.leden[2])
    ouder = QWidget()
    qtbot.addWidget(ouder)
    dialoog = NieuweCasus(ouder, omgeving)
    assert dialoog.inbrenger.waarde() == tafel.leden[2]
    dialoog.gemeente.zet_waarde(tafel.gemeente)
    dialoog.knop.click()
    rust(omgeving)
    assert tafel.lees(Casus, dialoog.casus_id)["inbrenger_id"] == tafel.leden[2]


def test_who_works_for_the_whole_table_chooses_the_inbrenger(qtbot: QtBot, omgeving: Omgeving) -> None:
    ouder = QWidget()
    qtbot.addWidget(ouder)
    dialoog = NieuweCasus(ouder, omgeving)
    alle = omgeving.runner.vraag_nu(inrichting.organisaties, omgeving.vandaag)
    assert dialoog.inbrenger.waarde() is None and dialoog.inbrenger.count() >= len(alle)


# --- the fields of an advice ----------------------------------------------------------------------


def test_a_large_volume_is_shown_with_its_dot(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    maak(programma)
    velden = Adviesvelden(omgeving)
    qtbot.addWidget(velden)
    rust(omgeving)
    velden.zet({"soort": Adviessoort.PASSEND_MET_AANPASSING}, {"volume": 1200, "eenheid": "04", "duur_maanden": 12})
    hulp = velden.formulier._velden["volume"].hulp.text()
    assert hulp.startswith("Gevraagd: 1.200 "), hulp


def test_a_requested_code_that_ended_gets_its_field_whatever_the_outcome(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp
) -> None:
    rij = next(r for r in tafel.alle(Code) if (r["lijst"], r["code"]) == ("eenheid", "04"))
    tafel.doe(BeeindigCode(code_id=rij["id"], versie=rij["versie"], geldig_tot=VANDAAG - timedelta(days=1)))
    velden = Adviesvelden(omgeving)
    qtbot.addWidget(velden)
    velden.zet({"soort": Adviessoort.PASSEND}, {"profiel": "2", "volume": 6, "eenheid": "04", "frequentie": "2"})
    velden.show()
    rust(omgeving)
    eenheid = velden.vak("eenheid")
    assert isinstance(eenheid, Keuzelijst) and eenheid.isVisible()
    assert "geldt niet meer" in velden.formulier._velden["volume"].hulp.text()
    assert not velden.vak("profiel").isVisible() and not velden.vak("productcategorie").isVisible()
    assert velden.codefouten() == {"volume": "Eenheid: wat is gevraagd, geldt vandaag niet meer. Kies iets anders."}
    eenheid.zet_waarde(eenheid.itemData(eenheid.count() - 1))
    assert velden.codefouten() == {}
    eenheid.zet_waarde(None)
    velden.soortkeuze.kies(Adviessoort.AANHOUDEN)
    assert velden.codefouten() == {}
    assert not eenheid.isVisible(), "no indication stands, so nothing is passed on"
