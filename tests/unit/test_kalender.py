"""Months on the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from weegtafel.kernel.clock import plus_maanden


@pytest.mark.parametrize(
    ("dag", "aantal", "uit"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_the_same_day_or_the_last_of_the_month(dag: date, aantal: int, uit: date) -> None:
    assert plus_maanden(dag, aantal) == uit


def test_beyond_the_calendar_is_no_day() -> None:
    with pytest.raises(ValueError, match="10000"):
        plus_maanden(date(9999, 12, 1), 1)
