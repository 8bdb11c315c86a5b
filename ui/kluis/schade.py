"""A damaged file: put a copy back, save what can be read, or stop. The file itself is never touched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.kluis.terugzetten import Terugzetvenster
from ui.kluis.werk import Zijspoor
from ui.theme.theme import maat, marges
from ui.wachtwoordvelden import Wachtwoordveld, zinnen_van
from ui.widgets.basis import Icoon, Kaart, Knop, Label, rij
from ui.widgets.formulier import Formulier
from weegtafel.kernel.clock import datum_voluit
from weegtafel.onderhoud import kopieen_bij
from weegtafel.poort import is_beveiligd
from weegtafel.terughalen import red


class Schadevenster(QDialog):
    """Accepted when ``map`` can be opened: the same folder after a restore, or the new one after saving."""

    def __init__(self, map_: Path, melding: str) -> None:
        super().__init__()
        self.map = map_
        self._van = map_
        self._naar: Path | None = None
        self.spoor = Zijspoor(self)
        self.setWindowTitle(self.tr("Dit bestand is beschadigd"))
        self._rijen = kopieen_bij(map_)
        self._stapel = QStackedWidget()
        for blad in (self._keuzeblad(melding), self._redblad(), self._verslagblad()):
            self._stapel.addWidget(blad)
        kolom = QVBoxLayout(self)
        marges(kolom, 40, 32, 40, 28)
        kolom.addWidget(self._stapel)
        self.resize(maat(720), maat(560))

    def _keuzeblad(self, melding: str) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        marges(kolom, tussen=14)
        kolom.addLayout(
            rij(
                Icoon("waarschuwing", "fout", 28), Label(self.tr("Dit bestand is beschadigd"), "titel"), None, tussen=12
            )
        )
        kolom.addWidget(Label(melding.partition(". ")[0] + ".", breekt=True))
        kolom.addWidget(
            Label(self.tr("Er is niets gewijzigd, en wat u hier kiest laat dit bestand staan zoals het is."), "stil",
                  breekt=True)
        )  # fmt: skip
        goed = next((k for k in self._rijen if k.goed), None)
        laatste = (
            self.tr("De laatste goede kopie is van %s om %s.")
            % (datum_voluit(goed.moment.date()), f"{goed.moment:%H:%M}")
            if goed is not None
            else self.tr("Bij deze gegevens staat geen goede kopie; kies er zelf een, bijvoorbeeld op een stick.")
        )
        self.knop_terug = self._keuze(
            kolom, "herstel", self.tr("Zet een kopie terug"), laatste, hoofd=goed is not None
        )  # fmt: skip
        self.knop_red = self._keuze(
            kolom, "kopie", self.tr("Red wat leesbaar is"),
            self.tr("In een nieuwe map, met een lijst van wat niet meer te lezen was."), hoofd=goed is None,
        )  # fmt: skip
        self.knop_terug.clicked.connect(self._zet_terug)
        self.knop_red.clicked.connect(self._naar_redden)
        kolom.addStretch(1)
        stop = Knop(self.tr("Stop"))
        stop.clicked.connect(self.reject)
        kolom.addLayout(rij(None, stop))
        return blad

    @staticmethod
    def _keuze(kolom: QVBoxLayout, icoon: str, tekst: str, uitleg: str, *, hoofd: bool) -> Knop:
        knop = Knop(tekst, "hoofd" if hoofd else "gewoon")
        knop.setMinimumWidth(maat(200))
        knop.setAccessibleDescription(uitleg)
        kaart = Kaart()
        balk = rij(Icoon(icoon, "accent", 24), tussen=16)
        balk.addWidget(Label(uitleg, breekt=True), 1)
        balk.addWidget(knop)
        kaart.indeling.addLayout(balk)
        kolom.addWidget(kaart)
        return knop

    def _redblad(self) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        marges(kolom, tussen=14)
        kolom.addWidget(Label(self.tr("Red wat leesbaar is"), "titel"))
        kolom.addWidget(
            Label(self.tr("Weegtafel leest elke regel die nog te lezen is en zet haar in een nieuwe, lege map."),
                  breekt=True)
        )  # fmt: skip
        self._waar = Label("", "stil", breekt=True)
        self.knop_map = Knop(self.tr("Kies een lege map"), icoon="map")
        self.knop_map.clicked.connect(self._kies_map)
        kolom.addWidget(self._waar)
        kolom.addLayout(rij(self.knop_map, None))
        self.formulier = Formulier()
        self.naam, self.wachtwoord = QLineEdit(), Wachtwoordveld()
        self.formulier.voeg_toe("naam", self.tr("Gebruikersnaam"), self.naam)
        self.formulier.voeg_toe("wachtwoord", self.tr("Wachtwoord"), self.wachtwoord)
        self.formulier.setVisible(is_beveiligd(self._van))
        kolom.addWidget(self.formulier)
        self.melding = Label("", "fout", breekt=True)
        kolom.addWidget(self.melding)
        kolom.addStretch(1)
        terug, self.knop_begin = Knop(self.tr("Ga terug")), Knop(self.tr("Begin met redden"), "hoofd")
        terug.clicked.connect(lambda: self._stapel.setCurrentIndex(0))
        self.knop_begin.clicked.connect(self._red)
        self.wachtwoord.returnPressed.connect(self._red)
        kolom.addLayout(rij(None, terug, self.knop_begin))
        return blad

    def _verslagblad(self) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        marges(kolom, tussen=14)
        kolom.addWidget(Label(self.tr("Wat gered is"), "titel"))
        self.uitslag = Label("", breekt=True)
        self.verslag = QPlainTextEdit(readOnly=True)
        self.verslag.setMinimumHeight(maat(260))
        self.verslag.setAccessibleName(self.tr("Wat niet te lezen was"))
        kolom.addWidget(self.uitslag)
        kolom.addWidget(self.verslag, 1)
        kolom.addStretch(1)
        self.knop_open = Knop(self.tr("Open de nieuwe map"), "hoofd")
        self.knop_open.clicked.connect(self._open_nieuw)
        kolom.addLayout(rij(None, self.knop_open))
        return blad

    def _zet_terug(self) -> None:
        venster = Terugzetvenster(self._van, self._rijen)
        if venster.exec() == QDialog.DialogCode.Accepted:
            self.accept()

    def _naar_redden(self) -> None:
        self._stel_voor(self._van.with_name(f"{self._van.name} gered"))
        self._stapel.setCurrentIndex(1)

    def _stel_voor(self, map_: Path) -> None:
        self._naar = map_
        self._waar.setText(self.tr("De geredde gegevens komen in %s") % map_)

    def _kies_map(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(self, self.tr("Kies een lege map"), str(self._van.parent))
        if gekozen:
            self._stel_voor(Path(gekozen))

    def _red(self) -> None:
        naar = self._naar
        if naar is None or not self.knop_begin.isEnabled():
            return
        self.knop_begin.setEnabled(False)
        self.melding.setText("")
        naam, woord = self.naam.text(), self.wachtwoord.text()
        self.wachtwoord.wis()
        self.spoor.doe(lambda: red(self._van, naar, naam, woord), van=self, klaar=self._gered, fout=self._mis)

    def _gered(self, zinnen: tuple[str, ...]) -> None:
        self.knop_begin.setEnabled(True)
        self.uitslag.setText(
            self.tr("Alles was nog te lezen. De nieuwe map is: %s") % self._naar
            if not zinnen
            else self.tr("Het meeste staat in %s. Dit was niet te lezen; vergelijk het met een kopie:") % self._naar
        )
        self.verslag.setPlainText("\n".join(zinnen))
        self.verslag.setVisible(bool(zinnen))
        self._stapel.setCurrentIndex(2)
        self.knop_open.setFocus()

    def _open_nieuw(self) -> None:
        if self._naar is not None:
            self.map = self._naar
        self.accept()

    def _mis(self, fout: Exception) -> None:
        self.knop_begin.setEnabled(True)
        self.melding.setText(zinnen_van(fout))

    def done(self, uitkomst: int) -> None:
        """Let go of the thread."""
        self.spoor.sluit()
        super().done(uitkomst)
