"""Who may sign in: giving access, taking it away, changing and resetting passwords, the recovery key.

Each act is one journal line and one new key file; the data are not touched. Nobody's password or key is ever in the
journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session

from weegtafel.kernel.clock import Klok
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.roles import Actor, Rol, eis
from weegtafel.storage import herstelsleutel, journaal, wachtwoorden
from weegtafel.storage.aanmelden import (
    TERUGGEZET,
    Aanmelding,
    actor_van,
    bewaar_versie,
    bewaarde_versie,
    kies_generatie,
    open_bos,
    sleutels_van,
)
from weegtafel.storage.kluis import Kluis, open_kluis
from weegtafel.storage.sleutels import HERSTEL, Sleutelbos, houder_van, lees_bos
from weegtafel.storage.telling import lees_telling, vergeef

_LANGSTE_NAAM = 80


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. ``mislukt`` counts the attempts that failed since the last one that did not."""

    persoon_id: int
    naam: str
    gebruikersnaam: str
    rollen: tuple[Rol, ...]
    sinds: datetime
    moet_wijzigen: bool
    is_zelf: bool
    mislukt: int


def keur_gebruikersnaam(bos: Sleutelbos, gebruikersnaam: str, persoon_id: int) -> str:
    """A user name in the way it is kept. Raises Regelovertreding: too short, too long, or somebody else's."""
    naam = " ".join(gebruikersnaam.split())
    if not 2 <= len(naam) <= _LANGSTE_NAAM:
        zin = f"Een gebruikersnaam heeft 2 tot {_LANGSTE_NAAM} tekens."
        raise Regelovertreding(zin, {"gebruikersnaam": zin})
    if bos.zoek(naam) not in (None, persoon_id):
        zin = "Deze gebruikersnaam is al van iemand anders. Kies een andere, bijvoorbeeld met een voorletter erbij."
        raise Regelovertreding(zin, {"gebruikersnaam": zin})
    return naam


class Accounts:
    """The acts on access, for the person who is signed in."""

    def __init__(self, kluis: Kluis, aanmelding: Aanmelding, klok: Klok) -> None:
        self._kluis = kluis
        self._wie = aanmelding
        self._klok = klok

    def lijst(self) -> tuple[Account, ...]:
        """Everybody with access, by name. Raises Regelovertreding: not a beheerder."""
        bos = lees_bos(self._kluis.map)
        bos.eis_zegel(self._sleutels())
        telling = lees_telling(self._kluis.map)
        dag = self._klok.nu().date()

        def namen(sessie: Session) -> dict[int, Actor | None]:
            eis(_zelf(sessie, self._wie, dag), "kluis.beheren")
            return {p: actor_van(sessie, p, dag) for p in bos.personen()}

        uit = []
        for persoon_id, actor in self._kluis.lees(namen).items():
            houder = bos.houders[houder_van(persoon_id)]
            pogingen = telling.pogingen.get(houder_van(persoon_id))
            gebruikersnaam = bos.naam_van(persoon_id, self._sleutels())
            uit.append(
                Account(
                    persoon_id=persoon_id,
                    naam=gebruikersnaam if actor is None else actor.naam,
                    gebruikersnaam=gebruikersnaam,
                    rollen=() if actor is None else tuple(rol for rol in Rol if rol in actor.rollen),
                    sinds=datetime.fromisoformat(houder.sinds),
                    moet_wijzigen=houder.moet_wijzigen,
                    is_zelf=persoon_id == self._wie.persoon_id,
                    mislukt=0 if pogingen is None else pogingen.aantal,
                )
            )
        return tuple(sorted(uit, key=lambda a: a.naam.casefold()))

    def geef_toegang(self, persoon_id: int, gebruikersnaam: str, wachtwoord: str) -> None:
        """Let a person sign in with a first password, to be changed at once; also resets a forgotten one.

        Raises:
            Regelovertreding: not a beheerder, a weak password, a name in use, a person without a role.
        """
        with self._wijzig("geeft_toegang", persoon_id, "kluis.beheren") as (bos, sessie):
            if persoon_id == self._wie.persoon_id:
                raise Regelovertreding("Uw eigen wachtwoord wijzigt u met uw oude wachtwoord.")
            actor = actor_van(sessie, persoon_id, self._klok.nu().date())
            if actor is None or not actor.rollen:
                raise Regelovertreding("Geef deze persoon eerst een rol. Zonder rol kan niemand aanmelden.")
            naam = keur_gebruikersnaam(bos, gebruikersnaam, persoon_id)
            goed = wachtwoorden.keur(wachtwoord, (actor.naam, naam))
            bos.zet_wachtwoord(persoon_id, naam, goed, self._sleutels(), self._klok.nu(), moet_wijzigen=True)
        vergeef(self._kluis.map, houder_van(persoon_id))

    def wijzig_wachtwoord(self, oud: str, nieuw: str) -> None:
        """Choose another password for oneself.

        Raises:
            Aanmeldfout: the old one is wrong, or it is too soon after such.
            Regelovertreding: the new one is weak, or the same.
        """
        sleutels_van(self._kluis.map, self._klok, self._wie.persoon_id, oud, kluis_open=True)
        vergeef(self._kluis.map, houder_van(self._wie.persoon_id))
        if wachtwoorden.normaal(oud) == wachtwoorden.normaal(nieuw):
            raise Regelovertreding("Kies een ander wachtwoord dan het oude.")
        goed = wachtwoorden.keur(nieuw, (self._wie.naam, self._wie.gebruikersnaam))
        with self._wijzig("wijzigt_wachtwoord", self._wie.persoon_id, None) as (bos, _sessie):
            bos.zet_wachtwoord(
                self._wie.persoon_id, self._wie.gebruikersnaam, goed, self._sleutels(), self._klok.nu(),
                moet_wijzigen=False,
            )  # fmt: skip
        self._wie.moet_wijzigen = False

    def trek_in(self, persoon_id: int) -> None:
        """Take access away, from now on. Who may have copied the data key is kept out by a new key.

        Raises:
            Regelovertreding: not a beheerder, oneself, or nobody with access.
        """
        with self._wijzig("trekt_toegang_in", persoon_id, "kluis.beheren") as (bos, _sessie):
            if persoon_id == self._wie.persoon_id:
                raise Regelovertreding("U kunt uw eigen toegang niet intrekken. Vraag een andere beheerder.")
            if persoon_id not in bos.personen():
                raise Regelovertreding("Deze persoon heeft geen toegang.")
            bos.trek_in(persoon_id)

    def nieuwe_herstelsleutel(self) -> str:
        """Make a recovery key and let the earlier one lapse. It is shown this once.

        Raises:
            Regelovertreding: not a beheerder.
        """
        sleutel = herstelsleutel.nieuw()
        with self._wijzig("maakt_herstelsleutel", None, "kluis.beheren") as (bos, _sessie):
            bos.zet_herstel(sleutel, self._sleutels(), self._klok.nu())
        return herstelsleutel.als_tekst(sleutel)

    def _sleutels(self) -> dict[int, bytearray]:
        return {self._wie.generatie: self._wie.datasleutel}

    @contextmanager
    def _wijzig(
        self, handeling: str, persoon_id: int | None, nodig: str | None
    ) -> Iterator[tuple[Sleutelbos, Session]]:
        """One change of the key file with its journal line: both or neither."""
        onderwerp = HERSTEL if persoon_id is None else houder_van(persoon_id)
        terug: Sleutelbos | None = None
        try:
            with self._kluis.transactie() as sessie:
                nu = self._klok.nu()
                actor = _zelf(sessie, self._wie, nu.date())
                if nodig is not None:
                    eis(actor, nodig)
                bos, oud = lees_bos(self._kluis.map), lees_bos(self._kluis.map)
                bos.eis_zegel(self._sleutels())
                eis_niet_teruggezet(sessie, bos)
                yield bos, sessie
                bos.verzegel(self._sleutels())
                bewaar_versie(sessie, bos.versie)
                journaal.boek(sessie, nu, actor, handeling, onderwerp, [])
                terug = oud
                bos.bewaar(self._kluis.map)
            self._wie.versie = bos.versie
        except BaseException:
            if terug is not None:  # the file or its line could not be written after all
                with suppress(Storing):
                    terug.bewaar(self._kluis.map)
            raise


def eis_niet_teruggezet(sessie: Session, bos: Sleutelbos) -> None:
    """Refuse a key file that is older than what the database knows. Raises Storing."""
    if bos.versie < bewaarde_versie(sessie):
        raise Storing(TERUGGEZET)


def _zelf(sessie: Session, aanmelding: Aanmelding, dag: date) -> Actor:
    return actor_van(sessie, aanmelding.persoon_id, dag) or Actor(aanmelding.persoon_id, aanmelding.naam, frozenset())


def herstel(map_: Path, klok: Klok, tekst: str, gebruikersnaam: str, wachtwoord: str) -> None:
    """Give a person with access another password with the recovery key, when the passwords are lost.

    Raises:
        Regelovertreding: a group of the key is wrong (named), no such user (the names are told), a weak password.
        Aanmeldfout: a recovery key of other data, or too soon.
        Storing: a damaged file.
    """
    sleutel = herstelsleutel.lees(tekst)
    bos, _, sleutels = open_bos(map_, klok, lambda _bos: HERSTEL, lambda bos, _naam: bos.open_met_herstel(sleutel))
    vergeef(map_, HERSTEL)
    generatie = kies_generatie(map_, bos, sleutels)
    datasleutel = bytearray(sleutels[generatie])
    kluis, _nieuw = open_kluis(map_, klok, datasleutel)
    try:
        persoon_id = bos.zoek(gebruikersnaam)
        if persoon_id is None:
            namen = sorted(bos.naam_van(p, sleutels) for p in bos.personen())
            raise Regelovertreding(
                f"Onder de naam “{gebruikersnaam.strip()}” heeft niemand toegang. Wel toegang: {', '.join(namen)}."
            )
        nu = klok.nu()
        with kluis.transactie() as sessie:
            eis_niet_teruggezet(sessie, bos)
            actor = actor_van(sessie, persoon_id, nu.date())
            naam = bos.naam_van(persoon_id, sleutels)
            goed = wachtwoorden.keur(wachtwoord, (naam, "" if actor is None else actor.naam))
            zelf = {generatie: datasleutel}
            bos.zet_wachtwoord(persoon_id, naam, goed, zelf, nu, moet_wijzigen=False)
            bos.verzegel(zelf)
            bewaar_versie(sessie, bos.versie)
            wie = actor or Actor(persoon_id, naam, frozenset())
            journaal.boek(sessie, nu, wie, "herstelt_toegang", houder_van(persoon_id), [])
            bos.bewaar(map_)
        vergeef(map_, houder_van(persoon_id))
    finally:
        kluis.sluit()
        datasleutel[:] = bytes(len(datasleutel))
