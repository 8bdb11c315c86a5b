"""What only the screen of the set-up reads: the course of the settings, and the journal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from weegtafel.inrichting.models import Instelling, Journaalregel


@dataclass(frozen=True, slots=True)
class Instellingperiode:
    """A value of a setting (JSON) and the day from which it holds."""

    sleutel: str
    waarde: Any
    geldig_van: date
    gezet_op: datetime


def instellingverloop(sessie: Session) -> dict[str, tuple[Instellingperiode, ...]]:
    """Every value that was ever set in this vault, by key and from old to new; also those that are yet to begin."""
    uit: dict[str, list[Instellingperiode]] = {}
    for rij in sessie.exec(select(Instelling).order_by(col(Instelling.geldig_van))):
        periode = Instellingperiode(rij.sleutel, json.loads(rij.waarde), rij.geldig_van, rij.gezet_op)
        uit.setdefault(rij.sleutel, []).append(periode)
    return {sleutel: tuple(perioden) for sleutel, perioden in uit.items()}


@dataclass(frozen=True, slots=True)
class JournaalRij:
    """One formal act. ``velden`` are names of fields, never their text."""

    id: int
    tijdstip: datetime
    persoon: str
    handeling: str
    onderwerp: str
    velden: str


@dataclass(frozen=True, slots=True)
class Journaalfilter:
    """Which lines to show; an empty member does not filter. ``onderwerp`` is part of a number; both days count."""

    persoon: str = ""
    handeling: str = ""
    onderwerp: str = ""
    van: date | None = None
    tot: date | None = None


def _voorwaarden(filter_: Journaalfilter) -> list[ColumnElement[bool]]:
    uit: list[ColumnElement[bool]] = []
    if filter_.persoon:
        uit.append(col(Journaalregel.persoon) == filter_.persoon)
    if filter_.handeling:
        uit.append(col(Journaalregel.handeling) == filter_.handeling)
    if filter_.onderwerp:
        uit.append(col(Journaalregel.onderwerp).icontains(filter_.onderwerp, autoescape=True))
    if filter_.van is not None:
        uit.append(col(Journaalregel.tijdstip) >= datetime.combine(filter_.van, time()))
    if filter_.tot is not None:
        uit.append(col(Journaalregel.tijdstip) < datetime.combine(filter_.tot + timedelta(days=1), time()))
    return uit


def journaalzin(heel: int, gebroken: int | None) -> str:
    """What a walk along the journal found, in one sentence; ``gebroken`` is the number of the first broken line."""
    regels = "1 regel sluit" if heel == 1 else f"{heel:,} regels sluiten".replace(",", ".")
    if gebroken is None:
        return f"Het journaal is heel: {regels} op elkaar aan."
    return (
        f"Het journaal is gebroken bij regel {gebroken}: {regels} daarvoor nog op elkaar aan, maar deze is buiten "
        "Weegtafel veranderd of er ontbreekt er een voor; bewaar de map zoals zij is en meld dit aan de beheerder."
    )


def journaal(sessie: Session, filter_: Journaalfilter, offset: int, limit: int) -> tuple[JournaalRij, ...]:
    """A window on the journal, the newest line first."""
    vraag = select(Journaalregel).where(*_voorwaarden(filter_)).order_by(col(Journaalregel.id).desc())
    return tuple(
        JournaalRij(r.id or 0, r.tijdstip, r.persoon, r.handeling, r.onderwerp, r.velden)
        for r in sessie.exec(vraag.offset(offset).limit(limit))
    )


def journaaluitvoer(
    sessie: Session, filter_: Journaalfilter
) -> tuple[tuple[int, datetime, str, str, str, str, str], ...]:
    """Every line of a filter with its hash, the oldest first, for a file."""
    vraag = select(Journaalregel).where(*_voorwaarden(filter_)).order_by(col(Journaalregel.id))
    return tuple(
        (r.id or 0, r.tijdstip, r.persoon, r.handeling, r.onderwerp, r.velden, r.hash) for r in sessie.exec(vraag)
    )


def journaalaantal(sessie: Session, filter_: Journaalfilter) -> int:
    """How many lines a filter keeps."""
    return int(sessie.exec(select(func.count()).select_from(Journaalregel).where(*_voorwaarden(filter_))).one())


def journaalkeuzes(sessie: Session) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people and the acts that stand in the journal, in order of the alphabet."""
    personen = sessie.exec(select(Journaalregel.persoon).distinct().order_by(col(Journaalregel.persoon)))
    handelingen = sessie.exec(select(Journaalregel.handeling).distinct().order_by(col(Journaalregel.handeling)))
    return tuple(personen), tuple(handelingen)
