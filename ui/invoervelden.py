"""Inputs that save while one types, each with the same handles whatever it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.widgets.bedrag_edit import BedragEdit
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.getal_edit import GetalEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.markering import vol_in_tip
from ui.widgets.tekstvak import Tekstvak
from weegtafel.kernel.bedrag import naar_centen, uit_centen

#: A line that was not touched for this long is stored when it can be read; a sentence about it comes on leaving it.
RUST_MS = 600
#: A line of words is text, stored as that of a box is: soon after the last key, and while one types on and on.
WOORDEN_RUST_MS, WOORDEN_UITERLIJK_MS = 300, 500


class Invoerveld(QObject):
    """``gewijzigd`` carries what should be stored; ``misgelezen`` a sentence about what could not be read."""

    gewijzigd = Signal(object)
    misgelezen = Signal(str)

    def __init__(self, widget: QWidget, ouder: QObject | None = None) -> None:
        super().__init__(ouder or widget)
        self.widget: QWidget = widget

    def zet(self, waarde: Any) -> None:
        """Show what is stored, without announcing it."""
        raise NotImplementedError

    def waarde(self) -> Any:
        """What stands there now.

        Raises:
            ValueError: with one Dutch sentence, when it cannot be read.
        """
        raise NotImplementedError

    def als_tekst(self, waarde: Any) -> str:
        """A value of this field as people read it."""
        return "" if waarde is None else str(waarde)

    def spoel(self) -> None:
        """Send what is typed and not sent yet."""

    @property
    def vrij(self) -> bool:
        """Whether nothing unsent stands there, so that a refresh may put something else in its place."""
        return True

    @property
    def leesbaar(self) -> bool:
        """Whether what stands there can be read."""
        try:
            self.waarde()
        except ValueError:
            return False
        return True


class Tekstinvoer(Invoerveld):
    """Running text."""

    def __init__(self, grens: int, regels: int = 3) -> None:
        self._vak = Tekstvak(grens=grens, regels=regels)
        super().__init__(self._vak)
        self._vak.gewijzigd.connect(self.gewijzigd.emit)

    def zet(self, waarde: Any) -> None:
        """Show a text."""
        self._vak.zet_tekst(waarde or "")

    def waarde(self) -> str:
        """The text."""
        return self._vak.tekst()

    def spoel(self) -> None:
        """Send what is typed."""
        self._vak.spoel()

    @property
    def vrij(self) -> bool:
        """Whether all that was typed was sent."""
        return not self._vak.heeft_wijziging()


class Keuzeinvoer(Invoerveld):
    """One choice of a list; ``geen`` is the value of no choice, and without ``leeg`` there always is one."""

    def __init__(
        self, keuzes: Iterable[tuple[str, Any]], geen: Any = "", leeg: str | None = "Nog niet gekozen"
    ) -> None:
        self._lijst = Keuzelijst(keuzes, leeg=leeg)
        self._geen = geen
        super().__init__(self._lijst)
        self._lijst.gewijzigd.connect(lambda _waarde: self.gewijzigd.emit(self.waarde()))

    def zet(self, waarde: Any) -> None:
        """Show a choice."""
        self._lijst.zet_waarde(None if waarde == self._geen else waarde)

    def waarde(self) -> Any:
        """The choice."""
        waarde = self._lijst.waarde()
        return self._geen if waarde is None else waarde

    def als_tekst(self, waarde: Any) -> str:
        """The words of a choice."""
        nummer = self._lijst.findData(None if waarde == self._geen else waarde)
        return self._lijst.itemText(nummer) if nummer >= 0 else ""

    @property
    def vrij(self) -> bool:
        """Whether nobody is searching in the list."""
        veld = self._lijst.lineEdit()
        zoekt = veld is not None and veld.text() != self._lijst.itemText(self._lijst.currentIndex())
        return not zoekt and not self._lijst.view().isVisible()


class Vinkinvoer(Invoerveld):
    """Yes or no."""

    def __init__(self, tekst: str = "") -> None:
        self._vink = QCheckBox(tekst)
        super().__init__(self._vink)
        self._vink.clicked.connect(lambda aan=False: self.gewijzigd.emit(aan))

    def zet(self, waarde: Any) -> None:
        """Show yes or no."""
        self._vink.setChecked(bool(waarde))

    def waarde(self) -> bool:
        """Yes or no."""
        return self._vink.isChecked()

    def als_tekst(self, waarde: Any) -> str:
        """Yes or no in words."""
        return "ja" if waarde else "nee"


class Lijninvoer(Invoerveld):
    """A field of one line: what can be read is stored soon after the last key, and at once on leaving it."""

    def __init__(
        self,
        vak: QLineEdit,
        lees: Callable[[], Any],
        toon: Callable[[Any], None],
        fout: Callable[[], str],
        als_tekst: Callable[[Any], str] | None = None,
        *,
        woorden: bool = False,
    ) -> None:
        super().__init__(vak)
        self._vak, self._lees, self._toon, self._fout, self._woorden = vak, lees, toon, fout, als_tekst
        self._rust = QTimer(self, singleShot=True, interval=WOORDEN_RUST_MS if woorden else RUST_MS)
        self._uiterlijk = QTimer(self, singleShot=True, interval=WOORDEN_UITERLIJK_MS)
        for klok in (self._rust, self._uiterlijk):
            klok.timeout.connect(self._stil)
        self._is_woorden = woorden
        vak.textEdited.connect(self._getypt)
        vak.editingFinished.connect(self.spoel)
        eigen = getattr(vak, "gewijzigd", None)
        if eigen is not None:  # arrows and the calendar change the value without a key in the text
            eigen.connect(lambda _waarde: self.spoel())

    def _getypt(self) -> None:
        self._rust.start()
        if self._is_woorden and not self._uiterlijk.isActive():
            self._uiterlijk.start()

    def _stop(self) -> None:
        self._rust.stop()
        self._uiterlijk.stop()

    def zet(self, waarde: Any) -> None:
        """Show a value."""
        self._stop()
        self._toon(waarde)

    def waarde(self) -> Any:
        """What stands there."""
        return self._lees()

    def als_tekst(self, waarde: Any) -> str:
        """A value as people read it."""
        return self._woorden(waarde) if self._woorden is not None else super().als_tekst(waarde)

    def _stil(self) -> None:
        self._stop()
        if self.leesbaar:
            self.gewijzigd.emit(self._lees())

    def spoel(self) -> None:
        """Send what is typed, or say that it cannot be read."""
        self._stop()
        try:
            waarde = self._lees()
        except ValueError as fout:
            self.misgelezen.emit(self._fout() or str(fout))
            return
        self.misgelezen.emit("")
        self.gewijzigd.emit(waarde)

    @property
    def vrij(self) -> bool:
        """Whether all that was typed was sent."""
        return not self._rust.isActive() and self.leesbaar


def datuminvoer(vandaag: Callable[[], date]) -> Lijninvoer:
    """A day."""
    datum = DatumEdit(vandaag=vandaag)
    return Lijninvoer(
        datum,
        datum.datum,
        datum.zet_datum,
        datum.fout,
        lambda dag: "" if dag is None else f"{dag:%d-%m-%Y}",
    )


def getalinvoer(meest: int) -> Lijninvoer:
    """A whole number from 0, or nothing."""
    getal = GetalEdit(meest=meest)
    return Lijninvoer(getal, getal.getal, getal.zet_getal, getal.fout)


def bedraginvoer() -> Lijninvoer:
    """Whole cents, or nothing."""
    vak = BedragEdit()

    def lees() -> int | None:
        bedrag = vak.bedrag()
        return None if bedrag is None else naar_centen(bedrag)

    def als_tekst(cent: int | None) -> str:
        return "" if cent is None else f"{uit_centen(cent):.2f}".replace(".", ",")

    return Lijninvoer(
        vak, lees, lambda cent: vak.zet_bedrag(None if cent is None else uit_centen(cent)), vak.fout, als_tekst
    )


def regelinvoer(maximum: int) -> Lijninvoer:
    """One line of text, without double spaces."""
    vak = QLineEdit()
    vak.setMaxLength(maximum)

    def zet(tekst: str | None) -> None:
        vak.setText(tekst or "")
        if not vak.hasFocus():
            vak.setCursorPosition(0)  # a line that is longer than its field shows how it begins

    def verlaten() -> None:
        if not vak.hasFocus():  # Enter may keep one in the field
            vak.setCursorPosition(0)

    vak.editingFinished.connect(verlaten)
    vol_in_tip(vak)
    return Lijninvoer(vak, lambda: " ".join(vak.text().split()), zet, lambda: "", woorden=True)
