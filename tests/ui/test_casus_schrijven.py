"""Writing in a casus: everything typed reaches the database, and what cannot is never lost."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.casushulp import feiten, in_dialoog, maak, rust, toets, toon, typ
from ui.casus.casus import CasusScherm
from ui.conflict import Tekstconflict
from ui.scherm import Omgeving
from ui.widgets.basis import Knop
from ui.widgets.tekstvak import Tekstvak
from weegtafel.bootstrap import Programma
from weegtafel.casus.commands import BewaarCasus, BewaarGrond, OverweegAlternatief
from weegtafel.inrichting import queries as inrichting
from weegtafel.kernel.errors import Storing
from weegtafel.kernel.opdracht import Opdracht, Wijziging


def _scherm(qtbot: QtBot, omgeving: Omgeving, programma: Programma, **velden: Any) -> tuple[CasusScherm, int]:
    casus_id = maak(programma, **velden)
    scherm = CasusScherm(omgeving, casus_id)
    toon(qtbot, scherm, omgeving)
    return scherm, casus_id


def _vak(scherm: CasusScherm, sleutel: str) -> Tekstvak:
    vak = scherm._invoer[sleutel].widget
    assert isinstance(vak, Tekstvak)
    return vak


def _regel(scherm: CasusScherm, sleutel: str) -> QLineEdit:
    vak = scherm._invoer[sleutel].widget
    assert isinstance(vak, QLineEdit)
    return vak


def _fouten(scherm: CasusScherm) -> dict[str, str]:
    assert scherm._formulier is not None
    return scherm._formulier.fouten()


def _ander(programma: Programma, casus_id: int, veld: str, nieuw: Any) -> None:
    """Somebody at another window changes a field."""
    oud = feiten(programma, casus_id).waarde(veld)
    programma.voer_uit(BewaarCasus(casus_id=casus_id, wijzigingen=(Wijziging(veld, oud, nieuw),)))


@pytest.mark.parametrize(
    ("sleutel", "getypt", "bewaard"),
    [
        ("hulpvraag", "Hulp bij slapen.", "Hulp bij slapen."),
        ("productcode", "45A04", "45A04"),
        ("resultaat_datum", "1-9-2027", date(2027, 9, 1)),
        ("volume", "12", 12),
        ("kosten_cent", "3.000", 300_000),
    ],
)
def test_each_kind_of_field_is_stored_within_a_second_of_the_last_key(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma, sleutel: str, getypt: str, bewaard: object
) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma)
    typ(scherm._invoer[sleutel].widget, getypt)
    einde = time.monotonic() + 1
    while time.monotonic() < einde and feiten(programma, casus_id).waarde(sleutel) != bewaard:
        QTest.qWait(20)
    assert feiten(programma, casus_id).waarde(sleutel) == bewaard
    assert scherm._invoer[sleutel].widget.hasFocus()
    assert not scherm.onbewaard()


def test_a_choice_is_stored_at_once(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma)
    toets(scherm._invoer["segment"].widget, Qt.Key.Key_Down)
    rust(omgeving)
    assert feiten(programma, casus_id).segment != ""


@pytest.mark.parametrize(
    ("sleutel", "getypt", "woord"),
    [
        ("resultaat_datum", "31 februari", "31 februari"),
        ("kosten_cent", "drie tientjes", "bedrag"),
        ("volume", "-4", "Kies een getal"),
        ("volume", "veel", "geen heel getal"),
        ("resultaat_datum", "1-1-1950", "1950"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence_beside_it_and_stays(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma, sleutel: str, getypt: str, woord: str
) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma, productcode="45A04")
    vak = _regel(scherm, sleutel)
    typ(vak, getypt)
    toets(vak, Qt.Key.Key_Tab)
    rust(omgeving)
    assert woord in _fouten(scherm)[sleutel]
    assert not vak.hasFocus(), "Tab goes on; a mistake is no trap"
    assert feiten(programma, casus_id).waarde(sleutel) is None
    scherm.ververs()
    rust(omgeving)
    assert getypt[-3:] in vak.text()
    assert scherm.onbewaard()
    vak.clear()
    typ(vak, "1-9-2027" if sleutel == "resultaat_datum" else "7")
    toets(vak, Qt.Key.Key_Tab)
    rust(omgeving)
    assert _fouten(scherm) == {}
    assert scherm.onbewaard() == ()


def test_tab_leaves_a_text_box(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    scherm, _ = _scherm(qtbot, omgeving, programma)
    typ(_vak(scherm, "hulpvraag"), "Een")
    toets(_vak(scherm, "hulpvraag"), Qt.Key.Key_Tab)
    assert _vak(scherm, "mening_jeugdige").hasFocus()
    assert _vak(scherm, "hulpvraag").tekst() == "Een"


@pytest.mark.parametrize("tekst", ["👩‍👧‍👦 zegt: “ik wil naar huis” 🙂", "العربية שלום", "Zoë – coördinatie\n\n• punt"])
def test_every_script_comes_back_as_it_was_typed(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma, tekst: str
) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma)
    _vak(scherm, "hulpvraag").insertPlainText(tekst)
    scherm.mag_weg()
    rust(omgeving)
    assert feiten(programma, casus_id).hulpvraag == tekst
    opnieuw = CasusScherm(omgeving, casus_id)
    toon(qtbot, opnieuw, omgeving)
    assert _vak(opnieuw, "hulpvraag").tekst() == tekst


def test_a_paste_of_200000_characters_is_refused_with_a_sentence_and_stays(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma, hulpvraag="Kort.")
    vak = _vak(scherm, "hulpvraag")
    vak.selectAll()
    plak = QMimeData()
    plak.setText("lang " * 40_000)
    vak.insertFromMimeData(plak)
    scherm.mag_weg()
    rust(omgeving)
    assert "200.000 tekens" in _fouten(scherm)["hulpvraag"]
    assert feiten(programma, casus_id).hulpvraag == "Kort."
    scherm.ververs()
    rust(omgeving)
    assert len(vak.tekst()) == 200_000
    assert scherm.onbewaard() == ("Hulpvraag van WT-2026-0001",)
    vak.setPlainText("Ingekort.")
    scherm.mag_weg()
    rust(omgeving)
    assert feiten(programma, casus_id).hulpvraag == "Ingekort."
    assert scherm.onbewaard() == () and _fouten(scherm) == {}


def test_a_refresh_while_typing_costs_no_character(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma, problemen="Eerst.")
    vak = _vak(scherm, "hulpvraag")
    vak.setFocus()
    zin = "De jeugdige wil weer vijf dagen naar school en slaapt slecht"
    for nummer, teken in enumerate(zin):
        QTest.keyClick(vak, teken)
        if nummer % 5 == 0:
            scherm.ververs()
        if nummer == 30:
            _ander(programma, casus_id, "problemen", "Van een ander.")
        if nummer % 11 == 0:
            QTest.qWait(430)
        else:
            QApplication.processEvents()
    scherm.mag_weg()
    rust(omgeving)
    assert vak.tekst() == zin
    assert feiten(programma, casus_id).hulpvraag == zin
    assert _vak(scherm, "problemen").tekst() == "Van een ander."


def test_another_text_appears_in_a_field_with_the_cursor_that_was_not_typed_in(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma, hulpvraag="Oud.", kosten_cent=100)
    _vak(scherm, "hulpvraag").setFocus()
    _ander(programma, casus_id, "hulpvraag", "Nieuw van een ander.")
    _ander(programma, casus_id, "kosten_cent", 250_000)
    scherm.ververs()
    rust(omgeving)
    assert _vak(scherm, "hulpvraag").tekst() == "Nieuw van een ander."
    assert "2.500" in _regel(scherm, "kosten_cent").text()


@pytest.mark.parametrize(
    ("knop", "verwacht"),
    [
        ("Houd mijn tekst", "Mijn tekst."),
        ("Neem de andere tekst", "Hun tekst."),
        ("Zet beide onder elkaar", "Hun tekst.\n\nMijn tekst."),
    ],
)
def test_two_windows_in_one_field_show_both_texts_and_every_choice_works(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma, knop: str, verwacht: str
) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma, hulpvraag="")
    typ(_vak(scherm, "hulpvraag"), "Mijn tekst.")
    _ander(programma, casus_id, "hulpvraag", "Hun tekst.")
    gezien: list[str] = []

    def kies(dialoog: Any) -> None:
        assert isinstance(dialoog, Tekstconflict)
        gezien.extend(label.text() for label in dialoog.findChildren(QLabel))
        next(k for k in dialoog.findChildren(Knop) if k.text() == knop).click()

    in_dialoog(qtbot, scherm.mag_weg, kies)
    rust(omgeving)
    alles = " ".join(gezien)
    assert "Mijn tekst." in alles and "Hun tekst." in alles and "Hulpvraag" in alles
    assert feiten(programma, casus_id).hulpvraag == verwacht
    assert _vak(scherm, "hulpvraag").tekst() == verwacht
    assert scherm.onbewaard() == ()


def test_a_dispute_about_a_date_shows_dates_as_people_read_them(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma)
    typ(_regel(scherm, "resultaat_datum"), "1-9-2027")
    _ander(programma, casus_id, "resultaat_datum", date(2027, 10, 1))
    gezien: list[str] = []

    def kies(dialoog: Any) -> None:
        gezien.extend(label.text() for label in dialoog.findChildren(QLabel))
        assert not next(k for k in dialoog.findChildren(Knop) if k.text().startswith("Zet beide")).isVisible()
        next(k for k in dialoog.findChildren(Knop) if k.text() == "Houd mijn tekst").click()

    in_dialoog(qtbot, scherm.mag_weg, kies)
    rust(omgeving)
    assert "1 september 2027" in " ".join(gezien) and "1 oktober 2027" in " ".join(gezien)
    assert feiten(programma, casus_id).resultaat_datum == date(2027, 9, 1)


def test_two_windows_in_one_ground_lose_nothing(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma)
    sleutel = next(iter(scherm._gronden.sleutels()))
    typ(scherm._gronden._velden[sleutel][0].tekst, "Mijn reden.")
    programma.voer_uit(
        BewaarGrond(
            casus_id=casus_id, grondslag=sleutel.removeprefix("grond."), uitkomst="", toelichting="Hun reden.",
        )
    )  # fmt: skip
    in_dialoog(
        qtbot,
        scherm.mag_weg,
        lambda d: next(k for k in d.findChildren(Knop) if k.text().startswith("Zet beide")).click(),
    )
    rust(omgeving)
    assert feiten(programma, casus_id).gronden[0].toelichting == "Hun reden.\n\nMijn reden."


def test_grounds_and_alternatives_are_stored_while_typing(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma)
    sleutel = next(iter(scherm._gronden.sleutels()))
    kaart, keuze = scherm._gronden._velden[sleutel]
    toets(keuze, Qt.Key.Key_Down)
    typ(kaart.tekst, "Geen Wlz-profiel.")
    alternatief = programma.vraag(inrichting.alternatieven, programma.klok.nu().date())[0]
    velden = scherm._alternatieven
    velden._keuze.setCurrentIndex(velden._keuze.findData(alternatief.id))
    assert velden._uitleg.isVisible()
    velden._neem.click()
    rust(omgeving)
    assert velden._keuze.findData(alternatief.id) < 0, "what was considered is no choice any more"
    typ(velden._kaarten[f"alternatief.{alternatief.id}"].tekst, "Te licht.")
    scherm.mag_weg()
    rust(omgeving)
    f = feiten(programma, casus_id)
    assert f.gronden[0].toelichting == "Geen Wlz-profiel." and f.gronden[0].uitkomst
    assert [(a.naam, a.toelichting) for a in f.alternatieven] == [(alternatief.naam, "Te licht.")]
    programma.voer_uit(
        OverweegAlternatief(casus_id=casus_id, alternatief_id=alternatief.id, toelichting="Van een ander.")
    )
    scherm.ververs()
    rust(omgeving)
    assert velden._kaarten[f"alternatief.{alternatief.id}"].tekst.tekst() == "Van een ander."


class _Schijf:
    """A disk that refuses saves of a casus while ``vol``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.vol = True
        self.pogingen = 0
        echt = Programma.voer_uit

        def voer_uit(zelf: Programma, opdracht: Opdracht) -> Any:
            if self.vol and isinstance(opdracht, BewaarCasus):
                self.pogingen += 1
                raise Storing("De schijf is vol. Wat al bewaard was, is veilig. Maak ruimte vrij.")
            return echt(zelf, opdracht)

        monkeypatch.setattr(Programma, "voer_uit", voer_uit)


def test_text_that_the_disk_refused_stays_and_is_tried_again(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma, monkeypatch: pytest.MonkeyPatch
) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma)
    monkeypatch.setattr("ui.bewaarder.OPNIEUW_MS", 100)
    scherm._bewaarder._opnieuw.setInterval(100)
    schijf = _Schijf(monkeypatch)
    gezegd: list[str] = []
    omgeving.mond.gezegd.connect(lambda _soort, zin: gezegd.append(zin))
    vak = _vak(scherm, "hulpvraag")
    typ(vak, "Moet bewaard.")
    scherm.mag_weg()
    rust(omgeving)
    assert scherm.onbewaard() == ("Hulpvraag van WT-2026-0001",)
    assert "Nog niet bewaard: Hulpvraag" in scherm._volledigheid._bewaard.text()
    qtbot.waitUntil(lambda: schijf.pogingen >= 3, timeout=3000)
    assert len([zin for zin in gezegd if "schijf is vol" in zin]) == 1, "one sentence for one disturbance"
    scherm.ververs()
    rust(omgeving)
    assert vak.tekst() == "Moet bewaard."
    schijf.vol = False
    qtbot.waitUntil(lambda: feiten(programma, casus_id).hulpvraag == "Moet bewaard.", timeout=3000)
    rust(omgeving)
    assert scherm.onbewaard() == ()
    assert "Alles bewaard" in scherm._volledigheid._bewaard.text()


def test_saves_of_one_field_never_take_each_other_for_somebody_else(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma, monkeypatch: pytest.MonkeyPatch
) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma)
    schijf = _Schijf(monkeypatch)
    vak = _vak(scherm, "hulpvraag")
    for stuk in ("Een ", "twee ", "drie"):
        vak.insertPlainText(stuk)
        vak.spoel()
    rust(omgeving)
    assert schijf.pogingen >= 1
    schijf.vol = False
    scherm.mag_weg()
    rust(omgeving)
    assert feiten(programma, casus_id).hulpvraag == "Een twee drie"
    assert QApplication.activeModalWidget() is None


def test_what_was_typed_when_the_casus_came_on_the_table_stays_to_copy(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    scherm, casus_id = _scherm(qtbot, omgeving, programma, hulpvraag="Bewaard.")
    typ(_vak(scherm, "hulpvraag"), "Te laat. ")
    with programma.kluis.transactie() as sessie:
        from weegtafel.casus.models import Casus
        from weegtafel.kernel.codes import CasusStatus

        rij = sessie.get(Casus, casus_id)
        assert rij is not None
        rij.status = CasusStatus.GEAGENDEERD
    scherm.ververs()
    rust(omgeving)
    assert scherm._formulier is None and scherm._leesbeeld is not None
    teksten = " ".join(label.text() for label in scherm._leesbeeld.findChildren(QLabel))
    assert "Te laat. Bewaard." in teksten
    next(k for k in scherm._leesbeeld.findChildren(Knop) if k.text().startswith("Kopieer")).click()
    assert "Te laat. Bewaard." in QApplication.clipboard().text()
    assert scherm.onbewaard() == ()
