"""The page of what the table learns: its parts at the left, one at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from ui.inzicht.deel import Inzichtdeel
from ui.inzicht.eensgezind import Eensdeel
from ui.inzicht.ijkdeel import IJkdeel
from ui.inzicht.instroom import Instroomdeel
from ui.inzicht.leercurve import Leercurvedeel
from ui.inzicht.leerpunten import Leerpuntdeel
from ui.inzicht.opgevolgd import Opgevolgddeel
from ui.inzicht.tafel import Tafeldeel
from ui.inzicht.verslag import Verslagdeel
from ui.scherm import Omgeving, Scherm
from ui.theme.icons import icoon
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Label

DELEN: tuple[tuple[type[Inzichtdeel], str], ...] = (
    (Tafeldeel, "weegschaal"),
    (Instroomdeel, "importeer"),
    (Leercurvedeel, "geschiedenis"),
    (Eensdeel, "vergelijk"),
    (Opgevolgddeel, "doel"),
    (Leerpuntdeel, "ster"),
    (IJkdeel, "bliksem"),
    (Verslagdeel, "document"),
)
#: The part behind each question of the first one.
_ACHTER: tuple[type[Inzichtdeel], ...] = (Instroomdeel, Leercurvedeel, Eensdeel, Opgevolgddeel)


class InzichtScherm(Scherm):
    """A part is made when it is first looked at."""

    soorten = frozenset({"inzicht", "advies", "overleg", "actie", "inrichting"})

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._gemaakt: dict[type[Inzichtdeel], Inzichtdeel] = {}
        self.keuze = QListWidget()
        self.keuze.setAccessibleName("Onderdelen van inzicht")
        self.keuze.setProperty("vlak", "kaal")
        self.keuze.setIconSize(QSize(maat(18), maat(18)))
        self.keuze.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for soort, _naam in DELEN:
            self.keuze.addItem(QListWidgetItem(soort.titel))
        self._zet_iconen()
        thema().gewijzigd.connect(self._zet_iconen)
        links = QWidget()
        links.setFixedWidth(maat(176))
        kolom = QVBoxLayout(links)
        marges(kolom, tussen=12)
        kolom.addWidget(Label("Inzicht", "titel"))
        kolom.addWidget(self.keuze, 1)
        self._stapel = QStackedWidget()
        pagina = QHBoxLayout(self)
        marges(pagina, 32, 28, 24, 0, tussen=24)
        pagina.addWidget(links)
        pagina.addWidget(self._stapel, 1)
        self.keuze.currentRowChanged.connect(self._toon)
        self.begin_bij(self.keuze)
        self._acties = []
        for soort, _naam in DELEN:
            actie = QAction(f"Inzicht: {soort.titel.rstrip('?')}", self)
            actie.triggered.connect(lambda _aan=False, s=soort: self.toon_deel(s))
            self._acties.append(actie)

    def _zet_iconen(self) -> None:
        for nummer, (_soort, naam) in enumerate(DELEN):
            self.keuze.item(nummer).setIcon(icoon(naam, "stil"))

    def acties(self) -> list[QAction]:
        """The acts of this page."""
        return self._acties

    def ververs(self) -> None:
        """Fetch the part in front; the first time that is the first one."""
        if self.keuze.currentRow() < 0:
            self.keuze.setCurrentRow(0)
        else:
            self._toon(self.keuze.currentRow())

    def _toon(self, nummer: int) -> None:
        if nummer < 0:
            return
        soort = DELEN[nummer][0]
        if soort not in self._gemaakt:
            deel = soort(self.omgeving)
            deel.naar.connect(self.naar)
            if isinstance(deel, Tafeldeel):
                for kaart, achter in zip(deel.kaarten, _ACHTER, strict=True):
                    kaart.meer.clicked.connect(partial(self._naar_deel, achter))
            self._gemaakt[soort] = deel
            self._stapel.addWidget(deel)
        self._stapel.setCurrentWidget(self._gemaakt[soort])
        self._gemaakt[soort].ververs()

    def _naar_deel(self, soort: type[Inzichtdeel], _aan: bool = False) -> None:
        self.toon_deel(soort)

    def toon_deel(self, soort: type[Inzichtdeel]) -> Inzichtdeel:
        """Go to a part."""
        self.keuze.setCurrentRow([s for s, _naam in DELEN].index(soort))
        return self._gemaakt[soort]
