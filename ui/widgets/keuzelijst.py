"""A choice from a list, found by typing any part of a word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy, QWidget


class Keuzelijst(QComboBox):
    """``gewijzigd`` carries the value of the choice, or None when the empty choice was taken.

    Above ``vanaf`` choices one can type to find. The wheel changes nothing unless the list has focus.
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
        self._laatste: Any = None
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
        self.blockSignals(True)
        self.clear()
        if self._leeg is not None:
            self.addItem(self._leeg, None)
        for tekst, keuze in keuzes:
            self.addItem(tekst, keuze)
        self._maak_doorzoekbaar(self.count() > self._vanaf)
        self.blockSignals(False)
        self.zet_waarde(waarde)

    def _maak_doorzoekbaar(self, zoeken: bool) -> None:
        self.setEditable(zoeken)
        veld = self.lineEdit()
        if veld is None:
            return
        aanvuller = QCompleter(self.model(), self)
        aanvuller.setFilterMode(Qt.MatchFlag.MatchContains)
        aanvuller.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        aanvuller.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        aanvuller.setMaxVisibleItems(14)
        self.setCompleter(aanvuller)
        veld.setPlaceholderText(self.tr("Typ om te zoeken"))
        veld.editingFinished.connect(self._terug_naar_keuze)

    def _terug_naar_keuze(self) -> None:
        """What was typed but is no choice gives way to the choice that stands."""
        nummer = self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)
        self.setCurrentIndex(nummer if nummer >= 0 else self.findData(self._laatste))
        self.setEditText(self.itemText(self.currentIndex()))

    def waarde(self) -> Any:
        """The value of the choice, or None."""
        return self.itemData(self.currentIndex()) if self.currentIndex() >= 0 else None

    def zet_waarde(self, waarde: Any) -> None:
        """Choose a value without announcing a change; an unknown value takes the empty choice or none at all."""
        nummer = next((n for n in range(self.count()) if self.itemData(n) == waarde), -1)
        self.blockSignals(True)
        self.setCurrentIndex(nummer if nummer >= 0 or self._leeg is None else 0)
        self.blockSignals(False)
        self._laatste = self.waarde()

    def _meld(self) -> None:
        if self.waarde() != self._laatste:
            self._laatste = self.waarde()
            self.gewijzigd.emit(self._laatste)

    def wheelEvent(self, gebeurtenis: QWheelEvent) -> None:
        """Scrolling a page must not change a choice in passing."""
        if self.hasFocus():
            super().wheelEvent(gebeurtenis)
        else:
            gebeurtenis.ignore()
