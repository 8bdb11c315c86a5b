"""The navigation at the left of the window."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.theme.icons import app_icoon, zet_icoon
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Label, Woordknop, rij


@dataclass(frozen=True)
class Bestemming:
    """A place to go to. ``onderaan`` places stand at the foot and have no figure key."""

    sleutel: str
    tekst: str
    icoon: str
    onderaan: bool = False


class Zijbalk(QFrame):
    """``gekozen`` carries the key of the place. Ctrl+1 to Ctrl+9 go to the first nine places.

    The window calls :meth:`pas_aan` with its width; under 1100 px (at 100 %) only icons are left.
    """

    gekozen = Signal(str)

    def __init__(self, bestemmingen: list[Bestemming], merk: str = "Weegtafel", *, ouder: QWidget | None = None):
        super().__init__(ouder)
        self.setObjectName("zijbalk")
        self.setAccessibleName(self.tr("Navigatie"))
        self.smal = False
        self._knoppen: dict[str, QToolButton] = {}
        self._teksten: dict[str, str] = {}
        self._groep = QButtonGroup(self)
        self._merk = Label(merk, "merk")
        self._beeld = Label()
        kop = QWidget()
        kop.setLayout(rij(self._beeld, self._merk, None, tussen=10))
        marges_kop = kop.layout()
        if marges_kop is not None:
            marges(marges_kop, 8, 4, 0, 12, tussen=10)
        self._kolom = QVBoxLayout(self)
        marges(self._kolom, 12, 14, 12, 12, tussen=2)
        self._kolom.addWidget(kop)
        for bestemming in (b for b in bestemmingen if not b.onderaan):
            self._kolom.addWidget(self._maak(bestemming))
        self._kolom.addStretch(1)
        for bestemming in (b for b in bestemmingen if b.onderaan):
            self._kolom.addWidget(self._maak(bestemming))
        self._meet()
        thema().gewijzigd.connect(self._meet)

    def _maak(self, bestemming: Bestemming) -> QToolButton:
        knop = Woordknop()
        knop.setCheckable(True)
        knop.setText(bestemming.tekst)
        knop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        knop.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        knop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        knop.setAccessibleName(bestemming.tekst)
        zet_icoon(knop, bestemming.icoon, "inkt")
        self._groep.addButton(knop)
        self._knoppen[bestemming.sleutel] = knop
        self._teksten[bestemming.sleutel] = bestemming.tekst
        nummer = len(self._knoppen)
        knop.setToolTip(bestemming.tekst)
        if not bestemming.onderaan and nummer <= 9:
            knop.setToolTip(f"{bestemming.tekst} (Ctrl+{nummer})")
            toets = QShortcut(QKeySequence(f"Ctrl+{nummer}"), self)
            toets.setContext(Qt.ShortcutContext.WindowShortcut)
            toets.activated.connect(lambda sleutel=bestemming.sleutel: self.kies(sleutel))
        knop.clicked.connect(lambda _aan=False, sleutel=bestemming.sleutel: self.kies(sleutel))
        return knop

    def kies(self, sleutel: str) -> None:
        """Go to a place and announce it."""
        self.zet_huidig(sleutel)
        self.gekozen.emit(sleutel)

    def zet_huidig(self, sleutel: str) -> None:
        """Show where we are, without announcing."""
        self._knoppen[sleutel].setChecked(True)

    def huidig(self) -> str | None:
        """The key of the place where we are."""
        return next((sleutel for sleutel, knop in self._knoppen.items() if knop.isChecked()), None)

    def zet_teller(self, sleutel: str, aantal: int) -> None:
        """Show a count after the name of a place; zero shows nothing."""
        tekst = self._teksten[sleutel] + (f"  {aantal}" if aantal else "")
        self._knoppen[sleutel].setText(tekst)
        self._knoppen[sleutel].setAccessibleName(tekst)

    def pas_aan(self, vensterbreedte: int) -> None:
        """Be narrow in a narrow window."""
        smal = vensterbreedte < maat(tokens.SMAL_VENSTER)
        if smal != self.smal:
            self.smal = smal
            self._meet()

    def _meet(self) -> None:
        self.setFixedWidth(maat(tokens.ZIJBALK_SMAL if self.smal else tokens.ZIJBALKBREEDTE))
        stijl = Qt.ToolButtonStyle
        zijde = maat(tokens.ICOON)
        for knop in self._knoppen.values():
            knop.setToolButtonStyle(stijl.ToolButtonIconOnly if self.smal else stijl.ToolButtonTextBesideIcon)
            knop.setIconSize(QSize(zijde, zijde))
        self._merk.setVisible(not self.smal)
        groot = maat(24)
        self._beeld.setPixmap(app_icoon().pixmap(QSize(groot, groot), self.devicePixelRatioF()))
