"""Which texts of a request are checked before the second coach reads them."""

from __future__ import annotations

from weegtafel.anonimiteit.codes import Onderwerp
from weegtafel.anonimiteit.handlers import eis_geen_rood
from weegtafel.anonimiteit.opslag import Tekst
from weegtafel.doorbraak import prijsstap
from weegtafel.doorbraak.rijen import AanvraagFeiten
from weegtafel.doorbraak.velden import (
    AANVRAAG,
    BESTEDING,
    BETROKKENEN,
    EFFECT,
    HUISHOUDEN,
    KNELPUNT,
    LEEFDOMEIN,
    PLAN,
    ROUTE,
    Invoer,
    Veld,
)
from weegtafel.inrichting.werk import Werk

#: Organisations by name: who pays, who sells and whose rule it is belong to the request, not to the household.
ZAKELIJK = frozenset({"leverancier", "organisatie", "van_wie", "loket", "prijsbron", "regeling", "voorziening"})


def _van(deel: str, rij: object, velden: tuple[Veld, ...], nummer: int = 0) -> list[Tekst]:
    achter = f" ({nummer})" if nummer else ""
    sleutel = f"{deel}.{nummer}." if nummer else f"{deel}."
    return [
        (sleutel + v.sleutel, v.titel + achter, str(getattr(rij, v.sleutel) or ""))
        for v in velden
        if v.invoer in (Invoer.TEKST, Invoer.REGEL) and v.sleutel not in ZAKELIJK
    ]


def teksten_van(feiten: AanvraagFeiten) -> tuple[Tekst, ...]:
    """Every text that somebody typed about the household: key, title, text.

    What an effect is called is left out while it is what the price list calls it.
    """
    uit = [*_van("aanvraag", feiten, AANVRAAG), *_van("plan", feiten.plan, PLAN)]
    for deel, rijen, velden in (
        ("huishouden", feiten.huishouden, HUISHOUDEN),
        ("betrokkenen", feiten.betrokkenen, BETROKKENEN),
        ("route", feiten.route, ROUTE),
        ("besteding", feiten.bestedingen, BESTEDING),
        ("leefdomein", feiten.leefdomeinen, LEEFDOMEIN),
        ("effect", feiten.effecten, EFFECT),
        ("knelpunt", feiten.knelpunten, KNELPUNT),
    ):
        for nummer, rij in enumerate(rijen, 1):
            uit += _van(deel, rij, velden, nummer)
    van_de_lijst = {
        f"effect.{nummer}.omschrijving"
        for nummer, e in enumerate(feiten.effecten, 1)
        if e.omschrijving == prijsstap.lijstnaam(e.prijsherkomst)
    }
    return tuple(tekst for tekst in uit if tekst[2].strip() and tekst[0] not in van_de_lijst)


def zakelijke_teksten(feiten: AanvraagFeiten) -> frozenset[str]:
    """What stands in a request by name because it is no household: sources of prices, offices, suppliers, rules.

    Where an indexed or changed price came from is written by the program, from the price list.
    """
    rijen = (*feiten.betrokkenen, *feiten.route, *feiten.bestedingen, *feiten.effecten, *feiten.knelpunten)
    namen = (getattr(rij, naam, "").strip() for rij in rijen for naam in ZAKELIJK)
    lijst = (
        deel
        for e in feiten.effecten
        for deel in (e.prijsherkomst, prijsstap.lijstnaam(e.prijsherkomst), *prijsstap.bronnen(e.prijsstap))
    )
    return frozenset(naam for naam in (*namen, *lijst) if naam)


def eis_anoniem(werk: Werk, feiten: AanvraagFeiten) -> None:
    """Refuse a request in which somebody can be recognised.

    Raises:
        Herkenbaar: naming field and kind; never the words.
    """
    eis_geen_rood(werk, Onderwerp.AANVRAAG, feiten.id, teksten_van(feiten), lezer=True)
