"""The table that learns: inflow, evaluations, learning points, agreed rules, precedents.

The tables are written out, so that this step keeps making the same file when the models move on.
"""

import sqlalchemy as sa
from alembic import op

from weegtafel.storage.triggers_inzicht import INDEX, TRIGGERS

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Tables, triggers and indexes of this room."""
    _leren()
    _precedenten()
    for regel in (*TRIGGERS, *INDEX):
        op.get_bind().exec_driver_sql(regel)


def _leren() -> None:
    op.create_table(
        "instroom",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("maand", sa.Date(), nullable=False),
        sa.Column("organisatie_id", sa.Integer(), nullable=True),
        sa.Column("enkelvoudig", sa.Integer(), nullable=False),
        sa.Column("complex", sa.Integer(), nullable=False),
        sa.Column("bron", sa.Text(), nullable=False),
        sa.Column("gezet_op", sa.DateTime(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["organisatie_id"], ["organisatie.id"]),
        sa.ForeignKeyConstraint(["door_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("maand", "organisatie_id"),
    )
    op.create_index(
        "ix_instroom_geheel", "instroom", ["maand"], unique=True, sqlite_where=sa.text("organisatie_id IS NULL")
    )
    op.create_table(
        "evaluatie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("advies_id", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("opgevolgd", sa.Text(), nullable=False),
        sa.Column("waarom", sa.Text(), nullable=False),
        sa.Column("resultaat", sa.Text(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["advies_id"], ["advies.id"]),
        sa.ForeignKeyConstraint(["door_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_evaluatie_advies_id", "evaluatie", ["advies_id"])
    op.create_table(
        "leerpuntgroep",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("criteriumcode", sa.String(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "leerpuntlid",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("groep_id", sa.Integer(), nullable=False),
        sa.Column("advies_id", sa.Integer(), nullable=True),
        sa.Column("knelpunt_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["groep_id"], ["leerpuntgroep.id"]),
        sa.ForeignKeyConstraint(["advies_id"], ["advies.id"]),
        sa.ForeignKeyConstraint(["knelpunt_id"], ["knelpunt.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("advies_id"),
        sa.UniqueConstraint("knelpunt_id"),
    )
    op.create_index("ix_leerpuntlid_groep_id", "leerpuntlid", ["groep_id"])
    op.create_table(
        "werkafspraak",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("titel", sa.String(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("criteriumcode", sa.String(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("geldt", sa.Boolean(), nullable=False),
        sa.Column("groep_id", sa.Integer(), nullable=True),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["groep_id"], ["leerpuntgroep.id"]),
        sa.ForeignKeyConstraint(["door_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code", "nummer"),
    )
    op.create_index("ix_werkafspraak_code", "werkafspraak", ["code"])


def _precedenten() -> None:
    op.create_table(
        "precedent",
        sa.Column("casus_id", sa.Integer(), nullable=False),
        sa.Column("casusversie", sa.Integer(), nullable=False),
        sa.Column("advies_id", sa.Integer(), nullable=False),
        sa.Column("termen", sa.Text(), nullable=False),
        sa.Column("keuzes", sa.Text(), nullable=False),
        sa.Column("lengte", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"]),
        sa.PrimaryKeyConstraint("casus_id"),
    )
    op.create_index("ix_precedent_advies_id", "precedent", ["advies_id"])
    op.create_table(
        "precedentterm",
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("term"),
    )
