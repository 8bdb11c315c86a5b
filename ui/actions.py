"""The acts of the window itself: words, icon and keys stand beside each other, once."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Vensteractie:
    """One act of the window; ``doe`` names the method of ``Hoofdvenster``, or after ``kluis:`` what the keeper does."""

    doe: str
    tekst: str
    toetsen: str
    icoon: str
    aangemeld: str = ""
    """The words for somebody who signed in, where that makes it another act."""

    @property
    def vraagt_wachtwoord(self) -> bool:
        """Whether it means nothing on data without a password."""
        return self.doe.startswith("kluis:")


_AANGEMELD = "Vergrendel, wijzig wachtwoord of meld af"

VENSTERACTIES: tuple[Vensteractie, ...] = (
    Vensteractie("open_palet", "Zoek of ga naar", "Ctrl+K", "zoeken"),
    Vensteractie("toon_toetsen", "Toon de sneltoetsen", "F1", "toetsenbord"),
    Vensteractie("terug", "Ga terug", "Alt+Left", "pijl-links"),
    Vensteractie("ververs", "Haal opnieuw op", "F5", "herstel"),
    Vensteractie("nieuw_venster", "Open nog een venster", "Ctrl+Shift+N", "kopie"),
    Vensteractie("wissel_thema", "Wissel licht en donker", "Ctrl+Shift+L", "maan"),
    Vensteractie("groter", "Maak alles groter", "Ctrl++", "plus"),
    Vensteractie("kleiner", "Maak alles kleiner", "Ctrl+-", "min"),
    Vensteractie("normale_grootte", "Normale grootte", "Ctrl+0", "zoeken"),
    Vensteractie("volledig_scherm", "Volledig scherm", "F11", "volledig-scherm"),
    Vensteractie(
        "kies_persoon", "Werk als iemand anders", "Ctrl+Shift+P", "persoon", "Vergrendel, wijzig wachtwoord of meld af"
    ),
    Vensteractie("kluis:vergrendel", "Vergrendel", "Ctrl+L", "hangslot"),
    Vensteractie("kluis:wachtwoord", "Wijzig uw wachtwoord", "", "sleutel"),
    Vensteractie("kluis:afmelden", "Meld af", "", "pijl-links"),
    Vensteractie("toon_over", "Over Weegtafel", "", "informatie"),
)
"""Screens add their own (``Scherm.acties``); a screen's key wins over the window's, as F5 in a meeting."""


def vensteracties(aangemeld: bool) -> tuple[Vensteractie, ...]:
    """What to offer by name: with the words for somebody who signed in, or without the acts that need a password."""
    if aangemeld:
        return tuple(replace(wat, tekst=wat.aangemeld or wat.tekst) for wat in VENSTERACTIES)
    return tuple(wat for wat in VENSTERACTIES if not wat.vraagt_wachtwoord)


def toetsnaam(toetsen: str) -> str:
    """A key as it is printed on the keyboard; the card parts them at the plus sign."""
    return toetsen.replace("Return", "Enter").replace("++", "+plus").replace("Left", "←").replace("Del", "Delete")
