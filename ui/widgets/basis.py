"""The smallest parts: labels, buttons, a card, a rule, running text to read."""

from __future__ import annotations

from html import escape
from typing import ClassVar, Literal, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import tokens
from ui.theme.icons import zet_icoon
from ui.theme.theme import maat, marges, thema

Knopsoort = Literal["gewoon", "hoofd", "stil", "gevaar"]

Indeling = TypeVar("Indeling", bound=QBoxLayout)

LUCHT = " "
"""Stands between an icon and its word, on top of the four pixels of Qt."""

_OP = {"hoofd": "op_accent", "stil": "accent", "gevaar": "fout", "gewoon": "inkt"}


def zet_kenmerk(widget: QWidget, naam: str, waarde: str) -> None:
    """Set a dynamic property that the stylesheet looks at, and let the widget take its new look."""
    if widget.property(naam) == waarde:
        return
    widget.setProperty(naam, waarde)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # not drawn yet: the look comes with the first showing
    stijl = widget.style()
    stijl.unpolish(widget)
    stijl.polish(widget)
    widget.update()


class Label(QLabel):
    """Plain text in one of the roles of the stylesheet; never reads its text as markup.

    Roles: tekst, titel, kop, tussenkop, veldlabel, stil, klein, groot, beamer, cijfer, groep, toets, accent, goed,
    let_op, fout.
    """

    def __init__(self, tekst: str = "", rol: str = "tekst", *, breekt: bool = False, ouder: QWidget | None = None):
        super().__init__(ouder)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("rol", rol)
        self.setWordWrap(breekt)
        self.setText(tekst)

    def zet_rol(self, rol: str) -> None:
        """Change the role."""
        zet_kenmerk(self, "rol", rol)


class Leestekst(QLabel):
    """Running text to read: line height 1.5, at most 72 characters a line, can be selected and copied.

    ``maat`` is ``tekst`` (14), ``lees`` (20, the meeting screen) or ``beamer`` (28).
    """

    GROOTTEN: ClassVar[dict[str, int]] = {"tekst": tokens.TEKST, "lees": tokens.LEES, "beamer": tokens.BEAMER}

    def __init__(self, tekst: str = "", grootte: str = "tekst", *, stil: bool = False, ouder: QWidget | None = None):
        super().__init__(ouder)
        self._tekst = ""
        self._grootte = self.GROOTTEN[grootte]
        self._stil = stil
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        thema().gewijzigd.connect(self._teken)
        self.zet_tekst(tekst)

    def zet_tekst(self, tekst: str) -> None:
        """Show this plain text; an empty line starts a new paragraph."""
        self._tekst = tekst
        self._teken()

    def tekst(self) -> str:
        """The plain text that is shown."""
        return self._tekst

    def heightForWidth(self, breedte: int) -> int:
        """The height for the width that the text takes: a layout asks for all that it has."""
        return super().heightForWidth(min(breedte, self.maximumWidth()))

    def _teken(self) -> None:
        pixels = maat(self._grootte)
        kleur = thema().palet.stil if self._stil else thema().palet.inkt
        stijl = f"font-size:{pixels}px;line-height:{tokens.REGELHOOGTE}%;color:{kleur};margin:0 0 {pixels // 2}px 0"
        alineas = [a for a in self._tekst.replace("\r\n", "\n").split("\n\n") if a.strip()]
        self.setText("".join(f'<p style="{stijl}">{escape(a).replace(chr(10), "<br>")}</p>' for a in alineas))
        self.setAccessibleName(self._tekst)
        letter = self.font()
        letter.setPixelSize(pixels)
        self.setMaximumWidth(round(pixels * 0.52 * tokens.REGELLENGTE))


class Knop(QPushButton):
    """A button with a verb on it. ``soort``: gewoon, hoofd (one a screen), stil, gevaar; ``groot`` is 48 high."""

    def __init__(
        self,
        tekst: str,
        soort: Knopsoort = "gewoon",
        icoon: str | None = None,
        *,
        groot: bool = False,
        hulp: str = "",
        ouder: QWidget | None = None,
    ) -> None:
        super().__init__(tekst, ouder)
        self.setProperty("soort", soort)
        self.setProperty("groot", "ja" if groot else "nee")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tekst.replace("&", ""))
        if hulp:
            self.setToolTip(hulp)
            self.setAccessibleDescription(hulp)
        if icoon is not None:
            zet_icoon(self, icoon, _OP[soort])
            self._meet()
            thema().gewijzigd.connect(self._meet)

    def setText(self, tekst: str) -> None:
        """Change the words, also those that a screen reader says; without words the name stays."""
        super().setText(tekst)
        if tekst:
            self.setAccessibleName(tekst.replace("&", ""))

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Enter presses the button that has the focus, never another one that a dialog calls its default."""
        if gebeurtenis.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(gebeurtenis)

    def _meet(self) -> None:
        zijde = maat(tokens.ICOON_KLEIN + 2)
        self.setIconSize(QSize(zijde, zijde))

    def initStyleOption(self, optie: QStyleOptionButton) -> None:
        """Give the icon a little more air than Qt does."""
        super().initStyleOption(optie)
        if not self.icon().isNull() and self.text():
            optie.text = LUCHT + optie.text


class Woordknop(QToolButton):
    """A tool button with an icon and a word, with air between them."""

    def initStyleOption(self, optie: QStyleOptionToolButton) -> None:
        """Give the icon a little more air than Qt does."""
        super().initStyleOption(optie)
        optie.text = LUCHT * 2 + optie.text


class Icoonknop(QToolButton):
    """A quiet button that is only an icon; its name is told to screen readers and shown as a tip."""

    def __init__(self, icoon: str, naam: str, rol: str = "stil", *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.setToolTip(naam)
        self.setAccessibleName(naam)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        zet_icoon(self, icoon, rol)
        self._meet()
        thema().gewijzigd.connect(self._meet)

    def _meet(self) -> None:
        zijde = maat(tokens.ICOON)
        self.setIconSize(QSize(zijde, zijde))


class Icoon(QLabel):
    """A picture beside a text; it says nothing that the text does not, so screen readers skip it."""

    def __init__(self, naam: str, rol: str = "inkt", grootte: int = tokens.ICOON, *, ouder: QWidget | None = None):
        super().__init__(ouder)
        self._naam, self._rol, self._zijde = naam, rol, grootte
        thema().gewijzigd.connect(self._teken)
        self._teken()

    def zet(self, naam: str, rol: str) -> None:
        """Show another icon, or the same in another colour."""
        self._naam, self._rol = naam, rol
        self._teken()

    def _teken(self) -> None:
        from ui.theme.icons import pixmap

        zijde = maat(self._zijde)
        self.setPixmap(pixmap(self._naam, self._rol, zijde, self.devicePixelRatioF()))
        self.setFixedSize(zijde, zijde)


class Kaart(QFrame):
    """A surface with a hairline. Put widgets in ``indeling``; never a card in a card."""

    def __init__(self, kop: str = "", *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.setProperty("vlak", "kaart")
        self.indeling = QVBoxLayout(self)
        marges(self.indeling, 20, 16, 20, 16, tussen=tokens.BINNEN)
        self.kop: Label | None = None
        if kop:
            self.kop = Label(kop, "tussenkop")
            self.indeling.addWidget(self.kop)


class Scheiding(QFrame):
    """A hairline, lying or standing."""

    def __init__(self, *, staand: bool = False, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.setProperty("vlak", "lijn")
        if staand:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


def rij(*delen: QWidget | None, tussen: int = tokens.BINNEN) -> QHBoxLayout:
    """A row without margins; ``None`` is a stretch."""
    return _vul(QHBoxLayout(), delen, tussen)


def kolom(*delen: QWidget | None, tussen: int = tokens.BINNEN) -> QVBoxLayout:
    """A column without margins; ``None`` is a stretch."""
    return _vul(QVBoxLayout(), delen, tussen)


def _vul(indeling: Indeling, delen: tuple[QWidget | None, ...], tussen: int) -> Indeling:
    marges(indeling, tussen=tussen)
    for deel in delen:
        if deel is None:
            indeling.addStretch(1)
        else:
            indeling.addWidget(deel)
    return indeling
