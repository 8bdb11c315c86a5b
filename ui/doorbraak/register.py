"""The budgetregister over all requests: the pot of each period, what is free, under-use and overspend, the lines."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.doorbraak.registerdeel import SMAL_WEG, registerkolommen
from ui.doorbraak.rolvlak import zet_pagina
from ui.doorbraak.tabelbewaren import bewaar_tabel, bewaarknop
from ui.doorbraak.vragen import vraag_pot
from ui.doorbraak.woorden import euro, kort
from ui.models.venster import VensterModel
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Kaart, Knop, Label, rij
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.paginakop import Paginakop
from weegtafel.doorbraak import registerqueries
from weegtafel.doorbraak.registerrijen import PotRij, RegisterRij

BLADZIJDE = 200
#: Narrower than this the figures of the budget stand on two lines.
SMAL = 760


class RegisterScherm(Scherm):
    """One period at a time."""

    soorten = frozenset({"doorbraak"})

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._potten: tuple[PotRij, ...] = ()
        self._getoond_naast = 5
        self._kop = Paginakop("Budgetregister")
        self.periode: Keuzelijst = Keuzelijst([])
        self.periode.setAccessibleName("Periode")
        self.periode.gewijzigd.connect(lambda _waarde: self._toon_periode())
        mag = omgeving.mag("inrichting.wijzigen")
        self.wijzig = Knop("Wijzig het budget", icoon="potlood")
        self.nieuw = Knop("Nieuwe periode", icoon="plus")
        for knop, doe in ((self.wijzig, self._wijzig), (self.nieuw, self._nieuw)):
            knop.clicked.connect(lambda _aan=False, doe=doe: doe())
            knop.setEnabled(mag)
            knop.setToolTip("" if mag else "Alleen een beheerder stelt het budget vast.")
        self.uit = bewaarknop(omgeving)
        self.uit.clicked.connect(lambda _aan=False: self._bewaar())
        for knop in (self.wijzig, self.nieuw, self.uit):
            self._kop.voeg_actie_toe(knop)
        self._cijfers = Kaart()
        self._rooster = QGridLayout()
        marges(self._rooster, tussen=4)
        self._rooster.setHorizontalSpacing(24)
        self._cijfers.indeling.addLayout(self._rooster)
        self._zin = Label("", "stil", breekt=True)
        self._cijfers.indeling.addWidget(self._zin)
        self._model: VensterModel[RegisterRij] = VensterModel(
            registerkolommen(met_nummer=True), self._haal, sleutel=lambda r: r.id, bladzijde=BLADZIJDE
        )
        leeg = LegeStaat("bliksem", "In deze periode is nog niets geboekt.", "Een besluit boekt zelf de verplichting.")
        self.lijst = Lijst(self._model, "Regels van het budgetregister", leeg)
        self.lijst.zet_smal_weg(SMAL_WEG)
        self.lijst.geopend.connect(lambda r: self.naar.emit("doorbraak", r.aanvraag_id))
        binnen = QWidget()
        onder = QVBoxLayout(binnen)
        marges(onder, tussen=16)
        onder.addLayout(rij(self.periode, None))
        onder.addWidget(self._cijfers)
        onder.addWidget(self.lijst, 1)
        zet_pagina(self, self._kop, binnen)
        self._meet()
        thema().gewijzigd.connect(self._meet)
        self.begin_bij(self.lijst)
        self._acties = self._maak_acties()

    def _meet(self) -> None:
        self.periode.setMinimumWidth(maat(300))
        self.lijst.setMinimumHeight(maat(210))

    def _naast(self) -> int:
        """How many figures fit beside each other."""
        return 5 if self.width() >= maat(SMAL) else 3

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Figures that do not fit on one line take two."""
        super().resizeEvent(gebeurtenis)
        if self.pot is not None and self._naast() != self._getoond_naast:
            self._toon_cijfers(self.pot)

    def _maak_acties(self) -> list[QAction]:
        uit = []
        for tekst, toets, doe, mag in (
            ("Bewaar het register als tabel", "Ctrl+E", self._bewaar, self.uit.isEnabled()),
            ("Nieuwe periode van het budget", "Ctrl+N", self._nieuw, self.nieuw.isEnabled()),
            ("Wijzig het budget van de periode", "", self._wijzig, self.wijzig.isEnabled()),
        ):
            actie = QAction(tekst, self)
            if toets:
                actie.setShortcut(QKeySequence(toets))
            actie.setEnabled(mag)
            actie.triggered.connect(lambda _aan=False, doe=doe: doe())
            uit.append(actie)
        return uit

    def acties(self) -> list[QAction]:
        """The acts of this page."""
        return self._acties

    @property
    def pot(self) -> PotRij | None:
        """The period in view."""
        return next((p for p in self._potten if p.id == self.periode.waarde()), None)

    def ververs(self) -> None:
        """Fetch the periods, and then the lines of the one in view."""
        self.titel_gewijzigd.emit("Budgetregister")
        self.omgeving.runner.vraag(registerqueries.potten, van=self, klaar=self._toon)

    def _toon(self, potten: tuple[PotRij, ...]) -> None:
        self._potten = potten
        self.periode.zet_keuzes([(f"{kort(p.van)} tot en met {kort(p.tot)}", p.id) for p in potten])
        if self.pot is None and potten:
            vandaag = self.omgeving.vandaag
            nu = next((p for p in potten if p.van <= vandaag <= p.tot), potten[0])
            self.periode.zet_waarde(nu.id)
        self._toon_periode()

    def _toon_periode(self) -> None:
        pot = self.pot
        self._cijfers.setVisible(pot is not None)
        self.periode.setVisible(bool(self._potten))
        self.wijzig.setVisible(pot is not None)
        self.uit.setVisible(pot is not None)
        if pot is None:
            self._kop.zet("Budgetregister", "Er is nog niets geboekt en geen budget vastgesteld.")
            self._model.ververs(0)
            return
        self._kop.zet("Budgetregister", "Regels worden alleen toegevoegd. Elk saldo is de som van zijn regels.")
        self._toon_cijfers(pot)
        self.omgeving.runner.vraag(
            registerqueries.aantal_regels, pot.id, van=self, klaar=lambda aantal: self._toon_regels(pot, aantal)
        )

    def _toon_cijfers(self, pot: PotRij) -> None:
        while (oud := self._rooster.takeAt(0)) is not None:
            widget = oud.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        cijfers = (
            ("Budget", pot.bedrag_cent),
            ("Gereserveerd", pot.gereserveerd),
            ("Verplicht", pot.verplicht),
            ("Betaald", pot.betaald),
            ("Vrij", pot.vrij),
        )
        naast = self._naast()
        for nummer, (naam, cent) in enumerate(cijfers):
            regel, kolom = 2 * (nummer // naast), nummer % naast
            self._rooster.addWidget(Label(naam, "stil"), regel, kolom)
            self._rooster.addWidget(Label(euro(cent), "kop"), regel + 1, kolom)
        for kolom in range(len(cijfers)):
            self._rooster.setColumnStretch(kolom, 1 if kolom < naast else 0)
        self._getoond_naast = naast
        self._zin.setText(potzin(pot))
        self._zin.zet_rol("let_op" if pot.overschreden else "stil")

    def _toon_regels(self, pot: PotRij, aantal: int) -> None:
        if pot is self.pot:
            self._model.ververs(aantal, self._haal)

    def _haal(self, offset: int, limit: int) -> tuple[RegisterRij, ...] | None:
        pot = self.pot
        if pot is None:
            return ()

        def lever(rijen: tuple[RegisterRij, ...]) -> None:
            if self.pot is not None and self.pot.id == pot.id:
                self._model.lever(offset, rijen)

        self.omgeving.runner.vraag(registerqueries.register, pot.id, None, offset, limit, van=self, klaar=lever)
        return None

    def _bewaar(self) -> None:
        pot = self.pot
        if pot is not None:
            bewaar_tabel(self, self.omgeving, "register", pot.id, f"Budgetregister {pot.van:%Y-%m-%d}")

    def _wijzig(self) -> None:
        self._pot_na(vraag_pot(self, self.omgeving, self.pot) if self.pot is not None else None)

    def _nieuw(self) -> None:
        self._pot_na(vraag_pot(self, self.omgeving, None))

    def _pot_na(self, wat: Any) -> None:
        if wat is not None:
            self.omgeving.mond.meld("gelukt", "Het budget is vastgesteld.")


def potzin(pot: PotRij) -> str:
    """Under-use and overspend of a period in words."""
    zinnen = []
    if pot.bedrag_cent:
        deel = (pot.verplicht + pot.gereserveerd) * 100 // pot.bedrag_cent
        zinnen.append(f"{deel} % van het budget is toegezegd of gereserveerd.")
    if pot.onbesteed:
        zinnen.append(f"Toegezegd en nog niet betaald: {euro(pot.onbesteed)}.")
    if pot.overschreden:
        zinnen.append(f"Overschreden: {euro(pot.overschreden)}.")
    else:
        zinnen.append("Er is niets overschreden.")
    zinnen.append(pot.reden.rstrip(".") + ".")
    return " ".join(zinnen)
