"""A step of a calculation as screen and paper print it, and the named ways of rounding."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from weegtafel.kernel.bedrag import CENT, rond_af

_VIER = Decimal("0.0001")
_NUL = Decimal(0)


class Maat(StrEnum):
    """What the result of a step is counted in; it decides how the step is rounded."""

    EURO = "euro"
    VERHOUDING = "verhouding"
    MAAND = "maand"


class Waarde(NamedTuple):
    """A result twice: exact, and rounded at a named step."""

    exact: Decimal
    afgerond: Decimal


class Stap(NamedTuple):
    """One line of the rekenblad: what was worked out, how, from what.

    ``invoer`` holds name and value of everything that went in, in the order of the formula. ``afgerond`` is what is
    printed as the result: euros in cents, ratios in four decimals, months whole.
    """

    label: str
    formule: str
    invoer: tuple[tuple[str, Decimal | int | str], ...]
    exact: Decimal
    afgerond: Decimal
    maat: Maat

    def als_json(self) -> dict[str, object]:
        """The step with every number as text, so that nothing is lost on the way."""
        return {
            "label": self.label,
            "formule": self.formule,
            "invoer": {naam: toon_getal(waarde) for naam, waarde in self.invoer},
            "exact": toon_getal(self.exact),
            "afgerond": f"{self.afgerond:f}",
            "maat": self.maat.value,
        }


def toon_getal(waarde: Decimal | int | str) -> str:
    """A number as text, without exponent and without zeros that say nothing."""
    if not isinstance(waarde, Decimal):
        return str(waarde)
    tekst = f"{waarde:f}"
    if "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    return "0" if tekst in ("-0", "") else tekst


def rond_euro(bedrag: Decimal) -> Decimal:
    """Whole cents by the one rule of the house; never minus nothing."""
    return rond_af(bedrag) + _NUL


def rond_verhouding(verhouding: Decimal) -> Decimal:
    """A ratio or chance in four decimals, half up; never minus nothing."""
    return verhouding.quantize(_VIER, rounding=ROUND_HALF_UP) + _NUL


def euro(exact: Decimal) -> Waarde:
    """An amount beside its rounding to cents."""
    return Waarde(exact, rond_euro(exact))


def verdeel_op_de_cent(delen: Sequence[Decimal], totaal: Decimal) -> list[Decimal]:
    """Round parts to cents so that they add up to a total that was rounded already.

    Each part is rounded half up. The cents that are then too many or too few go to the parts that their rounding
    wronged most (the method of the largest remainder). A controller can add the printed lines; no part is a whole
    cent away from its exact value.

    ``totaal`` must be the rounded sum of the parts.
    """
    if len(delen) == 1:
        return [totaal]
    afgerond = [rond_euro(deel) for deel in delen]
    verschil = int((totaal - sum(afgerond, _NUL)) / CENT)
    if verschil:
        teken = 1 if verschil > 0 else -1
        volgorde = sorted(range(len(delen)), key=lambda i: (afgerond[i] - delen[i]) * teken)
        for i in volgorde[: abs(verschil)]:
            afgerond[i] += teken * CENT
    return afgerond
