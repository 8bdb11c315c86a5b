"""What the papers of a request are made of: everything they print, read beforehand. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.codes import Toetsoordeel
from weegtafel.doorbraak.rekencijfers import Cijfers, van_bewaard
from weegtafel.doorbraak.rekeninvoer import lees
from weegtafel.doorbraak.rendement import Rendement, bereken
from weegtafel.doorbraak.rijen import AanvraagFeiten, BesluitRij, ToetsRij
from weegtafel.doorbraak.stap import Maat, Stap


@dataclass(frozen=True, slots=True)
class Rekening:
    """A calculation that is printed. Every number comes from ``uitkomst`` as it was worked out then.

    ``herkomst`` says of which moment; ``bewaard`` whether it was stored at a toets or a besluit.
    """

    herkomst: str
    bewaard: bool
    prijslijst: str
    discontovoet: Decimal
    cijfers: Cijfers
    rendement: Rendement
    """Worked out again from the stored input, for the drawings only."""
    stappen: tuple[Stap, ...]
    waarschuwingen: tuple[str, ...]
    kenmerk: str = ""


@dataclass(frozen=True, slots=True)
class Besloten:
    """A decision with all that it was about, as kept when it was taken."""

    besluit: BesluitRij
    toets: ToetsRij | None
    aanvraag: AanvraagFeiten | None
    """The request of then; None where an older version kept no words and the plan has changed since."""
    rekening: Rekening | None


@dataclass(frozen=True, slots=True)
class Stukfeiten:
    """Everything a paper prints. ``onbekend`` says in sentences why there is no calculation."""

    aanvraag: AanvraagFeiten
    """The request: as kept when this very plan was judged or decided, else as it stands."""
    toets: ToetsRij | None
    """The toets of that plan, whatever it found; None when there is none or it no longer counts."""
    afzender: str
    logo: bytes | None
    dag: date
    rekening: Rekening | None
    onbekend: tuple[str, ...]
    besloten: Besloten | None
    """The decision that was asked for, else the last one; None before one."""
    volgens_besluit: bool
    """Whether ``aanvraag`` is the request on which ``besloten`` decided."""
    bewaring: str
    demonstratie: bool

    @property
    def concept(self) -> bool:
        """Whether no second coach agrees with this plan."""
        return self.toets is None or self.toets.oordeel is not Toetsoordeel.AKKOORD


def rekening(
    invoer: Mapping[str, Any],
    uitkomst: Mapping[str, Any],
    herkomst: str,
    prijslijst: str,
    *,
    bewaard: bool,
    kenmerk: str = "",
) -> Rekening:
    """A calculation from its input and outcome as JSON (``uitwerking.werk_uit``).

    Raises:
        Regelovertreding: the input cannot be read.
    """
    gelezen = lees(dict(invoer))
    return Rekening(
        herkomst,
        bewaard,
        prijslijst,
        gelezen.discontovoet,
        van_bewaard(invoer, uitkomst),
        bereken(gelezen),
        _stappen(uitkomst["stappen"]),
        tuple(uitkomst["waarschuwingen"]),
        kenmerk,
    )


#: What goes into a step in the order of its formula; stored JSON has its names by the alphabet.
_VOLGORDE = (
    "prijs", "eenheid", "aantal", "kans zonder", "kans met", "verwachte besparing", "van maand", "tot en met maand",
    "aantal maanden", "discontovoet", "gemiddelde factor van deze maanden", "contante waarde", "budget",
)  # fmt: skip
_BETALERS = tuple(betaler.omschrijving for betaler in Betaler)


def _plaats(naam: str) -> tuple[int, int]:
    for nummer, namen in enumerate((_VOLGORDE, _BETALERS)):
        if naam in namen:
            return nummer, namen.index(naam)
    return 2, int("".join(teken for teken in naam if teken.isdigit()) or 0)


def _stappen(bewaard: Sequence[Mapping[str, Any]]) -> tuple[Stap, ...]:
    return tuple(
        Stap(
            stap["label"],
            stap["formule"],
            tuple(sorted(stap["invoer"].items(), key=lambda deel: _plaats(deel[0]))),
            Decimal(stap["exact"]),
            Decimal(stap["afgerond"]),
            Maat(stap["maat"]),
        )
        for stap in bewaard
    )
