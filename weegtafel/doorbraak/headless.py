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
from weegtafel.doorbraak.rekenstappen import stappen
from weegtafel.doorbraak.rendement import Betaleruitkomst, bereken
from weegtafel.doorbraak.simulatie import Band, simuleer
from weegtafel.doorbraak.stap import Waarde
from weegtafel.doorbraak.waarschuwingen import waarschuwingen
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
    uitkomst = bereken(invoer)
    simulatie = simuleer(invoer)
    return {
        "verwachte_besparing": _tekst(uitkomst.verwachte_besparing),
        "contante_waarde": _tekst(uitkomst.contante_waarde),
        "netto": _tekst(uitkomst.netto),
        "rendement": _tekst(uitkomst.rendement),
        "break_even": _tekst(uitkomst.break_even),
        "terugverdienmaand": uitkomst.terugverdienmaand,
        "per_betaler": {deel.betaler.value: _betaler(deel) for deel in uitkomst.per_betaler},
        "simulatie": {**_band(simulatie.allen), "gemeente": _band(simulatie.gemeente)},
        "waarschuwingen": [w.zin for w in waarschuwingen(uitkomst, dag.year, lijst)],
        "stappen": [stap.als_json() for stap in stappen(uitkomst)],
    }


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


def _tekst(waarde: Waarde | None) -> str | None:
    return None if waarde is None else f"{waarde.afgerond:f}"


def _betaler(deel: Betaleruitkomst) -> dict[str, str]:
    return {
        "kosten": f"{deel.kosten:.2f}",
        "verwachte_besparing": f"{deel.besparing.afgerond:f}",
        "contante_waarde": f"{deel.contante_waarde.afgerond:f}",
        "netto": f"{deel.netto.afgerond:.2f}",
    }


def _band(band: Band) -> dict[str, str]:
    return {
        "p10": f"{band.p10:f}",
        "p50": f"{band.p50:f}",
        "p90": f"{band.p90:f}",
        "gemiddelde": f"{band.gemiddelde:f}",
        "kans_netto_positief": f"{band.kans_netto_positief:f}",
    }
