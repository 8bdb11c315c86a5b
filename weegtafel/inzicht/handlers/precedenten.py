"""Bringing adviezen into the index of precedents, by whoever has time."""

from __future__ import annotations

import json

from weegtafel.inrichting.vastesql import Database, schoon_db
from weegtafel.inrichting.werk import Werk
from weegtafel.inzicht.commands import WerkPrecedentenBij
from weegtafel.inzicht.precedenten.rangorde import ZELFDE
from weegtafel.inzicht.precedenten.woorden import VELDGEWICHT, gewichten
from weegtafel.kernel.opdracht import Gewijzigd

_KOLOMMEN = ", ".join(f"c.{veld}" for veld in (*VELDGEWICHT, *ZELFDE))
_WACHT = (
    f"SELECT c.id, c.versie, max(a.id), {_KOLOMMEN} FROM advies a JOIN casus c ON c.id = a.casus_id "
    "WHERE a.id > (SELECT coalesce(max(advies_id), 0) FROM precedent) AND c.status <> 'vernietigd' "
    "AND a.id IN (SELECT id FROM advies WHERE id > (SELECT coalesce(max(advies_id), 0) FROM precedent) "
    "ORDER BY id LIMIT ?) GROUP BY c.id ORDER BY max(a.id)"
)
_BEWAAR = (
    "INSERT INTO precedent(casus_id, casusversie, advies_id, termen, keuzes, lengte) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT(casus_id) DO UPDATE SET casusversie = excluded.casusversie, advies_id = excluded.advies_id, "
    "termen = excluded.termen, keuzes = excluded.keuzes, lengte = excluded.lengte"
)


def breng_in(db: Database, hoogstens: int) -> int:
    """Index the oldest adviezen that wait. Returns how many casussen came in or were read anew."""
    wacht = db.execute(_WACHT, (hoogstens,)).fetchall()
    for casus_id, versie, advies_id, *velden in wacht:
        termen = gewichten(dict(zip(VELDGEWICHT, velden, strict=False)))
        keuzes = dict(zip(ZELFDE, velden[len(VELDGEWICHT) :], strict=True))
        inhoud, gekozen = (json.dumps(deel, separators=(",", ":")) for deel in (termen, keuzes))
        db.execute(_BEWAAR, (casus_id, versie, advies_id, inhoud, gekozen, round(1000 * sum(termen.values()))))
    return len(wacht)


def werk_precedenten_bij(werk: Werk, opdracht: WerkPrecedentenBij) -> Gewijzigd:
    """Index what waits. Nothing that the table decides changes, so the journal has no line of it."""
    aantal = breng_in(schoon_db(werk.sessie), opdracht.hoogstens)
    return Gewijzigd(frozenset({"inzicht"}) if aantal else frozenset(), extra={"casussen": aantal})
