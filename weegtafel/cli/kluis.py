"""Headless commands of the vault: checks, backup and restore."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from weegtafel.cli.hulp import geopend, met_kluis, met_wachtwoord, wachtwoord_van
from weegtafel.kernel.errors import Regelovertreding


def voeg_toe(opdrachten: Any) -> None:
    """Add these commands to the subparsers of the program."""
    controle = opdrachten.add_parser("controleer-journaal", help="ga na of het journaal nog heel is")
    met_kluis(controle)
    controle.add_argument(
        "--anker", metavar="ANKER", help="ga ook na of dit anker uit een document of kopie past: “NUMMER HASH”"
    )
    controle.set_defaults(doe=_controleer_journaal)

    kluis = opdrachten.add_parser("controleer-kluis", help="ga na of gegevens, journaal en sleutels nog heel zijn")
    met_kluis(kluis)
    kluis.set_defaults(doe=_controleer_kluis)

    beveilig = opdrachten.add_parser("beveilig-kluis", help="versleutel een map met gegevens en toon de herstelsleutel")
    beveilig.add_argument("--map", type=Path, required=True, metavar="MAP", dest="kluismap")
    beveilig.add_argument("--persoon", required=True, metavar="NAAM", help="de beheerder die het wachtwoord kiest")
    met_wachtwoord(beveilig)
    beveilig.set_defaults(doe=_beveilig_kluis)

    kopie = opdrachten.add_parser("backup", help="maak een nagelezen kopie van een map met gegevens")
    met_kluis(kopie)
    kopie.add_argument(
        "--naar", type=Path, required=True, metavar="MAP", help="de nieuwe map, of de map waarin zij komt"
    )
    kopie.set_defaults(doe=_backup)

    terug = opdrachten.add_parser("herstel", help="zet een kopie terug; wat er stond gaat opzij")
    terug.add_argument("--van", type=Path, required=True, metavar="MAP", help="een kopie, of een map met kopieën")
    terug.add_argument("--map", type=Path, required=True, metavar="MAP", dest="kluismap")
    met_wachtwoord(terug)
    terug.set_defaults(doe=_herstel)


def _backup(keuze: argparse.Namespace) -> int:
    from weegtafel.onderhoud import Onderhoud

    with geopend(keuze) as programma:
        print(f"De kopie staat in {Onderhoud(programma).kopieer_naar(keuze.naar)}")
    return 0


def _herstel(keuze: argparse.Namespace) -> int:
    from weegtafel.storage.bestand import heeft_sleutels
    from weegtafel.terughalen import herstel, nieuwste_goede

    kopie = nieuwste_goede(keuze.van)
    if heeft_sleutels(kopie) and keuze.gebruiker is None:
        raise Regelovertreding("Deze kopie is versleuteld. Zeg met --gebruiker NAAM wie u bent.")
    if not heeft_sleutels(kopie) and keuze.gebruiker is not None:
        raise Regelovertreding("Deze kopie heeft geen wachtwoord. Laat --gebruiker weg.")
    woord = "" if keuze.gebruiker is None else wachtwoord_van(keuze)
    hersteld = herstel(kopie, keuze.kluismap, keuze.gebruiker or "", woord)
    print(f"De kopie “{kopie.name}” is teruggezet in {keuze.kluismap}")
    if hersteld.opzij is not None:
        print(f"Wat daar stond, staat nu in {hersteld.opzij}")
    if hersteld.waarschuwing:
        print(hersteld.waarschuwing)
    return 0


def _controleer_journaal(keuze: argparse.Namespace) -> int:
    from weegtafel.inrichting.schermqueries import journaalzin

    with geopend(keuze, "journaal") as programma:
        heel, gebroken = programma.controleer_journaal()
        past = True
        if keuze.anker is not None:
            from weegtafel.kluisdaden import past_anker

            past = past_anker(programma, keuze.anker)
    zin = journaalzin(heel, gebroken)
    if gebroken is not None:
        raise Regelovertreding(zin)
    if not past:
        raise Regelovertreding("Dit anker past niet: het journaal is na die tijd herschreven, of het is van elders.")
    print(zin if keuze.anker is None else f"{zin} Het anker past.")
    return 0


def _controleer_kluis(keuze: argparse.Namespace) -> int:
    from weegtafel.storage.controle import gebreken

    with geopend(keuze) as programma:
        gevonden = gebreken(programma.kluis)
    if gevonden:
        raise Regelovertreding(gevonden)
    print("De kluis is heel: gegevens, verwijzingen, journaal en sleutels kloppen.")
    return 0


def _beveilig_kluis(keuze: argparse.Namespace) -> int:
    from weegtafel.bootstrap import open_programma
    from weegtafel.inrichting import queries
    from weegtafel.kernel.roles import Rol
    from weegtafel.poort import beveilig_kluis

    programma = open_programma(keuze.kluismap)
    try:
        beheerders = programma.vraag(queries.personen, programma.klok.nu().date(), Rol.BEHEERDER)
    finally:
        programma.sluit()
    gezocht = keuze.persoon.casefold().split()
    wie = [p for p in beheerders if p.naam.casefold().split() == gezocht]
    if len(wie) != 1:
        raise Regelovertreding(f"“{keuze.persoon}” is niet de naam van een beheerder in deze gegevens.")
    herstelsleutel = beveilig_kluis(keuze.kluismap, wie[0].id, keuze.gebruiker or wie[0].naam, wachtwoord_van(keuze))
    print("De gegevens zijn versleuteld. Bewaar deze herstelsleutel op papier; Weegtafel toont haar niet nog eens:")
    print(herstelsleutel)
    return 0
