"""Reading filled forms: choose files or a folder, see per file what came of it, make casussen of what was read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.casus.nieuw import eigen_inbrengers
from ui.models.tabel import Kolom, RijModel
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, Leestekst, rij
from ui.widgets.basis import kolom as kolom_van
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.lijst import Lijst
from weegtafel.casus import queries as casusqueries
from weegtafel.casus.commands import MaakCasus
from weegtafel.inrichting import queries
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.opdracht import Gewijzigd

_WOORD = {
    "gelezen": ("vinkje", "goed", "gelezen"),
    "niet_ons_formulier": ("vorm-streep", "stil", "niet ons formulier"),
    "onleesbaar": ("fout", "fout", "onleesbaar"),
}


@dataclass(frozen=True, slots=True)
class Leesregel:
    """One file: what was read, and what the vault makes of who brought it in. ``casus`` is its number once made."""

    naam: str
    uitslag: Any
    voorstel: Any
    inbrenger_id: int | None
    gemeente_id: int | None
    casus: str = ""
    casus_id: int = 0
    nummer: int = 0
    """Its place in the report; two folders may hold files of one name."""
    geweigerd: str = ""
    """Why no casus could be made of it."""

    @property
    def oordeel(self) -> tuple[str, str, str]:
        """Icon, colour role and word."""
        if self.casus:
            return "gelukt", "goed", self.casus
        if self.geweigerd:
            return "fout", "fout", "niet gemaakt"
        icoon, rol, woord = _WOORD[self.uitslag.soort]
        if self.uitslag.soort == "gelezen" and self.uitslag.ontbreekt:
            return "vorm-halve-cirkel", "let_op", f"gelezen, nog {len(self.uitslag.ontbreekt)} aan te vullen"
        return icoon, rol, woord


class Inlezen(QDialog):
    """The report per file, and the button that makes casussen of what was read. ``open_casus`` is what to go to."""

    def __init__(self, ouder: QWidget, omgeving: Omgeving, regels: list[Leesregel]) -> None:
        super().__init__(ouder)
        self.omgeving = omgeving
        self._regels = [replace(regel, nummer=nummer) for nummer, regel in enumerate(regels)]
        self.open_casus = 0
        self.setWindowTitle(self.tr("Ingelezen formulieren"))
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=12)
        self._kop = Label("", "kop")
        kolom.addWidget(self._kop)
        self._model: RijModel[Leesregel] = RijModel(
            [
                Kolom("naam", self.tr("Bestand"), lambda r: r.naam),
                Kolom(
                    "uitslag", self.tr("Uitslag"), lambda r: r.oordeel[2], breedte=240, icoon=lambda r: r.oordeel[:2]
                ),
            ],
            sleutel=lambda r: r.nummer,
        )
        self._lijst = Lijst(self._model, self.tr("Bestanden"))
        self._lijst.gekozen.connect(self._toon_regel)
        self._lijst.geopend.connect(self._open)
        kolom.addWidget(self._lijst, 2)
        self._uitleg = Leestekst("")
        self._uitleg.setAccessibleName(self.tr("Wat er over dit bestand te zeggen is"))
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setFrameShape(QFrame.Shape.NoFrame)
        rol.setWidget(self._uitleg)
        rol.setAccessibleName(self.tr("Uitleg"))
        kolom.addWidget(rol, 1)
        self._organisaties = eigen_inbrengers(omgeving)
        self._gemeenten = omgeving.runner.vraag_nu(queries.gemeenten, omgeving.vandaag)
        self._inbrenger = Keuzelijst([(o.naam, o.id) for o in self._organisaties], leeg=self.tr("Kies de inbrenger"))
        self._gemeente = Keuzelijst([(g.naam, g.id) for g in self._gemeenten], leeg=self.tr("Kies de gemeente"))
        self._inbrenger.setAccessibleName(self.tr("Inbrenger"))
        self._gemeente.setAccessibleName(self.tr("Gemeente"))
        self._inbrenger.gewijzigd.connect(lambda _w: self._kies())
        self._gemeente.gewijzigd.connect(lambda _w: self._kies())
        self._keuzes = QWidget()
        keuzes = QHBoxLayout(self._keuzes)
        marges(keuzes, tussen=12)
        for titel, lijst in (("Inbrenger", self._inbrenger), ("Gemeente", self._gemeente)):
            keuzes.addLayout(kolom_van(Label(titel, "veldlabel"), lijst, tussen=4), 1)
        keuzes.addStretch(1)
        kolom.addWidget(self._keuzes)
        self._maak, dicht = Knop("", "hoofd"), Knop(self.tr("Sluit"))
        self._maak.clicked.connect(self._maak_casussen)
        self._maak.setDefault(True)
        dicht.clicked.connect(self.accept)
        kolom.addLayout(rij(None, dicht, self._maak))
        self.resize(maat(820), maat(600))
        self._ververs()
        self._lijst.kies_eerste()

    def _te_maken(self) -> list[Leesregel]:
        return [
            r for r in self._regels
            if r.uitslag.soort == "gelezen" and not r.casus and r.inbrenger_id is not None and r.gemeente_id is not None
        ]  # fmt: skip

    def _ververs(self) -> None:
        gelezen = sum(r.uitslag.soort == "gelezen" for r in self._regels)
        if len(self._regels) == 1:
            self._kop.setText(self.tr("1 bestand gelezen") if gelezen else self.tr("Dit bestand is niet ingelezen"))
        else:
            self._kop.setText(self.tr("%d van %d bestanden gelezen") % (gelezen, len(self._regels)))
        self._model.ververs(self._regels)
        aantal = len(self._te_maken())
        self._maak.setText(self.tr("Maak 1 casus") if aantal == 1 else self.tr("Maak %d casussen") % aantal)
        self._maak.setAccessibleName(self._maak.text())
        self._maak.setVisible(aantal > 0)
        self._toon_regel(self._lijst.gekozen_rij())

    def _toon_regel(self, regel: Leesregel | None) -> None:
        if regel is None:
            return
        gelezen = regel.uitslag.soort == "gelezen" and not regel.casus
        zinnen = [regel.geweigerd] if regel.geweigerd else []
        if regel.casus:
            zinnen.append(self.tr("Dit is nu casus %s. Enter opent haar.") % regel.casus)
        zinnen += regel.uitslag.vondsten.zinnen
        if gelezen and regel.uitslag.vondsten.vondsten:
            zinnen.append(self.tr("Wat daarvan in de velden staat, is in de casus gemarkeerd."))
        zinnen += [*regel.uitslag.opmerkingen, *(regel.voorstel.opmerkingen if regel.voorstel and gelezen else ())]
        if gelezen and regel.uitslag.ontbreekt:
            zinnen.append(self.tr("Nog aan te vullen in de casus:"))
            zinnen += [f"– {zin}" for zin in regel.uitslag.ontbreekt[:6]]
            if len(regel.uitslag.ontbreekt) > 6:
                zinnen.append(self.tr("– en nog %d andere") % (len(regel.uitslag.ontbreekt) - 6))
        self._keuzes.setVisible(gelezen)
        self._uitleg.zet_tekst("\n".join(zinnen) or self.tr("Alles is ingevuld."))
        for lijst, waarde in ((self._inbrenger, regel.inbrenger_id), (self._gemeente, regel.gemeente_id)):
            if lijst.waarde() != waarde:
                lijst.zet_waarde(waarde)

    def _kies(self) -> None:
        regel = self._lijst.gekozen_rij()
        if regel is not None:
            nieuw = replace(regel, inbrenger_id=self._inbrenger.waarde(), gemeente_id=self._gemeente.waarde())
            self._zet(nieuw)

    def _zet(self, nieuw: Leesregel) -> None:
        self._regels[nieuw.nummer] = nieuw
        self._ververs()

    def _open(self, regel: Leesregel) -> None:
        if regel.casus_id:
            self.open_casus = regel.casus_id
            self.accept()

    def _maak_casussen(self) -> None:
        self._maak.setEnabled(False)
        for regel in self._te_maken():
            self.omgeving.runner.voer_uit(
                MaakCasus(
                    soort=regel.voorstel.soort,
                    gemeente_id=regel.gemeente_id or 0,
                    inbrenger_id=regel.inbrenger_id or 0,
                    inbrenger_functie=regel.voorstel.inbrenger_functie,
                    eerdere_casus_id=regel.voorstel.eerdere_casus_id,
                    velden=regel.uitslag.casusvelden,
                    gronden=regel.uitslag.gronden,
                    alternatieven=regel.uitslag.alternatieven,
                ),
                van=self,
                klaar=partial(self._gemaakt, regel.nummer),
                fout=partial(self._niet_gemaakt, regel.nummer),
            )

    def _gemaakt(self, nummer: int, wat: Gewijzigd) -> None:
        self._zet(replace(self._regels[nummer], casus=wat.nummer, casus_id=wat.id, geweigerd=""))
        self._maak.setEnabled(True)

    def _niet_gemaakt(self, nummer: int, fout: Exception) -> bool:
        """The sentence stands with the file; the dialog hides the message bar of the window."""
        self._maak.setEnabled(True)
        if not isinstance(fout, (Regelovertreding, Storing)):
            return False
        zin = fout.melding if isinstance(fout, Storing) else " ".join(fout.redenen)
        self._zet(replace(self._regels[nummer], geweigerd=zin))
        return True


def lees_formulieren_in(ouder: Scherm, omgeving: Omgeving) -> None:
    """Ask for files, read them beside the window, and show the report."""
    gekozen, _ = QFileDialog.getOpenFileNames(
        ouder, "Kies ingevulde aanmeldformulieren", "", "Word-formulieren (*.docx);;Alle bestanden (*)"
    )
    if gekozen:
        lees_paden_in(ouder, omgeving, [Path(pad) for pad in gekozen])


def lees_map_in(ouder: Scherm, omgeving: Omgeving) -> None:
    """Ask for a folder and read every form in it."""
    gekozen = QFileDialog.getExistingDirectory(ouder, "Kies een map met formulieren")
    if gekozen:
        lees_paden_in(ouder, omgeving, [Path(gekozen)])


def lees_paden_in(ouder: Scherm, omgeving: Omgeving, paden: list[Path]) -> None:
    """Read files and folders beside the window; the report opens when all are read."""
    omgeving.mond.meld("informatie", "De formulieren worden gelezen. U kunt intussen verder werken.")
    vandaag = omgeving.vandaag
    programma = omgeving.runner.programma

    def werk() -> list[Leesregel]:
        regels = []
        for naam, uitslag in programma.lees_formulieren(paden):
            voorstel = None
            if uitslag.soort == "gelezen":
                voorstel = programma.vraag(casusqueries.importvoorstel, uitslag.kop, vandaag)
            regels.append(
                Leesregel(
                    naam,
                    uitslag,
                    voorstel,
                    voorstel.inbrenger_id if voorstel else None,
                    voorstel.gemeente_id if voorstel else None,
                )
            )
        return regels

    def klaar(regels: list[Leesregel]) -> None:
        if regels:
            dialoog = Inlezen(ouder, omgeving, regels)
            dialoog.exec()
            if dialoog.open_casus:
                ouder.naar.emit("casus", dialoog.open_casus)
        else:
            omgeving.mond.meld("informatie", "In deze map staan geen bestanden.")

    omgeving.runner.doe(werk, van=ouder, klaar=klaar)
