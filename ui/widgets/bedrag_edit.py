"""A field for euros, read and shown by the one rule for amounts."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.basis import zet_kenmerk
from weegtafel.kernel.bedrag import lees_bedrag, toon_bedrag


class BedragEdit(QLineEdit):
    """``gewijzigd`` carries the amount (Decimal) or None when the field was emptied, once editing is finished.

    What cannot be read stays as typed; :meth:`fout` then holds the sentence, which is also the tip.
    """

    gewijzigd = Signal(object)

    def __init__(self, bedrag: Decimal | None = None, *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._bedrag: Decimal | None = None
        self._fout = ""
        self.setPlaceholderText("€ 0")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setMaxLength(40)
        self.zet_bedrag(bedrag)
        self.editingFinished.connect(self._lees)

    def bedrag(self) -> Decimal | None:
        """The amount in euros; None when the field is empty.

        Raises:
            ValueError: with one Dutch sentence, when what was typed is no amount.
        """
        tekst = self.text().strip()
        return lees_bedrag(tekst) if tekst else None

    def zet_bedrag(self, bedrag: Decimal | None) -> None:
        """Show an amount without announcing a change."""
        self._bedrag = bedrag
        self.setText("" if bedrag is None else toon_bedrag(bedrag))
        self._zet_fout("")

    def fout(self) -> str:
        """The sentence about what was typed, or nothing."""
        return self._fout

    def _zet_fout(self, zin: str) -> None:
        self._fout = zin
        self.setToolTip(zin)
        zet_kenmerk(self, "fout", "ja" if zin else "nee")

    def _lees(self) -> None:
        try:
            bedrag = self.bedrag()
        except ValueError as fout:
            self._zet_fout(str(fout))
            return
        anders = bedrag != self._bedrag
        self.zet_bedrag(bedrag)
        if anders:
            self.gewijzigd.emit(bedrag)
