"""Time as an argument: no rule reads the clock by itself."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from typing import Protocol

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


class Klok(Protocol):
    """What tells the time to handlers."""

    def nu(self) -> datetime:
        """The local time, naive, to the second."""
        ...


class SysteemKlok:
    """The clock of the machine, local time without microseconds."""

    def nu(self) -> datetime:
        """The local time, naive, to the second."""
        return datetime.now().replace(microsecond=0)


class VasteKlok:
    """A clock that stands still until it is set; for tests and demonstration data."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def nu(self) -> datetime:
        """The moment that was set."""
        return self.moment


def datum_voluit(dag: date) -> str:
    """A date as it stands in a letter: ``12 november 2026``."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def dag_voluit(dag: date) -> str:
    """A date with its weekday: ``donderdag 12 november 2026``."""
    return f"{DAGEN[dag.weekday()]} {datum_voluit(dag)}"


def plus_maanden(dag: date, aantal: int) -> date:
    """The same day so many months on (or back), or the last day of that month.

    Raises:
        ValueError: that day lies beyond the calendar.
    """
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
    if not date.min.year <= jaar <= date.max.year:
        raise ValueError(jaar)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))
