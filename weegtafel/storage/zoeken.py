"""Searching all kinds of things while somebody types; the order is decided in ``zoekmotor``."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple

from sqlmodel import Session

from weegtafel.casus.feiten import kernzin
from weegtafel.casus.queries import ALLES, Casusfilter
from weegtafel.doorbraak.zoeken import zoek_aanvragen
from weegtafel.inrichting.zoekwoorden import Zoekopdracht, lees
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import ActieStatus, Adviessoort, Benoemd, CasusSoort, CasusStatus, OverlegStatus
from weegtafel.storage.driver import Connection, verbind
from weegtafel.storage.zoekmotor import VENSTER, als_tekst, bladzijde, op_nummer, sqlite_van, voorwaarden
from weegtafel.storage.zoekschema import ACTIE, ADVIES, CASUS, OVERLEG, Zoekbron, losse_tabellen, tot, vul_opnieuw


class _Rij(NamedTuple):
    id: int
    nummer: str
    soortcode: str
    statuscode: str
    inbrenger_id: int
    inbrenger: str
    """Afkorting of the organisation."""
    begin: str
    """How the hulpvraag begins."""
    profiel: str
    gewijzigd: str
    gereed: str | None
    versie: int


class Casustreffer(_Rij):
    """One row of the case list: a ``casus.queries.CasusRij`` that works out a value when it is looked at.

    A page has a hundred rows and the screen shows some twenty of them, at every keystroke again.
    """

    __slots__ = ()

    @property
    def soort(self) -> CasusSoort:
        """New or renewed."""
        return CasusSoort._value2member_map_[self.soortcode]  # type: ignore[return-value]  # a member of this enum

    @property
    def status(self) -> CasusStatus:
        """Where the casus stands."""
        return CasusStatus._value2member_map_[self.statuscode]  # type: ignore[return-value]  # a member of this enum

    @property
    def kern(self) -> str:
        """The first sentence of the hulpvraag."""
        return kernzin(self.begin)

    @property
    def gewijzigd_op(self) -> datetime:
        """When the casus was last changed."""
        return datetime.fromisoformat(self.gewijzigd)

    @property
    def gereed_op(self) -> datetime | None:
        """When the casus was declared ready."""
        return datetime.fromisoformat(self.gereed) if self.gereed else None


@dataclass(frozen=True, slots=True)
class Zoekuitslag:
    """A page of the case list. ``aantal`` is None when there are more than ``VENSTER`` matches.

    ``benadering`` says that only the newest matches were put in order.
    """

    rijen: tuple[Casustreffer, ...]
    aantal: int | None
    benadering: bool


@dataclass(frozen=True, slots=True)
class Treffer:
    """One result for the command palette. ``soort`` is casus, overleg, actie, advies or doorbraak.

    ``kop`` names it, ``regel`` is a quiet line about it, ``fragment`` the text around the words that were found
    (empty for an overleg).
    """

    soort: str
    id: int
    kop: str
    regel: str
    fragment: str


# --- rows -----------------------------------------------------------------------------------------

#: A row as SQLite gives it, made into a Casustreffer.
_MAAK: Callable[[tuple[Any, ...]], Casustreffer] = partial(tuple.__new__, Casustreffer)
_RIJEN = (
    "SELECT c.id, c.nummer, c.soort, c.status, c.inbrenger_id, o.afkorting, substr(c.hulpvraag, 1, 200), c.profiel, "
    "c.gewijzigd_op, c.gereed_op, c.versie FROM json_each(?) z CROSS JOIN casus c ON c.id = z.value "
    "CROSS JOIN organisatie o ON o.id = c.inbrenger_id"
)


def _rijen(db: Connection, ids: Sequence[int]) -> tuple[Casustreffer, ...]:
    """The rows with these ids, in their order: a CROSS JOIN of SQLite is a loop in the order that is written."""
    return tuple(map(_MAAK, db.execute(_RIJEN, (json.dumps(ids),)))) if ids else ()


def zoek_casussen(
    sessie: Session, tekst: str, filter_: Casusfilter = ALLES, offset: int = 0, limit: int = 100
) -> Zoekuitslag:
    """A page of the case list for a search text (see :mod:`weegtafel.inrichting.zoekwoorden`) and a filter.

    An empty text gives the newest casus first (``oudste_eerst`` turns that), with the exact number of casussen. The
    order of a search is always that of relevance, see above. Never raises for any text.
    """
    db = sqlite_van(sessie)
    opdracht = lees(tekst)
    if opdracht.is_leeg:
        return Zoekuitslag(_rijen(db, _lijst(db, filter_, offset, limit)), tel_casussen(sessie, filter_), False)
    genummerd = op_nummer(db, opdracht, filter_)
    if not genummerd:
        ids, aantal = bladzijde(db, CASUS, opdracht, offset, limit, filter_) if opdracht.met else ([], 0)
        return Zoekuitslag(_rijen(db, ids), aantal, aantal is None)
    gevonden, aantal = bladzijde(db, CASUS, opdracht, 0, VENSTER, filter_)
    ids = genummerd + [i for i in gevonden if i not in set(genummerd)]
    return Zoekuitslag(_rijen(db, ids[offset : offset + limit]), None if aantal is None else len(ids), aantal is None)


def _lijst(db: Connection, filter_: Casusfilter, offset: int, limit: int) -> list[int]:
    waar, waarden = voorwaarden(filter_)
    richting = "ASC" if filter_.oudste_eerst else "DESC"
    sql = (
        f"SELECT c.id FROM casus c {'WHERE ' + waar if waar else 'INDEXED BY casus_filter'} "
        f"ORDER BY c.id {richting} LIMIT ? OFFSET ?"
    )
    return [rij[0] for rij in db.execute(sql, (*waarden, limit, offset))]


def tel_casussen(sessie: Session, filter_: Casusfilter = ALLES) -> int:
    """How many casussen a filter keeps.

    Without a filter the last numbers of the years are added up: numbers are gapless and no casus is ever deleted, and
    counting a million rows at every keystroke is not needed.
    """
    waar, waarden = voorwaarden(filter_)
    db = sqlite_van(sessie)
    if waar:
        sql = f"SELECT count(*) FROM casus c INDEXED BY casus_filter WHERE {waar}"
        if len(waarden) == 1 and filter_.ids is None:
            sql = f"SELECT count(*) FROM casus c WHERE {waar}"
        return int(db.execute(sql, tuple(waarden)).fetchone()[0])
    sql = (
        "WITH RECURSIVE j(jaar) AS (SELECT max(jaar) FROM casus UNION ALL "
        "SELECT (SELECT max(jaar) FROM casus WHERE jaar < j.jaar) FROM j WHERE j.jaar IS NOT NULL) "
        "SELECT sum((SELECT max(volgnummer) FROM casus WHERE casus.jaar = j.jaar)) FROM j WHERE jaar IS NOT NULL"
    )
    return int(db.execute(sql).fetchone()[0] or 0)


# --- the palette ----------------------------------------------------------------------------------


def zoek_alles(sessie: Session, tekst: str, limit_per_soort: int = 6) -> tuple[Treffer, ...]:
    """Casussen, overleggen, acties, adviezen and doorbraken for the command palette, in that order, best first.

    Never raises for any text; an empty text finds nothing.
    """
    opdracht = lees(tekst)
    if opdracht.is_leeg:
        return ()
    db = sqlite_van(sessie)
    uit: list[Treffer] = []
    for bron, maak in ((CASUS, _casus), (OVERLEG, _overleg), (ACTIE, _actie), (ADVIES, _advies)):
        ids = bladzijde(db, bron, opdracht, 0, limit_per_soort)[0] if opdracht.met else []
        if bron is CASUS and opdracht.volgnummer is not None:
            genummerd = op_nummer(db, opdracht, ALLES)
            ids = [*genummerd, *(i for i in ids if i not in set(genummerd))]
        fragmenten: dict[int, str] = {}
        if bron.later and opdracht.met:
            eerst, fragmenten = _wachtende(db, bron, opdracht, limit_per_soort)
            ids = [*eerst, *ids]
        if ids:
            ids = ids[:limit_per_soort]
            uit += maak(db, ids, _fragmenten(db, bron, opdracht, ids) | fragmenten)
    uit += (Treffer("doorbraak", *treffer) for treffer in zoek_aanvragen(db, tekst, limit_per_soort))
    return tuple(uit)


def _wachtende(db: Connection, bron: Zoekbron, opdracht: Zoekopdracht, limit: int) -> tuple[list[int], dict[int, str]]:
    """Ids and fragments of what matches among the rows that the index does not hold yet.

    Those are the few of an overleg that is under way; an index in memory answers by the same rules as the large one.
    """
    sql = f"SELECT id, {', '.join(bron.kolommen)} FROM {bron.soort} WHERE id > {tot(bron)}"
    rijen = db.execute(sql).fetchall()
    if not rijen:
        return [], {}
    with closing(verbind(":memory:", isolation_level=None)) as klein:
        for regel in losse_tabellen(bron):
            klein.execute(regel)
        klein.executemany(f"INSERT INTO {bron.soort} VALUES (?{', ?' * len(bron.kolommen)})", rijen)
        for regel in vul_opnieuw(bron):
            klein.execute(regel)
        ids = bladzijde(klein, bron, opdracht, 0, limit)[0]
        return ids, _fragmenten(klein, bron, opdracht, ids)


def _fragmenten(db: Connection, bron: Zoekbron, opdracht: Zoekopdracht, ids: Sequence[int]) -> dict[int, str]:
    """Some ten words around what was found, per id; only for running text."""
    if not bron.lopende_tekst or not opdracht.met:
        return {}
    tabel = f"{bron.soort}_zoek"
    uitdrukking = " OR ".join(als_tekst(" ".join(t.woorden)) + (" *" if t.begin else "") for t in opdracht.met)
    uit = {}
    for i in ids:
        rij = db.execute(
            f"SELECT snippet({tabel}, -1, '', '', '…', 12) FROM {tabel} WHERE {tabel} MATCH ? AND rowid = ?",
            (uitdrukking, i),
        ).fetchone()
        if rij is not None:
            uit[i] = " ".join(rij[0].split())
    return uit


def _bij_ids(db: Connection, sql: str, ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """Rows (the id first) in the order of the ids."""
    rijen = {rij[0]: rij for rij in db.execute(sql, (json.dumps(list(ids)),))}
    return [rijen[i] for i in ids if i in rijen]


def _naam(soort: type[Benoemd], waarde: str) -> str:
    """The words for a stored code."""
    return {lid.value: lid.omschrijving for lid in soort}[waarde]


def _casus(db: Connection, ids: Sequence[int], fragmenten: dict[int, str]) -> list[Treffer]:
    return [
        Treffer("casus", r.id, r.nummer, f"{r.inbrenger} · {r.status.omschrijving}", fragmenten.get(r.id, "") or r.kern)
        for r in _rijen(db, ids)
    ]


def _overleg(db: Connection, ids: Sequence[int], _fragmenten: dict[int, str]) -> list[Treffer]:
    sql = "SELECT id, code, datum, status, locatie FROM overleg WHERE id IN (SELECT value FROM json_each(?))"
    uit = []
    for id_, code, datum, status, locatie in _bij_ids(db, sql, ids):
        regel = " · ".join(filter(None, (_naam(OverlegStatus, status), locatie)))
        uit.append(Treffer("overleg", id_, f"{code}, {datum_voluit(date.fromisoformat(datum))}", regel, ""))
    return uit


def _actie(db: Connection, ids: Sequence[int], _fragmenten: dict[int, str]) -> list[Treffer]:
    sql = (
        "SELECT a.id, a.wat, a.wanneer, a.status, coalesce(p.naam, o.afkorting, ''), a.toelichting FROM actie a "
        "LEFT JOIN persoon p ON p.id = a.persoon_id LEFT JOIN organisatie o ON o.id = a.organisatie_id "
        "WHERE a.id IN (SELECT value FROM json_each(?))"
    )
    uit = []
    for id_, wat, wanneer, status, wie, toelichting in _bij_ids(db, sql, ids):
        delen = (wie, f"vóór {datum_voluit(date.fromisoformat(wanneer))}", _naam(ActieStatus, status))
        uit.append(Treffer("actie", id_, kernzin(wat), " · ".join(filter(None, delen)), kernzin(toelichting)))
    return uit


def _advies(db: Connection, ids: Sequence[int], fragmenten: dict[int, str]) -> list[Treffer]:
    sql = (
        "SELECT a.id, a.nummer, a.soort, c.nummer, a.motivering FROM advies a JOIN casus c ON c.id = a.casus_id "
        "WHERE a.id IN (SELECT value FROM json_each(?))"
    )
    return [
        Treffer(
            "advies",
            id_,
            nummer,
            f"{_naam(Adviessoort, soort)} · casus {casus}",
            fragmenten.get(id_, "") or kernzin(motivering),
        )
        for id_, nummer, soort, casus, motivering in _bij_ids(db, sql, ids)
    ]
