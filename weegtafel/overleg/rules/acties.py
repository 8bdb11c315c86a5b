"""When an action may be recorded or brought up to date."""

from __future__ import annotations

from datetime import date, timedelta

from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import ActieStatus
from weegtafel.overleg.rules.taal import Bezwaar, Uitkomst

VERSTE_ACTIE = timedelta(days=3 * 366)
KORTSTE_ACTIE = 5


def _wanneer(wanneer: date, vandaag: date) -> list[Bezwaar]:
    if wanneer < vandaag:
        return [Bezwaar(f"{datum_voluit(wanneer)} is al voorbij. Kies een dag vanaf vandaag.", "wanneer")]
    if wanneer - vandaag > VERSTE_ACTIE:
        return [Bezwaar(f"{datum_voluit(wanneer)} ligt te ver weg voor een actie.", "wanneer")]
    return []


def toets_actie(wat: str, wanneer: date, vandaag: date, *, heeft_wie: bool, wie_geldig: bool = True) -> Uitkomst:
    """Whether an action has what, who and when."""
    uit = []
    if len(wat.strip()) < KORTSTE_ACTIE:
        uit.append(Bezwaar("Vul in wat er moet gebeuren.", "wat"))
    if not heeft_wie:
        uit.append(Bezwaar("Kies wie het doet: een persoon of een organisatie.", "persoon_id"))
    elif not wie_geldig:
        uit.append(Bezwaar("Wie het doet, hoort vandaag niet meer bij de tafel. Kies een ander.", "persoon_id"))
    return Uitkomst.van(uit + _wanneer(wanneer, vandaag))


def toets_bijwerking(
    oud: ActieStatus, nieuw: ActieStatus, wanneer: date | None, oude_datum: date, vandaag: date, toelichting: str
) -> Uitkomst:
    """Whether an action may get this state and date. Dropping an action needs a word of explanation."""
    uit = []
    if wanneer is not None and wanneer != oude_datum:
        uit += _wanneer(wanneer, vandaag)
        if nieuw is not ActieStatus.OPEN:
            uit.append(Bezwaar("Een actie die klaar of vervallen is, krijgt geen nieuwe datum.", "wanneer"))
    if nieuw is ActieStatus.VERVALLEN and oud is not nieuw and len(toelichting.strip()) < 3:
        uit.append(Bezwaar("Vul in waarom de actie vervalt.", "toelichting"))
    return Uitkomst.van(uit)
