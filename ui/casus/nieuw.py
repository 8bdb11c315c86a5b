"""A new casus: who brings it in, for which municipality, new or renewed."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.berichtenbalk import Berichtenbalk
from ui.widgets.formulier import Formulier
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.segmentknoppen import Segment, Segmentknoppen
from weegtafel.casus import queries as casusqueries
from weegtafel.casus import rules
from weegtafel.casus.commands import MaakCasus
from weegtafel.inrichting import queries
from weegtafel.inrichting.rijen import OrganisatieRij
from weegtafel.kernel.codes import CasusSoort
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.opdracht import Gewijzigd


def eigen_inbrengers(omgeving: Omgeving) -> list[OrganisatieRij]:
    """The organisations in whose name the user may write a casus: all, or for a lid the own one."""
    eigen = omgeving.runner.vraag_nu(casusqueries.eigen_organisatie, omgeving.actor.persoon_id)
    alle = omgeving.runner.vraag_nu(queries.organisaties, omgeving.vandaag)
    return [o for o in alle if rules.mag_schrijven(omgeving.actor.rollen, eigen, o.id).mag]


class NieuweCasus(QDialog):
    """Asks the four things that a casus cannot do without; the rest is typed in the casus itself."""

    def __init__(self, ouder: QWidget, omgeving: Omgeving) -> None:
        super().__init__(ouder)
        self.omgeving = omgeving
        self.casus_id = 0
        self.setWindowTitle(self.tr("Nieuwe casus"))
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=16)
        kolom.addWidget(Label(self.tr("Nieuwe casus"), "kop"))
        self.balk = Berichtenbalk()
        kolom.addWidget(self.balk)
        self.formulier = Formulier()
        gemeenten = omgeving.runner.vraag_nu(queries.gemeenten, omgeving.vandaag)
        organisaties = eigen_inbrengers(omgeving)
        self.soort = Segmentknoppen([Segment(s, s.omschrijving) for s in CasusSoort], self.tr("Soort indicatie"))
        self.soort.zet_waarde(CasusSoort.NIEUW)
        self.soort.gewijzigd.connect(self._toon_eerdere)
        self.gemeente = Keuzelijst([(g.naam, g.id) for g in gemeenten], leeg=self.tr("Kies"))
        if len(gemeenten) == 1:
            self.gemeente.zet_waarde(gemeenten[0].id)
        self.inbrenger = Keuzelijst([(f"{o.naam} ({o.afkorting})", o.id) for o in organisaties], leeg=self.tr("Kies"))
        if len(organisaties) == 1:
            self.inbrenger.zet_waarde(organisaties[0].id)
        self.functie = QLineEdit()
        self.functie.setMaxLength(120)
        self.eerdere = QLineEdit()
        self.eerdere.setPlaceholderText("WT-2026-0042")
        f = self.formulier
        f.voeg_toe("soort", self.tr("Soort indicatie"), self.soort)
        f.voeg_toe("eerdere_casus_id", self.tr("Nummer van de eerdere casus"), self.eerdere)
        f.voeg_toe("inbrenger_id", self.tr("Wie brengt in"), self.inbrenger, verplicht=True)
        f.voeg_toe(
            "inbrenger_functie", self.tr("Functie van de inbrenger"), self.functie, self.tr("Een functie, geen naam.")
        )
        f.voeg_toe("gemeente_id", self.tr("Gemeente"), self.gemeente, verplicht=True)
        f.toon_veld("gemeente_id", len(gemeenten) != 1)
        kolom.addWidget(f)
        self.knop, laat = Knop(self.tr("Maak de casus"), "hoofd"), Knop(self.tr("Annuleer"))
        self.knop.setDefault(True)
        self.knop.clicked.connect(self._maak)
        laat.clicked.connect(self.reject)
        kolom.addLayout(rij(None, laat, self.knop))
        self.setMinimumWidth(maat(560))
        self._toon_eerdere()
        (self.functie if self.inbrenger.waarde() is not None else self.inbrenger).setFocus()

    def _toon_eerdere(self) -> None:
        self.formulier.toon_veld("eerdere_casus_id", self.soort.waarde() is CasusSoort.HER)

    def _maak(self) -> None:
        self.formulier.wis_fouten()
        her = self.soort.waarde() is CasusSoort.HER
        nummer = self.eerdere.text().strip()
        eerdere = self.omgeving.runner.vraag_nu(casusqueries.casus_op_nummer, nummer) if her and nummer else None
        if her and nummer and eerdere is None:
            self.formulier.toon_fouten({"eerdere_casus_id": self.tr("Deze casus bestaat niet. Controleer het nummer.")})
            return
        if self.inbrenger.waarde() is None:
            self.formulier.toon_fouten({"inbrenger_id": self.tr("Kies wie de casus inbrengt.")})
            return
        if self.gemeente.waarde() is None:
            self.formulier.toon_fouten({"gemeente_id": self.tr("Kies de gemeente van de jeugdige.")})
            return
        self.knop.setEnabled(False)
        self.omgeving.runner.voer_uit(
            MaakCasus(
                soort=self.soort.waarde(),
                gemeente_id=self.gemeente.waarde(),
                inbrenger_id=self.inbrenger.waarde(),
                inbrenger_functie=self.functie.text(),
                eerdere_casus_id=eerdere,
            ),
            van=self,
            klaar=self._klaar,
            fout=self._mis,
        )

    def _klaar(self, wat: Gewijzigd) -> None:
        self.casus_id = wat.id
        self.accept()

    def _mis(self, fout: Exception) -> bool:
        self.knop.setEnabled(True)
        if isinstance(fout, Storing):
            self.balk.toon("fout", fout.melding)
            return True
        if not isinstance(fout, Regelovertreding):
            return False
        rest = self.formulier.toon_fouten(fout.velden)
        los = [zin for zin in fout.redenen if zin not in fout.velden.values()] + rest
        if los:
            self.balk.toon("let op", " ".join(los))
        return True
