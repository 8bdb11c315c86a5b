"""Typed text goes to the store by itself, one field at a time, and a clash with another window loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.conflict import Keuze, kies_tekst
from ui.scherm import Omgeving
from ui.slotstand import slotstand
from weegtafel.kernel.errors import VersieConflict
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht, Wijziging
from weegtafel.kernel.tekst import maak_net

MaakOpdracht = Callable[[tuple[Wijziging, ...]], Opdracht]


class Bewaarder(QObject):
    """Sends changes of one record. ``bewaard`` after each one that reached the store; ``mislukt`` carries the field.

    ``andere_tekst`` carries (field, text): what is to stand in the box after a clash with another window.
    """

    bewaard = Signal(str)
    mislukt = Signal(str)
    andere_tekst = Signal(str, str)

    def __init__(
        self, omgeving: Omgeving, maak: MaakOpdracht, ouder: QWidget, namen: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(ouder)
        self._omgeving = omgeving
        self._maak = maak
        self._ouder = ouder
        self._namen = dict(namen or {})
        self._bekend: dict[str, object] = {}
        self._onderweg: dict[str, int] = {}
        self._mislukt: dict[str, object] = {}

    def laad(self, waarden: Mapping[str, object], vuil: frozenset[str] = frozenset()) -> None:
        """Take what is stored as known, except for fields that are held and fields with unsent typing (``vuil``)."""
        for veld, waarde in waarden.items():
            if not self.houdt(veld) and (veld not in vuil or veld not in self._bekend):
                self._bekend[veld] = waarde

    def bekend(self, veld: str) -> object:
        """The stored value of a field as far as this window knows."""
        return self._bekend.get(veld)

    def onderweg(self, veld: str) -> bool:
        """Whether a change of this field has been sent and not been answered."""
        return bool(self._onderweg.get(veld))

    def houdt(self, veld: str) -> bool:
        """Whether what the user made of this field is not in the store: still on its way, or refused."""
        return self.onderweg(veld) or veld in self._mislukt

    def wil(self, veld: str) -> object:
        """What the user made of a field, stored or not."""
        return self._mislukt.get(veld, self._bekend.get(veld))

    def onbewaard(self) -> tuple[str, ...]:
        """The fields that could not be stored."""
        return tuple(self._mislukt)

    def opnieuw(self) -> None:
        """Send what was refused once more."""
        for veld, nieuw in list(self._mislukt.items()):
            if not self.onderweg(veld):
                self.bewaar(veld, nieuw)

    def bewaar(self, veld: str, nieuw: object) -> None:
        """Send a field when it is another than what is known to be stored."""
        if isinstance(nieuw, str):
            nieuw = maak_net(nieuw)  # as the store keeps it, so that the next change starts from the same text
        oud = self._bekend.get(veld)
        self._mislukt.pop(veld, None)
        if oud == nieuw:
            return
        self._bekend[veld] = nieuw
        self._onderweg[veld] = self._onderweg.get(veld, 0) + 1

        def klaar(_wat: Gewijzigd) -> None:
            self._onderweg[veld] -= 1
            self.bewaard.emit(veld)

        def fout(mis: Exception) -> bool:
            self._bekend[veld] = oud
            if isinstance(mis, VersieConflict) and veld in mis.hun and isinstance(nieuw, str):
                self._mislukt[veld] = nieuw  # until it is chosen, it stands nowhere but here
                slotstand().na_het_slot(partial(self._leg_voor, veld, mis, nieuw), self)
                return True
            self._onderweg[veld] -= 1
            if not self.onderweg(veld):  # else a later text of this field follows
                self._mislukt[veld] = nieuw
            self.mislukt.emit(veld)
            return False

        self._omgeving.runner.voer_uit(self._maak((Wijziging(veld, oud, nieuw),)), van=self, klaar=klaar, fout=fout)

    def _leg_voor(self, veld: str, conflict: VersieConflict, ons: str) -> None:
        self._mislukt.pop(veld, None)
        self._los_op(veld, conflict, ons)  # still on its way while asked, so that no refresh takes its place
        self._onderweg[veld] -= 1

    def _los_op(self, veld: str, conflict: VersieConflict, ons: str) -> None:
        hun = conflict.hun[veld]
        self._bekend[veld] = hun
        if hun == ons:
            return
        keuze = kies_tekst(self._ouder, conflict, {veld: self._namen.get(veld, veld)}, samen=True)
        if keuze is Keuze.ANDERE:
            self.andere_tekst.emit(veld, hun)
            return
        tekst = ons if keuze is Keuze.EIGEN else f"{hun.rstrip()}\n\n{ons.lstrip()}"
        self.bewaar(veld, tekst)
        self.andere_tekst.emit(veld, tekst)
