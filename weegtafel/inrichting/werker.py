"""Who works at a window on data without a password; plain SQL, because a start asks it before the models are there."""

from __future__ import annotations

from datetime import date

from sqlalchemy import text
from sqlmodel import Session

from weegtafel.kernel.roles import PROGRAMMA, Actor, Rol

_ACTIEVEN = """
SELECT p.id, p.naam, r.rol FROM persoon p JOIN persoon_rol r ON r.persoon_id = p.id
WHERE p.geldig_van <= :dag AND (p.geldig_tot IS NULL OR p.geldig_tot >= :dag)
AND r.geldig_van <= :dag AND (r.geldig_tot IS NULL OR r.geldig_tot >= :dag)
ORDER BY p.naam
"""


def eerste_actor(sessie: Session, dag: date, voorkeur: int = 0) -> Actor:
    """The preferred person if that one has a role today, else the first chair, secretary, beheerder or member.

    Without anybody it is the program itself, so that the set-up can begin.
    """
    rollen = {rol.value: rol for rol in Rol}
    personen: dict[int, Actor] = {}
    for id_, naam, rol in sessie.execute(text(_ACTIEVEN), {"dag": dag.isoformat()}):
        eerder = personen.get(id_)
        personen[id_] = Actor(id_, naam, (eerder.rollen if eerder is not None else frozenset()) | {rollen[rol]})
    gekozen = personen.get(voorkeur)
    for rol in (Rol.VOORZITTER, Rol.SECRETARIS, Rol.BEHEERDER, Rol.LID):
        gekozen = gekozen or next((p for p in personen.values() if rol in p.rollen), None)
    return gekozen or PROGRAMMA
