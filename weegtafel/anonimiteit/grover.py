"""A coarser replacement than the usual one: the year for a day, the bare word of the kind for a label. Pure."""

from __future__ import annotations

import re

from weegtafel.anonimiteit.bevinding import LABEL, Bevinding
from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.vervangen import maand_van


def grover(bevinding: Bevinding) -> str:
    """What can take the place of a finding when the usual proposal still tells too much."""
    if bevinding.soort in (Soort.DATUM, Soort.GEBOORTEDATUM):
        jaar = re.search(r"\d{4}$", maand_van(bevinding.tekst))
        return f"in {jaar.group()}" if jaar and bevinding.soort is Soort.DATUM else LABEL[bevinding.soort]
    return LABEL[bevinding.soort]
