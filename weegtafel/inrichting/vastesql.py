"""Statements that are translated once and then given to the database itself.

SQLAlchemy spends some 0.1 ms on each statement that it executes, whatever it asks; an act during which people wait asks
fifteen. A :class:`VasteSql` is written with the models like any other statement, and its values and rows are
converted by the same column types; only the asking goes past SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Protocol

from sqlalchemy import Delete, Insert, Select, Update
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeEngine
from sqlmodel import Session

#: Under this name the ``info`` of a session holds the one connection that it works on, for who begins on that itself.
DB = "db"
_DIALECT = sqlite.dialect()
_Omzetter = Callable[[Any], Any] | None


class Database(Protocol):
    """A connection as the Python database interface has it (PEP 249), with SQLite's short-cut to a cursor."""

    def execute(self, sql: str, waarden: Sequence[Any] = ..., /) -> Any:
        """Run one statement; the cursor gives its rows."""
        ...


def db_van(sessie: Session) -> Database:
    """The database itself, inside the transaction of the session.

    What the session holds and did not write yet is not seen; see :func:`schoon_db`.
    """
    # ``Kluis`` begins its transactions on the connection itself; a session that nobody used stays out of it.
    db = sessie.info.get(DB)
    if db is not None and db.in_transaction:
        return db  # type: ignore[no-any-return]  # ``info`` has no types
    return sessie.connection().connection.driver_connection  # type: ignore[return-value]  # the same


def schoon_db(sessie: Session) -> Database:
    """As :func:`db_van`, after everything that the session holds was written."""
    sessie.flush()
    return db_van(sessie)


@cache
def _heen(soort: TypeEngine[Any]) -> _Omzetter:
    return soort.dialect_impl(_DIALECT).bind_processor(_DIALECT)


def _terug(soort: TypeEngine[Any]) -> _Omzetter:
    return soort.dialect_impl(_DIALECT).result_processor(_DIALECT, None)


class VasteSql:
    """One statement. Its parameters are the names of its ``bindparam``; those of an insert its ``kolommen``."""

    def __init__(self, opdracht: Select[Any] | Insert | Update | Delete, kolommen: Sequence[str] | None = None) -> None:
        vertaald = opdracht.compile(dialect=_DIALECT, column_keys=kolommen)
        self.sql = str(vertaald)
        self._namen: tuple[tuple[str, _Omzetter], ...] = tuple(
            (naam, _heen(vertaald.binds[naam].type)) for naam in vertaald.positiontup or ()
        )
        self._altijd = {naam: bind.value for naam, bind in vertaald.binds.items() if not bind.required}
        soorten = [kolom.type for kolom in opdracht.selected_columns] if isinstance(opdracht, Select) else []
        self._om = tuple((plaats, om) for plaats, om in enumerate(map(_terug, soorten)) if om is not None)

    def doe(self, db: Database, waarden: dict[str, Any]) -> Any:
        """Run it with these values; the cursor as the driver gives it."""
        if self._altijd:
            waarden = self._altijd | waarden
        return db.execute(self.sql, [waarden[naam] if om is None else om(waarden[naam]) for naam, om in self._namen])

    def rijen(self, db: Database, waarden: dict[str, Any]) -> list[Any]:
        """The rows, each a sequence of values as the models have them."""
        gevonden = self.doe(db, waarden).fetchall()
        om_te_zetten = self._om
        if not om_te_zetten:
            return list(gevonden)
        uit = []
        for gevonden_rij in gevonden:
            rij = list(gevonden_rij)
            for plaats, om in om_te_zetten:
                rij[plaats] = om(rij[plaats])
            uit.append(rij)
        return uit

    def eerste(self, db: Database, waarden: dict[str, Any]) -> Any:
        """The first row, or None."""
        rijen = self.rijen(db, waarden)
        return rijen[0] if rijen else None
