"""A step of the calculation in words and Dutch numbers, the same on screen and paper. Pure."""

from __future__ import annotations

from decimal import Decimal

from weegtafel.doorbraak.stap import Maat, Stap, toon_getal
from weegtafel.kernel.bedrag import toon_bedrag

#: Decimals of an exact value that are printed; the rest stays in the stored calculation.
DECIMALEN = 6
_KANSEN = ("kans zonder", "kans met")
_EUROS = ("prijs", "verwachte besparing", "contante waarde", "budget")


def nl(waarde: Decimal, decimalen: int = DECIMALEN) -> str:
    """A number with a comma and points; longer than ``decimalen`` decimals ends in an ellipsis."""
    tekst = toon_getal(waarde)
    min_ = "−" if tekst.startswith("-") else ""
    geheel, _, rest = tekst.lstrip("-").partition(".")
    meer = "…" if len(rest) > decimalen else ""
    rest = rest[:decimalen]
    return f"{min_}{int(geheel):,}".replace(",", ".") + (f",{rest}{meer}" if rest else "")


def procent(kans: Decimal) -> str:
    """A chance or ratio in percent: ``13 %``, ``2,25 %``, kept on one line."""
    return f"{nl(kans * 100, 4)}\u00a0%"


def euro(bedrag: Decimal) -> str:
    """An amount with the minus of a typesetter, always with cents."""
    tekst = toon_bedrag(abs(bedrag))
    if "," not in tekst:
        tekst += ",00"
    return f"−{tekst}" if bedrag < 0 else tekst


def rond(stap: Stap) -> str:
    """The rounded result of a step with its measure."""
    return toon_uitkomst(stap.afgerond, stap.maat)


def toon_uitkomst(afgerond: Decimal, maat: Maat) -> str:
    """A rounded result with its measure."""
    match maat:
        case Maat.EURO:
            return euro(afgerond)
        case Maat.MAAND:
            return f"maand {afgerond:f}"
        case _:
            return verhouding(afgerond)


def verhouding(getal: Decimal) -> str:
    """A ratio with its four decimals."""
    return f"{getal:,.4f}".replace(",", "_").replace(".", ",").replace("_", ".").replace("-", "−")


def exact(stap: Stap) -> str:
    """The exact result of a step; an amount in euros says so."""
    return _euro_exact(stap.exact) if stap.maat is Maat.EURO else nl(stap.exact)


def _euro_exact(bedrag: Decimal) -> str:
    return f"€\u00a0{nl(bedrag)}" if bedrag >= 0 else f"−€\u00a0{nl(-bedrag)}"


def invoerregels(stap: Stap) -> tuple[tuple[str, str], ...]:
    """What went into a step, each with its name."""
    som = stap.formule.startswith("som van") and stap.maat is Maat.EURO
    return tuple((naam, toon_invoer("budget" if som else naam, waarde)) for naam, waarde in stap.invoer)


def toon_invoer(naam: str, waarde: Decimal | int | str) -> str:
    """One value that went into a step; stored steps hold numbers as text."""
    if naam == "eenheid":
        return str(waarde)
    if isinstance(waarde, str):
        if waarde.endswith(" %"):
            return procent(Decimal(waarde.removesuffix(" %")) / 100)
        try:
            getal = Decimal(waarde)
        except ArithmeticError:
            return waarde
    else:
        getal = Decimal(waarde)
    if naam in _KANSEN or naam == "discontovoet":
        return procent(getal)
    if naam in _EUROS or ", prijspeil " in naam:
        return _euro_exact(getal)
    return nl(getal)
