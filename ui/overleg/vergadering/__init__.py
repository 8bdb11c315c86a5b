"""The meeting screen, for a chair with eight people watching."""

from ui.overleg.vergadering.scherm import VergaderScherm

__all__ = ["VergaderScherm"]
