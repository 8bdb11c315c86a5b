"""The budgetregister of one request: what was reserved, promised and paid, line by line."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.doorbraak.blad import Blad
from ui.doorbraak.stapdeel import Stapdeel, Werkplek
from ui.doorbraak.tabelbewaren import bewaar_tabel, bewaarknop
from ui.doorbraak.vragen import vraag_boeking, vraag_evaluatiedag
from ui.doorbraak.woorden import euro, kort
from ui.models.tabel import Kolom, RijModel, Uitlijning
from ui.theme.theme import maat, thema
from ui.widgets.basis import Label, rij
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak.codes import AanvraagStatus
from weegtafel.doorbraak.registerrijen import RegisterRij

#: Which columns of a register go when its list is narrower than this.
SMAL_WEG = {"kenmerk": 760, "door": 640, "id": 560}


def registerkolommen(*, met_nummer: bool) -> list[Kolom[RegisterRij]]:
    """The columns of a register; with the number of the request where it holds more than one."""
    uit: list[Kolom[RegisterRij]] = [
        Kolom("id", "Regel", lambda r: str(r.id), lambda r: r.id, Uitlijning.RECHTS, 62, rol="stil"),
        Kolom("datum", "Datum", lambda r: kort(r.datum), lambda r: r.datum, breedte=104),
        Kolom("soort", "Soort", lambda r: r.soort.omschrijving, lambda r: r.soort.omschrijving, breedte=112),
        Kolom("omschrijving", "Omschrijving", _omschrijving, hulp=_omschrijving),
        Kolom("kenmerk", "Grootboek", lambda r: r.kenmerk, lambda r: r.kenmerk, breedte=112, rol="stil"),
        Kolom("door", "Geboekt door", lambda r: r.door, lambda r: r.door, breedte=150, rol="stil"),
        Kolom(
            "bedrag", "Bedrag", lambda r: euro(r.bedrag_cent), lambda r: r.bedrag_cent, Uitlijning.RECHTS, 100,
        ),
    ]  # fmt: skip
    if met_nummer:
        nummer: Kolom[RegisterRij] = Kolom("nummer", "Aanvraag", lambda r: r.nummer, lambda r: r.nummer, breedte=128)
        uit.insert(2, nummer)
    return uit


def _omschrijving(r: RegisterRij) -> str:
    return f"{r.omschrijving} (corrigeert regel {r.corrigeert_id})" if r.corrigeert_id else r.omschrijving


class Registerdeel(Stapdeel):
    """Balance in one line, the lines, and what can be booked."""

    sleutel, titel, breed = "uitvoering", "Uitvoering", True

    def __init__(self, plek: Werkplek) -> None:
        super().__init__(plek)
        self._saldo = Label("", "tussenkop", breekt=True)
        self._uitleg = Label("", "stil", breekt=True)
        self.model: RijModel[RegisterRij] = RijModel(registerkolommen(met_nummer=False), sleutel=lambda r: r.id)
        leeg = LegeStaat("bliksem", "Er is nog niets geboekt.", "Een besluit boekt zelf de verplichting.")
        self.lijst = Lijst(self.model, "Budgetregister van deze aanvraag", leeg)
        self.lijst.zet_smal_weg(SMAL_WEG)
        self.boeken = self.handeling("Boek een regel", self._boek)
        self.nazorg = self.handeling("Begin met de nazorg", self._start_nazorg, "hoofd")
        self.plannen = self.handeling("Plan een evaluatie", lambda: vraag_evaluatiedag(self, self.plek))
        self.uit = bewaarknop(self.omgeving)
        self.uit.clicked.connect(lambda _aan=False: self.bewaar())
        self.kolom.addWidget(self._saldo)
        self.kolom.addWidget(self._uitleg)
        self.kolom.addWidget(self.lijst)
        knoppen = rij(self.boeken, self.uit)
        knoppen.setAlignment(self.uit, Qt.AlignmentFlag.AlignTop)
        knoppen.setStretch(0, 1)
        self.kolom.addLayout(knoppen)
        self.kolom.addWidget(self.plannen)
        self.kolom.addWidget(self.nazorg)
        self.kolom.addStretch(1)
        self._meet()
        thema().gewijzigd.connect(self._meet)

    def _meet(self) -> None:
        rijen = max(4, min(9, len(self.model.rijen))) if self.model.rijen else 6  # room for what is said instead
        self.lijst.setFixedHeight(maat(40) * rijen + maat(39))

    def toon(self, blad: Blad) -> None:
        """Show the lines and their sum."""
        super().toon(blad)
        self.model.ververs(blad.register)
        self._meet()
        g, v, b = (sum(getattr(s, naam) for s in blad.saldi) for naam in ("gereserveerd", "verplicht", "betaald"))
        if not blad.saldi:
            self._saldo.setText("Nog niets geboekt")
        elif v or b:
            self._saldo.setText(f"{euro(b)} betaald van {euro(v)} verplicht")
        else:
            self._saldo.setText(f"{euro(g)} gereserveerd")
        rest = [f"Nog te betalen: {euro(v - b)}."] if v > b else []
        if b > v:
            rest.append(f"Er is {euro(b - v)} meer betaald dan verplicht.")
        if g and (v or b):
            rest.append(f"Gereserveerd: {euro(g)}.")
        rest.append("Het saldo is altijd de som van de regels.")
        self._uitleg.setText(" ".join(rest))
        self._uitleg.zet_rol("let_op" if b > v else "stil")
        self.boeken.zet(blad.redenen("BoekRegel"))
        loopt = blad.feiten.status is AanvraagStatus.UITVOERING
        self.plannen.setVisible(loopt and all(m.vervallen_reden for m in blad.feiten.nazorg))
        self.plannen.zet(blad.redenen("PlanNazorg"))
        self.nazorg.setVisible(loopt)
        self.nazorg.zet(blad.redenen("StartNazorg"))
        self.uit.setVisible(bool(blad.register))

    def begin(self) -> None:
        """In the list."""
        self.lijst.setFocus()

    def bewaar(self) -> None:
        """The lines as a table."""
        if self.blad is not None and self.uit.isEnabled():
            nummer = self.blad.feiten.nummer
            bewaar_tabel(self, self.omgeving, "aanvraagregister", self.plek.aanvraag_id, f"Budgetregister {nummer}")

    def _boek(self) -> None:
        if self.blad is not None:
            vraag_boeking(self, self.plek, self.blad)

    def _start_nazorg(self) -> None:
        self.doe(lambda b: c.StartNazorg(aanvraag_id=b.feiten.id, versie=b.feiten.versie), "De nazorg is begonnen.")
