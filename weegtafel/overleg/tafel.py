"""The table of one overleg as the rules see it, read from the database: items, members, presence, recusals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from weegtafel.casus.models import Casus
from weegtafel.inrichting.instellingen import Quorumregel, instellingen_op
from weegtafel.inrichting.models import Organisatie
from weegtafel.kernel.codes import Aanwezigheidssoort, OrganisatieSoort, PuntSoort, PuntStatus
from weegtafel.overleg.models import Aanwezigheid, Agendapunt, Deelnemer, Overleg, Terugtrekking
from weegtafel.overleg.rules.aanwezigheid import (
    Deelnemende,
    Gebeurtenis,
    Puntfeit,
    Quorumstand,
    Volgorde,
    aanwezig_bij,
    afwezige_inbrengers,
    behandelvolgorde,
    quorumstand,
    stand_bij,
)


def punten_van(sessie: Session, overleg_id: int) -> list[Agendapunt]:
    """The items of an agenda, in order."""
    return list(
        sessie.exec(
            select(Agendapunt)
            .where(col(Agendapunt.overleg_id) == overleg_id)
            .order_by(col(Agendapunt.volgorde), col(Agendapunt.id))
        )
    )


def puntfeiten(sessie: Session, overleg: Overleg, punten: Sequence[Agendapunt] | None = None) -> tuple[Puntfeit, ...]:
    """The items of an agenda as the rules need them, in order."""
    assert overleg.id is not None
    rijen = punten_van(sessie, overleg.id) if punten is None else punten
    casussen = {p.casus_id for p in rijen if p.casus_id is not None}
    inbrengers: dict[int | None, int] = {}
    if casussen:
        vraag = select(Casus.id, Casus.inbrenger_id).where(col(Casus.id).in_(casussen))
        inbrengers = dict(sessie.exec(vraag).all())
    return tuple(
        Puntfeit(
            p.id or 0,
            p.volgorde,
            p.soort,
            p.titel,
            p.status,
            p.afgerond_op,
            p.id == overleg.actief_punt_id,
            inbrengers.get(p.casus_id) if p.casus_id is not None else None,
        )
        for p in rijen
    )


@dataclass(frozen=True, slots=True)
class Tafel:
    """Everything that presence and quorum follow from. Each question takes the id of an item (None: the start)."""

    punten: tuple[Puntfeit, ...]
    deelnemers: tuple[Deelnemende, ...]
    gebeurtenissen: tuple[Gebeurtenis, ...]
    volgorde: Volgorde
    terug: Mapping[int, frozenset[int]]
    regel: Quorumregel
    geopend: bool

    def stand(self, punt_id: int | None) -> dict[int, Aanwezigheidssoort]:
        """The last known presence of each member; silence is not in it."""
        leden = {d.id for d in self.deelnemers}
        alles = stand_bij(self.gebeurtenissen, self.volgorde, punt_id)
        return {organisatie: soort for organisatie, soort in alles.items() if organisatie in leden}

    def aanwezig(self, punt_id: int | None) -> frozenset[int]:
        """Members at the table, recused ones too."""
        leden = {d.id for d in self.deelnemers}
        return aanwezig_bij(self.gebeurtenissen, self.volgorde, punt_id) & leden

    def teruggetrokken(self, punt_id: int) -> frozenset[int]:
        """Organisations that recused themselves from this item."""
        return self.terug.get(punt_id, frozenset())

    def doen_mee(self, punt_id: int) -> frozenset[int]:
        """Members that are present and not recused."""
        return self.aanwezig(punt_id) - self.teruggetrokken(punt_id)

    def quorum(self, punt_id: int | None) -> Quorumstand:
        """Whether enough members take part."""
        terug = frozenset() if punt_id is None else self.teruggetrokken(punt_id)
        return quorumstand(self.regel, self.deelnemers, self.aanwezig(punt_id), terug)

    def beslist(self) -> dict[int, frozenset[int]]:
        """Who took part in each item on which the table decided; nothing may change this afterwards."""
        return {
            p.id: self.doen_mee(p.id)
            for p in self.punten
            if p.status is PuntStatus.AFGEROND and p.soort in (PuntSoort.CASUS, PuntSoort.BEKRACHTIGING)
        }

    def anders_dan(self, voor: Tafel) -> list[str]:
        """Titles of items that were decided in ``voor`` and where others take part now."""
        nu = self.beslist()
        titels = {p.id: p.titel for p in voor.punten}
        return [titels[punt] for punt, wie in voor.beslist().items() if punt in nu and nu[punt] != wie]

    def afwezige_inbrengers(self, punt_id: int | None = None) -> tuple[Puntfeit, ...]:
        """Open items whose inbrenger is not there; without an item, by what holds after the last event."""
        waar = punt_id if punt_id is not None or not self.volgorde else self.volgorde[-1]
        return afwezige_inbrengers(self.punten, self.stand(waar), geopend=self.geopend)


def tafel_van(sessie: Session, overleg: Overleg) -> Tafel:
    """Read the table of an overleg, with the quorum rule that holds on its date."""
    assert overleg.id is not None
    punten = puntfeiten(sessie, overleg)
    leden = sessie.exec(
        select(Organisatie)
        .join(Deelnemer, col(Deelnemer.organisatie_id) == col(Organisatie.id))
        .where(col(Deelnemer.overleg_id) == overleg.id)
        .order_by(col(Organisatie.naam), col(Organisatie.id))
    ).all()
    meldingen = sessie.exec(
        select(Aanwezigheid).where(col(Aanwezigheid.overleg_id) == overleg.id).order_by(col(Aanwezigheid.id))
    ).all()
    terug: dict[int, set[int]] = {}
    vraag = (
        select(Terugtrekking)
        .join(Agendapunt, col(Agendapunt.id) == col(Terugtrekking.agendapunt_id))
        .where(col(Agendapunt.overleg_id) == overleg.id)
    )
    for rij in sessie.exec(vraag):
        terug.setdefault(rij.agendapunt_id, set()).add(rij.organisatie_id)
    return Tafel(
        punten=punten,
        deelnemers=tuple(Deelnemende(o.id or 0, o.naam, o.soort is OrganisatieSoort.GI) for o in leden),
        gebeurtenissen=tuple(Gebeurtenis(m.organisatie_id, m.soort, m.agendapunt_id, m.tijdstip) for m in meldingen),
        volgorde=behandelvolgorde(punten),
        terug={punt: frozenset(wie) for punt, wie in terug.items()},
        regel=instellingen_op(sessie, overleg.datum).quorum,
        geopend=overleg.geopend_op is not None,
    )
