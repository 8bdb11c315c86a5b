"""Any period at all: a first and a last day."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.formulierdialoog import Formulierdialoog
from ui.scherm import Omgeving
from ui.widgets.datum_edit import DatumEdit
from weegtafel.inzicht.periode import Periode, toets_periode, vrije_periode
from weegtafel.kernel.opdracht import Opdracht


class Periodedialoog(Formulierdialoog):
    """Asks for two days; ``periode`` is what they make."""

    def __init__(self, ouder: QWidget, omgeving: Omgeving, nu: Periode) -> None:
        super().__init__(
            ouder.window(), omgeving, "Kies een periode", "Beide dagen tellen mee.", "Toon deze periode", self._geen
        )
        self.periode: Periode | None = None
        self._vandaag = omgeving.vandaag
        self.van, self.tot = (DatumEdit(dag, vandaag=lambda: omgeving.vandaag) for dag in (nu.van, nu.tot))
        self.veld("van", "Eerste dag", self.van, nodig="Vul de eerste dag in.")
        self.veld("tot", "Laatste dag", self.tot, nodig="Vul de laatste dag in.")

    @staticmethod
    def _geen(_waarden: dict[str, Any]) -> Opdracht:
        raise NotImplementedError  # choosing what to look at is no act

    def _doe(self) -> None:
        waarden = self.waarden()
        if waarden is None:
            return
        van: date = waarden["van"]
        tot: date = waarden["tot"]
        if fouten := toets_periode(van, tot, self._vandaag):
            self.toon(fouten)
            return
        self.periode = vrije_periode(van, tot)
        self.accept()


def vraag_periode(ouder: QWidget, omgeving: Omgeving, nu: Periode) -> Periode | None:
    """The period that was asked for; None when the user stopped."""
    dialoog = Periodedialoog(ouder, omgeving, nu)
    dialoog.exec()
    return dialoog.periode
