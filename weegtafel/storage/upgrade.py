"""Bringing a file to the newest schema, with a copy of it first."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from weegtafel.kernel.errors import Storing
from weegtafel.storage.bestand import APPLICATION_ID, SCHEMA, WACHTTIJD_MS
from weegtafel.storage.driver import Connection, Fout, dbapi, verbind
from weegtafel.storage.rechten import alleen_eigenaar
from weegtafel.storage.storingen import vertaal, vertaal_os

MIGRATIES = Path(__file__).parent / "migrations"


def kopieer_naar(bestand: Path, doel: Path, sleutel: bytes | bytearray | None = None) -> None:
    """Copy a database by SQLite's online backup and read the copy back; others may go on working.

    A copy of an encrypted vault is encrypted with the same ``sleutel``.

    Raises:
        Storing: the folder cannot be written, or the copy does not read back whole.
    """
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.touch()
        alleen_eigenaar(doel)
    except OSError as fout:
        raise vertaal_os(fout, "de kopie maken") from fout
    bron, kopie = verbind(bestand, sleutel), verbind(doel, sleutel)
    try:
        bron.execute(f"PRAGMA busy_timeout = {WACHTTIJD_MS}")
        bron.backup(kopie)
        heel = kopie.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    except Fout as fout:
        raise (vertaal(fout, doel) or fout) from fout
    finally:
        bron.close()
        kopie.close()
    if not heel:
        raise Storing(
            "De kopie is niet goed leesbaar en wordt niet gebruikt. Aan de gegevens zelf is niets gewijzigd. "
            "Controleer de schijf."
        )


def werk_bij(bestand: Path, nu: datetime, sleutel: bytes | bytearray | None = None, *, nieuw: bool) -> None:
    """Run the migrations that the file lacks. A file that existed is copied first."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import NullPool

    if not nieuw:
        from weegtafel.storage import reservekopie

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
