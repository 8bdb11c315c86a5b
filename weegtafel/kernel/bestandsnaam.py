"""A file name out of any text, that every system takes and that shows what it is."""

from __future__ import annotations

import re
import unicodedata

#: Windows keeps these for devices, with any extension, in any case.
_APPARATEN = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | {
    f"{naam}{cijfer}" for naam in ("com", "lpt") for cijfer in "0123456789¹²³"
}
_VERBODEN = re.compile(r'[<>:"/\\|?*]')
LANGST = 120


def veilige_bestandsnaam(stam: str, achtervoegsel: str = "", *, anders: str = "document") -> str:
    """``stam`` as a file name with ``achtervoegsel`` (``pdf``), at most 120 characters and 200 bytes.

    What Windows, macOS or a shell cannot hold goes: separators, control and direction characters, a dot or space at
    either end, names of devices. Letters with accents stay, composed, so that a name is the same on every system.
    """
    tekst = unicodedata.normalize("NFC", stam)
    # Cc, Cf (zero width, right to left), Cs, Co, Cn: nothing that can be seen.
    tekst = "".join(" " if unicodedata.category(t)[0] in "CZ" else t for t in tekst)
    tekst = " ".join(_VERBODEN.sub("-", tekst).split()).strip(" .")
    einde = re.sub(r"[^a-z0-9]", "", achtervoegsel.lower())
    einde = f".{einde}" if einde else ""
    tekst = tekst[: LANGST - len(einde)]
    while len((tekst + einde).encode()) > 200:
        tekst = tekst[:-1]
    tekst = tekst.strip(" .") or anders
    if tekst.partition(".")[0].strip().lower() in _APPARATEN:
        tekst = f"_{tekst}"
    return tekst + einde
