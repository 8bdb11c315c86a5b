"""Who plays the fictitious doorbraken: every act by somebody who may do it, on its own day."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlmodel import Session

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
from weegtafel.inrichting.rijen import PersoonRij
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht, Wijziging
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.storage import journaal

_ROUTE = {uitkomst.value: uitkomst for uitkomst in Routeuitkomst}


@lru_cache(maxsize=1)
def inhoud() -> dict[str, Any]:
    """The stories, effects and people's words of ``resources/demonstratie/doorbraak.json``."""
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

    def versie(self, id_: int) -> int:
        """The version of a request, as whoever acts sees it."""
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
            for betrokkene in inhoud()["betrokkenen"][: 3 + self.gespeeld % 4]:
                self.doe(actor, c.BewaarBetrokkene(aanvraag_id=id_, wijzigingen=_nieuw(betrokkene)))
            self.doe(actor, c.DienAanvraagIn(aanvraag_id=id_, versie=self.versie(id_)))
        return id_

    def route(self, id_: int, *, kan: bool = False, aantal: int = 2) -> None:
        """Look at regular ways."""
        begin = self.gespeeld % 2
        stappen = inhoud()["route"][3:] if kan else inhoud()["route"][begin : begin + aantal]
        for stap in stappen:
            velden = {**stap, "uitkomst": _ROUTE[stap["uitkomst"]], "datum": self.klok.nu().date()}
            self.doe(self.secretaris, c.BewaarRoutestap(aanvraag_id=id_, wijzigingen=_nieuw(velden)))

    def wijs_toe(self, id_: int, dag: date) -> Actor:
        """Close the regular route and give the request a coach. Returns the coach."""
        self._dag(dag)
        coach = self.coaches[self.gespeeld % len(self.coaches)]
        self.doe(self.secretaris, c.SluitRouteAf(aanvraag_id=id_, versie=self.versie(id_)))
        assert coach.persoon_id is not None
        self.doe(self.secretaris, c.WijsCoachToe(aanvraag_id=id_, versie=self.versie(id_), coach_id=coach.persoon_id))
        return coach

    def plan(self, id_: int, coach: Actor, verhaal: dict[str, Any]) -> None:
        """Write the plan, what is bought, the life domains and the calculation."""
        self.doe(
            coach,
            c.BewaarPlan(aanvraag_id=id_, wijzigingen=tuple(Wijziging(v, "", w) for v, w in verhaal["plan"].items())),
        )
        for besteding in verhaal["bestedingen"]:
            self.doe(coach, c.BewaarBesteding(aanvraag_id=id_, wijzigingen=_nieuw(besteding)))
        for domein in inhoud()["leefdomeinen"][: 1 + self.gespeeld % 3]:
            self.doe(coach, c.BewaarLeefdomein(aanvraag_id=id_, wijzigingen=_nieuw(domein)))
        for effect in verhaal["effecten"]:
            self._effect(id_, coach, effect)
        knelpunt = inhoud()["knelpunten"][self.gespeeld % 3]
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
        self.doe(coach, c.VraagToets(aanvraag_id=id_, versie=self.versie(id_)))
        self._boek(coach, id_, Registersoort.RESERVERING, queries.haal(self.sessie, id_).plan_cent, "Plan in de toets")

    def toets(self, id_: int, coach: Actor, dag: date, oordeel: Toetsoordeel = Toetsoordeel.AKKOORD) -> None:
        """A coach who touched nothing judges."""
        self._dag(dag)
        tweede = next(a for a in reversed(self.coaches) if a.persoon_id != coach.persoon_id)
        self.doe(
            tweede,
            c.LegToetsVast(
                aanvraag_id=id_,
                versie=self.versie(id_),
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
            c.NeemBesluit(aanvraag_id=id_, versie=self.versie(id_), soort=soort, motivering=motivering),
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
        self.doe(coach, c.StartNazorg(aanvraag_id=id_, versie=self.versie(id_)))
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
