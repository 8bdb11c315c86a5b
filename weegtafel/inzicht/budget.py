"""What of the pot for doorbraken was free on a day: whole pots, with every line that lay on them by then.

A pot has days of its own. The decisions of another period say nothing of what is left of it, so a report names the
days of the pot beside the amounts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlmodel import Session

from weegtafel.doorbraak.rules.register import Stand

_POTTEN = text("SELECT id, van, tot, bedrag_cent FROM potperiode WHERE van <= :tot AND tot >= :van ORDER BY van")
#: By request, for a reader may know the amount of one.
_REGELS = text(
    "SELECT sum(CASE kolom WHEN 'gereserveerd' THEN bedrag_cent ELSE 0 END), "
    "sum(CASE kolom WHEN 'verplicht' THEN bedrag_cent ELSE 0 END), "
    "sum(CASE kolom WHEN 'betaald' THEN bedrag_cent ELSE 0 END) "
    "FROM registerregel WHERE potperiode_id = :pot AND datum <= :dag GROUP BY aanvraag_id"
)


@dataclass(frozen=True, slots=True)
class Potstand:
    """One pot at the end of a day, in cents."""

    van: date
    tot: date
    op: date
    pot: int
    gereserveerd: int
    verplicht: int
    vrij: int
    """Pot − gereserveerd − verplicht."""
    aanvragen: int
    """How many requests took something from it."""


def potstanden(sessie: Session, van: date, tot: date) -> tuple[Potstand, ...]:
    """Every pot that a period touches, as it stood at the end of the period or, if that is earlier, of the pot."""
    uit = []
    for nummer, begin, eind, bedrag in sessie.execute(_POTTEN, {"van": van.isoformat(), "tot": tot.isoformat()}):
        op = min(tot, date.fromisoformat(eind))
        standen = [Stand(*rij) for rij in sessie.execute(_REGELS, {"pot": nummer, "dag": op.isoformat()})]
        som = Stand(sum(s.gereserveerd for s in standen), sum(s.verplicht for s in standen))
        uit.append(
            Potstand(
                date.fromisoformat(begin),
                date.fromisoformat(eind),
                op,
                bedrag,
                som.gereserveerd,
                som.verplicht,
                som.vrij(bedrag),
                sum(s.beslag > 0 for s in standen),
            )
        )
    return tuple(uit)
