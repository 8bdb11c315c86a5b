"""Signing in: from a name and a password to an open vault, and what is known of who signed in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlmodel import Session

from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.clock import Klok
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.storage import journaal, kenmerk, vervangen
from weegtafel.storage.bestand import BESTAND
from weegtafel.storage.driver import Fout, verbind
from weegtafel.storage.geheim import Onleesbaar
from weegtafel.storage.kluis import Kluis, open_kluis
from weegtafel.storage.sleutels import HERSTEL, Sleutelbos, houder_van, lees_bos
from weegtafel.storage.storingen import Beschadigd, vertaal
from weegtafel.storage.telling import ONBEKEND, Aanmeldfout, Pogingen, lees_telling, wachtzin
from weegtafel.storage.wachtwoorden import LANGSTE, normaal

_NIET_SAMEN = "Deze naam en dit wachtwoord horen niet bij elkaar."
TERUGGEZET = (
    "Het sleutelbestand in deze map is ouder dan de gegevens: het is teruggezet. Aan de gegevens is niets gewijzigd. "
    "Zet “sleutels.json” uit de laatste kopie van deze map terug en meld u opnieuw aan."
)
_VERSIE = "sleutelversie"
_PAST_NIET = (
    "Het gegevensbestand past niet bij het sleutelbestand in deze map, of het begin ervan is beschadigd. Er is niets "
    "gewijzigd. Zet de hele map terug uit een kopie: het gegevensbestand en “sleutels.json” samen."
)


def wis_bytes(inhoud: bytearray) -> None:
    """Overwrite a key in memory."""
    inhoud[:] = bytes(len(inhoud))


@dataclass(slots=True)
class Aanmelding:
    """Who signed in, and the data key as long as the vault is open. One object for all windows of a sign-in."""

    persoon_id: int
    naam: str
    gebruikersnaam: str
    datasleutel: bytearray = field(repr=False)
    generatie: int
    versie: int
    """Of the key file when it was last looked at."""
    moet_wijzigen: bool = False
    """Whether the password was chosen by a beheerder; until the person chooses one, nothing else can be done."""

    def vergeet(self) -> None:
        """Overwrite the data key. Signing in again fills it."""
        wis_bytes(self.datasleutel)

    @property
    def vergeten(self) -> bool:
        """Whether the key was forgotten."""
        return not any(self.datasleutel)


def sleutels_voor_kopieen(map_: Path, aanmelding: Aanmelding) -> tuple[bytes, ...]:
    """The data key of now and those of before, newest first: with one of these each copy of this vault opens.

    Raises:
        Storing: the key file cannot be read.
    """
    try:
        eerdere = lees_bos(map_).eerdere_met(aanmelding.datasleutel)
    except Onleesbaar as fout:
        raise Storing(_PAST_NIET) from fout
    return (bytes(aanmelding.datasleutel), *(eerdere[g] for g in sorted(eerdere, reverse=True)))


_ROLLEN = """
SELECT p.naam, r.rol FROM persoon p LEFT JOIN persoon_rol r ON r.persoon_id = p.id
AND r.geldig_van <= ? AND (r.geldig_tot IS NULL OR r.geldig_tot >= ?)
WHERE p.id = ? AND p.geldig_van <= ? AND (p.geldig_tot IS NULL OR p.geldig_tot >= ?)
"""


def actor_van(sessie: Session, persoon_id: int, dag: date) -> Actor | None:
    """Somebody with the roles of this day, as the database has them now; None for who is not there (any more)."""
    d = dag.isoformat()
    rijen = db_van(sessie).execute(_ROLLEN, (d, d, persoon_id, d, d)).fetchall()
    if not rijen:
        return None
    return Actor(persoon_id, rijen[0][0], frozenset(Rol._value2member_map_[r] for _n, r in rijen if r))  # type: ignore[misc]  # values of Rol


def wie_nu(sessie: Session, kluis: Kluis, aanmelding: Aanmelding, klok: Klok) -> Actor:
    """Who is acting, with the roles and the access that hold at this moment; asked inside every act.

    Raises:
        Regelovertreding: the access was taken away, or the first password was not changed yet.
    """
    eis_eigen_wachtwoord(aanmelding)
    versie = bewaarde_versie(sessie)
    if versie != aanmelding.versie:
        if aanmelding.persoon_id not in lees_bos(kluis.map).personen():
            raise Regelovertreding("Uw toegang is ingetrokken. Wat bewaard was, is veilig. Vraag de beheerder.")
        aanmelding.versie = versie
    actor = actor_van(sessie, aanmelding.persoon_id, klok.nu().date())
    return actor or Actor(aanmelding.persoon_id, aanmelding.naam, frozenset())


def eis_eigen_wachtwoord(aanmelding: Aanmelding) -> None:
    """Refuse everything as long as a beheerder knows this password. Raises Regelovertreding."""
    if aanmelding.moet_wijzigen:
        raise Regelovertreding("Kies eerst een eigen wachtwoord. Dit wachtwoord is door een beheerder gekozen.")


def open_bos(
    map_: Path,
    klok: Klok,
    wie: Callable[[Sleutelbos], str],
    open_: Callable[[Sleutelbos, str], dict[int, bytes]],
    *,
    kluis_open: bool = False,
) -> tuple[Sleutelbos, str, dict[int, bytes]]:
    """Try to get at the data key: count the attempt first, then try. Returns the key file, under whose name, the keys.

    ``wie`` gives the name in the count, ``open_`` the keys or Onleesbaar. While the vault is open in this process its
    file is left alone (``kluis_open``): on POSIX whoever closes a file ends the locks that SQLite has on it.

    Raises:
        Aanmeldfout: it did not succeed, or it is too soon.
        Storing: the key file is damaged or was changed.
    """
    if not kluis_open:
        vervangen.voltooi(map_)
    bos = lees_bos(map_)
    naam = wie(bos)
    telling = lees_telling(map_)
    wacht = telling.wacht_s(naam, klok.nu())
    if wacht:
        raise Aanmeldfout(f"Er is te vaak geprobeerd om aan te melden. {wachtzin(wacht)}", wacht)
    telling.tel(naam, klok.nu())
    telling.bewaar(map_)
    try:
        sleutels = open_(bos, naam)
    except Onleesbaar as fout:
        wacht = telling.wacht_s(naam, klok.nu())
        reden = "Deze herstelsleutel hoort niet bij deze gegevens." if naam == HERSTEL else _NIET_SAMEN
        raise Aanmeldfout(f"{reden} {wachtzin(wacht) if wacht else 'Probeer het opnieuw.'}", wacht) from fout
    bos.eis_zegel(sleutels)
    return bos, naam, sleutels


def kies_generatie(map_: Path, bos: Sleutelbos, sleutels: dict[int, bytes]) -> int:
    """Which of the data keys the database has. Raises Storing: none of them."""
    for generatie in sorted(sleutels, reverse=True):
        db = verbind(map_ / BESTAND, sleutels[generatie])
        try:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except Fout as fout:
            if "not a database" in str(fout):
                continue
            raise (vertaal(fout, map_ / BESTAND) or fout) from fout
        finally:
            db.close()
        if len(sleutels) > 1:
            maak_vernieuwing_af(map_, bos, sleutels, generatie)
        return generatie
    raise Beschadigd(_PAST_NIET)


def maak_vernieuwing_af(map_: Path, bos: Sleutelbos, sleutels: dict[int, bytes], generatie: int) -> None:
    """Leave in the key file only the data key that the database has; an older one stays for the copies."""
    gekozen = sleutels[generatie]
    anders = {g: s for g, s in sleutels.items() if g != generatie}
    eerdere = {}
    for sleutel in sleutels.values():
        try:
            eerdere = bos.eerdere_met(sleutel)
        except Onleesbaar:
            continue
    for g, s in anders.items():
        if g < generatie:
            bos.onthoud(g, s, gekozen, {k: v for k, v in eerdere.items() if k != g})
    bos.deel_opnieuw({generatie: gekozen}, sleutels)
    bos.verzegel({generatie: gekozen})
    bos.bewaar(map_)


def sleutels_van(
    map_: Path, klok: Klok, wie_: str | int, wachtwoord: str, *, kluis_open: bool = False
) -> tuple[Sleutelbos, int, dict[int, bytes]]:
    """The key file, the person and the data keys, for a name (or an id) and a password. Raises Aanmeldfout, Storing.

    For ``kluis_open`` see :func:`open_bos`.
    """

    def wie(bos: Sleutelbos) -> str:
        persoon_id = bos.zoek(wie_) if isinstance(wie_, str) else wie_
        return houder_van(persoon_id) if persoon_id in bos.personen() and persoon_id is not None else ONBEKEND

    def open_(bos: Sleutelbos, naam: str) -> dict[int, bytes]:
        woord = normaal(wachtwoord)[: LANGSTE + 1]
        if naam == ONBEKEND:
            bos.schijn(woord)
            raise Onleesbaar(naam)
        return bos.open_met_wachtwoord(int(naam.removeprefix("persoon-")), woord)

    bos, naam, sleutels = open_bos(map_, klok, wie, open_, kluis_open=kluis_open)
    return bos, int(naam.removeprefix("persoon-")), sleutels


def meld_aan(map_: Path, klok: Klok, gebruikersnaam: str, wachtwoord: str) -> tuple[Kluis, Aanmelding, Actor]:
    """Open the vault for a person; the journal hears of it, and of the attempts that failed before.

    Raises:
        Aanmeldfout: a wrong name or password, or too soon after such.
        Regelovertreding: this person has no role today.
        Storing: a damaged or changed file, no permission.
    """
    bos, persoon_id, sleutels = sleutels_van(map_, klok, gebruikersnaam, wachtwoord)
    generatie = kies_generatie(map_, bos, sleutels)
    aanmelding = Aanmelding(
        persoon_id=persoon_id,
        naam="",
        gebruikersnaam=bos.naam_van(persoon_id, sleutels),
        datasleutel=bytearray(sleutels[generatie]),
        generatie=generatie,
        versie=bos.versie,
        moet_wijzigen=bos.houders[houder_van(persoon_id)].moet_wijzigen,
    )
    kluis, _nieuw = open_kluis(map_, klok, sleutel=aanmelding.datasleutel)
    try:
        return kluis, aanmelding, treed_binnen(kluis, bos, aanmelding, klok, "meldt_zich_aan")
    except BaseException:
        kluis.sluit()
        aanmelding.vergeet()
        raise


def ontgrendel(kluis: Kluis, aanmelding: Aanmelding, klok: Klok, wachtwoord: str) -> Actor:
    """Open a locked vault again for the person who locked it; the same objects go on.

    Raises:
        Aanmeldfout: a wrong password, or too soon after such.
        Regelovertreding: no role today.
        Storing: a damaged or changed file, no permission.
    """
    bos, persoon_id, sleutels = sleutels_van(kluis.map, klok, aanmelding.persoon_id, wachtwoord)
    aanmelding.generatie = kies_generatie(kluis.map, bos, sleutels)
    aanmelding.datasleutel[:] = sleutels[aanmelding.generatie]
    aanmelding.versie = bos.versie
    aanmelding.gebruikersnaam = bos.naam_van(persoon_id, sleutels)
    aanmelding.moet_wijzigen = bos.houders[houder_van(persoon_id)].moet_wijzigen
    kluis.ontgrendel()
    try:
        return treed_binnen(kluis, bos, aanmelding, klok, "ontgrendelt")
    except BaseException:
        kluis.vergrendel()
        raise


def treed_binnen(kluis: Kluis, bos: Sleutelbos, aanmelding: Aanmelding, klok: Klok, handeling: str) -> Actor:
    """What every sign-in does once the database is open: the roles, the key file's age, the journal, the count.

    Raises:
        Regelovertreding: no role today.
        Storing: a key file that was put back.
    """
    nu, houder = klok.nu(), houder_van(aanmelding.persoon_id)
    telling = lees_telling(kluis.map)
    telling.pogingen.setdefault(houder, Pogingen(1, 1, nu.isoformat(), nu.isoformat()))
    telling.gelukt(houder)
    with kluis.transactie() as sessie:
        actor = actor_van(sessie, aanmelding.persoon_id, nu.date())
        if actor is None or not actor.rollen:
            telling.bewaar(kluis.map)
            raise Regelovertreding(
                "U hebt op dit moment geen rol in Weegtafel en kunt daarom niet aanmelden. Vraag de beheerder."
            )
        bewaard = bewaarde_versie(sessie)
        if bos.versie < bewaard:
            raise Storing(TERUGGEZET)
        bos.maak_gelijk(kluis.map)
        if not telling.is_van_ons([aanmelding.datasleutel, *bos.eerdere_met(aanmelding.datasleutel).values()]):
            journaal.boek(sessie, nu, actor, "telling_aanmelden_gewijzigd", "aanmelden.json", [])
        if bos.versie > bewaard:
            if bewaard:
                journaal.boek(sessie, nu, actor, "sleutelbestand_nieuwer", "sleutels.json", [])
            bewaar_versie(sessie, bos.versie)
        for wie, rij in telling.neem_ongeboekt():
            velden = [f"aantal:{rij.ongeboekt}", f"eerste:{rij.eerste}", f"laatste:{rij.laatste}"]
            journaal.boek(sessie, nu, actor, "mislukte_aanmelding", wie, velden)
        journaal.boek(sessie, nu, actor, handeling, houder, [])
    telling.sluit_af(aanmelding.datasleutel, nu)
    telling.bewaar(kluis.map)
    aanmelding.naam = actor.naam
    return actor


def meld_af(kluis: Kluis, aanmelding: Aanmelding, klok: Klok) -> None:
    """Put in the journal that somebody signed out. A disk that is full or gone must not keep the vault open."""
    with suppress(Storing, Regelovertreding), kluis.transactie() as sessie:
        wie = actor_van(sessie, aanmelding.persoon_id, klok.nu().date())
        actor = wie or Actor(aanmelding.persoon_id, aanmelding.naam, frozenset())
        journaal.boek(sessie, klok.nu(), actor, "meldt_zich_af", houder_van(aanmelding.persoon_id), [])


def bewaarde_versie(sessie: Session) -> int:
    """The version of the key file that the database last heard of; 0 for none."""
    return int(kenmerk.lees(db_van(sessie), _VERSIE) or 0)


def bewaar_versie(sessie: Session, versie: int) -> None:
    """Tell the database which version of the key file belongs to it, so that an older one is recognised."""
    kenmerk.zet(db_van(sessie), _VERSIE, str(versie))
