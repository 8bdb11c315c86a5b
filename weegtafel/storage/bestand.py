"""What a vault is on disk: names, marks and waiting times."""

from __future__ import annotations

BESTAND = "weegtafel.sqlite"
KOPIEEN = "kopieen"
#: "WEEG" in the header of every file of ours, so that somebody else's database is recognised.
APPLICATION_ID = 0x57454547
#: The newest schema that this program knows; the number of the last migration.
SCHEMA = 5
WACHTTIJD_MS = 5000
