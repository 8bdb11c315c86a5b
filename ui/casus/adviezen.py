"""What the table advised on this casus, above the casus itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.bestandskeuze import kies_document
from ui.documentuitgave import schrijf_document
from ui.scherm import Omgeving
from ui.theme.theme import marges
from ui.widgets.basis import Kaart, Knop, Label, Leestekst, rij
from ui.widgets.statuslabel import Statuslabel, Toon
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import Adviessoort
from weegtafel.overleg.casusadviezen import Casusadvies

_VORMEN: dict[Adviessoort, tuple[str, Toon]] = {
    Adviessoort.PASSEND: ("vorm-cirkel", "goed"),
    Adviessoort.PASSEND_MET_AANPASSING: ("vorm-halve-cirkel", "goed"),
    Adviessoort.AANHOUDEN: ("pauze", "let_op"),
    Adviessoort.INGETROKKEN: ("vorm-streep", "neutraal"),
}


class Adviezenkaart(QWidget):
    """One card an advice; an advice that was followed by a herzien advies stays readable below it."""

    naar_overleg = Signal(int)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._kolom = QVBoxLayout(self)
        marges(self._kolom, 0, 0, 0, 12, tussen=12)
        self._getoond: tuple[Casusadvies, ...] = ()
        self.hide()

    def toon(self, adviezen: Sequence[Casusadvies]) -> None:
        """Show these."""
        if tuple(adviezen) == self._getoond:
            return
        self._getoond = tuple(adviezen)
        while (deel := self._kolom.takeAt(0)) is not None:
            if (widget := deel.widget()) is not None:
                widget.deleteLater()
        for advies in adviezen:
            self._kolom.addWidget(self._kaart(advies))
        self.setVisible(bool(adviezen))

    def _kaart(self, advies: Casusadvies) -> Kaart:
        kaart = Kaart()
        kop = self.tr("Advies %s") % advies.nummer if advies.geldt else self.tr("Eerder advies %s") % advies.nummer
        icoon, toon = _VORMEN.get(advies.soort, ("vorm-vierkant", "let_op"))
        kaart.indeling.addLayout(
            rij(Label(kop, "tussenkop"), Statuslabel(advies.soort.omschrijving, icoon, toon), None)
        )
        waar = self.tr("in %s") % advies.overleg if advies.overleg else self.tr("tussen twee overleggen")
        kaart.indeling.addWidget(
            Label(self.tr("Vastgesteld op %s %s") % (datum_voluit(advies.vastgesteld_op.date()), waar), "stil")
        )
        for tekst in (advies.voorbehoudzin, advies.herzien_reden and f"Herzien: {advies.herzien_reden}"):
            if tekst:
                kaart.indeling.addWidget(Label(tekst, "let_op", breekt=True))
        if advies.geldt:
            kaart.indeling.addWidget(Leestekst(advies.motivering))
            for voorwaarde in advies.voorwaarden:
                kaart.indeling.addWidget(Label(f"– {voorwaarde}", breekt=True))
            if advies.evaluatiedatum is not None:
                kaart.indeling.addWidget(
                    Label(self.tr("Evaluatie op %s") % datum_voluit(advies.evaluatiedatum), "stil")
                )
        brief = Knop(self.tr("Bewaar adviesbrief"), "stil", "brief")
        brief.clicked.connect(partial(self._bewaar_brief, advies))
        overleg = Knop(self.tr("Open het overleg"), "stil", "overleg")
        overleg.clicked.connect(partial(self.naar_overleg.emit, advies.overleg_id))
        kaart.indeling.addLayout(rij(brief, overleg, None))
        brief.setVisible(self._omgeving.mag("document.uitgeven"))
        overleg.setVisible(bool(advies.overleg_id))
        return kaart

    def _bewaar_brief(self, advies: Casusadvies) -> None:
        naam = f"Adviesbrief {advies.nummer.replace('/', '-')}.pdf"
        doel = kies_document(self, self.tr("Bewaar de adviesbrief"), naam)
        if doel is not None:
            schrijf_document(self._omgeving, self, "adviesbrief", advies.id, doel)
