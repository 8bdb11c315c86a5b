"""What the first page adds once it is shown: evaluations due, budget left, and one chart of what the table learns.

The page opens with the program, so nothing of this is loaded or asked before the rest is on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ui.scherm import Omgeving

if TYPE_CHECKING:
    from ui.inzicht.deel import Grafiekplek
    from weegtafel.doorbraak.registerrijen import PotRij
    from weegtafel.inzicht.instroomqueries import Maandinstroom
    from weegtafel.inzicht.periode import Periode

#: The place of the part with evaluations among those of inzicht, from 1.
OPGEVOLGD = 5
BUDGETROLLEN = "doorbraak.uitgeven"


@dataclass(frozen=True, slots=True)
class Leerbeeld:
    """What is added; ``pot`` is the period of the budget that runs now."""

    te_evalueren: int
    pot: PotRij | None
    periode: Periode
    reeks: tuple[Maandinstroom, ...]


def haal_leerbeeld(sessie: Any, vandaag: date, met_budget: bool) -> Leerbeeld:
    """All of it in one visit, beside the window."""
    from ui.inzicht.beeld import twaalf_maanden
    from weegtafel.inzicht import evaluatiequeries, instroomqueries

    pot = None
    if met_budget:
        from weegtafel.doorbraak.registerqueries import potten

        pot = next((p for p in potten(sessie) if p.van <= vandaag <= p.tot), None)
    periode = twaalf_maanden(vandaag)
    return Leerbeeld(
        evaluatiequeries.aantal_te_evalueren(sessie, vandaag),
        pot,
        periode,
        instroomqueries.maandreeks(sessie, periode.van, periode.tot),
    )


def regelteksten(beeld: Leerbeeld, mag_evalueren: bool) -> list[tuple[str, str, str, str, str, int]]:
    """(icon, colour role, sentence, quiet line, place, which part of it) of what one can act on."""
    from weegtafel.kernel.bedrag import toon_bedrag, uit_centen
    from weegtafel.kernel.clock import datum_voluit

    uit = []
    if beeld.te_evalueren and mag_evalueren:
        een = beeld.te_evalueren == 1
        zin = "1 advies wacht op een evaluatie" if een else f"{beeld.te_evalueren} adviezen wachten op een evaluatie"
        uit.append(("doel", "accent", zin, "Is het gevolgd, en is het resultaat bereikt?", "inzicht", OPGEVOLGD))
    if beeld.pot is not None and beeld.pot.bedrag_cent:
        vrij = toon_bedrag(uit_centen(abs(beeld.pot.vrij)))
        over = beeld.pot.vrij < 0
        apart = f"; {toon_bedrag(uit_centen(beeld.pot.gereserveerd))} is gereserveerd" if beeld.pot.gereserveerd else ""
        zin = f"Van het doorbraakbudget is {vrij} te veel toegezegd" if over else f"Doorbraakbudget: nog {vrij} vrij"
        uit.append(
            (
                "bliksem",
                "let_op" if over else "stil",
                zin,
                f"Van {datum_voluit(beeld.pot.van)} tot en met {datum_voluit(beeld.pot.tot)}{apart}",
                "budgetregister",
                0,
            )
        )
    return uit


def kop_van(beeld: Leerbeeld, mag_evalueren: bool) -> str:
    """The heading over the lines of :func:`regelteksten`: it names what stands under it and no more."""
    evaluaties = beeld.te_evalueren > 0 and mag_evalueren
    budget = beeld.pot is not None and beeld.pot.bedrag_cent > 0
    return "Opvolging en budget" if evaluaties and budget else "Budget" if budget else "Opvolging"


def maak_grafiek(omgeving: Omgeving, beeld: Leerbeeld) -> QWidget | None:
    """The learning chart; None while nothing was counted, for this page shows only what one can act on."""
    if not any(m.stand.aandeel is not None for m in beeld.reeks):
        return None
    from ui.inzicht.deel import Grafiekplek
    from ui.inzicht.tafelgrafieken import instroombeeld

    plek: Grafiekplek = Grafiekplek(omgeving)
    plek.zet(
        lambda breedte, letter: instroombeeld(beeld.periode, beeld.reeks, breedte, letter, 10.0), "Instroom", "", ""
    )
    return plek
