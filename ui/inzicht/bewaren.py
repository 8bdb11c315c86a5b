"""Charts and tables of this room as files: one place that asks where and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ui.bestandskeuze import kies_doel
from ui.models.tabel import RijModel
from ui.scherm import Omgeving
from ui.widgets.basis import Knop
from ui.widgets.berichtenbalk import BerichtActie
from ui.widgets.grafiek import bewaar_png, bewaar_svg
from weegtafel.kernel.errors import Storing
from weegtafel.kernel.grafiek import Grafiek

SVG, PNG = "SVG (*.svg)", "PNG (*.png)"
XLSX, CSV = "Excel (*.xlsx)", "CSV (*.csv)"
UITGEVERS = "Cijfers geeft een secretaris, voorzitter, beheerder of controller uit."
Inhoud = tuple[Sequence[str], Sequence[Sequence[str]]]


def meld_bewaard(omgeving: Omgeving, pad: Path) -> None:
    """Say where a file is, with a way to open it."""
    actie = BerichtActie("Open het bestand", partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(pad))))
    omgeving.mond.meld("gelukt", f"{pad.name} staat in {pad.parent}.", actie)


def bewaar_grafiek(ouder: QWidget, omgeving: Omgeving, beeld: Grafiek | None) -> None:
    """Ask for a place and write the drawing there."""
    if beeld is None:
        return
    pad = kies_doel(ouder, f"Bewaar {beeld.titel}", f"{beeld.sleutel}.svg", (SVG, PNG))
    if pad is None:
        return
    try:
        (bewaar_png if pad.suffix.lower() == ".png" else bewaar_svg)(beeld.figuur, pad)
    except OSError:
        omgeving.mond.vang(
            Storing(f"De grafiek is niet te bewaren in “{pad.name}”. Uw gegevens zijn veilig. Kies een andere plaats.")
        )
        return
    meld_bewaard(omgeving, pad)


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
