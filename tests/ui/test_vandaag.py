from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.doorbraakhulp import Doorbraakhulp
from tests.overleghulp import Tafelhulp
from tests.ui.doorbraaktafel import werk_als
from tests.ui.schermhulp import rust, toets, toon
from ui.regellijst import Regelknop
from ui.scherm import Omgeving
from ui.vandaag import VandaagScherm, wachtregels
from ui.vandaagdoorbraak import _DOORBRAAK, doorbraakregels, evaluatieregels
from weegtafel.bootstrap import Programma, open_programma
from weegtafel.casus.commands import MeldCasusAan
from weegtafel.casus.models import Casus
from weegtafel.doorbraak.codes import Besluitsoort
from weegtafel.doorbraak.commands import NeemBesluit
from weegtafel.doorbraak.wacht import VOLGORDE, Doorbraakwacht, Openperiode, Wachtend
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import Aanwezigheidssoort, Adviessoort
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.overleg.commands import LegActieVast, ZetOpAgenda
from weegtafel.overleg.vandaag import Beginstand, vandaag


@pytest.fixture
def tafel(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


def regels(scherm: VandaagScherm) -> list[Regelknop]:
    return [k for k in scherm.knoppen() if isinstance(k, Regelknop)]


def regel(scherm: VandaagScherm, begin: str) -> Regelknop:
    return next(k for k in regels(scherm) if k.regel.tekst.startswith(begin))


def test_a_new_vault_says_what_to_do_first(qtbot: QtBot, omgeving: Omgeving, tmp_path: Path) -> None:
    leeg = open_programma(tmp_path / "leeg", maak=True, klok=VasteKlok(datetime(2026, 11, 12, 9)))
    omgeving.runner.programma = leeg
    scherm = toon(qtbot, omgeving, VandaagScherm(omgeving))
    assert [k.regel.naar for k in regels(scherm)] == ["inrichting"] * 3 + ["overleggen", "casussen"]
    assert all(k.regel.icoon == "vorm-ring" for k in regels(scherm))
    with qtbot.waitSignal(scherm.naar) as sein:
        toets(regels(scherm)[0], Qt.Key.Key_Return)
    assert sein.args == ["inrichting", 0]
    leeg.sluit()


def test_the_first_steps_go_away_once_all_are_taken() -> None:
    assert not Beginstand(1, 1, 1, 1, 0).klaar
    assert Beginstand(1, 1, 1, 1, 1).klaar


def test_the_next_overleg_tells_how_ready_it_is(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    overleg = tafel.plan(over_dagen=7)
    tafel.doe(ZetOpAgenda(overleg_id=overleg, casus_id=tafel.gereed(), minuten=200))
    tafel.meld(overleg, tafel.gi[:1], Aanwezigheidssoort.AFWEZIG_MET_BERICHT)
    scherm = toon(qtbot, omgeving, VandaagScherm(omgeving))
    volgend = scherm._getoond.volgend
    assert (volgend.casussen, volgend.beschikbaar, len(volgend.afwezig)) == (1, 150, 1)
    assert volgend.gepland > 200
    zinnen = [zin for _, _, zin in scherm._gereedheid(volgend)]
    assert zinnen[0] == "1 casus staat op de agenda"
    assert "te veel" in zinnen[1]
    assert zinnen[2].startswith("Afwezig gemeld: ")
    with qtbot.waitSignal(scherm.naar) as sein:
        scherm.knoppen()[-1 - len(regels(scherm))].click()
    assert sein.args == ["overleg", overleg]


def test_a_returned_presence_is_no_absence(tafel: Tafelhulp) -> None:
    overleg = tafel.plan(over_dagen=7)
    tafel.meld(overleg, tafel.gi[:1], Aanwezigheidssoort.AFWEZIG_MET_BERICHT)
    tafel.meld(overleg, tafel.gi[:1], Aanwezigheidssoort.AANWEZIG)
    volgend = tafel.programma.vraag(vandaag, tafel.dag, tafel.programma.actor).volgend
    assert volgend is not None and volgend.afwezig == ()


def test_each_line_leads_to_what_waits(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    casus = tafel.concept_casus()
    tafel.doe(MeldCasusAan(casus_id=casus, versie=tafel.lees(Casus, casus)["versie"]))
    overleg, _ = tafel.open_met(1)
    tafel.sluit(overleg)
    scherm = toon(qtbot, omgeving, VandaagScherm(omgeving))
    doelen = {k.regel.tekst: (k.regel.naar, k.regel.id) for k in regels(scherm)}
    assert doelen["1 aangemelde casus wacht op controle"] == ("casus", casus)
    assert ("notulen", overleg) in doelen.values()
    assert doelen["1 casus is gereed en staat nog niet op een agenda"] == ("overleggen", 0)
    knop = regel(scherm, "1 aangemelde")
    knop.setFocus()
    with qtbot.waitSignal(scherm.naar) as sein:
        toets(knop, Qt.Key.Key_Space)
    assert sein.args == ["casus", casus]


def test_arrow_keys_walk_along_all_lines(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    tafel.gereed()
    tafel.plan(over_dagen=7)
    scherm = toon(qtbot, omgeving, VandaagScherm(omgeving))
    knoppen = scherm.knoppen()
    scherm.activateWindow()
    scherm.focus_eerste()
    for volgende in knoppen[1:]:
        toets(scherm.focusWidget(), Qt.Key.Key_Down)
        assert scherm.focusWidget() is volgende


def test_an_advice_under_voorbehoud_and_a_coming_evaluation_are_seen(tafel: Tafelhulp) -> None:
    _, (punt, ander) = tafel.open_met(2, aanwezig=2)
    tafel.stel_vast(punt, evaluatiedatum=tafel.dag + timedelta(days=20))
    tafel.stel_vast(ander, evaluatiedatum=tafel.dag + timedelta(days=60))
    blad = tafel.programma.vraag(vandaag, tafel.dag, tafel.programma.actor)
    assert blad.voorbehoud.aantal == 2
    assert [d.dag for d in blad.evaluaties.eerste] == [tafel.dag + timedelta(days=20)]
    later = tafel.programma.vraag(vandaag, tafel.dag + timedelta(days=40), tafel.programma.actor)
    assert [d.dag for d in later.evaluaties.eerste] == [tafel.dag + timedelta(days=60)]
    assert tafel.lees(Casus, blad.evaluaties.eerste[0].id)["status"] == "geadviseerd"


def test_an_advice_that_asks_for_more_is_no_evaluation(tafel: Tafelhulp) -> None:
    _, (punt,) = tafel.open_met(1)
    tafel.stel_vast(punt, Adviessoort.AANHOUDEN)
    assert tafel.programma.vraag(vandaag, tafel.dag, tafel.programma.actor).evaluaties.aantal == 0


def test_a_member_sees_own_late_actions_and_not_the_work_of_the_secretary(tafel: Tafelhulp) -> None:
    casus = tafel.concept_casus()
    tafel.doe(MeldCasusAan(casus_id=casus, versie=tafel.lees(Casus, casus)["versie"]))
    lid = tafel.personen[tafel.leden[0]]
    for organisatie in tafel.leden[:2]:
        tafel.doe(LegActieVast(wat="Bel de school over het plan.", wanneer=tafel.dag, organisatie_id=organisatie))
    blad = tafel.programma.vraag(vandaag, tafel.dag + timedelta(days=1), Actor(lid, "Een lid", frozenset({Rol.LID})))
    assert (blad.te_laat.aantal, blad.aangemeld.aantal) == (1, 0)
    (wacht,) = wachtregels(blad)
    assert wacht.naar == "acties" and "12 november 2026" in wacht.uitleg


def test_the_page_follows_what_changes(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    overleg = tafel.plan(over_dagen=7)
    casus = tafel.gereed()
    scherm = toon(qtbot, omgeving, VandaagScherm(omgeving))
    assert regel(scherm, "1 casus is gereed")
    omgeving.runner.voer_uit(ZetOpAgenda(overleg_id=overleg, casus_id=casus), van=scherm)
    rust(omgeving)
    assert not any(k.regel.tekst.startswith("1 casus is gereed") for k in regels(scherm))
    assert scherm._getoond.volgend.casussen == 1


def test_what_the_table_learns_comes_after_the_page_itself(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    from weegtafel.inzicht.commands import BewaarInstroom

    tafel.plan(over_dagen=7)
    scherm = toon(qtbot, omgeving, VandaagScherm(omgeving))
    rust(omgeving)
    assert scherm._erbij == []
    dag = omgeving.vandaag.replace(month=omgeving.vandaag.month - 1, day=1)
    tafel.doe(BewaarInstroom(maand=dag, enkelvoudig=80, complex=20))
    scherm.ververs()
    rust(omgeving)
    (grafiek,) = scherm._erbij
    assert "Complex deel" in " ".join(label.text() for label in grafiek.findChildren(QLabel))
    scherm.ververs()
    rust(omgeving)
    assert scherm._erbij == [grafiek]


def test_the_budget_and_the_evaluations_are_lines_that_lead_somewhere() -> None:
    from ui.inzicht.opgevolgd import Opgevolgddeel
    from ui.inzicht.scherm import DELEN
    from ui.vandaagleren import OPGEVOLGD, Leerbeeld, kop_van, regelteksten
    from weegtafel.doorbraak.registerrijen import PotRij
    from weegtafel.inzicht.periode import jaar

    def pot(vrij: int) -> PotRij:
        p = jaar(2026)
        return PotRij(1, p.van, p.tot, 5_000_000, 0, 5_000_000 - vrij, 0, vrij, 0, max(0, -vrij), "", 1)

    rijen = regelteksten(Leerbeeld(2, pot(1_250_000), jaar(2026), ()), True)
    assert [r[4:] for r in rijen] == [("inzicht", OPGEVOLGD), ("budgetregister", 0)]
    assert DELEN[OPGEVOLGD - 1][0] is Opgevolgddeel
    assert rijen[0][2] == "2 adviezen wachten op een evaluatie"
    assert rijen[1][2].replace("\u00a0", " ") == "Doorbraakbudget: nog € 12.500 vrij"
    apart = replace(pot(1_250_000), gereserveerd=100_000)
    onder = regelteksten(Leerbeeld(0, apart, jaar(2026), ()), True)[0][3].replace("\u00a0", " ")
    assert onder == "Van 1 januari 2026 tot en met 31 december 2026; € 1.000 is gereserveerd"
    assert "te veel toegezegd" in regelteksten(Leerbeeld(0, pot(-100), jaar(2026), ()), True)[0][2]
    assert regelteksten(Leerbeeld(3, None, jaar(2026), ()), False) == []
    # A heading names what stands under it: who may not see the budget reads nothing of it.
    for beeld, mag, kop in (
        (Leerbeeld(3, None, jaar(2026), ()), True, "Opvolging"),
        (Leerbeeld(3, pot(0), jaar(2026), ()), False, "Budget"),
        (Leerbeeld(3, pot(0), jaar(2026), ()), True, "Opvolging en budget"),
        (Leerbeeld(0, pot(0), jaar(2026), ()), True, "Budget"),
    ):
        assert kop_van(beeld, mag) == kop


def test_a_doorbraak_that_waits_is_one_press_away(qtbot: QtBot, omgeving: Omgeving) -> None:
    hulp = Doorbraakhulp(omgeving.runner.programma)
    plan, besluit = hulp.in_toets(), hulp.klaar_voor_besluit()
    for actor, zin, id_ in (
        (hulp.toetser, "Toets als tweede coach het plan van DB-2026-0001", plan),
        (hulp.coach, "Besluit over DB-2026-0002", besluit),
    ):
        scherm = toon(qtbot, omgeving, VandaagScherm(werk_als(omgeving, actor)))
        (knop,) = [k for k in regels(scherm) if k.regel.naar == "doorbraak"]
        assert knop.regel.tekst == zin
        assert knop.regel.uitleg.startswith("Moeder zegt haar baan op")
        with qtbot.waitSignal(scherm.naar) as sein:
            toets(knop, Qt.Key.Key_Return)
        assert sein.args == ["doorbraak", id_]
    hulp.doe(
        hulp.coach,
        NeemBesluit(
            aanvraag_id=besluit, versie=hulp.versie(besluit), soort=Besluitsoort.TOEKENNEN, motivering="Het helpt."
        ),
    )
    omgeving.runner.gewijzigd.emit(Gewijzigd(frozenset({"doorbraak"}), besluit, 0))
    rust(omgeving)
    assert regel(scherm, "Plan de nazorg van DB-2026-0002")


def test_more_doorbraken_than_fit_are_counted_and_kept_together() -> None:
    veel = tuple(Wachtend(n, f"DB-2026-{n:04d}", "Schrijf het plan", "Een gezin loopt vast. " * 9) for n in range(1, 8))
    periode = Openperiode(date(2025, 1, 1), date(2025, 12, 31), 120_000, 0)
    wacht = Doorbraakwacht(veel, (Wachtend(9, "DB-2026-0009", "Kijk terug", "", date(2026, 12, 1)),), (periode,))
    rijen = doorbraakregels(wacht, boekt=False)
    assert [r.id for r in rijen] == [1, 2, 3, 4, 5, 0, 0]
    assert all(len(r.uitleg) <= 91 for r in rijen)
    assert (rijen[5].tekst, rijen[5].naar) == ("Nog 2 doorbraken wachten op u", "doorbraken")
    assert rijen[6].tekst.replace("\u00a0", " ") == (
        "Van het doorbraakbudget tot en met 31 december 2025 is € 1.200 verplicht en niet betaald"
    )
    assert rijen[6].uitleg == "Vraag de secretaris om de betaling of de vrijval te boeken"
    assert doorbraakregels(wacht, boekt=True)[6].uitleg == "Boek de betaling of de vrijval"
    assert [(r.naar, r.id, r.uitleg) for r in evaluatieregels(wacht)] == [("doorbraak", 9, "Nazorg op 1 december 2026")]
    assert set(_DOORBRAAK) == set(VOLGORDE)
