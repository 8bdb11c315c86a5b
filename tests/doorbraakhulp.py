"""Everyone who plays in a doorbraak test, and the shortest way to each point of it."""

from __future__ import annotations

from typing import Any

from weegtafel.bootstrap import Programma
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import queries, registerqueries
from weegtafel.doorbraak.codes import Aanvragersoort, Besluitsoort, Registersoort, Routeuitkomst, Toetsoordeel
from weegtafel.doorbraak.rijen import AanvraagFeiten
from weegtafel.doorbraak.rules.register import Stand
from weegtafel.inrichting import queries as inrichting
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht, Wijziging
from weegtafel.kernel.roles import Actor, Rol

AANVRAAG = {
    "vastgelopen": "Moeder zegt haar baan op als er geen vervoer naar school komt.",
    "vastgelopen_sinds": "najaar 2025",
    "geprobeerd": "Leerlingenvervoer en bijzondere bijstand.",
    "perspectief": "Wij willen dat iedereen thuis woont en naar school of werk gaat.",
    "eerst_nodig": "Vervoer.",
}
PLAN = {
    "perspectief": "Thuis blijven wonen.",
    "eerste_stap": "Morgen een fiets ophalen.",
    "zelf": "Vader brengt op vrijdag.",
    "legitimiteit_doel": "Jeugdwet artikel 2.1: eigen mogelijkheden versterken.",
    "legitimiteit_regel": "De afstandsgrens van het leerlingenvervoer.",
    "legitimiteit_waarom": "De verordening heeft een hardheidsclausule.",
    "betrokkenheid": "Het gezin kiest zelf de aanbieder.",
    "rendement": "Zonder vervoer dreigt een uithuisplaatsing.",
}
EFFECT = {
    "omschrijving": "Uithuisplaatsing voorkomen",
    "betaler": "gemeente",
    "eenheid": "jaar",
    "prijs_laag": "45000",
    "prijs_midden": "57500",
    "prijs_hoog": "70000",
    "prijsjaar": 2022,
    "kans_zonder_midden": "0.60",
    "kans_met_laag": "0.10",
    "kans_met_midden": "0.20",
    "kans_met_hoog": "0.40",
    "motivering": "Het jeugdteam ziet dit bij zes van de tien gezinnen.",
}


def nieuw(velden: dict[str, Any]) -> tuple[Wijziging, ...]:
    """Changes for a new row, of which nothing was known before."""
    return tuple(Wijziging(veld, None, waarde) for veld, waarde in velden.items())


class Doorbraakhulp:
    """Plays the acts of a doorbraak as the people of the fictitious municipality."""

    def __init__(self, programma: Programma) -> None:
        self.programma = programma
        dag = programma.klok.nu().date()
        self.coaches = [self._actor(p) for p in programma.vraag(inrichting.personen, dag, Rol.DOORBRAAKCOACH)]
        self.secretaris = self._actor(programma.vraag(inrichting.personen, dag, Rol.SECRETARIS)[0])
        self.mandaathouder = self._actor(programma.vraag(inrichting.personen, dag, Rol.MANDAATHOUDER)[0])
        self.beheerder = self._actor(programma.vraag(inrichting.personen, dag, Rol.BEHEERDER)[0])
        self.lid = self._actor(next(p for p in programma.vraag(inrichting.personen, dag) if p.rollen == {Rol.LID}))
        self.gemeente_id = programma.vraag(inrichting.gemeenten)[0].id

    @staticmethod
    def _actor(persoon: Any) -> Actor:
        return Actor(persoon.id, persoon.naam, persoon.rollen)

    @property
    def coach(self) -> Actor:
        return self.coaches[0]

    @property
    def toetser(self) -> Actor:
        return self.coaches[1]

    def doe(self, actor: Actor, opdracht: Opdracht) -> Gewijzigd:
        return self.programma.als(actor).voer_uit(opdracht)

    def feiten(self, aanvraag_id: int) -> AanvraagFeiten:
        return self.programma.vraag(queries.aanvraag, aanvraag_id)

    def versie(self, aanvraag_id: int) -> int:
        return self.feiten(aanvraag_id).versie

    def aanvraag(self, door: Actor | None = None) -> int:
        """Filed, with a household."""
        actor = door or self.lid
        id_ = self.doe(
            actor,
            c.MaakAanvraag(gemeente_id=self.gemeente_id, aanvragersoort=Aanvragersoort.JEUGDTEAM, velden=AANVRAAG),
        ).id
        self.doe(actor, c.BewaarHuishoudlid(aanvraag_id=id_, wijzigingen=nieuw({"rol": "ouder", "leeftijd": "35-49"})))
        return id_

    def in_route(self) -> int:
        id_ = self.aanvraag()
        self.doe(self.lid, c.DienAanvraagIn(aanvraag_id=id_, versie=self.versie(id_)))
        return id_

    def route(self, id_: int, uitkomst: Routeuitkomst = Routeuitkomst.KAN_NIET) -> None:
        velden = {
            "voorziening": "Leerlingenvervoer", "regeling": "Wpo", "loket": "Onderwijs", "uitkomst": uitkomst,
            "reden": "De afstand is te kort.",
        }  # fmt: skip
        self.doe(self.secretaris, c.BewaarRoutestap(aanvraag_id=id_, wijzigingen=nieuw(velden)))

    def wijs_toe(self, id_: int, coach: Actor | None = None) -> None:
        actor = coach or self.coach
        assert actor.persoon_id is not None
        self.doe(
            self.secretaris,
            c.WijsCoachToe(aanvraag_id=id_, versie=self.versie(id_), coach_id=actor.persoon_id, reden="ruilt"),
        )

    def in_plan(self) -> int:
        """With a coach."""
        id_ = self.in_route()
        self.route(id_)
        self.doe(self.secretaris, c.SluitRouteAf(aanvraag_id=id_, versie=self.versie(id_)))
        self.wijs_toe(id_)
        return id_

    def schrijf_plan(self, id_: int, bedrag_cent: int = 300_000) -> None:
        plan = tuple(Wijziging(veld, "", waarde) for veld, waarde in PLAN.items())
        self.doe(self.coach, c.BewaarPlan(aanvraag_id=id_, wijzigingen=plan))
        besteding = {"type": "vervoer", "omschrijving": "Fiets", "leverancier": "Winkel", "bedrag_cent": bedrag_cent}
        self.doe(self.coach, c.BewaarBesteding(aanvraag_id=id_, wijzigingen=nieuw(besteding)))
        self.doe(self.coach, c.BewaarEffect(aanvraag_id=id_, wijzigingen=nieuw(EFFECT)))

    def in_toets(self, bedrag_cent: int = 300_000) -> int:
        """With a whole plan, before the second coach."""
        id_ = self.in_plan()
        self.schrijf_plan(id_, bedrag_cent)
        self.doe(self.coach, c.VraagToets(aanvraag_id=id_, versie=self.versie(id_)))
        return id_

    def toets(self, id_: int, oordeel: Toetsoordeel = Toetsoordeel.AKKOORD, door: Actor | None = None) -> None:
        self.doe(
            door or self.toetser,
            c.LegToetsVast(
                aanvraag_id=id_,
                versie=self.versie(id_),
                oordeel=oordeel,
                legitimiteit="De wet laat dit toe.",
                betrokkenheid="Het gezin staat erachter.",
                rendement="De kansen zijn voorzichtig.",
            ),
        )

    def klaar_voor_besluit(self, bedrag_cent: int = 300_000) -> int:
        id_ = self.in_toets(bedrag_cent)
        self.toets(id_)
        return id_

    def besluit(self, id_: int, soort: Besluitsoort = Besluitsoort.TOEKENNEN, door: Actor | None = None) -> Gewijzigd:
        opdracht = c.NeemBesluit(
            aanvraag_id=id_, versie=self.versie(id_), soort=soort, motivering="Het plan is sober en helpt."
        )
        return self.doe(door or self.coach, opdracht)

    def besloten(self, bedrag_cent: int = 300_000) -> int:
        id_ = self.klaar_voor_besluit(bedrag_cent)
        self.besluit(id_, door=self.coach if bedrag_cent <= 500_000 else self.mandaathouder)
        return id_

    def boek(self, id_: int, soort: Registersoort, bedrag_cent: int, **rest: Any) -> Gewijzigd:
        opdracht = c.BoekRegel(
            aanvraag_id=id_,
            soort=soort,
            bedrag_cent=bedrag_cent,
            datum=self.programma.klok.nu().date(),
            omschrijving="Factuur",
            **rest,
        )
        return self.doe(self.secretaris, opdracht)

    def stand(self, id_: int) -> Stand:
        """What the lines of a request add up to, over all periods."""
        som = Stand()
        for s in self.programma.vraag(registerqueries.saldi, id_):
            som = Stand(som.gereserveerd + s.gereserveerd, som.verplicht + s.verplicht, som.betaald + s.betaald)
        return som

    def lijn(self, id_: int) -> str:
        return self.feiten(id_).status.value
