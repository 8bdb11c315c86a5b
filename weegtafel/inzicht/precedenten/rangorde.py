"""How alike two cases are, as a number. Pure.

BM25F as S. Robertson and H. Zaragoza give it (*The Probabilistic Relevance Framework*, 2009, section 3.6): the weights
of the fields are in the term weights already, then the saturation and the correction for length of BM25. Beside it each
field with the same choice counts, as a share of what the words can bring at most.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

#: Saturation and correction for length: a little more and a little less than usual (1,2 and 0,75), for the fields of a
#: casus say the same thing more than once and a long one is not about more.
K1: Final = 2.0
B: Final = 0.4
#: What all the same choices together add, beside words that are all the same; chosen on the questions for tuning.
VELDEN_SAMEN: Final = 0.25
ZELFDE: Final[Mapping[str, float]] = {
    "profiel": 3.0,
    "vorm": 2.0,
    "leeftijdsband": 2.0,
    "intensiteit": 1.0,
    "productcategorie": 1.0,
    "maatregel": 1.0,
}


@dataclass(frozen=True, slots=True)
class Verzameling:
    """What is known of all precedents: how many, and their mean length."""

    aantal: int
    lengte: float

    def idf(self, in_hoeveel: int) -> float:
        """How much a term says that stands in so many of them (never below nothing)."""
        return math.log(1 + (self.aantal - in_hoeveel + 0.5) / (in_hoeveel + 0.5))


def vraaggewichten(vraag: Mapping[str, float], aantallen: Mapping[str, int], alles: Verzameling) -> dict[str, float]:
    """What each term of the question can bring; a term that no precedent has brings nothing."""
    return {
        term: alles.idf(aantallen[term]) * gewicht / (gewicht + 1.0)
        for term, gewicht in vraag.items()
        if aantallen.get(term)
    }


def overlap(
    vraag: Mapping[str, float], stuk: Mapping[str, float], lengte: float, alles: Verzameling
) -> dict[str, float]:
    """What each shared term brings; ``vraag`` as :func:`vraaggewichten` gives it."""
    norm = K1 * (1 - B + B * lengte / (alles.lengte or 1.0))
    klein, groot = (vraag, stuk) if len(vraag) < len(stuk) else (stuk, vraag)
    return {term: vraag[term] * stuk[term] * (K1 + 1) / (stuk[term] + norm) for term in klein if term in groot}


def veldwaarde(zelfde: Mapping[str, str], vraag: Mapping[str, float]) -> float:
    """What the same choices bring."""
    top = sum(sorted(vraag.values(), reverse=True)[:10]) * (K1 + 1)
    return VELDEN_SAMEN * top * sum(ZELFDE[veld] for veld in zelfde) / sum(ZELFDE.values())
