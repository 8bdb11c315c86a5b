"""What can be done with a casus as a whole: hand in, declare ready, set back, withdraw, put on paper."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.anoniem import Naloper
from ui.bestandskeuze import kies_document
from ui.casus.verklaren import vraag_verklaring
from ui.documentuitgave import schrijf_document
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import marges
from ui.widgets.basis import Knop, Label
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.tekstvak import Tekstvak
from weegtafel.casus.anoniem import Casusstand, casusstand
from weegtafel.casus.commands import MeldCasusAan, TrekCasusIn, VerklaarGereed, ZetCasusTerug
from weegtafel.casus.feiten import CasusFeiten
from weegtafel.kernel.codes import CasusStatus
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht

_INTREKBAAR = frozenset(CasusStatus) - {CasusStatus.GEADVISEERD, CasusStatus.INGETROKKEN, CasusStatus.GEAGENDEERD}


class Casusacties(QObject):
    """The buttons in the head of a casus, and the same acts for keys and palette."""

    def __init__(self, scherm: Scherm, omgeving: Omgeving, naloper: Naloper) -> None:
        super().__init__(scherm)
        self._scherm, self._omgeving, self._naloper = scherm, omgeving, naloper
        self._feiten: CasusFeiten | None = None
        self._ontbreekt = 0
        self._aanmelden = Knop(self.tr("Meld aan"), "hoofd", hulp=self.tr("Geef de casus door aan de secretaris"))
        self._gereed = Knop(self.tr("Verklaar gereed"), "hoofd")
        self._terug = Knop(self.tr("Zet terug"))
        self._intrekken = Knop(self.tr("Trek in"))
        self._uitgeven = Knop(self.tr("Bewaar als document"), "stil", "document")
        self.acties: list[QAction] = []
        for knop, doe, toets in (
            (self._uitgeven, self._geef_uit, "Ctrl+P"),
            (self._intrekken, self._trek_in, ""),
            (self._terug, self._zet_terug, ""),
            (self._gereed, self._verklaar_gereed, "Ctrl+Return"),
            (self._aanmelden, self._meld_aan, "Ctrl+Return"),
        ):
            knop.clicked.connect(lambda _aan=False, doe=doe: doe())
            actie = QAction(knop.text(), scherm)
            if toets:
                actie.setShortcut(QKeySequence(toets))
                knop.setToolTip(f"{knop.text()} ({toets.replace('Return', 'Enter')})")
            actie.triggered.connect(lambda _aan=False, doe=doe: doe())
            actie.setEnabled(False)
            knop.hide()
            self.acties.append(actie)

    def knoppen(self) -> tuple[Knop, ...]:
        """The buttons, in the order of the head."""
        return self._uitgeven, self._intrekken, self._terug, self._gereed, self._aanmelden

    def zet(self, feiten: CasusFeiten, ontbreekt: int, *, van_ons: bool) -> None:
        """Show the buttons that fit the state of the casus and the role of who works here.

        ``van_ons`` is whether the user may write this casus at all.
        """
        self._feiten = feiten
        status, mag = feiten.status, self._omgeving.mag
        toon = (
            mag("document.uitgeven"),
            status in _INTREKBAAR and van_ons and mag("casus.intrekken"),
            status is CasusStatus.GEREED and mag("casus.gereed"),
            status in (CasusStatus.AANGEMELD, CasusStatus.AANGEHOUDEN) and mag("casus.gereed"),
            status is CasusStatus.CONCEPT and van_ons and mag("casus.schrijven"),
        )
        for knop, actie, zichtbaar in zip(self.knoppen(), self.acties, toon, strict=True):
            knop.setVisible(zichtbaar)
            actie.setEnabled(zichtbaar)
        self._ontbreekt = ontbreekt
        self._gereed.setEnabled(not ontbreekt)
        self._gereed.setToolTip(
            self.tr("Vul eerst in wat rechts nog wordt genoemd")
            if ontbreekt
            else self.tr("Verklaar gereed (Ctrl+Enter)")
        )

    def _doe(self, opdracht: Opdracht, zin: str) -> None:
        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=lambda _wat: self._omgeving.mond.meld("gelukt", zin))

    def _meld_aan(self) -> None:
        f = self._actueel()
        if f is not None:
            self._doe(MeldCasusAan(casus_id=f.id, versie=f.versie), self.tr("%s is aangemeld.") % f.nummer)

    def _verklaar_gereed(self) -> None:
        f = self._actueel()
        if f is None:
            return
        if self._ontbreekt:
            self._omgeving.mond.meld(
                "let op", self.tr("Er ontbreekt nog iets: zie de lijst rechts. Ctrl+J gaat naar het eerste veld.")
            )
            return
        self._omgeving.runner.vraag(casusstand, f.id, van=self, klaar=lambda stand: self._vraag_verklaring(f, stand))

    def _vraag_verklaring(self, f: CasusFeiten, stand: Casusstand) -> None:
        # By hand is for when the thorough layer cannot read; while it only has to be waited for, one waits.
        schoon = all(v.schoon for v in stand.velden)
        if schoon and any(not v.grondig for v in stand.velden) and not self._naloper.kan_niet():
            zin = self.tr("De grondige controle leest deze casus nog. Wacht tot zij klaar is en probeer het opnieuw.")
            self._omgeving.mond.meld("let op", zin)
            return
        anoniem = vraag_verklaring(self._omgeving, self._scherm, f, stand, self._naloper.vindplaatsen())
        if anoniem is None:
            return
        gereed = VerklaarGereed(casus_id=f.id, versie=f.versie, geen_namen=True)
        zin = self.tr("%s is gereed voor de tafel.") % f.nummer

        def klaar(_wat: Gewijzigd) -> None:
            self._naloper.vergeet_ongedaan()
            self._doe(gereed, zin)

        self._omgeving.runner.voer_uit(anoniem, van=self, klaar=klaar)

    def _zet_terug(self) -> None:
        f = self._actueel()
        if f is None:
            return
        reden = self._vraag_reden(
            self.tr("Casus terugzetten?"),
            self.tr("De inbrenger kan de casus dan weer aanpassen."),
            self.tr("Zet terug"),
        )
        if reden:
            self._doe(
                ZetCasusTerug(casus_id=f.id, versie=f.versie, reden=reden), self.tr("%s is teruggezet.") % f.nummer
            )

    def _trek_in(self) -> None:
        f = self._actueel()
        if f is None:
            return
        reden = self._vraag_reden(
            self.tr("Casus intrekken?"),
            self.tr("De casus blijft leesbaar en houdt zijn nummer, maar komt niet meer op tafel."),
            self.tr("Trek in"),
        )
        if reden:
            self._doe(
                TrekCasusIn(casus_id=f.id, versie=f.versie, reden=reden), self.tr("%s is ingetrokken.") % f.nummer
            )

    def _vraag_reden(self, vraag: str, uitleg: str, doe: str) -> str:
        vak = Tekstvak(plaatshouder=self.tr("Reden"), regels=3, grens=2000)
        vak.setAccessibleName(self.tr("Reden"))
        houder = QWidget()
        kolom = QVBoxLayout(houder)
        marges(kolom, tussen=4)
        kolom.addWidget(Label(self.tr("Reden"), "veldlabel"))
        kolom.addWidget(vak)
        dialoog = Bevestiging(vraag, uitleg, doe, self.tr("Laat staan"), gevaar=True, inhoud=houder, ouder=self._scherm)
        dialoog.knop_doe.setEnabled(False)
        vak.textChanged.connect(lambda: dialoog.knop_doe.setEnabled(bool(vak.tekst().strip())))
        vak.setFocus()
        return vak.tekst().strip() if dialoog.vraag() else ""

    def _geef_uit(self) -> None:
        f = self._actueel()
        if f is None:
            return
        doel = kies_document(self._scherm, self.tr("Bewaar de casus"), f"{f.nummer}.pdf")
        if doel is not None:
            schrijf_document(self._omgeving, self, "casus", f.id, doel)

    def _actueel(self) -> CasusFeiten | None:
        """The casus as stored, after what is typed has been sent and answered; None when not all of it was stored."""
        self._scherm.mag_weg()
        self._omgeving.runner.wacht()
        mis = self._scherm.onbewaard()
        if mis:
            self._omgeving.mond.meld(
                "let op", self.tr("Eerst moet alles bewaard zijn. Dit is het nog niet: %s.") % ", ".join(mis)
            )
            return None
        return self._feiten
