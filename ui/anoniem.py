"""Findings in the texts of a page: which is next, and what is done with it.

A page gives its text boxes to a :class:`Naloper`; that marks what it finds in them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from ui.anoniemvinder import Vinder
from ui.scherm import Omgeving
from weegtafel.anonimiteit import lezing
from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Keuze, Onderwerp
from weegtafel.anonimiteit.commands import BeslisVondst, HerroepVondst
from weegtafel.anonimiteit.ingreep import ingreep
from weegtafel.anonimiteit.opslag import Naloop
from weegtafel.anonimiteit.vlug import vergeet

_nalopers: WeakSet[Naloper] = WeakSet()


def vergeet_alles() -> None:
    """Forget known names and remembered sentences: when the vault is locked or closed."""
    for naloper in list(_nalopers):
        if isValid(naloper):
            naloper.vergeet_namen()
    vergeet()
    lezing.vergeet()


def nalopers() -> list[Naloper]:
    """Those of every page that is open."""
    return [n for n in list(_nalopers) if isValid(n)]


class Naloper(Vinder):
    """The findings of one page, gone through by key, and the choices about them."""

    beslist = Signal(str, object)
    """A choice was stored: a sentence, and what takes it back."""

    def __init__(
        self,
        omgeving: Omgeving,
        ouder: QObject,
        *,
        lezers: Mapping[Onderwerp, Callable[..., Naloop]] | None = None,
        haal: Callable[[Onderwerp, int, str], None] | None = None,
        eigen: tuple[Onderwerp, int] | None = None,
    ) -> None:
        super().__init__(omgeving, ouder, lezers)
        self._haal, self._eigen = haal, eigen
        """What brings a field to the screen before the cursor goes there, and what the whole page is about."""
        self._wens: tuple[Onderwerp, int, str] | None = None
        self._aanbod: tuple[Onderwerp, int, str] | None = None
        _nalopers.add(self)

    def _na_wegen(self) -> None:
        self._vervul_wens()

    def ga(self, stap: int) -> tuple[str, Bevinding] | None:
        """Choose the next finding (1) or the one before (-1), from where the cursor is, and put the cursor there.

        After a refusal the next one is that which it was about, also in a part of the page that is not in front.
        """
        if self._aanbod is not None and stap > 0:
            aanbod, self._aanbod = self._aanbod, None
            vakken = [vak for vak in self._vakken.values() if (*vak.plek.bron, vak.plek.veld) == aanbod]
            if not vakken or vakken[0].bevindingen:  # else it was solved meanwhile
                self.spring(*aanbod)
                return None
        alles = self.alles
        if not alles:
            return None
        if self.huidig in alles:
            nummer = (alles.index(self.huidig) + stap) % len(alles)
        else:
            nummer = self._vanaf(alles) if stap > 0 else (self._vanaf(alles) - 1) % len(alles)
        self.kies(*alles[nummer])
        return self.huidig

    def _vanaf(self, alles: Sequence[tuple[str, Bevinding]]) -> int:
        volgorde = list(self._vakken)
        hier = next((s for s, vak in self._vakken.items() if vak.leeft and vak.plek.widget.hasFocus()), None)
        if hier is None:
            return 0
        plaats = self._vakken[hier].greep.plaats()
        for nummer, (sleutel, b) in enumerate(alles):
            if volgorde.index(sleutel) > volgorde.index(hier) or (sleutel == hier and b.begin >= plaats):
                return nummer
        return 0

    def kies(self, sleutel: str, bevinding: Bevinding) -> None:
        """Make this the chosen finding."""
        vak = self._vakken[sleutel]
        self.huidig = (sleutel, bevinding)
        if self._haal is not None:
            self._haal(*vak.plek.bron, vak.plek.veld)
        vak.greep.ga(bevinding.begin)
        self._markeer_alles()
        self.veranderd.emit()

    def kent(self, onderwerp: Onderwerp, onderwerp_id: int) -> bool:
        """Whether the page is about this, or fields of it are on the page."""
        return self._eigen == (onderwerp, onderwerp_id) or any(
            vak.plek.bron == (onderwerp, onderwerp_id) for vak in self._vakken.values()
        )

    def bied(self, onderwerp: Onderwerp, onderwerp_id: int, veld: str) -> None:
        """The key for the next finding goes to this field first."""
        self._aanbod = (onderwerp, onderwerp_id, veld)

    def spring(self, onderwerp: Onderwerp, onderwerp_id: int, veld: str) -> None:
        """Go to the first finding of a field as soon as it is on the page and was looked at."""
        self._wens, self._aanbod = (onderwerp, onderwerp_id, veld), None
        if self._haal is not None and self.kent(onderwerp, onderwerp_id):
            self._haal(onderwerp, onderwerp_id, veld)
        self._vervul_wens()

    @property
    def wens(self) -> tuple[Onderwerp, int, str] | None:
        """The field that somebody asked to go to, and that was not there yet."""
        return self._wens

    def _vervul_wens(self) -> None:
        if self._wens is None:
            return
        for sleutel, vak in self._vakken.items():
            if (*vak.plek.bron, vak.plek.veld) == self._wens and vak.leeft and vak.bevindingen:
                self._wens = None
                QTimer.singleShot(0, self, partial(self.kies, sleutel, vak.bevindingen[0]))
                return

    def vervang(self, door: str = "") -> bool:
        """Put the proposal (or ``door``) in the place of the chosen finding; Ctrl+Z in the text undoes it."""
        if self.huidig is None:
            return False
        sleutel, b = self.huidig
        vak = self._vakken[sleutel]
        tekst = vak.greep.tekst()
        if vak.greep.alleen_lezen or tekst[b.begin : b.einde] != b.tekst:
            return False
        self._geheugen.onthoud(b, door or b.voorstel)
        vak.greep.vervang(*ingreep(tekst, b, door or b.voorstel))
        self.huidig = None
        vak.rust.stop()
        self._kijk(sleutel)
        return True

    def beslis(self, keuze: Keuze, reden: str) -> None:
        """Leave the chosen finding in the text, with the reason."""
        if self.huidig is None:
            return
        sleutel, b = self.huidig
        waar = self._waar(sleutel, b)
        opdracht = BeslisVondst(**waar, keuze=keuze, reden=reden)
        zin = self.tr("In “%s” blijft dit staan: %s.") % (self.plek(sleutel).titel, b.soort.omschrijving)

        def klaar(_wat: object) -> None:
            self.ververs()
            self.beslist.emit(zin, partial(self._herroep, HerroepVondst(**waar)))

        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar)

    def _waar(self, sleutel: str, b: Bevinding) -> dict[str, Any]:
        plek = self._vakken[sleutel].plek
        return {
            "onderwerp": plek.onderwerp,
            "onderwerp_id": plek.onderwerp_id,
            "veld": plek.veld,
            "soort": b.soort,
            "tekst": b.tekst,
        }

    def _herroep(self, opdracht: HerroepVondst) -> None:
        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=lambda _wat: self.ververs())
