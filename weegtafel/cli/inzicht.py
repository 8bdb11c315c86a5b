"""Headless commands of inzicht: agreement, the figures, precedents, the yearly report."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from pathlib import Path
from typing import Any

from weegtafel.cli.hulp import dag, documentwachtwoord, geopend, met_documentwachtwoord, met_kluis
from weegtafel.kernel.errors import Regelovertreding


def voeg_toe(opdrachten: Any) -> None:
    """Add these commands to the subparsers of the program."""
    eens = opdrachten.add_parser("overeenstemming", help="hoe eender beoordelaars oordelen (Krippendorffs alpha)")
    eens.add_argument("bestand", type=Path, metavar="X.csv", help="regels zijn casussen, kolommen beoordelaars")
    eens.add_argument("--json", action="store_true", help="als JSON")
    eens.add_argument(
        "--kop", choices=("ja", "nee"), help="of de eerste regel een kop is; zonder dit ziet het programma het zelf"
    )
    eens.set_defaults(doe=_overeenstemming)

    cijfers = opdrachten.add_parser(
        "inzicht", help="instroom, uitkomsten, overeenstemming en opvolging van een periode"
    )
    met_kluis(cijfers)
    for naam, hulp in (("--van", "de eerste dag"), ("--tot", "de laatste dag")):
        cijfers.add_argument(naam, metavar="JJJJ-MM-DD", required=True, help=hulp)
    cijfers.add_argument("--json", action="store_true", help="als JSON")
    cijfers.set_defaults(doe=_inzicht)

    lijkt = opdrachten.add_parser("precedenten", help="de eerdere casussen die het meest op een casus lijken")
    met_kluis(lijkt)
    lijkt.add_argument("--casus", metavar="CODE", required=True, help="het nummer van de casus")
    lijkt.add_argument("--json", action="store_true", help="als JSON")
    lijkt.set_defaults(doe=_precedenten)

    verslag = opdrachten.add_parser("jaarverslag", help="het verslag van een jaar of een kwartaal, als PDF of DOCX")
    met_kluis(verslag)
    verslag.add_argument("--jaar", metavar="JJJJ", required=True)
    verslag.add_argument("--kwartaal", metavar="N", help="1 tot en met 4; zonder dit het hele jaar")
    verslag.add_argument("--naar", type=Path, metavar="X.pdf|X.docx|X.xlsx|X.csv", required=True)
    met_documentwachtwoord(verslag)
    verslag.set_defaults(doe=_jaarverslag)


def _overeenstemming(keuze: argparse.Namespace) -> int:
    from weegtafel.inzicht.oordelentabel import lees_bestand
    from weegtafel.inzicht.overeenstemming import ZEKERHEID, in_woorden, kolommen_naar_patronen, overeenstemming

    tabel = lees_bestand(keuze.bestand, keuze.kop)
    if tabel.opmerking:  # never beside the JSON: somebody reads that with a program
        print(tabel.opmerking, file=sys.stderr if keuze.json else sys.stdout)
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


def _inzicht(keuze: argparse.Namespace) -> int:
    from weegtafel.inzicht.headless import LEEG, inzicht, inzicht_json

    van, tot = dag(keuze.van, "--van"), dag(keuze.tot, "--tot")
    if tot < van:
        raise Regelovertreding("De laatste dag ligt vóór de eerste. Kies een andere periode.")
    with geopend(keuze, "inzicht") as programma:
        vandaag = programma.klok.nu().date()
        gevonden = programma.vraag(inzicht, van, tot, vandaag)
    if gevonden.leeg and van > vandaag:
        raise Regelovertreding("Deze periode is nog niet begonnen. Kies een eerste dag tot en met vandaag.")
    if keuze.json:
        print(json.dumps(inzicht_json(gevonden), ensure_ascii=False, indent=2))
        if gevonden.leeg:
            print(LEEG, file=sys.stderr)
        return 0
    for regel in gevonden.zinnen():
        print(regel)
    return 0


def _precedenten(keuze: argparse.Namespace) -> int:
    from weegtafel.inzicht.commands import WerkPrecedentenBij
    from weegtafel.inzicht.headless import precedenten_json
    from weegtafel.inzicht.precedenten.zoek import casus_met, precedenten

    with geopend(keuze) as programma:
        casus_id = programma.vraag(casus_met, keuze.casus)
        programma.meld_inzage("casus", casus_id)
        # Who may not write still finds what is in the index, and the newest adviezen beside it.
        with contextlib.suppress(Regelovertreding):
            while programma.voer_uit(WerkPrecedentenBij()).extra["casussen"]:
                pass
        gevonden = programma.vraag(precedenten, casus_id)
        for wat in (casus_id, *(p.casus_id for p in gevonden.gevonden)):
            programma.meld_inzage("casus", wat)
        programma.boek_inzage()
    if keuze.json:
        print(json.dumps(precedenten_json(gevonden), ensure_ascii=False, indent=2))
        return 0
    print("\n".join(f"{p.nummer} ({p.gelijkenis} %): {p.advies.omschrijving}. {p.waarom()}" for p in gevonden.gevonden))
    if gevonden.reden:
        print(gevonden.reden)
    return 0


def _jaarverslag(keuze: argparse.Namespace) -> int:
    from weegtafel.inzicht.periode import lees_periode
    from weegtafel.verslaguitgave import geef_verslag_uit

    periode = lees_periode(keuze.jaar, keuze.kwartaal)
    wachtwoord = documentwachtwoord(keuze)
    with geopend(keuze) as programma:
        geschreven = geef_verslag_uit(programma, periode, keuze.naar, wachtwoord)
    print(f"{geschreven.pad} ({geschreven.grootte} bytes)")
    return 0
