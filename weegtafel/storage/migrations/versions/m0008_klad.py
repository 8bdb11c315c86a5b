"""A draft of a dispute knows where it belongs; what only a rule held of the four eyes, a trigger holds."""

import sqlalchemy as sa
from alembic import op

from weegtafel.storage.triggers_vier_ogen import BUITEN_DE_TAFEL

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Drafts from before this step belong to nothing that is known; what was confirmed or judged stays as it is."""
    op.add_column("klad", sa.Column("soort", sa.String(), nullable=False, server_default=""))
    op.add_column("klad", sa.Column("soort_id", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("klad", sa.Column("casus_id", sa.Integer(), nullable=True))
    op.add_column("klad", sa.Column("persoon_id", sa.Integer(), nullable=True))
    for regel in BUITEN_DE_TAFEL:
        op.get_bind().exec_driver_sql(regel)
