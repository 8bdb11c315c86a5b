from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.messages import Mond, installeer_vangnet, maak_rapport
from ui.models.tabel import Kolom, RijModel
from ui.models.venster import VensterModel
from ui.widgets.basis import Icoonknop, Knop, Label, Leestekst
from ui.widgets.berichtenbalk import BerichtActie, Berichtenbalk
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.commandopalet import Commandopalet, Treffer
from ui.widgets.formulier import Formulier
from ui.widgets.foutmelding import Foutmelding
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.paginakop import Paginakop
from ui.widgets.sneltoetskaart import Sneltoetskaart
from ui.widgets.stappenbalk import Stap, Stappenbalk
from ui.widgets.statuslabel import Statuslabel
from ui.widgets.voortgang import Voortgang, Voortgangsvenster
from ui.widgets.zijbalk import Bestemming, Zijbalk
from weegtafel.kernel.errors import Regelovertreding, Storing


@dataclass(frozen=True)
class Regel:
    nummer: int
    naam: str


KOLOMMEN: list[Kolom[Regel]] = [
    Kolom("nummer", "Nummer", lambda r: str(r.nummer), lambda r: r.nummer, breedte=100),
    Kolom("naam", "Naam", lambda r: r.naam, lambda r: r.naam),
]


@pytest.fixture
def venster(qtbot: QtBot) -> Iterator[QWidget]:
    raam = QWidget()
    raam.resize(1280, 800)
    QVBoxLayout(raam).addWidget(QLineEdit())
    qtbot.addWidget(raam)
    raam.show()
    yield raam


def test_list_keeps_the_choice_through_sorting_and_refreshing(qtbot: QtBot) -> None:
    model = RijModel(KOLOMMEN, [Regel(1, "c"), Regel(2, "b"), Regel(3, "a")], lambda r: r.nummer)
    lijst = Lijst(model, "Casussen")
    qtbot.addWidget(lijst)
    assert lijst.gekozen_rij() is None
    assert lijst.kies(2)
    lijst.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    model.ververs([Regel(4, "0"), Regel(2, "zz"), Regel(3, "a")])
    assert lijst.gekozen_rij() == Regel(2, "zz")
    assert not lijst.kies(99)


def test_list_opens_with_enter_and_asks_to_remove_with_delete(qtbot: QtBot) -> None:
    lijst = Lijst(RijModel(KOLOMMEN, [Regel(1, "a"), Regel(2, "b")], lambda r: r.nummer), "Casussen")
    qtbot.addWidget(lijst)
    lijst.kies_eerste()
    qtbot.keyClick(lijst, Qt.Key.Key_Down)
    with qtbot.waitSignal(lijst.geopend) as open_:
        qtbot.keyClick(lijst, Qt.Key.Key_Return)
    with qtbot.waitSignal(lijst.verwijderen_gevraagd) as weg:
        qtbot.keyClick(lijst, Qt.Key.Key_Delete)
    assert open_.args == weg.args == [Regel(2, "b")]


def test_list_shows_its_empty_state_only_when_empty(qtbot: QtBot) -> None:
    leeg = LegeStaat("casus", "Er is nog geen casus", "Lees een formulier in.", "Lees in")
    model: RijModel[Regel] = RijModel(KOLOMMEN, [], lambda r: r.nummer)
    lijst = Lijst(model, "Casussen", leeg)
    qtbot.addWidget(lijst)
    lijst.show()
    assert leeg.isVisible()
    assert leeg.knop is not None
    with qtbot.waitSignal(leeg.geklikt):
        leeg.knop.click()
    lijst.zet_leeg("Niets gevonden", "Zoek op iets anders.")
    assert leeg.zin.text() == "Niets gevonden"
    model.ververs([Regel(1, "a")])
    assert not leeg.isVisible()


def test_list_of_many_rows_fetches_only_what_is_seen_and_keeps_the_choice(qtbot: QtBot) -> None:
    gehaald: list[int] = []

    def haal(offset: int, limit: int) -> list[Regel]:
        gehaald.append(offset)
        return [Regel(n, f"naam {n}") for n in range(offset, offset + limit)]

    model = VensterModel(KOLOMMEN, haal, lambda r: r.nummer, 100_000, bladzijde=100)
    lijst = Lijst(model, "Casussen")
    qtbot.addWidget(lijst)
    lijst.resize(600, 400)
    lijst.show()
    lijst.kies_eerste()
    qtbot.keyClick(lijst, Qt.Key.Key_Down)
    assert lijst.gekozen_rij() == Regel(1, "naam 1")
    model.ververs(99_000)
    assert lijst.gekozen_rij() == Regel(1, "naam 1")
    assert len(gehaald) <= 4
    assert model.in_geheugen <= 400


def test_sidebar_goes_by_figure_keys_and_shrinks(qtbot: QtBot, venster: QWidget) -> None:
    balk = Zijbalk([Bestemming("a", "Vandaag", "vandaag"), Bestemming("b", "Casussen", "casus")], ouder=venster)
    balk.show()
    venster.activateWindow()
    qtbot.waitUntil(venster.isActiveWindow, timeout=2000)
    with qtbot.waitSignal(balk.gekozen) as sein:
        qtbot.keyClick(venster, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert sein.args == ["b"]
    assert balk.huidig() == "b"
    breed = balk.width()
    balk.pas_aan(1000)
    assert balk.width() < breed / 2
    balk.pas_aan(1280)
    assert balk.width() == breed


def test_message_bar_never_pushes_out_a_fault(qtbot: QtBot) -> None:
    balk = Berichtenbalk()
    qtbot.addWidget(balk)
    gedaan: list[str] = []
    balk.toon("fout", "De schijf is vol.")
    balk.toon("gelukt", "Opgeslagen.", BerichtActie("Toon", lambda: gedaan.append("ja")))
    assert balk.zin() == "De schijf is vol."
    qtbot.keyClick(balk, Qt.Key.Key_Escape)
    assert balk.zin() == "Opgeslagen."
    knop = next(k for k in balk.findChildren(QPushButton) if k.text() == "Toon")
    knop.click()
    assert gedaan == ["ja"]
    assert balk.zin() == ""


def test_message_that_asks_nothing_goes_by_itself_and_a_fault_stays(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.widgets.berichtenbalk.BLIJFT_MS", {"gelukt": 30})
    balk = Berichtenbalk()
    qtbot.addWidget(balk)
    balk.toon("gelukt", "Opgeslagen.")
    qtbot.waitUntil(lambda: balk.zin() == "", timeout=2000)
    balk.toon("fout", "De schijf is vol.")
    qtbot.wait(80)
    assert balk.zin() == "De schijf is vol."


def test_question_has_verbs_and_focus_on_the_safe_one(qtbot: QtBot) -> None:
    vraag = Bevestiging("Casus intrekken?", "Dit kan niet terug.", "Trek in", "Laat staan", gevaar=True)
    qtbot.addWidget(vraag)
    QTimer.singleShot(50, lambda: qtbot.keyClick(vraag, Qt.Key.Key_Return))
    assert vraag.vraag() is False
    QTimer.singleShot(50, vraag.knop_doe.click)
    assert vraag.vraag() is True


def test_report_dialog_copies_its_report(qtbot: QtBot) -> None:
    dialoog = Foutmelding("ui.x, regel 3")
    qtbot.addWidget(dialoog)
    dialoog.kopieer()
    assert QGuiApplication.clipboard().text() == "ui.x, regel 3"


def test_report_holds_places_but_no_words_from_a_case() -> None:
    geheim = "Sam woont bij oma"
    try:
        try:
            raise KeyError(geheim)
        except KeyError as eerste:
            raise ValueError(f"kan {geheim} niet lezen") from eerste
    except ValueError as fout:
        rapport = maak_rapport(fout)
    assert "Sam" not in rapport
    assert "oma" not in rapport
    assert "builtins.ValueError" in rapport
    assert "builtins.KeyError" in rapport
    assert f"{__name__}, regel" in rapport


def test_a_report_holds_nothing_of_locals_notes_or_a_group() -> None:
    def diep(hulpvraag: str) -> None:
        kopie = {"motivering": hulpvraag}
        fout = RuntimeError(kopie, hulpvraag)
        fout.add_note(hulpvraag)
        raise ExceptionGroup(hulpvraag, [fout])

    try:
        diep("Sam woont bij oma")
    except ExceptionGroup as fout:
        rapport = maak_rapport(fout)
    assert "Sam" not in rapport and "oma" not in rapport
    assert "ExceptionGroup" in rapport and f"{__name__}, regel" in rapport


def test_mouth_says_rules_at_fields_and_machine_trouble_in_the_bar(qtbot: QtBot) -> None:
    balk = Berichtenbalk()
    formulier = Formulier()
    qtbot.addWidget(balk)
    qtbot.addWidget(formulier)
    formulier.voeg_toe("duur", "Duur", QLineEdit())
    mond = Mond(balk)
    mond.vang(Regelovertreding(["Vul de duur in.", "Er is geen quorum."], {"duur": "Vul de duur in."}), formulier)
    assert formulier.fouten() == {"duur": "Vul de duur in."}
    assert balk.zin() == "Er is geen quorum."
    mond.vang(Storing("De schijf is vol. Maak ruimte vrij."))
    assert (balk.soort, balk.zin()) == ("fout", "De schijf is vol. Maak ruimte vrij.")
    balk.sluit()
    mond.vang(Regelovertreding("Vul de duur in.", {"duur": "Vul de duur in."}), formulier)
    assert balk.zin() == ""


def test_net_catches_what_nobody_caught_and_can_be_taken_away(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    getoond: list[str] = []
    monkeypatch.setattr(Foutmelding, "exec", lambda self: getoond.append(self.verslag.toPlainText()))
    balk = Berichtenbalk()
    qtbot.addWidget(balk)
    oud = sys.excepthook
    weg = installeer_vangnet(Mond(balk))
    try:
        sys.excepthook(ValueError, ValueError("geheim"), None)
    finally:
        weg()
    assert sys.excepthook is oud
    assert len(getoond) == 1
    assert "geheim" not in getoond[0]


def _treffers(tekst: str) -> list[Treffer]:
    alle = [Treffer("Casussen", "WT-2026-0042", "her-indicatie", "casus", 42), Treffer("Opdrachten", "Nieuwe casus")]
    return [t for t in alle if tekst in t.titel.lower()]


def test_palette_finds_walks_and_takes(qtbot: QtBot, venster: QWidget) -> None:
    palet = Commandopalet(venster, _treffers)
    palet.open()
    assert palet.isVisible()
    assert len(palet.treffers()) == 2
    qtbot.keyClick(palet.veld, Qt.Key.Key_Down)
    with qtbot.waitSignal(palet.gekozen) as sein:
        qtbot.keyClick(palet.veld, Qt.Key.Key_Return)
    assert sein.args is not None
    assert sein.args[0].titel == "Nieuwe casus"
    assert not palet.isVisible()
    palet.open()
    qtbot.keyClicks(palet.veld, "0042")
    with qtbot.waitSignal(palet.gekozen) as sein:  # Enter before the rest time is over takes what was typed
        qtbot.keyClick(palet.veld, Qt.Key.Key_Return)
    assert sein.args is not None
    assert sein.args[0].sleutel == 42
    palet.open()
    qtbot.keyClick(palet.veld, Qt.Key.Key_Escape)
    assert not palet.isVisible()


def test_palette_lets_late_results_for_another_text_go(qtbot: QtBot, venster: QWidget) -> None:
    palet = Commandopalet(venster, lambda _tekst: None)
    palet.open()
    palet.veld.setText("nieuw")
    palet.lever("oud", [Treffer("Casussen", "oud")])
    assert palet.treffers() == []
    palet.lever("nieuw", [Treffer("Casussen", "nieuw")])
    assert [t.titel for t in palet.treffers()] == ["nieuw"]


def test_card_of_keys_opens_and_closes_with_f1(qtbot: QtBot, venster: QWidget) -> None:
    kaart = Sneltoetskaart(venster, [("Overal", ""), ("Ctrl+K", "Zoek"), ("F1", "Toon deze kaart")])
    kaart.open()
    teksten = {label.text() for label in kaart.findChildren(Label)}
    assert {"Overal", "Ctrl", "K", "Zoek"} <= teksten
    qtbot.keyClick(kaart, Qt.Key.Key_F1)
    assert not kaart.isVisible()


def test_a_heading_of_the_card_stands_above_what_it_heads(venster: QWidget) -> None:
    kaart = Sneltoetskaart(venster, [("Hier", ""), ("A", "a"), ("Overal", ""), ("B", "b"), ("C", "c")])
    koppen = {label.text(): label for label in kaart.findChildren(Label) if label.text() in ("Hier", "Overal")}
    rooster = koppen["Hier"].parentWidget().layout()
    assert isinstance(rooster, QGridLayout)
    assert rooster.getItemPosition(rooster.indexOf(koppen["Overal"]))[:2] == (0, 3)


def test_long_work_is_asked_to_stop_once(qtbot: QtBot) -> None:
    rij = Voortgang("Bezig")
    raam = Voortgangsvenster("Exporteren", "Bezig")
    qtbot.addWidget(rij)
    qtbot.addWidget(raam)
    gestopt: list[int] = []
    for wie in (rij, raam):
        wie.afgebroken.connect(lambda: gestopt.append(1))
    rij.zet(3, 12)
    rij.breek_af()
    rij.breek_af()
    raam.show()
    qtbot.keyClick(raam, Qt.Key.Key_Escape)
    assert raam.isVisible()
    raam.klaar()
    assert not raam.isVisible()
    assert gestopt == [1, 1]


def test_steps_keep_focus_when_only_their_state_changes(qtbot: QtBot) -> None:
    balk = Stappenbalk([Stap("a", "Hulpvraag", "nu"), Stap("b", "Inzet")])
    qtbot.addWidget(balk)
    balk.show()
    knop = balk._knoppen[1]
    knop.setFocus()
    balk.zet([Stap("a", "Hulpvraag", "klaar"), Stap("b", "Inzet", "nu")])
    assert balk._knoppen[1] is knop
    assert knop.accessibleName() == "Inzet, hier bent u"
    with qtbot.waitSignal(balk.gekozen) as sein:
        qtbot.keyClick(knop, Qt.Key.Key_Space)
    assert sein.args == ["b"]


def test_judgement_is_a_word_and_a_shape(qtbot: QtBot) -> None:
    label = Statuslabel()
    qtbot.addWidget(label)
    label.zet_oordeel("niet_passend")
    assert label.woord() == label.accessibleName() == "niet passend"
    with pytest.raises(KeyError):
        label.zet_oordeel("mooi")


def test_reading_text_never_reads_markup(qtbot: QtBot) -> None:
    tekst = Leestekst("<b>vet</b> & meer\n\ntweede", "lees")
    qtbot.addWidget(tekst)
    assert "&lt;b&gt;" in tekst.text()
    assert tekst.text().count("<p") == 2
    assert tekst.accessibleName() == tekst.tekst()


def test_buttons_and_headers_have_names(qtbot: QtBot) -> None:
    kop = Paginakop("Casussen", "42 casussen")
    qtbot.addWidget(kop)
    knop = Knop("&Nieuwe casus", "hoofd", "plus", hulp="Ctrl+N")
    kop.voeg_actie_toe(knop)
    kop.zet("Overleggen")
    assert kop.ondertitel.isHidden()
    assert knop.accessibleName() == "Nieuwe casus"
    assert knop.accessibleDescription() == "Ctrl+N"
    assert Icoonknop("kruis", "Sluit").accessibleName() == "Sluit"


def test_reading_text_asks_the_height_of_the_width_that_it_takes(qtbot: QtBot) -> None:
    tekst = Leestekst("Een lange zin over vervoer naar school. " * 12)
    qtbot.addWidget(tekst)
    assert tekst.heightForWidth(2_000) == tekst.heightForWidth(tekst.maximumWidth())
    assert tekst.heightForWidth(200) > tekst.heightForWidth(2_000)


def test_what_is_put_right_is_not_said_any_more(qtbot: QtBot) -> None:
    formulier = Formulier()
    qtbot.addWidget(formulier)
    veld = QLineEdit()
    formulier.voeg_toe("naam", "Naam", veld)
    formulier.toon_fouten({"naam": "Vul een naam in."})
    assert formulier.fouten() == {"naam": "Vul een naam in."}
    qtbot.keyClicks(veld, "a")
    assert formulier.fouten() == {}
