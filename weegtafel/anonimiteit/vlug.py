"""Layer 1: rules and lists, quick enough to run while somebody types."""

from __future__ import annotations

from collections.abc import Iterable

from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Laag
from weegtafel.anonimiteit.herkenners.nummers import zoek_nummers
from weegtafel.anonimiteit.herkenners.vondst import Vondst, los_op
from weegtafel.anonimiteit.lijsten import Lijsten, standaard
from weegtafel.anonimiteit.normaliseren import Genormaliseerd, normaliseer


def naar_bevindingen(vorm: Genormaliseerd, vondsten: Iterable[Vondst], laag: Laag) -> tuple[Bevinding, ...]:
    """Spans of the matching form as findings in the original text."""
    uit = []
    for vondst in vondsten:
        begin, einde = vorm.terug(vondst.begin, vondst.einde)
        uit.append(bevinding(vorm.bron, begin, einde, vondst.soort, laag, vondst.waarom))
    return tuple(uit)


def zoek_vlug(tekst: str, lijsten: Lijsten | None = None) -> tuple[Bevinding, ...]:
    """All findings of layer 1 in ``tekst``, in order and without overlap. Pure; about 1 ms for 1,000 characters."""
    lijsten = lijsten or standaard()
    vorm = normaliseer(tekst)
    return naar_bevindingen(vorm, los_op(list(zoek_nummers(vorm.tekst, lijsten.gewoon))), Laag.VLUG)
