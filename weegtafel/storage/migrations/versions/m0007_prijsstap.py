"""A price keeps how it was indexed and what it was made of; nothing is paid that was not promised."""

import sqlalchemy as sa
from alembic import op

from weegtafel.storage.triggers_doorbraak import BETAALD

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Prices from before this step say in their source whether they were indexed."""
    for kolom in ("prijsstap", "prijsherkomst"):
        op.add_column("effectregel", sa.Column(kolom, sa.Text(), nullable=False, server_default=""))
    for regel in BETAALD:
        op.get_bind().exec_driver_sql(regel)
