from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.widgets.bedrag_edit import BedragEdit
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.datum_lezen import lees_datum, toon_datum
from ui.widgets.formulier import Formulier
from ui.widgets.getal_edit import GetalEdit, TijdEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.segmentknoppen import Oordeelknoppen
from ui.widgets.tekstvak import Tekstvak, schoon
from ui.widgets.zoekveld import Zoekveld

VANDAAG = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("getypt", "dag"),
    [
        ("12-11-2026", date(2026, 11, 12)),
        ("12/11/26", date(2026, 11, 12)),
        ("2026-11-12", date(2026, 11, 12)),
        ("12 nov", date(2026, 11, 12)),
        ("1 mrt", date(2027, 3, 1)),
        ("12 November 2027", date(2027, 11, 12)),
        ("3-1", date(2027, 1, 3)),
        ("morgen", date(2026, 11, 22)),
        ("maandag", date(2026, 11, 23)),
        ("zaterdag", date(2026, 11, 28)),
        ("+14", date(2026, 12, 5)),
        ("+3m", date(2027, 2, 21)),
        ("+ 1 maand", date(2026, 12, 21)),
        ("-9 maanden", date(2026, 2, 21)),
        ("+2 weken", date(2026, 12, 5)),
        ("-1", date(2026, 11, 20)),
        ("29-2-2028", date(2028, 2, 29)),
    ],
)
def test_dates_are_read_as_people_type_them(getypt: str, dag: date) -> None:
    assert lees_datum(getypt, VANDAAG) == dag


@pytest.mark.parametrize("getypt", ["31-2-2026", "12-13-2026", "1-1-1500", "", "ooit", "+99999", "٣-٣", "32", "0-0-0"])
def test_wrong_dates_give_one_dutch_sentence(getypt: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z“].*\.$"):
        lees_datum(getypt, VANDAAG)


@given(st.text(max_size=30))
def test_reading_a_date_never_breaks(getypt: str) -> None:
    try:
        lees_datum(getypt, VANDAAG)
    except ValueError as fout:
        assert str(fout).endswith(".")


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_shown_date_reads_back(dag: date) -> None:
    assert lees_datum(toon_datum(dag), VANDAAG) == dag


def test_date_field_reads_steps_and_keeps_what_it_cannot_read(qtbot: QtBot) -> None:
    veld = DatumEdit(vandaag=lambda: VANDAAG)
    qtbot.addWidget(veld)
    gekregen: list[date | None] = []
    veld.gewijzigd.connect(gekregen.append)
    qtbot.keyClicks(veld, "12 nov")
    qtbot.keyClick(veld, Qt.Key.Key_Return)
    assert veld.text() == "12 november 2026"
    qtbot.keyClick(veld, Qt.Key.Key_Up)
    qtbot.keyClick(veld, Qt.Key.Key_PageDown)
    assert veld.datum() == date(2026, 11, 6)
    veld.setText("31-2-2026")
    qtbot.keyClick(veld, Qt.Key.Key_Return)
    assert veld.text() == "31-2-2026"
    assert "februari" in veld.fout()
    assert gekregen == [date(2026, 11, 12), date(2026, 11, 13), date(2026, 11, 6)]
    veld.clear()
    qtbot.keyClick(veld, Qt.Key.Key_Return)
    assert gekregen[-1] is None


def test_calendar_opens_by_key_and_gives_its_day(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QCalendarWidget

    veld = DatumEdit(date(2026, 11, 12), vandaag=lambda: VANDAAG)
    qtbot.addWidget(veld)
    veld.show()
    qtbot.keyClick(veld, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    kalender = veld.findChild(QCalendarWidget)
    assert kalender is not None
    assert kalender.locale().monthName(11) == "november"
    with qtbot.waitSignal(veld.gewijzigd) as sein:
        kalender.activated.emit(kalender.selectedDate().addDays(2))
    assert sein.args == [date(2026, 11, 14)]


def test_amount_field_shows_euros_and_names_what_is_wrong(qtbot: QtBot) -> None:
    veld = BedragEdit()
    qtbot.addWidget(veld)
    with qtbot.waitSignal(veld.gewijzigd) as sein:
        qtbot.keyClicks(veld, "31400")
        qtbot.keyClick(veld, Qt.Key.Key_Return)
    assert sein.args == [Decimal("31400.00")]
    assert veld.text() == "€\u00a031.400"
    veld.setText("veel")
    qtbot.keyClick(veld, Qt.Key.Key_Return)
    assert "geen bedrag" in veld.fout()
    assert veld.text() == "veel"
    with pytest.raises(ValueError, match="geen bedrag"):
        veld.bedrag()


def test_number_and_time_may_be_empty_and_stay_within_limits(qtbot: QtBot) -> None:
    getal = GetalEdit(minst=1, meest=24)
    tijd = TijdEdit()
    qtbot.addWidget(getal)
    qtbot.addWidget(tijd)
    assert getal.getal() is None
    assert tijd.tijd() is None
    getal.setText("25")
    qtbot.keyClick(getal, Qt.Key.Key_Return)
    assert getal.fout() == "Kies een getal van 1 tot en met 24."
    getal.setText("24")
    qtbot.keyClick(getal, Qt.Key.Key_Up)
    assert getal.getal() == 24
    for getypt in ("930", "9.30", "09:30", "9:30 uur", "9u30"):
        tijd.setText(getypt if getypt != "930" else "0930")
        qtbot.keyClick(tijd, Qt.Key.Key_Return)
        assert tijd.tijd() == time(9, 30)
    tijd.setText("25:00")
    qtbot.keyClick(tijd, Qt.Key.Key_Return)
    assert "geen tijd" in tijd.fout()


def test_text_box_tells_after_rest_at_latest_after_a_second_and_on_leaving(qtbot: QtBot) -> None:
    vak = Tekstvak("begin")
    qtbot.addWidget(vak)
    gekregen: list[str] = []
    vak.gewijzigd.connect(gekregen.append)
    vak.zet_tekst("uit de opslag")
    assert not vak.heeft_wijziging()
    qtbot.keyClicks(vak, "x")
    assert vak.heeft_wijziging()
    assert gekregen == []
    qtbot.waitUntil(lambda: len(gekregen) == 1, timeout=3000)
    assert not vak.heeft_wijziging()
    qtbot.keyClicks(vak, "y")
    vak.spoel()
    vak.spoel()
    assert len(gekregen) == 2
    einde = 0
    while len(gekregen) == 2 and einde < 60:  # typing on and on, never resting 400 ms
        qtbot.keyClicks(vak, "z")
        qtbot.wait(50)
        einde += 1
    assert len(gekregen) == 3


def test_text_box_grows_and_counts_and_keeps_all(qtbot: QtBot) -> None:
    vak = Tekstvak(grens=100, regels=2)
    qtbot.addWidget(vak)
    vak.resize(400, 60)
    vak.show()
    zinnen: list[str] = []
    vak.telling.connect(zinnen.append)
    laag = vak.height()
    vak.insertPlainText("woord " * 15)
    assert zinnen[-1] == "Nog 10 tekens."
    vak.insertPlainText("woord\n" * 10)
    assert zinnen[-1] == "50 tekens te veel (ten hoogste 100)."
    assert len(vak.tekst()) == 150
    assert vak.height() > laag


def test_pasted_text_leaves_its_dress_behind(qtbot: QtBot) -> None:
    vak = Tekstvak()
    qtbot.addWidget(vak)
    data = QMimeData()
    data.setHtml("<b>vet</b>")
    data.setText("regel een\r\nregel\u00a0twee\x07\u200b")
    vak.insertFromMimeData(data)
    assert vak.tekst() == "regel een\nregel twee"
    assert not vak.textCursor().charFormat().font().bold()


@given(st.text())
def test_cleaning_is_steady_and_can_be_stored(tekst: str) -> None:
    een = schoon(tekst)
    assert schoon(een) == een
    een.encode("utf-8")


def test_text_box_takes_a_very_long_text_and_other_scripts(qtbot: QtBot) -> None:
    vak = Tekstvak(hoogste=10)
    qtbot.addWidget(vak)
    lang = ("שלום 🙂 tekst " * 15_000)[:200_000]
    vak.zet_tekst(lang)
    assert vak.tekst() == lang
    assert vak.height() < 600


def test_choice_list_finds_and_falls_back_to_what_stood(qtbot: QtBot) -> None:
    lijst = Keuzelijst([(f"Profiel {n}", n) for n in range(1, 12)], leeg="Geen")
    qtbot.addWidget(lijst)
    assert lijst.waarde() is None
    with qtbot.waitSignal(lijst.gewijzigd) as sein:
        lijst.setCurrentIndex(7)
    assert sein.args == [7]
    assert lijst.isEditable()
    lijst.setEditText("bestaat niet")
    lijst.lineEdit().editingFinished.emit()
    assert lijst.waarde() == 7
    assert lijst.currentText() == "Profiel 7"
    lijst.zet_keuzes([("Zeven", 7), ("Acht", 8)])
    assert lijst.waarde() == 7
    assert not lijst.isEditable()
    lijst.zet_waarde(None)
    assert lijst.waarde() is None


def test_judgements_are_taken_by_key_and_taken_back(qtbot: QtBot) -> None:
    knoppen = Oordeelknoppen("Jeugdteam Noord")
    qtbot.addWidget(knoppen)
    knoppen.show()
    gekregen: list[object] = []
    knoppen.gewijzigd.connect(gekregen.append)
    knoppen.setFocus()
    for toets in (Qt.Key.Key_T, Qt.Key.Key_3, Qt.Key.Key_Delete, Qt.Key.Key_P, Qt.Key.Key_P):
        qtbot.keyClick(knoppen, toets)
    assert gekregen == ["twijfel", "niet_passend", None, "passend"]
    eerste = knoppen.focusWidget()
    assert eerste is not None
    qtbot.keyClick(eerste, Qt.Key.Key_Right)
    assert knoppen.focusWidget() is not eerste
    assert "Jeugdteam Noord" in eerste.accessibleName()
    assert eerste.sizeHint().height() >= 48


def test_form_shows_errors_at_fields_and_hands_back_the_rest(qtbot: QtBot) -> None:
    formulier = Formulier()
    qtbot.addWidget(formulier)
    een, twee = QLineEdit(), QLineEdit()
    formulier.voeg_sectie_toe("Vraag", "Wat er gevraagd wordt.")
    formulier.voeg_toe("een", "Resultaat", een, "Met een datum.", verplicht=True)
    formulier.voeg_toe("twee", "Duur", twee)
    formulier.show()
    rest = formulier.toon_fouten({"twee": "Vul de duur in.", "elders": "Dit hoort hier niet."})
    assert rest == ["Dit hoort hier niet."]
    assert formulier.fouten() == {"twee": "Vul de duur in."}
    assert twee.property("fout") == "ja"
    assert twee.accessibleDescription() == "Vul de duur in."
    assert formulier.focusWidget() is twee
    assert een.accessibleName() == "Resultaat, verplicht"
    formulier.wis_fouten()
    assert formulier.fouten() == {}
    assert een.accessibleDescription() == "Met een datum."
    with pytest.raises(ValueError, match="already"):
        formulier.voeg_toe("een", "Nog eens", QLineEdit())
    assert formulier.maximumWidth() == 640


def test_search_field_waits_and_escape_empties_at_once(qtbot: QtBot) -> None:
    veld = Zoekveld("Zoek op nummer")
    qtbot.addWidget(veld)
    gekregen: list[str] = []
    veld.gezocht.connect(gekregen.append)
    qtbot.keyClicks(veld, " dag ")
    assert gekregen == []
    qtbot.waitUntil(lambda: gekregen == ["dag"], timeout=2000)
    qtbot.keyClick(veld, Qt.Key.Key_Escape)
    assert gekregen == ["dag", ""]
