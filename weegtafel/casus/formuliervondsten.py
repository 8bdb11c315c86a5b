"""What the sweep over a whole form found: kinds, counts and places, never the words. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.regels import opsomming

#: The part of a DOCX that is printed on the page itself; every other part is easily overlooked.
ZICHTBAAR = "hoofdtekst"


@dataclass(frozen=True, slots=True)
class Formuliervondsten:
    """Findings in a file, each as its kind and the name of the part it stands in.

    ``beelden`` counts pictures and ``ongelezen`` parts such as files inside the file: neither was read.
    """

    vondsten: tuple[tuple[Soort, str], ...] = ()
    beelden: int = 0
    ongelezen: int = 0

    @property
    def per_soort(self) -> dict[str, int]:
        """How many of each kind, by code."""
        return dict(Counter(soort.value for soort, _ in self.vondsten))

    @property
    def zinnen(self) -> tuple[str, ...]:
        """What to tell the user, in sentences."""
        uit = []
        if self.vondsten:
            verborgen = [plek for plek in dict.fromkeys(p for _, p in self.vondsten) if plek != ZICHTBAAR]
            waar = f"; ook in {_en(verborgen)}" if verborgen else ""
            if len(verborgen) == len({p for _, p in self.vondsten}):
                waar = f"; alleen in {_en(verborgen)}"
            uit.append(f"Herleidbaar in dit bestand: {opsomming(soort for soort, _ in self.vondsten)}{waar}.")
        if self.beelden:
            wat = "1 afbeelding is" if self.beelden == 1 else f"{self.beelden} afbeeldingen zijn"
            uit.append(f"{wat} niet gecontroleerd; kijk zelf wat erop staat.")
        if self.ongelezen:
            wat = "1 bijgevoegd onderdeel is" if self.ongelezen == 1 else f"{self.ongelezen} onderdelen zijn"
            uit.append(f"{wat} niet te lezen en dus niet gecontroleerd.")
        return tuple(uit)


def _en(delen: list[str]) -> str:
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}"
