"""The question why found words may stay: asked on every page and paper in the same words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.widgets.bevestiging import Bevestiging
from ui.widgets.tekstvak import Tekstvak
from weegtafel.anonimiteit.codes import Keuze, Soort
from weegtafel.anonimiteit.regels import REDEN_MAXIMUM, REDEN_MINIMUM


def vraag_reden(keuze: Keuze, soort: Soort, ouder: QWidget) -> str:
    """Ask; an empty answer means that the user went back."""

    def tr(zin: str) -> str:
        return QCoreApplication.translate("Anoniemreden", zin)

    vak = Tekstvak(plaatshouder=tr("Reden, zonder de gevonden woorden"), regels=2, grens=REDEN_MAXIMUM)
    vak.setAccessibleName(tr("Reden"))
    geen = keuze is Keuze.GEEN_NAAM
    zin = (
        tr("Weegtafel zag hier: %s. Zeg waarom dit niemand herkenbaar maakt.")
        if geen
        else tr("Dit herleidt indirect: %s. Zeg waarom de tafel het moet weten.")
    )
    dialoog = Bevestiging(
        tr("Is dit niet herleidbaar?") if geen else tr("Laten staan?"),
        zin % soort.omschrijving,
        tr("Laat staan"),
        tr("Terug"),
        inhoud=vak,
        ouder=ouder,
    )
    dialoog.knop_doe.setEnabled(False)
    vak.textChanged.connect(lambda: dialoog.knop_doe.setEnabled(len(vak.tekst().strip()) >= REDEN_MINIMUM))
    vak.setFocus()
    return vak.tekst().strip() if dialoog.vraag() else ""
