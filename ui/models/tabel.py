"""One table model fed by column specs, for small lists; :mod:`ui.models.venster` has the one for large lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

Rij = TypeVar("Rij")
Index = QModelIndex | QPersistentModelIndex

RIJ_ROL = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the row object itself."""
SORTEER_ROL = int(Qt.ItemDataRole.UserRole) + 2
"""Gives the sort value, which is never the text that is shown."""
SLEUTEL_ROL = int(Qt.ItemDataRole.UserRole) + 3
"""Gives the identity of the row."""


class Uitlijning(Enum):
    """How a column stands: text at the left, numbers at the right."""

    LINKS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    RECHTS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    MIDDEN = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Kolom(Generic[Rij]):
    """One column.

    ``tekst`` gives what is shown; ``sorteer`` what is sorted on (``None``: cannot be sorted). ``breedte`` is in pixels
    at 100 %, 0 means: takes the room that is left. ``icoon`` gives (name of the icon, colour role) or None.
    ``toegankelijk`` gives what a screen reader says instead of the text. ``rol`` is ``stil`` for quiet columns.
    """

    sleutel: str
    titel: str
    tekst: Callable[[Rij], str]
    sorteer: Callable[[Rij], Any] | None = None
    uitlijning: Uitlijning = Uitlijning.LINKS
    breedte: int = 0
    icoon: Callable[[Rij], tuple[str, str] | None] | None = None
    toegankelijk: Callable[[Rij], str] | None = None
    rol: str = "inkt"
    hulp: Callable[[Rij], str] | None = field(default=None)


class Kolommen(QAbstractTableModel, Generic[Rij]):
    """What both models share: columns, headers, and the data of one row. ``rij`` may answer None: not here yet."""

    def __init__(self, kolommen: Sequence[Kolom[Rij]], *, ouder: QObject | None = None) -> None:
        super().__init__(ouder)
        self.kolommen: tuple[Kolom[Rij], ...] = tuple(kolommen)

    def rij(self, nummer: int) -> Rij | None:
        """The row at this place."""
        raise NotImplementedError

    def sleutel(self, nummer: int) -> Any:
        """The identity of the row at this place."""
        raise NotImplementedError

    def plaats_van(self, sleutel: Any) -> int | None:
        """Where the row with this identity stands, when known."""
        raise NotImplementedError

    def columnCount(self, ouder: Index | None = None) -> int:
        """The number of columns."""
        return 0 if ouder is not None and ouder.isValid() else len(self.kolommen)

    def data(self, index: Index, rol: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What Qt asks about one cell."""
        if not index.isValid():
            return None
        kolom = self.kolommen[index.column()]
        if rol == Qt.ItemDataRole.TextAlignmentRole:
            return kolom.uitlijning.value
        rij = self.rij(index.row())
        if rij is None:
            return "…" if rol == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        return self._van_rij(index.row(), kolom, rij, rol)

    def _van_rij(self, nummer: int, kolom: Kolom[Rij], rij: Rij, rol: int) -> Any:
        if rol == Qt.ItemDataRole.DisplayRole:
            return kolom.tekst(rij)
        if rol == Qt.ItemDataRole.DecorationRole:
            return self._icoon(kolom, rij)
        if rol == Qt.ItemDataRole.ForegroundRole:
            return self._kleur(kolom)
        if rol == Qt.ItemDataRole.ToolTipRole:
            return kolom.hulp(rij) if kolom.hulp is not None else None
        if rol == Qt.ItemDataRole.AccessibleTextRole:
            return (kolom.toegankelijk or kolom.tekst)(rij)
        if rol == RIJ_ROL:
            return rij
        if rol == SORTEER_ROL:
            return (kolom.sorteer or kolom.tekst)(rij)
        if rol == SLEUTEL_ROL:
            return self.sleutel(nummer)
        return None

    @staticmethod
    def _icoon(kolom: Kolom[Rij], rij: Rij) -> Any:
        keuze = kolom.icoon(rij) if kolom.icoon is not None else None
        if keuze is None:
            return None
        from ui.theme.icons import icoon

        return icoon(*keuze)

    @staticmethod
    def _kleur(kolom: Kolom[Rij]) -> Any:
        if kolom.rol == "inkt":
            return None
        from ui.theme.theme import kleur

        return kleur(kolom.rol)

    def headerData(self, nummer: int, richting: Qt.Orientation, rol: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The titles of the columns; numbers stand above numbers."""
        if richting != Qt.Orientation.Horizontal:
            return None
        if rol in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.kolommen[nummer].titel
        if rol == Qt.ItemDataRole.TextAlignmentRole:
            return self.kolommen[nummer].uitlijning.value
        return None


class RijModel(Kolommen[Rij]):
    """A list of frozen rows that fits in memory.

    ``sleutel`` gives the identity of a row, so that a selection survives :meth:`ververs`.
    """

    def __init__(
        self,
        kolommen: Sequence[Kolom[Rij]],
        rijen: Sequence[Rij] = (),
        sleutel: Callable[[Rij], Any] = id,
        *,
        ouder: QObject | None = None,
    ) -> None:
        super().__init__(kolommen, ouder=ouder)
        self._sleutel = sleutel
        self._rijen: list[Rij] = list(rijen)

    @property
    def rijen(self) -> tuple[Rij, ...]:
        """The rows, in the order of the model (not of the sorting)."""
        return tuple(self._rijen)

    def rowCount(self, ouder: Index | None = None) -> int:
        """The number of rows."""
        return 0 if ouder is not None and ouder.isValid() else len(self._rijen)

    def rij(self, nummer: int) -> Rij | None:
        """The row at this place."""
        return self._rijen[nummer]

    def sleutel(self, nummer: int) -> Any:
        """The identity of the row at this place."""
        return self._sleutel(self._rijen[nummer])

    def plaats_van(self, sleutel: Any) -> int | None:
        """Where the row with this identity stands."""
        for nummer, rij in enumerate(self._rijen):
            if self._sleutel(rij) == sleutel:
                return nummer
        return None

    def ververs(self, rijen: Sequence[Rij], sleutel: Callable[[Rij], Any] | None = None) -> None:
        """Take new rows in place of the old, telling views only what changed, so that selection and place stay.

        Raises:
            ValueError: when two of the new rows have the same identity.
        """
        if sleutel is not None:
            self._sleutel = sleutel
        nieuw = list(rijen)
        orde = [self._sleutel(rij) for rij in nieuw]
        plaats = {s: n for n, s in enumerate(orde)}
        if len(plaats) != len(nieuw):
            raise ValueError("two rows have the same identity")
        if not any(self._sleutel(rij) in plaats for rij in self._rijen):
            self.beginResetModel()
            self._rijen = nieuw
            self.endResetModel()
            return
        self._haal_weg(plaats)
        self._voeg_achteraan(nieuw, orde)
        self._leg_op_volgorde(plaats)
        self._vervang(nieuw)

    def _haal_weg(self, plaats: dict[Any, int]) -> None:
        nummer = len(self._rijen) - 1
        while nummer >= 0:
            if self._sleutel(self._rijen[nummer]) in plaats:
                nummer -= 1
                continue
            laatste = nummer
            while nummer > 0 and self._sleutel(self._rijen[nummer - 1]) not in plaats:
                nummer -= 1
            self.beginRemoveRows(QModelIndex(), nummer, laatste)
            del self._rijen[nummer : laatste + 1]
            self.endRemoveRows()
            nummer -= 1

    def _voeg_achteraan(self, nieuw: list[Rij], orde: list[Any]) -> None:
        bekend = {self._sleutel(rij) for rij in self._rijen}
        erbij = [rij for rij, s in zip(nieuw, orde, strict=True) if s not in bekend]
        if erbij:
            eerste = len(self._rijen)
            self.beginInsertRows(QModelIndex(), eerste, eerste + len(erbij) - 1)
            self._rijen += erbij
            self.endInsertRows()

    def _leg_op_volgorde(self, plaats: dict[Any, int]) -> None:
        doelen = [plaats[self._sleutel(rij)] for rij in self._rijen]
        if doelen == sorted(doelen):
            return
        self.layoutAboutToBeChanged.emit()
        oud = self.persistentIndexList()
        geordend: list[Rij] = list(self._rijen)
        for rij, doel in zip(self._rijen, doelen, strict=True):
            geordend[doel] = rij
        self._rijen = geordend
        self.changePersistentIndexList(oud, [self.index(doelen[i.row()], i.column()) for i in oud])
        self.layoutChanged.emit()

    def _vervang(self, nieuw: list[Rij]) -> None:
        laatste = len(self.kolommen) - 1
        for nummer, rij in enumerate(nieuw):
            if rij != self._rijen[nummer]:
                self._rijen[nummer] = rij
                self.dataChanged.emit(self.index(nummer, 0), self.index(nummer, laatste))


class SorteerProxy(QSortFilterProxyModel):
    """Sorts a small list on the sort values of its columns; empty values stand last in both directions."""

    def __init__(self, *, ouder: QObject | None = None) -> None:
        super().__init__(ouder)
        self.setSortRole(SORTEER_ROL)
        self.setDynamicSortFilter(True)

    def lessThan(self, links: Index, rechts: Index) -> bool:
        """Compare two cells on their sort values."""
        een, ander = links.data(SORTEER_ROL), rechts.data(SORTEER_ROL)
        if een is None or ander is None:
            op = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return bool(ander is None and een is not None) if op else bool(een is None and ander is not None)
        if isinstance(een, str) and isinstance(ander, str):
            return een.casefold() < ander.casefold()
        return bool(een < ander)
