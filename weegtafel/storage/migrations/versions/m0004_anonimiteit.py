"""Anonymity: choices on findings, what layer 2 read, declarations, own names.

The tables are written out, so that this step keeps making the same file when the models move on.
"""

import sqlalchemy as sa
from alembic import op

from weegtafel.storage.triggers_anonimiteit import TRIGGERS

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Tables and triggers of this room, and what a draft advice keeps of its check."""
    op.create_table(
        "vondstbesluit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("onderwerp", sa.Text(), nullable=False),
        sa.Column("onderwerp_id", sa.Integer(), nullable=False),
        sa.Column("veld", sa.String(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("merk", sa.String(), nullable=False),
        sa.Column("keuze", sa.Text(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["door_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("onderwerp", "onderwerp_id", "veld", "merk"),
    )
    op.create_table(
        "grondigcontrole",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("onderwerp", sa.Text(), nullable=False),
        sa.Column("onderwerp_id", sa.Integer(), nullable=False),
        sa.Column("veld", sa.String(), nullable=False),
        sa.Column("tekstmerk", sa.String(), nullable=False),
        sa.Column("vondsten", sa.Text(), nullable=False),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("onderwerp", "onderwerp_id", "veld"),
    )
    op.create_table(
        "anoniemverklaring",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("onderwerp", sa.Text(), nullable=False),
        sa.Column("onderwerp_id", sa.Integer(), nullable=False),
        sa.Column("tekstmerk", sa.String(), nullable=False),
        sa.Column("wijze", sa.Text(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("telling", sa.Text(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["door_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_anoniemverklaring_onderwerp_id", "anoniemverklaring", ["onderwerp_id"])
    op.create_table(
        "herkenwoord",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("soort", "tekst"),
    )
    op.add_column("adviesconcept", sa.Column("rood_in", sa.String(), nullable=True))
    for regel in TRIGGERS:
        op.get_bind().exec_driver_sql(regel)
