"""The calculation of the social return, as a step of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.doorbraak.blad import Blad
from ui.doorbraak.rijen import Rijgroep
from ui.doorbraak.stapdeel import Meeschrijven, Stapdeel, Werkplek
from ui.theme.theme import marges
from ui.widgets.basis import Label
from weegtafel.doorbraak.codes import AanvraagStatus, Deel

if TYPE_CHECKING:
    from ui.doorbraak.rekenblad import Rekenblad


class Rekendeel(Stapdeel):
    """Holds the rekenblad; that is made when this step is first opened, for numpy and the charts come with it."""

    sleutel, titel, breed = "rendement", "Rendement", True

    def __init__(self, plek: Werkplek) -> None:
        super().__init__(plek)
        marges(self.kolom, tussen=8)
        self._vooraf = Label("De berekening hoort bij het plan: eerst komt er een coach.", "stil", breekt=True)
        self.kolom.addWidget(self._vooraf, 0, Qt.AlignmentFlag.AlignTop)
        self._meeschrijven = Meeschrijven()
        self._meeschrijven.gekozen.connect(self._schrijf_mee)
        self._schrijft_mee = False
        self.kolom.addWidget(self._meeschrijven)
        self.rekenblad: Rekenblad | None = None

    def toon(self, blad: Blad) -> None:
        """Before the plan there is nothing to calculate."""
        super().toon(blad)
        self._vooraf.setVisible(not self._heeft_plan)
        self._meeschrijven.setVisible(self._leest_mee)
        if self.rekenblad is not None:
            self.rekenblad.zet_alleen_lezen(self._leest_mee)

    @property
    def _leest_mee(self) -> bool:
        """Whether somebody who can still judge the plan reads it, and did not choose to write in it."""
        blad = self.blad
        if blad is None or self._schrijft_mee or not blad.bewerkbaar(Deel.EFFECT):
            return False
        return blad.kan_straks_toetsen(self.omgeving.actor.persoon_id)

    def _schrijf_mee(self) -> None:
        self._schrijft_mee = True
        if self.blad is not None:
            self.toon(self.blad)
            self.begin()

    @property
    def _heeft_plan(self) -> bool:
        vroeg = (AanvraagStatus.AANVRAAG, AanvraagStatus.ROUTE, AanvraagStatus.COACH)
        return self.blad is not None and (self.blad.feiten.status not in vroeg or bool(self.blad.feiten.effecten))

    def open(self) -> None:
        """Make the rekenblad."""
        if self.rekenblad is None and self._heeft_plan:
            from ui.doorbraak.rekenblad import Rekenblad

            self.rekenblad = Rekenblad(self.omgeving, self.plek.aanvraag_id)
            self.rekenblad.getoond.connect(self.tekst_anders)
            self.rekenblad.zet_alleen_lezen(self._leest_mee)
            self.kolom.addWidget(self.rekenblad, 1)
        if self.rekenblad is not None:
            self.rekenblad.ververs()

    def spoel(self) -> None:
        """Send what is typed on the rekenblad."""
        if self.rekenblad is not None:
            self.rekenblad.spoel()

    def tekstgroepen(self) -> tuple[Rijgroep, ...]:
        """The effects, while one may write in them."""
        return () if self.rekenblad is None or not self.rekenblad.bewerkbaar else (self.rekenblad.effecten,)

    def concepten(self) -> tuple[str, ...]:
        """What the rekenblad could not store."""
        return () if self.rekenblad is None else self.rekenblad.onbewaard()

    def begin(self) -> None:
        """Where the rekenblad begins."""
        if self.rekenblad is not None:
            self.rekenblad.begin()
