"""What a vault is on disk: names, marks and waiting times."""

from __future__ import annotations

from pathlib import Path

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
SCHEMA = 5
WACHTTIJD_MS = 5000


def heeft_sleutels(map_: Path) -> bool:
    """Whether a folder holds a key file: whether its database is encrypted and signing in is needed."""
    return (map_ / SLEUTELBESTAND).exists() or (map_ / SLEUTELDUBBEL).exists()
