"""Backups: a whole copy of a vault in a folder of its own, true to the byte, read back before it counts.

A copy is made while others go on working, and is encrypted with the same key as the vault. It holds the database, the
key file of that moment and a note in which nothing of a casus stands. Folder by folder, so that somebody with nothing
but a file manager can see which there are, and put one on a stick.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.errors import Storing
from weegtafel.kernel.verwisselen import verwissel
from weegtafel.storage import bladkopie
from weegtafel.storage.bestand import BESTAND, KOPIEEN, SCHEMA, SLEUTELBESTAND, WACHTTIJD_MS
from weegtafel.storage.driver import Fout, verbind
from weegtafel.storage.rechten import alleen_eigenaar, bewaar_bestand, bewaar_map, schrijf_heel, wis
from weegtafel.storage.storingen import vertaal, vertaal_os
from weegtafel.storage.uitdunnen import blijft

BRIEFJE: Final = "kopie.json"
_DEEL: Final = ".bezig-"
_FORMAAT: Final = "weegtafel-kopie-1"
#: After this a copy is old: then a week of work hangs on one disk.
OUD: Final = timedelta(days=7)
#: What a killed process left half is nobody's any more after this; a slow disk takes long over a copy in the making.
_VERLATEN: Final = timedelta(hours=6)
#: Two copies within this time say the same; the start of the program makes no new one then.
VERS: Final = timedelta(hours=1)

Sleutels = Sequence[bytes | bytearray | None]


@dataclass(frozen=True, slots=True)
class Kopie:
    """One backup as its note tells it. ``anker`` is the head of the journal at that moment."""

    map: Path
    moment: datetime
    waarom: str
    schema: int
    anker: str
    sha256: str
    sha256_na: str = ""
    """While its file is being replaced by a cleaned one: the sum of that; either is whole then."""

    @property
    def bestand(self) -> Path:
        """The database in it."""
        return self.map / BESTAND


def hash_van(pad: Path) -> str:
    """The SHA-256 of a file. Raises OSError."""
    with pad.open("rb") as stroom:
        return hashlib.file_digest(stroom, "sha256").hexdigest()


def _anker(db: object) -> str:
    vraag = db.execute  # type: ignore[attr-defined]  # Connection
    if vraag("SELECT 1 FROM sqlite_master WHERE name = 'journaal'").fetchone() is None:
        return "journaalanker 0"  # a making that was cut short at once
    rij = vraag("SELECT id, hash FROM journaal ORDER BY id DESC LIMIT 1").fetchone()
    return "journaalanker 0" if rij is None else f"journaalanker {rij[0]} {rij[1]}"


def keur(bestand: Path, sleutel: bytes | bytearray | None) -> tuple[int, str]:
    """Read a copy back whole. Returns its schema and the head of its journal.

    Raises:
        Storing: it does not open with this key, or it is not whole.
    """
    try:
        with closing(verbind(f"{bestand.absolute().as_uri()}?mode=ro&immutable=1", sleutel, uri=True)) as db:
            # A check that jumps about in the file decrypts a page each time that it is no longer in memory.
            db.execute(f"PRAGMA cache_size = -{min(bestand.stat().st_size // 1024 + 1024, _GEHEUGEN_KIB)}")
            if db.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                raise Storing(_NIET_HEEL)
            return int(db.execute("PRAGMA user_version").fetchone()[0]), _anker(db)
    except Fout as fout:
        raise Storing(_NIET_HEEL) from fout


#: What reading a copy back may take of the memory; less where the copy is smaller.
_GEHEUGEN_KIB = 262_144
_NIET_HEEL = (
    "De kopie is niet goed leesbaar en wordt niet gebruikt. Aan de gegevens zelf is niets gewijzigd. Controleer de "
    "schijf en maak een nieuwe kopie."
)


def kopieer_naar(bestand: Path, doel: Path, sleutel: bytes | bytearray | None) -> tuple[int, str]:
    """Copy a database and read the copy back whole; others may go on working.

    By SQLite's online backup, or page by page as it stands where it is large. A copy of an encrypted vault is
    encrypted with the same ``sleutel``. Returns its schema and the head of its journal.

    Raises:
        Storing: the copy cannot be written, or it does not read back whole.
    """
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.touch()
        alleen_eigenaar(doel)
        gelezen = _als_bladen(bestand, doel, sleutel) or _over_sqlite(bestand, doel, sleutel)
        bewaar_bestand(doel)
    except OSError as fout:
        raise vertaal_os(fout, "de kopie maken") from fout
    except Fout as fout:
        raise (vertaal(fout, doel) or fout) from fout
    return gelezen


def _als_bladen(bestand: Path, doel: Path, sleutel: bytes | bytearray | None) -> tuple[int, str] | None:
    if bestand.stat().st_size < bladkopie.GROOT:
        return None
    # What is wrong with the vault itself, the online backup finds too and tells as it is.
    with suppress(Fout, Storing):
        if bladkopie.kopieer_bladen(bestand, doel, sleutel):
            with closing(verbind(doel, sleutel)) as kopie:
                kopie.execute("PRAGMA journal_mode = DELETE")
            return keur(doel, sleutel)
    for rest in (*doel.parent.glob(f"{doel.name}-*"), doel):
        rest.unlink(missing_ok=True)
    doel.touch()
    alleen_eigenaar(doel)
    return None


def _over_sqlite(bestand: Path, doel: Path, sleutel: bytes | bytearray | None) -> tuple[int, str]:
    with closing(verbind(bestand, sleutel)) as bron, closing(verbind(doel, sleutel)) as kopie:
        bron.execute(f"PRAGMA busy_timeout = {WACHTTIJD_MS}")
        # In pieces, so that an act of somebody else waits for a piece and not for the whole.
        bron.backup(kopie, pages=2048, sleep=0.001)
        # A copy stands alone: no log beside it that could be forgotten.
        kopie.execute("PRAGMA journal_mode = DELETE")
    return keur(doel, sleutel)


def _vul(bestand: Path, sleutel: bytes | bytearray | None, bezig: Path, nu: datetime, waarom: str) -> None:
    doel = bezig / BESTAND
    schema, anker = kopieer_naar(bestand, doel, sleutel)
    sleutelbestand = bestand.parent / SLEUTELBESTAND
    if sleutelbestand.exists():
        schrijf_heel(bezig / SLEUTELBESTAND, sleutelbestand.read_bytes())
    schrijf_briefje(Kopie(bezig, nu, waarom, schema, anker, hash_van(doel)))


def schrijf_briefje(kopie: Kopie) -> None:
    """Write the note of a copy, whole or not at all. Raises OSError."""
    briefje = {
        "formaat": _FORMAAT,
        "moment": kopie.moment.isoformat(timespec="microseconds"),
        "waarom": kopie.waarom,
        "schema": kopie.schema,
        "anker": kopie.anker,
        "sha256": kopie.sha256,
    }
    if kopie.sha256_na:
        briefje["sha256_na"] = kopie.sha256_na
    schrijf_heel(kopie.map / BRIEFJE, json.dumps(briefje, indent=2, ensure_ascii=False).encode())


def maak(
    bestand: Path, sleutel: bytes | bytearray | None, nu: datetime, waarom: str, naar: Path | None = None
) -> Kopie:
    """A verified copy of a database, in its own folder; ``naar`` is that folder, or a folder that gets it inside.

    Without ``naar`` it comes in the folder ``kopieen`` beside the database. ``waarom`` is a word for the name.

    Raises:
        Storing: the place cannot be written, is full, or the copy does not read back whole; nothing is left of it.
    """
    bovenmap = bestand.parent / KOPIEEN if naar is None else naar
    naam = f"{nu:%Y-%m-%d %H.%M.%S} {waarom}"
    doel = bovenmap / naam if naar is None or naar.is_dir() else naar
    bezig = doel.parent / f"{_DEEL}{secrets.token_hex(4)}"
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        if naar is None:
            alleen_eigenaar(doel.parent)
        bezig.mkdir()
        alleen_eigenaar(bezig)
        _vul(bestand, sleutel, bezig, nu, waarom)
        teller = 2
        while doel.exists():
            doel = doel.with_name(f"{naam} {teller}")
            teller += 1
        verwissel(bezig, doel)
        bewaar_map(doel.parent)
    except OSError as fout:
        raise vertaal_os(fout, "de kopie maken") from fout
    finally:
        shutil.rmtree(bezig, ignore_errors=True)
    gemaakt = lees(doel)
    if gemaakt is None:
        raise Storing(_NIET_HEEL)
    return gemaakt


def lees(map_: Path) -> Kopie | None:
    """The note of a copy; None when the folder is no copy of ours, or an unfinished one."""
    try:
        briefje = json.loads((map_ / BRIEFJE).read_text(encoding="utf-8"))
        if briefje["formaat"] != _FORMAAT or not (map_ / BESTAND).is_file():
            return None
        moment = datetime.fromisoformat(briefje["moment"])
        return Kopie(
            map_, moment, str(briefje["waarom"]), int(briefje["schema"]), str(briefje["anker"]),
            str(briefje["sha256"]), str(briefje.get("sha256_na", "")),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return None


def kopieen(plek: Path) -> tuple[Kopie, ...]:
    """The copies in a folder, newest first; the folder itself when that is one. A folder that is gone holds none."""
    eigen = lees(plek)
    if eigen is not None:
        return (eigen,)
    try:
        gevonden = [kopie for map_ in plek.iterdir() if map_.is_dir() and (kopie := lees(map_)) is not None]
    except OSError:
        return ()
    return tuple(sorted(gevonden, key=lambda k: (k.moment, k.map.name), reverse=True))


def is_ongeschonden(kopie: Kopie) -> bool:
    """Whether the database of a copy is still byte for byte what was written; needs no key."""
    # Who reads a file that is replaced and wiped just then, reads its note and the new one again.
    for gelezen in (kopie, lees(kopie.map)):
        with suppress(OSError):
            if gelezen is not None and hash_van(kopie.bestand) in (gelezen.sha256, gelezen.sha256_na):
                return True
    return False


def dun_uit(plek: Path, nu: datetime) -> int:
    """Wipe the copies that need not stay (see :mod:`weegtafel.storage.uitdunnen`). Returns how many went.

    What cannot be removed now is tried again next time.
    """
    alle = kopieen(plek)
    blijven = blijft((k.moment for k in alle), nu)
    weg = 0
    for kopie in alle:
        if kopie.moment in blijven:
            continue
        with suppress(OSError):
            # First the note, so that half a copy never looks like one.
            (kopie.map / BRIEFJE).unlink()
            _wis_map(kopie.map)
            weg += 1
    for rest in plek.glob(f"{_DEEL}*"):
        with suppress(OSError):
            if nu - datetime.fromtimestamp(rest.stat().st_mtime) > _VERLATEN:
                _wis_map(rest)
    return weg


def _wis_map(map_: Path) -> None:
    for bestand in sorted(map_.iterdir()):
        wis(bestand)
    map_.rmdir()


def waarschuwing(alle: Sequence[Kopie], nu: datetime) -> str:
    """What to say when the last good copy is old; empty when it is not."""
    if not alle:
        return "Er is nog geen kopie van deze gegevens. Maak er nu een, liefst op een andere schijf."
    laatste = alle[0].moment
    if laatste > nu + timedelta(minutes=5):
        return (
            f"De laatste kopie is van {datum_voluit(laatste.date())}, en dat is later dan de klok van deze computer. "
            "Zet de klok goed."
        )
    if nu - laatste <= OUD:
        return ""
    dagen = (nu.date() - laatste.date()).days
    return (
        f"De laatste goede kopie is {dagen} dagen oud ({datum_voluit(laatste.date())}). "
        "Maak nu een kopie en ga na of de schijf vol is."
    )


def is_te_nieuw(kopie: Kopie) -> bool:
    """Whether a copy was made by a newer program."""
    return kopie.schema > SCHEMA
