"""Runs of text in a DOCX: clean XML, line breaks, and the direction of scripts that run from the right."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from weegtafel.rendering.pdf_metadata import schoon

# Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms, with the marks and spaces between their words.
_RTL: Final = re.compile(
    "([\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
    "(?:[\u0590-\u08ff\u200c-\u200f \ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]*"
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff])?)"
)
_DEEL: Final = re.compile("([\n\t])")


def xml(tekst: str) -> str:
    """The text with the signs that XML keeps for itself written out."""
    return tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _stuk(tekst: str, rpr: str) -> str:
    kop = f"<w:r><w:rPr>{rpr}</w:rPr>" if rpr else "<w:r>"
    if "\n" not in tekst and "\t" not in tekst:
        return f'{kop}<w:t xml:space="preserve">{xml(tekst)}</w:t></w:r>'
    delen = [
        "<w:br/>" if deel == "\n" else "<w:tab/>" if deel == "\t" else f'<w:t xml:space="preserve">{xml(deel)}</w:t>'
        for deel in _DEEL.split(tekst)
        if deel
    ]
    return f"{kop}{''.join(delen)}</w:r>"


def loop(tekst: str, rpr: str = "") -> str:
    """One or more runs with these properties; empty for an empty text."""
    tekst = schoon(tekst)
    if not tekst:
        return ""
    if tekst.isascii() or max(tekst) < "\u0590" or not _RTL.search(tekst):
        return _stuk(tekst, rpr)
    return "".join(
        _stuk(deel, rpr + "<w:rtl/>" if nummer % 2 else rpr) for nummer, deel in enumerate(_RTL.split(tekst)) if deel
    )


def van_rechts(tekst: str) -> bool:
    """Whether the first letter with a direction runs from the right; then the whole paragraph does."""
    if tekst.isascii() or max(tekst, default="") < "\u0590":
        return False
    for teken in tekst:
        richting = unicodedata.bidirectional(teken)
        if richting in ("L", "R", "AL"):
            return richting != "L"
    return False
