"""Choosing another password for oneself."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.kluis.werk import Zijspoor
from ui.theme.theme import maat, marges
from ui.wachtwoordvelden import NieuwWachtwoord, Wachtwoordveld, zinnen_van
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.formulier import Formulier
from weegtafel.bootstrap import Programma


class Wachtwoorddialoog(QDialog):
    """The old one, and the new one twice."""

    def __init__(self, ouder: QWidget | None, programma: Programma) -> None:
        super().__init__(ouder)
        self._toegang = programma.toegang
        self.spoor = Zijspoor(self)
        self.setWindowTitle(self.tr("Wijzig uw wachtwoord"))
        self.formulier, self.oud = Formulier(), Wachtwoordveld()
        self.formulier.voeg_toe("oud", self.tr("Uw wachtwoord van nu"), self.oud, verplicht=True)
        self.nieuw = NieuwWachtwoord(self.formulier, lambda: (programma.actor.naam,), self.tr("Nieuw wachtwoord"))
        self.melding = Label("", "fout", breekt=True)
        self.knop, laat = Knop(self.tr("Wijzig het wachtwoord"), "hoofd"), Knop(self.tr("Laat zo"))
        self.knop.clicked.connect(self._wijzig)
        self.nieuw.twee.returnPressed.connect(self._wijzig)
        laat.clicked.connect(self.reject)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 24, tussen=14)
        kolom.addWidget(Label(self.tr("Wijzig uw wachtwoord"), "kop"))
        kolom.addWidget(self.formulier)
        kolom.addWidget(self.melding)
        kolom.addStretch(1)
        kolom.addLayout(rij(None, laat, self.knop))
        self.resize(maat(520), maat(460))
        self.oud.setFocus()

    def _wijzig(self) -> None:
        fouten = self.nieuw.fouten()
        if not self.oud.text():
            fouten = {"oud": self.tr("Vul uw wachtwoord van nu in."), **fouten}
        self.formulier.toon_fouten(fouten)
        if fouten or not self.knop.isEnabled():
            return
        self.knop.setEnabled(False)
        self.melding.setText("")
        oud, nieuw = self.oud.text(), self.nieuw.wachtwoord()
        self.spoor.doe(
            lambda: self._toegang.wijzig_wachtwoord(oud, nieuw), van=self, klaar=lambda _uit: self.accept(),
            fout=self._mis,
        )  # fmt: skip

    def _mis(self, fout: Exception) -> None:
        self.knop.setEnabled(True)
        self.oud.wis()
        self.melding.setText(zinnen_van(fout))

    def vraag(self) -> bool:
        """Show it; whether the password was changed."""
        return self.exec() == QDialog.DialogCode.Accepted

    def done(self, uitkomst: int) -> None:
        """Leave nothing of it in the fields."""
        self.oud.wis()
        self.nieuw.wis()
        self.spoor.sluit()
        super().done(uitkomst)
