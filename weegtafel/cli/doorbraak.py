"""Headless commands of the doorbraak: the return, the price list, the figures."""

from __future__ import annotations

import argparse
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from weegtafel.cli.hulp import Lezer, dag, documentwachtwoord, geopend, met_documentwachtwoord, met_kluis
from weegtafel.kernel.errors import Regelovertreding, Storing


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

    doorbraak = opdrachten.add_parser("doorbraak", help="de cijfers van het doorbraakbudget en de stukken")
    soorten = doorbraak.add_subparsers(
        dest="wat", required=True, metavar="cijfers|plan|rekenblad|besluitbrief", parser_class=Lezer
    )
    for naam, hulp in (
        ("plan", "schrijf het doorbraakplan van een aanvraag"),
        ("rekenblad", "schrijf het rekenblad met alle stappen"),
        ("besluitbrief", "schrijf de brief met het laatste besluit"),
    ):
        stuk = soorten.add_parser(naam, help=hulp)
        met_kluis(stuk)
        stuk.add_argument("--aanvraag", required=True, metavar="DB-JJJJ-NNNN")
        stuk.add_argument(
            "--besluit", default="", metavar="DB-JJJJ-NNNN-Bn", help="zoals toen besloten; zonder dit het laatste"
        )
        stuk.add_argument("--naar", type=Path, required=True, metavar="BESTAND")
        met_documentwachtwoord(stuk)
        stuk.set_defaults(doe=_stuk)
    cijfers = soorten.add_parser(
        "cijfers", help="aantal, bedragen en stand over een periode, naar de dag van het besluit"
    )
    met_kluis(cijfers)
    for naam, hulp in (("--van", "de eerste dag"), ("--tot", "de laatste dag")):
        cijfers.add_argument(naam, metavar="JJJJ-MM-DD", help=hulp)
    cijfers.add_argument("--json", action="store_true", help="als JSON")
    cijfers.set_defaults(doe=_cijfers)


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
    from weegtafel.kernel.bedrag import toon_bedrag

    prijzen = zoek_prijzen(" ".join(keuze.woord))
    if keuze.json:
        print(json.dumps(prijzen, ensure_ascii=False, indent=2))
        return 0
    for prijs in prijzen:
        midden = prijs["midden"]
        bedrag = f"{toon_bedrag(Decimal(midden))} per {prijs['eenheid']}" if midden else "lokaal invullen"
        print(f"{prijs['omschrijving']}: {bedrag} ({prijs['prijsjaar'] or 'jaar onbekend'}; {prijs['bron']})")
    return 0


def _cijfers(keuze: argparse.Namespace) -> int:
    from weegtafel.doorbraak.registerqueries import budgetstand, cijfers, cijfers_json
    from weegtafel.kernel.bedrag import toon_bedrag, uit_centen
    from weegtafel.kernel.clock import datum_voluit

    van = None if keuze.van is None else dag(keuze.van, "--van")
    tot = None if keuze.tot is None else dag(keuze.tot, "--tot")
    with geopend(keuze, "doorbraken") as programma:
        gevonden = programma.vraag(cijfers, van, tot)
        nu = programma.vraag(budgetstand, van, tot)
    if keuze.json:
        print(json.dumps(cijfers_json(gevonden), ensure_ascii=False, indent=2))
        return 0
    for naam in cijfers_json(gevonden):
        waarde = getattr(gevonden, naam)
        woorden = naam.replace("_", " ").capitalize()
        getal = waarde if naam == "aantal" else "geen" if waarde is None else toon_bedrag(uit_centen(waarde))
        woorden = "Budget min verplicht in deze periode" if naam == "vrij" else woorden
        print(f"{woorden}: {getal}")
    if nu.van is not None and nu.tot is not None:
        print(
            f"Nu vrij in het doorbraakbudget van {datum_voluit(nu.van)} tot en met {datum_voluit(nu.tot)}: "
            f"{toon_bedrag(uit_centen(nu.vrij))}, met {toon_bedrag(uit_centen(nu.gereserveerd))} gereserveerd"
        )
    return 0


def _stuk(keuze: argparse.Namespace) -> int:
    from weegtafel.doorbraak.queries import aanvraag_op_nummer

    wachtwoord = documentwachtwoord(keuze)
    with geopend(keuze) as programma:
        aanvraag_id = programma.vraag(aanvraag_op_nummer, keuze.aanvraag)
        if aanvraag_id is None:
            raise Regelovertreding(f"Er is in deze map geen aanvraag met het nummer {keuze.aanvraag.strip()[:40]}.")
        soort = "doorbraakplan" if keuze.wat == "plan" else keuze.wat
        geschreven = programma.exporteer(soort, aanvraag_id, keuze.naar, wachtwoord=wachtwoord, besluit=keuze.besluit)
    print(f"Geschreven: {geschreven.pad} (sha256 {geschreven.sha256})")
    return 0
