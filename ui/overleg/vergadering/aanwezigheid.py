"""F4: who is at the table, from this item on or from the start; a letter an organisation."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.models.tabel import RIJ_ROL, Kolom, RijModel
from ui.overleg.vensters import pas_op_scherm
from ui.overleg.vormen import AANWEZIGHEID
from ui.scherm import Omgeving
from ui.theme.theme import marges
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.lijst import Lijst
from ui.widgets.segmentknoppen import Segment, Segmentknoppen
from ui.widgets.statuslabel import KLEUR, Statuslabel
from weegtafel.kernel.codes import Aanwezigheidssoort, OverlegStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.overleg import vergaderqueries
from weegtafel.overleg.commands import MeldAanwezigheid
from weegtafel.overleg.schermrijen import TafelRij, Vergadering

_S = Aanwezigheidssoort
TOETSEN: dict[int, Aanwezigheidssoort] = {
    Qt.Key.Key_A.value: _S.AANWEZIG,
    Qt.Key.Key_B.value: _S.AFWEZIG_MET_BERICHT,
    Qt.Key.Key_X.value: _S.AFWEZIG,
    Qt.Key.Key_V.value: _S.VERTROKKEN,
}


def _woord(rij_: TafelRij) -> str:
    return rij_.aanwezigheid.omschrijving if rij_.aanwezigheid is not None else "nog niet gemeld"


def _icoon(rij_: TafelRij) -> tuple[str, str]:
    if rij_.aanwezigheid is None:
        return ("vorm-ring", "stil")
    vorm = AANWEZIGHEID[rij_.aanwezigheid]
    return (vorm.icoon, KLEUR[vorm.toon])


class Aanwezigheidslijst(Lijst):
    """A letter reports and walks on. ``gemeld`` carries (organisation, Aanwezigheidssoort)."""

    gemeld = Signal(object, object)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """A, B, X and V report; arrows walk."""
        rij_: Any = self.currentIndex().data(RIJ_ROL)
        if gebeurtenis.key() in TOETSEN and rij_ is not None and not gebeurtenis.modifiers():
            self.gemeld.emit(rij_, TOETSEN[gebeurtenis.key()])
            if self.currentIndex().row() < self.model().rowCount() - 1:
                self.selectRow(self.currentIndex().row() + 1)
        elif gebeurtenis.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            gebeurtenis.ignore()
        else:
            super().keyPressEvent(gebeurtenis)


class Aanwezigheidsvenster(QDialog):
    """Presence of every organisation of the table at one item."""

    def __init__(self, omgeving: Omgeving, overleg_id: int, punt_id: int | None, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._omgeving, self._overleg_id, self._punt_id = omgeving, overleg_id, punt_id
        self._nu: Vergadering | None = None
        self.setWindowTitle(self.tr("Aanwezigheid"))
        self.setAccessibleName(self.tr("Aanwezigheid"))
        pas_op_scherm(self, 640, 560)
        self._rijen: RijModel[TafelRij] = RijModel(
            (
                Kolom(
                    "organisatie",
                    self.tr("Organisatie"),
                    lambda r: r.naam,
                    icoon=lambda r: ("vlag", "accent") if r.is_inbrenger else None,
                ),
                Kolom("aanwezig", self.tr("Bij dit punt"), _woord, breedte=210, icoon=_icoon),
            ),
            sleutel=lambda r: r.id,
            ouder=self,
        )  # fmt: skip
        self.lijst = Aanwezigheidslijst(self._rijen, self.tr("Aanwezigheid per organisatie"))
        self.lijst.gemeld.connect(self.meld)
        self.quorum = Statuslabel()
        self.uitleg = Label("", "stil", breekt=True)
        self.vanaf = Segmentknoppen(
            (Segment("punt", self.tr("Vanaf dit punt")), Segment("begin", self.tr("Vanaf het begin"))),
            self.tr("Geldt vanaf"),
        )
        self.vanaf.zet_waarde("begin")
        self.vanaf.gewijzigd.connect(lambda _w: self._toon_uitleg())
        self.iedereen = Knop(self.tr("Meld iedereen aanwezig"), "stil", "aanwezig")
        self.iedereen.clicked.connect(self.meld_iedereen)
        self.melding = Label("", "let_op", breekt=True)
        self.melding.setVisible(False)
        letters = rij(
            *(
                w
                for toets, woord in (("A", "aanwezig"), ("B", "met bericht"), ("X", "afwezig"), ("V", "vertrokken"))
                for w in (Label(toets, "toets"), Label(woord, "klein"))
            ),
            None,
            tussen=6,
        )
        sluit = Knop(self.tr("Klaar"), "hoofd", hulp="Esc")
        sluit.clicked.connect(self.accept)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=12)
        kolom.addLayout(rij(Label(self.tr("Aanwezigheid"), "kop"), None, self.quorum))
        kolom.addLayout(rij(self.vanaf, None))
        kolom.addWidget(self.uitleg)
        kolom.addWidget(self.lijst, 1)
        kolom.addLayout(letters)
        kolom.addWidget(self.melding)
        kolom.addLayout(rij(self.iedereen, None, sluit))
        self.lijst.setFocus()
        self._haal()

    def _haal(self) -> None:
        self._omgeving.runner.vraag(
            vergaderqueries.vergadering, self._overleg_id, self._punt_id, van=self, klaar=self._toon
        )

    def _toon(self, nu: Vergadering) -> None:
        eerste = self._nu is None
        self._nu = nu
        if nu.blad is None:
            return
        self._rijen.ververs(nu.blad.tafel)
        if self.lijst.gekozen_rij() is None:
            self.lijst.kies_eerste()
        q = nu.blad.quorum
        woord = self.tr("{0} van {1}, {2}").format(
            q.aanwezig, q.totaal, self.tr("quorum") if q.gehaald else self.tr("geen quorum")
        )
        self.quorum.zet(woord, "vorm-cirkel" if q.gehaald else "vorm-driehoek", "goed" if q.gehaald else "let_op")
        open_ = nu.overleg.status is OverlegStatus.OPEN
        iemand = any(r.aanwezigheid is not None and r.aanwezigheid.is_er for r in nu.blad.tafel)
        self.vanaf.setVisible(open_)
        if eerste and open_ and iemand:
            self.vanaf.zet_waarde("punt")
        self.iedereen.setVisible(any(r.aanwezigheid is None for r in nu.blad.tafel))
        self._toon_uitleg()

    def _toon_uitleg(self) -> None:
        if self._nu is None or self._nu.blad is None:
            return
        punt = self._nu.blad.punt
        if self.vanaf.waarde() == "punt":
            self.uitleg.setText(self.tr("Wat u meldt, geldt vanaf {0}.").format(punt.casus_nummer or f"“{punt.titel}”"))
        else:
            self.uitleg.setText(self.tr("Wat u meldt, geldt vanaf het begin van het overleg."))

    def meld(self, rij_: TafelRij, soort: Aanwezigheidssoort) -> None:
        """Record the presence of one organisation; who was away and is here now has arrived."""
        vanaf_punt = self.vanaf.waarde() == "punt"
        if soort is _S.AANWEZIG and vanaf_punt and rij_.aanwezigheid is not None and not rij_.aanwezigheid.is_er:
            soort = _S.GEKOMEN
        if rij_.aanwezigheid is soort:
            return
        punt = self._nu.blad.punt.id if vanaf_punt and self._nu is not None and self._nu.blad is not None else None
        opdracht = MeldAanwezigheid(overleg_id=self._overleg_id, organisatie_id=rij_.id, soort=soort, punt_id=punt)

        def klaar(_wat: Gewijzigd) -> None:
            self.melding.setVisible(False)
            self._haal()

        def fout(mis: Exception) -> bool:
            if isinstance(mis, Regelovertreding):
                self.melding.setText("▲ " + " ".join(mis.redenen))
                self.melding.setVisible(True)
                return True
            return False

        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar, fout=fout)

    def meld_iedereen(self) -> None:
        """Everybody of whom nothing was reported is here."""
        for rij_ in self._rijen.rijen:
            if rij_.aanwezigheid is None:
                self.meld(rij_, _S.AANWEZIG)
