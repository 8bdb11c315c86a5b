"""Krippendorff's alpha for nominal judgements: how alike a table sees, beyond what chance would give.

K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011), section D, with missing judgements:

    Do = (1/n) · Σ_u Σ_c n_uc · (m_u − n_uc) / (m_u − 1)          observed disagreement
    De = Σ_c n_c · (n − n_c) / (n · (n − 1))                      disagreement by chance
    alpha = 1 − Do / De

over the cases u with at least two judgements (m_u ≥ 2); n_uc judgements c in case u, n_c in all those cases, n in all.
The sum is exact; only the interval is drawn, with a seed that is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Final

ZAAD: Final = 1
TREKKINGEN: Final = 2000
ZEKERHEID: Final = Decimal("0.95")
#: Below this the interval says nothing but that there is little: proposal of this program.
MINSTENS_VOOR_INTERVAL: Final = 5

VOORZICHTIG: Final = Decimal("0.667")
"""From here on tentative conclusions can be drawn (Krippendorff 2004, p. 241)."""
BETROUWBAAR: Final = Decimal("0.800")
"""From here on a measure is reliable (the same)."""

Patroon = tuple[int, ...]
"""How often each kind of judgement was given in one case, the kinds in a fixed order."""


@dataclass(frozen=True, slots=True)
class Overeenstemming:
    """The outcome. ``alpha`` is None when it is not defined, and ``reden`` says why in a sentence.

    ``laag`` and ``hoog`` bound the middle 95 % of resampled tables; None when there are too few cases.
    """

    alpha: Decimal | None
    laag: Decimal | None
    hoog: Decimal | None
    casussen: int
    """Cases with two or more judgements; the others cannot count."""
    alleen: int
    """Cases with one judgement."""
    oordelen: int
    reden: str = ""


def _vier(getal: Fraction) -> Decimal:
    """Four digits, never rounded up over a bound: what is said of the number is said of the number itself."""
    tien = (Decimal(getal.numerator) / Decimal(getal.denominator)).quantize(Decimal("0.0001"), ROUND_HALF_EVEN)
    if any(getal < Fraction(grens) <= Fraction(tien) for grens in (VOORZICHTIG, BETROUWBAAR)):
        return tien - Decimal("0.0001")
    return tien


def alfatekst(alpha: Decimal) -> str:
    """Alpha as it is printed everywhere: two digits, and more where two would lie on the other side of a bound."""
    for stap in ("0.01", "0.001"):
        rond = alpha.quantize(Decimal(stap), ROUND_HALF_EVEN)
        if _kant(rond) == _kant(alpha):
            return f"{rond:f}".replace(".", ",")
    return f"{alpha:f}".replace(".", ",")


def _kant(alpha: Decimal) -> tuple[bool, ...]:
    return alpha < 0, alpha > 0, alpha >= VOORZICHTIG, alpha >= BETROUWBAAR


def patronen(casussen: Iterable[Iterable[Hashable | None]]) -> Counter[Patroon]:
    """How many cases have which counts of judgements; None is a judge who did not judge."""
    geteld = [Counter(oordeel for oordeel in casus if oordeel is not None) for casus in casussen]
    soorten = sorted({soort for casus in geteld for soort in casus}, key=repr)
    return Counter(tuple(casus[soort] for soort in soorten) for casus in geteld)


def exact(aantallen: Mapping[Patroon, int]) -> Fraction | None:
    """Alpha as an exact fraction; None when there is nothing to compare or nothing to disagree about."""
    bruikbaar = {patroon: keer for patroon, keer in aantallen.items() if sum(patroon) > 1}
    n = sum(sum(patroon) * keer for patroon, keer in bruikbaar.items())
    if not n:
        return None
    per_soort = [sum(kolom) for kolom in zip(*([k * keer for k in p] for p, keer in bruikbaar.items()), strict=True)]
    verwacht = Fraction(sum(n_c * (n - n_c) for n_c in per_soort), n * (n - 1))
    if not verwacht:
        return None
    waargenomen = sum(
        (Fraction(sum(k * (sum(p) - k) for k in p) * keer, sum(p) - 1) for p, keer in bruikbaar.items()), Fraction(0)
    )
    return 1 - waargenomen / n / verwacht


def _interval(bruikbaar: Mapping[Patroon, int], zaad: int, trekkingen: int) -> tuple[Decimal, Decimal] | None:
    """The middle 95 % of alpha over tables in which the same number of cases is drawn anew, with putting back.

    Cases with the same counts are the same to alpha, so numbers of cases for each pattern are drawn, not cases:
    100,000 cases cost as much as 100.
    """
    import numpy as np

    vormen = np.array(sorted(bruikbaar), dtype=np.float64)
    keer = np.array([bruikbaar[p] for p in sorted(bruikbaar)], dtype=np.float64)
    casussen = int(keer.sum())
    maten = vormen.sum(axis=1)
    oneens = (vormen * (maten[:, None] - vormen)).sum(axis=1) / (maten - 1)
    getrokken = np.random.default_rng(zaad).multinomial(casussen, keer / casussen, size=trekkingen).astype(np.float64)
    n = getrokken @ maten
    per_soort = getrokken @ vormen
    verwacht = (per_soort * (n[:, None] - per_soort)).sum(axis=1) / (n * (n - 1))
    bepaald = verwacht > 0
    if bepaald.sum() < trekkingen * 0.5:
        return None  # a table on which one rare judgement hangs; no honest bounds
    alphas = 1 - (getrokken @ oneens)[bepaald] / n[bepaald] / verwacht[bepaald]
    rand = (1 - float(ZEKERHEID)) / 2
    laag, hoog = np.quantile(alphas, [rand, 1 - rand])
    return _vier(Fraction(float(laag))), _vier(Fraction(float(hoog)))


def overeenstemming(
    aantallen: Mapping[Patroon, int], zaad: int = ZAAD, trekkingen: int = TREKKINGEN
) -> Overeenstemming:
    """Alpha with its interval, or the sentence that says why there is none.

    ``aantallen`` as :func:`patronen` gives them; all patterns have the same length.
    """
    bruikbaar = {patroon: keer for patroon, keer in aantallen.items() if sum(patroon) > 1 and keer}
    casussen = sum(bruikbaar.values())
    alleen = sum(keer for patroon, keer in aantallen.items() if sum(patroon) == 1)
    oordelen = sum(sum(patroon) * keer for patroon, keer in bruikbaar.items())
    if not casussen:
        reden = (
            "Er is geen casus met twee of meer oordelen, dus er is niets om te vergelijken."
            if alleen
            else "Er zijn nog geen oordelen in deze periode."
        )
        return Overeenstemming(None, None, None, 0, alleen, 0, reden)
    alpha = exact(bruikbaar)
    if alpha is None:
        reden = (
            "Alle oordelen zijn gelijk. Dan is niet te zeggen of de tafel eender kijkt of dat er niets te verschillen "
            "viel; de maat bestaat hier niet."
        )
        return Overeenstemming(None, None, None, casussen, alleen, oordelen, reden)
    grenzen = _interval(bruikbaar, zaad, trekkingen) if casussen >= MINSTENS_VOOR_INTERVAL else None
    reden = "" if grenzen else "Te weinig casussen voor een marge; lees dit getal als een indruk."
    laag, hoog = grenzen or (None, None)
    return Overeenstemming(_vier(alpha), laag, hoog, casussen, alleen, oordelen, reden)


def in_woorden(uitkomst: Overeenstemming) -> str:
    """What the number says, with the bounds that Krippendorff names (2004, p. 241): 0,667 and 0,800."""
    if uitkomst.alpha is None:
        return uitkomst.reden
    getal = alfatekst(uitkomst.alpha)
    if uitkomst.alpha >= BETROUWBAAR:
        oordeel = "de leden kijken betrouwbaar eender"
    elif uitkomst.alpha >= VOORZICHTIG:
        oordeel = "genoeg voor voorzichtige conclusies"
    elif uitkomst.alpha > 0:
        oordeel = "meer dan toeval, te weinig om op te bouwen"
    else:
        oordeel = "niet meer dan toeval"
    marge = ""
    if uitkomst.laag is not None and uitkomst.hoog is not None:
        grenzen = (alfatekst(g) for g in (uitkomst.laag, uitkomst.hoog))
        marge = f" (95 %-marge {' tot '.join(grenzen)})"
    return f"{getal}{marge}: {oordeel}."


def kolommen_naar_patronen(rijen: Sequence[Sequence[str]]) -> Counter[Patroon]:
    """Patterns from a table of text: rows are cases, columns are judges, empty is no judgement."""
    return patronen([[(cel.strip().casefold() or None) for cel in rij] for rij in rijen])
