"""What a casus still needs, as sentences that lead to their field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Icoon, Kaart, Label, rij
from ui.widgets.zinknop import Zinknop
from weegtafel.casus.feiten import CasusFeiten
from weegtafel.casus.rules import Ontbrekend

BREEDTE = 300

ERONDER = 150
"""How high the strip under the casus is, at 100 %."""
ONBEGRENSD = 16_777_215
"""Qt's own word for "no maximum"."""


class Volledigheid(QWidget):
    """``naar_veld`` carries the key of the field that a pressed sentence is about."""

    naar_veld = Signal(str)

    def __init__(self, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._getoond: object = None
        self._naast, self._hoogstens = True, ONBEGRENSD
        self._bewaard = Label("", "klein", breekt=True)
        self._meet()
        thema().gewijzigd.connect(self._meet)
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=8)
        self._rol = QScrollArea()
        self._rol.setWidgetResizable(True)
        self._rol.setFrameShape(QFrame.Shape.NoFrame)
        self._rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        kolom.addWidget(self._rol, 1)
        kolom.addWidget(self._bewaard)

    def _meet(self) -> None:
        if self._naast:
            self.setFixedWidth(maat(BREEDTE))
            self.setMinimumHeight(0)
            self.setMaximumHeight(ONBEGRENSD)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(ONBEGRENSD)
            self.setFixedHeight(min(maat(ERONDER), self._hoogstens))

    def zet_naast(self, naast: bool, hoogstens: int) -> None:
        """Whether this stands beside the casus, or where there is no room for both as a strip under it.

        The strip is no higher than ``hoogstens`` pixels.
        """
        if (naast, hoogstens) != (self._naast, self._hoogstens):
            self._naast, self._hoogstens = naast, hoogstens
            self._meet()

    def toon(
        self, feiten: CasusFeiten, gemis: Sequence[Ontbrekend], op: Sequence[Ontbrekend], *, bewerkbaar: bool
    ) -> None:
        """Show what is missing and what is worth a look; the same again leaves the focus where it is."""
        inhoud = (tuple(gemis), tuple(op), bewerkbaar, self._verloop(feiten))
        if inhoud == self._getoond:
            return
        self._getoond = inhoud
        focus = self.focusWidget()
        zin = focus.accessibleName() if isinstance(focus, Zinknop) and focus.hasFocus() else ""
        plek = self._rol.verticalScrollBar().value()
        binnen = QWidget()
        kolom = QVBoxLayout(binnen)
        marges(kolom, 0, 0, 6, 0, tussen=12)
        if bewerkbaar:
            kolom.addWidget(self._kaart_gemis(gemis))
        if op and bewerkbaar:
            kolom.addWidget(self._kaart(self.tr("Let ook op"), op))
        kolom.addWidget(self._kaart_feiten(feiten))
        kolom.addStretch(1)
        self._rol.setWidget(binnen)
        self._rol.verticalScrollBar().setValue(plek)
        for knop in binnen.findChildren(Zinknop):
            if zin and knop.accessibleName() == zin:
                knop.setFocus(Qt.FocusReason.OtherFocusReason)

    def zet_stand(self, moment: datetime, onbewaard: Sequence[str]) -> None:
        """Say when the last typing reached the database, or which fields did not."""
        if onbewaard:
            tekst = self.tr("Nog niet bewaard: %s. De tekst blijft hier staan.") % ", ".join(onbewaard)
        else:
            tekst = self.tr("Alles bewaard om %s") % f"{moment:%H:%M}"
        self._bewaard.zet_rol("fout" if onbewaard else "klein")
        self._bewaard.setText(tekst)

    def _kaart_gemis(self, gemis: Sequence[Ontbrekend]) -> Kaart:
        if gemis:
            kop = self.tr("Nog 1 ding nodig") if len(gemis) == 1 else self.tr("Nog %d dingen nodig") % len(gemis)
            return self._kaart(kop, gemis)
        kaart = Kaart(self.tr("Compleet"))
        kaart.indeling.addLayout(
            rij(Icoon("vinkje", "goed"), Label(self.tr("Alles wat de tafel nodig heeft, is ingevuld."), breekt=True))
        )
        return kaart

    def _kaart(self, kop: str, zinnen: Sequence[Ontbrekend]) -> Kaart:
        kaart = Kaart(kop)
        for ding in zinnen:
            regel = Zinknop(ding.zin)
            regel.clicked.connect(partial(self.naar_veld.emit, ding.veld))
            kaart.indeling.addWidget(regel)
        return kaart

    def _verloop(self, feiten: CasusFeiten) -> tuple[str, ...]:
        regels = [self.tr("Gemaakt op %s") % f"{feiten.aangemaakt_op:%d-%m-%Y}"]
        if feiten.gereed_op is not None and feiten.gereed_door:
            regels.append(
                self.tr("Gereed verklaard door %s op %s") % (feiten.gereed_door, f"{feiten.gereed_op:%d-%m-%Y}")
            )
        if feiten.teruggezet_reden:
            regels.append(self.tr("Teruggezet: %s") % feiten.teruggezet_reden)
        if feiten.ingetrokken_reden:
            regels.append(self.tr("Ingetrokken: %s") % feiten.ingetrokken_reden)
        return tuple(regels)

    def _kaart_feiten(self, feiten: CasusFeiten) -> Kaart:
        kaart = Kaart(self.tr("Verloop"))
        for tekst in self._verloop(feiten):
            kaart.indeling.addWidget(Label(tekst, "stil", breekt=True))
        return kaart
