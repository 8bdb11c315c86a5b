"""The advices that a casus got, newest first, as its own page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from weegtafel.kernel.codes import Adviessoort, Bekrachtigingsbesluit, Voorbehoud
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg.models import Advies, Bekrachtiging, Overleg


@dataclass(frozen=True, slots=True)
class Casusadvies:
    """One advice. ``geldt`` is False once a later one took its place; ``overleg_id`` is 0 for a spoedadvies."""

    id: int
    nummer: str
    soort: Adviessoort
    motivering: str
    voorwaarden: tuple[str, ...]
    evaluatiedatum: date | None
    vastgesteld_op: datetime
    overleg_id: int
    overleg: str
    voorbehoud: Voorbehoud | None
    bekrachtiging: Bekrachtigingsbesluit | None
    herzien_reden: str
    geldt: bool

    @property
    def voorbehoudzin(self) -> str:
        """Where a voorbehoud stands, in words; empty when there is none."""
        if self.voorbehoud is None:
            return ""
        if self.bekrachtiging is None:
            return f"Onder voorbehoud: {self.voorbehoud.omschrijving}. Een volgend overleg bekrachtigt dit advies."
        return f"Gegeven onder voorbehoud en {self.bekrachtiging.omschrijving}."


def casus_van_advies(sessie: Session, advies_id: int) -> int:
    """The id of the casus that an advice is about.

    Raises:
        Regelovertreding: there is no such advice.
    """
    gevonden = sessie.exec(select(Advies.casus_id).where(col(Advies.id) == advies_id)).first()
    if gevonden is None:
        raise Regelovertreding("Weegtafel kan dit advies niet meer vinden. Ververs het scherm en probeer het opnieuw.")
    return gevonden


def casusadviezen(sessie: Session, casus_id: int) -> tuple[Casusadvies, ...]:
    """Every advice of a casus, the one that holds first."""
    vraag = (
        select(Advies, Overleg.code, Bekrachtiging)
        .outerjoin(Overleg, col(Overleg.id) == col(Advies.overleg_id))
        .outerjoin(Bekrachtiging, col(Bekrachtiging.advies_id) == col(Advies.id))
        .where(col(Advies.casus_id) == casus_id)
        .order_by(col(Advies.volgnummer).desc())
    )
    return tuple(
        Casusadvies(
            id=a.id or 0,
            nummer=a.nummer,
            soort=a.soort,
            motivering=a.motivering,
            voorwaarden=tuple(regel for regel in a.voorwaarden.splitlines() if regel.strip()),
            evaluatiedatum=a.evaluatiedatum,
            vastgesteld_op=a.vastgesteld_op,
            overleg_id=a.overleg_id or 0,
            overleg=code or "",
            voorbehoud=a.voorbehoud,
            bekrachtiging=None if bekrachtiging is None else bekrachtiging.besluit,
            herzien_reden=a.herzien_reden,
            geldt=nummer == 0,
        )
        for nummer, (a, code, bekrachtiging) in enumerate(sessie.exec(vraag))
    )
