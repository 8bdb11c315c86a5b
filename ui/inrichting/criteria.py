"""The weighing criteria, version by version; a new version starts from the last one."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.inrichting.deel import Feiten
from ui.inrichting.lijsten import bronfeiten
from ui.inrichting.mensen import VANAF, Dialogendeel, invul
from ui.models.tabel import Kolom, Uitlijning
from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoonknop, Kaart, Knop, Label, rij
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.inrichting import queries
from weegtafel.inrichting.commands import CriteriumInvoer, MaakCriteriumversie
from weegtafel.inrichting.rijen import CriteriumRij, CriteriumversieRij
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.opdracht import Opdracht


def code_van(naam: str) -> str:
    """A code made from a name: small letters, digits and dashes."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", kaal).strip("-")[:40] or "criterium"


class Criteriumkaart(Kaart):
    """One criterion to write: its name, its question and an explanation."""

    def __init__(self, bron: CriteriumRij | None) -> None:
        super().__init__()
        self._bron = bron
        self.omhoog = Icoonknop("pijl-omhoog", "Zet dit criterium hoger")
        self.omlaag = Icoonknop("pijl-omlaag", "Zet dit criterium lager")
        self.weg = Icoonknop("prullenbak", "Haal dit criterium weg")
        self.nummer = Label("", "veldlabel")
        self.naam = QLineEdit(bron.naam if bron else "")
        self.vraag = Tekstvak(bron.vraag if bron else "", regels=2, hoogste=5)
        self.toelichting = Tekstvak(bron.toelichting if bron else "", regels=1, hoogste=5)
        self.indeling.addLayout(rij(self.nummer, None, self.omhoog, self.omlaag, self.weg, tussen=4))
        for woord, veld in (("Naam", self.naam), ("Vraag", self.vraag), ("Toelichting", self.toelichting)):
            veld.setAccessibleName(woord)
            self.indeling.addWidget(Label(woord, "klein"))
            self.indeling.addWidget(veld)

    def invoer(self, bezet: set[str]) -> CriteriumInvoer:
        """What was written; source and certainty stay only with words that were not changed."""
        naam, vraag, toelichting = self.naam.text().strip(), self.vraag.tekst(), self.toelichting.tekst()
        b = self._bron
        gelijk = b is not None and (naam, vraag, toelichting) == (b.naam, b.vraag, b.toelichting)
        code = b.code if b is not None else code_van(naam)
        volg = 2
        while code in bezet:
            code = f"{code_van(naam)[:36]}-{volg}"
            volg += 1
        bezet.add(code)
        bron, zekerheid = (b.bron, b.zekerheid) if b is not None and gelijk else ("", "lokaal")
        return CriteriumInvoer(
            code=code, naam=naam, vraag=vraag, toelichting=toelichting, bron=bron, zekerheid=zekerheid
        )


class Criteriainvoer(QWidget):
    """The criteria of a new version; ``waarde`` gives them in order."""

    def __init__(self, criteria: tuple[CriteriumRij, ...]) -> None:
        super().__init__()
        self.kaarten: list[Criteriumkaart] = []
        self._lijst = QVBoxLayout()
        marges(self._lijst, tussen=12)
        self.erbij = Knop("Voeg een criterium toe", icoon="plus")
        self.erbij.clicked.connect(self._nog_een)
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=12)
        kolom.addLayout(self._lijst)
        kolom.addLayout(rij(self.erbij, None))
        for criterium in criteria:
            self.voeg_toe(criterium)

    def voeg_toe(self, criterium: CriteriumRij | None) -> Criteriumkaart:
        """One more, at the end."""
        kaart = Criteriumkaart(criterium)
        kaart.omhoog.clicked.connect(lambda: self._verplaats(kaart, -1))
        kaart.omlaag.clicked.connect(lambda: self._verplaats(kaart, 1))
        kaart.weg.clicked.connect(lambda: self._haal_weg(kaart))
        self.kaarten.append(kaart)
        self._lijst.addWidget(kaart)
        self._nummer()
        return kaart

    def _nog_een(self) -> None:
        self.voeg_toe(None).naam.setFocus()

    def _verplaats(self, kaart: Criteriumkaart, stap: int) -> None:
        oud = self.kaarten.index(kaart)
        nieuw = max(0, min(len(self.kaarten) - 1, oud + stap))
        self.kaarten.insert(nieuw, self.kaarten.pop(oud))
        self._lijst.removeWidget(kaart)
        self._lijst.insertWidget(nieuw, kaart)
        self._nummer()
        kaart.naam.setFocus()

    def _haal_weg(self, kaart: Criteriumkaart) -> None:
        self.kaarten.remove(kaart)
        self._lijst.removeWidget(kaart)
        kaart.deleteLater()
        self._nummer()

    def _nummer(self) -> None:
        for nummer, kaart in enumerate(self.kaarten, 1):
            kaart.nummer.setText(f"Criterium {nummer}")
            kaart.omhoog.setEnabled(nummer > 1)
            kaart.omlaag.setEnabled(nummer < len(self.kaarten))

    def waarde(self) -> tuple[CriteriumInvoer, ...]:
        """The criteria as they are written now."""
        bezet: set[str] = set()
        return tuple(kaart.invoer(bezet) for kaart in self.kaarten)


class Weegcriteria(Dialogendeel):
    """The criteria of one version; earlier overleggen keep the version they used."""

    titel = "Weegcriteria"
    uitleg = "Een versie wijzigt niet. Een nieuwe versie geldt voor overleggen vanaf haar eerste dag."
    nieuw_tekst = "Nieuwe versie"
    leeg = ("criteria", "Deze versie heeft geen criteria.", "")

    def kolommen(self) -> list[Kolom[Any]]:
        """Number, name, question, certainty."""
        return [
            Kolom("volgorde", "Nr", lambda c: str(self._nummer(c)), breedte=56, uitlijning=Uitlijning.RECHTS),
            Kolom("naam", "Criterium", lambda c: c.naam, breedte=240),
            Kolom("vraag", "Vraag", lambda c: c.vraag),
            Kolom("zekerheid", "Zekerheid", lambda c: c.zekerheid, breedte=100, rol="stil"),
        ]

    def _nummer(self, criterium: CriteriumRij) -> int:
        plaats = self.model.plaats_van(criterium.id)
        return 0 if plaats is None else plaats + 1

    def bouw_filter(self) -> None:
        """Choose the version."""
        self.wijzig_knop.hide()
        self.versie = Keuzelijst([], vanaf=99)
        self.versie.setAccessibleName("Versie")
        self.versie.setFixedWidth(maat(420))
        self.versie.gewijzigd.connect(lambda _id: self._haal())
        self._bron = Label("", "stil", breekt=True)
        self.kolom.addLayout(rij(self.versie, None))
        self.kolom.addWidget(self._bron)
        self._versies: dict[int, CriteriumversieRij] = {}

    def ververs(self) -> None:
        """Fetch the versions, then the criteria of the chosen one."""
        self.omgeving.runner.vraag(queries.criteriumversies, van=self, klaar=self._toon_versies)

    def _toon_versies(self, versies: tuple[CriteriumversieRij, ...]) -> None:
        nieuw = set(self._versies) != {v.id for v in versies}
        gekozen = self.versie.waarde()
        self._versies = {v.id: v for v in versies}
        geldt = next((v.id for v in versies if v.geldig_van <= self.omgeving.vandaag), None)
        self.versie.zet_keuzes(
            [(f"{v.versienaam} · vanaf {datum_voluit(v.geldig_van)}{' · geldt nu' if v.id == geldt else ''}", v.id)
             for v in versies]
        )  # fmt: skip
        if versies and (nieuw or gekozen is None):
            self.versie.zet_waarde(versies[0].id)
        self._haal()

    def _haal(self) -> None:
        versie = self._versies.get(self.versie.waarde() or 0)
        if versie is not None:
            self._bron.setText(f"{versie.naam}. {versie.bron}".replace("..", "."))
            self.omgeving.runner.vraag(queries.criteria, versie.id, van=self, klaar=self.toon)

    def feiten(self, rij_: CriteriumRij) -> Feiten:
        """All words."""
        return [("Criterium", rij_.naam), ("Vraag", rij_.vraag), ("Toelichting", rij_.toelichting), *bronfeiten(rij_)]

    def nieuw(self) -> None:
        """A new version, beginning with the criteria that are shown."""
        vandaag, vorige = self.omgeving.vandaag, self._versies.get(self.versie.waarde() or 0)

        def maak(w: dict[str, Any]) -> Opdracht:
            return MaakCriteriumversie(**w)

        uitleg = "Begint met de criteria van de gekozen versie. Eerdere overleggen houden de hunne."
        d = self.dialoog("Nieuwe versie van de weegcriteria", uitleg, "Maak de versie", maak)
        bestaand = {v.versienaam for v in self._versies.values()}
        naam = next(n for k in range(1, 100) if (n := f"{vandaag.year}-{k}") not in bestaand)
        d.veld("versienaam", "Versie", invul(naam), "Zo staat zij in de stukken.", verplicht=True)
        d.veld("naam", "Naam van de set", invul(vorige.naam if vorige else ""), verplicht=True)
        d.veld("geldig_van", "Geldt vanaf", DatumEdit(vandaag, vandaag=lambda: vandaag), nodig=VANAF)
        d.veld("bron", "Bron", Tekstvak(vorige.bron if vorige else "", regels=1, hoogste=4))
        d.veld("criteria", "Criteria", Criteriainvoer(tuple(self.model.rijen)), verplicht=True)
        if d.vraag() is not None:
            self.omgeving.mond.meld("gelukt", "De nieuwe versie van de weegcriteria is gemaakt.")
