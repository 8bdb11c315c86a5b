"""The shared language of all rooms. Standard library only."""
