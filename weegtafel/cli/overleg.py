"""Headless commands of the weegtafel: demonstration, lists, documents, forms."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from weegtafel.cli.hulp import Lezer, documentwachtwoord, geopend, met_documentwachtwoord, met_kluis, met_wachtwoord
from weegtafel.kernel.errors import Regelovertreding


def voeg_toe(opdrachten: Any) -> None:
    """Add these commands to the subparsers of the program."""
    demo = opdrachten.add_parser("demo", help="maak een map met fictieve casussen en overleggen")
    demo.add_argument("doel", type=Path, metavar="MAP")
    demo.set_defaults(doe=_demo)

    lijst = opdrachten.add_parser("overleggen", help="alle overleggen met hun status")
    met_kluis(lijst)
    lijst.add_argument("--json", action="store_true", help="als JSON")
    lijst.set_defaults(doe=_overleggen)

    for naam, hulp in (
        ("notulen", "schrijf de notulen van een overleg als PDF of DOCX"),
        ("agenda", "schrijf de agenda van een overleg als PDF of DOCX"),
        ("voorbereiding", "schrijf de voorbereidingsbundel van een overleg als PDF of DOCX"),
        ("uitnodiging", "schrijf de uitnodiging voor een overleg als .ics"),
    ):
        uitgave = opdrachten.add_parser(naam, help=hulp)
        met_kluis(uitgave)
        uitgave.add_argument("--overleg", required=True, metavar="CODE")
        uitgave.add_argument("--naar", type=Path, required=True, metavar="BESTAND")
        met_documentwachtwoord(uitgave)
        uitgave.set_defaults(doe=_uitgave)
        if naam == "notulen":
            uitgave.add_argument("--zonder-namen", action="store_true", help="rollen in plaats van namen")

    brief = opdrachten.add_parser("adviesbrief", help="schrijf de adviesbrief van een casus als PDF of DOCX")
    met_kluis(brief)
    brief.add_argument("--casus", required=True, metavar="NUMMER")
    brief.add_argument("--naar", type=Path, required=True, metavar="BESTAND")
    met_documentwachtwoord(brief)
    brief.set_defaults(doe=_adviesbrief)

    formulier = opdrachten.add_parser("aanmeldformulier", help="maak een leeg aanmeldformulier of lees een ingevuld")
    wat = formulier.add_subparsers(dest="wat", required=True, metavar="leeg|lees", parser_class=Lezer)
    leeg = wat.add_parser("leeg", help="schrijf een leeg formulier")
    leeg.add_argument("bestand", type=Path, metavar="X.docx")
    leeg.add_argument("--map", type=Path, metavar="MAP", dest="kluismap", help="met de codelijsten van deze map")
    met_wachtwoord(leeg)
    lees = wat.add_parser("lees", help="lees een ingevuld formulier")
    lees.add_argument("bestand", type=Path, metavar="X.docx")
    lees.add_argument("--json", action="store_true", help="als JSON")
    for deel in (leeg, lees):
        deel.set_defaults(doe=_aanmeldformulier)


def _demo(keuze: argparse.Namespace) -> int:
    from weegtafel.demonstratie import maak_demonstratie

    aantal = maak_demonstratie(keuze.doel)
    print(
        f"In “{keuze.doel}” staan nu {aantal.casussen} fictieve casussen in {aantal.overleggen} overleggen. "
        f"Open ze met: python main.py --map {keuze.doel}"
    )
    return 0


def _overleggen(keuze: argparse.Namespace) -> int:
    from weegtafel.overleg.uitgaven import overlegregels

    with geopend(keuze) as programma:
        regels = programma.vraag(overlegregels)
    if keuze.json:
        lopend = [regel.als_json() for regel in regels if not regel.vervallen]
        print(json.dumps(lopend, ensure_ascii=False, indent=2))
    else:
        for regel in regels:
            status = "vervallen" if regel.vervallen else regel.status.value
            print(f"{regel.code}  {regel.datum:%d-%m-%Y}  {status:<12} {len(regel.casussen)} casussen")
    return 0


def _uitgave(keuze: argparse.Namespace) -> int:
    from weegtafel.overleg.uitgaven import overleg_met_code

    wachtwoord = documentwachtwoord(keuze)
    with geopend(keuze) as programma:
        overleg_id = programma.vraag(overleg_met_code, keuze.overleg)
        zonder_namen = bool(getattr(keuze, "zonder_namen", False))
        geschreven = programma.exporteer(
            keuze.opdracht, overleg_id, keuze.naar, zonder_namen=zonder_namen, wachtwoord=wachtwoord
        )
    print(f"Geschreven: {geschreven.pad} (sha256 {geschreven.sha256})")
    return 0


def _adviesbrief(keuze: argparse.Namespace) -> int:
    from weegtafel.overleg.uitgaven import laatste_advies_van

    wachtwoord = documentwachtwoord(keuze)
    with geopend(keuze) as programma:
        advies_id = programma.vraag(laatste_advies_van, keuze.casus)
        geschreven = programma.exporteer("adviesbrief", advies_id, keuze.naar, wachtwoord=wachtwoord)
    print(f"Geschreven: {geschreven.pad} (sha256 {geschreven.sha256})")
    return 0


def _aanmeldformulier(keuze: argparse.Namespace) -> int:
    from weegtafel.bootstrap import lees_aanmeldformulier, schrijf_aanmeldformulier

    if keuze.wat == "leeg":
        if keuze.kluismap is None:
            schrijf_aanmeldformulier(keuze.bestand)
        else:
            with geopend(keuze) as programma:
                schrijf_aanmeldformulier(keuze.bestand, programma)
        print(f"Geschreven: {keuze.bestand}")
        return 0
    from weegtafel.casus.formulier import naar_json

    uitslag = lees_aanmeldformulier(keuze.bestand)
    if uitslag.soort != "gelezen":
        raise Regelovertreding(uitslag.opmerkingen)
    if keuze.json:
        print(json.dumps(naar_json(uitslag), ensure_ascii=False, indent=2))
    else:
        print(f"Gelezen: {keuze.bestand}")
        for zin in uitslag.ontbreekt:
            print(f"- {zin}")
    return 0
