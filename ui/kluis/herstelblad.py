"""The recovery key, once: shown in groups, put on paper, and one group typed back as proof."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges
from ui.wachtwoordvelden import zinnen_van
from ui.widgets.basis import Kaart, Knop, Label, rij
from ui.widgets.formulier import Formulier
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kluisdaden import herstelgroepen, is_groep, schrijf_herstelsleutel


class Herstelblad(QWidget):
    """``klaar`` once somebody proved that the key stands elsewhere too."""

    klaar = Signal()

    def __init__(self, sleutel: str, map_: Path, moment: datetime) -> None:
        super().__init__()
        self._sleutel, self._map, self._moment = sleutel, map_, moment
        groepen = herstelgroepen(sleutel)
        self._gevraagd = secrets.randbelow(len(groepen))
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=12)
        kolom.addWidget(Label(self.tr("Bewaar de herstelsleutel"), "titel"))
        kolom.addWidget(
            Label(
                self.tr(
                    "Met deze sleutel komt u weer bij de gegevens als alle wachtwoorden kwijt zijn. Weegtafel toont "
                    "haar alleen nu. Zet haar op papier en bewaar dat achter slot, niet bij deze computer."
                ),
                breekt=True,
            )
        )
        kaart = Kaart()
        rooster = QGridLayout()
        marges(rooster, tussen=10)
        for nummer, groep in enumerate(groepen):
            vak = rij(Label(str(nummer + 1), "stil"), Label(groep, "cijfer"), None, tussen=12)
            rooster.addLayout(vak, nummer // 4, nummer % 4)
        kaart.indeling.addLayout(rooster)
        kaart.setAccessibleName(self.tr("Herstelsleutel: %s") % ", ".join(groepen))
        kaart.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        kolom.addWidget(kaart)
        self.knop_pdf = Knop(self.tr("Bewaar als PDF"), icoon="pdf")
        self.knop_druk = Knop(self.tr("Druk af"), icoon="afdrukken")
        self.knop_pdf.clicked.connect(self._bewaar)
        self.knop_druk.clicked.connect(self._druk_af)
        self.melding = Label("", "stil", breekt=True)
        kolom.addLayout(rij(self.knop_pdf, self.knop_druk, None))
        kolom.addWidget(self.melding)
        self.formulier = Formulier()
        self.groep = QLineEdit()
        self.groep.setMaxLength(12)
        self.formulier.voeg_toe(
            "groep",
            self.tr("Typ groep %d over van het papier") % (self._gevraagd + 1),
            self.groep,
            self.tr("Zo weet u zeker dat de sleutel op papier staat en leesbaar is."),
        )
        kolom.addWidget(self.formulier)
        kolom.addStretch(1)
        self.knop_verder = Knop(self.tr("Ga verder"), "hoofd")
        self.knop_verder.clicked.connect(self._verder)
        self.groep.returnPressed.connect(self._verder)
        kolom.addLayout(rij(None, self.knop_verder))

    def _bewaar(self) -> None:
        naam = str(Path.home() / "herstelsleutel Weegtafel.pdf")
        pad, _soort = QFileDialog.getSaveFileName(self, self.tr("Bewaar de herstelsleutel"), naam, "PDF (*.pdf)")
        if not pad:
            return
        doel = Path(pad)
        doel = doel if doel.suffix else doel.with_suffix(".pdf")
        try:
            if self._map.resolve() in doel.resolve().parents:
                self.melding.setText(self.tr("Kies een andere map: bij de gegevens zelf is de sleutel niet veilig."))
                return
            schrijf_herstelsleutel(self._sleutel, self._map, doel, self._moment)
        except Exception as fout:
            self.melding.setText(zinnen_van(fout))
        else:
            self.melding.setText(
                self.tr("Bewaard als “%s”. Druk het af en haal het bestand daarna van deze computer.") % doel.name
            )

    def _druk_af(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() != QDialog.DialogCode.Accepted:
            return
        groepen = herstelgroepen(self._sleutel)
        regels = [f"{n}.  {g}" for n, g in enumerate(groepen, 1)]
        papier = QTextDocument()
        papier.setPlainText(
            "Herstelsleutel van Weegtafel\n\n"
            + "\n".join(regels)
            + f"\n\nHoort bij de gegevens in {self._map}, {datum_voluit(self._moment.date())}.\n\n"
            "Kies bij het aanmelden “Wachtwoord vergeten” en typ de acht groepen over.\n"
            "Bewaar dit blad achter slot. Wie dit blad en de map met gegevens heeft, kan alles lezen."
        )
        papier.print_(printer)
        self.melding.setText(self.tr("Naar de printer gestuurd. Kijk of het blad leesbaar is."))

    def _verder(self) -> None:
        if is_groep(self._sleutel, self._gevraagd, self.groep.text()):
            self.klaar.emit()
        else:
            zin = self.tr("Dit is niet groep %d. Kijk op het papier; letters en cijfers lijken soms op elkaar.")
            self.formulier.toon_fouten({"groep": zin % (self._gevraagd + 1)})


class Hersteldialoog(QDialog):
    """The same as a dialog that cannot be closed before."""

    def __init__(self, ouder: QWidget | None, sleutel: str, map_: Path, moment: datetime) -> None:
        super().__init__(ouder)
        self.setWindowTitle(self.tr("Bewaar de herstelsleutel"))
        self.blad = Herstelblad(sleutel, map_, moment)
        self.blad.klaar.connect(self.accept)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 24)
        kolom.addWidget(self.blad)
        self.resize(maat(640), maat(520))

    def reject(self) -> None:
        """Escape and closing do nothing: the key is shown this once."""
        self.blad.melding.setText(self.tr("Typ eerst de gevraagde groep over. Daarna is de sleutel niet meer te zien."))


def toon_herstelsleutel(ouder: QWidget | None, sleutel: str, map_: Path, nu: Callable[[], datetime]) -> None:
    """Show it until it is on paper."""
    Hersteldialoog(ouder, sleutel, map_, nu()).exec()
