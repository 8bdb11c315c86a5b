"""What may be saved in one field: checked and tidied, with a sentence when it may not.

Completeness is another matter (``rules.verloop``): an empty field may always be saved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from datetime import date
from decimal import Decimal

from weegtafel.doorbraak.velden import Invoer, Veld
from weegtafel.kernel.bedrag import GROOTSTE_BEDRAG
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.tekst import is_tekst, maak_net

TEKST_MAXIMUM = 50_000
REGEL_MAXIMUM = 300
VROEGSTE, LAATSTE = date(1990, 1, 1), date(2100, 12, 31)
_GETAL = re.compile(r"[0-9]{1,12}(\.[0-9]{1,10})?", re.ASCII)
_I = Invoer


def weiger(sleutel: str, zin: str) -> Regelovertreding:
    """A refusal at one field."""
    return Regelovertreding(zin, {sleutel: zin})


def tekst(sleutel: str, titel: str, waarde: object, maximum: int = TEKST_MAXIMUM) -> str:
    """Running text as it may be stored.

    Raises:
        Regelovertreding: it is too long, or holds what is no text at all. Nothing is cut off silently.
    """
    if not isinstance(waarde, str):
        raise TypeError(sleutel)
    if not is_tekst(waarde):
        raise weiger(sleutel, f"{titel}: er staan tekens in die geen tekst zijn. Plak de tekst opnieuw, zonder opmaak.")
    netjes = maak_net(waarde)
    if len(netjes) > maximum:
        lengte, grens = (f"{getal:,}".replace(",", ".") for getal in (len(netjes), maximum))
        zin = f"{titel}: de tekst telt {lengte} tekens en er passen er {grens}. Er is niets weggegooid: kort hem in."
        raise weiger(sleutel, zin)
    return netjes


def regel(sleutel: str, titel: str, waarde: object, maximum: int = REGEL_MAXIMUM) -> str:
    """One line as it may be stored; see :func:`tekst`."""
    return " ".join(tekst(sleutel, titel, waarde, maximum).split())


def controleer(veld: Veld, waarde: object, geldige_codes: Mapping[str, Set[str]]) -> object:
    """The value of a field as it may be stored.

    Raises:
        Regelovertreding: with the sentence for this field.
        TypeError: a value of a kind that this field never has (a bug, not a user's mistake).
    """
    match veld.invoer:
        case _I.TEKST:
            return tekst(veld.sleutel, veld.titel, waarde)
        case _I.REGEL:
            return regel(veld.sleutel, veld.titel, waarde)
        case _I.CODE:
            return _code(veld, waarde, geldige_codes.get(veld.lijst, frozenset()))
        case _I.KEUZE:
            if veld.keuze is None or not isinstance(waarde, str) or waarde not in veld.keuze._value2member_map_:
                raise TypeError(veld.sleutel)
            return str(waarde)
        case _I.LID:
            if veld.keuze is None or not isinstance(waarde, veld.keuze):
                raise TypeError(veld.sleutel)
            return waarde
        case _I.JANEE:
            if not isinstance(waarde, bool):
                raise TypeError(veld.sleutel)
            return waarde
        case _I.DATUM:
            return _datum(veld, waarde)
        case _I.GETAL | _I.SLEUTEL | _I.BEDRAG:
            return _heel(veld, waarde)
        case _I.DECIMAAL | _I.KANS:
            return _decimaal(veld, waarde)


def _code(veld: Veld, waarde: object, codes: Set[str]) -> str:
    if not isinstance(waarde, str):
        raise TypeError(veld.sleutel)
    if waarde and waarde not in codes:
        raise weiger(veld.sleutel, f"{veld.titel}: “{waarde[:60]}” staat niet in de lijst of geldt vandaag niet.")
    return waarde


def _datum(veld: Veld, waarde: object) -> date | None:
    if waarde is not None and type(waarde) is not date:
        raise TypeError(veld.sleutel)
    if waarde is not None and not VROEGSTE <= waarde <= LAATSTE:
        raise weiger(veld.sleutel, f"{veld.titel}: het jaar {waarde.year} kan niet kloppen.")
    return waarde


def _heel(veld: Veld, waarde: object) -> int | None:
    if waarde is None:
        if veld.sleutel in ("aantal", "zaad"):
            raise weiger(veld.sleutel, f"{veld.titel}: vul een getal in.")
        return None
    if isinstance(waarde, bool) or not isinstance(waarde, int):
        raise TypeError(veld.sleutel)
    hoogste = int(GROOTSTE_BEDRAG) * 100 if veld.invoer is _I.BEDRAG else veld.hoogste
    if veld.invoer is not _I.SLEUTEL and not 0 <= waarde <= hoogste:
        boven = f"{hoogste // (100 if veld.invoer is _I.BEDRAG else 1):,}".replace(",", ".")
        raise weiger(veld.sleutel, f"{veld.titel}: vul een getal in van 0 tot en met {boven}.")
    return waarde


def _decimaal(veld: Veld, waarde: object) -> str:
    if not isinstance(waarde, str):
        raise TypeError(veld.sleutel)
    kaal = waarde.strip()
    if not kaal:
        return ""
    if not _GETAL.fullmatch(kaal):
        raise weiger(veld.sleutel, f"{veld.titel}: “{' '.join(kaal.split())[:40]}” is geen getal van nul of meer.")
    if veld.invoer is _I.KANS and Decimal(kaal) > 1:
        raise weiger(veld.sleutel, f"{veld.titel}: een kans ligt tussen 0 en 100 %.")
    if Decimal(kaal) > GROOTSTE_BEDRAG:
        raise weiger(veld.sleutel, f"{veld.titel}: dit getal is te groot om te kloppen.")
    return kaal
