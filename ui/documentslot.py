"""The question after a place was chosen for a document: with or without a password on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges
from ui.wachtwoordvelden import NieuwWachtwoord
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.formulier import Formulier
from ui.widgets.segmentknoppen import Segment, Segmentknoppen
from weegtafel.kluisdaden import documentwachtwoordzin


class Documentslot(QDialog):
    """Two buttons side by side; with a password there are two fields below, and what it means to lose it."""

    def __init__(self, ouder: QWidget | None, pad: Path) -> None:
        super().__init__(ouder)
        vraag = self.tr("Een wachtwoord op dit document?")
        self.setWindowTitle(vraag)
        self.keuze = Segmentknoppen(
            [
                Segment(False, self.tr("Zonder wachtwoord"), "document"),
                Segment(True, self.tr("Met een wachtwoord"), "hangslot"),
            ],
            vraag,
        )
        self.keuze.zet_waarde(False)
        self.keuze.gewijzigd.connect(lambda _waarde: self._toon())
        self.formulier = Formulier()
        self.velden = NieuwWachtwoord(
            self.formulier, lambda: (pad.stem,), self.tr("Wachtwoord van het document"), documentwachtwoordzin
        )
        opent = (
            self.tr("Elke lezer van PDF vraagt erom. Voor een archief is dit bestand niet geschikt.")
            if pad.suffix.lower() == ".pdf"
            else self.tr("Word en LibreOffice vragen erom bij het openen.")
        )
        self.gevolg = QWidget()
        kolom = QVBoxLayout(self.gevolg)
        marges(kolom, tussen=8)
        kolom.addWidget(Label(opent, "stil", breekt=True))
        kolom.addWidget(
            Label(
                self.tr(
                    "Weegtafel bewaart dit wachtwoord niet. Raakt het kwijt, dan opent niemand dit bestand meer; wat "
                    "in Weegtafel staat blijft, dus geef het document dan opnieuw uit. Zeg het wachtwoord langs een "
                    "andere weg dan die van het document, en neem niet dat waarmee u zich aanmeldt."
                ),
                "stil",
                breekt=True,
            )
        )
        self.knop, self.laat = Knop("", "hoofd"), Knop(self.tr("Bewaar niet"))
        self.knop.setDefault(True)
        self.knop.clicked.connect(self._neem)
        self.velden.een.returnPressed.connect(self.velden.twee.setFocus)
        self.velden.twee.returnPressed.connect(self._neem)
        self.laat.clicked.connect(self.reject)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 24, tussen=16)
        kolom.addWidget(Label(vraag, "kop"))
        uitleg = self.tr(
            "“%s” leest iedereen die het bestand heeft. Gaat het per mail of op een stick weg, beveilig het dan."
        )
        kolom.addWidget(Label(uitleg % pad.name, breekt=True))
        kolom.addLayout(rij(self.keuze, None))
        kolom.addWidget(self.formulier)
        kolom.addWidget(self.gevolg)
        kolom.addStretch(1)
        kolom.addLayout(rij(None, self.laat, self.knop))
        self.setMinimumWidth(maat(600))
        self._toon()
        self.knop.setFocus()

    def _toon(self) -> None:
        met = bool(self.keuze.waarde())
        self.formulier.setVisible(met)
        self.gevolg.setVisible(met)
        self.knop.setText(self.tr("Bewaar met wachtwoord") if met else self.tr("Bewaar zonder wachtwoord"))
        # A return in the first field goes to the second one; the button takes it only where there are no fields.
        self.knop.setDefault(not met)
        self.knop.setAutoDefault(not met)
        self.laat.setAutoDefault(not met)
        if met:
            self.velden.een.setFocus()
        # Room for an error under each field, so that nothing jumps while one types.
        self.setMinimumHeight(maat(560 if met else 260))
        self.resize(maat(600), maat(560 if met else 260))

    def _neem(self) -> None:
        if self.keuze.waarde():
            fouten = self.velden.fouten()
            self.formulier.toon_fouten(fouten)
            if fouten:
                return
        self.accept()

    def wachtwoord(self) -> str:
        """What was chosen; empty for none."""
        return self.velden.wachtwoord() if self.keuze.waarde() else ""


def vraag_wachtwoord(ouder: QWidget | None, pad: Path) -> str | None:
    """Ask; the password, empty for none, or None when the user does not want the document after all."""
    venster = Documentslot(ouder, pad)
    try:
        return venster.wachtwoord() if venster.exec() == QDialog.DialogCode.Accepted else None
    finally:
        venster.velden.wis()
        venster.deleteLater()
