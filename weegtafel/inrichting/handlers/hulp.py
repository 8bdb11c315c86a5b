"""What every act on the set-up needs."""

from __future__ import annotations

from typing import Any

from sqlmodel import select

from weegtafel.inrichting import rules
from weegtafel.inrichting.werk import Werk, eis_versie
from weegtafel.kernel.opdracht import Gewijzigd

SOORTEN = frozenset({"inrichting"})


def bewaar(werk: Werk, rij: Any, velden: dict[str, Any], handeling: str, onderwerp: str) -> Gewijzigd:
    """Set the fields, count the version, and write the journal line with the fields that changed."""
    nieuw = rij.id is None
    veranderd = [veld for veld, waarde in velden.items() if nieuw or getattr(rij, veld) != waarde]
    for veld, waarde in velden.items():
        setattr(rij, veld, waarde)
    if veranderd:
        if not nieuw and hasattr(rij, "versie"):
            rij.versie += 1
        werk.sessie.add(rij)
        werk.sessie.flush()
        werk.boek(handeling, onderwerp or f"{type(rij).__name__.lower()} {rij.id}", veranderd)
        werk.sessie.flush()
    return Gewijzigd(SOORTEN, rij.id, getattr(rij, "versie", 0), onderwerp)


def nieuw_of_bestaand(werk: Werk, soort: type[Any], opdracht: Any, naam: str) -> Any:
    """The row to change, its version compared, or a new one when the command has no id."""
    if opdracht.id is None:
        return soort()
    rij = werk.haal(soort, opdracht.id, naam)
    eis_versie(rij, opdracht.versie, naam)
    return rij


def eis_uniek(werk: Werk, soort: type[Any], veld: str, waarde: str, rij: Any, periode: rules.Periode) -> None:
    """Refuse a name that another row already has in the same time."""
    for ander in werk.sessie.exec(select(soort)):
        if ander.id == rij.id or getattr(ander, veld).casefold() != waarde.casefold():
            continue
        if rules.overlapt(periode, (ander.geldig_van, ander.geldig_tot)):
            raise rules.weiger(veld, f"“{waarde}” bestaat al. Kies een andere naam.")
