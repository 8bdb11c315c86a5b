"""What became of the advices: those whose evaluation date has come, and recording what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.formulierdialoog import Formulierdialoog
from ui.inzicht import tafelgrafieken as g
from ui.inzicht.beeld import periodezin
from ui.inzicht.bewaren import tabelknop, van_model
from ui.inzicht.deel import Grafiekplek, Inzichtdeel
from ui.models.tabel import Kolom, RijModel, Uitlijning
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.inzicht import evaluatiequeries
from weegtafel.inzicht.codes import Opvolging, Resultaatbereik
from weegtafel.inzicht.commands import LegEvaluatieVast
from weegtafel.inzicht.evaluatiequeries import Opgevolgd, TeEvalueren
from weegtafel.inzicht.periode import Periode
from weegtafel.kernel.clock import datum_voluit

HOOGSTENS = 500


@dataclass(frozen=True, slots=True)
class Volgbeeld:
    """What this part shows."""

    periode: Periode
    wacht: tuple[TeEvalueren, ...]
    aantal: int
    gevolgd: Opgevolgd
    redenen: tuple[tuple[str, Opvolging, str], ...]


def haal_volg(sessie: Any, periode: Periode, vandaag: Any) -> Volgbeeld:
    """All of it in one visit."""
    return Volgbeeld(
        periode,
        evaluatiequeries.te_evalueren(sessie, vandaag, HOOGSTENS),
        evaluatiequeries.aantal_te_evalueren(sessie, vandaag),
        evaluatiequeries.opgevolgd(sessie, periode.van, periode.tot, vandaag),
        evaluatiequeries.redenen(sessie, periode.van, periode.tot),
    )


class Evaluatiedialoog(Formulierdialoog):
    """What became of one advice."""

    def __init__(self, ouder: QWidget, omgeving: Omgeving, advies: TeEvalueren) -> None:
        super().__init__(
            ouder.window(), omgeving, f"Evaluatie van {advies.adviesnummer}",
            f"Casus {advies.casusnummer}, ingebracht door {advies.inbrenger}. Schrijf geen namen.",
            "Leg de evaluatie vast", self._opdracht,
        )  # fmt: skip
        self._advies = advies
        self.opgevolgd = Keuzelijst([(o.omschrijving.capitalize(), o) for o in Opvolging], leeg="Kies")
        self.resultaat = Keuzelijst([(r.omschrijving.capitalize(), r) for r in Resultaatbereik], leeg="Kies")
        self.veld("opgevolgd", "Is het advies gevolgd?", self.opgevolgd, nodig="Kies of het advies is gevolgd.")
        self.veld("waarom", "Waarom niet, of niet helemaal?", Tekstvak(regels=2, grens=2000))
        self.veld("resultaat", "Is het resultaat bereikt?", self.resultaat, nodig="Kies of het resultaat is bereikt.")
        self.veld(
            "toelichting",
            "Toelichting bij het resultaat",
            Tekstvak(regels=2, grens=2000),
            "Nodig als het niet is bereikt.",
        )
        self.veld(
            "datum", "Gezien op", DatumEdit(omgeving.vandaag, vandaag=lambda: omgeving.vandaag), nodig="Kies een dag."
        )
        self.opgevolgd.gewijzigd.connect(lambda _hoe: self._toon_waarom())
        self._toon_waarom()

    def _toon_waarom(self) -> None:
        self.formulier.toon_veld("waarom", self.opgevolgd.waarde() in (Opvolging.DEELS, Opvolging.NIET))

    def _opdracht(self, waarden: dict[str, Any]) -> LegEvaluatieVast:
        geheel = waarden["opgevolgd"] is Opvolging.GEHEEL
        return LegEvaluatieVast(
            advies_id=self._advies.advies_id,
            opgevolgd=waarden["opgevolgd"],
            waarom="" if geheel else waarden["waarom"],
            resultaat=waarden["resultaat"],
            toelichting=waarden["toelichting"],
            datum=waarden["datum"],
        )


def _laat(r: TeEvalueren) -> str:
    return "vandaag" if not r.dagen_te_laat else f"{r.dagen_te_laat} dag{'en' if r.dagen_te_laat > 1 else ''} geleden"


def wachtenden(nu: int, periode: int) -> str:
    """How many adviezen wait: the list is of now, and the period that is chosen has its own part of it."""
    if not nu:
        return "Nu wacht geen advies op een evaluatie"
    wacht = "Nu wacht 1 advies" if nu == 1 else f"Nu wachten {nu} adviezen"
    return f"{wacht} op een evaluatie, waarvan {periode} uit deze periode"


class Opgevolgddeel(Inzichtdeel):
    """The list comes first: it is what one can do something about."""

    titel = "Opgevolgd"
    met_periode = True

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.telling = Label("", "tussenkop", breekt=True)
        self.model: RijModel[TeEvalueren] = RijModel(
            [
                Kolom("advies", "Advies", lambda r: r.adviesnummer, breedte=170),
                Kolom("casus", "Casus", lambda r: r.casusnummer, breedte=130),
                Kolom("inbrenger", "Inbrenger", lambda r: r.inbrenger, rol="stil"),
                Kolom(
                    "datum", "Evaluatie op", lambda r: datum_voluit(r.evaluatiedatum), lambda r: r.evaluatiedatum,
                    breedte=160,
                ),
                Kolom(
                    "laat", "Was", _laat, lambda r: r.dagen_te_laat, uitlijning=Uitlijning.RECHTS, breedte=170,
                    rol="stil",
                ),
            ],
            sleutel=lambda r: r.advies_id,
        )  # fmt: skip
        self.lijst = Lijst(
            self.model, "Adviezen die op een evaluatie wachten",
            LegeStaat("vinkje", "Er wacht geen advies op een evaluatie.", "Een advies komt hier op zijn datum."),
        )  # fmt: skip
        self.lijst.zet_smal_weg({"inbrenger": 680, "casus": 560})
        self.lijst.setFixedHeight(maat(40 * 6))
        self.lijst.geopend.connect(lambda _rij: self._evalueer())
        self.evalueer = Knop("Leg de evaluatie vast", "hoofd", "potlood", hulp="Enter op een regel")
        self.casus = Knop("Open de casus", icoon="casus")
        mag = omgeving.mag("inzicht.evalueren")
        self.evalueer.setEnabled(mag)
        if not mag:
            self.evalueer.setToolTip("Een evaluatie legt een secretaris, voorzitter of lid vast.")
        self.evalueer.clicked.connect(lambda _aan=False: self._evalueer())
        self.casus.clicked.connect(lambda _aan=False: self._open())
        self.kolom.addWidget(self.telling)
        self.kolom.addWidget(self.lijst)
        wacht = tabelknop(self, omgeving, lambda: "Te evalueren adviezen", lambda: van_model(self.model))
        self.kolom.addLayout(rij(self.evalueer, self.casus, wacht, None))
        self.gevolgd, self.resultaat = Grafiekplek(omgeving), Grafiekplek(omgeving)
        naast = QGridLayout()
        marges(naast, tussen=16)
        for n, plek in enumerate((self.gevolgd, self.resultaat)):
            naast.addWidget(plek, 0, n)
            naast.setColumnStretch(n, 1)
        self.kolom.addLayout(naast)
        self.redenmodel: RijModel[tuple[str, Opvolging, str]] = RijModel(
            [
                Kolom("advies", "Advies", lambda r: r[0], breedte=170),
                Kolom("hoe", "Opvolging", lambda r: r[1].omschrijving, breedte=130, rol="stil"),
                Kolom("waarom", "Waarom", lambda r: r[2], hulp=lambda r: r[2]),
            ],
            sleutel=lambda r: r[0],
        )
        self.redenen = Lijst(
            self.redenmodel, "Waarom adviezen niet of deels zijn gevolgd",
            LegeStaat("informatie", "In deze periode is geen reden vastgelegd.", ""),
        )  # fmt: skip
        self.redenen.setFixedHeight(maat(40 * 6))
        self.kolom.addWidget(Label("Waarom niet of deels gevolgd", "tussenkop"))
        self.kolom.addWidget(self.redenen)
        waarom = tabelknop(self, omgeving, lambda: "Waarom niet gevolgd", lambda: van_model(self.redenmodel))
        self.kolom.addLayout(rij(waarom, None))
        self.tabelknoppen = [wacht, waarom]
        self.kolom.addStretch(1)

    def ververs(self) -> None:
        """Fetch what waits and the figures of the period."""
        self.omgeving.runner.vraag(haal_volg, self.periode, self.omgeving.vandaag, van=self, klaar=self._toon)

    def _toon(self, beeld: Volgbeeld) -> None:
        if beeld.periode != self.periode:
            return
        self.kop.zet(self.titel, periodezin(beeld.periode).capitalize())
        meer = f"; hier staan de {HOOGSTENS} die het langst wachten" if beeld.aantal > len(beeld.wacht) else ""
        self.telling.setText(f"{wachtenden(beeld.aantal, beeld.gevolgd.te_evalueren)}{meer}")
        self.model.ververs(beeld.wacht)
        if self.lijst.gekozen_rij() is None:
            self.lijst.kies_eerste()
        for knop in (self.evalueer, self.casus):
            knop.setVisible(bool(beeld.wacht))
        self.redenmodel.ververs(beeld.redenen)
        for plek, maak, titel in (
            (self.gevolgd, g.volgbeeld, "Zijn de adviezen gevolgd?"),
            (self.resultaat, g.resultaatbeeld, "Is het resultaat bereikt?"),
        ):
            plek.zet(
                partial(maak, beeld.gevolgd),
                titel,
                "In deze periode is geen advies geëvalueerd.",
                "Leg hierboven een evaluatie vast, of kies een langere periode.",
            )

    def _evalueer(self) -> None:
        gekozen = self.lijst.gekozen_rij()
        if gekozen is None or not self.evalueer.isEnabled():
            return
        if Evaluatiedialoog(self, self.omgeving, gekozen).vraag() is not None:
            self.omgeving.mond.meld("gelukt", f"De evaluatie van {gekozen.adviesnummer} is vastgelegd.")

    def _open(self) -> None:
        gekozen = self.lijst.gekozen_rij()
        if gekozen is not None:
            self.naar.emit("casus", gekozen.casus_id)
