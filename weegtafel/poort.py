"""The gate of an encrypted vault: signing in, making one, securing a plain one, getting back in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from weegtafel.bootstrap import Programma, is_beveiligd, open_programma, vul_zo_nodig
from weegtafel.kernel.clock import Klok, SysteemKlok
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.omgeving import GEBRUIKER, WACHTWOORD
from weegtafel.kernel.roles import PROGRAMMA
from weegtafel.storage import beveiligen, reservekopie, vervangen, wachtwoorden
from weegtafel.storage.aanmelden import meld_aan
from weegtafel.storage.accounts import Account, herstel
from weegtafel.storage.bestand import BESTAND, SLEUTELBESTAND, SLEUTELDUBBEL, heeft_sleutels
from weegtafel.storage.kluis import Vergrendeld, open_kluis
from weegtafel.storage.plek import OpNetwerk
from weegtafel.storage.telling import Aanmeldfout

__all__ = [
    "Aanmeldfout",
    "Account",
    "OpNetwerk",
    "Vergrendeld",
    "aanmelden",
    "aanmelden_uit_omgeving",
    "beveilig_kluis",
    "herstel_toegang",
    "is_beveiligd",
    "kopieer_kluis",
    "maak_beveiligde_kluis",
]


def aanmelden(map_: Path, gebruikersnaam: str, wachtwoord: str, *, klok: Klok | None = None) -> Programma:
    """Open an encrypted vault as a person. When ``aanmelding.moet_wijzigen``, a new password must come first.

    Raises:
        Regelovertreding: an ``Aanmeldfout`` with ``wacht_s`` for a wrong name or password; no role today.
        Storing: see :func:`weegtafel.storage.aanmelden.meld_aan`.
    """
    klok = klok or SysteemKlok()
    if not heeft_sleutels(map_):
        raise Regelovertreding("Deze gegevens hebben geen wachtwoord. Open ze zonder u aan te melden.")
    kluis, aanmelding, actor = meld_aan(map_, klok, gebruikersnaam, wachtwoord)
    return Programma(kluis, actor, klok, aanmelding)


def aanmelden_uit_omgeving(map_: Path) -> Programma:
    """Open a vault where nobody can be asked: an encrypted one for the name and password in the environment.

    Raises:
        Regelovertreding: one of both is missing, or they do not belong together.
        Storing: the vault cannot be opened.
    """
    if not is_beveiligd(map_):
        return open_programma(map_)
    naam, woord = os.environ.get(GEBRUIKER), os.environ.get(WACHTWOORD)
    if naam is None or woord is None:
        raise Regelovertreding(
            f"Deze gegevens zijn versleuteld. Zet uw naam in {GEBRUIKER} en uw wachtwoord in {WACHTWOORD}."
        )
    return aanmelden(map_, naam, woord)


def kopieer_kluis(van: Path, naar: Path, open_: Callable[[Path], Programma] = open_programma) -> Programma:
    """A whole copy of a vault into the new folder ``naar``, opened for who opened the original, which is not touched.

    ``open_`` signs in where that is needed; the copy of an encrypted vault is encrypted with the same key.

    Raises:
        Storing: the original cannot be opened, or the copy cannot be written.
    """
    bron = open_(van)
    try:
        reservekopie.kopieer_naar(bron.kluis.bestand, naar / BESTAND, bron.kluis.sleutel)
        for sleutels in (SLEUTELBESTAND, SLEUTELDUBBEL):
            if (van / sleutels).exists():
                shutil.copyfile(van / sleutels, naar / sleutels)
        sleutel = None if bron.kluis.sleutel is None else bytearray(bron.kluis.sleutel)
        kluis, _nieuw = open_kluis(naar, bron.klok, sleutel)
        aanmelding = None
        if bron.aanmelding is not None and sleutel is not None:
            aanmelding = replace(bron.aanmelding, datasleutel=sleutel)
        return Programma(kluis, bron.actor, bron.klok, aanmelding)
    finally:
        bron.sluit()


def maak_beveiligde_kluis(
    map_: Path, richt_in: Callable[[Programma], int], gebruikersnaam: str, wachtwoord: str, *, klok: Klok | None = None
) -> tuple[Programma, str]:
    """A new vault that is encrypted from its first byte. Returns it, signed in, and the recovery key to print once.

    ``richt_in`` sets it up and returns the id of the person who becomes the first beheerder with a password.

    Raises:
        Regelovertreding: a weak password, or ``richt_in`` refuses; nothing has been made.
        Storing: the folder cannot be written.
    """
    klok = klok or SysteemKlok()
    wachtwoorden.keur(wachtwoord, (gebruikersnaam,))
    kluis, datasleutel = beveiligen.begin_kluis(map_, klok)
    try:
        vul_zo_nodig(kluis, klok)
        persoon_id = richt_in(Programma(kluis, PROGRAMMA, klok))
        herstelsleutel = beveiligen.sluit_kluis(kluis, datasleutel, klok, persoon_id, gebruikersnaam, wachtwoord)
    except BaseException:
        kluis.sluit()
        if not heeft_sleutels(map_):
            vervangen.ruim_nieuw(map_)
        raise
    return aanmelden(map_, gebruikersnaam, wachtwoord, klok=klok), herstelsleutel


def beveilig_kluis(
    map_: Path, persoon_id: int, gebruikersnaam: str, wachtwoord: str, *, klok: Klok | None = None
) -> str:
    """Encrypt a plain vault that nobody has open. Returns the recovery key to print once.

    Raises:
        Regelovertreding: a demonstration, no beheerder, a weak password, open elsewhere; nothing is changed.
        Storing: see :func:`weegtafel.storage.beveiligen.beveilig`.
    """
    return beveiligen.beveilig(map_, klok or SysteemKlok(), persoon_id, gebruikersnaam, wachtwoord)


def herstel_toegang(
    map_: Path, herstelsleutel: str, gebruikersnaam: str, wachtwoord: str, *, klok: Klok | None = None
) -> None:
    """Give a person another password with the recovery key; then sign in as usual.

    Raises:
        Regelovertreding: a wrong group of the key (named), another vault's key, no such user, a weak password.
        Storing: a damaged file.
    """
    herstel(map_, klok or SysteemKlok(), herstelsleutel, gebruikersnaam, wachtwoord)
