"""One folder with one database: opening, upgrading, reading, and one act at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Condition
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from weegtafel.inrichting.vastesql import DB
from weegtafel.kernel.clock import Klok
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.storage import plek
from weegtafel.storage.bestand import (
    APPLICATION_ID,
    BESTAND,
    HALF,
    KOPIEEN,
    SCHEMA,
    TERUGZETTEN_KLAAR,
    WACHTTIJD_MS,
    heeft_sleutels,
)
from weegtafel.storage.driver import Fout, is_plat, verbind
from weegtafel.storage.motor import maak_motor
from weegtafel.storage.rechten import alleen_eigenaar
from weegtafel.storage.storingen import WEG, Beschadigd, Onbereikbaar, vertaal, vertaal_os

P = ParamSpec("P")
R = TypeVar("R")

_SLOT_WACHT_S = 10.0


class Vergrendeld(Storing):
    """The vault is locked: its key is forgotten and its file is closed until somebody unlocks it."""

    def __init__(self) -> None:
        super().__init__(
            "Weegtafel is vergrendeld. Wat bewaard was, is veilig, en wat u typte staat er nog. Ontgrendel met uw "
            "wachtwoord."
        )


class Kluis:
    """The database of one folder. Threads may share it; every act is one immediate transaction.

    ``sleutel`` is the data key of an encrypted vault. It is not copied: who forgets it, forgets it here too. ``naam``
    differs only for a file that is still being made.
    """

    def __init__(self, map_: Path, sleutel: bytearray | None = None, *, naam: str = BESTAND) -> None:
        self.map = map_
        self.bestand = map_ / naam
        self.sleutel = sleutel
        self._rust = Condition()
        self._bezig = 0
        self._op_slot = False
        self._hier: tuple[int, int] | None = None
        """Which file it is, so that one that is gone, or came back, is noticed."""
        self._schrijf = maak_motor(self, alleen_lezen=False)
        self._lees = maak_motor(self, alleen_lezen=True)
        self._vrij: list[tuple[Connection, Session]] = []
        """Sessions for reading that nobody uses now; making one costs as much as a small query."""
        self._vrij_schrijf: list[tuple[Connection, Session]] = []
        """The same for acts; one, unless two threads act at once."""

    @contextmanager
    def transactie(self) -> Iterator[Session]:
        """One immediate transaction; leaving by an exception undoes it.

        Raises:
            Storing: the disk, a lock or a damaged file.
            Regelovertreding: one of the database's own triggers refused.
        """
        with self._vertaald():
            try:
                verbinding, sessie = self._vrij_schrijf.pop()
            except IndexError:
                verbinding = self._schrijf.connect()
                sessie = Session(verbinding, expire_on_commit=False, info={DB: verbinding.connection.driver_connection})
            try:
                db: Any = sessie.info[DB]
                # Begun and committed on the connection itself: an act that asks it directly (``vastesql``) leaves
                # the session unused, and a session that is used joins this transaction and commits it.
                db.execute("BEGIN IMMEDIATE")
                yield sessie
                if sessie.in_transaction():
                    sessie.commit()
                if db.in_transaction:
                    db.execute("COMMIT")
                sessie.close()
            except BaseException:
                sessie.close()
                # A COMMIT that failed leaves its transaction open, and closing below would hand that to the next act.
                with suppress(Fout):
                    if verbinding.connection.driver_connection.in_transaction:  # type: ignore[union-attr]  # sqlite3
                        sessie.info[DB].execute("ROLLBACK")
                verbinding.close()
                raise
            self._vrij_schrijf.append((verbinding, sessie))

    def lees(self, functie: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a query in a read-only session."""
        with self._vertaald():
            try:
                verbinding, sessie = self._vrij.pop()
            except IndexError:
                verbinding = self._lees.connect()
                sessie = Session(verbinding)
            try:
                uit = functie(sessie, *args, **kwargs)
                sessie.close()
            except BaseException:
                sessie.close()
                verbinding.close()
                raise
            self._vrij.append((verbinding, sessie))
            return uit

    @contextmanager
    def _vertaald(self) -> Iterator[None]:
        with self._rust:
            if self._op_slot:
                raise Vergrendeld
            self._bezig += 1
        try:
            self._eis_hier()
            yield
        except (DBAPIError, Fout) as fout:
            bron = fout.orig if isinstance(fout, DBAPIError) else fout
            eigen = vertaal(bron, self.bestand) if isinstance(bron, Fout) else None
            if eigen is None:
                raise
            if isinstance(eigen, (Onbereikbaar, Beschadigd)):
                # A connection to a disk that was pulled never works again; the next act begins with a new one.
                self.sluit()
            raise (Onbereikbaar(WEG) if isinstance(eigen, Onbereikbaar) else eigen) from fout
        finally:
            with self._rust:
                self._bezig -= 1
                self._rust.notify_all()

    def _eis_hier(self) -> None:
        """Refuse when the file is gone, for what is written to a lost file is lost; begin anew when it came back."""
        try:
            nu = self.bestand.stat()
        except PermissionError:
            return  # SQLite says what may not be done
        except OSError as fout:
            self.sluit()
            raise Onbereikbaar(WEG) from fout
        hier = (nu.st_dev, nu.st_ino)
        if self._hier not in (None, hier):
            self.sluit()
        self._hier = hier

    @property
    def op_slot(self) -> bool:
        """Whether the vault is locked."""
        return self._op_slot

    def vergrendel(self) -> None:
        """Wait for what is being done, close every connection, and overwrite the key. The object stays.

        Raises:
            Regelovertreding: something takes too long (a large search, a backup); nothing is locked.
        """
        self._leg_stil("Weegtafel is nog bezig. Vergrendel zodra dat klaar is.")
        if self.sleutel is not None:
            self.sleutel[:] = bytes(len(self.sleutel))

    def _leg_stil(self, anders: str) -> None:
        with self._rust:
            if not self._rust.wait_for(lambda: self._bezig == 0, _SLOT_WACHT_S):
                raise Regelovertreding(anders)
            self._op_slot = True
            self.sluit()

    @contextmanager
    def stil(self) -> Iterator[None]:
        """Close every connection while the file itself is replaced; who asks something meanwhile finds it locked.

        Raises:
            Regelovertreding: something takes too long; nothing is closed.
        """
        self._leg_stil("Weegtafel is nog bezig. Probeer het opnieuw zodra dat klaar is.")
        try:
            yield
        finally:
            self.ontgrendel()

    def ontgrendel(self) -> None:
        """Let queries and acts through again; whoever unlocks has put the key back in ``sleutel``."""
        with self._rust:
            self._op_slot = False

    def schrijf_bij(self) -> None:
        """Bring everything from the write-ahead log into the database file itself."""
        with self._vertaald():
            self._leg_weg(self._vrij)  # else they outlive the pool that they came from
            self._lees.dispose()
            ruw = self._schrijf.raw_connection()
            try:
                ruw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]  # sqlite3
            finally:
                ruw.close()

    def wis_sporen(self) -> None:
        """Take the words that were written over out of the search index, and empty the write-ahead log.

        An index keeps the words of an older text until its pieces are merged; free pages are overwritten by every
        write (``secure_delete``). What somebody else reads at this moment keeps the log until the next time.
        """
        with self.transactie() as sessie:
            for tabel in ("casus_begin", "casus_zoek"):
                sessie.connection().exec_driver_sql(f"INSERT INTO {tabel}({tabel}) VALUES ('optimize')")
        self.schrijf_bij()

    @staticmethod
    def _leg_weg(vrij: list[tuple[Connection, Session]]) -> None:
        with suppress(IndexError):  # another thread may take the last one just now
            while True:
                vrij.pop()[0].close()

    def sluit(self) -> None:
        """Let go of the file; a later act opens it again."""
        for vrij in (self._vrij, self._vrij_schrijf):
            self._leg_weg(vrij)
        self._hier = None
        self._schrijf.dispose()
        self._lees.dispose()


def _kop_van(bestand: Path, sleutel: bytes | bytearray | None) -> tuple[int, int, str]:
    """(application_id, user_version, journal_mode) of a file, read without changing it."""
    verbinding = verbind(f"{bestand.absolute().as_uri()}?mode=ro", sleutel, uri=True)
    try:
        verbinding.execute(f"PRAGMA busy_timeout = {WACHTTIJD_MS}")
        return (
            verbinding.execute("PRAGMA application_id").fetchone()[0],
            verbinding.execute("PRAGMA user_version").fetchone()[0],
            verbinding.execute("PRAGMA journal_mode").fetchone()[0],
        )
    finally:
        verbinding.close()


def open_kluis(
    map_: Path, klok: Klok, sleutel: bytearray | None = None, *, maak: bool = False, naam: str = BESTAND
) -> tuple[Kluis, bool]:
    """Open the vault in a folder; with ``maak`` a missing one is made. Returns it and whether it is new.

    Without ``sleutel`` it is a plain file: a demonstration, a test, or a vault that is about to be secured.

    An older file is copied to ``kopieen`` before it is upgraded.

    Raises:
        Storing: a network drive, no such folder, not our file, newer than this program, damaged, held by another, no
            permission.
    """
    plek.eis_eigen_schijf(map_)
    bestand = map_ / naam
    if (map_ / TERUGZETTEN_KLAAR).exists():
        from weegtafel.storage import terugzetten

        terugzetten.voltooi(map_)
    if sleutel is None and heeft_sleutels(map_):
        raise Storing("Deze gegevens zijn versleuteld. Er is niets gewijzigd. Meld u aan met uw naam en uw wachtwoord.")
    if sleutel is None and naam == BESTAND and (map_ / HALF).exists():
        from weegtafel.storage.vervangen import voltooi

        voltooi(map_)
    # An empty file is what is left of a making that was cut short at once.
    nieuw = not bestand.exists() or bestand.stat().st_size == 0
    if nieuw and not maak and (map_ / KOPIEEN).is_dir():
        raise Storing(
            f"In de map “{map_}” is het bestand met de gegevens weg of leeg, maar er staan nog kopieën. Er is niets "
            "gewijzigd. Zet er een terug met “python main.py herstel”, met deze map achter --map en de map "
            f"“{KOPIEEN}” daarin achter --van."
        )
    if nieuw and not maak:
        raise Storing(
            f"In de map “{map_}” staan geen gegevens van Weegtafel. Er is niets gewijzigd. "
            "Kies een andere map, of maak met “python main.py demo MAP” een map met demonstratiegegevens."
        )
    try:
        if not map_.exists():
            map_.mkdir(parents=True, exist_ok=True)
            alleen_eigenaar(map_)
        if nieuw:
            bestand.touch()
        if nieuw or sleutel is not None:
            alleen_eigenaar(bestand)
        if sleutel is not None:
            alleen_eigenaar(map_)
    except OSError as fout:
        raise vertaal_os(fout, "de map maken") from fout
    schema, modus = (0, "wal") if nieuw else _keur(bestand, sleutel)
    if modus != "wal":
        _zet_wal(bestand, sleutel)
    if schema < SCHEMA:
        from weegtafel.storage.upgrade import werk_bij

        try:
            werk_bij(bestand, klok.nu(), sleutel, nieuw=nieuw)
        except Fout as fout:
            raise (vertaal(fout, bestand) or fout) from fout
        except DBAPIError as fout:
            eigen = vertaal(fout.orig, bestand) if isinstance(fout.orig, Fout) else None
            raise (eigen or fout) from fout
        except OSError as fout:
            raise vertaal_os(fout, "de gegevens klaarmaken") from fout
    return Kluis(map_, sleutel, naam=naam), nieuw


def _zet_wal(bestand: Path, sleutel: bytearray | None) -> None:
    """Put a file back in write-ahead mode that was held while it was replaced, when that was cut short."""
    db = verbind(bestand, sleutel, isolation_level=None)
    try:
        db.execute(f"PRAGMA busy_timeout = {WACHTTIJD_MS}")
        db.execute("PRAGMA journal_mode = WAL")
    except Fout as fout:
        raise (vertaal(fout, bestand) or fout) from fout
    finally:
        db.close()


def _keur(bestand: Path, sleutel: bytearray | None) -> tuple[int, str]:
    """Refuse a file that is not ours or is newer than the program, before anything is written.

    Returns its schema and journal mode: a connection to an encrypted file costs a millisecond, so one asks it all.
    """
    try:
        vreemd = sleutel is not None and is_plat(bestand)
    except OSError as fout:
        raise vertaal_os(fout, "de gegevens openen") from fout
    if vreemd:
        raise Storing(
            "Het gegevensbestand in deze beveiligde map is niet versleuteld: het is door een ander vervangen. Er is "
            "niets aan gewijzigd. Zet een kopie van de hele map terug."
        )
    try:
        merk, schema, modus = _kop_van(bestand, sleutel)
    except Fout as fout:
        raise (vertaal(fout, bestand) or fout) from fout
    if merk != APPLICATION_ID:
        raise Storing(
            "Dit bestand is geen gegevensbestand van Weegtafel. Er is niets aan gewijzigd. Kies de map waarin "
            "Weegtafel zelf de gegevens bewaarde."
        )
    if schema > SCHEMA:
        raise Storing(
            "Deze gegevens zijn gemaakt met een nieuwere versie van Weegtafel. Er is niets aan gewijzigd. "
            "Werk Weegtafel bij en open ze dan opnieuw."
        )
    return schema, modus
