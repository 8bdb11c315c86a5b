"""The head of the meeting screen: what, how late, how long, and whether the table has its quorum."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.overleg.vormen import gebruikt, klok, looptijd
from ui.theme.theme import marges
from ui.widgets.basis import Icoonknop, Knop, Label
from ui.widgets.statuslabel import Statuslabel
from weegtafel.kernel.clock import dag_voluit
from weegtafel.kernel.codes import OverlegStatus, PuntStatus
from weegtafel.overleg.rules.aanwezigheid import Quorumstand
from weegtafel.overleg.schermrijen import OverlegBlad, PuntRij

SMAL, KRAP = 1120, 860


class Vergaderkop(QFrame):
    """One bar. The buttons only ask; the screen does."""

    terug_gevraagd = Signal()
    aanwezigheid_gevraagd = Signal()
    beamer_gevraagd = Signal()
    toetsen_gevraagd = Signal()
    volledig_gevraagd = Signal()
    sluiten_gevraagd = Signal()

    def __init__(self, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.setProperty("vlak", "voet")
        self.titel = Label("", "tussenkop")
        self.datum = Label("", "klein")
        teksten = QVBoxLayout()
        marges(teksten, tussen=0)
        teksten.addWidget(self.titel)
        teksten.addWidget(self.datum)
        self.tijd = Label("", "kop")
        self.tijd.setAccessibleDescription(self.tr("Gebruikte tijd van dit punt"))
        self.klok = Label("", "kop")
        self.klok.setAccessibleDescription(self.tr("Hoe laat het is"))
        self.quorum = Statuslabel()
        self.knop_aanwezig = self._knop("personen", self.tr("Aanwezigheid (F4)"), self.aanwezigheid_gevraagd)
        self.knop_beamer = self._knop("beamer", self.tr("Beamer (F5)"), self.beamer_gevraagd)
        self.knop_toetsen = self._knop("toetsenbord", self.tr("Sneltoetsen (F1)"), self.toetsen_gevraagd)
        self.knop_volledig = self._knop("volledig-scherm", self.tr("Volledig scherm (F11)"), self.volledig_gevraagd)
        terug = self._knop("pijl-links", self.tr("Terug naar het overleg"), self.terug_gevraagd)
        self.knop_sluit = Knop(self.tr("Sluit overleg"), hulp=self.tr("Sluit het overleg (Ctrl+Shift+S)"))
        self.knop_sluit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.knop_sluit.clicked.connect(self.sluiten_gevraagd)
        rij = QHBoxLayout(self)
        marges(rij, 8, 6, 12, 6, tussen=12)
        rij.addWidget(terug)
        rij.addLayout(teksten)
        rij.addStretch(1)
        rij.addWidget(self.tijd)
        rij.addStretch(1)
        rij.addWidget(self.quorum)
        rij.addWidget(self.klok)
        for knop in (self.knop_aanwezig, self.knop_beamer, self.knop_toetsen, self.knop_volledig):
            rij.addWidget(knop)
        rij.addWidget(self.knop_sluit)

    def schik(self, breed: float) -> None:
        """In a narrow window (a width at 100 %) what has a key and is seldom pressed gives way."""
        smal = breed < SMAL
        self.datum.setVisible(not smal)
        for knop in (self.knop_toetsen, self.knop_volledig):
            knop.setVisible(not smal)
        self.klok.setVisible(breed >= KRAP)

    def _knop(self, icoon: str, naam: str, sein: object) -> Icoonknop:
        knop = Icoonknop(icoon, naam)
        knop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        knop.clicked.connect(sein)
        return knop

    def toon(self, blad: OverlegBlad, quorum: Quorumstand | None) -> None:
        """Show which overleg this is and who takes part."""
        self.titel.setText(blad.code)
        self.datum.setText(dag_voluit(blad.datum))
        self.knop_sluit.setVisible(blad.status is OverlegStatus.OPEN)
        if quorum is None:
            quorum = blad.verwacht
        self.quorum.setToolTip(quorum.zin)
        woord = f"{quorum.aanwezig} van {quorum.totaal} · "
        if quorum.gehaald:
            self.quorum.zet(woord + self.tr("quorum"), "vorm-cirkel", "goed")
        else:
            self.quorum.zet(woord + self.tr("geen quorum"), "vorm-driehoek", "let_op")
        self.quorum.setAccessibleDescription(quorum.zin)

    def tik(self, blad: OverlegBlad, punt: PuntRij | None, nu: datetime) -> None:
        """Show the time, and the time of the item in front."""
        self.klok.setText(klok(nu))
        if punt is None:
            self.tijd.setText("")
            return
        seconden = gebruikt(blad, punt, nu)
        over = seconden - punt.minuten * 60
        stil = blad.actief_punt_id == punt.id and blad.actief_sinds is None and blad.status is OverlegStatus.OPEN
        if punt.status is not PuntStatus.OPEN:
            tekst, rol = self.tr("{0} gebruikt van {1} min").format(looptijd(seconden), punt.minuten), "tussenkop"
        elif over > 0:
            tekst, rol = self.tr("▲ {0} over tijd").format(looptijd(over)), "kop"
        else:
            tekst, rol = f"{looptijd(seconden)} / {punt.minuten} min", "kop"
        if stil and punt.status is PuntStatus.OPEN:
            tekst = self.tr("{0} · gepauzeerd").format(tekst)
        self.tijd.setText(tekst)
        self.tijd.zet_rol("let_op" if over > 0 and punt.status is PuntStatus.OPEN else rol)
