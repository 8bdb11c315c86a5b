"""The judgement of each organisation, before and after the discussion: a letter each, in seconds."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from ui.models.tabel import RIJ_ROL, Kolom, RijModel
from ui.overleg.vergadering.schilder import Celschilder
from ui.overleg.vormen import OORDEEL
from ui.theme.theme import maat, thema
from ui.widgets.lijst import Lijst
from ui.widgets.statuslabel import KLEUR
from weegtafel.kernel.codes import Oordeel, Oordeelmoment
from weegtafel.overleg.schermrijen import TafelRij

TOETSEN: dict[int, Oordeel] = {
    Qt.Key.Key_P.value: Oordeel.PASSEND,
    Qt.Key.Key_T.value: Oordeel.TWIJFEL,
    Qt.Key.Key_N.value: Oordeel.NIET_PASSEND,
    Qt.Key.Key_O.value: Oordeel.ONTHOUDING,
}
HOOGTE = 28


def _oordeel(rij: TafelRij, moment: Oordeelmoment) -> Oordeel | None:
    return rij.eerste if moment is Oordeelmoment.EERSTE else rij.na


def _cel(rij: TafelRij, moment: Oordeelmoment) -> str:
    if rij.teruggetrokken is not None:
        return "trok terug" if moment is Oordeelmoment.EERSTE else ""
    oordeel = _oordeel(rij, moment)
    if oordeel is not None:
        return oordeel.omschrijving
    if not rij.doet_mee:
        return "is er niet" if moment is Oordeelmoment.EERSTE else ""
    return "·"


def _icoon(rij: TafelRij, moment: Oordeelmoment) -> tuple[str, str] | None:
    if rij.teruggetrokken is not None:
        return ("vorm-streep", "stil") if moment is Oordeelmoment.EERSTE else None
    oordeel = _oordeel(rij, moment)
    if oordeel is None:
        return None
    vorm = OORDEEL[oordeel]
    return (vorm.icoon, KLEUR[vorm.toon])


def _kolom(sleutel: str, titel: str, moment: Oordeelmoment) -> Kolom[TafelRij]:
    def zeg(rij: TafelRij) -> str:
        wat = _cel(rij, moment).replace("·", "nog geen oordeel")
        return f"{rij.naam}, {moment.omschrijving}: {wat}" if wat else f"{rij.naam}, {moment.omschrijving}"

    return Kolom(
        sleutel,
        titel,
        lambda rij: _cel(rij, moment),
        breedte=108,
        icoon=lambda rij: _icoon(rij, moment),
        toegankelijk=zeg,
        hulp=lambda rij: rij.teruggetrokken or rij.naam,
    )


class Indruklijst(Lijst):
    """One row an organisation; a letter judges and walks on.

    ``geoordeeld`` carries (organisation, moment, Oordeel or None); ``terugtrekking_gevraagd`` the row on R.
    """

    geoordeeld = Signal(int, object, object)
    terugtrekking_gevraagd = Signal(object)

    def __init__(self, ouder: QWidget | None = None) -> None:
        self._rijen: RijModel[TafelRij] = RijModel(
            (
                Kolom(
                    "organisatie",
                    "Organisatie",
                    lambda r: r.kort,
                    toegankelijk=lambda r: r.naam + (", brengt in" if r.is_inbrenger else ""),
                    hulp=lambda r: r.naam + (" (brengt deze casus in)" if r.is_inbrenger else ""),
                    icoon=lambda r: ("vlag", "accent") if r.is_inbrenger else None,
                ),
                _kolom("eerste", "Eerste indruk", Oordeelmoment.EERSTE),
                _kolom("na", "Na bespreking", Oordeelmoment.NA),
            ),
            sleutel=lambda r: r.id,
        )
        self.vast = False
        super().__init__(self._rijen, "Oordeel per organisatie", kaal=True, ouder=ouder)
        self._rijen.setParent(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setItemDelegate(Celschilder(self, lambda r: not r.doet_mee, per_cel=True))  # type: ignore[attr-defined]  # rows are TafelRij
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.meet()
        thema().gewijzigd.connect(self.meet)

    def meet(self) -> None:
        """Rows closer together than in a list to read through: all organisations are seen at once."""
        kop = self.verticalHeader()
        kop.setMinimumSectionSize(maat(HOOGTE))
        kop.setDefaultSectionSize(maat(HOOGTE))
        for nummer in (1, 2):
            self.horizontalHeader().resizeSection(nummer, maat(108))

    def toon(self, rijen: tuple[TafelRij, ...]) -> None:
        """Show the table; the place of the cursor stays."""
        self._rijen.ververs(rijen)
        self.pas_hoogte()
        if not self.currentIndex().isValid() or self.currentIndex().column() == 0:
            self.naar_eerste(Oordeelmoment.EERSTE)

    def pas_hoogte(self) -> None:
        """No higher than all rows together."""
        self.setMaximumHeight(self._rijen.rowCount() * maat(HOOGTE) + self.horizontalHeader().sizeHint().height() + 6)

    def naar_eerste(self, moment: Oordeelmoment) -> None:
        """The first organisation that takes part and has not judged yet at this moment, else the first that does."""
        mee = [n for n, r in enumerate(self._rijen.rijen) if r.doet_mee]
        open_ = [n for n in mee if _oordeel(self._rijen.rijen[n], moment) is None]
        rij = next(iter(open_ or mee), 0)
        self.setCurrentIndex(self.model().index(rij, 1 if moment is Oordeelmoment.EERSTE else 2))

    def moment(self) -> Oordeelmoment:
        """In which column the cursor stands."""
        return Oordeelmoment.NA if self.currentIndex().column() == 2 else Oordeelmoment.EERSTE

    def telling(self) -> tuple[int, int]:
        """How many of those who take part have a first judgement, and how many take part."""
        mee = [r for r in self._rijen.rijen if r.doet_mee]
        return sum(r.eerste is not None for r in mee), len(mee)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """P, T, N and O judge; Backspace takes back; R recuses; arrows walk. The rest belongs to the screen."""
        toets = gebeurtenis.key()
        rij: Any = self.currentIndex().data(RIJ_ROL)
        kaal = not (gebeurtenis.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        pijlen = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
        if not kaal or rij is None:
            gebeurtenis.ignore()
        elif toets in pijlen:
            self._loop(Qt.Key(toets))
        elif self.vast:
            gebeurtenis.ignore()
        elif toets in TOETSEN:
            self.geoordeeld.emit(rij.id, self.moment(), TOETSEN[toets])
            self._verder()
        elif toets in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.geoordeeld.emit(rij.id, self.moment(), None)
        elif toets == Qt.Key.Key_R:
            self.terugtrekking_gevraagd.emit(rij)
        else:
            gebeurtenis.ignore()

    def _loop(self, toets: Qt.Key) -> None:
        nu = self.currentIndex()
        stap = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
        op, opzij = stap[toets]
        rijen = self._rijen.rijen
        rij = nu.row() + op
        while op and 0 <= rij < len(rijen) and not (rijen[rij].doet_mee or rijen[rij].teruggetrokken is not None):
            rij += op  # who is not there has nothing to say
        if not 0 <= rij < len(rijen):
            rij = nu.row()
        self.setCurrentIndex(self.model().index(rij, min(max(nu.column() + opzij, 1), 2)))

    def _verder(self) -> None:
        nu = self.currentIndex()
        for rij in range(nu.row() + 1, self.model().rowCount()):
            if self._rijen.rijen[rij].doet_mee:
                self.setCurrentIndex(self.model().index(rij, nu.column()))
                return

    def mousePressEvent(self, gebeurtenis: Any) -> None:
        """A press on a name goes to the judgement beside it."""
        super().mousePressEvent(gebeurtenis)
        nu = self.currentIndex()
        if nu.isValid() and nu.column() == 0:
            self.setCurrentIndex(self.model().index(nu.row(), 1))
