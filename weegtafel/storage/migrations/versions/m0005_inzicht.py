"""The table that learns: inflow, evaluations, learning points, agreed rules."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Tables, triggers and indexes of this room."""
