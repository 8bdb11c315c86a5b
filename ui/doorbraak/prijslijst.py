"""The price list: find a price with its year and source, see the versions, bring in one's own list, take it out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout, QWidget

from ui.doorbraak.prijsimport import vraag_import
from ui.doorbraak.rolvlak import zet_pagina
from ui.doorbraak.tabelbewaren import bewaar_tabel, bewaarknop
from ui.doorbraak.woorden import kort
from ui.models.tabel import Kolom, RijModel, Uitlijning
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Kaart, Knop, Label, rij
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.paginakop import Paginakop
from ui.widgets.zoekveld import Zoekveld
from weegtafel.doorbraak import prijsqueries
from weegtafel.doorbraak.prijslijst import Prijslijst, Prijsregel, is_verouderd, zoek
from weegtafel.doorbraak.registerrijen import PrijslijstRij
from weegtafel.kernel.bedrag import toon_bedrag

IN_GEBRUIK = 0


def prijs(r: Prijsregel) -> str:
    """A price with its range, or that the municipality fills it in."""
    if r.midden is None:
        return "lokaal invullen"
    if r.laag is None or r.hoog is None:
        return toon_bedrag(r.midden)
    return f"{toon_bedrag(r.midden)} ({toon_bedrag(r.laag)} – {toon_bedrag(r.hoog)})"


#: Columns that go where the page is narrower than this; the card below the list has all of them.
SMAL_WEG = {"betaler": 796, "zekerheid": 696, "eenheid": 556}


class PrijslijstScherm(Scherm):
    """One version at a time; the one in force first."""

    soorten = frozenset({"doorbraak"})

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._lijst: Prijslijst | None = None
        self._versies: tuple[PrijslijstRij, ...] = ()
        self._kop = Paginakop("Prijslijst")
        self.inlezen = Knop("Lees een lijst in", icoon="importeer", hulp="Lees een lijst in (Ctrl+I)")
        self.inlezen.clicked.connect(lambda _aan=False: self._lees_in())
        mag = omgeving.mag("doorbraak.prijslijst")
        self.inlezen.setEnabled(mag)
        if not mag:
            self.inlezen.setToolTip("Dit mag een beheerder of doorbraakcoach.")
        self.uit = bewaarknop(omgeving)
        self.uit.clicked.connect(lambda _aan=False: self._bewaar())
        for knop in (self.uit, self.inlezen):
            self._kop.voeg_actie_toe(knop)
        self.zoek = Zoekveld("Zoek een prijs")
        self.zoek.setAccessibleName("Zoek in de prijslijst")
        self.zoek.gezocht.connect(lambda _tekst: self._zoek())
        self.versie: Keuzelijst = Keuzelijst([])
        self.versie.setAccessibleName("Versie van de prijslijst")
        self.versie.gewijzigd.connect(lambda _waarde: self._haal_lijst())
        self._telling = Label("", "stil")
        self.model: RijModel[Prijsregel] = RijModel(
            [
                Kolom("omschrijving", "Wat", lambda r: r.omschrijving, hulp=lambda r: r.omschrijving),
                Kolom("eenheid", "Per", lambda r: r.eenheid, breedte=96, rol="stil"),
                Kolom("prijs", "Prijs", prijs, uitlijning=Uitlijning.RECHTS, breedte=214),
                Kolom(
                    "jaar", "Prijsjaar", self._jaar, breedte=158,
                    icoon=lambda r: ("waarschuwing", "let_op") if self._oud(r) else None,
                    hulp=lambda r: "Deze prijs is ouder dan twee jaar." if self._oud(r) else "",
                ),
                Kolom("betaler", "Betaler", lambda r: r.betaler.omschrijving, breedte=150, rol="stil"),
                Kolom("zekerheid", "Zeker", lambda r: r.zekerheid.value, breedte=76, rol="stil",
                      hulp=lambda r: r.zekerheid.omschrijving),
            ],
            sleutel=lambda r: r.code,
        )  # fmt: skip
        self.lijst = Lijst(
            self.model, "Prijzen", LegeStaat("zoeken", "Geen prijs gevonden.", "Probeer een ander woord.")
        )
        self.lijst.gekozen.connect(self._toon_prijs)
        self._blad = Kaart()
        self._rooster = QGridLayout()
        marges(self._rooster, tussen=6)
        self._rooster.setColumnStretch(1, 1)
        self._blad.indeling.addLayout(self._rooster)
        binnen = QWidget()
        onder = QVBoxLayout(binnen)
        marges(onder, tussen=16)
        zoekrij = rij(self.zoek, self.versie, None, tussen=12)
        zoekrij.setStretch(0, 3)
        onder.addLayout(zoekrij)
        onder.addWidget(self._telling)
        onder.addWidget(self.lijst, 1)
        onder.addWidget(self._blad)
        zet_pagina(self, self._kop, binnen)
        self.lijst.zet_smal_weg(SMAL_WEG)
        self._meet()
        thema().gewijzigd.connect(self._meet)
        self.begin_bij(self.zoek)
        self._acties = self._maak_acties()

    def _meet(self) -> None:
        self.zoek.setMaximumWidth(maat(420))
        self.versie.setMaximumWidth(maat(320))
        self.lijst.setMinimumHeight(maat(210))

    def _maak_acties(self) -> list[QAction]:
        uit = []
        for tekst, toets, doe, mag in (
            ("Lees een prijslijst in", "Ctrl+I", self._lees_in, self.inlezen.isEnabled()),
            ("Bewaar de prijslijst als tabel", "Ctrl+E", self._bewaar, self.uit.isEnabled()),
            ("Zoek een prijs", "Ctrl+F", self._begin_zoeken, True),
        ):
            actie = QAction(tekst, self)
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

    def _oud(self, r: Prijsregel) -> bool:
        return r.prijsjaar is not None and is_verouderd(r.prijsjaar, self.omgeving.vandaag.year)

    def _jaar(self, r: Prijsregel) -> str:
        if r.prijsjaar is None:
            return "" if r.lokaal_invullen else "jaar onbekend"
        return f"{r.prijsjaar}, verouderd" if self._oud(r) else str(r.prijsjaar)

    # --- showing ----------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Fetch the versions, and the one in view."""
        self.titel_gewijzigd.emit("Prijslijst")
        self.omgeving.runner.vraag(prijsqueries.prijslijsten, self.omgeving.vandaag, van=self, klaar=self._toon_versies)

    def _toon_versies(self, versies: tuple[PrijslijstRij, ...]) -> None:
        self._versies = versies
        ander = [(f"Versie {v.versie}, vanaf {kort(v.geldig_van)}", v.id) for v in versies if not v.in_gebruik]
        self.versie.zet_keuzes([("De lijst die nu geldt", IN_GEBRUIK), *ander])
        if self.versie.waarde() is None:
            self.versie.zet_waarde(IN_GEBRUIK)
        self._haal_lijst()

    def _haal_lijst(self) -> None:
        versie, runner = self.versie.waarde(), self.omgeving.runner
        if versie:
            runner.vraag(prijsqueries.prijslijst, versie, van=self, klaar=self._toon)
        else:
            runner.vraag(prijsqueries.prijslijst_op, self.omgeving.vandaag, van=self, klaar=self._toon)

    def _toon(self, lijst: Prijslijst) -> None:
        self._lijst = lijst
        rij_ = next((v for v in self._versies if v.versie == lijst.versie), None)
        herkomst = rij_.herkomst if rij_ is not None and rij_.herkomst else "meegeleverd met Weegtafel"
        self._kop.zet(
            "Prijslijst",
            f"{lijst.naam}, geldig vanaf {kort(lijst.geldig_van)}, {herkomst}. Een versie wijzigt nooit; een "
            "berekening houdt de versie waarmee zij is gemaakt.",
        )
        self._zoek()

    def _zoek(self) -> None:
        if self._lijst is None:
            return
        gevonden = zoek(self._lijst, self.zoek.text())
        self.model.ververs(gevonden)
        oud = sum(self._oud(r) for r in gevonden)
        leeg = sum(r.lokaal_invullen for r in gevonden)
        delen = [f"{len(gevonden)} prijzen"]
        if oud:
            delen.append(f"{oud} verouderd")
        if leeg:
            delen.append(f"{leeg} lokaal in te vullen")
        self._telling.setText(", ".join(delen))
        if gevonden:
            self.lijst.kies_eerste()
        self._toon_prijs(self.lijst.gekozen_rij())

    def _toon_prijs(self, r: Prijsregel | None) -> None:
        while (oud := self._rooster.takeAt(0)) is not None:
            widget = oud.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._blad.setVisible(r is not None)
        if r is None:
            return
        feiten: tuple[tuple[str, Any], ...] = (
            ("Wat", f"{r.omschrijving} ({r.categorie.lower()})"),
            ("Bron", r.bron),
            ("Zekerheid", f"{r.zekerheid.value}: {r.zekerheid.omschrijving}"),
            ("Toelichting", r.toelichting),
        )
        for nummer, (naam, tekst) in enumerate(f for f in feiten if f[1]):
            self._rooster.addWidget(Label(naam, "stil"), nummer, 0, Qt.AlignmentFlag.AlignTop)
            self._rooster.addWidget(Label(tekst, breekt=True), nummer, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down goes from the search field into the list."""
        if event.key() == Qt.Key.Key_Down and self.zoek.hasFocus():
            self.lijst.setFocus()
        else:
            super().keyPressEvent(event)

    # --- out and in -------------------------------------------------------------------------------

    def _bewaar(self) -> None:
        if self._lijst is None:
            return
        versie = self._lijst.versie
        id_ = next((v.id for v in self._versies if v.versie == versie), 0)
        bewaar_tabel(self, self.omgeving, "prijslijst", id_, f"Prijslijst {versie}")

    def _lees_in(self) -> None:
        from pathlib import Path

        pad, _ = QFileDialog.getOpenFileName(self.window(), "Lees een prijslijst in", "", "Tabellen (*.xlsx *.csv)")
        if pad and vraag_import(self, self.omgeving, Path(pad), [v.versie for v in self._versies]):
            self.versie.zet_waarde(IN_GEBRUIK)
