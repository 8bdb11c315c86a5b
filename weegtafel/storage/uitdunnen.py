"""Which backups stay: pure arithmetic on their moments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Final

#: How long one is kept for each hour, day, ISO week and month; after the last nothing stays. Proposal of this program.
UREN: Final = timedelta(days=2)
DAGEN: Final = timedelta(days=14)
WEKEN: Final = timedelta(days=70)
MAANDEN: Final = timedelta(days=400)

_REEKSEN: Final[tuple[tuple[timedelta, Callable[[datetime], object]], ...]] = (
    (UREN, lambda m: (m.date(), m.hour)),
    (DAGEN, lambda m: m.date()),
    (WEKEN, lambda m: m.isocalendar()[:2]),
    (MAANDEN, lambda m: (m.year, m.month)),
)


def blijft(momenten: Iterable[datetime], nu: datetime) -> frozenset[datetime]:
    """The moments of the backups that stay at ``nu``.

    Of every hour, day, week and month the newest stays, each series as long as its span. The newest of all always
    stays, and so does what seems to lie in the future, because then a clock is wrong and nothing may be lost by that.
    """
    alle = sorted(set(momenten), reverse=True)
    uit = set(alle[:1]) | {m for m in alle if m > nu}
    for duur, vak in _REEKSEN:
        gezien: set[object] = set()
        for moment in alle:
            if nu - moment > duur or moment > nu:
                continue
            if vak(moment) not in gezien:
                gezien.add(vak(moment))
                uit.add(moment)
    return frozenset(uit)


def uiterlijk_weg(moment: datetime) -> date:
    """The day on which a backup of this moment is gone at the latest, when a newer one exists."""
    return (moment + MAANDEN).date() + timedelta(days=1)
