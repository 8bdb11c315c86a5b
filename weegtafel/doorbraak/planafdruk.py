"""A request as it stood when it was judged or decided, kept with the calculation of that moment. Pure.

A paper about a decision prints what was decided. Plan, codes, coach and names may all be others by then, so the words
and lines themselves are kept, and not where to find them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from weegtafel.doorbraak.rijen import AanvraagFeiten

#: Under this name a stored outcome (``Rekenuitkomst.uitkomst``) holds what :func:`maak` gives.
SLEUTEL = "stuk"
#: What a paper prints of a request itself. Where it stands and what came of it afterwards is always that of now.
VELDEN = (
    "gemeente", "aanvragersoort", "aanvrager_functie", "organisatie", "vastgelopen", "vastgelopen_sinds", "geprobeerd",
    "perspectief", "eerst_nodig", "coach", "plan_cent", "huishouden", "betrokkenen", "betrokkenen_cent", "route",
    "plan", "bestedingen", "leefdomeinen", "effecten",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Afdruk:
    """What was kept: the request of then, and the name of who judged or decided."""

    feiten: AanvraagFeiten
    door: str


def maak(feiten: AanvraagFeiten, door: str) -> dict[str, Any]:
    """The request as JSON can hold it, with the name of who judges or decides now."""
    return {"aanvraag": {veld: _heen(getattr(feiten, veld)) for veld in VELDEN}, "door": door}


def lees(uitkomst: Mapping[str, Any], nu: AanvraagFeiten) -> Afdruk | None:
    """The request of then; what no paper prints of it is that of ``nu``. None where nothing was kept.

    How a life domain turned out is looked at after the decision, so ``later`` is that of now.
    """
    stuk = uitkomst.get(SLEUTEL)
    if stuk is None:
        return None
    soorten = _soorten(AanvraagFeiten)
    toen = {veld: _terug(stuk["aanvraag"].get(veld), soorten[veld]) for veld in VELDEN}
    later = {d.id: d for d in nu.leefdomeinen}
    toen["leefdomeinen"] = tuple(
        replace(d, later=later[d.id].later, later_score=later[d.id].later_score) if d.id in later else d
        for d in toen["leefdomeinen"]
    )
    return Afdruk(replace(nu, **toen), str(stuk.get("door", "")))


def _heen(waarde: Any) -> Any:
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return {deel.name: _heen(getattr(waarde, deel.name)) for deel in fields(waarde)}
    if isinstance(waarde, tuple):
        return [_heen(deel) for deel in waarde]
    if isinstance(waarde, Enum):
        return str(waarde.value)
    return waarde.isoformat() if isinstance(waarde, date) else waarde


@cache
def _soorten(soort: type) -> dict[str, Any]:
    return get_type_hints(soort)


#: What a field that came later holds in something that was kept before.
_ONBEKEND: dict[type, object] = {str: "", int: 0, bool: False}


def _terug(waarde: Any, soort: Any) -> Any:
    if get_origin(soort) is UnionType:
        if waarde is None:
            return None
        soort = next(deel for deel in get_args(soort) if deel is not NoneType)
    if get_origin(soort) is tuple:
        return tuple(_terug(deel, get_args(soort)[0]) for deel in waarde or ())
    if isinstance(soort, type) and is_dataclass(soort):
        delen = _soorten(soort)
        return soort(**{deel.name: _terug((waarde or {}).get(deel.name), delen[deel.name]) for deel in fields(soort)})
    if waarde is None:
        return _ONBEKEND.get(soort)
    if issubclass(soort, datetime | date):
        return soort.fromisoformat(waarde)
    return soort._value2member_map_[waarde] if issubclass(soort, Enum) else waarde
