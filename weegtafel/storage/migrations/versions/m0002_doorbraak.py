"""The doorbraak: request, plan, return, toets, besluit, register, aftercare, price list."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Tables, triggers and indexes of this room."""
