"""The price list in force, its versions in this vault, and the calculation of a request."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlmodel import Session, col, select

from weegtafel.doorbraak import planafdruk, queries
from weegtafel.doorbraak.headless import HUIDIGE_VERSIE, laad_prijslijst
from weegtafel.doorbraak.models import Prijslijstversie, Rekenuitkomst
from weegtafel.doorbraak.prijslijst import Prijslijst, Prijsregel, lees_prijslijst
from weegtafel.doorbraak.registerrijen import PrijslijstRij
from weegtafel.doorbraak.rekeninvoer import Rekenblad, lees
from weegtafel.doorbraak.uitwerking import als_tekst, kenmerk, per_effect, werk_uit
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.kernel.errors import Regelovertreding, Storing


@lru_cache(maxsize=8)
def _gelezen(inhoud: str) -> Prijslijst:
    try:
        return lees_prijslijst(inhoud)
    except ValueError:
        raise Storing(
            "Een bewaarde prijslijst is beschadigd. Er is niets gewijzigd. Zet een kopie van de gegevens terug."
        ) from None


def versie_op(sessie: Session, dag: date) -> Prijslijstversie | None:
    """The stored version in force on a day; None when the one that ships is newer, or nothing is stored yet."""
    rij = sessie.exec(
        select(Prijslijstversie)
        .where(col(Prijslijstversie.geldig_van) <= dag)
        .order_by(col(Prijslijstversie.geldig_van).desc(), col(Prijslijstversie.id).desc())
        .limit(1)
    ).first()
    meegeleverd = laad_prijslijst(HUIDIGE_VERSIE)
    if rij is not None and (rij.geldig_van >= meegeleverd.geldig_van or meegeleverd.geldig_van > dag):
        return rij
    return None


def prijslijst_op(sessie: Session, dag: date) -> Prijslijst:
    """The list from which a price is taken on a day.

    A day before every list takes the one that ships: an old list beats none, and its years stand beside its prices.
    """
    rij = versie_op(sessie, dag)
    return laad_prijslijst(HUIDIGE_VERSIE) if rij is None else _gelezen(rij.inhoud)


def prijslijst(sessie: Session, prijslijst_id: int) -> Prijslijst:
    """A stored version."""
    return _gelezen(sessie.get_one(Prijslijstversie, prijslijst_id).inhoud)


def _versies(sessie: Session) -> tuple[Prijslijst, ...]:
    """Every version in the vault, and the one that ships."""
    bewaard = sessie.exec(select(Prijslijstversie).order_by(col(Prijslijstversie.id)))
    return (*(_gelezen(rij.inhoud) for rij in bewaard), laad_prijslijst(HUIDIGE_VERSIE))


def prijs_van(sessie: Session, versie: str, code: str) -> Prijsregel | None:
    """A row of a version by name, None where that version was never kept or has no such row."""
    return next((lijst.regel(code) for lijst in _versies(sessie) if lijst.versie == versie), None)


def prijslijsten(sessie: Session, dag: date) -> tuple[PrijslijstRij, ...]:
    """Every stored version, the newest first; the shipped one is stored when it is first used."""
    gebruikt = versie_op(sessie, dag)
    vraag = select(Prijslijstversie).order_by(col(Prijslijstversie.geldig_van).desc(), col(Prijslijstversie.id).desc())
    return tuple(
        PrijslijstRij(
            p.id or 0, p.versie, p.naam, p.geldig_van, p.kenmerk, p.herkomst, p.opgenomen_op,
            gebruikt is not None and p.id == gebruikt.id,
        )
        for p in sessie.exec(vraag)
    )  # fmt: skip


def rekenblad(sessie: Session, aanvraag_id: int, dag: date) -> Rekenblad:
    """The calculation of a request as it stands now, with the settings and the price list of a day."""
    feiten = queries.aanvraag(sessie, aanvraag_id)
    return Rekenblad(
        aanvraag_id,
        feiten.nummer,
        feiten.plan_cent,
        instellingen_op(sessie, dag).discontovoet,
        feiten.plan.zaad,
        feiten.plan.coachuren,
        feiten.effecten,
        prijslijst_op(sessie, dag),
    )


@dataclass(frozen=True, slots=True)
class Narekening:
    """A stored calculation done again from what was stored; ``gelijk`` when every number and word came out the same."""

    gelijk: bool
    onaangetast: bool
    """Whether what was stored is what was stored then, by its kenmerk."""
    bewaard: dict[str, Any]
    opnieuw: dict[str, Any]


def reken_na(sessie: Session, rekenuitkomst_id: int) -> Narekening:
    """Repeat a stored calculation from its own input, price list and day, whatever has changed since.

    Raises:
        Regelovertreding: there is no such calculation.
    """
    rij = sessie.get(Rekenuitkomst, rekenuitkomst_id)
    if rij is None:
        raise Regelovertreding("Weegtafel kan deze berekening niet meer vinden. Ververs het scherm.")
    lijst = prijslijst(sessie, rij.prijslijst_id)
    opnieuw = volledige_uitkomst(json.loads(rij.invoer), lijst, rij.peildatum.year)
    bewaard = json.loads(rij.uitkomst)
    bewaard.pop(planafdruk.SLEUTEL, None)  # words, not worked out; the kenmerk below covers them
    return Narekening(
        als_tekst(opnieuw) == als_tekst(bewaard),
        kenmerk(rij.invoer, lijst.kenmerk, rij.uitkomst) == rij.kenmerk,
        bewaard,
        opnieuw,
    )


def volledige_uitkomst(inhoud: dict[str, Any], lijst: Prijslijst, jaar: int) -> dict[str, Any]:
    """What is stored of a calculation: all results, and what is expected of each effect."""
    invoer = lees(inhoud)
    return {**werk_uit(invoer, lijst, jaar), "effecten": per_effect(invoer)}
