"""What no correctie, reservering, change of names or second role gets round."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.doorbraakhulp import Doorbraakhulp
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import mogelijkheden, queries, registerqueries, wacht
from weegtafel.doorbraak.codes import Aanvragersoort, Besluitsoort, Mandaatgrond, Registersoort, Toetsoordeel
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.kernel.roles import Actor, Rol

R = Registersoort


@pytest.fixture
def hulp(programma: Programma) -> Doorbraakhulp:
    return Doorbraakhulp(programma)


def weigert(woorden: str) -> Any:
    return pytest.raises(Regelovertreding, match=woorden)


def herzie(hulp: Doorbraakhulp, id_: int) -> None:
    hulp.doe(hulp.coach, c.HerzieBesluit(aanvraag_id=id_, versie=hulp.versie(id_), reden="Het werd anders."))


def zet_bedrag(hulp: Doorbraakhulp, id_: int, cent: int) -> None:
    besteding = hulp.feiten(id_).bestedingen[0]
    wijziging = (Wijziging("bedrag_cent", besteding.bedrag_cent, cent),)
    hulp.doe(hulp.coach, c.BewaarBesteding(aanvraag_id=id_, rij_id=besteding.id, wijzigingen=wijziging))


# --- the register -------------------------------------------------------------------------------------------------


def test_a_correctie_pays_nothing_that_was_not_promised(hulp: Doorbraakhulp) -> None:
    id_ = hulp.besloten()
    regel = hulp.boek(id_, R.BETALING, 10_000).extra["regel"]
    with weigert(r"Er is nog €\s2\.900 te betalen"):
        hulp.boek(id_, R.CORRECTIE, 25_000_000, corrigeert_id=regel)
    hulp.boek(id_, R.CORRECTIE, 290_000, corrigeert_id=regel)
    assert (hulp.stand(id_).betaald, hulp.stand(id_).verplicht) == (300_000, 300_000)


def test_what_was_paid_stays_promised_and_the_request_stays(hulp: Doorbraakhulp) -> None:
    id_ = hulp.besloten()
    hulp.boek(id_, R.BETALING, 300_000)
    verplichting = hulp.programma.vraag(registerqueries.register, None, id_)[-1]
    with weigert(r"Er is al €\s3\.000 betaald; minder kan niet verplicht zijn"):
        hulp.boek(id_, R.CORRECTIE, -300_000, corrigeert_id=verplichting.id)
    herzie(hulp, id_)
    with weigert(r"al €\s3\.000 betaald; intrekken kan niet meer\. .*laat de rest vrijvallen en sluit"):
        hulp.doe(hulp.lid, c.TrekAanvraagIn(aanvraag_id=id_, versie=hulp.versie(id_), reden="Verhuisd."))
    kan = hulp.programma.vraag(mogelijkheden.mogelijkheden, id_, hulp.lid, hulp.programma.klok.nu().date())
    assert "vrijvallen" in kan.redenen["TrekAanvraagIn"][0]


def test_a_register_that_is_closed_stays_settled(hulp: Doorbraakhulp, klok: VasteKlok) -> None:
    id_ = hulp.besloten()
    betaling = hulp.boek(id_, R.BETALING, 300_000).extra["regel"]
    hulp.doe(hulp.coach, c.PlanNazorg(aanvraag_id=id_, datum=klok.nu().date()))
    hulp.doe(hulp.coach, c.StartNazorg(aanvraag_id=id_, versie=hulp.versie(id_)))
    moment = hulp.feiten(id_).nazorg[0]
    hulp.doe(
        hulp.coach,
        c.LegNazorgVast(aanvraag_id=id_, moment_id=moment.id, versie=moment.versie, huishouden_zegt="Het gaat."),
    )
    hulp.doe(hulp.coach, c.SluitAanvraagAf(aanvraag_id=id_, versie=hulp.versie(id_)))
    for soort, cent, rest in (
        (R.CORRECTIE, -300_000, {"corrigeert_id": betaling}),
        (R.CORRECTIE, 1, {"corrigeert_id": betaling}),
        (R.VRIJVAL, 1, {}),
    ):
        with weigert("gesloten en haar register klopt|meer dan er is"):
            hulp.boek(id_, soort, cent, **rest)
    kan = hulp.programma.vraag(mogelijkheden.mogelijkheden, id_, hulp.secretaris, klok.nu().date())
    assert "het register klopt" in kan.redenen["BoekRegel"][0]
    assert (hulp.lijn(id_), hulp.stand(id_).effen, hulp.stand(id_).betaald) == ("afgesloten", True, 300_000)


def test_a_withdrawn_request_takes_no_money_back_in(hulp: Doorbraakhulp) -> None:
    id_ = hulp.besloten()
    herzie(hulp, id_)
    vrijval = hulp.boek(id_, R.VRIJVAL, 300_000).extra["regel"]
    hulp.doe(hulp.lid, c.TrekAanvraagIn(aanvraag_id=id_, versie=hulp.versie(id_), reden="Verhuisd."))
    with weigert("gesloten en haar register klopt"):
        hulp.boek(id_, R.CORRECTIE, 300_000, corrigeert_id=vrijval)


def test_no_more_is_kept_apart_than_the_plan_asks(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_toets(400_000)
    with weigert(r"Het plan vraagt €\s4\.000; daarvan is nog €\s4\.000 te reserveren"):
        hulp.boek(id_, R.RESERVERING, 20_000_000)
    regel = hulp.boek(id_, R.RESERVERING, 300_000).extra["regel"]
    with weigert(r"nog €\s1\.000 te reserveren"):
        hulp.boek(id_, R.CORRECTIE, 100_001, corrigeert_id=regel)
    hulp.boek(id_, R.CORRECTIE, 100_000, corrigeert_id=regel)
    assert hulp.stand(id_).gereserveerd == 400_000


def test_a_smaller_plan_keeps_less_apart_once_it_goes_to_the_second_coach(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_toets(400_000)
    hulp.boek(id_, R.RESERVERING, 400_000)
    zet_bedrag(hulp, id_, 150_000)
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    assert hulp.stand(id_).gereserveerd == 150_000


def test_a_correctie_reserves_nothing_after_the_decision(hulp: Doorbraakhulp) -> None:
    id_ = hulp.klaar_voor_besluit(300_000)
    regel = hulp.boek(id_, R.RESERVERING, 100_000).extra["regel"]
    hulp.besluit(id_)
    with weigert("vanaf het plan tot het besluit"):
        hulp.boek(id_, R.CORRECTIE, 50_000, corrigeert_id=regel)


def test_a_reservation_lies_in_the_period_of_its_day(hulp: Doorbraakhulp) -> None:
    ver = c.ZetPot(van=date(2030, 1, 1), tot=date(2030, 12, 31), bedrag_cent=10_000_000, reden="Meerjarenbegroting")
    eerder = c.ZetPot(van=date(2020, 1, 1), tot=date(2020, 12, 31), bedrag_cent=10_000_000, reden="Toen")
    id_ = hulp.in_toets()
    for pot, woorden in ((ver, "begint op 1 januari 2030"), (eerder, "in de periode van het budget")):
        periode = hulp.doe(hulp.beheerder, pot).id
        with weigert(woorden):
            hulp.boek(id_, R.RESERVERING, 100_000, potperiode_id=periode)
    assert hulp.stand(id_).gereserveerd == 0


def test_an_invoice_of_january_pays_what_was_promised_in_december(hulp: Doorbraakhulp, klok: VasteKlok) -> None:
    id_ = hulp.besloten()
    klok.moment += timedelta(days=70)
    hulp.boek(id_, R.BETALING, 300_000)
    assert [(pot.van.year, pot.betaald) for pot in hulp.programma.vraag(registerqueries.potten)] == [(2026, 300_000)]


# --- the four eyes ------------------------------------------------------------------------------------------------


def namens(hulp: Doorbraakhulp, wie: Actor | None, *, later: bool) -> int:
    """A request for somebody, whose name is taken away again before anything else happens."""
    assert wie is not None
    id_ = hulp.doe(
        hulp.lid,
        c.MaakAanvraag(
            gemeente_id=hulp.gemeente_id,
            aanvragersoort=Aanvragersoort.JEUGDTEAM,
            namens_id=None if later else wie.persoon_id,
        ),
    ).id
    if later:
        erbij = (Wijziging("namens_id", None, wie.persoon_id),)
        hulp.doe(hulp.lid, c.BewaarAanvraag(aanvraag_id=id_, wijzigingen=erbij))
    weg = (Wijziging("namens_id", wie.persoon_id, None),)
    hulp.doe(hulp.lid, c.BewaarAanvraag(aanvraag_id=id_, wijzigingen=weg))
    return id_


@pytest.mark.parametrize("later", [False, True])
def test_whoever_it_was_ever_filed_for_stays_a_party(
    hulp: Doorbraakhulp, monkeypatch: pytest.MonkeyPatch, later: bool
) -> None:
    gewoon = Doorbraakhulp.aanvraag

    def voor_toetser(zelf: Doorbraakhulp, door: Actor | None = None) -> int:
        id_ = gewoon(zelf, door)
        oud = None
        for nieuw in (zelf.toetser.persoon_id, None):
            hulp.doe(zelf.lid, c.BewaarAanvraag(aanvraag_id=id_, wijzigingen=(Wijziging("namens_id", oud, nieuw),)))
            oud = nieuw
        return id_

    monkeypatch.setattr(Doorbraakhulp, "aanvraag", voor_toetser)
    id_ = hulp.in_toets()
    with weigert("zelf aan DB-"):
        hulp.toets(id_)
    dag = hulp.programma.klok.nu().date()
    assert hulp.toetser.persoon_id not in {i for i, _ in hulp.programma.vraag(queries.mogelijke_toetsers, id_, dag)}
    assert id_ not in {w.id for w in hulp.programma.vraag(wacht.wacht_op, hulp.toetser, dag).regels}
    with weigert("nooit coach van de eigen aanvraag"):
        hulp.wijs_toe(id_, hulp.toetser)
    ander = namens(hulp, hulp.toetser, later=later)
    delen = {b.deel.value for b in hulp.programma.vraag(queries.bewerkerslijst, ander)}
    assert delen == {"aanvraag", "namens"}


# --- the decision -------------------------------------------------------------------------------------------------


def met_rol(actor: Actor, rol: Rol) -> Actor:
    return Actor(actor.persoon_id, actor.naam, actor.rollen | {rol})


def test_who_judged_does_not_decide_above_the_mandate(hulp: Doorbraakhulp) -> None:
    id_ = hulp.klaar_voor_besluit(600_000)
    beide = met_rol(hulp.toetser, Rol.MANDAATHOUDER)
    dag = hulp.programma.klok.nu().date()
    with weigert("U hebt dit plan getoetst. Een andere mandaathouder besluit"):
        hulp.besluit(id_, door=beide)
    kan = hulp.programma.vraag(mogelijkheden.mogelijkheden, id_, beide, dag)
    assert "getoetst" in kan.redenen["NeemBesluit"][0]
    assert not hulp.programma.vraag(wacht.wacht_op, beide, dag).regels
    hulp.besluit(id_, door=hulp.mandaathouder)


def test_what_a_mandaathouder_granted_only_a_mandaathouder_revises(hulp: Doorbraakhulp) -> None:
    id_ = hulp.besloten(600_000)
    herzie(hulp, id_)
    zet_bedrag(hulp, id_, 100_000)
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.toets(id_, Toetsoordeel.NIET_AKKOORD)
    dag = hulp.programma.klok.nu().date()
    assert hulp.programma.vraag(mogelijkheden.grond_van_besluit, hulp.feiten(id_), dag) is Mandaatgrond.MANDAATHOUDER
    with weigert("een mandaathouder herziet dat besluit"):
        hulp.besluit(id_, Besluitsoort.AFWIJZEN)
    assert hulp.stand(id_).verplicht == 600_000
    hulp.besluit(id_, Besluitsoort.AFWIJZEN, door=hulp.mandaathouder)
    assert (hulp.stand(id_).verplicht, hulp.feiten(id_).besluiten[0].grond) == (0, Mandaatgrond.MANDAATHOUDER)


def test_within_the_mandate_a_revision_of_a_mandaathouder_waits_for_one(hulp: Doorbraakhulp) -> None:
    id_ = hulp.besloten(600_000)
    herzie(hulp, id_)
    zet_bedrag(hulp, id_, 100_000)
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.toets(id_)
    dag = hulp.programma.klok.nu().date()
    assert [w.verb for w in hulp.programma.vraag(wacht.wacht_op, hulp.mandaathouder, dag).regels] == ["Besluit"]
    assert not hulp.programma.vraag(wacht.wacht_op, hulp.coach, dag).regels
    with weigert("een mandaathouder herziet dat besluit"):
        hulp.besluit(id_)
    hulp.besluit(id_, door=hulp.mandaathouder)
    assert hulp.stand(id_).verplicht == 100_000
