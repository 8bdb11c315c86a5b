"""What the card of keys says: those of the page first, then those that work everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction

from ui.actions import toetsnaam, vensteracties
from ui.plaatsen import BESTEMMINGEN


def kaartregels(acties: Sequence[QAction], aangemeld: bool) -> list[tuple[str, str]]:
    """(keys, words) for a page with these acts; (heading, "") begins a group. A key of the page wins."""
    eigen = [a for a in acties if a.isEnabled() and not a.shortcut().isEmpty()]
    regels: list[tuple[str, str]] = []
    if eigen:
        regels.append(("Op dit scherm", ""))
        regels += [(toetsnaam(a.shortcut().toString()), a.text().replace("&", "")) for a in eigen]
    bezet = {a.shortcut().toString() for a in eigen}
    regels.append(("Overal", ""))
    venster = (w for w in vensteracties(aangemeld) if w.toetsen and w.toetsen not in bezet)
    regels += [(toetsnaam(w.toetsen), w.tekst) for w in venster]
    return regels + [(f"Ctrl+{n}", b.tekst) for n, b in enumerate(BESTEMMINGEN, 1) if not b.onderaan]
