"""The lists of what is to be destroyed: who made and judged them, what stands on them, and the next step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ui.bestandskeuze import kies_document
from ui.formulierdialoog import Formulierdialoog
from ui.kluis.deel import Kluisdeel
from ui.kluis.voortgangbrug import Voortgangbrug
from ui.models.tabel import Kolom, RijModel
from ui.scherm import Omgeving
from ui.widgets.basis import Kaart, Knop, Label, rij, zet_kenmerk
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel import vernietiging
from weegtafel.bewaring import commands as c
from weegtafel.bewaring.codes import Lijstgrond, Lijststatus
from weegtafel.bewaring.queries import lijst as lees_lijst
from weegtafel.bewaring.queries import lijsten
from weegtafel.bewaring.rijen import Lijstfeiten, Lijstrij, Regelrij
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.onderhoud import Onderhoud

S = Lijststatus
_VORM = {
    S.CONCEPT: ("vorm-ring", "stil"),
    S.BEOORDELING: ("vorm-halve-cirkel", "accent"),
    S.GOEDGEKEURD: ("klok", "let_op"),
    S.GEWEIGERD: ("kruis", "stil"),
    S.INGETROKKEN: ("vorm-streep", "stil"),
    S.UITGEVOERD: ("vinkje", "goed"),
}
_LOOPT = (S.CONCEPT, S.BEOORDELING, S.GOEDGEKEURD)


class Lijstendeel(Kluisdeel):
    """Above the lists, below the chosen one with its lines and the steps that this person can take."""

    titel = "Vernietigingslijsten"
    uitleg = (
        "De een stelt voor, een ander beoordeelt. Na de goedkeuring volgt een bedenktijd van 7 dagen; daarna voert "
        "iemand de lijst uit, en dan is het weg."
    )

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.feiten: Lijstfeiten | None = None
        self.model: RijModel[Lijstrij] = RijModel(self._lijstkolommen(), sleutel=lambda r: r.id)
        leeg = LegeStaat("document", self.tr("Er is nog geen lijst."), self.tr("Maak er een bij Bewaartermijnen."))
        self.lijst = Lijst(self.model, self.titel, leeg)
        self.lijst.gekozen.connect(self._kies)
        self.kolom.addWidget(self.lijst, 2)
        self.blad = Kaart(self.tr("Lijst"))
        self.verhaal = Label("", breekt=True)
        self.regelmodel: RijModel[Regelrij] = RijModel(self._regelkolommen(), sleutel=lambda r: r.id)
        self.regels = Lijst(self.regelmodel, self.tr("Wat op de lijst staat"), kaal=True)
        self.regels.gekozen.connect(lambda _r: self._zet_knoppen())
        self.blad.indeling.addWidget(self.verhaal)
        self.blad.indeling.addWidget(self.regels, 1)
        self.hoofd = Knop("", "hoofd")
        self.hoofd.clicked.connect(lambda _aan=False: self._hoofd_doe())
        self.eraf = Knop(self.tr("Haal van de lijst"), icoon="min")
        self.eraf.clicked.connect(lambda _aan=False: self.haal_eraf())
        self.weiger = Knop(self.tr("Weiger"))
        self.weiger.clicked.connect(lambda _aan=False: self.weiger_lijst())
        self.intrek = Knop(self.tr("Trek in"), "stil")
        self.intrek.clicked.connect(lambda _aan=False: self.trek_in())
        self.blad.indeling.addLayout(rij(self.hoofd, self.eraf, self.weiger, None, self.intrek))
        self.blad.hide()
        self.kolom.addWidget(self.blad, 3)
        self.setFocusProxy(self.lijst)

    def _lijstkolommen(self) -> list[Kolom[Any]]:
        return [
            Kolom("nummer", self.tr("Nummer"), lambda r: r.nummer, breedte=140),
            Kolom("status", self.tr("Status"), lambda r: r.status.omschrijving, breedte=210,
                  icoon=lambda r: _VORM[r.status]),
            Kolom("aantal", self.tr("Aantal"), lambda r: str(r.aantal), lambda r: r.aantal, breedte=76),
            Kolom("maker", self.tr("Gemaakt door"), lambda r: r.maker),
            Kolom("gemaakt", self.tr("Op"), lambda r: f"{r.gemaakt_op:%d-%m-%Y}", lambda r: r.gemaakt_op,
                  breedte=104, rol="stil"),
        ]  # fmt: skip

    def _regelkolommen(self) -> list[Kolom[Any]]:
        return [
            Kolom("nummer", self.tr("Nummer"), lambda r: r.nummer, breedte=140),
            Kolom("klasse", self.tr("Klasse"), lambda r: r.klasse.omschrijving, breedte=236),
            Kolom("termijn", self.tr("Termijn"), lambda r: r.termijnzin, breedte=90, rol="stil"),
            Kolom("eraf", self.tr("Bijzonderheden"),
                  lambda r: f"eraf gehaald door {r.eraf_door}: {r.eraf_reden}" if r.eraf_op else "", rol="stil"),
        ]  # fmt: skip

    # --- showing ----------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Fetch the lists, and the chosen one again."""
        self.omgeving.runner.vraag(lijsten, van=self, klaar=self._toon)

    def _toon(self, rijen: tuple[Lijstrij, ...]) -> None:
        self.model.ververs(rijen)
        if self.lijst.gekozen_rij() is None:
            self.lijst.kies_eerste()
        self._kies(self.lijst.gekozen_rij())

    def _kies(self, rij_: Lijstrij | None) -> None:
        if rij_ is None:
            self.feiten = None
            self.blad.hide()
            return
        self.omgeving.runner.vraag(lees_lijst, rij_.id, van=self, klaar=self._toon_lijst)

    def _toon_lijst(self, feiten: Lijstfeiten) -> None:
        gekozen = self.lijst.gekozen_rij()
        if gekozen is None or gekozen.id != feiten.lijst.id:
            return
        self.feiten = feiten
        if self.blad.kop is not None:
            self.blad.kop.setText(f"{feiten.lijst.nummer} · {feiten.lijst.status.omschrijving}")
        self.verhaal.setText("\n".join(self._zinnen(feiten.lijst)))
        self.regelmodel.ververs(feiten.regels)
        if self.regels.gekozen_rij() is None:
            self.regels.kies_eerste()
        self.blad.show()
        self._zet_knoppen()
        self.geladen.emit()

    def _zinnen(self, lijst: Lijstrij) -> list[str]:
        uit = [] if lijst.grond is Lijstgrond.TERMIJN else [f"Grond: {lijst.grond.omschrijving}."]
        if lijst.toelichting:
            uit.append(lijst.toelichting)
        if lijst.status is S.BEOORDELING:
            uit.append(
                self.tr("U werkte zelf aan deze lijst. Een ander beoordeelt haar.")
                if self._eigen(lijst)
                else self.tr("Controleer of alles weg mag. Haal eraf wat moet blijven, met een reden.")
            )
        if lijst.beoordeeld_op is not None:
            wat = "Geweigerd" if lijst.status is S.GEWEIGERD else "Goedgekeurd"
            dag = datum_voluit(lijst.beoordeeld_op.date())
            uit.append(f"{wat} door {lijst.beoordelaar} op {dag}. {lijst.besluit_reden}".strip())
        vanaf = lijst.uitvoerbaar_vanaf
        if lijst.status is S.GOEDGEKEURD and vanaf is not None:
            tot = f"{datum_voluit(vanaf.date())}, {vanaf:%H:%M} uur"
            uit.append(
                f"De bedenktijd loopt tot {tot}. Tot dan kan de lijst worden ingetrokken."
                if self.omgeving.nu < vanaf
                else "De bedenktijd is voorbij. De lijst kan worden uitgevoerd."
            )
        if lijst.uitgevoerd_op is not None:
            uit.append(f"Vernietigd door {lijst.uitvoerder} op {datum_voluit(lijst.uitgevoerd_op.date())}.")
            if lijst.schoon_op is None:
                uit.append("De vrije ruimte van het bestand is nog niet gewist. Doe dat nu.")
        return uit

    def _eigen(self, lijst: Lijstrij) -> bool:
        wie = self.omgeving.actor.persoon_id
        return wie == lijst.maker_id or wie in lijst.bewerkers

    def _stap(self) -> tuple[str, str, bool]:
        """(words, kind, whether it can) of the one next step for this person."""
        assert self.feiten is not None
        lijst, mag = self.feiten.lijst, self.omgeving.mag
        maakt = mag("vernietiging.voorstellen")
        if lijst.status is S.CONCEPT:
            return self.tr("Bied aan ter beoordeling"), "hoofd", maakt and bool(self.feiten.geldend)
        if lijst.status is S.BEOORDELING:
            kan = mag("vernietiging.beoordelen") and not self._eigen(lijst) and bool(self.feiten.geldend)
            return self.tr("Keur goed"), "hoofd", kan
        if lijst.status is S.GOEDGEKEURD:
            vanaf = lijst.uitvoerbaar_vanaf
            return self.tr("Vernietig"), "gevaar", maakt and vanaf is not None and self.omgeving.nu >= vanaf
        if lijst.status is S.UITGEVOERD and lijst.schoon_op is None:
            return self.tr("Wis de vrije ruimte"), "hoofd", maakt
        if lijst.status is S.UITGEVOERD:
            return self.tr("Bewaar de verklaring"), "hoofd", mag("document.uitgeven")
        return "", "hoofd", False

    def _zet_knoppen(self) -> None:
        if self.feiten is None:
            return
        lijst, regel = self.feiten.lijst, self.regels.gekozen_rij()
        woorden, soort, kan = self._stap()
        self.hoofd.setText(woorden)
        self.hoofd.setVisible(bool(woorden))
        self.hoofd.setEnabled(kan)
        zet_kenmerk(self.hoofd, "soort", soort)
        maakt = self.omgeving.mag("vernietiging.voorstellen")
        oordeelt = lijst.status is S.BEOORDELING and self.omgeving.mag("vernietiging.beoordelen")
        oordeelt = oordeelt and not self._eigen(lijst)
        self.eraf.setVisible(lijst.status in (S.CONCEPT, S.BEOORDELING))
        bewerkt = oordeelt or (lijst.status is S.CONCEPT and maakt)
        self.eraf.setEnabled(bewerkt and regel is not None and regel.eraf_op is None)
        self.weiger.setVisible(lijst.status is S.BEOORDELING)
        self.weiger.setEnabled(oordeelt)
        self.intrek.setVisible(lijst.status in _LOOPT)
        self.intrek.setEnabled(maakt)

    # --- acting -----------------------------------------------------------------------------------

    def _doe(self, opdracht: Opdracht, zin: str) -> None:
        def klaar(_wat: Gewijzigd) -> None:
            self.omgeving.mond.meld("gelukt", zin)
            self.ververs()

        self.omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar)

    def _hoofd_doe(self) -> None:
        assert self.feiten is not None
        lijst = self.feiten.lijst
        if lijst.status is S.CONCEPT:
            zin = self.tr("Lijst %s ligt ter beoordeling bij een ander.") % lijst.nummer
            self._doe(c.BiedAan(lijst_id=lijst.id, versie=lijst.versie), zin)
        elif lijst.status is S.BEOORDELING:
            zin = self.tr("Lijst %s is goedgekeurd. De bedenktijd van 7 dagen loopt.") % lijst.nummer
            self._doe(c.KeurLijstGoed(lijst_id=lijst.id, versie=lijst.versie), zin)
        elif lijst.status is S.GOEDGEKEURD:
            self.vernietig()
        elif lijst.schoon_op is None:
            self._ruim_op(lijst)
        else:
            self._vraag_pad()

    def _met_reden(self, kop: str, uitleg: str, doe: str, maak: Any) -> None:
        vraag = Formulierdialoog(self, self.omgeving, kop, uitleg, doe, maak)
        vraag.veld(
            "reden", self.tr("Reden"), Tekstvak(regels=2, hoogste=6), nodig=self.tr("Schrijf in een zin waarom.")
        )
        if vraag.vraag() is not None:
            self.ververs()

    def haal_eraf(self) -> None:
        """Take the chosen line off, with a reason."""
        regel = self.regels.gekozen_rij()
        if self.feiten is None or regel is None:
            return
        lijst = self.feiten.lijst
        soort = c.HaalVanLijst if lijst.status is S.CONCEPT else c.ZetUitLijst
        self._met_reden(
            self.tr("%s van de lijst halen") % regel.nummer,
            self.tr("Het blijft bewaard. De reden blijft op de lijst staan. Noem geen namen."),
            self.tr("Haal van de lijst"),
            lambda w: soort(lijst_id=lijst.id, versie=lijst.versie, regel_id=regel.id, reden=w["reden"]),
        )

    def weiger_lijst(self) -> None:
        """Refuse the whole list, with a reason."""
        if self.feiten is not None:
            lijst = self.feiten.lijst
            self._met_reden(
                self.tr("Lijst %s weigeren") % lijst.nummer, self.tr("Alles op de lijst blijft bewaard."),
                self.tr("Weiger de lijst"),
                lambda w: c.WeigerLijst(lijst_id=lijst.id, versie=lijst.versie, reden=w["reden"]),
            )  # fmt: skip

    def trek_in(self) -> None:
        """Take the list back, with a reason."""
        if self.feiten is not None:
            lijst = self.feiten.lijst
            self._met_reden(
                self.tr("Lijst %s intrekken") % lijst.nummer, self.tr("Alles op de lijst blijft bewaard."),
                self.tr("Trek de lijst in"),
                lambda w: c.TrekLijstIn(lijst_id=lijst.id, versie=lijst.versie, reden=w["reden"]),
            )  # fmt: skip

    def vernietig(self) -> None:
        """Carry the list out, after asking once more."""
        if self.feiten is None:
            return
        lijst, aantal = self.feiten.lijst, len(self.feiten.geldend)
        wat = "1 object" if aantal == 1 else f"{aantal} objecten"
        gaat_door = Bevestiging(
            self.tr("%s van lijst %s vernietigen?") % (wat, lijst.nummer),
            self.tr("Dit kan niet ongedaan worden gemaakt. In oudere kopieën staat het nog, tot die vanzelf "
                    "verdwijnen; de verklaring zegt wanneer. Sluit andere vensters op deze gegevens eerst."),
            self.tr("Vernietig"),
            self.tr("Laat staan"),
            gevaar=True,
            ouder=self,
        ).vraag()  # fmt: skip
        if gaat_door:
            zin = self.tr("Lijst %s is uitgevoerd. Bewaar de verklaring van vernietiging.") % lijst.nummer
            self._langdurig(lambda p, brug: vernietiging.voer_uit(p, lijst.id, lijst.versie, brug), zin)

    def _ruim_op(self, lijst: Lijstrij) -> None:
        zin = self.tr("De vrije ruimte van het bestand is gewist.")
        self._langdurig(lambda p, brug: vernietiging.ruim_op(p, lijst.id, brug), zin)

    def _langdurig(self, werk: Any, zin: str) -> None:
        programma = self.omgeving.runner.programma
        brug = Voortgangbrug(self.tr("Vernietigen"), self.tr("De tekst wissen"), self)

        def klaar(_wat: Gewijzigd) -> None:
            brug.sluit()
            self.omgeving.mond.meld("gelukt", zin)
            self.ververs()

        def fout(_mis: Exception) -> bool:
            brug.sluit()
            self.ververs()
            return False

        brug.venster.show()
        stand = brug.stand
        self.omgeving.runner.doe(lambda: werk(programma, stand), van=self, klaar=klaar, fout=fout)

    def _vraag_pad(self) -> None:
        assert self.feiten is not None
        naam = f"Verklaring van vernietiging {self.feiten.lijst.nummer}.pdf"
        doel = kies_document(self, self.tr("Bewaar de verklaring"), naam)
        if doel is not None:
            self.bewaar_verklaring(*doel)

    def bewaar_verklaring(self, pad: Path, wachtwoord: str = "") -> None:
        """Write the declaration of the chosen list."""
        assert self.feiten is not None
        id_, programma = self.feiten.lijst.id, self.omgeving.runner.programma

        def klaar(_hash: str) -> None:
            self.omgeving.mond.meld("gelukt", self.tr("De verklaring staat in %s.") % pad)

        self.omgeving.runner.doe(
            lambda: vernietiging.exporteer_verklaring(
                programma, id_, pad, Onderhoud(programma).tweede_plek(), wachtwoord
            ),
            van=self,
            klaar=klaar,
        )
