"""The headless commands, and the door to the window.

Exit code 0 when it was done, 2 with one clear Dutch sentence on standard error when not.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from weegtafel import __version__
from weegtafel.cli import anonimiteit, doorbraak, inzicht, kluis, overleg
from weegtafel.cli.hulp import Lezer
from weegtafel.kernel.errors import Regelovertreding, Storing


def _parser() -> Lezer:
    lezer = Lezer(
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
    opdrachten = lezer.add_subparsers(dest="opdracht", metavar="OPDRACHT", parser_class=Lezer)

    for groep in (overleg, kluis, doorbraak, anonimiteit, inzicht):
        groep.voeg_toe(opdrachten)
    return lezer


class Venster(Protocol):
    """What opens the window; given by ``main.py``, so that this package knows nothing of windows."""

    def __call__(self, *, map_: Path | None, demo: bool, schermafdrukken: Path | None, meet_start: bool) -> int:
        """Open it and stay until it closes. Returns the exit code."""
        ...


def voer_uit(argumenten: Sequence[str], venster: Venster) -> int:
    """Do what the arguments ask. Returns the exit code; never raises for what a user can cause."""
    for naam in ("stdout", "stderr"):  # a program that was started without them has none
        if getattr(sys, naam) is None:
            setattr(sys, naam, io.StringIO())
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        keuze = _parser().parse_args(argumenten)
        if keuze.opdracht is None:
            return _open_venster(keuze, venster)
        gedaan = int(keuze.doe(keuze))
        sys.stdout.flush()  # a short answer meets a closed pipe only here
        return gedaan
    except Regelovertreding as fout:
        verder = " Geef dit stuk in het venster uit en beslis daar per bevinding; daarna lukt het ook hier."
        _zeg(" ".join(fout.redenen) + (verder if hasattr(fout, "vondsten") else ""))
    except Storing as fout:
        _zeg(fout.melding)
    except BrokenPipeError:  # whoever read along has stopped, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Of a check the answer did not arrive, so it may not say that nothing was found.
        return 2 if keuze.opdracht == "controleer" else 0
    except OSError:  # files have sentences of their own; this is where the answer itself goes
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _zeg(
            "De uitvoer kon niet worden geschreven. Wat al bewaard was, is veilig. Maak ruimte, of kies een andere "
            "plek voor de uitvoer, en probeer het opnieuw."
        )
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
