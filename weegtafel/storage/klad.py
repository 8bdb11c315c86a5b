"""Typed text that a dispute kept from its place: kept beside it, with where it belonged and who typed it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Session

from weegtafel.inrichting.models import Klad
from weegtafel.kernel.errors import VersieConflict
from weegtafel.kernel.opdracht import Opdracht
from weegtafel.kernel.roles import Actor
from weegtafel.storage.waarover import waarover


def bewaar(sessie: Session, nu: datetime, actor: Actor, opdracht: Opdracht, conflict: VersieConflict) -> None:
    """Keep what the user typed in each disputed field."""
    plek = waarover(sessie, opdracht)
    waar: dict[str, Any] = {"onderwerp": type(opdracht).__name__}
    if plek is not None:
        waar = {
            "soort": plek.soort,
            "soort_id": plek.id,
            "onderwerp": plek.nummer or plek.soort,
            "casus_id": plek.casus_id,
        }
    for veld, tekst in conflict.ons.items():
        rij = Klad(veld=veld, tekst=tekst, persoon=actor.naam, persoon_id=actor.persoon_id, tijdstip=nu, **waar)
        sessie.add(rij)
