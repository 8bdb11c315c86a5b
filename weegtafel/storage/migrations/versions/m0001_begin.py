"""The first schema: inrichting, casus, overleg, journaal, triggers and the search index."""

from alembic import op
from sqlmodel import SQLModel

from weegtafel.storage import tabellen
from weegtafel.storage.triggers import TRIGGERS
from weegtafel.storage.zoekschema import ZOEKSCHEMA

revision = "0001"
down_revision = None


def upgrade() -> None:
    SQLModel.metadata.create_all(op.get_bind(), tables=tabellen.ALLE)
    for regel in (*TRIGGERS, *ZOEKSCHEMA):
        op.get_bind().exec_driver_sql(regel)
