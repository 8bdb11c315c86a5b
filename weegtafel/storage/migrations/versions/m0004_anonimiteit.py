"""Anonymity: decisions on findings, declarations, own lists."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Tables, triggers and indexes of this room."""
