"""The rules that the table agreed on, by the criterion that they stand beside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from weegtafel.inrichting.queries import criteria, criteriumversies
from weegtafel.inzicht.leerpuntqueries import WerkafspraakRij, werkafspraken
from weegtafel.kernel.clock import datum_voluit

Afspraken = Mapping[int, tuple[WerkafspraakRij, ...]]


def haal_afspraken(sessie: Any, dag: date) -> Afspraken:
    """The rules that hold on a day, by the id of their criterion in every version of the criteria."""
    per_code: dict[str, list[WerkafspraakRij]] = {}
    for afspraak in werkafspraken(sessie, dag):
        per_code.setdefault(afspraak.criteriumcode, []).append(afspraak)
    return {
        criterium.id: tuple(per_code[criterium.code])
        for versie in criteriumversies(sessie)
        for criterium in criteria(sessie, versie.id)
        if criterium.code in per_code
    }


def kort(afspraken: tuple[WerkafspraakRij, ...]) -> str:
    """Their titles on one line."""
    return f"Werkafspraak: {'; '.join(a.titel for a in afspraken)}" if afspraken else ""


def voluit(afspraken: tuple[WerkafspraakRij, ...]) -> str:
    """What was agreed, since when."""
    return "\n".join(f"{a.titel} ({a.code}, versie {a.nummer}, {datum_voluit(a.datum)}): {a.tekst}" for a in afspraken)
