"""The page of inzicht as a user works it: typing counts, reading a file, recording what became of an advice."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ui.inzicht.deel import perioden
from ui.inzicht.eensgezind import Eensdeel
from ui.inzicht.instroom import Instroomdeel
from ui.inzicht.instroomimport import Instroomimport, _stand
from ui.inzicht.leercurve import Leercurvedeel
from ui.inzicht.opgevolgd import Opgevolgddeel
from ui.inzicht.scherm import DELEN, InzichtScherm
from ui.inzicht.tafel import Tafeldeel
from weegtafel.inzicht import instroomqueries
from weegtafel.inzicht.commands import BewaarInstroom
from weegtafel.inzicht.instroom import Instroomvoorstel, stel_voor
from weegtafel.inzicht.instroomqueries import InstroomRij

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.scherm import Omgeving


@pytest.fixture
def scherm(omgeving: Omgeving, qtbot: QtBot) -> InzichtScherm:
    scherm = InzichtScherm(omgeving)
    qtbot.addWidget(scherm)
    scherm.resize(1100, 800)
    scherm.show()
    scherm.ververs()
    omgeving.runner.wacht()
    return scherm


def tellingen(omgeving: Omgeving) -> tuple[InstroomRij, ...]:
    uit = omgeving.runner.programma.vraag(instroomqueries.tellingen, date(2020, 1, 1), date(2027, 1, 1))
    assert isinstance(uit, tuple)
    return uit


def test_een_lege_kluis_zegt_in_elk_deel_wat_er_ontbreekt(scherm: InzichtScherm, omgeving: Omgeving) -> None:
    for soort, _icoon in DELEN:
        scherm.toon_deel(soort)
        omgeving.runner.wacht()
    tafel = scherm.toon_deel(Tafeldeel)
    assert isinstance(tafel, Tafeldeel)
    assert "nog niets over te zeggen" in tafel.slot.text()
    instroom = scherm.toon_deel(Instroomdeel)
    assert isinstance(instroom, Instroomdeel)
    assert instroom.grafiek.leeg.isVisibleTo(instroom)
    eens = scherm.toon_deel(Eensdeel)
    assert isinstance(eens, Eensdeel)
    assert "nog geen oordelen" in eens.voor.text()
    curve = scherm.toon_deel(Leercurvedeel)
    assert isinstance(curve, Leercurvedeel)
    assert all(plek.leeg.isVisibleTo(curve) for plek in curve.plekken)
    gevolgd = scherm.toon_deel(Opgevolgddeel)
    assert isinstance(gevolgd, Opgevolgddeel)
    assert gevolgd.telling.text() == "Nu wacht geen advies op een evaluatie"


def test_van_een_vraag_naar_het_deel_erachter(scherm: InzichtScherm, omgeving: Omgeving) -> None:
    tafel = scherm.toon_deel(Tafeldeel)
    assert isinstance(tafel, Tafeldeel)
    tafel.kaarten[1].meer.click()
    omgeving.runner.wacht()
    assert DELEN[scherm.keuze.currentRow()][0] is Leercurvedeel


def test_tellen_met_het_toetsenbord_en_wissen(scherm: InzichtScherm, omgeving: Omgeving, qtbot: QtBot) -> None:
    deel = scherm.toon_deel(Instroomdeel)
    assert isinstance(deel, Instroomdeel)
    omgeving.runner.wacht()
    regel = deel.tabel.regels[0]
    regel.enkelvoudig.setFocus()
    qtbot.keyClicks(regel.enkelvoudig, "90")
    qtbot.keyClick(regel.enkelvoudig, Qt.Key.Key_Return)
    omgeving.runner.wacht()
    assert tellingen(omgeving) == ()
    assert "andere aantal" in regel.stand.text()
    qtbot.keyClicks(regel.complex, "30")
    qtbot.keyClick(regel.complex, Qt.Key.Key_Return)
    omgeving.runner.wacht()
    (rij,) = tellingen(omgeving)
    assert (rij.enkelvoudig, rij.complex, rij.organisatie_id, rij.maand) == (90, 30, regel.wie, deel.maand)
    assert deel.maand == date(2026, 10, 1)
    assert regel.totaal.text() == "120"
    assert regel.aandeel.text() == "25,0 %"
    assert deel.grafiek.kaart.beeld is not None
    for veld in (regel.enkelvoudig, regel.complex):
        veld.clear()
        qtbot.keyClick(veld, Qt.Key.Key_Return)
    omgeving.runner.wacht()
    assert tellingen(omgeving) == ()


def test_dezelfde_maand_voor_de_hele_tafel_wordt_geweigerd_naast_de_regel(
    scherm: InzichtScherm, omgeving: Omgeving, qtbot: QtBot
) -> None:
    deel = scherm.toon_deel(Instroomdeel)
    assert isinstance(deel, Instroomdeel)
    omgeving.runner.wacht()
    for regel in (deel.tabel.regels[0], deel.tabel.regels[-1]):
        for veld in (regel.enkelvoudig, regel.complex):
            qtbot.keyClicks(veld, "40")
            qtbot.keyClick(veld, Qt.Key.Key_Return)
        omgeving.runner.wacht()
    geheel = deel.tabel.regels[-1]
    assert geheel.wie is None
    assert "kies één van beide" in geheel.stand.text()
    assert len(tellingen(omgeving)) == 1
    assert geheel.enkelvoudig.text() == "40"


def test_een_lid_telt_niet(omgeving: Omgeving, qtbot: QtBot) -> None:
    from weegtafel.kernel.roles import Actor, Rol

    omgeving.runner.programma = omgeving.runner.programma.als(Actor(1, "Lid", frozenset({Rol.LID})))
    deel = Instroomdeel(omgeving)
    qtbot.addWidget(deel)
    deel.ververs()
    omgeving.runner.wacht()
    assert not deel.inlezen.isEnabled()
    assert deel.tabel.regels[0].complex.isReadOnly()


def test_het_voorbeeld_van_een_bestand_toont_wat_verandert_en_wat_niet(
    scherm: InzichtScherm, omgeving: Omgeving, qtbot: QtBot, tmp_path: Path
) -> None:
    from weegtafel.tabeluitgave import lees_tabel

    pad = tmp_path / "telling.csv"
    pad.write_text("maand;complex;totaal\n2026-08;30;150\n2026-09;200;150\n2030-01;1;2\n", encoding="utf-8")
    tabel = lees_tabel(pad)
    namen, stand = omgeving.runner.vraag_nu(_stand)
    voorstel = stel_voor(tabel.kop, tabel.rijen, namen, stand, omgeving.vandaag)
    dialoog = Instroomimport(scherm, omgeving, pad.name, voorstel)
    qtbot.addWidget(dialoog)
    assert len(dialoog.verschillen.rijen) == 1
    assert [a.rij for a in dialoog.afgewezen.rijen] == [3, 4]
    dialoog.knop_doe.click()
    omgeving.runner.wacht()
    (rij,) = tellingen(omgeving)
    assert (rij.maand, rij.complex, rij.enkelvoudig) == (date(2026, 8, 1), 30, 120)


def test_een_oud_voorstel_vraagt_opnieuw(scherm: InzichtScherm, omgeving: Omgeving, qtbot: QtBot) -> None:
    maand = date(2026, 8, 1)

    def stel() -> Instroomvoorstel:
        namen, stand = omgeving.runner.vraag_nu(_stand)
        rijen = [(2, ("2026-08", "20", "100"))]
        return stel_voor(("maand", "complex", "totaal"), rijen, namen, stand, omgeving.vandaag)

    dialoog = Instroomimport(scherm, omgeving, "x.csv", stel(), stel)
    qtbot.addWidget(dialoog)
    omgeving.runner.programma.voer_uit(BewaarInstroom(maand=maand, enkelvoudig=70, complex=30))
    dialoog.knop_doe.click()
    omgeving.runner.wacht()
    assert dialoog.gewijzigd is None
    assert "augustus 2026: er staat nu 70 enkelvoudig en 30 complex" in dialoog._elders.text()
    assert dialoog.verschillen.rijen[0].oud == (70, 30)
    assert "1 gewijzigd" in dialoog.samen.text()
    assert [(r.enkelvoudig, r.complex) for r in tellingen(omgeving)] == [(70, 30)]
    dialoog.knop_doe.click()
    omgeving.runner.wacht()
    assert dialoog.gewijzigd is not None
    assert [(r.enkelvoudig, r.complex) for r in tellingen(omgeving)] == [(80, 20)]


def test_een_bestand_dat_niets_verandert_kan_niet_worden_overgenomen(
    scherm: InzichtScherm, omgeving: Omgeving, qtbot: QtBot
) -> None:
    voorstel = stel_voor(("maand", "complex", "totaal"), [(2, ("2030-01", "1", "2"))], {}, {}, omgeving.vandaag)
    dialoog = Instroomimport(scherm, omgeving, "x.csv", voorstel)
    qtbot.addWidget(dialoog)
    assert not dialoog.knop_doe.isEnabled()


def test_de_perioden_volgen_elkaar_over_een_jaargrens() -> None:
    namen = [naam for naam, _ in perioden(date(2026, 2, 3))]
    assert "Vierde kwartaal van 2025" in namen
    assert "2025" in namen
    assert all(p.van <= p.tot for _, p in perioden(date(2026, 2, 3)))
