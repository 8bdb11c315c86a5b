"""The page of the vault: who has access, copies and putting one back, the journal, and what it hears by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from tests.overleghulp import Tafelhulp
from tests.storage.kluishulp import PLANT, journaal_van, meld, organisaties, plant
from tests.ui.kluishuis import ANDER, LID, NAAM, WOORD, Huis, huis_op, maak_beveiligd
from tests.ui.schermhulp import in_dialoog, toets, toon, typ
from ui.kluis.hoeder import Hoeder
from ui.kluis.journaal import Journaaldeel
from ui.kluis.kopieen import Kopieendeel
from ui.kluis.scherm import KluisScherm
from ui.kluis.terugzetten import Terugzetvenster, grootte
from ui.kluis.toegang import Toegangdeel
from ui.kluis.voortgangbrug import Stand, Voortgangbrug
from ui.scherm import Omgeving
from ui.widgets.bevestiging import Bevestiging
from weegtafel.bootstrap import Programma
from weegtafel.casus.models import Casus
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.kluisdaden import herstelgroepen
from weegtafel.onderhoud import NA_OVERLEG, START, Onderhoud
from weegtafel.overleg.models import Agendapunt
from weegtafel.storage import geheim, journaal
from weegtafel.storage.geheim import Maat


@pytest.fixture(autouse=True)
def _licht(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geheim, "ijk", lambda doel_s=0.6: Maat(64, 1, 1))


@pytest.fixture
def huis(kluismap: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Huis]:
    maak_beveiligd(kluismap)
    with huis_op(meld(kluismap), tmp_path / "v.ini") as huis:
        yield huis


def _deel(huis: Huis, soort: Any) -> Any:
    venster = huis.open("kluis")
    assert isinstance(venster.scherm, KluisScherm)
    deel = venster.scherm.toon_deel(soort)
    huis.rust()
    return deel


# --- access ---------------------------------------------------------------------------------------


def test_somebody_gets_access_with_a_first_password_and_signs_in(huis: Huis) -> None:
    deel = _deel(huis, Toegangdeel)
    assert {a.gebruikersnaam for a in deel.model.rijen} == {NAAM, LID}

    def vul(dialoog: Any) -> None:
        assert dialoog.wie.waarde() is not None
        typ(dialoog.gebruikersnaam, LID)
        typ(dialoog.nieuw.een, "zeven losse woorden hier")
        typ(dialoog.nieuw.twee, "zeven losse woorden hier")
        dialoog.knop.click()
        huis.rust()
        assert "al van iemand anders" in dialoog.formulier.fouten()["gebruikersnaam"]
        typ(dialoog.gebruikersnaam, "secretaris")
        dialoog.knop.click()

    in_dialoog(deel.omgeving, deel.nieuw.click, vul)
    huis.rust()
    assert {a.gebruikersnaam for a in deel.model.rijen} == {NAAM, LID, "secretaris"}
    ander = meld(huis.programma.kluis.map, "secretaris", "zeven losse woorden hier")
    assert ander.aanmelding is not None and ander.aanmelding.moet_wijzigen
    ander.sluit()


def test_a_reset_makes_the_old_password_lapse_and_withdrawing_ends_it(
    huis: Huis, monkeypatch: pytest.MonkeyPatch
) -> None:
    deel = _deel(huis, Toegangdeel)
    lid = next(a for a in deel.model.rijen if a.gebruikersnaam == LID)
    deel.lijst.kies(lid.persoon_id)
    assert deel.reset.isEnabled() and deel.intrekken.isEnabled()

    def vul(dialoog: Any) -> None:
        assert dialoog.gebruikersnaam.text() == LID
        typ(dialoog.nieuw.een, "zeven losse woorden hier")
        typ(dialoog.nieuw.twee, "zeven losse woorden hier")
        toets(dialoog.nieuw.twee, Qt.Key.Key_Return)

    in_dialoog(deel.omgeving, deel.reset.click, vul)
    map_ = huis.programma.kluis.map
    with pytest.raises(Regelovertreding):
        meld(map_, LID, ANDER)
    meld(map_, LID, "zeven losse woorden hier").sluit()
    monkeypatch.setattr(Bevestiging, "vraag", lambda _zelf: True)
    huis.rust()
    deel.lijst.kies(lid.persoon_id)
    deel.intrekken.click()
    huis.rust()
    with pytest.raises(Regelovertreding):
        meld(map_, LID, "zeven losse woorden hier")
    zelf = deel.model.rijen[0]
    assert zelf.is_zelf
    deel.lijst.kies(zelf.persoon_id)
    assert not deel.intrekken.isEnabled(), "nobody locks out oneself"


def test_the_own_password_is_changed_and_the_old_one_must_be_right(huis: Huis) -> None:
    deel = _deel(huis, Toegangdeel)
    nieuw = "acht losse woorden naast elkaar"

    def vul(dialoog: Any) -> None:
        typ(dialoog.oud, "dit is het niet")
        typ(dialoog.nieuw.een, nieuw)
        typ(dialoog.nieuw.twee, nieuw)
        dialoog.knop.click()
        dialoog.spoor.wacht()
        assert dialoog.isVisible() and "horen niet bij elkaar" in dialoog.melding.text()
        typ(dialoog.oud, WOORD)
        dialoog.knop.click()
        dialoog.spoor.wacht()

    in_dialoog(deel.omgeving, deel.eigen.click, vul)
    meld(huis.programma.kluis.map, NAAM, nieuw).sluit()


def test_a_new_recovery_key_is_shown_once_and_a_new_data_key_goes_on_working(
    huis: Huis, monkeypatch: pytest.MonkeyPatch
) -> None:
    deel = _deel(huis, Toegangdeel)
    monkeypatch.setattr(Bevestiging, "vraag", lambda _zelf: True)

    def bewaar(dialoog: Any) -> None:
        typ(dialoog.blad.groep, herstelgroepen(dialoog.blad._sleutel)[dialoog.blad._gevraagd])
        toets(dialoog.blad.groep, Qt.Key.Key_Return)

    in_dialoog(deel.omgeving, deel.herstel.click, bewaar)
    voor = bytes(huis.programma.aanmelding.datasleutel)  # type: ignore[union-attr]  # signed in
    gezegd: list[tuple[str, str]] = []
    deel.omgeving.mond.gezegd.connect(lambda soort, zin: gezegd.append((soort, zin)))
    deel.vernieuw_sleutel()
    huis.rust()
    assert gezegd[-1][0] == "gelukt", gezegd
    assert bytes(huis.programma.aanmelding.datasleutel) != voor  # type: ignore[union-attr]  # signed in
    assert {"maakt_herstelsleutel", "vernieuwt_sleutel"} <= {h for h, _o, _v in huis.programma.vraag(journaal_van)}


def _eerste_stap_breekt_af(monkeypatch: pytest.MonkeyPatch) -> None:
    """The user presses the button of the dialog as soon as it shows how far the work is; the work waits for that."""
    toon, stap = Voortgangbrug._kijk, Stand.__call__

    def kijk(brug: Voortgangbrug) -> None:
        toon(brug)
        if brug._getoond is not None:
            brug.venster.voortgang.knop.click()

    def traag(stand: Stand, gedaan: int, totaal: int, wat: str) -> None:
        stap(stand, gedaan, totaal, wat)
        stand.stop.wait(20)

    monkeypatch.setattr(Voortgangbrug, "_kijk", kijk)
    monkeypatch.setattr(Stand, "__call__", traag)


def test_a_new_data_key_that_is_stopped_changes_nothing(huis: Huis, monkeypatch: pytest.MonkeyPatch) -> None:
    deel = _deel(huis, Toegangdeel)
    monkeypatch.setattr(Bevestiging, "vraag", lambda _zelf: True)
    _eerste_stap_breekt_af(monkeypatch)
    voor = bytes(huis.programma.aanmelding.datasleutel)  # type: ignore[union-attr]  # signed in
    gezegd: list[tuple[str, str]] = []
    deel.omgeving.mond.gezegd.connect(lambda soort, zin: gezegd.append((soort, zin)))
    deel.vernieuw_sleutel()
    huis.rust()
    assert gezegd[-1] == ("informatie", "U hebt dit afgebroken. Er is niets gewijzigd.")
    assert bytes(huis.programma.aanmelding.datasleutel) == voor  # type: ignore[union-attr]  # signed in
    assert not (huis.programma.kluis.map / "weegtafel.sqlite.nieuw").exists()


def test_the_check_of_the_journal_shows_per_cents_and_can_be_stopped(
    huis: Huis, monkeypatch: pytest.MonkeyPatch
) -> None:
    with huis.programma.kluis.transactie() as sessie:
        for n in range(9000):
            journaal.boek(sessie, huis.programma.klok.nu(), huis.programma.actor, "proef", f"WT-{n}", [])
    deel = _deel(huis, Journaaldeel)
    gezegd: list[tuple[str, str]] = []
    deel.omgeving.mond.gezegd.connect(lambda soort, zin: gezegd.append((soort, zin)))
    stappen: list[str] = []
    toon, stap = Voortgangbrug._kijk, Stand.__call__
    gezien = Event()

    def kijk(brug: Voortgangbrug) -> None:
        toon(brug)
        if brug._getoond is not None:
            stappen.append(brug.venster.voortgang._ver.text())
            gezien.set()

    def wacht_tot_het_er_staat(stand: Stand, gedaan: int, totaal: int, wat: str) -> None:
        gezien.clear()
        stap(stand, gedaan, totaal, wat)
        gezien.wait(20)

    monkeypatch.setattr(Voortgangbrug, "_kijk", kijk)
    monkeypatch.setattr(Stand, "__call__", wacht_tot_het_er_staat)
    deel._controleer()
    huis.rust()
    assert gezegd[-1][0] == "gelukt" and {"45 %", "90 %"} <= set(stappen)
    monkeypatch.undo()
    monkeypatch.setattr(geheim, "ijk", lambda doel_s=0.6: Maat(64, 1, 1))
    _eerste_stap_breekt_af(monkeypatch)
    deel._controleer()
    huis.rust()
    assert gezegd[-1][0] == "informatie" and "afgebroken" in gezegd[-1][1]


def test_who_is_no_beheerder_sees_the_own_password_and_the_copies_only(
    kluismap: Path, tmp_path: Path, qapp: QApplication
) -> None:
    maak_beveiligd(kluismap)
    programma = meld(kluismap, LID, ANDER)
    programma.toegang.wijzig_wachtwoord(ANDER, WOORD + " en meer")
    with huis_op(programma, tmp_path / "v.ini") as huis:
        venster = huis.open("kluis")
        scherm = venster.scherm
        assert isinstance(scherm, KluisScherm)
        delen = [scherm.keuze.item(n).text() for n in range(scherm.keuze.count())]
        assert {"Toegang", "Kopieën"} <= set(delen) and "Journaal" not in delen
        deel: Any = scherm.toon_deel(Toegangdeel)
        assert not hasattr(deel, "nieuw") and deel.eigen.isVisible()
        kopieen: Any = scherm.toon_deel(Kopieendeel)
        kopieen.kopieer()
        huis.rust()
        assert kopieen.model.rowCount() == 1
        assert not kopieen.terug.isEnabled() and not kopieen.kies.isEnabled()


# --- copies ---------------------------------------------------------------------------------------


def test_a_copy_is_made_here_and_at_the_second_place_and_both_are_listed(
    huis: Huis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deel = _deel(huis, Kopieendeel)
    assert "nog geen kopie" in deel.waarschuwing.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(huis.programma.kluis.map))
    gezegd: list[str] = []
    deel.omgeving.mond.gezegd.connect(lambda _soort, zin: gezegd.append(zin))
    deel.kies.click()
    huis.rust()
    assert "buiten de map" in gezegd[-1]
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    deel.kies.click()
    huis.rust()
    deel.maak.click()
    huis.rust()
    assert "gemaakt en nagelezen" in gezegd[-1]
    assert [(k.op_tweede_plek, k.goed, k.waarom) for k in deel.model.rijen] == [
        (False, True, "op verzoek"),
        (True, True, "op verzoek"),
    ]
    assert not deel.waarschuwing.isVisible()
    bestand = deel.model.rijen[1].map / "weegtafel.sqlite"
    bestand.write_bytes(bestand.read_bytes()[:-1] + b"!")
    for rest in stick.iterdir():
        assert rest.name.startswith("Weegtafel kluis ")
    deel.ververs()
    huis.rust()
    assert [k.goed for k in deel.model.rijen] == [True, False]
    stick.rename(tmp_path / "weg")
    deel.maak.click()
    huis.rust()
    assert "niet te bereiken" in gezegd[-1] and "niet te bereiken" in deel.plek.text()
    deel.geen.click()
    huis.rust()
    assert "geen tweede plek" in deel.plek.text()


def test_a_chosen_copy_is_put_back_with_the_password_of_that_moment(
    huis: Huis, monkeypatch: pytest.MonkeyPatch
) -> None:
    deel = _deel(huis, Kopieendeel)
    deel.kopieer()
    huis.rust()
    plant(huis.programma)
    huis.programma.toegang.wijzig_wachtwoord(WOORD, "acht losse woorden naast elkaar")
    map_ = huis.programma.kluis.map

    def stappen(venster: Terugzetvenster) -> int:
        assert venster._stapel.currentIndex() == 1 and "opzij" in venster.uitleg.text()
        assert venster.naam.text() == NAAM
        typ(venster.wachtwoord, "acht losse woorden naast elkaar")
        venster.knop.click()
        venster.spoor.wacht()
        assert "toen de kopie werd gemaakt" in venster.melding.text()
        typ(venster.wachtwoord, WOORD)
        toets(venster.wachtwoord, Qt.Key.Key_Return)
        venster.spoor.wacht()
        assert venster.opzij is not None and venster.opzij.name in venster.afloop.text()
        venster.knop_klaar.click()
        return venster.result()

    monkeypatch.setattr(Terugzetvenster, "exec", stappen)
    deel.lijst.kies_eerste()
    deel.terug.click()
    assert huis.deur == [True] and not huis.vensters[0].isVisible()
    terug = meld(map_, NAAM, WOORD)
    assert not any(naam.startswith(PLANT) for naam in terug.vraag(organisaties))
    assert terug.controleer_journaal()[1] is None
    assert "zet_kopie_terug" in {h for h, _o, _v in terug.vraag(journaal_van)}
    terug.sluit()
    assert any(p.name.startswith("opzij ") for p in map_.iterdir())


def test_copies_come_by_themselves_at_the_start_and_after_an_overleg(huis: Huis) -> None:
    huis.open()
    huis.hoeder.begin_onderhoud()
    huis.rust()
    assert [k.waarom for k in huis.hoeder.onderhoud.stand().rijen] == ["bij het starten"]
    assert huis.hoeder.onderhoud.kopieer_zo_nodig() is False, "one of this hour is there"
    huis.programma.klok.moment += timedelta(hours=2)  # type: ignore[attr-defined]  # VasteKlok
    huis.hoeder.kopieer(NA_OVERLEG)
    huis.rust()
    assert huis.hoeder.onderhoud.stand().rijen[0].waarom == "na een overleg"
    waarom = [v for h, _o, v in huis.programma.vraag(journaal_van) if h == "maakt_kopie"]
    assert waarom == [START, NA_OVERLEG]


def test_closing_an_overleg_asks_for_a_copy(huis: Huis, monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[str] = []
    monkeypatch.setattr(Hoeder, "kopieer", lambda _zelf, waarom: gevraagd.append(waarom))
    venster = huis.open()
    from weegtafel.kernel.opdracht import Gewijzigd

    venster.runner.gewijzigd.emit(Gewijzigd(frozenset({"overleg"}), 1))
    venster.runner.gewijzigd.emit(Gewijzigd(frozenset({"overleg", "notulen"}), 1, 2, "O-1", {"notulen": 3}))
    assert gevraagd == [NA_OVERLEG]


def test_an_old_copy_and_a_clock_that_was_put_back_are_told(programma: Programma, klok: VasteKlok) -> None:
    onderhoud = Onderhoud(programma)
    assert "nog geen kopie" in onderhoud.waarschuwingen()[0]
    onderhoud.kopieer()
    assert onderhoud.waarschuwingen() == ()
    klok.moment += timedelta(days=8)
    assert "8 dagen oud" in onderhoud.waarschuwingen()[0]
    klok.moment -= timedelta(days=8, minutes=4)
    assert onderhoud.klokzin() == ""
    klok.moment -= timedelta(minutes=2)
    assert "staat achter" in onderhoud.klokzin()


def test_sizes_are_said_as_people_do() -> None:
    assert [grootte(n) for n in (0, 4096, 1_234_567, 99_999)] == ["1 kB", "4 kB", "1,2 MB", "99 kB"]


# --- the journal ----------------------------------------------------------------------------------


@pytest.fixture
def scherm(omgeving: Omgeving, qtbot: QtBot) -> KluisScherm:
    gemaakt = toon(qtbot, omgeving, KluisScherm(omgeving))
    assert isinstance(gemaakt, KluisScherm)
    return gemaakt


def _journaal(scherm: KluisScherm, omgeving: Omgeving) -> Any:
    deel = scherm.toon_deel(Journaaldeel)
    for _ in range(3):
        omgeving.runner.wacht()
        QApplication.processEvents()
    return deel


def _rust(omgeving: Omgeving) -> None:
    for _ in range(3):
        omgeving.runner.wacht()
        QApplication.processEvents()


def test_the_journal_is_narrowed_by_person_kind_number_and_period(
    scherm: KluisScherm, omgeving: Omgeving, programma: Programma, klok: VasteKlok
) -> None:
    plant(programma)
    klok.moment += timedelta(days=3)
    casus = Tafelhulp(programma).concept_casus()
    assert casus
    deel = _journaal(scherm, omgeving)
    alle = deel.model.rowCount()
    deel.wat.setCurrentIndex(deel.wat.findData("bewaar_organisatie"))
    _rust(omgeving)
    assert deel.telling.text() == "1 regel" and PLANT not in deel.model.rij(0).velden
    deel.wat.setCurrentIndex(0)
    deel.van.zet_datum(klok.nu().date())
    deel._tel()
    _rust(omgeving)
    assert 0 < deel.model.rowCount() < alle
    deel.tot.zet_datum(klok.nu().date() - timedelta(days=1))
    deel._tel()
    _rust(omgeving)
    assert deel.model.rowCount() == 0


def test_the_journal_is_checked_and_compared_with_an_anchor(
    scherm: KluisScherm, omgeving: Omgeving, programma: Programma, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezegd: list[tuple[str, str]] = []
    omgeving.mond.gezegd.connect(lambda soort, zin: gezegd.append((soort, zin)))
    plant(programma)
    deel = _journaal(scherm, omgeving)
    deel.controle.click()
    assert gezegd[-1][0] == "gelukt" and "is heel" in gezegd[-1][1]
    anker = programma.vraag(journaal.anker)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: (anker, True))
    deel.anker.click()
    _rust(omgeving)
    assert gezegd[-1][0] == "gelukt" and "past" in gezegd[-1][1]
    with closing(sqlite3.connect(programma.kluis.bestand)) as db, db:
        db.execute("DROP TRIGGER journaal_nooit_update")
        db.execute("UPDATE journaal SET handeling = 'iets_anders', hash = hash || '0' WHERE id = 1")
    deel.controle.click()
    assert gezegd[-1][0] == "fout" and "gebroken bij regel 1:" in gezegd[-1][1]


def test_the_journal_goes_out_as_a_table_with_its_filter_and_hears_that_itself(
    scherm: KluisScherm, omgeving: Omgeving, programma: Programma, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(programma)
    deel = _journaal(scherm, omgeving)
    aantal = deel.model.rowCount()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "journaal"), "CSV (*.csv)"))
    deel.uitvoer.click()
    _rust(omgeving)
    regels = (tmp_path / "journaal.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(regels) == aantal + 1 and regels[0].startswith("Regel;Tijdstip;Persoon")
    assert programma.vraag(journaal_van)[-1][0] == "geeft_journaal_uit"


def test_only_a_beheerder_or_the_functionaris_reads_the_journal(
    omgeving: Omgeving, programma: Programma, qtbot: QtBot
) -> None:
    from weegtafel.inrichting.schermqueries import Journaalfilter, journaalaantal
    from weegtafel.kluisdaden import inzien

    for rol, mag in ((Rol.LID, False), (Rol.SECRETARIS, False), (Rol.FUNCTIONARIS, True), (Rol.BEHEERDER, True)):
        ander = programma.als(Actor(programma.actor.persoon_id, "Iemand", frozenset({rol})))
        if mag:
            assert inzien(ander, journaalaantal, Journaalfilter()) >= 0
        else:
            with pytest.raises(Regelovertreding):
                inzien(ander, journaalaantal, Journaalfilter())


def test_searching_is_in_the_journal_within_a_second_without_the_words(huis: Huis, qtbot: QtBot) -> None:
    venster = huis.open("casussen")
    for woord in ("Nijlpaard", "Nijlpaarden"):
        venster.runner.doe(lambda w=woord: venster.runner.programma.zoek(w), van=venster)
    huis.rust()
    assert not any(h == "zoekt" for h, _o, _v in huis.programma.vraag(journaal_van)), "gathered, not at each key"
    qtbot.wait(1000)
    huis.rust()
    assert [(o, v) for h, o, v in huis.programma.vraag(journaal_van) if h == "zoekt"] == [("", "aantal:2")]
    assert huis.programma.controleer_journaal()[1] is None


def test_of_every_page_it_was_decided_what_the_journal_hears() -> None:
    from ui.plaatsen import PLAATSEN
    from weegtafel.storage import inzagen

    assert [plaats for plaats in PLAATSEN if not inzagen.kent(plaats)] == []
    tekst = Path(inzagen.__file__).read_text(encoding="utf-8")
    for plaats in inzagen.ZONDER_TEKST:
        assert plaats in PLAATSEN and tekst.count(f'"{plaats}"') == 1


def test_lists_searches_and_the_journal_itself_are_in_the_journal(huis: Huis) -> None:
    venster = huis.open()
    lijsten = ["casussen", "doorbraken", "acties", "knelpunten", "budgetregister", "inzicht"]
    for plaats in (*lijsten, "overleggen", "kluis"):
        venster.ga_naar(plaats)
        huis.rust()
        if plaats == "doorbraken":
            venster.scherm.zoek.setText("kwikstaart")  # type: ignore[union-attr]  # its search field
            venster.scherm.ververs()  # type: ignore[union-attr]  # a page is in front
            huis.rust()
    scherm = venster.scherm
    assert isinstance(scherm, KluisScherm)
    scherm.toon_deel(Journaaldeel)
    huis.rust()
    venster.runner.boek_inzage()
    huis.rust()
    regels = huis.programma.vraag(journaal_van)
    gezien = [onderwerp for handeling, onderwerp, _v in regels if handeling == "ziet_lijst_in"]
    assert gezien == ["vandaag", *lijsten]
    assert {"ziet_journaal_in", "zoekt"} <= {h for h, _o, _v in regels}
    assert "kwikstaart" not in str(regels)


def test_a_casus_at_the_table_is_in_the_journal_when_it_comes_in_front(
    kluismap: Path, tmp_path: Path, qapp: QApplication
) -> None:
    maak_beveiligd(kluismap)
    programma = meld(kluismap, LID, ANDER)
    programma.toegang.wijzig_wachtwoord(ANDER, WOORD + " en meer")
    tafel = Tafelhulp(programma)
    overleg, punten = tafel.open_met(2)
    nummers = [tafel.lees(Casus, tafel.lees(Agendapunt, punt)["casus_id"])["nummer"] for punt in punten]
    with huis_op(programma, tmp_path / "v.ini") as huis:
        venster = huis.open("vergadering", overleg)
        for punt in punten:
            venster.scherm.bekijk(punt)  # type: ignore[union-attr]  # the meeting
            huis.rust()
        venster.runner.boek_inzage()
        huis.rust()
        assert [o for h, o, _v in programma.vraag(journaal_van) if h == "ziet_casus_in"] == nummers


def test_a_casus_that_was_opened_is_in_the_journal_by_its_number(kluismap: Path, tmp_path: Path, qtbot: QtBot) -> None:
    maak_beveiligd(kluismap)
    programma = meld(kluismap, LID, ANDER)
    programma.toegang.wijzig_wachtwoord(ANDER, WOORD + " en meer")
    casus_id = Tafelhulp(programma).concept_casus()
    with huis_op(programma, tmp_path / "v.ini") as huis:
        venster = huis.open("casus", casus_id)
        venster.close()
        gezien = [o for h, o, _v in programma.vraag(journaal_van) if h == "ziet_casus_in"]
        assert len(gezien) == 1 and gezien[0].startswith(("WT-", "casus "))
