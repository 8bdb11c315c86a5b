"""Who is expected at the table: a report in advance, by a letter or a double click."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.models.tabel import Kolom, RijModel
from ui.overleg.vormen import AANWEZIGHEID
from ui.widgets.lijst import Lijst
from ui.widgets.statuslabel import KLEUR
from weegtafel.kernel.codes import Aanwezigheidssoort, OverlegStatus
from weegtafel.overleg.schermrijen import DeelnemerRij

_KORT = {
    Aanwezigheidssoort.AFWEZIG_MET_BERICHT: "meldde zich af",
    Aanwezigheidssoort.AANWEZIG: "komt",
}


class Deelnemers(Lijst):
    """``gemeld`` carries (organisation id, Aanwezigheidssoort); B is away with notice, A is coming."""

    gemeld = Signal(int, object)

    def __init__(self, ouder: QWidget | None = None) -> None:
        self._status = OverlegStatus.GEPLAND
        self.rijen: RijModel[DeelnemerRij] = RijModel(
            (
                Kolom("naam", "Organisatie", lambda d: d.naam, hulp=lambda d: d.naam),
                Kolom("bericht", "Bericht", self._woord, breedte=136, icoon=self._icoon),
            ),
            sleutel=lambda d: d.id,
        )
        super().__init__(self.rijen, "Deelnemers", kaal=True, ouder=ouder)
        self.rijen.setParent(self)
        self.horizontalHeader().hide()
        self.geopend.connect(self._wissel)

    def _woord(self, d: DeelnemerRij) -> str:
        if self._status is OverlegStatus.GEPLAND:
            return _KORT.get(d.aanwezigheid, "geen bericht") if d.aanwezigheid is not None else "geen bericht"
        if d.aanwezigheid is Aanwezigheidssoort.AFWEZIG_MET_BERICHT:
            return "met bericht"
        return d.aanwezigheid.omschrijving if d.aanwezigheid is not None else "niet gemeld"

    def _icoon(self, d: DeelnemerRij) -> tuple[str, str]:
        if d.aanwezigheid is None:
            return ("vorm-ring", "stil")
        vorm = AANWEZIGHEID[d.aanwezigheid]
        return (vorm.icoon, KLEUR[vorm.toon])

    def toon(self, rijen: tuple[DeelnemerRij, ...], status: OverlegStatus) -> None:
        """Show the table of an overleg."""
        self._status = status
        self.rijen.ververs(rijen)

    def _wissel(self, d: Any) -> None:
        if self._status is OverlegStatus.GEPLAND:
            weg = d.aanwezigheid is Aanwezigheidssoort.AFWEZIG_MET_BERICHT
            self.gemeld.emit(d.id, Aanwezigheidssoort.AANWEZIG if weg else Aanwezigheidssoort.AFWEZIG_MET_BERICHT)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """A and B report; the space bar changes."""
        d: Any = self.gekozen_rij()
        toets = gebeurtenis.key()
        gepland = self._status is OverlegStatus.GEPLAND and d is not None and not gebeurtenis.modifiers()
        if gepland and toets in {Qt.Key.Key_A, Qt.Key.Key_B}:
            soort = Aanwezigheidssoort.AANWEZIG if toets == Qt.Key.Key_A else Aanwezigheidssoort.AFWEZIG_MET_BERICHT
            self.gemeld.emit(d.id, soort)
        elif gepland and toets == Qt.Key.Key_Space:
            self._wissel(d)
        else:
            super().keyPressEvent(gebeurtenis)
