"""Headless commands of inzicht: agreement, the figures, precedents, the yearly report."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def voeg_toe(opdrachten: Any) -> None:
    """Add these commands to the subparsers of the program."""
    eens = opdrachten.add_parser("overeenstemming", help="hoe eender beoordelaars oordelen (Krippendorffs alpha)")
    eens.add_argument("bestand", type=Path, metavar="X.csv", help="regels zijn casussen, kolommen beoordelaars")
    eens.add_argument("--json", action="store_true", help="als JSON")
    eens.set_defaults(doe=_overeenstemming)


def _overeenstemming(keuze: argparse.Namespace) -> int:
    from weegtafel.inzicht.oordelentabel import lees_bestand
    from weegtafel.inzicht.overeenstemming import ZEKERHEID, in_woorden, kolommen_naar_patronen, overeenstemming

    tabel = lees_bestand(keuze.bestand)
    uit = overeenstemming(kolommen_naar_patronen(tabel.rijen))
    if not keuze.json:
        print(in_woorden(uit))
        return 0
    grenzen = None if uit.laag is None or uit.hoog is None else [float(uit.laag), float(uit.hoog)]
    antwoord = {
        "alpha": None if uit.alpha is None else float(uit.alpha),
        "interval": grenzen,
        "zekerheid": float(ZEKERHEID),
        "casussen": uit.casussen,
        "casussen_met_een_oordeel": uit.alleen,
        "beoordelaars": tabel.beoordelaars,
        "oordelen": uit.oordelen,
        "kop": tabel.met_kop,
        "reden": uit.reden,
    }
    print(json.dumps(antwoord, ensure_ascii=False, indent=2))
    if uit.alpha is None:
        print(uit.reden, file=sys.stderr)
    return 0
