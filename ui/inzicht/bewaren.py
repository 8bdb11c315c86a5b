"""Charts and tables of this room as files: one place that asks where and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.bestandskeuze import kies_doel
from ui.bewaren import CSV, PNG, SVG, XLSX, meld_bewaard, schrijf_grafiek
from ui.models.tabel import RijModel
from ui.scherm import Omgeving
from ui.widgets.basis import Knop
from weegtafel.kernel.grafiek import Grafiek

UITGEVERS = "Cijfers geeft een secretaris, voorzitter, beheerder of controller uit."
Inhoud = tuple[Sequence[str], Sequence[Sequence[str]]]


def bewaar_grafiek(ouder: QWidget, omgeving: Omgeving, beeld: Grafiek | None) -> None:
    """Ask for a place and write the drawing there."""
    if beeld is None:
        return
    pad = kies_doel(ouder, f"Bewaar {beeld.titel}", f"{beeld.sleutel}.svg", (SVG, PNG))
    if pad is not None:
        schrijf_grafiek(omgeving, beeld, pad)


def bewaar_tabel(ouder: QWidget, omgeving: Omgeving, naam: str, inhoud: Inhoud) -> None:
    """Ask for a place and write a table of this room there, with numbers as numbers."""
    from weegtafel.tabeluitgave import geef_cijfers_uit

    pad = kies_doel(ouder, f"Bewaar {naam}", f"{naam}.xlsx", (XLSX, CSV))
    if pad is None:
        return
    programma, (kop, rijen) = omgeving.runner.programma, inhoud
    omgeving.runner.doe(
        lambda: geef_cijfers_uit(programma, naam, kop, rijen, pad),
        van=ouder,
        klaar=lambda _uit: meld_bewaard(omgeving, pad),
    )


def tabel_van(beeld: Grafiek) -> Inhoud:
    """The numbers of a chart."""
    return beeld.kop, beeld.rijen


def van_model(model: RijModel[Any]) -> Inhoud:
    """What a list shows, in the order in which it was fetched."""
    kop = [kolom.titel for kolom in model.kolommen]
    return kop, [[kolom.tekst(rij) for kolom in model.kolommen] for rij in model.rijen]


def mag_uitgeven(omgeving: Omgeving) -> bool:
    """Whether this person may take figures out of the program."""
    return omgeving.mag("inzicht.uitgeven")


def tabelknop(ouder: QWidget, omgeving: Omgeving, naam: Callable[[], str], inhoud: Callable[[], Inhoud]) -> Knop:
    """The button under a list; off for who may not take figures out of the program."""
    knop = Knop("Bewaar als tabel", "stil", "exporteer", hulp="Als Excel of CSV")
    knop.setAccessibleName(f"Bewaar als tabel: {naam()}")
    knop.clicked.connect(lambda _aan=False: bewaar_tabel(ouder, omgeving, naam(), inhoud()))
    if not mag_uitgeven(omgeving):
        knop.setEnabled(False)
        knop.setToolTip(UITGEVERS)
    return knop
