"""All requests for a doorbraak: find, narrow, see what waits for me and what the pot still holds."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.doorbraak.rolvlak import zet_pagina
from ui.doorbraak.wacht import LOPEND, Overzicht, lees_overzicht
from ui.doorbraak.woorden import dagen_geleden, euro, kort, statusicoon
from ui.models.tabel import Kolom, Uitlijning
from ui.models.venster import VensterModel
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.paginakop import Paginakop
from ui.widgets.segmentknoppen import Segment, Segmentknoppen
from ui.widgets.zoekveld import Zoekveld
from weegtafel.doorbraak import queries
from weegtafel.doorbraak.codes import AanvraagStatus
from weegtafel.doorbraak.rijen import Aanvraagfilter, AanvraagRij
from weegtafel.doorbraak.rules.verloop import EINDSTATUSSEN

BLADZIJDE = 200
#: Narrower than this what one looks for stands above what one chooses.
SMAL = 680
#: Columns that go where the list is narrower than this.
SMAL_WEG = {"organisatie": 1056, "coach": 796, "dagen": 656, "bedrag": 536}


class DoorbrakenScherm(Scherm):
    """The list of requests."""

    soorten = frozenset({"doorbraak", "inrichting"})

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._overzicht: Overzicht | None = None
        self._filter: Aanvraagfilter | None = None
        self._geen = True
        self._vraagnummer = 0
        self._kop = Paginakop(self.tr("Doorbraken"))
        self._mag = omgeving.mag("doorbraak.aanvragen")
        self._bouw()
        self._meet()
        thema().gewijzigd.connect(self._meet)
        self._acties = self._maak_acties()

    def _bouw(self) -> None:
        for tekst, plaats in (
            ("Budgetregister", "budgetregister"),
            ("Knelpunten", "knelpunten"),
            ("Prijslijst", "prijslijst"),
        ):
            knop = Knop(tekst, "stil")
            knop.clicked.connect(lambda _aan=False, plaats=plaats: self.naar.emit(plaats, 0))
            self._kop.voeg_actie_toe(knop)
        self.nieuw_knop = Knop("Nieuwe aanvraag", "hoofd", "plus", hulp="Nieuwe aanvraag (Ctrl+N)")
        self.nieuw_knop.clicked.connect(lambda _aan=False: self.nieuw())
        self.nieuw_knop.setEnabled(self._mag)
        if not self._mag:
            self.nieuw_knop.setToolTip("Uw rol kan geen aanvraag indienen; vraag het de secretaris of een lid.")
        self._kop.voeg_actie_toe(self.nieuw_knop)
        self.welke = Segmentknoppen(
            [Segment("lopend", "Lopend"), Segment("mij", "Wacht op mij"), Segment("alle", "Alle")], "Welke aanvragen"
        )
        self.welke.zet_waarde("lopend")
        self.zoek = Zoekveld("Zoek op nummer of woord")
        self.zoek.setAccessibleName("Zoek in de aanvragen")
        self.zoek.gezocht.connect(lambda _tekst: self.ververs())
        self.zoek.returnPressed.connect(self._open_gekozen)
        self.status: Keuzelijst = Keuzelijst(
            [(s.omschrijving.capitalize(), s) for s in AanvraagStatus], leeg="Elke status"
        )
        self.status.setAccessibleName("Status")
        self.coach: Keuzelijst = Keuzelijst([], leeg="Elke coach")
        self.coach.setAccessibleName("Coach")
        for keuze in (self.welke, self.status, self.coach):
            keuze.gewijzigd.connect(lambda _waarde: self.ververs())
        self._telling = Label("", "stil")
        self._model: VensterModel[AanvraagRij] = VensterModel(
            [
                Kolom("nummer", "Nummer", lambda r: r.nummer, breedte=122),
                Kolom("kern", "Wat is vastgelopen", lambda r: r.kern or "Nog niet beschreven", hulp=lambda r: r.kern),
                Kolom("organisatie", "Aanvrager", lambda r: r.organisatie or r.aanvragersoort.omschrijving,
                      breedte=112, rol="stil"),
                Kolom("coach", "Coach", lambda r: r.coach or "–", breedte=136, rol="stil"),
                Kolom("bedrag", "Bedrag", self._bedrag, uitlijning=Uitlijning.RECHTS, breedte=92,
                      hulp=lambda r: "besloten" if r.besluit_cent is not None else "volgens het plan"),
                Kolom("dagen", "Ingediend", self._ouderdom, uitlijning=Uitlijning.RECHTS, breedte=100, rol="stil",
                      hulp=lambda r: f"Ingediend op {kort(r.aangemaakt_op.date())}"),
                Kolom("status", "Status", self._statuswoord, breedte=176, icoon=lambda r: statusicoon(r.status)),
            ],
            self._haal,
            sleutel=lambda r: r.id,
            bladzijde=BLADZIJDE,
        )  # fmt: skip
        self._leeg = LegeStaat(
            "bliksem",
            "Er zijn nog geen aanvragen.",
            "Iedereen aan tafel kan een doorbraak aanvragen.",
            "Nieuwe aanvraag" if self._mag else "",
        )
        self._leeg.geklikt.connect(self.nieuw)
        self.lijst = Lijst(self._model, "Aanvragen voor een doorbraak", self._leeg)
        self.lijst.zet_smal_weg(SMAL_WEG)
        self.lijst.geopend.connect(lambda r: self.naar.emit("doorbraak", r.id))
        binnen = QWidget()
        onder = QVBoxLayout(binnen)
        marges(onder, tussen=16)
        onder.addLayout(rij(self.welke, None, self._telling, tussen=12))
        zoekrij = self._zoekrij = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        marges(zoekrij, tussen=12)
        zoekrij.addWidget(self.zoek, 3)
        zoekrij.addLayout(rij(self.status, self.coach, tussen=12), 3)
        zoekrij.addStretch(1)
        onder.addLayout(zoekrij)
        onder.addWidget(self.lijst, 1)
        zet_pagina(self, self._kop, binnen)
        self.begin_bij(self.zoek)

    def _bedrag(self, r: AanvraagRij) -> str:
        return euro(r.besluit_cent) if r.besluit_cent is not None else euro(r.plan_cent) if r.plan_cent else "–"

    def _ouderdom(self, r: AanvraagRij) -> str:
        if r.status in EINDSTATUSSEN:
            return kort(r.aangemaakt_op.date())
        return dagen_geleden((self.omgeving.vandaag - r.aangemaakt_op.date()).days)

    def _statuswoord(self, r: AanvraagRij) -> str:
        zin = self._overzicht.wacht.get(r.id, "") if self._overzicht is not None else ""
        return zin if zin and self.welke.waarde() == "mij" else r.status.omschrijving

    def _meet(self) -> None:
        self.zoek.setMinimumWidth(maat(160))
        self.zoek.setMaximumWidth(maat(420))
        for lijst in (self.status, self.coach):
            lijst.setMaximumWidth(maat(210))
        self.lijst.setMinimumHeight(maat(180))
        kant = QBoxLayout.Direction
        self._zoekrij.setDirection(kant.TopToBottom if self.width() < maat(SMAL) else kant.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What one looks for stands above what one chooses where one line is too short."""
        super().resizeEvent(event)
        self._meet()

    def _maak_acties(self) -> list[QAction]:
        uit = []
        for tekst, toets, doe, mag in (
            ("Nieuwe aanvraag voor een doorbraak", "Ctrl+N", self.nieuw, self._mag),
            ("Zoek in de lijst", "Ctrl+F", self._begin_zoeken, True),
            ("Toon wat op mij wacht", "Ctrl+M", lambda: self.welke.kies("mij"), True),
            ("Wis de filters", "Ctrl+Shift+F", self._wis_filters, True),
            ("Open het budgetregister", "Ctrl+B", lambda: self.naar.emit("budgetregister", 0), True),
            ("Open de knelpunten", "", lambda: self.naar.emit("knelpunten", 0), True),
            ("Open de prijslijst", "", lambda: self.naar.emit("prijslijst", 0), True),
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

    def _begin_zoeken(self) -> None:
        self.zoek.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.zoek.selectAll()

    def _wis_filters(self) -> None:
        self.zoek.clear()
        for keuze in (self.status, self.coach):
            keuze.zet_waarde(None)
        self.welke.zet_waarde("alle")
        self.ververs()

    # --- showing ----------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Fetch what stands around the list, the number of rows, and those in view."""
        self._vraagnummer += 1
        nummer, welke, tekst = self._vraagnummer, self.welke.waarde(), self.zoek.text().strip()
        status, coach = self.status.waarde(), self.coach.waarde()
        actor, vandaag = self.omgeving.actor, self.omgeving.vandaag
        if tekst:
            self.omgeving.runner.meld_inzage("zoeken", 0)

        def lees(sessie: Any) -> tuple[Overzicht, Aanvraagfilter, int, tuple[AanvraagRij, ...]]:
            overzicht = lees_overzicht(sessie, actor, vandaag)
            statussen = frozenset({status}) if status else LOPEND if welke == "lopend" else frozenset()
            filter_ = Aanvraagfilter(
                statussen=statussen, coach_id=coach, tekst=tekst, ids=tuple(overzicht.wacht) if welke == "mij" else None
            )
            return overzicht, filter_, queries.aantal(sessie, filter_), queries.aanvragen(sessie, filter_, 0, BLADZIJDE)

        self.omgeving.runner.vraag(lees, van=self, klaar=lambda uit: self._toon(nummer, *uit))

    def _toon(
        self, nummer: int, overzicht: Overzicht, filter_: Aanvraagfilter, aantal: int, eerste: tuple[AanvraagRij, ...]
    ) -> None:
        if nummer != self._vraagnummer:
            return
        self._overzicht = overzicht
        self._geen = not overzicht.aanvragen
        zelfde, self._filter = filter_ == self._filter, filter_
        self._toon_pot(overzicht)
        self.coach.zet_keuzes([(f"{c.naam} ({c.open} lopend)", c.id) for c in overzicht.coaches])
        wacht = len(overzicht.wacht)
        knoppen = self.welke.findChildren(type(self.welke._groep.button(0)))
        knoppen[1].setText(f"Wacht op mij ({wacht})" if wacht else "Wacht op mij")
        gekozen, plek = self.lijst.gekozen_rij(), self.lijst.verticalScrollBar().value()
        self._model.ververs(aantal)
        if eerste:
            self._model.lever(0, eerste)
        self._telling.setText("1 aanvraag" if aantal == 1 else f"{aantal:,}".replace(",", ".") + " aanvragen")
        self._toon_leegte()
        if zelfde and gekozen is not None:
            self.lijst.kies(gekozen.id)
            self.lijst.verticalScrollBar().setValue(plek)
        elif aantal:
            self.lijst.scrollToTop()
            self.lijst.kies_eerste()

    def _toon_pot(self, o: Overzicht) -> None:
        if o.pot is None:
            zin = f"Doorbraakbudget dit jaar: {euro(o.potbedrag_cent)}, nog niets geboekt."
        else:
            p = o.pot
            apart = f", met {euro(p.gereserveerd)} gereserveerd" if p.gereserveerd else ""
            zin = (
                f"Doorbraakbudget {kort(p.van)} tot en met {kort(p.tot)}: nog {euro(max(0, p.vrij))} vrij van "
                f"{euro(p.bedrag_cent)}{apart}."
            )
            if p.overschreden:
                zin += f" Overschreden met {euro(p.overschreden)}."
        self._kop.zet(self.tr("Doorbraken"), zin)

    def _toon_leegte(self) -> None:
        gezocht = bool(self.zoek.text().strip() or self.status.waarde() or self.coach.waarde())
        if gezocht:
            self.lijst.zet_leeg("Niets gevonden.", "Probeer een ander woord, of wis de filters met Ctrl+Shift+F.")
        elif self._geen:
            self.lijst.zet_leeg("Er zijn nog geen aanvragen.", "Iedereen aan tafel kan een doorbraak aanvragen.")
        elif self.welke.waarde() == "mij":
            self.lijst.zet_leeg("Er wacht niets op u.", "Bij Lopend ziet u waar de andere aanvragen staan.")
        else:
            self.lijst.zet_leeg("Er loopt nu geen aanvraag.", "Bij Alle staan ook de aanvragen die klaar zijn.")

    def _haal(self, offset: int, limit: int) -> tuple[AanvraagRij, ...] | None:
        filter_ = self._filter
        if filter_ is None:
            return ()

        def lever(rijen: tuple[AanvraagRij, ...]) -> None:
            if filter_ == self._filter:
                self._model.lever(offset, rijen)

        self.omgeving.runner.vraag(queries.aanvragen, filter_, offset, limit, van=self, klaar=lever)
        return None

    def _open_gekozen(self) -> None:
        self.omgeving.runner.wacht()
        gekozen = self.lijst.gekozen_rij()
        if gekozen is not None:
            self.naar.emit("doorbraak", gekozen.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down goes from the search field into the list."""
        if event.key() == Qt.Key.Key_Down and self.zoek.hasFocus():
            self.lijst.setFocus()
            if self.lijst.gekozen_rij() is None:
                self.lijst.kies_eerste()
        else:
            super().keyPressEvent(event)

    def nieuw(self) -> None:
        """File a request and go to it."""
        from ui.doorbraak.nieuw import nieuwe_aanvraag

        gemaakt = nieuwe_aanvraag(self, self.omgeving)
        if gemaakt is not None:
            self.naar.emit("doorbraak", gemaakt.id)
