"""Behind every number its steps: what went in, how, the exact value and the rounded one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.models.tabel import Kolom, RijModel, Uitlijning
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, Leestekst, rij
from ui.widgets.lijst import Lijst
from weegtafel.doorbraak.stap import Stap
from weegtafel.doorbraak.staptekst import exact, invoerregels, rond


class Stappenvenster(QDialog):
    """All steps in order, one of them chosen and worked out below."""

    def __init__(self, ouder: QWidget | None, stappen: Sequence[Stap], begin: str) -> None:
        super().__init__(ouder)
        self.setWindowTitle(self.tr("Stappen van de berekening"))
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=12)
        kolom.addWidget(Label(self.tr("Stappen van de berekening"), "kop"))
        genummerd = list(enumerate(stappen, 1))
        self.model: RijModel[tuple[int, Stap]] = RijModel(
            (
                Kolom("nummer", "", lambda r: str(r[0]), uitlijning=Uitlijning.RECHTS, breedte=48, rol="stil"),
                Kolom("wat", self.tr("Stap"), lambda r: r[1].label),
                Kolom("uit", self.tr("Uitkomst"), lambda r: rond(r[1]), uitlijning=Uitlijning.RECHTS, breedte=160),
            ),
            genummerd,
            sleutel=lambda r: r[0],
        )
        self.lijst = Lijst(self.model, self.tr("Stappen"))
        self.lijst.gekozen.connect(self._toon)
        kolom.addWidget(self.lijst, 3)
        self.uitleg = Leestekst("")
        self.uitleg.setAlignment(Qt.AlignmentFlag.AlignTop)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setFrameShape(QFrame.Shape.NoFrame)
        rol.setAccessibleName(self.tr("Deze stap"))
        rol.setWidget(self.uitleg)
        kolom.addWidget(rol, 2)
        sluit = Knop(self.tr("Sluit"))
        sluit.clicked.connect(lambda _aan=False: self.accept())
        kolom.addLayout(rij(None, sluit))
        self.resize(maat(860), maat(640))
        eerste = next((n for n, stap in genummerd if stap.label.startswith(begin)), 1)
        self.lijst.kies(eerste)
        self.lijst.setFocus()

    def _toon(self, gekozen: tuple[int, Stap] | None) -> None:
        if gekozen is None:
            self.uitleg.zet_tekst("")
            return
        stap = gekozen[1]
        invoer = "\n".join(f"{naam}: {waarde}" for naam, waarde in invoerregels(stap))
        self.uitleg.zet_tekst(
            f"{stap.label} = {stap.formule}\n\n{invoer}\n\nExact: {exact(stap)}\nAfgerond: {rond(stap)}"
        )


def toon_stappen(ouder: QWidget, stappen: Sequence[Stap], begin: str) -> None:
    """Show the steps, from the first whose label begins so."""
    Stappenvenster(ouder, stappen, begin).exec()
