"""What screens, documents and handlers read of requests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import repeat
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Text, bindparam, case, func, literal_column, or_, type_coerce
from sqlalchemy import select as kies
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col, select

from weegtafel.doorbraak.codes import AanvraagStatus, Deel, Knelpuntaard, Knelpuntsoort
from weegtafel.doorbraak.models import (
    Aanvraag,
    Besluit,
    Besteding,
    Betrokkene,
    Bewerking,
    Doorbraakplan,
    Effectregel,
    Huishoudlid,
    Knelpunt,
    Leefdomeinoordeel,
    Nazorgeffect,
    Nazorgmoment,
    Rekenuitkomst,
    Routestap,
    Toets,
)
from weegtafel.doorbraak.planstand import betrokken_aanvragers, bewerkers, bewerkte_delen, plankenmerk
from weegtafel.doorbraak.rijen import (
    AanvraagFeiten,
    Aanvraagfilter,
    AanvraagRij,
    BesluitRij,
    BestedingRij,
    BetrokkeneRij,
    BewerkerRij,
    CoachRij,
    EffectRij,
    HuishoudlidRij,
    KnelpuntRij,
    LeefdomeinRij,
    NazorgeffectRij,
    NazorgRij,
    PlanRij,
    RekenuitkomstRij,
    RoutestapRij,
    ToetsRij,
)
from weegtafel.doorbraak.rules import toets as toetsregels
from weegtafel.doorbraak.rules.verloop import EINDSTATUSSEN
from weegtafel.inrichting.models import Gemeente, Organisatie, Persoon, PersoonRol
from weegtafel.inrichting.queries import codenamen, geldt
from weegtafel.inrichting.vastesql import Database, VasteSql, schoon_db
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Rol

T = TypeVar("T", bound=SQLModel)
S = AanvraagStatus
ALLES = Aanvraagfilter()
KERN_TEKENS = 160


def _gefilterd(vraag: Select[Any], filter_: Aanvraagfilter) -> Select[Any]:
    if filter_.statussen:
        vraag = vraag.where(col(Aanvraag.status).in_(sorted(filter_.statussen)))
    if filter_.coach_id is not None:
        vraag = vraag.where(col(Aanvraag.coach_id) == filter_.coach_id)
    if filter_.jaar is not None:
        vraag = vraag.where(col(Aanvraag.jaar) == filter_.jaar)
    if filter_.ids is not None:
        vraag = vraag.where(col(Aanvraag.id).in_(filter_.ids))
    for woord in filter_.tekst.split():
        kolommen = (Aanvraag.nummer, Aanvraag.vastgelopen, Aanvraag.perspectief, Aanvraag.eerst_nodig)
        vraag = vraag.where(or_(*(col(kolom).icontains(woord, autoescape=True) for kolom in kolommen)))
    return vraag


_A = SQLModel.metadata.tables[str(Aanvraag.__tablename__)].c
_COACH, _ORGANISATIE = aliased(Persoon), Organisatie
_LEEG: ColumnElement[str] = literal_column("''")


def _met_namen(venster: Select[Any]) -> Select[Any]:
    """The narrow row of every request in a window, the newest first."""
    # Constants stand in the text of the statement: a parameter in a function is worked out again for every row.
    return (
        kies(
            _A.id,
            _A.nummer,
            type_coerce(_A.status, Text),
            type_coerce(_A.aanvragersoort, Text),
            func.coalesce(col(_ORGANISATIE.afkorting), _LEEG),
            func.substr(_A.vastgelopen, literal_column("1"), literal_column(str(KERN_TEKENS))),
            _A.coach_id,
            func.coalesce(col(_COACH.naam), _LEEG),
            _A.plan_cent,
            _A.besluit_cent,
            type_coerce(_A.aangemaakt_op, Text),
        )
        .join(_ORGANISATIE, col(_ORGANISATIE.id) == _A.organisatie_id, isouter=True)
        .join(_COACH, col(_COACH.id) == _A.coach_id, isouter=True)
        .where(_A.id.in_(venster))
        .order_by(_A.id.desc())
    )


def _gefilterd_vast(statussen: int, met_coach: bool, met_jaar: bool) -> Select[Any]:
    vraag = kies(_A.id)
    if statussen:
        vraag = vraag.where(_A.status.in_([bindparam(f"status{n}", type_=_A.status.type) for n in range(statussen)]))
    if met_coach:
        vraag = vraag.where(_A.coach_id == bindparam("coach"))
    if met_jaar:
        vraag = vraag.where(_A.jaar == bindparam("jaar"))
    return vraag


@cache
def _lijst(statussen: int, met_coach: bool, met_jaar: bool) -> VasteSql:
    """The list for one shape of filter, translated once: a list is asked at every turn of its page."""
    venster = _gefilterd_vast(statussen, met_coach, met_jaar).order_by(_A.id.desc())
    return VasteSql(_met_namen(venster.limit(bindparam("hoeveel")).offset(bindparam("vanaf"))))


def _leesbaar(sessie: Session) -> Database:
    """The database for one statement. That is one view of the file by itself: no transaction is begun for it."""
    bron = sessie.bind
    if isinstance(bron, Connection) and not sessie.in_transaction():
        db = bron.connection.driver_connection
        if db is not None:
            return db  # type: ignore[no-any-return]  # the driver's own connection, which has no types
    return schoon_db(sessie)


def _als_rijen(gevonden: Iterable[Any]) -> tuple[AanvraagRij, ...]:
    """What ``AanvraagRij._make`` does, without counting the fields of each row again."""
    return tuple(map(tuple.__new__, repeat(AanvraagRij), gevonden))


def aanvragen(
    sessie: Session, filter: Aanvraagfilter = ALLES, offset: int = 0, limit: int = 200
) -> tuple[AanvraagRij, ...]:
    """A window on the requests, the newest first."""
    if filter.tekst or filter.ids is not None:
        venster = _gefilterd(kies(_A.id), filter).order_by(_A.id.desc()).offset(offset).limit(limit)
        return _als_rijen(sessie.execute(_met_namen(venster)))
    waarden: dict[str, Any] = {f"status{n}": status for n, status in enumerate(sorted(filter.statussen))}
    waarden |= {"coach": filter.coach_id, "jaar": filter.jaar, "hoeveel": limit, "vanaf": offset}
    vraag = _lijst(len(filter.statussen), filter.coach_id is not None, filter.jaar is not None)
    return _als_rijen(vraag.doe(_leesbaar(sessie), waarden).fetchall())


def aantal(sessie: Session, filter: Aanvraagfilter = ALLES) -> int:
    """How many requests a filter keeps."""
    return int(sessie.execute(_gefilterd(kies(func.count(col(Aanvraag.id))), filter)).scalar_one())


def aantallen_per_status(sessie: Session) -> dict[AanvraagStatus, int]:
    """How many requests stand in each status; zero where there are none."""
    uit = dict.fromkeys(AanvraagStatus, 0)
    for status, getal in sessie.execute(kies(col(Aanvraag.status), func.count()).group_by(col(Aanvraag.status))):
        uit[status] = getal
    return uit


def aanvraag_op_nummer(sessie: Session, nummer: str) -> int | None:
    """The id of the request with this number, None when there is none."""
    return sessie.exec(select(Aanvraag.id).where(col(Aanvraag.nummer) == nummer.strip().upper())).first()


def werkvoorraad(sessie: Session, dag: date) -> tuple[CoachRij, ...]:
    """Every coach of a day with the open requests on that desk, by name."""
    bezig = col(Aanvraag.status).not_in(sorted(EINDSTATUSSEN))
    tel = {
        coach_id: rest
        for coach_id, *rest in sessie.execute(
            kies(
                col(Aanvraag.coach_id),
                func.count(),
                func.sum(case((col(Aanvraag.status).in_([S.PLAN, S.TOETS, S.BESLUIT]), 1), else_=0)),
                func.sum(case((col(Aanvraag.status) == S.UITVOERING, 1), else_=0)),
                func.sum(case((col(Aanvraag.status) == S.NAZORG, 1), else_=0)),
                func.sum(col(Aanvraag.plan_cent)),
            )
            .where(bezig, col(Aanvraag.coach_id).is_not(None))
            .group_by(col(Aanvraag.coach_id))
        )
    }
    vraag = (
        kies(col(Persoon.id), col(Persoon.naam))
        .join(PersoonRol, col(PersoonRol.persoon_id) == col(Persoon.id))
        .where(geldt(Persoon, dag), geldt(PersoonRol, dag), col(PersoonRol.rol) == Rol.DOORBRAAKCOACH)
        .order_by(col(Persoon.naam))
        .distinct()
    )
    return tuple(CoachRij(i, naam, *tel.get(i, (0, 0, 0, 0, 0))) for i, naam in sessie.execute(vraag))


def haal(sessie: Session, aanvraag_id: int) -> Aanvraag:
    """The row of a request.

    Raises:
        Regelovertreding: there is no such request.
    """
    rij = sessie.get(Aanvraag, aanvraag_id)
    if rij is None:
        raise Regelovertreding("Weegtafel kan deze aanvraag niet meer vinden. Ververs het scherm en probeer opnieuw.")
    return rij


def _rijen(sessie: Session, soort: type[T], aanvraag_id: int) -> Sequence[T]:
    return sessie.exec(
        select(soort).where(soort.aanvraag_id == aanvraag_id).order_by(soort.id)  # type: ignore[attr-defined]  # all have them
    ).all()


def _gewoon(rij: SQLModel, doel: Any, **anders: object) -> Any:
    """A row dataclass from an object of the database with the same names, but for what is given otherwise."""
    return doel(**{naam: anders.get(naam, getattr(rij, naam, None)) for naam in doel.__dataclass_fields__})


def _naam(sessie: Session, persoon_id: int | None) -> str:
    persoon = None if persoon_id is None else sessie.get(Persoon, persoon_id)
    return "" if persoon is None else persoon.naam


def aanvraag(sessie: Session, aanvraag_id: int) -> AanvraagFeiten:
    """Everything that stands in one request.

    Raises:
        Regelovertreding: there is no such request.
    """
    rij = haal(sessie, aanvraag_id)
    dag = rij.gewijzigd_op.date()
    gemeente = sessie.get(Gemeente, rij.gemeente_id)
    organisatie = None if rij.organisatie_id is None else sessie.get(Organisatie, rij.organisatie_id)
    rollen, leeftijden = codenamen(sessie, "huishoudrol", dag), codenamen(sessie, "leeftijd_huishouden", dag)
    types, domeinen = codenamen(sessie, "bestedingstype", dag), codenamen(sessie, "leefdomein", dag)
    betrokkenen = _rijen(sessie, Betrokkene, aanvraag_id)
    plan = sessie.exec(select(Doorbraakplan).where(col(Doorbraakplan.aanvraag_id) == aanvraag_id)).first()
    return _gewoon(  # type: ignore[no-any-return]  # made of the class that is named
        rij,
        AanvraagFeiten,
        gemeente=gemeente.naam if gemeente else "",
        organisatie=organisatie.naam if organisatie else "",
        ingediend_door=_naam(sessie, rij.ingediend_door_id),
        namens=_naam(sessie, rij.namens_id),
        coach=_naam(sessie, rij.coach_id),
        huishouden=tuple(
            _gewoon(
                h,
                HuishoudlidRij,
                rol_naam=rollen.get(h.rol, h.rol),
                leeftijd_naam=leeftijden.get(h.leeftijd, h.leeftijd),
            )
            for h in _rijen(sessie, Huishoudlid, aanvraag_id)
        ),
        betrokkenen=tuple(_gewoon(b, BetrokkeneRij) for b in betrokkenen),
        betrokkenen_cent=sum(b.kosten_cent or 0 for b in betrokkenen),
        route=tuple(_gewoon(r, RoutestapRij) for r in _rijen(sessie, Routestap, aanvraag_id)),
        plan=_gewoon(plan or Doorbraakplan(aanvraag_id=aanvraag_id), PlanRij),
        bestedingen=tuple(
            _gewoon(
                b,
                BestedingRij,
                type_naam=types.get(b.type, b.type),
                totaal_cent=None if b.bedrag_cent is None else b.bedrag_cent * b.aantal,
            )
            for b in _rijen(sessie, Besteding, aanvraag_id)
        ),
        leefdomeinen=tuple(
            _gewoon(d, LeefdomeinRij, domein_naam=domeinen.get(d.domein, d.domein))
            for d in _rijen(sessie, Leefdomeinoordeel, aanvraag_id)
        ),
        effecten=tuple(_gewoon(e, EffectRij) for e in _rijen(sessie, Effectregel, aanvraag_id)),
        toetsen=toetsen(sessie, rij),
        besluiten=besluiten(sessie, aanvraag_id),
        nazorg=nazorg(sessie, aanvraag_id),
        knelpunten=tuple(
            _gewoon(k, KnelpuntRij, soort=_lid(Knelpuntsoort, k.soort), aard=_lid(Knelpuntaard, k.aard))
            for k in _rijen(sessie, Knelpunt, aanvraag_id)
        ),
    )


def _lid(soort: Any, waarde: str) -> Any:
    return soort._value2member_map_[waarde]


def toetsen(sessie: Session, rij: Aanvraag) -> tuple[ToetsRij, ...]:
    """The toetsen of a request, the newest first, each with why it no longer counts."""
    aanvraag_id = rij.id or 0
    stand = (rij.planversie, plankenmerk(sessie, aanvraag_id))
    eigen = betrokken_aanvragers(sessie, rij)
    delen = bewerkte_delen(sessie, aanvraag_id)
    alle = list(reversed(_rijen(sessie, Toets, aanvraag_id)))
    return tuple(
        _gewoon(
            t,
            ToetsRij,
            toetser=_naam(sessie, t.toetser_id),
            vervallen=toetsregels.vervallen(
                (t.planversie, t.planhash),
                stand,
                t.toetser_id in eigen or toetsregels.heeft_inhoud_bewerkt(delen.get(t.toetser_id, frozenset())),
                laatste=t is alle[0],
            ),
        )
        for t in alle
    )


def besluiten(sessie: Session, aanvraag_id: int) -> tuple[BesluitRij, ...]:
    """The decisions on a request, the newest first."""
    alle = _rijen(sessie, Besluit, aanvraag_id)
    nummers: dict[int | None, str] = {b.id: b.nummer for b in alle}
    herzien: dict[int | None, str] = {b.herziet_id: b.nummer for b in alle if b.herziet_id is not None}
    return tuple(
        _gewoon(
            b,
            BesluitRij,
            door=_naam(sessie, b.door_id),
            herziet=nummers.get(b.herziet_id, ""),
            herzien_door=herzien.get(b.id, ""),
        )
        for b in reversed(alle)
    )


def nazorg(sessie: Session, aanvraag_id: int) -> tuple[NazorgRij, ...]:
    """The evaluation days of a request, by day."""
    momenten = sorted(_rijen(sessie, Nazorgmoment, aanvraag_id), key=lambda m: (m.datum, m.id or 0))
    vraag = (
        select(Nazorgeffect)
        .where(col(Nazorgeffect.nazorgmoment_id).in_([m.id for m in momenten]))
        .order_by(col(Nazorgeffect.id))
    )
    per_moment: dict[int, list[NazorgeffectRij]] = {}
    for e in sessie.exec(vraag):
        per_moment.setdefault(e.nazorgmoment_id, []).append(_gewoon(e, NazorgeffectRij))
    return tuple(
        _gewoon(m, NazorgRij, door=_naam(sessie, m.door_id), effecten=tuple(per_moment.get(m.id or 0, ())))
        for m in momenten
    )


def bewerkerslijst(sessie: Session, aanvraag_id: int) -> tuple[BewerkerRij, ...]:
    """Who touched which part of a request, in the order in which it happened."""
    vraag = (
        select(Bewerking, Persoon)
        .join(Persoon, col(Persoon.id) == col(Bewerking.persoon_id))
        .where(col(Bewerking.aanvraag_id) == aanvraag_id)
        .order_by(col(Bewerking.id))
    )
    return tuple(BewerkerRij(b.persoon_id, p.naam, _lid(Deel, b.deel), b.eerst_op) for b, p in sessie.exec(vraag))


def mogelijke_toetsers(sessie: Session, aanvraag_id: int, dag: date) -> tuple[tuple[int, str], ...]:
    """Coaches of a day who may judge this plan: they touched nothing of the request and are not its coach."""
    rij = haal(sessie, aanvraag_id)
    uitgesloten = bewerkers(sessie, aanvraag_id) | betrokken_aanvragers(sessie, rij)
    return tuple((c.id, c.naam) for c in werkvoorraad(sessie, dag) if c.id not in uitgesloten)


def rekenuitkomsten(sessie: Session, aanvraag_id: int) -> tuple[RekenuitkomstRij, ...]:
    """The stored calculations of a request, the newest first."""
    from weegtafel.doorbraak.models import Prijslijstversie

    versies = {p.id: p.versie for p in sessie.exec(select(Prijslijstversie))}
    return tuple(
        _gewoon(
            r,
            RekenuitkomstRij,
            prijslijst=versies.get(r.prijslijst_id, ""),
            effect_ids=tuple(int(i) for i in r.effect_ids.split()),
        )
        for r in reversed(_rijen(sessie, Rekenuitkomst, aanvraag_id))
    )
