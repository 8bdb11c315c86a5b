"""What comes onto an agenda by itself, what a draft and a code may be, and moments when the clock was set back."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.overleghulp import VANDAAG, VELDEN, Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.casus.models import Casus
from weegtafel.cli import voer_uit
from weegtafel.inrichting.commands import BeeindigCode
from weegtafel.inrichting.models import Code
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import Adviessoort, Bekrachtigingsbesluit, CasusStatus, PuntSoort
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.overleg import commands as c
from weegtafel.overleg.models import Advies, Adviesconcept, Agendapunt, Notulen, Overleg
from weegtafel.overleg.rules.adviezen import GETALLEN


@pytest.fixture
def t(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


def op_tafel(t: Tafelhulp, overleg: int) -> list[int]:
    """The casussen on an agenda, in order."""
    return [p["casus_id"] for p in t.agenda(overleg) if p["soort"] is PuntSoort.CASUS]


def status(t: Tafelhulp, casus: int) -> CasusStatus:
    uit = t.lees(Casus, casus)["status"]
    assert isinstance(uit, CasusStatus)
    return uit


# --- carried over ---------------------------------------------------------------------------------


def test_carried_over_casussen_come_onto_an_overleg_that_is_planned_later(t: Tafelhulp) -> None:
    overleg, punten = t.open_met(2)
    casussen = op_tafel(t, overleg)
    nieuw = t.gereed()
    t.doe(c.ZetMinuten(punt_id=punten[0], minuten=35))
    notitie = Wijziging("voorzittersnotitie", "", "Vraag eerst naar school")
    t.doe(c.BewaarVoorzittersnotitie(punt_id=punten[0], wijzigingen=(notitie,)))
    t.sluit(overleg)
    assert [status(t, i) for i in casussen] == [CasusStatus.GEREED, CasusStatus.GEREED]
    uit = t.doe(
        c.PlanOverleg(
            datum=VANDAAG + timedelta(days=7),
            begintijd=t.lees(Overleg, overleg)["begintijd"],
            eindtijd=t.lees(Overleg, overleg)["eindtijd"],
            locatie="Raadzaal",
            voorzitter_id=t.voorzitter,
            secretaris_id=t.secretaris,
        )
    )
    assert op_tafel(t, uit.id) == casussen, "a new casus waits for the hand of the secretary"
    assert uit.extra["casussen"] == 2 and "casus" in uit.soorten
    assert [status(t, i) for i in (*casussen, nieuw)] == [*[CasusStatus.GEAGENDEERD] * 2, CasusStatus.GEREED]
    eerste = next(p for p in t.agenda(uit.id) if p["casus_id"] == casussen[0])
    assert (eerste["minuten"], eerste["voorzittersnotitie"]) == (35, "Vraag eerst naar school")
    assert eerste["doorgeschoven_van_id"] == punten[0]


def test_an_aangehouden_casus_comes_back_once_it_is_gereed_again(t: Tafelhulp) -> None:
    overleg, (punt,) = t.open_met()
    (casus,) = op_tafel(t, overleg)
    t.stel_vast(punt, Adviessoort.AANHOUDEN)
    t.sluit(overleg)
    te_vroeg = t.plan(7)
    assert op_tafel(t, te_vroeg) == [], "nobody has declared it ready"
    t.verklaar_gereed(casus)
    assert op_tafel(t, t.plan(14)) == [casus]


def test_a_casus_whose_advice_was_not_ratified_comes_back(t: Tafelhulp) -> None:
    overleg, (punt,) = t.open_met(aanwezig=1)
    (casus,) = op_tafel(t, overleg)
    t.stel_vast(punt)
    t.sluit(overleg)
    tweede = t.plan()
    t.doe(c.OpenOverleg(overleg_id=tweede))
    t.meld(tweede, t.leden)
    bekrachtiging = next(p["id"] for p in t.agenda(tweede) if p["soort"] is PuntSoort.BEKRACHTIGING)
    besluit = Bekrachtigingsbesluit.NIET_BEKRACHTIGD
    t.doe(c.BekrachtigAdvies(punt_id=bekrachtiging, besluit=besluit, toelichting="De tafel ziet het anders."))
    assert op_tafel(t, t.plan(7)) == [casus]


def test_what_was_taken_off_by_hand_does_not_return_to_that_agenda(t: Tafelhulp) -> None:
    overleg, _ = t.open_met()
    (casus,) = op_tafel(t, overleg)
    volgend = t.plan(7)
    t.sluit(overleg)
    assert op_tafel(t, volgend) == [casus]
    t.doe(c.HaalVanAgenda(punt_id=t.casuspunten(volgend)[0]))
    ander = t.plan(14)
    assert (op_tafel(t, volgend), op_tafel(t, ander)) == ([], [casus])


def test_an_overleg_that_lapses_hands_over_its_own_casussen_only(t: Tafelhulp) -> None:
    eerste, eigen = t.plan(7), t.gereed()
    t.doe(c.ZetOpAgenda(overleg_id=eerste, casus_id=eigen))
    volgend, weg = t.plan(14), t.gereed()
    punt = t.doe(c.ZetOpAgenda(overleg_id=volgend, casus_id=weg)).id
    t.doe(c.HaalVanAgenda(punt_id=punt))
    versie = t.lees(Overleg, eerste)["versie"]
    uit = t.doe(c.LaatOverlegVervallen(overleg_id=eerste, versie=versie, reden="Geen quorum verwacht"))
    assert op_tafel(t, volgend) == [eigen] and uit.extra["casussen"] == 1
    assert status(t, weg) is CasusStatus.GEREED


# --- drafts and codes -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("veld", "waarde", "woord"),
    [
        *((veld, grens + 1, "Het hoogste is") for veld, (_, grens) in GETALLEN.items()),
        ("volume", 2**70, "te groot om juist te kunnen zijn"),
        ("duur_maanden", 0, "groter zijn dan nul"),
        ("alternatief_id", 999_999, "kan dit alternatief niet meer vinden"),
        ("alternatief_id", 2**70, "staat niet in de catalogus"),
        ("alternatief_id", -1, "staat niet in de catalogus"),
    ],
)
def test_a_draft_refuses_what_cannot_be_stored_with_a_sentence(
    t: Tafelhulp, veld: str, waarde: int, woord: str
) -> None:
    _, (punt,) = t.open_met()
    with pytest.raises(Regelovertreding, match=woord):
        t.doe(c.BewaarAdviesconcept(punt_id=punt, wijzigingen=(Wijziging(veld, None, waarde),)))
    assert t.alle(Adviesconcept) == []


def test_an_indication_that_could_be_asked_for_can_be_given(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    hoogste = {veld: grens for veld, (_, grens) in GETALLEN.items()}
    advies = t.stel_vast(punt, Adviessoort.PASSEND_MET_AANPASSING, **hoogste)
    rij = t.lees(Advies, advies.id)
    assert {veld: rij[veld] for veld in hoogste} == hoogste


def beeindig(t: Tafelhulp, lijst: str, code: str) -> None:
    rij = next(r for r in t.alle(Code) if (r["lijst"], r["code"]) == (lijst, code))
    t.doe(BeeindigCode(code_id=rij["id"], geldig_tot=VANDAAG - timedelta(days=1), versie=rij["versie"]))


@pytest.mark.parametrize("veld", ["profiel", "intensiteit", "eenheid", "frequentie", "productcategorie"])
def test_a_requested_code_that_ended_is_not_passed_on_in_silence(t: Tafelhulp, veld: str) -> None:
    _, (punt,) = t.open_met()
    t.weeg(punt)
    beeindig(t, veld, str(VELDEN[veld]))
    versie = t.schrijf_concept(punt, **t.inhoud())
    vast = c.StelAdviesVast(punt_id=punt, concept_versie=versie, bevestigd_door_id=t.secretaris)
    with pytest.raises(Regelovertreding, match="geldt vandaag niet meer") as fout:
        t.doe(vast)
    assert set(fout.value.velden) == {veld} and t.alle(Advies) == []
    versie = t.schrijf_concept(punt, soort=Adviessoort.AANHOUDEN, **_aanhouden(t))
    assert t.doe(c.StelAdviesVast(punt_id=punt, concept_versie=versie, bevestigd_door_id=t.secretaris)).id


def _aanhouden(t: Tafelhulp) -> dict[str, Any]:
    return {k: v for k, v in t.inhoud(Adviessoort.AANHOUDEN).items() if k not in ("soort", "motivering")}


def test_other_words_for_an_advice_whose_code_ended_since_are_allowed(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    eerste = t.stel_vast(punt)
    beeindig(t, "profiel", str(VELDEN["profiel"]))
    inhoud = c.AdviesInvoer(**t.inhoud(motivering="Dezelfde uitkomst, in betere woorden opgeschreven."))
    tweede = t.doe(
        c.HerzieAdvies(
            advies_id=eerste.id,
            reden="Een schrijffout hersteld",
            inhoud=inhoud,
            bevestigd_door_id=t.secretaris,
        )
    )
    assert t.lees(Advies, tweede.id)["profiel"] == VELDEN["profiel"]


# --- moments --------------------------------------------------------------------------------------


def test_a_clock_that_was_set_back_does_not_turn_advices_and_minutes_round(t: Tafelhulp, klok: VasteKlok) -> None:
    overleg, (punt,) = t.open_met()
    klok.moment = datetime(2026, 11, 12, 14, 0)
    eerste = t.stel_vast(punt).id
    t.sluit(overleg)
    klok.moment = datetime(2026, 11, 12, 9, 0)
    tweede = t.plan()
    t.doe(c.OpenOverleg(overleg_id=tweede))
    (notulen,) = t.alle(Notulen)
    vaststelpunt = next(p["id"] for p in t.agenda(tweede) if p["soort"] is PuntSoort.VORIGE_NOTULEN)
    t.doe(c.StelNotulenVast(punt_id=vaststelpunt, notulen_id=notulen["id"], versie=notulen["versie"]))
    vast = t.alle(Notulen)[0]["vastgesteld_op"]
    herzien = t.doe(
        c.HerzieAdvies(
            advies_id=eerste,
            reden="Een schrijffout hersteld",
            inhoud=c.AdviesInvoer(**t.inhoud()),
            bevestigd_door_id=t.secretaris,
        )
    ).id
    momenten = [t.lees(Advies, eerste)["vastgesteld_op"], vast, t.lees(Advies, herzien)["vastgesteld_op"]]
    assert momenten == sorted(set(momenten)), "advice, minutes that tell it, advice that corrects it"
    assert t.lees(Agendapunt, vaststelpunt)["afgerond_op"].date() == date(2026, 11, 12)


# --- the list of overleggen -----------------------------------------------------------------------


def geen_venster(**_alles: object) -> int:
    raise AssertionError("a list opens no window")


def test_a_lapsed_overleg_is_named_so_to_people_and_left_out_for_programs(
    t: Tafelhulp, kluismap: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weg, blijft = t.plan(7), t.plan(14)
    versie = t.lees(Overleg, weg)["versie"]
    t.doe(c.LaatOverlegVervallen(overleg_id=weg, versie=versie, reden="Geen quorum verwacht"))
    codes = [t.lees(Overleg, i)["code"] for i in (weg, blijft)]
    t.programma.kluis.sluit()
    assert voer_uit(["overleggen", "--map", str(kluismap), "--json"], geen_venster) == 0
    assert [(o["code"], o["status"]) for o in json.loads(capsys.readouterr().out)] == [(codes[1], "gepland")]
    assert voer_uit(["overleggen", "--map", str(kluismap)], geen_venster) == 0
    assert [regel.split()[::2][:2] for regel in capsys.readouterr().out.splitlines()] == [
        [codes[0], "vervallen"],
        [codes[1], "gepland"],
    ]
