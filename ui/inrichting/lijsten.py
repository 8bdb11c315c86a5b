"""Code lists, the catalogue of alternatives, and the reusable sentences."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox

from ui.formulierdialoog import Formulierdialoog
from ui.inrichting.deel import ZEKERHEID, Feiten, Lijstdeel, geldigheid, standkolom
from ui.inrichting.mensen import VANAF, Dialogendeel, invul
from ui.models.tabel import Kolom, Uitlijning
from ui.theme.theme import maat
from ui.widgets.basis import Label, rij
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.getal_edit import GetalEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.inrichting import queries
from weegtafel.inrichting.commands import BeeindigCode, BewaarAlternatief, BewaarZin, VoegCodeToe, WijzigCode
from weegtafel.inrichting.rijen import AlternatiefRij, CodelijstRij, CodeRij, ZinRij
from weegtafel.inrichting.rules import ZINSOORTEN
from weegtafel.kernel.codes import Adviessoort
from weegtafel.kernel.opdracht import Opdracht

ZINSOORTNAMEN = {
    "opening": "Opening",
    "motivering": "Motivering",
    "voorwaarde": "Voorwaarde",
    "afwijkend": "Afwijkend argument",
    "leerpunt": "Leerpunt",
    "actie": "Actie",
    "aanhouden": "Wat er nodig is",
    "afsluiting": "Afsluiting",
}


def zekerheidskeuze(waarde: str) -> Keuzelijst:
    """The certainty of a source."""
    lijst = Keuzelijst([(tekst[:1].upper() + tekst[1:], z) for z, tekst in ZEKERHEID.items()])
    lijst.zet_waarde(waarde)
    return lijst


def bronfeiten(rij_: Any) -> list[tuple[str, str]]:
    """Source and certainty of a row."""
    return [("Bron", rij_.bron), ("Zekerheid", ZEKERHEID.get(rij_.zekerheid, rij_.zekerheid))]


class Codelijsten(Dialogendeel):
    """One list at a time; codes are added, reworded and ended, never deleted."""

    titel = "Codelijsten"
    uitleg = "De keuzes in het aanmeldformulier en het advies. Een code eindigt; hij verdwijnt niet uit oude casussen."
    nieuw_tekst = "Nieuwe code"
    leeg = ("codelijst", "Deze lijst is leeg.", "")

    def kolommen(self) -> list[Kolom[Any]]:
        """Code, words, source, period."""
        return [
            Kolom("code", "Code", lambda c: c.code, lambda c: c.code, breedte=130),
            Kolom("omschrijving", "Omschrijving", lambda c: c.omschrijving, lambda c: c.omschrijving),
            Kolom("bron", "Bron", lambda c: c.bron, breedte=200, rol="stil"),
            Kolom("zekerheid", "Zekerheid", lambda c: c.zekerheid, lambda c: c.zekerheid, breedte=100, rol="stil"),
            standkolom(self.omgeving),
        ]

    def bouw_filter(self) -> None:
        """Choose the list."""
        self.keuze = Keuzelijst([], vanaf=99)
        self.keuze.setAccessibleName("Codelijst")
        self.keuze.setFixedWidth(maat(280))
        self.keuze.gewijzigd.connect(lambda _lijst: self._haal())
        self._uitleg = Label("", "stil", breekt=True)
        balk = rij(self.keuze, tussen=16)
        balk.addWidget(self._uitleg, 1)
        self.kolom.addLayout(balk)
        self._lijsten: dict[str, CodelijstRij] = {}

    def bouw_knoppen(self) -> None:
        """End a code."""
        self.einde_knop = self.knop("Beëindig", self.beeindig, "stil")
        self.blad.knoppen.addWidget(self.einde_knop)

    def ververs(self) -> None:
        """Fetch the lists, then the rows of the chosen one."""
        self.omgeving.runner.vraag(queries.codelijsten, van=self, klaar=self._toon_lijsten)

    def _toon_lijsten(self, lijsten: tuple[CodelijstRij, ...]) -> None:
        self._lijsten = {r.lijst: r for r in lijsten}
        gekozen = self.keuze.waarde()
        self.keuze.zet_keuzes([(f"{r.titel} ({r.aantal})", r.lijst) for r in lijsten])
        if gekozen is None and lijsten:
            self.keuze.zet_waarde(lijsten[0].lijst)
        self._haal()

    def _haal(self) -> None:
        lijst = self.keuze.waarde()
        if lijst is not None:
            self._uitleg.setText(self._lijsten[lijst].toelichting)
            self.omgeving.runner.vraag(queries.alle_codes, lijst, van=self, klaar=self.toon)

    def feiten(self, rij_: CodeRij) -> Feiten:
        """All words."""
        return [
            (rij_.code, rij_.omschrijving),
            ("Toelichting", rij_.toelichting),
            ("Geldt", geldigheid(rij_.geldig_van, rij_.geldig_tot)),
            *bronfeiten(rij_),
        ]

    def nieuw(self) -> None:
        """Add a code at the end of the list."""
        lijst, vandaag = self.keuze.waarde(), self.omgeving.vandaag

        def maak(w: dict[str, Any]) -> Opdracht:
            return VoegCodeToe(lijst=lijst, **w)

        d = self.dialoog("Nieuwe code", queries.lijsttitel(lijst), "Voeg de code toe", maak)
        d.veld("code", "Code", invul(), "Letters, cijfers, punten en streepjes. Een code wijzigt daarna niet meer.",
               verplicht=True)  # fmt: skip
        d.veld("omschrijving", "Omschrijving", invul(), verplicht=True)
        d.veld("toelichting", "Toelichting", Tekstvak(regels=2, hoogste=5))
        d.veld("geldig_van", "Geldt vanaf", DatumEdit(vandaag, vandaag=lambda: vandaag), nodig=VANAF)
        d.veld("bron", "Bron", invul())
        d.veld("zekerheid", "Zekerheid", zekerheidskeuze("lokaal"))
        self.vraag(d, "De code staat in de lijst.")

    def wijzig(self, rij_: CodeRij) -> None:
        """Change the words of a code and its place."""

        def maak(w: dict[str, Any]) -> Opdracht:
            w["volgorde"] = w["volgorde"] if w["volgorde"] is not None else rij_.volgorde
            return WijzigCode(code_id=rij_.id, versie=rij_.versie, **w)

        d = self.dialoog("Code wijzigen", f"{rij_.code}. De code zelf blijft.", "Bewaar de code", maak)
        d.veld("omschrijving", "Omschrijving", invul(rij_.omschrijving), verplicht=True)
        d.veld("toelichting", "Toelichting", Tekstvak(rij_.toelichting, regels=2, hoogste=5))
        d.veld("volgorde", "Plaats in de lijst", GetalEdit(rij_.volgorde, meest=9999), "Laagste getal eerst.")
        self.vraag(d, "De code is bewaard.")

    def beeindig(self) -> None:
        """End a code, or let it go on again."""
        rij_: CodeRij | None = self.lijst.gekozen_rij()
        if rij_ is None:
            return
        vandaag = self.omgeving.vandaag

        def maak(w: dict[str, Any]) -> Opdracht:
            return BeeindigCode(code_id=rij_.id, versie=rij_.versie, **w)

        d = self.dialoog("Code beëindigen", f"{rij_.code} · {rij_.omschrijving}", "Zet de laatste dag", maak)
        laatste = DatumEdit(rij_.geldig_tot or vandaag, vandaag=lambda: vandaag)
        d.veld("geldig_tot", "Laatste dag", laatste, "Leeg: de code geldt zonder einde.")
        self.vraag(d, "De code is bijgewerkt.")


class Alternatieven(Dialogendeel):
    """Lighter or other help that the table can point to."""

    titel = "Alternatieven"
    uitleg = "Lichtere of andere hulp. Wat onbekend is, blijft leeg."
    nieuw_tekst = "Nieuw alternatief"
    leeg = ("alternatief", "Er zijn nog geen alternatieven.", "")
    _gronden: tuple[CodeRij, ...] = ()

    def kolommen(self) -> list[Kolom[Any]]:
        """Name, ground, costs, certainty, period."""
        return [
            Kolom("naam", "Naam", lambda a: a.naam, lambda a: a.naam),
            Kolom("grond", "Grondslag", lambda a: a.grondslag_naam, lambda a: a.grondslag_naam, breedte=150),
            Kolom("kosten", "Kosten", lambda a: a.kosten or "onbekend", breedte=130, rol="stil"),
            Kolom("zekerheid", "Zekerheid", lambda a: a.zekerheid, lambda a: a.zekerheid, breedte=92, rol="stil"),
            standkolom(self.omgeving, 110),
        ]

    def feiten(self, rij_: AlternatiefRij) -> Feiten:
        """All words."""
        jaar = f" (prijspeil {rij_.kosten_jaar})" if rij_.kosten_jaar else ""
        return [
            ("Wat het is", rij_.wat),
            ("Voor wie", rij_.voor_wie),
            ("Kosten", f"{rij_.kosten}{jaar}" if rij_.kosten else "onbekend"),
            ("Effect", rij_.effect or "onbekend"),
            *bronfeiten(rij_),
            ("Geldt", geldigheid(rij_.geldig_van, rij_.geldig_tot)),
        ]

    def ververs(self) -> None:
        """Fetch the catalogue and the grounds."""
        self.omgeving.runner.vraag(
            queries.codes, "grondslag", self.omgeving.vandaag, van=self, klaar=self._neem_gronden
        )
        self.omgeving.runner.vraag(queries.alternatieven, van=self, klaar=self.toon)

    def _neem_gronden(self, gronden: tuple[CodeRij, ...]) -> None:
        self._gronden = gronden

    def nieuw(self) -> None:
        """Add one."""
        self.wijzig(None)

    def wijzig(self, rij_: AlternatiefRij | None) -> None:
        """Change one; its code stays."""

        def maak(w: dict[str, Any]) -> Opdracht:
            w["kosten"], w["effect"] = w["kosten"] or None, w["effect"] or None
            code = rij_.code if rij_ else w.pop("code")
            return BewaarAlternatief(id=rij_.id if rij_ else None, versie=rij_.versie if rij_ else 0, code=code, **w)

        d = self.dialoog("Alternatief wijzigen" if rij_ else "Nieuw alternatief", "", "Bewaar het alternatief", maak)
        if rij_ is None:
            d.veld("code", "Code", invul(), "Kort en zonder spaties, bijvoorbeeld buurtsport.", verplicht=True)
        d.veld("naam", "Naam", invul(rij_.naam if rij_ else ""), verplicht=True)
        d.veld("wat", "Wat het is", Tekstvak(rij_.wat if rij_ else "", regels=3, hoogste=6))
        d.veld("voor_wie", "Voor wie", Tekstvak(rij_.voor_wie if rij_ else "", regels=2, hoogste=5))
        grond = Keuzelijst([(c.omschrijving, c.code) for c in self._gronden], leeg="Kies een grondslag", vanaf=99)
        grond.zet_waarde(rij_.grondslag if rij_ else None)
        d.veld("grondslag", "Grondslag", grond, nodig="Kies een grondslag.")
        kosten = invul((rij_.kosten or "") if rij_ else "")
        d.veld("kosten", "Kosten", kosten, "In woorden, bijvoorbeeld € 1.200 per traject. Leeg: onbekend.")
        jaar = GetalEdit(rij_.kosten_jaar if rij_ else None, minst=1990, meest=2100)
        d.veld("kosten_jaar", "Prijspeil", jaar, "Het jaar van deze kosten.")
        effect = Tekstvak((rij_.effect or "") if rij_ else "", regels=2, hoogste=5)
        d.veld("effect", "Bekend effect", effect, "Leeg: onbekend.")
        d.veld("bron", "Bron", Tekstvak(rij_.bron if rij_ else "", regels=2, hoogste=4))
        d.veld("zekerheid", "Zekerheid", zekerheidskeuze(rij_.zekerheid if rij_ else "lokaal"))
        self.periode(d, rij_)
        self.vraag(d, "Het alternatief is bewaard.")


class Standaardzinnen(Lijstdeel):
    """Sentences that can be put into a motivering, a condition or the minutes with Ctrl+Shift+Z."""

    titel = "Standaardzinnen"
    uitleg = "In een tekst te kiezen met Ctrl+Shift+Z."
    bevoegdheid = "inrichting.zinnen"
    nieuw_tekst = "Nieuwe zin"
    leeg = ("notulen", "Er zijn nog geen standaardzinnen.", "")

    def kolommen(self) -> list[Kolom[Any]]:
        """Kind, title, text, on or off."""
        return [
            Kolom("soort", "Waarvoor", lambda z: ZINSOORTNAMEN.get(z.soort, z.soort), lambda z: z.soort, breedte=150),
            Kolom("titel", "Titel", lambda z: z.titel, lambda z: z.titel, breedte=210),
            Kolom("tekst", "Tekst", lambda z: z.tekst, rol="stil"),
            Kolom("actief", "In gebruik", lambda z: "ja" if z.actief else "nee", lambda z: not z.actief,
                  breedte=100, icoon=lambda z: ("vinkje", "goed") if z.actief else None,
                  uitlijning=Uitlijning.LINKS),
        ]  # fmt: skip

    def feiten(self, rij_: ZinRij) -> Feiten:
        """All words."""
        advies = next((a.omschrijving for a in Adviessoort if a.value == rij_.adviessoort), "elk advies")
        return [
            ("Tekst", rij_.tekst),
            ("Waarvoor", ZINSOORTNAMEN.get(rij_.soort, rij_.soort)),
            ("Bij advies", advies),
        ]

    def ververs(self) -> None:
        """Fetch them, also those that were switched off."""
        self.omgeving.runner.vraag(queries.standaardzinnen, None, True, van=self, klaar=self.toon)

    def nieuw(self) -> None:
        """Add one."""
        self.wijzig(None)

    def wijzig(self, rij_: ZinRij | None) -> None:
        """Change one."""

        def maak(w: dict[str, Any]) -> Opdracht:
            return BewaarZin(id=rij_.id if rij_ else None, versie=rij_.versie if rij_ else 0, **w)

        kop = "Zin wijzigen" if rij_ else "Nieuwe zin"
        d = Formulierdialoog(self, self.omgeving, kop, "", "Bewaar de zin", maak)
        soort = Keuzelijst([(ZINSOORTNAMEN[s], s) for s in ZINSOORTEN], leeg="Kies waarvoor", vanaf=99)
        soort.zet_waarde(rij_.soort if rij_ else None)
        d.veld("soort", "Waarvoor", soort, nodig="Kies waar de zin voor dient.")
        advies = Keuzelijst([(a.omschrijving.capitalize(), a.value) for a in Adviessoort], leeg="Elk advies", vanaf=99)
        advies.zet_waarde(rij_.adviessoort if rij_ else None)
        d.veld("adviessoort", "Bij welk advies", advies)
        d.veld("titel", "Titel", invul(rij_.titel if rij_ else ""), verplicht=True)
        d.veld("tekst", "Tekst", Tekstvak(rij_.tekst if rij_ else "", regels=3, hoogste=8),
               "Een … blijft staan als plek om in te vullen.", verplicht=True)  # fmt: skip
        actief = QCheckBox("In gebruik: staat in de keuze")
        actief.setChecked(rij_.actief if rij_ else True)
        d.veld("actief", "Gebruik", actief)
        wat = d.vraag()
        if wat is not None:
            self.omgeving.mond.meld("gelukt", "De zin is bewaard.")
            self.kies(wat.id)
