"""Older text out of one backup: of casussen that were declared anonymous, or destroyed, after it was made.

A copy is true to the byte when it is made. Once somebody declares a casus, the text of before has no business in the
copies any more: its fields are brought to what they are in the vault now, what the vault threw away of its drafts goes,
the indexes are merged and the file is built anew. The new file is written beside the old one and read back; then it
takes its place in one rename. Whoever is killed in between leaves the old copy whole, or the new one.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlmodel import Session

from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.errors import Storing
from weegtafel.kernel.verwisselen import verwissel
from weegtafel.storage import kenmerk
from weegtafel.storage.bestand import BESTAND
from weegtafel.storage.driver import Fout, verbind
from weegtafel.storage.rechten import alleen_eigenaar, bewaar_bestand, bewaar_map, wis
from weegtafel.storage.reservekopie import Kopie, hash_van, keur, schrijf_briefje

SCHOON: Final = BESTAND + ".schoon"
OUD: Final = BESTAND + ".oud"
#: In a copy: for which declarations it was cleaned, as pairs of casus id and moment.
KENMERK: Final = "schoongemaakt"
_VERNIETIGD: Final = "vernietigd"
#: Table, what tells its rows of one casus apart, and the columns that people type in.
TEKSTEN: Final[tuple[tuple[str, str, str, tuple[str, ...]], ...]] = (
    ("casus", "id", "id", (
        "hulpvraag", "mening_jeugdige", "mening_ouders", "problemen", "verklarende_analyse", "deskundigheid",
        "eerdere_hulp", "veiligheid", "resultaat", "hulp_nodig", "eigen_mogelijkheden", "onderbouwing",
        "productcode", "inbrenger_functie", "ingetrokken_reden", "teruggezet_reden",
    )),
    ("casus_grond", "casus_id", "grondslag", ("toelichting",)),
    ("casus_alternatief", "casus_id", "alternatief_id", ("toelichting",)),
)  # fmt: skip
#: By these a draft is the same, whatever a later version of the program knows of it besides.
_KLAD: Final = "veld, tekst, tijdstip"

#: Per table and row the typed columns of one casus.
Teksten = Mapping[tuple[str, Any], Mapping[str, str]]


class NietTeOpenen(Exception):
    """This copy is damaged, or made with a key that is not at hand."""


@dataclass(frozen=True, slots=True)
class Verklaard:
    """A casus of which older copies hold an older text. ``aangemaakt`` is empty for one that was destroyed."""

    nummer: str
    tijdstip: str
    aangemaakt: str

    @property
    def merk(self) -> str:
        """What a cleaned copy remembers of it, beside the id."""
        return self.tijdstip if self.aangemaakt else _VERNIETIGD


@dataclass(frozen=True, slots=True)
class Feiten:
    """The last declaration of each casus, and every one that the vault knows; no text."""

    casussen: Mapping[int, Verklaard]
    verklaringen: frozenset[tuple[int, str]]

    @property
    def merk(self) -> str:
        """Changes with any of it."""
        inhoud = sorted((id_, v.merk) for id_, v in self.casussen.items())
        return hashlib.sha256(json.dumps(inhoud).encode()).hexdigest()

    @property
    def laatste(self) -> datetime:
        """The moment of the last of them."""
        return max((datetime.fromisoformat(v.tijdstip) for v in self.casussen.values()), default=datetime.min)

    def sinds(self, gemaakt: datetime, bijgewerkt: datetime) -> frozenset[int]:
        """By the clock alone: the casussen of then of which a copy that cannot be opened may hold older text."""
        return frozenset(
            id_
            for id_, v in self.casussen.items()
            if datetime.fromisoformat(v.tijdstip) > max(gemaakt, bijgewerkt)
            and (not v.aangemaakt or datetime.fromisoformat(v.aangemaakt) <= gemaakt)
        )


def feiten(sessie: Session) -> Feiten:
    """What the vault knows now of casussen that were declared or destroyed."""
    db = db_van(sessie)
    alle = db.execute(
        "SELECT v.onderwerp_id, v.tijdstip, c.nummer, c.aangemaakt_op FROM anoniemverklaring v "
        "JOIN casus c ON c.id = v.onderwerp_id WHERE v.onderwerp = 'casus' AND c.status <> 'vernietigd' ORDER BY v.id"
    ).fetchall()
    casussen = {id_: Verklaard(nummer, op, gemaakt) for id_, op, nummer, gemaakt in alle}
    weg = "SELECT id, nummer, aangemaakt_op FROM casus WHERE status = 'vernietigd'"
    casussen |= {id_: Verklaard(nummer, op, "") for id_, nummer, op in db.execute(weg).fetchall()}
    return Feiten(casussen, frozenset((id_, op) for id_, op, _n, _g in alle))


def _tabellen(db: Any) -> frozenset[str]:
    return frozenset(naam for (naam,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))


def _kolommen(db: Any, tabel: str) -> frozenset[str]:
    return frozenset(rij[1] for rij in db.execute(f'PRAGMA table_info("{tabel}")'))


def _schoongemaakt(db: Any, tabellen: frozenset[str]) -> set[tuple[int, str]]:
    if "kluiskenmerk" not in tabellen:
        return set()
    return {(int(id_), str(merk)) for id_, merk in json.loads(kenmerk.lees(db, KENMERK) or "[]")}


def _achter(db: Any, bekend: Feiten, *, afstammeling: bool) -> dict[int, Verklaard]:
    tabellen = _tabellen(db)
    if "casus" not in tabellen:
        return {}
    gedaan = _schoongemaakt(db, tabellen)
    eigen: dict[int, set[str]] = {}
    if "anoniemverklaring" in tabellen:
        for id_, op in db.execute("SELECT onderwerp_id, tijdstip FROM anoniemverklaring WHERE onderwerp = 'casus'"):
            eigen.setdefault(id_, set()).add(op)
    uit = {}
    for id_, v in bekend.casussen.items():
        hier = eigen.get(id_, set())
        if (id_, v.merk) in gedaan or (v.aangemaakt and v.tijdstip in hier):
            continue
        rij = db.execute("SELECT nummer, aangemaakt_op, status FROM casus WHERE id = ?", (id_,)).fetchone()
        if rij is None or rij[0] != v.nummer or rij[2] == _VERNIETIGD or (v.aangemaakt and rij[1] != v.aangemaakt):
            continue
        # Of work that was left behind by a restore the vault knows nothing: what was declared there, stands.
        elders = {op for op in hier if (id_, op) not in bekend.verklaringen}
        if afstammeling or (v.aangemaakt and not elders):
            uit[id_] = v
    return uit


def open_kopie(bestand: Path, sleutels: Iterable[bytes | bytearray | None]) -> tuple[Any, bytes | bytearray | None]:
    """A connection to a copy that changes nothing, and the key with which it opens.

    Raises:
        NietTeOpenen: none of the keys opens it.
    """
    for sleutel in sleutels:
        db = None
        try:
            db = verbind(f"{bestand.absolute().as_uri()}?mode=ro&immutable=1", sleutel, uri=True)
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except Fout:
            if db is not None:
                db.close()
        else:
            return db, sleutel
    raise NietTeOpenen(bestand)


def achter(
    bestand: Path, sleutels: Iterable[bytes | bytearray | None], bekend: Feiten, *, afstammeling: bool
) -> tuple[dict[int, Verklaard], bytes | bytearray | None]:
    """The casussen of which a copy holds a text from before their declaration or destruction, and its key.

    ``afstammeling``: whether the vault went on from this copy; else a restore lies between them.

    Raises:
        NietTeOpenen: damaged, or another key.
    """
    try:
        db, sleutel = open_kopie(bestand, sleutels)
        with closing(db):
            return _achter(db, bekend, afstammeling=afstammeling), sleutel
    except Fout as fout:
        raise NietTeOpenen(bestand) from fout


# --- what the vault holds now ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Nu:
    """What of the vault goes into a copy, and which drafts it still has (None: those of the copy stay)."""

    casussen: Mapping[int, tuple[Verklaard, Teksten]]
    klad: frozenset[tuple[Any, ...]] | None


def _teksten(db: Any, casus_id: int) -> dict[tuple[str, Any], dict[str, str]]:
    uit: dict[tuple[str, Any], dict[str, str]] = {}
    for tabel, van, onderscheid, kolommen in TEKSTEN:
        zijn = _kolommen(db, tabel)
        namen = [k for k in kolommen if k in zijn]
        if not namen:
            continue
        vraag = f"SELECT {onderscheid}, {', '.join(namen)} FROM {tabel} WHERE {van} = ?"
        for sleutel, *waarden in db.execute(vraag, (casus_id,)).fetchall():
            uit[tabel, sleutel] = dict(zip(namen, waarden, strict=True))
    return uit


def nu_in(sessie: Session, wie: Mapping[int, Verklaard], *, afstammeling: bool) -> Nu:
    """The texts of these casussen as they are in the vault now; none of one that was destroyed."""
    db = db_van(sessie)
    casussen = {id_: (v, _teksten(db, id_) if v.aangemaakt else {}) for id_, v in wie.items()}
    klad = frozenset(tuple(rij) for rij in db.execute(f"SELECT {_KLAD} FROM klad").fetchall())
    return Nu(casussen, klad if afstammeling else None)


# --- writing --------------------------------------------------------------------------------------


def _breng_bij(db: Any, casus_id: int, wat: Verklaard, teksten: Teksten, tabellen: frozenset[str]) -> None:
    for tabel, van, onderscheid, kolommen in TEKSTEN:
        if tabel not in tabellen:
            continue
        zijn = _kolommen(db, tabel)
        namen = [k for k in kolommen if k in zijn]
        vraag = f"SELECT {onderscheid}, {', '.join(namen)} FROM {tabel} WHERE {van} = ?"
        for sleutel, *waarden in db.execute(vraag, (casus_id,)).fetchall():
            nu = teksten.get((tabel, sleutel), {})
            anders = {k: nu.get(k, "") for k, oud in zip(namen, waarden, strict=True) if nu.get(k, "") != oud}
            if anders:
                zetten = ", ".join(f"{k} = ?" for k in anders)
                waar = f"{van} = ? AND {onderscheid} = ?"
                db.execute(f"UPDATE {tabel} SET {zetten} WHERE {waar}", (*anders.values(), casus_id, sleutel))
    if "grondigcontrole" in tabellen:  # marks of words that stand there no more
        db.execute("DELETE FROM grondigcontrole WHERE onderwerp = 'casus' AND onderwerp_id = ?", (casus_id,))
    if "precedent" in tabellen:
        _precedent(db, casus_id, weg=not wat.aangemaakt)


def _precedent(db: Any, casus_id: int, *, weg: bool) -> None:
    """The words by which a casus is found beside another are those of its text."""
    from weegtafel.inzicht.precedenten.woorden import VELDGEWICHT, gewichten  # a tenth of a start

    if weg:
        db.execute("DELETE FROM precedent WHERE casus_id = ?", (casus_id,))
    elif db.execute("SELECT 1 FROM precedent WHERE casus_id = ?", (casus_id,)).fetchone():
        velden = db.execute(f"SELECT {', '.join(VELDGEWICHT)} FROM casus WHERE id = ?", (casus_id,)).fetchone()
        termen = gewichten(dict(zip(VELDGEWICHT, velden, strict=True)))
        db.execute(
            "UPDATE precedent SET termen = ?, lengte = ? WHERE casus_id = ?",
            (json.dumps(termen, separators=(",", ":")), round(1000 * sum(termen.values())), casus_id),
        )


def _wis_klad(db: Any, klad: frozenset[tuple[Any, ...]]) -> None:
    for id_, *rij in db.execute(f"SELECT id, {_KLAD} FROM klad").fetchall():
        if tuple(rij) not in klad:
            db.execute("DELETE FROM klad WHERE id = ?", (id_,))


def _schrijf(bestand: Path, sleutel: bytes | bytearray | None, nu: Nu) -> None:
    with closing(verbind(bestand, sleutel, isolation_level=None)) as db:
        # Undoing happens by throwing the file away; a journal beside it would hold the older text.
        for regel in ("journal_mode = MEMORY", "temp_store = MEMORY", "secure_delete = ON", "synchronous = OFF"):
            db.execute(f"PRAGMA {regel}")
        tabellen = _tabellen(db)
        db.execute("BEGIN")
        gedaan = _schoongemaakt(db, tabellen)
        for casus_id, (wat, teksten) in nu.casussen.items():
            _breng_bij(db, casus_id, wat, teksten, tabellen)
            gedaan = {paar for paar in gedaan if paar[0] != casus_id} | {(casus_id, wat.merk)}
        if nu.klad is not None and "klad" in tabellen:
            _wis_klad(db, nu.klad)
        kenmerk.zet(db, KENMERK, json.dumps(sorted(gedaan)))
        db.execute("COMMIT")
        # An index keeps the words of before until its pieces are merged.
        for tabel in sorted(tabellen & {"casus_begin", "casus_zoek", "precedent_zoek"}):
            db.execute(f"INSERT INTO {tabel}({tabel}) VALUES ('optimize')")
        db.execute("VACUUM")
        db.execute("PRAGMA journal_mode = DELETE")


def _eis_schoon(bestand: Path, sleutel: bytes | bytearray | None, kopie: Kopie, nu: Nu) -> None:
    """The same checks that a new copy gets, and that it says what it must. Raises NietTeOpenen."""
    try:
        if keur(bestand, sleutel) != (kopie.schema, kopie.anker):
            raise NietTeOpenen(bestand)
        db, _ = open_kopie(bestand, (sleutel,))
        with closing(db):
            heel = db.execute("PRAGMA freelist_count").fetchone()[0] == 0
            for casus_id, (_wat, teksten) in nu.casussen.items():
                for plaats, waarden in _teksten(db, casus_id).items():
                    heel = heel and all(teksten.get(plaats, {}).get(k, "") == w for k, w in waarden.items())
    except (Storing, Fout) as fout:
        raise NietTeOpenen(bestand) from fout
    if not heel:
        raise NietTeOpenen(bestand)


def maak_schoon(kopie: Kopie, sleutel: bytes | bytearray | None, nu: Nu) -> Kopie:
    """Bring one copy to what the vault holds now. It keeps its name, its moment, its journal and its key.

    Raises:
        NietTeOpenen: what was written does not read back; the copy is as it was.
        OSError: the place cannot be written or is full; the copy is as it was.
    """
    nieuw = kopie.map / SCHOON
    try:
        nieuw.write_bytes(b"")
        alleen_eigenaar(nieuw)
        _overschrijven(kopie.bestand, nieuw)
        _schrijf(nieuw, sleutel, nu)
        _eis_schoon(nieuw, sleutel, kopie, nu)
        bewaar_bestand(nieuw)
        # Both sums stand in the note while the files change places, so that it is whole at every moment.
        straks = hash_van(nieuw)
        schrijf_briefje(replace(kopie, sha256_na=straks))
        with suppress(OSError):  # a stick that knows no links loses the old file without its being overwritten
            os.link(kopie.bestand, kopie.map / OUD)
        verwissel(nieuw, kopie.bestand)
        bewaar_map(kopie.map)
    except Fout as fout:
        raise OSError(str(fout)) from fout
    finally:
        with suppress(OSError):
            ruim_resten(kopie)
    klaar = replace(kopie, sha256=straks, sha256_na="")
    schrijf_briefje(klaar)
    return klaar


def _overschrijven(van: Path, naar: Path) -> None:
    """Copy a file into one that is there, which keeps its permissions. Raises OSError."""
    with van.open("rb") as bron, naar.open("r+b") as doel:
        while stuk := bron.read(1024 * 1024):
            doel.write(stuk)


def ruim_resten(kopie: Kopie) -> None:
    """Wipe what an earlier cleaning left when it was cut short. Raises OSError."""
    wis(kopie.map / SCHOON)
    oud = kopie.map / OUD
    if oud.exists() and oud.samefile(kopie.bestand):  # cut short before the new file came: it is the copy itself
        oud.unlink()
    wis(oud)


def maak_af(kopie: Kopie) -> Kopie:
    """Finish the note of a copy whose cleaning was cut short, and wipe what it left. Raises OSError."""
    ruim_resten(kopie)
    if not kopie.sha256_na:
        return kopie
    echt = hash_van(kopie.bestand)
    if echt not in (kopie.sha256, kopie.sha256_na):
        return kopie  # damaged; it says so of itself
    klaar = replace(kopie, sha256=echt, sha256_na="")
    schrijf_briefje(klaar)
    return klaar
