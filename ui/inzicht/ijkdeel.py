"""Whether the forecasts of the doorbraken come true: chances beside outcomes, euros beside euros, the figures."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout

from ui.inzicht.beeld import periodezin
from ui.inzicht.bewaren import tabelknop, van_model
from ui.inzicht.deel import Grafiekplek, Inzichtdeel
from ui.inzicht.grafieken import getal
from ui.models.tabel import Kolom, RijModel, Uitlijning
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Kaart, Label, rij
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from weegtafel.inzicht import ijking
from weegtafel.inzicht.grafieken import betrouwbaarheid
from weegtafel.inzicht.ijking import Doorbraakijking, Realisatie
from weegtafel.inzicht.statistiek import IJking
from weegtafel.kernel.bedrag import toon_bedrag, uit_centen
from weegtafel.kernel.clock import datum_voluit

#: Figures beside each other.
PER_REGEL = 3


def euro(cent: int | None) -> str:
    """Cents as people read them."""
    return "–" if cent is None else toon_bedrag(uit_centen(cent))


def kansenzin(uit: IJking, onbekend: int) -> str:
    """What the Brier score says, against whoever would always forecast the mean."""
    wacht = f" Van {onbekend} effecten is nog niet bekend of ze uitkwamen." if onbekend else ""
    if uit.brier is None or uit.brier_vast is None:
        return f"Er is nog geen effect beoordeeld in de nazorg.{wacht}"
    scoort = f"Brier-score {getal(uit.brier, 3)} over {uit.aantal} effecten"
    if uit.aantal < 20:
        return f"{scoort}: te weinig om te zeggen of de voorspellingen kloppen. 0 is volmaakt.{wacht}"
    beter = "beter dan" if uit.brier < uit.brier_vast else "niet beter dan"
    return f"{scoort}: {beter} altijd het gemiddelde voorspellen ({getal(uit.brier_vast, 3)}). 0 is volmaakt.{wacht}"


def budgetzinnen(uit: Doorbraakijking) -> str:
    """What was left of each pot, with its share: a pot that stays full helps nobody."""
    zinnen = []
    for p in uit.potten:
        deel = f" ({getal(100 * p.vrij / p.pot)} %)" if p.pot and p.vrij > 0 else ""
        zinnen.append(
            f"Budget van {datum_voluit(p.van)} tot en met {datum_voluit(p.tot)}: {euro(p.pot)}. Op "
            f"{datum_voluit(p.op)} was daarvan {euro(p.gereserveerd)} gereserveerd, {euro(p.verplicht)} toegezegd en "
            f"{euro(p.vrij)} vrij{deel}."
        )
    return "\n".join(zinnen) or "Voor deze periode is geen budget vastgesteld."


def budgetregels(uit: Doorbraakijking) -> tuple[tuple[str, str], ...]:
    """The same as lines of a table."""
    return tuple(
        (f"{wat}, budget van {datum_voluit(p.van)} tot en met {datum_voluit(p.tot)}", euro(cent))
        for p in uit.potten
        for wat, cent in (
            ("Budget", p.pot),
            (f"Gereserveerd op {datum_voluit(p.op)}", p.gereserveerd),
            (f"Toegezegd op {datum_voluit(p.op)}", p.verplicht),
            (f"Vrij op {datum_voluit(p.op)}", p.vrij),
        )
    )


def cijferregels(uit: Doorbraakijking) -> tuple[tuple[str, str], ...]:
    """The figures of a period of decisions."""
    c = uit.cijfers
    return (
        ("Toegekend", str(c.aantal)),
        ("Gemiddeld bedrag", euro(c.gemiddeld)),
        ("Laagste bedrag", euro(c.laagste)),
        ("Hoogste bedrag", euro(c.hoogste)),
        ("Gemiddeld besparingspotentieel", euro(c.gemiddeld_besparingspotentieel)),
        ("Toegezegd", euro(c.verplicht)),
    )


def _model(wat: str) -> RijModel[Realisatie]:
    rechts = Uitlijning.RECHTS
    return RijModel(
        [
            Kolom("naam", wat, lambda r: r.naam, hulp=lambda r: r.naam),
            Kolom("effecten", "Effecten", lambda r: str(r.effecten), lambda r: r.effecten, rechts, 110),
            Kolom("verwacht", "Verwacht", lambda r: euro(r.verwacht_cent), lambda r: r.verwacht_cent, rechts, 150),
            Kolom(
                "echt", "Gerealiseerd", lambda r: euro(r.gerealiseerd_cent), lambda r: r.gerealiseerd_cent, rechts, 150
            ),
        ],
        sleutel=lambda r: r.naam,
    )


class IJkdeel(Inzichtdeel):
    """The sentence, the figures, the chart, and forecast beside realised euros."""

    titel = "Doorbraken geijkt"
    met_periode = True

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.regels: tuple[tuple[str, str], ...] = ()
        self.potregels: tuple[tuple[str, str], ...] = ()
        kaart = Kaart("Komen de voorspellingen uit?")
        self.zin = Label("", breekt=True)
        self._cijfers = QGridLayout()
        marges(self._cijfers, tussen=4)
        self._cijfers.setHorizontalSpacing(maat(24))
        self.waarden: dict[str, Label] = {}
        self.budget = Label("", "stil", breekt=True)
        kaart.indeling.addWidget(self.zin)
        kaart.indeling.addLayout(self._cijfers)
        kaart.indeling.addWidget(self.budget)
        self.grafiek = Grafiekplek(omgeving)
        self.kolom.addWidget(kaart)
        self.kolom.addWidget(self.grafiek)
        self.cijferknop = tabelknop(
            self, omgeving, self._cijfernaam, lambda: (("Cijfer", "Waarde"), self.regels + self.potregels)
        )
        kaart.indeling.addLayout(rij(self.cijferknop, None))
        self.tabelknoppen = [self.cijferknop]
        self.betalers, self.soorten = _model("Betaler"), _model("Wat is voorkomen")
        for kop, model in (("Per betaler", self.betalers), ("Per soort effect", self.soorten)):
            leeg = LegeStaat("bliksem", "Nog geen effect met bekende euro’s.", "Leg in de nazorg vast wat uitkwam.")
            lijst = Lijst(model, f"Verwachte en gerealiseerde euro’s, {kop.lower()}", leeg)
            lijst.setFixedHeight(maat(40 * 5))
            naam = f"Verwacht en gerealiseerd, {kop.lower()}"
            self.kolom.addWidget(Label(naam, "tussenkop"))
            self.kolom.addWidget(lijst)
            knop = tabelknop(self, omgeving, partial(str, naam), partial(van_model, model))
            self.kolom.addLayout(rij(knop, None))
            self.tabelknoppen.append(knop)
        self.kolom.addStretch(1)

    def _cijfernaam(self) -> str:
        return f"Doorbraakcijfers {self.periode.naam}"

    def ververs(self) -> None:
        """Fetch the decisions of the period."""
        p = self.periode
        self.omgeving.runner.vraag(
            ijking.ijking,
            p.van,
            min(p.tot, self.omgeving.vandaag),
            van=self,
            klaar=lambda uit: self._toon(uit) if p == self.periode else None,
        )

    def _toon(self, uit: Doorbraakijking) -> None:
        self.regels, self.potregels = cijferregels(uit), budgetregels(uit)
        self.kop.zet(self.titel, f"Besluiten van {periodezin(self.periode)}")
        self.zin.setText(kansenzin(uit.kansen, uit.onbekend))
        self.budget.setText(budgetzinnen(uit))
        for nummer, (naam, waarde) in enumerate(self.regels):
            if naam not in self.waarden:
                self.waarden[naam] = Label("", "tussenkop")
                regel, kolom = divmod(nummer, PER_REGEL)
                self._cijfers.addWidget(Label(naam, "stil"), 2 * regel, kolom)
                self._cijfers.addWidget(self.waarden[naam], 2 * regel + 1, kolom)
                self._cijfers.setColumnStretch(kolom, 1)
            self.waarden[naam].setText(waarde)
        self.grafiek.zet(
            lambda breedte, letter: betrouwbaarheid(uit.kansen, min(breedte, 46 * letter), letter),
            "Komen de kansen uit?",
            "Van geen effect uit deze periode is bekend of het uitkwam.",
            "Leg in de nazorg van een doorbraak vast wat er van elk effect werd, of kies een langere periode.",
        )
        self.betalers.ververs(uit.per_betaler)
        self.soorten.ververs(uit.per_soort)
