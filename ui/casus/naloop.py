"""Which texts of a casus are looked through on its page, in the order of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.anoniemvak import Vakplek
from ui.bewaarder import Bewaarder
from weegtafel.anonimiteit.codes import Onderwerp
from weegtafel.casus.velden import VELD

FUNCTIE = "inbrenger_functie"


class Functieveld(QLineEdit):
    """The function of who brings the casus in: said when it was made, shown in the head, and read like any text.

    It has no place of its own on the page; a finding in it is replaced or decided on from the bar.
    """

    def __init__(self, bewaarder: Bewaarder, ouder: QWidget) -> None:
        super().__init__(ouder)
        self._bewaarder = bewaarder
        self.setAccessibleName(self.tr("Functie van de inbrenger"))
        self.hide()
        self.textEdited.connect(lambda tekst: bewaarder.neem(FUNCTIE, " ".join(tekst.split())))

    def toon(self, tekst: str) -> None:
        """What is stored, unless it is being stored."""
        if not self._bewaarder.bezig(FUNCTIE):
            self._bewaarder.begin(FUNCTIE, tekst)
            self.setText(tekst)


def plekken(vakken: Mapping[str, QWidget], casus_id: int, naam: Callable[[str], str]) -> dict[str, Vakplek]:
    """The boxes with what they are called."""
    volgorde = list(VELD)

    def plaats(sleutel: str) -> tuple[int, str]:
        if sleutel == FUNCTIE:
            return -1, ""
        return volgorde.index(sleutel if sleutel in VELD else "segment"), "" if sleutel in VELD else sleutel

    def titel(sleutel: str) -> str:
        return "Functie van de inbrenger" if sleutel == FUNCTIE else naam(sleutel)

    return {s: Vakplek(titel(s), vakken[s], Onderwerp.CASUS, casus_id, s) for s in sorted(vakken, key=plaats)}
