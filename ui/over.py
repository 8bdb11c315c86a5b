"""What this program is, under which licence, and where the data are."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, rij
from weegtafel import __version__
from weegtafel.bootstrap import Programma


def toon_over(ouder: QWidget, programma: Programma) -> None:
    """Show it."""
    venster = QDialog(ouder)
    venster.setWindowTitle("Over Weegtafel")
    kolom = QVBoxLayout(venster)
    marges(kolom, 24, 20, 24, 20, tussen=8)
    kolom.addWidget(Label(f"Weegtafel {__version__}", "kop"))
    kolom.addWidget(Label("Complexe jeugdhulp samen wegen, uitleggen en vastleggen.", breekt=True))
    kolom.addWidget(Label(f"De gegevens staan in {programma.kluis.map}", "stil", breekt=True))
    kolom.addWidget(
        Label(
            "Casussen zijn gepseudonimiseerd: met het nummer is een casus te herleiden, de AVG geldt. "
            "Weegtafel bewaart geen sleutel naar namen en maakt geen verbinding met internet.",
            "stil",
            breekt=True,
        )
    )
    kolom.addWidget(Label("Licentie: EUPL-1.2. Lettertype IBM Plex Sans: OFL 1.1.", "stil"))
    dicht = Knop("Sluit", "hoofd")
    dicht.clicked.connect(venster.accept)
    kolom.addLayout(rij(None, dicht))
    venster.setMinimumWidth(maat(520))
    venster.exec()
