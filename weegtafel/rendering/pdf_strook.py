"""A strip: a piece of the text of a fixed height, which a page break does not cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from weegtafel.rendering import style
from weegtafel.rendering.pdf_pagina import Pagina


@dataclass(slots=True, eq=False)
class KaderVlak:
    """The ground and the bar of one call-out, from its first strip to its last; drawn once on each page it touches."""

    x: float
    breedte: float
    soort: str
    eerste: Strook
    laatste: Strook


@dataclass(slots=True, eq=False)
class Strook:
    """A strip. ``voor`` is white above it that disappears at the top of a page; ``vast`` holds it to the next."""

    hoogte: float
    teken: Callable[[Pagina, float], None]
    voor: float = 0.0
    vast: bool = False
    herhaal: Strook | None = None
    kader: KaderVlak | None = None
    nieuwe_pagina: bool = False
    kop: int | None = None


def niets(_pagina: Pagina, _y: float) -> None:
    """Draws nothing: the strip is white."""


def voetlijn(y: float, letter: style.Letter) -> float:
    """The baseline of a line whose top is at ``y``; the letters stand in the middle of the line height."""
    return y - (letter.regel - letter.grootte) / 2 - 0.78 * letter.grootte
