"""The migrations make exactly what the models say."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlmodel import SQLModel

from weegtafel.storage import tabellen
from weegtafel.storage.bestand import BESTAND, SCHEMA
from weegtafel.storage.driver import dbapi as sqlite3


def test_a_migrated_file_is_what_the_models_say(kluismap: Path) -> None:
    eigen = {tabel.name for tabel in tabellen.ALLE}
    motor = create_engine(f"sqlite:///{kluismap / BESTAND}")

    def alleen_tabellen(_object: object, naam: str | None, soort: str, *_rest: object) -> bool:
        return soort != "table" or naam in eigen

    with motor.connect() as verbinding:
        context = MigrationContext.configure(
            verbinding, opts={"include_object": alleen_tabellen, "compare_type": False}
        )
        verschillen = [
            verschil
            for verschil in compare_metadata(context, SQLModel.metadata)
            # The two indexes that only serve the list of casussen live with the search index, not with the models.
            if verschil[0] != "remove_index"
        ]
    motor.dispose()
    assert verschillen == []


def test_the_file_names_its_schema(kluismap: Path) -> None:
    with closing(sqlite3.connect(kluismap / BESTAND)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
        assert db.execute("SELECT version_num FROM alembic_version").fetchone()[0] == f"{SCHEMA:04d}"


def test_foreign_keys_hold_in_a_migrated_file(kluismap: Path) -> None:
    motor = create_engine(f"sqlite:///{kluismap / BESTAND}")
    with motor.connect() as verbinding:
        assert verbinding.execute(text("PRAGMA foreign_key_check")).all() == []
    motor.dispose()
