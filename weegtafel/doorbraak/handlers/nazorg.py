"""Looking at what came of it, and closing."""

from __future__ import annotations

from sqlmodel import col, select

from weegtafel.doorbraak.codes import AanvraagStatus, Deel
from weegtafel.doorbraak.commands import (
    LaatNazorgVervallen,
    LegNazorgVast,
    PlanNazorg,
    SluitAanvraagAf,
    StartNazorg,
)
from weegtafel.doorbraak.handlers.basis import gewijzigd, haal, noteer, sleutel, wie, zet_status
from weegtafel.doorbraak.handlers.boeken import standen
from weegtafel.doorbraak.models import (
    Aanvraag,
    Besluit,
    Leefdomeinoordeel,
    Nazorgeffect,
    Nazorgmoment,
    Rekenuitkomst,
)
from weegtafel.doorbraak.rules import controle, verloop
from weegtafel.inrichting.werk import Werk, eis_versie
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd

S = AanvraagStatus
_LOOPT = frozenset({S.UITVOERING, S.NAZORG})


def _eis_loopt(aanvraag: Aanvraag) -> None:
    if aanvraag.status not in _LOOPT:
        waar = aanvraag.status.omschrijving
        raise Regelovertreding(f"{aanvraag.nummer} staat op “{waar}”; nazorg begint na het besluit.")


def _moment(werk: Werk, aanvraag_id: int, moment_id: int) -> Nazorgmoment:
    moment = werk.haal(Nazorgmoment, moment_id, "deze evaluatie")
    if moment.aanvraag_id != aanvraag_id:
        raise Regelovertreding("Deze evaluatie hoort bij een andere aanvraag. Ververs het scherm.")
    return moment


def plan_nazorg(werk: Werk, opdracht: PlanNazorg) -> Gewijzigd:
    """Add an evaluation day; ``extra["moment"]`` is its id."""
    aanvraag = haal(werk, opdracht.aanvraag_id)
    wie(werk)
    _eis_loopt(aanvraag)
    if aanvraag.besluit_op is not None and not aanvraag.besluit_op <= opdracht.datum <= controle.LAATSTE:
        raise controle.weiger("datum", "Een evaluatie ligt op of na de dag van het besluit.")
    moment = Nazorgmoment(aanvraag_id=opdracht.aanvraag_id, datum=opdracht.datum)
    werk.sessie.add(moment)
    noteer(werk, opdracht.aanvraag_id, Deel.NAZORG)
    werk.sessie.flush()
    werk.boek("plan_nazorg", aanvraag.nummer, ["datum"])
    werk.sessie.flush()
    return gewijzigd(aanvraag, moment=sleutel(moment))


def laat_nazorg_vervallen(werk: Werk, opdracht: LaatNazorgVervallen) -> Gewijzigd:
    """A planned day will not take place."""
    aanvraag = haal(werk, opdracht.aanvraag_id)
    _eis_loopt(aanvraag)
    moment = _moment(werk, opdracht.aanvraag_id, opdracht.moment_id)
    reden = controle.regel("reden", "Reden", opdracht.reden)
    if moment.gedaan_op is not None:
        raise Regelovertreding("Deze evaluatie is al vastgelegd en kan niet meer vervallen.")
    if not reden:
        raise controle.weiger("reden", "Schrijf op waarom deze evaluatie vervalt.")
    noteer(werk, opdracht.aanvraag_id, Deel.NAZORG)
    moment.vervallen_reden = reden
    moment.versie += 1
    werk.sessie.add(moment)
    werk.boek("laat_nazorg_vervallen", aanvraag.nummer, ["vervallen_reden"])
    werk.sessie.flush()
    return gewijzigd(aanvraag, moment=sleutel(moment))


def _verwachte_effecten(werk: Werk, aanvraag_id: int) -> frozenset[int]:
    besluit = werk.sessie.exec(
        select(Besluit).where(col(Besluit.aanvraag_id) == aanvraag_id).order_by(col(Besluit.id).desc()).limit(1)
    ).one()
    uitkomst = werk.haal(Rekenuitkomst, besluit.rekenuitkomst_id, "de berekening")
    return frozenset(int(i) for i in uitkomst.effect_ids.split())


def leg_nazorg_vast(werk: Werk, opdracht: LegNazorgVast) -> Gewijzigd:
    """Keep what was found; saving again before the request is closed corrects it."""
    aanvraag = haal(werk, opdracht.aanvraag_id)
    _eis_loopt(aanvraag)
    moment = _moment(werk, opdracht.aanvraag_id, opdracht.moment_id)
    eis_versie(moment, opdracht.versie, "deze evaluatie")
    if moment.vervallen_reden:
        raise Regelovertreding("Deze evaluatie is vervallen. Plan een nieuwe.")
    if moment.datum > werk.vandaag:
        raise Regelovertreding("Deze evaluatie ligt in de toekomst; leg haar vast op de dag zelf of daarna.")
    zegt = controle.tekst("huishouden_zegt", "Wat het huishouden zegt", opdracht.huishouden_zegt).strip()
    if not zegt:
        raise controle.weiger("huishouden_zegt", "Schrijf op wat het huishouden zelf zegt.")
    verwacht = _verwachte_effecten(werk, opdracht.aanvraag_id)
    bestaand = {
        e.effect_id: e
        for e in werk.sessie.exec(select(Nazorgeffect).where(col(Nazorgeffect.nazorgmoment_id) == moment.id))
    }
    for bevinding in opdracht.effecten:
        if bevinding.effect_id not in verwacht:
            raise Regelovertreding("Een van de effecten hoort niet bij dit besluit. Ververs het scherm.")
        if bevinding.bedrag_cent is not None and not 0 <= bevinding.bedrag_cent <= 10**13:
            raise controle.weiger(f"effect.{bevinding.effect_id}", "Vul een bedrag van nul of meer in.")
        rij = bestaand.get(bevinding.effect_id) or Nazorgeffect(
            nazorgmoment_id=sleutel(moment), effect_id=bevinding.effect_id
        )
        rij.uitslag, rij.bedrag_cent = bevinding.uitslag, bevinding.bedrag_cent
        rij.toelichting = controle.tekst("toelichting", "Toelichting", bevinding.toelichting)
        werk.sessie.add(rij)
    _domeinen(werk, opdracht)
    moment.huishouden_zegt = zegt
    moment.toelichting = controle.tekst("toelichting", "Toelichting", opdracht.toelichting)
    moment.gedaan_op, moment.door_id = werk.vandaag, werk.actor.persoon_id
    moment.versie += 1
    werk.sessie.add(moment)
    noteer(werk, opdracht.aanvraag_id, Deel.NAZORG)
    werk.sessie.flush()
    werk.boek("leg_nazorg_vast", aanvraag.nummer, ["huishouden_zegt", "effecten", "leefdomeinen"])
    werk.sessie.flush()
    return gewijzigd(aanvraag, moment=sleutel(moment))


def _domeinen(werk: Werk, opdracht: LegNazorgVast) -> None:
    for bevinding in opdracht.domeinen:
        domein = werk.haal(Leefdomeinoordeel, bevinding.domein_id, "dit leefdomein")
        if domein.aanvraag_id != opdracht.aanvraag_id:
            raise Regelovertreding("Een van de leefdomeinen hoort bij een andere aanvraag. Ververs het scherm.")
        if bevinding.later_score is not None and not 1 <= bevinding.later_score <= 5:
            raise controle.weiger(f"domein.{domein.id}", "Kies een oordeel van 1 tot en met 5.")
        domein.later = controle.tekst("later", "Later", bevinding.later)
        domein.later_score = bevinding.later_score
        werk.sessie.add(domein)


def start_nazorg(werk: Werk, opdracht: StartNazorg) -> Gewijzigd:
    """uitvoering → nazorg."""
    aanvraag = haal(werk, opdracht.aanvraag_id, opdracht.versie)
    verloop.overgang(aanvraag.nummer, aanvraag.status, S.NAZORG).eis()
    momenten = select(Nazorgmoment.id).where(
        col(Nazorgmoment.aanvraag_id) == aanvraag.id, col(Nazorgmoment.vervallen_reden) == ""
    )
    if werk.sessie.exec(momenten).first() is None:
        raise Regelovertreding("Plan eerst een dag waarop u met het huishouden terugkijkt.")
    noteer(werk, opdracht.aanvraag_id, Deel.NAZORG)
    return zet_status(werk, aanvraag, S.NAZORG, "start_nazorg")


def sluit_aanvraag_af(werk: Werk, opdracht: SluitAanvraagAf) -> Gewijzigd:
    """nazorg → afgesloten."""
    aanvraag = haal(werk, opdracht.aanvraag_id, opdracht.versie)
    momenten = [
        m
        for m in werk.sessie.exec(select(Nazorgmoment).where(col(Nazorgmoment.aanvraag_id) == aanvraag.id))
        if not m.vervallen_reden
    ]
    alle = standen(werk, opdracht.aanvraag_id).values()
    verloop.mag_afsluiten(
        aanvraag.nummer,
        aanvraag.status,
        gekeken=any(m.gedaan_op is not None for m in momenten),
        gepland=any(m.gedaan_op is None for m in momenten),
        verplicht=sum(s.verplicht for s in alle),
        betaald=sum(s.betaald for s in alle),
        reservering=sum(s.gereserveerd for s in alle),
    ).eis()
    noteer(werk, opdracht.aanvraag_id, Deel.NAZORG)
    aanvraag.gesloten_reden = controle.tekst("toelichting", "Toelichting", opdracht.toelichting).strip()
    return zet_status(werk, aanvraag, S.AFGESLOTEN, "sluit_aanvraag_af", ["gesloten_reden"])
