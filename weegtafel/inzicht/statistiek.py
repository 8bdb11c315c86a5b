"""The few statistics that the learning curve needs, each with the source of its formula. Pure.

Numbers here are floats: they are estimates with a margin, never amounts.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

#: The 0,975 quantile of the standard normal distribution.
Z95: Final = 1.959963984540054
#: A slope through fewer points than this says nothing; proposal of this program.
MINSTE_PUNTEN: Final = 6

Soort = Literal["aandeel", "aantal", "maat"]


@dataclass(frozen=True, slots=True)
class Trend:
    """The direction over equal steps (months) with its 95 % interval.

    For ``aandeel`` the three numbers are changes of the share itself a step (-0,008 is 0,8 percentage point less), for
    ``aantal`` relative changes (-0,03 is 3 % less), for ``maat`` they are in its own unit. All None with a ``reden``
    when there is too little.
    """

    soort: Soort
    per_stap: float | None
    laag: float | None
    hoog: float | None
    punten: int
    reden: str = ""

    @property
    def richting(self) -> str:
        """``daalt``, ``stijgt``, or ``onduidelijk`` when the interval holds zero."""
        if self.laag is None or self.hoog is None or self.laag <= 0 <= self.hoog:
            return "onduidelijk"
        return "daalt" if self.hoog < 0 else "stijgt"


def wilson(deel: int, geheel: int, z: float = Z95) -> tuple[float, float] | None:
    """Interval of a share (E.B. Wilson 1927; Newcombe 1998, method 3); None of nothing.

    Raises:
        ValueError: a part that is negative or more than the whole.
    """
    if not 0 <= deel <= geheel:
        raise ValueError("the part lies between nothing and the whole")
    if not geheel:
        return None
    p, zz = deel / geheel, z * z
    midden = (p + zz / (2 * geheel)) / (1 + zz / geheel)
    half = z / (1 + zz / geheel) * math.sqrt(p * (1 - p) / geheel + zz / (4 * geheel * geheel))
    return (0.0 if deel == 0 else max(0.0, midden - half)), (1.0 if deel == geheel else min(1.0, midden + half))


def _te_weinig(soort: Soort, punten: int) -> Trend:
    return Trend(
        soort,
        None,
        None,
        None,
        punten,
        f"Te weinig maanden voor een richting: {punten}, nodig zijn er {MINSTE_PUNTEN}.",
    )


def _helling(x: Sequence[float], y: Sequence[float], n: Sequence[float] | None) -> tuple[float, float, float] | None:
    """Slope and standard error of a logistic (``n`` given) or Poisson regression by Fisher scoring.

    The third number is the mean of p·(1 - p) over all that was counted: times the slope it is the average marginal
    change of a share (W.H. Greene, *Econometric Analysis*, 2012, section 17.3.2).

    McCullagh & Nelder, *Generalized Linear Models* (1989), chapters 4 and 6; the variance is widened by Pearson's
    X²/(points - 2) when the points scatter more than chance alone would (quasi-likelihood, section 4.5.2).
    """
    midden = sum(x) / len(x)  # months since the year zero would leave no digits for the slope
    x = [xi - midden for xi in x]
    totaal = sum(n) if n is not None else float(len(x))
    gemiddeld = sum(y) / totaal
    a, b = (math.log(gemiddeld / (1 - gemiddeld)) if n is not None else math.log(gemiddeld)), 0.0
    inv = (0.0, 0.0, 0.0)
    for _ in range(60):
        s = [0.0] * 5  # the score for a and b, and the information aa, ab, bb
        for i, xi in enumerate(x):
            eta = max(-30.0, min(30.0, a + b * xi))
            mu, w = _verwacht(eta, None if n is None else n[i])
            for plek, waarde in enumerate((y[i] - mu, (y[i] - mu) * xi, w, w * xi, w * xi * xi)):
                s[plek] += waarde
        det = s[2] * s[4] - s[3] * s[3]
        if det <= 1e-12:
            return None
        da, db = (s[4] * s[0] - s[3] * s[1]) / det, (s[2] * s[1] - s[3] * s[0]) / det
        a, b = a + da, b + db
        inv = (s[4] / det, -s[3] / det, s[2] / det)
        if abs(da) + abs(db) < 1e-10:
            break
    else:
        return None
    chi = gewicht = 0.0
    for i, xi in enumerate(x):
        mu, w = _verwacht(max(-30.0, min(30.0, a + b * xi)), None if n is None else n[i])
        chi += (y[i] - mu) ** 2 / w if w > 1e-12 else 0.0
        gewicht += w
    spreiding = max(1.0, chi / (len(x) - 2))
    return b, math.sqrt(inv[2] * spreiding), gewicht / totaal


def _verwacht(eta: float, n: float | None) -> tuple[float, float]:
    if n is None:
        mu = math.exp(eta)
        return mu, mu
    p = 1 / (1 + math.exp(-eta))
    return n * p, n * p * (1 - p)


def _trend(soort: Soort, helling: tuple[float, float, float] | None, punten: int) -> Trend:
    if helling is None:
        return Trend(soort, None, None, None, punten, "De aantallen laten geen richting berekenen.")
    b, fout, maal = helling
    if soort == "aandeel":
        return Trend(soort, maal * b, maal * (b - Z95 * fout), maal * (b + Z95 * fout), punten)
    return Trend(soort, math.expm1(b), math.expm1(b - Z95 * fout), math.expm1(b + Z95 * fout), punten)


def trend_aandeel(punten: Sequence[tuple[int, int, int]]) -> Trend:
    """How a share changes a month, from (month number, part, whole); months without a whole are left out."""
    bruikbaar = [(x, d, n) for x, d, n in punten if n > 0]
    if len(bruikbaar) < MINSTE_PUNTEN:
        return _te_weinig("aandeel", len(bruikbaar))
    deel, geheel = sum(d for _, d, _ in bruikbaar), sum(n for *_, n in bruikbaar)
    if deel in (0, geheel):
        return Trend("aandeel", None, None, None, len(bruikbaar), "Het aandeel is elke maand hetzelfde.")
    helling = _helling(*([float(p[i]) for p in bruikbaar] for i in (0, 1, 2)))
    return _trend("aandeel", helling, len(bruikbaar))


def trend_aantal(punten: Sequence[tuple[int, int]]) -> Trend:
    """How a count changes a month, from (month number, count); a month of nothing counts as nothing."""
    if len(punten) < MINSTE_PUNTEN:
        return _te_weinig("aantal", len(punten))
    if not any(y for _, y in punten):
        return Trend("aantal", None, None, None, len(punten), "Er is niets geteld in deze periode.")
    helling = _helling([float(x) for x, _ in punten], [float(y) for _, y in punten], None)
    return _trend("aantal", helling, len(punten))


def trend_maat(punten: Sequence[tuple[int, float]]) -> Trend:
    """The slope of a measure (Theil 1950), with the interval of Sen (1968) from Kendall's variance, ties corrected."""
    if len(punten) < MINSTE_PUNTEN:
        return _te_weinig("maat", len(punten))
    hellingen = sorted(
        (punten[j][1] - punten[i][1]) / (punten[j][0] - punten[i][0])
        for i in range(len(punten))
        for j in range(i + 1, len(punten))
        if punten[j][0] != punten[i][0]
    )
    n = len(punten)
    knopen: dict[float, int] = {}
    for _, y in punten:
        knopen[y] = knopen.get(y, 0) + 1
    variantie = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in knopen.values())) / 18
    c = Z95 * math.sqrt(max(0.0, variantie))
    aantal = len(hellingen)
    laag = max(0, math.floor((aantal - c) / 2))
    hoog = min(aantal - 1, math.ceil((aantal + c) / 2))
    return Trend("maat", mediaan(hellingen), hellingen[laag], hellingen[hoog], n)


def mediaan(waarden: Sequence[float]) -> float:
    """The middle of sorted values. Raises ValueError of nothing."""
    if not waarden:
        raise ValueError("there is no middle of nothing")
    helft = len(waarden) // 2
    return waarden[helft] if len(waarden) % 2 else (waarden[helft - 1] + waarden[helft]) / 2


def gewogen_mediaan(tellingen: Sequence[tuple[float, int]]) -> float | None:
    """The middle of (value, how often), in any order; None of nothing."""
    gesorteerd = sorted(tellingen)
    totaal = sum(keer for _, keer in gesorteerd)
    if not totaal:
        return None

    def nummer(k: int) -> float:
        for waarde, keer in gesorteerd:
            k -= keer
            if k < 0:
                return waarde
        return gesorteerd[-1][0]

    return (nummer((totaal - 1) // 2) + nummer(totaal // 2)) / 2


@dataclass(frozen=True, slots=True)
class Bak:
    """One row of a reliability table: forecasts between two bounds, their mean, and how often it came true."""

    van: float
    tot: float
    aantal: int
    voorspeld: float
    uitgekomen: int
    marge: tuple[float, float]

    @property
    def aandeel(self) -> float:
        """How large a share came true."""
        return self.uitgekomen / self.aantal


@dataclass(frozen=True, slots=True)
class IJking:
    """Forecast chances against outcomes. ``brier`` None when there are none."""

    aantal: int
    brier: float | None
    brier_vast: float | None
    """Of whoever would always forecast the share that came true; a forecast that is no better has no skill."""
    bakken: tuple[Bak, ...]


def ijk(paren: Sequence[tuple[float, bool]], bakken: int = 5) -> IJking:
    """The mean squared difference of chance and outcome (G.W. Brier 1950), and a table of equal bounds.

    Raises:
        ValueError: a chance outside 0 to 1.
    """
    if any(not 0 <= kans <= 1 for kans, _ in paren):
        raise ValueError("a chance lies between 0 and 1")
    if not paren:
        return IJking(0, None, None, ())
    n = len(paren)
    basis = sum(gebeurd for _, gebeurd in paren) / n
    per_bak: dict[int, list[tuple[float, bool]]] = {}
    for kans, gebeurd in paren:
        per_bak.setdefault(min(bakken - 1, int(kans * bakken)), []).append((kans, gebeurd))
    uit = []
    for bak, leden in sorted(per_bak.items()):
        raak = sum(gebeurd for _, gebeurd in leden)
        marge = wilson(raak, len(leden))
        assert marge is not None
        uit.append(
            Bak(bak / bakken, (bak + 1) / bakken, len(leden), sum(k for k, _ in leden) / len(leden), raak, marge)
        )
    return IJking(n, sum((k - g) ** 2 for k, g in paren) / n, basis * (1 - basis), tuple(uit))
