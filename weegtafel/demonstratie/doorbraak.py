"""Fictitious doorbraken, played with the acts that users do: a period of thirteen uses, and requests of today.

The period is 1 July 2020 to 30 November 2021, with the aggregates that the doorbraaklab of Den Haag reported over it
(VNG, Inventarisatie maatregelen jeugdhulp, 2022): 13 uses, mean € 3,000, lowest € 120, highest € 12,000, mean
potential € 20,000.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlmodel import Session, select

from weegtafel.bootstrap import handlers
from weegtafel.demonstratie.verhaal import MAP
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import queries
from weegtafel.doorbraak.codes import (
    Aanvragersoort,
    Besluitsoort,
    Effectuitslag,
    Registersoort,
    Routeuitkomst,
    Toetsoordeel,
)
from weegtafel.inrichting import queries as inrichting
from weegtafel.inrichting.models import Gemeente, Organisatie, Persoon, PersoonRol
from weegtafel.inrichting.rijen import PersoonRij
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht, Wijziging
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.storage import journaal

EERSTE_DAG, LAATSTE_DAG = date(2020, 7, 1), date(2021, 11, 30)
POT_CENT = 20_000_000
_ROUTE = {uitkomst.value: uitkomst for uitkomst in Routeuitkomst}


@lru_cache(maxsize=1)
def _inhoud() -> dict[str, Any]:
    uit: dict[str, Any] = json.loads((MAP / "doorbraak.json").read_text(encoding="utf-8"))
    return uit


def _nieuw(velden: dict[str, Any]) -> tuple[Wijziging, ...]:
    return tuple(Wijziging(veld, None, waarde) for veld, waarde in velden.items())


@dataclass
class Doorbraakspel:
    """Plays requests, each to the point where it must stand."""

    sessie: Session
    klok: VasteKlok
    gemeente_id: int = 0
    coaches: list[Actor] = field(default_factory=list)
    leden: list[PersoonRij] = field(default_factory=list)
    secretaris: Actor = field(init=False)
    mandaathouder: Actor = field(init=False)
    beheerder: Actor = field(init=False)
    gespeeld: int = 0

    def leer_kennen(self, dag: date) -> None:
        """Who is there on a day."""
        personen = inrichting.personen(self.sessie, dag)

        def met(rol: Rol) -> list[Actor]:
            return [Actor(p.id, p.naam, p.rollen) for p in personen if rol in p.rollen]

        # Who only coaches does the doorbraken; the others sit at the weegtafel too.
        self.coaches = sorted(met(Rol.DOORBRAAKCOACH), key=lambda a: (len(a.rollen), a.naam))
        self.secretaris, self.mandaathouder = met(Rol.SECRETARIS)[0], met(Rol.MANDAATHOUDER)[0]
        self.beheerder = met(Rol.BEHEERDER)[0]
        self.leden = [p for p in personen if p.rollen == {Rol.LID}]
        self.gemeente_id = inrichting.gemeenten(self.sessie)[0].id

    def doe(self, actor: Actor, opdracht: Opdracht) -> Gewijzigd:
        """One act, with its journal line; every act takes a while."""
        werk = Werk(
            self.sessie,
            self.klok,
            actor,
            lambda handeling, onderwerp, velden: journaal.boek(
                self.sessie, self.klok.nu(), actor, handeling, onderwerp, velden
            ),
        )
        gewijzigd = handlers()[type(opdracht)](werk, opdracht)
        self.sessie.flush()
        self.klok.moment += timedelta(minutes=7)
        return gewijzigd

    def _dag(self, dag: date) -> None:
        self.klok.moment = datetime.combine(dag, time(9, 30))

    def _versie(self, id_: int) -> int:
        return queries.haal(self.sessie, id_).versie

    def aanvraag(self, dag: date, verhaal: dict[str, Any], *, kort: bool = False) -> int:
        """File a request; ``kort`` leaves it as somebody is still writing."""
        self._dag(dag)
        lid = self.leden[self.gespeeld % len(self.leden)]
        actor = Actor(lid.id, lid.naam, lid.rollen)
        soort = (Aanvragersoort.JEUGDTEAM, Aanvragersoort.AANBIEDER, Aanvragersoort.SCHOOL, Aanvragersoort.WIJKTEAM)
        velden = verhaal["aanvraag"]
        id_ = self.doe(
            actor,
            c.MaakAanvraag(
                gemeente_id=self.gemeente_id,
                aanvragersoort=soort[self.gespeeld % len(soort)],
                aanvrager_functie=lid.functie,
                organisatie_id=lid.organisatie_id,
                velden={"vastgelopen": velden["vastgelopen"]} if kort else velden,
            ),
        ).id
        self.gespeeld += 1
        for rol, leeftijd in (("ouder", "35-49"), ("jeugdige", "10-12"), ("kind", "7-9")):
            self.doe(
                actor, c.BewaarHuishoudlid(aanvraag_id=id_, wijzigingen=_nieuw({"rol": rol, "leeftijd": leeftijd}))
            )
        if not kort:
            for betrokkene in _inhoud()["betrokkenen"][: 3 + self.gespeeld % 4]:
                self.doe(actor, c.BewaarBetrokkene(aanvraag_id=id_, wijzigingen=_nieuw(betrokkene)))
            self.doe(actor, c.DienAanvraagIn(aanvraag_id=id_, versie=self._versie(id_)))
        return id_

    def route(self, id_: int, *, kan: bool = False, aantal: int = 2) -> None:
        """Look at regular ways."""
        begin = self.gespeeld % 2
        stappen = _inhoud()["route"][3:] if kan else _inhoud()["route"][begin : begin + aantal]
        for stap in stappen:
            velden = {**stap, "uitkomst": _ROUTE[stap["uitkomst"]], "datum": self.klok.nu().date()}
            self.doe(self.secretaris, c.BewaarRoutestap(aanvraag_id=id_, wijzigingen=_nieuw(velden)))

    def wijs_toe(self, id_: int, dag: date) -> Actor:
        """Close the regular route and give the request a coach. Returns the coach."""
        self._dag(dag)
        coach = self.coaches[self.gespeeld % len(self.coaches)]
        self.doe(self.secretaris, c.SluitRouteAf(aanvraag_id=id_, versie=self._versie(id_)))
        assert coach.persoon_id is not None
        self.doe(self.secretaris, c.WijsCoachToe(aanvraag_id=id_, versie=self._versie(id_), coach_id=coach.persoon_id))
        return coach

    def plan(self, id_: int, coach: Actor, verhaal: dict[str, Any]) -> None:
        """Write the plan, what is bought, the life domains and the calculation."""
        self.doe(
            coach,
            c.BewaarPlan(aanvraag_id=id_, wijzigingen=tuple(Wijziging(v, "", w) for v, w in verhaal["plan"].items())),
        )
        for besteding in verhaal["bestedingen"]:
            self.doe(coach, c.BewaarBesteding(aanvraag_id=id_, wijzigingen=_nieuw(besteding)))
        for domein in _inhoud()["leefdomeinen"][: 1 + self.gespeeld % 3]:
            self.doe(coach, c.BewaarLeefdomein(aanvraag_id=id_, wijzigingen=_nieuw(domein)))
        for effect in verhaal["effecten"]:
            self._effect(id_, coach, effect)
        knelpunt = _inhoud()["knelpunten"][self.gespeeld % 3]
        self.doe(coach, c.BewaarKnelpunt(aanvraag_id=id_, wijzigingen=_nieuw(knelpunt)))

    def _effect(self, id_: int, coach: Actor, effect: dict[str, Any]) -> None:
        velden = {
            "omschrijving": effect["omschrijving"],
            "betaler": effect["betaler"],
            "eenheid": effect["eenheid"],
            "prijs_midden": effect["prijs"],
            "aantal_midden": effect["aantal"],
            "kans_zonder_midden": effect["kans_zonder"],
            "kans_met_laag": effect["kans_met_laag"],
            "kans_met_midden": effect["kans_met"],
            "kans_met_hoog": effect["kans_met_hoog"],
            "van_maand": effect["van_maand"],
            "tot_maand": effect["tot_maand"],
            "motivering": effect["motivering"],
        }
        if effect["prijs"]:
            velden |= {"prijsjaar": self.klok.nu().year, "prijsbron": "Verzonnen bedrag voor de demonstratie"}
        rij = self.doe(coach, c.BewaarEffect(aanvraag_id=id_, wijzigingen=_nieuw(velden))).extra["rij"]
        if effect["prijscode"]:
            self.doe(coach, c.KiesPrijs(aanvraag_id=id_, effect_id=rij, prijscode=effect["prijscode"]))

    def vraag_toets(self, id_: int, coach: Actor, dag: date) -> None:
        """Hand the plan to a second coach, and keep its money apart."""
        self._dag(dag)
        self.doe(coach, c.VraagToets(aanvraag_id=id_, versie=self._versie(id_)))
        self._boek(coach, id_, Registersoort.RESERVERING, queries.haal(self.sessie, id_).plan_cent, "Plan in de toets")

    def toets(self, id_: int, coach: Actor, dag: date, oordeel: Toetsoordeel = Toetsoordeel.AKKOORD) -> None:
        """A coach who touched nothing judges."""
        self._dag(dag)
        tweede = next(a for a in reversed(self.coaches) if a.persoon_id != coach.persoon_id)
        self.doe(
            tweede,
            c.LegToetsVast(
                aanvraag_id=id_,
                versie=self._versie(id_),
                oordeel=oordeel,
                legitimiteit="De ruimte in de wet is goed gevonden en opgeschreven.",
                betrokkenheid="Het huishouden heeft zelf gekozen en doet zelf iets.",
                rendement="De kansen zijn voorzichtig; ook bij de helft van het effect komt het budget terug.",
            ),
        )

    def besluit(self, id_: int, coach: Actor, dag: date, soort: Besluitsoort = Besluitsoort.TOEKENNEN) -> None:
        """The coach decides, or above the mandate the mandaathouder."""
        self._dag(dag)
        boven = queries.haal(self.sessie, id_).plan_cent > 500_000
        motivering = (
            "Het plan is sober, past bij wat het huishouden wil en voorkomt hogere kosten."
            if soort is Besluitsoort.TOEKENNEN
            else "Het effect is te onzeker, en het reguliere aanbod begint over drie weken."
        )
        self.doe(
            self.mandaathouder if boven else coach,
            c.NeemBesluit(aanvraag_id=id_, versie=self._versie(id_), soort=soort, motivering=motivering),
        )

    def _boek(self, actor: Actor, id_: int, soort: Registersoort, cent: int, waarvoor: str, kenmerk: str = "") -> None:
        self.doe(
            actor,
            c.BoekRegel(
                aanvraag_id=id_,
                soort=soort,
                bedrag_cent=cent,
                datum=self.klok.nu().date(),
                omschrijving=waarvoor,
                kenmerk=kenmerk,
            ),
        )

    def betaal(self, id_: int, dag: date, cent: int) -> None:
        """A payment, with its number in the ledger."""
        self._dag(dag)
        self._boek(
            self.secretaris, id_, Registersoort.BETALING, cent, "Betaling aan leverancier", f"{dag.year}-{4100 + id_}"
        )

    def laat_vrij(self, id_: int, cent: int) -> None:
        """What was not needed goes back."""
        self._boek(self.secretaris, id_, Registersoort.VRIJVAL, cent, "Niet nodig gebleken")

    def nazorg(self, id_: int, coach: Actor, dag: date, *, gekeken: bool, uitgekomen: bool = True) -> None:
        """Plan an evaluation, begin the aftercare, and when ``gekeken`` keep what was found."""
        moment = self.doe(coach, c.PlanNazorg(aanvraag_id=id_, datum=dag)).extra["moment"]
        if not gekeken:
            return
        self._dag(dag)
        self.doe(coach, c.StartNazorg(aanvraag_id=id_, versie=self._versie(id_)))
        feiten = queries.aanvraag(self.sessie, id_)
        uitkomst = queries.rekenuitkomsten(self.sessie, id_)[0]
        effecten = json.loads(uitkomst.uitkomst)["effecten"]
        bevindingen = tuple(
            c.Effectbevinding(
                effect_id,
                Effectuitslag.GEBEURD if uitgekomen or nr else Effectuitslag.NIET,
                round(float(effect["verwachte_besparing"]) * (90 if uitgekomen else 0)) if uitgekomen or nr else 0,
                "Volgens het jeugdteam en de eigen administratie.",
            )
            for nr, (effect_id, effect) in enumerate(zip(uitkomst.effect_ids, effecten, strict=True))
        )
        domeinen = tuple(
            c.Domeinbevinding(d.id, "Beter dan een jaar geleden, nog niet vanzelf.", d.verwacht_score)
            for d in feiten.leefdomeinen
        )
        self.doe(
            coach,
            c.LegNazorgVast(
                aanvraag_id=id_,
                moment_id=moment,
                versie=1,
                huishouden_zegt="“Het geeft rust. We kijken weer vooruit.”",
                effecten=bevindingen,
                domeinen=domeinen,
            ),
        )


def speel_geschiedenis(sessie: Session, klok: VasteKlok) -> int:
    """The thirteen uses of 2020 and 2021. Returns how many requests were made."""
    _laat_eerder_beginnen(sessie)
    spel = Doorbraakspel(sessie, klok)
    klok.moment = datetime.combine(EERSTE_DAG, time(9, 0))
    spel.leer_kennen(EERSTE_DAG)
    spel.doe(
        spel.beheerder,
        c.ZetPot(van=EERSTE_DAG, tot=LAATSTE_DAG, bedrag_cent=POT_CENT, reden="Pilot doorbraakbudget (fictief)"),
    )
    gevallen = _inhoud()["geschiedenis"]
    for nummer, geval in enumerate(gevallen):
        verhaal = _inhoud()["verhalen"][nummer % len(_inhoud()["verhalen"])]
        besteding = {**geval, "leverancier": "Leverancier in de regio", "bedrag_cent": geval["bedrag"]}
        velden = ("type", "omschrijving", "leverancier", "bedrag_cent")
        eigen = {
            **verhaal,
            "aanvraag": {**verhaal["aanvraag"], "vastgelopen_sinds": "een half jaar"},
            "bestedingen": [{veld: besteding[veld] for veld in velden}],
            "effecten": geval["effecten"],
        }
        begin = EERSTE_DAG + timedelta(days=5 + 36 * nummer)
        id_ = spel.aanvraag(begin, eigen)
        spel.route(id_)
        coach = spel.wijs_toe(id_, begin + timedelta(days=7))
        spel.plan(id_, coach, eigen)
        spel.vraag_toets(id_, coach, begin + timedelta(days=14))
        spel.toets(id_, coach, begin + timedelta(days=16))
        spel.besluit(id_, coach, begin + timedelta(days=18))
        spel.betaal(id_, begin + timedelta(days=30), geval["bedrag"])
        spel.nazorg(id_, coach, begin + timedelta(days=64), gekeken=True, uitgekomen=nummer % 4 != 2)
        spel.doe(coach, c.SluitAanvraagAf(aanvraag_id=id_, versie=spel._versie(id_)))
        sessie.flush()
        sessie.expunge_all()
    return len(gevallen)


def _laat_eerder_beginnen(sessie: Session) -> None:
    """The doorbraken began years before the weegtafel of this fiction: so did its people."""
    begin = date(2020, 1, 1)
    soorten: tuple[Any, ...] = (Gemeente, Organisatie, Persoon, PersoonRol)
    for soort in soorten:
        for rij in sessie.exec(select(soort)):
            rij.geldig_van = min(rij.geldig_van, begin)
            sessie.add(rij)
    sessie.flush()


def speel_heden(sessie: Session, klok: VasteKlok, vandaag: date) -> int:
    """Requests of the last months, at least one in each status. Returns how many were made."""
    spel = Doorbraakspel(sessie, klok)
    spel.leer_kennen(vandaag)
    verhalen = _inhoud()["verhalen"]
    einden: list[Callable[[int, Actor, date], None]] = [
        lambda i, k, d: _tot_nazorg(spel, i, k, d, vandaag, afsluiten=True),
        lambda i, k, d: _tot_nazorg(spel, i, k, d, vandaag, afsluiten=False),
        lambda i, k, d: _tot_uitvoering(spel, i, k, d),
        lambda i, k, d: spel.besluit(i, k, d, Besluitsoort.AFWIJZEN),
        lambda i, k, d: _tot_uitvoering(spel, i, k, d),
        lambda i, k, d: None,
        lambda i, k, d: None,
    ]
    jaarbegin = date(vandaag.year, 1, 1)
    for nummer, tot_einde in enumerate(einden):
        verhaal = verhalen[(0, 1, 2, 0, 3, 1, 2)[nummer]]
        # All within this year, so that what is open stands in the pot of now; in January the days lie close together.
        begin = max(jaarbegin, vandaag - timedelta(days=(200, 180, 110, 90, 60, 40, 32)[nummer]))
        stap = min(7, max(0, (vandaag - begin).days // 5))
        id_ = spel.aanvraag(begin, verhaal)
        spel.route(id_)
        coach = spel.wijs_toe(id_, begin + timedelta(days=stap))
        spel.plan(id_, coach, verhaal)
        spel.vraag_toets(id_, coach, begin + timedelta(days=2 * stap))
        spel.toets(id_, coach, begin + timedelta(days=2 * stap))
        tot_einde(id_, coach, begin + timedelta(days=3 * stap))
    return len(einden) + _onderweg(spel, vandaag, verhalen)


def _tot_uitvoering(spel: Doorbraakspel, id_: int, coach: Actor, dag: date) -> None:
    spel.besluit(id_, coach, dag)
    cent = queries.haal(spel.sessie, id_).plan_cent
    spel.betaal(id_, dag, cent // 2)
    spel.nazorg(id_, coach, dag + timedelta(days=180), gekeken=False)


def _tot_nazorg(spel: Doorbraakspel, id_: int, coach: Actor, dag: date, vandaag: date, *, afsluiten: bool) -> None:
    spel.besluit(id_, coach, dag)
    cent = queries.haal(spel.sessie, id_).plan_cent
    spel.betaal(id_, dag, cent - 21_000)
    terugblik = min(dag + timedelta(days=100), max(dag, vandaag - timedelta(days=5)))
    spel.nazorg(id_, coach, terugblik, gekeken=True, uitgekomen=not afsluiten)
    if afsluiten:
        spel.laat_vrij(id_, 21_000)
        spel.doe(coach, c.SluitAanvraagAf(aanvraag_id=id_, versie=spel._versie(id_)))
    else:
        spel.nazorg(id_, coach, dag + timedelta(days=180), gekeken=False)


def _onderweg(spel: Doorbraakspel, vandaag: date, verhalen: list[dict[str, Any]]) -> int:
    """What lies before a decision, and what ended before one."""
    dag = max(date(vandaag.year, 1, 1), vandaag - timedelta(days=20))
    opgelost = spel.aanvraag(dag, verhalen[0])
    spel.route(opgelost, kan=True)
    spel.doe(
        spel.secretaris,
        c.LosRegulierOp(
            aanvraag_id=opgelost,
            versie=spel._versie(opgelost),
            toelichting="Stichting Leergeld betaalt de fiets; de school past de begintijd aan.",
        ),
    )
    ingetrokken = spel.aanvraag(dag, verhalen[3])
    spel.doe(
        spel.secretaris,
        c.TrekAanvraagIn(
            aanvraag_id=ingetrokken,
            versie=spel._versie(ingetrokken),
            reden="Het gezin is verhuisd.",
        ),
    )
    for verhaal, tot in ((verhalen[3], "toets"), (verhalen[1], "plan"), (verhalen[2], "coach"), (verhalen[0], "route")):
        id_ = spel.aanvraag(dag, verhaal)
        spel.route(id_, aantal=1 if tot == "route" else 2)
        if tot == "coach":
            spel.doe(spel.secretaris, c.SluitRouteAf(aanvraag_id=id_, versie=spel._versie(id_)))
        elif tot in ("plan", "toets"):
            coach = spel.wijs_toe(id_, dag)
            spel.plan(id_, coach, verhaal)
            if tot == "toets":
                spel.vraag_toets(id_, coach, dag)
    spel.aanvraag(vandaag, verhalen[1], kort=True)
    return 7
