"""Getting data back: a copy in the place of a vault, and what is readable out of a damaged file."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from weegtafel.kernel.clock import Klok, SysteemKlok
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.roles import PROGRAMMA, Actor, Rol, mag
from weegtafel.kernel.tekst import eerste_van
from weegtafel.storage import journaal, plek, redding, reservekopie, terugzetten, vernietigen, vervangen
from weegtafel.storage.aanmelden import actor_van, sleutels_van
from weegtafel.storage.bestand import BESTAND, SLEUTELBESTAND, SLEUTELDUBBEL, heeft_sleutels
from weegtafel.storage.driver import Fout, verbind
from weegtafel.storage.geheim import Onleesbaar
from weegtafel.storage.kluis import open_kluis
from weegtafel.storage.rechten import alleen_eigenaar
from weegtafel.storage.reservekopie import Kopie
from weegtafel.storage.sleutels import Sleutelbos, lees_bos
from weegtafel.storage.storingen import vertaal_os
from weegtafel.storage.telling import Aanmeldfout, lees_telling, vergeef, wachtzin

__all__ = ["Hersteld", "herstel", "nieuwste_goede", "red"]

_TERUGZETTEN = "terugzetten"
"""Under what failed passwords of a copy are counted."""


@dataclass(frozen=True, slots=True)
class Hersteld:
    """What putting a copy back came to: where the vault of before stands now, if there was one, and what came back."""

    opzij: Path | None
    teruggekomen: tuple[str, ...]
    """The numbers that had been destroyed since the copy was made, and stand there again."""

    @property
    def waarschuwing(self) -> str:
        """What to say of what came back; empty when nothing did."""
        if not self.teruggekomen:
            return ""
        return (
            f"Let op: na deze kopie is iets vernietigd, en dat staat er nu weer: {eerste_van(self.teruggekomen)}. Een "
            "beheerder vernietigt het opnieuw bij Kluis, Bewaartermijnen."
        )


# --- putting one back -----------------------------------------------------------------------------


def nieuwste_goede(van: Path) -> Path:
    """The folder of the newest whole copy in ``van``, or ``van`` itself.

    Raises:
        Regelovertreding: no copy of ours there, or none that is whole.
    """
    alle = reservekopie.kopieen(van)
    if not alle:
        raise Regelovertreding(f"In “{van}” staat geen kopie van Weegtafel. Er is niets gewijzigd.")
    for kopie in alle:
        if not reservekopie.is_te_nieuw(kopie) and reservekopie.is_ongeschonden(kopie):
            return kopie.map
    raise Regelovertreding(f"In “{van}” staat geen kopie die heel is. Er is niets gewijzigd. Kies een andere map.")


def _eerste_die_past(bestand: Path, bos: Sleutelbos, sleutels: dict[int, bytes]) -> bytes:
    """The data key with which a copy opens; a copy is never changed. Raises Storing."""
    bos.eis_zegel(sleutels)
    for generatie in sorted(sleutels, reverse=True):
        with suppress(Storing):
            reservekopie.keur(bestand, sleutels[generatie])
            return sleutels[generatie]
    raise Storing("Deze kopie is met dit wachtwoord niet te openen. Er is niets gewijzigd. Kies een andere kopie.")


def _sleutel_van_kopie(
    kopie: Kopie, map_: Path, klok: Klok, naam: str, wachtwoord: str
) -> tuple[bytes | None, int | None]:
    """The key of a copy and who opened it, counting attempts where the vault stands.

    Raises:
        Aanmeldfout: a wrong name or password, or too soon after such.
    """
    if not heeft_sleutels(kopie.map):
        return None, None
    if not naam.strip():
        raise Regelovertreding("Deze kopie is versleuteld. Geef de naam en het wachtwoord van dat moment.")
    map_.mkdir(parents=True, exist_ok=True)
    telling = lees_telling(map_)
    wacht = telling.wacht_s(_TERUGZETTEN, klok.nu())
    if wacht:
        raise Aanmeldfout(f"Er is te vaak geprobeerd. {wachtzin(wacht)}", wacht)
    telling.tel(_TERUGZETTEN, klok.nu())
    telling.bewaar(map_)
    bos = lees_bos(kopie.map)
    persoon_id = bos.zoek(naam)
    try:
        if persoon_id is None:
            bos.schijn(wachtwoord)
            raise Onleesbaar(naam)
        sleutels = bos.open_met_wachtwoord(persoon_id, wachtwoord)
    except Onleesbaar as fout:
        wacht = telling.wacht_s(_TERUGZETTEN, klok.nu())
        raise Aanmeldfout(
            "Deze naam en dit wachtwoord horen niet bij deze kopie. Gebruik het wachtwoord van toen de kopie werd "
            f"gemaakt. {wachtzin(wacht) if wacht else ''}".strip(),
            wacht,
        ) from fout
    vergeef(map_, _TERUGZETTEN)
    return _eerste_die_past(kopie.bestand, bos, sleutels), persoon_id


def _rollen_in(
    bestand: Path, sleutel: bytes, persoon_id: int, dag: date, *, kopie: bool = False
) -> frozenset[Rol] | None:
    """The roles of a person in a file, or None when it does not open with this key. A copy is left untouched."""
    hoe = "mode=ro&immutable=1" if kopie else "mode=ro"
    try:
        with closing(verbind(f"{bestand.absolute().as_uri()}?{hoe}", sleutel, uri=True)) as db:
            rijen = db.execute(
                "SELECT rol FROM persoon_rol WHERE persoon_id = ? AND geldig_van <= ? "
                "AND (geldig_tot IS NULL OR geldig_tot >= ?)",
                (persoon_id, dag.isoformat(), dag.isoformat()),
            ).fetchall()
    except Fout:
        return None
    return frozenset(Rol._value2member_map_[rol] for (rol,) in rijen)  # type: ignore[misc]  # values of Rol


def _eis_mag(kopie: Kopie, map_: Path, sleutel: bytes | None, persoon_id: int | None, dag: date) -> None:
    """Refuse who may not make a copy either: putting one back takes the work of everybody since then aside.

    What counts is the vault that stands there now, also for whose access was taken away; only where nothing opens any
    more, what the copy says.

    Raises:
        Regelovertreding: no access now, or no role for it.
    """
    if sleutel is None or persoon_id is None:
        return
    rollen = None
    if heeft_sleutels(map_):
        with suppress(Storing):  # a damaged key file says nothing of anybody
            if persoon_id not in lees_bos(map_).personen():
                raise Regelovertreding(
                    "U hebt geen toegang meer tot de gegevens die hier nu staan. Er is niets gewijzigd. Vraag de "
                    "beheerder."
                )
        if (map_ / BESTAND).exists():
            rollen = _rollen_in(map_ / BESTAND, sleutel, persoon_id, dag)
    if rollen is None:
        rollen = _rollen_in(kopie.bestand, sleutel, persoon_id, dag, kopie=True) or frozenset()
    if not mag(Actor(persoon_id, "", rollen), "kluis.kopieren"):
        raise Regelovertreding(
            "Een kopie terugzetten mag alleen een beheerder, secretaris of voorzitter. Er is niets gewijzigd. Vraag "
            "een van hen."
        )


def _eis_dicht(map_: Path, sleutel: bytes | None) -> None:
    """Refuse while another window or program has the vault open. Raises Regelovertreding.

    What is damaged, or has another key than the copy, cannot be asked; then the user was told to close everything.
    """
    bestand = map_ / BESTAND
    if not bestand.exists() or heeft_sleutels(map_) != (sleutel is not None):
        return
    try:
        db = verbind(bestand, sleutel)
        try:
            db.execute("SELECT count(*) FROM journaal").fetchone()
        finally:
            db.close()
    except Fout:
        return
    with suppress(Storing, Fout), vervangen.alleen_wij(bestand, sleutel):
        pass


def herstel(
    kopiemap: Path, map_: Path, gebruikersnaam: str = "", wachtwoord: str = "", *, klok: Klok | None = None
) -> Hersteld:
    """Make ``map_`` the vault of a copy.

    Raises:
        Regelovertreding: no copy, a wrong password, no role for it, open elsewhere; nothing is changed.
        Storing: a damaged copy, a network drive, the disk; the vault stands as it was.
    """
    klok = klok or SysteemKlok()
    plek.eis_eigen_schijf(map_)
    kopie = reservekopie.lees(kopiemap)
    if kopie is None:
        raise Regelovertreding("Dit is geen kopie van Weegtafel. Er is niets gewijzigd. Kies een andere map.")
    sleutel, persoon_id = _sleutel_van_kopie(kopie, map_, klok, gebruikersnaam, wachtwoord)
    _eis_mag(kopie, map_, sleutel, persoon_id, klok.nu().date())
    _eis_dicht(map_, sleutel)
    opzij = terugzetten.zet_terug(kopie, sleutel, map_, klok.nu())
    geheim = None if sleutel is None else bytearray(sleutel)
    kluis, _nieuw = open_kluis(map_, klok, geheim)
    try:
        with kluis.transactie() as sessie:
            wie: Actor = (persoon_id and actor_van(sessie, persoon_id, klok.nu().date())) or PROGRAMMA
            journaal.boek(sessie, klok.nu(), wie, "zet_kopie_terug", f"{kopie.moment:%Y-%m-%d %H.%M}", [])
        terug = kluis.lees(vernietigen.teruggekomen, map_)
    finally:
        kluis.sluit()
        if geheim is not None:
            geheim[:] = bytes(len(geheim))
    return Hersteld(opzij, tuple(nummer for _lijst, weer in terug for _soort, _id, nummer in weer))


# --- damage ---------------------------------------------------------------------------------------


def red(
    map_: Path, nieuw: Path, gebruikersnaam: str = "", wachtwoord: str = "", *, klok: Klok | None = None
) -> tuple[str, ...]:
    """Put every readable row of a damaged vault in a new one in the empty folder ``nieuw``; the old one is not touched.

    Returns what could not be read, a sentence each; nothing when all was saved.

    Raises:
        Regelovertreding: the folder holds something, or a wrong password.
        Storing: nothing can be read, or the disk.
    """
    klok = klok or SysteemKlok()
    plek.eis_eigen_schijf(nieuw)
    if nieuw.exists() and any(nieuw.iterdir()):
        raise Regelovertreding("Deze map is niet leeg. Kies of maak een lege map.")
    sleutels: dict[int, bytes] = {}
    if heeft_sleutels(map_):
        _bos, _wie, sleutels = sleutels_van(map_, klok, gebruikersnaam, wachtwoord)
    try:
        nieuw.mkdir(parents=True, exist_ok=True)
        alleen_eigenaar(nieuw)
    except OSError as fout:
        raise vertaal_os(fout, "de nieuwe map maken") from fout
    volgorde: list[bytes | None] = [sleutels[g] for g in sorted(sleutels, reverse=True)] or [None]
    for nummer, sleutel in enumerate(volgorde, 1):
        try:
            uit = redding.red(map_ / BESTAND, sleutel, nieuw / BESTAND, klok.nu())
            break
        except Storing:
            if nummer == len(volgorde):
                raise
    for naam in (SLEUTELBESTAND, SLEUTELDUBBEL):
        if (map_ / naam).exists():
            shutil.copyfile(map_ / naam, nieuw / naam)
            alleen_eigenaar(nieuw / naam)
    return uit.zinnen
