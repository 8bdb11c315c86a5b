"""The table of one overleg as the rules see it, read from the database: items, members, presence, recusals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sqlalchemy import BindParameter, Table, bindparam
from sqlalchemy import select as kies
from sqlmodel import Session, SQLModel, col, select

from weegtafel.casus.models import Casus
from weegtafel.inrichting.instellingen import Quorumregel, instellingen_op
from weegtafel.inrichting.models import Organisatie
from weegtafel.inrichting.vastesql import VasteSql, schoon_db
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


class Overlegfeit(Protocol):
    """What the table needs to know of its overleg."""

    @property
    def id(self) -> int | None: ...  # noqa: D102  # a column of ``Overleg``

    @property
    def datum(self) -> date: ...  # noqa: D102  # a column of ``Overleg``

    @property
    def geopend_op(self) -> datetime | None: ...  # noqa: D102  # a column of ``Overleg``

    @property
    def actief_punt_id(self) -> int | None: ...  # noqa: D102  # a column of ``Overleg``


def tabel(soort: type[SQLModel]) -> Table:
    """The table of a model, for statements that need rows and no objects."""
    return SQLModel.metadata.tables[str(soort.__tablename__)]


# Made once: every act in a meeting asks these, and a statement that stays the same is translated once.
_OVERLEG: BindParameter[int] = bindparam("overleg")
_P, _C, _O, _D, _A, _T = (tabel(s) for s in (Agendapunt, Casus, Organisatie, Deelnemer, Aanwezigheid, Terugtrekking))
_VAN_PUNT = (_P.c.id, _P.c.volgorde, _P.c.soort, _P.c.titel, _P.c.status, _P.c.afgerond_op)
_PUNTEN = VasteSql(
    kies(*_VAN_PUNT, _C.c.inbrenger_id)
    .select_from(_P.outerjoin(_C, _C.c.id == _P.c.casus_id))
    .where(_P.c.overleg_id == _OVERLEG)
    .order_by(_P.c.volgorde, _P.c.id)
)
_LEDEN = VasteSql(
    kies(_O.c.id, _O.c.naam, _O.c.soort)
    .join(_D, _D.c.organisatie_id == _O.c.id)
    .where(_D.c.overleg_id == _OVERLEG)
    .order_by(_O.c.naam, _O.c.id)
)
_MELDINGEN = VasteSql(
    kies(_A.c.organisatie_id, _A.c.soort, _A.c.agendapunt_id, _A.c.tijdstip)
    .where(_A.c.overleg_id == _OVERLEG)
    .order_by(_A.c.id)
)
_TERUG = VasteSql(
    kies(_T.c.agendapunt_id, _T.c.organisatie_id)
    .join(_P, _P.c.id == _T.c.agendapunt_id)
    .where(_P.c.overleg_id == _OVERLEG)
)


_LEDEN_BIJ = VasteSql(
    kies(_O.c.id, _O.c.naam, _O.c.soort, _T.c.id)
    .select_from(
        _D.join(_O, _O.c.id == _D.c.organisatie_id).outerjoin(
            _T, (_T.c.organisatie_id == _O.c.id) & (_T.c.agendapunt_id == bindparam("punt"))
        )
    )
    .where(_D.c.overleg_id == _OVERLEG)
)
_MELDINGEN_BIJ = VasteSql(
    kies(_A.c.organisatie_id, _A.c.soort, _A.c.agendapunt_id, _A.c.tijdstip, _P.c.volgorde, _P.c.afgerond_op)
    .select_from(_A.outerjoin(_P, (_P.c.id == _A.c.agendapunt_id) & (_P.c.overleg_id == _A.c.overleg_id)))
    .where(_A.c.overleg_id == _OVERLEG)
    .order_by(_A.c.id)
)


def meedoen_bij(
    sessie: Session, overleg_id: int, dag: date, punt_id: int, plaats: int
) -> tuple[frozenset[int], Quorumstand]:
    """Who takes part in one undecided item (``plaats``: where on the agenda), and whether that is enough.

    The same rules as those of :func:`tafel_van`, without the items that nobody came or left at.
    """
    db, waarden = schoon_db(sessie), {"overleg": overleg_id, "punt": punt_id}
    volgorde = Volgorde((punt_id,))
    plek: dict[int, tuple[int, datetime | None]] = {punt_id: (plaats, None)}
    gebeurtenissen = []
    for organisatie, soort, anker, tijdstip, anker_plaats, klaar in _MELDINGEN_BIJ.rijen(db, waarden):
        gebeurtenissen.append(Gebeurtenis(organisatie, soort, anker, tijdstip))
        if anker_plaats is not None:
            plek[anker] = (anker_plaats, klaar)
    volgorde.plek = plek
    rijen = _LEDEN_BIJ.rijen(db, waarden)
    leden = [Deelnemende(id_, naam, soort is OrganisatieSoort.GI) for id_, naam, soort, _ in rijen]
    terug = {rij[0] for rij in rijen if rij[3] is not None}
    aanwezig = aanwezig_bij(gebeurtenissen, volgorde, punt_id)
    stand = quorumstand(instellingen_op(sessie, dag).quorum, leden, aanwezig, terug)
    return aanwezig.intersection(d.id for d in leden) - terug, stand


def tafel_van(sessie: Session, overleg: Overlegfeit) -> Tafel:
    """Read the table of an overleg, with the quorum rule that holds on its date."""
    assert overleg.id is not None
    db, waarden = schoon_db(sessie), {"overleg": overleg.id}
    actief = overleg.actief_punt_id
    punten = tuple(
        Puntfeit(r[0], r[1], r[2], r[3], r[4], r[5], r[0] == actief, r[6]) for r in _PUNTEN.rijen(db, waarden)
    )
    terug: dict[int, set[int]] = {}
    for punt, organisatie in _TERUG.rijen(db, waarden):
        terug.setdefault(punt, set()).add(organisatie)
    return Tafel(
        punten=punten,
        deelnemers=tuple(
            Deelnemende(id_, naam, soort is OrganisatieSoort.GI) for id_, naam, soort in _LEDEN.rijen(db, waarden)
        ),
        gebeurtenissen=tuple(Gebeurtenis(*melding) for melding in _MELDINGEN.rijen(db, waarden)),
        volgorde=behandelvolgorde(punten),
        terug={punt: frozenset(wie) for punt, wie in terug.items()},
        regel=instellingen_op(sessie, overleg.datum).quorum,
        geopend=overleg.geopend_op is not None,
    )
