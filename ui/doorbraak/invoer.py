"""One input for each kind of field of ``doorbraak.velden``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ui.doorbraak.blad import Codes
from ui.doorbraak.woorden import SCHAALKEUZES
from ui.invoervelden import (
    Invoerveld,
    Keuzeinvoer,
    Tekstinvoer,
    Vinkinvoer,
    bedraginvoer,
    datuminvoer,
    getalinvoer,
    regelinvoer,
)
from weegtafel.doorbraak.rules.controle import REGEL_MAXIMUM, TEKST_MAXIMUM
from weegtafel.doorbraak.velden import Invoer, Veld


def maak_invoer(
    veld: Veld,
    codes: Codes,
    vandaag: Callable[[], date],
    sleutels: Sequence[tuple[str, int]] = (),
    regels: int = 3,
) -> Invoerveld:
    """The input for a field; ``sleutels`` are the choices of a field that names a row elsewhere."""
    match veld.invoer:
        case Invoer.TEKST:
            uit: Invoerveld = Tekstinvoer(TEKST_MAXIMUM, regels)
        case Invoer.CODE:
            uit = Keuzeinvoer(codes.get(veld.lijst, ()), leeg="Kies")
        case Invoer.KEUZE | Invoer.LID:
            assert veld.keuze is not None
            lid = veld.invoer is Invoer.LID
            uit = Keuzeinvoer(
                [(k.omschrijving.capitalize(), k if lid else k.value) for k in veld.keuze], geen=None, leeg=None
            )
        case Invoer.DATUM:
            uit = datuminvoer(vandaag)
        case Invoer.BEDRAG:
            uit = bedraginvoer()
        case Invoer.GETAL:
            schaal = veld.sleutel.endswith("_score")
            uit = Keuzeinvoer(SCHAALKEUZES, geen=None, leeg="Kies") if schaal else getalinvoer(veld.hoogste)
        case Invoer.JANEE:
            uit = Vinkinvoer()
        case Invoer.SLEUTEL:
            uit = Keuzeinvoer(sleutels, geen=None, leeg="Niemand" if veld.sleutel == "namens_id" else "Geen")
        case _:
            uit = regelinvoer(REGEL_MAXIMUM)
    return uit
