"""The findings of several layers made one list without overlap."""

from __future__ import annotations

from collections.abc import Sequence

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Ernst, Laag


def voeg_samen(tekst: str, vlug: Sequence[Bevinding], grondig: Sequence[Bevinding]) -> tuple[Bevinding, ...]:
    """One list in order, without overlap: a known name first, then red over amber, then the longer span."""

    def rang(b: Bevinding) -> tuple[bool, bool, int, int]:
        return (b.laag is not Laag.BEKEND, b.ernst is not Ernst.ROOD, b.begin - b.einde, b.begin)

    bezet = bytearray(len(tekst))
    over: list[Bevinding] = []
    for b in sorted([*vlug, *grondig], key=rang):
        if b.einde > b.begin and 1 not in bezet[b.begin : b.einde]:
            bezet[b.begin : b.einde] = b"\x01" * (b.einde - b.begin)
            over.append(b)
    return tuple(sorted(over))
