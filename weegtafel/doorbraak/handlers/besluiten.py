"""The second coach, the decision, and the calculation that is kept with both."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlmodel import col, select

from weegtafel.doorbraak import planafdruk, queries, registerqueries
from weegtafel.doorbraak.anoniem import eis_anoniem
from weegtafel.doorbraak.codes import AanvraagStatus, Besluitsoort, Deel, Rekenmoment
from weegtafel.doorbraak.commands import HerzieBesluit, LegToetsVast, NeemBesluit, VraagToets
from weegtafel.doorbraak.handlers.basis import haal, noteer, sleutel, wie, zet_status
from weegtafel.doorbraak.handlers.boeken import geef_vrij_boven, periode_van, schrijf, standen
from weegtafel.doorbraak.handlers.prijslijsten import zorg_prijslijst
from weegtafel.doorbraak.models import Aanvraag, Besluit, Potperiode, Rekenuitkomst, Toets
from weegtafel.doorbraak.planstand import (
    betrokken_aanvragers,
    bewerkers,
    bewerkte_delen,
    heeft_getoetst,
    plankenmerk,
)
from weegtafel.doorbraak.prijsqueries import prijslijst, rekenblad, volledige_uitkomst
from weegtafel.doorbraak.rules import controle, register, toets, verloop
from weegtafel.doorbraak.uitwerking import als_tekst, kenmerk
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.bedrag import naar_centen
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.kernel.roles import Rol

S = AanvraagStatus
REDEN_MAXIMUM = 10_000


def bewaar_uitkomst(werk: Werk, aanvraag: Aanvraag, moment: Rekenmoment) -> Rekenuitkomst:
    """Work out the calculation as it stands and keep all that went in and came out, with the words of the plan.

    Raises:
        Regelovertreding: the calculation is not complete, with a sentence for every field.
    """
    aanvraag_id = sleutel(aanvraag)
    blad = rekenblad(werk.sessie, aanvraag_id, werk.vandaag)
    lijst_id = zorg_prijslijst(werk)
    lijst = prijslijst(werk.sessie, lijst_id)
    inhoud = blad.invoer()
    stuk = planafdruk.maak(queries.aanvraag(werk.sessie, aanvraag_id), werk.actor.naam)
    uitkomst = {**volledige_uitkomst(inhoud, lijst, werk.vandaag.year), planafdruk.SLEUTEL: stuk}
    invoer_tekst, uitkomst_tekst = als_tekst(inhoud), als_tekst(uitkomst)
    rij = Rekenuitkomst(
        aanvraag_id=aanvraag_id,
        moment=moment,
        tijdstip=werk.nu,
        planversie=aanvraag.planversie,
        planhash=plankenmerk(werk.sessie, aanvraag_id),
        invoer=invoer_tekst,
        effect_ids=" ".join(str(effect.id) for effect in blad.effecten),
        prijslijst_id=lijst_id,
        peildatum=werk.vandaag,
        uitkomst=uitkomst_tekst,
        budget_cent=blad.budget_cent,
        besparing_cent=naar_centen(Decimal(uitkomst["verwachte_besparing"])),
        contant_cent=naar_centen(Decimal(uitkomst["contante_waarde"])),
        kenmerk=kenmerk(invoer_tekst, lijst.kenmerk, uitkomst_tekst),
    )
    werk.sessie.add(rij)
    werk.sessie.flush()
    return rij


def vraag_toets(werk: Werk, opdracht: VraagToets) -> Gewijzigd:
    """plan → toets."""
    aanvraag = haal(werk, opdracht.aanvraag_id, opdracht.versie)
    feiten = queries.aanvraag(werk.sessie, opdracht.aanvraag_id)
    verloop.overgang(aanvraag.nummer, aanvraag.status, S.TOETS).eis()
    redenen = list(verloop.volledig(verloop.ontbreekt_plan(feiten)).redenen)
    velden: dict[str, str] = {}
    if feiten.effecten:
        try:
            volledige_uitkomst(
                rekenblad(werk.sessie, opdracht.aanvraag_id, werk.vandaag).invoer(),
                prijslijst(werk.sessie, zorg_prijslijst(werk)),
                werk.vandaag.year,
            )
        except Regelovertreding as fout:
            redenen += fout.redenen
            velden = fout.velden
    if redenen:
        raise Regelovertreding(redenen, velden)
    eis_anoniem(werk, feiten)
    noteer(werk, opdracht.aanvraag_id, Deel.VERLOOP)
    geef_vrij_boven(werk, opdracht.aanvraag_id, aanvraag.plan_cent, "Het plan vraagt minder dan was gereserveerd")
    return zet_status(werk, aanvraag, S.TOETS, "vraag_toets")


def leg_toets_vast(werk: Werk, opdracht: LegToetsVast) -> Gewijzigd:
    """Keep the judgement of the second coach with the calculation that was judged; ``extra["toets"]`` is its id."""
    aanvraag = haal(werk, opdracht.aanvraag_id, opdracht.versie)
    toetser = wie(werk)
    toets.mag_toetsen(
        aanvraag.nummer,
        aanvraag.status,
        toetser,
        betrokken_aanvragers(werk.sessie, aanvraag),
        bewerkers(werk.sessie, opdracht.aanvraag_id),
    ).eis()
    redenen: dict[str, Any] = {
        veld: controle.tekst(veld, veld.capitalize(), getattr(opdracht, veld), REDEN_MAXIMUM).strip()
        for veld in ("legitimiteit", "betrokkenheid", "rendement")
    }
    toets.volledig(**redenen).eis()
    uitkomst = bewaar_uitkomst(werk, aanvraag, Rekenmoment.TOETS)
    rij = Toets(
        aanvraag_id=opdracht.aanvraag_id,
        toetser_id=toetser,
        tijdstip=werk.nu,
        oordeel=opdracht.oordeel,
        planversie=aanvraag.planversie,
        planhash=uitkomst.planhash,
        rekenuitkomst_id=sleutel(uitkomst),
        **redenen,
    )
    werk.sessie.add(rij)
    werk.sessie.flush()
    naar = toets.GEVOLG[opdracht.oordeel]
    return zet_status(werk, aanvraag, naar, "leg_toets_vast", ["oordeel", *redenen], toets=sleutel(rij))


def neem_besluit(werk: Werk, opdracht: NeemBesluit) -> Gewijzigd:
    """Decide on the plan as it was tested, and commit its amount; ``extra["besluit"]`` is the id.

    Runs in one immediate transaction, so that of two windows the second sees what the first committed.
    """
    door = wie(werk)
    aanvraag = haal(werk, opdracht.aanvraag_id, opdracht.versie)
    toekennen = opdracht.soort is Besluitsoort.TOEKENNEN
    naar = S.UITVOERING if toekennen else S.AFGESLOTEN
    verloop.overgang(aanvraag.nummer, aanvraag.status, naar).eis()
    laatste = next(iter(queries.toetsen(werk.sessie, aanvraag)), None)
    toets.geldt(
        None if laatste is None else laatste.oordeel, "" if laatste is None else laatste.vervallen, opdracht.soort
    ).eis()
    assert laatste is not None
    motivering = controle.tekst("motivering", "Motivering", opdracht.motivering, REDEN_MAXIMUM).strip()
    mandaat_cent = naar_centen(instellingen_op(werk.sessie, werk.vandaag).doorbraak_mandaat)
    eigen = standen(werk, opdracht.aanvraag_id)
    delen = bewerkte_delen(werk.sessie, opdracht.aanvraag_id).get(door, frozenset())
    vorige = werk.sessie.exec(
        select(Besluit).where(col(Besluit.aanvraag_id) == aanvraag.id).order_by(col(Besluit.volgnummer).desc()).limit(1)
    ).first()
    grond, uitkomst_regel = register.mag_besluiten(
        opdracht.soort,
        aanvraag.plan_cent,
        mandaat_cent,
        is_coach=door == aanvraag.coach_id,
        is_mandaathouder=Rol.MANDAATHOUDER in werk.actor.rollen,
        heeft_bewerkt=toets.heeft_inhoud_bewerkt(delen) or door in betrokken_aanvragers(werk.sessie, aanvraag),
        heeft_getoetst=heeft_getoetst(werk.sessie, opdracht.aanvraag_id, door),
        herziet=None if vorige is None else vorige.grond,
        motivering=motivering,
        betaald_cent=sum(stand.betaald for stand in eigen.values()),
    )
    uitkomst_regel.eis()
    uitkomst = bewaar_uitkomst(werk, aanvraag, Rekenmoment.BESLUIT)
    periode = periode_van(werk, werk.vandaag)
    volgnummer = 1 if vorige is None else vorige.volgnummer + 1
    besluit = Besluit(
        nummer=f"{aanvraag.nummer}-B{volgnummer}",
        aanvraag_id=opdracht.aanvraag_id,
        volgnummer=volgnummer,
        soort=opdracht.soort,
        datum=werk.vandaag,
        tijdstip=werk.nu,
        bedrag_cent=aanvraag.plan_cent if toekennen else 0,
        motivering=motivering,
        grond=grond,
        mandaat_cent=mandaat_cent,
        door_id=door,
        toets_id=laatste.id,
        rekenuitkomst_id=sleutel(uitkomst),
        potperiode_id=sleutel(periode),
        herziet_id=None if vorige is None else vorige.id,
        besparing_cent=uitkomst.besparing_cent,
    )
    werk.sessie.add(besluit)
    werk.sessie.flush()
    for periode_id, regel in register.bij_besluit(eigen, sleutel(periode), besluit.bedrag_cent):
        pot = werk.haal(Potperiode, periode_id, "deze periode")
        register.past(regel, registerqueries.pot_stand(werk.sessie, periode_id), pot.bedrag_cent).eis()
        schrijf(
            werk,
            opdracht.aanvraag_id,
            periode_id,
            regel,
            werk.vandaag,
            f"Besluit {besluit.nummer}",
            besluit_id=sleutel(besluit),
        )
    aanvraag.besluit_cent, aanvraag.besluit_op = besluit.bedrag_cent, besluit.datum
    if not toekennen:
        aanvraag.gesloten_reden = motivering
    return zet_status(
        werk, aanvraag, naar, "neem_besluit", ["soort", "bedrag_cent", "motivering"], besluit=sleutel(besluit)
    )


def herzie_besluit(werk: Werk, opdracht: HerzieBesluit) -> Gewijzigd:
    """Back to the plan; the decision stands until another revises it."""
    aanvraag = haal(werk, opdracht.aanvraag_id, opdracht.versie)
    verloop.overgang(aanvraag.nummer, aanvraag.status, S.PLAN).eis()
    if aanvraag.besluit_op is None:
        raise Regelovertreding(f"Over {aanvraag.nummer} is nog niet besloten; er valt niets te herzien.")
    reden = controle.tekst("reden", "Reden", opdracht.reden, REDEN_MAXIMUM).strip()
    if not reden:
        raise controle.weiger("reden", "Schrijf op waarom het besluit wordt herzien.")
    noteer(werk, opdracht.aanvraag_id, Deel.VERLOOP)
    aanvraag.herzien_reden, aanvraag.gesloten_reden = reden, ""
    aanvraag.planversie += 1
    return zet_status(werk, aanvraag, S.PLAN, "herzie_besluit", ["herzien_reden"])
