"""The state of a plan that a toets is about, as one hash, and who worked on it."""

from __future__ import annotations

import hashlib
import json

from sqlalchemy import select as kies
from sqlmodel import Session, SQLModel, col

from weegtafel.doorbraak.codes import Deel
from weegtafel.doorbraak.models import (
    Aanvraag,
    Besteding,
    Betrokkene,
    Bewerking,
    Coachtoewijzing,
    Doorbraakplan,
    Effectregel,
    Huishoudlid,
    Leefdomeinoordeel,
    Routestap,
    Toets,
)

#: Columns that say where a request stands, and what came of it, not what was asked, planned or worked out.
_GEEN_INHOUD = {
    "aanvraag": {
        "status", "coach_id", "gesloten_reden", "herzien_reden", "plan_cent", "besluit_cent", "besluit_op",
        "planversie", "aangemaakt_op", "gewijzigd_op", "versie",
    },
    "doorbraakplan": {"id", "versie"},
    # Both follow from a change of the price itself, and are younger than toetsen that still count.
    "effectregel": {"prijsstap", "prijsherkomst"},
    "leefdomeinoordeel": {"later", "later_score"},
}  # fmt: skip
_DELEN: tuple[type[SQLModel], ...] = (
    Aanvraag,
    Huishoudlid,
    Betrokkene,
    Routestap,
    Doorbraakplan,
    Besteding,
    Leefdomeinoordeel,
    Effectregel,
)


def plankenmerk(sessie: Session, aanvraag_id: int) -> str:
    """SHA-256 over everything that a second coach judges: the request, the route, the plan and the calculation."""
    sessie.flush()
    inhoud: dict[str, list[list[str]]] = {}
    for soort in _DELEN:
        tabel = SQLModel.metadata.tables[str(soort.__tablename__)]
        sleutel = tabel.c.id if soort is Aanvraag else tabel.c.aanvraag_id
        kolommen = [k for k in tabel.c if k.name not in _GEEN_INHOUD.get(tabel.name, ())]
        rijen = sessie.execute(kies(*kolommen).where(sleutel == aanvraag_id).order_by(tabel.c.id))
        inhoud[tabel.name] = [[k.name for k in kolommen], *([str(waarde) for waarde in rij] for rij in rijen)]
    return hashlib.sha256(json.dumps(inhoud, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def bewerkte_delen(sessie: Session, aanvraag_id: int) -> dict[int, frozenset[Deel]]:
    """By person the parts of a request that were ever touched."""
    uit: dict[int, frozenset[Deel]] = {}
    vraag = kies(col(Bewerking.persoon_id), col(Bewerking.deel)).where(col(Bewerking.aanvraag_id) == aanvraag_id)
    delen = {deel.value: deel for deel in Deel}
    for persoon_id, deel in sessie.execute(vraag):
        uit[persoon_id] = uit.get(persoon_id, frozenset()) | {delen[deel]}
    return uit


def bewerkers(sessie: Session, aanvraag_id: int) -> frozenset[int]:
    """Everybody who ever touched any part of a request."""
    return frozenset(bewerkte_delen(sessie, aanvraag_id))


def ooit_aanvrager(sessie: Session, aanvraag: Aanvraag) -> frozenset[int]:
    """Who filed and everybody for whom it was ever filed, also when that was changed since."""
    vraag = kies(col(Bewerking.persoon_id)).where(
        col(Bewerking.aanvraag_id) == aanvraag.id, col(Bewerking.deel) == Deel.NAMENS.value
    )
    eigen = {aanvraag.ingediend_door_id, aanvraag.namens_id}
    return frozenset({rij[0] for rij in sessie.execute(vraag)} | {i for i in eigen if i is not None})


def betrokken_aanvragers(sessie: Session, aanvraag: Aanvraag) -> frozenset[int]:
    """Who filed, for whom was ever filed, and everybody who is or ever was its coach."""
    vraag = kies(col(Coachtoewijzing.coach_id)).where(col(Coachtoewijzing.aanvraag_id) == aanvraag.id)
    coaches = {rij[0] for rij in sessie.execute(vraag)} | {aanvraag.coach_id}
    return ooit_aanvrager(sessie, aanvraag) | {i for i in coaches if i is not None}


def heeft_getoetst(sessie: Session, aanvraag_id: int, persoon_id: int) -> bool:
    """Whether somebody ever judged a plan of this request."""
    vraag = kies(col(Toets.id)).where(col(Toets.aanvraag_id) == aanvraag_id, col(Toets.toetser_id) == persoon_id)
    return sessie.execute(vraag.limit(1)).first() is not None
