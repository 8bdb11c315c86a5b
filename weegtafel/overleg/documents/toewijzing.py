"""What the back office needs for the iJw message: advised values over requested ones, and nothing guessed."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from weegtafel.casus.documents import maanden
from weegtafel.casus.feiten import CasusFeiten
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import Adviessoort
from weegtafel.kernel.document import Tabel
from weegtafel.overleg.feiten import AdviesFeiten

ONBEKEND = "onbekend: vul aan"

_VELDEN = (
    ("Productcategorie", "productcategorie"),
    ("Productcode", "productcode"),
    ("Volume", "volume"),
    ("Eenheid", "eenheid"),
    ("Frequentie", "frequentie"),
    ("Ingangsdatum", "ingangsdatum"),
)
_GECODEERD = frozenset({"productcategorie", "eenheid", "frequentie"})


def einddatum(ingang: date, duur_maanden: int) -> date:
    """The last day of an indication of whole months: the day before the same day of a later month.

    When that month has no such day, its own last day is the end: 31 August and six months ends on 28 February.

    Raises:
        OverflowError: the end lies beyond the calendar.
    """
    maand = ingang.month - 1 + duur_maanden
    jaar, maand = ingang.year + maand // 12, maand % 12 + 1
    if not date.min.year <= jaar <= date.max.year:
        raise OverflowError("the end lies beyond the calendar")
    laatste = calendar.monthrange(jaar, maand)[1]
    return date(jaar, maand, laatste) if ingang.day > laatste else date(jaar, maand, ingang.day) - timedelta(days=1)


def _met_code(bron: AdviesFeiten | CasusFeiten, sleutel: str) -> str:
    naam, code = bron.toon(sleutel), str(getattr(bron, sleutel) or "")
    return f"{code} ({naam})" if code and naam != code else naam


def _waarde(advies: AdviesFeiten, casus: CasusFeiten, sleutel: str) -> tuple[str, str]:
    toon = _met_code if sleutel in _GECODEERD else lambda bron, s: bron.toon(s)
    geadviseerd, gevraagd = toon(advies, sleutel), toon(casus, sleutel)
    if geadviseerd and geadviseerd != gevraagd:
        return geadviseerd, f"gewijzigd; gevraagd was {gevraagd}" if gevraagd else "door de tafel"
    waarde = geadviseerd or gevraagd
    if not waarde:
        return ONBEKEND, "–"
    if sleutel == "productcode" and _inzet_gewijzigd(advies, casus):
        # A local code stands for one profile and intensity, so under another it may be another code.
        return waarde, "zoals gevraagd; controleer of de code past bij de gewijzigde inzet"
    return waarde, "zoals gevraagd"


def _inzet_gewijzigd(advies: AdviesFeiten, casus: CasusFeiten) -> bool:
    anders = any(
        getattr(advies, sleutel) and getattr(advies, sleutel) != getattr(casus, sleutel)
        for sleutel in ("profiel", "intensiteit", "productcategorie")
    )
    return anders or advies.soort is Adviessoort.ENKELVOUDIG


def toewijzingstabel(advies: AdviesFeiten, casus: CasusFeiten) -> Tabel | None:
    """The facts for the message, or None where no indication stands or the advice no longer holds."""
    if not advies.soort.indicatie_staat or not advies.geldt:
        return None
    rijen = [(titel, *_waarde(advies, casus, sleutel)) for titel, sleutel in _VELDEN]
    ingang = advies.ingangsdatum or casus.ingangsdatum
    duur = advies.duur_maanden if advies.duur_maanden is not None else casus.duur_maanden
    if ingang is None or duur is None or duur < 1:
        rijen.append(("Einddatum", ONBEKEND, "–"))
    else:
        try:
            rijen.append(("Einddatum", datum_voluit(einddatum(ingang, duur)), f"ingangsdatum en {maanden(duur)}"))
        except OverflowError:
            rijen.append(("Einddatum", ONBEKEND, "–"))
    return Tabel(("Gegeven", "Waarde", "Herkomst"), tuple(rijen), breedtes=(24, 38, 38), rijkoppen=True)
