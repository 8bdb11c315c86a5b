"""The acts of the doorbraak on a real vault."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.doorbraakhulp import EFFECT, Doorbraakhulp, nieuw
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import queries
from weegtafel.doorbraak.codes import (
    Aanvragersoort,
    Besluitsoort,
    Routeuitkomst,
    Toetsoordeel,
)
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import Regelovertreding, VersieConflict
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.kernel.roles import PROGRAMMA, Actor, Rol


@pytest.fixture
def hulp(programma: Programma) -> Doorbraakhulp:
    return Doorbraakhulp(programma)


def weigert(woorden: str) -> Any:
    return pytest.raises(Regelovertreding, match=woorden)


def test_numbers_are_gapless_per_year(hulp: Doorbraakhulp, klok: VasteKlok) -> None:
    nummers = [hulp.feiten(hulp.aanvraag()).nummer for _ in range(2)]
    hulp.doe(hulp.lid, c.TrekAanvraagIn(aanvraag_id=2, versie=hulp.versie(2), reden="Dubbel ingediend."))
    nummers.append(hulp.feiten(hulp.aanvraag()).nummer)
    klok.moment += timedelta(days=100)
    nummers.append(hulp.feiten(hulp.aanvraag()).nummer)
    assert nummers == ["DB-2026-0001", "DB-2026-0002", "DB-2026-0003", "DB-2027-0001"]


def test_nothing_is_done_by_nobody(hulp: Doorbraakhulp, programma: Programma) -> None:
    with weigert("als wie u werkt"):
        programma.als(PROGRAMMA).voer_uit(
            c.MaakAanvraag(gemeente_id=hulp.gemeente_id, aanvragersoort=Aanvragersoort.SCHOOL)
        )


def test_a_request_needs_its_answers_before_the_route(hulp: Doorbraakhulp) -> None:
    id_ = hulp.doe(hulp.lid, c.MaakAanvraag(gemeente_id=hulp.gemeente_id, aanvragersoort=Aanvragersoort.SCHOOL)).id
    with pytest.raises(Regelovertreding) as fout:
        hulp.doe(hulp.lid, c.DienAanvraagIn(aanvraag_id=id_, versie=hulp.versie(id_)))
    assert len(fout.value.redenen) == 5


def test_two_people_who_type_in_one_field_lose_nothing(hulp: Doorbraakhulp) -> None:
    id_ = hulp.aanvraag()
    oud = hulp.feiten(id_).geprobeerd
    hulp.doe(hulp.lid, c.BewaarAanvraag(aanvraag_id=id_, wijzigingen=(Wijziging("geprobeerd", oud, "een"),)))
    with pytest.raises(VersieConflict) as botsing:
        hulp.doe(hulp.coach, c.BewaarAanvraag(aanvraag_id=id_, wijzigingen=(Wijziging("geprobeerd", oud, "twee"),)))
    assert (botsing.value.hun, botsing.value.ons) == ({"geprobeerd": "een"}, {"geprobeerd": "twee"})
    hulp.doe(hulp.coach, c.BewaarAanvraag(aanvraag_id=id_, wijzigingen=(Wijziging("eerst_nodig", "Vervoer.", "Rust"),)))
    assert hulp.feiten(id_).geprobeerd == "een"


def test_a_regular_way_closes_the_request(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_route()
    opdracht = c.LosRegulierOp(aanvraag_id=id_, versie=hulp.versie(id_), toelichting="Het fonds betaalt.")
    with weigert("welke reguliere voorziening kan"):
        hulp.doe(hulp.secretaris, opdracht)
    hulp.route(id_, Routeuitkomst.KAN)
    hulp.doe(
        hulp.secretaris, c.LosRegulierOp(aanvraag_id=id_, versie=hulp.versie(id_), toelichting="Het fonds betaalt.")
    )
    assert (hulp.lijn(id_), hulp.feiten(id_).gesloten_reden) == ("regulier_opgelost", "Het fonds betaalt.")


def test_an_open_route_holds_up_the_coach(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_route()
    hulp.route(id_, Routeuitkomst.OPEN)
    with weigert("nog open"):
        hulp.doe(hulp.secretaris, c.SluitRouteAf(aanvraag_id=id_, versie=hulp.versie(id_)))


def test_a_regular_way_that_can_is_taken_or_there_is_a_reason(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_route()
    hulp.route(id_, Routeuitkomst.KAN)
    with weigert("“Leerlingenvervoer” regulier. Sluit de aanvraag af als regulier opgelost, of schrijf op"):
        hulp.doe(hulp.secretaris, c.SluitRouteAf(aanvraag_id=id_, versie=hulp.versie(id_), toelichting="  "))
    door = c.SluitRouteAf(aanvraag_id=id_, versie=hulp.versie(id_), toelichting="Het duurt een half jaar.")
    hulp.doe(hulp.secretaris, door)
    assert hulp.lijn(id_) == "coach"
    assert hulp.feiten(id_).route[0].reden.endswith("Toch een doorbraak: Het duurt een half jaar.")


def test_a_regular_way_that_opens_later_is_taken_or_there_is_a_reason(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_plan()
    with weigert("niet naar “wacht op een coach”"):
        hulp.doe(hulp.coach, c.SluitRouteAf(aanvraag_id=id_, versie=hulp.versie(id_), toelichting="Zomaar."))
    hulp.schrijf_plan(id_)
    hulp.route(id_, Routeuitkomst.KAN)
    with weigert("“Leerlingenvervoer” kan regulier. Sluit de aanvraag af als regulier opgelost, of leg"):
        hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    with weigert("schrijf op waarom"):
        hulp.doe(hulp.coach, c.SluitRouteAf(aanvraag_id=id_, versie=hulp.versie(id_), toelichting=" "))
    hulp.doe(hulp.coach, c.SluitRouteAf(aanvraag_id=id_, versie=hulp.versie(id_), toelichting="Pas na de zomer."))
    kan_niet, kan = hulp.feiten(id_).route
    assert kan.reden.endswith("Toch een doorbraak: Pas na de zomer.") and "Toch" not in kan_niet.reden
    assert hulp.lijn(id_) == "plan", "it stays where it was"
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    assert hulp.lijn(id_) == "toets"


def test_the_coach_is_never_who_files_or_for_whom_is_filed(hulp: Doorbraakhulp) -> None:
    for veld in ("ingediend", "namens"):
        indiener = hulp.coach if veld == "ingediend" else hulp.lid
        id_ = hulp.aanvraag(indiener)
        if veld == "namens":
            wijziging = Wijziging("namens_id", None, hulp.coach.persoon_id)
            hulp.doe(hulp.lid, c.BewaarAanvraag(aanvraag_id=id_, wijzigingen=(wijziging,)))
        hulp.doe(indiener, c.DienAanvraagIn(aanvraag_id=id_, versie=hulp.versie(id_)))
        hulp.route(id_)
        hulp.doe(hulp.secretaris, c.SluitRouteAf(aanvraag_id=id_, versie=hulp.versie(id_)))
        with weigert("nooit coach van de eigen aanvraag"):
            hulp.wijs_toe(id_)
        hulp.wijs_toe(id_, hulp.toetser)
        assert hulp.feiten(id_).coach == hulp.toetser.naam


def test_workload_counts_what_is_open(hulp: Doorbraakhulp, programma: Programma) -> None:
    hulp.besloten()
    hulp.in_plan()
    dag = programma.klok.nu().date()
    rij = next(r for r in programma.vraag(queries.werkvoorraad, dag) if r.id == hulp.coach.persoon_id)
    assert (rij.open, rij.in_plan, rij.in_uitvoering, rij.plan_cent) == (2, 1, 1, 300_000)
    leeg = next(r for r in programma.vraag(queries.werkvoorraad, dag) if r.id == hulp.toetser.persoon_id)
    assert leeg.open == 0


def test_a_plan_is_whole_before_a_second_coach_sees_it(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_plan()
    with pytest.raises(Regelovertreding) as fout:
        hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    assert len(fout.value.redenen) == 10
    hulp.schrijf_plan(id_)
    hulp.doe(hulp.coach, c.BewaarEffect(aanvraag_id=id_, wijzigingen=nieuw({"motivering": "ja"})))
    with weigert("Effect 2, prijs: vul een getal in"):
        hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))


def test_the_plan_counts_once_and_repeated(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_plan()
    velden = {"omschrijving": "Rit", "bedrag_cent": 2_500, "herhaald": True, "aantal": 12}
    rij = hulp.doe(hulp.coach, c.BewaarBesteding(aanvraag_id=id_, wijzigingen=nieuw(velden))).extra["rij"]
    assert hulp.feiten(id_).plan_cent == 30_000
    eenmalig = (Wijziging("herhaald", True, False),)
    hulp.doe(hulp.coach, c.BewaarBesteding(aanvraag_id=id_, rij_id=rij, wijzigingen=eenmalig))
    assert (hulp.feiten(id_).plan_cent, hulp.feiten(id_).bestedingen[0].aantal) == (2_500, 1)
    hulp.doe(hulp.coach, c.HaalBestedingWeg(aanvraag_id=id_, rij_id=rij))
    assert hulp.feiten(id_).plan_cent == 0


def test_a_row_of_another_request_is_not_there(hulp: Doorbraakhulp) -> None:
    een, ander = hulp.in_plan(), hulp.in_plan()
    rij = hulp.doe(hulp.coach, c.BewaarEffect(aanvraag_id=een, wijzigingen=nieuw(EFFECT))).extra["rij"]
    with weigert("niet meer vinden"):
        hulp.doe(hulp.coach, c.HaalEffectWeg(aanvraag_id=ander, rij_id=rij))


def test_a_life_domain_stands_once_from_one_to_five(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_plan()
    bewaar = c.BewaarLeefdomein(aanvraag_id=id_, wijzigingen=nieuw({"domein": "huisvesting", "nu_score": 2}))
    hulp.doe(hulp.coach, bewaar)
    with weigert("staat er al"):
        hulp.doe(hulp.coach, bewaar)
    nul = c.BewaarLeefdomein(aanvraag_id=id_, wijzigingen=nieuw({"domein": "school", "nu_score": 0}))
    with weigert("1 tot en met 5"):
        hulp.doe(hulp.coach, nul)


def test_a_price_is_copied_with_its_year_and_source(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_plan()
    rij = hulp.doe(hulp.coach, c.BewaarEffect(aanvraag_id=id_)).extra["rij"]
    kies = c.KiesPrijs(aanvraag_id=id_, effect_id=rij, prijscode="jeugd.uithuisplaatsing")
    hulp.doe(hulp.coach, kies)
    effect = hulp.feiten(id_).effecten[0]
    assert (effect.prijs_laag, effect.prijs_midden, effect.prijs_hoog) == ("45000", "57500", "70000")
    assert (effect.prijsjaar, effect.prijslijst, effect.betaler) == (2022, "2026-1", "gemeente")
    assert "VNG" in effect.prijsbron
    hulp.doe(hulp.coach, c.KiesPrijs(aanvraag_id=id_, effect_id=rij, prijscode=kies.prijscode, indexeren=True))
    effect = hulp.feiten(id_).effecten[0]
    assert (effect.prijs_midden, effect.prijsjaar) == ("61697.5", 2024)
    assert "CPI van 2022 naar 2024" in effect.prijsbron
    anders = (Wijziging("prijs_midden", "61697.5", "60000"),)
    hulp.doe(hulp.coach, c.BewaarEffect(aanvraag_id=id_, rij_id=rij, wijzigingen=anders))
    assert hulp.feiten(id_).effecten[0].prijscode == ""
    with weigert("nog geen bedrag"):
        hulp.doe(hulp.coach, c.KiesPrijs(aanvraag_id=id_, effect_id=rij, prijscode="jeugd.gezinshuis"))


@pytest.mark.parametrize("wie", ["coach", "indiener", "knelpunt", "teruggedraaid", "oude_coach"])
def test_whoever_touched_anything_does_not_judge(hulp: Doorbraakhulp, wie: str) -> None:
    toetser = hulp.toetser
    if wie == "indiener":
        id_ = hulp.aanvraag(toetser)
        hulp.doe(toetser, c.DienAanvraagIn(aanvraag_id=id_, versie=hulp.versie(id_)))
        hulp.route(id_)
        hulp.doe(hulp.secretaris, c.SluitRouteAf(aanvraag_id=id_, versie=hulp.versie(id_)))
        hulp.wijs_toe(id_)
    else:
        id_ = hulp.in_plan()
    if wie == "oude_coach":
        hulp.wijs_toe(id_, toetser)
        hulp.wijs_toe(id_, hulp.coach)
    if wie == "knelpunt":
        hulp.doe(toetser, c.BewaarKnelpunt(aanvraag_id=id_, wijzigingen=nieuw({"omschrijving": "grens"})))
    if wie == "teruggedraaid":
        besteding = nieuw({"omschrijving": "x", "bedrag_cent": 1})
        rij = hulp.doe(toetser, c.BewaarBesteding(aanvraag_id=id_, wijzigingen=besteding)).extra["rij"]
        hulp.doe(toetser, c.HaalBestedingWeg(aanvraag_id=id_, rij_id=rij))
    hulp.schrijf_plan(id_)
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    with weigert("zelf aan DB-2026-0001 gewerkt"):
        hulp.toets(id_, door=hulp.coach if wie == "coach" else toetser)
    hulp.toets(id_, door=hulp.coaches[2])
    assert hulp.lijn(id_) == "besluit"


def test_a_plan_that_changes_loses_its_toets(hulp: Doorbraakhulp) -> None:
    id_ = hulp.klaar_voor_besluit()
    assert hulp.feiten(id_).toetsen[0].vervallen == ""
    wijziging = (Wijziging("zelf", "Vader brengt op vrijdag.", "Vader brengt elke dag."),)
    assert hulp.doe(hulp.coach, c.BewaarPlan(aanvraag_id=id_, wijzigingen=wijziging)).extra["teruggezet"] == 1
    terug = (Wijziging("zelf", "Vader brengt elke dag.", "Vader brengt op vrijdag."),)
    hulp.doe(hulp.coach, c.BewaarPlan(aanvraag_id=id_, wijzigingen=terug))
    assert (hulp.lijn(id_), hulp.feiten(id_).toetsen[0].vervallen) == ("plan", "Het plan is na de toets gewijzigd.")
    with weigert("kan van daaruit niet"):
        hulp.besluit(id_)


@pytest.mark.parametrize(
    "opdracht",
    [
        lambda i: c.BewaarAanvraag(aanvraag_id=i, wijzigingen=(Wijziging("eerst_nodig", "Vervoer.", "Rust."),)),
        lambda i: c.BewaarHuishoudlid(aanvraag_id=i, wijzigingen=nieuw({"rol": "kind"})),
        lambda i: c.BewaarBetrokkene(aanvraag_id=i, wijzigingen=nieuw({"functie": "arts", "kosten_cent": 5})),
        lambda i: c.BewaarRoutestap(aanvraag_id=i, wijzigingen=nieuw({"voorziening": "Fonds"})),
        lambda i: c.BewaarBesteding(aanvraag_id=i, wijzigingen=nieuw({"bedrag_cent": 1})),
        lambda i: c.BewaarLeefdomein(aanvraag_id=i, wijzigingen=nieuw({"domein": "school"})),
        lambda i: c.BewaarEffect(aanvraag_id=i, wijzigingen=nieuw(EFFECT)),
        lambda i: c.BewaarPlan(aanvraag_id=i, wijzigingen=(Wijziging("zaad", 1, 2),)),
    ],
)
def test_every_part_that_was_judged_loses_the_toets(hulp: Doorbraakhulp, opdracht: Any) -> None:
    id_ = hulp.klaar_voor_besluit()
    coach = hulp.coach
    actor = Actor(coach.persoon_id, coach.naam, coach.rollen | {Rol.SECRETARIS})
    hulp.doe(actor, opdracht(id_))
    assert hulp.lijn(id_) == "plan"
    assert hulp.feiten(id_).toetsen[0].vervallen


def test_a_second_coach_who_then_edits_or_takes_over_undoes_the_toets(hulp: Doorbraakhulp) -> None:
    knelpunt = nieuw({"omschrijving": "grens"})
    for daarna in (
        lambda i: hulp.doe(hulp.toetser, c.BewaarKnelpunt(aanvraag_id=i, wijzigingen=knelpunt)),
        lambda i: hulp.wijs_toe(i, hulp.toetser),
    ):
        id_ = hulp.klaar_voor_besluit()
        daarna(id_)
        coach = next(a for a in hulp.coaches if a.persoon_id == hulp.feiten(id_).coach_id)
        with weigert("zelf aan de aanvraag gewerkt"):
            hulp.besluit(id_, door=coach)


def test_niet_akkoord_can_only_be_refused(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_toets()
    hulp.toets(id_, Toetsoordeel.NIET_AKKOORD)
    with weigert("toekennen kan dan niet"):
        hulp.besluit(id_)
    hulp.besluit(id_, Besluitsoort.AFWIJZEN)
    feiten = hulp.feiten(id_)
    assert (feiten.status, feiten.besluit_cent, hulp.stand(id_).verplicht) == ("afgesloten", 0, 0)


def test_aanpassen_sends_the_plan_back(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_toets()
    hulp.toets(id_, Toetsoordeel.AANPASSEN)
    assert hulp.lijn(id_) == "plan"
