"""The button with the name of who works here, at the foot of the sidebar."""

from __future__ import annotations

from ui.actions import vensteracties
from ui.widgets.basis import Knop
from weegtafel.bootstrap import Programma


class Persoonknop(Knop):
    """Says who works here, and in its hint what a click does: choose another, or the menu of who signed in."""

    def __init__(self) -> None:
        super().__init__("", "stil", icoon="persoon")

    def toon(self, programma: Programma, smal: bool) -> None:
        """Show who works here; without the name in a narrow sidebar."""
        naam, aangemeld = programma.actor.naam, programma.aanmelding is not None
        wat = next(actie for actie in vensteracties(aangemeld) if actie.doe == "kies_persoon")
        self.setText("" if smal else naam)
        self.setToolTip(f"{wat.tekst} ({wat.toetsen})")
        zin = self.tr("U bent aangemeld als %s") if aangemeld else self.tr("U werkt als %s")
        self.setAccessibleName(zin % naam)
