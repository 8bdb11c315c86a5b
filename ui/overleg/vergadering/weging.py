"""The right of the meeting screen: who says what, the criteria, and the way to the advice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.overleg.knoppen import noem
from ui.overleg.vergadering.criteria import Criteria
from ui.overleg.vergadering.indrukken import Indruklijst
from ui.overleg.vormen import ADVIES
from ui.theme.theme import marges
from ui.widgets.basis import Kaart, Knop, Label, rij
from ui.widgets.statuslabel import Statuslabel
from weegtafel.kernel.codes import Oordeelmoment, PuntStatus
from weegtafel.overleg.schermrijen import PuntBlad


class Weging(QWidget):
    """Only asks; the screen does. ``geoordeeld`` and ``gewogen`` come from the two lists."""

    geoordeeld = Signal(int, object, object)
    terugtrekking_gevraagd = Signal(object)
    gewogen = Signal(int, object, str)
    advies_gevraagd = Signal()
    doorschuiven_gevraagd = Signal()
    heropenen_gevraagd = Signal()
    vast_advies_gevraagd = Signal(int)

    def __init__(self, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._blad: PuntBlad | None = None
        self.indrukken = Indruklijst()
        self.indrukken.geoordeeld.connect(self.geoordeeld)
        self.indrukken.terugtrekking_gevraagd.connect(self.terugtrekking_gevraagd)
        self.criteria = Criteria()
        self.criteria.gewogen.connect(self.gewogen)
        self.telling_indruk = Label("", "klein")
        self.telling_criteria = Label("", "klein")
        self.knop_advies = Knop(self.tr("Stel advies op"), "hoofd", "weegschaal", groot=True, hulp="Ctrl+Enter")
        self.knop_advies.clicked.connect(self.advies_gevraagd)
        self.knop_door = Knop(self.tr("Schuif door"), "stil", "pijl-rechts", hulp="Ctrl+D")
        self.knop_door.clicked.connect(self.doorschuiven_gevraagd)
        self.uitkomst = Kaart()
        self.uitkomst_staat = Statuslabel()
        self.uitkomst_regel = Label("", "klein", breekt=True)
        self.knop_uitkomst = Knop(self.tr("Toon advies"), "stil", hulp="Ctrl+Enter")
        self.knop_uitkomst.clicked.connect(self._uitkomst)
        self.uitkomst.indeling.addWidget(self.uitkomst_staat)
        self.uitkomst.indeling.addWidget(self.uitkomst_regel)
        self.uitkomst.indeling.addLayout(rij(self.knop_uitkomst, None))
        boven, onder = QWidget(), QWidget()
        for vlak, woord, toets, telling, lijst in (
            (boven, self.tr("Oordeel"), "F2", self.telling_indruk, self.indrukken),
            (onder, self.tr("Criteria"), "F3", self.telling_criteria, self.criteria),
        ):
            sectie = QVBoxLayout(vlak)
            marges(sectie, tussen=4)
            sectie.addLayout(rij(Label(woord, "tussenkop"), Label(toets, "toets"), None, telling))
            sectie.addWidget(lijst, 100)
            sectie.addStretch(1)
        self._secties = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        marges(self._secties, tussen=8)
        self._secties.addWidget(boven, 1)
        self._secties.addWidget(onder, 1)
        kolom = QVBoxLayout(self)
        marges(kolom, 8, 12, 12, 12, tussen=4)
        kolom.addLayout(self._secties, 1)
        kolom.addSpacing(8)
        kolom.addWidget(self.uitkomst)
        kolom.addLayout(rij(self.knop_door, None, self.knop_advies))

    def zet_naast(self, naast: bool) -> None:
        """Put judgements and criteria beside each other (under a tab), or above each other (in a column)."""
        richting = QBoxLayout.Direction.LeftToRight if naast else QBoxLayout.Direction.TopToBottom
        self._secties.setDirection(richting)
        marges(self._secties, tussen=24 if naast else 8)

    def toon(self, blad: PuntBlad, *, open_: bool) -> None:
        """Show the weighing of an item; ``open_`` is whether the overleg is going on."""
        ander = self._blad is None or self._blad.punt.id != blad.punt.id
        self._blad = blad
        vast = blad.punt.status is not PuntStatus.OPEN or not open_
        self.indrukken.vast = vast
        self.indrukken.toon(blad.tafel)
        if ander:
            self.indrukken.naar_eerste(Oordeelmoment.EERSTE)
        self.criteria.toon(blad.punt.id, blad.criteria, vast)
        if ander:  # else the first letter would weigh the criterion at which the casus before ended
            self.criteria.lijst.kies_eerste()
        mee, alle = self.indrukken.telling()
        self.telling_indruk.setText(self.tr("{0} van {1}").format(mee, alle))
        gewogen, totaal = self.criteria.telling()
        self.telling_criteria.setText(self.tr("{0} van {1}").format(gewogen, totaal))
        self.knop_advies.setVisible(not vast)
        self.knop_door.setVisible(not vast)
        noem(self.knop_advies, self.tr("Advies verder") if blad.concept.soort else self.tr("Stel advies op"))
        self._toon_uitkomst(blad, open_)

    def _toon_uitkomst(self, blad: PuntBlad, open_: bool) -> None:
        self.uitkomst.setVisible(blad.punt.status is not PuntStatus.OPEN)
        if blad.advies is not None:
            vorm = ADVIES[blad.advies.soort]
            self.uitkomst_staat.zet(blad.advies.soort.omschrijving, vorm.icoon, vorm.toon)
            onder = self.tr("Advies {0}, vastgesteld.").format(blad.advies.nummer)
            if blad.advies.voorbehoud is not None:
                onder += self.tr(" Onder voorbehoud: {0}.").format(blad.advies.voorbehoud.omschrijving)
            self.uitkomst_regel.setText(onder)
            noem(self.knop_uitkomst, self.tr("Toon advies"))
            self.knop_uitkomst.setVisible(True)
        else:
            self.uitkomst_staat.zet(self.tr("doorgeschoven"), "pijl-rechts", "neutraal")
            self.uitkomst_regel.setText(blad.punt.doorschuif_reden)
            noem(self.knop_uitkomst, self.tr("Neem terug op de agenda"))
            self.knop_uitkomst.setVisible(open_)

    def _uitkomst(self) -> None:
        if self._blad is None:
            return
        if self._blad.advies is not None:
            self.vast_advies_gevraagd.emit(self._blad.advies.id)
        else:
            self.heropenen_gevraagd.emit()

    def naar_indrukken(self) -> None:
        """F2: the first that has not judged yet; once all have, the judgement after the discussion."""
        gehad, mee = self.indrukken.telling()
        moment = Oordeelmoment.NA if mee and gehad == mee else Oordeelmoment.EERSTE
        self.indrukken.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.indrukken.naar_eerste(moment)

    def naar_criteria(self) -> None:
        """F3: the criteria."""
        self.criteria.lijst.setFocus(Qt.FocusReason.ShortcutFocusReason)
