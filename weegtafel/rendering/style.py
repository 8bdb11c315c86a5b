"""All measures and colours of paper, once, for PDF and DOCX alike. Measures are points (1/72 inch)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

BRONNEN: Final = Path(__file__).resolve().parents[2] / "resources"
LETTERTYPE: Final = "IBM Plex Sans"
LETTERTYPE_MAP: Final = BRONNEN / "fonts"

# The faces in use: name in our code -> file. Text asks for a face, never for a file.
SNEDEN: Final = {
    "gewoon": "IBMPlexSans-Regular.ttf",
    "cursief": "IBMPlexSans-Italic.ttf",
    "halfvet": "IBMPlexSans-SemiBold.ttf",
    "vet": "IBMPlexSans-Bold.ttf",
    "vetcursief": "IBMPlexSans-BoldItalic.ttf",
}

# A4 with generous margins.
PAGINA_BREEDTE: Final = 595.28
PAGINA_HOOGTE: Final = 841.89
MARGE_LINKS: Final = 71.0
MARGE_RECHTS: Final = 71.0
MARGE_BOVEN: Final = 78.0
MARGE_ONDER: Final = 82.0
ZETBREEDTE: Final = PAGINA_BREEDTE - MARGE_LINKS - MARGE_RECHTS
ZETHOOGTE: Final = PAGINA_HOOGTE - MARGE_BOVEN - MARGE_ONDER
VOET_Y: Final = 44.0
MARKERING_Y: Final = PAGINA_HOOGTE - 46.0
HAARLIJN: Final = 0.5

LOGO_HOOGTE: Final = 40.0
LOGO_BREEDTE: Final = 190.0

# The light palette of the screens, and the colour-blind safe series of Okabe and Ito for charts.
KLEUREN: Final[dict[str, str]] = {
    "inkt": "#1C2126",
    "stil": "#59636E",
    "lijn": "#DEDCD6",
    "vlak": "#F7F6F3",
    "wit": "#FFFFFF",
    "accent": "#0B5F66",
    "accent_was": "#E3F0F0",
    "aandacht": "#9A5B00",
    "fout": "#B3261E",
    "goed": "#1D6F42",
    "reeks1": "#0072B2",
    "reeks2": "#E69F00",
    "reeks3": "#009E73",
    "reeks4": "#CC79A7",
    "reeks5": "#56B4E9",
    "reeks6": "#D55E00",
    "reeks7": "#F0E442",
    "reeks8": "#000000",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """A paragraph style: face, size and line height in points, colour by name, space before and after."""

    snede: str
    grootte: float
    regel: float
    kleur: str = "inkt"
    voor: float = 0.0
    na: float = 0.0


AFZENDER: Final = Letter("halfvet", 11.5, 15, "accent", 0, 0)
TITEL: Final = Letter("halfvet", 21, 26, "inkt", 34, 3)
ONDERWERP: Final = Letter("gewoon", 12.5, 17, "stil", 0, 2)
KOPREGEL: Final = Letter("gewoon", 9.5, 14, "stil", 4, 0)
KOPPEN: Final = {
    1: Letter("halfvet", 15, 20, "inkt", 24, 6),
    2: Letter("halfvet", 12, 16, "accent", 18, 4),
    3: Letter("halfvet", 10.5, 15, "inkt", 12, 2),
    4: Letter("cursief", 10.5, 15, "stil", 10, 2),
}
ALINEAS: Final = {
    "gewoon": Letter("gewoon", 10.5, 15, "inkt", 0, 7),
    "inleiding": Letter("gewoon", 12, 17.5, "inkt", 0, 10),
    "klein": Letter("gewoon", 9, 12.5, "stil", 0, 6),
}
CEL: Final = Letter("gewoon", 9.5, 13)
CELKOP: Final = Letter("halfvet", 9, 13, "stil")
BIJSCHRIFT: Final = Letter("halfvet", 9.5, 13, "inkt", 6, 5)
TERM: Final = Letter("gewoon", 10.5, 15, "stil")
KADERTITEL: Final = Letter("halfvet", 10.5, 15, "inkt", 0, 3)
INHOUDTITEL: Final = Letter("halfvet", 15, 20, "inkt", 18, 6)
VOET: Final = Letter("gewoon", 8, 11, "stil")
MARKERING: Final = Letter("halfvet", 8.5, 11, "aandacht")

LIJST_INSPRONG: Final = 18.0
LIJST_NA: Final = 3.0
FEIT_TERM: Final = 0.32  # share of the width that the terms of a list of facts take
FEIT_NA: Final = 3.0
CEL_BINNEN: Final = 5.0  # white above and below the words of a cell
CEL_TUSSEN: Final = 12.0  # white between two columns
TABEL_NA: Final = 14.0
TABEL_SAMEN: Final = 12  # rows of a table that a page break leaves whole
KADER_BINNEN: Final = 12.0
KADER_BALK: Final = 3.0
KADER_SNEDE: Final = 6.0  # ground past the words where a page break cuts a call-out
KADER_NA: Final = 14.0
KADER_KLEUR: Final = {"let_op": "aandacht", "informatie": "stil", "besluit": "accent"}
KADER_GROND: Final = {"let_op": "#FBF3E6", "informatie": "#F7F6F3", "besluit": "#E3F0F0"}
ONDERTEKEN_RUIMTE: Final = 52.0  # white above the line, for a hand with a pen
FIGUUR_NA: Final = 14.0


def rgb(kleur: str) -> tuple[float, float, float]:
    """A colour, by name or as ``#RRGGBB``, as three numbers from 0 to 1."""
    code = KLEUREN.get(kleur, kleur).lstrip("#")
    return int(code[0:2], 16) / 255, int(code[2:4], 16) / 255, int(code[4:6], 16) / 255


def hexkleur(kleur: str) -> str:
    """A colour, by name or as ``#RRGGBB``, as DOCX wants it: ``RRGGBB``."""
    return KLEUREN.get(kleur, kleur).lstrip("#")
