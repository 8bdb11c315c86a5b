"""What every part of the set-up is: a head, a list, and the chosen row below it with all its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.models.tabel import Kolom, RijModel
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Kaart, Knop, Label, rij
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.paginakop import Paginakop
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht

ZEKERHEID = {
    "A": "A: officiële bron, gelezen",
    "B": "B: tweede hand, gelezen",
    "C": "C: pers, oud of dun",
    "K": "K: algemene kennis, niet nagezocht",
    "lokaal": "lokaal: keuze van de gemeente, of een voorstel van dit programma",
    "": "niet genoemd",
}
Feiten = Sequence[tuple[str, str]]


def dag(waarde: date | None) -> str:
    """A day in a column, or nothing."""
    return "" if waarde is None else f"{waarde:%d-%m-%Y}"


def geldigheid(van: date, tot: date | None) -> str:
    """A period in words."""
    einde = f" tot en met {datum_voluit(tot)}" if tot is not None else ""
    return f"vanaf {datum_voluit(van)}{einde}"


def stand(van: date, tot: date | None, vandaag: date) -> tuple[str, str, str]:
    """(word, icon, colour role) of a period seen from today."""
    if van > vandaag:
        return "komt nog", "vorm-ring", "accent"
    if tot is not None and tot < vandaag:
        return "beëindigd", "vorm-streep", "stil"
    if tot is not None:
        return f"tot {tot:%d-%m-%Y}", "vorm-halve-cirkel", "let_op"
    return "geldt", "vorm-cirkel", "goed"


def standkolom(omgeving: Omgeving, breedte: int = 132) -> Kolom[Any]:
    """The column that says whether a row holds today."""

    def van(r: Any) -> tuple[str, str, str]:
        return stand(r.geldig_van, r.geldig_tot, omgeving.vandaag)

    return Kolom(
        "stand", "Geldigheid", lambda r: van(r)[0], lambda r: (r.geldig_tot is not None, r.geldig_van),
        breedte=breedte, icoon=lambda r: van(r)[1:],
    )  # fmt: skip


class Deel(QWidget):
    """A part of the set-up. ``bevoegdheid`` is what its changes need."""

    titel = ""
    uitleg = ""
    bevoegdheid = "inrichting.wijzigen"
    geladen = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self.omgeving = omgeving
        self.mag = omgeving.mag(self.bevoegdheid)
        self.kop = Paginakop(self.titel, self._ondertitel())
        self.kolom = QVBoxLayout(self)
        marges(self.kolom, tussen=16)
        self.kolom.addWidget(self.kop)

    def _ondertitel(self) -> str:
        if self.mag:
            return self.uitleg
        wie = "beheerder" if self.bevoegdheid == "inrichting.wijzigen" else "beheerder, secretaris of voorzitter"
        return f"{self.uitleg} Alleen een {wie} wijzigt dit."

    def knop(self, tekst: str, doe: Callable[[], Any], soort: Any = "gewoon", icoon: str | None = None) -> Knop:
        """A button that changes something: off for who may not."""
        uit = Knop(tekst, soort, icoon)
        uit.clicked.connect(lambda _aan=False: doe())
        uit.setEnabled(self.mag)
        return uit

    def doe(self, opdracht: Opdracht, zin: str) -> None:
        """Do an act and say so."""

        def klaar(_wat: Gewijzigd) -> None:
            self.omgeving.mond.meld("gelukt", zin)

        self.omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar)

    def ververs(self) -> None:
        """Fetch what is shown."""
        raise NotImplementedError


class Blad(Kaart):
    """The chosen row: names and words beside each other, and what can be done."""

    def __init__(self) -> None:
        super().__init__()
        marges(self.indeling, 20, 14, 20, 14, tussen=10)
        self._rol = QScrollArea()
        self._rol.setWidgetResizable(True)
        self._rol.setFrameShape(QFrame.Shape.NoFrame)
        self._rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.indeling.addWidget(self._rol)
        self.knoppen = rij()
        self.indeling.addLayout(self.knoppen)

    def toon(self, feiten: Feiten) -> None:
        """Show these facts; empty ones are left out."""
        binnen = QWidget()
        rooster = QGridLayout(binnen)
        marges(rooster, tussen=6)
        rooster.setColumnMinimumWidth(0, maat(120))
        rooster.setColumnStretch(1, 1)
        for nummer, (naam, tekst) in enumerate(f for f in feiten if f[1].strip()):
            rooster.addWidget(Label(naam, "stil"), nummer, 0, Qt.AlignmentFlag.AlignTop)
            woorden = Label(tekst, breekt=True)
            woorden.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            rooster.addWidget(woorden, nummer, 1)
        self._rol.setWidget(binnen)
        breed = max(self.width() - maat(60), maat(480))
        self._rol.setFixedHeight(min(rooster.totalHeightForWidth(breed) + maat(4), maat(190)))


class Lijstdeel(Deel):
    """A part that is a list of rows. ``self.lijst`` is the list, ``self.model`` its rows."""

    nieuw_tekst = ""
    knoppen_links = True
    leeg = ("inrichting", "Hier staat nog niets.", "")

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.model: RijModel[Any] = RijModel(self.kolommen(), sleutel=lambda r: r.id)
        leeg = LegeStaat(*self.leeg)
        self.lijst = Lijst(self.model, self.titel, leeg)
        self.blad = Blad()
        self.wijzig_knop = self.knop("Wijzig", self._wijzig_gekozen, icoon="potlood")
        self.wijzig_knop.setToolTip("Enter")
        self.blad.knoppen.addWidget(self.wijzig_knop)
        self.bouw_knoppen()
        if self.knoppen_links:
            self.blad.knoppen.addStretch(1)
        self.blad.hide()
        if self.nieuw_tekst:
            self.nieuw_knop = self.knop(self.nieuw_tekst, self.nieuw, "hoofd", "plus")
            self.kop.voeg_actie_toe(self.nieuw_knop)
        self.bouw_filter()
        self.kolom.addWidget(self.lijst, 1)
        self.kolom.addWidget(self.blad)
        self.lijst.gekozen.connect(self._kies)
        self.lijst.geopend.connect(lambda r: self.wijzig(r) if self.mag else None)

    # --- what a part fills in ---------------------------------------------------------------------

    def kolommen(self) -> list[Kolom[Any]]:
        """The columns of the list."""
        raise NotImplementedError

    def feiten(self, rij_: Any) -> Feiten:
        """All words of a row, as (name, text)."""
        raise NotImplementedError

    def bouw_knoppen(self) -> None:
        """Add buttons beside Wijzig."""

    def bouw_filter(self) -> None:
        """Add what narrows the list."""

    def nieuw(self) -> None:
        """Make a row."""

    def wijzig(self, rij_: Any) -> None:
        """Change a row."""

    # --- showing ----------------------------------------------------------------------------------

    def toon(self, rijen: Sequence[Any]) -> None:
        """Show these rows, keeping the choice."""
        self.model.ververs(rijen)
        if self.lijst.gekozen_rij() is None:
            self.lijst.kies_eerste()
        self._kies(self.lijst.gekozen_rij())
        self.geladen.emit()

    def _kies(self, rij_: Any) -> None:
        self.blad.setVisible(rij_ is not None)
        if rij_ is not None:
            self.blad.toon(self.feiten(rij_))
            self.na_keuze(rij_)

    def na_keuze(self, rij_: Any) -> None:
        """Adapt the buttons to the chosen row."""

    def _wijzig_gekozen(self) -> None:
        rij_ = self.lijst.gekozen_rij()
        if rij_ is not None:
            self.wijzig(rij_)

    def kies(self, sleutel: int) -> None:
        """Choose the row that was just made, once it is there."""
        if not self.lijst.kies(sleutel):
            self.geladen.connect(lambda: self.lijst.kies(sleutel), Qt.ConnectionType.SingleShotConnection)
