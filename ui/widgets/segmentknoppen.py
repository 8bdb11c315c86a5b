"""A few choices side by side, of which one holds; and the judgements of the table as such a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QStyleOptionButton, QWidget

from ui.theme import tokens
from ui.theme.icons import zet_icoon
from ui.theme.theme import maat, thema
from ui.widgets.basis import LUCHT
from ui.widgets.statuslabel import KLEUR, OORDEEL_VORMEN


@dataclass(frozen=True)
class Segment:
    """One choice: its value, its word, perhaps an icon with a colour role, and the key that takes it."""

    waarde: Any
    tekst: str
    icoon: str | None = None
    rol: str = "inkt"
    toets: str = ""


class _Segmentknop(QPushButton):
    """One segment, with air between its shape and its word."""

    def initStyleOption(self, optie: QStyleOptionButton) -> None:
        """Give the icon a little more air than Qt does."""
        super().initStyleOption(optie)
        if not self.icon().isNull() and self.text():
            optie.text = LUCHT + optie.text

    def sizeHint(self) -> QSize:
        """Room for the heavier type of the chosen state, so that choosing moves nothing."""
        return super().sizeHint() + QSize(maat(8), 0)


class Segmentknoppen(QWidget):
    """``gewijzigd`` carries the value, or None when the choice was taken back (only with ``leeg_mag``).

    Arrow keys walk, the keys of the segments choose, Delete takes the choice back.
    """

    gewijzigd = Signal(object)

    def __init__(
        self,
        segmenten: Sequence[Segment],
        naam: str,
        *,
        groot: bool = False,
        leeg_mag: bool = False,
        ouder: QWidget | None = None,
    ) -> None:
        super().__init__(ouder)
        self.segmenten = tuple(segmenten)
        self._leeg_mag = leeg_mag
        self._gekozen: int | None = None
        self.setAccessibleName(naam)
        self._groep = QButtonGroup(self)
        self._groep.setExclusive(False)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(0)
        for nummer, segment in enumerate(self.segmenten):
            rij.addWidget(self._maak(nummer, segment, naam, groot))
        rij.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._groep.idClicked.connect(self._klik)
        self._meet()
        thema().gewijzigd.connect(self._meet)

    def _maak(self, nummer: int, segment: Segment, naam: str, groot: bool) -> QPushButton:
        knop = _Segmentknop(segment.tekst)
        knop.setCheckable(True)
        knop.setAutoDefault(False)
        knop.setProperty("segment", "ja")
        knop.setProperty("groot", "ja" if groot else "nee")
        laatste = nummer == len(self.segmenten) - 1
        knop.setProperty("plaats", "eerste" if nummer == 0 else "laatste" if laatste else "midden")
        knop.setAccessibleName(f"{naam}: {segment.tekst}" if segment.tekst else naam)
        if segment.toets:
            knop.setToolTip(f"{segment.tekst} ({segment.toets})")
            knop.setAccessibleDescription(self.tr("Toets") + f" {segment.toets}")
        if segment.icoon:
            zet_icoon(knop, segment.icoon, segment.rol, segment.rol if segment.rol != "inkt" else "")
            knop.setProperty("toon", segment.rol)
        knop.installEventFilter(self)  # a QPushButton eats the arrow keys; here they walk over the row
        self._groep.addButton(knop, nummer)
        return knop

    def _meet(self) -> None:
        zijde = maat(tokens.ICOON_KLEIN)
        for knop in self._groep.buttons():
            knop.setIconSize(QSize(zijde, zijde))

    def waarde(self) -> Any:
        """The value that is chosen, or None."""
        return None if self._gekozen is None else self.segmenten[self._gekozen].waarde

    def zet_waarde(self, waarde: Any) -> None:
        """Choose a value without announcing a change; None or an unknown value chooses nothing."""
        self._gekozen = next((n for n, s in enumerate(self.segmenten) if s.waarde == waarde), None)
        self._toon()

    def kies(self, waarde: Any) -> None:
        """Choose a value as if its button was pressed, and announce it when it is another."""
        voor = self.waarde()
        self.zet_waarde(waarde)
        if self.waarde() != voor:
            self.gewijzigd.emit(self.waarde())

    def kies_toets(self, toets: str) -> bool:
        """Choose by the key of a segment; False when no segment has it."""
        for segment in self.segmenten:
            if segment.toets and segment.toets.lower() == toets.lower():
                self.kies(segment.waarde)
                return True
        return False

    def _klik(self, nummer: int) -> None:
        if nummer == self._gekozen and self._leeg_mag:
            self.kies(None)
        else:
            self.kies(self.segmenten[nummer].waarde)
        self._toon()

    def _toon(self) -> None:
        for nummer, knop in enumerate(self._groep.buttons()):
            knop.setChecked(nummer == self._gekozen)

    def setFocus(self, reden: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Focus goes to the chosen segment, or to the first."""
        self._groep.button(self._gekozen or 0).setFocus(reden)

    def eventFilter(self, wie: QObject, gebeurtenis: QEvent) -> bool:
        """Left and right walk from segment to segment."""
        if isinstance(gebeurtenis, QKeyEvent) and gebeurtenis.type() == QEvent.Type.KeyPress:
            stap = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(gebeurtenis.key()), 0)
            if stap and isinstance(wie, QPushButton):
                volgende = (self._groep.id(wie) + stap) % len(self.segmenten)
                self._groep.button(volgende).setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(wie, gebeurtenis)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Letters and figures choose, Delete takes back. Buttons hand up the keys they do not use."""
        if gebeurtenis.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._leeg_mag:
            self.kies(None)
        elif not (gebeurtenis.text() and self.kies_toets(gebeurtenis.text())):
            super().keyPressEvent(gebeurtenis)


class Oordeelknoppen(Segmentknoppen):
    """The judgements of one organisation, 48 high: a word, a shape and a key each.

    The values are the words with underscores: ``passend``, ``twijfel``, ``niet_passend``, ``onthouding``. Keys: P, T,
    N and O, as well as 1 to 4.
    """

    def __init__(
        self,
        naam: str,
        oordelen: Sequence[str] = ("passend", "twijfel", "niet_passend", "onthouding"),
        *,
        groot: bool = True,
        leeg_mag: bool = True,
        ouder: QWidget | None = None,
    ) -> None:
        segmenten = []
        for oordeel in oordelen:
            woord = oordeel.replace("_", " ")
            vorm = OORDEEL_VORMEN[woord]
            segmenten.append(Segment(oordeel, woord, vorm.icoon, KLEUR[vorm.toon], woord[0].upper()))
        super().__init__(segmenten, naam, groot=groot, leeg_mag=leeg_mag, ouder=ouder)

    def kies_toets(self, toets: str) -> bool:
        """Choose by letter, or by the place of the judgement."""
        if toets.isascii() and toets.isdigit() and 1 <= int(toets) <= len(self.segmenten):
            self.kies(self.segmenten[int(toets) - 1].waarde)
            return True
        return super().kies_toets(toets)
