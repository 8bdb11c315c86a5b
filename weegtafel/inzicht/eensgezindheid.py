"""How alike the table judges: Krippendorff's alpha over periods and criteria, from counts that SQL makes.

Onthouding is no judgement. Cases with the same counts are one pattern, so a million judgements come as a few rows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import TextClause, text
from sqlmodel import Session

from weegtafel.inzicht.overeenstemming import Overeenstemming, Patroon, overeenstemming
from weegtafel.kernel.codes import Oordeelmoment

_TEL = (
    "SELECT {sleutel} AS sleutel, p, t, n, count(*) FROM (SELECT i.agendapunt_id AS punt, "
    "sum(i.oordeel = 'passend') AS p, sum(i.oordeel = 'twijfel') AS t, sum(i.oordeel = 'niet_passend') AS n "
    "FROM indruk i WHERE i.moment = :moment GROUP BY i.agendapunt_id) AS k "
    "JOIN agendapunt a ON a.id = k.punt JOIN overleg o ON o.id = a.overleg_id {erbij} "
    "WHERE o.datum BETWEEN :van AND :tot {waar} GROUP BY 1, 2, 3, 4"
)
ALLES = text(_TEL.format(sleutel="''", erbij="", waar=""))
MAANDEN = text(_TEL.format(sleutel="substr(o.datum, 1, 7)", erbij="", waar=""))
CRITERIA = text(
    _TEL.format(
        sleutel="c.code",
        erbij="JOIN weging w ON w.agendapunt_id = k.punt JOIN criterium c ON c.id = w.criterium_id",
        waar="AND w.oordeel IN ('deels', 'voldoet_niet')",
    )
)


@dataclass(frozen=True, slots=True)
class VoorEnNa:
    """Agreement before and after the discussion."""

    voor: Overeenstemming
    na: Overeenstemming


@dataclass(frozen=True, slots=True)
class Criteriumeens:
    """Agreement over the casussen in which a criterion did not (wholly) hold: is that where the table differs?"""

    code: str
    naam: str
    eens: VoorEnNa


def _patronen(
    sessie: Session, vraag: TextClause, moment: Oordeelmoment, van: date, tot: date
) -> dict[str, Counter[Patroon]]:
    uit: dict[str, Counter[Patroon]] = {}
    grenzen = {"moment": moment.value, "van": van.isoformat(), "tot": tot.isoformat()}
    for sleutel, p, t, n, keer in sessie.execute(vraag, grenzen):
        uit.setdefault(sleutel, Counter())[(p, t, n)] += keer
    return uit


def _per_sleutel(sessie: Session, vraag: TextClause, van: date, tot: date) -> dict[str, VoorEnNa]:
    voor = _patronen(sessie, vraag, Oordeelmoment.EERSTE, van, tot)
    na = _patronen(sessie, vraag, Oordeelmoment.NA, van, tot)
    return {
        sleutel: VoorEnNa(overeenstemming(voor.get(sleutel, Counter())), overeenstemming(na.get(sleutel, Counter())))
        for sleutel in sorted(voor.keys() | na.keys())
    }


def patronen_van(sessie: Session, van: date, tot: date) -> Counter[Patroon]:
    """How often each pattern of first impressions came in a period."""
    return _patronen(sessie, ALLES, Oordeelmoment.EERSTE, van, tot).get("", Counter())


def eerste_indruk(sessie: Session, van: date, tot: date) -> Overeenstemming:
    """Agreement of the first impressions in a period."""
    return overeenstemming(patronen_van(sessie, van, tot))


def voor_en_na(sessie: Session, van: date, tot: date) -> VoorEnNa:
    """Agreement before and after the discussion in a period."""
    leeg = VoorEnNa(overeenstemming({}), overeenstemming({}))
    return _per_sleutel(sessie, ALLES, van, tot).get("", leeg)


def per_maand(sessie: Session, van: date, tot: date) -> tuple[tuple[str, VoorEnNa], ...]:
    """Agreement by month (``2026-11``)."""
    return tuple(_per_sleutel(sessie, MAANDEN, van, tot).items())


def per_criterium(sessie: Session, van: date, tot: date) -> tuple[Criteriumeens, ...]:
    """Agreement over the casussen in which each criterion did not wholly hold, before and after."""
    vraag = text("SELECT code, naam FROM criterium ORDER BY criteriumversie_id")
    namen: dict[str, str] = {rij.code: rij.naam for rij in sessie.execute(vraag)}
    return tuple(
        Criteriumeens(code, namen.get(code, code), eens)
        for code, eens in _per_sleutel(sessie, CRITERIA, van, tot).items()
    )
