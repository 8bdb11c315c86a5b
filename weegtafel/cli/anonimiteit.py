"""Headless check of a text on what identifies a person."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from weegtafel.kernel.errors import Storing

if TYPE_CHECKING:
    from weegtafel.anonimiteit.bevinding import Bevinding
    from weegtafel.anonimiteit.grondig import Stand

TXT_MAXIMUM: Final = 25 * 1024 * 1024

_UITLEG: Final = (
    "Zoek in een tekst naar wat een persoon herleidbaar maakt. Van een .txt-bestand is de platte tekst de inhoud als "
    "UTF-8; een BOM vooraan hoort er niet bij, regeleinden blijven zoals zij zijn. Staat er iets "
    "in de naam van het bestand, dan komt die er als laatste regel bij. Van een .docx-bestand is dat alles "
    "wat erin staat: hoofdtekst, kop- en voetteksten, noten, opmerkingen, wijzigingen, verborgen tekst, eigenschappen "
    "en de naam van het bestand. Begin en einde tellen tekens (code points) vanaf 0, het einde telt niet mee. "
    "Uitgang: 0 niets gevonden, 1 iets gevonden, 2 niet gecontroleerd."
)


def voeg_toe(opdrachten: Any) -> None:
    """Add these commands to the subparsers of the program."""
    controle = opdrachten.add_parser(
        "controleer", help="zoek in een tekst naar wat een persoon herleidbaar maakt", description=_UITLEG
    )
    controle.add_argument("bestand", type=Path, metavar="BESTAND", help="een .txt- of .docx-bestand")
    controle.add_argument("--json", action="store_true", help="schrijf de bevindingen als JSON-lijst")
    controle.add_argument(
        "--bekende-naam",
        action="append",
        nargs="+",
        default=[],
        metavar="NAAM",
        dest="bekende_namen",
        help="zoek ook deze namen, ook verbogen, afgekort of met één letter verschil; ze worden niet bewaard. "
        "Noem het bestand vóór deze optie",
    )
    controle.add_argument("--snel", action="store_true", help="alleen de vlugge controle, zonder de grondige")
    controle.set_defaults(doe=_controleer)


def _controleer(keuze: argparse.Namespace) -> int:
    from weegtafel.anonimiteit.controle import controleer, controleer_vlug
    from weegtafel.anonimiteit.vervangen import Labels
    from weegtafel.inrichting.vulling import meegeleverde_keuzes

    tekst, nota = _lees(keuze.bestand)
    namen = [naam.strip() for groep in keuze.bekende_namen for naam in groep if naam.strip()]
    achter = f"\n\nBestandsnaam: {keuze.bestand.stem}\n"
    if keuze.bestand.suffix.lower() == ".txt" and controleer_vlug(achter, namen):
        tekst += achter  # it goes along with the file; of a .docx the reader has it already
    gevonden = controleer_vlug(tekst, namen) if keuze.snel else controleer(tekst, namen, _grondig(tekst))
    # The same label for the same person, and another for another, as on screen. The age bands are those that ship:
    # a script has no vault to ask for those of a municipality.
    banden = dict(meegeleverde_keuzes()[0]["leeftijdsband"])
    bevindingen = Labels([(tekst, gevonden)], banden).met_voorstel(gevonden)
    if keuze.json:
        print(json.dumps([_rij(b) for b in bevindingen], ensure_ascii=False, indent=2))
    else:
        _toon(tekst, bevindingen)
    if nota:
        print(nota, file=sys.stderr)
    return 1 if bevindingen else 0


def _lees(pad: Path) -> tuple[str, str]:
    """The plain text of a file, and a remark on what was not read.

    Raises:
        Storing: it cannot be read, or not all of it.
    """
    if pad.suffix.lower() == ".docx":
        return _lees_docx(pad)
    if pad.suffix.lower() != ".txt":
        raise Storing("Alleen .txt en .docx worden gecontroleerd. Bewaar het bestand in een van beide vormen.")
    try:
        if not pad.is_file():
            raise Storing("Dit bestand bestaat niet. Kijk of de naam en de map kloppen.")
        if pad.stat().st_size > TXT_MAXIMUM:
            raise Storing("Dit bestand is groter dan 25 MB en wordt niet gecontroleerd. Splits het in delen.")
        return pad.read_bytes().decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        raise Storing("Dit bestand is geen UTF-8-tekst en is niet gecontroleerd. Bewaar het als UTF-8.") from None
    except (OSError, ValueError):
        raise Storing("Dit bestand is niet te lezen. Kopieer het naar een andere map en probeer het daar.") from None


def _lees_docx(pad: Path) -> tuple[str, str]:
    from weegtafel.rendering.docx_lezen import lees_docx

    gelezen = lees_docx(pad)
    if gelezen.ongelezen:
        raise Storing(
            "In dit bestand zit een ander bestand dat niet kan worden gelezen; het is niet gecontroleerd. "
            "Haal het ingesloten bestand eruit en probeer het opnieuw."
        )
    beelden = "1 afbeelding is" if gelezen.beelden == 1 else f"{gelezen.beelden} afbeeldingen zijn"
    nota = f"Let op: {beelden} niet gecontroleerd. Kijk zelf of er iets herleidbaars op staat."
    return gelezen.tekst, nota if gelezen.beelden else ""


def _grondig(tekst: str) -> tuple[Bevinding, ...]:
    """What the thorough layer finds.

    Raises:
        Storing: it cannot run.
    """
    from weegtafel.anonimiteit.grondig import Grondig

    if not tekst.strip():
        return ()
    laag = Grondig(meld=_voortgang if sys.stderr.isatty() else None)
    try:
        return laag.controleer(tekst)
    except Storing as fout:
        raise Storing(f"{fout.melding} Met --snel werkt alleen de vlugge controle.") from None
    finally:
        laag.stop()


def _voortgang(stand: Stand) -> None:
    from weegtafel.anonimiteit.grondig import Fase

    if stand.fase is Fase.BOUWT:
        print(f"\r{stand.zin:<78}", end="\n" if stand.deel == 100 else "", file=sys.stderr, flush=True)


def _rij(bevinding: Bevinding) -> dict[str, object]:
    return {
        "soort": bevinding.soort.value,
        "ernst": bevinding.ernst.value,
        "begin": bevinding.begin,
        "einde": bevinding.einde,
        "tekst": bevinding.tekst,
        "laag": bevinding.laag.value,
        "voorstel": bevinding.voorstel,
    }


def _toon(tekst: str, bevindingen: tuple[Bevinding, ...]) -> None:
    """Readable lines: line number, severity, kind, the words, and what can take their place."""
    if not bevindingen:
        print("Niets gevonden. Lees de tekst zelf ook: geen controle ziet alles.")
        return
    regel, tot = 1, 0
    for b in bevindingen:
        regel, tot = regel + tekst.count("\n", tot, b.begin), b.begin
        woorden = " ".join(b.tekst.split())
        print(f"regel {regel}: {b.ernst.value}, {b.soort.omschrijving}: {woorden} → {b.voorstel}")
    aantal = "1 bevinding" if len(bevindingen) == 1 else f"{len(bevindingen)} bevindingen"
    print(f"{aantal}. Lees de tekst zelf ook: geen controle ziet alles.")
