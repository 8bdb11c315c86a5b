"""What a dispute kept from its place: who typed it, when and where, the text to read, and a way to copy it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.models.tabel import Kolom, RijModel
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Kaart, Knop, Label, Leestekst, rij
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.paginakop import Paginakop
from weegtafel.casus.velden import VELDEN as CASUSVELDEN
from weegtafel.doorbraak.velden import VELDEN as DOORBRAAKVELDEN
from weegtafel.inrichting.klad import KladRij, kladden, kladtekst
from weegtafel.kernel.clock import datum_voluit

#: Narrower than this (pixels at 100 %) the text stands below the list.
SMAL = 820
_NAMEN = {
    "verslag": "Verslag",
    "voorzittersnotitie": "Eigen notitie van de voorzitter",
    "tekst": "Tekst van de notulen",
    "leerpunt": "Leerpunt",
}
_OPENEN = {"casus": "Open de casus", "overleg": "Open het overleg", "notulen": "Open de notulen",
           "doorbraak": "Open de doorbraak"}  # fmt: skip


def veldnaam(klad: KladRij) -> str:
    """A field as its page calls it."""
    if klad.soort == "casus":
        titels = {veld.sleutel: veld.titel for veld in CASUSVELDEN}
    elif klad.soort == "doorbraak":
        titels = {veld.sleutel: veld.titel for velden in DOORBRAAKVELDEN.values() for veld in velden}
    else:
        titels = _NAMEN
    return titels.get(klad.veld) or klad.veld.replace("_", " ").capitalize()


class KladScherm(Scherm):
    """The list at the left, one's own first; the text of the chosen one at the right."""

    soorten = frozenset({"casus", "overleg", "notulen", "doorbraak"})

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._gekozen: KladRij | None = None
        self.kop = Paginakop(
            self.tr("Bewaard na een geschil"),
            self.tr("Tekst die botste met die van een ander. Neem over wat u nog nodig hebt."),
        )
        self.model: RijModel[KladRij] = RijModel(
            [
                Kolom("tijdstip", "Wanneer", lambda k: f"{k.tijdstip:%d-%m-%Y %H:%M}", lambda k: k.tijdstip,
                      breedte=158),
                Kolom("persoon", "Wie", lambda k: self.tr("U") if k.eigen else k.persoon,
                      lambda k: (not k.eigen, k.persoon), breedte=126),
                Kolom("onderwerp", "Waarbij", lambda k: k.onderwerp or self.tr("niet meer bekend"),
                      lambda k: k.onderwerp, hulp=lambda k: k.onderwerp),
                Kolom("veld", "Veld", veldnaam, veldnaam, rol="stil", breedte=116),
            ],
            sleutel=lambda k: k.id,
        )  # fmt: skip
        leeg = LegeStaat(
            "vinkje",
            self.tr("Er is niets bewaard na een geschil."),
            self.tr("Botst uw tekst met die van een ander, dan gaat geen van beide verloren."),
        )
        self.lijst = Lijst(self.model, self.tr("Bewaarde teksten"), leeg)
        self.lijst.zet_smal_weg({"veld": 560})
        self.lijst.gekozen.connect(self._kies)
        self.lijst.geopend.connect(lambda _klad: self._open())
        self.tekst = Leestekst()
        self.feiten = Label("", "stil", breekt=True)
        self.neem_over = Knop(self.tr("Kopieer de tekst"), "hoofd", "kopie", hulp="Ctrl+Shift+C")
        self.neem_over.clicked.connect(self._kopieer)
        self.open = Knop("", hulp="Enter")
        self.open.clicked.connect(self._open)
        self._bouw()
        self._actie = QAction(self.tr("Kopieer de tekst"), self)
        self._actie.setShortcut(QKeySequence("Ctrl+Shift+C"))
        self._actie.triggered.connect(self._kopieer)
        self.begin_bij(self.lijst)
        thema().gewijzigd.connect(self._pas_aan)
        self._kies(None)

    def _bouw(self) -> None:
        self.kaart = Kaart()
        self.rol = QScrollArea()
        self.rol.setWidgetResizable(True)
        self.rol.setFrameShape(QFrame.Shape.NoFrame)
        self.rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rol.setAccessibleName(self.tr("De bewaarde tekst"))
        houder = QWidget()
        binnen = QVBoxLayout(houder)
        marges(binnen, 0, 0, 8, 0)
        binnen.addWidget(self.tekst)
        binnen.addStretch(1)
        self.rol.setWidget(houder)
        self.kaart.indeling.addWidget(self.feiten)
        self.kaart.indeling.addSpacing(maat(8))
        self.kaart.indeling.addWidget(self.rol, 1)
        self.kaart.indeling.addLayout(rij(self.neem_over, self.open, None))
        self._naast = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        marges(self._naast, tussen=24)
        self._naast.addWidget(self.lijst, 3)
        self._naast.addWidget(self.kaart, 2)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 28, tussen=16)
        kolom.addWidget(self.kop)
        kolom.addLayout(self._naast, 1)

    def acties(self) -> list[QAction]:
        """Copying the text."""
        return [self._actie]

    def ververs(self) -> None:
        """Fetch the list; the text comes when one is chosen."""
        o = self.omgeving
        o.runner.vraag(kladden, o.actor, o.vandaag, van=self, klaar=self._toon)

    def hideEvent(self, gebeurtenis: QHideEvent) -> None:
        """A dispute is no change of any page, so what was looked at is old by the next look."""
        super().hideEvent(gebeurtenis)
        self.verouder()

    def _toon(self, rijen: tuple[KladRij, ...]) -> None:
        self.model.ververs(rijen)
        if self.lijst.gekozen_rij() is None:
            self.lijst.kies_eerste()
        self._kies(self.lijst.gekozen_rij())

    def _kies(self, klad: Any) -> None:
        zelfde = (
            klad is not None and self._gekozen is not None and klad.id == self._gekozen.id and bool(self.tekst.tekst())
        )
        self._gekozen = klad
        self.kaart.setVisible(klad is not None)
        self._actie.setEnabled(klad is not None)
        if klad is None or zelfde:
            return
        self.tekst.zet_tekst("")
        self.feiten.setText(
            f"{veldnaam(klad)}, {self.tr('getypt door')} {self.tr('u') if klad.eigen else klad.persoon} "
            f"{self.tr('op')} {datum_voluit(klad.tijdstip.date())}, {klad.tijdstip:%H:%M}. "
            + self.tr("Weegtafel bewaart deze tekst ten minste tot %s.")
            % datum_voluit(klad.bewaard_tot)
        )
        self.open.setVisible(klad.soort in _OPENEN)
        self.open.setText(_OPENEN.get(klad.soort, ""))
        o = self.omgeving
        o.runner.vraag(kladtekst, o.actor, klad.id, van=self, klaar=lambda tekst: self._toon_tekst(klad, tekst))

    def _toon_tekst(self, klad: KladRij, tekst: str) -> None:
        if self._gekozen is not None and self._gekozen.id == klad.id:
            self.tekst.zet_tekst(tekst)
            self.omgeving.runner.meld_inzage("klad", klad.id)

    def _kopieer(self) -> None:
        if self._gekozen is not None and self.tekst.tekst():
            QGuiApplication.clipboard().setText(self.tekst.tekst())
            self.omgeving.mond.meld("gelukt", self.tr("De tekst staat op het klembord."))

    def _open(self) -> None:
        if self._gekozen is not None and self._gekozen.soort in _OPENEN:
            self.naar.emit(self._gekozen.soort, self._gekozen.soort_id)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Beside each other, or below."""
        super().resizeEvent(gebeurtenis)
        self._pas_aan()

    def _pas_aan(self) -> None:
        richting = QBoxLayout.Direction
        smal = self.width() < maat(SMAL)
        self._naast.setDirection(richting.TopToBottom if smal else richting.LeftToRight)
