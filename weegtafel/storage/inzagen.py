"""What was looked at and searched, as lines of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.roles import Actor
from weegtafel.storage import journaal

#: Of each page of one thing: the act in the journal, and where its official number stands.
_SOORTEN = {
    "casus": ("ziet_casus_in", "SELECT nummer FROM casus WHERE id = ?"),
    "overleg": ("ziet_overleg_in", "SELECT code FROM overleg WHERE id = ?"),
    "vergadering": ("ziet_overleg_in", "SELECT code FROM overleg WHERE id = ?"),
    "notulen": ("ziet_notulen_in", "SELECT code FROM overleg WHERE id = ?"),
    "doorbraak": ("ziet_aanvraag_in", "SELECT nummer FROM aanvraag WHERE id = ?"),
}


def boek(sessie: Session, nu: datetime, actor: Actor, gezien: Sequence[tuple[str, int]]) -> None:
    """A line for each thing that was opened, and one that says how often was searched. Other pages are no news."""
    db = db_van(sessie)
    for soort, id_ in dict.fromkeys(gezien):
        if soort in _SOORTEN:
            handeling, vraag = _SOORTEN[soort]
            rij = db.execute(vraag, (id_,)).fetchone()
            if rij is not None:
                journaal.boek(sessie, nu, actor, handeling, rij[0] or f"{soort} {id_}", [])
    zoekingen = sum(soort == "zoeken" for soort, _id in gezien)
    if zoekingen:
        journaal.boek(sessie, nu, actor, "zoekt", "", [f"aantal:{zoekingen}"])
