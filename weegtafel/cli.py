"""The headless commands, and the door to the window.

Exit code 0 when it was done, 2 with one clear Dutch sentence on standard error when not.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

from weegtafel import __version__
from weegtafel.kernel.errors import Regelovertreding, Storing

if TYPE_CHECKING:
    from weegtafel.bootstrap import Programma

_VERTALINGEN = (
    (r"the following arguments are required: (.*)", r"dit ontbreekt nog: \1"),
    (r"unrecognized arguments: (.*)", r"dit is geen bekende optie: \1"),
    (r"argument (.*): expected one argument", r"achter \1 ontbreekt een waarde"),
    (r"argument (.*): invalid choice: '?([^' ]*)'?.*", r"“\2” bestaat hier niet"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 gaat niet samen met \2"),
    (r"ambiguous option: (\S+).*", r"de optie \1 is niet eenduidig"),
)


class _Lezer(argparse.ArgumentParser):
    """argparse that speaks Dutch and ends with one sentence."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "add_help": False, "allow_abbrev": False})
        self._positionals.title = "opdrachten"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp en stop")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "gebruik: ", 1)

    def error(self, message: str) -> NoReturn:
        for patroon, zin in _VERTALINGEN:
            message = re.sub(patroon, zin, message)
        raise Regelovertreding(f"Deze opdracht klopt niet: {message}. Zie “python main.py --help”.")


def _parser() -> _Lezer:
    lezer = _Lezer(
        prog="main.py",
        description="Weegtafel: complexe jeugdhulp samen wegen. Zonder opdracht opent het venster.",
    )
    lezer.add_argument("--map", type=Path, metavar="MAP", help="open het venster op de gegevens in deze map")
    lezer.add_argument("--demo", action="store_true", help="open het venster op fictieve demonstratiegegevens")
    lezer.add_argument(
        "--schermafdrukken", type=Path, metavar="MAP", help="maak van elk scherm een PNG in deze map, licht en donker"
    )
    lezer.add_argument("--meet-start", action="store_true", help="stop zodra het venster bruikbaar is, met de tijd")
    lezer.add_argument("--versie", action="version", version=f"Weegtafel {__version__}", help="toon de versie")
    opdrachten = lezer.add_subparsers(dest="opdracht", metavar="OPDRACHT", parser_class=_Lezer)

    demo = opdrachten.add_parser("demo", help="maak een map met fictieve casussen en overleggen")
    demo.add_argument("doel", type=Path, metavar="MAP")

    lijst = opdrachten.add_parser("overleggen", help="alle overleggen met hun status")
    lijst.add_argument("--map", type=Path, required=True, metavar="MAP", dest="kluismap")
    lijst.add_argument("--json", action="store_true", help="als JSON")

    for naam, hulp in (
        ("notulen", "schrijf de notulen van een overleg als PDF of DOCX"),
        ("agenda", "schrijf de agenda van een overleg als PDF of DOCX"),
        ("voorbereiding", "schrijf de voorbereidingsbundel van een overleg als PDF of DOCX"),
        ("uitnodiging", "schrijf de uitnodiging voor een overleg als .ics"),
    ):
        uitgave = opdrachten.add_parser(naam, help=hulp)
        uitgave.add_argument("--map", type=Path, required=True, metavar="MAP", dest="kluismap")
        uitgave.add_argument("--overleg", required=True, metavar="CODE")
        uitgave.add_argument("--naar", type=Path, required=True, metavar="BESTAND")
        if naam == "notulen":
            uitgave.add_argument("--zonder-namen", action="store_true", help="rollen in plaats van namen")

    brief = opdrachten.add_parser("adviesbrief", help="schrijf de adviesbrief van een casus als PDF of DOCX")
    brief.add_argument("--map", type=Path, required=True, metavar="MAP", dest="kluismap")
    brief.add_argument("--casus", required=True, metavar="NUMMER")
    brief.add_argument("--naar", type=Path, required=True, metavar="BESTAND")

    controle = opdrachten.add_parser("controleer-journaal", help="ga na of het journaal nog heel is")
    controle.add_argument("--map", type=Path, required=True, metavar="MAP", dest="kluismap")

    rendement = opdrachten.add_parser("rendement", help="reken het maatschappelijk rendement van een doorbraak uit")
    rendement.add_argument("invoer", type=Path, metavar="INVOER.json")

    prijzen = opdrachten.add_parser("prijslijst", help="zoek in de meegeleverde prijslijst")
    zoek = prijzen.add_subparsers(dest="wat", required=True, metavar="zoek", parser_class=_Lezer).add_parser(
        "zoek", help="zoek prijzen op een woord"
    )
    zoek.add_argument("woord", nargs="+", metavar="WOORD")
    zoek.add_argument("--json", action="store_true", help="als JSON")

    formulier = opdrachten.add_parser("aanmeldformulier", help="maak een leeg aanmeldformulier of lees een ingevuld")
    wat = formulier.add_subparsers(dest="wat", required=True, metavar="leeg|lees", parser_class=_Lezer)
    leeg = wat.add_parser("leeg", help="schrijf een leeg formulier")
    leeg.add_argument("bestand", type=Path, metavar="X.docx")
    leeg.add_argument("--map", type=Path, metavar="MAP", dest="kluismap", help="met de codelijsten van deze map")
    lees = wat.add_parser("lees", help="lees een ingevuld formulier")
    lees.add_argument("bestand", type=Path, metavar="X.docx")
    lees.add_argument("--json", action="store_true", help="als JSON")
    return lezer


class Venster(Protocol):
    """What opens the window; given by ``main.py``, so that this package knows nothing of windows."""

    def __call__(self, *, map_: Path | None, demo: bool, schermafdrukken: Path | None, meet_start: bool) -> int:
        """Open it and stay until it closes. Returns the exit code."""
        ...


def voer_uit(argumenten: Sequence[str], venster: Venster) -> int:
    """Do what the arguments ask. Returns the exit code; never raises for what a user can cause."""
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        keuze = _parser().parse_args(argumenten)
        if keuze.opdracht is None:
            return _open_venster(keuze, venster)
        gedaan = _OPDRACHTEN[keuze.opdracht](keuze)
        sys.stdout.flush()  # a short answer meets a closed pipe only here
        return gedaan
    except Regelovertreding as fout:
        _zeg(" ".join(fout.redenen))
    except Storing as fout:
        _zeg(fout.melding)
    except BrokenPipeError:  # whoever read along has stopped, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Afgebroken. Wat al bewaard was, is veilig.", file=sys.stderr)
    except SystemExit as einde:
        return int(einde.code or 0)
    except Exception as fout:  # the last net: no traceback reaches a user, and no case text either
        _zeg(_onverwacht(fout))
    return 2


def _zeg(zin: str) -> None:
    """One line on standard error, whatever stood in a file name."""
    print(" ".join(zin.split()), file=sys.stderr)


@contextmanager
def _geopend(map_: Path) -> Iterator[Programma]:
    from weegtafel.bootstrap import open_programma

    programma = open_programma(map_)
    try:
        yield programma
    finally:
        programma.sluit()


def _onverwacht(fout: Exception) -> str:
    """One sentence about a bug: its kind and place, without any value."""
    spoor = fout.__traceback__
    plaats = ""
    while spoor is not None:
        plaats = f"{spoor.tb_frame.f_globals.get('__name__', '?')}, regel {spoor.tb_lineno}"
        spoor = spoor.tb_next
    return (
        f"Er ging iets mis dat niet had mogen gebeuren ({type(fout).__name__} in {plaats}). "
        "Wat al bewaard was, is veilig. Meld dit aan de beheerder."
    )


def _open_venster(keuze: argparse.Namespace, venster: Venster) -> int:
    if keuze.demo and keuze.map:
        raise Regelovertreding("Kies --demo of --map, niet allebei.")
    return venster(map_=keuze.map, demo=keuze.demo, schermafdrukken=keuze.schermafdrukken, meet_start=keuze.meet_start)


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

    with _geopend(keuze.kluismap) as programma:
        regels = programma.vraag(overlegregels)
    if keuze.json:
        print(json.dumps([regel.als_json() for regel in regels], ensure_ascii=False, indent=2))
    else:
        for regel in regels:
            print(f"{regel.code}  {regel.datum:%d-%m-%Y}  {regel.status:<12} {len(regel.casussen)} casussen")
    return 0


def _uitgave(keuze: argparse.Namespace) -> int:
    from weegtafel.overleg.uitgaven import overleg_met_code

    with _geopend(keuze.kluismap) as programma:
        overleg_id = programma.vraag(overleg_met_code, keuze.overleg)
        zonder_namen = bool(getattr(keuze, "zonder_namen", False))
        geschreven = programma.exporteer(keuze.opdracht, overleg_id, keuze.naar, zonder_namen=zonder_namen)
    print(f"Geschreven: {geschreven.pad} (sha256 {geschreven.sha256})")
    return 0


def _adviesbrief(keuze: argparse.Namespace) -> int:
    from weegtafel.overleg.uitgaven import laatste_advies_van

    with _geopend(keuze.kluismap) as programma:
        advies_id = programma.vraag(laatste_advies_van, keuze.casus)
        geschreven = programma.exporteer("adviesbrief", advies_id, keuze.naar)
    print(f"Geschreven: {geschreven.pad} (sha256 {geschreven.sha256})")
    return 0


def _controleer_journaal(keuze: argparse.Namespace) -> int:
    from weegtafel.inrichting.schermqueries import journaalzin

    with _geopend(keuze.kluismap) as programma:
        heel, gebroken = programma.controleer_journaal()
    zin = journaalzin(heel, gebroken)
    if gebroken is not None:
        raise Regelovertreding(zin)
    print(zin)
    return 0


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


def _aanmeldformulier(keuze: argparse.Namespace) -> int:
    from weegtafel.bootstrap import lees_aanmeldformulier, schrijf_aanmeldformulier

    if keuze.wat == "leeg":
        schrijf_aanmeldformulier(keuze.bestand, keuze.kluismap)
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


_OPDRACHTEN = {
    "demo": _demo,
    "overleggen": _overleggen,
    "notulen": _uitgave,
    "agenda": _uitgave,
    "voorbereiding": _uitgave,
    "uitnodiging": _uitgave,
    "adviesbrief": _adviesbrief,
    "controleer-journaal": _controleer_journaal,
    "aanmeldformulier": _aanmeldformulier,
    "rendement": _rendement,
    "prijslijst": _prijslijst,
}
