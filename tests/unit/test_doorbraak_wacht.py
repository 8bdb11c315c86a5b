"""What in the doorbraak waits for whom: exactly one desk at a time, and nothing that cannot be done there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.doorbraakhulp import Doorbraakhulp
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import mogelijkheden, queries
from weegtafel.doorbraak.codes import Registersoort, Toetsoordeel
from weegtafel.doorbraak.wacht import AANKONDIGING_DAGEN, VOLGORDE, Doorbraakwacht, wacht_op
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.kernel.roles import PROGRAMMA, Actor, Rol


@pytest.fixture
def hulp(programma: Programma) -> Doorbraakhulp:
    return Doorbraakhulp(programma)


def wacht(hulp: Doorbraakhulp, actor: Actor) -> Doorbraakwacht:
    return hulp.programma.vraag(wacht_op, actor, hulp.programma.klok.nu().date())


def verben(hulp: Doorbraakhulp, actor: Actor) -> dict[int, str]:
    return {w.id: w.verb for w in wacht(hulp, actor).regels}


def iedereen(hulp: Doorbraakhulp) -> dict[str, Actor]:
    return {
        "lid": hulp.lid, "secretaris": hulp.secretaris, "coach": hulp.coach, "toetser": hulp.toetser,
        "mandaathouder": hulp.mandaathouder,
    }  # fmt: skip


def op_wie(hulp: Doorbraakhulp, id_: int) -> dict[str, str]:
    """Who of these has this request before them, with the verb."""
    return {
        naam: gevonden
        for naam, actor in iedereen(hulp).items()
        if (gevonden := verben(hulp, actor).get(id_)) is not None
    }


def test_a_request_waits_for_each_in_turn(hulp: Doorbraakhulp, klok: VasteKlok) -> None:
    id_ = hulp.aanvraag()
    assert op_wie(hulp, id_) == {"lid": "Maak de aanvraag af"}
    hulp.doe(hulp.lid, c.DienAanvraagIn(aanvraag_id=id_, versie=hulp.versie(id_)))
    assert op_wie(hulp, id_) == {"secretaris": "Ga de reguliere route na"}
    hulp.route(id_)
    hulp.doe(hulp.secretaris, c.SluitRouteAf(aanvraag_id=id_, versie=hulp.versie(id_)))
    assert op_wie(hulp, id_) == {"secretaris": "Wijs een coach toe", "mandaathouder": "Wijs een coach toe"}
    hulp.wijs_toe(id_)
    assert op_wie(hulp, id_) == {"coach": "Schrijf het plan"}
    hulp.schrijf_plan(id_)
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    assert op_wie(hulp, id_) == {"toetser": "Toets het plan"}
    hulp.toets(id_, Toetsoordeel.AANPASSEN)
    assert op_wie(hulp, id_) == {"coach": "Pas het plan aan"}
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.toets(id_)
    assert op_wie(hulp, id_) == {"coach": "Besluit"}
    hulp.besluit(id_)
    assert op_wie(hulp, id_) == {"coach": "Plan de nazorg"}
    straks = klok.nu().date() + timedelta(days=60)
    moment = hulp.doe(hulp.coach, c.PlanNazorg(aanvraag_id=id_, datum=straks)).extra["moment"]
    assert op_wie(hulp, id_) == {}
    assert wacht(hulp, hulp.coach).straks == ()
    klok.moment += timedelta(days=60 - AANKONDIGING_DAGEN)
    (aangekondigd,) = wacht(hulp, hulp.coach).straks
    assert (aangekondigd.id, aangekondigd.dag) == (id_, straks)
    assert wacht(hulp, hulp.toetser).straks == ()
    klok.moment += timedelta(days=AANKONDIGING_DAGEN)
    assert op_wie(hulp, id_) == {"coach": "Kijk terug"}
    vast = c.LegNazorgVast(aanvraag_id=id_, moment_id=moment, versie=1, huishouden_zegt="Het gaat goed.")
    hulp.doe(hulp.coach, vast)
    assert op_wie(hulp, id_) == {"coach": "Begin de nazorg"}
    hulp.doe(hulp.coach, c.StartNazorg(aanvraag_id=id_, versie=hulp.versie(id_)))
    assert op_wie(hulp, id_) == {"coach": "Maak het register kloppend"}
    hulp.boek(id_, Registersoort.BETALING, 300_000)
    assert op_wie(hulp, id_) == {"coach": "Sluit de aanvraag af"}
    hulp.doe(hulp.coach, c.SluitAanvraagAf(aanvraag_id=id_, versie=hulp.versie(id_)))
    assert op_wie(hulp, id_) == {}


def test_above_the_mandate_it_waits_for_the_mandaathouder(hulp: Doorbraakhulp) -> None:
    id_ = hulp.klaar_voor_besluit(900_000)
    assert op_wie(hulp, id_) == {"mandaathouder": "Besluit"}


def test_a_plan_that_was_refused_waits_for_its_coach(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_toets(900_000)
    hulp.toets(id_, Toetsoordeel.NIET_AKKOORD)
    assert op_wie(hulp, id_) == {"coach": "Wijs af of wijzig het plan"}


def test_who_judged_and_then_took_over_needs_another_toets(hulp: Doorbraakhulp) -> None:
    id_ = hulp.klaar_voor_besluit()
    hulp.wijs_toe(id_, hulp.toetser)
    assert op_wie(hulp, id_) == {"toetser": "Vraag een nieuwe toets"}


def test_who_touched_anything_has_no_toets_waiting(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_toets()
    assert verben(hulp, hulp.coaches[2]) == {id_: "Toets het plan"}
    hulp.doe(hulp.coaches[2], c.BewaarKnelpunt(aanvraag_id=id_, wijzigingen=(Wijziging("van_wie", None, "Rijk"),)))
    assert verben(hulp, hulp.coaches[2]) == {}
    assert verben(hulp, hulp.toetser) == {id_: "Toets het plan"}


def test_a_toets_waits_for_exactly_those_who_may_give_it(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_toets()
    dag = hulp.programma.klok.nu().date()
    mogen = {i for i, _ in hulp.programma.vraag(queries.mogelijke_toetsers, id_, dag)}
    assert mogen
    for coach in hulp.coaches:
        kan = hulp.programma.vraag(mogelijkheden.mogelijkheden, id_, coach, dag).mag("LegToetsVast")
        assert (verben(hulp, coach).get(id_) == "Toets het plan") == kan == (coach.persoon_id in mogen)


def test_others_wait_first(hulp: Doorbraakhulp) -> None:
    plan, besluit = hulp.in_plan(), hulp.klaar_voor_besluit()
    assert [w.id for w in wacht(hulp, hulp.coach).regels] == [besluit, plan]
    assert len(set(VOLGORDE)) == len(VOLGORDE)


def test_a_period_that_ended_with_something_open_waits_for_who_keeps_the_books(
    hulp: Doorbraakhulp, klok: VasteKlok
) -> None:
    id_ = hulp.besloten()
    hulp.boek(id_, Registersoort.BETALING, 100_000)
    controller = Actor(hulp.mandaathouder.persoon_id, "Een controller", frozenset({Rol.CONTROLLER}))
    assert wacht(hulp, controller).perioden == ()
    klok.moment += timedelta(days=90)
    for actor in (controller, hulp.secretaris):
        (open_,) = wacht(hulp, actor).perioden
        assert (open_.tot.year, open_.onbesteed, open_.overschreden) == (2026, 200_000, 0)
    assert wacht(hulp, hulp.lid).perioden == ()
    hulp.boek(id_, Registersoort.VRIJVAL, 200_000, potperiode_id=1)
    assert wacht(hulp, controller).perioden == ()


def test_nothing_waits_for_nobody(hulp: Doorbraakhulp) -> None:
    hulp.in_toets()
    assert wacht(hulp, PROGRAMMA) == Doorbraakwacht()


def test_a_register_with_more_paid_than_promised_is_not_closed(hulp: Doorbraakhulp, klok: VasteKlok) -> None:
    id_ = hulp.besloten()
    with hulp.programma.kluis.transactie() as sessie:
        sessie.execute(text("UPDATE aanvraag SET status = 'nazorg'"))
        sessie.execute(
            text("INSERT INTO nazorgmoment VALUES (1, :a, '2026-11-12', '2026-11-12', '', '', '', NULL, 1)"), {"a": id_}
        )
    assert op_wie(hulp, id_) == {"coach": "Maak het register kloppend"}
