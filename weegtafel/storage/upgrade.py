"""Bringing a file to the newest schema, with a copy of it first."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from weegtafel.storage import reservekopie
from weegtafel.storage.bestand import APPLICATION_ID, SCHEMA, WACHTTIJD_MS
from weegtafel.storage.driver import Connection, dbapi, verbind

MIGRATIES = Path(__file__).parent / "migrations"


def werk_bij(bestand: Path, nu: datetime, sleutel: bytes | bytearray | None = None, *, nieuw: bool) -> None:
    """Run the migrations that the file lacks. A file that existed is copied first."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import NullPool

    if not nieuw:
        reservekopie.maak(bestand, sleutel, nu, "voor-bijwerken")
    motor = create_engine(
        f"sqlite:///{bestand}", module=dbapi, poolclass=NullPool, creator=lambda: verbind(bestand, sleutel)
    )

    @event.listens_for(motor, "connect")
    def _klaar(dbapi: Connection, _record: object) -> None:
        dbapi.isolation_level = None
        dbapi.execute(f"PRAGMA busy_timeout = {WACHTTIJD_MS}")

    @event.listens_for(motor, "begin")
    def _begin(verbinding: object) -> None:
        verbinding.exec_driver_sql("BEGIN IMMEDIATE")  # type: ignore[attr-defined]  # Connection

    config = Config()
    config.set_main_option("script_location", str(MIGRATIES).replace("%", "%%"))
    if nieuw:
        with verbind(bestand, sleutel) as kaal:
            kaal.execute("PRAGMA journal_mode = WAL")
            kaal.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        kaal.close()
    try:
        with motor.begin() as verbinding:
            config.attributes["connection"] = verbinding
            command.upgrade(config, "head")
            verbinding.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    finally:
        motor.dispose()
