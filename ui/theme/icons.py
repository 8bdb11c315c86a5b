"""Own line icons, tinted per palette and state.

Each icon is one small SVG in ``resources/icons`` (24 px grid, 1.75 px stroke, ``currentColor``). A tint is made once,
as a Qt resource in memory; Qt's own SVG engine then draws it sharp at every size and pixel ratio and caches it.
"""

from __future__ import annotations

import re
import weakref
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

from ui.theme import bronnen

ICONENMAP = Path(__file__).resolve().parents[2] / "resources" / "icons"

_MAAT = QSize()


class HeeftIcoon(Protocol):
    """A button or an action."""

    def setIcon(self, icoon: QIcon | QPixmap, /) -> None:
        """Take the icon."""


@cache
def _svgs() -> dict[str, str]:
    teksten = {}
    for bestand in ICONENMAP.glob("*.svg"):
        teksten[bestand.stem] = bestand.read_text(encoding="utf-8")
    return teksten


def namen() -> list[str]:
    """All icon names, sorted."""
    return sorted(_svgs())


@cache
def _tint(kleur: str) -> str:
    """The resource folder with every icon in this colour (``#RRGGBB``)."""
    map_ = f"weegtafel/{kleur[1:]}"
    bronnen.registreer(
        map_, {f"{naam}.svg": svg.replace("currentColor", kleur).encode() for naam, svg in _svgs().items()}
    )
    return ":/" + map_


def pad(naam: str, kleur: str) -> str:
    """The resource path of an icon in a colour (``#RRGGBB``), for the stylesheet.

    Raises:
        KeyError: when there is no such icon.
    """
    if naam not in _svgs():
        raise KeyError(f"there is no icon named {naam}")
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", kleur):
        raise ValueError(f"{kleur} is no colour of the form #RRGGBB")
    return f"{_tint(kleur)}/{naam}.svg"


@cache
def _icoon(naam: str, kleur: str, uit: str, aan: str) -> QIcon:
    icoon = QIcon()
    gewoon, dof, sterk = pad(naam, kleur), pad(naam, uit), pad(naam, aan)
    for modus in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
        icoon.addFile(gewoon, _MAAT, modus, QIcon.State.Off)
        icoon.addFile(sterk, _MAAT, modus, QIcon.State.On)
    for stand in (QIcon.State.Off, QIcon.State.On):
        icoon.addFile(dof, _MAAT, QIcon.Mode.Disabled, stand)
    return icoon


def icoon(naam: str, rol: str = "inkt", aan: str = "") -> QIcon:
    """An icon in a colour of the present palette; ``rol`` is a field of :class:`ui.theme.tokens.Palet`.

    A checked button shows it in the colour role ``aan`` (the accent when nothing is given, but ink on a filled button
    stays what it is); a disabled one in the disabled ink.
    """
    from ui.theme.theme import thema

    palet = thema().palet
    sterk = aan or (rol if rol.startswith("op_") else "accent")
    return _icoon(naam, getattr(palet, rol), palet.uit, getattr(palet, sterk))


def pixmap(naam: str, rol: str = "inkt", maat: int = 20, dpr: float = 1.0) -> QPixmap:
    """One icon as a picture of ``maat`` device-independent pixels (not scaled by the theme)."""
    return icoon(naam, rol).pixmap(QSize(maat, maat), dpr)


_volgers: weakref.WeakKeyDictionary[Any, Callable[[Any], None]] = weakref.WeakKeyDictionary()


def zet_icoon(doel: HeeftIcoon, naam: str, rol: str = "inkt", aan: str = "") -> None:
    """Give a button or action an icon that follows the palette from now on."""

    def teken(voorwerp: HeeftIcoon) -> None:
        voorwerp.setIcon(icoon(naam, rol, aan))

    teken(doel)
    _volgers[doel] = teken


def kleur_opnieuw() -> None:
    """Tint every followed icon again, after a change of palette."""
    for doel, teken in list(_volgers.items()):
        try:
            teken(doel)
        except RuntimeError:  # the Qt object died before its Python side
            _volgers.pop(doel, None)


def app_icoon() -> QIcon:
    """The icon of the program itself, for windows and the task bar."""
    beeld = QIcon()
    for pad_ in sorted((ICONENMAP / "app").glob("weegtafel-*.png")):
        beeld.addFile(str(pad_))
    return beeld
