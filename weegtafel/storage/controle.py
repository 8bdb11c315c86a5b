"""Looking a whole vault over: the database, its references, the journal and the key file."""

from __future__ import annotations

import os
from pathlib import Path

from sqlmodel import Session

from weegtafel.inrichting.vastesql import db_van
from weegtafel.storage import journaal
from weegtafel.storage.bestand import BESTAND, SLEUTELBESTAND, SLEUTELDUBBEL, heeft_sleutels
from weegtafel.storage.kluis import Kluis
from weegtafel.storage.wachters import weg_of_anders

_RAAD = "Maak een kopie van de hele map en zet dan een reservekopie terug."


def gebreken(kluis: Kluis) -> tuple[str, ...]:
    """What is wrong with an open vault, in sentences; nothing when all is well.

    Raises:
        Storing: so damaged that it cannot be read.
    """
    return (*kluis.lees(_van_database), *_van_map(kluis.map))


def _van_database(sessie: Session) -> list[str]:
    db = db_van(sessie)
    uit = []
    if [rij[0] for rij in db.execute("PRAGMA integrity_check(10)")] != ["ok"]:
        uit.append(f"Het gegevensbestand is beschadigd. {_RAAD}")
    wezen = sorted({rij[0] for rij in db.execute("PRAGMA foreign_key_check")})
    if wezen:
        uit.append(f"In {', '.join(wezen)} staan verwijzingen naar wat er niet is. {_RAAD}")
    wachters = weg_of_anders(db)
    if wachters:
        uit.append(
            f"De database bewaakt niet meer wat vaststaat: {', '.join(wachters)} is weggenomen of gewijzigd. Dat doet "
            f"Weegtafel nooit zelf. {_RAAD}"
        )
    _heel, gebroken = journaal.controleer(sessie)
    if gebroken is not None:
        uit.append(f"Het journaal is gebroken bij regel {gebroken}: daar is achteraf iets gewijzigd.")
    return uit


def _van_map(map_: Path) -> list[str]:
    if not heeft_sleutels(map_):
        return []
    uit = []
    een, ander = (map_ / naam for naam in (SLEUTELBESTAND, SLEUTELDUBBEL))
    if not een.exists() or not ander.exists() or een.read_bytes() != ander.read_bytes():
        uit.append(
            f"De twee exemplaren van het sleutelbestand zijn niet gelijk. Wijzig uw wachtwoord: dan schrijft Weegtafel "
            f"“{SLEUTELBESTAND}” en “{SLEUTELDUBBEL}” opnieuw."
        )
    if os.name != "nt":
        ruim = [p.name or str(p) for p in (map_, map_ / BESTAND, een) if p.exists() and p.stat().st_mode & 0o077]
        if ruim:
            uit.append(f"Anderen op deze computer mogen bij {', '.join(ruim)}. Haal hun rechten op de map weg.")
    return uit
