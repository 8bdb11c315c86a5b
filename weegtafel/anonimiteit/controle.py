"""The check of one text by every layer that is at hand."""

from __future__ import annotations

from collections.abc import Sequence

from weegtafel.anonimiteit.aanvulling import vul_aan
from weegtafel.anonimiteit.bekende_namen import zoek_bekend
from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.kansen import Lezer
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.anonimiteit.samenvoegen import voeg_samen
from weegtafel.anonimiteit.tweede_lezer import herlees
from weegtafel.anonimiteit.vlug import zoek_vlug


def controleer(
    tekst: str,
    bekende_namen: Sequence[str] = (),
    grondig: Sequence[Bevinding] = (),
    lijsten: Lijsten | None = None,
    lezer: Lezer | None = None,
) -> tuple[Bevinding, ...]:
    """All findings in ``tekst``, in order and without overlap.

    ``bekende_namen`` are searched in memory only. ``grondig`` is what deduce found in the same text. The second reader
    goes over it, which takes too long for every keystroke, so it is no part of layer 1. With
    ``lezer`` it reads by what another learned than those shipped, for measuring.
    """
    gevonden = voeg_samen(tekst, [*zoek_vlug(tekst, lijsten), *zoek_bekend(tekst, bekende_namen)], grondig, lijsten)
    return vul_aan(tekst, herlees(tekst, gevonden, lijsten, lezer, grondig=grondig), lijsten)


def controleer_vlug(tekst: str, bekende_namen: Sequence[str] = ()) -> tuple[Bevinding, ...]:
    """What layer 1 alone finds in ``tekst``, in order and without overlap; ``bekende_namen`` as in ``controleer``."""
    return voeg_samen(tekst, [*zoek_vlug(tekst), *zoek_bekend(tekst, bekende_namen)], ())
