"""From a plain vault to an encrypted one, a new encrypted vault, and a new data key for all."""

from __future__ import annotations

import os
from pathlib import Path

from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.clock import Klok
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.roles import Actor, Rol, eis
from weegtafel.kernel.voortgang import Voortgang, deel, stil
from weegtafel.storage import herstelsleutel, journaal, kenmerk, reservekopie, vervangen, wachtwoorden
from weegtafel.storage.aanmelden import Aanmelding, actor_van, bewaar_versie, maak_vernieuwing_af, wis_bytes
from weegtafel.storage.accounts import eis_niet_teruggezet, keur_gebruikersnaam
from weegtafel.storage.bestand import APPLICATION_ID, BESTAND, SCHEMA, heeft_sleutels
from weegtafel.storage.driver import Fout, verbind
from weegtafel.storage.geheim import Maat
from weegtafel.storage.kluis import Kluis, open_kluis
from weegtafel.storage.rechten import alleen_eigenaar
from weegtafel.storage.sleutels import Sleutelbos, houder_van, lees_bos, nieuwe_bos
from weegtafel.storage.storingen import vertaal, vertaal_os
from weegtafel.storage.telling import TELBESTAND, Telling
from weegtafel.storage.vervangen import NIEUW

#: Per cents of renewing the key: what was copied, and what was read back. From ``AFRONDEN`` on it cannot be stopped.
GEKOPIEERD, GELEZEN = 45, 98
AFRONDEN = "De sleutels uitdelen en de gegevens verwisselen."

_HALVERWEGE = (
    "De nieuwe sleutel is gemaakt, maar het vervangen van het gegevensbestand lukte nog niet. Er is niets verloren. "
    "Sluit Weegtafel en meld u opnieuw aan: dan maakt Weegtafel het af."
)


def _eerste_bos(
    datasleutel: bytearray, actor: Actor, gebruikersnaam: str, wachtwoord: str, klok: Klok, maat: Maat | None
) -> tuple[Sleutelbos, str]:
    """A key file for one person, who is beheerder, and a recovery key. Returns it and the recovery key as text.

    Raises:
        Regelovertreding: no beheerder, a weak password, a name that cannot be.
    """
    if actor.persoon_id is None or Rol.BEHEERDER not in actor.rollen:
        raise Regelovertreding("Alleen een beheerder kan de gegevens beveiligen. Geef deze persoon eerst die rol.")
    goed = wachtwoorden.keur(wachtwoord, (actor.naam, gebruikersnaam))
    bos = nieuwe_bos(maat)
    naam = keur_gebruikersnaam(bos, gebruikersnaam, actor.persoon_id)
    sleutels, herstel = {1: datasleutel}, herstelsleutel.nieuw()
    bos.zet_wachtwoord(actor.persoon_id, naam, goed, sleutels, klok.nu(), moet_wijzigen=False)
    bos.zet_herstel(herstel, sleutels, klok.nu())
    bos.verzegel(sleutels)
    return bos, herstelsleutel.als_tekst(herstel)


def _rond_af(nieuw: Kluis, actor: Actor, klok: Klok, handeling: str, versie: int) -> None:
    """The journal line in the new file, which is then closed in the way the program uses it."""
    try:
        with nieuw.transactie() as sessie:
            wie = "" if actor.persoon_id is None else houder_van(actor.persoon_id)
            journaal.boek(sessie, klok.nu(), actor, handeling, wie, [])
            bewaar_versie(sessie, versie)
    finally:
        nieuw.sluit()
    db = verbind(nieuw.bestand, nieuw.sleutel, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        db.close()


def _begin_telling(map_: Path, datasleutel: bytearray, klok: Klok) -> None:
    telling = Telling()
    telling.sluit_af(datasleutel, klok.nu())
    telling.bewaar(map_)


def beveilig(
    map_: Path, klok: Klok, persoon_id: int, gebruikersnaam: str, wachtwoord: str, maat: Maat | None = None
) -> str:
    """Encrypt a plain vault: a copy that is compared row by row takes its place, and what was readable is wiped.

    Returns the recovery key, as it is printed. The vault must not be open anywhere.

    Raises:
        Regelovertreding: a demonstration, not a beheerder, a weak password, open elsewhere; nothing is changed.
        Storing: the disk, a damaged file; nothing is changed, or the next opening finishes it.
    """
    if heeft_sleutels(map_):
        raise Regelovertreding("Deze gegevens zijn al beveiligd.")
    vervangen.voltooi(map_)
    kluis, _nieuw = open_kluis(map_, klok)
    try:
        demonstratie = kluis.lees(lambda sessie: kenmerk.lees(db_van(sessie), "demonstratie"))
        actor = kluis.lees(actor_van, persoon_id, klok.nu().date()) or Actor(None, "", frozenset())
    finally:
        kluis.sluit()
    if demonstratie == "ja":
        raise Regelovertreding("Een demonstratie bevat alleen fictieve gegevens en krijgt geen wachtwoord.")
    datasleutel = bytearray(os.urandom(32))
    try:
        bos, tekst = _eerste_bos(datasleutel, actor, gebruikersnaam, wachtwoord, klok, maat)
        with vervangen.alleen_wij(kluis.bestand, None) as vast:
            try:
                vervangen.ruim_nieuw(map_)
                _exporteer(kluis.bestand, map_ / NIEUW, datasleutel)
                vervangen.keur_nieuw(map_ / NIEUW, datasleutel, vergelijk=kluis.bestand)
                _rond_af(Kluis(map_, datasleutel, naam=NIEUW), actor, klok, "beveiligt_kluis", bos.versie)
                _begin_telling(map_, datasleutel, klok)
                bos.bewaar(map_)
            except BaseException:
                _ruim_poging(map_)
                raise
            vervangen.wissel(map_, vast)
        vervangen.wis_platte_kopieen(map_)
        alleen_eigenaar(map_)
        reservekopie.maak(kluis.bestand, datasleutel, klok.nu(), "na-beveiligen")
        return tekst
    except OSError as fout:
        raise vertaal_os(fout, "de gegevens beveiligen") from fout
    finally:
        wis_bytes(datasleutel)


def _ruim_poging(map_: Path) -> None:
    """Undo what stands beside a plain vault that could not be encrypted. Raises OSError."""
    if not heeft_sleutels(map_):
        vervangen.ruim_nieuw(map_)
        (map_ / TELBESTAND).unlink(missing_ok=True)


def _exporteer(bron: Path, doel: Path, datasleutel: bytearray) -> None:
    """Copy everything of a plain file into a new encrypted one.

    Raises:
        Storing: the disk, a damaged file.
    """
    doel.touch()
    alleen_eigenaar(doel)
    db = verbind(doel, datasleutel, isolation_level=None)
    try:
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("ATTACH DATABASE ? AS oud KEY ''", (str(bron),))
        db.execute("SELECT sqlcipher_export('main', 'oud')")
        db.execute("DETACH DATABASE oud")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {SCHEMA}")
    except Fout as fout:
        raise (vertaal(fout, bron) or fout) from fout
    finally:
        db.close()


def begin_kluis(map_: Path, klok: Klok) -> tuple[Kluis, bytearray]:
    """A new encrypted database beside its place, without a key file: it is a vault once :func:`sluit_kluis` says so.

    Raises:
        Regelovertreding: the folder holds a vault already.
        Storing: the folder cannot be written.
    """
    if heeft_sleutels(map_) or (map_ / BESTAND).exists():
        raise Regelovertreding("In deze map staan al gegevens. Kies een andere map.")
    vervangen.voltooi(map_)
    datasleutel = bytearray(os.urandom(32))
    kluis, _nieuw = open_kluis(map_, klok, datasleutel, maak=True, naam=NIEUW)
    return kluis, datasleutel


def sluit_kluis(
    kluis: Kluis, datasleutel: bytearray, klok: Klok, persoon_id: int, gebruikersnaam: str, wachtwoord: str,
    maat: Maat | None = None,
) -> str:  # fmt: skip
    """Make the vault of :func:`begin_kluis` final: this person can sign in. Returns the recovery key.

    Raises:
        Regelovertreding: no beheerder, a weak password; nothing is made yet, and it can be asked again.
        Storing: the folder cannot be written.
    """
    actor = kluis.lees(actor_van, persoon_id, klok.nu().date()) or Actor(None, "", frozenset())
    bos, tekst = _eerste_bos(datasleutel, actor, gebruikersnaam, wachtwoord, klok, maat)
    _rond_af(kluis, actor, klok, "beveiligt_kluis", bos.versie)
    _begin_telling(kluis.map, datasleutel, klok)
    bos.bewaar(kluis.map)
    wis_bytes(datasleutel)
    try:
        vervangen.wissel(kluis.map)
    except OSError as fout:
        raise vertaal_os(fout, "de map klaarmaken") from fout
    return tekst


def vernieuw_sleutel(kluis: Kluis, aanmelding: Aanmelding, klok: Klok, voortgang: Voortgang = stil) -> None:
    """Encrypt the whole vault with a new data key, sealed to everybody who has access now; no password is needed.

    ``voortgang`` hears the per cents, and can stop it until ``AFRONDEN``: until then nothing of the vault is changed.

    Who had access before and kept the old key, cannot read what is written from now on. Copies made earlier stay
    readable with the old key, which stands in the key file under the new one.

    Raises:
        Regelovertreding: not a beheerder, or the vault is open elsewhere; nothing is changed.
        Storing: the disk; nothing is changed, or the next sign-in finishes it.
    """
    actor = kluis.lees(actor_van, aanmelding.persoon_id, klok.nu().date()) or Actor(None, "", frozenset())
    eis(actor, "kluis.beheren")
    map_, oud, g = kluis.map, bytearray(aanmelding.datasleutel), aanmelding.generatie
    nieuw = bytearray(os.urandom(32))
    beide = {g: bytes(oud), g + 1: bytes(nieuw)}
    besloten = False
    try:
        with kluis.stil(), vervangen.alleen_wij(kluis.bestand, oud) as vast:
            bos = lees_bos(map_)
            bos.eis_zegel({g: oud})
            _kopieer_met_nieuwe_sleutel(kluis.bestand, oud, map_ / NIEUW, nieuw, voortgang)
            voortgang(GELEZEN, 100, AFRONDEN)
            eerdere = bos.eerdere_met(oud)
            bos.deel_opnieuw(beide, {g: oud})
            bos.verzegel(beide)
            nieuwe_kluis = Kluis(map_, nieuw, naam=NIEUW)
            nieuwe_kluis.lees(eis_niet_teruggezet, bos)
            _rond_af(nieuwe_kluis, actor, klok, "vernieuwt_sleutel", bos.versie)
            bos.bewaar(map_)
            besloten = True
            vervangen.wissel(map_, vast)
            bos.onthoud(g, oud, nieuw, eerdere)
            maak_vernieuwing_af(map_, bos, beide, g + 1)
            aanmelding.datasleutel[:] = nieuw
            aanmelding.generatie = g + 1
        with kluis.transactie() as sessie:
            bewaar_versie(sessie, bos.versie)
        aanmelding.versie = bos.versie
    except BaseException as fout:
        if besloten and aanmelding.generatie == g:
            kluis.vergrendel()
            raise Storing(_HALVERWEGE) from fout
        if not besloten:
            vervangen.ruim_nieuw(map_)
        if isinstance(fout, OSError):
            raise vertaal_os(fout, "de sleutel vernieuwen") from fout
        raise
    finally:
        wis_bytes(oud)
        wis_bytes(nieuw)


def _kopieer_met_nieuwe_sleutel(bron: Path, oud: bytearray, doel: Path, nieuw: bytearray, voortgang: Voortgang) -> None:
    """Page by page, by SQLite's backup: the same database under another key, read back and counted.

    Raises:
        Storing: the disk, or the copy is not the same.
    """
    vervangen.ruim_nieuw(doel.parent)
    doel.touch()
    alleen_eigenaar(doel)
    van, naar = verbind(bron, oud, isolation_level=None), verbind(doel, nieuw, isolation_level=None)
    try:
        meld = deel(voortgang, 0, GEKOPIEERD, "De gegevens opnieuw versleutelen.")
        meld(0, 1)
        van.backup(naar, pages=4096, sleep=0, progress=lambda _uit, over, alle: meld(alle - over, alle))
        for tabel in vervangen.tabellen(van):
            vraag = f'SELECT count(*) FROM "{tabel}"'
            if van.execute(vraag).fetchone() != naar.execute(vraag).fetchone():
                raise Storing(vervangen.ANDERS)
    except Fout as fout:
        raise (vertaal(fout, bron) or fout) from fout
    finally:
        van.close()
        naar.close()
    vervangen.keur_nieuw(doel, nieuw, meld=deel(voortgang, GEKOPIEERD, GELEZEN, "Nalezen of alles er staat."))
