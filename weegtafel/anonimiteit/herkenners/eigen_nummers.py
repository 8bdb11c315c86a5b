"""The numbers that this program gives itself: they lead to nobody outside it, so they are no finding. Pure."""

from __future__ import annotations

import re
from typing import Final

_KERN: Final = r"(?:WT|WO|NOT|DB|VV)-\d{4}-\d{3,}"
EIGEN_NUMMER: Final = rf"{_KERN}(?:[-/][A-Z]?\d{{1,2}})?"
"""A casus (WT), an overleg (WO) and its minutes (NOT), a request for a breakthrough (DB), a list of destruction (VV);
with the number of an advice or a decision behind it, as in ``WT-2026-0042/A1``."""
GEEN_EIGEN: Final = rf"(?!{_KERN})"
"""In front of a pattern for the numbers of others."""
_EIGEN: Final = re.compile(EIGEN_NUMMER, re.IGNORECASE)


def is_eigen(nummer: str) -> bool:
    """Whether a whole text is a number of this program."""
    return _EIGEN.fullmatch(nummer) is not None
