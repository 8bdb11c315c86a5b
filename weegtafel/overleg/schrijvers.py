"""Who wrote the words of an advice that is given outside the draft of an item: they do not confirm them."""

from __future__ import annotations

from sqlmodel import Session, col, select

from weegtafel.overleg.models import Advies, Adviesconcept, Agendapunt
from weegtafel.overleg.rules.adviezen import bewerkers_van


def schrijvers_van(sessie: Session, casus_id: int, herziet_id: int | None = None) -> frozenset[int]:
    """Everybody whose words may stand in a herzien advies, or (without ``herziet_id``) in a spoedadvies on a casus.

    A herziening starts from the advice before it, and that from the one before it: who wrote in their drafts, and who
    gave one without a draft. A spoedadvies may start from a draft that the table did not fix.
    """
    uit: set[int] = set()
    punten: list[int] = []
    if herziet_id is None:
        vast = select(Advies.agendapunt_id).where(col(Advies.agendapunt_id).is_not(None))
        vraag = select(Agendapunt.id).where(col(Agendapunt.casus_id) == casus_id, col(Agendapunt.id).not_in(vast))
        punten = [punt for punt in sessie.exec(vraag) if punt is not None]
    while herziet_id is not None:
        advies = sessie.get_one(Advies, herziet_id)
        if advies.agendapunt_id is not None:
            punten.append(advies.agendapunt_id)
        elif advies.vastgesteld_door_id is not None:
            uit.add(advies.vastgesteld_door_id)
        herziet_id = advies.herziet_id
    for rij in sessie.exec(select(Adviesconcept.bewerkers).where(col(Adviesconcept.agendapunt_id).in_(punten))):
        uit |= bewerkers_van(rij)
    return frozenset(uit)
