"""The vault: retention, destruction, transfer.

The tables are written out, so that this step keeps making the same file when the models move on.
"""

import sqlalchemy as sa
from alembic import op

from weegtafel.storage.triggers import TRIGGERS as VAN_BEGIN
from weegtafel.storage.triggers_bewaring import INDEXEN, TRIGGERS, ZEGELSLEUTEL
from weegtafel.storage.triggers_vier_ogen import TRIGGERS as VIER_OGEN

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Tables, triggers and indexes of this room, and the key that seals the list of what was destroyed."""
    _lijst()
    _plicht()
    op.add_column("adviesconcept", sa.Column("bewerkers", sa.String(), nullable=False, server_default=""))
    for regel in (*TRIGGERS, *INDEXEN, ZEGELSLEUTEL, *VIER_OGEN):
        op.get_bind().exec_driver_sql(regel)
    # A file of before has guards that know no approved destruction, under which nothing could ever go.
    for regel in VAN_BEGIN:
        op.get_bind().exec_driver_sql(f"DROP TRIGGER IF EXISTS {regel.split()[2]}")
        op.get_bind().exec_driver_sql(regel)


def _lijst() -> None:
    op.create_table(
        "vernietigingslijst",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("grond", sa.Text(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(), nullable=False),
        sa.Column("gemaakt_door_id", sa.Integer(), nullable=False),
        sa.Column("ingediend_op", sa.DateTime(), nullable=True),
        sa.Column("beoordeeld_op", sa.DateTime(), nullable=True),
        sa.Column("beoordeeld_door_id", sa.Integer(), nullable=True),
        sa.Column("besluit_reden", sa.Text(), nullable=False),
        sa.Column("uitgevoerd_op", sa.DateTime(), nullable=True),
        sa.Column("uitgevoerd_door_id", sa.Integer(), nullable=True),
        sa.Column("schoon_op", sa.DateTime(), nullable=True),
        sa.Column("herhaalt", sa.String(), nullable=False),
        sa.Column("eerder_uitgevoerd_op", sa.DateTime(), nullable=True),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["gemaakt_door_id"], ["persoon.id"]),
        sa.ForeignKeyConstraint(["beoordeeld_door_id"], ["persoon.id"]),
        sa.ForeignKeyConstraint(["uitgevoerd_door_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("nummer"),
        sa.UniqueConstraint("jaar", "volgnummer"),
    )
    op.create_index(op.f("ix_vernietigingslijst_status"), "vernietigingslijst", ["status"], unique=False)
    op.create_table(
        "vernietigingsregel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lijst_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("klasse", sa.Text(), nullable=False),
        sa.Column("termijn", sa.String(), nullable=False),
        sa.Column("sinds", sa.Date(), nullable=True),
        sa.Column("vanaf", sa.Date(), nullable=True),
        sa.Column("verwijderd_op", sa.DateTime(), nullable=True),
        sa.Column("verwijderd_door_id", sa.Integer(), nullable=True),
        sa.Column("verwijderd_reden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["lijst_id"], ["vernietigingslijst.id"]),
        sa.ForeignKeyConstraint(["verwijderd_door_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("lijst_id", "soort", "object_id"),
    )
    op.create_index(op.f("ix_vernietigingsregel_lijst_id"), "vernietigingsregel", ["lijst_id"], unique=False)
    op.create_index(op.f("ix_vernietigingsregel_object_id"), "vernietigingsregel", ["object_id"], unique=False)
    op.create_table(
        "vernietigingsbewerking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lijst_id", sa.Integer(), nullable=False),
        sa.Column("persoon_id", sa.Integer(), nullable=False),
        sa.Column("eerst_op", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["lijst_id"], ["vernietigingslijst.id"]),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("lijst_id", "persoon_id"),
    )
    op.create_index(op.f("ix_vernietigingsbewerking_lijst_id"), "vernietigingsbewerking", ["lijst_id"], unique=False)
    op.create_table(
        "vernietiging_lopend",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lijst_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=False),
        sa.Column("tijdstip", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["lijst_id"], ["vernietigingslijst.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _plicht() -> None:
    op.create_table(
        "bewaarplicht",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("gezet_op", sa.DateTime(), nullable=False),
        sa.Column("gezet_door_id", sa.Integer(), nullable=False),
        sa.Column("opgeheven_op", sa.DateTime(), nullable=True),
        sa.Column("opgeheven_door_id", sa.Integer(), nullable=True),
        sa.Column("opgeheven_reden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["gezet_door_id"], ["persoon.id"]),
        sa.ForeignKeyConstraint(["opgeheven_door_id"], ["persoon.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_bewaarplicht_object_id"), "bewaarplicht", ["object_id"], unique=False)
    op.create_table(
        "verwijderverzoek",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("ontvangen_op", sa.Date(), nullable=False),
        sa.Column("uiterlijk", sa.Date(), nullable=False),
        sa.Column("besluit", sa.Text(), nullable=False),
        sa.Column("weigergrond", sa.Text(), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("gezet_op", sa.DateTime(), nullable=False),
        sa.Column("gezet_door_id", sa.Integer(), nullable=False),
        sa.Column("besloten_op", sa.DateTime(), nullable=True),
        sa.Column("besloten_door_id", sa.Integer(), nullable=True),
        sa.Column("lijst_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["gezet_door_id"], ["persoon.id"]),
        sa.ForeignKeyConstraint(["besloten_door_id"], ["persoon.id"]),
        sa.ForeignKeyConstraint(["lijst_id"], ["vernietigingslijst.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_verwijderverzoek_object_id"), "verwijderverzoek", ["object_id"], unique=False)
