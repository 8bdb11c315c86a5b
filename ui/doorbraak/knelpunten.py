"""What stood in the way, counted over all requests, for policy."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.doorbraak.rolvlak import zet_pagina
from ui.doorbraak.tabelbewaren import bewaar_tabel, bewaarknop
from ui.models.tabel import Kolom, RijModel, Uitlijning
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Kaart, Label, rij
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.paginakop import Paginakop
from ui.widgets.segmentknoppen import Segment, Segmentknoppen
from weegtafel.doorbraak import registerqueries
from weegtafel.doorbraak.codes import Knelpuntaard
from weegtafel.doorbraak.registerrijen import KnelpuntTelling


class KnelpuntenScherm(Scherm):
    """Counts by kind and by whose it is, the most frequent first."""

    soorten = frozenset({"doorbraak"})

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._kop = Paginakop(
            "Knelpunten", "Welke regel, regeling of gewoonte stond huishoudens in de weg, en hoe vaak."
        )
        self.uit = bewaarknop(omgeving)
        self.uit.clicked.connect(lambda _aan=False: self._bewaar())
        self._kop.voeg_actie_toe(self.uit)
        self.aard = Segmentknoppen(
            [Segment(None, "Alle"), *(Segment(a, a.omschrijving.capitalize()) for a in Knelpuntaard)], "Aard"
        )
        self.aard.zet_waarde(None)
        self.van, self.tot = (DatumEdit(vandaag=lambda: omgeving.vandaag) for _ in range(2))
        self.van.setAccessibleName("Aanvragen vanaf")
        self.tot.setAccessibleName("Aanvragen tot en met")
        for veld in (self.van, self.tot):
            veld.gewijzigd.connect(lambda _dag: self.ververs())
        self.aard.gewijzigd.connect(lambda _waarde: self.ververs())
        self.model: RijModel[KnelpuntTelling] = RijModel(
            [
                Kolom("van_wie", "Van wie", lambda r: r.van_wie or "niet genoemd", lambda r: r.van_wie),
                Kolom("soort", "Soort", lambda r: r.soort.omschrijving, lambda r: r.soort.omschrijving, breedte=200),
                Kolom(
                    "aard", "Aard", lambda r: r.aard.omschrijving, lambda r: r.aard.omschrijving, breedte=140,
                    icoon=_aardvorm,
                ),
                Kolom("aantal", "Keer", lambda r: str(r.aantal), lambda r: r.aantal, Uitlijning.RECHTS, 84),
                Kolom("aanvragen", "Aanvragen", lambda r: str(r.aanvragen), lambda r: r.aanvragen, Uitlijning.RECHTS,
                      110),
            ],
            sleutel=lambda r: (r.soort, r.aard, r.van_wie.casefold()),
        )  # fmt: skip
        leeg = LegeStaat("vlag", "Er zijn geen knelpunten.", "Noteer ze bij een aanvraag, met de knop Knelpunten.")
        self.lijst = Lijst(self.model, "Knelpunten", leeg)
        self.lijst.zet_smal_weg({"soort": 700, "aanvragen": 560})
        self.lijst.gekozen.connect(self._toon_voorbeelden)
        self._blad = Kaart("Voorbeelden")
        self._voorbeelden = Label("", breekt=True)
        self._blad.indeling.addWidget(self._voorbeelden)
        self._blad.hide()
        binnen = QWidget()
        onder = QVBoxLayout(binnen)
        marges(onder, tussen=16)
        self._filters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        marges(self._filters, tussen=12)
        dagen = rij(Label("Aanvragen van", "stil"), self.van, Label("tot en met", "stil"), self.tot, None, tussen=12)
        self._filters.addLayout(rij(self.aard, None))
        self._filters.addLayout(dagen, 1)
        onder.addLayout(self._filters)
        onder.addWidget(self.lijst, 1)
        onder.addWidget(self._blad)
        zet_pagina(self, self._kop, binnen)
        self._meet()
        thema().gewijzigd.connect(self._meet)
        self.begin_bij(self.lijst)
        actie = QAction("Bewaar de knelpunten als tabel", self)
        actie.setShortcut(QKeySequence("Ctrl+E"))
        actie.setEnabled(self.uit.isEnabled())
        actie.triggered.connect(lambda _aan=False: self._bewaar())
        self._acties = [actie]

    def _meet(self) -> None:
        for veld in (self.van, self.tot):
            veld.setMaximumWidth(maat(180))
        self.lijst.setMinimumHeight(maat(180))
        smal = self.width() < maat(760)
        self._filters.setDirection(QBoxLayout.Direction.TopToBottom if smal else QBoxLayout.Direction.LeftToRight)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """The days stand under the kinds where one line is too short."""
        super().resizeEvent(gebeurtenis)
        self._meet()

    def acties(self) -> list[QAction]:
        """The acts of this page."""
        return self._acties

    def ververs(self) -> None:
        """Count again."""
        self.titel_gewijzigd.emit("Knelpunten")
        try:
            van, tot = self.van.datum(), self.tot.datum()
        except ValueError as fout:
            self.omgeving.mond.meld("let op", str(fout))
            return
        self.omgeving.runner.vraag(registerqueries.knelpunten, van, tot, self.aard.waarde(), van=self, klaar=self._toon)

    def _toon(self, rijen: tuple[KnelpuntTelling, ...]) -> None:
        self.model.ververs(rijen)
        if self.lijst.gekozen_rij() is None:
            self.lijst.kies_eerste()
        self._toon_voorbeelden(self.lijst.gekozen_rij())

    def _toon_voorbeelden(self, telling: KnelpuntTelling | None) -> None:
        self._blad.setVisible(telling is not None and bool(telling.voorbeelden))
        if telling is not None:
            self._voorbeelden.setText("\n".join(f"– {zin}" for zin in telling.voorbeelden))

    def _bewaar(self) -> None:
        bewaar_tabel(self, self.omgeving, "knelpunten", 0, "Knelpunten")


def _aardvorm(r: KnelpuntTelling) -> tuple[str, str]:
    return ("vorm-cirkel", "let_op") if r.aard is Knelpuntaard.STRUCTUREEL else ("vorm-ring", "stil")
