"""The calculation and the price list for the command line: text in, JSON out."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from weegtafel.doorbraak import invoer as invoerlezer
from weegtafel.doorbraak.prijslijst import (
    Prijslijst,
    Prijsregel,
    indexeer,
    is_verouderd,
    lees_prijslijst,
    zoek,
)
from weegtafel.doorbraak.uitwerking import werk_uit
from weegtafel.kernel.clock import SysteemKlok
from weegtafel.kernel.errors import Regelovertreding, Storing

MAP = Path(__file__).resolve().parents[2] / "resources" / "prijslijst"
HUIDIGE_VERSIE = "2026-1"


@lru_cache(maxsize=8)
def laad_prijslijst(versie: str = HUIDIGE_VERSIE) -> Prijslijst:
    """A version of the list that ships.

    Raises:
        Storing: the file is missing or damaged.
    """
    pad = MAP / f"prijslijst-{versie}.json"
    try:
        return lees_prijslijst(pad.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Storing(
            f"De meegeleverde prijslijst {pad.name} is niet te lezen. Uw gegevens zijn veilig: "
            "installeer Weegtafel opnieuw."
        ) from None


def rendement_json(tekst: str, vandaag: date | None = None) -> dict[str, Any]:
    """Work out the input of issue 3 and give every result as text.

    ``vandaag`` decides which prices are called old, nothing else; by default the day of the machine. Money has two
    decimals, ratios and chances four; what does not exist is None, with a sentence in ``waarschuwingen``.

    Raises:
        Regelovertreding: the input breaks a rule, in one sentence that names the field.
        Storing: the price list that ships is damaged.
    """
    dag = vandaag or SysteemKlok().nu().date()
    lijst = laad_prijslijst()
    invoer = invoerlezer.lees(tekst, lijst.codes())
    return werk_uit(invoer, lijst, dag.year)


def zoek_prijzen(woord: str, vandaag: date | None = None) -> list[dict[str, Any]]:
    """The rows of the current price list in which the words stand, the most fitting first.

    ``vandaag`` is the day on which prices are called old and up to which they are indexed.

    Raises:
        Regelovertreding: there is no word.
        Storing: the price list that ships is damaged.
    """
    if not woord.strip():
        raise Regelovertreding("Geef een woord om in de prijslijst te zoeken.")
    dag = vandaag or SysteemKlok().nu().date()
    lijst = laad_prijslijst()
    return [prijs_json(lijst, regel, dag) for regel in zoek(lijst, woord)]


def prijs_json(lijst: Prijslijst, regel: Prijsregel, dag: date) -> dict[str, Any]:
    """A row with everything that somebody needs to judge it; ``geindexeerd`` is None when the series does not reach."""
    nieuw = indexeer(lijst, regel, dag.year)
    return {
        "code": regel.code,
        "omschrijving": regel.omschrijving,
        "categorie": regel.categorie,
        "eenheid": regel.eenheid,
        **_bedragen(regel),
        "prijsjaar": regel.prijsjaar,
        "bron": regel.bron,
        "betaler": regel.betaler.value,
        "betaler_zekerheid": regel.betaler_zekerheid.value,
        "zekerheid": regel.zekerheid.value,
        "geldig_van": regel.geldig_van.isoformat() if regel.geldig_van else None,
        "geldig_tot": regel.geldig_tot.isoformat() if regel.geldig_tot else None,
        "toelichting": regel.toelichting,
        "lokaal_invullen": regel.lokaal_invullen,
        "verouderd": None if regel.prijsjaar is None else is_verouderd(regel.prijsjaar, dag.year),
        "geindexeerd": nieuw
        and {
            "prijsjaar": nieuw.regel.prijsjaar,
            **_bedragen(nieuw.regel),
            "stappen": [stap.als_json() for stap in nieuw.stappen],
        },
        "prijslijst": lijst.versie,
    }


def _bedragen(regel: Prijsregel) -> dict[str, str | None]:
    delen = {"laag": regel.laag, "midden": regel.midden, "hoog": regel.hoog}
    return {deel: None if bedrag is None else f"{bedrag:f}" for deel, bedrag in delen.items()}
