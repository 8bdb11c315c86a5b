"""The set-up: what there is to set up at the left, one part at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from ui.inrichting.criteria import Weegcriteria
from ui.inrichting.deel import Deel, Lijstdeel
from ui.inrichting.herkenwoorden import Herkenwoorden
from ui.inrichting.instellingen import Instellingendeel
from ui.inrichting.lijsten import Alternatieven, Codelijsten, Standaardzinnen
from ui.inrichting.mensen import Gemeenten, Mensen, Organisaties
from ui.scherm import Omgeving, Scherm
from ui.theme.icons import icoon
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Label

DELEN: tuple[tuple[type[Deel], str], ...] = (
    (Gemeenten, "map"),
    (Organisaties, "organisatie"),
    (Mensen, "personen"),
    (Codelijsten, "codelijst"),
    (Weegcriteria, "criteria"),
    (Alternatieven, "alternatief"),
    (Standaardzinnen, "notulen"),
    (Herkenwoorden, "oog"),
    (Instellingendeel, "inrichting"),
)


class InrichtingScherm(Scherm):
    """A part is made when it is first looked at, and fetched again when it was changed."""

    soorten = frozenset({"inrichting"})

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._gemaakt: dict[type[Deel], Deel] = {}
        self.keuze = QListWidget()
        self.keuze.setAccessibleName(self.tr("Onderdelen van de inrichting"))
        self.keuze.setProperty("vlak", "kaal")
        self.keuze.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.keuze.setIconSize(QSize(maat(18), maat(18)))
        for soort, _ in DELEN:
            self.keuze.addItem(QListWidgetItem(soort.titel))
        self._zet_iconen()
        thema().gewijzigd.connect(self._zet_iconen)
        links = QWidget()
        links.setFixedWidth(maat(196))
        kolom = QVBoxLayout(links)
        marges(kolom, tussen=12)
        kolom.addWidget(Label(self.tr("Inrichting"), "titel"))
        kolom.addWidget(self.keuze, 1)
        self._stapel = QStackedWidget()
        pagina = QHBoxLayout(self)
        marges(pagina, 32, 28, 32, 24, tussen=24)
        pagina.addWidget(links)
        pagina.addWidget(self._stapel, 1)
        self.keuze.currentRowChanged.connect(self._toon)
        self.begin_bij(self.keuze)
        self._acties = self._maak_acties()

    def _zet_iconen(self) -> None:
        for nummer, (_, naam) in enumerate(DELEN):
            self.keuze.item(nummer).setIcon(icoon(naam, "stil"))

    def _maak_acties(self) -> list[QAction]:
        nieuw = QAction(self.tr("Nieuw in dit onderdeel"), self)
        nieuw.setShortcut(QKeySequence("Ctrl+N"))
        nieuw.triggered.connect(self._nieuw)
        uit = [nieuw]
        for nummer, (soort, _) in enumerate(DELEN):
            actie = QAction(soort.titel, self)
            actie.triggered.connect(lambda _aan=False, n=nummer: self.keuze.setCurrentRow(n))
            uit.append(actie)
        return uit

    def acties(self) -> list[QAction]:
        """The acts of this page."""
        return self._acties

    @property
    def deel(self) -> Deel | None:
        """The part in front."""
        huidig = self._stapel.currentWidget()
        return huidig if isinstance(huidig, Deel) else None

    def ververs(self) -> None:
        """Fetch the part in front; the first time that is the first one."""
        if self.keuze.currentRow() < 0:
            self.keuze.setCurrentRow(0)
        elif self.deel is not None:
            self.deel.ververs()

    def _toon(self, nummer: int) -> None:
        if nummer < 0:
            return
        soort = DELEN[nummer][0]
        if soort not in self._gemaakt:
            self._gemaakt[soort] = soort(self.omgeving)
            self._stapel.addWidget(self._gemaakt[soort])
        self._stapel.setCurrentWidget(self._gemaakt[soort])
        self._gemaakt[soort].ververs()

    def toon_deel(self, soort: type[Deel]) -> Deel:
        """Go to a part."""
        self.keuze.setCurrentRow([s for s, _ in DELEN].index(soort))
        return self._gemaakt[soort]

    def _nieuw(self) -> None:
        deel = self.deel
        if isinstance(deel, Lijstdeel) and deel.nieuw_tekst and deel.mag:
            deel.nieuw()
