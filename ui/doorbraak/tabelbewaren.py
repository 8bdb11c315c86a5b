"""Keeping a table as XLSX or CSV: one place that asks where and says what came of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.bestandskeuze import kies_doel
from ui.bewaren import CSV, XLSX, meld_bewaard
from ui.scherm import Omgeving
from ui.widgets.basis import Knop


def bewaar_tabel(ouder: QWidget, omgeving: Omgeving, soort: str, sleutel: int, naam: str) -> None:
    """Ask for a place and write the table there."""
    from weegtafel.tabeluitgave import exporteer_tabel

    pad = kies_doel(ouder, f"Bewaar {naam}", f"{naam}.xlsx", (XLSX, CSV))
    if pad is None:
        return
    programma = omgeving.runner.programma
    omgeving.runner.doe(
        lambda: exporteer_tabel(programma, soort, sleutel, pad), van=ouder, klaar=lambda _: meld_bewaard(omgeving, pad)
    )


def bewaarknop(omgeving: Omgeving) -> Knop:
    """The button, off for who may not take tables out of the program."""
    knop = Knop("Bewaar als tabel", icoon="exporteer", hulp="Als Excel of CSV (Ctrl+E)")
    if not omgeving.mag("doorbraak.uitgeven"):
        knop.setEnabled(False)
        knop.setToolTip("Dit mag een secretaris, doorbraakcoach, mandaathouder, beheerder of controller.")
    return knop
