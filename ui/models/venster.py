"""A table model that holds only the pages on screen, for lists of a hundred thousand rows and more."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from ui.models.tabel import Index, Kolom, Kolommen, Rij


class VensterModel(Kolommen[Rij]):
    """Rows fetched page by page; never more than ``bewaar`` pages of ``bladzijde`` rows in memory.

    ``haal(offset, limit)`` gives the rows, or None when it has only asked for them: then :meth:`lever` brings them
    later. ``op_sorteren(sleutel, aflopend)`` is called when a header is pressed; it should end in :meth:`ververs`.
    """

    def __init__(
        self,
        kolommen: Sequence[Kolom[Rij]],
        haal: Callable[[int, int], Sequence[Rij] | None],
        sleutel: Callable[[Rij], Any],
        aantal: int = 0,
        *,
        bladzijde: int = 200,
        bewaar: int = 12,
        op_sorteren: Callable[[str, bool], None] | None = None,
        ouder: QObject | None = None,
    ) -> None:
        super().__init__(kolommen, ouder=ouder)
        self._haal = haal
        self._sleutel = sleutel
        self._aantal = aantal
        self._bladzijde = bladzijde
        self._bewaar = bewaar
        self._op_sorteren = op_sorteren
        self._bladen: OrderedDict[int, Sequence[Rij]] = OrderedDict()
        self._gevraagd: set[int] = set()

    def rowCount(self, ouder: Index | None = None) -> int:
        """The number of rows in the whole list."""
        return 0 if ouder is not None and ouder.isValid() else self._aantal

    def rij(self, nummer: int) -> Rij | None:
        """The row at this place; None while its page is on its way."""
        blad, plaats = divmod(nummer, self._bladzijde)
        rijen = self._bladen.get(blad)
        if rijen is None:
            if blad in self._gevraagd:
                return None
            self._gevraagd.add(blad)
            gehaald = self._haal(blad * self._bladzijde, self._bladzijde)
            if gehaald is None:
                return None
            rijen = self._bewaar_blad(blad, gehaald)
        else:
            self._bladen.move_to_end(blad)
        return rijen[plaats] if plaats < len(rijen) else None

    def _bewaar_blad(self, blad: int, rijen: Sequence[Rij]) -> Sequence[Rij]:
        self._gevraagd.discard(blad)
        self._bladen[blad] = rijen
        while len(self._bladen) > self._bewaar:
            self._bladen.popitem(last=False)
        return rijen

    def lever(self, offset: int, rijen: Sequence[Rij]) -> None:
        """Bring a page that ``haal`` asked for; a page that nobody waits for any more is let go."""
        blad = offset // self._bladzijde
        if blad not in self._gevraagd:
            return
        self._bewaar_blad(blad, rijen)
        if rijen:
            self.dataChanged.emit(self.index(offset, 0), self.index(offset + len(rijen) - 1, len(self.kolommen) - 1))

    def sleutel(self, nummer: int) -> Any:
        """The identity of the row at this place; None while its page is on its way."""
        rij = self.rij(nummer)
        return None if rij is None else self._sleutel(rij)

    def plaats_van(self, sleutel: Any) -> int | None:
        """Where the row with this identity stands, searched in the pages in memory only."""
        for blad, rijen in self._bladen.items():
            for plaats, rij in enumerate(rijen):
                if self._sleutel(rij) == sleutel:
                    return blad * self._bladzijde + plaats
        return None

    def ververs(self, aantal: int, haal: Callable[[int, int], Sequence[Rij] | None] | None = None) -> None:
        """Start again with this number of rows, and with another question when given."""
        self.beginResetModel()
        if haal is not None:
            self._haal = haal
        self._aantal = aantal
        self._bladen.clear()
        self._gevraagd.clear()
        self.endResetModel()

    @property
    def in_geheugen(self) -> int:
        """How many rows are held now."""
        return sum(len(rijen) for rijen in self._bladen.values())

    def sort(self, kolom: int, orde: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Hand a press on a header to whoever asks the questions."""
        if self._op_sorteren is not None and 0 <= kolom < len(self.kolommen):
            if self.kolommen[kolom].sorteer is None:
                return
            self._op_sorteren(self.kolommen[kolom].sleutel, orde == Qt.SortOrder.DescendingOrder)

    def hasChildren(self, ouder: Index | None = None) -> bool:
        """A table is no tree; answered here because Qt asks it often."""
        return not (ouder or QModelIndex()).isValid() and self._aantal > 0
