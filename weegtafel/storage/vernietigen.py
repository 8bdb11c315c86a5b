"""What only SQLite and the disk know about destruction: free pages, search index, log, and the list beside the vault.

A row that is deleted still stands in the file: in free pages, in old segments of the search index, in the log. After a
destruction the index is merged, the file is built anew without free pages, and the log is emptied.

``vernietigd.json`` lists by number what was destroyed. It stands beside the database, so that whoever puts an older
backup in its place is told what came back with it. A seal with a key from the database guards it: a line that somebody
wrote into it to have a casus destroyed does not count.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlmodel import Session

from weegtafel.bewaring.zegel import SLEUTELVRAAG, klopt, zegel
from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.errors import Storing
from weegtafel.kernel.voortgang import Voortgang, stil
from weegtafel.storage.bestand import VERNIETIGD, WACHTTIJD_MS
from weegtafel.storage.driver import Fout, verbind
from weegtafel.storage.kluis import Kluis
from weegtafel.storage.rechten import alleen_eigenaar, schrijf_heel
from weegtafel.storage.storingen import vertaal, vertaal_os

LIJSTBESTAND: Final = VERNIETIGD
_FORMAAT: Final = "weegtafel-vernietigd-1"
STAPPEN: Final = ("De zoekindex samenvoegen", "Het bestand opnieuw opbouwen", "Het schrijflogboek legen")

_BEZIG = (
    "De vernietiging is gedaan, maar de vrije ruimte van het bestand is nog niet gewist: een ander venster of "
    "programma houdt het open. Sluit dat en kies “Wis de vrije ruimte”."
)


def maak_schoon(kluis: Kluis, voortgang: Voortgang = stil) -> None:
    """Overwrite what was deleted: merge the search index, build the file anew, empty the log.

    Takes as long as copying the file, and as much room beside it. Can be done again at any time.

    Raises:
        Storing: somebody else holds the file, or the disk is full; everything that was stored is safe.
    """
    kluis.schrijf_bij()
    try:
        with closing(verbind(kluis.bestand, kluis.sleutel, isolation_level=None)) as db:
            for regel in (
                f"PRAGMA busy_timeout = {WACHTTIJD_MS}",
                "PRAGMA temp_store = MEMORY",
                "PRAGMA secure_delete = ON",
                "PRAGMA synchronous = FULL",
            ):
                db.execute(regel)
            voortgang(0, len(STAPPEN), STAPPEN[0])
            # Of every room: a word that is gone from the rows still stands in the older segments of its index.
            indexen = "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5(%'"
            for (tabel,) in db.execute(indexen).fetchall():
                db.execute(f"INSERT INTO {tabel}({tabel}) VALUES ('optimize')")
            voortgang(1, len(STAPPEN), STAPPEN[1])
            db.execute("VACUUM")
            voortgang(2, len(STAPPEN), STAPPEN[2])
            if db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise Storing(_BEZIG)
    except Fout as fout:
        eigen = vertaal(fout, kluis.bestand)
        raise (Storing(_BEZIG) if eigen is None or "locked" in str(fout) else eigen) from fout
    voortgang(len(STAPPEN), len(STAPPEN), "")


# --- the list beside the vault --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vernietigd:
    """One list that was carried out: ids of colleagues, moments, and per object kind and number."""

    nummer: str
    gemaakt_op: str
    gemaakt_door: int
    beoordeeld_op: str
    beoordeeld_door: int
    uitgevoerd_op: str
    hash: str
    objecten: tuple[tuple[str, str], ...]

    @property
    def moment(self) -> datetime:
        """When it was carried out."""
        return datetime.fromisoformat(self.uitgevoerd_op)


def verzegeld(sleutel: bytes, lijst: Vernietigd) -> dict[str, Any]:
    """The line of a list beside the vault, with its seal."""
    regel = asdict(lijst) | {"objecten": [list(paar) for paar in lijst.objecten]}
    return regel | {"zegel": zegel(sleutel, regel)}


def zegelsleutel(sessie: Session) -> bytes:
    """The key of the seal; it goes along with every backup of this vault."""
    return bytes.fromhex(db_van(sessie).execute(SLEUTELVRAAG).fetchone()[0])


def uitgevoerd(sessie: Session) -> tuple[Vernietigd, ...]:
    """The lists that this database knows as carried out."""
    db = db_van(sessie)
    uit = []
    for id_, nummer, op, door, gezien_op, gezien_door, weg_op, hash_ in db.execute(
        "SELECT id, CASE WHEN herhaalt = '' THEN nummer ELSE herhaalt END, gemaakt_op, gemaakt_door_id, beoordeeld_op, "
        "beoordeeld_door_id, uitgevoerd_op, hash FROM vernietigingslijst WHERE status = 'uitgevoerd' ORDER BY id"
    ).fetchall():
        objecten = db.execute(
            "SELECT soort, nummer FROM vernietigingsregel WHERE lijst_id = ? AND verwijderd_op IS NULL "
            "AND soort <> 'klad' ORDER BY soort, nummer",
            (id_,),
        ).fetchall()
        paren = tuple((soort, van) for soort, van in objecten)
        uit.append(Vernietigd(nummer, op, door, gezien_op, gezien_door, weg_op, hash_, paren))
    return tuple(uit)


def lees_lijst(map_: Path, sleutel: bytes) -> tuple[tuple[Vernietigd, ...], int]:
    """The lists that stand beside the vault, and how many lines bear no good seal. A missing file holds none."""
    try:
        inhoud = json.loads((map_ / LIJSTBESTAND).read_text(encoding="utf-8"))
        if inhoud["formaat"] != _FORMAAT:
            return (), 1
        regels = list(inhoud["lijsten"])
    except FileNotFoundError:
        return (), 0
    except (OSError, ValueError, KeyError, TypeError):
        return (), 1
    goed, vals = [], 0
    for regel in regels:
        try:
            if not klopt(sleutel, {k: v for k, v in regel.items() if k != "zegel"}, str(regel.pop("zegel"))):
                raise ValueError
            objecten = tuple((str(soort), str(nummer)) for soort, nummer in regel.pop("objecten"))
            goed.append(Vernietigd(**regel, objecten=objecten))
        except (AttributeError, KeyError, TypeError, ValueError):
            vals += 1
    return tuple(goed), vals


def schrijf_lijst(map_: Path, sleutel: bytes, lijsten: Iterable[Vernietigd]) -> None:
    """Write the lists beside the vault, those that stood there already too. Raises Storing."""
    samen = {lijst.nummer: lijst for lijst in (*lees_lijst(map_, sleutel)[0], *lijsten)}
    regels = []
    for lijst in sorted(samen.values(), key=lambda v: (v.uitgevoerd_op, v.nummer)):
        regels.append(verzegeld(sleutel, lijst))
    inhoud = {"formaat": _FORMAAT, "lijsten": regels}
    pad = map_ / LIJSTBESTAND
    try:
        schrijf_heel(pad, json.dumps(inhoud, indent=1, ensure_ascii=False).encode())
        alleen_eigenaar(pad)
    except OSError as fout:
        raise vertaal_os(fout, "de lijst van wat vernietigd is bewaren") from fout


_TERUG = {
    "casus": "SELECT id FROM casus WHERE nummer = ? AND status <> 'vernietigd'",
    "aanvraag": "SELECT id FROM aanvraag WHERE nummer = ? AND status <> 'vernietigd'",
    "overleg": (
        "SELECT o.id FROM overleg o WHERE o.code = ? AND NOT EXISTS (SELECT 1 FROM vernietigingsregel r "
        "JOIN vernietigingslijst l ON l.id = r.lijst_id WHERE r.soort = 'overleg' AND r.object_id = o.id "
        "AND r.verwijderd_op IS NULL AND l.status = 'uitgevoerd')"
    ),
}


def teruggekomen(sessie: Session, map_: Path) -> tuple[tuple[Vernietigd, tuple[tuple[str, int, str], ...]], ...]:
    """Lists beside the vault of which objects stand in the database again, each with kind, id and number of those."""
    db = db_van(sessie)
    uit = []
    for lijst in lees_lijst(map_, zegelsleutel(sessie))[0]:
        terug = []
        for soort, nummer in lijst.objecten:
            rij = db.execute(_TERUG[soort], (nummer,)).fetchone() if soort in _TERUG else None
            if rij is not None:
                terug.append((soort, int(rij[0]), nummer))
        if terug:
            uit.append((lijst, tuple(terug)))
    return tuple(uit)
