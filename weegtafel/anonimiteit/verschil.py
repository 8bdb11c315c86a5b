"""Where two texts differ: what is the same at their begin and at their end. Pure."""

from __future__ import annotations


def gelijk(oud: str, nieuw: str) -> tuple[int, int]:
    """How many signs are the same at the begin, and how many at the end; together never more than the shortest has."""
    kortste = min(len(oud), len(nieuw))
    voor = next((i for i in range(kortste) if oud[i] != nieuw[i]), kortste)
    na = next((i for i in range(kortste - voor) if oud[-1 - i] != nieuw[-1 - i]), kortste - voor)
    return voor, na
