"""The page of the vault: its parts at the left, one at the right; only the parts that this person may see."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from ui.kluis.bewaren import Bewarendeel
from ui.kluis.bewaren_lijsten import Lijstendeel
from ui.kluis.bewaren_plichten import Plichtendeel, Verzoekendeel
from ui.kluis.deel import Kluisdeel
from ui.kluis.journaal import Journaaldeel
from ui.kluis.kopieen import Kopieendeel
from ui.kluis.toegang import Toegangdeel
from ui.scherm import Omgeving, Scherm
from ui.theme.icons import icoon
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Label

_BEWAREN = "vernietiging.voorstellen vernietiging.beoordelen"
#: Part, icon, and what one must be allowed to see it: one of these, or nothing.
DELEN: tuple[tuple[type[Kluisdeel], str, str], ...] = (
    (Toegangdeel, "sleutel", ""),
    (Kopieendeel, "kopie", ""),
    (Journaaldeel, "geschiedenis", "journaal.inzien"),
    (Bewarendeel, "klok", _BEWAREN),
    (Lijstendeel, "document", _BEWAREN),
    (Verzoekendeel, "brief", _BEWAREN),
    (Plichtendeel, "hangslot", _BEWAREN),
)


class KluisScherm(Scherm):
    """A part is made when it is first looked at."""

    soorten = frozenset({"inrichting", "bewaring"})

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._delen = [
            (soort, naam)
            for soort, naam, nodig in DELEN
            if not nodig or any(omgeving.mag(bevoegdheid) for bevoegdheid in nodig.split())
        ]
        self._gemaakt: dict[type[Kluisdeel], Kluisdeel] = {}
        self.keuze = QListWidget()
        self.keuze.setAccessibleName(self.tr("Onderdelen van de kluis"))
        self.keuze.setProperty("vlak", "kaal")
        self.keuze.setIconSize(QSize(maat(18), maat(18)))
        self.keuze.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for soort, _naam in self._delen:
            self.keuze.addItem(QListWidgetItem(soort.titel))
        self._zet_iconen()
        thema().gewijzigd.connect(self._zet_iconen)
        links = QWidget()
        links.setFixedWidth(maat(196))
        kolom = QVBoxLayout(links)
        marges(kolom, tussen=12)
        kolom.addWidget(Label(self.tr("Kluis"), "titel"))
        kolom.addWidget(self.keuze, 1)
        self._stapel = QStackedWidget()
        pagina = QHBoxLayout(self)
        marges(pagina, 32, 28, 32, 24, tussen=24)
        pagina.addWidget(links)
        pagina.addWidget(self._stapel, 1)
        self.keuze.currentRowChanged.connect(self._toon)
        self.begin_bij(self.keuze)
        self._acties = []
        for nummer, (soort, _naam) in enumerate(self._delen):
            actie = QAction(soort.titel, self)
            actie.triggered.connect(lambda _aan=False, n=nummer: self.keuze.setCurrentRow(n))
            self._acties.append(actie)

    def _zet_iconen(self) -> None:
        for nummer, (_soort, naam) in enumerate(self._delen):
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
        soort = self._delen[nummer][0]
        if soort not in self._gemaakt:
            self._gemaakt[soort] = soort(self.omgeving)
            self._stapel.addWidget(self._gemaakt[soort])
        self._stapel.setCurrentWidget(self._gemaakt[soort])
        self._gemaakt[soort].ververs()

    def toon_deel(self, soort: type[Kluisdeel]) -> Kluisdeel:
        """Go to a part."""
        self.keuze.setCurrentRow([s for s, _naam in self._delen].index(soort))
        return self._gemaakt[soort]
