"""The question on the way to gereed: a named person declares that nobody can be recognised in this casus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.scherm import Omgeving
from ui.theme.theme import marges
from ui.widgets.basis import Label
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.tekstvak import Tekstvak
from weegtafel.anonimiteit.codes import Controlewijze, Onderwerp
from weegtafel.anonimiteit.regels import REDEN_MINIMUM, veldzin
from weegtafel.anonimiteit.weigering import Herkenbaar, Vindplaats
from weegtafel.casus.anoniem import Casusstand
from weegtafel.casus.commands import VerklaarAnoniem
from weegtafel.casus.feiten import CasusFeiten


class Verklaring(QWidget):
    """What the dialog holds: how it was checked, the reason when that was by hand, what is rare, and what to tick."""

    def __init__(self, stand: Casusstand, anders: Callable[[], None]) -> None:
        super().__init__()
        self._anders = anders
        self._met_de_hand = any(not veld.grondig for veld in stand.velden)
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=8)
        behouden = sum(veld.behouden for veld in stand.velden)
        kolom.addWidget(Label(self._hoe(behouden), "stil", breekt=True))
        self.reden = Tekstvak(plaatshouder=self.tr("Waarom de grondige controle ontbreekt"), regels=2, grens=500)
        self.reden.setAccessibleName(self.tr("Reden om met de hand na te kijken"))
        if self._met_de_hand:
            kolom.addWidget(Label(self.tr("Reden om met de hand na te kijken"), "veldlabel"))
            kolom.addWidget(self.reden)
        else:
            self.reden.setParent(self)
            self.reden.hide()
        self.gezien: QCheckBox | None = None
        if stand.zeldzaam:
            self.gezien = QCheckBox(self.tr("Ik heb dit gezien en laat het zo"))
            self.gezien.setAccessibleDescription(stand.zeldzaam)
            self.gezien.toggled.connect(lambda _aan: anders())
            for zin in stand.zeldzaam.splitlines():
                kolom.addWidget(Label(zin, "let_op", breekt=True))
            kolom.addWidget(self.gezien)
        zin = self.tr("Ik heb de hele casus gelezen. Er staat niets in waaraan iemand te herkennen is.")
        kolom.addWidget(Label(zin, breekt=True))
        self.vakje = QCheckBox(self.tr("Dat verklaar ik"))
        self.vakje.setAccessibleDescription(zin)
        kolom.addWidget(self.vakje)
        self.vakje.toggled.connect(lambda _aan: anders())
        self.reden.textChanged.connect(anders)

    def _hoe(self, behouden: int) -> str:
        if self._met_de_hand:
            return self.tr(
                "De grondige controle heeft niet alle velden gelezen. U kunt wachten, of de casus zelf nakijken en "
                "zeggen waarom."
            )
        if behouden:
            return self.tr("Beide controles zijn klaar. Over %d bevindingen is besloten.") % behouden
        return self.tr("Beide controles zijn klaar en vonden niets meer.")

    def compleet(self) -> bool:
        """Whether enough was filled in to declare."""
        genoeg = not self._met_de_hand or len(self.reden.tekst().strip()) >= REDEN_MINIMUM
        gezien = self.gezien is None or self.gezien.isChecked()
        return self.vakje.isChecked() and genoeg and gezien

    def opdracht(self, feiten: CasusFeiten) -> VerklaarAnoniem:
        """The declaration as an act."""
        wijze = Controlewijze.MET_DE_HAND if self._met_de_hand else Controlewijze.GRONDIG
        return VerklaarAnoniem(
            casus_id=feiten.id,
            versie=feiten.versie,
            wijze=wijze,
            reden=self.reden.tekst().strip(),
            zeldzaam_gezien=self.gezien is not None and self.gezien.isChecked(),
        )


def vraag_verklaring(
    omgeving: Omgeving, ouder: QWidget, feiten: CasusFeiten, stand: Casusstand, getypt: Sequence[Vindplaats] = ()
) -> VerklaarAnoniem | None:
    """Ask the declaration; None when something is still open (the window says what), or when it is not given.

    ``getypt`` is what the page shows besides: known names are in its memory only.
    """
    open_ = [
        Vindplaats(Onderwerp.CASUS, feiten.id, veld.veld, veld.titel, veld.soorten)
        for veld in stand.velden
        if not veld.schoon
    ] or getypt
    if open_:
        zinnen = [veldzin(veld.titel, veld.soorten) for veld in open_[:3]]
        meer = ouder.tr("Er zijn nog %d velden.") % (len(open_) - 3) if len(open_) > 3 else ""
        omgeving.mond.vang(Herkenbaar([" ".join((*zinnen, meer)).strip()], {}, open_))
        return None
    vraag: Bevestiging | None = None

    def anders() -> None:
        if vraag is not None:
            vraag.knop_doe.setEnabled(houder.compleet())

    houder = Verklaring(stand, anders)
    vraag = Bevestiging(
        ouder.tr("%s gereed verklaren?") % feiten.nummer,
        ouder.tr(
            "De casus kan daarna op een agenda. Uw naam komt bij de verklaring. Met het nummer is hij te herleiden "
            "door wie het dossier heeft: de casus is gepseudonimiseerd, en de AVG geldt."
        ),
        ouder.tr("Verklaar gereed"),
        ouder.tr("Nog niet"),
        inhoud=houder,
        ouder=ouder,
    )
    vraag.knop_doe.setEnabled(False)
    (houder.gezien or houder.vakje).setFocus()
    return houder.opdracht(feiten) if vraag.vraag() else None
