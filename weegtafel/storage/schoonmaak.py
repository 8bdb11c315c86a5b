"""Older text out of all copies of a vault, one at a time, and what waits because a copy cannot be reached.

Which copies hold a text from before a declaration is asked of the copies themselves. Of a place that is not there (a
stick that is out) the vault remembers, by name and moment, how far each copy was; nothing of a casus stands in that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlmodel import Session

from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.clock import Klok, datum_voluit
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.roles import Actor
from weegtafel.storage import journaal, kenmerk, kopieschoon, reservekopie
from weegtafel.storage.bestand import KOPIEEN
from weegtafel.storage.kluis import Kluis
from weegtafel.storage.kopieschoon import Feiten, NietTeOpenen
from weegtafel.storage.rechten import slot
from weegtafel.storage.reservekopie import Kopie
from weegtafel.storage.terugzetten import OPZIJ, opzij_sinds
from weegtafel.storage.uitdunnen import MAANDEN, uiterlijk_weg

Sleutels = Sequence[bytes | bytearray | None]
_KENMERK: Final = "kopieen_bij"
_AANTAL: Final = "kopieen_schoongemaakt"
_SLOT: Final = "kopieen.bezig"

#: Place to name of a copy to its moment and the moment up to which its texts follow the vault.
Geheugen = Mapping[str, Mapping[str, tuple[datetime, datetime]]]


@dataclass(frozen=True, slots=True)
class Wachtend:
    """Copies in one place that hold a text from before a declaration: how many, of how many casussen, and why still."""

    plek: str
    """The folder; empty for the one beside the database."""
    kopieen: int
    casussen: int
    bereikbaar: bool
    leesbaar: bool
    weg_op: datetime
    """The moment of the newest of them; it says when the last is gone by itself."""
    opzij: bool = False
    """Whether it is a folder that a restore set aside: a way back, which the program leaves alone."""

    @property
    def zin(self) -> str:
        """What the page of copies says."""
        waar = f"op {self.plek}" if self.plek else "bij de gegevens"
        een = self.kopieen == 1
        kopieen = "1 kopie" if een else f"{self.kopieen} kopieën"
        casussen = "1 casus" if self.casussen == 1 else f"{self.casussen} casussen"
        if self.opzij:
            return (
                f"In de map “{self.plek}”, die bij terugzetten opzij ging, kan nog de tekst staan van voor het "
                f"anonimiseren van {casussen}. Wis die map zelf als u haar niet meer nodig hebt."
            )
        if not self.leesbaar:
            return (
                f"{kopieen} {waar} {'is' if een else 'zijn'} beschadigd of niet te openen. Daarin kan nog de "
                f"tekst staan van voor het anonimiseren van {casussen}, uiterlijk tot "
                f"{datum_voluit(uiterlijk_weg(self.weg_op))}."
            )
        wanneer = "zodra het kan" if self.bereikbaar else "bij de start of kopie nadat die plek er weer is"
        return (
            f"In {kopieen} {waar} staat nog de tekst van voor het anonimiseren van {casussen}. Weegtafel haalt "
            f"die eruit {wanneer}."
        )


def _lees_geheugen(sessie: Session) -> Geheugen:
    return {
        plek: {naam: (datetime.fromisoformat(m), datetime.fromisoformat(b)) for naam, (m, b) in rijen.items()}
        for plek, rijen in json.loads(kenmerk.lees(db_van(sessie), _KENMERK) or "{}").items()
    }


def _als_tekst(geheugen: Geheugen) -> str:
    return json.dumps(
        {p: {n: (m.isoformat(), b.isoformat()) for n, (m, b) in sorted(r.items())} for p, r in geheugen.items() if r},
        sort_keys=True,
    )


class Schoonmaak:
    """The cleaning of the copies of one open vault; every method may run beside the window.

    ``sleutels`` are all keys of this vault, newest first; they are asked only for a copy that the key of now does not
    open.
    """

    def __init__(self, kluis: Kluis, klok: Klok, sleutels: Callable[[], Sleutels]) -> None:
        self._kluis = kluis
        self._klok = klok
        self._sleutels = sleutels
        self._bekeken: set[Path] = set()
        """Copies in which nothing is left to do in this round, or nothing can be done now."""
        self._ronde = ""
        """For which declarations and destructions all copies were looked at."""

    # --- what there is ----------------------------------------------------------------------------

    def _plekken(self, tweede: Path | None, geheugen: Geheugen) -> dict[str, Path]:
        """The places to look in. The own one has no path in the memory: a vault is moved, and put back elsewhere."""
        eigen = self._kluis.map / KOPIEEN
        uit = {"": eigen} | ({} if tweede in (None, eigen) else {str(tweede): tweede})
        return uit | {plek: Path(plek) for plek in geheugen if plek not in uit}

    def _alle_sleutels(self) -> Iterator[bytes | bytearray | None]:
        yield self._kluis.sleutel
        if self._kluis.sleutel is not None:
            with suppress(Storing):  # a key file that cannot be read says nothing of earlier keys
                yield from self._sleutels()[1:]

    def _achter(
        self, kopie: Kopie, bekend: Feiten
    ) -> tuple[dict[int, kopieschoon.Verklaard], bytes | bytearray | None, bool]:
        """Raises NietTeOpenen."""
        if reservekopie.is_te_nieuw(kopie):
            raise NietTeOpenen(kopie.map)
        try:
            afstammeling = self._kluis.lees(journaal.past_anker, kopie.anker)
        except Regelovertreding as fout:  # a note that somebody changed
            raise NietTeOpenen(kopie.map) from fout

        # The session is not used, here and below: a read that lasted would keep what was written over in the log of
        # the vault, and a declaration waiting. Locking and renewing the key do wait for it.
        def werk(_sessie: Session) -> tuple[dict[int, kopieschoon.Verklaard], bytes | bytearray | None]:
            return kopieschoon.achter(kopie.bestand, self._alle_sleutels(), bekend, afstammeling=afstammeling)

        return *self._kluis.lees(werk), afstammeling

    def stand(self, tweede: Path | None) -> tuple[Wachtend, ...]:
        """What waits, place by place. Opens every copy, so beside the window. Raises Storing."""
        bekend, geheugen = self._kluis.lees(lambda s: (kopieschoon.feiten(s), _lees_geheugen(s)))
        uit = []
        for naam, plek in self._plekken(tweede, geheugen).items():
            bij = geheugen.get(naam, {})
            if not plek.is_dir():
                wie = [(m, w) for m, b in bij.values() if (w := bekend.sinds(m, b))]
                uit += self._wachtend(naam, wie, bereikbaar=False)
                continue
            wie, dicht = [], []
            for kopie in reservekopie.kopieen(plek):
                try:
                    wie.append((kopie.moment, self._casussen_in(kopie, bekend)))
                except NietTeOpenen:
                    dicht.append((kopie.moment, bekend.sinds(*bij.get(kopie.map.name, (kopie.moment, kopie.moment)))))
            uit += self._wachtend(naam, wie)
            uit += self._wachtend(naam, dicht, leesbaar=False)
        for map_ in sorted(self._kluis.map.glob(f"{OPZIJ}*")):
            moment = opzij_sinds(map_.name)
            if moment is not None and (casussen := bekend.sinds(moment, moment)):
                uit.append(Wachtend(map_.name, 1, len(casussen), True, True, moment, opzij=True))
        return tuple(uit)

    def _casussen_in(self, kopie: Kopie, bekend: Feiten) -> frozenset[int]:
        """Raises NietTeOpenen."""
        try:
            wie, *_ = self._achter(kopie, bekend)
        except NietTeOpenen:  # or it was replaced by a cleaned one while it was read
            wie, *_ = self._achter(kopie, bekend)
        if wie and not reservekopie.is_ongeschonden(kopie):
            raise NietTeOpenen(kopie.map)
        return frozenset(wie)

    def _wachtend(
        self,
        waar: str,
        wie: Iterable[tuple[datetime, frozenset[int]]],
        *,
        bereikbaar: bool = True,
        leesbaar: bool = True,
    ) -> list[Wachtend]:
        vol = [(moment, casussen) for moment, casussen in wie if casussen]
        if not vol:
            return []
        casussen = frozenset[int]().union(*(c for _, c in vol))
        return [Wachtend(waar, len(vol), len(casussen), bereikbaar, leesbaar, max(m for m, _ in vol))]

    # --- cleaning ---------------------------------------------------------------------------------

    @contextmanager
    def _alleen_wij(self) -> Iterator[bool]:
        """Two windows or commands never clean the same copy."""
        with ExitStack() as stapel:
            try:
                van_ons = stapel.enter_context(slot(self._kluis.map / _SLOT))
            except OSError:
                van_ons = False
            yield van_ons

    def begin(self) -> None:
        """Look at every copy anew from here on."""
        self._bekeken.clear()

    def is_iets_nieuw(self) -> bool:
        """Whether something was declared or destroyed since all copies were looked at. Raises Storing."""
        return self._kluis.lees(kopieschoon.feiten).merk != self._ronde

    def een(self, tweede: Path | None) -> bool:
        """Clean the next copy that can be cleaned. Returns whether one was; then there may be more.

        A copy that cannot be cleaned now is passed by until :meth:`begin`. Locking waits for one copy.

        Raises:
            Vergrendeld: the vault was locked.
            Storing: the vault itself cannot be read.
        """
        with self._alleen_wij() as van_ons:
            if not van_ons:
                return False
            bekend, oud = self._kluis.lees(lambda s: (kopieschoon.feiten(s), _lees_geheugen(s)))
            geheugen = {plek: dict(rijen) for plek, rijen in oud.items()}
            gelukt = False
            for naam, plek in self._plekken(tweede, oud).items():
                bij = geheugen.setdefault(naam, {})
                try:
                    bereikbaar = plek.is_dir()
                    kopieen = reservekopie.kopieen(plek) if bereikbaar else ()
                except OSError:
                    bereikbaar, kopieen = False, ()
                if not bereikbaar:
                    nu = self._klok.nu()
                    geheugen[naam] = {n: (m, b) for n, (m, b) in bij.items() if nu - m <= MAANDEN}
                    continue
                for kopie in kopieen:
                    if not gelukt and kopie.map not in self._bekeken:
                        gelukt = self._een(kopie, bekend, bij)
                    bij.setdefault(kopie.map.name, (kopie.moment, kopie.moment))
                namen = {kopie.map.name for kopie in kopieen}
                geheugen[naam] = {n: paar for n, paar in bij.items() if n in namen}
            if (nieuw := _als_tekst(geheugen)) != _als_tekst(oud) or gelukt:
                self._bewaar(nieuw, int(gelukt))
            self._ronde = "" if gelukt else bekend.merk
            return gelukt

    def _een(self, kopie: Kopie, bekend: Feiten, bij: dict[str, tuple[datetime, datetime]]) -> bool:
        """Clean this copy if it needs it; nothing that goes wrong with a copy is the vault's."""
        gedaan = False
        try:
            kopie = kopieschoon.maak_af(kopie)
            wie, sleutel, afstammeling = self._achter(kopie, bekend)
            if wie:
                if not reservekopie.is_ongeschonden(kopie):
                    raise NietTeOpenen(kopie.map)
                nu = self._kluis.lees(kopieschoon.nu_in, wie, afstammeling=afstammeling)
                self._kluis.lees(lambda _sessie: kopieschoon.maak_schoon(kopie, sleutel, nu))
                gedaan = True
            bij[kopie.map.name] = (kopie.moment, max(kopie.moment, bekend.laatste))
        except (NietTeOpenen, OSError):
            pass
        self._bekeken.add(kopie.map)
        return gedaan

    def _bewaar(self, geheugen: str, schoon: int) -> None:
        with self._kluis.transactie() as sessie:
            db = db_van(sessie)
            kenmerk.zet(db, _KENMERK, geheugen)
            if schoon:
                kenmerk.zet(db, _AANTAL, str(int(kenmerk.lees(db, _AANTAL) or 0) + schoon))

    def boek(self, wie: Actor) -> None:
        """Tell the journal how many copies were cleaned since it last heard, also before a lock or a crash."""
        if not self._kluis.lees(lambda sessie: kenmerk.lees(db_van(sessie), _AANTAL)):
            return
        with self._kluis.transactie() as sessie:
            db = db_van(sessie)
            if aantal := kenmerk.lees(db, _AANTAL):
                kenmerk.zet(db, _AANTAL, "")
                journaal.boek(sessie, self._klok.nu(), wie, "maakt_kopieen_schoon", "kopieën", [f"aantal:{aantal}"])
