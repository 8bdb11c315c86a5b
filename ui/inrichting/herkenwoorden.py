"""Names of the region that the check of anonymity must know: own institutions, schools, villages and districts."""

from __future__ import annotations

from typing import Any

from ui.formulierdialoog import Formulierdialoog
from ui.inrichting.deel import Feiten, Lijstdeel
from ui.inrichting.mensen import invul
from ui.models.tabel import Kolom
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.keuzelijst import Keuzelijst
from weegtafel.anonimiteit.commands import VerwijderHerkenwoord, VoegHerkenwoordToe
from weegtafel.anonimiteit.opslag import HERKENBAAR, Herkenrij, herkenwoorden
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht


class Herkenwoorden(Lijstdeel):
    """A name stands on the list or it does not: there is nothing to change in it."""

    titel = "Eigen herkenwoorden"
    uitleg = "Namen uit de regio die de anonimiteitscontrole moet herkennen. Nooit namen van mensen."
    bevoegdheid = "anonimiteit.lijsten"
    nieuw_tekst = "Nieuw herkenwoord"
    leeg = (
        "oog",
        "Er staan nog geen eigen herkenwoorden.",
        "De meegeleverde lijsten gelden altijd. Voeg scholen, instellingen en wijken toe die de controle mist.",
    )

    def kolommen(self) -> list[Kolom[Any]]:
        """Name and kind."""
        return [
            Kolom("tekst", "Herkenwoord", lambda h: h.tekst, lambda h: h.tekst.casefold()),
            Kolom("soort", "Soort", lambda h: h.soort.omschrijving, lambda h: h.soort.omschrijving, breedte=220),
        ]

    def bouw_knoppen(self) -> None:
        """Take a name away; that is all there is to do with one."""
        self.wijzig_knop.hide()
        self.weg_knop = self.knop("Verwijder", self._verwijder_gekozen, "gevaar", "prullenbak")
        self.weg_knop.setToolTip("Delete")
        self.blad.knoppen.addWidget(self.weg_knop)
        self.lijst.verwijderen_gevraagd.connect(lambda rij: self._verwijder(rij) if self.mag else None)

    def _ondertitel(self) -> str:
        return self.uitleg if self.mag else f"{self.uitleg} Alleen een beheerder of secretaris wijzigt dit."

    def feiten(self, rij_: Herkenrij) -> Feiten:
        """What the check does with it."""
        return [
            (rij_.soort.omschrijving.capitalize(), rij_.tekst),
            ("In de controle", "Deze naam is rood in elke casus, tot hij is vervangen."),
        ]

    def ververs(self) -> None:
        """Fetch the list."""
        self.omgeving.runner.vraag(herkenwoorden, van=self, klaar=self.toon)

    def nieuw(self) -> None:
        """Add a name."""

        def maak(w: dict[str, Any]) -> Opdracht:
            return VoegHerkenwoordToe(**w)

        uitleg = "De controle zoekt deze naam voortaan in elke tekst, ook in casussen die er al zijn."
        d = Formulierdialoog(self, self.omgeving, "Nieuw herkenwoord", uitleg, "Voeg toe", maak)
        keuzes = [(s.omschrijving.capitalize(), s) for s in HERKENBAAR]
        d.veld("soort", "Soort", Keuzelijst(keuzes, leeg="Kies de soort", vanaf=99), nodig="Kies wat dit is.")
        d.veld("tekst", "Naam", invul(), "Zoals hij meestal geschreven wordt; hoofdletters maken niet uit.",
               verplicht=True)  # fmt: skip
        wat = d.vraag()
        if wat is not None:
            self.omgeving.mond.meld("gelukt", "De controle herkent deze naam voortaan.")
            self.ververs()
            self.kies(wat.id)

    def _verwijder_gekozen(self) -> None:
        rij_ = self.lijst.gekozen_rij()
        if rij_ is not None:
            self._verwijder(rij_)

    def _verwijder(self, rij_: Herkenrij) -> None:
        vraag = Bevestiging(
            "Dit herkenwoord verwijderen?",
            f"“{rij_.tekst}”. De controle herkent deze naam dan niet meer, ook niet in nieuwe casussen.",
            "Verwijder het herkenwoord",
            "Laat staan",
            gevaar=True,
            ouder=self.window(),
        )
        if vraag.vraag():
            self.omgeving.runner.voer_uit(VerwijderHerkenwoord(woord_id=rij_.id), van=self, klaar=self._verwijderd)

    def _verwijderd(self, _wat: Gewijzigd) -> None:
        self.omgeving.mond.meld("gelukt", "Het herkenwoord is van de lijst.")
        self.ververs()
