"""Autosave of one page: one save a field at a time, in order, and a memory of what could not be stored."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.scherm import Omgeving
from weegtafel.kernel.errors import Regelovertreding, Storing, VersieConflict
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht

OPNIEUW_MS = 5000


class Bewaarder(QObject):
    """Sends what was typed, field by field.

    ``maak(key, old, new)`` gives the act. While a save of a field is on its way the newest text waits for its answer,
    so that a save never takes its own predecessor for somebody else's change. What the machine could not store is
    tried again every five seconds; what a rule refused waits for the user.

    ``bewaard`` carries (key, Gewijzigd); ``geweigerd`` (key, sentence), an empty sentence when all is well again;
    ``botste`` (key, VersieConflict): the field rests until :meth:`los_op`; ``stand_gewijzigd`` says to look at
    :meth:`onbewaard` again. ``zin_bij(key, refusal)`` gives the sentence that belongs to a key, or "" when it
    belongs to another field or to none; without it the name of the field is the key.
    """

    bewaard = Signal(str, object)
    geweigerd = Signal(str, str)
    botste = Signal(str, object)
    stand_gewijzigd = Signal()

    def __init__(
        self,
        omgeving: Omgeving,
        maak: Callable[[str, Any, Any], Opdracht],
        ouder: QObject,
        zin_bij: Callable[[str, Regelovertreding], str] | None = None,
    ) -> None:
        super().__init__(ouder)
        self._zin_bij = zin_bij or (lambda sleutel, fout: fout.velden.get(sleutel, ""))
        self._runner = omgeving.runner
        self._maak = maak
        self._opgeslagen: dict[str, Any] = {}
        self._onderweg: dict[str, Any] = {}
        self._straks: dict[str, Any] = {}
        self._mislukt: dict[str, Any] = {}
        self._storing: set[str] = set()
        self._botsing: set[str] = set()
        self._opnieuw = QTimer(self, singleShot=True, interval=OPNIEUW_MS)
        self._opnieuw.timeout.connect(self.opnieuw)

    def kent(self, sleutel: str) -> bool:
        """Whether the stored value of this field is known."""
        return sleutel in self._opgeslagen

    def opgeslagen(self, sleutel: str) -> Any:
        """The stored value as far as this window knows."""
        return self._opgeslagen.get(sleutel)

    def begin(self, sleutel: str, waarde: Any) -> None:
        """This is stored now."""
        self._opgeslagen[sleutel] = waarde

    def vergeet(self, sleutel: str) -> None:
        """The field is no longer there."""
        for waar in (self._opgeslagen, self._straks, self._mislukt):
            waar.pop(sleutel, None)
        self._storing.discard(sleutel)
        self._botsing.discard(sleutel)

    def bezig(self, sleutel: str) -> bool:
        """Whether the user's value of this field differs, or may differ, from what is stored."""
        return sleutel in self._onderweg or sleutel in self._mislukt

    def onbewaard(self) -> tuple[str, ...]:
        """The fields whose newest value is not stored and is not on its way either."""
        return tuple(self._mislukt)

    def neem(self, sleutel: str, nieuw: Any) -> None:
        """Store this, or wait with it for the answer that is awaited."""
        if sleutel in self._onderweg or sleutel in self._botsing:
            self._straks[sleutel] = nieuw
            return
        was_mis = self._mislukt.pop(sleutel, None) is not None
        if nieuw == self._opgeslagen.get(sleutel):
            self._storing.discard(sleutel)
            self.geweigerd.emit(sleutel, "")
            if was_mis:
                self.stand_gewijzigd.emit()
            return
        self._stuur(sleutel, nieuw)

    def _stuur(self, sleutel: str, nieuw: Any) -> None:
        self._onderweg[sleutel] = nieuw
        self._runner.voer_uit(
            self._maak(sleutel, self._opgeslagen.get(sleutel), nieuw),
            van=self,
            klaar=partial(self._gelukt, sleutel),
            fout=partial(self._ging_mis, sleutel),
        )

    def _gelukt(self, sleutel: str, wat: Gewijzigd) -> None:
        self._opgeslagen[sleutel] = self._onderweg.pop(sleutel)
        self._storing.discard(sleutel)
        self.geweigerd.emit(sleutel, "")
        self.bewaard.emit(sleutel, wat)
        if sleutel in self._straks:
            self.neem(sleutel, self._straks.pop(sleutel))
        self.stand_gewijzigd.emit()

    def _ging_mis(self, sleutel: str, fout: Exception) -> bool:
        gestuurd = self._onderweg.pop(sleutel)
        nieuwste = self._straks.pop(sleutel, gestuurd)
        self._mislukt[sleutel] = nieuwste
        gezegd = False
        if not isinstance(fout, Storing):
            self._storing.discard(sleutel)
        if isinstance(fout, VersieConflict) and fout.ons:
            self._botsing.add(sleutel)
            self.botste.emit(sleutel, fout)
            gezegd = True
        elif isinstance(fout, Regelovertreding) and (zin := self._zin_bij(sleutel, fout)):
            if nieuwste != gestuurd:
                self.neem(sleutel, nieuwste)
            else:
                self.geweigerd.emit(sleutel, zin)
            gezegd = True
        elif isinstance(fout, Storing):
            gezegd = bool(self._storing)  # one sentence for one disturbance, not one every five seconds
            self._storing.add(sleutel)
            self._opnieuw.start()
        self.stand_gewijzigd.emit()
        return gezegd

    def opnieuw(self) -> None:
        """Try again what the machine could not store."""
        for sleutel in tuple(self._storing):
            if sleutel in self._mislukt and sleutel not in self._onderweg:
                self._stuur(sleutel, self._mislukt.pop(sleutel))

    def los_op(self, sleutel: str, hun: Any, keuze: Any) -> None:
        """A dispute is settled: ``hun`` is stored now, ``keuze`` is what the user wants to stand there."""
        self._botsing.discard(sleutel)
        self._mislukt.pop(sleutel, None)
        self._straks.pop(sleutel, None)
        self._opgeslagen[sleutel] = hun
        self.neem(sleutel, keuze)
        self.stand_gewijzigd.emit()
