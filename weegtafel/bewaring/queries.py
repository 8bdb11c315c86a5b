"""The lists, holds and requests. Read only."""

from __future__ import annotations

from collections import defaultdict

from sqlmodel import Session, col, func, select

from weegtafel.bewaring.models import (
    Bewaarplicht,
    Vernietigingsbewerking,
    Vernietigingslijst,
    Vernietigingsregel,
    Verwijderverzoek,
)
from weegtafel.bewaring.rijen import Lijstfeiten, Lijstrij, Plichtrij, Regelrij, Verzoekrij
from weegtafel.inrichting.models import Persoon
from weegtafel.kernel.errors import Regelovertreding


def _namen(sessie: Session) -> dict[int | None, str]:
    return dict(sessie.exec(select(Persoon.id, Persoon.naam)).all())


def _lijstrij(rij: Vernietigingslijst, namen: dict[int | None, str], aantal: int, bewerkers: set[int]) -> Lijstrij:
    assert rij.id is not None
    return Lijstrij(
        id=rij.id,
        nummer=rij.nummer,
        grond=rij.grond,
        status=rij.status,
        toelichting=rij.toelichting,
        aantal=aantal,
        maker=namen.get(rij.gemaakt_door_id, ""),
        maker_id=rij.gemaakt_door_id,
        gemaakt_op=rij.gemaakt_op,
        ingediend_op=rij.ingediend_op,
        beoordelaar=namen.get(rij.beoordeeld_door_id, ""),
        beoordelaar_id=rij.beoordeeld_door_id,
        beoordeeld_op=rij.beoordeeld_op,
        besluit_reden=rij.besluit_reden,
        uitvoerder=namen.get(rij.uitgevoerd_door_id, ""),
        uitvoerder_id=rij.uitgevoerd_door_id,
        uitgevoerd_op=rij.uitgevoerd_op,
        schoon_op=rij.schoon_op,
        herhaalt=rij.herhaalt,
        eerder_uitgevoerd_op=rij.eerder_uitgevoerd_op,
        hash=rij.hash,
        bewerkers=frozenset(bewerkers),
        versie=rij.versie,
    )


def lijsten(sessie: Session) -> tuple[Lijstrij, ...]:
    """Every list, the newest first."""
    namen = _namen(sessie)
    telling = (
        select(Vernietigingsregel.lijst_id, func.count())
        .where(col(Vernietigingsregel.verwijderd_op).is_(None))
        .group_by(col(Vernietigingsregel.lijst_id))
    )
    aantallen = dict(sessie.execute(telling).all())
    bewerkers: dict[int, set[int]] = defaultdict(set)
    for lijst_id, persoon_id in sessie.exec(select(Vernietigingsbewerking.lijst_id, Vernietigingsbewerking.persoon_id)):
        bewerkers[lijst_id].add(persoon_id)
    rijen = sessie.exec(select(Vernietigingslijst).order_by(col(Vernietigingslijst.id).desc())).all()
    return tuple(_lijstrij(r, namen, aantallen.get(r.id or 0, 0), bewerkers[r.id or 0]) for r in rijen)


def lijst(sessie: Session, lijst_id: int) -> Lijstfeiten:
    """One list with its lines. Raises Regelovertreding when it is not there."""
    gevonden = next((r for r in lijsten(sessie) if r.id == lijst_id), None)
    if gevonden is None:
        raise Regelovertreding("Weegtafel kan deze lijst niet vinden. Ververs het scherm.")
    namen = _namen(sessie)
    regels = sessie.exec(
        select(Vernietigingsregel)
        .where(col(Vernietigingsregel.lijst_id) == lijst_id)
        .order_by(col(Vernietigingsregel.soort), col(Vernietigingsregel.nummer))
    )
    return Lijstfeiten(
        gevonden,
        tuple(
            Regelrij(
                r.id or 0, r.soort, r.object_id, r.nummer, r.klasse, r.termijn, r.sinds, r.vanaf, r.verwijderd_op,
                namen.get(r.verwijderd_door_id, ""), r.verwijderd_reden,
            )
            for r in regels
        ),
    )  # fmt: skip


def plichten(sessie: Session) -> tuple[Plichtrij, ...]:
    """Every hold: those that rest first, the newest first."""
    namen = _namen(sessie)
    rijen = sessie.exec(
        select(Bewaarplicht).order_by(col(Bewaarplicht.opgeheven_op).is_not(None), col(Bewaarplicht.id).desc())
    )
    return tuple(
        Plichtrij(
            p.id or 0, p.soort, p.nummer, p.reden, p.gezet_op, namen.get(p.gezet_door_id, ""), p.opgeheven_op,
            namen.get(p.opgeheven_door_id, ""), p.opgeheven_reden,
        )
        for p in rijen
    )  # fmt: skip


def verzoeken(sessie: Session) -> tuple[Verzoekrij, ...]:
    """Every request of a person, the newest first."""
    namen = _namen(sessie)
    nummers = dict(sessie.exec(select(Vernietigingslijst.id, Vernietigingslijst.nummer)).all())
    rijen = sessie.exec(select(Verwijderverzoek).order_by(col(Verwijderverzoek.id).desc()))
    return tuple(
        Verzoekrij(
            v.id or 0, v.soort, v.nummer, v.ontvangen_op, v.uiterlijk, v.besluit, v.weigergrond, v.reden,
            namen.get(v.gezet_door_id, ""), v.besloten_op, namen.get(v.besloten_door_id, ""),
            nummers.get(v.lijst_id, "") if v.lijst_id is not None else "",
        )
        for v in rijen
    )  # fmt: skip
