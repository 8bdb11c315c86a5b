"""How alike the table sees: agreement of the first impressions, after the discussion, and by criterion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ui.inzicht import tafelgrafieken as g
from ui.inzicht.beeld import periodezin
from ui.inzicht.deel import Grafiekplek, Inzichtdeel
from ui.scherm import Omgeving
from ui.widgets.basis import Kaart, Label
from weegtafel.inzicht import eensgezindheid
from weegtafel.inzicht.eensgezindheid import Criteriumeens, VoorEnNa
from weegtafel.inzicht.overeenstemming import in_woorden
from weegtafel.inzicht.periode import Periode


@dataclass(frozen=True, slots=True)
class Eensbeeld:
    """What this part shows."""

    periode: Periode
    samen: VoorEnNa
    maanden: tuple[tuple[str, VoorEnNa], ...]
    criteria: tuple[Criteriumeens, ...]


def haal_eens(sessie: Any, periode: Periode) -> Eensbeeld:
    """All of it in one visit."""
    van, tot = periode.van, periode.tot
    return Eensbeeld(
        periode,
        eensgezindheid.voor_en_na(sessie, van, tot),
        eensgezindheid.per_maand(sessie, van, tot),
        eensgezindheid.per_criterium(sessie, van, tot),
    )


class Eensdeel(Inzichtdeel):
    """Agreement in words first, then by month and by criterion."""

    titel = "Eensgezindheid"
    met_periode = True

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        woorden = Kaart("Wat dit zegt")
        self.voor, self.na = Label("", breekt=True), Label("", breekt=True)
        uitleg = Label(
            "De maat is Krippendorffs alpha: 1 is volledig gelijk, 0 is wat toeval geeft. Vanaf 0,667 zijn "
            "voorzichtige conclusies mogelijk, vanaf 0,8 is het betrouwbaar. Een lid oordeelt over de hele casus, niet "
            "per criterium. Onthouding telt niet als oordeel.",
            "klein",
            breekt=True,
        )
        for label in (self.voor, self.na, uitleg):
            woorden.indeling.addWidget(label)
        self.kolom.addWidget(woorden)
        self.maanden, self.criteria = Grafiekplek(omgeving), Grafiekplek(omgeving)
        self.kolom.addWidget(self.maanden)
        self.kolom.addWidget(self.criteria)
        self.kolom.addStretch(1)

    def ververs(self) -> None:
        """Fetch the agreement of the period."""
        self.omgeving.runner.vraag(haal_eens, self.periode, van=self, klaar=self._toon)

    def _toon(self, beeld: Eensbeeld) -> None:
        if beeld.periode != self.periode:
            return
        self.kop.zet(self.titel, periodezin(beeld.periode).capitalize())
        self.voor.setText(f"Vóór de bespreking: {in_woorden(beeld.samen.voor)}")
        self.na.setText(f"Na de bespreking: {in_woorden(beeld.samen.na)}")
        daarna = "Laat elke deelnemer vóór de bespreking een eerste indruk geven, en kies een langere periode."
        self.maanden.zet(
            lambda breedte, letter: g.eensbeeld(beeld.maanden, breedte, letter),
            "Overeenstemming per maand",
            "Er zijn in deze periode geen casussen met twee of meer verschillende oordelen.",
            daarna,
        )
        self.criteria.zet(
            lambda breedte, letter: g.criteriumbeeld(beeld.criteria, breedte, letter),
            "Overeenstemming waar een criterium knelt",
            "Er zijn in deze periode geen criteria gewogen als deels of niet voldaan.",
            daarna,
        )
