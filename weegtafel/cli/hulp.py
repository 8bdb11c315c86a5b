"""What every headless command shares: the reader of arguments, and opening a vault."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from weegtafel.kernel.errors import Regelovertreding

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
        for patroon, zin in _VERTALINGEN:
            message = re.sub(patroon, zin, message)
        raise Regelovertreding(f"Deze opdracht klopt niet: {message}. Zie “python main.py --help”.")


def met_kluis(lezer: argparse.ArgumentParser) -> None:
    """Add the options that say which vault, and who opens it."""
    lezer.add_argument("--map", type=Path, required=True, metavar="MAP", dest="kluismap")


@contextmanager
def geopend(keuze: argparse.Namespace) -> Iterator[Programma]:
    """The program on the vault that the options of :func:`met_kluis` name; closed afterwards.

    Raises:
        Storing: the vault cannot be opened.
    """
    from weegtafel.bootstrap import open_programma

    programma = open_programma(keuze.kluismap)
    try:
        yield programma
    finally:
        programma.sluit()
