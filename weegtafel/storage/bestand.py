"""What a vault is on disk: names, marks and waiting times."""

from __future__ import annotations

from pathlib import Path

from weegtafel.kernel.errors import Storing

BESTAND = "weegtafel.sqlite"
KOPIEEN = "kopieen"
HALF = BESTAND + ".nieuw"
"""A database that is being made; it is not the vault yet, or is about to be."""
SLEUTELBESTAND = "sleutels.json"
SLEUTELDUBBEL = "sleutels.kopie.json"
#: Stands in a folder while a restore is being finished; see :mod:`weegtafel.storage.terugzetten`.
TERUGZETTEN_KLAAR = "terugzetten.klaar"
#: What was destroyed, by number, beside the database and beside its copies; see :mod:`weegtafel.storage.vernietigen`.
VERNIETIGD = "vernietigd.json"
#: "WEEG" in the header of every file of ours, so that somebody else's database is recognised.
APPLICATION_ID = 0x57454547
#: The newest schema that this program knows; the number of the last migration.
SCHEMA = 8
WACHTTIJD_MS = 5000


def heeft_sleutels(map_: Path) -> bool:
    """Whether a folder holds a key file: whether its database is encrypted and signing in is needed. Raises Storing."""
    return staat_er(map_ / SLEUTELBESTAND) or staat_er(map_ / SLEUTELDUBBEL)


def staat_er(pad: Path) -> bool:
    """Whether there is such a file.

    Raises:
        Storing: nobody can say: the disk is gone, or may not be looked at. That must never pass for "no".
    """
    try:
        pad.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except PermissionError as fout:
        raise Storing(
            f"In de map “{pad.parent}” mag Weegtafel niet lezen. Er is niets gewijzigd. Vraag de beheerder van de "
            "computer om rechten of kies een andere map."
        ) from fout
    except OSError as fout:
        raise Storing(
            f"De map “{pad.parent}” is niet te bereiken. Er is niets gewijzigd. Steek de USB-stick terug of kies een "
            "andere map, en probeer het opnieuw."
        ) from fout
    return True
