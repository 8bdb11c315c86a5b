"""What the table finds on the criteria goes to the store, and a clash with another window loses nothing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.conflict import houd_eigen_tekst
from ui.scherm import Omgeving
from weegtafel.kernel.codes import Criteriumoordeel
from weegtafel.kernel.errors import VersieConflict
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.overleg.commands import WeegCriterium
from weegtafel.overleg.schermrijen import CriteriumStand

Gewogen = tuple[Criteriumoordeel | None, str]
_NAMEN = {"oordeel": "Oordeel", "reden": "Reden"}


def _lees(omschrijving: str) -> Criteriumoordeel | None:
    return next((o for o in Criteriumoordeel if o.omschrijving == omschrijving), None)


class Wegingen(QObject):
    """Knows per item and criterion what was last seen stored, and sends a change with that.

    ``opnieuw`` asks to fetch what is stored; ``mislukt`` carries (item, criterion, reason) of what was not stored.
    """

    opnieuw = Signal()
    mislukt = Signal(int, int, str)

    def __init__(self, omgeving: Omgeving, ouder: QWidget) -> None:
        super().__init__(ouder)
        self._omgeving, self._ouder = omgeving, ouder
        self._bekend: dict[tuple[int, int], Gewogen] = {}
        self._onderweg: dict[tuple[int, int], int] = {}

    def laad(self, punt_id: int, criteria: Iterable[CriteriumStand], vuil: int | None) -> None:
        """Take what is stored as known, except what is on its way and the criterion being typed at (``vuil``)."""
        for c in criteria:
            sleutel = (punt_id, c.id)
            if not self._onderweg.get(sleutel) and (c.id != vuil or sleutel not in self._bekend):
                self._bekend[sleutel] = (c.oordeel, c.reden)

    def bewaar(self, punt_id: int, criterium_id: int, oordeel: Criteriumoordeel | None, reden: str) -> None:
        """Send what the table finds, when it is another than what is known to be stored."""
        sleutel = (punt_id, criterium_id)
        oud = self._bekend.get(sleutel, (None, ""))
        nieuw = (oordeel, reden.strip())
        if nieuw == oud:
            return
        self._bekend[sleutel] = nieuw
        self._onderweg[sleutel] = self._onderweg.get(sleutel, 0) + 1

        def klaar(_wat: Gewijzigd) -> None:
            self._onderweg[sleutel] -= 1

        def fout(mis: Exception) -> bool:
            self._bekend[sleutel] = oud
            if isinstance(mis, VersieConflict):
                self._los_op(sleutel, mis, nieuw)
                self._onderweg[sleutel] -= 1
                self.opnieuw.emit()
                return True
            self._onderweg[sleutel] -= 1
            self.mislukt.emit(punt_id, criterium_id, reden)
            self.opnieuw.emit()
            return False

        opdracht = WeegCriterium(punt_id=punt_id, criterium_id=criterium_id, oordeel=nieuw[0], reden=nieuw[1], oud=oud)
        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar, fout=fout)

    def _los_op(self, sleutel: tuple[int, int], conflict: VersieConflict, ons: Gewogen) -> None:
        """Ask which stays; what only one side changed stays as that side left it."""
        oud = self._bekend[sleutel]
        hun = (
            _lees(conflict.hun["oordeel"]) if "oordeel" in conflict.hun else oud[0],
            conflict.hun.get("reden", oud[1]),
        )
        eigen = houd_eigen_tekst(self._ouder, conflict, _NAMEN)
        blijft = (
            ons[0] if eigen or "oordeel" not in conflict.hun else hun[0],
            ons[1] if eigen or "reden" not in conflict.hun else hun[1],
        )
        self._bekend[sleutel] = hun
        self.bewaar(*sleutel, *blijft)
