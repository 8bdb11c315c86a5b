"""Three people let a casus go: one makes the list, another approves it, and after a week somebody carries it out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.bewaringhulp import Wereld, bouw
from tests.ui.kluishuis import huis_op
from tests.ui.schermhulp import rust
from ui.kluis.bewaren import Bewarendeel
from ui.kluis.bewaren_lijsten import Lijstendeel
from ui.kluis.bewaren_plichten import Plichtendeel, Verzoekendeel
from ui.kluis.scherm import KluisScherm
from ui.messages import Mond
from ui.runner import Runner
from ui.scherm import Omgeving
from ui.widgets.berichtenbalk import Berichtenbalk
from ui.widgets.bevestiging import Bevestiging
from weegtafel.bewaring import commands as b
from weegtafel.bewaring.codes import Lijststatus, Objectsoort
from weegtafel.bewaring.queries import lijsten
from weegtafel.bootstrap import Programma
from weegtafel.casus.models import Casus
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import CasusStatus
from weegtafel.kernel.roles import Rol


@pytest.fixture
def wereld(programma: Programma, klok: VasteKlok) -> Wereld:
    return bouw(programma, klok)


class Huis:
    """Pages for several people on one vault."""

    def __init__(self, qtbot: QtBot, tmp_path: Path) -> None:
        self._qtbot, self._tmp, self._runners = qtbot, tmp_path, list[Runner]()

    def scherm(self, programma: Programma) -> KluisScherm:
        balk = Berichtenbalk()
        self._qtbot.addWidget(balk)
        runner = Runner(programma)
        self._runners.append(runner)
        mond = Mond(balk)
        runner.ging_mis.connect(mond.vang)
        ini = QSettings(str(self._tmp / "v.ini"), QSettings.Format.IniFormat)
        omgeving = Omgeving(runner, mond, ini)
        scherm = KluisScherm(omgeving)
        self._qtbot.addWidget(scherm)
        scherm.resize(1050, 780)
        scherm.show()
        return scherm

    def sluit(self) -> None:
        for runner in self._runners:
            runner.sluit()


@pytest.fixture
def huis(qtbot: QtBot, tmp_path: Path) -> Iterator[Huis]:
    uit = Huis(qtbot, tmp_path)
    yield uit
    uit.sluit()


def ga(scherm: KluisScherm, soort: type) -> object:
    deel = scherm.toon_deel(soort)
    rust(scherm.omgeving)
    return deel


def test_who_has_nothing_to_do_with_it_does_not_see_it(wereld: Wereld, huis: Huis) -> None:
    lid = huis.scherm(wereld.als(wereld.tafel.secretaris, Rol.LID))
    titels = [lid.keuze.item(n).text() for n in range(lid.keuze.count())]
    assert "Vernietigingslijsten" not in titels
    fg = huis.scherm(wereld.als(wereld.tafel.voorzitter, Rol.FUNCTIONARIS))
    titels = [fg.keuze.item(n).text() for n in range(fg.keuze.count())]
    assert {"Vernietigingslijsten", "Bewaarplicht", "Verwijderverzoeken", "Bewaartermijnen"} <= set(titels)


def test_three_hands_on_the_pages(wereld: Wereld, huis: Huis, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wereld.jaren_later()
    maker = huis.scherm(wereld.programma)
    deel = ga(maker, Bewarendeel)
    assert isinstance(deel, Bewarendeel)
    assert not deel.maak.isEnabled()
    rij = next(k for k in deel.model.rijen if k.soort is Objectsoort.CASUS and k.id == wereld.casus)
    deel.wissel(rij)
    assert deel.telling.text() == "1 gekozen"
    deel.maak.click()
    rust(maker.omgeving)
    assert next(k for k in deel.model.rijen if k.id == wereld.casus and k.soort is rij.soort).lijst == "VV-2051-0001"
    stapel = ga(maker, Lijstendeel)
    assert isinstance(stapel, Lijstendeel)
    assert stapel.hoofd.text() == "Bied aan ter beoordeling"
    stapel.hoofd.click()
    rust(maker.omgeving)
    assert stapel.hoofd.text() == "Keur goed"
    assert not stapel.hoofd.isEnabled()

    ander = huis.scherm(wereld.beoordelaar)
    oordeel = ga(ander, Lijstendeel)
    assert isinstance(oordeel, Lijstendeel)
    assert oordeel.hoofd.isEnabled()
    oordeel.hoofd.click()
    rust(ander.omgeving)

    stapel.ververs()
    rust(maker.omgeving)
    assert stapel.hoofd.text() == "Vernietig"
    assert not stapel.hoofd.isEnabled()
    wereld.wacht()
    stapel.ververs()
    rust(maker.omgeving)
    assert stapel.hoofd.isEnabled()
    monkeypatch.setattr(Bevestiging, "vraag", lambda _zelf: False)
    stapel.hoofd.click()
    rust(maker.omgeving)
    assert wereld.tafel.lees(Casus, wereld.casus)["status"] is CasusStatus.GEADVISEERD
    monkeypatch.setattr(Bevestiging, "vraag", lambda _zelf: True)
    stapel.hoofd.click()
    rust(maker.omgeving)
    rust(maker.omgeving)
    assert wereld.tafel.lees(Casus, wereld.casus)["status"] is CasusStatus.VERNIETIGD
    assert stapel.hoofd.text() == "Bewaar de verklaring"
    stapel.bewaar_verklaring(tmp_path / "verklaring.pdf")
    rust(maker.omgeving)
    assert (tmp_path / "verklaring.pdf").read_bytes().startswith(b"%PDF")


def test_a_hold_keeps_a_row_from_being_chosen(wereld: Wereld, huis: Huis) -> None:
    wereld.programma.voer_uit(b.LegPlichtOp(nummer=wereld.nummer, reden="Er loopt een klacht over dit advies."))
    wereld.jaren_later()
    scherm = huis.scherm(wereld.programma)
    deel = ga(scherm, Bewarendeel)
    assert isinstance(deel, Bewarendeel)
    rij = next(k for k in deel.model.rijen if k.nummer == wereld.nummer)
    deel.wissel(rij)
    assert deel.gekozen == set()
    deel.kies_alles()
    assert rij.sleutel not in deel.gekozen and deel.gekozen
    plichten = ga(scherm, Plichtendeel)
    assert isinstance(plichten, Plichtendeel)
    assert not plichten.hef.isEnabled()


def test_a_request_is_granted_from_its_page(wereld: Wereld, huis: Huis) -> None:
    wereld.programma.voer_uit(b.NeemVerzoekOp(nummer=wereld.nummer, ontvangen_op=wereld.klok.moment.date()))
    scherm = huis.scherm(wereld.programma)
    deel = ga(scherm, Verzoekendeel)
    assert isinstance(deel, Verzoekendeel)
    assert deel.toe.isEnabled() and not deel.af.isEnabled()
    fg = ga(huis.scherm(wereld.als(wereld.tafel.voorzitter, Rol.FUNCTIONARIS)), Verzoekendeel)
    assert isinstance(fg, Verzoekendeel)
    assert fg.af.isEnabled() and not fg.toe.isEnabled()


def test_what_came_back_is_said_and_destroyed_again(
    wereld: Wereld, huis: Huis, monkeypatch: pytest.MonkeyPatch
) -> None:
    from weegtafel import vernietiging
    from weegtafel.bootstrap import open_programma
    from weegtafel.storage import reservekopie, terugzetten

    wereld.jaren_later()
    kluis = wereld.tafel.programma.kluis
    kopie = reservekopie.maak(kluis.bestand, None, wereld.klok.nu(), "start")
    id_ = wereld.goedgekeurd((Objectsoort.CASUS, wereld.casus))
    wereld.wacht()
    vernietiging.voer_uit(wereld.programma, id_, wereld.versie(id_))
    kluis.sluit()
    terugzetten.zet_terug(kopie, None, kluis.map, wereld.klok.nu())
    wereld.tafel.programma = open_programma(kluis.map, klok=wereld.klok).als(wereld.tafel.programma.actor)
    with huis_op(wereld.beheerder, kluis.map.parent / "v.ini") as deur:
        venster = deur.open()
        deur.hoeder.begin_onderhoud()
        deur.rust()
        assert f"teruggekomen wat vernietigd was: {wereld.nummer}." in venster._balk.zin()
        venster._balk._knop.click()
        deur.rust()
        assert isinstance(venster.scherm, KluisScherm) and isinstance(venster.scherm.deel, Bewarendeel)
    with huis_op(wereld.als(wereld.tafel.voorzitter, Rol.LID), kluis.map.parent / "v.ini") as deur:
        venster = deur.open()
        deur.hoeder.begin_onderhoud()
        deur.rust()
        assert wereld.nummer in venster._balk.zin() and not venster._balk._knop.isVisible(), "a member sees no way"
    wereld.tafel.programma = open_programma(kluis.map, klok=wereld.klok).als(wereld.tafel.programma.actor)
    scherm = huis.scherm(wereld.beheerder)
    deel = ga(scherm, Bewarendeel)
    assert isinstance(deel, Bewarendeel)
    assert deel.terug.isVisible() and wereld.nummer in deel.terugtekst.text()
    monkeypatch.setattr(Bevestiging, "vraag", lambda _zelf: True)
    deel.herhaal.click()
    rust(scherm.omgeving)
    rust(scherm.omgeving)
    assert not deel.terug.isVisible()
    assert wereld.tafel.programma.vraag(lijsten)[0].status is Lijststatus.UITGEVOERD
    wereld.tafel.programma.kluis.sluit()
