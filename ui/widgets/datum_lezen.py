"""Reading a date as people type it. Pure: today comes in as an argument."""

from __future__ import annotations

import re
from datetime import date, timedelta

from weegtafel.kernel.clock import DAGEN, MAANDEN, datum_voluit, plus_maanden

_WOORDEN = {"gisteren": -1, "vandaag": 0, "nu": 0, "morgen": 1, "overmorgen": 2}
_VOORBEELD = "Schrijf bijvoorbeeld 12-11-2026, 12 nov, morgen of +14."
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2199


def lees_datum(tekst: str, vandaag: date) -> date:
    """Read ``12-11-2026``, ``12/11``, ``12 nov``, ``2026-11-12``, ``morgen``, ``vrijdag``, ``+14``, ``+2w``, ``+3m``.

    A date without a year is the one nearest to today; a day of the week is the next one. Months go to the same day of
    the month, or to its last day where that does not exist.

    Raises:
        ValueError: with one Dutch sentence.
    """
    kaal = " ".join(tekst.lower().replace("\u00a0", " ").split()).rstrip(".")
    if not kaal:
        raise ValueError("Vul een datum in.")
    if kaal in _WOORDEN:
        return vandaag + timedelta(days=_WOORDEN[kaal])
    if len(kaal) >= 2 and kaal.isalpha():
        for nummer, dag in enumerate(DAGEN):
            if dag.startswith(kaal):
                return vandaag + timedelta(days=(nummer - vandaag.weekday() - 1) % 7 + 1)
    verschil = re.fullmatch(r"([+-]) ?(\d{1,4})( ?(?:d|dagen?|w|weken|week))?", kaal)
    if verschil and verschil[2].isascii():
        aantal = int(verschil[2]) * (7 if (verschil[3] or "").strip().startswith("w") else 1)
        return _op_kalender(vandaag.toordinal() + (aantal if verschil[1] == "+" else -aantal))
    if maanden := re.fullmatch(r"([+-]) ?([0-9]{1,3}) ?(?:m|mnd|maand|maanden)", kaal):
        return _maanden_verder(vandaag, int(maanden[2]) if maanden[1] == "+" else -int(maanden[2]))
    if iso := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", kaal):
        return _maak(int(iso[1]), int(iso[2]), int(iso[3]), tekst)
    if cijfers := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{2}|[0-9]{4}))?", kaal):
        return _met_jaar(int(cijfers[1]), int(cijfers[2]), cijfers[3], vandaag, tekst)
    if woord := re.fullmatch(r"([0-9]{1,2})[- ]?([a-z]{3,9})\.?(?:[- ]([0-9]{2}|[0-9]{4}))?", kaal):
        for nummer, maand in enumerate(MAANDEN, start=1):
            if maand.startswith(woord[2]) or (woord[2] == "mrt" and nummer == 3):
                return _met_jaar(int(woord[1]), nummer, woord[3], vandaag, tekst)
    raise ValueError(f"“{_kort(tekst)}” is geen datum. {_VOORBEELD}")


def toon_datum(dag: date) -> str:
    """A date as people read it: ``12 november 2026``."""
    return datum_voluit(dag)


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= 40 else tekst[:39] + "…"


def _op_kalender(dagnummer: int) -> date:
    if not date(EERSTE_JAAR, 1, 1).toordinal() <= dagnummer <= date(LAATSTE_JAAR, 12, 31).toordinal():
        raise ValueError(f"Kies een datum tussen {EERSTE_JAAR} en {LAATSTE_JAAR}.")
    return date.fromordinal(dagnummer)


def _maanden_verder(dag: date, aantal: int) -> date:
    try:
        return _op_kalender(plus_maanden(dag, aantal).toordinal())
    except ValueError as fout:
        raise ValueError(f"Kies een datum tussen {EERSTE_JAAR} en {LAATSTE_JAAR}.") from fout


def _met_jaar(dag: int, maand: int, jaar: str | None, vandaag: date, tekst: str) -> date:
    if jaar is not None:
        return _maak(2000 + int(jaar) if len(jaar) == 2 else int(jaar), maand, dag, tekst)
    mogelijk = []
    for dit in (vandaag.year - 1, vandaag.year, vandaag.year + 1):
        try:
            mogelijk.append(date(dit, maand, dag))
        except ValueError:
            continue
    if not mogelijk:
        return _maak(vandaag.year, maand, dag, tekst)
    return min(mogelijk, key=lambda d: abs((d - vandaag).days))


def _maak(jaar: int, maand: int, dag: int, tekst: str) -> date:
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise ValueError(f"Kies een datum tussen {EERSTE_JAAR} en {LAATSTE_JAAR}.")
    try:
        return date(jaar, maand, dag)
    except ValueError as fout:
        if 1 <= maand <= 12:
            raise ValueError(f"“{_kort(tekst)}” bestaat niet: {MAANDEN[maand - 1]} heeft geen dag {dag}.") from fout
        raise ValueError(f"“{_kort(tekst)}” is geen datum: maand {maand} bestaat niet.") from fout
