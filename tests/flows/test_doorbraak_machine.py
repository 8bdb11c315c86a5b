"""Machines that press random acts of the doorbraak on a real vault, allowed or not, and look whether all still holds.

One looks at the four eyes: it keeps its own list of who touched what. One looks at the register: it adds up the raw
lines of the file itself.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import text
from sqlmodel import Session

from tests.conftest import BEGIN
from tests.doorbraakhulp import EFFECT, Doorbraakhulp, nieuw
from weegtafel.bootstrap import open_programma
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import queries, registerqueries
from weegtafel.doorbraak.codes import AanvraagStatus, Besluitsoort, Registersoort, Toetsoordeel
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Opdracht, Wijziging
from weegtafel.kernel.roles import Actor, Rol

WIE = st.integers(0, 5)
POT = 1_000_000
#: A run that fails is told as it was: to shorten it would play a vault hundreds of times.
HAAST = settings(deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.reuse, Phase.generate))


def ruwe_regels(sessie: Session) -> list[tuple[int, str, int]]:
    """The lines of the register as the file has them, past every query of the program."""
    return [tuple(rij) for rij in sessie.execute(text("SELECT aanvraag_id, kolom, bedrag_cent FROM registerregel"))]


class Kluismachine(RuleBasedStateMachine):
    """A fresh vault for each run, copied from one that stands ready."""

    voorbeeld: Path

    def __init__(self) -> None:
        super().__init__()
        self.map = Path(tempfile.mkdtemp(prefix="doorbraak-"))
        shutil.copytree(self.voorbeeld, self.map / "kluis")
        self.programma = open_programma(self.map / "kluis", klok=VasteKlok(BEGIN))
        self.hulp = Doorbraakhulp(self.programma)
        coach = self.hulp.coaches
        # Everybody may do everything here: only the four eyes stand in the way.
        alles = frozenset({Rol.DOORBRAAKCOACH, Rol.SECRETARIS, Rol.MANDAATHOUDER, Rol.LID, Rol.BEHEERDER})
        mensen = (*coach, self.hulp.secretaris, self.hulp.mandaathouder)
        self.mensen = [Actor(a.persoon_id, a.naam, alles) for a in mensen]

    def teardown(self) -> None:
        self.programma.sluit()
        shutil.rmtree(self.map, ignore_errors=True)

    def probeer(self, wie: Actor, opdracht: Opdracht) -> bool:
        try:
            self.hulp.doe(wie, opdracht)
        except Regelovertreding:
            return False
        return True


class VierOgen(Kluismachine):
    """No sequence of edits lets somebody judge, or above the mandate decide, what that person worked on."""

    def __init__(self) -> None:
        super().__init__()
        self.id = self.hulp.in_plan()
        self.hulp.schrijf_plan(self.id)
        deden = (self.hulp.lid, self.hulp.secretaris, self.hulp.coach)
        self.inhoud = {a.persoon_id for a in deden}
        self.coaches = {self.hulp.coach.persoon_id}

    def bewerk(self, wie: int, opdracht: Opdracht) -> None:
        if self.probeer(self.mensen[wie], opdracht):
            self.inhoud.add(self.mensen[wie].persoon_id)

    @rule(wie=WIE, tekst=st.sampled_from(("a", "b", "Vader brengt op vrijdag.")))
    def plan(self, wie: int, tekst: str) -> None:
        nu = self.hulp.feiten(self.id).plan.zelf
        if nu != tekst:
            self.bewerk(wie, c.BewaarPlan(aanvraag_id=self.id, wijzigingen=(Wijziging("zelf", nu, tekst),)))

    @rule(wie=WIE, weg=st.booleans())
    def effect(self, wie: int, weg: bool) -> None:
        effecten = self.hulp.feiten(self.id).effecten
        if weg and len(effecten) > 1:
            self.bewerk(wie, c.HaalEffectWeg(aanvraag_id=self.id, rij_id=effecten[-1].id))
        elif len(effecten) < 3:
            self.bewerk(wie, c.BewaarEffect(aanvraag_id=self.id, wijzigingen=nieuw(EFFECT)))

    @rule(wie=WIE, cent=st.sampled_from((100_000, 600_000)))
    def bedrag(self, wie: int, cent: int) -> None:
        besteding = self.hulp.feiten(self.id).bestedingen[0]
        if besteding.bedrag_cent != cent:
            wijziging = (Wijziging("bedrag_cent", besteding.bedrag_cent, cent),)
            self.bewerk(wie, c.BewaarBesteding(aanvraag_id=self.id, rij_id=besteding.id, wijzigingen=wijziging))

    @rule(wie=WIE)
    def knelpunt(self, wie: int) -> None:
        self.bewerk(wie, c.BewaarKnelpunt(aanvraag_id=self.id, wijzigingen=nieuw({"omschrijving": "x"})))

    @rule(wie=WIE, coach=st.integers(0, 3))
    def wissel(self, wie: int, coach: int) -> None:
        persoon_id = self.mensen[coach].persoon_id
        assert persoon_id is not None
        versie = self.hulp.versie(self.id)
        opdracht = c.WijsCoachToe(aanvraag_id=self.id, versie=versie, coach_id=persoon_id, reden="ruilt")
        if self.probeer(self.mensen[wie], opdracht):
            self.coaches.add(persoon_id)

    @rule(wie=WIE)
    def vraag(self, wie: int) -> None:
        self.bewerk(wie, c.VraagToets(aanvraag_id=self.id, versie=self.hulp.versie(self.id)))

    @rule(wie=WIE, oordeel=st.sampled_from(Toetsoordeel))
    def toets(self, wie: int, oordeel: Toetsoordeel) -> None:
        opdracht = c.LegToetsVast(
            aanvraag_id=self.id,
            versie=self.hulp.versie(self.id),
            oordeel=oordeel,
            legitimiteit="ja",
            betrokkenheid="ja",
            rendement="ja",
        )
        if self.probeer(self.mensen[wie], opdracht):
            assert self.mensen[wie].persoon_id not in self.inhoud | self.coaches

    @rule(wie=WIE, soort=st.sampled_from(Besluitsoort))
    def besluit(self, wie: int, soort: Besluitsoort) -> None:
        feiten = self.hulp.feiten(self.id)
        opdracht = c.NeemBesluit(aanvraag_id=self.id, versie=feiten.versie, soort=soort, motivering="ja")
        if not self.probeer(self.mensen[wie], opdracht):
            return
        door = self.mensen[wie].persoon_id
        toets = feiten.toetsen[0]
        assert toets.toetser_id not in self.inhoud | self.coaches
        assert toets.planversie == feiten.planversie
        assert toets.oordeel is Toetsoordeel.AKKOORD or soort is Besluitsoort.AFWIJZEN
        assert door == feiten.coach_id or (feiten.plan_cent > 500_000 and door not in self.inhoud | self.coaches)

    @rule(wie=WIE)
    def herzie(self, wie: int) -> None:
        versie = self.hulp.versie(self.id)
        self.bewerk(wie, c.HerzieBesluit(aanvraag_id=self.id, versie=versie, reden="anders"))


class Register(Kluismachine):
    """After any sequence the balances are the sums of the lines, and no pot has promised more than it holds."""

    def __init__(self) -> None:
        super().__init__()
        jaar = BEGIN.replace(month=1, day=1).date()
        pot = c.ZetPot(van=jaar, tot=jaar.replace(month=12, day=31), bedrag_cent=POT, reden="Proef")
        self.hulp.doe(self.hulp.beheerder, pot)
        self.ids = [self.hulp.in_toets(cent) for cent in (300_000, 450_000, 400_000)]

    @rule(
        welke=st.integers(0, 2),
        soort=st.sampled_from(Registersoort),
        cent=st.one_of(st.integers(-200_000, 500_000), st.sampled_from((1, 300_000, 450_000))),
        regel=st.integers(1, 12),
    )
    def boek(self, welke: int, soort: Registersoort, cent: int, regel: int) -> None:
        opdracht = c.BoekRegel(
            aanvraag_id=self.ids[welke],
            soort=soort,
            bedrag_cent=cent,
            datum=BEGIN.date(),
            omschrijving="x",
            corrigeert_id=regel,
        )
        self.probeer(self.mensen[4], opdracht)

    @rule(welke=st.integers(0, 2), soort=st.sampled_from(Besluitsoort))
    def besluit(self, welke: int, soort: Besluitsoort) -> None:
        id_ = self.ids[welke]
        if self.hulp.feiten(id_).status is AanvraagStatus.PLAN:
            self.hulp.doe(self.hulp.coach, c.VraagToets(aanvraag_id=id_, versie=self.hulp.versie(id_)))
        if self.hulp.feiten(id_).status is AanvraagStatus.TOETS:
            self.hulp.toets(id_)
        opdracht = c.NeemBesluit(aanvraag_id=id_, versie=self.hulp.versie(id_), soort=soort, motivering="ja")
        self.probeer(self.hulp.coach, opdracht)

    @rule(welke=st.integers(0, 2), cent=st.sampled_from((100_000, 300_000, 500_000)))
    def herzie(self, welke: int, cent: int) -> None:
        id_ = self.ids[welke]
        opdracht = c.HerzieBesluit(aanvraag_id=id_, versie=self.hulp.versie(id_), reden="anders")
        if self.probeer(self.hulp.coach, opdracht):
            besteding = self.hulp.feiten(id_).bestedingen[0]
            wijziging = (Wijziging("bedrag_cent", besteding.bedrag_cent, cent),)
            bewaar = c.BewaarBesteding(aanvraag_id=id_, rij_id=besteding.id, wijzigingen=wijziging)
            self.hulp.doe(self.hulp.coach, bewaar)

    @rule(welke=st.integers(0, 2))
    def trek_in(self, welke: int) -> None:
        id_ = self.ids[welke]
        opdracht = c.TrekAanvraagIn(aanvraag_id=id_, versie=self.hulp.versie(id_), reden="weg")
        self.probeer(self.hulp.lid, opdracht)

    @invariant()
    def klopt(self) -> None:
        regels = self.programma.vraag(ruwe_regels)
        som = {
            kolom: sum(cent for _, k, cent in regels if k == kolom)
            for kolom in ("gereserveerd", "verplicht", "betaald")
        }
        (pot,) = self.programma.vraag(registerqueries.potten)
        assert (pot.gereserveerd, pot.verplicht, pot.betaald) == tuple(som.values())
        assert pot.vrij == POT - som["gereserveerd"] - som["verplicht"] >= 0
        _kop, rijen = self.programma.vraag(registerqueries.registeruitvoer)
        assert sum(int(rij[8] * 100) for rij in rijen) == sum(som.values())
        besloten = 0
        for id_ in self.ids:
            stand, feiten = self.hulp.stand(id_), self.hulp.feiten(id_)
            eigen = {k: sum(cent for a, kk, cent in regels if (a, kk) == (id_, k)) for k in som}
            assert (stand.gereserveerd, stand.verplicht, stand.betaald) == tuple(eigen.values())
            assert min(eigen.values()) >= 0
            assert stand.verplicht <= (feiten.besluit_cent or 0)
            besloten += bool(feiten.besluiten and feiten.besluiten[0].bedrag_cent)
        cijfers = self.programma.vraag(registerqueries.cijfers)
        assert cijfers.aantal == besloten
        assert self.programma.vraag(queries.aantal) == 3


@pytest.mark.parametrize("machine", [VierOgen, Register])
def test_machine(machine: type[Kluismachine], voorbeeldmap: Path) -> None:
    machine.voorbeeld = voorbeeldmap
    run_state_machine_as_test(  # type: ignore[no-untyped-call]  # hypothesis has no types for it
        machine,
        settings=settings(HAAST, max_examples=6, stateful_step_count=25),
    )


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("machine", [VierOgen, Register])
def test_machine_for_long(machine: type[Kluismachine], voorbeeldmap: Path) -> None:
    machine.voorbeeld = voorbeeldmap
    run_state_machine_as_test(  # type: ignore[no-untyped-call]  # hypothesis has no types for it
        machine,
        settings=settings(HAAST, max_examples=40, stateful_step_count=40),
    )
