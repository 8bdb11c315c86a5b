"""A choice from a list, found by typing any part of a word."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractProxyModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QLineEdit, QSizePolicy, QWidget

_ZOEKROL = int(Qt.ItemDataRole.UserRole) + 1
"""Holds the text of a choice as it is compared: without case and accents."""


def vouw(tekst: str) -> str:
    """The text as it is compared while searching: without case and accents."""
    los = unicodedata.normalize("NFKD", tekst.strip().casefold())
    return "".join(teken for teken in los if not unicodedata.combining(teken))


class _Zoekregel(QLineEdit):
    """Asks ``kies`` first what Enter means; only when that is nothing, Enter goes on to the dialog."""

    def __init__(self, kies: Callable[[], bool], ouder: QWidget) -> None:
        super().__init__(ouder)
        self._kies = kies

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Also reached from the list of proposals, which hands its keys to this field first."""
        if gebeurtenis.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._kies():
            gebeurtenis.accept()
        else:
            super().keyPressEvent(gebeurtenis)


class _Aanvuller(QCompleter):
    """Proposes the choices that contain what was typed, without regard to case and accents."""

    def splitPath(self, tekst: str) -> list[str]:
        """What is looked for."""
        return [vouw(tekst)]

    def pathFromIndex(self, plek: QModelIndex | QPersistentModelIndex) -> str:
        """The words of a proposal."""
        return str(plek.data() or "")


class Keuzelijst(QComboBox):
    """``gewijzigd`` carries the value of the choice, or None when the empty choice was taken.

    Above ``vanaf`` choices one can type to find; Enter takes the first that contains what was typed. The wheel changes
    nothing unless the list has focus. A value comes out as the very object that was put in: Qt would make a plain str
    of a member of a StrEnum.
    """

    gewijzigd = Signal(object)

    def __init__(
        self,
        keuzes: Iterable[tuple[str, Any]] = (),
        *,
        leeg: str | None = None,
        vanaf: int = 8,
        ouder: QWidget | None = None,
    ) -> None:
        super().__init__(ouder)
        self._leeg = leeg
        self._vanaf = vanaf
        self._waarden: list[Any] = []
        self._laatste: Any = None
        self._aanvuller: _Aanvuller | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.zet_keuzes(keuzes)
        self.currentIndexChanged.connect(self._meld)

    def zet_keuzes(self, keuzes: Iterable[tuple[str, Any]]) -> None:
        """Replace the choices (text, value); the present value stays chosen when it is still there."""
        waarde = self.waarde()
        rijen: list[tuple[str, Any]] = [] if self._leeg is None else [(self._leeg, None)]
        rijen += keuzes
        self.blockSignals(True)
        self.clear()
        self._waarden = [keuze for _tekst, keuze in rijen]
        for nummer, (tekst, _keuze) in enumerate(rijen):
            self.addItem(tekst)
            self.setItemData(nummer, vouw(tekst), _ZOEKROL)
        self._maak_doorzoekbaar(self.count() > self._vanaf)
        self.blockSignals(False)
        self.zet_waarde(waarde)

    def _maak_doorzoekbaar(self, zoeken: bool) -> None:
        if zoeken == self.isEditable():
            return
        if not zoeken:
            self.setEditable(False)
            self._aanvuller = None
            return
        veld = _Zoekregel(self._neem_getypt, self)
        self.setLineEdit(veld)
        aanvuller = self._aanvuller = _Aanvuller(self.model(), self)
        aanvuller.setCompletionRole(_ZOEKROL)
        aanvuller.setFilterMode(Qt.MatchFlag.MatchContains)
        aanvuller.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        aanvuller.setMaxVisibleItems(14)
        self.setCompleter(aanvuller)
        veld.setPlaceholderText(self.tr("Typ om te zoeken"))
        veld.editingFinished.connect(self._terug_naar_keuze)

    def _neem_getypt(self) -> bool:
        """Take the proposal that is pointed at, else the first that contains what was typed."""
        nummer = self._gezochte_keuze()
        if nummer is None:
            return False
        zicht = self._voorstellen()
        if zicht is not None:
            zicht.hide()
        self.setCurrentIndex(nummer)
        self._toon_keuze()
        return True

    def _voorstellen(self) -> QAbstractItemView | None:
        zicht = self._aanvuller.popup() if self._aanvuller is not None else None
        return zicht if isinstance(zicht, QAbstractItemView) else None

    def _gezochte_keuze(self) -> int | None:
        """The number of the choice that Enter takes, None when the text says nothing new."""
        tekst = self.currentText()
        if tekst == self.itemText(self.currentIndex()):
            return None
        zicht, model = self._voorstellen(), self._aanvuller.completionModel() if self._aanvuller else None
        if zicht is not None and zicht.isVisible() and isinstance(model, QAbstractProxyModel):
            aanwijzing = zicht.currentIndex()
            if aanwijzing.isValid():
                return model.mapToSource(aanwijzing).row()
        naald = vouw(tekst)
        eerste = 0 if self._leeg is None else 1
        if not naald:
            return None if self._leeg is None else 0
        gevouwen = [vouw(self.itemText(n)) for n in range(self.count())]
        volgorde = [*range(eerste, self.count()), *range(eerste)]
        gelijk = [n for n in volgorde if gevouwen[n] == naald]
        return next(iter([*gelijk, *(n for n in volgorde if naald in gevouwen[n])]), None)

    def _terug_naar_keuze(self) -> None:
        """What was typed but is no choice gives way to the choice that stands."""
        nummer = self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)
        if self.currentText() != self.itemText(self.currentIndex()):
            self.setCurrentIndex(nummer if nummer >= 0 else self.findData(self._laatste))
        self._toon_keuze()

    def _toon_keuze(self) -> None:
        """Show the words of the choice from their beginning."""
        veld = self.lineEdit()
        if veld is not None:
            if veld.text() != self.itemText(self.currentIndex()):
                self.setEditText(self.itemText(self.currentIndex()))
            veld.setCursorPosition(0)

    def waarde(self) -> Any:
        """The value of the choice, or None."""
        return self.itemData(self.currentIndex())

    def itemData(self, nummer: int, rol: int = int(Qt.ItemDataRole.UserRole)) -> Any:
        """The value of a choice, as the object that was put in; other roles as Qt keeps them."""
        if rol != Qt.ItemDataRole.UserRole:
            return super().itemData(nummer, rol)
        return self._waarden[nummer] if 0 <= nummer < len(self._waarden) else None

    def findData(self, waarde: Any) -> int:  # type: ignore[override]  # only values are looked for, by equality
        """The number of the choice with this value, -1 when there is none."""
        return next((n for n, eigen in enumerate(self._waarden) if eigen == waarde), -1)

    def zet_waarde(self, waarde: Any) -> None:
        """Choose a value without announcing a change; an unknown value takes the empty choice or none at all."""
        nummer = self.findData(waarde)
        self.blockSignals(True)
        self.setCurrentIndex(nummer if nummer >= 0 or self._leeg is None else 0)
        self.blockSignals(False)
        self._laatste = self.waarde()
        self._toon_keuze()

    def _meld(self) -> None:
        if self.waarde() != self._laatste:
            self._laatste = self.waarde()
            self.gewijzigd.emit(self._laatste)
        self._toon_keuze()

    def wheelEvent(self, gebeurtenis: QWheelEvent) -> None:
        """Scrolling a page must not change a choice in passing."""
        if self.hasFocus():
            super().wheelEvent(gebeurtenis)
        else:
            gebeurtenis.ignore()
