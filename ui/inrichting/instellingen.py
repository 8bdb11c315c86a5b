"""The settings of the table in words, each with the day from which it holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.inrichting.deel import Feiten, dag
from ui.inrichting.lijsten import bronfeiten
from ui.inrichting.mensen import VANAF, Dialogendeel, invul
from ui.inrichting.quorum import Quorumveld, quorumgevolg, quorumwoorden
from ui.models.tabel import Kolom
from ui.theme.theme import maat, marges
from ui.widgets.basis import Label
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.getal_edit import GetalEdit, TijdEdit
from weegtafel.inrichting import queries
from weegtafel.inrichting.commands import ZetInstelling
from weegtafel.inrichting.rijen import CodeRij, InstellingRij, OrganisatieRij
from weegtafel.inrichting.schermqueries import Instellingperiode, instellingverloop
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.opdracht import Opdracht

_EENHEID = {"minuten": "minuten", "maanden": "maanden", "jaren": "jaar", "dagen": "dagen", "_band_": "%"}


class Maandenveld(QWidget):
    """A number of months for each intensiteit; empty means no guide."""

    def __init__(self, waarde: Mapping[str, int], codes: tuple[CodeRij, ...]) -> None:
        super().__init__()
        self._velden: dict[str, GetalEdit] = {}
        namen = {c.code: c.omschrijving for c in codes} | {c: c for c in waarde if c not in {r.code for r in codes}}
        rooster = QGridLayout(self)
        marges(rooster, tussen=8)
        rooster.setColumnStretch(2, 1)
        for nummer, (code, naam) in enumerate(namen.items()):
            veld = self._velden[code] = GetalEdit(waarde.get(code), minst=1, meest=480)
            veld.setAccessibleName(f"{naam}, maanden")
            veld.setFixedWidth(maat(80))
            rooster.addWidget(Label(naam), nummer, 0)
            rooster.addWidget(veld, nummer, 1)
            rooster.addWidget(Label("maanden", "stil"), nummer, 2)

    def waarde(self) -> dict[str, int]:
        """Months by code.

        Raises:
            ValueError: something typed is no number.
        """
        getallen = {code: veld.getal() for code, veld in self._velden.items()}
        return {code: getal for code, getal in getallen.items() if getal is not None}


class Instellingendeel(Dialogendeel):
    """One row for each setting: what holds now, since when, and what comes."""

    titel = "Instellingen"
    uitleg = "Een wijziging geldt vanaf een dag; wat eerder is gebeurd, verandert niet mee."

    def __init__(self, omgeving: Any) -> None:
        self._verloop: dict[str, tuple[Instellingperiode, ...]] = {}
        self._intensiteiten: tuple[CodeRij, ...] = ()
        self._tafel = 0
        super().__init__(omgeving)

    def kolommen(self) -> list[Kolom[Any]]:
        """Title, value in words, since when, what comes."""
        return [
            Kolom("titel", "Instelling", lambda i: i.titel, breedte=300),
            Kolom("waarde", "Nu", lambda i: self.woorden(i.sleutel, i.soort, i.waarde)),
            Kolom("van", "Geldt vanaf", lambda i: dag(i.geldig_van) or "meegeleverd", breedte=120, rol="stil"),
            Kolom("straks", "Daarna", self._straks, breedte=150, icoon=self._straks_icoon),
        ]

    def _komend(self, i: InstellingRij) -> list[Instellingperiode]:
        return [p for p in self._verloop.get(i.sleutel, ()) if p.geldig_van > self.omgeving.vandaag]

    def _straks(self, i: InstellingRij) -> str:
        komend = self._komend(i)
        return f"{dag(komend[0].geldig_van)}: {self.woorden(i.sleutel, i.soort, komend[0].waarde)}" if komend else ""

    def _straks_icoon(self, i: InstellingRij) -> tuple[str, str] | None:
        return ("klok", "accent") if self._komend(i) else None

    def woorden(self, sleutel: str, soort: str, waarde: Any) -> str:
        """A value as people say it."""
        if soort == "quorum":
            return quorumwoorden(waarde)
        if soort == "maanden_per_code":
            namen = {c.code: c.omschrijving for c in self._intensiteiten}
            return ", ".join(f"{namen.get(c, c)} {m} maanden" for c, m in waarde.items()) or "geen"
        if soort == "getal":
            eenheid = next((woord for deel, woord in _EENHEID.items() if deel in sleutel), "")
            return f"{waarde} {eenheid}".strip()
        if soort == "tijd":
            return f"{waarde} uur"
        if soort == "bedrag":
            return f"€ {waarde}"
        if soort == "procent":
            return f"{waarde} %"
        return str(waarde) or "niet ingevuld"

    def feiten(self, rij_: InstellingRij) -> Feiten:
        """All words, with what was and what comes."""
        nu = self.woorden(rij_.sleutel, rij_.soort, rij_.waarde)
        if rij_.soort == "quorum" and self._tafel:
            nu += f". {quorumgevolg(rij_.waarde, self._tafel)}"
        vandaag = self.omgeving.vandaag
        verloop = [f"vanaf {datum_voluit(p.geldig_van)}: {self.woorden(rij_.sleutel, rij_.soort, p.waarde)}"
                   f"{' (komt nog)' if p.geldig_van > vandaag else ''}"
                   for p in self._verloop.get(rij_.sleutel, ())]  # fmt: skip
        return [
            ("Nu", nu),
            ("Verloop", "\n".join(verloop)),
            ("Toelichting", rij_.toelichting),
            *bronfeiten(rij_),
        ]

    def ververs(self) -> None:
        """Fetch the settings with all that their words need."""
        vraag, vandaag = self.omgeving.runner.vraag, self.omgeving.vandaag
        vraag(queries.codes, "intensiteit", vandaag, van=self, klaar=self._neem_intensiteiten)
        vraag(queries.organisaties, vandaag, van=self, klaar=self._neem_tafel)
        vraag(instellingverloop, van=self, klaar=self._neem_verloop)
        vraag(queries.instellingen, vandaag, van=self, klaar=self._toon_rijen)

    def _neem_intensiteiten(self, codes: tuple[CodeRij, ...]) -> None:
        self._intensiteiten = codes

    def _neem_tafel(self, organisaties: tuple[OrganisatieRij, ...]) -> None:
        self._tafel = sum(o.neemt_deel for o in organisaties)

    def _neem_verloop(self, verloop: dict[str, tuple[Instellingperiode, ...]]) -> None:
        self._verloop = verloop

    def _toon_rijen(self, rijen: tuple[InstellingRij, ...]) -> None:
        self.model.ververs(rijen, sleutel=lambda i: i.sleutel)
        self.toon(rijen)

    def wijzig(self, rij_: InstellingRij) -> None:
        """Give a setting another value from a day on."""

        def maak(w: dict[str, Any]) -> Opdracht:
            waarde = w["waarde"]
            waarde = f"{waarde:%H:%M}" if isinstance(waarde, time) else waarde
            return ZetInstelling(sleutel=rij_.sleutel, waarde=waarde, geldig_van=w["geldig_van"])

        vandaag = self.omgeving.vandaag
        d = self.dialoog(rij_.titel, rij_.toelichting, "Zet de instelling", maak)
        if rij_.soort == "getal":
            d.veld("waarde", "Waarde", GetalEdit(rij_.waarde, minst=1, meest=480), nodig="Vul een getal in.")
        elif rij_.soort == "tijd":
            d.veld("waarde", "Waarde", TijdEdit(time.fromisoformat(rij_.waarde)), nodig="Vul een tijd in.")
        elif rij_.soort == "quorum":
            d.veld("waarde", "De regel", Quorumveld(rij_.waarde, self._tafel))
        elif rij_.soort == "maanden_per_code":
            d.veld("waarde", "Per intensiteit", Maandenveld(rij_.waarde, self._intensiteiten))
        else:
            d.veld("waarde", "Waarde", invul(rij_.waarde), verplicht=rij_.soort == "tekst")
        van = DatumEdit(vandaag, vandaag=lambda: vandaag)
        d.veld("geldig_van", "Geldt vanaf", van, "Vandaag of later.", nodig=VANAF)
        if d.vraag() is not None:
            self.omgeving.mond.meld("gelukt", f"De instelling “{rij_.titel}” is gezet.")
