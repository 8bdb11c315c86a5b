"""Putting a new database file in the place of the old one, so that a crash at any moment leaves one that opens.

The new file is written whole beside the old one and read back. Then the key file is written: from that moment the new
one is the vault, and :func:`voltooi` finishes the rest at any later opening, without a key. Before that moment the old
one is the vault and what stands beside it is thrown away.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import zip_longest
from pathlib import Path

from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.verwisselen import verwissel
from weegtafel.storage import rechten
from weegtafel.storage.bestand import APPLICATION_ID, BESTAND, HALF, KOPIEEN, SCHEMA, WACHTTIJD_MS, heeft_sleutels
from weegtafel.storage.driver import Connection, Fout, is_plat, is_versleuteld, verbind
from weegtafel.storage.sleutels import lees_bos
from weegtafel.storage.storingen import vertaal, vertaal_os

NIEUW = HALF
OUD = BESTAND + ".oud"
SLOT = BESTAND + ".bezig"
_BIJ = ("-wal", "-shm", "-journal")

_OPEN = (
    "Weegtafel staat nog ergens anders open op deze gegevens. Er is niets gewijzigd. Sluit de andere vensters en "
    "programma's en probeer het opnieuw."
)
_ELDERS = (
    "Weegtafel is in een ander venster bezig deze gegevens te versleutelen. Er is niets gewijzigd. Wacht tot dat klaar "
    "is en probeer het dan opnieuw."
)
ANDERS = (
    "De nieuwe versleutelde kopie is niet gelijk aan de gegevens en wordt niet gebruikt. Aan de gegevens zelf is niets "
    "gewijzigd. Controleer de schijf en probeer het opnieuw."
)


@contextmanager
def alleen_wij(bestand: Path, sleutel: bytes | bytearray | None) -> Iterator[Connection]:
    """Hold a vault so that nobody else writes to it; everything in its log has come into the file, the log is wiped.

    Raises:
        Regelovertreding: somebody else has it open.
        Storing: the disk, a damaged file.
    """
    try:
        with rechten.slot(bestand.with_name(SLOT)) as van_ons:
            if not van_ons:
                raise Regelovertreding(_OPEN)
            with _vastgehouden(bestand, sleutel) as db:
                yield db
    except OSError as fout:
        raise vertaal_os(fout, "de gegevens vervangen") from fout


@contextmanager
def _vastgehouden(bestand: Path, sleutel: bytes | bytearray | None) -> Iterator[Connection]:
    db = verbind(bestand, sleutel, isolation_level=None)
    try:
        db.execute(f"PRAGMA busy_timeout = {WACHTTIJD_MS}")
        if db.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()[0]:
            raise Regelovertreding(_OPEN)
        # Zeros are an empty log: all of it has just been brought into the file, and it must not be left on the disk.
        log = bestand.with_name(bestand.name + "-wal")
        if log.exists():
            rechten.overschrijf(log)
        db.execute("PRAGMA busy_timeout = 200")
        if db.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
            raise Regelovertreding(_OPEN)
        db.execute("BEGIN IMMEDIATE")
        yield db
    except Fout as fout:
        if "locked" in str(fout) or "busy" in str(fout):
            raise Regelovertreding(_OPEN) from fout
        raise (vertaal(fout, bestand) or fout) from fout
    finally:
        _terug(db)
        db.close()


def _terug(db: Connection) -> None:
    """Leave a file that stays in the way in which the program uses it."""
    with suppress(Fout):
        if db.in_transaction:
            db.execute("ROLLBACK")
        db.execute("PRAGMA journal_mode = WAL")


def tabellen(db: Connection, schema: str = "main") -> list[str]:
    """Every table with rows of its own, also those behind the search index."""
    rijen = db.execute(
        f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    )
    return [naam for (naam,) in rijen]


def _gelijk(db: Connection, een: str, ander: str) -> bool:
    """Whether two attached databases hold the same schema and the same rows, all of them."""
    vraag = "SELECT type, name, tbl_name, sql FROM {}.sqlite_master ORDER BY type, name"
    if db.execute(vraag.format(een)).fetchall() != db.execute(vraag.format(ander)).fetchall():
        return False
    for tabel in tabellen(db, een):
        rijen = (db.execute(f'SELECT * FROM {s}."{tabel}"') for s in (een, ander))
        if not all(links == rechts for links, rechts in zip_longest(*rijen)):
            return False
    return True


def keur_nieuw(
    bestand: Path,
    sleutel: bytes | bytearray,
    vergelijk: Path | None = None,
    meld: Callable[[int, int], None] = lambda _gedaan, _totaal: None,
) -> None:
    """Read a new file back as a later opening would, and compare it row by row with a plain one.

    ``meld`` hears how many rows of how many have been read; what it raises goes through.

    Raises:
        Storing: it is not whole, not encrypted, or not the same.
    """
    if not is_versleuteld(bestand):
        raise Storing(ANDERS)
    db = verbind(bestand, sleutel, isolation_level=None)
    try:
        goed = (
            _leest_terug(db, meld)
            and db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            and db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
        )
        if goed and vergelijk is not None:
            db.execute("ATTACH DATABASE ? AS oud KEY ''", (str(vergelijk),))
            goed = _gelijk(db, "oud", "main")
    except Fout as fout:
        raise (vertaal(fout, bestand) or fout) from fout
    finally:
        db.close()
    if not goed:
        raise Storing(ANDERS)


def _leest_terug(db: Connection, meld: Callable[[int, int], None]) -> bool:
    """``integrity_check`` table by table, so that one hears how far it is; then the file as a whole."""
    rijen = {tabel: db.execute(f'SELECT count(*) FROM "{tabel}"').fetchone()[0] + 1 for tabel in tabellen(db)}
    # The last look goes over the structure of everything once more: free pages too, and no page used twice.
    totaal, gedaan = sum(rijen.values()) * 5 // 4, 0
    for tabel, aantal in rijen.items():
        meld(gedaan, totaal)
        if db.execute(f'PRAGMA integrity_check("{tabel}")').fetchall() != [("ok",)]:
            return False
        gedaan += aantal
    meld(gedaan, totaal)
    return bool(db.execute("PRAGMA quick_check").fetchall() == [("ok",)])


def ruim_nieuw(map_: Path) -> None:
    """Throw away a new file that did not become the vault. Raises OSError."""
    for eind in ("", *_BIJ):
        (map_ / (NIEUW + eind)).unlink(missing_ok=True)


def wissel(map_: Path, vast: Connection | None = None) -> None:
    """Put the new file in the place of the old one, and wipe the old one and what belonged to it.

    ``vast`` is the connection that holds the old file, and is closed: after the wiping, so that nobody who waited
    for it writes in what goes away; on Windows, which moves no open file, just before.

    Raises:
        OSError: the system refused; the next opening finishes it.
    """
    oud, nieuw, weg = map_ / BESTAND, map_ / NIEUW, map_ / OUD
    try:
        rechten.bewaar_bestand(nieuw)
        if vast is not None and os.name == "nt":
            vast.close()
        if nieuw.exists() and oud.exists() and not weg.exists():
            verwissel(oud, weg)
        verwissel(nieuw, oud)
        rechten.bewaar_map(map_)
        wis_oud(map_)
    finally:
        if vast is not None:
            vast.close()


def wis_oud(map_: Path) -> None:
    """Wipe the file that was replaced, if it is still there. Raises OSError."""
    rechten.wis(map_ / OUD)
    for eind in _BIJ:
        rechten.wis(map_ / (OUD + eind))


def wis_platte_kopieen(map_: Path) -> None:
    """Wipe every copy of ours that is not encrypted. Raises OSError."""
    for kopie in sorted((map_ / KOPIEEN).rglob("*")):
        if not kopie.is_file() or not is_plat(kopie):
            continue
        for eind in (*_BIJ, ""):  # the file itself last, because that is how the others are found
            rechten.wis(kopie.with_name(kopie.name + eind))


def voltooi(map_: Path) -> None:
    """Finish or undo what a crash cut short; nothing to do is the usual case and costs three looks at the disk.

    Raises:
        Storing: the folder cannot be reached or written, the key file cannot be read, or another process is at it now.
    """
    try:
        if not (map_ / NIEUW).exists() and not (map_ / OUD).exists() and not _is_plat_achtergebleven(map_):
            return
    except OSError as fout:
        raise vertaal_os(fout, "de gegevens openen") from fout
    try:
        with rechten.slot(map_ / SLOT) as van_ons:
            if not van_ons:
                raise Storing(_ELDERS)
            _maak_af(map_)
    except OSError as fout:
        raise vertaal_os(fout, "het vervangen afmaken") from fout


def _is_plat_achtergebleven(map_: Path) -> bool:
    """Whether there are keys, but the file in the place of the vault can be read by anybody."""
    bestand = map_ / BESTAND
    return heeft_sleutels(map_) and bestand.exists() and is_plat(bestand)


def _maak_af(map_: Path) -> None:
    bestand, nieuw, oud = map_ / BESTAND, map_ / NIEUW, map_ / OUD
    beveiligd, plat = heeft_sleutels(map_), _is_plat_achtergebleven(map_)
    if nieuw.exists():
        # The key file was written after the new file was found good; with two keys in it, or with a plain file or
        # none in the old place, that is what the new file is.
        if beveiligd and (plat or not bestand.exists() or len(lees_bos(map_).generaties) > 1):
            wissel(map_)
        else:
            ruim_nieuw(map_)
    if oud.exists() and bestand.exists():
        wis_oud(map_)
    for half in map_.glob("*.json.half"):
        half.unlink()
    if beveiligd:
        wis_platte_kopieen(map_)
