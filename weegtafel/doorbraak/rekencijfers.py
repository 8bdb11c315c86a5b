"""The figures of a calculation in one form, live or as stored: what screen, paper and charts read. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.rendement import Rendement
from weegtafel.doorbraak.simulatie import Band, Simulatie
from weegtafel.doorbraak.stap import Waarde
from weegtafel.doorbraak.staptekst import euro, nl, procent, verhouding


@dataclass(frozen=True, slots=True)
class Betalercijfers:
    """What one payer spends and gains, in euros."""

    betaler: Betaler
    kosten: Decimal
    besparing: Decimal
    waarde: Decimal
    netto: Decimal


@dataclass(frozen=True, slots=True)
class Cijfers:
    """Rounded results. ``allen`` and ``gemeente`` are the bands of the simulation, None before it was drawn."""

    budget: Decimal
    besparing: Decimal
    waarde: Decimal
    netto: Decimal
    rendement: Decimal | None
    break_even: Decimal | None
    terugverdienmaand: int | None
    betalers: tuple[Betalercijfers, ...]
    allen: Band | None = None
    gemeente: Band | None = None
    zaad: int = 1
    trekkingen: int = 10_000

    def met(self, simulatie: Simulatie | None) -> Cijfers:
        """The same with the bands of a simulation."""
        if simulatie is None:
            return replace(self, allen=None, gemeente=None)
        return replace(
            self, allen=simulatie.allen, gemeente=simulatie.gemeente, zaad=simulatie.zaad,
            trekkingen=simulatie.trekkingen,
        )  # fmt: skip


def van_rendement(uitkomst: Rendement) -> Cijfers:
    """The figures of a calculation that was just made."""

    def deel(waarde: Waarde | None) -> Decimal | None:
        return None if waarde is None else waarde.afgerond

    return Cijfers(
        uitkomst.invoer.budget,
        uitkomst.verwachte_besparing.afgerond,
        uitkomst.contante_waarde.afgerond,
        uitkomst.netto.afgerond,
        deel(uitkomst.rendement),
        deel(uitkomst.break_even),
        uitkomst.terugverdienmaand,
        tuple(
            Betalercijfers(b.betaler, b.kosten, b.besparing.afgerond, b.contante_waarde.afgerond, b.netto.afgerond)
            for b in uitkomst.per_betaler
        ),
        zaad=uitkomst.invoer.zaad,
        trekkingen=uitkomst.invoer.trekkingen,
    )


def van_bewaard(invoer: Mapping[str, Any], uitkomst: Mapping[str, Any]) -> Cijfers:
    """The figures of a stored calculation, read and not worked out again."""

    def deel(sleutel: str) -> Decimal | None:
        return None if uitkomst[sleutel] is None else Decimal(uitkomst[sleutel])

    def band(bron: Mapping[str, Any]) -> Band:
        namen = ("p10", "p50", "p90", "gemiddelde", "kans_netto_positief")
        return Band(*(Decimal(bron[naam]) for naam in namen))

    def getal(sleutel: str) -> Decimal:
        return Decimal(uitkomst[sleutel])

    simulatie = uitkomst["simulatie"]
    return Cijfers(
        Decimal(invoer["budget"]),
        getal("verwachte_besparing"),
        getal("contante_waarde"),
        getal("netto"),
        deel("rendement"),
        deel("break_even"),
        uitkomst["terugverdienmaand"],
        tuple(
            Betalercijfers(
                betaler, *(Decimal(deel_[n]) for n in ("kosten", "verwachte_besparing", "contante_waarde", "netto"))
            )
            for betaler in Betaler
            if (deel_ := uitkomst["per_betaler"].get(betaler.value)) is not None
        ),
        band(simulatie),
        band(simulatie["gemeente"]),
        int(invoer["zaad"]),
        int(invoer["trekkingen"]),
    )


@dataclass(frozen=True, slots=True)
class Kerngetal:
    """One result: what it is called, its value in words, and the label of its step; "" when there is none."""

    naam: str
    waarde: str
    stap: str = ""


def hoofdzin(cijfers: Cijfers) -> str:
    """The return as one says it at a table."""
    if cijfers.rendement is None:
        return "Nog geen budget"
    if cijfers.rendement < 0:
        return f"Elke € 1 kost nog € {_twee(-cijfers.rendement)} extra"
    return f"€ 1 wordt € {_twee(cijfers.rendement)}"


def formulezin(cijfers: Cijfers) -> str:
    """How the return comes about."""
    if cijfers.rendement is None:
        return "Zonder budget in het plan is er geen rendement per euro."
    return f"rendement = contante waarde {euro(cijfers.waarde)} ÷ budget {euro(cijfers.budget)}"


def kerngetallen(cijfers: Cijfers) -> tuple[Kerngetal, ...]:
    """The results in the order in which they are read."""
    uit = [
        Kerngetal("Verwachte besparing", euro(cijfers.besparing), "Alle betalers: verwachte besparing"),
        Kerngetal("Contante waarde", euro(cijfers.waarde), "Alle betalers: contante waarde"),
        Kerngetal("Budget", euro(cijfers.budget), "Alle betalers: netto"),
        Kerngetal("Netto", euro(cijfers.netto), "Alle betalers: netto"),
    ]
    if cijfers.rendement is not None:
        uit.append(Kerngetal("Rendement", verhouding(cijfers.rendement), "Rendement"))
    even = "wordt niet gehaald" if cijfers.break_even is None else procent(cijfers.break_even)
    uit.append(Kerngetal("Break-even", even, "" if cijfers.break_even is None else "Break-even"))
    maand = cijfers.terugverdienmaand
    terug = "niet binnen de looptijd" if maand is None else f"in maand {maand}"
    uit.append(Kerngetal("Terugverdiend", terug, "" if maand is None else "Terugverdienmaand"))
    return tuple(uit)


def break_evenzin(cijfers: Cijfers) -> str:
    """The break-even in words (issue 3)."""
    if cijfers.break_even is None:
        return "De verwachte effecten leveren niets op; een break-even is er niet."
    if cijfers.break_even > 1:
        return (
            f"De effecten moeten {procent(_heel(cijfers.break_even))} van de verwachting halen om het budget te dekken."
        )
    return f"De verwachte effecten hoeven maar voor {procent(_heel(cijfers.break_even))} uit te komen."


def kanszin(band: Band, wie: str) -> str:
    """The chance that the net result is above zero."""
    return f"Kans dat het netto boven nul ligt, {wie}: {procent(_heel(band.kans_netto_positief))}"


def bandzin(band: Band) -> str:
    """Where the net result lies in eight of ten draws."""
    return f"Acht van de tien trekkingen: van {euro(band.p10)} tot {euro(band.p90)}; de middelste: {euro(band.p50)}."


#: Why the middle draw is not the middle case: a controller sees both numbers side by side.
SCHEEF = (
    "Dit midden (P50) verschilt van het netto van het middengeval: een spreiding die naar één kant verder reikt, trekt "
    "de trekkingen die kant op."
)


def is_scheef(cijfers: Cijfers) -> bool:
    """Whether the middle draw and the middle case are further apart than the draws waver: one percent of the worth."""
    band = cijfers.allen
    return band is not None and abs(band.p50 - cijfers.netto) > abs(cijfers.waarde) / 100


def _twee(getal: Decimal) -> str:
    """A ratio as money is said: two decimals, or none when it is whole."""
    tekst = nl(getal.quantize(Decimal("0.01"), ROUND_HALF_UP))
    komma = tekst.find(",")
    return tekst if komma < 0 else tekst.ljust(komma + 3, "0")


def _heel(kans: Decimal) -> Decimal:
    """Whole percents; above zero and below one it is never said to be nothing or certain."""
    rond = kans.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if rond == 0 < kans:
        return kans
    return kans if rond == 1 and kans < 1 else rond
