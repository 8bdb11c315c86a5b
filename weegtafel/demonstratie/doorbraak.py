"""Fictitious doorbraken, played with the acts that users do: a period of thirteen uses, and requests of today.

The period is 1 July 2020 to 30 November 2021, with the aggregates that the doorbraaklab of Den Haag reported over it
(VNG, Inventarisatie maatregelen jeugdhulp, 2022): 13 uses, mean € 3,000, lowest € 120, highest € 12,000, mean
potential € 20,000.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, select

from weegtafel.demonstratie.doorbraakspel import Doorbraakspel, inhoud
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import queries
from weegtafel.doorbraak.codes import (
    Besluitsoort,
)
from weegtafel.inrichting.models import Gemeente, Organisatie, Persoon, PersoonRol
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.roles import Actor

EERSTE_DAG, LAATSTE_DAG = date(2020, 7, 1), date(2021, 11, 30)
POT_CENT = 20_000_000


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
    gevallen = inhoud()["geschiedenis"]
    for nummer, geval in enumerate(gevallen):
        verhaal = inhoud()["verhalen"][nummer % len(inhoud()["verhalen"])]
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
        spel.doe(coach, c.SluitAanvraagAf(aanvraag_id=id_, versie=spel.versie(id_)))
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
    verhalen = inhoud()["verhalen"]
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
        spel.doe(coach, c.SluitAanvraagAf(aanvraag_id=id_, versie=spel.versie(id_)))
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
            versie=spel.versie(opgelost),
            toelichting="Stichting Leergeld betaalt de fiets; de school past de begintijd aan.",
        ),
    )
    ingetrokken = spel.aanvraag(dag, verhalen[3])
    spel.doe(
        spel.secretaris,
        c.TrekAanvraagIn(
            aanvraag_id=ingetrokken,
            versie=spel.versie(ingetrokken),
            reden="Het gezin is verhuisd.",
        ),
    )
    for verhaal, tot in ((verhalen[3], "toets"), (verhalen[1], "plan"), (verhalen[2], "coach"), (verhalen[0], "route")):
        id_ = spel.aanvraag(dag, verhaal)
        spel.route(id_, aantal=1 if tot == "route" else 2)
        if tot == "coach":
            spel.doe(spel.secretaris, c.SluitRouteAf(aanvraag_id=id_, versie=spel.versie(id_)))
        elif tot in ("plan", "toets"):
            coach = spel.wijs_toe(id_, dag)
            spel.plan(id_, coach, verhaal)
            if tot == "toets":
                spel.vraag_toets(id_, coach, dag)
    spel.aanvraag(vandaag, verhalen[1], kort=True)
    return 7
