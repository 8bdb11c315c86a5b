"""The pure rules of the overleg, one by one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from weegtafel.inrichting.instellingen import Quorumregel
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    ActieStatus,
    Adviessoort,
    Bekrachtigingsbesluit,
    CasusStatus,
    NotulenStatus,
    OverlegStatus,
    PuntSoort,
    PuntStatus,
    Voorbehoud,
)
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg.commands import AdviesInvoer
from weegtafel.overleg.rules import aanwezigheid as r
from weegtafel.overleg.rules import acties, adviezen, agenda
from weegtafel.overleg.rules.taal import Bezwaar, Uitkomst, hoofdletter, opsomming, telwoord, zin_van

VANDAAG = date(2026, 11, 12)
NU = datetime(2026, 11, 12, 13, 0)
MEER_DAN_HELFT = Quorumregel("1/2", True, 3, False, False)
GEVRAAGD = adviezen.Gevraagd("2", "intensief", 6, "04", "2", 12, "45", "45A04", date(2026, 12, 1))
MOTIVERING = "Deze inzet past bij het resultaat dat is afgesproken."


def leden(n: int, gi: int = 0) -> list[r.Deelnemende]:
    return [r.Deelnemende(i, f"Organisatie {i}", i <= gi) for i in range(1, n + 1)]


def punt(nummer: int, **anders: Any) -> r.Puntfeit:
    return r.Puntfeit(
        **({"id": nummer, "volgorde": nummer, "soort": PuntSoort.CASUS, "titel": f"Punt {nummer}"} | anders)
    )


def invoer(soort: Adviessoort, **anders: Any) -> AdviesInvoer:
    basis: dict[str, Any] = {"motivering": MOTIVERING}
    if soort.indicatie_staat:
        basis["evaluatiedatum"] = VANDAAG + timedelta(days=180)
    return AdviesInvoer(soort=soort, **(basis | anders))


# --- presence -------------------------------------------------------------------------------------


def test_presence_follows_the_order_of_the_items_not_of_the_clock() -> None:
    meldingen = [
        r.Gebeurtenis(1, Aanwezigheidssoort.AANWEZIG, None, NU),
        r.Gebeurtenis(1, Aanwezigheidssoort.VERTROKKEN, 30, NU),
        r.Gebeurtenis(2, Aanwezigheidssoort.GEKOMEN, 20, NU),
    ]
    volgorde = (10, 20, 30)
    assert r.aanwezig_bij(meldingen, volgorde, 10) == {1}
    assert r.aanwezig_bij(meldingen, volgorde, 20) == {1, 2}
    assert r.aanwezig_bij(meldingen, volgorde, 30) == {2}


def test_of_two_reports_for_one_item_the_later_one_holds() -> None:
    meldingen = [
        r.Gebeurtenis(1, Aanwezigheidssoort.VERTROKKEN, 20, NU),
        r.Gebeurtenis(1, Aanwezigheidssoort.AANWEZIG, 20, NU),
    ]
    assert r.aanwezig_bij(meldingen, (10, 20), 20) == {1}


def test_an_item_that_is_taken_first_comes_first() -> None:
    punten = [
        punt(1, afgerond_op=NU),
        punt(2),
        punt(3, actief=True),
        punt(4, afgerond_op=NU + timedelta(minutes=5)),
    ]
    assert r.behandelvolgorde(punten) == (1, 4, 3, 2)


def test_who_left_during_an_item_that_was_taken_first_is_not_at_the_items_before_it() -> None:
    meldingen = [
        r.Gebeurtenis(1, Aanwezigheidssoort.AANWEZIG, None, NU),
        r.Gebeurtenis(1, Aanwezigheidssoort.VERTROKKEN, 2, NU),
    ]
    tijdens = r.behandelvolgorde([punt(1), punt(2, actief=True)])
    daarna = r.behandelvolgorde([punt(1), punt(2, afgerond_op=NU + timedelta(minutes=9))])
    assert r.aanwezig_bij(meldingen, tijdens, 1) == {1}
    assert r.aanwezig_bij(meldingen, daarna, 1) == frozenset()


def test_a_report_that_looks_back_holds_from_the_item_it_names() -> None:
    klaar = [punt(n, afgerond_op=NU + timedelta(minutes=10 * n)) for n in (1, 2, 3)]
    volgorde = r.behandelvolgorde([*klaar, punt(4)])
    meldingen = [
        r.Gebeurtenis(1, Aanwezigheidssoort.AANWEZIG, None, NU),
        r.Gebeurtenis(1, Aanwezigheidssoort.VERTROKKEN, 2, NU + timedelta(hours=1)),
    ]
    assert [r.aanwezig_bij(meldingen, volgorde, n) for n in (1, 2, 3, 4)] == [{1}, set(), set(), set()]


# --- quorum ---------------------------------------------------------------------------------------


def test_quorum_says_how_many_take_part_and_how_many_are_needed() -> None:
    stand = r.quorumstand(MEER_DAN_HELFT, leden(9), range(1, 8))
    assert (stand.aanwezig, stand.totaal, stand.nodig, stand.gehaald) == (7, 9, 5, True)
    assert stand.zin == "7 van 9 organisaties doen mee; 5 zijn nodig."


@pytest.mark.parametrize(
    ("regel", "totaal", "nodig"),
    [
        (MEER_DAN_HELFT, 8, 5),
        (MEER_DAN_HELFT, 9, 5),
        (Quorumregel("1/2", False, 3, False, False), 8, 4),
        (Quorumregel("2/3", False, 1, False, False), 9, 6),
        (Quorumregel("2/3", False, 1, False, False), 10, 7),
        (Quorumregel("1/2", True, 3, False, False), 2, 3),
    ],
)
def test_how_many_are_needed(regel: Quorumregel, totaal: int, nodig: int) -> None:
    assert r.quorumstand(regel, leden(totaal), ()).nodig == nodig


def test_a_recused_organisation_is_there_but_does_not_count() -> None:
    stand = r.quorumstand(MEER_DAN_HELFT, leden(9), range(1, 6), {1})
    assert (stand.aanwezig, stand.teruggetrokken, stand.nodig, stand.gehaald) == (4, 1, 5, False)
    assert stand.zin == "4 van 9 organisaties doen mee, 1 trok zich terug; 5 zijn nodig."


def test_recused_organisations_can_stay_in_the_total() -> None:
    regel = Quorumregel("1/2", True, 1, False, True)
    assert r.quorumstand(regel, leden(9), range(1, 8), {1, 2}).nodig == 5
    assert r.quorumstand(MEER_DAN_HELFT, leden(9), range(1, 8), {1, 2}).nodig == 4


def test_one_gi_must_take_part_when_the_rule_says_so() -> None:
    regel = Quorumregel("1/2", True, 3, True, False)
    met = r.quorumstand(regel, leden(5, gi=1), {1, 2, 3})
    zonder = r.quorumstand(regel, leden(5, gi=1), {2, 3, 4})
    teruggetrokken = r.quorumstand(regel, leden(5, gi=1), {1, 2, 3, 4}, {1})
    assert (met.gehaald, zonder.gehaald, teruggetrokken.gehaald) == (True, False, False)
    assert zonder.zin.endswith("Er doet geen gecertificeerde instelling mee, en dat moet wel.")


def test_the_sentence_minds_singular() -> None:
    assert r.quorumstand(Quorumregel("1/2", False, 1, False, False), leden(1), {1}).zin == (
        "1 van 1 organisatie doet mee; 1 is nodig."
    )


# --- who may take part ----------------------------------------------------------------------------


def test_absent_inbrengers_are_flagged_before_and_during() -> None:
    punten = [punt(1, inbrenger_id=1), punt(2, inbrenger_id=2), punt(3, inbrenger_id=3), punt(4)]
    stand = {1: Aanwezigheidssoort.AFWEZIG_MET_BERICHT, 2: Aanwezigheidssoort.AANWEZIG}
    assert [p.id for p in r.afwezige_inbrengers(punten, stand, geopend=False)] == [1]
    assert [p.id for p in r.afwezige_inbrengers(punten, stand, geopend=True)] == [1, 3]


@pytest.mark.parametrize(
    ("soort", "status", "was", "begin", "woord"),
    [
        (
            Aanwezigheidssoort.VERTROKKEN,
            OverlegStatus.OPEN,
            Aanwezigheidssoort.AFWEZIG,
            True,
            "kan dus niet vertrekken",
        ),
        (Aanwezigheidssoort.VERTROKKEN, OverlegStatus.OPEN, None, True, "kan dus niet vertrekken"),
        (Aanwezigheidssoort.GEKOMEN, OverlegStatus.OPEN, Aanwezigheidssoort.AANWEZIG, True, "is er bij dit punt al"),
        (
            Aanwezigheidssoort.GEKOMEN,
            OverlegStatus.GEPLAND,
            None,
            True,
            "pas worden vastgelegd als het overleg is geopend",
        ),
        (
            Aanwezigheidssoort.AANWEZIG,
            OverlegStatus.GEPLAND,
            None,
            False,
            "pas worden vastgelegd als het overleg is geopend",
        ),
        (Aanwezigheidssoort.AANWEZIG, OverlegStatus.GESLOTEN, None, True, "de aanwezigheid staat vast"),
    ],
)
def test_impossible_presence_is_refused(
    soort: Aanwezigheidssoort, status: OverlegStatus, was: Aanwezigheidssoort | None, begin: bool, woord: str
) -> None:
    uit = r.toets_melding(soort, status, naam="JT Oost", hoort_bij_de_tafel=True, was=was, van_het_begin=begin)
    assert not uit.mag and woord in uit.redenen[0]


def test_presence_cannot_change_under_a_fixed_advice() -> None:
    uit = r.toets_melding(
        Aanwezigheidssoort.AFWEZIG,
        OverlegStatus.OPEN,
        naam="JT Oost",
        hoort_bij_de_tafel=True,
        was=Aanwezigheidssoort.AANWEZIG,
        vaste_punten=["Casus 1"],
    )
    assert "Leg de aanwezigheid vast vanaf een later punt." in uit.redenen[0]


def test_recused_and_absent_organisations_give_no_judgement_but_present_ones_do() -> None:
    assert (
        "teruggetrokken"
        in r.toets_meedoen("JT Oost", hoort_bij_de_tafel=True, aanwezig=True, teruggetrokken=True).redenen[0]
    )
    assert (
        "niet aanwezig"
        in r.toets_meedoen("JT Oost", hoort_bij_de_tafel=True, aanwezig=False, teruggetrokken=False).redenen[0]
    )
    assert r.toets_meedoen("JT Oost", hoort_bij_de_tafel=True, aanwezig=True, teruggetrokken=False).mag


# --- advice ---------------------------------------------------------------------------------------

GOED = {
    Adviessoort.PASSEND: {},
    Adviessoort.PASSEND_MET_AANPASSING: {"volume": 4},
    Adviessoort.ENKELVOUDIG: {},
    Adviessoort.ANDERE_GRONDSLAG: {"grondslag": "wlz"},
    Adviessoort.VOORLIGGEND_VELD: {"alternatief_id": 1},
    Adviessoort.OPSCHALEN: {},
    Adviessoort.AANHOUDEN: {
        "nodig_wat": "Een verklarende analyse",
        "nodig_wie": "JT Oost",
        "nodig_wanneer": VANDAAG + timedelta(days=14),
    },
    Adviessoort.INGETROKKEN: {},
}


@pytest.mark.parametrize("soort", list(Adviessoort))
def test_each_kind_of_advice_can_be_given_when_it_says_what_it_must(soort: Adviessoort) -> None:
    uit = adviezen.toets_advies(invoer(soort, **GOED[soort]), GEVRAAGD, VANDAAG)
    assert uit.redenen == ()


@pytest.mark.parametrize("soort", list(Adviessoort))
@pytest.mark.parametrize("motivering", ["", "   ", "Is goed."])
def test_every_advice_needs_a_motivering_of_a_sentence(soort: Adviessoort, motivering: str) -> None:
    uit = adviezen.toets_advies(invoer(soort, **(GOED[soort] | {"motivering": motivering})), GEVRAAGD, VANDAAG)
    assert [b.veld for b in uit.bezwaren] == ["motivering"]


@pytest.mark.parametrize(
    ("soort", "anders", "veld"),
    [
        (Adviessoort.PASSEND_MET_AANPASSING, {}, "profiel"),
        (Adviessoort.PASSEND_MET_AANPASSING, {"volume": 6, "duur_maanden": 12}, "profiel"),
        (Adviessoort.PASSEND, {"volume": 4}, "volume"),
        (Adviessoort.ANDERE_GRONDSLAG, {"grondslag": " "}, "grondslag"),
        (Adviessoort.VOORLIGGEND_VELD, {}, "alternatief_id"),
        (Adviessoort.AANHOUDEN, {"nodig_wie": "x", "nodig_wanneer": date(2026, 12, 1)}, "nodig_wat"),
        (Adviessoort.AANHOUDEN, {"nodig_wat": "x", "nodig_wanneer": date(2026, 12, 1)}, "nodig_wie"),
        (Adviessoort.AANHOUDEN, {"nodig_wat": "x", "nodig_wie": "y"}, "nodig_wanneer"),
        (Adviessoort.AANHOUDEN, {"nodig_wat": "x", "nodig_wie": "y", "nodig_wanneer": VANDAAG}, "nodig_wanneer"),
        (Adviessoort.PASSEND, {"evaluatiedatum": None}, "evaluatiedatum"),
        (Adviessoort.PASSEND, {"evaluatiedatum": VANDAAG}, "evaluatiedatum"),
        (Adviessoort.ENKELVOUDIG, {"evaluatiedatum": None}, "evaluatiedatum"),
        (Adviessoort.PASSEND, {"evaluatiedatum": date(2062, 1, 1)}, "evaluatiedatum"),
        (Adviessoort.PASSEND, {"ingangsdatum": date(2027, 12, 1)}, "evaluatiedatum"),
        (Adviessoort.PASSEND, {"ingangsdatum": date(1926, 12, 1)}, "ingangsdatum"),
        (Adviessoort.PASSEND_MET_AANPASSING, {"volume": -1}, "volume"),
        (Adviessoort.PASSEND_MET_AANPASSING, {"duur_maanden": 0}, "duur_maanden"),
        (Adviessoort.PASSEND_MET_AANPASSING, {"duur_maanden": 10_000}, "duur_maanden"),
    ],
)
def test_an_incomplete_or_impossible_advice_is_refused_at_its_field(
    soort: Adviessoort, anders: dict[str, Any], veld: str
) -> None:
    uit = adviezen.toets_advies(invoer(soort, **anders), GEVRAAGD, VANDAAG)
    assert [b.veld for b in uit.bezwaren] == [veld]
    with pytest.raises(Regelovertreding) as fout:
        uit.eis()
    assert set(fout.value.velden) == {veld}


@pytest.mark.parametrize("soort", list(Adviessoort))
def test_criteria_must_be_weighed_unless_the_weighing_stops_half_way(soort: Adviessoort) -> None:
    uit = adviezen.toets_advies(invoer(soort, **GOED[soort]), GEVRAAGD, VANDAAG, ongewogen=["Veiligheid", "Resultaat"])
    half = {Adviessoort.AANHOUDEN, Adviessoort.INGETROKKEN, Adviessoort.OPSCHALEN}
    assert uit.mag is (soort in half)
    if not uit.mag:
        assert uit.redenen == ("Weeg eerst nog deze criteria: Veiligheid en Resultaat.",)


def test_an_advice_by_which_the_indication_stands_can_be_read_by_itself() -> None:
    uit = adviezen.maak_zelfstandig(invoer(Adviessoort.PASSEND_MET_AANPASSING, volume=4), GEVRAAGD)
    assert (uit.volume, uit.profiel, uit.productcode, uit.ingangsdatum) == (4, "2", "45A04", date(2026, 12, 1))
    assert adviezen.gewijzigde_velden(uit, GEVRAAGD) == ("volume",)


def test_what_belongs_to_another_outcome_is_left_out() -> None:
    uit = adviezen.maak_zelfstandig(
        invoer(Adviessoort.ANDERE_GRONDSLAG, grondslag="wlz", volume=4, profiel="3", nodig_wat="iets"), GEVRAAGD
    )
    assert (uit.grondslag, uit.volume, uit.profiel, uit.nodig_wat) == ("wlz", None, "", "")


@pytest.mark.parametrize(
    ("wie", "actor", "mag"),
    [
        (adviezen.Bevestiger(2, "B", True, 5, False), 1, True),
        (adviezen.Bevestiger(1, "A", True, 5, False), 1, False),
        (adviezen.Bevestiger(2, "B", False, 5, False), 1, False),
        (adviezen.Bevestiger(2, "B", True, 6, False), 1, False),
        (adviezen.Bevestiger(2, "B", True, None, False), 1, False),
        (adviezen.Bevestiger(2, "B", True, 6, True), 1, True),
        (adviezen.Bevestiger(2, "B", False, 6, True), 1, False),
        (adviezen.Bevestiger(2, "B", True, 5, False), None, True),
    ],
)
def test_who_may_confirm_what_was_read_back(wie: adviezen.Bevestiger, actor: int | None, mag: bool) -> None:
    assert adviezen.toets_bevestiger(wie, actor, {5}).mag is mag


def test_voorbehoud_comes_by_itself_and_stays_until_ratified() -> None:
    assert adviezen.voorbehoud_bij(True) is None
    assert adviezen.voorbehoud_bij(False) is Voorbehoud.GEEN_QUORUM
    assert adviezen.voorbehoud_na_herziening(Voorbehoud.SPOED, None) is Voorbehoud.SPOED
    assert adviezen.voorbehoud_na_herziening(Voorbehoud.SPOED, Bekrachtigingsbesluit.BEKRACHTIGD) is None
    assert adviezen.voorbehoud_na_herziening(None, None) is None


def test_the_casus_follows_the_advice() -> None:
    assert adviezen.casusstatus_na(Adviessoort.OPSCHALEN) is CasusStatus.GEADVISEERD
    assert adviezen.casusstatus_na(Adviessoort.AANHOUDEN) is CasusStatus.AANGEHOUDEN
    assert adviezen.casusstatus_na(Adviessoort.INGETROKKEN) is CasusStatus.INGETROKKEN


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"is_laatste": False}, "Alleen het laatste advies"),
        ({"besluit": Bekrachtigingsbesluit.NIET_BEKRACHTIGD}, "niet bekrachtigd"),
        ({"status_klopt": False}, "weer in behandeling"),
        ({"reden": "te kort"}, "ten minste tien tekens"),
    ],
)
def test_a_herziening_can_be_refused(anders: dict[str, Any], woord: str) -> None:
    goed: dict[str, Any] = {
        "reden": "Het volume was verkeerd overgenomen.",
        "is_laatste": True,
        "laatste_nummer": "WT-2026-0001/A2",
        "besluit": None,
        "status_klopt": True,
    }
    assert adviezen.toets_herziening(**goed).mag
    assert woord in adviezen.toets_herziening(**(goed | anders)).redenen[0]


def test_ratification_needs_quorum_and_a_refusal_needs_words() -> None:
    goed = {"quorum_gehaald": True, "quorumzin": "", "al_besloten": False}
    nee = Bekrachtigingsbesluit.NIET_BEKRACHTIGD
    assert adviezen.toets_bekrachtiging(Bekrachtigingsbesluit.BEKRACHTIGD, "", **goed).mag
    assert not adviezen.toets_bekrachtiging(nee, "", **goed).mag
    assert adviezen.toets_bekrachtiging(nee, "De onderbouwing klopt niet.", **goed).mag
    assert not adviezen.toets_bekrachtiging(
        Bekrachtigingsbesluit.BEKRACHTIGD, "", **(goed | {"quorum_gehaald": False})
    ).mag
    assert not adviezen.toets_bekrachtiging(Bekrachtigingsbesluit.BEKRACHTIGD, "", **(goed | {"al_besloten": True})).mag


# --- agenda ---------------------------------------------------------------------------------------


def plan(**anders: Any) -> Uitkomst:
    goed: dict[str, Any] = {
        "datum": VANDAAG,
        "begintijd": time(13),
        "eindtijd": time(15),
        "vandaag": VANDAAG,
        "locatie": "Raadzaal",
        "online_link": "",
        "voorzitter": agenda.Leider("An", True, True),
        "secretaris": agenda.Leider("Bo", True, True),
    } | anders
    return agenda.toets_planning(**goed)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"datum": VANDAAG - timedelta(days=1)}, "datum"),
        ({"datum": date(2206, 1, 1)}, "datum"),
        ({"eindtijd": time(13)}, "eindtijd"),
        ({"locatie": " "}, "locatie"),
        ({"locatie": "x" * 600}, "locatie"),
        ({"online_link": "a\nb"}, "online_link"),
        ({"voorzitter": agenda.Leider("An", True, False)}, "voorzitter_id"),
        ({"secretaris": agenda.Leider("Bo", False, True)}, "secretaris_id"),
    ],
)
def test_impossible_plans_are_refused_at_their_field(anders: dict[str, Any], veld: str) -> None:
    assert plan().mag
    assert [b.veld for b in plan(**anders).bezwaren] == [veld]


def test_casussen_come_between_the_actions_and_the_rondvraag() -> None:
    p = PuntSoort
    vast = [p.OPENING, p.ACTIES, p.RONDVRAAG]
    assert agenda.plaats_voor(vast, p.CASUS) == 2
    assert agenda.plaats_voor(vast, p.VORIGE_NOTULEN) == 1
    assert agenda.plaats_voor([*vast[:2], p.CASUS, p.RONDVRAAG], p.BEKRACHTIGING) == 2
    assert agenda.plaats_voor([*vast[:2], p.CASUS, p.RONDVRAAG], p.CASUS) == 3
    assert agenda.plaats_voor([], p.OPENING) == 0


def test_the_opening_stays_first_and_the_rondvraag_last() -> None:
    punten = [punt(1, soort=PuntSoort.OPENING), punt(2), punt(3), punt(4, soort=PuntSoort.RONDVRAAG)]
    assert agenda.verplaatst(punten, 3, 0) == (1, 3, 2, 4)
    assert agenda.verplaatst(punten, 2, 99) == (1, 3, 2, 4)
    for vast in (1, 4):
        with pytest.raises(Regelovertreding):
            agenda.verplaatst(punten, vast, 2)


def test_what_has_begun_stays_where_it_is() -> None:
    punten = [punt(1, soort=PuntSoort.OPENING), punt(2), punt(3), punt(4), punt(5, soort=PuntSoort.RONDVRAAG)]
    assert agenda.verplaatst(punten, 4, 0, verankerd={2}) == (1, 2, 4, 3, 5)
    with pytest.raises(Regelovertreding):
        agenda.verplaatst(punten, 2, 3, verankerd={2})


def test_begin_times_add_up_and_say_whether_it_fits() -> None:
    plan_ = agenda.tijdplan(time(13), time(14), [5, 15, 15])
    assert plan_.aanvang == (time(13), time(13, 5), time(13, 20))
    assert plan_.past and plan_.zin == "Gepland: 35 minuten van 60 minuten; er zijn nog 25 minuten over."
    assert not agenda.tijdplan(time(13), time(13, 30), [31]).past
    assert agenda.tijdplan(time(13), time(13, 30), [31]).zin.endswith("dat is 1 minuut te veel.")


def test_the_timer_never_runs_backwards() -> None:
    assert agenda.seconden_erbij(NU, NU + timedelta(seconds=90)) == 90
    assert agenda.seconden_erbij(NU, NU - timedelta(hours=1)) == 0
    assert agenda.seconden_erbij(None, NU) == 0


@pytest.mark.parametrize(
    ("soort", "woord"),
    [
        (PuntSoort.CASUS, "advies vast te stellen"),
        (PuntSoort.VORIGE_NOTULEN, "Stel de notulen vast"),
        (PuntSoort.BEKRACHTIGING, "Neem een besluit"),
    ],
)
def test_items_with_an_act_of_their_own_are_not_simply_dealt_with(soort: PuntSoort, woord: str) -> None:
    assert woord in agenda.toets_afronden(soort, PuntStatus.OPEN, CasusStatus.GEAGENDEERD).redenen[0]
    assert agenda.toets_afronden(PuntSoort.VRIJ, PuntStatus.OPEN).mag
    assert agenda.toets_afronden(PuntSoort.CASUS, PuntStatus.OPEN, CasusStatus.INGETROKKEN).mag


def test_closing_names_every_item_without_outcome() -> None:
    punten = [punt(1, status=PuntStatus.AFGEROND), punt(2), punt(3, status=PuntStatus.DOORGESCHOVEN), punt(4)]
    uit = agenda.toets_sluiting(punten)
    assert uit.redenen == ("2 punten hebben nog geen uitkomst: 2. Punt 2 en 4. Punt 4. Rond ze af of schuif ze door.",)
    assert agenda.toets_sluiting(punten[::2]).mag


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"notulen": NotulenStatus.VASTGESTELD}, "al vastgesteld"),
        ({"zelfde_overleg": True}, "volgend overleg"),
        ({"hoort_bij_punt": False}, "niet over deze notulen"),
        ({"bron": OverlegStatus.OPEN}, "nog niet gesloten"),
    ],
)
def test_minutes_are_established_once_and_in_a_later_overleg(anders: dict[str, Any], woord: str) -> None:
    goed: dict[str, Any] = {
        "notulen": NotulenStatus.CONCEPT,
        "bron": OverlegStatus.GESLOTEN,
        "hoort_bij_punt": True,
        "zelfde_overleg": False,
    }
    assert agenda.toets_vaststelling(**goed).mag
    assert woord in agenda.toets_vaststelling(**(goed | anders)).redenen[0]


def test_numbers_and_titles() -> None:
    assert agenda.overlegcode(2026, 12) == "WO-2026-0012"
    assert agenda.documentnummer("WO-2026-0012") == "NOT-2026-0012"
    assert agenda.notulentitel("NOT-2026-0011", date(2026, 11, 5)) == (
        "Notulen NOT-2026-0011 van 5 november 2026 vaststellen"
    )
    assert adviezen.adviesnummer("WT-2026-0042", 2) == "WT-2026-0042/A2"


# --- actions and words ----------------------------------------------------------------------------


def test_an_action_has_what_who_and_when() -> None:
    assert acties.toets_actie("Vraag de analyse op", VANDAAG, VANDAAG, heeft_wie=True).mag
    uit = acties.toets_actie(" ", VANDAAG - timedelta(days=1), VANDAAG, heeft_wie=False)
    assert [b.veld for b in uit.bezwaren] == ["wat", "persoon_id", "wanneer"]


def test_dropping_an_action_needs_a_reason_and_a_date_only_moves_when_open() -> None:
    open_, vervallen, gedaan = ActieStatus.OPEN, ActieStatus.VERVALLEN, ActieStatus.GEDAAN
    later = VANDAAG + timedelta(days=7)
    assert not acties.toets_bijwerking(open_, vervallen, None, VANDAAG, VANDAAG, "").mag
    assert acties.toets_bijwerking(open_, vervallen, None, VANDAAG, VANDAAG, "Niet meer nodig.").mag
    assert acties.toets_bijwerking(open_, open_, later, VANDAAG, VANDAAG, "").mag
    assert not acties.toets_bijwerking(open_, gedaan, later, VANDAAG, VANDAAG, "").mag
    assert acties.toets_bijwerking(open_, gedaan, VANDAAG, VANDAAG, later, "").mag


def test_small_dutch() -> None:
    assert [telwoord(n) for n in (0, 1, 12, 13)] == ["nul", "één", "twaalf", "13"]
    assert hoofdletter("één organisatie") == "Eén organisatie"
    assert (opsomming([]), opsomming(["a"]), opsomming(["a", "b", "c"])) == ("", "a", "a, b en c")
    assert (zin_van(" te  laat "), zin_van("Hoezo?"), zin_van("")) == ("Te laat.", "Hoezo?", "")


def test_an_outcome_keeps_the_first_sentence_for_each_field() -> None:
    uit = Uitkomst((Bezwaar("Eerst.", "a"),)).en(Uitkomst((Bezwaar("Daarna.", "a"), Bezwaar("Los."))))
    with pytest.raises(Regelovertreding) as fout:
        uit.eis()
    assert fout.value.redenen == ("Eerst.", "Daarna.", "Los.") and fout.value.velden == {"a": "Eerst."}
