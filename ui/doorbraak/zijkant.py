"""Beside a step in which one writes: what is still needed, and whether all is stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Icoon, Kaart, Knop, Label, rij
from ui.widgets.zinknop import Zinknop
from weegtafel.doorbraak.codes import Deel
from weegtafel.doorbraak.rijen import Ontbrekend

BREEDTE = 300
#: No bound on a width, as Qt counts it.
VRIJ = 16_777_215


class Zijkant(QWidget):
    """``naar_veld`` carries the part and the field that a pressed sentence is about."""

    naar_veld = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._getoond: object = None
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=12)
        self._rol = QScrollArea()
        self._rol.setWidgetResizable(True)
        self._rol.setFrameShape(QFrame.Shape.NoFrame)
        self._rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._handelingen = QVBoxLayout()
        marges(self._handelingen, tussen=12)
        kolom.addLayout(self._handelingen)
        kolom.addWidget(self._rol, 1)
        self._smal = False
        self._kort = Knop("", "stil", "vlag")
        self._kort.clicked.connect(self._naar_eerste)
        self._waarom = Label("", "stil", breekt=True)
        kolom.addWidget(self._kort)
        kolom.addWidget(self._waarom)
        self._eerste: Ontbrekend | None = None
        self._meet()
        thema().gewijzigd.connect(self._meet)

    def _meet(self) -> None:
        self.setMinimumWidth(0 if self._smal else maat(BREEDTE))
        self.setMaximumWidth(VRIJ if self._smal else maat(BREEDTE))

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Below a step the buttons and their reasons keep the height that they need."""
        super().resizeEvent(gebeurtenis)
        self._houd_hoogte()

    def _houd_hoogte(self) -> None:
        indeling = self.layout()
        nodig = indeling.totalHeightForWidth(self.width()) if self._smal and indeling is not None else 0
        self.setMinimumHeight(max(0, nodig))

    def zet_smal(self, smal: bool) -> None:
        """Below the step there is room for the buttons and one line: how much is needed, and the way to the first."""
        if smal != self._smal:
            self._smal = smal
            self._meet()
            self._toon_kort()

    def _toon_kort(self) -> None:
        self._rol.setVisible(not self._smal)
        self._kort.setVisible(self._smal and self._eerste is not None)
        self._waarom.setVisible(self._smal and bool(self._waarom.text()))
        self._houd_hoogte()

    def _naar_eerste(self, _aan: bool = False) -> None:
        if self._eerste is not None:
            self.naar_veld.emit(self._eerste.deel, self._eerste.veld)

    def zet_knoppen(self, vak: QWidget) -> None:
        """The buttons of the step in front; those of other steps wait here, unseen."""
        if self._handelingen.indexOf(vak) < 0:
            self._handelingen.addWidget(vak)
        for nummer in range(self._handelingen.count()):
            deel = self._handelingen.itemAt(nummer)
            widget = None if deel is None else deel.widget()
            if widget is not None:
                widget.setVisible(widget is vak)

    def toon(self, gemis: Sequence[Ontbrekend], leesreden: str, *, telt: bool) -> None:
        """What is missing while this step counts, or why there is nothing to write."""
        inhoud = (tuple(gemis), leesreden, telt)
        if inhoud == self._getoond:
            return
        self._getoond = inhoud
        self._eerste = gemis[0] if gemis and telt and not leesreden else None
        self._kort.setText(nog_nodig(len(gemis)))
        self._waarom.setText(leesreden)
        self._toon_kort()
        focus = self.focusWidget()
        zin = focus.accessibleName() if isinstance(focus, Zinknop) and focus.hasFocus() else ""
        plek = self._rol.verticalScrollBar().value()
        binnen = QWidget()
        kolom = QVBoxLayout(binnen)
        marges(kolom, 0, 0, 6, 0, tussen=12)
        if leesreden:
            kolom.addWidget(Label(leesreden, "stil", breekt=True))
        elif telt:
            kolom.addWidget(self._kaart(gemis))
        kolom.addStretch(1)
        self._rol.setWidget(binnen)
        self._rol.verticalScrollBar().setValue(plek)
        for knop in binnen.findChildren(Zinknop):
            if zin and knop.accessibleName() == zin:
                knop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kaart(self, gemis: Sequence[Ontbrekend]) -> Kaart:
        if not gemis:
            kaart = Kaart("Compleet")
            regel = rij(Icoon("vinkje", "goed"), Label("Alles wat deze stap vraagt, is ingevuld.", breekt=True))
            regel.setStretch(1, 1)
            kaart.indeling.addLayout(regel)
            return kaart
        kaart = Kaart(nog_nodig(len(gemis)))
        for ding in gemis:
            knop = Zinknop(ding.zin)
            knop.clicked.connect(partial(self._naar, ding.deel, ding.veld))
            kaart.indeling.addWidget(knop)
        return kaart

    def _naar(self, deel: Deel, veld: str, _aan: bool = False) -> None:
        self.naar_veld.emit(deel, veld)


def nog_nodig(aantal: int) -> str:
    """How much a step still needs."""
    return "Nog 1 ding nodig" if aantal == 1 else f"Nog {aantal} dingen nodig"


def bewaarstand(label: Label, moment: datetime, onbewaard: Sequence[str]) -> None:
    """Say when the last typing reached the database, or what did not."""
    label.zet_rol("fout" if onbewaard else "klein")
    if onbewaard:
        label.setText(f"Nog niet bewaard: {', '.join(onbewaard)}. De tekst blijft hier staan.")
    else:
        label.setText(f"Alles bewaard om {moment:%H:%M}")
