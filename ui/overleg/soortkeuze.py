"""The eight kinds of advice side by side, each with its figure."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from ui.overleg.vormen import ADVIES
from ui.theme.icons import zet_icoon
from ui.theme.theme import maat, marges, thema
from ui.widgets.statuslabel import KLEUR
from weegtafel.kernel.codes import Adviessoort

SOORTEN = tuple(Adviessoort)


class Soortkeuze(QWidget):
    """The eight kinds, each with its figure. ``gekozen`` carries the kind."""

    gekozen = Signal(object)

    def __init__(self, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.setAccessibleName(self.tr("Soort advies"))
        self._knoppen: dict[Adviessoort, QPushButton] = {}
        self._soort: Adviessoort | None = None
        rooster = QGridLayout(self)
        marges(rooster, tussen=6)
        for nummer, soort in enumerate(SOORTEN):
            knop = QPushButton(f"{nummer + 1}   {soort.omschrijving}")
            knop.setCheckable(True)
            knop.setAutoDefault(False)
            knop.setProperty("segment", "ja")
            knop.setStyleSheet("text-align: left; border-radius: 8px; margin: 0;")
            knop.setAccessibleName(soort.omschrijving)
            vorm = ADVIES[soort]
            zet_icoon(knop, vorm.icoon, KLEUR[vorm.toon])
            knop.clicked.connect(lambda _=False, s=soort: self.kies(s))
            self._knoppen[soort] = knop
            rooster.addWidget(knop, nummer % 4, nummer // 4)

        self._meet()
        thema().gewijzigd.connect(self._meet)

    def _meet(self) -> None:
        for knop in self._knoppen.values():
            knop.setIconSize(QSize(maat(16), maat(16)))

    def kies(self, soort: Adviessoort) -> None:
        """Choose a kind and announce it."""
        self.zet(soort)
        self.gekozen.emit(soort)

    def zet(self, soort: Adviessoort | None) -> None:
        """Show a kind as chosen."""
        self._soort = soort
        for welke, knop in self._knoppen.items():
            knop.setChecked(welke is soort)

    def soort(self) -> Adviessoort | None:
        """The chosen kind."""
        return self._soort

    def naar(self) -> None:
        """Put the focus on the chosen kind, or on the first."""
        self._knoppen[self._soort or SOORTEN[0]].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def zet_vast(self, vast: bool) -> None:
        """Let nothing be chosen any more."""
        for knop in self._knoppen.values():
            knop.setEnabled(not vast)
