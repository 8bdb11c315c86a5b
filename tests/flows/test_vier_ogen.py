"""Four eyes: who confirms, judges or approves is nobody who drafted or edited, in whatever order they did so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any

import pytest
from sqlmodel import Session, col, select

from tests.bewaringhulp import Wereld, bouw
from tests.doorbraakhulp import Doorbraakhulp
from tests.overleghulp import Tafelhulp
from weegtafel.bewaring import commands as b
from weegtafel.bewaring.codes import Objectsoort
from weegtafel.bootstrap import Programma, handlers
from weegtafel.casus.models import Casus
from weegtafel.doorbraak import commands as d
from weegtafel.doorbraak.codes import Besluitsoort, Toetsoordeel
from weegtafel.inrichting.vastesql import db_van
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Opdracht, Wijziging
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.overleg import commands as c
from weegtafel.overleg import vergaderqueries
from weegtafel.overleg.models import Advies, Adviesconcept, Agendapunt

Doe = Callable[[Actor, Opdracht], Any]


class Terug(Exception):
    """Undo the transaction."""


@contextmanager
def proef(programma: Programma) -> Iterator[tuple[Session, Doe, Callable[[Actor, Opdracht], bool]]]:
    """Acts that are undone afterwards: the session, do one, and whether one would be let through."""
    try:
        with programma.kluis.transactie() as sessie:

            def doe(actor: Actor, opdracht: Opdracht) -> Any:
                werk = Werk(sessie, programma.klok, actor, lambda *_: None)
                return handlers()[type(opdracht)](werk, opdracht)

            def mag(actor: Actor, opdracht: Opdracht) -> bool:
                sessie.flush()
                db_van(sessie).execute("SAVEPOINT proef")
                try:
                    doe(actor, opdracht)
                    return True
                except Regelovertreding:
                    return False
                finally:
                    db_van(sessie).execute("ROLLBACK TO proef")
                    sessie.expire_all()

            yield sessie, doe, mag
            raise Terug
    except Terug:
        pass


def _concept(sessie: Session, punt: int) -> Adviesconcept:
    return sessie.exec(select(Adviesconcept).where(col(Adviesconcept.agendapunt_id) == punt)).one()


def test_whoever_wrote_in_the_draft_never_confirms_it_in_any_order_of_writing(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    _overleg, (punt,) = tafel.open_met()
    tafel.weeg(punt)
    begin = tafel.schrijf_concept(punt, **tafel.inhoud())
    assert begin
    leden = [tafel.personen[o] for o in tafel.leden if o in tafel.personen][:3]
    mensen = [tafel.voorzitter, tafel.secretaris, *leden]
    schrijvers = [Actor(id_, f"Persoon {id_}", frozenset({Rol.SECRETARIS})) for id_ in mensen[:4]]
    voorzitter = Actor(tafel.voorzitter, "De voorzitter", frozenset({Rol.VOORZITTER}))
    gelukt = 0
    for lengte in range(4):
        for volgorde in product(schrijvers, repeat=lengte):
            with proef(programma) as (sessie, doe, mag):
                for n, wie in enumerate(volgorde):
                    oud = _concept(sessie, punt).leerpunt
                    # What was written and taken back was written.
                    nieuw = "" if oud and n else "Leg eerder de vraag op tafel."
                    doe(wie, c.BewaarAdviesconcept(punt_id=punt, wijzigingen=(Wijziging("leerpunt", oud, nieuw),)))
                versie = _concept(sessie, punt).versie
                schreven = {wie.persoon_id for wie in volgorde} | {tafel.voorzitter}
                rijen = vergaderqueries.blad(sessie, punt).bevestigers
                op_scherm = {rij.id for rij in rijen if not rij.schreef_mee and rij.id != voorzitter.persoon_id}
                for bevestiger in mensen:
                    stel = c.StelAdviesVast(punt_id=punt, concept_versie=versie, bevestigd_door_id=bevestiger)
                    mocht = mag(voorzitter, stel)
                    assert mocht is (bevestiger not in schreven), (volgorde, bevestiger)
                    assert mocht is (bevestiger in op_scherm)
                    gelukt += mocht
    assert gelukt == 4 + 13 + 43 + 145


def test_a_save_that_changes_nothing_makes_nobody_a_writer(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    _overleg, (punt,) = tafel.open_met()
    tafel.schrijf_concept(punt, **tafel.inhoud())
    ander = Actor(tafel.secretaris, "De secretaris", frozenset({Rol.SECRETARIS}))
    motivering = tafel.inhoud()["motivering"]
    programma.als(ander).voer_uit(
        c.BewaarAdviesconcept(punt_id=punt, wijzigingen=(Wijziging("motivering", motivering, motivering),))
    )
    (rij,) = tafel.alle(Adviesconcept)
    assert rij["bewerkers"] == str(tafel.voorzitter)


def test_the_sentence_names_who_wrote(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    _overleg, (punt,) = tafel.open_met()
    tafel.weeg(punt)
    tafel.schrijf_concept(punt, **tafel.inhoud())
    ander = Actor(tafel.secretaris, "De secretaris", frozenset({Rol.SECRETARIS}))
    wijziging = Wijziging("leerpunt", "", "Vraag de ouders eerder wat zij zelf kunnen.")
    versie = programma.als(ander).voer_uit(c.BewaarAdviesconcept(punt_id=punt, wijzigingen=(wijziging,))).versie
    with pytest.raises(Regelovertreding, match="schreef mee aan dit advies en kan het daarom niet bevestigen"):
        tafel.doe(c.StelAdviesVast(punt_id=punt, concept_versie=versie, bevestigd_door_id=tafel.secretaris))


def test_the_database_itself_refuses_a_confirmer_who_wrote_or_fixed(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    _overleg, (punt,) = tafel.open_met()
    tafel.weeg(punt)
    versie = tafel.schrijf_concept(punt, **tafel.inhoud())
    tafel.doe(c.StelAdviesVast(punt_id=punt, concept_versie=versie, bevestigd_door_id=tafel.secretaris))
    (advies,) = tafel.alle(Advies)
    namen = [naam for naam in advies if naam not in {"id", "nummer", "volgnummer", "bevestigd_door_id"}]

    def schrijf(bevestiger: int) -> None:
        with programma.kluis.transactie() as sessie:
            db_van(sessie).execute(
                f"INSERT INTO advies (nummer, volgnummer, bevestigd_door_id, {', '.join(namen)}) "
                f"SELECT nummer || 'x', volgnummer + 1, {bevestiger}, {', '.join(namen)} FROM advies"
            )

    with pytest.raises(Regelovertreding, match="kan het niet bevestigen"):
        schrijf(tafel.voorzitter)
    with programma.kluis.transactie() as sessie:
        db_van(sessie).execute(f"UPDATE adviesconcept SET bewerkers = bewerkers || ' {tafel.secretaris}'")
    with pytest.raises(Regelovertreding, match="kan het niet bevestigen"):
        schrijf(tafel.secretaris)
    with pytest.raises(Regelovertreding, match="blijft genoteerd"), programma.kluis.transactie() as sessie:
        db_van(sessie).execute("UPDATE adviesconcept SET bewerkers = ''")
    schrijf(tafel.personen[tafel.leden[2]])
    assert len(tafel.alle(Advies)) == 2


def test_whoever_touched_a_request_never_judges_it_in_any_order(programma: Programma) -> None:
    hulp = Doorbraakhulp(programma)
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    coach, tweede = hulp.coach, hulp.toetser
    derde = Actor(hulp.secretaris.persoon_id, hulp.secretaris.naam, frozenset({Rol.DOORBRAAKCOACH, Rol.SECRETARIS}))
    vierde = Actor(hulp.mandaathouder.persoon_id, hulp.mandaathouder.naam, frozenset({Rol.DOORBRAAKCOACH}))
    aanvrager = Actor(hulp.lid.persoon_id, hulp.lid.naam, frozenset({Rol.DOORBRAAKCOACH}))
    mensen = (coach, tweede, derde, vierde, aanvrager)
    # The applicant filed, the secretaris did the regular route, the coach wrote the plan.
    altijd = {coach.persoon_id, aanvrager.persoon_id, derde.persoon_id}
    gelukt = 0
    for lengte in range(4):
        for volgorde in product((coach, tweede, vierde), repeat=lengte):
            with proef(programma) as (sessie, doe, mag):
                stand = "Thuis blijven wonen."
                for n, wie in enumerate(volgorde):
                    nieuw = "Samen thuis blijven wonen." if n % 2 == 0 else "Thuis blijven wonen."
                    doe(wie, d.BewaarPlan(aanvraag_id=id_, wijzigingen=(Wijziging("perspectief", stand, nieuw),)))
                    stand = nieuw
                versie = aanvraagversie(sessie, id_)
                versie = doe(coach, d.VraagToets(aanvraag_id=id_, versie=versie)).versie
                schreven = {wie.persoon_id for wie in volgorde} | altijd
                for toetser in mensen:
                    toets = d.LegToetsVast(
                        aanvraag_id=id_, versie=versie, oordeel=Toetsoordeel.AKKOORD, legitimiteit="De wet laat toe.",
                        betrokkenheid="Het gezin staat erachter.", rendement="De kansen zijn voorzichtig.",
                    )  # fmt: skip
                    mocht = mag(toetser, toets)
                    assert mocht is (toetser.persoon_id not in schreven), (volgorde, toetser)
                    gelukt += mocht
    assert gelukt == 2 + 4 + 8 + 16


def test_whoever_worked_on_a_request_never_decides_its_escalation_in_any_order(programma: Programma) -> None:
    hulp = Doorbraakhulp(programma)
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_, 800_000)
    coach = hulp.coach
    # Everybody is mandaathouder and coach: only what they did keeps them apart.
    ids = [hulp.mandaathouder.persoon_id, hulp.toetser.persoon_id, hulp.secretaris.persoon_id, hulp.lid.persoon_id]
    rollen = frozenset({Rol.MANDAATHOUDER, Rol.DOORBRAAKCOACH})
    een, twee, route, aanvrager = (Actor(wie, f"Persoon {wie}", rollen) for wie in ids)
    met_mandaat = Actor(coach.persoon_id, coach.naam, rollen)
    altijd = {coach.persoon_id, aanvrager.persoon_id, route.persoon_id}
    gelukt = 0
    for lengte in range(3):
        for volgorde in product((coach, een, twee), repeat=lengte):
            schreven = {wie.persoon_id for wie in volgorde} | altijd
            toetser = next((wie for wie in (twee, een) if wie.persoon_id not in schreven), None)
            if toetser is None:
                continue
            with proef(programma) as (sessie, doe, mag):
                stand = "Thuis blijven wonen."
                for n, wie in enumerate(volgorde):
                    nieuw = "Samen thuis blijven wonen." if n % 2 == 0 else "Thuis blijven wonen."
                    doe(wie, d.BewaarPlan(aanvraag_id=id_, wijzigingen=(Wijziging("perspectief", stand, nieuw),)))
                    stand = nieuw
                versie = aanvraagversie(sessie, id_)
                versie = doe(coach, d.VraagToets(aanvraag_id=id_, versie=versie)).versie
                toets = d.LegToetsVast(
                    aanvraag_id=id_, versie=versie, oordeel=Toetsoordeel.AKKOORD, legitimiteit="De wet laat toe.",
                    betrokkenheid="Het gezin staat erachter.", rendement="De kansen zijn voorzichtig.",
                )  # fmt: skip
                versie = doe(toetser, toets).versie
                for soort in Besluitsoort:
                    besluit = d.NeemBesluit(
                        aanvraag_id=id_, versie=versie, soort=soort, motivering="De baten wegen op tegen de kosten."
                    )
                    for wie in (met_mandaat, een, twee, route, aanvrager):
                        eigen = soort is Besluitsoort.AFWIJZEN and wie is met_mandaat
                        mocht = mag(wie, besluit)
                        vrij = wie.persoon_id not in schreven | {toetser.persoon_id}  # nor who judged
                        assert mocht is (vrij or eigen), (volgorde, soort, wie)
                        gelukt += mocht
    assert gelukt == 17


def aanvraagversie(sessie: Session, aanvraag_id: int) -> int:
    """The version of a request as it stands in this transaction."""
    from weegtafel.doorbraak.models import Aanvraag

    rij = sessie.get(Aanvraag, aanvraag_id)
    assert rij is not None
    return int(rij.versie)


@pytest.fixture
def wereld(programma: Programma, klok: VasteKlok) -> Wereld:
    return bouw(programma, klok)


def test_whoever_worked_on_a_list_never_approves_it_in_any_order(wereld: Wereld) -> None:
    wereld.jaren_later()
    tafel = wereld.tafel
    id_ = wereld.maak((Objectsoort.CASUS, wereld.casus))
    begin = wereld.versie(id_)
    rol = frozenset({Rol.SECRETARIS, Rol.VOORZITTER})
    ids = [tafel.secretaris, tafel.voorzitter, tafel.personen[tafel.leden[0]], tafel.personen[tafel.leden[1]]]
    maker, *anderen = (Actor(wie, f"Persoon {wie}", rol) for wie in ids)
    gelukt = 0
    for lengte in range(3):
        for volgorde in product((maker, *anderen[:2]), repeat=lengte):
            for aanbieder in (maker, anderen[0]):
                with proef(wereld.programma) as (sessie, doe, mag):
                    versie, staat = begin, True
                    for wie in volgorde:
                        if staat:
                            (regel,) = [r.id for r in geldende_regels(sessie, id_)]
                            eraf = b.HaalVanLijst(lijst_id=id_, versie=versie, regel_id=regel, reden="Nog even niet")
                            versie = doe(wie, eraf).versie
                        else:
                            erop = b.ZetOpLijst(
                                lijst_id=id_, versie=versie, doelen=((Objectsoort.OVERLEG, wereld.overleg),)
                            )
                            versie = doe(wie, erop).versie
                        staat = not staat
                    if not staat:
                        continue
                    versie = doe(aanbieder, b.BiedAan(lijst_id=id_, versie=versie)).versie
                    schreven = {maker.persoon_id, aanbieder.persoon_id, *(wie.persoon_id for wie in volgorde)}
                    for beoordelaar in (maker, *anderen):
                        mocht = mag(beoordelaar, b.KeurLijstGoed(lijst_id=id_, versie=versie))
                        assert mocht is (beoordelaar.persoon_id not in schreven), (volgorde, aanbieder, beoordelaar)
                        gelukt += mocht
    assert gelukt > 20


def geldende_regels(sessie: Session, lijst_id: int) -> list[Any]:
    """The lines that still stand on a list."""
    from weegtafel.bewaring.models import Vernietigingsregel as R

    return list(sessie.exec(select(R).where(col(R.lijst_id) == lijst_id, col(R.verwijderd_op).is_(None))))


def _los(tafel: Tafelhulp, **anders: Any) -> c.AdviesInvoer:
    return c.AdviesInvoer(**tafel.inhoud(**anders))


def test_who_wrote_an_advice_does_not_confirm_its_herziening(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    _overleg, (punt,) = tafel.open_met()
    tafel.weeg(punt)
    secretaris = Actor(tafel.secretaris, "De secretaris", frozenset({Rol.SECRETARIS}))
    for veld, waarde in tafel.inhoud().items():
        oud = "" if isinstance(waarde, str) and veld != "soort" else None
        opdracht = c.BewaarAdviesconcept(punt_id=punt, wijzigingen=(Wijziging(veld, oud, waarde),))
        concept = programma.als(secretaris).voer_uit(opdracht)
    lid, ander = (tafel.personen[o] for o in tafel.leden[1:3])
    advies = tafel.doe(c.StelAdviesVast(punt_id=punt, concept_versie=concept.versie, bevestigd_door_id=lid))

    def herzie(nummer: int, zin: str, wie: int) -> Any:
        inhoud = _los(tafel, motivering=tafel.inhoud()["motivering"] + zin)
        reden = "Een zin aangevuld na afloop."
        return tafel.doe(c.HerzieAdvies(advies_id=nummer, reden=reden, inhoud=inhoud, bevestigd_door_id=wie))

    with pytest.raises(Regelovertreding, match="schreef mee"):
        herzie(advies.id, " Aangevuld.", tafel.secretaris)
    eerste = herzie(advies.id, " Aangevuld.", lid)
    casus = tafel.lees(Advies, advies.id)["casus_id"]
    rijen = programma.vraag(vergaderqueries.losse_bevestigers, tafel.dag, casus, eerste.id)
    assert {r.id for r in rijen if r.schreef_mee} >= {tafel.secretaris}
    with pytest.raises(Regelovertreding, match="schreef mee"):
        herzie(eerste.id, " En nog een.", tafel.secretaris)
    herzie(eerste.id, " En nog een.", ander)


def test_who_wrote_in_a_draft_does_not_confirm_the_spoedadvies_after_it(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    overleg, (punt,) = tafel.open_met()
    casus = tafel.lees(Agendapunt, punt)["casus_id"]
    secretaris = Actor(tafel.secretaris, "De secretaris", frozenset({Rol.SECRETARIS}))
    tekst = tafel.inhoud()["motivering"]
    programma.als(secretaris).voer_uit(
        c.BewaarAdviesconcept(punt_id=punt, wijzigingen=(Wijziging("motivering", "", tekst),))
    )
    tafel.sluit(overleg)
    lid = tafel.personen[tafel.leden[1]]

    def spoed(wie: int) -> Any:
        versie = tafel.lees(Casus, casus)["versie"]
        return tafel.doe(c.GeefSpoedadvies(casus_id=casus, versie=versie, inhoud=_los(tafel), bevestigd_door_id=wie))

    with pytest.raises(Regelovertreding, match="schreef mee"):
        spoed(tafel.secretaris)
    spoed(lid)


def _nog_een(programma: Programma, tabel: str, wie: str, **anders: str) -> Callable[[int | None], None]:
    """Writes the last row of a table once more, past every rule, with another person in the column ``wie``."""

    def schrijf(persoon: int | None) -> None:
        with programma.kluis.transactie() as sessie:
            db = db_van(sessie)
            namen = [r[1] for r in db.execute(f"PRAGMA table_info({tabel})") if r[1] != "id"]
            bron = [{**anders, wie: str(persoon)}.get(naam, naam) for naam in namen]
            db.execute(
                f"INSERT INTO {tabel} ({', '.join(namen)}) "
                f"SELECT {', '.join(bron)} FROM {tabel} ORDER BY id DESC LIMIT 1"
            )

    return schrijf


def test_the_database_itself_refuses_a_toets_and_an_escalation_by_whoever_worked_on_it(programma: Programma) -> None:
    hulp = Doorbraakhulp(programma)
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_, 800_000)
    vrij = Actor(hulp.mandaathouder.persoon_id, "Vrij", frozenset({Rol.DOORBRAAKCOACH}))
    hulp.doe(hulp.coach, d.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.doe(
        hulp.toetser,
        d.LegToetsVast(
            aanvraag_id=id_, versie=hulp.versie(id_), oordeel=Toetsoordeel.AKKOORD, legitimiteit="De wet laat toe.",
            betrokkenheid="Het gezin staat erachter.", rendement="De kansen zijn voorzichtig.",
        ),
    )  # fmt: skip
    toets = _nog_een(programma, "toets", "toetser_id")
    for wie in (hulp.coach, hulp.secretaris, hulp.lid):
        with pytest.raises(Regelovertreding, match="toetst haar plan niet"):
            toets(wie.persoon_id)
    besluit = d.NeemBesluit(
        aanvraag_id=id_, versie=hulp.versie(id_), soort=Besluitsoort.TOEKENNEN, motivering="De baten wegen op."
    )
    hulp.doe(hulp.mandaathouder, besluit)
    nogmaals = _nog_een(
        programma, "besluit", "door_id", nummer="nummer || 'x'", volgnummer="volgnummer + 1", herziet_id="NULL"
    )
    for wie in (hulp.coach, hulp.secretaris, hulp.lid, hulp.toetser):
        with pytest.raises(Regelovertreding, match="besluit er niet over als mandaathouder"):
            nogmaals(wie.persoon_id)
    nogmaals(vrij.persoon_id)


def test_the_database_itself_refuses_a_confirmer_of_an_advice_outside_the_table(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    _overleg, (punt, tweede) = tafel.open_met(2)
    tafel.weeg(punt)
    secretaris = Actor(tafel.secretaris, "De secretaris", frozenset({Rol.SECRETARIS}))
    for veld, waarde in tafel.inhoud().items():
        oud = "" if isinstance(waarde, str) and veld != "soort" else None
        opdracht = c.BewaarAdviesconcept(punt_id=punt, wijzigingen=(Wijziging(veld, oud, waarde),))
        concept = programma.als(secretaris).voer_uit(opdracht)
    lid, ander = (tafel.personen[o] for o in tafel.leden[1:3])
    eerste = tafel.doe(c.StelAdviesVast(punt_id=punt, concept_versie=concept.versie, bevestigd_door_id=lid))
    zin = _los(tafel, motivering=tafel.inhoud()["motivering"] + " Aangevuld.")
    tafel.doe(c.HerzieAdvies(advies_id=eerste.id, reden="Na afloop aangevuld.", inhoud=zin, bevestigd_door_id=lid))
    zelfde = {"nummer": "nummer || 'x'", "volgnummer": "volgnummer + 1"}
    herzien = _nog_een(programma, "advies", "bevestigd_door_id", **zelfde)
    with pytest.raises(Regelovertreding, match="kan het niet bevestigen"):
        herzien(tafel.secretaris)
    verder = _nog_een(programma, "advies", "bevestigd_door_id", **zelfde, herziet_id="id")
    with pytest.raises(Regelovertreding, match="kan het niet bevestigen"):
        verder(tafel.secretaris)
    verder(ander)
    begin = c.BewaarAdviesconcept(punt_id=tweede, wijzigingen=(Wijziging("leerpunt", "", "Vraag het de ouders."),))
    programma.als(secretaris).voer_uit(begin)
    casus = str(tafel.lees(Agendapunt, tweede)["casus_id"])
    spoed = _nog_een(programma, "advies", "bevestigd_door_id", **zelfde, herziet_id="NULL", casus_id=casus)
    with pytest.raises(Regelovertreding, match="kan het niet bevestigen"):
        spoed(tafel.secretaris)
    spoed(ander)
