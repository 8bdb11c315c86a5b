"""Drawing of the two kinds of rows of the meeting screen: an agenda item, and a cell with a shape and a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.tabel import RIJ_ROL
from ui.overleg.vormen import PUNTICOON, gebruikt, klok, looptijd, puntnaam, puntstaat
from ui.theme import tokens
from ui.theme.icons import icoon
from ui.theme.theme import kleur, maat
from weegtafel.kernel.codes import PuntSoort, PuntStatus
from weegtafel.overleg.schermrijen import OverlegBlad, PuntRij

Index = QModelIndex | QPersistentModelIndex
#: In a column narrower than this, the number of the casus goes before the planned minutes.
SMAL = 216
_MIDDEN = Qt.AlignmentFlag.AlignVCenter


def letter(pixels: int, gewicht: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The face of the program at a size (100 %), with figures of one width."""
    uit = QFont([tokens.LETTER, "Segoe UI", "DejaVu Sans"])
    uit.setPixelSize(maat(pixels))
    uit.setWeight(gewicht)
    uit.setFeature(QFont.Tag("tnum"), 1)
    return uit


def schrijf(kwast: QPainter, vak: QRect, tekst: str, font: QFont, tint: str, recht: bool = False) -> None:
    """One line of text, cut off with a mark when it does not fit."""
    kwast.setFont(font)
    kwast.setPen(kleur(tint))
    kort = QFontMetrics(font).elidedText(tekst, Qt.TextElideMode.ElideRight, vak.width())
    kwast.drawText(vak, _MIDDEN | (Qt.AlignmentFlag.AlignRight if recht else Qt.AlignmentFlag.AlignLeft), kort)


def achtergrond(kwast: QPainter, vak: QRect, optie: QStyleOptionViewItem, lijst: QAbstractItemView, kies: bool) -> None:
    """The ground of a row or cell: chosen, under the pointer, or plain; a frame when it has the focus."""
    stand = optie.state
    if kies:
        kwast.setBrush(kleur("gekozen"))
    elif stand & QStyle.StateFlag.State_MouseOver:
        kwast.setBrush(kleur("zweef"))
    else:
        return
    met_rand = kies and lijst.hasFocus()
    kwast.setPen(QPen(kleur("accent"), maat(2)) if met_rand else Qt.PenStyle.NoPen)
    rand = maat(1)
    kwast.drawRoundedRect(vak.adjusted(rand, rand, -rand, -rand), maat(6), maat(6))


class Agendaschilder(QStyledItemDelegate):
    """One item: state, name, time used against planned, and who brings it in or how it ended."""

    def __init__(self, lijst: QAbstractItemView, blad: Callable[[], OverlegBlad | None], nu: Callable[[], datetime]):
        super().__init__(lijst)
        self._lijst, self._blad, self._nu = lijst, blad, nu

    def sizeHint(self, _optie: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(maat(180), maat(50))

    def _teken(self, punt: PuntRij, actief: bool) -> tuple[str, str]:
        if actief:
            return ("start", "accent")
        if punt.status is PuntStatus.AFGEROND:
            return ("vinkje", "goed")
        if punt.status is PuntStatus.DOORGESCHOVEN:
            return ("pijl-rechts", "stil")
        return (PUNTICOON[punt.soort], "stil")

    def paint(self, kwast: QPainter, optie: QStyleOptionViewItem, index: Index) -> None:
        """Draw the item."""
        blad, punt = self._blad(), index.data(RIJ_ROL)
        if blad is None or punt is None:
            return
        actief = blad.actief_punt_id == punt.id and punt.status is PuntStatus.OPEN
        gekozen = self._lijst.currentIndex().row() == index.row()
        vak: QRect = optie.rect
        kwast.save()
        kwast.setRenderHint(QPainter.RenderHint.Antialiasing)
        achtergrond(kwast, vak, optie, self._lijst, gekozen)
        zijde = maat(18)
        beeld = QRect(vak.x() + maat(10), vak.y() + maat(8), zijde, zijde)
        icoon(*self._teken(punt, actief)).paint(kwast, beeld)
        boven = QRect(vak.x() + maat(36), vak.y() + maat(6), vak.width() - maat(46), maat(21))
        onder = QRect(boven.x(), boven.bottom(), boven.width(), maat(19))
        seconden = gebruikt(blad, punt, self._nu())
        te_lang = seconden > punt.minuten * 60
        if (actief or seconden) and vak.width() < maat(SMAL):
            tijd = looptijd(seconden) if actief else f"{round(seconden / 60)} min"
        elif actief or seconden:
            tijd = f"{looptijd(seconden)} / {punt.minuten}" if actief else f"{round(seconden / 60)} / {punt.minuten}"
        else:
            tijd = f"{punt.minuten} min"
        font = letter(13, QFont.Weight.Medium if te_lang else QFont.Weight.Normal)
        if te_lang:
            tijd = f"▲ {tijd}"
        schrijf(kwast, boven, tijd, font, "let_op" if te_lang else "accent" if actief else "stil", recht=True)
        naam = boven.adjusted(0, 0, -QFontMetrics(font).horizontalAdvance(tijd) - maat(8), 0)
        klaar = punt.status is not PuntStatus.OPEN
        gewicht = QFont.Weight.DemiBold if actief else QFont.Weight.Medium
        schrijf(kwast, naam, puntnaam(punt), letter(14, gewicht), "stil" if klaar else "inkt")
        self._onderregel(kwast, onder, punt)
        kwast.restore()

    def _onderregel(self, kwast: QPainter, vak: QRect, punt: PuntRij) -> None:
        font = letter(12)
        if punt.soort is not PuntSoort.CASUS:
            schrijf(kwast, vak, puntstaat(punt) or klok(punt.begint), font, "stil")
        elif punt.status is not PuntStatus.OPEN:
            staat = puntstaat(punt) + (" · onder voorbehoud" if punt.voorbehoud is not None else "")
            schrijf(kwast, vak, staat, font, "stil")
        elif punt.inbrenger_afwezig:
            schrijf(kwast, vak, f"▲ {punt.inbrenger_kort} is er niet", font, "let_op")
        else:
            schrijf(kwast, vak, f"{klok(punt.begint)} · {punt.inbrenger_kort}", font, "stil")


class Celschilder(QStyledItemDelegate):
    """A cell with an icon and a word, close together; ``stil`` says which rows are shown quiet."""

    def __init__(self, lijst: QAbstractItemView, stil: Callable[[object], bool], per_cel: bool):
        super().__init__(lijst)
        self._lijst, self._stil, self._per_cel = lijst, stil, per_cel

    def paint(self, kwast: QPainter, optie: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        nu = self._lijst.currentIndex()
        kies = nu.row() == index.row() and (not self._per_cel or nu.column() == index.column())
        zelfde_rij = nu.row() == index.row()
        vak: QRect = optie.rect
        kwast.save()
        kwast.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._per_cel or not kies:
            achtergrond(kwast, vak, optie, self._lijst, kies)
        else:
            kwast.fillRect(vak, kleur("gekozen"))
            if index.column() == 0:
                kwast.fillRect(vak.x(), vak.y(), maat(3), vak.height(), kleur("accent"))
        beeld = index.data(Qt.ItemDataRole.DecorationRole)
        x = vak.x() + maat(6)
        if beeld is not None:
            zijde = maat(16)
            beeld.paint(kwast, QRect(x, vak.y() + (vak.height() - zijde) // 2, zijde, zijde))
            x += zijde + maat(5)
        tint = "stil" if self._stil(index.data(RIJ_ROL)) else "inkt"
        gewicht = QFont.Weight.Medium if index.column() == 0 and zelfde_rij else QFont.Weight.Normal
        tekst = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        schrijf(kwast, QRect(x, vak.y(), vak.right() - x, vak.height()), tekst, letter(13, gewicht), tint)
        kwast.restore()
