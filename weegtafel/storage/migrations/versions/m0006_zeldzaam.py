"""A declaration of anonymity keeps which rare combinations the declarant saw."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Declarations from before this step acknowledged nothing."""
    op.add_column("anoniemverklaring", sa.Column("zeldzaam", sa.Text(), nullable=False, server_default=""))
