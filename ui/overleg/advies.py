"""The draft advice in the centre of the meeting screen, saved while typing, checked before it is read back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.overleg.adviesvelden import Adviesvelden
from ui.overleg.bewaarder import Bewaarder
from ui.overleg.rolvlak import Rolvlak
from ui.overleg.schrijfvak import Schrijfvak
from ui.overleg.zinnen import vraag_zin
from ui.scherm import Omgeving
from ui.theme.theme import marges
from ui.widgets.basis import Knop, Label, rij
from weegtafel.kernel.opdracht import Opdracht, Wijziging
from weegtafel.overleg.commands import AdviesInvoer, BewaarAdviesconcept
from weegtafel.overleg.rules.adviezen import INDICATIEVELDEN, Gevraagd, maak_zelfstandig, toets_advies
from weegtafel.overleg.rules.taal import Bezwaar
from weegtafel.overleg.schermrijen import PuntBlad


def bezwaren(invoer: AdviesInvoer, blad: PuntBlad, omgeving: Omgeving) -> tuple[Bezwaar, ...]:
    """What still stands in the way of fixing this advice, by the rule of the table."""
    waarden = blad.casus.waarden if blad.casus is not None else {}
    gevraagd = Gevraagd(**{veld: waarden[veld] for veld in INDICATIEVELDEN if veld in waarden})  # type: ignore[arg-type]  # fields of one class
    ongewogen = [c.naam for c in blad.criteria if c.oordeel is None]
    heel = maak_zelfstandig(invoer, gevraagd)
    return toets_advies(heel, gevraagd, omgeving.vandaag, ongewogen=ongewogen).bezwaren


class AdviesPagina(QWidget):
    """``teruglezen_gevraagd`` when the draft is complete; ``terug_gevraagd`` when the user goes back to the casus."""

    teruglezen_gevraagd = Signal()
    terug_gevraagd = Signal()
    weging_gevraagd = Signal()

    def __init__(self, omgeving: Omgeving, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._omgeving = omgeving
        self._blad: PuntBlad | None = None
        self._bewaarder: Bewaarder | None = None
        self._per_punt: dict[int, Bewaarder] = {}
        self._punt_id = 0
        self.titel = Label("", "kop")
        self.staat = Label("", "klein")
        self.velden = Adviesvelden(omgeving)
        self.velden.gewijzigd.connect(self._bewaar)
        self.velden.zinnen_gevraagd.connect(self._vraag_zin)
        self.rol = Rolvlak(self.tr("Advies opstellen"))
        inhoud = QWidget()
        kolom_in = QVBoxLayout(inhoud)
        marges(kolom_in, 2, 2, 20, 24, tussen=16)
        kolom_in.addWidget(self.velden)
        self.rol.setWidget(inhoud)
        self.melding = Label("", "let_op", breekt=True)
        self.melding.setVisible(False)
        self.knop_terug = Knop(self.tr("Terug naar de casus"), "stil", "pijl-links", hulp="Esc")
        self.knop_lees = Knop(self.tr("Lees terug"), "hoofd", groot=True, hulp="Ctrl+Enter")
        self.knop_terug.clicked.connect(self.terug_gevraagd)
        self.knop_lees.clicked.connect(self.lees_terug)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 16, 8, 12, tussen=12)
        kolom.addLayout(rij(self.titel, None, self.staat, Label("", "klein")))
        kolom.addWidget(self.rol, 1)
        kolom.addWidget(self.melding)
        kolom.addLayout(rij(self.knop_terug, None, self.knop_lees))

    def toon(self, blad: PuntBlad) -> None:
        """Show the draft of an item; boxes with unsent typing keep what was typed."""
        if blad.casus is None:
            return
        ander_punt = self._punt_id != blad.punt.id
        if ander_punt:
            self.spoel()
            self._punt_id = blad.punt.id
            self._maak_bewaarder(blad.punt.id)
            self.melding.setVisible(False)
            self.velden.formulier.wis_fouten()
            self.rol.verticalScrollBar().setValue(0)
            self._blad = None
        self.titel.setText(self.tr("Advies over {0}").format(blad.casus.nummer))
        assert self._bewaarder is not None
        onderweg = {v: self._bewaarder.wil(v) for v in blad.concept.waarden if self._bewaarder.houdt(v)}
        self._bewaarder.laad(blad.concept.waarden, self.velden.vuil())
        waarden = {**blad.concept.waarden, **onderweg}
        ander = self._blad is None or self._blad.concept.waarden != waarden or self._blad.casus != blad.casus
        self._blad = blad
        if ander:
            self.velden.zet(waarden, blad.casus.waarden, vuil=not ander_punt)

    def onbewaard(self) -> tuple[int, ...]:
        """The items with a draft of which something could not be stored."""
        return tuple(punt for punt, bewaarder in self._per_punt.items() if bewaarder.onbewaard())

    def opnieuw(self) -> None:
        """Try once more to store what was refused."""
        for bewaarder in self._per_punt.values():
            bewaarder.opnieuw()

    def _maak_bewaarder(self, punt_id: int) -> None:
        """One keeper an item; it stays, so that what was refused is there when the user is back."""
        self._bewaarder = self._per_punt.get(punt_id)
        if self._bewaarder is not None:
            return

        def maak(wijzigingen: tuple[Wijziging, ...]) -> Opdracht:
            return BewaarAdviesconcept(punt_id=punt_id, wijzigingen=wijzigingen)

        self._bewaarder = self._per_punt[punt_id] = Bewaarder(self._omgeving, maak, self)
        self._bewaarder.bewaard.connect(lambda _v: self.staat.setText(self.tr("bewaard")))
        self._bewaarder.mislukt.connect(lambda _v: self.staat.setText(self.tr("niet bewaard, uw tekst staat er nog")))
        self._bewaarder.andere_tekst.connect(partial(self._neem_andere, punt_id))

    def _neem_andere(self, punt_id: int, veld: str, tekst: str) -> None:
        if punt_id == self._punt_id:  # else it shows when the user is back at that item
            self.velden.zet_tekst(veld, tekst)

    def _bewaar(self, veld: str, waarde: object) -> None:
        if self._bewaarder is not None:
            self.staat.setText(self.tr("bewaren"))
            self._bewaarder.bewaar(veld, waarde)

    def _vraag_zin(self, vak: Schrijfvak) -> None:
        vraag_zin(self._omgeving, vak, frozenset({vak.zinsoort}), self.velden.soortkeuze.soort())

    def naar_begin(self) -> None:
        """Focus where the work is: the kind, or the motivering once a kind was chosen."""
        if self.velden.soortkeuze.soort() is None:
            self.velden.soortkeuze.naar()
        else:
            self.velden.vak("motivering").setFocus(Qt.FocusReason.ShortcutFocusReason)

    def spoel(self) -> None:
        """Send what was typed and not sent yet."""
        self.velden.spoel()

    def lees_terug(self) -> None:
        """Check the draft; go on to the read-back, or say what is missing beside the fields."""
        self.spoel()
        if self._blad is None:
            return
        invoer = self.velden.invoer()
        if invoer is None:
            self._meld([self.tr("Kies eerst welk advies de tafel geeft, met 1 tot en met 8.")])
            self.velden.soortkeuze.naar()
            return
        redenen = bezwaren(invoer, self._blad, self._omgeving)
        fouten = (
            {b.veld: b.zin for b in reversed(redenen) if b.veld} | self.velden.leesfouten() | self.velden.codefouten()
        )
        elders = self.velden.formulier.toon_fouten(fouten)
        if redenen or fouten:
            zinnen = elders + [b.zin for b in redenen if not b.veld]
            self._meld(zinnen or [self.tr("Vul eerst aan wat hierboven staat.")])
            return
        self.melding.setVisible(False)
        self.teruglezen_gevraagd.emit()

    def meld_herkenbaar(self, titel: str) -> None:
        """Somebody can be recognised in a field; the bar above says who is meant by that."""
        zin = self.tr("In “{0}” is iemand te herkennen. Vervang het (Ctrl+F9) of zeg waarom het niet zo is.")
        self._meld([zin.format(titel)])

    def _meld(self, zinnen: list[str]) -> None:
        self.melding.setText("▲ " + " ".join(dict.fromkeys(zinnen)))
        self.melding.setVisible(True)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Figures choose the kind; Escape goes from a box to the kinds, and from there to the casus."""
        kaal = not (gebeurtenis.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        cijfer = gebeurtenis.text()
        if kaal and cijfer.isascii() and cijfer.isdigit() and self.velden.kies_cijfer(int(cijfer)):
            return
        if gebeurtenis.key() == Qt.Key.Key_Escape:
            in_vak = QApplication.focusWidget()
            if in_vak is not None and self.velden.formulier.isAncestorOf(in_vak):
                self.spoel()
                self.velden.soortkeuze.naar()
            else:
                self.terug_gevraagd.emit()
            return
        super().keyPressEvent(gebeurtenis)
