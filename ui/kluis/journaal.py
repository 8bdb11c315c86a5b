"""The journal to read: who did what when, on which number. Nothing in it can be changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QInputDialog

from ui.kluis.deel import Kluisdeel
from ui.kluis.voortgangbrug import Voortgangbrug
from ui.models.tabel import Kolom
from ui.models.venster import VensterModel
from ui.scherm import Omgeving
from ui.theme.theme import maat
from ui.wachtwoordvelden import zinnen_van
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.datum_edit import DatumEdit
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
from weegtafel.kernel.voortgang import Afgebroken
from weegtafel.kluisdaden import exporteer_journaal, inzien, past_anker

BLADZIJDE = 200


def woorden(naam: str) -> str:
    """A name from the journal as words: ``stel_advies_vast`` becomes ``Stel advies vast``."""
    return naam.replace("_", " ").capitalize()


def _dag(veld: DatumEdit) -> date | None:
    try:
        return veld.datum()
    except ValueError:
        return None


class Journaaldeel(Kluisdeel):
    """Only the lines in view are in memory."""

    titel = "Journaal"
    uitleg = "Wie deed wat, wanneer en op welk nummer, ook inzien en zoeken. Nooit tekst uit een casus."

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
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
        vandaag = omgeving.vandaag
        self.van, self.tot = DatumEdit(vandaag=lambda: vandaag), DatumEdit(vandaag=lambda: vandaag)
        for veld, naam in ((self.van, "Vanaf"), (self.tot, "Tot en met")):
            veld.setAccessibleName(naam)
            veld.setFixedWidth(maat(140))
            veld.gewijzigd.connect(lambda _dag: self._tel())
        self.telling = Label("", "stil")
        self.controle = Knop("Controleer het journaal", hulp="Ga na of elke regel nog op de vorige aansluit")
        self.controle.clicked.connect(self._controleer)
        self.anker = Knop("Vergelijk met een anker", hulp="Het anker staat in de eigenschappen van een document")
        self.anker.clicked.connect(self._vergelijk)
        self.uitvoer = Knop("Bewaar als tabel", icoon="exporteer", hulp="Als XLSX of CSV, met de filters van nu")
        self.uitvoer.clicked.connect(self._bewaar)
        self.kop.voeg_actie_toe(self.uitvoer)
        self.model: VensterModel[Any] = VensterModel(
            [
                Kolom("tijdstip", "Wanneer", lambda r: f"{r.tijdstip:%d-%m-%Y %H:%M}", breedte=144),
                Kolom("persoon", "Wie", lambda r: r.persoon, breedte=180),
                Kolom("handeling", "Wat", lambda r: woorden(r.handeling), breedte=172),
                Kolom("onderwerp", "Nummer", lambda r: r.onderwerp, breedte=150),
                Kolom("velden", "Velden", lambda r: r.velden.replace(" ", ", ").replace("_", " "), rol="stil"),
            ],
            self._haal,
            sleutel=lambda r: r.id,
            bladzijde=BLADZIJDE,
        )
        self.lijst = Lijst(self.model, self.titel, LegeStaat("geschiedenis", "Geen regels gevonden.", ""))
        self.kolom.addLayout(rij(self.zoek, self.wie, self.wat, None, tussen=12))
        periode = rij(
            Label("Van", "stil"), self.van, Label("tot en met", "stil"), self.tot, None, self.telling, tussen=12
        )
        self.kolom.addLayout(periode)
        self.kolom.addWidget(self.lijst, 1)
        self.kolom.addLayout(rij(self.controle, self.anker, None))

    def ververs(self) -> None:
        """Fetch the choices and the lines; who reads the journal stands in it too."""
        self.omgeving.runner.meld_inzage("journaal", 0)
        self._vraag(journaalkeuzes, klaar=self._toon_keuzes)
        self._tel()

    def _vraag(self, functie: Callable[..., Any], *args: Any, klaar: Callable[[Any], None]) -> None:
        """Ask as somebody who may; the role is looked up in the data at that moment."""
        runner = self.omgeving.runner
        runner.doe(lambda: inzien(runner.programma, functie, *args), van=self, klaar=klaar)

    def _toon_keuzes(self, keuzes: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        personen, handelingen = keuzes
        self.wie.zet_keuzes([(naam, naam) for naam in personen])
        self.wat.zet_keuzes([(woorden(h), h) for h in handelingen])

    def _tel(self) -> None:
        self._filter = Journaalfilter(
            persoon=self.wie.waarde() or "",
            handeling=self.wat.waarde() or "",
            onderwerp=self.zoek.text().strip(),
            van=_dag(self.van),
            tot=_dag(self.tot),
        )
        self._beurt += 1
        beurt = self._beurt

        def toon(aantal: int) -> None:
            if beurt == self._beurt:
                self.model.ververs(aantal)
                getal = f"{aantal:,}".replace(",", ".")
                self.telling.setText("1 regel" if aantal == 1 else f"{getal} regels")

        self._vraag(journaalaantal, self._filter, klaar=toon)

    def _haal(self, offset: int, limit: int) -> None:
        beurt = self._beurt

        def lever(rijen: tuple[JournaalRij, ...]) -> None:
            if beurt == self._beurt:
                self.model.lever(offset, rijen)

        self._vraag(journaal, self._filter, offset, limit, klaar=lever)

    def _controleer(self) -> None:
        """Walk the whole chain beside the window; a dialog says that it is going on."""
        runner, mond = self.omgeving.runner, self.omgeving.mond
        brug = Voortgangbrug(
            "Het journaal wordt gecontroleerd", "Elke regel wordt nagerekend.", self.window(), stopt=True
        )
        uit: list[Any] = []

        def klaar(uitslag: tuple[int, int | None]) -> None:
            uit.append(uitslag)
            brug.sluit()

        def fout(mis: Exception) -> bool:
            uit.append(mis)
            brug.sluit()
            return True

        programma, stand = runner.programma, brug.stand
        runner.doe(lambda: programma.controleer_journaal(stand), van=self, klaar=klaar, fout=fout)
        brug.venster.exec()
        if isinstance(uit[0], Afgebroken):
            mond.meld("informatie", "De controle is afgebroken. Er is nog niets over het journaal te zeggen.")
        elif isinstance(uit[0], Exception):
            mond.vang(uit[0])
        else:
            mond.meld("gelukt" if uit[0][1] is None else "fout", journaalzin(*uit[0]))

    def _vergelijk(self) -> None:
        """Whether the journal still holds the line that a document outside names."""
        zin, ja = QInputDialog.getText(
            self, "Vergelijk met een anker", "Neem over uit de eigenschappen van het document (“journaalanker …”):"
        )
        if not ja or not zin.strip():
            return
        mond, programma = self.omgeving.mond, self.omgeving.runner.programma

        def klaar(past: bool) -> None:
            if past:
                mond.meld("gelukt", "Het anker past: het journaal is tot die regel niet herschreven.")
            else:
                mond.meld("fout", "Het anker past niet: het journaal is na die tijd herschreven, of het is van elders.")

        self.omgeving.runner.doe(lambda: past_anker(programma, zin), van=self, klaar=klaar)

    def _bewaar(self) -> None:
        """The lines of the filter as a table."""
        naam = str(Path.home() / f"journaal {self.omgeving.vandaag:%Y-%m-%d}.xlsx")
        soorten = "Excel (*.xlsx);;CSV (*.csv)"
        gekozen, soort = QFileDialog.getSaveFileName(self, "Bewaar het journaal", naam, soorten)
        if not gekozen:
            return
        pad = Path(gekozen)
        if not pad.suffix:
            pad = pad.with_suffix(".csv" if "csv" in soort else ".xlsx")
        programma, filter_, mond = self.omgeving.runner.programma, self._filter, self.omgeving.mond

        def klaar(aantal: int) -> None:
            mond.meld("gelukt", f"{aantal} {'regel' if aantal == 1 else 'regels'} bewaard in “{pad.name}”.")
            self._tel()

        def fout(mis: Exception) -> bool:
            mond.meld("fout", zinnen_van(mis))
            return True

        self.omgeving.runner.doe(lambda: exporteer_journaal(programma, filter_, pad), van=self, klaar=klaar, fout=fout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down goes from the search field into the list."""
        if event.key() == Qt.Key.Key_Down and self.zoek.hasFocus():
            self.lijst.setFocus()
            self.lijst.kies_eerste()
        else:
            super().keyPressEvent(event)
