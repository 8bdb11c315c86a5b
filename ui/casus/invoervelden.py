"""One input for each kind of field of ``casus.velden``, all with the same four handles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.bedrag_edit import BedragEdit
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.casus.velden import Invoer, Veld
from weegtafel.kernel.bedrag import naar_centen, uit_centen

TEKSTGRENS = 50_000


class Invoerveld(QObject):
    """``gewijzigd`` carries what should be stored; ``misgelezen`` a sentence about what could not be read."""

    gewijzigd = Signal(object)
    misgelezen = Signal(str)

    def __init__(self, widget: QWidget, zet: Callable[[Any], None], spoel: Callable[[], None] | None = None) -> None:
        super().__init__(widget)
        self.widget = widget
        self.zet = zet
        self._spoel = spoel

    def spoel(self) -> None:
        """Send what is typed and not sent yet."""
        if self._spoel is not None:
            self._spoel()

    @property
    def bezig(self) -> bool:
        """Whether the user is in this field, so that a refresh must leave it alone."""
        if isinstance(self.widget, Tekstvak):
            return self.widget.heeft_wijziging() or self.widget.hasFocus()
        return self.widget.hasFocus()


def maak_invoer(veld: Veld, codes: Iterable[tuple[str, str]], vandaag: Callable[[], date]) -> Invoerveld:
    """The input for a field; ``codes`` are (text, code) of its list."""
    match veld.invoer:
        case Invoer.TEKST:
            return _tekst()
        case Invoer.CODE:
            return _code(codes)
        case Invoer.DATUM:
            return _datum(vandaag)
        case Invoer.BEDRAG:
            return _bedrag()
        case Invoer.GETAL:
            return _getal()
        case Invoer.REGEL:
            return _regel()


def _tekst() -> Invoerveld:
    vak = Tekstvak(grens=TEKSTGRENS, regels=3)
    veld = Invoerveld(vak, vak.zet_tekst, vak.spoel)
    vak.gewijzigd.connect(veld.gewijzigd.emit)
    return veld


def _code(codes: Iterable[tuple[str, str]]) -> Invoerveld:
    lijst = Keuzelijst(codes, leeg="Nog niet gekozen")
    veld = Invoerveld(lijst, lambda waarde: lijst.zet_waarde(waarde or None))
    lijst.gewijzigd.connect(lambda waarde: veld.gewijzigd.emit(waarde or ""))
    return veld


def _datum(vandaag: Callable[[], date]) -> Invoerveld:
    vak = DatumEdit(vandaag=vandaag)
    veld = Invoerveld(vak, vak.zet_datum)
    vak.gewijzigd.connect(veld.gewijzigd.emit)
    vak.editingFinished.connect(lambda: veld.misgelezen.emit(vak.fout()))
    return veld


def _bedrag() -> Invoerveld:
    vak = BedragEdit()
    veld = Invoerveld(vak, lambda cent: vak.zet_bedrag(None if cent is None else uit_centen(cent)))

    def meld(bedrag: Decimal | None) -> None:
        veld.gewijzigd.emit(None if bedrag is None else naar_centen(bedrag))

    vak.gewijzigd.connect(meld)
    vak.editingFinished.connect(lambda: veld.misgelezen.emit(vak.fout()))
    return veld


def _regel() -> Invoerveld:
    vak = QLineEdit()
    vak.setMaxLength(200)
    veld = Invoerveld(vak, lambda tekst: vak.setText(tekst or ""))
    vak.editingFinished.connect(lambda: veld.gewijzigd.emit(vak.text().strip()))
    return veld


def _getal() -> Invoerveld:
    vak = QLineEdit()
    vak.setMaxLength(12)
    veld = Invoerveld(vak, lambda getal: vak.setText("" if getal is None else str(getal)))

    def lees() -> None:
        tekst = vak.text().strip().replace(".", "")
        if tekst and not (tekst.isascii() and tekst.isdigit()):
            veld.misgelezen.emit("Vul een heel getal in, zonder teken ervoor; bijvoorbeeld 12.")
            return
        veld.misgelezen.emit("")
        veld.gewijzigd.emit(int(tekst) if tekst else None)

    vak.editingFinished.connect(lees)
    return veld
