"""A page of parts: what there is at the left, one part at the right. Set-up, vault and inzicht are such pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.scherm import Omgeving, Scherm
from ui.theme.icons import icoon
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Label
from ui.widgets.keuzelijst import Keuzelijst


class Paginadeel(Protocol):
    """What a part is: a widget that knows its title and fetches what it shows."""

    titel: str

    def __init__(self, omgeving: Omgeving) -> None: ...

    def ververs(self) -> None:
        """Fetch what is shown."""
        ...


#: Narrower than this (pixels at 100 %) the parts are chosen from one line.
SMAL = 700

D = TypeVar("D", bound=Paginadeel)


class Delenscherm(Scherm, Generic[D]):
    """A part is made when it is first looked at, and fetched again when it was changed.

    ``delen`` are the parts that this person may see, each with its icon, in their order.
    """

    titel = ""
    breed = 196
    rand = (32, 28, 32, 24)
    """Room at the left, above, at the right and below."""
    laagste = 520
    """Lower than this (pixels at 100 %) a part scrolls where there is little room; 0 where parts do so themselves."""

    def __init__(self, omgeving: Omgeving, delen: Sequence[tuple[type[D], str]]) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._delen = tuple(delen)
        self._gemaakt: dict[type[D], D] = {}
        self.keuze = QListWidget()
        self.keuze.setAccessibleName(self.tr("Onderdelen van %s") % self.titel)
        self.keuze.setProperty("vlak", "kaal")
        self.keuze.setIconSize(QSize(maat(18), maat(18)))
        self.keuze.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for soort, _icoon in self._delen:
            self.keuze.addItem(QListWidgetItem(soort.titel))
        self._zet_iconen()
        thema().gewijzigd.connect(self._zet_iconen)
        self._links = QWidget()
        kolom = QVBoxLayout(self._links)
        marges(kolom, tussen=12)
        self._titel = Label(self.titel, "titel")
        kolom.addWidget(self._titel)
        kolom.addWidget(self.keuze, 1)
        self.kort: Keuzelijst = Keuzelijst(
            [(soort.titel, nummer) for nummer, (soort, _icoon) in enumerate(self._delen)], vanaf=len(self._delen)
        )
        self.kort.setAccessibleName(self.keuze.accessibleName())
        self.kort.gewijzigd.connect(self.keuze.setCurrentRow)
        self.keuze.currentRowChanged.connect(self.kort.zet_waarde)
        self._stapel = QStackedWidget()
        self._pagina = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        marges(self._pagina, *self.rand, tussen=24)
        self._pagina.addWidget(self._links)
        self._pagina.addWidget(self.kort)
        self._pagina.addWidget(self._rolbaar() if self.laagste else self._stapel, 1)
        self.keuze.currentRowChanged.connect(self._toon)
        self._meet()
        thema().gewijzigd.connect(self._meet)
        self._acties = [self._actie(nummer, soort) for nummer, (soort, _icoon) in enumerate(self._delen)]

    def _rolbaar(self) -> QScrollArea:
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setFrameShape(QFrame.Shape.NoFrame)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setWidget(self._stapel)
        return rol

    def _meet(self) -> None:
        """The parts stand beside the one in view, or in one line above it where that would leave it no room."""
        smal = self.width() < maat(SMAL)
        self._links.setFixedWidth(maat(self.breed))
        self._links.setHidden(smal)
        self._stapel.setMinimumHeight(maat(self.laagste) if smal else 0)
        self.kort.setVisible(smal)
        richting = QBoxLayout.Direction
        self._pagina.setDirection(richting.TopToBottom if smal else richting.LeftToRight)
        links, boven, rechts, onder = (maat(rand) for rand in self.rand)
        self._pagina.setContentsMargins(links, boven // 2 if smal else boven, rechts, onder)
        self._pagina.setSpacing(maat(12 if smal else 24))
        self.begin_bij(self.kort if smal else self.keuze)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Beside each other, or below."""
        super().resizeEvent(gebeurtenis)
        self._meet()

    def _actie(self, nummer: int, soort: type[D]) -> QAction:
        actie = QAction(self.actietekst(soort), self)
        actie.triggered.connect(lambda _aan=False: self.keuze.setCurrentRow(nummer))
        return actie

    def actietekst(self, soort: type[D]) -> str:
        """What the palette calls going to a part."""
        return soort.titel

    def nieuw_gemaakt(self, deel: D) -> None:
        """A part was made just now; a page that wires its parts does so here."""

    def _zet_iconen(self) -> None:
        for nummer, (_soort, naam) in enumerate(self._delen):
            self.keuze.item(nummer).setIcon(icoon(naam, "stil"))

    def acties(self) -> list[QAction]:
        """The acts of this page."""
        return self._acties

    @property
    def soorten_delen(self) -> tuple[type[D], ...]:
        """The parts that there are for this person, in their order."""
        return tuple(soort for soort, _icoon in self._delen)

    @property
    def deel(self) -> D | None:
        """The part in front."""
        nummer = self.keuze.currentRow()
        return self._gemaakt.get(self._delen[nummer][0]) if nummer >= 0 else None

    def ververs(self) -> None:
        """Fetch the part in front; the first time that is the first one."""
        if self.deel is None:
            self.keuze.setCurrentRow(0)
        else:
            self.deel.ververs()

    def _toon(self, nummer: int) -> None:
        if nummer < 0:
            return
        self.keuze.item(nummer).setSelected(True)  # a list that gets the focus makes its first row current, not chosen
        soort = self._delen[nummer][0]
        deel = self._gemaakt.get(soort)
        if deel is None:
            deel = self._gemaakt[soort] = soort(self.omgeving)
            self._stapel.addWidget(cast(QWidget, deel))
            self.nieuw_gemaakt(deel)
        self._stapel.setCurrentWidget(cast(QWidget, deel))
        deel.ververs()

    def toon_deel(self, soort: type[D]) -> D:
        """Go to a part."""
        self.keuze.setCurrentRow([s for s, _icoon in self._delen].index(soort))
        return self._gemaakt[soort]
