"""Thinning never loses the newest copy and always keeps one for each span."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from weegtafel.storage.uitdunnen import DAGEN, MAANDEN, UREN, WEKEN, blijft, uiterlijk_weg

NU = datetime(2026, 11, 22, 9, 30)
MOMENTEN = st.lists(st.timedeltas(timedelta(0), timedelta(days=600)).map(lambda terug: NU - terug), max_size=60)


@given(MOMENTEN)
def test_the_newest_always_stays(momenten: list[datetime]) -> None:
    over = blijft(momenten, NU)
    assert over <= set(momenten)
    assert not momenten or max(momenten) in over


@given(MOMENTEN)
def test_each_hour_day_week_and_month_that_had_one_keeps_one(momenten: list[datetime]) -> None:
    over = blijft(momenten, NU)
    for moment in momenten:
        oud = NU - moment
        if oud <= UREN:
            assert any((m.date(), m.hour) == (moment.date(), moment.hour) for m in over)
        if oud <= DAGEN:
            assert any(m.date() == moment.date() for m in over)
        if oud <= WEKEN:
            assert any(m.isocalendar()[:2] == moment.isocalendar()[:2] for m in over)
        if oud <= MAANDEN:
            assert any((m.year, m.month) == (moment.year, moment.month) for m in over)


@given(MOMENTEN)
def test_what_is_past_every_span_goes_when_a_newer_one_exists(momenten: list[datetime]) -> None:
    over = blijft(momenten, NU)
    te_oud = {m for m in over if NU - m > MAANDEN}
    assert te_oud <= {max(momenten, default=NU)}
    assert all(uiterlijk_weg(m) > NU.date() for m in over - te_oud)


@given(MOMENTEN, st.timedeltas(timedelta(0), timedelta(days=30)))
def test_thinning_twice_is_thinning_once(momenten: list[datetime], later: timedelta) -> None:
    een = blijft(momenten, NU)
    assert blijft(een, NU) == een
    assert blijft(een, NU + later) <= een


def test_a_year_of_hourly_copies_leaves_a_handful() -> None:
    momenten = [NU - timedelta(hours=uur) for uur in range(365 * 24)]
    assert 70 <= len(blijft(momenten, NU)) <= 90


def test_a_copy_from_the_future_stays() -> None:
    morgen = NU + timedelta(days=1)
    assert blijft([morgen, NU, NU - timedelta(minutes=10)], NU) == {morgen, NU}
