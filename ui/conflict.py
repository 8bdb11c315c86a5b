"""Two people typed in one field: both texts, side by side, and a choice. Nothing is lost either way."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges
from ui.widgets.basis import Kaart, Knop, Label, Leestekst, rij
from weegtafel.kernel.errors import VersieConflict

GETOOND = 20_000


class Keuze(Enum):
    """Which text is to stand in the field."""

    EIGEN = auto()
    ANDERE = auto()
    BEIDE = auto()
    """The other text with one's own below it; only for running text."""


class Tekstconflict(QDialog):
    """Shows the stored text and the user's own, per field. Escape takes the other text, which is what stands there."""

    def __init__(self, ouder: QWidget, conflict: VersieConflict, namen: dict[str, str], *, samen: bool = False) -> None:
        super().__init__(ouder)
        self.keuze = Keuze.ANDERE
        self.setWindowTitle(self.tr("Iemand anders wijzigde dit ook"))
        self.setAccessibleDescription(" ".join(conflict.redenen))
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=12)
        kolom.addWidget(Label(self.tr("Iemand anders wijzigde dit ook"), "kop"))
        kolom.addWidget(Label(" ".join(conflict.redenen), "stil", breekt=True))
        for veld, ons in conflict.ons.items():
            kolom.addWidget(Label(namen.get(veld, veld), "tussenkop"))
            naast = QHBoxLayout()
            marges(naast, tussen=16)
            for kop, tekst in (
                (self.tr("Uw tekst"), ons),
                (self.tr("De tekst die er nu staat"), conflict.hun.get(veld, "")),
            ):
                naast.addWidget(self._kaart(kop, tekst), 1)
            kolom.addLayout(naast, 1)
        houd, neem = Knop(self.tr("Houd mijn tekst")), Knop(self.tr("Neem de andere tekst"))
        beide = Knop(self.tr("Zet beide onder elkaar"), "hoofd")
        for knop, keuze in ((houd, Keuze.EIGEN), (neem, Keuze.ANDERE), (beide, Keuze.BEIDE)):
            knop.clicked.connect(lambda _aan=False, keuze=keuze: self._kies(keuze))
            knop.setAutoDefault(False)
        eerste = beide if samen else houd
        eerste.setDefault(True)
        eerste.setFocus()
        kolom.addLayout(rij(None, houd, neem, beide))
        beide.setVisible(samen)
        self.setMinimumWidth(maat(760))
        self.resize(maat(860), maat(460))

    def _kaart(self, kop: str, tekst: str) -> Kaart:
        kaart = Kaart(kop)
        lees = Leestekst(tekst[:GETOOND] or self.tr("(leeg)"), stil=not tekst)
        lees.setAccessibleName(kop)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setFrameShape(QFrame.Shape.NoFrame)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setAccessibleName(kop)
        houder = QWidget()
        binnen = QVBoxLayout(houder)
        marges(binnen, 0, 0, 8, 0)
        binnen.addWidget(lees)
        if len(tekst) > GETOOND:
            over = f"{len(tekst) - GETOOND:,}".replace(",", ".")
            binnen.addWidget(Label(self.tr("… en nog %s tekens.") % over, "stil"))
        binnen.addStretch(1)
        rol.setWidget(houder)
        kaart.indeling.addWidget(rol, 1)
        return kaart

    def _kies(self, keuze: Keuze) -> None:
        self.keuze = keuze
        self.accept()


def kies_tekst(
    ouder: QWidget, conflict: VersieConflict, namen: dict[str, str] | None = None, *, samen: bool = False
) -> Keuze:
    """Ask which text stays; with ``samen`` both may. The user's own text is in the drafts (``Klad``) already."""
    dialoog = Tekstconflict(ouder, conflict, namen or {}, samen=samen)
    dialoog.exec()
    return dialoog.keuze


def houd_eigen_tekst(ouder: QWidget, conflict: VersieConflict, namen: dict[str, str] | None = None) -> bool:
    """Ask which of the two stays; True means the user's own."""
    return kies_tekst(ouder, conflict, namen) is Keuze.EIGEN
