"""A calculation worked out whole, as JSON that is printed, stored and repeated. Pure."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from weegtafel.doorbraak.prijslijst import Prijslijst
from weegtafel.doorbraak.rekenstappen import stappen
from weegtafel.doorbraak.rendement import Betaleruitkomst, Rekeninvoer, bereken
from weegtafel.doorbraak.simulatie import Band, simuleer
from weegtafel.doorbraak.stap import Waarde
from weegtafel.doorbraak.waarschuwingen import waarschuwingen


def werk_uit(invoer: Rekeninvoer, lijst: Prijslijst, jaar: int) -> dict[str, Any]:
    """Every result as text. Money has two decimals, ratios and chances four; what does not exist is None.

    ``jaar`` decides which prices are called old, ``lijst`` which prices hold each other; neither changes a sum.
    """
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
        "waarschuwingen": [w.zin for w in waarschuwingen(uitkomst, jaar, lijst)],
        "stappen": [stap.als_json() for stap in stappen(uitkomst)],
    }


def per_effect(invoer: Rekeninvoer) -> list[dict[str, str]]:
    """What is expected of each effect, in the order of the input, so that an outcome can stand beside it."""
    return [
        {
            "omschrijving": deel.effect.omschrijving,
            "betaler": deel.effect.betaler.value,
            "verwachte_besparing": f"{deel.besparing.afgerond:.2f}",
            "contante_waarde": f"{deel.contante_waarde.afgerond:.2f}",
        }
        for deel in bereken(invoer).effecten
    ]


def als_tekst(inhoud: object) -> str:
    """JSON in one form, so that equal contents are equal texts."""
    return json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def kenmerk(invoer: str, prijslijst: str, uitkomst: str) -> str:
    """SHA-256 over everything that went in and came out of a stored calculation."""
    return hashlib.sha256("\n".join((invoer, prijslijst, uitkomst)).encode()).hexdigest()


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
