"""How wide the columns of a table are, for PDF and DOCX alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

GROOTSTE_WOORD: Final = 0.45  # a single word claims at most this share of the table


def verdeel(
    minst: Sequence[float], graag: Sequence[float], gevraagd: Sequence[int] | None, ruimte: float
) -> list[float]:
    """Widths that together are ``ruimte``: as asked, but no word is cut as long as another column can give.

    ``minst`` is the widest word of each column, ``graag`` the widest line; all in points.
    """
    if gevraagd is not None:
        totaal = sum(gevraagd)
        uit = [ruimte * deel / totaal for deel in gevraagd]
    else:
        over = ruimte - sum(minst)
        wens = [max(g - m, 1.0) for g, m in zip(graag, minst, strict=True)]
        uit = [m + over * w / sum(wens) for m, w in zip(minst, wens, strict=True)]
    if sum(minst) >= ruimte:
        return [ruimte * m / sum(minst) for m in minst]
    tekort = sum(max(0.0, m - u) for m, u in zip(minst, uit, strict=True))
    if tekort > 0:
        speling = [max(0.0, u - m) for m, u in zip(minst, uit, strict=True)]
        uit = [
            max(u, m) - tekort * s / sum(speling) if s else max(u, m)
            for m, u, s in zip(minst, uit, speling, strict=True)
        ]
    return uit
