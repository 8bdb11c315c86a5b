"""All casussen: find by word or number, narrow by status, open with Enter."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout

from ui.bestandskeuze import WORD, kies_doel
from ui.casus.woorden import statusicoon
from ui.models.tabel import Kolom
from ui.models.venster import VensterModel
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.paginakop import Paginakop
from ui.widgets.zoekveld import Zoekveld
from weegtafel.casus.queries import Casusfilter
from weegtafel.inrichting import queries
from weegtafel.kernel.codes import CasusStatus
from weegtafel.kernel.opdracht import Gewijzigd

BLADZIJDE = 100
#: Columns that make way in a narrow window, or when everything is large.
SMAL_WEG = frozenset({"soort", "gewijzigd"})
#: What was found, with the pages of rows that came along.
Antwoord = tuple[Any, dict[int, tuple[Any, ...]]]


class CasussenScherm(Scherm):
    """The list of casussen; only the rows in view are in memory."""

    soorten = frozenset({"casus"})

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._filter = Casusfilter()
        self._gevraagd: tuple[str, Casusfilter] | None = None
        self._onderweg = False
        self._nog_eens = False
        self._open_straks = False
        self._bladen: dict[int, tuple[Any, ...]] = {}
        self._inbrengers_bekend = False
        self._kop = Paginakop(self.tr("Casussen"))
        self._bouw()
        self._meet()
        thema().gewijzigd.connect(self._meet)
        omgeving.runner.gewijzigd.connect(self._na_inrichting)
        self._acties = self._maak_acties()

    def _bouw(self) -> None:
        self._zoek = Zoekveld(self.tr("Zoek op nummer of woord"))
        self._zoek.setAccessibleName(self.tr("Zoek in de casussen"))
        self._zoek.gezocht.connect(lambda _tekst: self.ververs())
        self._zoek.returnPressed.connect(self._open_gevonden)
        self._status = Keuzelijst([(s.omschrijving.capitalize(), s) for s in CasusStatus], leeg=self.tr("Elke status"))
        self._status.setAccessibleName(self.tr("Status"))
        self._inbrenger = Keuzelijst([], leeg=self.tr("Elke inbrenger"))
        self._inbrenger.setAccessibleName(self.tr("Inbrenger"))
        for lijst in (self._status, self._inbrenger):
            lijst.gewijzigd.connect(lambda _waarde: self.ververs())
        self._telling = Label("", "stil")
        self._model: VensterModel[Any] = VensterModel(
            [
                Kolom("nummer", self.tr("Nummer"), lambda r: r.nummer, breedte=130),
                Kolom("kern", self.tr("Hulpvraag"), self._kern),
                Kolom("soort", self.tr("Soort"), lambda r: r.soort.omschrijving, breedte=130, rol="stil"),
                Kolom("inbrenger", self.tr("Inbrenger"), lambda r: r.inbrenger, breedte=110),
                Kolom("status", self.tr("Status"), lambda r: r.status.omschrijving, breedte=175,
                      icoon=lambda r: statusicoon(r.status)),
                Kolom("gewijzigd", self.tr("Gewijzigd"), lambda r: f"{r.gewijzigd_op:%d-%m-%Y}",
                      breedte=104, rol="stil"),
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
        self._leeg = leeg
        self._lijst = Lijst(self._model, self.tr("Casussen"), leeg)
        self._lijst.geopend.connect(lambda r: self.naar.emit("casus", r.id))
        nieuw = Knop(self.tr("Nieuwe casus"), "hoofd", "plus", hulp=self.tr("Nieuwe casus (Ctrl+N)"))
        lees = Knop(self.tr("Lees formulieren in"), icoon="importeer", hulp=self.tr("Lees formulieren in (Ctrl+I)"))
        meer = Knop(self.tr("Meer"), "stil", hulp=self.tr("Meer over formulieren"))
        meer.setProperty("menu", "ja")
        menu = QMenu(meer)
        leesmap = menu.addAction(self.tr("Lees een map met formulieren in"))
        leesmap.triggered.connect(lambda _aan=False: self._lees_map_in())
        leegform = menu.addAction(self.tr("Bewaar een leeg formulier"))
        leegform.triggered.connect(lambda _aan=False: self._leeg_formulier())
        meer.setMenu(menu)
        mag = self.omgeving.mag("casus.schrijven")
        leesmap.setVisible(mag)
        for knop, doe in ((meer, None), (lees, self._lees_in), (nieuw, self._nieuw)):
            self._kop.voeg_actie_toe(knop)
            if doe is not None:
                knop.clicked.connect(lambda _aan=False, doe=doe: doe())
                knop.setVisible(mag)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 24, tussen=16)
        kolom.addWidget(self._kop)
        zoekrij = rij(self._zoek, self._status, self._inbrenger, None, self._telling, tussen=12)
        zoekrij.setStretch(0, 3)  # the field takes the room before the gap does, up to its own maximum
        kolom.addLayout(zoekrij)
        kolom.addWidget(self._lijst, 1)
        self.begin_bij(self._zoek)

    def _kern(self, casus: Any) -> str:
        if casus.status is CasusStatus.VERNIETIGD:
            return self.tr("Deze casus is vernietigd; alleen het nummer blijft.")
        return str(casus.kern or self.tr("Nog geen hulpvraag"))

    def _meet(self) -> None:
        self._zoek.setMinimumWidth(maat(160))
        self._zoek.setMaximumWidth(maat(420))
        for lijst in (self._status, self._inbrenger):
            lijst.setMaximumWidth(maat(200))
        self._kies_kolommen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the hulpvraag keeps it."""
        super().resizeEvent(event)
        self._kies_kolommen()

    def _kies_kolommen(self) -> None:
        smal = self.width() < maat(900)
        for nummer, kolom in enumerate(self._model.kolommen):
            if kolom.sleutel in SMAL_WEG:
                self._lijst.setColumnHidden(nummer, smal)

    def _maak_acties(self) -> list[QAction]:
        schrijven = self.omgeving.mag("casus.schrijven")
        uit = []
        for tekst, toets, doe, mag in (
            (self.tr("Nieuwe casus"), "Ctrl+N", self._nieuw, schrijven),
            (self.tr("Lees formulieren in"), "Ctrl+I", self._lees_in, schrijven),
            (self.tr("Lees een map in"), "Ctrl+Shift+I", self._lees_map_in, schrijven),
            (self.tr("Bewaar een leeg formulier"), "", self._leeg_formulier, True),
            (self.tr("Zoek in de lijst"), "Ctrl+F", self._begin_zoeken, True),
            (self.tr("Wis de filters"), "Ctrl+Shift+F", self._wis_filters, True),
        ):
            actie = QAction(tekst, self)
            actie.setShortcut(QKeySequence(toets))
            actie.setEnabled(mag)
            actie.triggered.connect(lambda _aan=False, doe=doe: doe())
            uit.append(actie)
        return uit

    def _begin_zoeken(self) -> None:
        self._zoek.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._zoek.selectAll()

    def _wis_filters(self) -> None:
        self._zoek.clear()
        self._status.zet_waarde(None)
        self._inbrenger.zet_waarde(None)
        self.ververs()

    def acties(self) -> list[QAction]:
        """The acts of this page."""
        return self._acties

    def ververs(self) -> None:
        """Count, and fetch the rows in view. While an answer is awaited only the newest question is kept."""
        if not self._inbrengers_bekend:
            self._inbrengers_bekend = True
            self.omgeving.runner.vraag(queries.organisaties, van=self, klaar=self._toon_inbrengers)
        if self._onderweg:
            self._nog_eens = True
            return
        status = self._status.waarde()
        self._filter = Casusfilter(
            statussen=frozenset({status}) if status else frozenset(), inbrenger_id=self._inbrenger.waarde()
        )
        vraag = self._zoek.text().strip(), self._filter
        bladen = self._bladen_in_beeld() if vraag == self._gevraagd else {0}
        programma = self.omgeving.runner.programma

        def werk() -> Antwoord:
            eerste = programma.zoek_casussen(*vraag, 0, BLADZIJDE)
            rijen = {0: tuple(eerste.rijen)}
            for blad in bladen - {0}:
                rijen[blad] = tuple(programma.zoek_casussen(*vraag, blad * BLADZIJDE, BLADZIJDE).rijen)
            return eerste, rijen

        self._onderweg = True
        self.omgeving.runner.doe(
            werk, van=self, klaar=lambda antwoord: self._ontvang(vraag, antwoord), fout=self._niet_gevonden
        )

    def _bladen_in_beeld(self) -> set[int]:
        boven = max(0, self._lijst.rowAt(0))
        onder = self._lijst.rowAt(self._lijst.viewport().height() - 1)
        rijen = [boven, onder if onder >= 0 else self._model.rowCount() - 1, self._lijst.currentIndex().row()]
        return {0} | {rij_ // BLADZIJDE for rij_ in rijen if rij_ >= 0}

    def _niet_gevonden(self, _fout: Exception) -> bool:
        self._onderweg = self._nog_eens = self._open_straks = False
        return False

    def _ontvang(self, vraag: tuple[str, Casusfilter], antwoord: Antwoord) -> None:
        self._onderweg = False
        if self._nog_eens:
            self._nog_eens = False
            self.ververs()
            return
        self._toon(vraag, antwoord)
        if self._open_straks:
            self._open_straks = False
            self._open_gekozen()

    def _na_inrichting(self, wat: Gewijzigd) -> None:
        if "inrichting" in wat.soorten:
            self._inbrengers_bekend = False
            self.verouder()

    def _toon_inbrengers(self, organisaties: Any) -> None:
        self._inbrenger.zet_keuzes([(o.naam, o.id) for o in organisaties])

    def _toon(self, vraag: tuple[str, Casusfilter], antwoord: Antwoord) -> None:
        uitslag, self._bladen = antwoord
        zelfde, self._gevraagd = vraag == self._gevraagd, vraag
        aantal = uitslag.aantal if uitslag.aantal is not None else self.omgeving.runner.programma.zoekvenster
        plek = self._lijst.verticalScrollBar().value()
        gekozen = self._lijst.gekozen_rij()
        self._model.ververs(aantal)
        for blad in sorted(self._bladen):
            self._model.rij(blad * BLADZIJDE)
        self._bladen = {}
        self._telling.setText(self._tel(uitslag, aantal))
        self._toon_leegte(bool(vraag[0]) or self._filter != Casusfilter())
        if zelfde:
            if gekozen is not None:
                self._lijst.kies(gekozen.id)
            self._lijst.verticalScrollBar().setValue(plek)
        else:
            self._lijst.scrollToTop()
            if vraag[0] and aantal:
                self._lijst.kies_eerste()

    def _toon_leegte(self, gezocht: bool) -> None:
        if gezocht:
            self._lijst.zet_leeg(
                self.tr("Niets gevonden."), self.tr("Probeer een ander woord, of wis de filters met Ctrl+Shift+F.")
            )
        else:
            self._lijst.zet_leeg(
                self.tr("Er zijn nog geen casussen."), self.tr("Maak er een, of lees ingevulde aanmeldformulieren in.")
            )
        for knop in self._leeg.findChildren(Knop):
            knop.setVisible(not gezocht and self.omgeving.mag("casus.schrijven"))

    def _tel(self, uitslag: Any, aantal: int) -> str:
        if uitslag.aantal is None:
            return self.tr("De nieuwste %n van meer; typ door om te verfijnen").replace("%n", str(aantal))
        return self.tr("1 casus") if aantal == 1 else f"{aantal:,}".replace(",", ".") + self.tr(" casussen")

    def _haal(self, offset: int, limit: int) -> tuple[Any, ...] | None:
        """A page that came along with the answer, at once; any other page later."""
        if offset // BLADZIJDE in self._bladen:
            return self._bladen[offset // BLADZIJDE]
        vraag = self._gevraagd
        if vraag is None:
            return ()
        programma = self.omgeving.runner.programma

        def lever(uitslag: Any) -> None:
            if vraag == self._gevraagd:
                self._model.lever(offset, tuple(uitslag.rijen))

        self.omgeving.runner.doe(lambda: programma.zoek_casussen(*vraag, offset, limit), van=self, klaar=lever)
        return None

    def _open_gevonden(self) -> None:
        """Enter in the search field opens what belongs to the typed words, also when that is still being found."""
        if self._onderweg:
            self._open_straks = True
        else:
            self._open_gekozen()

    def _open_gekozen(self) -> None:
        rij_ = self._lijst.gekozen_rij()
        if rij_ is not None:
            self.naar.emit("casus", rij_.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down goes from the search field into the list."""
        if event.key() == Qt.Key.Key_Down and self._zoek.hasFocus():
            self._lijst.setFocus()
            if self._lijst.gekozen_rij() is None:
                self._lijst.kies_eerste()
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

        doel = kies_doel(self, self.tr("Bewaar het lege formulier"), "Aanmeldformulier weegtafel.docx", (WORD,))
        if doel is not None:
            programma = self.omgeving.runner.programma
            self.omgeving.runner.doe(
                lambda: schrijf_aanmeldformulier(doel, programma),
                van=self,
                klaar=lambda _: self.omgeving.mond.meld("gelukt", self.tr("Formulier bewaard als %s.") % doel.name),
            )
