"""Ctrl+K: one field that finds places, cases, meetings and actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.tabel import Index
from ui.theme.icons import icoon
from ui.theme.theme import kleur, maat, thema
from ui.widgets.basis import Icoon, Label, Scheiding, rij
from ui.widgets.zwevend import Zwevend

_TREFFER = int(Qt.ItemDataRole.UserRole) + 1
RUST_MS = 60


@dataclass(frozen=True)
class Treffer:
    """One result: its group, what it is, a quiet line about it, an icon, what it stands for, and its keys."""

    groep: str
    titel: str
    ondertitel: str = ""
    icoon: str = "pijl-rechts"
    sleutel: Any = None
    toetsen: str = ""


class _Afbeelder(QStyledItemDelegate):
    """Draws a group heading or a result."""

    def sizeHint(self, _optie: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower than results."""
        treffer = index.data(_TREFFER)
        return QSize(100, maat(30 if treffer is None else 52 if treffer.ondertitel else 40))

    def paint(self, kwast: QPainter, optie: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        vak = optie.rect
        treffer: Treffer | None = index.data(_TREFFER)
        kwast.save()
        letter = kwast.font()
        letter.setPixelSize(maat(12))
        midden = Qt.AlignmentFlag.AlignVCenter
        if treffer is None:
            letter.setWeight(letter.Weight.DemiBold)
            kwast.setFont(letter)
            kwast.setPen(kleur("stil"))
            kwast.drawText(vak.adjusted(maat(10), 0, 0, 0), int(midden), str(index.data()))
            kwast.restore()
            return
        if optie.state & QStyle.StateFlag.State_Selected:
            kwast.setRenderHint(QPainter.RenderHint.Antialiasing)
            kwast.setPen(Qt.PenStyle.NoPen)
            kwast.setBrush(kleur("gekozen"))
            kwast.drawRoundedRect(vak, maat(6), maat(6))
        zijde = maat(20)
        icoon(treffer.icoon, "stil").paint(
            kwast, QRect(vak.x() + maat(10), vak.y() + (vak.height() - zijde) // 2, zijde, zijde)
        )
        rechts = 0
        if treffer.toetsen:
            kwast.setFont(letter)
            rechts = kwast.fontMetrics().horizontalAdvance(treffer.toetsen) + maat(20)
            kwast.setPen(kleur("stil"))
            kwast.drawText(vak.adjusted(0, 0, -maat(10), 0), int(midden | Qt.AlignmentFlag.AlignRight), treffer.toetsen)
        tekstvak = vak.adjusted(maat(42), 0, -maat(10) - rechts, 0)
        if treffer.ondertitel:
            kwast.setFont(letter)
            kwast.setPen(kleur("stil"))
            onder = tekstvak.adjusted(0, tekstvak.height() // 2, 0, -maat(6))
            kwast.drawText(onder, int(midden), _kort(kwast, treffer.ondertitel, onder.width()))
            tekstvak = tekstvak.adjusted(0, maat(6), 0, -tekstvak.height() // 2)
        letter.setPixelSize(maat(14))
        kwast.setFont(letter)
        kwast.setPen(kleur("inkt"))
        kwast.drawText(tekstvak, int(midden), _kort(kwast, treffer.titel, tekstvak.width()))
        kwast.restore()


def _kort(kwast: QPainter, tekst: str, breedte: int) -> str:
    return kwast.fontMetrics().elidedText(tekst.replace("\n", " "), Qt.TextElideMode.ElideRight, breedte)


class Commandopalet(Zwevend):
    """``zoek(text)`` gives the results, or None when they come later through :meth:`lever`.

    ``gekozen`` carries the :class:`Treffer`; the palette has closed by then.
    """

    gekozen = Signal(object)

    def __init__(self, venster: QWidget, zoek: Callable[[str], Sequence[Treffer] | None]) -> None:
        super().__init__(venster, breedte=680)
        self._zoek = zoek
        self.setAccessibleName(self.tr("Zoeken en opdrachten"))
        self.veld = QLineEdit()
        self.veld.setObjectName("paletveld")
        self.veld.setPlaceholderText(self.tr("Zoek een casus, een overleg of een opdracht"))
        self.veld.setAccessibleName(self.tr("Zoek een casus, een overleg of een opdracht"))
        self._model = QStandardItemModel(self)
        self.lijst = QListView()
        self.lijst.setModel(self._model)
        self.lijst.setItemDelegate(_Afbeelder(self.lijst))
        self.lijst.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lijst.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.lijst.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lijst.setAccessibleName(self.tr("Resultaten"))
        self.lijst.clicked.connect(lambda _index: self._neem())
        self._niets = Label("", "stil")
        self._niets.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._niets.setMinimumHeight(maat(64))
        boven = rij(Icoon("zoeken", "stil"), tussen=4)
        boven.addWidget(self.veld, 1)
        self.indeling.addLayout(boven)
        self.indeling.addWidget(Scheiding())
        self.indeling.addWidget(self.lijst, 1)
        self.indeling.addWidget(self._niets)
        self.indeling.addLayout(
            rij(
                Label("↑ ↓", "toets"),
                Label(self.tr("kies"), "klein"),
                Label("Enter", "toets"),
                Label(self.tr("open"), "klein"),
                Label("Esc", "toets"),
                Label(self.tr("sluit"), "klein"),
                None,
            )
        )
        self._rust = QTimer(self, singleShot=True, interval=RUST_MS)
        self._rust.timeout.connect(self._vraag)
        self.veld.textChanged.connect(lambda _tekst: self._rust.start())
        self.veld.installEventFilter(self)

    def open(self) -> None:
        """Show with an empty field."""
        self.veld.clear()
        super().open()
        self._vraag()
        self.veld.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hoogte(self, ruimte: int) -> int:
        """As high as the results, within the window; steady while typing."""
        return min(ruimte, maat(520))

    def treffers(self) -> list[Treffer]:
        """The results that are shown."""
        alle = (self._model.item(n).data(_TREFFER) for n in range(self._model.rowCount()))
        return [treffer for treffer in alle if treffer is not None]

    def lever(self, tekst: str, treffers: Sequence[Treffer]) -> None:
        """Bring results for a text; results for another text than stands in the field are let go."""
        if tekst == self.veld.text().strip():
            self._toon(treffers)

    def _vraag(self) -> None:
        self._rust.stop()
        tekst = self.veld.text().strip()
        treffers = self._zoek(tekst)
        if treffers is not None:
            self.lever(tekst, treffers)

    def _toon(self, treffers: Sequence[Treffer]) -> None:
        self._model.clear()
        groepen: dict[str, list[Treffer]] = {}
        for treffer in treffers:
            groepen.setdefault(treffer.groep, []).append(treffer)
        for groep, leden in groepen.items():
            kop = QStandardItem(groep)
            kop.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(kop)
            for treffer in leden:
                regel = QStandardItem(treffer.titel)
                regel.setData(treffer, _TREFFER)
                regel.setData(f"{treffer.titel}, {treffer.ondertitel}", int(Qt.ItemDataRole.AccessibleTextRole))
                self._model.appendRow(regel)
        self._niets.setText(self.tr("Niets gevonden. Probeer een nummer, een woord of een deel daarvan."))
        self._niets.setVisible(not treffers)
        self.lijst.setVisible(bool(treffers))
        if treffers:
            self.lijst.setCurrentIndex(self._model.index(1, 0))

    def _loop(self, stap: int) -> None:
        aantal = self._model.rowCount()
        nummer = self.lijst.currentIndex().row()
        for _ in range(aantal):
            nummer = (nummer + stap) % aantal
            if self._model.item(nummer).data(_TREFFER) is not None:
                self.lijst.setCurrentIndex(self._model.index(nummer, 0))
                return

    def _neem(self) -> None:
        if self._rust.isActive():
            self._vraag()
        treffer = self.lijst.currentIndex().data(_TREFFER) if self._model.rowCount() else None
        if treffer is not None:
            self.sluit()
            self.gekozen.emit(treffer)

    def eventFilter(self, wie: QObject, gebeurtenis: QEvent) -> bool:
        """The field has the focus; arrows and Enter go to the list."""
        if isinstance(gebeurtenis, QKeyEvent) and gebeurtenis.type() == QEvent.Type.KeyPress and wie is self.veld:
            stap = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(gebeurtenis.key()), 0)
            if stap:
                self._loop(stap)
                return True
            if gebeurtenis.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._neem()
                return True
        return super().eventFilter(wie, gebeurtenis)

    def _zet_schaduw(self) -> None:
        super()._zet_schaduw()
        if thema().geladen and hasattr(self, "lijst"):
            self.lijst.viewport().update()
