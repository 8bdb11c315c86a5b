"""The head of a request: its number, who works on it, where it stands, its papers and what is done seldom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from ui.doorbraak.blad import Blad
from ui.doorbraak.stukken import Stukkenknop
from ui.doorbraak.woorden import statusvorm
from ui.scherm import Omgeving
from ui.widgets.basis import Knop
from ui.widgets.paginakop import Paginakop
from ui.widgets.statuslabel import Statuslabel


class Aanvraagkop(Paginakop):
    """``knelpunten_gevraagd`` and ``intrekken_gevraagd`` are what can be asked here.

    On a low screen only the number and the buttons stay; what they leave out is in the bar of steps and in the menu.
    """

    knelpunten_gevraagd = Signal()
    intrekken_gevraagd = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__("Doorbraak")
        self._blad: Blad | None = None
        self._laag = False
        self.status = Statuslabel("")
        self.knelpunten = Knop("Knelpunten", "stil", "vlag", hulp="Wat in de weg stond (Alt+0)")
        self.knelpunten.clicked.connect(lambda _aan=False: self.knelpunten_gevraagd.emit())
        self.stukken = Stukkenknop(omgeving, self)
        self.meer = Knop("Meer", "stil", hulp="Meer over deze aanvraag")
        self.meer.setProperty("menu", "ja")
        menu = QMenu(self.meer)
        menu.setToolTipsVisible(True)
        menu.addAction("Knelpunten").triggered.connect(lambda _aan=False: self.knelpunten_gevraagd.emit())
        self.intrekken = menu.addAction("Trek de aanvraag in")
        self.intrekken.triggered.connect(lambda _aan=False: self.intrekken_gevraagd.emit())
        self.meer.setMenu(menu)
        for widget in (self.status, self.knelpunten, self.stukken, self.meer):
            self.voeg_actie_toe(widget)

    def toon(self, blad: Blad) -> None:
        """Show where the request stands."""
        self._blad = blad
        f = blad.feiten
        delen = (f.organisatie, f.aanvrager_functie, f"coach {f.coach}" if f.coach else "", f.gemeente)
        self.zet(f.nummer, "" if self._laag else " · ".join(deel for deel in delen if deel))
        self.status.zet(f.status.omschrijving, *statusvorm(f.status))
        aantal = len(f.knelpunten)
        self.knelpunten.setText(f"Knelpunten ({aantal})" if aantal else "Knelpunten")
        self.stukken.zet(f)
        redenen = blad.redenen("TrekAanvraagIn")
        self.intrekken.setEnabled(not redenen)
        self.intrekken.setToolTip(" ".join(redenen))

    def zet_laag(self, laag: bool) -> None:
        """Whether there is little height."""
        if laag == self._laag:
            return
        self._laag = laag
        self.status.setVisible(not laag)
        self.knelpunten.setVisible(not laag)
        if self._blad is not None:
            self.toon(self._blad)
