"""Giving a file its name, also where a virus scanner looks at it just then."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

#: Access denied, sharing violation, lock violation (Windows system error codes): somebody has the file open.
_VASTGEHOUDEN: Final = frozenset({5, 32, 33})
_WACHT_S: Final = (0.05, 0.1, 0.2, 0.4, 0.8)


def verwissel(van: Path, naar: Path) -> None:
    """Rename ``van`` to ``naar``, over what stands there. On Windows a held file is waited for, 1.5 s at most.

    Raises:
        OSError: the system refused; both are as they were.
    """
    for wacht in _WACHT_S:
        try:
            van.replace(naar)
        except OSError as fout:
            if getattr(fout, "winerror", None) not in _VASTGEHOUDEN:
                raise
            time.sleep(wacht)
        else:
            return
    van.replace(naar)
