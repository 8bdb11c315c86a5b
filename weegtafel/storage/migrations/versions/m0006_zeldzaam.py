"""A declaration keeps which rare combinations the declarant saw; a casus why it was sent back last."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Declarations from before this step acknowledged nothing; reasons from before it were not kept."""
    op.add_column("anoniemverklaring", sa.Column("zeldzaam", sa.Text(), nullable=False, server_default=""))
    op.add_column("casus", sa.Column("teruggezet_reden", sa.String(), nullable=False, server_default=""))
