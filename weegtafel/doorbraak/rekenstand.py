"""The calculation as the rekenblad shows it: as it is typed, or as it was stored when the plan was tested."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col, select

from weegtafel.doorbraak import mogelijkheden as kunnen
from weegtafel.doorbraak import prijsqueries, queries
from weegtafel.doorbraak.codes import Deel, Rekenmoment
from weegtafel.doorbraak.models import Rekenuitkomst
from weegtafel.doorbraak.rekeninvoer import Rekenblad
from weegtafel.doorbraak.rijen import LeefdomeinRij
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.roles import Actor


@dataclass(frozen=True, slots=True)
class Rekenstand:
    """What the rekenblad needs. ``jaar`` decides which prices are old.

    ``vastgelegd`` says of which toets or besluit these numbers are, "" while the plan can still change; then discount
    rate, price list and year are those of that moment, whatever was set since.
    """

    blad: Rekenblad
    jaar: int
    leefdomeinen: tuple[LeefdomeinRij, ...]
    redenen: tuple[str, ...]
    """Why it cannot be edited; empty when it can."""
    vastgelegd: str


def lees_stand(sessie: Session, aanvraag_id: int, actor: Actor, dag: date) -> Rekenstand:
    """Read the calculation of a request.

    Raises:
        Regelovertreding: there is no such request.
    """
    feiten = queries.aanvraag(sessie, aanvraag_id)
    blad = prijsqueries.rekenblad(sessie, aanvraag_id, dag)
    redenen = kunnen.mogelijkheden(sessie, aanvraag_id, actor, dag).redenen[f"Bewaar:{Deel.EFFECT.value}"]
    bewaard = sessie.exec(
        select(Rekenuitkomst)
        .where(col(Rekenuitkomst.aanvraag_id) == aanvraag_id, col(Rekenuitkomst.planversie) == feiten.planversie)
        .order_by(col(Rekenuitkomst.id).desc())
        .limit(1)
    ).first()
    if bewaard is None:
        return Rekenstand(blad, dag.year, feiten.leefdomeinen, redenen, "")
    toen = json.loads(bewaard.invoer)
    blad = replace(
        blad,
        discontovoet=Decimal(toen["discontovoet"]),
        zaad=toen["zaad"],
        prijslijst=prijsqueries.prijslijst(sessie, bewaard.prijslijst_id),
    )
    wat = "de toets" if bewaard.moment is Rekenmoment.TOETS else "het besluit"
    zin = f"Zoals vastgelegd bij {wat} van {datum_voluit(bewaard.tijdstip.date())}"
    return Rekenstand(blad, bewaard.peildatum.year, feiten.leefdomeinen, redenen, zin)
