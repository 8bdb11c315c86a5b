"""Headless commands of the doorbraak: the return, the price list, the figures."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from weegtafel.cli.hulp import Lezer
from weegtafel.kernel.errors import Storing


def voeg_toe(opdrachten: Any) -> None:
    """Add these commands to the subparsers of the program."""
    rendement = opdrachten.add_parser("rendement", help="reken het maatschappelijk rendement van een doorbraak uit")
    rendement.add_argument("invoer", type=Path, metavar="INVOER.json")
    rendement.set_defaults(doe=_rendement)

    prijzen = opdrachten.add_parser("prijslijst", help="zoek in de meegeleverde prijslijst")
    zoek = prijzen.add_subparsers(dest="wat", required=True, metavar="zoek", parser_class=Lezer).add_parser(
        "zoek", help="zoek prijzen op een woord"
    )
    zoek.add_argument("woord", nargs="+", metavar="WOORD")
    zoek.add_argument("--json", action="store_true", help="als JSON")
    zoek.set_defaults(doe=_prijslijst)


def _rendement(keuze: argparse.Namespace) -> int:
    from weegtafel.doorbraak.headless import rendement_json

    try:
        tekst = keuze.invoer.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fout:
        raise Storing(
            f"Het bestand “{keuze.invoer}” is niet te lezen als tekst. Er is niets gewijzigd. Kies een JSON-bestand."
        ) from fout
    print(json.dumps(rendement_json(tekst), ensure_ascii=False, indent=2))
    return 0


def _prijslijst(keuze: argparse.Namespace) -> int:
    from weegtafel.doorbraak.headless import zoek_prijzen

    prijzen = zoek_prijzen(" ".join(keuze.woord))
    if keuze.json:
        print(json.dumps(prijzen, ensure_ascii=False, indent=2))
        return 0
    for prijs in prijzen:
        bedrag = f"€ {prijs['midden']} per {prijs['eenheid']}" if prijs["midden"] else "lokaal invullen"
        print(f"{prijs['omschrijving']}: {bedrag} ({prijs['prijsjaar'] or 'jaar onbekend'}; {prijs['bron']})")
    return 0
