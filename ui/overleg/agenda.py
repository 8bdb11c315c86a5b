"""The agenda of a planned overleg: minutes to type, order by drag or by Alt and the arrows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QIntValidator, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QWidget

from ui.models.tabel import RIJ_ROL, Index, Kolom, RijModel, Uitlijning
from ui.overleg.vormen import ADVIES, PUNTICOON, klok, puntstaat
from ui.theme.theme import maat
from ui.widgets.getal_edit import GetalEdit
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst, RijAfbeelder
from ui.widgets.statuslabel import KLEUR
from weegtafel.kernel.codes import PuntSoort, PuntStatus
from weegtafel.overleg.schermrijen import PuntRij

NUMMER, BEGINT, PUNT, WIE, MINUTEN, STAAT = range(6)
#: The room that the items need to be read, at 100 %; the columns that make way for it, the least missed first.
LEESBAAR = 256
WIJKT = (BEGINT, WIE)
WIJKT_NA_AFLOOP = (MINUTEN, BEGINT, WIE, NUMMER)


def _titel(punt: PuntRij, *, met_wie: bool) -> str:
    if punt.soort is not PuntSoort.CASUS:
        return punt.titel
    if not met_wie:
        return f"{punt.casus_nummer} · {_wie(punt)}"
    soort = f" · {punt.casus_soort.omschrijving}" if punt.casus_soort is not None else ""
    return f"{punt.casus_nummer}{soort}"


def _wie(punt: PuntRij) -> str:
    if punt.soort is not PuntSoort.CASUS:
        return f"uit {punt.doorgeschoven_uit}" if punt.doorgeschoven_uit else ""
    return f"▲ {punt.inbrenger_kort} is er niet" if punt.inbrenger_afwezig else punt.inbrenger_kort


def _staat_icoon(punt: PuntRij) -> tuple[str, str] | None:
    if punt.uitkomst is not None and punt.soort is PuntSoort.CASUS:
        vorm = ADVIES[punt.uitkomst]
        return (vorm.icoon, KLEUR[vorm.toon])
    if punt.status is PuntStatus.OPEN:
        return None
    return ("vinkje", "goed") if punt.status is PuntStatus.AFGEROND else ("pijl-rechts", "stil")


class _Model(RijModel[PuntRij]):
    vast = False
    met_wie = True
    """Whether who brings a casus in has a column; else it stands with the casus itself."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        basis = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.vast:
            basis |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
            if index.isValid() and index.column() == MINUTEN:
                basis |= Qt.ItemFlag.ItemIsEditable
        return basis

    def data(self, index: Index, rol: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if rol == Qt.ItemDataRole.EditRole and index.column() == MINUTEN:
            punt = self.rij(index.row())
            return punt.minuten if punt is not None else None
        return super().data(index, rol)


class _Minuten(RijAfbeelder):
    """A small field for the minutes; what it holds goes out as an act, never into the model."""

    def createEditor(self, ouder: QWidget, _optie: QStyleOptionViewItem, _index: Index) -> QWidget:
        veld = GetalEdit(minst=1, meest=480, ouder=ouder)
        veld.setValidator(QIntValidator(1, 480, veld))
        veld.setFrame(False)
        veld.setAccessibleName("Minuten")
        return veld

    def setEditorData(self, veld: QWidget, index: Index) -> None:
        assert isinstance(veld, GetalEdit)
        veld.zet_getal(index.data(Qt.ItemDataRole.EditRole))
        veld.selectAll()

    def setModelData(self, veld: QWidget, _model: object, index: Index) -> None:
        assert isinstance(veld, GetalEdit)
        punt = index.data(RIJ_ROL)
        lijst = self.parent()
        assert isinstance(lijst, Agenda)
        try:
            minuten = veld.getal()
        except ValueError:  # nothing but an empty or half-typed field: the validator keeps the rest out
            return
        if minuten is not None and punt.minuten != minuten:
            lijst.minuten_gezet.emit(punt.id, minuten)


class Agenda(Lijst):
    """``verplaatst`` carries (item, new place); ``minuten_gezet`` (item, minutes)."""

    verplaatst = Signal(int, int)
    minuten_gezet = Signal(int, int)

    def __init__(self, ouder: QWidget | None = None) -> None:
        self.rijen = _Model(
            (
                Kolom("nr", "", lambda p: str(p.volgorde), breedte=44, uitlijning=Uitlijning.RECHTS, rol="stil"),
                Kolom("begint", "Begint", lambda p: klok(p.begint), breedte=72),
                Kolom(
                    "titel",
                    "Punt",
                    lambda p: _titel(p, met_wie=self.rijen.met_wie),
                    icoon=lambda p: (PUNTICOON[p.soort], "stil"),
                    hulp=lambda p: p.inbrenger or p.titel,
                ),
                Kolom("wie", "Inbrenger", _wie, breedte=152),
                Kolom("minuten", "Minuten", lambda p: str(p.minuten), breedte=84, uitlijning=Uitlijning.RECHTS),
                Kolom("staat", "Uitkomst", puntstaat, breedte=204, icoon=_staat_icoon),
            ),
            sleutel=lambda p: p.id,
        )
        leeg = LegeStaat("overleg", "De agenda is nog leeg", "Voeg casussen toe die gereed zijn.")
        self._met_uitkomst = False
        super().__init__(self.rijen, "Agenda", leeg, ouder=ouder)
        self.rijen.setParent(self)
        self.setItemDelegate(_Minuten(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.clicked.connect(self._geklikt)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def toon(self, punten: tuple[PuntRij, ...], *, vast: bool) -> None:
        """Show the agenda; ``vast`` when nothing of it can change any more."""
        self.rijen.vast = vast
        self.setDragEnabled(not vast)
        self.rijen.ververs(punten)
        self._met_uitkomst = any(puntstaat(p) for p in punten)
        self.horizontalHeader().setSectionResizeMode(PUNT, QHeaderView.ResizeMode.Stretch)
        self._kies_kolommen()

    def _kies_kolommen(self) -> None:
        na_afloop = self.rijen.vast and self._met_uitkomst
        weg = set() if self._met_uitkomst else {STAAT}
        for kolom in WIJKT_NA_AFLOOP if na_afloop else WIJKT:
            breed = sum(k.breedte for nummer, k in enumerate(self.rijen.kolommen) if nummer not in weg)
            if self.viewport().width() - maat(breed) < maat(LEESBAAR):
                weg.add(kolom)
        for nummer in range(len(self.rijen.kolommen)):
            self.setColumnHidden(nummer, nummer in weg)
        if self.rijen.met_wie != (WIE not in weg):
            self.rijen.met_wie = WIE not in weg
            self.viewport().update()

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Where there is little room, the items keep it."""
        super().resizeEvent(gebeurtenis)
        self._kies_kolommen()

    def _geklikt(self, index: QModelIndex) -> None:
        if index.column() == MINUTEN and not self.rijen.vast:
            self.edit(index)

    def bewerk_minuten(self) -> None:
        """Put the cursor in the minutes of the chosen item."""
        nu = self.currentIndex()
        if nu.isValid() and not self.rijen.vast:
            doel = self.model().index(nu.row(), MINUTEN)
            self.setCurrentIndex(doel)
            self.edit(doel)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Alt with an arrow moves the item; a figure or F2 edits its minutes."""
        toets, tekst = gebeurtenis.key(), gebeurtenis.text()
        met_alt = bool(gebeurtenis.modifiers() & Qt.KeyboardModifier.AltModifier)
        punt = self.gekozen_rij()
        if met_alt and toets in {Qt.Key.Key_Up, Qt.Key.Key_Down} and punt is not None and not self.rijen.vast:
            plaats = self.rijen.plaats_van(punt.id)
            nieuw = (plaats or 0) + (1 if toets == Qt.Key.Key_Down else -1)
            if 0 <= nieuw < self.rijen.rowCount():
                self.verplaatst.emit(punt.id, nieuw)
        elif (toets == Qt.Key.Key_F2 or (tekst.isdigit() and tekst.isascii())) and not met_alt:
            self.bewerk_minuten()
            veld = self.viewport().findChild(GetalEdit)
            if veld is not None and tekst.isdigit() and tekst != "0":
                veld.setText(tekst)
        else:
            super().keyPressEvent(gebeurtenis)

    def dropEvent(self, gebeurtenis: QDropEvent) -> None:
        """A dropped item goes to that place by an act; the list follows when the act is done."""
        punt = self.gekozen_rij()
        onder = self.indexAt(gebeurtenis.position().toPoint())
        plaats = onder.row() if onder.isValid() else self.rijen.rowCount() - 1
        gebeurtenis.setDropAction(Qt.DropAction.IgnoreAction)
        gebeurtenis.accept()
        if punt is not None and plaats != self.rijen.plaats_van(punt.id):
            self.verplaatst.emit(punt.id, plaats)
