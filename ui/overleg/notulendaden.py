"""What is done with minutes: keep a version, compare, go back, write anew. The page itself adds how they look."""

from __future__ import annotations

from ui.overleg.notulenvak import Deelblad
from ui.overleg.notulenversies import Vergelijking
from ui.overleg.redenvraag import Redenvraag
from ui.scherm import Omgeving, Scherm
from ui.widgets.bevestiging import Bevestiging
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.overleg.commands import BewaarNotulenversie, HerstelNotulenversie, VernieuwNotulen
from weegtafel.overleg.schermqueries_notulen import NotulenBlad


class Notulendaden(Scherm):
    """The acts of the page of minutes."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._blad: NotulenBlad | None = None
        self._bladen: dict[str, Deelblad] = {}

    def delen_nu(self) -> tuple[tuple[str, str, str], ...]:
        """The sections as they stand on the screen, typing included, as (key, title, text)."""
        if self._blad is None:
            return ()
        typt = {} if self._blad.vast else {sleutel: blad.vak.tekst() for sleutel, blad in self._bladen.items()}
        return tuple((d.sleutel, d.titel, typt.get(d.sleutel, d.tekst)) for d in self._blad.delen)

    def _spoel(self) -> None:
        for blad in self._bladen.values():
            blad.spoel()

    def _concept(self) -> NotulenBlad | None:
        blad = self._blad
        if blad is None or blad.id is None or blad.vast or not self.omgeving.mag("notulen.schrijven"):
            return None
        self._spoel()
        return blad

    def _doe(self, opdracht: Opdracht, zin: str) -> None:
        def klaar(_wat: Gewijzigd) -> None:
            self.omgeving.mond.meld("gelukt", zin)

        self.omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar)

    def bewaar_versie(self) -> None:
        """Keep all sections as they stand, under a reason."""
        blad = self._concept()
        if blad is None:
            return
        reden = Redenvraag(
            self.tr("Versie bewaren"),
            self.tr("U kunt er later mee vergelijken en ernaar terug. Waarom bewaart u deze?"),
            self.tr("Bewaar de versie"),
            voorzetten=(self.tr("Voor toezending aan de leden"), self.tr("Na opmerkingen van de voorzitter")),
            ouder=self,
        ).vraag()
        if reden and blad.id is not None:
            self._doe(BewaarNotulenversie(notulen_id=blad.id, reden=reden), self.tr("De versie is bewaard."))

    def vergelijk(self, nummer: int) -> None:
        """Show what changed between a version and another, or the text of now."""
        if self._blad is not None:
            Vergelijking(self, self.omgeving, self._blad, nummer, self.delen_nu).exec()

    def _zet_terug(self, nummer: int) -> None:
        blad = self._concept()
        if blad is None or blad.id is None or not nummer:
            return
        vraag = Bevestiging(
            self.tr("Versie %d terugzetten?") % nummer,
            self.tr("Alle delen krijgen de tekst van die versie. De tekst van nu blijft als versie bewaard."),
            self.tr("Zet versie %d terug") % nummer,
            self.tr("Laat staan"),
            ouder=self,
        )
        if vraag.vraag():
            zin = self.tr("Versie %d staat er weer. De tekst van daarvoor is als versie bewaard.") % nummer
            self._doe(HerstelNotulenversie(notulen_id=blad.id, nummer=nummer), zin)

    def _schrijf_opnieuw(self) -> None:
        blad = self._concept()
        if blad is None or blad.id is None:
            return
        vraag = Bevestiging(
            self.tr("Notulen opnieuw schrijven?"),
            self.tr(
                "Weegtafel schrijft alle delen opnieuw uit wat is vastgelegd. Wat u zelf typte, blijft als versie."
            ),
            self.tr("Schrijf opnieuw"),
            self.tr("Laat staan"),
            ouder=self,
        )
        if vraag.vraag():
            zin = self.tr("De notulen zijn opnieuw geschreven. De tekst van daarvoor is als versie bewaard.")
            self._doe(VernieuwNotulen(notulen_id=blad.id), zin)

    def _voor_uitgave(self) -> NotulenBlad | None:
        self._spoel()
        return self._blad
