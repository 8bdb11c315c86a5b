"""The acts around an overleg on a real vault, each with what it refuses."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from tests.overleghulp import MOTIVERING, VANDAAG, Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.casus.models import Casus
from weegtafel.inrichting.models import Journaalregel, Klad
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    ActieStatus,
    Adviessoort,
    Bekrachtigingsbesluit,
    CasusStatus,
    NotulenStatus,
    Oordeel,
    Oordeelmoment,
    OverlegStatus,
    PuntSoort,
    PuntStatus,
    Voorbehoud,
)
from weegtafel.kernel.errors import Regelovertreding, VersieConflict
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.overleg import commands as c
from weegtafel.overleg.models import (
    Actie,
    Advies,
    Adviesconcept,
    Agendapunt,
    Bekrachtiging,
    Deelnemer,
    Indruk,
    Notulen,
    NotulenDeel,
    NotulenVersie,
    Overleg,
)
from weegtafel.overleg.notulenfeiten import hash_van_notulen

REDEN = "Het volume was verkeerd overgenomen."
B = Bekrachtigingsbesluit.BEKRACHTIGD
NB = Bekrachtigingsbesluit.NIET_BEKRACHTIGD


@pytest.fixture
def t(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


def weigert(t: Tafelhulp, opdracht: Any, woord: str) -> None:
    """The act is refused with this word, and leaves no trace."""
    voor = len(t.alle(Journaalregel))
    with pytest.raises(Regelovertreding) as fout:
        t.doe(opdracht)
    assert woord in str(fout.value)
    assert len(t.alle(Journaalregel)) == voor


def soorten(t: Tafelhulp, overleg: int) -> list[PuntSoort]:
    return [p["soort"] for p in t.agenda(overleg)]


def punt_van(t: Tafelhulp, overleg: int, soort: PuntSoort) -> dict[str, Any]:
    return next(p for p in t.agenda(overleg) if p["soort"] is soort)


def casus_van(t: Tafelhulp, punt: int) -> dict[str, Any]:
    return t.lees(Casus, t.lees(Agendapunt, punt)["casus_id"])


def spoed(t: Tafelhulp, casus: int, soort: Adviessoort = Adviessoort.PASSEND) -> Any:
    return t.doe(
        c.GeefSpoedadvies(
            casus_id=casus,
            versie=t.lees(Casus, casus)["versie"],
            inhoud=c.AdviesInvoer(**t.inhoud(soort)),
            bevestigd_door_id=t.secretaris,
        )
    )


# --- planning -------------------------------------------------------------------------------------


def test_an_overleg_gets_a_code_its_members_and_the_standing_items(t: Tafelhulp) -> None:
    eerste, tweede = t.plan(7), t.plan(14)
    assert [o["code"] for o in t.alle(Overleg)] == ["WO-2026-0001", "WO-2026-0002"]
    assert soorten(t, eerste) == [PuntSoort.OPENING, PuntSoort.ACTIES, PuntSoort.RONDVRAAG]
    assert {d["organisatie_id"] for d in t.alle(Deelnemer) if d["overleg_id"] == tweede} == set(t.leden)


def test_the_code_counts_in_the_year_of_the_date(t: Tafelhulp) -> None:
    t.plan(7)
    t.plan(60)
    assert [o["code"] for o in t.alle(Overleg)] == ["WO-2026-0001", "WO-2027-0001"]


def test_a_chair_without_that_role_is_refused(t: Tafelhulp) -> None:
    weigert(
        t,
        c.PlanOverleg(
            datum=VANDAAG,
            begintijd=time(13),
            eindtijd=time(15),
            locatie="Raadzaal",
            voorzitter_id=t.personen[t.leden[0]],
            secretaris_id=t.secretaris,
        ),
        "niet de rol voorzitter",
    )


def test_casussen_go_on_the_agenda_and_off_again(t: Tafelhulp) -> None:
    overleg, casus = t.plan(7), t.gereed()
    punt = t.doe(c.ZetOpAgenda(overleg_id=overleg, casus_id=casus)).id
    assert t.lees(Casus, casus)["status"] is CasusStatus.GEAGENDEERD
    assert soorten(t, overleg)[2] is PuntSoort.CASUS
    weigert(t, c.ZetOpAgenda(overleg_id=overleg, casus_id=casus), "al geagendeerd")
    notitie = Wijziging("voorzittersnotitie", "", "Vraag naar school")
    t.doe(c.BewaarVoorzittersnotitie(punt_id=punt, wijzigingen=(notitie,)))
    t.doe(c.HaalVanAgenda(punt_id=punt))
    assert t.lees(Casus, casus)["status"] is CasusStatus.GEREED
    assert [k["tekst"] for k in t.alle(Klad)] == ["Vraag naar school"]
    weigert(t, c.HaalVanAgenda(punt_id=punt_van(t, overleg, PuntSoort.OPENING)["id"]), "komt vanzelf op de agenda")


def test_a_casus_that_is_not_gereed_stays_off_the_agenda(t: Tafelhulp) -> None:
    weigert(t, c.ZetOpAgenda(overleg_id=t.plan(7), casus_id=t.concept_casus()), "is concept")


def test_what_stood_on_a_lapsed_overleg_goes_to_the_next(t: Tafelhulp) -> None:
    overleg, casus = t.plan(7), t.gereed()
    t.doe(c.ZetOpAgenda(overleg_id=overleg, casus_id=casus))
    t.doe(c.VoegPuntToe(overleg_id=overleg, titel="Werkwijze", minuten=10))
    later = t.plan(14)
    versie = t.lees(Overleg, overleg)["versie"]
    t.doe(c.LaatOverlegVervallen(overleg_id=overleg, versie=versie, reden="Te weinig aanmeldingen"))
    assert t.lees(Casus, casus)["status"] is CasusStatus.GEAGENDEERD
    assert punt_van(t, later, PuntSoort.CASUS)["casus_id"] == casus
    assert [p["titel"] for p in t.agenda(later) if p["soort"] is PuntSoort.VRIJ] == ["Werkwijze"]
    weigert(t, c.ZetOpAgenda(overleg_id=overleg, casus_id=casus), "is vervallen")
    weigert(t, c.OpenOverleg(overleg_id=overleg), "is vervallen")
    t.plan(21)
    assert t.alle(Overleg)[-1]["code"] == "WO-2026-0003"


def test_moving_the_date_is_checked_and_a_stale_change_is_told(t: Tafelhulp) -> None:
    overleg = t.plan(7)
    morgen = VANDAAG + timedelta(days=1)
    gisteren = VANDAAG - timedelta(days=1)
    oud = VANDAAG + timedelta(days=7)
    weigert(t, c.WijzigOverleg(overleg_id=overleg, wijzigingen=(Wijziging("datum", oud, gisteren),)), "al voorbij")
    t.doe(c.WijzigOverleg(overleg_id=overleg, wijzigingen=(Wijziging("datum", oud, morgen),)))
    with pytest.raises(VersieConflict):
        t.doe(c.WijzigOverleg(overleg_id=overleg, wijzigingen=(Wijziging("datum", oud, VANDAAG),)))
    weigert(t, c.WijzigOverleg(overleg_id=overleg, wijzigingen=(Wijziging("datum", morgen, None),)), "Vul dit veld in")


def test_an_overleg_opens_on_its_day_and_one_at_a_time(t: Tafelhulp) -> None:
    nu, later = t.plan(), t.plan(7)
    weigert(t, c.OpenOverleg(overleg_id=later), "staat gepland op 19 november 2026")
    t.doe(c.OpenOverleg(overleg_id=nu))
    weigert(t, c.OpenOverleg(overleg_id=t.plan(begin=time(14))), "is nog bezig")
    weigert(t, c.OpenOverleg(overleg_id=nu), "al geopend")


# --- in the meeting -------------------------------------------------------------------------------


def test_the_timer_adds_up_over_pauses_and_a_clock_that_was_set_back(t: Tafelhulp, klok: VasteKlok) -> None:
    overleg, (een, twee) = t.open_met(2)
    t.doe(c.StartPunt(punt_id=een))
    klok.moment += timedelta(seconds=90)
    t.doe(c.Pauzeer(overleg_id=overleg))
    klok.moment += timedelta(hours=1)
    t.doe(c.StartPunt(punt_id=een))
    klok.moment += timedelta(seconds=30)
    t.doe(c.StartPunt(punt_id=twee))
    assert t.lees(Agendapunt, een)["seconden_gebruikt"] == 120
    klok.moment -= timedelta(hours=2)
    t.doe(c.Pauzeer(overleg_id=overleg))
    assert t.lees(Agendapunt, twee)["seconden_gebruikt"] == 0
    assert t.lees(Overleg, overleg)["actief_punt_id"] == twee


def test_leaving_and_recusal_take_away_the_judgement_at_open_items(t: Tafelhulp) -> None:
    overleg, (een, twee) = t.open_met(2)
    oost, west = t.leden[0], t.leden[1]
    for organisatie in (oost, west):
        for punt in (een, twee):
            t.doe(
                c.GeefIndruk(
                    punt_id=punt, organisatie_id=organisatie, moment=Oordeelmoment.EERSTE, oordeel=Oordeel.TWIJFEL
                )
            )
    uit = t.doe(c.TrekTerug(punt_id=een, organisatie_id=oost, reden="Eigen casus"))
    assert uit.extra["indrukken_vervallen"] == 1
    terug = t.doe(
        c.MeldAanwezigheid(overleg_id=overleg, organisatie_id=west, soort=Aanwezigheidssoort.VERTROKKEN, punt_id=twee)
    )
    assert terug.extra["indrukken_vervallen"] == 1
    assert {(i["agendapunt_id"], i["organisatie_id"]) for i in t.alle(Indruk)} == {(een, west), (twee, oost)}
    indruk = c.GeefIndruk(punt_id=een, organisatie_id=oost, moment=Oordeelmoment.NA, oordeel=Oordeel.PASSEND)
    weigert(t, indruk, "teruggetrokken")
    t.doe(c.HefTerugtrekkingOp(punt_id=een, organisatie_id=oost))
    t.doe(indruk)
    weigert(
        t,
        c.GeefIndruk(punt_id=twee, organisatie_id=west, moment=Oordeelmoment.NA, oordeel=Oordeel.PASSEND),
        "niet aanwezig",
    )


def test_presence_under_a_fixed_advice_stays_as_it_was(t: Tafelhulp) -> None:
    overleg, (een, twee) = t.open_met(2)
    t.stel_vast(een)
    weg = Aanwezigheidssoort.AFWEZIG
    for vanaf in (None, een):
        weigert(
            t,
            c.MeldAanwezigheid(overleg_id=overleg, organisatie_id=t.leden[0], soort=weg, punt_id=vanaf),
            "staat de uitkomst al vast",
        )
    t.meld(overleg, [t.leden[0]], weg, twee)
    t.stel_vast(twee)
    assert [a["aanwezig"] for a in t.alle(Advies)] == [9, 8]


def test_a_guest_organisation_and_a_strange_person_are_refused(t: Tafelhulp) -> None:
    overleg, _ = t.open_met()
    weigert(
        t,
        c.MeldAanwezigheid(
            overleg_id=overleg,
            organisatie_id=t.leden[0],
            soort=Aanwezigheidssoort.AANWEZIG,
            persoon_id=t.personen[t.leden[1]],
        ),
        "hoort niet bij",
    )
    weigert(
        t,
        c.MeldAanwezigheid(overleg_id=overleg, organisatie_id=9_999, soort=Aanwezigheidssoort.AANWEZIG),
        "niet meer vinden",
    )


def test_typed_texts_are_kept_whole_or_refused_whole(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    verslag = "שלום 🙂 é\u0301\nTweede regel"
    t.doe(c.BewaarPunt(punt_id=punt, wijzigingen=(Wijziging("verslag", "", verslag),)))
    assert t.lees(Agendapunt, punt)["verslag"] == verslag
    weigert(
        t, c.BewaarPunt(punt_id=punt, wijzigingen=(Wijziging("verslag", verslag, "x" * 200_000),)), "200.000 tekens"
    )
    with pytest.raises(VersieConflict) as fout:
        t.doe(c.BewaarPunt(punt_id=punt, wijzigingen=(Wijziging("verslag", "", "Mijn tekst"),)))
    assert fout.value.hun == {"verslag": verslag} and fout.value.ons == {"verslag": "Mijn tekst"}
    assert [k["tekst"] for k in t.alle(Klad)] == ["Mijn tekst"]


# --- advice ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", list(Adviessoort))
def test_each_kind_of_advice_can_be_fixed_and_moves_the_casus(t: Tafelhulp, soort: Adviessoort) -> None:
    _, (punt,) = t.open_met()
    uit = t.stel_vast(punt, soort)
    assert uit.nummer == "WT-2026-0001/A1"
    advies = t.lees(Advies, uit.id)
    assert (advies["soort"], advies["voorbehoud"], advies["aanwezig"], advies["totaal"]) == (soort, None, 9, 9)
    verwacht = {Adviessoort.AANHOUDEN: CasusStatus.AANGEHOUDEN, Adviessoort.INGETROKKEN: CasusStatus.INGETROKKEN}
    assert casus_van(t, punt)["status"] is verwacht.get(soort, CasusStatus.GEADVISEERD)
    assert t.lees(Agendapunt, punt)["status"] is PuntStatus.AFGEROND
    assert advies["volume"] == (
        {Adviessoort.PASSEND_MET_AANPASSING: 4}.get(soort, 6) if soort.indicatie_staat else None
    )
    weigert(t, c.HeropenPunt(punt_id=punt), "herzien advies")


def test_without_quorum_the_advice_stands_under_voorbehoud_and_waits_for_the_next_overleg(t: Tafelhulp) -> None:
    overleg, (punt,) = t.open_met(aanwezig=4)
    advies = t.stel_vast(punt).id
    assert t.lees(Advies, advies)["voorbehoud"] is Voorbehoud.GEEN_QUORUM
    volgend = t.plan(7)
    assert punt_van(t, volgend, PuntSoort.BEKRACHTIGING)["advies_id"] == advies
    t.sluit(overleg)
    assert soorten(t, volgend) == [
        PuntSoort.OPENING,
        PuntSoort.VORIGE_NOTULEN,
        PuntSoort.ACTIES,
        PuntSoort.BEKRACHTIGING,
        PuntSoort.RONDVRAAG,
    ]


def test_recusals_can_cost_the_quorum(t: Tafelhulp) -> None:
    _, (een, twee) = t.open_met(2, aanwezig=5)
    t.doe(c.TrekTerug(punt_id=twee, organisatie_id=t.gi[0], reden="De GI voert de maatregel uit."))
    t.stel_vast(een)
    t.stel_vast(twee)
    assert [a["voorbehoud"] for a in t.alle(Advies)] == [None, Voorbehoud.GEEN_QUORUM]


def test_an_advice_is_refused_when_unweighed_unread_or_confirmed_by_the_wrong_person(t: Tafelhulp) -> None:
    overleg, (punt,) = t.open_met()
    stel = c.StelAdviesVast(punt_id=punt, concept_versie=1, bevestigd_door_id=t.secretaris)
    weigert(t, stel, "Kies eerst welk advies")
    versie = t.schrijf_concept(punt, **t.inhoud())

    def vast(**anders: Any) -> c.StelAdviesVast:
        basis = {"punt_id": punt, "concept_versie": versie, "bevestigd_door_id": t.secretaris}
        return c.StelAdviesVast(**(basis | anders))

    weigert(t, vast(), "Weeg eerst nog deze criteria")
    t.weeg(punt)
    weigert(t, vast(concept_versie=versie - 1), "Iemand anders heeft")
    weigert(t, vast(bevestigd_door_id=t.voorzitter), "kan het niet zelf bevestigen")
    lid = t.personen[t.leden[0]]
    t.doe(c.TrekTerug(punt_id=punt, organisatie_id=t.leden[0], reden="Eigen casus"))
    weigert(t, vast(bevestigd_door_id=lid), "van een organisatie die bij dit punt meedoet")
    t.schrijf_concept(punt, volume=2)
    weigert(t, vast(), "Iemand anders heeft")
    t.meld(overleg, [t.leden[1]], Aanwezigheidssoort.VERTROKKEN, punt)
    versie = t.schrijf_concept(punt, volume=None)
    weigert(t, vast(bevestigd_door_id=t.personen[t.leden[1]]), "die bij dit punt meedoet")
    assert t.doe(vast(bevestigd_door_id=t.personen[t.leden[2]])).nummer == "WT-2026-0001/A1"


def test_a_draft_refuses_a_negative_number_and_a_code_outside_the_list(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    weigert(t, c.BewaarAdviesconcept(punt_id=punt, wijzigingen=(Wijziging("volume", None, -1),)), "groter zijn dan nul")
    t.weeg(punt)
    versie = t.schrijf_concept(punt, **t.inhoud(Adviessoort.PASSEND_MET_AANPASSING, profiel="99"))
    weigert(
        t,
        c.StelAdviesVast(punt_id=punt, concept_versie=versie, bevestigd_door_id=t.secretaris),
        "“99” staat vandaag niet in de lijst profiel",
    )
    assert t.alle(Adviesconcept)[0]["profiel"] == "99"


def test_a_spoedadvies_takes_the_casus_off_the_agenda_and_must_be_ratified(t: Tafelhulp) -> None:
    volgend, casus = t.plan(7), t.gereed()
    t.doe(c.ZetOpAgenda(overleg_id=volgend, casus_id=casus))
    advies = spoed(t, casus)
    assert t.lees(Advies, advies.id)["voorbehoud"] is Voorbehoud.SPOED
    assert soorten(t, volgend) == [
        PuntSoort.OPENING,
        PuntSoort.ACTIES,
        PuntSoort.BEKRACHTIGING,
        PuntSoort.RONDVRAAG,
    ]
    weigert_soort = t.concept_casus()
    with pytest.raises(Regelovertreding, match="gereed is voor de tafel"):
        spoed(t, weigert_soort)


def test_a_casus_in_the_open_overleg_gets_its_advice_there(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    with pytest.raises(Regelovertreding, match="dat nu bezig is"):
        spoed(t, casus_van(t, punt)["id"])


@pytest.mark.parametrize(("besluit", "status"), [(B, CasusStatus.GEADVISEERD), (NB, CasusStatus.GEREED)])
def test_ratification_decides_on_the_casus(t: Tafelhulp, besluit: Bekrachtigingsbesluit, status: CasusStatus) -> None:
    casus = t.gereed()
    advies = spoed(t, casus).id
    overleg = t.plan()
    t.doe(c.OpenOverleg(overleg_id=overleg))
    punt = punt_van(t, overleg, PuntSoort.BEKRACHTIGING)["id"]
    opdracht = c.BekrachtigAdvies(punt_id=punt, besluit=besluit, toelichting="De tafel heeft het besproken.")
    weigert(t, opdracht, "Zonder quorum kan de tafel niet bekrachtigen")
    weigert(t, c.RondPuntAf(punt_id=punt), "Neem een besluit")
    t.meld(overleg, t.leden)
    t.doe(opdracht)
    assert [(r["advies_id"], r["besluit"]) for r in t.alle(Bekrachtiging)] == [(advies, besluit)]
    assert t.lees(Casus, casus)["status"] is status
    weigert(t, opdracht, "al afgerond")
    assert PuntSoort.BEKRACHTIGING not in soorten(t, t.plan(7))


def test_a_herzien_advies_follows_the_last_one_and_keeps_its_voorbehoud(t: Tafelhulp) -> None:
    casus, volgend = t.gereed(), t.plan(7)
    eerste = spoed(t, casus).id

    def herzie(advies: int, **anders: Any) -> c.HerzieAdvies:
        basis: dict[str, Any] = {
            "advies_id": advies,
            "reden": REDEN,
            "inhoud": c.AdviesInvoer(**t.inhoud(Adviessoort.PASSEND_MET_AANPASSING)),
            "bevestigd_door_id": t.secretaris,
        }
        return c.HerzieAdvies(**(basis | anders))

    weigert(t, herzie(eerste, reden="kort"), "ten minste tien tekens")
    tweede = t.doe(herzie(eerste))
    assert tweede.nummer == "WT-2026-0001/A2"
    rij = t.lees(Advies, tweede.id)
    assert (rij["herziet_id"], rij["voorbehoud"], rij["volume"]) == (eerste, Voorbehoud.SPOED, 4)
    assert t.lees(Advies, eerste)["volume"] == 6
    assert [p["advies_id"] for p in t.agenda(volgend) if p["soort"] is PuntSoort.BEKRACHTIGING] == [tweede.id]
    weigert(t, herzie(eerste), "Alleen het laatste advies kan worden herzien. Dat is WT-2026-0001/A2.")
    derde = t.doe(herzie(tweede.id, inhoud=c.AdviesInvoer(**t.inhoud(Adviessoort.AANHOUDEN))))
    assert derde.nummer == "WT-2026-0001/A3"
    assert t.lees(Casus, casus)["status"] is CasusStatus.AANGEHOUDEN


# --- outcome, carrying over, closing --------------------------------------------------------------


def test_a_casus_that_is_carried_over_comes_onto_the_next_agenda_with_its_reason(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    volgend = t.plan(7)
    t.doe(c.SchuifPuntDoor(punt_id=punt, reden="De inbrenger is er niet"))
    nieuw = punt_van(t, volgend, PuntSoort.CASUS)
    assert nieuw["doorgeschoven_van_id"] == punt
    assert t.lees(Agendapunt, punt)["doorschuif_reden"] == "De inbrenger is er niet"
    assert casus_van(t, punt)["status"] is CasusStatus.GEAGENDEERD
    t.doe(c.HeropenPunt(punt_id=punt))
    assert PuntSoort.CASUS not in soorten(t, volgend)
    assert casus_van(t, punt)["status"] is CasusStatus.GEAGENDEERD


def test_without_a_next_overleg_a_carried_over_casus_waits_for_one_and_remembers_why(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    t.doe(c.SchuifPuntDoor(punt_id=punt, reden="Te weinig tijd"))
    casus = casus_van(t, punt)
    assert casus["status"] is CasusStatus.GEREED
    volgend = t.plan(7)
    nieuw = punt_van(t, volgend, PuntSoort.CASUS)
    assert (nieuw["casus_id"], nieuw["doorgeschoven_van_id"]) == (casus["id"], punt)
    assert casus_van(t, punt)["status"] is CasusStatus.GEAGENDEERD


@pytest.mark.parametrize("soort", [PuntSoort.OPENING, PuntSoort.ACTIES, PuntSoort.RONDVRAAG])
def test_what_stands_on_every_agenda_is_not_carried_over(t: Tafelhulp, soort: PuntSoort) -> None:
    overleg, _ = t.open_met(0)
    volgend = t.plan(7)
    punt = punt_van(t, overleg, soort)["id"]
    weigert(t, c.SchuifPuntDoor(punt_id=punt, reden="Te weinig tijd"), "komt vanzelf terug op elke agenda. Rond het af")
    assert t.lees(Agendapunt, punt)["status"] is PuntStatus.OPEN
    assert soorten(t, volgend).count(soort) == 1


def test_another_item_that_is_carried_over_waits_for_the_next_overleg_and_stays_on_it(t: Tafelhulp) -> None:
    overleg, _ = t.open_met(0)
    vrij = t.doe(c.VoegPuntToe(overleg_id=overleg, titel="Werkwijze rond verblijf", minuten=10)).id
    t.doe(c.SchuifPuntDoor(punt_id=vrij, reden="Te weinig tijd"))
    volgend = t.plan(7)
    nieuw = punt_van(t, volgend, PuntSoort.VRIJ)
    assert (nieuw["titel"], nieuw["doorgeschoven_van_id"]) == ("Werkwijze rond verblijf", vrij)
    weigert(t, c.HaalVanAgenda(punt_id=nieuw["id"]), "doorgeschoven uit een vorig overleg")


def test_an_overleg_closes_only_when_every_item_has_an_outcome(t: Tafelhulp) -> None:
    overleg, (punt,) = t.open_met()
    sluit = c.SluitOverleg(overleg_id=overleg)
    weigert(t, sluit, "1. Opening en mededelingen, 2. Openstaande acties, 3. Casus WT-2026-0001")
    weigert(t, c.RondPuntAf(punt_id=punt), "advies vast te stellen")
    t.stel_vast(punt)
    for p in t.agenda(overleg):
        if p["status"] is PuntStatus.OPEN:
            t.doe(c.RondPuntAf(punt_id=p["id"]))
    uit = t.doe(sluit)
    assert uit.soorten == {"overleg", "notulen"}
    assert t.lees(Overleg, overleg)["status"] is OverlegStatus.GESLOTEN
    assert t.lees(Notulen, uit.extra["notulen"])["documentnummer"] == "NOT-2026-0001"
    weigert(t, c.StartPunt(punt_id=punt), "is gesloten")
    weigert(
        t,
        c.MeldAanwezigheid(overleg_id=overleg, organisatie_id=t.leden[0], soort=Aanwezigheidssoort.AFWEZIG),
        "staat vast",
    )


# --- minutes --------------------------------------------------------------------------------------


def _gesloten(t: Tafelhulp) -> tuple[int, int]:
    overleg, (punt,) = t.open_met()
    t.stel_vast(punt)
    return overleg, int(t.sluit(overleg).extra["notulen"])


def _deel(t: Tafelhulp, notulen: int, sleutel: str) -> dict[str, Any]:
    return next(d for d in t.alle(NotulenDeel) if d["notulen_id"] == notulen and d["sleutel"] == sleutel)


def _typ(t: Tafelhulp, notulen: int, tekst: str) -> Any:
    deel = _deel(t, notulen, "opening")
    wijziging = Wijziging("tekst", deel["tekst"], tekst)
    return t.doe(c.BewaarNotulendeel(deel_id=deel["id"], wijzigingen=(wijziging,)))


def test_versions_of_draft_minutes_can_be_kept_restored_and_written_anew(t: Tafelhulp) -> None:
    _, notulen = _gesloten(t)
    gegenereerd = _deel(t, notulen, "opening")["tekst"]
    _typ(t, notulen, "Eigen tekst.")
    t.doe(c.BewaarNotulenversie(notulen_id=notulen, reden="Na lezing door de voorzitter"))
    t.doe(c.VernieuwNotulen(notulen_id=notulen))
    assert _deel(t, notulen, "opening")["tekst"] == gegenereerd
    t.doe(c.HerstelNotulenversie(notulen_id=notulen, nummer=2))
    assert _deel(t, notulen, "opening")["tekst"] == "Eigen tekst."
    assert [(v["nummer"], v["reden"]) for v in t.alle(NotulenVersie)] == [
        (1, "Zoals het programma ze schreef"),
        (2, "Na lezing door de voorzitter"),
        (3, "Voor het opnieuw schrijven door het programma"),
        (4, "Voor het terugzetten van versie 2"),
    ]
    weigert(t, c.HerstelNotulenversie(notulen_id=notulen, nummer=9), "bestaat niet")


def test_minutes_are_established_in_a_later_overleg_and_never_change_again(t: Tafelhulp, klok: VasteKlok) -> None:
    eerste, notulen = _gesloten(t)
    klok.moment += timedelta(days=7)
    t.dag = klok.moment.date()
    tweede = t.plan()
    punt = punt_van(t, tweede, PuntSoort.VORIGE_NOTULEN)
    assert punt["titel"] == "Notulen NOT-2026-0001 van 12 november 2026 vaststellen"
    versie = t.lees(Notulen, notulen)["versie"]
    stel = c.StelNotulenVast(punt_id=punt["id"], notulen_id=notulen, versie=versie)
    weigert(t, stel, "nog niet geopend")
    t.doe(c.OpenOverleg(overleg_id=tweede))
    weigert(t, c.RondPuntAf(punt_id=punt["id"]), "Stel de notulen vast")
    _typ(t, notulen, "De voorzitter opent het overleg.")
    weigert(t, stel, "Iemand anders heeft deze notulen")
    t.doe(c.StelNotulenVast(punt_id=punt["id"], notulen_id=notulen, versie=versie + 1))
    rij = t.lees(Notulen, notulen)
    assert (rij["status"], rij["vastgesteld_in_id"]) == (NotulenStatus.VASTGESTELD, tweede)
    assert t.lees(Overleg, eerste)["status"] is OverlegStatus.VASTGESTELD
    assert t.lees(Agendapunt, punt["id"])["status"] is PuntStatus.AFGEROND

    def klopt(sessie: Any) -> bool:
        return hash_van_notulen(sessie, sessie.get(Notulen, notulen)) == rij["hash"]

    assert t.programma.vraag(klopt)
    with pytest.raises(Regelovertreding, match="wijzigen niet meer"):
        _typ(t, notulen, "Toch iets anders.")
    weigert(t, c.VernieuwNotulen(notulen_id=notulen), "wijzigen niet meer")
    assert PuntSoort.VORIGE_NOTULEN not in soorten(t, t.plan(7))


def test_carried_over_minutes_come_back_in_the_overleg_after(t: Tafelhulp, klok: VasteKlok) -> None:
    _, notulen = _gesloten(t)
    klok.moment += timedelta(days=7)
    t.dag = klok.moment.date()
    tweede = t.plan()
    t.doe(c.OpenOverleg(overleg_id=tweede))
    derde = t.plan(7)
    punt = punt_van(t, tweede, PuntSoort.VORIGE_NOTULEN)["id"]
    t.doe(c.SchuifPuntDoor(punt_id=punt, reden="Nog niet gelezen"))
    later = punt_van(t, derde, PuntSoort.VORIGE_NOTULEN)
    assert (later["notulen_id"], later["doorgeschoven_van_id"]) == (notulen, punt)
    t.doe(c.HeropenPunt(punt_id=punt))
    assert PuntSoort.VORIGE_NOTULEN not in soorten(t, derde)


def test_an_overleg_that_is_planned_earlier_takes_over_what_waits(t: Tafelhulp) -> None:
    _gesloten(t)
    laat = t.plan(14)
    assert PuntSoort.VORIGE_NOTULEN in soorten(t, laat)
    vroeg = t.plan(7)
    assert PuntSoort.VORIGE_NOTULEN in soorten(t, vroeg)
    assert PuntSoort.VORIGE_NOTULEN not in soorten(t, laat)


# --- actions --------------------------------------------------------------------------------------


def test_actions_are_recorded_at_an_item_and_kept_up_to_date(t: Tafelhulp) -> None:
    overleg, (punt,) = t.open_met()
    morgen = VANDAAG + timedelta(days=1)
    opdracht = c.LegActieVast(wat="Vraag de analyse op", wanneer=morgen, organisatie_id=t.leden[0], punt_id=punt)
    actie = t.doe(opdracht).id
    rij = t.lees(Actie, actie)
    assert (rij["overleg_id"], rij["casus_id"]) == (overleg, casus_van(t, punt)["id"])
    weigert(t, c.LegActieVast(wat="Vraag de analyse op", wanneer=morgen), "Kies wie het doet")
    weigert(
        t,
        c.LegActieVast(wat="Vraag de analyse op", wanneer=date(2026, 11, 11), persoon_id=t.secretaris),
        "11 november 2026 is al voorbij",
    )
    t.doe(c.WerkActieBij(actie_id=actie, versie=1, status=ActieStatus.GEDAAN))
    assert t.lees(Actie, actie)["afgehandeld_op"] == VANDAAG
    weigert(t, c.WerkActieBij(actie_id=actie, versie=1, status=ActieStatus.OPEN), "Iemand anders heeft deze actie")
    t.doe(c.WerkActieBij(actie_id=actie, versie=2, status=ActieStatus.OPEN, wanneer=morgen + timedelta(days=7)))
    assert t.lees(Actie, actie)["afgehandeld_op"] is None
    t.sluit(overleg)
    weigert(t, opdracht, "is gesloten")


def test_the_motivering_is_kept_as_it_was_typed(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    uit = t.stel_vast(punt, voorwaarden="Evaluatie met school\nVeiligheidsplan", afwijkend="Een lichtere vorm volstaat")
    advies = t.lees(Advies, uit.id)
    assert advies["motivering"] == MOTIVERING
    assert advies["voorwaarden"].split("\n") == ["Evaluatie met school", "Veiligheidsplan"]
