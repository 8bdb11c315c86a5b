"""What a vault remembers of itself: a word and what it says, in ``kluiskenmerk``."""

from __future__ import annotations

from weegtafel.inrichting.vastesql import Database


def lees(db: Database, sleutel: str) -> str:
    """What is remembered under a word; empty for nothing."""
    rij = db.execute("SELECT waarde FROM kluiskenmerk WHERE sleutel = ?", (sleutel,)).fetchone()
    return "" if rij is None else str(rij[0])


def zet(db: Database, sleutel: str, waarde: str) -> None:
    """Remember something under a word, in the place of what was there."""
    db.execute(
        "INSERT INTO kluiskenmerk (sleutel, waarde) VALUES (?, ?) "
        "ON CONFLICT (sleutel) DO UPDATE SET waarde = excluded.waarde",
        (sleutel, waarde),
    )
