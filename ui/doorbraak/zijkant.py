"""Beside a step in which one writes: what is still needed, and whether all is stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Icoon, Kaart, Label, rij
from ui.widgets.zinknop import Zinknop
from weegtafel.doorbraak.codes import Deel
from weegtafel.doorbraak.rijen import Ontbrekend

BREEDTE = 300


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
        self._meet()
        thema().gewijzigd.connect(self._meet)

    def _meet(self) -> None:
        self.setFixedWidth(maat(BREEDTE))

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
        kaart = Kaart("Nog 1 ding nodig" if len(gemis) == 1 else f"Nog {len(gemis)} dingen nodig")
        for ding in gemis:
            knop = Zinknop(ding.zin)
            knop.clicked.connect(partial(self._naar, ding.deel, ding.veld))
            kaart.indeling.addWidget(knop)
        return kaart

    def _naar(self, deel: Deel, veld: str, _aan: bool = False) -> None:
        self.naar_veld.emit(deel, veld)


def bewaarstand(label: Label, moment: datetime, onbewaard: Sequence[str]) -> None:
    """Say when the last typing reached the database, or what did not."""
    label.zet_rol("fout" if onbewaard else "klein")
    if onbewaard:
        label.setText(f"Nog niet bewaard: {', '.join(onbewaard)}. De tekst blijft hier staan.")
    else:
        label.setText(f"Alles bewaard om {moment:%H:%M}")
