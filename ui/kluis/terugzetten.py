"""Putting a copy back, step by step: which one, what will happen, the password of that moment, done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.kluis.werk import Zijspoor
from ui.models.tabel import Kolom, RijModel
from ui.theme.theme import maat, marges
from ui.wachtwoordvelden import Wachtwoordveld, zinnen_van
from ui.widgets.basis import Icoon, Kaart, Knop, Label, rij
from ui.widgets.formulier import Formulier
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from weegtafel.kernel.clock import datum_voluit
from weegtafel.onderhoud import Kopierij, kopieen_bij
from weegtafel.terughalen import Hersteld, herstel


def grootte(aantal: int) -> str:
    """Bytes as people say them, with a Dutch comma."""
    return f"{aantal / 1_000_000:.1f} MB".replace(".", ",") if aantal >= 100_000 else f"{max(1, aantal // 1000)} kB"


def kopiekolommen() -> list[Kolom[Kopierij]]:
    """How a copy is shown in a list."""
    return [
        Kolom("moment", "Moment", lambda k: f"{k.moment:%d-%m-%Y %H:%M}", lambda k: k.moment, breedte=150),
        Kolom("waarom", "Waarom", lambda k: k.waarom),
        Kolom("plek", "Plek", lambda k: "tweede plek" if k.op_tweede_plek else "deze computer", breedte=130),
        Kolom("grootte", "Grootte", lambda k: grootte(k.grootte), lambda k: k.grootte, breedte=90),
        Kolom(
            "goed", "Staat", lambda k: "goed" if k.goed else "niet goed", breedte=110,
            icoon=lambda k: ("vinkje", "goed") if k.goed else ("waarschuwing", "fout"),
        ),
        Kolom("weg", "Weg op", lambda k: f"{k.weg_op:%d-%m-%Y}", lambda k: k.weg_op, breedte=104, rol="stil"),
    ]  # fmt: skip


class Terugzetvenster(QDialog):
    """Accepted once the copy stands in the place of the vault; nobody may have that open. ``opzij`` is the old one."""

    def __init__(self, map_: Path, rijen: Sequence[Kopierij], gekozen: Kopierij | None = None, naam: str = "") -> None:
        super().__init__()
        self.map = map_
        self.opzij: Path | None = None
        self.spoor = Zijspoor(self)
        self.setWindowTitle(self.tr("Zet een kopie terug"))
        self.model: RijModel[Kopierij] = RijModel(kopiekolommen(), sleutel=lambda k: k.id)
        self._stapel = QStackedWidget()
        for blad in (self._kiesblad(), self._wachtwoordblad(naam), self._klaarblad()):
            self._stapel.addWidget(blad)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 24)
        kolom.addWidget(self._stapel)
        self.resize(maat(800), maat(580))
        self._toon(rijen)
        if gekozen is not None:
            self.lijst.kies(gekozen.id)
            if gekozen.goed:
                self._verder()

    def _toon(self, rijen: Sequence[Kopierij]) -> None:
        self.model.ververs(rijen)
        goed = next((k for k in rijen if k.goed), None)
        if goed is not None:
            self.lijst.kies(goed.id)
        self.knop_verder.setEnabled(goed is not None)

    def _kiesblad(self) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        marges(kolom, tussen=12)
        kolom.addWidget(Label(self.tr("Welke kopie wilt u terugzetten?"), "titel"))
        kolom.addWidget(Label(self.tr("De nieuwste die goed is, staat gekozen."), "stil"))
        self.lijst = Lijst(self.model, self.tr("Kopieën"), LegeStaat("kopie", self.tr("Hier staat geen kopie.")))
        kolom.addWidget(self.lijst, 1)
        elders, laat, self.knop_verder = (
            Knop(self.tr("Kies een andere map"), "stil", "map"),
            Knop(self.tr("Laat zo")),
            Knop(self.tr("Ga verder"), "hoofd"),
        )
        self.kies_melding = Label("", "fout", breekt=True)
        kolom.addWidget(self.kies_melding)
        elders.clicked.connect(self._elders)
        laat.clicked.connect(self.reject)
        self.knop_verder.clicked.connect(self._verder)
        self.lijst.geopend.connect(lambda _rij: self._verder())
        kolom.addLayout(rij(elders, None, laat, self.knop_verder))
        return blad

    def _wachtwoordblad(self, naam: str) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        marges(kolom, tussen=14)
        kolom.addWidget(Label(self.tr("Wat er gebeurt"), "titel"))
        kaart = Kaart()
        self.uitleg = Label("", breekt=True)
        kaart.indeling.addLayout(rij(Icoon("informatie", "accent", 24), self.uitleg, tussen=16))
        kolom.addWidget(kaart)
        self.formulier = Formulier()
        self.naam, self.wachtwoord = QLineEdit(naam), Wachtwoordveld()
        self.formulier.voeg_toe("naam", self.tr("Gebruikersnaam"), self.naam)
        self.formulier.voeg_toe(
            "wachtwoord", self.tr("Wachtwoord van dat moment"), self.wachtwoord,
            self.tr("Het wachtwoord dat u had toen deze kopie werd gemaakt."),
        )  # fmt: skip
        kolom.addWidget(self.formulier)
        self.melding = Label("", "fout", breekt=True)
        kolom.addWidget(self.melding)
        kolom.addStretch(1)
        terug, self.knop = Knop(self.tr("Ga terug")), Knop(self.tr("Zet deze kopie terug"), "hoofd")
        terug.clicked.connect(lambda: self._stapel.setCurrentIndex(0))
        self.knop.clicked.connect(self._zet_terug)
        self.wachtwoord.returnPressed.connect(self._zet_terug)
        kolom.addLayout(rij(None, terug, self.knop))
        return blad

    def _klaarblad(self) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        marges(kolom, tussen=14)
        kolom.addWidget(Label(self.tr("De kopie is teruggezet"), "titel"))
        self.afloop = Label("", breekt=True)
        kolom.addWidget(self.afloop)
        self.letopkaart, self.letop = Kaart(), Label("", breekt=True)
        self.letopkaart.indeling.addLayout(rij(Icoon("waarschuwing", "let_op"), self.letop, tussen=12))
        self.letopkaart.hide()
        kolom.addWidget(self.letopkaart)
        kolom.addStretch(1)
        self.knop_klaar = Knop(self.tr("Open de gegevens"), "hoofd")
        self.knop_klaar.clicked.connect(self.accept)
        kolom.addLayout(rij(None, self.knop_klaar))
        return blad

    def _elders(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(self, self.tr("Kies een kopie, of een map met kopieën"))
        if gekozen:
            rijen = kopieen_bij(Path(gekozen))
            self._toon(rijen)
            self.kies_melding.setText("" if rijen else self.tr("In die map staat geen kopie van Weegtafel."))

    def _verder(self) -> None:
        kopie = self.lijst.gekozen_rij()
        if kopie is None or not kopie.goed:
            zin = self.tr("Deze kopie is beschadigd, gewijzigd, of van een nieuwere versie. Kies een andere.")
            self.kies_melding.setText(zin)
            return
        self.kies_melding.setText("")
        moment = f"{datum_voluit(kopie.moment.date())} om {kopie.moment:%H:%M}"
        self.uitleg.setText(
            self.tr(
                "De gegevens worden zoals zij waren op %s. Wat daarna is gedaan, staat er dan niet in. De gegevens van "
                "nu worden niet gewist: zij gaan in dezelfde map opzij, in een map die “opzij” met de datum en de tijd "
                "heet. De kopie zelf blijft staan."
            )
            % moment
        )
        for sleutel in ("naam", "wachtwoord"):
            self.formulier.toon_veld(sleutel, kopie.beveiligd)
        self.melding.setText("")
        self._stapel.setCurrentIndex(1)
        if kopie.beveiligd:
            (self.wachtwoord if self.naam.text() else self.naam).setFocus()
        else:
            self.knop.setFocus()

    def _zet_terug(self) -> None:
        kopie = self.lijst.gekozen_rij()
        if kopie is None or not self.knop.isEnabled():
            return
        self.knop.setEnabled(False)
        naam, woord = (self.naam.text(), self.wachtwoord.text()) if kopie.beveiligd else ("", "")
        self.wachtwoord.wis()
        self.spoor.doe(lambda: herstel(kopie.map, self.map, naam, woord), van=self, klaar=self._klaar, fout=self._mis)

    def _klaar(self, hersteld: Hersteld) -> None:
        self.opzij = opzij = hersteld.opzij
        zin = self.tr("De kopie is nagelezen en staat op haar plaats.")
        if opzij is not None:
            zin += "\n\n" + self.tr("Wat er stond, staat nu in de map\n%s") % opzij
        self.afloop.setText(zin)
        self.letop.setText(hersteld.waarschuwing)
        self.letopkaart.setVisible(bool(hersteld.waarschuwing))
        self._stapel.setCurrentIndex(2)
        self.knop_klaar.setFocus()

    def _mis(self, fout: Exception) -> None:
        self.knop.setEnabled(True)
        self.melding.setText(zinnen_van(fout))

    def reject(self) -> None:
        """Not halfway; once it is done, closing is going on."""
        if self._stapel.currentIndex() == 2:
            self.accept()
        elif self.knop.isEnabled():
            super().reject()

    def done(self, uitkomst: int) -> None:
        """Let go of the thread."""
        self.spoor.sluit()
        super().done(uitkomst)
