"""One input for each kind of field of ``casus.velden``, all with the same handles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.bedrag_edit import BedragEdit
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.getal_edit import GetalEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.casus.invoer import GROOTSTE_GETAL, LANGSTE_DUUR, REGEL_MAXIMUM, TEKST_MAXIMUM
from weegtafel.casus.velden import Invoer, Veld
from weegtafel.kernel.bedrag import naar_centen, uit_centen

#: A line that was not touched for this long is stored when it can be read; a sentence about it comes on leaving it.
RUST_MS = 600


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


class _Tekst(Invoerveld):
    def __init__(self) -> None:
        self._vak = Tekstvak(grens=TEKST_MAXIMUM, regels=3)
        super().__init__(self._vak)
        self._vak.gewijzigd.connect(self.gewijzigd.emit)

    def zet(self, waarde: Any) -> None:
        self._vak.zet_tekst(waarde or "")

    def waarde(self) -> str:
        return self._vak.tekst()

    def spoel(self) -> None:
        self._vak.spoel()

    @property
    def vrij(self) -> bool:
        return not self._vak.heeft_wijziging()


class _Code(Invoerveld):
    def __init__(self, codes: Iterable[tuple[str, str]]) -> None:
        self._lijst = Keuzelijst(codes, leeg="Nog niet gekozen")
        super().__init__(self._lijst)
        self._lijst.gewijzigd.connect(lambda waarde: self.gewijzigd.emit(waarde or ""))

    def zet(self, waarde: Any) -> None:
        self._lijst.zet_waarde(waarde or None)

    def waarde(self) -> str:
        return self._lijst.waarde() or ""

    @property
    def vrij(self) -> bool:
        veld = self._lijst.lineEdit()
        zoekt = veld is not None and veld.text() != self._lijst.itemText(self._lijst.currentIndex())
        return not zoekt and not self._lijst.view().isVisible()


class _Regel(Invoerveld):
    """A field of one line: what can be read is stored soon after the last key, and at once on leaving it."""

    def __init__(
        self, vak: QLineEdit, lees: Callable[[], Any], toon: Callable[[Any], None], fout: Callable[[], str]
    ) -> None:
        super().__init__(vak)
        self._vak, self._lees, self._toon, self._fout = vak, lees, toon, fout
        self._rust = QTimer(self, singleShot=True, interval=RUST_MS)
        self._rust.timeout.connect(self._stil)
        vak.textEdited.connect(lambda _tekst: self._rust.start())
        vak.editingFinished.connect(self.spoel)
        eigen = getattr(vak, "gewijzigd", None)
        if eigen is not None:  # arrows and the calendar change the value without a key in the text
            eigen.connect(lambda _waarde: self.spoel())

    def zet(self, waarde: Any) -> None:
        self._rust.stop()
        self._toon(waarde)

    def waarde(self) -> Any:
        return self._lees()

    def _stil(self) -> None:
        if self.leesbaar:
            self.gewijzigd.emit(self._lees())

    def spoel(self) -> None:
        self._rust.stop()
        try:
            waarde = self._lees()
        except ValueError as fout:
            self.misgelezen.emit(self._fout() or str(fout))
            return
        self.misgelezen.emit("")
        self.gewijzigd.emit(waarde)

    @property
    def vrij(self) -> bool:
        return not self._rust.isActive() and self.leesbaar


def maak_invoer(veld: Veld, codes: Iterable[tuple[str, str]], vandaag: Callable[[], date]) -> Invoerveld:
    """The input for a field; ``codes`` are (text, code) of its list."""
    match veld.invoer:
        case Invoer.TEKST:
            return _Tekst()
        case Invoer.CODE:
            return _Code(codes)
        case Invoer.DATUM:
            datum = DatumEdit(vandaag=vandaag)
            return _Regel(datum, datum.datum, datum.zet_datum, datum.fout)
        case Invoer.BEDRAG:
            return _bedrag()
        case Invoer.GETAL:
            getal = GetalEdit(meest=LANGSTE_DUUR if veld.sleutel == "duur_maanden" else GROOTSTE_GETAL)
            return _Regel(getal, getal.getal, getal.zet_getal, getal.fout)
        case Invoer.REGEL:
            return _regel()


def _bedrag() -> Invoerveld:
    vak = BedragEdit()

    def lees() -> int | None:
        bedrag = vak.bedrag()
        return None if bedrag is None else naar_centen(bedrag)

    return _Regel(vak, lees, lambda cent: vak.zet_bedrag(None if cent is None else uit_centen(cent)), vak.fout)


def _regel() -> Invoerveld:
    vak = QLineEdit()
    vak.setMaxLength(REGEL_MAXIMUM)
    return _Regel(vak, lambda: " ".join(vak.text().split()), lambda tekst: vak.setText(tekst or ""), lambda: "")
