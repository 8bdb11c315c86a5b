"""The statistics against published and independently worked numbers."""

from __future__ import annotations

import math
import random

import pytest

from weegtafel.inzicht.leercurve import trendgetallen, trendzin
from weegtafel.inzicht.statistiek import Trend, gewogen_mediaan, ijk, trend_aandeel, trend_aantal, trend_maat, wilson


def test_wilson_against_newcombe() -> None:
    """Newcombe (1998), table I, method 3: 81/263, 15/148, 0/20, 1/29."""
    for (deel, geheel), (laag, hoog) in {
        (81, 263): (0.2553, 0.3662), (15, 148): (0.0624, 0.1605), (0, 20): (0.0, 0.1611), (1, 29): (0.0061, 0.1718),
    }.items():  # fmt: skip
        uit = wilson(deel, geheel)
        assert uit is not None
        assert (round(uit[0], 4), round(uit[1], 4)) == (laag, hoog)
    assert wilson(0, 0) is None
    with pytest.raises(ValueError, match="part"):
        wilson(3, 2)


def test_a_known_slope_comes_back() -> None:
    kans = random.Random(4)
    kansen = [1 / (1 + math.exp(0.5 + 0.05 * x)) for x in range(24)]
    punten = [(24316 + x, sum(kans.random() < p for _ in range(400)), 400) for x, p in enumerate(kansen)]
    uit = trend_aandeel(punten)
    assert uit.laag is not None and uit.hoog is not None
    assert uit.laag < -0.05 * sum(p * (1 - p) for p in kansen) / 24 < uit.hoog
    assert uit.richting == "daalt"


def test_a_share_falls_in_points_of_itself_and_not_in_odds() -> None:
    # From 30 to 19 % in eleven steps: one percentage point a month, though the odds fall by more than 5 %.
    uit = trend_aandeel([(x, 300 - 10 * x, 1000) for x in range(12)])
    assert uit.per_stap == pytest.approx(-0.01, abs=0.0003)
    zin = trendzin(uit, "Het aandeel complex")
    assert zin.startswith("Het aandeel complex: daalt met 1,0 procentpunt per maand (95 %-marge 0,")
    assert trendgetallen(uit)[0] == "1,0" and trendgetallen(uit)[3] == "procentpunt"


def test_each_kind_of_trend_has_its_own_unit() -> None:
    aantal = trend_aantal([(x, round(1000 * 0.9**x)) for x in range(12)])
    assert trendzin(aantal, "Casussen").startswith("Casussen: daalt met 10,0 % per maand")
    maat = trend_maat([(x, 60.0 - 2 * x) for x in range(8)])
    assert trendzin(maat, "Tijd", "minuten") == "Tijd: daalt met 2,0 minuten per maand (95 %-marge 2,0 tot 2,0)."
    klein = trend_aandeel([(x, 5000 - 5 * x, 100_000) for x in range(12)])
    assert trendgetallen(klein)[0] == "0,01"  # never 0,0
    with pytest.raises(ValueError, match="no direction"):
        trendgetallen(trend_aantal([]))


def test_a_poisson_slope_of_exact_counts() -> None:
    uit = trend_aantal([(x, round(1000 * 0.9**x)) for x in range(12)])
    assert uit.per_stap == pytest.approx(-0.1, abs=0.002)


def test_theil_sen_is_not_moved_by_one_outlier() -> None:
    uit = trend_maat([(x, 2.0 * x if x != 5 else 900.0) for x in range(11)])
    assert uit.per_stap == pytest.approx(2.0)
    assert uit.richting == "stijgt"


@pytest.mark.parametrize(
    "uit",
    [
        trend_aandeel([(x, 1, 5) for x in range(3)]),
        trend_aandeel([(x, 0, 5) for x in range(9)]),
        trend_aandeel([(x, 5, 5) for x in range(9)]),
        trend_aantal([(x, 0) for x in range(9)]),
        trend_maat([(1, 2.0)]),
        trend_aandeel([]),
    ],
)
def test_too_little_is_said_in_words(uit: Trend) -> None:
    assert uit.per_stap is None
    assert uit.reden.endswith(".")
    assert uit.richting == "onduidelijk"


def test_the_same_every_month_has_no_direction() -> None:
    assert trend_maat([(x, 3.0) for x in range(9)]).richting == "onduidelijk"
    assert trend_aantal([(x, 7) for x in range(9)]).richting == "onduidelijk"


def test_brier_by_hand() -> None:
    """(0,1² + 0,4² + 0,7²) / 3 = 0,22."""
    uit = ijk([(0.9, True), (0.4, False), (0.3, True)])
    assert uit.brier == pytest.approx(0.22)
    assert uit.brier_vast == pytest.approx(2 / 9)
    assert sum(b.aantal for b in uit.bakken) == 3
    assert ijk([]).brier is None
    assert ijk([(1.0, True)]).bakken[-1].tot == 1.0
    with pytest.raises(ValueError, match="chance"):
        ijk([(1.2, True)])


def test_the_middle_of_counts() -> None:
    assert gewogen_mediaan([(5.0, 1), (1.0, 2), (9.0, 1)]) == 3.0
    assert gewogen_mediaan([(5.0, 3)]) == 5.0
    assert gewogen_mediaan([]) is None
