"""What a recogniser hands back: a span in the matching form."""

from __future__ import annotations

from typing import NamedTuple

from weegtafel.anonimiteit.codes import Soort


class Vondst(NamedTuple):
    """A span in the matching form; ``gewicht`` decides between overlapping spans (higher wins)."""

    begin: int
    einde: int
    soort: Soort
    gewicht: int
    waarom: str = ""


def los_op(vondsten: list[Vondst]) -> list[Vondst]:
    """No two overlap any more: the heavier wins, then the longer, then the first."""
    over: list[Vondst] = []
    bezet = bytearray(max((v.einde for v in vondsten), default=0))
    for vondst in sorted(vondsten, key=lambda v: (-v.gewicht, v.begin - v.einde, v.begin)):
        if vondst.einde > vondst.begin and 1 not in bezet[vondst.begin : vondst.einde]:
            bezet[vondst.begin : vondst.einde] = b"\x01" * (vondst.einde - vondst.begin)
            over.append(vondst)
    over.sort()
    return over
