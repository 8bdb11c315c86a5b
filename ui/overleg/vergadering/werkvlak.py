"""How agenda, casus and weighing share the window: beside each other when there is room, else one under a tab."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.overleg.vergadering.notulist import Notulist
from ui.overleg.vergadering.weging import Weging
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Scheiding, zet_kenmerk
from ui.widgets.segmentknoppen import Segment, Segmentknoppen

#: Widths and heights at 100 %: a window of 1920 x 1080 at 200 % has 960 x 540 of them.
RUIM, NAAST, MET_AGENDA = 1600, 1120, 900
HOOG, LAAG = 960, 700
AGENDA, MIDDEN, WEGING = "agenda", "midden", "weging"


class Werkvlak(QWidget):
    """``gekozen`` carries the name of the part that the user brought to the front with the tabs."""

    gekozen = Signal(str)

    def __init__(self, agenda: QWidget, midden: QWidget, notulist: Notulist, weging: Weging) -> None:
        super().__init__()
        self.agenda, self.notulist, self.weging = agenda, notulist, weging
        self.laag = False
        self._voor = MIDDEN
        self._is_casus = False
        self._breed: float = RUIM
        delen = ((AGENDA, self.tr("Agenda")), (MIDDEN, self.tr("Dit punt")), (WEGING, self.tr("Weging")))
        self.tabs = Segmentknoppen([Segment(*deel) for deel in delen], self.tr("Wat u ziet"))
        self.tabs.gewijzigd.connect(self._kies)
        knoppen = self.tabs.findChildren(QPushButton)
        self._tabknoppen = {deel: knop for (deel, _), knop in zip(delen, knoppen, strict=True)}
        self._tabrij = QWidget()
        tabrij = QHBoxLayout(self._tabrij)
        marges(tabrij, 24, 8, 24, 0)
        tabrij.addWidget(self.tabs)
        tabrij.addStretch(1)
        self._centrum = QWidget()
        centrum = QVBoxLayout(self._centrum)
        marges(centrum)
        centrum.addWidget(midden, 1)
        centrum.addWidget(notulist)
        self._streep = Scheiding(staand=True)
        self._agendastreep = Scheiding(staand=True)
        naast_elkaar = QHBoxLayout()
        marges(naast_elkaar)
        naast_elkaar.addWidget(self._centrum, 1)
        naast_elkaar.addWidget(self._streep)
        naast_elkaar.addWidget(weging)
        rechts = QVBoxLayout()
        marges(rechts)
        rechts.addWidget(self._tabrij)
        rechts.addLayout(naast_elkaar, 1)
        rij = QHBoxLayout(self)
        marges(rij)
        rij.addWidget(agenda)
        rij.addWidget(self._agendastreep)
        rij.addLayout(rechts, 1)

    def toon(self, *, is_casus: bool) -> None:
        """Another item: only one with a casus is weighed."""
        self._is_casus = is_casus
        self._schik()

    def naar(self, deel: str) -> None:
        """Bring a part to the front, where only one can be."""
        self._voor = deel
        self._schik()

    def schik(self, venster: QWidget) -> None:
        """Share out the room of this window."""
        breed, hoog = venster.width() / thema().schaal, venster.height() / thema().schaal
        self._breed = breed
        was_laag, self.laag = self.laag, hoog < LAAG
        self.agenda.setFixedWidth(maat(288 if breed >= RUIM else 240 if breed >= NAAST else 220))
        los, ruim = not self._is_casus, hoog >= HOOG
        self.notulist.zet_hoogte(92 if self.laag else 240 if los and ruim else 176 if los or ruim else 92)
        if self.laag and not was_laag:
            self.notulist.klap(dicht=True)
        elif was_laag and not self.laag:
            self.notulist.klap(dicht=False)
        self._schik()

    def _schik(self) -> None:
        naast, met_agenda = self._breed >= NAAST, self._breed >= MET_AGENDA
        voor = self._voor
        if (voor == WEGING and not self._is_casus) or (voor == AGENDA and met_agenda):
            voor = MIDDEN
        self._tabrij.setVisible(not met_agenda or (not naast and self._is_casus))
        self._tabknoppen[AGENDA].setVisible(not met_agenda)
        plek = "eerste" if met_agenda else "midden" if self._is_casus else "laatste"
        zet_kenmerk(self._tabknoppen[MIDDEN], "plaats", plek)
        self._tabknoppen[WEGING].setVisible(self._is_casus)
        self.tabs.zet_waarde(voor)
        self.agenda.setVisible(met_agenda or voor == AGENDA)
        self._agendastreep.setVisible(met_agenda)
        self._centrum.setVisible(naast or voor == MIDDEN)
        self.weging.setVisible(self._is_casus and (naast or voor == WEGING))
        self._streep.setVisible(self._is_casus and naast)
        self.weging.zet_naast(not naast)
        if naast:
            self.weging.setFixedWidth(maat(440 if self._breed >= RUIM else 360))
        else:
            self.weging.setMinimumWidth(0)
            self.weging.setMaximumWidth(16_777_215)

    def _kies(self, deel: str) -> None:
        self.naar(deel)
        self.gekozen.emit(deel)
