"""Putting a backup in the place of a vault. The vault that stands there is set aside, never overwritten.

First everything that comes back is written whole in a folder of its own and read back; then a mark says that it is
ready. From that mark on a crash is finished by :func:`voltooi` at the next opening; before it, nothing has happened.
"""

from __future__ import annotations

import secrets
import shutil
from datetime import datetime
from pathlib import Path
from typing import Final

from weegtafel.kernel.errors import Storing
from weegtafel.kernel.verwisselen import verwissel
from weegtafel.storage.bestand import BESTAND, SLEUTELBESTAND, SLEUTELDUBBEL, TERUGZETTEN_KLAAR, VERNIETIGD
from weegtafel.storage.rechten import alleen_eigenaar, bewaar_bestand, bewaar_map, schrijf_heel
from weegtafel.storage.reservekopie import Kopie, is_ongeschonden, is_te_nieuw, keur
from weegtafel.storage.storingen import vertaal_os
from weegtafel.storage.telling import TELBESTAND

KLAAR: Final = TERUGZETTEN_KLAAR
MAP: Final = "terugzetten"
OPZIJ: Final = "opzij "
_MOMENT: Final = "%Y-%m-%d %H.%M.%S"
#: What of a folder is the vault; the copies, and what was set aside before, stay where they are.
_VAN_DE_KLUIS: Final = (
    *(BESTAND + eind for eind in ("", "-wal", "-shm", "-journal")),
    SLEUTELBESTAND,
    SLEUTELDUBBEL,
    TELBESTAND,
)


def opzij_sinds(naam: str) -> datetime | None:
    """When the vault in a folder of this name was set aside; None for a name that we did not give."""
    try:
        return datetime.strptime(naam[: len(OPZIJ) + 19], f"{OPZIJ}{_MOMENT}")
    except ValueError:
        return None


def _kies_naam(map_: Path, nu: datetime) -> str:
    naam = f"{OPZIJ}{nu:{_MOMENT}}"
    return naam if not (map_ / naam).exists() else f"{naam} {secrets.token_hex(2)}"


def zet_terug(kopie: Kopie, sleutel: bytes | bytearray | None, map_: Path, nu: datetime) -> Path | None:
    """Make ``map_`` the vault of this copy. Returns the folder in which the vault of before was set aside, if any.

    Nobody may have the vault open; the caller closes it first.

    Raises:
        Storing: the copy is damaged, changed, of a newer program or does not open with this key; or the place cannot
            be written. Then the vault stands as it was.
    """
    if is_te_nieuw(kopie):
        raise Storing(
            "Deze kopie is gemaakt met een nieuwere versie van Weegtafel. Er is niets gewijzigd. Werk Weegtafel bij en "
            "zet haar dan terug."
        )
    if not is_ongeschonden(kopie):
        raise Storing(
            "Deze kopie is beschadigd of gewijzigd nadat zij gemaakt werd. Er is niets gewijzigd. Kies een andere."
        )
    keur(kopie.bestand, sleutel)
    klaar = map_ / MAP
    try:
        map_.mkdir(parents=True, exist_ok=True)
        voltooi(map_)
        shutil.rmtree(klaar, ignore_errors=True)
        klaar.mkdir()
        alleen_eigenaar(klaar)
        for naam in (BESTAND, SLEUTELBESTAND):
            if (kopie.map / naam).exists():
                shutil.copyfile(kopie.map / naam, klaar / naam)
                bewaar_bestand(klaar / naam)
                alleen_eigenaar(klaar / naam)
        lijst = kopie.map.parent / VERNIETIGD
        if lijst.exists() and not (map_ / VERNIETIGD).exists():
            # In a new place nobody knows what was destroyed since this copy was made, but for this list.
            schrijf_heel(map_ / VERNIETIGD, lijst.read_bytes())
        bewaar_map(klaar)
        keur(klaar / BESTAND, sleutel)
        opzij = _kies_naam(map_, nu)
        schrijf_heel(map_ / KLAAR, f"1 {opzij}".encode())
    except OSError as fout:
        shutil.rmtree(klaar, ignore_errors=True)
        raise vertaal_os(fout, "de kopie terugzetten") from fout
    try:
        voltooi(map_)
    except OSError as fout:
        raise vertaal_os(fout, "de kopie terugzetten afmaken") from fout
    return map_ / opzij if (map_ / opzij).exists() else None


def voltooi(map_: Path) -> None:
    """Finish a restore that was cut short after it was ready; nothing to do is the usual case. Raises OSError.

    In two phases, each of which can be done again: everything of the old vault goes aside, then the new one comes in.
    """
    merk = map_ / KLAAR
    if not merk.exists():
        return
    fase, _, naam = merk.read_text(encoding="utf-8").partition(" ")
    klaar, opzij = map_ / MAP, map_ / naam
    if fase == "1":
        oud = [map_ / naam for naam in _VAN_DE_KLUIS if (map_ / naam).exists()]
        if oud:
            opzij.mkdir(exist_ok=True)
            alleen_eigenaar(opzij)
        for pad in oud:
            verwissel(pad, opzij / pad.name)
        bewaar_map(map_)
        schrijf_heel(merk, f"2 {naam}".encode())
    if klaar.exists():
        for pad in sorted(klaar.iterdir()):
            verwissel(pad, map_ / pad.name)
        bewaar_map(map_)
        klaar.rmdir()
    merk.unlink()
