"""What is over its term: choose what goes on a list, or to the archive; and what came back with an older copy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from ui.kluis.deel import Kluisdeel
from ui.kluis.voortgangbrug import Voortgangbrug
from ui.models.tabel import Kolom, RijModel
from ui.scherm import Omgeving
from ui.widgets.basis import Kaart, Knop, Label, rij
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from weegtafel import vernietiging
from weegtafel.archief import Overdracht, draag_over
from weegtafel.bewaring.codes import Objectsoort
from weegtafel.bewaring.commands import MaakLijst
from weegtafel.bewaring.rijen import Kandidaat
from weegtafel.bewaring.rules import termijn_voluit
from weegtafel.bewaring.termijn import verstreken
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.opdracht import Gewijzigd

OVERDRAAGBAAR = (Objectsoort.CASUS, Objectsoort.OVERLEG)


def stand(kandidaat: Kandidaat) -> tuple[str, str, str]:
    """(words, icon, colour role) of what stands in the way of an object."""
    if kandidaat.plicht:
        return "bewaarplicht", "hangslot", "let_op"
    if kandidaat.lijst:
        return f"op {kandidaat.lijst}", "vorm-halve-cirkel", "accent"
    return "kan op een lijst", "vorm-ring", "stil"


class Bewarendeel(Kluisdeel):
    """Enter or a double click chooses a row; what cannot go on a list cannot be chosen."""

    titel = "Bewaartermijnen"
    uitleg = (
        "Wat langer bewaard is dan zijn termijn. Kies wat weg mag en maak er een lijst van; een ander beoordeelt die. "
        "De termijnen staan bij Inrichting, Instellingen."
    )

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.gekozen: set[str] = set()
        self._rijen: tuple[Kandidaat, ...] = ()
        self.mag = omgeving.mag("vernietiging.voorstellen")
        self.maak = Knop(self.tr("Maak een lijst"), "hoofd", "plus")
        self.maak.clicked.connect(lambda _aan=False: self.maak_lijst())
        self.kop.voeg_actie_toe(self.maak)
        self.terug = Kaart(self.tr("Teruggekomen met een oudere kopie"))
        self.terugtekst = Label("", breekt=True)
        self.herhaal = Knop(self.tr("Vernietig dit opnieuw"), "gevaar")
        self.herhaal.clicked.connect(lambda _aan=False: self.vernietig_opnieuw())
        self.terug.indeling.addWidget(self.terugtekst)
        self.terug.indeling.addLayout(rij(self.herhaal, None))
        self.terug.hide()
        self.kolom.addWidget(self.terug)
        self.model: RijModel[Kandidaat] = RijModel(self._kolommen(), sleutel=lambda k: k.sleutel)
        # With many casussen reckoning takes seconds; until then nobody may read that there is nothing.
        self.lijst = Lijst(self.model, self.titel, LegeStaat("klok", self.tr("De termijnen worden uitgerekend."), ""))
        self.lijst.geopend.connect(self.wissel)
        self.kolom.addWidget(self.lijst, 1)
        self.alles = Knop(self.tr("Kies alles wat kan"))
        self.niets = Knop(self.tr("Kies niets"), "stil")
        self.archief = Knop(self.tr("Draag gekozen over aan het archief"), icoon="exporteer")
        self.telling = Label("", "stil")
        self.alles.clicked.connect(lambda _aan=False: self.kies_alles())
        self.niets.clicked.connect(lambda _aan=False: self._zet(set()))
        self.archief.clicked.connect(lambda _aan=False: self._vraag_map())
        self.kolom.addLayout(rij(self.alles, self.niets, self.telling, None, self.archief, tussen=12))
        self.setFocusProxy(self.lijst)

    def _kolommen(self) -> list[Kolom[Any]]:
        return [
            Kolom("gekozen", self.tr("Kies"), lambda _k: "", breedte=56,
                  toegankelijk=lambda k: "gekozen" if k.sleutel in self.gekozen else "niet gekozen",
                  icoon=lambda k: ("vinkje", "accent") if k.sleutel in self.gekozen else ("vorm-ring", "stil")),
            Kolom("nummer", self.tr("Nummer"), lambda k: k.nummer, breedte=132),
            Kolom("klasse", self.tr("Klasse"), lambda k: k.bewaring.klasse.omschrijving),
            Kolom("termijn", self.tr("Termijn"), lambda k: termijn_voluit(k.bewaring.termijn), breedte=90, rol="stil"),
            Kolom("vanaf", self.tr("Mag weg vanaf"), lambda k: f"{k.bewaring.vanaf:%d-%m-%Y}",
                  lambda k: k.bewaring.vanaf, breedte=124),
            Kolom("stand", self.tr("Stand"), lambda k: stand(k)[0], breedte=162, icoon=lambda k: stand(k)[1:]),
        ]  # fmt: skip

    # --- showing ----------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Reckon again what is over its term, and look whether anything came back."""
        runner = self.omgeving.runner
        runner.vraag(verstreken, self.omgeving.vandaag, van=self, klaar=self._toon)
        programma = runner.programma
        runner.doe(lambda: vernietiging.teruggekomen(programma), van=self, klaar=self._toon_terug)

    def _toon(self, rijen: tuple[Kandidaat, ...]) -> None:
        self._rijen = rijen
        self.lijst.zet_leeg(self.tr("Niets is over zijn termijn."), self.tr("Er hoeft nu niets te gebeuren."))
        self._zet(self.gekozen & {k.sleutel for k in rijen if self._kan(k)})
        if self.lijst.gekozen_rij() is None:
            self.lijst.kies_eerste()
        self.geladen.emit()

    def _toon_terug(self, terug: tuple[vernietiging.Terug, ...]) -> None:
        regels = [
            f"{t.lijst}, vernietigd op {datum_voluit(t.uitgevoerd_op.date())}: {', '.join(t.nummers)}" for t in terug
        ]
        uitleg = self.tr("Dit was vernietigd en staat er weer, omdat een oudere kopie is teruggezet.")
        wie = "" if self.omgeving.mag("kluis.beheren") else self.tr(" Alleen een beheerder vernietigt het opnieuw.")
        self.terugtekst.setText("\n".join([uitleg + wie, *regels]))
        self.herhaal.setEnabled(self.omgeving.mag("kluis.beheren"))
        self.terug.setVisible(bool(terug))

    def _kan(self, kandidaat: Kandidaat) -> bool:
        return not kandidaat.plicht and not kandidaat.lijst

    def _zet(self, gekozen: set[str]) -> None:
        self.gekozen = gekozen
        self.model.ververs(self._rijen)
        n = len(gekozen)
        self.telling.setText(self.tr("Niets gekozen") if not n else f"{n} gekozen")
        self.maak.setEnabled(self.mag and n > 0)
        self.niets.setEnabled(n > 0)
        self.alles.setEnabled(self.mag and any(self._kan(k) for k in self._rijen))
        self.archief.setEnabled(self.omgeving.mag("archief.overdragen") and bool(self._over_te_dragen()))

    def wissel(self, kandidaat: Kandidaat) -> None:
        """Choose a row, or not any more."""
        if self.mag and self._kan(kandidaat):
            self._zet(self.gekozen ^ {kandidaat.sleutel})

    def kies_alles(self) -> None:
        """Choose every row that can go on a list."""
        self._zet({k.sleutel for k in self._rijen if self._kan(k)})

    # --- acting -----------------------------------------------------------------------------------

    def maak_lijst(self) -> None:
        """Begin a list with what was chosen."""
        doelen = tuple((k.soort, k.id) for k in self._rijen if k.sleutel in self.gekozen)

        def klaar(wat: Gewijzigd) -> None:
            self.gekozen = set()
            zin = self.tr("Lijst %s is gemaakt. Bied haar bij Vernietigingslijsten aan ter beoordeling.") % wat.nummer
            self.omgeving.mond.meld("gelukt", zin)
            self.ververs()

        self.omgeving.runner.voer_uit(MaakLijst(doelen=doelen), van=self, klaar=klaar)

    def vernietig_opnieuw(self) -> None:
        """Destroy again what came back, after asking."""
        gaat_door = Bevestiging(
            self.tr("Dit opnieuw vernietigen?"),
            self.tr("Het was al beoordeeld en vernietigd. Het kan daarna niet meer worden teruggehaald."),
            self.tr("Vernietig dit opnieuw"),
            self.tr("Laat staan"),
            gevaar=True,
            ouder=self,
        ).vraag()
        if not gaat_door:
            return
        programma = self.omgeving.runner.programma
        brug = Voortgangbrug(self.tr("Vernietigen"), self.tr("De tekst wissen"), self)

        def klaar(nummers: tuple[str, ...]) -> None:
            brug.sluit()
            self.omgeving.mond.meld("gelukt", self.tr("Opnieuw vernietigd: %s.") % ", ".join(nummers))
            self.ververs()

        def fout(_mis: Exception) -> bool:
            brug.sluit()
            self.ververs()
            return False

        brug.venster.show()
        stand_ = brug.stand
        self.omgeving.runner.doe(lambda: vernietiging.herhaal(programma, stand_), van=self, klaar=klaar, fout=fout)

    def _over_te_dragen(self) -> tuple[tuple[Objectsoort, int], ...]:
        return tuple((k.soort, k.id) for k in self._rijen if k.sleutel in self.gekozen and k.soort in OVERDRAAGBAAR)

    def _vraag_map(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(self, self.tr("Kies de map waarin de overdracht komt"))
        if gekozen:
            self.draag_over(Path(gekozen))

    def draag_over(self, naar: Path) -> None:
        """Write documents and metadata of what was chosen into a new folder."""
        doelen = self._over_te_dragen()
        programma = self.omgeving.runner.programma
        brug = Voortgangbrug(self.tr("Overdragen"), self.tr("Documenten schrijven"), self, stopt=True)

        def klaar(uit: Overdracht) -> None:
            brug.sluit()
            zin = f"De overdracht staat in {uit.map}: {uit.stukken} stukken, {uit.bestanden} bestanden."
            self.omgeving.mond.meld("gelukt", zin)

        def fout(_mis: Exception) -> bool:
            brug.sluit()
            return False

        brug.venster.show()
        stand_ = brug.stand
        self.omgeving.runner.doe(lambda: draag_over(programma, doelen, naar, stand_), van=self, klaar=klaar, fout=fout)
