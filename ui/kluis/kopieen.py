"""The copies: which there are, whether they are good, when they go, a second place, and putting one back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from ui.kluis.deel import Kluisdeel
from ui.kluis.terugzetten import kopiekolommen
from ui.models.tabel import RijModel
from ui.scherm import Omgeving
from ui.widgets.basis import Kaart, Knop, Label, rij
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from weegtafel.onderhoud import HANDMATIG, Kopierij, Kopiestand, Onderhoud


class Kopieendeel(Kluisdeel):
    """The list is read beside the window: each copy is compared with what was written when it was made."""

    titel = "Kopieën"
    uitleg = (
        "Weegtafel maakt ze zelf: bij het starten, na een overleg en voor het bijwerken. Van elk uur, elke dag, elke "
        "week en elke maand blijft er een."
    )

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.beheert = omgeving.mag("kluis.beheren")
        self.stand: Kopiestand | None = None
        self.maak = Knop(self.tr("Maak nu een kopie"), "hoofd", "kopie")
        self.maak.clicked.connect(self.kopieer)
        self.kop.voeg_actie_toe(self.maak)
        self.waarschuwing = Label("", "let_op", breekt=True)
        self.waarschuwing.hide()
        self.kolom.addWidget(self.waarschuwing)
        self.model: RijModel[Kopierij] = RijModel(kopiekolommen(), sleutel=lambda k: str(k.map))
        leeg = LegeStaat("kopie", self.tr("Er is nog geen kopie."), self.tr("Maak er nu een."))
        self.lijst = Lijst(self.model, self.titel, leeg)
        self.kolom.addWidget(self.lijst, 1)
        self.terug = Knop(self.tr("Zet deze kopie terug"), icoon="herstel")
        self.terug.clicked.connect(self.zet_terug)
        self.terug.setEnabled(False)
        self.lijst.gekozen.connect(lambda k: self.terug.setEnabled(self.beheert and k is not None and k.goed))
        self.kolom.addLayout(rij(self.terug, None))
        kaart = Kaart(self.tr("Tweede plek"))
        self.plek = Label("", breekt=True)
        kaart.indeling.addWidget(self.plek)
        self.kies = Knop(self.tr("Kies een map"), icoon="map")
        self.geen = Knop(self.tr("Gebruik geen tweede plek"), "stil")
        for knop in (self.kies, self.geen):
            knop.setEnabled(self.beheert)
        self.kies.clicked.connect(self._kies_plek)
        self.geen.clicked.connect(lambda: self._zet_plek(None))
        kaart.indeling.addLayout(rij(self.kies, self.geen, None))
        if not self.beheert:
            kaart.indeling.addWidget(Label(self.tr("Alleen een beheerder kiest de tweede plek en zet een kopie terug."),
                                           "klein", breekt=True))  # fmt: skip
        self.kolom.addWidget(kaart)
        self.setFocusProxy(self.lijst)

    def _onderhoud(self) -> Onderhoud:
        return Onderhoud(self.omgeving.runner.programma)

    def ververs(self) -> None:
        """Look at the copies."""
        self.omgeving.runner.doe(self._onderhoud().stand, van=self, klaar=self._toon)

    def _toon(self, stand: Kopiestand) -> None:
        self.stand = stand
        self.model.ververs(stand.rijen)
        if self.lijst.gekozen_rij() is None:
            self.lijst.kies_eerste()
        self.waarschuwing.setText(stand.waarschuwing)
        self.waarschuwing.setVisible(bool(stand.waarschuwing))
        if not stand.tweede_plek:
            self.plek.setText(
                self.tr("Er is geen tweede plek. Kies een map op een andere schijf: dan zijn de kopieën er ook nog als "
                        "deze computer kwijt of stuk is.")
            )  # fmt: skip
        elif stand.bereikbaar:
            self.plek.setText(self.tr("Elke kopie gaat ook naar %s") % stand.tweede_plek)
        else:
            self.plek.setText(self.tr("De tweede plek is nu niet te bereiken: %s") % stand.tweede_plek)
        self.geen.setVisible(bool(stand.tweede_plek))
        self.geladen.emit()

    def kopieer(self) -> None:
        """Make one now."""
        self.maak.setEnabled(False)

        def klaar(zin: str) -> None:
            self.maak.setEnabled(True)
            self.omgeving.mond.meld("gelukt", zin)
            self.ververs()

        def fout(_mis: Exception) -> bool:
            self.maak.setEnabled(True)
            return False

        onderhoud = self._onderhoud()
        self.omgeving.runner.doe(lambda: onderhoud.kopieer(HANDMATIG), van=self, klaar=klaar, fout=fout)

    def zet_terug(self) -> None:
        """Hand the chosen copy to the keeper, who closes the windows first."""
        kopie = self.lijst.gekozen_rij()
        if kopie is not None and self.beheert:
            self.omgeving.runner.gevraagd.emit("zet_terug", kopie)

    def _kies_plek(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(self, self.tr("Kies de map voor de tweede kopie"))
        if gekozen:
            self._zet_plek(Path(gekozen))

    def _zet_plek(self, gekozen: Path | None) -> None:
        onderhoud = self._onderhoud()

        def klaar(doel: Path | None) -> None:
            zin = self.tr("Er is geen tweede plek meer.") if doel is None else self.tr("De tweede plek is gezet.")
            self.omgeving.mond.meld("gelukt", zin)
            self.ververs()

        self.omgeving.runner.doe(lambda: onderhoud.zet_tweede_plek(gekozen), van=self, klaar=klaar)
