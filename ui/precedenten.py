"""“Lijkt op”: the earlier cases most like this one, at the right of the window, with their advice and why alike.

It covers nothing but its own strip, so the casus stays in sight; Escape or the same key closes it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.scherm import Scherm
from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoonknop, Knop, Label, Leestekst, Scheiding, rij
from ui.widgets.statuslabel import Statuslabel, Toon
from ui.widgets.zwevend import Zwevend
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import Adviessoort
from weegtafel.kernel.errors import Regelovertreding

if TYPE_CHECKING:
    from weegtafel.inzicht.precedenten.zoek import Precedenten, PrecedentRij

BREEDTE = 460
#: A page is read this long before the words are made ready by which cases are compared.
OPWARMEN_MS = 1_200
_VORMEN: dict[Adviessoort, tuple[str, Toon]] = {
    Adviessoort.PASSEND: ("vorm-cirkel", "goed"),
    Adviessoort.PASSEND_MET_AANPASSING: ("vorm-halve-cirkel", "goed"),
    Adviessoort.AANHOUDEN: ("pauze", "let_op"),
    Adviessoort.INGETROKKEN: ("vorm-streep", "neutraal"),
}


class Lijktop(Zwevend):
    """The strip. ``met_openen`` gives each case a button to go there."""

    def __init__(self, scherm: Scherm, *, met_openen: bool) -> None:
        super().__init__(scherm, BREEDTE, 0)
        self._scherm, self._met_openen = scherm, met_openen
        self._casus_id = 0
        self.setAccessibleName("Lijkt op: eerdere casussen")
        self._zin = Label("", "klein", breekt=True)
        sluit = Icoonknop("kruis", "Sluit “Lijkt op” (Esc)")
        sluit.clicked.connect(lambda _aan=False: self.sluit())
        self.rol = QScrollArea()
        self.rol.setWidgetResizable(True)
        self.rol.setFrameShape(QFrame.Shape.NoFrame)
        self.rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rol.setAccessibleName("Eerdere casussen die lijken op deze")
        self.indeling.addLayout(rij(Label("Lijkt op", "kop"), None, sluit))
        self.indeling.addWidget(self._zin)
        self.indeling.addWidget(self.rol, 1)

    def _plaats(self) -> None:
        self.setGeometry(self._venster.rect())
        breedte = min(maat(BREEDTE), self.width() - maat(32))
        self.vlak.setFixedWidth(breedte)
        rand = maat(16)
        self.vlak.setGeometry(self.width() - breedte - rand, rand, breedte, self.height() - 2 * rand)

    def paintEvent(self, _gebeurtenis: QPaintEvent) -> None:
        """No veil: one compares with the casus beside it."""

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """L closes what L opened; no other key reaches the page below."""
        if gebeurtenis.key() == Qt.Key.Key_L:
            self.sluit()
        else:
            super().keyPressEvent(gebeurtenis)
            gebeurtenis.accept()

    def toon_voor(self, casus_id: int) -> None:
        """Open with what is like this casus; again closes."""
        if self.isVisible():
            self.sluit()
            return
        from weegtafel.inzicht.precedenten.zoek import precedenten

        self._casus_id = casus_id
        self._zin.setText("Weegtafel vergelijkt met eerdere casussen.")
        self.rol.setWidget(QWidget())
        self.open()
        self.rol.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scherm.omgeving.runner.vraag(precedenten, casus_id, van=self, klaar=self._toon, fout=self._mis)

    def _mis(self, fout: Exception) -> bool:
        if isinstance(fout, Regelovertreding):
            self._zin.setText(" ".join(fout.redenen))
            return True
        self.sluit()
        return False

    def _toon(self, gevonden: Precedenten) -> None:
        if gevonden.casus_id != self._casus_id or not self.isVisible():
            return
        omgeving = self._scherm.omgeving
        self._zin.setText(
            gevonden.reden
            or f"De {len(gevonden.gevonden)} casussen die het meest op {gevonden.nummer} lijken, "
            f"van {gevonden.doorzocht} met een advies. Een eerder advies bindt de tafel niet."
        )
        binnen = QWidget()
        kolom = QVBoxLayout(binnen)
        marges(kolom, 0, 4, 12, 8, tussen=12)
        for nummer, precedent in enumerate(gevonden.gevonden):
            if nummer:
                kolom.addWidget(Scheiding())
            kolom.addWidget(self._blok(precedent))
            omgeving.runner.meld_inzage("casus", precedent.casus_id)
        kolom.addStretch(1)
        self.rol.setWidget(binnen)
        if omgeving.mag("advies.opstellen"):
            from weegtafel.inzicht.commands import WerkPrecedentenBij

            # Whoever looks has a moment: what came in since is indexed, so the next look is as quick.
            omgeving.runner.voer_uit(WerkPrecedentenBij(), van=self, fout=lambda f: isinstance(f, Regelovertreding))

    def _blok(self, p: PrecedentRij) -> QWidget:
        blok = QWidget()
        kolom = QVBoxLayout(blok)
        marges(kolom, tussen=4)
        icoon, toon = _VORMEN.get(p.advies, ("vorm-vierkant", "let_op"))
        kolom.addLayout(rij(Label(p.nummer, "tussenkop"), Statuslabel(p.advies.omschrijving, icoon, toon), None))
        kolom.addWidget(
            Label(f"{datum_voluit(p.vastgesteld_op.date()).capitalize()} · {p.gelijkenis} % gelijkenis", "klein")
        )
        kolom.addWidget(Label(f"Waarom dit lijkt: {p.waarom()[:1].lower()}{p.waarom()[1:]}", "stil", breekt=True))
        kolom.addSpacing(maat(4))
        kolom.addWidget(Leestekst(p.motivering))
        if self._met_openen:
            knop = Knop("Open deze casus", "stil", "pijl-rechts")
            knop.setAccessibleName(f"Open casus {p.nummer}")
            knop.clicked.connect(partial(self._open, p.casus_id))
            kolom.addLayout(rij(knop, None))
        return blok

    def _open(self, casus_id: int, _aan: bool = False) -> None:
        self.sluit()
        self._scherm.naar.emit("casus", casus_id)


class Lijktopknop(QObject):
    """The button and the act that open the strip on a page; the strip is made when it is first asked for."""

    gewarmd: ClassVar[bool] = False

    def __init__(self, scherm: Scherm, casus: Callable[[], int], toets: str, *, met_openen: bool = True) -> None:
        super().__init__(scherm)
        self._scherm, self._casus, self._met_openen = scherm, casus, met_openen
        self.paneel: Lijktop | None = None
        self.knop = Icoonknop("vergelijk", f"Lijkt op: eerdere casussen die hierop lijken ({toets})", "accent")
        self.knop.clicked.connect(lambda _aan=False: self.doe())
        self.actie = QAction("Toon eerdere casussen die hierop lijken", scherm)
        self.actie.setShortcut(QKeySequence(toets))
        self.actie.triggered.connect(lambda _aan=False: self.doe())
        if not Lijktopknop.gewarmd:
            QTimer.singleShot(OPWARMEN_MS, self, self.warm_op)

    def warm_op(self) -> None:
        """Ask once while nobody waits: the first question reads the word lists, and takes far longer than the rest."""
        casus_id = self._casus()
        if Lijktopknop.gewarmd or not casus_id:
            return
        Lijktopknop.gewarmd = True
        from weegtafel.inzicht.precedenten.zoek import precedenten

        def mis(_fout: Exception) -> bool:
            Lijktopknop.gewarmd = False  # the next page tries again
            return True

        runner = self._scherm.omgeving.runner
        runner.vraag(precedenten, casus_id, van=self, klaar=lambda _uit: None, fout=mis)

    def doe(self) -> None:
        """Open, or close again."""
        if self.paneel is None:
            self.paneel = Lijktop(self._scherm, met_openen=self._met_openen)
        self.paneel.toon_voor(self._casus())
