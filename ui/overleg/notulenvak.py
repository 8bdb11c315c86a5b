"""One section to write in: the fixed facts above it, quiet, and the running text, large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.overleg.bewaarder import Bewaarder
from ui.overleg.zinnen import Zinnenkiezer, passend_bij
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoon, Knop, Label, rij
from ui.widgets.tekstvak import Tekstvak
from weegtafel.inrichting import queries as inrichting
from weegtafel.inrichting.rijen import ZinRij
from weegtafel.overleg.commands import BewaarNotulendeel
from weegtafel.overleg.schermqueries_notulen import DeelRij, Feit

_ZINSOORTEN = {"opening": frozenset({"opening"}), "sluiting": frozenset({"afsluiting"}), "acties": frozenset({"actie"})}
#: No wider than a line that reads well, in pixels at 100 %.
BREEDST = 840
OPNIEUW_MS = 10_000
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Notulenvak(Tekstvak):
    """Large running text. Ctrl+Z undoes, Ctrl+Y does again, Ctrl+Shift+Z asks for a reusable sentence."""

    zinnen_gevraagd = Signal()

    def __init__(self, naam: str) -> None:
        super().__init__(regels=6, hoogste=400, groot=True)
        self.setAccessibleName(naam)

    def voeg_zin_in(self, zin: str) -> None:
        """Put a sentence at the cursor, after a space where one belongs; one press of undo takes it away."""
        wijzer = self.textCursor()
        voor = self.toPlainText()[: wijzer.position()]
        wijzer.insertText(zin if not voor or voor[-1].isspace() else f" {zin}")
        self.setTextCursor(wijzer)
        self.setFocus()

    def vervang(self, tekst: str) -> None:
        """Put another text in place of the whole, so that undo brings the old one back."""
        wijzer = self.textCursor()
        wijzer.select(QTextCursor.SelectionType.Document)
        wijzer.insertText(tekst)
        self.spoel()

    @staticmethod
    def _is_zinnentoets(toets: QKeyEvent) -> bool:
        return toets.key() == Qt.Key.Key_Z and toets.modifiers() == _CTRL | _SHIFT

    def event(self, gebeurtenis: QEvent) -> bool:
        """Keep Ctrl+Shift+Z, which Qt would take as "do again"; leave Page Up and Down to the page."""
        if gebeurtenis.type() == QEvent.Type.ShortcutOverride and isinstance(gebeurtenis, QKeyEvent):
            if self._is_zinnentoets(gebeurtenis):
                gebeurtenis.accept()
                return True
            if gebeurtenis.modifiers() & _CTRL and gebeurtenis.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                gebeurtenis.ignore()
                return False
        return super().event(gebeurtenis)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """The keys of this box; the rest is Qt's."""
        if self._is_zinnentoets(gebeurtenis):
            self.zinnen_gevraagd.emit()
        elif gebeurtenis.key() == Qt.Key.Key_Y and gebeurtenis.modifiers() == _CTRL:
            self.redo()
        else:
            super().keyPressEvent(gebeurtenis)


class Feitenvak(QWidget):
    """Facts that do not change here: name and words beside each other; the longer ones on request."""

    def __init__(self) -> None:
        super().__init__()
        self._feiten: tuple[Feit, ...] = ()
        self._alles = False
        self._kolom = QVBoxLayout(self)
        marges(self._kolom, tussen=8)
        self._rooster = QWidget()
        self._meer = Knop("", "stil")
        self._meer.clicked.connect(self._wissel)
        slot = rij(Icoon("hangslot", "stil", 14), Label(self.tr("Ligt vast; staat zo in het document"), "klein"), None)
        slot.addWidget(self._meer)
        self._kolom.addLayout(slot)
        self._kolom.addWidget(self._rooster)
        self.hide()

    def toon(self, feiten: Sequence[Feit]) -> None:
        """Show these facts."""
        if tuple(feiten) != self._feiten:
            self._feiten = tuple(feiten)
            self._teken()

    def _wissel(self) -> None:
        self._alles = not self._alles
        self._teken()

    def _teken(self) -> None:
        kort = [f for f in self._feiten if f.kort]
        lang = len(self._feiten) - len(kort)
        self._meer.setVisible(lang > 0)
        self._meer.setText(self.tr("Toon minder") if self._alles else self.tr("Toon alles"))
        vak = QWidget()
        rooster = QGridLayout(vak)
        marges(rooster, tussen=6)
        rooster.setColumnMinimumWidth(0, maat(104))
        rooster.setColumnStretch(1, 1)
        for nummer, feit in enumerate(self._feiten if self._alles else kort):
            rooster.addWidget(Label(feit.naam, "klein"), nummer, 0, Qt.AlignmentFlag.AlignTop)
            rooster.addWidget(Label(feit.tekst, "stil", breekt=True), nummer, 1)
        self._kolom.replaceWidget(self._rooster, vak)
        self._rooster.hide()
        self._rooster.deleteLater()
        self._rooster = vak
        self.setVisible(bool(self._feiten))


class Deelblad(QWidget):
    """One section with its own undo. ``aangepast`` after typing: whether it differs from what was generated.

    ``stand`` after each attempt to store; what failed stays on the screen and is tried again.
    """

    aangepast = Signal(str, bool)
    stand = Signal()

    def __init__(self, omgeving: Omgeving, deel: DeelRij) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._deel = deel
        self.feiten = Feitenvak()
        self.vak = Notulenvak(deel.titel)
        self.vak.setReadOnly(not omgeving.mag("notulen.schrijven"))
        self.bewaarder = Bewaarder(
            omgeving, lambda w: BewaarNotulendeel(deel_id=deel.id, wijzigingen=w), self, {"tekst": deel.titel}
        )
        self.vak.gewijzigd.connect(self._bewaar)
        self.vak.textChanged.connect(self._kijk)
        self.vak.zinnen_gevraagd.connect(self.vraag_zin)
        self.mislukt = False
        self._opnieuw = QTimer(self, singleShot=True, interval=OPNIEUW_MS)
        self._opnieuw.timeout.connect(self.spoel)
        self.bewaarder.bewaard.connect(lambda _veld: self._zet_stand(mislukt=False))
        self.bewaarder.mislukt.connect(lambda _veld: self._zet_stand(mislukt=True))
        self.bewaarder.andere_tekst.connect(lambda _veld, tekst: self.vak.zet_tekst(tekst))
        self._anders = Label(self.tr("Aangepast ten opzichte van wat Weegtafel schreef."), "klein", breekt=True)
        self._potlood = Icoon("potlood", "accent", 16)
        self._terug = Knop(self.tr("Neem de oorspronkelijke tekst"), "stil")
        self._terug.clicked.connect(lambda: self.vak.vervang(self._deel.gegenereerd))
        self._zin = Knop(self.tr("Standaardzin"), "stil", "plus", hulp=self.tr("Ctrl+Shift+Z"))
        self._zin.clicked.connect(self.vraag_zin)
        kolom = QVBoxLayout(self)
        marges(kolom, 0, 0, 12, 24, tussen=12)
        self.setMaximumWidth(maat(BREEDST))
        kolom.addWidget(Label(deel.titel, "kop", breekt=True))
        kolom.addWidget(self.feiten)
        kolom.addWidget(self.vak)
        merk = rij(self._potlood)
        merk.addWidget(self._anders, 1)
        kolom.addLayout(merk)
        kolom.addLayout(rij(self._zin, self._terug, None))
        kolom.addStretch(1)
        self.setFocusProxy(self.vak)
        self.laad(deel)

    def laad(self, deel: DeelRij) -> None:
        """Take what is stored, unless something is being typed or is on its way."""
        self._deel = deel
        vuil = self.vak.heeft_wijziging()
        bekend = self.bewaarder.bekend("tekst")
        self.bewaarder.laad({"tekst": deel.tekst}, frozenset({"tekst"}) if vuil else frozenset())
        if not vuil and not self.bewaarder.onderweg("tekst") and bekend != deel.tekst:
            self.vak.zet_tekst(deel.tekst)
        self._kijk()

    @property
    def titel(self) -> str:
        """The heading of this section."""
        return self._deel.titel

    @property
    def onbewaard(self) -> bool:
        """Whether there is text here that is not in the store."""
        return self.vak.tekst() != self.bewaarder.bekend("tekst") or self.bewaarder.onderweg("tekst")

    def spoel(self) -> None:
        """Send what is typed and not stored, also what was refused before."""
        self.vak.spoel()
        if not self.bewaarder.onderweg("tekst"):
            self.bewaarder.bewaar("tekst", self.vak.tekst())

    def _bewaar(self, tekst: str) -> None:
        self.bewaarder.bewaar("tekst", tekst)

    def _zet_stand(self, *, mislukt: bool) -> None:
        self.mislukt = mislukt
        if mislukt:
            self._opnieuw.start()
        else:
            self._opnieuw.stop()
        self.stand.emit()

    def _kijk(self) -> None:
        anders = self.vak.tekst() != self._deel.gegenereerd
        for deel in (self._anders, self._potlood):
            deel.setVisible(anders)
        self._terug.setVisible(anders and not self.vak.isReadOnly())
        self._zin.setVisible(not self.vak.isReadOnly())
        self.aangepast.emit(self._deel.sleutel, anders)

    def volg_de_cursor(self, rol: QScrollArea) -> None:
        """Keep the cursor in view: the box grows with its text, so it is the page that scrolls."""
        if self.vak.hasFocus():
            plek = self.vak.mapTo(self, self.vak.cursorRect().center())
            rol.ensureVisible(plek.x(), plek.y(), 0, maat(60))

    def vraag_zin(self) -> None:
        """Open the list of reusable sentences; the ones that fit this section stand alone or first."""
        if self.vak.isReadOnly():
            return

        def toon(zinnen: tuple[ZinRij, ...]) -> None:
            soorten = _ZINSOORTEN.get(self._deel.sleutel, frozenset())
            kiezer = Zinnenkiezer(self.window(), passend_bij(zinnen, soorten, None), self.vak.voeg_zin_in)
            kiezer.gesloten.connect(kiezer.deleteLater)
            kiezer.open()

        self._omgeving.runner.vraag(inrichting.standaardzinnen, van=self, klaar=toon)
