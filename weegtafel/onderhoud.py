"""Looking after a vault: copies by themselves, the disk and the clock. The way back is :mod:`weegtafel.terughalen`."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import Session

from weegtafel.bootstrap import Programma
from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.storage import journaal, kenmerk, plek, reservekopie, terugzetten
from weegtafel.storage.bestand import KOPIEEN, heeft_sleutels
from weegtafel.storage.rechten import alleen_eigenaar
from weegtafel.storage.reservekopie import Kopie
from weegtafel.storage.storingen import Beschadigd, Onbereikbaar, vertaal_os
from weegtafel.storage.uitdunnen import uiterlijk_weg

if TYPE_CHECKING:
    from weegtafel.storage.schoonmaak import Schoonmaak, Sleutels

__all__ = [
    "Beschadigd",
    "Kopierij",
    "Kopiestand",
    "Onbereikbaar",
    "Onderhoud",
    "eis_eigen_schijf",
    "is_er",
    "kopieen_bij",
    "maak_af",
]

HANDMATIG, START, NA_OVERLEG = "op-verzoek", "start", "na-overleg"
WAAROM = {
    HANDMATIG: "op verzoek",
    START: "bij het starten",
    NA_OVERLEG: "na een overleg",
    "voor-bijwerken": "voor het bijwerken",
    "na-beveiligen": "na het beveiligen",
}
_TWEEDE = "tweede_kopieplek"
_KLOK_SPELING = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Kopierij:
    """One copy as the page of copies shows it."""

    id: int
    map: Path
    moment: datetime
    waarom: str
    grootte: int
    """Bytes of the database in it."""
    goed: bool
    """Whether it is byte for byte what was read back when it was made, and of no newer program."""
    op_tweede_plek: bool
    weg_op: date
    beveiligd: bool


@dataclass(frozen=True, slots=True)
class Kopiestand:
    """All copies, newest first, the second place and whether that can be reached, and what to warn about."""

    rijen: tuple[Kopierij, ...]
    tweede_plek: str
    bereikbaar: bool
    waarschuwing: str


def eis_eigen_schijf(map_: Path) -> None:
    """Refuse a folder on a network drive. Raises Storing."""
    plek.eis_eigen_schijf(map_)


def is_er(programma: Programma) -> None:
    """Read one thing of the data. Raises Onbereikbaar while the disk or the folder is gone, or another Storing."""
    programma.vraag(lambda sessie: db_van(sessie).execute("SELECT 1 FROM kluiskenmerk LIMIT 1").fetchone())


def maak_af(map_: Path) -> None:
    """Finish a restore that was cut short; to be asked before anything looks at the folder. Raises Storing."""
    try:
        terugzetten.voltooi(map_)
    except OSError as fout:
        raise vertaal_os(fout, "de kopie terugzetten afmaken") from fout


class Onderhoud:
    """The upkeep of one open vault; every method may run beside the window."""

    def __init__(self, programma: Programma) -> None:
        self._p = programma

    @cached_property
    def _schoonmaak(self) -> Schoonmaak:
        from weegtafel.storage.schoonmaak import Schoonmaak  # the first page needs none of it

        return Schoonmaak(self._p.kluis, self._p.klok, self._sleutels)

    def _sleutels(self) -> Sleutels:
        return (None,) if self._p.aanmelding is None else self._p.toegang.sleutels_voor_kopieen()

    # --- copies -----------------------------------------------------------------------------------

    @property
    def _kopieen(self) -> Path:
        return self._p.kluis.map / KOPIEEN

    def tweede_plek(self) -> Path | None:
        """Where copies go too, if anywhere."""
        waar = self._p.kluis.lees(lambda sessie: kenmerk.lees(db_van(sessie), _TWEEDE))
        return Path(waar) if waar else None

    def zet_tweede_plek(self, gekozen: Path | None) -> Path | None:
        """Send a second copy to a folder of its own in ``gekozen`` from now on; None for no second place.

        Raises:
            Regelovertreding: not a beheerder, or a folder inside the vault.
            Storing: the place cannot be written.
        """
        doel = None
        kluismap = self._p.kluis.map.resolve()
        if gekozen is not None:
            echt = gekozen.resolve()
            if echt == kluismap or kluismap in echt.parents:
                raise Regelovertreding("Kies een map buiten de map met gegevens, liefst op een andere schijf.")
            doel = gekozen / f"Weegtafel {kluismap.name} {secrets.token_hex(2)}"
        # As a question, because that tells the journal of a refusal.
        self._p.vraag(self._p.eis, "kluis.beheren")
        if doel is not None:
            try:
                doel.mkdir()
                alleen_eigenaar(doel)
            except OSError as fout:
                raise vertaal_os(fout, "de tweede plek klaarmaken") from fout
        with self._p.kluis.transactie() as sessie:
            kenmerk.zet(db_van(sessie), _TWEEDE, "" if doel is None else str(doel))
            journaal.boek(sessie, self._p.klok.nu(), self._p.actor, "zet_tweede_kopieplek", "kopieën", ["tweede_plek"])
        return doel

    def kopieer(self, waarom: str = HANDMATIG) -> str:
        """A copy now, also to the second place, and thin what is old. Returns one sentence.

        Raises:
            Storing: the copy could not be made or does not read back whole; nothing is left of it.
        """
        zinnen = [self._kopieer_naar(None, waarom)]
        tweede = self.tweede_plek()
        if tweede is not None:
            if tweede.is_dir():
                try:
                    self._kopieer_naar(tweede, waarom)
                except Storing as fout:
                    raise Storing(f"Hier is een goede kopie gemaakt, op de tweede plek niet. {fout.melding}") from fout
                zinnen.append("Ook op de tweede plek.")
            else:
                zinnen.append("De tweede plek is nu niet te bereiken; daar is geen kopie gemaakt.")
        return " ".join(zinnen)

    def kopieer_naar(self, naar: Path) -> Path:
        """One copy elsewhere: ``naar`` is the new folder, or an existing one that gets it inside.

        Raises Storing; Regelovertreding without a role for it (the copies beside the vault are made for everybody).
        """
        self._p.vraag(self._p.eis, "kluis.kopieren")
        return self._maak(naar, HANDMATIG).map

    def _kopieer_naar(self, naar: Path | None, waarom: str) -> str:
        kopie = self._maak(naar, waarom)
        reservekopie.dun_uit(self._kopieen if naar is None else naar, self._p.klok.nu())
        return f"De kopie van {datum_voluit(kopie.moment.date())} {kopie.moment:%H:%M} is gemaakt en nagelezen."

    def _maak(self, naar: Path | None, waarom: str) -> Kopie:
        kluis, nu = self._p.kluis, self._p.klok.nu()

        def maak(_sessie: Session) -> Kopie:
            sleutel = None if kluis.sleutel is None else bytearray(kluis.sleutel)
            try:
                return reservekopie.maak(kluis.bestand, sleutel, nu, waarom, naar)
            finally:
                if sleutel is not None:
                    sleutel[:] = bytes(len(sleutel))

        # As one long read: locking and renewing the key wait for it.
        kopie = kluis.lees(maak)
        with kluis.transactie() as sessie:
            journaal.boek(sessie, nu, self._p.actor, "maakt_kopie", f"{kopie.moment:%Y-%m-%d %H.%M}", [waarom])
        return kopie

    def kopieer_zo_nodig(self) -> bool:
        """A copy at the start of the program, unless one of the last hour is there. Raises Storing."""
        laatste = reservekopie.kopieen(self._kopieen)[:1]
        nu = self._p.klok.nu()
        if laatste and timedelta(0) <= nu - laatste[0].moment < reservekopie.VERS:
            return False
        self.kopieer(START)
        return True

    def begin_schoonmaak(self) -> bool:
        """Look at all copies for text from before a declaration; the same as :meth:`schoon_een_kopie` for the first."""
        self._schoonmaak.begin()
        return self.schoon_een_kopie()

    def begin_schoonmaak_zo_nodig(self) -> bool:
        """As :meth:`begin_schoonmaak`, unless nothing was declared or destroyed since the copies were looked at."""
        return self._schoonmaak.is_iets_nieuw() and self.begin_schoonmaak()

    def schoon_een_kopie(self) -> bool:
        """Take such text out of the next copy that holds it. Returns whether there may be another.

        One copy at a time, so that locking, or a copy that has to be made, never waits for more than one.

        Raises:
            Storing: the vault is locked or cannot be read; the copies are as they were.
        """
        if self._schoonmaak.een(self.tweede_plek()):
            return True
        self._schoonmaak.boek(self._p.actor)
        return False

    def maak_kopieen_schoon(self) -> None:
        """All of it, for who has no window to keep free. Raises Storing."""
        meer = self.begin_schoonmaak()
        while meer:
            meer = self.schoon_een_kopie()

    def stand(self) -> Kopiestand:
        """All copies of this vault with what is known of each; reads every copy once, so beside the window."""
        tweede = self.tweede_plek()
        hier = reservekopie.kopieen(self._kopieen)
        daar = () if tweede is None else reservekopie.kopieen(tweede)
        samen = [(k, False) for k in hier] + [(k, True) for k in daar]
        samen.sort(key=lambda p: p[0].moment, reverse=True)
        rijen = tuple(_rij(n, k, is_tweede) for n, (k, is_tweede) in enumerate(samen, 1))
        goed = [k for (k, _t), r in zip(samen, rijen, strict=True) if r.goed]
        wacht = [w.zin for w in self._schoonmaak.stand(tweede)]
        return Kopiestand(
            rijen,
            "" if tweede is None else str(tweede),
            tweede is not None and tweede.is_dir(),
            "\n".join(filter(None, (reservekopie.waarschuwing(goed, self._p.klok.nu()), *wacht))),
        )

    def waarschuwingen(self) -> tuple[str, ...]:
        """What the window should say after opening: an old last copy, a clock that was put back."""
        nu = self._p.klok.nu()
        zin = reservekopie.waarschuwing(reservekopie.kopieen(self._kopieen), nu)
        return tuple(z for z in (zin, self.klokzin()) if z)

    def klokzin(self) -> str:
        """A warning when the journal knows a later moment than this computer's clock; else empty."""
        zin = "SELECT tijdstip FROM journaal ORDER BY id DESC LIMIT 1"
        rij = self._p.kluis.lees(lambda s: db_van(s).execute(zin).fetchone())
        if rij is None:
            return ""
        laatste = datetime.fromisoformat(rij[0])
        if laatste - self._p.klok.nu() <= _KLOK_SPELING:
            return ""
        return (
            f"De klok van deze computer staat achter: de laatste handeling was op {datum_voluit(laatste.date())} om "
            f"{laatste:%H:%M}. Zet de klok goed, anders kloppen data en termijnen niet."
        )

    def controleer_snel(self) -> None:
        """SQLite's quick_check. Raises Beschadigd."""
        if self._p.kluis.lees(lambda s: db_van(s).execute("PRAGMA quick_check(1)").fetchone())[0] != "ok":
            raise Beschadigd


def _rij(nummer: int, kopie: Kopie, op_tweede: bool) -> Kopierij:
    try:
        grootte = kopie.bestand.stat().st_size
    except OSError:
        grootte = 0
    return Kopierij(
        id=nummer,
        map=kopie.map,
        moment=kopie.moment,
        waarom=WAAROM.get(kopie.waarom, kopie.waarom.replace("-", " ")),
        grootte=grootte,
        goed=not reservekopie.is_te_nieuw(kopie) and reservekopie.is_ongeschonden(kopie),
        op_tweede_plek=op_tweede,
        weg_op=uiterlijk_weg(kopie.moment),
        beveiligd=heeft_sleutels(kopie.map),
    )


def kopieen_bij(map_: Path) -> tuple[Kopierij, ...]:
    """The copies beside a vault that cannot be opened, or in any folder; newest first."""
    eigen = reservekopie.kopieen(map_ / KOPIEEN) or reservekopie.kopieen(map_)
    return tuple(_rij(n, k, False) for n, k in enumerate(eigen, 1))
