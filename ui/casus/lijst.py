"""All casussen: find by word or number, narrow by status, open with Enter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout

from ui.casus.woorden import statusicoon
from ui.models.tabel import Kolom
from ui.models.venster import VensterModel
from ui.scherm import Omgeving, Scherm
from ui.theme.icons import zet_icoon
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.paginakop import Paginakop
from weegtafel.casus.queries import Casusfilter
from weegtafel.inrichting import queries
from weegtafel.kernel.codes import CasusStatus

BLADZIJDE = 100
RUST_MS = 80


class CasussenScherm(Scherm):
    """The list of casussen; only the rows in view are in memory."""

    soorten = frozenset({"casus"})

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._filter = Casusfilter()
        self._beurt = 0
        self._kop = Paginakop(self.tr("Casussen"))
        self._bouw()
        self._wacht = QTimer(self)
        self._wacht.setSingleShot(True)
        self._wacht.setInterval(RUST_MS)
        self._wacht.timeout.connect(self.ververs)
        self._acties = self._maak_acties()

    def _bouw(self) -> None:
        self._zoek = QLineEdit()
        self._zoek.setPlaceholderText(self.tr("Zoek op nummer of woord"))
        self._zoek.setAccessibleName(self.tr("Zoek in de casussen"))
        self._zoek.setClearButtonEnabled(True)
        zet_icoon(self._zoek.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition), "zoeken", "stil")
        self._zoek.textChanged.connect(self._begin_te_wachten)
        self._zoek.setMinimumWidth(maat(320))
        self._zoek.setMaximumWidth(maat(420))
        self._status = Keuzelijst([(s.omschrijving.capitalize(), s) for s in CasusStatus], leeg=self.tr("Elke status"))
        self._status.setAccessibleName(self.tr("Status"))
        self._inbrenger = Keuzelijst([], leeg=self.tr("Elke inbrenger"))
        self._inbrenger.setAccessibleName(self.tr("Inbrenger"))
        for lijst in (self._status, self._inbrenger):
            lijst.setMaximumWidth(maat(200))
            lijst.gewijzigd.connect(lambda _waarde: self.ververs())
        self._telling = Label("", "stil")
        self._model: VensterModel[Any] = VensterModel(
            [
                Kolom("nummer", self.tr("Nummer"), lambda r: r.nummer, breedte=130),
                Kolom("kern", self.tr("Hulpvraag"), lambda r: r.kern or self.tr("Nog geen hulpvraag")),
                Kolom("soort", self.tr("Soort"), lambda r: r.soort.omschrijving, breedte=130, rol="stil"),
                Kolom("inbrenger", self.tr("Inbrenger"), lambda r: r.inbrenger, breedte=110),
                Kolom("status", self.tr("Status"), lambda r: r.status.omschrijving, breedte=190,
                      icoon=lambda r: statusicoon(r.status)),
                Kolom("gewijzigd", self.tr("Gewijzigd"), lambda r: f"{r.gewijzigd_op:%d-%m-%Y}",
                      breedte=110, rol="stil"),
            ],
            self._haal,
            sleutel=lambda r: r.id,
            bladzijde=BLADZIJDE,
        )  # fmt: skip
        leeg = LegeStaat(
            "casus",
            self.tr("Er zijn nog geen casussen."),
            self.tr("Maak er een, of lees ingevulde aanmeldformulieren in."),
            self.tr("Nieuwe casus"),
        )
        leeg.geklikt.connect(self._nieuw)
        self._lijst = Lijst(self._model, self.tr("Casussen"), leeg)
        self._lijst.geopend.connect(lambda r: self.naar.emit("casus", r.id))
        nieuw = Knop(self.tr("Nieuwe casus"), "hoofd", "plus")
        nieuw.clicked.connect(self._nieuw)
        lees = Knop(self.tr("Lees formulieren in"), icoon="importeer")
        lees.clicked.connect(self._lees_in)
        leegform = Knop(self.tr("Leeg formulier"), "stil", "docx")
        leegform.clicked.connect(self._leeg_formulier)
        leesmap = Knop(self.tr("Lees een map in"), "stil", "map")
        leesmap.clicked.connect(self._lees_map_in)
        leesmap.setEnabled(self.omgeving.mag("casus.schrijven"))
        for knop in (leegform, leesmap, lees, nieuw):
            self._kop.voeg_actie_toe(knop)
        mag = self.omgeving.mag("casus.schrijven")
        nieuw.setEnabled(mag)
        lees.setEnabled(mag)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 24, tussen=16)
        kolom.addWidget(self._kop)
        kolom.addLayout(rij(self._zoek, self._status, self._inbrenger, None, self._telling, tussen=12))
        kolom.addWidget(self._lijst, 1)
        self.setFocusProxy(self._zoek)

    def _begin_te_wachten(self, _tekst: str) -> None:
        self._wacht.start()

    def _maak_acties(self) -> list[QAction]:
        uit = []
        for tekst, toets, doe in (
            (self.tr("Nieuwe casus"), "Ctrl+N", self._nieuw),
            (self.tr("Lees formulieren in"), "Ctrl+I", self._lees_in),
            (self.tr("Zoek in de lijst"), "Ctrl+F", self._zoek.setFocus),
        ):
            actie = QAction(tekst, self)
            actie.setShortcut(QKeySequence(toets))
            actie.triggered.connect(lambda _aan=False, doe=doe: doe())
            uit.append(actie)
        return uit

    def acties(self) -> list[QAction]:
        """The acts of this page."""
        return self._acties

    def ververs(self) -> None:
        """Count, and fetch the rows in view."""
        if not self._inbrenger.count() or self._inbrenger.count() == 1:
            self.omgeving.runner.vraag(queries.organisaties, van=self, klaar=self._toon_inbrengers)
        status = self._status.waarde()
        self._filter = Casusfilter(
            statussen=frozenset({status}) if status else frozenset(), inbrenger_id=self._inbrenger.waarde()
        )
        self._beurt += 1
        beurt, tekst, filter_ = self._beurt, self._zoek.text(), self._filter
        programma = self.omgeving.runner.programma
        self.omgeving.runner.doe(
            lambda: programma.zoek_casussen(tekst, filter_, 0, BLADZIJDE),
            van=self,
            klaar=lambda uitslag: self._toon(beurt, uitslag),
        )

    def _toon_inbrengers(self, organisaties: Any) -> None:
        self._inbrenger.zet_keuzes([(o.naam, o.id) for o in organisaties])

    def _toon(self, beurt: int, uitslag: Any) -> None:
        if beurt != self._beurt:
            return
        eerste = tuple(uitslag.rijen)
        aantal = uitslag.aantal if uitslag.aantal is not None else self.omgeving.runner.programma.zoekvenster
        self._model.ververs(aantal)
        self._model.lever(0, eerste)
        gezocht = bool(self._zoek.text().strip())
        self._telling.setText(self._tel(uitslag, aantal))
        if gezocht or self._filter != Casusfilter():
            self._lijst.zet_leeg(self.tr("Niets gevonden."), self.tr("Zoek op een ander woord of kies elke status."))
        else:
            self._lijst.zet_leeg(
                self.tr("Er zijn nog geen casussen."), self.tr("Maak er een, of lees ingevulde formulieren in.")
            )
        if gezocht and eerste:
            self._lijst.kies_eerste()

    def _tel(self, uitslag: Any, aantal: int) -> str:
        if uitslag.aantal is None:
            return self.tr("De nieuwste %n van meer; typ door om te verfijnen").replace("%n", str(aantal))
        return self.tr("1 casus") if aantal == 1 else f"{aantal:,}".replace(",", ".") + self.tr(" casussen")

    def _haal(self, offset: int, limit: int) -> None:
        beurt, tekst, filter_ = self._beurt, self._zoek.text(), self._filter
        programma = self.omgeving.runner.programma

        def lever(uitslag: Any) -> None:
            if beurt == self._beurt:
                self._model.lever(offset, tuple(uitslag.rijen))

        self.omgeving.runner.doe(lambda: programma.zoek_casussen(tekst, filter_, offset, limit), van=self, klaar=lever)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down goes from the search field into the list; Enter opens what is chosen."""
        if event.key() == Qt.Key.Key_Down and self._zoek.hasFocus():
            self._lijst.setFocus()
            if self._lijst.gekozen_rij() is None:
                self._lijst.kies_eerste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._zoek.hasFocus():
            rij_ = self._lijst.gekozen_rij()
            if rij_ is not None:
                self.naar.emit("casus", rij_.id)
        else:
            super().keyPressEvent(event)

    def _nieuw(self) -> None:
        from ui.casus.nieuw import NieuweCasus

        dialoog = NieuweCasus(self, self.omgeving)
        if dialoog.exec():
            self.naar.emit("casus", dialoog.casus_id)

    def _lees_in(self) -> None:
        from ui.casus.inlezen import lees_formulieren_in

        lees_formulieren_in(self, self.omgeving)

    def _lees_map_in(self) -> None:
        from ui.casus.inlezen import lees_map_in

        lees_map_in(self, self.omgeving)

    def _leeg_formulier(self) -> None:
        from weegtafel.bootstrap import schrijf_aanmeldformulier

        pad, _ = QFileDialog.getSaveFileName(
            self, self.tr("Bewaar het lege formulier"), "Aanmeldformulier weegtafel.docx", "Word (*.docx)"
        )
        if pad:
            doel = Path(pad).with_suffix(".docx")
            map_ = self.omgeving.runner.programma.kluis.map
            self.omgeving.runner.doe(
                lambda: schrijf_aanmeldformulier(doel, map_),
                van=self,
                klaar=lambda _: self.omgeving.mond.meld("gelukt", self.tr("Formulier bewaard als %s.") % doel.name),
            )
