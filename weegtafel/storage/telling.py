"""Counting failed sign-ins beside the database, because that is closed when they happen.

The count outlives a restart and makes the next attempt wait. It is written before a password is tried, so that
stopping the program does not save an attempt. Whoever can write in the folder can remove the file: that undoes the
waiting, is seen at the next sign-in, and gains nothing over copying the folder and guessing elsewhere, which only
Argon2id makes slow.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from weegtafel.kernel.errors import Regelovertreding
from weegtafel.storage import geheim
from weegtafel.storage.rechten import schrijf_heel
from weegtafel.storage.storingen import vertaal_os

TELBESTAND = "aanmelden.json"
ONBEKEND = "onbekend"
"""Under what the attempts with a name that has no access are counted; the name itself is not kept."""
_VRIJ = 3
_LANGST_S = 900
_VERGEET_NA = timedelta(days=1)


class Aanmeldfout(Regelovertreding):
    """A sign-in that did not succeed; ``wacht_s`` is how many seconds the next attempt must wait."""

    def __init__(self, reden: str, wacht_s: int = 0) -> None:
        super().__init__(reden)
        self.wacht_s = wacht_s


@dataclass(slots=True)
class Pogingen:
    """Failed attempts for one name. ``ongeboekt`` are those that the journal does not have yet."""

    aantal: int = 0
    ongeboekt: int = 0
    eerste: str = ""
    laatste: str = ""


@dataclass(slots=True)
class Telling:
    """The file of failed sign-ins. ``gaaf`` is False when it could not be read."""

    pogingen: dict[str, Pogingen] = field(default_factory=dict)
    zegel: str = ""
    gaaf: bool = True

    def wacht_s(self, wie: str, nu: datetime) -> int:
        """How many seconds this name must still wait: none after two failures, then 2, 4, 8 … to 15 minutes.

        A clock that was put back does not lock anyone out for longer than the wait itself.
        """
        rij = self.pogingen.get(wie)
        if rij is None or rij.aantal < _VRIJ:
            return 0
        straf = min(1 << (rij.aantal - _VRIJ + 1), _LANGST_S)
        voorbij = (nu - datetime.fromisoformat(rij.laatste)).total_seconds()
        return max(0, min(straf, round(straf - voorbij + 0.499))) if voorbij >= 0 else straf

    def tel(self, wie: str, nu: datetime) -> None:
        """One more attempt, taken to fail until it succeeds."""
        rij = self.pogingen.setdefault(wie, Pogingen())
        if rij.laatste and nu - datetime.fromisoformat(rij.laatste) > _VERGEET_NA:
            rij.aantal = 0
        rij.aantal = min(rij.aantal + 1, 1000)
        rij.ongeboekt += 1
        moment = nu.isoformat(timespec="seconds")
        if rij.ongeboekt == 1:
            rij.eerste = moment
        rij.laatste = moment

    def gelukt(self, wie: str) -> None:
        """The attempt that was counted just now succeeded: those before it stay for the journal."""
        rij = self.pogingen[wie]
        rij.ongeboekt = max(0, rij.ongeboekt - 1)
        rij.aantal = 0

    def neem_ongeboekt(self) -> list[tuple[str, Pogingen]]:
        """What the journal must still hear."""
        return [(wie, rij) for wie, rij in sorted(self.pogingen.items()) if rij.ongeboekt]

    def sluit_af(self, datasleutel: bytes | bytearray, nu: datetime) -> None:
        """After the journal has it all: nothing is left to book, and a fresh seal shows that this file is ours."""
        for rij in self.pogingen.values():
            rij.ongeboekt = 0
        self.pogingen = {wie: rij for wie, rij in self.pogingen.items() if rij.aantal}
        moment = nu.isoformat(timespec="seconds")
        self.zegel = f"{moment} {self._merk(datasleutel, moment)}"

    def is_van_ons(self, datasleutels: Iterable[bytes | bytearray]) -> bool:
        """Whether the file still carries the seal of the last successful sign-in."""
        moment, _, merk = self.zegel.partition(" ")
        return self.gaaf and any(geheim.zelfde(merk.encode(), self._merk(s, moment).encode()) for s in datasleutels)

    @staticmethod
    def _merk(datasleutel: bytes | bytearray, moment: str) -> str:
        return geheim.merk(geheim.afgeleid(datasleutel, "telling"), moment.encode()).hex()

    def bewaar(self, map_: Path) -> None:
        """Write the file. Raises Storing: the folder cannot be written."""
        rijen = {
            wie: {"aantal": r.aantal, "ongeboekt": r.ongeboekt, "eerste": r.eerste, "laatste": r.laatste}
            for wie, r in sorted(self.pogingen.items())
        }
        try:
            schrijf_heel(map_ / TELBESTAND, json.dumps({"pogingen": rijen, "zegel": self.zegel}, indent=1).encode())
        except OSError as fout:
            raise vertaal_os(fout, "aanmelden") from fout


def lees_telling(map_: Path) -> Telling:
    """The failed sign-ins of a vault; a missing or damaged file counts nothing, and says so."""
    try:
        gegevens = json.loads((map_ / TELBESTAND).read_bytes())
        return Telling({wie: _poging(rij) for wie, rij in gegevens["pogingen"].items()}, str(gegevens["zegel"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Telling(gaaf=False)


def _poging(rij: Any) -> Pogingen:
    for moment in (rij["eerste"], rij["laatste"]):
        datetime.fromisoformat(moment)
    return Pogingen(max(0, int(rij["aantal"])), max(0, int(rij["ongeboekt"])), rij["eerste"], rij["laatste"])


def vergeef(map_: Path, wie: str) -> None:
    """Forget the last attempt of a name, which succeeded, and the waiting; what failed before it stays for the journal.

    Raises:
        Storing: the folder cannot be written.
    """
    telling = lees_telling(map_)
    if wie in telling.pogingen:
        telling.gelukt(wie)
        telling.bewaar(map_)


def wachtzin(seconden: int) -> str:
    """How long to wait, in words."""
    if seconden < 60:
        return f"Wacht {seconden} {'seconde' if seconden == 1 else 'seconden'} en probeer het dan opnieuw."
    minuten = -(-seconden // 60)
    return f"Wacht {minuten} {'minuut' if minuten == 1 else 'minuten'} en probeer het dan opnieuw."
