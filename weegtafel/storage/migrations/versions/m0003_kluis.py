"""The vault: accounts, retention, destruction, transfer."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Tables, triggers and indexes of this room."""
