"""Other laws and the voorliggend veld, and the alternatives of the catalogue: outcome and reason for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.scherm import Omgeving
from ui.theme.theme import marges
from ui.widgets.basis import Icoonknop, Kaart, Knop, Label, rij
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.casus.commands import BewaarGrond, OverweegAlternatief, VergeetAlternatief
from weegtafel.casus.feiten import AlternatiefFeiten, GrondFeiten
from weegtafel.inrichting import queries
from weegtafel.kernel.opdracht import Opdracht


class Grondvelden(QWidget):
    """One card a ground: what came of it, and why that is not enough. ``bewaard`` carries the Gewijzigd."""

    bewaard = Signal(object)

    def __init__(self, omgeving: Omgeving, casus_id: int, uitkomsten: Sequence[Any]) -> None:
        super().__init__()
        self._omgeving, self._casus_id = omgeving, casus_id
        self._keuzes = [(c.omschrijving, c.code) for c in uitkomsten]
        self._kolom = QVBoxLayout(self)
        marges(self._kolom, tussen=12)
        self._velden: dict[str, tuple[Keuzelijst, Tekstvak]] = {}
        self._bewaard: dict[str, tuple[str, str]] = {}

    def toon(self, gronden: Sequence[GrondFeiten]) -> None:
        """Show what is stored; what is being typed is left alone."""
        for grond in gronden:
            if grond.grondslag not in self._velden:
                self._maak(grond)
            keuze, tekst = self._velden[grond.grondslag]
            staat = (grond.uitkomst, grond.toelichting)
            if self._bewaard.get(grond.grondslag) == staat:
                continue
            self._bewaard[grond.grondslag] = staat
            if not keuze.hasFocus():
                keuze.zet_waarde(grond.uitkomst or None)
            if not tekst.hasFocus() and not tekst.heeft_wijziging():
                tekst.zet_tekst(grond.toelichting)

    def _maak(self, grond: GrondFeiten) -> None:
        kaart = Kaart(grond.naam)
        keuze = Keuzelijst(self._keuzes, leeg=self.tr("Nog niet gekozen"))
        keuze.setAccessibleName(self.tr("Uitkomst bij %s") % grond.naam)
        tekst = Tekstvak(plaatshouder=self.tr("Waarom helpt dit niet, of niet genoeg?"), regels=2, grens=5000)
        tekst.setAccessibleName(self.tr("Reden bij %s") % grond.naam)
        keuze.gewijzigd.connect(partial(self._bewaar, grond.grondslag))
        tekst.gewijzigd.connect(partial(self._bewaar, grond.grondslag))
        kaart.indeling.addWidget(keuze)
        kaart.indeling.addWidget(tekst)
        self._kolom.addWidget(kaart)
        self._velden[grond.grondslag] = keuze, tekst

    def _bewaar(self, grondslag: str, _wat: object = None) -> None:
        keuze, tekst = self._velden[grondslag]
        staat = (keuze.waarde() or "", tekst.tekst())
        if self._bewaard.get(grondslag) == staat:
            return
        oud = self._bewaard.get(grondslag, ("", ""))
        self._bewaard[grondslag] = staat

        def mis(_fout: Exception) -> bool:
            self._bewaard[grondslag] = oud
            return False

        opdracht = BewaarGrond(casus_id=self._casus_id, grondslag=grondslag, uitkomst=staat[0], toelichting=staat[1])
        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=self.bewaard.emit, fout=mis)

    def spoel(self) -> None:
        """Send what is typed and not sent yet."""
        for _, tekst in self._velden.values():
            tekst.spoel()

    def veld(self, grondslag: str) -> QWidget | None:
        """The input of a ground: the choice while it is open, else the reason."""
        keuze, tekst = self._velden.get(grondslag, (None, None))
        return tekst if keuze is not None and keuze.waarde() else keuze

    def focus_eerste(self) -> None:
        """Put the cursor in the first ground."""
        for keuze, _ in self._velden.values():
            keuze.setFocus()
            return


class Alternatiefvelden(QWidget):
    """The alternatives that were considered; more are chosen from the catalogue."""

    bewaard = Signal(object)

    def __init__(self, omgeving: Omgeving, casus_id: int) -> None:
        super().__init__()
        self._omgeving, self._casus_id = omgeving, casus_id
        self._catalogus: dict[int, Any] = {}
        self._bewaard: dict[int, str] = {}
        self._kaarten: dict[int, tuple[Kaart, Tekstvak]] = {}
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=12)
        kolom.addWidget(Label(self.tr("Alternatieven uit de catalogus die zijn overwogen"), "veldlabel"))
        self._lijst = QVBoxLayout()
        marges(self._lijst, tussen=12)
        kolom.addLayout(self._lijst)
        self._keuze = Keuzelijst([], leeg=self.tr("Kies een alternatief"))
        self._keuze.setAccessibleName(self.tr("Alternatief"))
        self._uitleg = Label("", "stil", breekt=True)
        self._uitleg.hide()
        self._keuze.gewijzigd.connect(self._leg_uit)
        neem = Knop(self.tr("Voeg toe"), icoon="plus")
        neem.clicked.connect(self._voeg_toe)
        kolom.addLayout(rij(self._keuze, neem))
        kolom.addWidget(self._uitleg)
        self.setFocusProxy(self._keuze)
        omgeving.runner.vraag(queries.alternatieven, omgeving.vandaag, van=self, klaar=self._neem_catalogus)

    def _neem_catalogus(self, rijen: Sequence[Any]) -> None:
        self._catalogus = {r.id: r for r in rijen}
        self._keuze.zet_keuzes([(r.naam, r.id) for r in rijen])

    def _leg_uit(self, alternatief_id: int | None) -> None:
        rij_ = self._catalogus.get(alternatief_id or 0)
        self._uitleg.setVisible(rij_ is not None)
        if rij_ is not None:
            kosten = rij_.kosten or self.tr("kosten onbekend")
            self._uitleg.setText(f"{rij_.wat} Voor wie: {rij_.voor_wie} {kosten}. Bron: {rij_.bron}".replace("..", "."))

    def toon(self, alternatieven: Sequence[AlternatiefFeiten]) -> None:
        """Show what is stored."""
        nu = {a.alternatief_id: a for a in alternatieven}
        for weg in set(self._kaarten) - set(nu):
            kaart, _ = self._kaarten.pop(weg)
            kaart.deleteLater()
            self._bewaard.pop(weg, None)
        for sleutel, a in nu.items():
            if sleutel not in self._kaarten:
                self._maak(a)
            tekst = self._kaarten[sleutel][1]
            if self._bewaard.get(sleutel) != a.toelichting:
                self._bewaard[sleutel] = a.toelichting
                if not tekst.hasFocus() and not tekst.heeft_wijziging():
                    tekst.zet_tekst(a.toelichting)

    def _maak(self, a: AlternatiefFeiten) -> None:
        kaart = Kaart()
        weg = Icoonknop("kruis", self.tr("Haal %s weg") % a.naam)
        weg.clicked.connect(
            lambda: self._doe(VergeetAlternatief(casus_id=self._casus_id, alternatief_id=a.alternatief_id))
        )
        kaart.indeling.addLayout(rij(Label(a.naam, "veldlabel", breekt=True), None, weg))
        tekst = Tekstvak(plaatshouder=self.tr("Waarom is dit niet genoeg?"), regels=2, grens=5000)
        tekst.setAccessibleName(self.tr("Reden bij %s") % a.naam)
        tekst.gewijzigd.connect(partial(self._bewaar, a.alternatief_id))
        kaart.indeling.addWidget(tekst)
        self._lijst.addWidget(kaart)
        self._kaarten[a.alternatief_id] = kaart, tekst

    def _voeg_toe(self) -> None:
        gekozen = self._keuze.waarde()
        if gekozen is not None and gekozen not in self._kaarten:
            self._doe(OverweegAlternatief(casus_id=self._casus_id, alternatief_id=gekozen, toelichting=""))
            self._keuze.zet_waarde(None)
            self._uitleg.hide()

    def _bewaar(self, alternatief_id: int, tekst: str) -> None:
        if self._bewaard.get(alternatief_id) != tekst:
            self._bewaard[alternatief_id] = tekst
            self._doe(OverweegAlternatief(casus_id=self._casus_id, alternatief_id=alternatief_id, toelichting=tekst))

    def _doe(self, opdracht: Opdracht) -> None:
        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=self.bewaard.emit)

    def spoel(self) -> None:
        """Send what is typed and not sent yet."""
        for _, tekst in self._kaarten.values():
            tekst.spoel()
