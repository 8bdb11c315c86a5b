"""The engines of a vault: how a connection is prepared, and that each begins its own transactions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from weegtafel.storage.bestand import WACHTTIJD_MS
from weegtafel.storage.driver import dbapi, verbind


class Bron(Protocol):
    """What is connected to: the file, and its key at the moment of connecting."""

    bestand: Path
    sleutel: bytearray | None


def _verbinding_klaar(alleen_lezen: bool) -> Callable[[Any, Any], None]:
    def bij_verbinden(dbapi: Any, _record: Any) -> None:
        dbapi.isolation_level = None
        for regel in (
            f"PRAGMA busy_timeout = {WACHTTIJD_MS}",
            "PRAGMA foreign_keys = ON",
            "PRAGMA synchronous = FULL",
            "PRAGMA temp_store = MEMORY",
            # The search triggers write to FTS5 tables, which SQLite before 3.41 allows in a trusted schema only; and
            # what was cleaned out of a casus leaves no remains on a free page.
            *(
                ("PRAGMA query_only = ON", "PRAGMA trusted_schema = OFF")
                if alleen_lezen
                else ("PRAGMA secure_delete = ON",)
            ),
        ):
            dbapi.execute(regel)

    return bij_verbinden


def maak_motor(bron: Bron, *, alleen_lezen: bool) -> Engine:
    """The engine for reading, or for acts: those begin with the lock for writing."""
    motor = create_engine(
        f"sqlite:///{bron.bestand}",
        module=dbapi,
        poolclass=QueuePool,
        pool_size=1 if not alleen_lezen else 2,
        max_overflow=8,
        # Room for every statement of an evening: one that fell out of the cache is translated again.
        creator=lambda: verbind(bron.bestand, bron.sleutel, check_same_thread=False, cached_statements=512),
    )
    event.listen(motor, "connect", _verbinding_klaar(alleen_lezen))
    begin = "BEGIN" if alleen_lezen else "BEGIN IMMEDIATE"

    def bij_begin(verbinding: Connection) -> None:
        # Straight to SQLite: this runs at every keystroke in a search field. An act has begun already.
        db = verbinding.connection.driver_connection
        if db is not None and not db.in_transaction:
            db.execute(begin)

    event.listen(motor, "begin", bij_begin)
    return motor
