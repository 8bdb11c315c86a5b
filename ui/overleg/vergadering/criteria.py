"""The criteria: a letter for what the table finds, Enter for the short reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.models.tabel import RIJ_ROL, Kolom, RijModel
from ui.overleg.vergadering.afspraken import Afspraken, kort, voluit
from ui.overleg.vergadering.schilder import Celschilder, letter
from ui.overleg.vormen import CRITERIUM
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Label
from ui.widgets.lijst import Lijst
from ui.widgets.statuslabel import KLEUR
from weegtafel.kernel.codes import Criteriumoordeel
from weegtafel.overleg.schermrijen import CriteriumStand

TOETSEN: dict[int, Criteriumoordeel] = {
    Qt.Key.Key_V.value: Criteriumoordeel.VOLDOET,
    Qt.Key.Key_D.value: Criteriumoordeel.DEELS,
    Qt.Key.Key_N.value: Criteriumoordeel.VOLDOET_NIET,
    Qt.Key.Key_X.value: Criteriumoordeel.NIET_VAN_TOEPASSING,
}
_KORT = {Criteriumoordeel.DEELS: "deels", Criteriumoordeel.NIET_VAN_TOEPASSING: "n.v.t."}
HOOGTE = 28


def _woord(c: CriteriumStand) -> str:
    if c.oordeel is None:
        return "·"
    return _KORT.get(c.oordeel, c.oordeel.omschrijving)


def _icoon(c: CriteriumStand) -> tuple[str, str] | None:
    if c.oordeel is None:
        return None
    vorm = CRITERIUM[c.oordeel]
    return (vorm.icoon, KLEUR[vorm.toon])


class _Lijst(Lijst):
    geoordeeld = Signal(object, object)
    reden_gevraagd = Signal()
    vast = False

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """V, D, N and X judge; Enter goes to the reason; the rest belongs to the screen."""
        toets = gebeurtenis.key()
        rij: Any = self.currentIndex().data(RIJ_ROL)
        kaal = not (gebeurtenis.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if not kaal or rij is None:
            gebeurtenis.ignore()
        elif toets in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            super().keyPressEvent(gebeurtenis)
        elif self.vast:
            gebeurtenis.ignore()
        elif toets in TOETSEN:
            self.geoordeeld.emit(rij, TOETSEN[toets])
            volgende = min(self.currentIndex().row() + 1, self.model().rowCount() - 1)
            self.selectRow(volgende)
        elif toets in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.geoordeeld.emit(rij, None)
        elif toets in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.reden_gevraagd.emit()
        else:
            gebeurtenis.ignore()


class Criteria(QWidget):
    """``gewogen`` carries (criterion id, Criteriumoordeel or None, reason)."""

    gewogen = Signal(int, object, str)

    def __init__(self, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._rijen: RijModel[CriteriumStand] = RijModel(
            (
                Kolom(
                    "naam",
                    "Criterium",
                    lambda c: f"{c.nummer}  {c.naam}",
                    toegankelijk=lambda c: f"{c.naam}. {c.vraag}",
                    hulp=lambda c: f"{c.naam}\n{c.vraag}\n{c.reden}".strip(),
                ),
                Kolom(
                    "oordeel",
                    "Oordeel",
                    _woord,
                    breedte=128,
                    icoon=_icoon,
                    toegankelijk=lambda c: c.oordeel.omschrijving if c.oordeel else "nog niet gewogen",
                    hulp=lambda c: c.reden,
                ),
            ),
            sleutel=lambda c: c.id,
            ouder=self,
        )
        self.lijst = _Lijst(self._rijen, self.tr("Criteria"), kaal=True)
        self.lijst.setItemDelegate(Celschilder(self.lijst, lambda _c: False, per_cel=False))
        self.lijst.horizontalHeader().hide()
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lijst.geoordeeld.connect(self._oordeel)
        self.lijst.reden_gevraagd.connect(self.naar_reden)
        self.lijst.gekozen.connect(self._toon_reden)
        self.vraag = Label("", "klein", breekt=True)
        self.afspraak = Label("", "klein", breekt=True)
        self._afspraken: Afspraken = {}
        self.reden = QLineEdit()
        self.reden.setPlaceholderText(self.tr("Korte reden (Enter)"))
        self.reden.setAccessibleName(self.tr("Korte reden bij dit criterium"))
        self.reden.setMaxLength(500)
        self.reden.editingFinished.connect(self._verlaten)
        toepassing = QApplication.instance()
        if isinstance(toepassing, QApplication):  # who comes back from beside it and goes on leaves the line unedited
            toepassing.focusChanged.connect(self._ga_verder)
        self.naast: QWidget | None = None
        """Who goes there is still busy with the reason."""
        self.reden.returnPressed.connect(self._volgende)
        self._bij: CriteriumStand | None = None
        self._punt_id = 0
        self._niet_bewaard: dict[tuple[int, int], str] = {}
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=4)
        kolom.addWidget(self.lijst, 100)
        kolom.addWidget(self.vraag)
        kolom.addWidget(self.afspraak)
        kolom.addWidget(self.reden)
        kolom.addStretch(1)
        self._meet()
        thema().gewijzigd.connect(self._meet)

    def _meet(self) -> None:
        kop = self.lijst.verticalHeader()
        kop.setMinimumSectionSize(maat(HOOGTE))
        kop.setDefaultSectionSize(maat(HOOGTE))
        self.lijst.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.lijst.horizontalHeader().resizeSection(1, maat(128))

    def toon(self, punt_id: int, criteria: tuple[CriteriumStand, ...], vast: bool) -> None:
        """Show what was weighed at an item; ``vast`` when the advice is fixed and nothing can change."""
        if punt_id != self._punt_id:
            self._punt_id, self._bij = punt_id, None
            self.reden.setModified(False)
        self.lijst.vast = vast
        self.reden.setReadOnly(vast)
        self._rijen.ververs(criteria)
        self.lijst.setMaximumHeight(len(criteria) * maat(HOOGTE) + 6)
        if self.lijst.gekozen_rij() is None:
            self.lijst.kies_eerste()
        self._toon_reden(self.lijst.gekozen_rij())

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """In a low window there is no room for the question, only for a name that does not fit in the list."""
        super().resizeEvent(gebeurtenis)
        self._toon_vraag()

    def zet_afspraken(self, afspraken: Afspraken) -> None:
        """The werkafspraken by the id of their criterion; one shows while its criterion is chosen."""
        self._afspraken = afspraken
        self._toon_vraag()

    def _toon_afspraak(self) -> None:
        hier = self._afspraken.get(self._bij.id, ()) if self._bij is not None else ()
        ruim = self.window().height() >= maat(880)
        self.afspraak.setText(f"Werkafspraak: {voluit(hier)}" if hier and ruim else kort(hier))
        self.afspraak.setToolTip(voluit(hier))
        self.afspraak.setAccessibleDescription(voluit(hier))
        self.afspraak.setVisible(bool(hier))

    def _toon_vraag(self) -> None:
        self._toon_afspraak()
        if self._bij is None:
            self.vraag.setText("")
        elif self.window().height() >= maat(880):
            self.vraag.setText(f"{self._bij.naam}. {self._bij.vraag}")
        else:
            ruimte = self.lijst.columnWidth(0) - maat(8)
            past = QFontMetrics(letter(13, QFont.Weight.Medium)).horizontalAdvance(
                f"{self._bij.nummer}  {self._bij.naam}"
            )
            self.vraag.setText(self._bij.naam if past > ruimte else "")

    def telling(self) -> tuple[int, int]:
        """How many criteria were weighed, of how many."""
        return sum(c.oordeel is not None for c in self._rijen.rijen), len(self._rijen.rijen)

    def naar_reden(self) -> None:
        """Put the cursor in the reason."""
        self.reden.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.reden.selectAll()

    def vuil(self) -> int | None:
        """The criterion with a reason that was typed and not sent yet."""
        return self._bij.id if self._bij is not None and self.reden.isModified() else None

    def onbewaard(self) -> tuple[int, ...]:
        """The items with a reason that could not be stored."""
        hier = (self._punt_id,) if self.vuil() is not None else ()
        return tuple(dict.fromkeys((*hier, *(punt for punt, _ in self._niet_bewaard))))

    def niet_bewaard(self, punt_id: int, criterium_id: int, reden: str) -> None:
        """A reason did not reach the store: it stays in the box, and goes along with the next try."""
        self._niet_bewaard[punt_id, criterium_id] = reden

    def _toon_reden(self, rij: Any) -> None:
        anders = rij is not None and (self._bij is None or rij.id != self._bij.id)
        if anders and self.reden.isModified():
            self._bewaar_reden()
        self._bij = rij
        self._toon_vraag()
        if rij is not None and (anders or not self.reden.isModified()):
            bewaard = self._niet_bewaard.pop((self._punt_id, rij.id), None)
            self.reden.setText(rij.reden if bewaard is None else bewaard)
            self.reden.setCursorPosition(0)
            self.reden.setModified(bewaard is not None and bewaard != rij.reden)

    def _oordeel(self, rij: CriteriumStand, oordeel: Criteriumoordeel | None) -> None:
        reden = self.reden.text() if self._bij is not None and self._bij.id == rij.id else rij.reden
        self.reden.setModified(False)
        self.gewogen.emit(rij.id, oordeel, reden)

    def _verlaten(self) -> None:
        hier = QApplication.focusWidget()
        if self.naast is None or hier is None or not self.naast.isAncestorOf(hier):
            self._bewaar_reden()

    def _ga_verder(self, _van: QWidget | None, naar: QWidget | None) -> None:
        if naar is not None and naar is not self.reden and isValid(self):
            self._verlaten()

    def _bewaar_reden(self) -> None:
        if self._bij is not None and self.reden.isModified():
            self.reden.setModified(False)
            self.gewogen.emit(self._bij.id, self._bij.oordeel, self.reden.text())

    def _volgende(self) -> None:
        self._bewaar_reden()
        self.lijst.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.lijst.selectRow(min(self.lijst.currentIndex().row() + 1, self.lijst.model().rowCount() - 1))

    def spoel(self) -> None:
        """Save a reason that is still being typed."""
        self._bewaar_reden()
