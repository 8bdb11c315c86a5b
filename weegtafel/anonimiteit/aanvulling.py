"""The last look of the thorough check: what stands in a frame that calls for it, and no reader found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Laag
from weegtafel.anonimiteit.herkenners.kaders import zoek_kaders
from weegtafel.anonimiteit.herkenners.vondst import Vondst
from weegtafel.anonimiteit.lijsten import Lijsten, standaard
from weegtafel.anonimiteit.normaliseren import Genormaliseerd, normaliseer
from weegtafel.anonimiteit.tweede_lezer import beschermd_in
from weegtafel.anonimiteit.vervangen import EIGEN_LABEL
from weegtafel.anonimiteit.vlug import naar_bevindingen


def vul_aan(tekst: str, gevonden: Sequence[Bevinding], lijsten: Lijsten | None = None) -> tuple[Bevinding, ...]:
    """``gevonden`` with what stands in a frame that calls for it, in order, no overlap; nothing goes."""
    lijsten = lijsten or standaard()
    vorm = normaliseer(tekst)
    vlak = EIGEN_LABEL.sub(lambda label: "#" * len(label.group()), vorm.tekst) if "[" in tekst else vorm.tekst
    al = [Vondst(*_heen(vorm, b.begin, b.einde), b.soort, 100) for b in gevonden]
    nieuw = zoek_kaders(vlak, al, lijsten, beschermd_in(vorm.tekst, lijsten))
    return tuple(sorted([*gevonden, *naar_bevindingen(vorm, nieuw, Laag.GRONDIG)]))


def _heen(vorm: Genormaliseerd, begin: int, einde: int) -> tuple[int, int]:
    """The span in the matching form of a span in the original."""
    if vorm.begin is None or vorm.einde is None:
        return begin, einde
    return bisect_right(vorm.einde, begin), bisect_left(vorm.begin, einde)
