"""The quorum rule in plain words, with what it means for the table of today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoon, Label, rij
from ui.widgets.getal_edit import GetalEdit
from ui.widgets.keuzelijst import Keuzelijst
from weegtafel.inrichting.instellingen import lees_waarde
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg.rules.aanwezigheid import Deelnemende, quorumstand

AANDELEN = {"1/2": "de helft", "1/3": "een derde", "2/3": "twee derde", "3/4": "drie kwart", "1": "alle"}


def quorumwoorden(waarde: Mapping[str, Any]) -> str:
    """The rule as a sentence without end."""
    deel = AANDELEN.get(str(waarde["aandeel"]), str(waarde["aandeel"]))
    begin = "Alle organisaties" if deel == "alle" else f"{'Meer dan' if waarde['meer_dan'] else 'Ten minste'} {deel}"
    zin = f"{begin}, en niet minder dan {waarde['minimum']}"
    return f"{zin}, met ten minste één GI" if waarde["minstens_een_gi"] else zin


def quorumgevolg(waarde: Mapping[str, Any], tafel: int) -> str:
    """What the rule means for a table of this size, also when one organisation is recused.

    Raises:
        Regelovertreding: the rule is not possible.
    """
    regel = lees_waarde("quorum", dict(waarde))
    leden = [Deelnemende(n, "", True) for n in range(tafel)]
    nodig = quorumstand(regel, leden, ()).nodig
    iedereen = range(tafel)
    terug = quorumstand(regel, leden, iedereen, [0]).nodig if tafel > 1 else nodig
    wie, werkwoord = "organisatie" if tafel == 1 else "organisaties", "is" if nodig == 1 else "zijn"
    zin = f"Bij {tafel} {wie} {werkwoord} er {nodig} nodig."
    if tafel > 1:
        zin += f" Trekt er één zich terug, dan {'is' if terug == 1 else 'zijn'} er {terug} nodig."
    if nodig > tafel:
        zin += " Zo haalt deze tafel het quorum nooit."
    return zin


class Quorumveld(QWidget):
    """The rule to change; ``waarde`` gives it as JSON."""

    gewijzigd = Signal()

    def __init__(self, waarde: Mapping[str, Any], tafel: int) -> None:
        super().__init__()
        self._tafel = tafel
        self.meer_dan = Keuzelijst([("Meer dan", True), ("Ten minste", False)])
        self.meer_dan.setAccessibleName("Meer dan of ten minste")
        aandelen = dict(AANDELEN) | ({} if waarde["aandeel"] in AANDELEN else {waarde["aandeel"]: waarde["aandeel"]})
        self.aandeel = Keuzelijst([(tekst, breuk) for breuk, tekst in aandelen.items()])
        self.aandeel.setAccessibleName("Welk deel")
        self.minimum = GetalEdit(int(waarde["minimum"]), minst=1, meest=100)
        self.minimum.setAccessibleName("Niet minder dan")
        self.minimum.setFixedWidth(maat(72))
        self.gi = QCheckBox("Ten minste één gecertificeerde instelling doet mee")
        self.terug = QCheckBox("Wie zich terugtrekt, telt mee in het totaal")
        self.gevolg = Label("", "accent", breekt=True)
        self.meer_dan.zet_waarde(waarde["meer_dan"])
        self.aandeel.zet_waarde(waarde["aandeel"])
        self.gi.setChecked(waarde["minstens_een_gi"])
        self.terug.setChecked(waarde["teruggetrokken_telt_in_totaal"])
        for lijst in (self.meer_dan, self.aandeel):
            lijst.gewijzigd.connect(lambda _w: self._reken())
        self.minimum.textChanged.connect(lambda _t: self._reken())
        for vink in (self.gi, self.terug):
            vink.toggled.connect(lambda _aan: self._reken())
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=8)
        kolom.addLayout(rij(self.meer_dan, self.aandeel, Label("van de organisaties"), None))
        kolom.addLayout(rij(Label("en niet minder dan"), self.minimum, Label("organisaties"), None))
        kolom.addWidget(self.gi)
        kolom.addWidget(self.terug)
        balk = rij(Icoon("informatie", "accent", 18), tussen=8)
        balk.addWidget(self.gevolg, 1)
        kolom.addLayout(balk)
        self.setFocusProxy(self.meer_dan)
        self._reken()

    def waarde(self) -> dict[str, Any]:
        """The rule.

        Raises:
            ValueError: the least number is no number.
        """
        minimum = self.minimum.getal()
        if minimum is None:
            raise ValueError("Vul in hoeveel organisaties er ten minste nodig zijn.")
        return {
            "aandeel": self.aandeel.waarde(),
            "meer_dan": self.meer_dan.waarde(),
            "minimum": minimum,
            "minstens_een_gi": self.gi.isChecked(),
            "teruggetrokken_telt_in_totaal": self.terug.isChecked(),
        }

    def _reken(self) -> None:
        try:
            zin = quorumgevolg(self.waarde(), self._tafel)
        except ValueError as fout:
            zin = str(fout)
        except Regelovertreding as fout:
            zin = fout.redenen[0]
        self.gevolg.setText(zin)
        self.gewijzigd.emit()
