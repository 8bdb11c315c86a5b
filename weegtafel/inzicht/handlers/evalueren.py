"""Saying what became of an advice."""

from __future__ import annotations

from sqlmodel import col, select

from weegtafel.inrichting.werk import Werk
from weegtafel.inzicht.commands import LegEvaluatieVast
from weegtafel.inzicht.handlers.hulp import GEWIJZIGD, eis_zonder_naam, net
from weegtafel.inzicht.models import Evaluatie
from weegtafel.inzicht.rules import eis, toets_evaluatie
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.overleg.models import Advies


def leg_evaluatie_vast(werk: Werk, opdracht: LegEvaluatieVast) -> Gewijzigd:
    """Record what was seen; an earlier evaluation of this advice stays and no longer counts."""
    advies = werk.haal(Advies, opdracht.advies_id, "dit advies")
    if not advies.soort.indicatie_staat:
        raise Regelovertreding("Bij dit advies hoort geen evaluatie: er bleef geen indicatie staan.")
    if werk.sessie.exec(select(Advies.id).where(col(Advies.herziet_id) == advies.id)).first() is not None:
        raise Regelovertreding("Dit advies is herzien. Leg de evaluatie vast bij het nieuwste advies van de casus.")
    datum = opdracht.datum or werk.vandaag
    waarom, toelichting = net(opdracht.waarom), net(opdracht.toelichting)
    eis(
        toets_evaluatie(
            opdracht.opgevolgd,
            waarom,
            opdracht.resultaat,
            toelichting,
            datum,
            advies.vastgesteld_op.date(),
            werk.vandaag,
        )
    )
    eis_zonder_naam(werk, {"waarom": ("Waarom", waarom), "toelichting": ("Toelichting", toelichting)})
    rij = Evaluatie(
        advies_id=opdracht.advies_id,
        datum=datum,
        opgevolgd=opdracht.opgevolgd,
        waarom=waarom,
        resultaat=opdracht.resultaat,
        toelichting=toelichting,
        tijdstip=werk.nu,
        door_id=werk.actor.persoon_id,
    )
    werk.sessie.add(rij)
    werk.boek("leg_evaluatie_vast", advies.nummer, ["opgevolgd", "resultaat"])
    werk.sessie.flush()
    return Gewijzigd(GEWIJZIGD | {"advies"}, rij.id or 0, nummer=advies.nummer)
