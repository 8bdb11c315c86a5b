"""Two people typed in one field: both texts, side by side, and a choice. Nothing is lost either way."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges
from ui.widgets.basis import Kaart, Knop, Label, Leestekst, rij
from weegtafel.kernel.errors import VersieConflict


class Tekstconflict(QDialog):
    """Shows the stored text and the user's own, per field. Accepted means: keep mine."""

    def __init__(self, ouder: QWidget, conflict: VersieConflict, namen: dict[str, str]) -> None:
        super().__init__(ouder)
        self.setWindowTitle(self.tr("Iemand anders wijzigde dit ook"))
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
                kaart = Kaart(kop)
                kaart.indeling.addWidget(Leestekst(tekst[:2000] or self.tr("(leeg)")))
                kaart.indeling.addStretch(1)
                naast.addWidget(kaart, 1)
            kolom.addLayout(naast)
        houd, neem = Knop(self.tr("Houd mijn tekst")), Knop(self.tr("Neem de andere tekst"), "hoofd")
        houd.clicked.connect(self.accept)
        neem.clicked.connect(self.reject)
        kolom.addLayout(rij(None, houd, neem))
        self.setMinimumWidth(maat(760))


def houd_eigen_tekst(ouder: QWidget, conflict: VersieConflict, namen: dict[str, str] | None = None) -> bool:
    """Ask which text stays; True means the user's own. The text not chosen stays in the drafts (``Klad``)."""
    return Tekstconflict(ouder, conflict, namen or {}).exec() == QDialog.DialogCode.Accepted
