"""Reading filled forms: choose files or a folder, see per file what came of it, make casussen of what was read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from ui.models.tabel import Kolom, RijModel
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, Leestekst, rij
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.lijst import Lijst
from weegtafel.casus import queries as casusqueries
from weegtafel.casus.commands import MaakCasus
from weegtafel.inrichting import queries
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

    @property
    def oordeel(self) -> tuple[str, str, str]:
        """Icon, colour role and word."""
        if self.casus:
            return "vinkje", "goed", self.casus
        icoon, rol, woord = _WOORD[self.uitslag.soort]
        if self.uitslag.soort == "gelezen" and self.uitslag.ontbreekt:
            return "vorm-halve-cirkel", "let_op", f"gelezen, {len(self.uitslag.ontbreekt)} ontbreekt"
        return icoon, rol, woord


def _icoon(regel: Leesregel) -> tuple[str, str]:
    return regel.oordeel[0], regel.oordeel[1]


class Inlezen(QDialog):
    """The report per file, and the button that makes casussen of what was read."""

    def __init__(self, ouder: QWidget, omgeving: Omgeving, regels: list[Leesregel]) -> None:
        super().__init__(ouder)
        self.omgeving = omgeving
        self._regels = regels
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
            sleutel=lambda r: r.naam,
        )
        self._lijst = Lijst(self._model, self.tr("Bestanden"))
        self._lijst.gekozen.connect(self._toon_regel)
        kolom.addWidget(self._lijst, 2)
        self._uitleg = Leestekst("")
        kolom.addWidget(self._uitleg)
        self._organisaties = omgeving.runner.vraag_nu(queries.organisaties, omgeving.vandaag)
        self._gemeenten = omgeving.runner.vraag_nu(queries.gemeenten, omgeving.vandaag)
        self._inbrenger = Keuzelijst([(o.naam, o.id) for o in self._organisaties], leeg=self.tr("Kies de inbrenger"))
        self._gemeente = Keuzelijst([(g.naam, g.id) for g in self._gemeenten], leeg=self.tr("Kies de gemeente"))
        self._inbrenger.setAccessibleName(self.tr("Inbrenger"))
        self._gemeente.setAccessibleName(self.tr("Gemeente"))
        self._inbrenger.gewijzigd.connect(lambda _w: self._kies())
        self._gemeente.gewijzigd.connect(lambda _w: self._kies())
        kolom.addLayout(rij(self._inbrenger, self._gemeente, None))
        self._maak, dicht = Knop("", "hoofd"), Knop(self.tr("Sluit"))
        self._maak.clicked.connect(self._maak_casussen)
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
        self._kop.setText(self.tr("%d van %d bestanden gelezen") % (gelezen, len(self._regels)))
        self._model.ververs(self._regels)
        aantal = len(self._te_maken())
        self._maak.setText(self.tr("Maak 1 casus") if aantal == 1 else self.tr("Maak %d casussen") % aantal)
        self._maak.setEnabled(aantal > 0)

    def _toon_regel(self, regel: Leesregel | None) -> None:
        if regel is None:
            return
        gelezen = regel.uitslag.soort == "gelezen" and not regel.casus
        zinnen = [*regel.uitslag.opmerkingen, *(regel.voorstel.opmerkingen if regel.voorstel else ())]
        if gelezen and regel.uitslag.ontbreekt:
            zinnen.append(self.tr("Nog aan te vullen in de casus:"))
            zinnen += [f"– {zin}" for zin in regel.uitslag.ontbreekt[:6]]
            if len(regel.uitslag.ontbreekt) > 6:
                zinnen.append(self.tr("– en nog %d andere") % (len(regel.uitslag.ontbreekt) - 6))
        self._uitleg.zet_tekst("\n".join(zinnen) or self.tr("Alles is ingevuld."))
        for lijst, waarde in ((self._inbrenger, regel.inbrenger_id), (self._gemeente, regel.gemeente_id)):
            lijst.setVisible(gelezen)
            lijst.zet_waarde(waarde)

    def _kies(self) -> None:
        regel = self._lijst.gekozen_rij()
        if regel is not None:
            nieuw = replace(regel, inbrenger_id=self._inbrenger.waarde(), gemeente_id=self._gemeente.waarde())
            self._regels = [nieuw if r.naam == regel.naam else r for r in self._regels]
            self._ververs()

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
                klaar=lambda wat, naam=regel.naam: self._gemaakt(naam, wat),
            )

    def _gemaakt(self, naam: str, wat: Gewijzigd) -> None:
        self._regels = [replace(r, casus=wat.nummer) if r.naam == naam else r for r in self._regels]
        self._ververs()


def lees_formulieren_in(ouder: QWidget, omgeving: Omgeving) -> None:
    """Ask for files, read them beside the window, and show the report."""
    gekozen, _ = QFileDialog.getOpenFileNames(
        ouder, "Kies ingevulde aanmeldformulieren", "", "Word-formulieren (*.docx);;Alle bestanden (*)"
    )
    if gekozen:
        lees_paden_in(ouder, omgeving, [Path(pad) for pad in gekozen])


def lees_map_in(ouder: QWidget, omgeving: Omgeving) -> None:
    """Ask for a folder and read every form in it."""
    gekozen = QFileDialog.getExistingDirectory(ouder, "Kies een map met formulieren")
    if gekozen:
        lees_paden_in(ouder, omgeving, [Path(gekozen)])


def lees_paden_in(ouder: QWidget, omgeving: Omgeving, paden: list[Path]) -> None:
    """Read files and folders beside the window; the report opens when all are read."""
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
            Inlezen(ouder, omgeving, regels).exec()
        else:
            omgeving.mond.meld("informatie", "In deze map staan geen Word-formulieren.")

    omgeving.runner.doe(werk, van=ouder, klaar=klaar)
