"""A field for a date: typed as people type, or picked from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from ui.theme.theme import maat
from ui.widgets.basis import zet_kenmerk
from ui.widgets.datum_lezen import lees_datum, toon_datum
from ui.widgets.zoekveld import plaats_rechts, veldknop


class DatumEdit(QLineEdit):
    """``gewijzigd`` carries the date, or None when the field was emptied, once editing is finished.

    Arrow up and down change the day, Page Up and Down the week, Alt+Down opens the calendar. ``vandaag`` tells which
    day it is.
    """

    gewijzigd = Signal(object)

    def __init__(
        self,
        datum: date | None = None,
        *,
        vandaag: Callable[[], date] = date.today,
        ouder: QWidget | None = None,
    ) -> None:
        super().__init__(ouder)
        self._datum: date | None = None
        self._fout = ""
        self._vandaag = vandaag
        self._kalender: QFrame | None = None
        self.setPlaceholderText(self.tr("dd-mm-jjjj"))
        self.setMaxLength(40)
        self._knop = veldknop(self, "kalender", self.tr("Kies op de kalender (Alt+↓)"))
        self._knop.clicked.connect(self.open_kalender)
        self.zet_datum(datum)
        self.editingFinished.connect(self._lees)

    def datum(self) -> date | None:
        """The date; None when the field is empty.

        Raises:
            ValueError: with one Dutch sentence, when what was typed is no date.
        """
        tekst = self.text().strip()
        if not tekst:
            return None
        if self._datum is not None and tekst == toon_datum(self._datum):
            return self._datum
        return lees_datum(tekst, self._vandaag())

    def zet_datum(self, datum: date | None) -> None:
        """Show a date without announcing a change."""
        self._datum = datum
        self.setText("" if datum is None else toon_datum(datum))
        self._zet_fout("")

    def fout(self) -> str:
        """The sentence about what was typed, or nothing."""
        return self._fout

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """The calendar button stands at the end of the field."""
        super().resizeEvent(gebeurtenis)
        plaats_rechts(self, self._knop)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Arrows move by a day or a week."""
        toets = gebeurtenis.key()
        if toets == Qt.Key.Key_Down and gebeurtenis.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_kalender()
            return
        stappen = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
        stap = stappen.get(Qt.Key(toets))
        if stap is None or self.isReadOnly():
            super().keyPressEvent(gebeurtenis)
            return
        try:
            nu = self.datum()
        except ValueError as fout:
            self._zet_fout(str(fout))
            return
        self._neem(self._vandaag() if nu is None else nu + timedelta(days=stap))

    def open_kalender(self) -> None:
        """Show the calendar under the field."""
        vlak = QFrame(self, Qt.WindowType.Popup)
        vlak.setProperty("vlak", "kaart")
        vlak.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kalender = QCalendarWidget(vlak)
        kalender.setLocale(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        kalender.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        kalender.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        kalender.setAccessibleName(self.tr("Kalender"))
        kalender.setSelectedDate(_qdatum(self._datum or self._vandaag()))
        kalender.activated.connect(self._uit_kalender)
        kalender.clicked.connect(self._uit_kalender)
        QVBoxLayout(vlak).addWidget(kalender)
        vlak.resize(maat(340), maat(300))
        vlak.move(self.mapToGlobal(QPoint(0, self.height() + maat(4))))
        self._kalender = vlak
        vlak.show()
        kalender.setFocus(Qt.FocusReason.PopupFocusReason)

    def _uit_kalender(self, dag: QDate) -> None:
        if self._kalender is not None:
            self._kalender.close()
            self._kalender = None
        self._neem(date(dag.year(), dag.month(), dag.day()))
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _neem(self, datum: date | None) -> None:
        anders = datum != self._datum
        self.zet_datum(datum)
        if anders:
            self.gewijzigd.emit(datum)

    def _lees(self) -> None:
        try:
            datum = self.datum()
        except ValueError as fout:
            self._zet_fout(str(fout))
            return
        self._neem(datum)

    def _zet_fout(self, zin: str) -> None:
        self._fout = zin
        self.setToolTip(zin)
        zet_kenmerk(self, "fout", "ja" if zin else "nee")


def _qdatum(dag: date) -> QDate:
    return QDate(dag.year, dag.month, dag.day)
