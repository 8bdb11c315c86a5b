"""Euros: exact, in cents in storage, with one rounding function."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

CENT = Decimal("0.01")
GROOTSTE_BEDRAG = Decimal("9999999999.99")


def rond_af(bedrag: Decimal) -> Decimal:
    """Round to whole cents, half up (commercial rounding). The only place where euros are rounded."""
    return bedrag.quantize(CENT, rounding=ROUND_HALF_UP)


def lees_bedrag(tekst: str) -> Decimal:
    """Read euros as a Dutch user types them: ``3.000``, ``€ 1.234,56``, ``31400``.

    Raises:
        ValueError: with one Dutch sentence when it is no amount, is negative or has parts of a cent.
    """
    kaal = tekst.replace("€", "").replace("\u00a0", "").replace(" ", "")
    if not kaal:
        raise ValueError("Vul een bedrag in.")
    geheel, komma, rest = kaal.partition(",")
    if "," in rest or (komma and not rest):
        raise ValueError(f"“{tekst}” is geen bedrag. Schrijf bijvoorbeeld 3.000 of 1.234,56.")
    groepen = geheel.split(".")
    if len(groepen) > 1 and (any(len(g) != 3 for g in groepen[1:]) or not 1 <= len(groepen[0].lstrip("-")) <= 3):
        raise ValueError(f"“{tekst}” is geen bedrag. Schrijf bijvoorbeeld 3.000 of 1.234,56.")
    cijfers = "".join(groepen) + ("." + rest if komma else "")
    if not cijfers.lstrip("-").replace(".", "", 1).isascii() or not cijfers.lstrip("-").replace(".", "", 1).isdigit():
        raise ValueError(f"“{tekst}” is geen bedrag. Schrijf bijvoorbeeld 3.000 of 1.234,56.")
    try:
        bedrag = Decimal(cijfers)
    except InvalidOperation as fout:
        raise ValueError(f"“{tekst}” is geen bedrag. Schrijf bijvoorbeeld 3.000 of 1.234,56.") from fout
    if bedrag < 0:
        raise ValueError("Een bedrag kan niet negatief zijn.")
    if bedrag > GROOTSTE_BEDRAG:
        raise ValueError("Dit bedrag is te groot om juist te kunnen zijn.")
    if bedrag != bedrag.quantize(CENT):
        raise ValueError("Een bedrag heeft ten hoogste twee cijfers achter de komma.")
    return bedrag.quantize(CENT)


def naar_centen(bedrag: Decimal) -> int:
    """Whole cents for storage. Raises ValueError when the amount has parts of a cent."""
    centen = bedrag * 100
    if centen != centen.to_integral_value():
        raise ValueError("an amount in storage must be whole cents; round it at a named step first")
    return int(centen)


def uit_centen(centen: int) -> Decimal:
    """Euros from cents in storage."""
    return (Decimal(centen) / 100).quantize(CENT)


def toon_bedrag(bedrag: Decimal) -> str:
    """Euros as people read them: ``€ 31.400``, ``€ 1.234,56`` or ``−€ 20``; cents only when there are any.

    The minus is that of a typesetter (U+2212), on the screen and on paper.
    """
    teken = "−" if bedrag < 0 else ""
    vast = rond_af(abs(bedrag))
    tekst = f"{vast:,.2f}".replace(",", "_").replace(".", ",").replace("_", ".")
    if tekst.endswith(",00"):
        tekst = tekst[:-3]
    return f"{teken}€\u00a0{tekst}"
