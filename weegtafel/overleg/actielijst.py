"""The list of actions as its screen shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_
from sqlalchemy import select as kies
from sqlmodel import Session, col, select

from weegtafel.casus.models import Casus
from weegtafel.inrichting.models import Organisatie, Persoon
from weegtafel.kernel.codes import ActieStatus
from weegtafel.overleg.models import Actie, Overleg


@dataclass(frozen=True, slots=True)
class ActieRegel:
    """One action. ``wie`` is a person with the organisation behind it, or an organisation."""

    id: int
    wat: str
    wie: str
    wanneer: date
    status: ActieStatus
    afgehandeld_op: date | None
    toelichting: str
    casus_id: int | None
    casus: str
    overleg_id: int | None
    overleg: str
    versie: int

    def is_te_laat(self, dag: date) -> bool:
        """Whether it stands open while its day has passed."""
        return self.status is ActieStatus.OPEN and self.wanneer < dag


@dataclass(frozen=True, slots=True)
class Actielijst:
    """The actions of one filter, and how many there are of each status whatever the filter on status."""

    rijen: tuple[ActieRegel, ...]
    aantallen: dict[ActieStatus, int]


def acties(sessie: Session, status: ActieStatus | None = None, persoon_id: int | None = None) -> Actielijst:
    """Actions, open ones by day and the others from new to old.

    ``persoon_id`` keeps only the actions of that person, of colleagues and of their organisation.
    """
    van_wie = []
    if persoon_id is not None:
        persoon = sessie.get(Persoon, persoon_id)
        organisatie_id = persoon.organisatie_id if persoon is not None else None
        keuzes = [col(Actie.persoon_id) == persoon_id]
        if organisatie_id is not None:
            collegas = select(Persoon.id).where(Persoon.organisatie_id == organisatie_id)
            keuzes += [col(Actie.organisatie_id) == organisatie_id, col(Actie.persoon_id).in_(collegas)]
        van_wie.append(or_(*keuzes))
    vraag = (
        kies(
            Actie,
            col(Persoon.naam),
            col(Organisatie.naam),
            col(Organisatie.afkorting),
            col(Casus.nummer),
            col(Overleg.code),
        )
        .join(Persoon, col(Persoon.id) == col(Actie.persoon_id), isouter=True)
        .join(
            Organisatie,
            col(Organisatie.id) == func.coalesce(col(Actie.organisatie_id), col(Persoon.organisatie_id)),
            isouter=True,
        )
        .join(Casus, col(Casus.id) == col(Actie.casus_id), isouter=True)
        .join(Overleg, col(Overleg.id) == col(Actie.overleg_id), isouter=True)
        .where(*van_wie)
    )
    if status is not None:
        vraag = vraag.where(col(Actie.status) == status)
    rijen = [
        ActieRegel(
            a.id or 0,
            a.wat,
            f"{persoon} ({kort})" if persoon and kort else persoon or organisatie or "",
            a.wanneer,
            a.status,
            a.afgehandeld_op,
            a.toelichting,
            a.casus_id,
            casus or "",
            a.overleg_id,
            overleg or "",
            a.versie,
        )
        for a, persoon, organisatie, kort, casus, overleg in sessie.execute(vraag)
    ]
    telling = kies(col(Actie.status), func.count()).where(*van_wie).group_by(col(Actie.status))
    aantallen = {status_: int(hoeveel) for status_, hoeveel in sessie.execute(telling)}
    return Actielijst(tuple(sorted(rijen, key=_orde)), {s: aantallen.get(s, 0) for s in ActieStatus})


def _orde(rij: ActieRegel) -> tuple[int, int, int]:
    if rij.status is ActieStatus.OPEN:
        return 0, rij.wanneer.toordinal(), rij.id
    return 1, -(rij.afgehandeld_op or rij.wanneer).toordinal(), -rij.id
