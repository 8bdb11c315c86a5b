"""Disputes about a field, one at a time: read what is stored now, show both, and let the user choose."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.bewaarder import Bewaarder
from ui.conflict import Keuze, kies_tekst
from ui.scherm import Omgeving
from ui.slotstand import slotstand
from ui.widgets.berichtenbalk import BerichtActie
from weegtafel.kernel.errors import VersieConflict


@dataclass(frozen=True, slots=True)
class Strijdveld:
    """One disputed field: its name, the user's value, the stored value, and how to read and show either."""

    naam: str
    eigen: Any
    hun: Any
    als_tekst: Callable[[Any], str]
    zet: Callable[[Any], None]
    beide: Callable[[Any, Any], Any] | None
    """Both values in one (theirs, ours); None for what is no running text."""


class Geschillen(QObject):
    """``lees(key, callback)`` reads the record anew and calls back with the :class:`Strijdveld`, if any."""

    def __init__(
        self,
        scherm: QWidget,
        omgeving: Omgeving,
        bewaarder: Bewaarder,
        lees: Callable[[str, Callable[[Strijdveld | None], None]], None],
    ) -> None:
        super().__init__(scherm)
        self._scherm, self._omgeving, self._bewaarder, self._lees = scherm, omgeving, bewaarder, lees
        self._rij: deque[tuple[str, VersieConflict]] = deque()
        self._bezig = False
        bewaarder.botste.connect(self._neem)

    def _neem(self, sleutel: str, conflict: VersieConflict) -> None:
        self._rij.append((sleutel, conflict))
        self._volgende()

    def _volgende(self) -> None:
        if self._bezig or not self._rij:
            return
        if slotstand().dicht:  # both texts are readable in the dialog
            slotstand().na_het_slot(self._volgende, self)
            return
        self._bezig = True
        sleutel, conflict = self._rij.popleft()
        self._lees(sleutel, lambda veld: self._vraag(sleutel, conflict, veld))

    def _vraag(self, sleutel: str, conflict: VersieConflict, veld: Strijdveld | None) -> None:
        if slotstand().dicht:
            slotstand().na_het_slot(partial(self._vraag, sleutel, conflict, veld), self)
            return
        try:
            if veld is not None:
                self._leg_voor(sleutel, conflict, veld)
        finally:
            self._bezig = False
            self._volgende()

    def _leg_voor(self, sleutel: str, conflict: VersieConflict, veld: Strijdveld) -> None:
        if veld.eigen == veld.hun:
            self._bewaarder.los_op(sleutel, veld.hun, veld.hun)
            return
        toon = VersieConflict(
            " ".join(conflict.redenen),
            {sleutel: veld.als_tekst(veld.hun)},
            {sleutel: veld.als_tekst(veld.eigen)},
        )
        keuze = kies_tekst(self._scherm.window(), toon, {sleutel: veld.naam}, samen=veld.beide is not None)
        if keuze is Keuze.EIGEN:
            self._bewaarder.los_op(sleutel, veld.hun, veld.eigen)
        elif keuze is Keuze.BEIDE and veld.beide is not None:
            samen = veld.beide(veld.hun, veld.eigen)
            veld.zet(samen)
            self._bewaarder.los_op(sleutel, veld.hun, samen)
        else:
            veld.zet(veld.hun)
            self._bewaarder.los_op(sleutel, veld.hun, veld.hun)
            self._bied_aan(veld.naam, veld.als_tekst(veld.eigen))

    def _bied_aan(self, naam: str, tekst: str) -> None:
        """The text that made way is one press away, for as long as the message stands."""
        self._omgeving.mond.meld(
            "let op",
            self.tr("Bij %s staat nu de andere tekst. Uw eigen tekst vindt u bij Vandaag terug.") % naam,
            BerichtActie(self.tr("Kopieer mijn tekst"), lambda: QGuiApplication.clipboard().setText(tekst)),
        )
