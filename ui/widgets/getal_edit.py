"""Fields for a whole number and for a time of day. Both may be empty: missing input is never zero."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.basis import zet_kenmerk


class _LeesEdit(QLineEdit):
    """A field that reads what was typed when editing is finished; what cannot be read stays as typed."""

    gewijzigd = Signal(object)

    def __init__(self, ouder: QWidget | None) -> None:
        super().__init__(ouder)
        self._waarde: Any = None
        self._fout = ""
        self.setMaxLength(20)
        self.editingFinished.connect(self._lees)

    def _ontleed(self, tekst: str) -> Any:
        raise NotImplementedError

    def _toon(self, waarde: Any) -> str:
        raise NotImplementedError

    def _stap(self, waarde: Any, stap: int) -> Any:
        raise NotImplementedError

    def _nu(self) -> Any:
        tekst = self.text().strip()
        return self._ontleed(tekst) if tekst else None

    def _zet(self, waarde: Any) -> None:
        self._waarde = waarde
        self.setText("" if waarde is None else self._toon(waarde))
        self._zet_fout("")

    def _neem(self, waarde: Any) -> None:
        anders = waarde != self._waarde
        self._zet(waarde)
        if anders:
            self.gewijzigd.emit(waarde)

    def fout(self) -> str:
        """The sentence about what was typed, or nothing."""
        return self._fout

    def _zet_fout(self, zin: str) -> None:
        self._fout = zin
        self.setToolTip(zin)
        zet_kenmerk(self, "fout", "ja" if zin else "nee")

    def _lees(self) -> None:
        try:
            waarde = self._nu()
        except ValueError as fout:
            self._zet_fout(str(fout))
            return
        self._neem(waarde)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Arrow up and down change the value by one step."""
        stap = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(gebeurtenis.key()), 0)
        if not stap or self.isReadOnly():
            super().keyPressEvent(gebeurtenis)
            return
        try:
            self._neem(self._stap(self._nu(), stap))
        except ValueError as fout:
            self._zet_fout(str(fout))


class GetalEdit(_LeesEdit):
    """A whole number between ``minst`` and ``meest``, both included; ``gewijzigd`` carries it, or None."""

    def __init__(
        self, getal: int | None = None, *, minst: int = 0, meest: int = 999_999, ouder: QWidget | None = None
    ) -> None:
        super().__init__(ouder)
        self._minst, self._meest = minst, meest
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.zet_getal(getal)

    def getal(self) -> int | None:
        """The number; None when the field is empty.

        Raises:
            ValueError: with one Dutch sentence, when what was typed is no whole number within the limits.
        """
        uitkomst: int | None = self._nu()
        return uitkomst

    def zet_getal(self, getal: int | None) -> None:
        """Show a number without announcing a change."""
        self._zet(getal)

    def _ontleed(self, tekst: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+|-?[0-9]{1,12}", tekst):
            raise ValueError(f"“{tekst}” is geen heel getal.")
        getal = int(tekst.replace(".", ""))
        if not self._minst <= getal <= self._meest:
            raise ValueError(f"Kies een getal van {self._toon(self._minst)} tot en met {self._toon(self._meest)}.")
        return getal

    def _toon(self, waarde: int) -> str:
        return f"{waarde:,}".replace(",", ".")

    def _stap(self, waarde: int | None, stap: int) -> int:
        return self._minst if waarde is None else min(self._meest, max(self._minst, waarde + stap))


class TijdEdit(_LeesEdit):
    """A time of day, typed as ``9:30``, ``0930``, ``9.30`` or ``9``; ``gewijzigd`` carries it, or None."""

    def __init__(self, tijd: time | None = None, *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.setPlaceholderText(self.tr("uu:mm"))
        self.zet_tijd(tijd)

    def tijd(self) -> time | None:
        """The time; None when the field is empty.

        Raises:
            ValueError: with one Dutch sentence, when what was typed is no time.
        """
        uitkomst: time | None = self._nu()
        return uitkomst

    def zet_tijd(self, tijd: time | None) -> None:
        """Show a time without announcing a change."""
        self._zet(tijd)

    def _ontleed(self, tekst: str) -> time:
        delen = re.fullmatch(r"([0-9]{1,2})(?:[:.u ]?([0-9]{2}))?(?: ?u(?:ur)?)?", tekst.lower())
        if delen is None or int(delen[1]) > 23 or int(delen[2] or 0) > 59:
            raise ValueError(f"“{tekst}” is geen tijd. Schrijf bijvoorbeeld 9:30.")
        return time(int(delen[1]), int(delen[2] or 0))

    def _toon(self, waarde: time) -> str:
        return f"{waarde:%H:%M}"

    def _stap(self, waarde: time | None, stap: int) -> time:
        minuten = 9 * 60 if waarde is None else (waarde.hour * 60 + waarde.minute + 5 * stap) % (24 * 60)
        return time(*divmod(minuten, 60))
