"""Decisions, the register, the stored calculation and the aftercare on a real vault."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from tests.doorbraakhulp import EFFECT, Doorbraakhulp, nieuw
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import mogelijkheden, prijslijstbestand, prijsqueries, queries, registerqueries
from weegtafel.doorbraak.codes import (
    Deel,
    Effectuitslag,
    Mandaatgrond,
    Registersoort,
)
from weegtafel.inrichting.commands import ZetInstelling
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Wijziging


@pytest.fixture
def hulp(programma: Programma) -> Doorbraakhulp:
    return Doorbraakhulp(programma)


def weigert(woorden: str) -> Any:
    return pytest.raises(Regelovertreding, match=woorden)


def test_up_to_the_mandate_the_coach_decides_and_above_it_the_mandaathouder(hulp: Doorbraakhulp) -> None:
    id_ = hulp.klaar_voor_besluit(500_000)
    with weigert("de doorbraakcoach aan wie"):
        hulp.besluit(id_, door=hulp.mandaathouder)
    hulp.besluit(id_)
    boven = hulp.klaar_voor_besluit(1_200_000)
    with weigert("een mandaathouder besluit"):
        hulp.besluit(boven)
    hulp.besluit(boven, door=hulp.mandaathouder)
    gronden = [hulp.feiten(i).besluiten[0].grond for i in (id_, boven)]
    assert gronden == [Mandaatgrond.COACH, Mandaatgrond.MANDAATHOUDER]


def test_the_mandate_is_a_setting_with_dates(hulp: Doorbraakhulp, klok: VasteKlok) -> None:
    id_ = hulp.klaar_voor_besluit(700_000)
    morgen = klok.nu().date() + timedelta(days=1)
    hulp.doe(hulp.beheerder, ZetInstelling(sleutel="doorbraak_mandaat", waarde="7.500", geldig_van=morgen))
    with weigert("een mandaathouder besluit"):
        hulp.besluit(id_)
    klok.moment += timedelta(days=1)
    hulp.besluit(id_)
    assert hulp.feiten(id_).besluiten[0].mandaat_cent == 750_000


def test_nothing_is_committed_that_the_pot_does_not_hold(hulp: Doorbraakhulp, klok: VasteKlok) -> None:
    jaar = klok.nu().year
    hulp.doe(
        hulp.beheerder,
        c.ZetPot(van=date(jaar, 1, 1), tot=date(jaar, 12, 31), bedrag_cent=500_000, reden="Raadsbesluit"),
    )
    een, twee = hulp.klaar_voor_besluit(), hulp.klaar_voor_besluit()
    hulp.besluit(een)
    with weigert(r"zit nog €\s2\.000"):
        hulp.besluit(twee)
    assert (hulp.lijn(twee), hulp.feiten(twee).besluiten, hulp.stand(twee).verplicht) == ("besluit", (), 0)
    hulp.boek(een, Registersoort.VRIJVAL, 100_000)
    hulp.besluit(twee)
    pot = hulp.programma.vraag(registerqueries.potten)[0]
    assert (pot.vrij, pot.verplicht) == (0, 500_000)


def test_reservations_hold_the_pot_and_go_with_the_decision(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_toets()
    hulp.boek(id_, Registersoort.RESERVERING, 300_000)
    pot = hulp.programma.vraag(registerqueries.potten)[0]
    assert (pot.gereserveerd, pot.vrij) == (300_000, 19_700_000)
    hulp.toets(id_)
    hulp.besluit(id_)
    stand = hulp.stand(id_)
    assert (stand.gereserveerd, stand.verplicht) == (0, 300_000)
    ander = hulp.in_toets()
    hulp.boek(ander, Registersoort.RESERVERING, 300_000)
    hulp.doe(hulp.lid, c.TrekAanvraagIn(aanvraag_id=ander, versie=hulp.versie(ander), reden="Verhuisd."))
    assert hulp.stand(ander).gereserveerd == 0


@pytest.mark.parametrize(
    ("soort", "bedrag", "woorden"),
    [
        (Registersoort.VERPLICHTING, 1, "door een besluit"),
        (Registersoort.BETALING, 300_001, "te betalen"),
        (Registersoort.BETALING, 0, "boven nul"),
        (Registersoort.BETALING, -1, "boven nul"),
        (Registersoort.VRIJVAL, 300_001, "meer"),
        (Registersoort.VRIJVAL, -5, "boven nul"),
        (Registersoort.RESERVERING, 5, "tot het besluit"),
        (Registersoort.CORRECTIE, 5, "Kies de regel"),
    ],
)
def test_what_the_register_refuses(hulp: Doorbraakhulp, soort: Registersoort, bedrag: int, woorden: str) -> None:
    id_ = hulp.besloten()
    with weigert(woorden):
        hulp.boek(id_, soort, bedrag)


@pytest.mark.parametrize("dagen", [-1, 1])
def test_a_line_is_booked_between_the_request_and_today(hulp: Doorbraakhulp, klok: VasteKlok, dagen: int) -> None:
    id_ = hulp.besloten()
    dag = klok.nu().date() + timedelta(days=dagen)
    opdracht = c.BoekRegel(
        aanvraag_id=id_, soort=Registersoort.BETALING, bedrag_cent=1, datum=dag, omschrijving="Factuur"
    )
    with weigert("vanaf de aanvraag tot en met vandaag"):
        hulp.doe(hulp.secretaris, opdracht)
    assert len(hulp.programma.vraag(registerqueries.potten)) == 1


def test_a_correction_puts_a_line_right_and_underuse_shows(hulp: Doorbraakhulp) -> None:
    id_ = hulp.besloten()
    regel = hulp.boek(id_, Registersoort.BETALING, 300_000).extra["regel"]
    hulp.boek(id_, Registersoort.CORRECTIE, -100_000, corrigeert_id=regel)
    pot = hulp.programma.vraag(registerqueries.potten)[0]
    assert (pot.betaald, pot.overschreden, pot.onbesteed, pot.vrij) == (200_000, 0, 100_000, 19_700_000)
    verplichting = hulp.programma.vraag(registerqueries.register, None, id_)[-1]
    with weigert("meer kan niet worden verplicht"):
        hulp.boek(id_, Registersoort.CORRECTIE, 1, corrigeert_id=verplichting.id)


def test_a_pot_that_was_lowered_shows_overspend(hulp: Doorbraakhulp, klok: VasteKlok) -> None:
    hulp.besloten()
    pot = hulp.programma.vraag(registerqueries.potten)[0]
    lager = c.ZetPot(
        van=pot.van, tot=pot.tot, bedrag_cent=200_000, reden="Bezuiniging", potperiode_id=pot.id, versie=pot.versie
    )
    hulp.doe(hulp.beheerder, lager)
    pot = hulp.programma.vraag(registerqueries.potten)[0]
    assert (pot.vrij, pot.overschreden) == (-100_000, 100_000)


def test_a_decision_is_revised_by_another(hulp: Doorbraakhulp) -> None:
    id_ = hulp.besloten()
    hulp.boek(id_, Registersoort.BETALING, 100_000)
    hulp.doe(hulp.coach, c.HerzieBesluit(aanvraag_id=id_, versie=hulp.versie(id_), reden="Het werd minder."))
    assert (hulp.lijn(id_), hulp.stand(id_).verplicht) == ("plan", 300_000)
    besteding = hulp.feiten(id_).bestedingen[0]
    minder = (Wijziging("bedrag_cent", 300_000, 150_000),)
    hulp.doe(hulp.coach, c.BewaarBesteding(aanvraag_id=id_, rij_id=besteding.id, wijzigingen=minder))
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.toets(id_)
    hulp.besluit(id_)
    nieuwste, eerste = hulp.feiten(id_).besluiten
    assert (nieuwste.nummer, nieuwste.herziet, eerste.herzien_door) == (
        "DB-2026-0001-B2", "DB-2026-0001-B1", "DB-2026-0001-B2",
    )  # fmt: skip
    assert (hulp.stand(id_).verplicht, hulp.stand(id_).betaald) == (150_000, 100_000)
    cijfers = hulp.programma.vraag(registerqueries.cijfers)
    assert (cijfers.aantal, cijfers.gemiddeld, cijfers.verplicht) == (1, 150_000, 150_000)


def test_a_decided_request_reproduces_its_own_numbers(hulp: Doorbraakhulp, klok: VasteKlok) -> None:
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    effect = hulp.feiten(id_).effecten[0].id
    hulp.doe(hulp.coach, c.KiesPrijs(aanvraag_id=id_, effect_id=effect, prijscode="jeugd.uithuisplaatsing"))
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.toets(id_)
    hulp.besluit(id_)
    vraag = hulp.programma.vraag
    uitkomst = vraag(queries.rekenuitkomsten, id_)[0]
    lijst = vraag(prijsqueries.prijslijst_op, klok.nu().date())
    kop, rijen = prijslijstbestand.uitvoer(lijst)
    duurder = [
        (nr, ["99999" if k == "midden" and r[0] == "jeugd.uithuisplaatsing" else "" if w is None else
              "ja" if w is True else "nee" if w is False else
              "" if k in ("laag", "hoog") and r[0] == "jeugd.uithuisplaatsing" else str(w)
              for k, w in zip(kop, r, strict=True)])
        for nr, r in enumerate(rijen, start=2)
    ]  # fmt: skip
    voorstel = prijslijstbestand.stel_voor(kop, duurder, lijst, "eigen-1", klok.nu().date())
    assert [v.code for v in voorstel.verschillen] == ["jeugd.uithuisplaatsing"]
    hulp.doe(hulp.coach, c.NeemPrijslijstOp(inhoud=voorstel.inhoud, herkomst="raadsbesluit"))
    hulp.doe(hulp.beheerder, ZetInstelling(sleutel="discontovoet", waarde="9", geldig_van=klok.nu().date()))
    klok.moment += timedelta(days=1500)
    blad = vraag(prijsqueries.rekenblad, id_, klok.nu().date())
    assert (blad.prijslijst.versie, str(blad.discontovoet)) == ("eigen-1", "0.09")
    for bewaard in vraag(queries.rekenuitkomsten, id_):
        opnieuw = vraag(prijsqueries.reken_na, bewaard.id)
        assert opnieuw.gelijk
        assert opnieuw.onaangetast
    inhoud = json.loads(uitkomst.uitkomst)
    assert inhoud["verwachte_besparing"] == "23000.00"
    assert json.loads(uitkomst.invoer)["discontovoet"] == "0.0225"
    assert (uitkomst.besparing_cent, uitkomst.prijslijst) == (2_300_000, "2026-1")


def test_a_stored_calculation_that_was_tampered_with_gives_itself_away(hulp: Doorbraakhulp) -> None:
    id_ = hulp.besloten()
    uitkomst = hulp.programma.vraag(queries.rekenuitkomsten, id_)[0]
    with hulp.programma.kluis.transactie() as sessie:
        sessie.execute(text("DROP TRIGGER rekenuitkomst_nooit_update"))
        sessie.execute(text("UPDATE rekenuitkomst SET uitkomst = replace(uitkomst, '23000', '93000')"))
    opnieuw = hulp.programma.vraag(prijsqueries.reken_na, uitkomst.id)
    assert (opnieuw.gelijk, opnieuw.onaangetast) == (False, False)


def test_nazorg_puts_the_outcome_beside_the_forecast(hulp: Doorbraakhulp, klok: VasteKlok) -> None:
    id_ = hulp.in_plan()
    hulp.doe(
        hulp.coach,
        c.BewaarLeefdomein(
            aanvraag_id=id_, wijzigingen=nieuw({"domein": "school", "nu_score": 2} | {"verwacht_score": 3})
        ),
    )
    hulp.schrijf_plan(id_)
    hulp.doe(hulp.coach, c.BewaarEffect(aanvraag_id=id_, wijzigingen=nieuw(EFFECT | {"omschrijving": "Schulden"})))
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.toets(id_)
    hulp.besluit(id_)
    with weigert("Plan eerst een dag"):
        hulp.doe(hulp.coach, c.StartNazorg(aanvraag_id=id_, versie=hulp.versie(id_)))
    over = klok.nu().date() + timedelta(days=90)
    moment = hulp.doe(hulp.coach, c.PlanNazorg(aanvraag_id=id_, datum=over)).extra["moment"]
    hulp.doe(hulp.coach, c.StartNazorg(aanvraag_id=id_, versie=hulp.versie(id_)))
    feiten = hulp.feiten(id_)
    leg = c.LegNazorgVast(
        aanvraag_id=id_,
        moment_id=moment,
        versie=1,
        huishouden_zegt="Het gaat beter.",
        effecten=(
            c.Effectbevinding(feiten.effecten[0].id, Effectuitslag.GEBEURD, 2_000_000),
            c.Effectbevinding(feiten.effecten[1].id, Effectuitslag.ONBEKEND),
        ),
        domeinen=(c.Domeinbevinding(feiten.leefdomeinen[0].id, "Elke dag op school.", 4),),
    )
    with weigert("toekomst"):
        hulp.doe(hulp.coach, leg)
    klok.moment += timedelta(days=91)
    hulp.doe(hulp.coach, leg)
    prognose = hulp.programma.vraag(registerqueries.prognose, id_)
    assert prognose is not None
    assert (prognose.verwacht_cent, prognose.bekend) == (4_600_000, 1)
    assert (prognose.verwacht_van_bekende_cent, prognose.gerealiseerd_cent) == (2_300_000, 2_000_000)
    assert hulp.feiten(id_).leefdomeinen[0].later_score == 4
    assert hulp.feiten(id_).toetsen[0].vervallen == ""
    sluit = c.SluitAanvraagAf(aanvraag_id=id_, versie=hulp.versie(id_))
    with weigert("meer of minder betaald"):
        hulp.doe(hulp.coach, sluit)
    hulp.boek(id_, Registersoort.BETALING, 250_000)
    hulp.boek(id_, Registersoort.VRIJVAL, 50_000)
    hulp.doe(hulp.coach, c.SluitAanvraagAf(aanvraag_id=id_, versie=hulp.versie(id_)))
    assert hulp.lijn(id_) == "afgesloten"


def test_a_planned_evaluation_holds_up_the_end_until_it_lapses(hulp: Doorbraakhulp, klok: VasteKlok) -> None:
    id_ = hulp.besloten()
    dag = klok.nu().date()
    eerste = hulp.doe(hulp.coach, c.PlanNazorg(aanvraag_id=id_, datum=dag)).extra["moment"]
    tweede = hulp.doe(hulp.coach, c.PlanNazorg(aanvraag_id=id_, datum=dag + timedelta(days=9))).extra["moment"]
    hulp.doe(hulp.coach, c.StartNazorg(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.doe(hulp.coach, c.LegNazorgVast(aanvraag_id=id_, moment_id=eerste, versie=1, huishouden_zegt="Goed."))
    hulp.boek(id_, Registersoort.BETALING, 300_000)
    with weigert("nog een evaluatie gepland"):
        hulp.doe(hulp.coach, c.SluitAanvraagAf(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.doe(hulp.coach, c.LaatNazorgVervallen(aanvraag_id=id_, moment_id=tweede, reden="Gezin wil geen gesprek."))
    hulp.doe(hulp.coach, c.SluitAanvraagAf(aanvraag_id=id_, versie=hulp.versie(id_)))
    assert hulp.lijn(id_) == "afgesloten"


def test_knelpunten_are_counted_and_exported(hulp: Doorbraakhulp) -> None:
    id_ = hulp.aanvraag()
    for van_wie in ("Corporatie", "corporatie ", "UWV"):
        velden = {"soort": "regel", "aard": "structureel", "van_wie": van_wie, "omschrijving": "Grens"}
        hulp.doe(hulp.lid, c.BewaarKnelpunt(aanvraag_id=id_, wijzigingen=nieuw(velden)))
    telling = hulp.programma.vraag(registerqueries.knelpunten)
    assert [(t.van_wie, t.aantal, t.aanvragen) for t in telling] == [("Corporatie", 2, 1), ("UWV", 1, 1)]
    kop, rijen = hulp.programma.vraag(registerqueries.knelpuntuitvoer)
    assert len(rijen) == 3
    assert all(len(rij) == len(kop) for rij in rijen)


def test_what_can_be_done_is_told_beforehand(hulp: Doorbraakhulp, klok: VasteKlok) -> None:
    id_ = hulp.klaar_voor_besluit()
    dag = klok.nu().date()

    def mag(wie: Any) -> set[str]:
        gevonden = hulp.programma.vraag(mogelijkheden.mogelijkheden, id_, wie, dag)
        return {naam for naam in gevonden.redenen if gevonden.mag(naam)}

    assert "NeemBesluit" in mag(hulp.coach)
    assert "NeemBesluit" not in mag(hulp.toetser) | mag(hulp.secretaris) | mag(hulp.mandaathouder)
    assert "Bewaar:plan" in mag(hulp.coach)
    assert "Bewaar:plan" not in mag(hulp.secretaris)
    assert "LegToetsVast" not in mag(hulp.toetser)
    namen = set(hulp.programma.vraag(mogelijkheden.mogelijkheden, id_, hulp.coach, dag).redenen)
    assert namen >= {"VraagToets", "TrekAanvraagIn", "SluitAanvraagAf", "NeemBesluit:afwijzen"}


def test_the_list_filters_and_pages(hulp: Doorbraakhulp, programma: Programma) -> None:
    ids = [hulp.aanvraag() for _ in range(3)]
    plan = hulp.in_plan()
    vraag = programma.vraag
    assert [r.id for r in vraag(queries.aanvragen)] == [plan, *reversed(ids)]
    assert [r.id for r in vraag(queries.aanvragen, queries.ALLES, 1, 2)] == [ids[2], ids[1]]
    zoek = queries.Aanvraagfilter(tekst="0002 vervoer")
    assert [r.id for r in vraag(queries.aanvragen, zoek)] == [ids[1]]
    van_coach = queries.Aanvraagfilter(coach_id=hulp.coach.persoon_id)
    assert [r.coach for r in vraag(queries.aanvragen, van_coach)] == [hulp.coach.naam]
    assert vraag(queries.aantal, van_coach) == 1
    assert vraag(queries.aantallen_per_status)[hulp.feiten(plan).status] == 1
    assert vraag(queries.aanvraag_op_nummer, " db-2026-0004") == plan
    assert [b.deel for b in vraag(queries.bewerkerslijst, plan)][-1] is Deel.TOEWIJZING


def test_every_act_is_one_line_in_the_journal_without_a_word_of_the_case(hulp: Doorbraakhulp) -> None:
    id_ = hulp.besloten()
    hulp.boek(id_, Registersoort.BETALING, 1_000)
    vraag = text("SELECT handeling, velden FROM journaal WHERE onderwerp = 'DB-2026-0001' ORDER BY id")
    with hulp.programma.kluis.transactie() as sessie:
        regels = sessie.execute(vraag).all()
    assert [handeling for handeling, _ in regels] == [
        "maak_aanvraag", "dien_aanvraag_in", "sluit_route_af", "wijs_coach_toe", "vraag_toets", "leg_toets_vast",
        "neem_besluit", "boek_registerregel",
    ]  # fmt: skip
    assert all(set(velden) <= set("abcdefghijklmnopqrstuvwxyz_ .") for _, velden in regels)
    assert hulp.programma.controleer_journaal()[1] is None
