"""What may be recorded about learning, and why not. Pure."""

from __future__ import annotations

from datetime import date

from weegtafel.inzicht.codes import Opvolging, Resultaatbereik
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.errors import Regelovertreding

LANGSTE_NAAM = 120
LANGSTE_TEKST = 2000


def eis(redenen: dict[str, str]) -> None:
    """Refuse with the sentence of each field. Raises Regelovertreding."""
    if redenen:
        raise Regelovertreding(tuple(redenen.values()), redenen)


def toets_evaluatie(
    opgevolgd: Opvolging,
    waarom: str,
    resultaat: Resultaatbereik,
    toelichting: str,
    datum: date,
    vastgesteld: date,
    vandaag: date,
) -> dict[str, str]:
    """By field why an evaluation cannot be recorded."""
    uit: dict[str, str] = {}
    if opgevolgd is not Opvolging.GEHEEL and not waarom:
        uit["waarom"] = "Zeg waarom het advies niet of niet helemaal is gevolgd."
    if resultaat is Resultaatbereik.NIET and not toelichting:
        uit["toelichting"] = "Zeg in een zin waarom het resultaat niet is bereikt."
    for veld, tekst in (("waarom", waarom), ("toelichting", toelichting)):
        if len(tekst) > LANGSTE_TEKST:
            uit[veld] = f"Houd deze tekst onder {LANGSTE_TEKST} tekens."
    if datum > vandaag:
        uit["datum"] = "Een evaluatie in de toekomst kan nog niet worden vastgelegd."
    elif datum < vastgesteld:
        uit["datum"] = f"De evaluatie ligt vóór het advies van {datum_voluit(vastgesteld)}."
    return uit


def toets_groep(naam: str, criteriumcode: str, criteria: frozenset[str]) -> dict[str, str]:
    """By field why a group of leerpunten cannot be kept."""
    uit: dict[str, str] = {}
    if not naam:
        uit["naam"] = "Geef de groep een naam."
    elif len(naam) > LANGSTE_NAAM:
        uit["naam"] = f"Houd de naam onder {LANGSTE_NAAM} tekens."
    if criteriumcode and criteriumcode not in criteria:
        uit["criteriumcode"] = "Dit criterium bestaat niet."
    return uit


def toets_werkafspraak(
    titel: str,
    tekst: str,
    criteriumcode: str,
    criteria: frozenset[str],
    datum: date,
    vandaag: date,
    vorige: date | None,
) -> dict[str, str]:
    """By field why a werkafspraak cannot be fixed; ``vorige`` is the day of the version before it."""
    uit = toets_groep(titel, "", criteria)
    if "naam" in uit:
        del uit["naam"]
        uit["titel"] = f"Houd de titel onder {LANGSTE_NAAM} tekens." if titel else "Geef de werkafspraak een titel."
    if not tekst:
        uit["tekst"] = "Schrijf op wat de tafel heeft afgesproken."
    elif len(tekst) > LANGSTE_TEKST:
        uit["tekst"] = f"Houd deze tekst onder {LANGSTE_TEKST} tekens."
    if criteriumcode not in criteria:
        uit["criteriumcode"] = "Kies het criterium waarbij deze afspraak hoort."
    uit |= toets_ingang(datum, vandaag, vorige)
    return uit


def toets_ingang(datum: date, vandaag: date, vorige: date | None) -> dict[str, str]:
    """Why a version cannot begin on a day: an agreement is made first, and versions follow each other."""
    if datum > vandaag:
        return {"datum": "Een werkafspraak wordt vastgelegd op of na de dag dat de tafel haar maakte."}
    if vorige is not None and datum < vorige:
        return {"datum": f"De vorige versie geldt sinds {datum_voluit(vorige)}; kies die dag of een latere."}
    return {}
