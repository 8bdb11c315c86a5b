"""Whether the forecasts of the doorbraak come true: chances against outcomes, euros against euros.

The chance that is held against the outcome is 1 - the chance with a doorbraak that what is to be prevented happens all
the same, as it stood in the calculation of the decision; the outcome is whether nazorg saw the effect come true.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from sqlalchemy import text
from sqlmodel import Session

from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.registerqueries import cijfers
from weegtafel.doorbraak.registerrijen import Cijfers
from weegtafel.inzicht.budget import Potstand, potstanden
from weegtafel.inzicht.statistiek import IJking, ijk

#: The decision that stands on each request, with its calculation, and what nazorg last saw of each effect.
_BESLUITEN: Final = text(
    "SELECT b.aanvraag_id, u.effect_ids, u.invoer, u.uitkomst FROM besluit b "
    "JOIN rekenuitkomst u ON u.id = b.rekenuitkomst_id WHERE b.soort = 'toekennen' AND b.datum BETWEEN :van AND :tot "
    "AND NOT EXISTS (SELECT 1 FROM besluit h WHERE h.herziet_id = b.id)"
)
_GEZIEN: Final = text(
    "SELECT m.aanvraag_id, e.effect_id, e.uitslag, e.bedrag_cent FROM nazorgeffect e "
    "JOIN nazorgmoment m ON m.id = e.nazorgmoment_id WHERE e.uitslag <> 'onbekend' ORDER BY m.datum, m.id"
)


@dataclass(frozen=True, slots=True)
class Realisatie:
    """Forecast against realised euros (cents) of the effects of which both are known, in one group."""

    naam: str
    aanvragen: int
    """Of how many requests; five effects of one request are one household."""
    effecten: int
    verwacht_cent: int
    gerealiseerd_cent: int


@dataclass(frozen=True, slots=True)
class Doorbraakijking:
    """A period of decisions."""

    kansen: IJking
    per_betaler: tuple[Realisatie, ...]
    per_soort: tuple[Realisatie, ...]
    """By what was to be prevented, in the words of the calculation."""
    cijfers: Cijfers
    """Count, mean, lowest, highest and mean potential of the decisions: the figures of Den Haag. Its ``pot`` and
    ``vrij`` are of other days than the decisions; what is left stands in ``potten``."""
    onbekend: int
    """Effects that nazorg has not judged."""
    potten: tuple[Potstand, ...] = ()
    """The pots that the period touches, as they stood at its end."""


def _midden(waarde: Any) -> Decimal:
    return Decimal(str(waarde["midden"] if isinstance(waarde, Mapping) else waarde))


def ijking(sessie: Session, van: date, tot: date) -> Doorbraakijking:
    """Forecasts of the decisions of a period against what is known of them by now."""
    gezien = {(a, e): (uitslag, cent) for a, e, uitslag, cent in sessie.execute(_GEZIEN)}
    paren: list[tuple[float, bool]] = []
    betalers: dict[str, list[tuple[int, int, int]]] = {}
    soorten: dict[str, list[tuple[int, int, int]]] = {}
    onbekend = 0
    for aanvraag, ids, invoer, uitkomst in sessie.execute(_BESLUITEN, {"van": van.isoformat(), "tot": tot.isoformat()}):
        delen = zip(ids.split(), json.loads(invoer)["effecten"], json.loads(uitkomst)["effecten"], strict=True)
        for effect_id, erin, eruit in delen:
            uitslag, cent = gezien.get((aanvraag, int(effect_id)), (None, None))
            if uitslag is None:
                onbekend += 1
                continue
            paren.append((float(1 - _midden(erin["kans_met"])), uitslag == "gebeurd"))
            echt = 0 if uitslag == "niet" and cent is None else cent
            if echt is not None:
                verwacht = Decimal(eruit["verwachte_besparing"]) * 100
                deel = (int(aanvraag), int(verwacht.quantize(Decimal(1), ROUND_HALF_UP)), int(echt))
                betalers.setdefault(_betaler(eruit["betaler"]), []).append(deel)
                soorten.setdefault(eruit["omschrijving"], []).append(deel)
    return Doorbraakijking(
        ijk(paren),
        _samen(betalers),
        _samen(soorten),
        cijfers(sessie, van, tot),
        onbekend,
        potstanden(sessie, van, tot),
    )


def _betaler(waarde: str) -> str:
    lid = Betaler._value2member_map_.get(waarde)
    return lid.omschrijving if isinstance(lid, Betaler) else waarde


def _samen(groepen: Mapping[str, Sequence[tuple[int, int, int]]]) -> tuple[Realisatie, ...]:
    rijen = (
        Realisatie(naam, len({a for a, _, _ in p}), len(p), sum(v for _, v, _ in p), sum(e for *_, e in p))
        for naam, p in groepen.items()
    )
    return tuple(sorted(rijen, key=lambda r: (-r.verwacht_cent, r.naam)))
