"""What every headless command shares: the reader of arguments, and opening a vault."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.omgeving import WACHTWOORD

if TYPE_CHECKING:
    from weegtafel.bootstrap import Programma

OMGEVING = WACHTWOORD
#: Holds the password that a document gets, for scripts.
DOCUMENT = "WEEGTAFEL_DOCUMENTWACHTWOORD"

_VERTALINGEN = (
    (
        r"the following arguments are required: BESTAND$",
        "dit ontbreekt nog: BESTAND. Noem het bestand vóór --bekende-naam, want daarachter is alles een naam",
    ),
    (r"the following arguments are required: (.*)", r"dit ontbreekt nog: \1"),
    (r"argument (.*): expected one argument", r"achter \1 ontbreekt een waarde"),
    (r"argument (.*): invalid choice: '?([^' ]*)'?.*", r"“\2” bestaat hier niet"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 gaat niet samen met \2"),
    (r"ambiguous option: (\S+).*", r"de optie \1 is niet eenduidig"),
)


def _onbekend(rest: list[str]) -> str:
    """Which options do not exist. What stands behind them is not said again: it may be a password."""
    opties = [woord.partition("=")[0] for woord in rest if woord.startswith("-")]
    return f"dit is geen bekende optie: {' '.join(opties)}" if opties else "er staat meer achter dan hier hoort"


class Lezer(argparse.ArgumentParser):
    """argparse that speaks Dutch and ends with one sentence."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "add_help": False, "allow_abbrev": False})
        self._positionals.title = "opdrachten"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp en stop")

    def format_help(self) -> str:
        """The help text, its first word in Dutch."""
        return super().format_help().replace("usage: ", "gebruik: ", 1)

    def error(self, message: str) -> NoReturn:
        """Raise Regelovertreding with what is wrong, in Dutch."""
        if message.startswith("unrecognized arguments: "):
            message = _onbekend(message.split()[2:])
        for patroon, zin in _VERTALINGEN:
            message = re.sub(patroon, zin, message)
        raise Regelovertreding(f"Deze opdracht klopt niet: {message}. Zie “python main.py --help”.")


def dag(tekst: str, optie: str) -> date:
    """A day that was given as 2026-01-31, and in no other of the ways that ISO 8601 knows.

    Raises:
        Regelovertreding: it is no such day, with the option in the sentence.
    """
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst, re.ASCII):
            raise ValueError
        return date.fromisoformat(tekst)
    except ValueError:
        raise Regelovertreding(f"{optie}: “{tekst[:40]}” is geen datum. Schrijf bijvoorbeeld 2026-01-31.") from None


def met_kluis(lezer: argparse.ArgumentParser) -> None:
    """Add the options that say which vault, and who opens it; a password is never an argument."""
    lezer.add_argument("--map", type=Path, required=True, metavar="MAP", dest="kluismap")
    met_wachtwoord(lezer)


def met_wachtwoord(lezer: argparse.ArgumentParser) -> None:
    """Add the options that say who signs in."""
    lezer.add_argument("--gebruiker", metavar="NAAM", help="meld aan als deze gebruiker, bij een beveiligde map")
    lezer.add_argument(
        "--wachtwoord-fd",
        type=int,
        metavar="N",
        help=f"lees het wachtwoord uit bestandsnummer N; anders uit {OMGEVING}, anders wordt het gevraagd",
    )


def wachtwoord_van(keuze: argparse.Namespace, vraag: str = "Wachtwoord: ") -> str:
    """The password: from the file descriptor, the environment, or whoever sits at the terminal.

    Raises:
        Regelovertreding: there is none to be had.
    """
    if keuze.wachtwoord_fd is not None:
        try:
            with os.fdopen(os.dup(keuze.wachtwoord_fd), encoding="utf-8") as stroom:
                return stroom.readline().rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as fout:
            raise Regelovertreding(
                f"Uit bestandsnummer {keuze.wachtwoord_fd} is geen wachtwoord te lezen. Er is niets gewijzigd."
            ) from fout
    if OMGEVING in os.environ:
        return os.environ[OMGEVING]
    if not sys.stdin.isatty():
        raise Regelovertreding(
            f"Er is geen wachtwoord. Geef het met --wachtwoord-fd of in {OMGEVING}, of werk in een terminal."
        )
    from getpass import getpass

    try:
        return getpass(vraag)
    except EOFError as fout:
        raise Regelovertreding("Er is geen wachtwoord gegeven. Er is niets gewijzigd.") from fout


def met_documentwachtwoord(lezer: argparse.ArgumentParser) -> None:
    """Add the option that puts a password on the document itself."""
    lezer.add_argument(
        "--met-wachtwoord",
        action="store_true",
        help=f"het document opent alleen met een wachtwoord, gevraagd of uit {DOCUMENT}",
    )


def documentwachtwoord(keuze: argparse.Namespace) -> str:
    """The password for the document when one was asked for, else empty; never from an argument.

    Raises:
        Regelovertreding: none is given, or two times another.
    """
    if not keuze.met_wachtwoord:
        return ""
    if DOCUMENT in os.environ:
        return os.environ[DOCUMENT]
    if not sys.stdin.isatty():
        raise Regelovertreding(
            f"Er is geen wachtwoord voor het document. Zet het in {DOCUMENT}, of werk in een terminal."
        )
    from getpass import getpass

    eerste = getpass("Wachtwoord voor het document: ")
    if eerste != getpass("Nog eens: "):
        raise Regelovertreding("De twee wachtwoorden zijn niet gelijk. Er is niets geschreven.")
    return eerste


@contextmanager
def geopend(keuze: argparse.Namespace, inzage: str = "") -> Iterator[Programma]:
    """The program on the vault that the options of :func:`met_kluis` name; closed afterwards.

    ``inzage`` is the page that shows the same: the journal hears that it was read, as it does of the window.

    Raises:
        Regelovertreding: a wrong name or password, or none where one is needed.
        Storing: the vault cannot be opened.
    """
    programma = _open(keuze)
    try:
        if inzage:
            programma.meld_inzage(inzage)
        yield programma
        programma.boek_inzage()
    finally:
        programma.sluit()


def _open(keuze: argparse.Namespace) -> Programma:
    from weegtafel.bootstrap import open_programma
    from weegtafel.onderhoud import eis_eigen_schijf, maak_af
    from weegtafel.storage.bestand import heeft_sleutels

    eis_eigen_schijf(keuze.kluismap)
    maak_af(keuze.kluismap)
    if not heeft_sleutels(keuze.kluismap):
        if keuze.gebruiker is not None:
            raise Regelovertreding("Deze gegevens hebben geen wachtwoord. Laat --gebruiker weg.")
        return open_programma(keuze.kluismap)
    if keuze.gebruiker is None:
        raise Regelovertreding("Deze gegevens zijn versleuteld. Zeg met --gebruiker NAAM wie u bent.")
    from weegtafel.poort import aanmelden

    return aanmelden(keuze.kluismap, keuze.gebruiker, wachtwoord_van(keuze))
