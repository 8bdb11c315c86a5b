"""Securing a plain vault: who becomes the first to sign in, a password, the work, the recovery key."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.kluis.herstelblad import Herstelblad
from ui.kluis.werk import Zijspoor
from ui.theme.theme import maat, marges
from ui.wachtwoordvelden import NieuwWachtwoord, zinnen_van
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.formulier import Formulier
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.voortgang import Voortgang
from weegtafel.bootstrap import Programma
from weegtafel.inrichting import queries
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Rol
from weegtafel.poort import beveilig_kluis


class Beveiligvenster(QDialog):
    """Accepted with ``beveiligd``: the vault was closed and is encrypted now; accepted without: go on as it is."""

    def __init__(self, programma: Programma) -> None:
        super().__init__()
        self._programma = programma
        self.map = programma.kluis.map
        self.beveiligd = False
        self.spoor = Zijspoor(self)
        dag = programma.klok.nu().date()
        self._beheerders = programma.vraag(queries.personen, dag, Rol.BEHEERDER)
        self.setWindowTitle(self.tr("Beveilig deze map"))
        self._stapel = QStackedWidget()
        self._stapel.addWidget(self._vraagblad())
        self._stapel.addWidget(self._werkblad())
        kolom = QVBoxLayout(self)
        marges(kolom, 40, 32, 40, 28)
        kolom.addWidget(self._stapel)
        self.resize(maat(620), maat(640))

    def _vraagblad(self) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        marges(kolom, tussen=14)
        kolom.addWidget(Label(self.tr("Beveilig deze map"), "titel"))
        kolom.addWidget(
            Label(
                self.tr(
                    "De gegevens in deze map zijn nu voor iedereen leesbaar die bij de map kan. Weegtafel versleutelt "
                    "ze: er komt een kopie die regel voor regel wordt vergeleken, en daarna wordt het leesbare "
                    "bestand gewist, ook uit de map met kopieën."
                ),
                breekt=True,
            )
        )
        self.formulier = Formulier()
        self.wie = Keuzelijst([(p.naam, p.id) for p in self._beheerders], leeg=None)
        if self._beheerders:
            self.wie.zet_waarde(self._beheerders[0].id)
        self.gebruikersnaam = QLineEdit()
        self.formulier.voeg_toe("wie", self.tr("Beheerder"), self.wie, self.tr("Wie als eerste kan aanmelden."))
        self.formulier.voeg_toe(
            "gebruikersnaam", self.tr("Gebruikersnaam"), self.gebruikersnaam,
            self.tr("Hiermee meldt u zich aan, bijvoorbeeld uw voornaam."), verplicht=True,
        )  # fmt: skip
        self.wachtwoord = NieuwWachtwoord(self.formulier, lambda: (self._naam(), self.gebruikersnaam.text()))
        kolom.addWidget(self.formulier)
        self.melding = Label("", "fout", breekt=True)
        kolom.addWidget(self.melding)
        kolom.addStretch(1)
        if not self._beheerders:
            self.melding.setText(
                self.tr("Er is nog geen beheerder. Geef eerst iemand die rol, bij Inrichting, Mensen.")
            )
        self.knop_later, self.knop = Knop(self.tr("Ga nu verder zonder wachtwoord")), Knop(self.tr("Beveilig"), "hoofd")
        self.knop.setEnabled(bool(self._beheerders))
        self.knop_later.clicked.connect(self.accept)
        self.knop.clicked.connect(self._beveilig)
        self.wachtwoord.twee.returnPressed.connect(self._beveilig)
        kolom.addLayout(rij(self.knop_later, None, self.knop))
        return blad

    def _werkblad(self) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        marges(kolom, tussen=14)
        kolom.addWidget(Label(self.tr("De map wordt beveiligd"), "titel"))
        self._voortgang = Voortgang(self.tr("Versleutelen, vergelijken en het leesbare bestand wissen."))
        self._voortgang.knop.hide()  # half an encryption is undone by itself, not by a button
        kolom.addWidget(self._voortgang)
        kolom.addStretch(1)
        return blad

    def _naam(self) -> str:
        return next((p.naam for p in self._beheerders if p.id == self.wie.waarde()), "")

    def _beveilig(self) -> None:
        fouten = self.wachtwoord.fouten()
        if len(self.gebruikersnaam.text().strip()) < 2:
            fouten = {"gebruikersnaam": self.tr("Een gebruikersnaam heeft ten minste 2 tekens."), **fouten}
        self.formulier.toon_fouten(fouten)
        persoon_id = self.wie.waarde()
        if fouten or not isinstance(persoon_id, int) or self._stapel.currentIndex():
            return
        self.melding.setText("")
        self._stapel.setCurrentIndex(1)
        naam, woord, klok = self.gebruikersnaam.text(), self.wachtwoord.wachtwoord(), self._programma.klok
        self._programma.sluit()
        self.spoor.doe(
            lambda: beveilig_kluis(self.map, persoon_id, naam, woord, klok=klok),
            van=self, klaar=self._klaar, fout=self._mis,
        )  # fmt: skip

    def _klaar(self, sleutel: str) -> None:
        self.beveiligd = True
        self.wachtwoord.wis()
        self.blad = Herstelblad(sleutel, self.map, self._programma.klok.nu())
        self.blad.klaar.connect(self.accept)
        self._stapel.setCurrentIndex(self._stapel.addWidget(self.blad))

    def _mis(self, fout: Exception) -> None:
        self._stapel.setCurrentIndex(0)
        if isinstance(fout, Regelovertreding) and fout.velden:
            self.formulier.toon_fouten(fout.velden)
        self.melding.setText(zinnen_van(fout))

    def reject(self) -> None:
        """Not while it is being encrypted, and not before the recovery key is on paper."""
        if self._stapel.currentIndex() == 0:
            super().reject()
        elif self.beveiligd:
            self.blad.melding.setText(self.tr("Typ eerst de gevraagde groep over."))

    def done(self, uitkomst: int) -> None:
        """Let go of the thread."""
        self.spoor.sluit()
        super().done(uitkomst)
