"""Putting the look on: fonts, palette, stylesheet, scale; following the system while it runs."""

from __future__ import annotations

import os
import weakref
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLayout

from ui.theme import icons, tokens
from ui.theme.tokens import Palet

Keuze = Literal["systeem", "licht", "donker"]
LETTERMAP = Path(__file__).resolve().parents[2] / "resources" / "fonts"
KLEINSTE_SCHAAL, GROOTSTE_SCHAAL = 1.0, 2.0


class Thema(QObject):
    """The present palette and scale. ``gewijzigd`` is sent after either has changed and is on screen."""

    gewijzigd = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.palet: Palet = tokens.LICHT
        self.schaal: float = 1.0
        self.keuze: Keuze = "systeem"
        self.rustig = False
        """True when the system asks for no motion."""
        self.geladen = False
        self.bezig = False

    def maat(self, pixels: float) -> int:
        """A size at 100 % as a size at the present scale, in whole device-independent pixels."""
        return round(pixels * self.schaal)

    def kleur(self, rol: str) -> QColor:
        """A colour of the present palette, by the name of its field."""
        return QColor(getattr(self.palet, rol))


_thema: Thema | None = None


def thema() -> Thema:
    """The one theme of this program."""
    global _thema  # noqa: PLW0603 - made on first use, because a QObject before the application is a trap
    if _thema is None:
        _thema = Thema()
    return _thema


def maat(pixels: float) -> int:
    """A size at 100 % as a size at the present scale."""
    return thema().maat(pixels)


def kleur(rol: str) -> QColor:
    """A colour of the present palette, by the name of its field."""
    return thema().kleur(rol)


_indelingen: weakref.WeakKeyDictionary[Any, tuple[tuple[int, int, int, int], int]] = weakref.WeakKeyDictionary()


def marges(indeling: QLayout, links: int = 0, boven: int = 0, rechts: int = 0, onder: int = 0, tussen: int = 0) -> None:
    """Set the margins and spacing of a layout in sizes at 100 %; they follow the scale from now on."""
    waarden = ((links, boven, rechts, onder), tussen)
    _indelingen[indeling] = waarden
    _zet_marges(indeling, waarden)


def _zet_marges(indeling: QLayout, waarden: tuple[tuple[int, int, int, int], int]) -> None:
    randen, tussen = waarden
    indeling.setContentsMargins(*(maat(rand) for rand in randen))
    indeling.setSpacing(maat(tussen))


def laad_letters() -> None:
    """Load the bundled fonts: the three weights of the screen now, the others as soon as the window is idle."""
    for soort in ("Regular", "Medium", "SemiBold"):
        QFontDatabase.addApplicationFont(str(LETTERMAP / f"IBMPlexSans-{soort}.ttf"))
    QTimer.singleShot(0, _laad_overige_letters)


def _laad_overige_letters() -> None:
    for soort in ("Bold", "Italic", "BoldItalic"):
        QFontDatabase.addApplicationFont(str(LETTERMAP / f"IBMPlexSans-{soort}.ttf"))


def _lettertype() -> QFont:
    letter = QFont([tokens.LETTER, "Segoe UI", "Helvetica Neue", "DejaVu Sans"])
    letter.setPixelSize(maat(tokens.TEKST))
    letter.setFeature(QFont.Tag("lnum"), 1)
    letter.setFeature(QFont.Tag("tnum"), 1)
    letter.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return letter


def _qpalette(palet: Palet) -> QPalette:
    rol = QPalette.ColorRole
    kleuren = {
        rol.Window: palet.grond,
        rol.WindowText: palet.inkt,
        rol.Base: palet.vlak,
        rol.AlternateBase: palet.verdiept,
        rol.Text: palet.inkt,
        rol.Button: palet.vlak,
        rol.ButtonText: palet.inkt,
        rol.BrightText: palet.fout,
        rol.ToolTipBase: palet.vlak,
        rol.ToolTipText: palet.inkt,
        rol.PlaceholderText: palet.stil,
        rol.Highlight: palet.accent,
        rol.HighlightedText: palet.op_accent,
        rol.Link: palet.accent,
        rol.LinkVisited: palet.accent_sterk,
        rol.Light: palet.zweef,
        rol.Midlight: palet.lijn,
        rol.Mid: palet.rand,
        rol.Dark: palet.rand,
        rol.Shadow: palet.lijn,
        rol.Accent: palet.accent,
    }
    uitkomst = QPalette()
    for welke, tint in kleuren.items():
        uitkomst.setColor(welke, QColor(tint))
    for welke in (rol.WindowText, rol.Text, rol.ButtonText):
        uitkomst.setColor(QPalette.ColorGroup.Disabled, welke, QColor(palet.uit))
    return uitkomst


def _kies_palet(app: QApplication, keuze: Keuze) -> Palet:
    if keuze == "systeem":
        donker = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return tokens.DONKER if donker else tokens.LICHT
    return tokens.PALETTEN[keuze]


def pas_thema_toe(app: QApplication, keuze: Keuze = "systeem", schaal: float = 1.0) -> None:
    """Put the look on the whole program; call again to change it while it runs.

    ``schaal`` runs from 1.0 to 2.0 and is clamped. With ``systeem`` the program follows the colour scheme of the
    system from now on.
    """
    staat = thema()
    hints = app.styleHints()
    if not staat.geladen:
        laad_letters()
        staat.rustig = not app.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
        if os.environ.get("QT_STYLE_OVERRIDE") != "Fusion":
            app.setStyle("Fusion")
        app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
        app.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, False)
        app.setEffectEnabled(Qt.UIEffect.UI_AnimateTooltip, False)
        hints.colorSchemeChanged.connect(lambda _schema: _volg_systeem(app))
        staat.geladen = True
    staat.keuze = keuze
    staat.schaal = min(GROOTSTE_SCHAAL, max(KLEINSTE_SCHAAL, schaal))
    schemas = {"licht": Qt.ColorScheme.Light, "donker": Qt.ColorScheme.Dark, "systeem": Qt.ColorScheme.Unknown}
    staat.bezig = True  # what the next line sets off must not come back here
    hints.setColorScheme(schemas[keuze])
    staat.palet = _kies_palet(app, keuze)
    _schilder(app)


def _volg_systeem(app: QApplication) -> None:
    staat = thema()
    if staat.bezig or staat.keuze != "systeem":
        return
    nieuw = _kies_palet(app, "systeem")
    if nieuw != staat.palet:
        staat.palet = nieuw
        _schilder(app)


def _schilder(app: QApplication) -> None:
    from ui.theme.stylesheet import stijlblad

    staat = thema()
    staat.bezig = True  # setting a palette may announce a change of scheme
    app.setPalette(_qpalette(staat.palet))
    app.setFont(_lettertype())
    app.setStyleSheet(stijlblad(staat.palet, staat.schaal))
    staat.bezig = False
    for indeling, waarden in list(_indelingen.items()):
        try:
            _zet_marges(indeling, waarden)
        except RuntimeError:  # the Qt object died before its Python side
            _indelingen.pop(indeling, None)
    icons.kleur_opnieuw()
    staat.gewijzigd.emit()
