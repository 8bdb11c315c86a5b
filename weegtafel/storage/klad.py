"""Typed text that a dispute kept from its place: kept beside it, with where it belonged and who typed it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Session

from weegtafel.inrichting.models import Klad
from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.errors import VersieConflict
from weegtafel.kernel.opdracht import Opdracht
from weegtafel.kernel.roles import Actor

#: By the field of an act that says what it is about: the page it stands on, and (id of that page, its number, casus).
_PLEKKEN = (
    ("casus_id", "casus", "SELECT id, nummer, id FROM casus WHERE id = ?"),
    (
        "punt_id",
        "overleg",
        "SELECT o.id, o.code || coalesce(' · ' || c.nummer, ''), p.casus_id FROM agendapunt p "
        "JOIN overleg o ON o.id = p.overleg_id LEFT JOIN casus c ON c.id = p.casus_id WHERE p.id = ?",
    ),
    (
        "deel_id",
        "notulen",
        "SELECT o.id, o.code, NULL FROM notulen_deel d JOIN notulen n ON n.id = d.notulen_id "
        "JOIN overleg o ON o.id = n.overleg_id WHERE d.id = ?",
    ),
    ("overleg_id", "overleg", "SELECT id, code, NULL FROM overleg WHERE id = ?"),
    ("aanvraag_id", "doorbraak", "SELECT id, nummer, NULL FROM aanvraag WHERE id = ?"),
)


def _plek(sessie: Session, opdracht: Opdracht) -> dict[str, Any]:
    for veld, soort, vraag in _PLEKKEN:
        id_ = getattr(opdracht, veld, None)
        rij = None if id_ is None else db_van(sessie).execute(vraag, (id_,)).fetchone()
        if rij is not None:
            return {"soort": soort, "soort_id": rij[0], "onderwerp": rij[1] or soort, "casus_id": rij[2]}
    return {"onderwerp": type(opdracht).__name__}


def bewaar(sessie: Session, nu: datetime, actor: Actor, opdracht: Opdracht, conflict: VersieConflict) -> None:
    """Keep what the user typed in each disputed field."""
    plek = _plek(sessie, opdracht)
    for veld, tekst in conflict.ons.items():
        rij = Klad(veld=veld, tekst=tekst, persoon=actor.naam, persoon_id=actor.persoon_id, tijdstip=nu, **plek)
        sessie.add(rij)
