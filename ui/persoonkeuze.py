"""Choosing as whom to work, among the people of the set-up."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.models.tabel import Kolom, RijModel
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.lijst import Lijst
from weegtafel.inrichting import queries
from weegtafel.inrichting.rijen import PersoonRij
from weegtafel.kernel.roles import Actor


def _rollen(persoon: PersoonRij) -> str:
    return ", ".join(sorted(rol.omschrijving for rol in persoon.rollen))


class Persoonkeuze(QDialog):
    """A list of people with their roles; Enter chooses."""

    def __init__(self, ouder: QWidget, personen: tuple[PersoonRij, ...], huidig: int | None) -> None:
        super().__init__(ouder)
        self.setWindowTitle(self.tr("Wie bent u?"))
        self.gekozen: PersoonRij | None = None
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=12)
        kolom.addWidget(Label(self.tr("Wie bent u?"), "kop"))
        kolom.addWidget(
            Label(
                self.tr("Wat u doet komt onder deze naam in het journaal. Kies daarom uw eigen naam."),
                "stil",
                breekt=True,
            )
        )
        self.model = RijModel(
            [
                Kolom("naam", self.tr("Naam"), lambda p: p.naam, breedte=240),
                Kolom("organisatie", self.tr("Organisatie"), lambda p: p.organisatie, breedte=220),
                Kolom("rollen", self.tr("Rollen"), _rollen),
            ],
            sleutel=lambda p: p.id,
        )
        self.lijst = Lijst(self.model, self.tr("Mensen"))
        self.model.ververs(personen)
        self.lijst.geopend.connect(self._neem)
        kolom.addWidget(self.lijst, 1)
        neem, laat = Knop(self.tr("Werk als deze persoon"), "hoofd"), Knop(self.tr("Laat zo"))
        neem.clicked.connect(lambda: self._neem(self.lijst.gekozen_rij()))
        laat.clicked.connect(self.reject)
        kolom.addLayout(rij(None, laat, neem))
        self.resize(maat(760), maat(520))
        if huidig is None or not self.lijst.kies(huidig):
            self.lijst.kies_eerste()
        self.lijst.setFocus()

    def _neem(self, persoon: PersoonRij | None) -> None:
        if persoon is not None:
            self.gekozen = persoon
            self.accept()


def kies_persoon(ouder: QWidget, omgeving: Omgeving) -> Actor | None:
    """Ask who works here; None when nothing was changed."""
    personen = omgeving.runner.vraag_nu(queries.personen, omgeving.vandaag)
    keuze = Persoonkeuze(ouder, tuple(p for p in personen if p.rollen), omgeving.actor.persoon_id)
    if keuze.exec() != QDialog.DialogCode.Accepted or keuze.gekozen is None:
        return None
    return Actor(keuze.gekozen.id, keuze.gekozen.naam, keuze.gekozen.rollen)
