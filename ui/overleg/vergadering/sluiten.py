"""Closing the overleg: what has no outcome yet stands in a list, each with a way out; then one question."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.overleg.redenvraag import Redenvraag
from ui.overleg.rolvlak import Rolvlak, maak_leeg
from ui.overleg.vensters import pas_op_scherm
from ui.overleg.vormen import puntnaam
from ui.scherm import Omgeving
from ui.theme.theme import marges
from ui.widgets.basis import Kaart, Knop, Label, rij
from weegtafel.kernel.codes import PuntSoort, PuntStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.overleg import queries
from weegtafel.overleg.commands import RondPuntAf, SchuifPuntDoor, SluitOverleg
from weegtafel.overleg.schermrijen import OverlegBlad, PuntRij

VOORZETTEN = ("De tijd is op.", "Er is eerst meer informatie nodig.", "De inbrenger is er niet.")


def vraag_doorschuifreden(punt: PuntRij, ouder: QWidget) -> str | None:
    """Ask why an item is carried over; None when the user went back."""
    uitleg = "Het punt komt op de agenda van het volgende overleg. De reden staat in de notulen."
    return Redenvraag(
        f"{puntnaam(punt)} doorschuiven?", uitleg, "Schuif door", voorzetten=VOORZETTEN, ouder=ouder
    ).vraag()


class Sluitvenster(QDialog):
    """``open_punt`` carries the id of an item that the user wants to deal with first. Accepted means: closed."""

    open_punt = Signal(int)

    def __init__(self, omgeving: Omgeving, overleg_id: int, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._omgeving, self._overleg_id = omgeving, overleg_id
        self.setWindowTitle(self.tr("Overleg sluiten"))
        self.setAccessibleName(self.tr("Overleg sluiten"))
        pas_op_scherm(self, 720, 360)
        self.kop = Label(self.tr("Overleg sluiten"), "kop")
        self.uitleg = Label("", breekt=True)
        self.rol = Rolvlak(self.tr("Punten zonder uitkomst"))
        self._inhoud = QWidget()
        self._lijst = QVBoxLayout(self._inhoud)
        marges(self._lijst, tussen=8)
        self.rol.setWidget(self._inhoud)
        self.melding = Label("", "let_op", breekt=True)
        self.melding.setVisible(False)
        self.knop_laat = Knop(self.tr("Nog niet"))
        self.knop_sluit = Knop(self.tr("Sluit overleg"), "hoofd", "hangslot")
        self.knop_laat.clicked.connect(self.reject)
        self.knop_sluit.clicked.connect(lambda: self._doe(SluitOverleg(overleg_id=overleg_id), sluit=True))
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 24, 24, 20, tussen=12)
        for widget in (self.kop, self.uitleg):
            kolom.addWidget(widget)
        kolom.addWidget(self.rol, 1)
        kolom.addWidget(self.melding)
        kolom.addLayout(rij(None, self.knop_laat, self.knop_sluit))
        self.knop_laat.setDefault(True)
        self.knop_laat.setFocus()
        self._haal()

    def _haal(self) -> None:
        self._omgeving.runner.vraag(queries.overleg, self._overleg_id, van=self, klaar=self._toon)

    def _toon(self, blad: OverlegBlad) -> None:
        open_ = [p for p in blad.punten if p.status is PuntStatus.OPEN]
        maak_leeg(self._lijst)
        self.rol.setVisible(bool(open_))
        if open_:
            zin = self.tr("Eén punt heeft nog geen uitkomst.")
            if len(open_) > 1:
                zin = self.tr("{0} punten hebben nog geen uitkomst.").format(len(open_))
            self.uitleg.setText(zin + self.tr(" Kies per punt wat ermee gebeurt. Daarna kunt u sluiten."))
        else:
            zin = self.tr("Alle punten hebben een uitkomst. Na het sluiten staan aanwezigheid en verslag vast.")
            self.uitleg.setText(zin + self.tr(" Weegtafel maakt dan het concept van de notulen."))
        for punt in open_:
            self._lijst.addWidget(self._regel(punt))
        self._lijst.addStretch(1)
        self.adjustSize()

    def _regel(self, punt: PuntRij) -> Kaart:
        kaart = Kaart()
        marges(kaart.indeling, 16, 8, 8, 8)
        naar = Knop(self.tr("Ga ernaartoe"), "stil")
        naar.clicked.connect(lambda: self._ga(punt.id))
        door = Knop(self.tr("Schuif door"))
        door.clicked.connect(lambda: self._schuif(punt))
        knoppen: list[QWidget | None] = [naar, door]
        if punt.soort not in {PuntSoort.CASUS, PuntSoort.BEKRACHTIGING, PuntSoort.VORIGE_NOTULEN}:
            af = Knop(self.tr("Rond af"))
            af.clicked.connect(lambda: self._doe(RondPuntAf(punt_id=punt.id)))
            knoppen.append(af)
        for knop in knoppen:
            if isinstance(knop, Knop):
                knop.setAccessibleName(f"{knop.text()}: {puntnaam(punt)}")
        regel = rij(*knoppen)
        regel.insertWidget(0, Label(puntnaam(punt), "veldlabel", breekt=True), 1)
        kaart.indeling.addLayout(regel)
        return kaart

    def _ga(self, punt_id: int) -> None:
        self.open_punt.emit(punt_id)
        self.reject()

    def _schuif(self, punt: PuntRij) -> None:
        reden = vraag_doorschuifreden(punt, self)
        if reden is not None:
            self._doe(SchuifPuntDoor(punt_id=punt.id, reden=reden))

    def _doe(self, opdracht: Opdracht, *, sluit: bool = False) -> None:
        def klaar(_wat: Gewijzigd) -> None:
            self.melding.setVisible(False)
            if sluit:
                self.accept()
            else:
                self._haal()

        def fout(mis: Exception) -> bool:
            if isinstance(mis, Regelovertreding):
                self.melding.setText("▲ " + " ".join(mis.redenen))
                self.melding.setVisible(True)
                return True
            return False

        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar, fout=fout)
