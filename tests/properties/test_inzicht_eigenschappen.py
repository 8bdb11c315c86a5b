"""What always holds: nothing hidden follows by subtraction, order does not matter, shares lie where they should."""

from __future__ import annotations

import itertools
import random

from hypothesis import given
from hypothesis import strategies as st

from weegtafel.inzicht.maskeren import KLEINSTE, maskeer, maskeer_paren, som, som_paren
from weegtafel.inzicht.precedenten.woorden import gewichten
from weegtafel.inzicht.statistiek import trend_aandeel, wilson

AANTALLEN = st.lists(st.integers(0, 40), max_size=7)


@given(AANTALLEN)
def test_no_hidden_count_follows_from_what_is_printed(aantallen: list[int]) -> None:
    """An attacker who knows the sum and that a hidden count is at least 1 finds at least two ways to share it out."""
    getoond, totaal = maskeer(aantallen), som(aantallen)
    assert all(g is None or g == a for g, a in zip(getoond, aantallen, strict=True))
    assert all(g is None or not 0 < g < KLEINSTE for g in getoond)
    verborgen = getoond.count(None)
    if totaal is None or not verborgen:
        return
    rest = totaal - sum(g for g in getoond if g is not None)
    assert rest >= KLEINSTE
    mogelijk = [
        delen
        for delen in itertools.product(range(1, rest + 1), repeat=min(verborgen, 3))
        if _kan(delen, rest, verborgen)
    ]
    for plek in range(min(verborgen, 3)):
        assert len({delen[plek] for delen in mogelijk}) > 1


def _kan(delen: tuple[int, ...], rest: int, verborgen: int) -> bool:
    over = verborgen - len(delen)
    return sum(delen) == rest if not over else rest - sum(delen) >= over


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=4))
def test_no_small_count_of_two_columns_follows_from_their_sums(paren: list[tuple[int, int]]) -> None:
    """An attacker who knows both sums and the rows that are printed finds two values for every small hidden count."""
    getoond, sommen = maskeer_paren(paren), som_paren(paren)
    assert all(not mag or not any(0 < n < KLEINSTE for n in paar) for mag, paar in zip(getoond, paren, strict=True))
    if sommen is None:
        return
    assert not any(0 < s < KLEINSTE for s in sommen)
    verborgen = [paar for mag, paar in zip(getoond, paren, strict=True) if not mag]
    for kant in (0, 1):
        getallen = [paar[kant] for paar in verborgen]
        rest = sommen[kant] - sum(p[kant] for mag, p in zip(getoond, paren, strict=True) if mag)
        assert rest == sum(getallen)
        if any(0 < n < KLEINSTE for n in getallen):
            # Whoever knows that none of them is nothing still has a choice.
            assert len(getallen) > 1 and rest > len(getallen) and rest >= KLEINSTE


@given(AANTALLEN, st.randoms())
def test_the_order_hides_no_more_and_no_less(aantallen: list[int], kans: random.Random) -> None:
    anders = aantallen[:]
    kans.shuffle(anders)
    assert sorted(x is None for x in maskeer(aantallen)) == sorted(x is None for x in maskeer(anders))
    assert som(aantallen) == som(anders)


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_share_lies_within_its_interval(deel: int, meer: int) -> None:
    uit = wilson(deel, deel + meer)
    assert uit is not None
    assert 0 <= uit[0] <= deel / (deel + meer) <= uit[1] <= 1


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=6, max_size=14), st.randoms())
def test_months_in_another_order_have_the_same_trend(punten: list[tuple[int, int]], kans: random.Random) -> None:
    reeks = [(nr, d, d + e) for nr, (d, e) in enumerate(punten)]
    anders = reeks[:]
    kans.shuffle(anders)
    een, twee = trend_aandeel(reeks), trend_aandeel(anders)
    assert (een.per_stap is None) == (twee.per_stap is None)
    if een.per_stap is not None and twee.per_stap is not None:
        assert abs(een.per_stap - twee.per_stap) < 1e-6


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_order_of_words_does_not_change_the_terms(een: str, twee: str) -> None:
    heen = gewichten({"hulpvraag": f"{een} {twee}"})
    assert heen == gewichten({"hulpvraag": f"{twee} {een}"})
    assert all(gewicht > 0 and " " not in term for term, gewicht in heen.items())
