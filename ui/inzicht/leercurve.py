"""The learning curve: what came, what came of it and how long it took, each as a chart with its direction in words."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from ui.inzicht import tafelgrafieken as g
from ui.inzicht.beeld import periodezin
from ui.inzicht.deel import Grafiekplek, Inzichtdeel
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Kaart, Label
from weegtafel.inzicht import leercurve as curven
from weegtafel.inzicht.leercurve import Leercurve, trendzin

_TRENDS = (
    ("casussen", "Casussen per maand", ""),
    ("afgewezen", "Deel afgewezen of verwezen", ""),
    ("aangehouden", "Deel aangehouden", ""),
    ("minuten", "Tijd per casus", "minuten"),
    ("wachtdagen", "Wachttijd tot advies", "dagen"),
    ("acties", "Deel van de acties op tijd", ""),
)
#: Title and drawing of each chart, in reading order.
_BEELDEN = (
    ("Casussen aan tafel", g.casusbeeld),
    ("Afgewezen of verwezen", g.afwijsbeeld),
    ("Uitkomsten", g.uitkomstbeeld),
    ("Nieuw en her-indicatie", g.soortbeeld),
    ("Minuten per casus", g.tijdbeeld),
    ("Dagen van aanmelding tot advies", g.wachtbeeld),
    ("Aangehouden", g.aanhoudbeeld),
    ("Acties op tijd gedaan", g.actiebeeld),
)
NAAST = 720


class Leercurvedeel(Inzichtdeel):
    """Charts in two columns; the place on the agenda, wide, below them with its advice."""

    titel = "Leercurve"
    met_periode = True

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._richting = Kaart("Richting")
        self.trends = tuple(Label("", breekt=True) for _ in _TRENDS)
        for label in self.trends:
            self._richting.indeling.addWidget(label)
        self.kolom.addWidget(self._richting)
        self.plekken = tuple(Grafiekplek(omgeving) for _ in _BEELDEN)
        self._rooster = QGridLayout()
        marges(self._rooster, tussen=16)
        self.kolom.addLayout(self._rooster)
        self.agenda = Grafiekplek(omgeving)
        self.kolom.addWidget(self.agenda)
        self._advies = Kaart("Wat de volgorde zegt")
        self.plekadvies = Label("", breekt=True)
        self._advies.indeling.addWidget(self.plekadvies)
        self.kolom.addWidget(self._advies)
        self.kolom.addStretch(1)
        self._kolommen = 0
        self._schik()

    def _schik(self) -> None:
        kolommen = 2 if self.width() >= maat(NAAST) else 1
        if kolommen != self._kolommen:
            self._kolommen = kolommen
            for n, plek in enumerate(self.plekken):
                self._rooster.addWidget(plek, n // kolommen, n % kolommen)
            for n in range(2):
                self._rooster.setColumnStretch(n, 1 if n < kolommen else 0)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """One or two charts wide."""
        super().resizeEvent(gebeurtenis)
        self._schik()

    def ververs(self) -> None:
        """Fetch the figures of the period."""
        p = self.periode
        self.omgeving.runner.vraag(
            curven.leercurve, p.van, p.tot, self.omgeving.vandaag, van=self,
            klaar=lambda curve: self._toon(curve) if p == self.periode else None,
        )  # fmt: skip

    def _toon(self, curve: Leercurve) -> None:
        self.kop.zet(self.titel, periodezin(self.periode).capitalize())
        for label, (sleutel, wat, eenheid) in zip(self.trends, _TRENDS, strict=True):
            label.setText(trendzin(curve.trends[sleutel], wat, eenheid))
        for plek, (titel, maak) in zip(self.plekken, _BEELDEN, strict=True):
            plek.zet(
                partial(maak, curve),
                titel,
                "Hiervoor is in deze periode niets vastgelegd.",
                "Kies een langere periode.",
            )
        self.agenda.zet(
            lambda breedte, letter: g.plekbeeld(curve.plekken, breedte, letter),
            "Plaats op de agenda",
            "In deze periode is geen casus aan tafel afgerond.",
            "Kies een langere periode.",
        )
        self.plekadvies.setText(curve.plekadvies)
