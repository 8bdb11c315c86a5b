"""Choosing a price from the list by typing: what it is, what it costs, of which year, and who said so."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QVBoxLayout, QWidget

from ui.models.tabel import Kolom, RijModel, Uitlijning
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.zoekveld import Zoekveld
from weegtafel.doorbraak.prijslijst import Prijslijst, Prijsregel, indexeer, is_verouderd, zoek
from weegtafel.kernel.bedrag import toon_bedrag


def bedrag(regel: Prijsregel) -> str:
    """The amount of a row with its range."""
    if regel.midden is None:
        return "lokaal invullen"
    if regel.laag is None or regel.hoog is None:
        return toon_bedrag(regel.midden)
    return f"{toon_bedrag(regel.laag)} – {toon_bedrag(regel.hoog)}"


class Prijskiezer(QDialog):
    """``keuze`` is the code and whether it is indexed, once somebody chose."""

    def __init__(self, ouder: QWidget | None, lijst: Prijslijst, dag: date) -> None:
        super().__init__(ouder)
        self.keuze: tuple[str, bool] | None = None
        self._lijst, self._dag, self._woorden = lijst, dag, ""
        self.setWindowTitle(self.tr("Kies een prijs"))
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=12)
        kolom.addWidget(Label(self.tr("Kies een prijs uit prijslijst %s") % lijst.versie, "kop"))
        self.veld = Zoekveld(self.tr("Zoek: pleegzorg, schuld, uithuisplaatsing …"))
        self.veld.gezocht.connect(self._zoek)
        self.veld.installEventFilter(self)
        kolom.addWidget(self.veld)
        self.model: RijModel[Prijsregel] = RijModel(
            (
                Kolom("wat", self.tr("Wat"), lambda r: r.omschrijving),
                Kolom("bedrag", self.tr("Prijs in euro"), bedrag, uitlijning=Uitlijning.RECHTS, breedte=190),
                Kolom("per", self.tr("Per"), lambda r: r.eenheid, breedte=130, rol="stil"),
                Kolom("jaar", self.tr("Prijspeil"), self._jaar, breedte=100, rol="stil"),
                Kolom("betaler", self.tr("Betaler"), lambda r: r.betaler.omschrijving, breedte=170, rol="stil"),
            ),
            sleutel=lambda r: r.code,
        )
        leeg = LegeStaat(
            "zoeken",
            self.tr("Niets gevonden"),
            self.tr("Zoek op een deel van een woord, of voeg een eigen effect toe met prijs en bron."),
        )
        self.lijst = Lijst(self.model, self.tr("Prijzen"), leeg)
        self.lijst.gekozen.connect(self._toon)
        self.lijst.geopend.connect(lambda _regel: self._neem())
        kolom.addWidget(self.lijst, 1)
        self._bron = Label("", "stil", breekt=True)
        self._bron.setMinimumHeight(maat(64))
        self._bron.setAlignment(Qt.AlignmentFlag.AlignTop)
        kolom.addWidget(self._bron)
        self.indexeren = QCheckBox("")
        kolom.addWidget(self.indexeren)
        self._neem_knop, laat = Knop(self.tr("Neem deze prijs"), "hoofd"), Knop(self.tr("Sluit zonder te kiezen"))
        self._neem_knop.clicked.connect(lambda _aan=False: self._neem())
        laat.clicked.connect(lambda _aan=False: self.reject())
        kolom.addLayout(rij(None, laat, self._neem_knop))
        self.resize(maat(980), maat(620))
        self._zoek("")
        self.veld.setFocus()

    def _jaar(self, regel: Prijsregel) -> str:
        if regel.prijsjaar is None:
            return "zonder jaar"
        return f"{regel.prijsjaar}{' (oud)' if is_verouderd(regel.prijsjaar, self._dag.year) else ''}"

    def _zoek(self, woorden: str) -> None:
        self._woorden = woorden
        self.model.ververs([r for r in zoek(self._lijst, woorden) if r.geldt_op(self._dag)])
        gevuld = next((r for r in self.model.rijen if r.midden is not None), None)
        if gevuld is None:
            self.lijst.kies_eerste()
        else:
            self.lijst.kies(gevuld.code)
        self._toon(self.lijst.gekozen_rij())

    def _toon(self, regel: Prijsregel | None) -> None:
        self._neem_knop.setEnabled(regel is not None and regel.midden is not None)
        if regel is None:
            self._bron.setText("")
            self.indexeren.hide()
            return
        delen = [f"Bron: {regel.bron.rstrip('.')}.", f"Zekerheid: {regel.zekerheid.omschrijving}."]
        if regel.midden is None:
            delen = ["Voor deze prijs is geen bron met een bedrag gevonden: de gemeente vult hem zelf in."]
        self._bron.setText(" ".join((*delen, regel.toelichting)))
        nieuw = indexeer(self._lijst, regel, self._dag.year)
        self.indexeren.setVisible(nieuw is not None)
        if nieuw is not None:
            self.indexeren.setText(f"Breng naar prijspeil {nieuw.regel.prijsjaar} met de CPI: {bedrag(nieuw.regel)}")
        else:
            self.indexeren.setChecked(False)

    def _neem(self) -> None:
        if self.veld.text().strip() != self._woorden:  # typed faster than the list follows
            self._zoek(self.veld.text().strip())
        regel = self.lijst.gekozen_rij()
        if regel is not None and regel.midden is not None:
            self.keuze = (regel.code, self.indexeren.isVisible() and self.indexeren.isChecked())
            self.accept()

    def eventFilter(self, wie: QObject, gebeurtenis: QEvent) -> bool:
        """While the cursor is in the field, arrows walk over the list and Enter takes."""
        if wie is self.veld and gebeurtenis.type() == QEvent.Type.KeyPress and isinstance(gebeurtenis, QKeyEvent):
            toets = gebeurtenis.key()
            if toets in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                QApplication.sendEvent(self.lijst, gebeurtenis)
                return True
            if toets in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._neem()
                return True
        return super().eventFilter(wie, gebeurtenis)


def kies_prijs(ouder: QWidget, lijst: Prijslijst, dag: date) -> tuple[str, bool] | None:
    """Ask for a price: its code, and whether to bring it to the price level of today."""
    kiezer = Prijskiezer(ouder, lijst, dag)
    kiezer.exec()
    return kiezer.keuze
