"""The design tokens: the only place where a colour, a size or a space has a number.

Sizes are in device-independent pixels at 100 %; :func:`ui.theme.theme.maat` scales them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Palet:
    """One set of colours. A ``_was`` is the pale ground of a meaning, with ink of the same meaning on it."""

    naam: str
    donker: bool
    grond: str
    zijbalk: str
    vlak: str
    verdiept: str
    zweef: str
    gekozen: str
    inkt: str
    stil: str
    uit: str
    lijn: str
    rand: str
    accent: str
    accent_sterk: str
    accent_was: str
    op_accent: str
    goed: str
    goed_was: str
    let_op: str
    let_op_was: str
    fout: str
    fout_was: str
    op_fout: str
    schaduw: str
    waas: str


LICHT = Palet(
    naam="licht",
    donker=False,
    grond="#F7F6F3",
    zijbalk="#EFEDE8",
    vlak="#FFFFFF",
    verdiept="#F3F1ED",
    zweef="#F2F0EB",
    gekozen="#DDEDED",
    inkt="#1C2126",
    stil="#59636E",
    uit="#8A929A",
    lijn="#DEDCD6",
    rand="#7A8188",
    accent="#0B5F66",
    accent_sterk="#084A50",
    accent_was="#E3F0F0",
    op_accent="#FFFFFF",
    goed="#1D6F42",
    goed_was="#E4F1E9",
    let_op="#8F5300",
    let_op_was="#FBF0DD",
    fout="#B3261E",
    fout_was="#FBEAE8",
    op_fout="#FFFFFF",
    schaduw="#2E1C2126",
    waas="#401C2126",
)

DONKER = Palet(
    naam="donker",
    donker=True,
    grond="#14181B",
    zijbalk="#101416",
    vlak="#1C2125",
    verdiept="#171B1F",
    zweef="#262C31",
    gekozen="#1F3D3F",
    inkt="#E9ECEE",
    stil="#A3ADB6",
    uit="#6E7881",
    lijn="#323A40",
    rand="#7F8C96",
    accent="#5CC2C0",
    accent_sterk="#7FD3D1",
    accent_was="#1B3133",
    op_accent="#0B2224",
    goed="#74C69A",
    goed_was="#1A2F25",
    let_op="#F0B35A",
    let_op_was="#33291A",
    fout="#F2867E",
    fout_was="#3A2321",
    op_fout="#2B0B08",
    schaduw="#8C000000",
    waas="#80000000",
)

PALETTEN: dict[str, Palet] = {"licht": LICHT, "donker": DONKER}

# Type sizes, named by what they are for.
KLEIN, TEKST, TUSSENKOP, LEES, TITEL, BEAMER = 12, 14, 16, 20, 28, 28
LETTER = "IBM Plex Sans"
REGELHOOGTE = 115
"""Line height of running text, in per cent of the font's own (1.3 times its size): 1.5 times the size."""
REGELLENGTE = 72
"""Most characters on a line of running text."""

# Spaces: multiples of four.
RUIM, GROEP, BINNEN, KIER = 24, 16, 8, 4
STRAAL, STRAAL_KLEIN, STRAAL_GROOT = 8, 6, 12
BEDIENING, BEDIENING_GROOT, RIJ = 36, 48, 40
ICOON, ICOON_GROOT, ICOON_KLEIN = 20, 40, 16
FORMULIERBREEDTE, ZIJBALKBREEDTE, ZIJBALK_SMAL = 640, 232, 64
SMAL_VENSTER = 1100

# Every pair of text on a ground that the stylesheet or a painter uses; held to 4.5 : 1 by a test.
TEKSTPAREN: tuple[tuple[str, str], ...] = (
    *((inkt, grond) for inkt in ("inkt", "stil") for grond in ("grond", "zijbalk", "vlak", "verdiept", "zweef")),
    *((kleur, grond) for kleur in ("accent", "goed", "let_op", "fout") for grond in ("grond", "vlak", "zweef")),
    ("inkt", "gekozen"),
    ("stil", "gekozen"),
    ("accent", "gekozen"),
    ("accent", "zijbalk"),
    ("accent", "accent_was"),
    ("inkt", "accent_was"),
    ("stil", "accent_was"),
    ("accent_sterk", "accent_was"),
    ("goed", "goed_was"),
    ("inkt", "goed_was"),
    ("let_op", "let_op_was"),
    ("inkt", "let_op_was"),
    ("fout", "fout_was"),
    ("inkt", "fout_was"),
    ("op_accent", "accent"),
    ("op_accent", "accent_sterk"),
    ("op_fout", "fout"),
    ("goed", "gekozen"),
    ("let_op", "gekozen"),
    ("fout", "gekozen"),
    ("fout", "verdiept"),
)
# Borders and marks that carry meaning; held to 3 : 1.
RANDPAREN: tuple[tuple[str, str], ...] = tuple(
    (rand, grond)
    for rand in ("rand", "accent", "fout", "let_op", "goed")
    for grond in ("grond", "vlak", "zijbalk", "verdiept", "zweef", "gekozen")
)


def helderheid(kleur: str) -> float:
    """Relative luminance (0..1) of ``#RRGGBB``, as WCAG 2.2 defines it."""
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rood, groen, blauw = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    """Contrast ratio (1..21) of two opaque colours, as WCAG 2.2 defines it."""
    licht, donker = sorted((helderheid(een), helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)
