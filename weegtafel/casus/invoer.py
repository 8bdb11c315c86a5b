"""What may be saved in one field of a casus: checked and tidied, with a sentence when it may not.

Pure. Completeness is another matter (``casus.rules``): an empty field may always be saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date

from weegtafel.casus.velden import VELD, Invoer, Veld
from weegtafel.kernel.bedrag import GROOTSTE_BEDRAG, toon_bedrag
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.tekst import is_tekst, maak_net

#: Longest text of one field, in characters; some twenty printed pages.
TEKST_MAXIMUM = 50_000
TOELICHTING_MAXIMUM = 10_000
REGEL_MAXIMUM = 200
VROEGSTE, LAATSTE = date(2000, 1, 1), date(2100, 12, 31)
GROOTSTE_GETAL = 1_000_000
LANGSTE_DUUR = 240


def _weiger(sleutel: str, zin: str) -> Regelovertreding:
    return Regelovertreding(zin, {sleutel: zin})


def controleer_tekst(sleutel: str, titel: str, tekst: object, maximum: int = TEKST_MAXIMUM) -> str:
    """A text as it may be stored.

    Raises:
        Regelovertreding: it is too long, or holds what is no text at all. Nothing is cut off silently.
    """
    if not isinstance(tekst, str):
        raise TypeError(sleutel)
    if not is_tekst(tekst):
        raise _weiger(
            sleutel,
            f"{titel}: de tekst bevat tekens die geen tekst zijn. Plak hem opnieuw, zonder opmaak.",
        )
    netjes = maak_net(tekst)
    if len(netjes) > maximum:
        telling, grens = (f"{getal:,}".replace(",", ".") for getal in (len(netjes), maximum))
        raise _weiger(
            sleutel,
            f"{titel}: de tekst telt {telling} tekens en er passen er {grens}. "
            "Er is niets weggegooid: kort de tekst in.",
        )
    return netjes


def controleer_veld(sleutel: str, waarde: object, geldige_codes: Mapping[str, Set[str]]) -> object:
    """The value of a field of ``casus.velden`` as it may be stored.

    ``geldige_codes`` holds per code list the codes that may be chosen now. Amounts are whole cents.

    Raises:
        Regelovertreding: with the sentence for this field.
        TypeError: a value of a kind that this field never has (a bug, not a user's mistake).
    """
    veld = VELD[sleutel]
    match veld.invoer:
        case Invoer.TEKST:
            return controleer_tekst(sleutel, veld.titel, waarde)
        case Invoer.REGEL:
            return " ".join(controleer_tekst(sleutel, veld.titel, waarde, REGEL_MAXIMUM).split())
        case Invoer.CODE:
            return _code(veld, waarde, geldige_codes)
        case Invoer.DATUM:
            return _datum(veld, waarde)
        case Invoer.GETAL:
            grens = LANGSTE_DUUR if sleutel == "duur_maanden" else GROOTSTE_GETAL
            return _getal(veld, waarde, grens)
        case Invoer.BEDRAG:
            return _cent(veld, waarde)


def _code(veld: Veld, waarde: object, geldige_codes: Mapping[str, Set[str]]) -> str:
    if not isinstance(waarde, str):
        raise TypeError(veld.sleutel)
    if waarde and waarde not in geldige_codes.get(veld.lijst, frozenset()):
        raise _weiger(
            veld.sleutel,
            f"{veld.titel}: “{waarde[:60]}” staat niet in de lijst of geldt vandaag niet. "
            "Kies een waarde uit de lijst.",
        )
    return waarde


def _datum(veld: Veld, waarde: object) -> date | None:
    if waarde is not None and type(waarde) is not date:
        raise TypeError(veld.sleutel)
    if waarde is not None and not VROEGSTE <= waarde <= LAATSTE:
        raise _weiger(
            veld.sleutel, f"{veld.titel}: het jaar {waarde.year} kan niet kloppen. Kies een dag tussen 2000 en 2100."
        )
    return waarde


def _heel(veld: Veld, waarde: object) -> int | None:
    if waarde is not None and (isinstance(waarde, bool) or not isinstance(waarde, int)):
        raise TypeError(veld.sleutel)
    if waarde is not None and waarde < 0:
        raise _weiger(veld.sleutel, f"{veld.titel}: een getal onder nul kan niet. Vul nul of meer in.")
    return waarde


def _getal(veld: Veld, waarde: object, grens: int) -> int | None:
    getal = _heel(veld, waarde)
    if getal is not None and getal > grens:
        toon = f"{grens:,}".replace(",", ".")
        raise _weiger(veld.sleutel, f"{veld.titel}: dit getal is te groot om te kloppen. Het hoogste is {toon}.")
    return getal


def _cent(veld: Veld, waarde: object) -> int | None:
    cent = _heel(veld, waarde)
    if cent is not None and cent > GROOTSTE_BEDRAG * 100:
        raise _weiger(
            veld.sleutel,
            f"{veld.titel}: dit bedrag is te groot om te kloppen. Het hoogste is {toon_bedrag(GROOTSTE_BEDRAG)}.",
        )
    return cent
