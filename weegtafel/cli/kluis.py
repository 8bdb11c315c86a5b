"""Headless commands of the vault: checks, backup and restore."""

from __future__ import annotations

import argparse
from typing import Any

from weegtafel.cli.hulp import geopend, met_kluis
from weegtafel.kernel.errors import Regelovertreding


def voeg_toe(opdrachten: Any) -> None:
    """Add these commands to the subparsers of the program."""
    controle = opdrachten.add_parser("controleer-journaal", help="ga na of het journaal nog heel is")
    met_kluis(controle)
    controle.set_defaults(doe=_controleer_journaal)


def _controleer_journaal(keuze: argparse.Namespace) -> int:
    from weegtafel.inrichting.schermqueries import journaalzin

    with geopend(keuze) as programma:
        heel, gebroken = programma.controleer_journaal()
    zin = journaalzin(heel, gebroken)
    if gebroken is not None:
        raise Regelovertreding(zin)
    print(zin)
    return 0
