"""Saving what can still be read from a damaged database into a new one, with a list of what could not.

Every table is read in the order of its row numbers, in pieces that shrink where reading fails and leap over what stays
unreadable. After a failure SQLCipher answers nothing more on that connection, so each attempt after one has a new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from weegtafel.kernel.errors import Storing
from weegtafel.storage.driver import Connection, Fout, verbind

_STUK: Final = 512
#: No table of ours comes near this many rows.
_VERSTE: Final = 2**32


@dataclass(slots=True)
class Tabelverslag:
    """What came of one table. ``kwijt`` are ranges of row numbers that could not be read; without an end, all after."""

    naam: str
    gered: int = 0
    kwijt: list[tuple[int, int | None]] = field(default_factory=list)
    onleesbaar: bool = False
    """Not even the extent of the table could be read."""

    @property
    def zin(self) -> str:
        """One line for the user."""
        if self.onleesbaar:
            return f"{self.naam}: niets leesbaar."
        if not self.kwijt:
            return f"{self.naam}: alle {self.gered} regels gered."
        stukken = ", ".join(
            f"{a} en verder" if b is None else f"{a}" if a == b else f"{a} tot en met {b}" for a, b in self.kwijt
        )
        return f"{self.naam}: {self.gered} regels gered; niet te lezen: regelnummer {stukken}."


@dataclass(frozen=True, slots=True)
class Redding:
    """The outcome: per table what was saved and what was not, and rows that refer to something lost."""

    tabellen: tuple[Tabelverslag, ...]
    wezen: int

    @property
    def alles(self) -> bool:
        """Whether nothing was lost."""
        return not self.wezen and not any(t.kwijt or t.onleesbaar for t in self.tabellen)

    @property
    def zinnen(self) -> tuple[str, ...]:
        """What was lost, a line each; empty when nothing was."""
        uit = [t.zin for t in self.tabellen if t.kwijt or t.onleesbaar]
        if self.wezen:
            uit.append(f"{self.wezen} geredde regels verwijzen naar iets dat niet te lezen was.")
        return tuple(uit)


class _Bron:
    """A damaged file, opened anew after every failure."""

    def __init__(self, bestand: Path, sleutel: bytes | bytearray | None) -> None:
        self._adres = f"{bestand.absolute().as_uri()}?mode=ro"
        self._sleutel = sleutel
        self._db: Connection | None = None

    def vraag(self, zin: str, waarden: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Rows. Raises Fout when any of them cannot be read."""
        if self._db is None:
            self._db = verbind(self._adres, self._sleutel, uri=True)
            # The file may hold a log that was never brought in; an immutable open would pass that by.
            self._db.execute("PRAGMA query_only = ON")
        try:
            return self._db.execute(zin, waarden).fetchall()
        except Fout:
            self.sluit()
            raise

    def sluit(self) -> None:
        """Let go of the connection."""
        if self._db is not None:
            with suppress(Fout):
                self._db.close()
            self._db = None


def _stukken(bron: _Bron, tabel: str, verslag: Tabelverslag) -> Iterator[list[tuple[Any, ...]]]:
    """All readable rows of a table in order, each with its row number first."""
    lees = f'SELECT rowid, * FROM "{tabel}" WHERE rowid > ? ORDER BY rowid LIMIT ?'
    laatste, aantal = 0, _STUK
    while True:
        try:
            rijen = bron.vraag(lees, (laatste, aantal))
        except Fout:
            if aantal > 1:
                aantal //= 8
                continue
            verder = _volgende_leesbare(bron, tabel, laatste)
            verslag.kwijt.append((laatste + 1, verder))
            if verder is None:
                return
            laatste, aantal = verder, _STUK
            continue
        if not rijen:
            return
        yield rijen
        laatste, aantal = rijen[-1][0], _STUK


def _volgende_leesbare(bron: _Bron, tabel: str, laatste: int) -> int | None:
    """The least row number after which reading goes on; None when nothing behind ``laatste`` answers.

    Leaps that double until one lands, then halved back: a lost page costs some tens of questions however large it is.
    """

    def leesbaar_na(nummer: int) -> bool:
        try:
            bron.vraag(f'SELECT * FROM "{tabel}" WHERE rowid > ? ORDER BY rowid LIMIT 1', (nummer,))
        except Fout:
            return False
        return True

    sprong = 1
    while not leesbaar_na(laatste + sprong):
        sprong *= 2
        if sprong > _VERSTE:
            return None
    fout, goed = sprong // 2, sprong
    while goed - fout > 1:
        midden = (fout + goed) // 2
        if leesbaar_na(laatste + midden):
            goed = midden
        else:
            fout = midden
    return laatste + goed


def _eigen_tabellen(db: Connection) -> list[str]:
    """Tables with rows of our own; the shadow tables of the search index are made from these by triggers."""
    zin = (
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
    )
    namen = {naam for (naam,) in db.execute(zin)}
    virtueel = [naam for (naam,) in db.execute("SELECT name FROM pragma_table_list WHERE type = 'virtual'")]
    return sorted(naam for naam in namen if not any(naam.startswith(f"{v}_") for v in virtueel))


def red(bestand: Path, sleutel: bytes | bytearray | None, nieuw: Path, nu: datetime) -> Redding:
    """Fill the new database ``nieuw`` (which must not exist) with every row of ``bestand`` that can be read.

    Raises:
        Storing: nothing at all can be read, or the new file cannot be written.
    """
    from weegtafel.storage.upgrade import werk_bij

    bron = _Bron(bestand, sleutel)
    try:
        bron.vraag("SELECT count(*) FROM sqlite_master")
    except Fout as fout:
        raise Storing(
            "In dit gegevensbestand is niets meer te lezen. Er is niets gewijzigd. Zet de laatste kopie terug."
        ) from fout
    werk_bij(nieuw, nu, sleutel, nieuw=True)
    doel = verbind(nieuw, sleutel, isolation_level=None)
    try:
        return _vul(bron, doel)
    except BaseException:
        doel.close()
        for eind in ("", "-wal", "-shm"):
            nieuw.with_name(nieuw.name + eind).unlink(missing_ok=True)
        raise
    finally:
        bron.sluit()
        doel.close()


def _vul(bron: _Bron, doel: Connection) -> Redding:
    # What refuses changes refuses these rows too, so it stands aside meanwhile; the triggers that fill the search
    # index stay and do their work.
    vraag = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(%'"
    wachters = doel.execute(vraag).fetchall()
    doel.execute("PRAGMA foreign_keys = OFF")
    doel.execute("BEGIN IMMEDIATE")
    for naam, _sql in wachters:
        doel.execute(f'DROP TRIGGER "{naam}"')
    verslagen = []
    for tabel in _eigen_tabellen(doel):
        verslag = Tabelverslag(tabel)
        verslagen.append(verslag)
        doelkolommen = [rij[1] for rij in doel.execute(f'PRAGMA table_info("{tabel}")')]
        try:
            bronkolommen = [rij[1] for rij in bron.vraag(f'PRAGMA table_info("{tabel}")')]
        except Fout:
            bronkolommen = []
        if not bronkolommen:
            verslag.onleesbaar = True
            continue
        doel.execute(f'DELETE FROM "{tabel}"')
        samen = [k for k in bronkolommen if k in doelkolommen]
        plaatsen = [0, *(1 + bronkolommen.index(k) for k in samen)]
        namen = ", ".join(["rowid", *(f'"{k}"' for k in samen)])
        zin = f'INSERT INTO "{tabel}" ({namen}) VALUES ({", ".join("?" * len(plaatsen))})'
        for rijen in _stukken(bron, tabel, verslag):
            for rij in rijen:
                try:
                    doel.execute(zin, [rij[plaats] for plaats in plaatsen])
                    verslag.gered += 1
                except Fout:
                    # Readable, but no row as ours are: a value that a damaged page gave.
                    verslag.kwijt.append((rij[0], rij[0]))
    for _naam, sql in wachters:
        doel.execute(sql)
    doel.execute("COMMIT")
    wezen = len(doel.execute("PRAGMA foreign_key_check").fetchall())
    return Redding(tuple(verslagen), wezen)
