"""The periods over which the table looks back. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from weegtafel.kernel.clock import datum_voluit, plus_maanden
from weegtafel.kernel.errors import Regelovertreding

_KWARTAAL = ("eerste", "tweede", "derde", "vierde")


@dataclass(frozen=True, slots=True)
class Periode:
    """From one day up to and including another, with what it is called."""

    van: date
    tot: date
    naam: str

    @property
    def in_zin(self) -> str:
        """What it is called after a word such as "over"."""
        return f"het {self.naam}" if " kwartaal " in self.naam else self.naam

    @property
    def maanden(self) -> tuple[date, ...]:
        """The first days of the months that it touches."""
        uit, maand = [], self.van.replace(day=1)
        while maand <= self.tot:
            uit.append(maand)
            maand = volgende_maand(maand)
        return tuple(uit)


def volgende_maand(maand: date, stappen: int = 1) -> date:
    """The first day of a month so many months on (or back)."""
    return plus_maanden(maand.replace(day=1), stappen)


def vrije_periode(van: date, tot: date) -> Periode:
    """Any period. Raises Regelovertreding when it ends before it begins."""
    if tot < van:
        raise Regelovertreding("De laatste dag ligt vóór de eerste. Kies een andere periode.")
    return Periode(van, tot, f"{datum_voluit(van)} tot en met {datum_voluit(tot)}")


def toets_periode(van: date, tot: date, vandaag: date) -> dict[str, str]:
    """By field (``van``, ``tot``) why one cannot look back over a period; nothing when one can."""
    if van > vandaag:
        return {"van": "Deze periode is nog niet begonnen. Kies een dag tot en met vandaag."}
    if tot < van:
        return {"tot": "De laatste dag ligt vóór de eerste. Kies een latere dag."}
    if tot > vandaag:
        return {"tot": "De laatste dag ligt in de toekomst. Kies een dag tot en met vandaag."}
    return {}


def jaar(nummer: int) -> Periode:
    """A calendar year."""
    return Periode(date(nummer, 1, 1), date(nummer, 12, 31), str(nummer))


def kwartaal(nummer: int, welk: int) -> Periode:
    """A quarter, ``welk`` 1 to 4."""
    begin = date(nummer, 3 * welk - 2, 1)
    return Periode(begin, volgende_maand(begin, 3) - timedelta(days=1), f"{_KWARTAAL[welk - 1]} kwartaal van {nummer}")


def lees_periode(jaartal: str, welk: str | None = None) -> Periode:
    """The period that somebody typed. Raises Regelovertreding with one sentence."""
    if not (jaartal.isascii() and jaartal.isdigit() and len(jaartal) == 4 and 2015 <= int(jaartal) <= 2100):
        raise Regelovertreding(
            f"“{jaartal[:20]}” is geen jaar waarover een weegtafel verslag doet; schrijf er vier cijfers."
        )
    if welk is None:
        return jaar(int(jaartal))
    if welk not in ("1", "2", "3", "4"):
        raise Regelovertreding(f"“{welk[:20]}” is geen kwartaal. Kies 1, 2, 3 of 4.")
    return kwartaal(int(jaartal), int(welk))
