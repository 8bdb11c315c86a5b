"""Amounts as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from weegtafel.kernel.bedrag import toon_bedrag


@pytest.mark.parametrize(
    ("bedrag", "tekst"),
    [
        ("31400", "€\u00a031.400"),
        ("1234.56", "€\u00a01.234,56"),
        ("0", "€\u00a00"),
        ("-2100", "−€\u00a02.100"),
        ("-0.5", "−€\u00a00,50"),
    ],
)
def test_one_minus_and_cents_only_when_there_are_any(bedrag: str, tekst: str) -> None:
    assert toon_bedrag(Decimal(bedrag)) == tekst
