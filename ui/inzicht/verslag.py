"""The report of a year or a quarter: one choice and one button, as PDF, Word, Excel or CSV."""

from __future__ import annotations

from pathlib import Path

from ui.bestandskeuze import PDF, WORD, Documentdoel, kies_document, kies_doel
from ui.bewaren import CSV, XLSX, meld_bewaard
from ui.inzicht.deel import Inzichtdeel
from ui.scherm import Omgeving
from ui.theme.theme import maat
from ui.widgets.basis import Kaart, Knop, Label, rij
from ui.widgets.keuzelijst import Keuzelijst
from weegtafel.inzicht.periode import Periode, jaar, kwartaal


class Verslagdeel(Inzichtdeel):
    """What goes to the council and to those who refer."""

    titel = "Verslag"
    uitleg = "Voor de raad en voor de verwijzers, zonder casussen en met kleine aantallen afgeschermd."

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        nu = omgeving.vandaag
        keuzes = [(jaar(n).naam, jaar(n)) for n in range(nu.year, nu.year - 5, -1)]
        for n in (nu.year, nu.year - 1):
            keuzes += [
                (kwartaal(n, k).naam.capitalize(), kwartaal(n, k)) for k in range(4, 0, -1) if kwartaal(n, k).van <= nu
            ]
        self.keuze = Keuzelijst(keuzes, leeg=None)
        self.keuze.zet_waarde(keuzes[0][1])
        self.keuze.setAccessibleName("Jaar of kwartaal van het verslag")
        self.keuze.setMinimumWidth(maat(280))
        mag = omgeving.mag("inzicht.uitgeven")
        self.document = Knop("Bewaar het verslag", "hoofd", "document", hulp="Als PDF of Word")
        self.tabellen = Knop("Bewaar de tabellen", icoon="exporteer", hulp="Als Excel of CSV")
        self.document.clicked.connect(lambda _aan=False: self._bewaar((PDF, WORD)))
        self.tabellen.clicked.connect(lambda _aan=False: self._bewaar((XLSX, CSV)))
        for knop in (self.document, self.tabellen):
            knop.setEnabled(mag)
            if not mag:
                knop.setToolTip("Een verslag geeft een secretaris, voorzitter, beheerder of controller uit.")
        kaart = Kaart("Jaarverslag of kwartaalverslag")
        kaart.indeling.addWidget(
            Label(
                "In het verslag staan de instroom, de casussen en uitkomsten, de eensgezindheid, de opvolging, de "
                "werkafspraken en de doorbraken, met grafieken. Aantallen onder de 5 zijn afgeschermd, en ook de "
                "aantallen waaruit zij te berekenen zijn.",
                breekt=True,
            )
        )
        kaart.indeling.addLayout(rij(self.keuze, None))
        kaart.indeling.addLayout(rij(self.document, self.tabellen, None))
        self.kolom.addWidget(kaart)
        self.kolom.addStretch(1)

    def ververs(self) -> None:
        """Nothing is fetched before the report is made."""

    def _bewaar(self, soorten: tuple[str, ...]) -> None:
        periode = self.keuze.waarde()
        if not isinstance(periode, Periode):
            return
        ext = soorten[0].rsplit("*", 1)[-1].rstrip(")")
        naam = f"Verslag weegtafel {periode.naam}{ext}"
        if XLSX in soorten:
            pad = kies_doel(self, "Bewaar de tabellen", naam, soorten)
            doel = None if pad is None else Documentdoel(pad, "")
        else:
            doel = kies_document(self, "Bewaar het verslag", naam, soorten)
        if doel is not None:
            self.geef_uit(periode, *doel)

    def geef_uit(self, periode: Periode, pad: Path, wachtwoord: str = "") -> None:
        """Write the report beside the window, with a password when one was chosen, and say where it is."""
        from weegtafel.verslaguitgave import geef_verslag_uit

        programma, knoppen = self.omgeving.runner.programma, (self.document, self.tabellen)

        def weer() -> None:
            for knop in knoppen:
                knop.setEnabled(True)

        def klaar(_uit: object) -> None:
            weer()
            meld_bewaard(self.omgeving, pad)

        def mis(_fout: Exception) -> bool:
            weer()
            return False

        for knop in knoppen:
            knop.setEnabled(False)
        self.omgeving.mond.meld("informatie", "Het verslag wordt gemaakt. U kunt intussen verder werken.")
        self.omgeving.runner.doe(
            lambda: geef_verslag_uit(programma, periode, pad, wachtwoord), van=self, klaar=klaar, fout=mis
        )
