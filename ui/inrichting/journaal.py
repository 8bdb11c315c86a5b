"""The journal to read: who did what when, on which number. Nothing in it can be changed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.inrichting.deel import Deel
from ui.models.tabel import Kolom
from ui.models.venster import VensterModel
from ui.scherm import Omgeving
from ui.theme.theme import maat
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.zoekveld import Zoekveld
from weegtafel.inrichting.schermqueries import (
    Journaalfilter,
    JournaalRij,
    journaal,
    journaalaantal,
    journaalkeuzes,
    journaalzin,
)

BLADZIJDE = 200


def woorden(naam: str) -> str:
    """A name from the journal as words: ``stel_advies_vast`` becomes ``Stel advies vast``."""
    return naam.replace("_", " ").capitalize()


class Journaal(Deel):
    """Only the lines in view are in memory."""

    titel = "Journaal"
    uitleg = (
        "Elke formele handeling, de nieuwste eerst: wie, wanneer, wat en op welk nummer. Nooit tekst uit een casus."
    )
    bevoegdheid = "document.uitgeven"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.kop.zet(self.titel, self.uitleg)
        self._filter = Journaalfilter()
        self._beurt = 0
        self.zoek = Zoekveld("Nummer, zoals WT-2026-0042")
        self.zoek.setAccessibleName("Zoek op nummer")
        self.zoek.setFixedWidth(maat(250))
        self.wie = Keuzelijst([], leeg="Iedereen")
        self.wat = Keuzelijst([], leeg="Elke handeling")
        self.wie.setAccessibleName("Wie")
        self.wat.setAccessibleName("Wat")
        self.zoek.gezocht.connect(lambda _tekst: self._tel())
        for lijst in (self.wie, self.wat):
            lijst.setFixedWidth(maat(190))
            lijst.gewijzigd.connect(lambda _waarde: self._tel())
        self.telling = Label("", "stil")
        self.controle = Knop("Controleer het journaal", hulp="Ga na of elke regel nog op de vorige aansluit")
        self.controle.clicked.connect(self._controleer)
        self.kop.voeg_actie_toe(self.controle)
        self.model: VensterModel[Any] = VensterModel(
            [
                Kolom("tijdstip", "Wanneer", lambda r: f"{r.tijdstip:%d-%m-%Y %H:%M}", breedte=144),
                Kolom("persoon", "Wie", lambda r: r.persoon, breedte=180),
                Kolom("handeling", "Wat", lambda r: woorden(r.handeling), breedte=172),
                Kolom("onderwerp", "Nummer", lambda r: r.onderwerp, breedte=134),
                Kolom("velden", "Velden", lambda r: r.velden.replace(" ", ", ").replace("_", " "), rol="stil"),
            ],
            self._haal,
            sleutel=lambda r: r.id,
            bladzijde=BLADZIJDE,
        )
        self.lijst = Lijst(self.model, self.titel, LegeStaat("geschiedenis", "Geen regels gevonden.", ""))
        self.kolom.addLayout(rij(self.zoek, self.wie, self.wat, None, self.telling, tussen=12))
        self.kolom.addWidget(self.lijst, 1)

    def ververs(self) -> None:
        """Fetch the choices and the lines."""
        self.omgeving.runner.vraag(journaalkeuzes, van=self, klaar=self._toon_keuzes)
        self._tel()

    def _toon_keuzes(self, keuzes: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        personen, handelingen = keuzes
        self.wie.zet_keuzes([(naam, naam) for naam in personen])
        self.wat.zet_keuzes([(woorden(h), h) for h in handelingen])

    def _tel(self) -> None:
        self._filter = Journaalfilter(
            persoon=self.wie.waarde() or "", handeling=self.wat.waarde() or "", onderwerp=self.zoek.text().strip()
        )
        self._beurt += 1
        beurt = self._beurt

        def toon(aantal: int) -> None:
            if beurt == self._beurt:
                self.model.ververs(aantal)
                getal = f"{aantal:,}".replace(",", ".")
                self.telling.setText("1 regel" if aantal == 1 else f"{getal} regels")

        self.omgeving.runner.vraag(journaalaantal, self._filter, van=self, klaar=toon)

    def _haal(self, offset: int, limit: int) -> None:
        beurt = self._beurt

        def lever(rijen: tuple[JournaalRij, ...]) -> None:
            if beurt == self._beurt:
                self.model.lever(offset, rijen)

        self.omgeving.runner.vraag(journaal, self._filter, offset, limit, van=self, klaar=lever)

    def _controleer(self) -> None:
        runner, mond = self.omgeving.runner, self.omgeving.mond
        self.controle.setEnabled(False)

        def klaar(uitslag: tuple[int, int | None]) -> None:
            self.controle.setEnabled(True)
            mond.meld("gelukt" if uitslag[1] is None else "fout", journaalzin(*uitslag))

        def fout(_mis: Exception) -> bool:
            self.controle.setEnabled(True)
            return False

        runner.doe(runner.programma.controleer_journaal, van=self, klaar=klaar, fout=fout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down goes from the search field into the list."""
        if event.key() == Qt.Key.Key_Down and self.zoek.hasFocus():
            self.lijst.setFocus()
            self.lijst.kies_eerste()
        else:
            super().keyPressEvent(event)
