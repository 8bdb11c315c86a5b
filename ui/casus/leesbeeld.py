"""A casus to read: the same questions in the same order, as running text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges
from ui.widgets.basis import Kaart, Knop, Label, Leestekst, rij
from weegtafel.casus.feiten import CasusFeiten
from weegtafel.casus.velden import STAP_GRONDEN, STAPPEN, VELDEN, Invoer


@dataclass(frozen=True, slots=True)
class Resttekst:
    """Typed text that could no longer be stored, with the name of its field."""

    naam: str
    tekst: str


class Leesbeeld(QWidget):
    """``koppen`` gives the heading of each step, to scroll to; ``rest`` is what was typed too late to be stored."""

    def __init__(self, feiten: CasusFeiten, boven: QWidget, rest: tuple[Resttekst, ...] = ()) -> None:
        super().__init__()
        self.rest = rest
        self.koppen: dict[str, QWidget] = {}
        kolom = QVBoxLayout(self)
        marges(kolom, 0, 0, 16, 48, tussen=8)
        kolom.addWidget(boven)
        if rest:
            kolom.addWidget(self._restkaart(rest))
        for stap in STAPPEN:
            kop = self.koppen[stap] = Label(stap, "tussenkop")
            kolom.addSpacing(maat(12))
            kolom.addWidget(kop)
            if stap == STAP_GRONDEN:
                self._gronden(kolom, feiten)
            self._kort(kolom, feiten, stap)
            for veld in (v for v in VELDEN if v.stap == stap and v.invoer is Invoer.TEKST):
                kolom.addWidget(Label(veld.titel, "veldlabel"))
                tekst = feiten.toon(veld.sleutel)
                kolom.addWidget(Leestekst(tekst or self.tr("Niet ingevuld"), stil=not tekst))
                kolom.addSpacing(maat(8))
        kolom.addStretch(1)

    def _restkaart(self, rest: tuple[Resttekst, ...]) -> Kaart:
        kaart = Kaart(self.tr("Niet meer bewaard"))
        kaart.indeling.addWidget(
            Label(
                self.tr(
                    "De casus kan niet meer worden gewijzigd. Dit had u nog getypt; kopieer het als u het nodig hebt."
                ),
                "stil",
                breekt=True,
            )
        )
        for deel in rest:
            kaart.indeling.addWidget(Label(deel.naam, "veldlabel"))
            kaart.indeling.addWidget(Leestekst(deel.tekst))
        knop = Knop(self.tr("Kopieer deze tekst"), icoon="kopie")
        alles = "\n\n".join(f"{deel.naam}\n{deel.tekst}" for deel in rest)
        knop.clicked.connect(lambda: QGuiApplication.clipboard().setText(alles))
        kaart.indeling.addLayout(rij(knop, None))
        return kaart

    def _kort(self, kolom: QVBoxLayout, feiten: CasusFeiten, stap: str) -> None:
        velden = [v for v in VELDEN if v.stap == stap and v.invoer is not Invoer.TEKST]
        if not velden:
            return
        rooster = QGridLayout()
        marges(rooster, 0, 0, 0, 8, tussen=6)
        rooster.setColumnMinimumWidth(0, maat(180))
        rooster.setColumnStretch(1, 1)
        for nummer, veld in enumerate(velden):
            rooster.addWidget(Label(veld.titel, "stil"), nummer, 0)
            rooster.addWidget(Label(feiten.toon(veld.sleutel) or "–", breekt=True), nummer, 1)
        kolom.addLayout(rooster)

    def _gronden(self, kolom: QVBoxLayout, feiten: CasusFeiten) -> None:
        for grond in feiten.gronden:
            kolom.addWidget(Label(f"{grond.naam}: {grond.uitkomst_naam or self.tr('niet overwogen')}", "veldlabel"))
            if grond.toelichting:
                kolom.addWidget(Leestekst(grond.toelichting))
        for alternatief in feiten.alternatieven:
            kolom.addWidget(Label(self.tr("Alternatief overwogen: %s") % alternatief.naam, "veldlabel"))
            if alternatief.toelichting:
                kolom.addWidget(Leestekst(alternatief.toelichting))
