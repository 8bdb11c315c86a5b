"""What is read of the drafts of disputes, as frozen rows; who may not read a draft does not get it here.

The first page counts them, so the models are imported where they are used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import text
from sqlmodel import Session, col, select

from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Actor, mag

#: The chair's own note is shown to nobody else, as a draft neither.
_NOTITIE = "voorzittersnotitie"


@dataclass(frozen=True, slots=True)
class KladRij:
    """One draft without its text. ``soort`` and ``soort_id`` are the page it belongs on; empty for an old draft."""

    id: int
    soort: str
    soort_id: int
    onderwerp: str
    veld: str
    persoon: str
    eigen: bool
    tijdstip: datetime
    letters: int
    bewaard_tot: date
    """The first day on which it may be destroyed."""


def mag_lezen(actor: Actor, veld: str, *, eigen: bool) -> bool:
    """Whether a draft may be read: one's own always, that of another by anybody with a role, as
    every page is read; a note of the chair by who reads those."""
    if eigen:
        return True
    return bool(actor.rollen) and (veld != _NOTITIE or mag(actor, "overleg.notitie"))


def _is_eigen(actor: Actor, persoon_id: int | None) -> bool:
    return actor.persoon_id is not None and persoon_id == actor.persoon_id


def kladden(sessie: Session, actor: Actor, dag: date) -> tuple[KladRij, ...]:
    """The drafts that this person may read: one's own first, the newest first."""
    from weegtafel.inrichting.instellingen import instellingen_op
    from weegtafel.inrichting.models import Klad

    dagen = instellingen_op(sessie, dag).bewaartermijn_klad_dagen
    uit = []
    for klad in sessie.exec(select(Klad).order_by(col(Klad.tijdstip).desc(), col(Klad.id).desc())):
        eigen = _is_eigen(actor, klad.persoon_id)
        if mag_lezen(actor, klad.veld, eigen=eigen):
            uit.append(
                KladRij(
                    klad.id or 0,
                    klad.soort,
                    klad.soort_id,
                    klad.onderwerp if klad.soort else "",
                    klad.veld,
                    klad.persoon,
                    eigen,
                    klad.tijdstip,
                    len(klad.tekst),
                    klad.tijdstip.date() + timedelta(days=dagen),
                )
            )
    return tuple(sorted(uit, key=lambda rij: not rij.eigen))


def kladtekst(sessie: Session, actor: Actor, klad_id: int) -> str:
    """The text of one draft.

    Raises:
        Regelovertreding: it is gone, or it is not for this person.
    """
    from weegtafel.inrichting.models import Klad

    klad = sessie.get(Klad, klad_id)
    if klad is None:
        raise Regelovertreding("Deze tekst wordt niet meer bewaard.")
    if not mag_lezen(actor, klad.veld, eigen=_is_eigen(actor, klad.persoon_id)):
        raise Regelovertreding("Deze notitie is van de voorzitter; alleen wie haar schreef of voorzit, leest haar.")
    return klad.tekst


def kladtelling(sessie: Session, actor: Actor) -> tuple[int, int]:
    """How many drafts this person may read, and how many of them are one's own."""
    rijen = [(veld, _is_eigen(actor, wie)) for veld, wie in sessie.execute(text("SELECT veld, persoon_id FROM klad"))]
    te_lezen = [eigen for veld, eigen in rijen if mag_lezen(actor, veld, eigen=eigen)]
    return len(te_lezen), sum(te_lezen)
