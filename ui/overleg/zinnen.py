"""Ctrl+Shift+Z: the reusable sentences of this kind, found by typing, put in with Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.overleg.schrijfvak import Schrijfvak
from ui.scherm import Omgeving
from ui.theme.theme import maat
from ui.widgets.basis import Label, rij
from ui.widgets.zwevend import Zwevend
from weegtafel.inrichting import queries as inrichting
from weegtafel.inrichting.rijen import ZinRij
from weegtafel.kernel.codes import Adviessoort

SOORTNAMEN = {
    "motivering": "Motivering",
    "voorwaarde": "Voorwaarde",
    "afwijkend": "Afwijkend argument",
    "leerpunt": "Leerpunt",
    "actie": "Actie",
    "aanhouden": "Wat er nodig is",
    "opening": "Opening",
    "afsluiting": "Afsluiting",
}


def passend_bij(zinnen: Sequence[ZinRij], soorten: frozenset[str], advies: Adviessoort | None) -> list[ZinRij]:
    """The sentences of these kinds (all when empty), those for this advice first; those for another are left out."""
    goed = [
        z
        for z in zinnen
        if (not soorten or z.soort in soorten)
        and (z.adviessoort is None or advies is None or z.adviessoort == advies.value)
    ]
    return sorted(goed, key=lambda z: (z.adviessoort is None, z.titel.casefold()))


class Zinnenkiezer(Zwevend):
    """A list over the window; ``neem`` is called with the sentence."""

    def __init__(self, venster: QWidget, zinnen: Sequence[ZinRij], neem: Callable[[str], None]) -> None:
        super().__init__(venster, breedte=720, boven=96)
        self._zinnen = list(zinnen)
        self._neem = neem
        self.setAccessibleName(self.tr("Standaardzinnen"))
        self.indeling.addLayout(
            rij(
                Label(self.tr("Standaardzinnen"), "tussenkop"), None, Label(self.tr("Enter kiest · Esc sluit"), "klein")
            )
        )
        self.veld = QLineEdit()
        self.veld.setPlaceholderText(self.tr("Typ om te zoeken"))
        self.veld.setAccessibleName(self.tr("Zoek een standaardzin"))
        self.lijst = QListWidget()
        self.lijst.setWordWrap(True)
        self.lijst.setSpacing(2)
        self.lijst.setAccessibleName(self.tr("Standaardzinnen"))
        self.indeling.addWidget(self.veld)
        self.indeling.addWidget(self.lijst, 1)
        self.veld.textChanged.connect(self._zoek)
        self.veld.installEventFilter(self)
        self.lijst.itemActivated.connect(self._kies)
        self._zoek("")

    def open(self) -> None:
        """Show, with the cursor in the search field."""
        super().open()
        self.veld.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hoogte(self, ruimte: int) -> int:
        """As high as a good list."""
        return min(ruimte, maat(560))

    def _zoek(self, tekst: str) -> None:
        naald = tekst.strip().casefold()
        self.lijst.clear()
        for zin in self._zinnen:
            if naald in f"{zin.titel} {zin.tekst}".casefold():
                soort = SOORTNAMEN.get(zin.soort, zin.soort)
                item = QListWidgetItem(f"{soort} · {zin.titel}\n{zin.tekst}")
                item.setData(Qt.ItemDataRole.UserRole, zin.tekst)
                self.lijst.addItem(item)
        self.lijst.setCurrentRow(0)

    def _kies(self, item: QListWidgetItem | None = None) -> None:
        item = item or self.lijst.currentItem()
        if item is not None:
            zin = str(item.data(Qt.ItemDataRole.UserRole))
            self.sluit()
            self._neem(zin)

    def eventFilter(self, wie: QObject, gebeurtenis: QEvent) -> bool:
        """Arrows in the search field walk through the list; Enter takes."""
        if wie is self.veld and isinstance(gebeurtenis, QKeyEvent) and gebeurtenis.type() == QEvent.Type.KeyPress:
            stap = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(gebeurtenis.key()), 0)
            if stap:
                self.lijst.setCurrentRow(max(0, min(self.lijst.count() - 1, self.lijst.currentRow() + stap)))
                return True
            if gebeurtenis.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._kies()
                return True
        return super().eventFilter(wie, gebeurtenis)


def vraag_zin(omgeving: Omgeving, vak: Schrijfvak, soorten: frozenset[str], advies: Adviessoort | None = None) -> None:
    """Open the chooser over the window of ``vak`` and put the chosen sentence at its cursor."""
    venster = vak.window()

    def toon(zinnen: tuple[ZinRij, ...]) -> None:
        kiezer = Zinnenkiezer(venster, passend_bij(zinnen, soorten, advies), vak.voeg_zin_in)
        kiezer.gesloten.connect(kiezer.deleteLater)
        kiezer.open()

    omgeving.runner.vraag(inrichting.standaardzinnen, van=vak, klaar=toon)
