"""A text read by layer 1 and the second reader, remembered for as long as the same text comes by again.

On the way to gereed the same fields are read three times, and the reader takes too long to do so three times.
"""

from __future__ import annotations

from functools import lru_cache

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.lijsten import Lijsten


@lru_cache(maxsize=256)
def lees(tekst: str, lijsten: Lijsten) -> tuple[Bevinding, ...]:
    """All findings of layer 1 and the second reader in a text."""
    from weegtafel.anonimiteit.controle import controleer  # its weights take a moment and some memory

    return controleer(tekst, lijsten=lijsten)


def vergeet() -> None:
    """Drop what is remembered of texts; to be called when a vault is locked."""
    lees.cache_clear()
