"""The second window: what everybody may see. Never a note of the chair, never a draft before it is read back."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.beeldscherm import beeldscherm_van
from ui.theme import tokens
from ui.theme.stylesheet import stijlblad
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Label, Scheiding

#: The window for which the letters of the scale are meant; a larger one has larger letters, up to so many times.
KLEINSTE = QSize(1280, 720)
GROOTSTE = 3.0


@dataclass(frozen=True, slots=True)
class Beeld:
    """What stands on the beamer: only what may be shown. ``delen`` are (heading or empty, text)."""

    overleg: str
    plaats: str
    titel: str
    onder: str = ""
    gevraagd: str = ""
    kop: str = ""
    delen: tuple[tuple[str, str], ...] = ()
    let_op: str = ""


class Beamer(QWidget):
    """A window of its own. ``gesloten`` when it goes. F11 full screen, T light or dark, Escape closes."""

    gesloten = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setProperty("vlak", "grond")
        self.setWindowTitle(self.tr("Weegtafel, beamer"))
        self.setAccessibleName(self.windowTitle())
        self._palet = tokens.LICHT
        self._beeld: Beeld | None = None
        self._tijd_te_lang = False
        self._groter = 1.0
        self.plaats = Label("", "kop")
        self.tijd = Label("", "kop")
        self.titel = Label("", "titel", breekt=True)
        self.onder = Label("", "groot", breekt=True)
        self.gevraagd = Label("", "beamer", breekt=True)
        self.kop = Label("", "titel", breekt=True)
        self.tekst = QLabel()
        self.tekst.setWordWrap(True)
        self.tekst.setTextFormat(Qt.TextFormat.RichText)
        self.tekst.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.let_op = Label("", "kop", breekt=True)
        self.rol = QScrollArea()
        self.rol.setWidgetResizable(True)
        self.rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        houder = QWidget()
        rij_tekst = QHBoxLayout(houder)
        marges(rij_tekst)
        rij_tekst.addWidget(self.tekst, 1000)
        rij_tekst.addStretch(1)
        self.rol.setWidget(houder)
        boven = QHBoxLayout()
        marges(boven, tussen=24)
        boven.addWidget(self.plaats)
        boven.addStretch(1)
        boven.addWidget(self.tijd)
        kolom = QVBoxLayout(self)
        marges(kolom, 64, 32, 64, 32, tussen=12)
        kolom.addLayout(boven)
        kolom.addWidget(Scheiding())
        for widget in (self.titel, self.onder, self.gevraagd, self.kop):
            kolom.addWidget(widget)
        kolom.addWidget(self.rol, 1)
        kolom.addWidget(self.let_op)
        thema().gewijzigd.connect(self._kleur)
        self._kleur()
        self.resize(KLEINSTE)

    def open_op_scherm(self, hoofd: QWidget) -> None:
        """Show on the screen where the main window is not, full; with one screen as a window."""
        schermen = QGuiApplication.screens()
        eigen = beeldscherm_van(hoofd)
        ander = next((s for s in schermen if s != eigen), None)
        if ander is not None:
            self.setGeometry(ander.geometry())
            self.showFullScreen()
        else:
            self.show()

    def toon(self, beeld: Beeld) -> None:
        """Show something else."""
        if beeld == self._beeld:
            return
        self._beeld = beeld
        self.plaats.setText(f"{beeld.overleg} · {beeld.plaats}")
        for label, tekst in (
            (self.titel, beeld.titel),
            (self.onder, beeld.onder),
            (self.gevraagd, beeld.gevraagd),
            (self.kop, beeld.kop),
            (self.let_op, beeld.let_op),
        ):
            label.setText(tekst)
            label.setVisible(bool(tekst))
        self._teken()
        self.rol.verticalScrollBar().setValue(0)

    def tik(self, tijd: str, te_lang: bool) -> None:
        """The time of the item."""
        self.tijd.setText(tijd)
        if te_lang != self._tijd_te_lang:
            self._tijd_te_lang = te_lang
            self.tijd.setStyleSheet(f"color: {self._palet.let_op};" if te_lang else "")

    def wissel_palet(self) -> None:
        """Light for a projector, dark for a large screen; apart from the main window."""
        self._palet = tokens.LICHT if self._palet.donker else tokens.DONKER
        self._kleur()

    def _kleur(self) -> None:
        p = self._palet
        rest = f'QLabel[rol="groot"] {{ color: {p.stil}; }} QLabel[rol="kop"] {{ color: {p.stil}; }}'
        self.setStyleSheet(
            f'{stijlblad(p, thema().schaal * self._groter)}\nQWidget[vlak="grond"] {{ background: {p.vlak}; }} {rest}'
        )
        self.let_op.setStyleSheet(f"color: {p.let_op};")
        self.kop.setStyleSheet(f"color: {p.accent};")
        self._teken()

    def _teken(self) -> None:
        if self._beeld is None:
            return
        pixels = round(maat(tokens.BEAMER) * self._groter)
        stijl = f"font-size:{pixels}px;line-height:{tokens.REGELHOOGTE}%;margin:0 0 {pixels // 2}px 0"
        klein = f"font-size:{round(maat(tokens.LEES) * self._groter)}px;margin:0;color:{self._palet.stil}"
        stukken = []
        for kop, tekst in self._beeld.delen:
            if kop:
                stukken.append(f'<p style="{klein}">{escape(kop)}</p>')
            for alinea in (a for a in tekst.split("\n\n") if a.strip()):
                stukken.append(
                    f'<p style="{stijl};color:{self._palet.inkt}">{escape(alinea).replace(chr(10), "<br>")}</p>'
                )
        self.tekst.setText("".join(stukken))
        breedst = round(pixels * 0.52 * tokens.REGELLENGTE)
        self.tekst.setMaximumWidth(breedst)
        self.gevraagd.setMaximumWidth(breedst)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Who sits at the back reads as well on a large screen as in a small window: the letters grow with it."""
        super().resizeEvent(gebeurtenis)
        past = min(self.width() / KLEINSTE.width(), self.height() / KLEINSTE.height())
        groter = min(max(1.0, round(past * 8) / 8), GROOTSTE)
        if groter != self._groter:
            self._groter = groter
            self._kleur()

    def volledig(self) -> None:
        """Full screen, or a window again."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """F11, T and Escape; arrows scroll."""
        toets = gebeurtenis.key()
        balk = self.rol.verticalScrollBar()
        if toets == Qt.Key.Key_Escape:
            self.close()
        elif toets == Qt.Key.Key_F11:
            self.volledig()
        elif toets == Qt.Key.Key_T:
            self.wissel_palet()
        elif toets in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            balk.setValue(balk.value() + (1 if toets == Qt.Key.Key_Down else -1) * maat(42))
        else:
            super().keyPressEvent(gebeurtenis)

    def mouseDoubleClickEvent(self, _gebeurtenis: QEvent) -> None:
        """A double click toggles full screen."""
        self.volledig()

    def closeEvent(self, gebeurtenis: QCloseEvent) -> None:
        """Tell the meeting screen."""
        super().closeEvent(gebeurtenis)
        self.gesloten.emit()
