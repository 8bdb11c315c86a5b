"""How much comes in: monthly counts typed in a table or read from a file, and what they show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from ui.bestandskeuze import kies_doel
from ui.bewaren import CSV, XLSX, meld_bewaard
from ui.inzicht import tafelgrafieken as g
from ui.inzicht.beeld import periodezin, twaalf_maanden
from ui.inzicht.bewaren import UITGEVERS, mag_uitgeven
from ui.inzicht.deel import Grafiekplek, Inzichtdeel
from ui.inzicht.instroomimport import vraag_import
from ui.inzicht.teltabel import Teltabel
from ui.scherm import Omgeving
from ui.theme.theme import maat
from ui.widgets.basis import Icoonknop, Kaart, Knop, Label, rij
from ui.widgets.keuzelijst import Keuzelijst
from weegtafel.inrichting import queries as inrichting
from weegtafel.inzicht import instroomqueries
from weegtafel.inzicht.instroom import maandnaam
from weegtafel.inzicht.instroomqueries import InstroomRij, Maandinstroom, Organisatieinstroom
from weegtafel.inzicht.periode import Periode, volgende_maand

#: How far back counts can be typed.
MAANDEN_TERUG = 36


@dataclass(frozen=True, slots=True)
class Instroombeeld:
    """What this part shows."""

    periode: Periode
    maand: date
    wie: tuple[tuple[int | None, str], ...]
    """Who can have counts in the month; None is the whole table."""
    tellingen: tuple[InstroomRij, ...]
    reeks: tuple[Maandinstroom, ...]
    organisaties: tuple[Organisatieinstroom, ...]


def haal_instroom(sessie: Any, periode: Periode, maand: date) -> Instroombeeld:
    """All of it in one visit."""
    tellingen = instroomqueries.tellingen(sessie, maand, maand)
    geteld = {t.organisatie_id for t in tellingen}
    leden = [
        (o.id, o.naam) for o in inrichting.organisaties(sessie, maand) if o.neemt_deel or o.id in geteld
    ]  # an organisation that counted and left stays in sight
    erbij = [(t.organisatie_id, t.organisatie) for t in tellingen if t.organisatie_id not in {i for i, _ in leden}]
    wie: list[tuple[int | None, str]] = [*leden, *((i, n) for i, n in erbij if i is not None), (None, "Hele tafel")]
    return Instroombeeld(
        periode,
        maand,
        tuple(wie),
        tellingen,
        instroomqueries.maandreeks(sessie, periode.van, periode.tot),
        instroomqueries.per_organisatie(sessie, periode.van, periode.tot),
    )


class Instroomdeel(Inzichtdeel):
    """The chart first, the table to type in under it; the choice of month stands with the table."""

    titel = "Instroom"
    met_periode = True

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        mag = omgeving.mag("inzicht.instroom")
        self.inlezen = Knop("Lees een bestand in", icoon="importeer", hulp="CSV of Excel met maand, complex en totaal")
        self.inlezen.setEnabled(mag)
        if not mag:
            self.inlezen.setToolTip("De instroom telt een secretaris of beheerder.")
        self.inlezen.clicked.connect(lambda _aan=False: self._lees_in())
        self.kop.voeg_actie_toe(self.inlezen)
        self.grafiek, self.organisaties = Grafiekplek(omgeving), Grafiekplek(omgeving)
        deze = omgeving.vandaag.replace(day=1)
        maanden = [volgende_maand(deze, -n) for n in range(MAANDEN_TERUG)]
        self.maandkeuze = Keuzelijst([(maandnaam(m).capitalize(), m) for m in maanden], leeg=None)
        self.maandkeuze.setAccessibleName("Maand van de telling")
        self.maandkeuze.setMinimumWidth(maat(200))
        self.maandkeuze.zet_waarde(twaalf_maanden(omgeving.vandaag).tot.replace(day=1))
        self.maandkeuze.gewijzigd.connect(lambda _maand: self.ververs())
        vorige = Icoonknop("pijl-links", "Vorige maand")
        volgende = Icoonknop("pijl-rechts", "Volgende maand")
        vorige.clicked.connect(lambda _aan=False: self._blader(-1))
        volgende.clicked.connect(lambda _aan=False: self._blader(1))
        self.tabel = Teltabel(omgeving, mag)
        self.tabel.geteld.connect(self.ververs)
        kaart = Kaart("Nieuwe indicaties tellen")
        kaart.indeling.addLayout(rij(vorige, self.maandkeuze, volgende, None))
        kaart.indeling.addWidget(self.tabel)
        self.bewaar = Knop("Bewaar alle tellingen", "stil", "exporteer", hulp="Als Excel of CSV")
        self.bewaar.clicked.connect(lambda _aan=False: self._bewaar())
        if not mag_uitgeven(omgeving):
            self.bewaar.setEnabled(False)
            self.bewaar.setToolTip(UITGEVERS)
        kaart.indeling.addLayout(rij(self.bewaar, None))
        kaart.indeling.addWidget(
            Label(
                "Tel per organisatie, of voor de hele tafel samen. Enter gaat naar het volgende vak; een regel wordt "
                "bewaard zodra beide aantallen er staan. Maak beide vakken leeg om een telling te wissen.",
                "klein",
                breekt=True,
            )
        )
        for widget in (self.grafiek, kaart, self.organisaties):
            self.kolom.addWidget(widget)
        self.kolom.addStretch(1)

    @property
    def maand(self) -> date:
        """The month that is being counted."""
        gekozen = self.maandkeuze.waarde()
        assert isinstance(gekozen, date)
        return gekozen

    def ververs(self) -> None:
        """Fetch the counts of the month and the shares of the period."""
        self.omgeving.runner.vraag(haal_instroom, self.periode, self.maand, van=self, klaar=self._toon)

    def _toon(self, beeld: Instroombeeld) -> None:
        if (beeld.periode, beeld.maand) != (self.periode, self.maand):
            return
        self.kop.zet(self.titel, periodezin(beeld.periode).capitalize())
        self.tabel.toon(beeld.maand, beeld.wie, beeld.tellingen)
        self.grafiek.zet(
            lambda breedte, letter: g.instroombeeld(beeld.periode, beeld.reeks, breedte, letter),
            "Complex deel van de nieuwe instroom",
            "In deze periode is geen instroom geteld, of zo weinig dat een percentage toeval zou zijn.",
            "Vul hieronder de aantallen per maand in, of lees een bestand in.",
        )
        streef = (float(beeld.reeks[-1].band_laag), float(beeld.reeks[-1].band_hoog)) if beeld.reeks else None
        self.organisaties.zet(
            lambda breedte, letter: g.organisatiebeeld(beeld.organisaties, streef, breedte, letter),
            "Complex deel per organisatie",
            "Geen organisatie heeft in deze periode genoeg nieuwe indicaties voor een percentage.",
            "Tel de instroom per organisatie, of kies een langere periode.",
        )

    def _blader(self, stap: int) -> None:
        doel = volgende_maand(self.maand, stap)
        self.maandkeuze.zet_waarde(doel)
        if self.maandkeuze.waarde() == doel:
            self.ververs()
        else:
            self.maandkeuze.zet_waarde(volgende_maand(doel, -stap))

    def _bewaar(self) -> None:
        from weegtafel.tabeluitgave import exporteer_tabel

        pad = kies_doel(self, "Bewaar alle tellingen", "Instroom.xlsx", (XLSX, CSV))
        if pad is not None:
            programma = self.omgeving.runner.programma
            self.omgeving.runner.doe(
                lambda: exporteer_tabel(programma, "instroom", 0, pad),
                van=self,
                klaar=lambda _uit: meld_bewaard(self.omgeving, pad),
            )

    def _lees_in(self) -> None:
        pad, _ = QFileDialog.getOpenFileName(
            self, "Kies een bestand met tellingen", "", "Tabellen (*.xlsx *.csv);;Alle bestanden (*)"
        )
        if pad and vraag_import(self, self.omgeving, Path(pad)):
            self.ververs()
