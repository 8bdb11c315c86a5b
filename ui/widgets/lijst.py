"""The list of the program: airy rows, no grid, a hairline, an empty state, and the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ui.models.tabel import RIJ_ROL, Kolommen, RijModel, SorteerProxy
from ui.theme import tokens
from ui.theme.theme import maat, thema
from ui.widgets.lege_staat import LegeStaat

Index = QModelIndex | QPersistentModelIndex


class RijAfbeelder(QStyledItemDelegate):
    """Draws cells as parts of one row: the whole row lights up, and only the row has focus."""

    def __init__(self, lijst: Lijst) -> None:
        super().__init__(lijst)
        self._lijst = lijst

    def paint(self, kwast: QPainter, optie: QStyleOptionViewItem, index: Index) -> None:
        """Draw the light of the row, the cell, and the mark of the chosen row in its first cell."""
        gekozen = self._lijst.selectionModel().isRowSelected(index.row(), QModelIndex())
        vak = optie.rect
        if index.row() == self._lijst.zweefrij and not gekozen:
            kwast.fillRect(vak, thema().kleur("zweef"))
        super().paint(kwast, optie, index)
        if gekozen and index.column() == 0:
            kwast.fillRect(vak.x(), vak.y(), maat(3), vak.height(), thema().kleur("accent"))


class Lijst(QTableView):
    """A table of rows.

    ``geopend`` carries the row object on Enter or double click; ``gekozen`` the row object, or None, when the choice
    changes; ``verwijderen_gevraagd`` the row on Delete. A :class:`RijModel` is sorted here; a model that fetches its
    rows sorts itself.
    """

    geopend = Signal(object)
    gekozen = Signal(object)
    verwijderen_gevraagd = Signal(object)

    def __init__(
        self,
        model: Kolommen[Any],
        naam: str,
        leeg: LegeStaat | None = None,
        *,
        kaal: bool = False,
        ouder: QWidget | None = None,
    ) -> None:
        super().__init__(ouder)
        self.zweefrij = -1
        self._bron = model
        self._leeg = leeg
        self._smal_weg: dict[str, int] = {}
        self._onthouden: Any = None
        self.setProperty("vlak", "kaal" if kaal else "kaart")
        self.setAccessibleName(naam)
        self._zet_gedrag()
        self.setItemDelegate(RijAfbeelder(self))
        if leeg is not None:
            leeg.setParent(self.viewport())
        self._zet_model(model)
        self._zet_maten()
        thema().gewijzigd.connect(self._zet_maten)

    def _zet_gedrag(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        kop = self.horizontalHeader()
        kop.setHighlightSections(False)
        kop.setSortIndicatorShown(True)
        kop.setSortIndicatorClearable(True)
        kop.setSectionsMovable(False)
        kop.setStretchLastSection(False)

    def _zet_model(self, model: Kolommen[Any]) -> None:
        kop = self.horizontalHeader()
        kop.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        zicht: QAbstractItemModel = model
        if isinstance(model, RijModel):
            proxy = SorteerProxy(ouder=self)
            proxy.setSourceModel(model)
            zicht = proxy
        self.setModel(zicht)
        self.setSortingEnabled(any(kolom.sorteer is not None for kolom in model.kolommen))
        zicht.modelAboutToBeReset.connect(self._onthoud)
        zicht.modelReset.connect(self._herstel)
        for sein in (zicht.modelReset, zicht.rowsInserted, zicht.rowsRemoved, zicht.layoutChanged):
            sein.connect(self._toon_leeg)
        self._toon_leeg()

    def _zet_maten(self) -> None:
        self.verticalHeader().setDefaultSectionSize(maat(tokens.RIJ))
        self.verticalHeader().setMinimumSectionSize(maat(tokens.RIJ))
        zijde = maat(tokens.ICOON_KLEIN)
        self.setIconSize(QSize(zijde, zijde))
        kop = self.horizontalHeader()
        kop.setMinimumSectionSize(maat(40))
        for nummer, kolom in enumerate(self._bron.kolommen):
            if kolom.breedte:
                kop.setSectionResizeMode(nummer, QHeaderView.ResizeMode.Interactive)
                kop.resizeSection(nummer, maat(kolom.breedte))
            else:
                kop.setSectionResizeMode(nummer, QHeaderView.ResizeMode.Stretch)
        self._kies_kolommen()

    def zet_smal_weg(self, grenzen: Mapping[str, int]) -> None:
        """Which columns go when the list is narrower than this (pixels at 100 %), so that the rest can be read."""
        self._smal_weg = dict(grenzen)
        self._kies_kolommen()

    def _kies_kolommen(self) -> None:
        for nummer, kolom in enumerate(self._bron.kolommen):
            if kolom.sleutel in self._smal_weg:
                self.setColumnHidden(nummer, self.width() < maat(self._smal_weg[kolom.sleutel]))

    # -- choosing --

    def gekozen_rij(self) -> Any:
        """The row object that is chosen, or None."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            return None
        return index.data(RIJ_ROL)

    def kies(self, sleutel: Any) -> bool:
        """Choose the row with this identity and bring it into view; False when it is not there."""
        plaats = self._bron.plaats_van(sleutel)
        if plaats is None:
            return False
        index = self._bron.index(plaats, 0)
        zicht = self.model()
        if isinstance(zicht, SorteerProxy):
            index = zicht.mapFromSource(index)
        self.selectRow(index.row())
        self.scrollTo(index)
        return True

    def kies_eerste(self) -> None:
        """Choose the first row, when there is one."""
        if self.model().rowCount():
            self.selectRow(0)

    def selectionChanged(self, nieuw: QItemSelection, oud: QItemSelection) -> None:
        """Tell who listens which row is chosen now."""
        super().selectionChanged(nieuw, oud)
        self.gekozen.emit(self.gekozen_rij())

    def _onthoud(self) -> None:
        index = self.currentIndex()
        self._onthouden = self._bron.sleutel(self._naar_bron(index).row()) if index.isValid() else None

    def _herstel(self) -> None:
        self.zweefrij = -1
        if self._onthouden is not None:
            if self._bron.rowCount():
                self._bron.rij(0)
            self.kies(self._onthouden)

    def _naar_bron(self, index: QModelIndex) -> QModelIndex:
        zicht = self.model()
        return zicht.mapToSource(index) if isinstance(zicht, SorteerProxy) else index

    # -- keys and mouse --

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Enter opens, Delete asks to remove; the rest is Qt's."""
        if gebeurtenis.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif gebeurtenis.key() == Qt.Key.Key_Delete and self.gekozen_rij() is not None:
            self.verwijderen_gevraagd.emit(self.gekozen_rij())
        else:
            super().keyPressEvent(gebeurtenis)

    def mouseDoubleClickEvent(self, gebeurtenis: QMouseEvent) -> None:
        """A double click opens."""
        self._open(self.indexAt(gebeurtenis.position().toPoint()))

    def _open(self, index: QModelIndex) -> None:
        rij = index.data(RIJ_ROL) if index.isValid() else None
        if rij is not None:
            self.geopend.emit(rij)

    def mouseMoveEvent(self, gebeurtenis: QMouseEvent) -> None:
        """Light up the row under the pointer."""
        super().mouseMoveEvent(gebeurtenis)
        self._zweef(self.indexAt(gebeurtenis.position().toPoint()).row())

    def leaveEvent(self, gebeurtenis: QEvent) -> None:
        """Let the row go when the pointer leaves."""
        super().leaveEvent(gebeurtenis)
        self._zweef(-1)

    def _zweef(self, rij: int) -> None:
        if rij != self.zweefrij:
            self.zweefrij = rij
            self.viewport().update()

    def viewportEvent(self, gebeurtenis: QEvent) -> bool:
        """Show the whole text as a tip where it was cut off."""
        if isinstance(gebeurtenis, QHelpEvent) and gebeurtenis.type() == QEvent.Type.ToolTip:
            index = self.indexAt(gebeurtenis.pos())
            tekst = index.data(Qt.ItemDataRole.ToolTipRole) if index.isValid() else None
            if index.isValid() and not tekst:
                nodig = self.sizeHintForIndex(index).width()
                tekst = index.data(Qt.ItemDataRole.DisplayRole) if nodig > self.columnWidth(index.column()) else None
            if tekst:
                QToolTip.showText(gebeurtenis.globalPos(), str(tekst), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(gebeurtenis)

    # -- empty state --

    def zet_leeg(self, zin: str, daarna: str = "") -> None:
        """Change the words of the empty state, for instance after a search without results."""
        if self._leeg is not None:
            self._leeg.zet(zin, daarna)

    def _toon_leeg(self) -> None:
        if self._leeg is not None:
            self._leeg.setVisible(self.model().rowCount() == 0)
            self._leeg.setGeometry(self.viewport().rect())

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Keep the empty state as large as the list, and no more columns than can be read."""
        super().resizeEvent(gebeurtenis)
        self._kies_kolommen()
        if self._leeg is not None:
            self._leeg.setGeometry(self.viewport().rect())
