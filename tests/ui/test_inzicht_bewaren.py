"""Every chart and table of inzicht leaves as a file, by keys alone, and no cell of it runs as a formula."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.overleghulp import Tafelhulp
from tests.ui.schermhulp import rust
from ui.inzicht import bewaren
from ui.inzicht.deel import ANDERE, Grafiekplek
from ui.inzicht.instroom import Instroomdeel
from ui.inzicht.leerpunten import Leerpuntdeel
from ui.inzicht.periodedialoog import Periodedialoog
from ui.inzicht.tafel import Tafeldeel
from ui.scherm import Omgeving
from ui.widgets.grafiek import Tabelvenster
from weegtafel.bootstrap import Programma
from weegtafel.inzicht.commands import BewaarInstroom
from weegtafel.inzicht.periode import vrije_periode
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.tabeluitgave import geef_cijfers_uit, lees_tabel


@pytest.fixture
def geteld(programma: Programma) -> Programma:
    for maand in range(1, 11):
        programma.voer_uit(
            BewaarInstroom(
                maand=date(2026, maand, 1), organisatie_id=None, enkelvoudig=60 + maand, complex=30 - maand, versie=0
            )
        )
    return programma


@pytest.fixture
def deel(omgeving: Omgeving, geteld: Programma, qtbot: QtBot) -> Instroomdeel:
    deel = Instroomdeel(omgeving)
    qtbot.addWidget(deel)
    deel.resize(1000, 800)
    deel.show()
    deel.ververs()
    rust(omgeving)
    return deel


def naar(monkeypatch: pytest.MonkeyPatch, pad: Path) -> None:
    """The file dialog answers with this place."""
    monkeypatch.setattr(bewaren, "kies_doel", lambda *_args: pad)
    monkeypatch.setattr("ui.inzicht.instroom.kies_doel", lambda *_args: pad)


@pytest.mark.parametrize("soort", ["svg", "png"])
def test_a_chart_is_kept_by_keys_alone(
    deel: Instroomdeel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, soort: str
) -> None:
    pad = tmp_path / f"instroom.{soort}"
    naar(monkeypatch, pad)
    kaart = deel.grafiek.kaart
    deel.activateWindow()
    kaart.vlak.setFocus()
    for _ in kaart.knoppen()[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is kaart.bewaarknop
    qtbot.keyClick(kaart.bewaarknop, Qt.Key.Key_Space)
    if soort == "png":
        assert QImage(str(pad)).width() > 1000
    else:
        assert "<svg" in pad.read_text(encoding="utf-8")


@pytest.mark.parametrize("soort", ["xlsx", "csv"])
def test_the_table_of_a_chart_is_kept_by_keys_alone(
    deel: Instroomdeel, omgeving: Omgeving, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, soort: str
) -> None:
    pad = tmp_path / f"cijfers.{soort}"
    naar(monkeypatch, pad)

    def in_het_venster() -> None:
        venster = QApplication.activeModalWidget()
        assert isinstance(venster, Tabelvenster)
        qtbot.keyClick(venster, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        if venster.isVisible():  # a shortcut needs an active window, which not every platform gives
            venster.bewaarknop.click()

    deel.grafiek.kaart.vlak.setFocus()
    QTimer.singleShot(0, in_het_venster)
    qtbot.keyClick(deel.grafiek.kaart.vlak, Qt.Key.Key_Return)
    rust(omgeving)
    tabel = lees_tabel(pad)
    beeld = deel.grafiek.kaart.beeld
    assert beeld is not None
    assert len(tabel.kop) == len(beeld.kop) and len(tabel.rijen) == len(beeld.rijen)
    assert tabel.kop[0] == "Maand" and any(naam.endswith("(%)") for naam in tabel.kop)


def test_every_chart_of_the_first_page_can_be_kept(
    omgeving: Omgeving, geteld: Programma, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deel = Tafeldeel(omgeving)
    qtbot.addWidget(deel)
    deel.show()
    deel.ververs()
    rust(omgeving)
    kaart = deel.kaarten[0]
    assert kaart.bewaar.isVisibleTo(kaart) and kaart.bewaar.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not deel.kaarten[3].bewaar.isVisibleTo(deel.kaarten[3])  # nothing was evaluated: nothing to keep
    naar(monkeypatch, tmp_path / "a.svg")
    kaart.bewaar.click()
    assert (tmp_path / "a.svg").exists()


def test_all_counts_leave_and_come_back_the_same(
    deel: Instroomdeel, omgeving: Omgeving, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from weegtafel.inzicht import instroomqueries
    from weegtafel.inzicht.instroom import stel_voor

    pad = tmp_path / "tellingen.csv"
    naar(monkeypatch, pad)
    deel.bewaar.click()
    rust(omgeving)
    tabel = lees_tabel(pad)
    namen = omgeving.runner.vraag_nu(instroomqueries.organisatienamen)
    stand = omgeving.runner.vraag_nu(instroomqueries.stand)
    voorstel = stel_voor(tabel.kop, tabel.rijen, namen, stand, omgeving.vandaag)
    assert (voorstel.verschillen, voorstel.afgewezen, voorstel.ongewijzigd) == ((), (), 10)


def test_a_leerpunt_that_looks_like_a_formula_stays_text(
    omgeving: Omgeving, programma: Programma, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from openpyxl import load_workbook

    tafel = Tafelhulp(programma)
    _overleg, (punt, *_) = tafel.open_met(1)
    tafel.stel_vast(punt, leerpunt='=HYPERLINK("x";"klik")')
    deel = Leerpuntdeel(omgeving)
    qtbot.addWidget(deel)
    deel.ververs()
    rust(omgeving)
    knop = deel.tabelknoppen[-1]
    for soort in ("csv", "xlsx"):
        pad = tmp_path / f"leerpunten.{soort}"
        naar(monkeypatch, pad)
        knop.click()
        rust(omgeving)
    (_kop, rij) = csv.reader(io.StringIO((tmp_path / "leerpunten.csv").read_text("utf-8-sig")), delimiter=";")
    assert rij[0].startswith("'=HYPERLINK")
    cel = load_workbook(tmp_path / "leerpunten.xlsx").active["A2"]
    assert cel.data_type == "s" and cel.quotePrefix and cel.value.startswith("=HYPERLINK")


def test_the_journal_speaks_of_it_and_a_member_may_not(programma: Programma, tmp_path: Path) -> None:
    geef_cijfers_uit(programma, "Instroom", ("Maand", "n"), (("nov", "4"),), tmp_path / "a.csv")
    with programma.kluis.transactie() as sessie:
        daad, wat = (
            sessie.connection()
            .exec_driver_sql("SELECT handeling, onderwerp FROM journaal ORDER BY id DESC LIMIT 1")
            .one()
        )
    assert (daad, wat) == ("geef_tabel_uit", "Instroom")
    programma.actor = Actor(1, "Lid", frozenset({Rol.LID}))
    with pytest.raises(Regelovertreding):
        geef_cijfers_uit(programma, "Instroom", ("Maand", "n"), (), tmp_path / "b.csv")
    assert not (tmp_path / "b.csv").exists()


def test_who_may_not_take_figures_out_sees_why(omgeving: Omgeving, programma: Programma, qtbot: QtBot) -> None:
    omgeving.runner.programma.actor = Actor(1, "Lid", frozenset({Rol.LID}))
    deel, plek = Instroomdeel(omgeving), Grafiekplek(omgeving)
    for widget in (deel, plek):
        qtbot.addWidget(widget)
    assert not deel.bewaar.isEnabled() and deel.bewaar.toolTip() == bewaren.UITGEVERS
    assert plek.kaart._tabel is None


# --- any period -----------------------------------------------------------------------------------


def test_any_two_days_are_a_period(deel: Instroomdeel, omgeving: Omgeving) -> None:
    gekozen = vrije_periode(date(2026, 2, 3), date(2026, 4, 30))
    deel.zet_periode(gekozen)
    rust(omgeving)
    assert deel.periode == gekozen
    beeld = deel.grafiek.kaart.beeld
    assert beeld is not None and [rij[0] for rij in beeld.rijen] == ["feb ’26", "mrt ’26", "apr ’26"]
    assert deel.periodekeuze is not None
    assert [deel.periodekeuze.itemText(n) for n in (8, 9)] == ["3-2-2026 t/m 30-4-2026", ANDERE]


def test_who_stops_keeps_the_period(deel: Instroomdeel, omgeving: Omgeving, qtbot: QtBot) -> None:
    voor = deel.periode

    def stop() -> None:
        venster = QApplication.activeModalWidget()
        assert isinstance(venster, Periodedialoog)
        venster.reject()

    assert deel.periodekeuze is not None
    QTimer.singleShot(50, stop)
    deel.periodekeuze.setCurrentIndex(deel.periodekeuze.count() - 1)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    qtbot.wait(80)
    assert deel.periode == voor and deel.periodekeuze.waarde() == voor


@pytest.mark.parametrize(
    ("van", "tot", "zin"),
    [
        (1, 2, "nog niet begonnen"),
        (-3, 1, "in de toekomst"),
        (-3, -5, "ligt vóór de eerste"),
    ],
)
def test_a_period_that_cannot_be_says_why(omgeving: Omgeving, qtbot: QtBot, van: int, tot: int, zin: str) -> None:
    nu = omgeving.vandaag
    ouder = QWidget()
    qtbot.addWidget(ouder)
    dialoog = Periodedialoog(ouder, omgeving, vrije_periode(nu, nu))
    dialoog.van.zet_datum(nu + timedelta(days=van))
    dialoog.tot.zet_datum(nu + timedelta(days=tot))
    dialoog.knop_doe.click()
    assert zin in " ".join(dialoog.formulier.fouten().values())
    assert dialoog.periode is None and dialoog.result() != QDialog.DialogCode.Accepted


def test_a_leap_day_is_a_day(omgeving: Omgeving, qtbot: QtBot) -> None:
    ouder = QWidget()
    qtbot.addWidget(ouder)
    dialoog = Periodedialoog(ouder, omgeving, vrije_periode(date(2024, 2, 29), date(2024, 2, 29)))
    dialoog.knop_doe.click()
    assert dialoog.periode is not None
    assert dialoog.periode.naam == "29 februari 2024 tot en met 29 februari 2024"
