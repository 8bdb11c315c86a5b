"""What must stay, and what a person asked to have removed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from ui.formulierdialoog import Formulierdialoog
from ui.kluis.deel import Kluisdeel
from ui.models.tabel import Kolom, RijModel
from ui.scherm import Omgeving
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.bewaring import commands as c
from weegtafel.bewaring.codes import Verzoekbesluit, Weigergrond
from weegtafel.bewaring.queries import plichten, verzoeken
from weegtafel.bewaring.rijen import Plichtrij, Verzoekrij

_BESLUIT = {
    Verzoekbesluit.OPEN: ("vorm-halve-cirkel", "let_op"),
    Verzoekbesluit.TOEGEWEZEN: ("vinkje", "goed"),
    Verzoekbesluit.AFGEWEZEN: ("kruis", "stil"),
}


def _dag(waarde: Any) -> str:
    return f"{waarde:%d-%m-%Y}"


class Verzoekendeel(Kluisdeel):
    """Requests of persons (Jeugdwet 7.3.9), by number only."""

    titel = "Verwijderverzoeken"
    uitleg = (
        "Vraagt een betrokkene om vernietiging, dan besluit u binnen drie maanden (Jeugdwet, artikel 7.3.9). Leg het "
        "verzoek vast op nummer, nooit op naam."
    )

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.maakt, self.oordeelt = omgeving.mag("vernietiging.voorstellen"), omgeving.mag("vernietiging.beoordelen")
        self.nieuw = Knop(self.tr("Nieuw verzoek"), "hoofd", "plus")
        self.nieuw.setEnabled(self.maakt)
        self.nieuw.clicked.connect(lambda _aan=False: self.neem_op())
        self.kop.voeg_actie_toe(self.nieuw)
        self.model: RijModel[Verzoekrij] = RijModel(
            [
                Kolom("nummer", self.tr("Nummer"), lambda v: v.nummer, breedte=140),
                Kolom("ontvangen", self.tr("Ontvangen"), lambda v: _dag(v.ontvangen_op), lambda v: v.ontvangen_op,
                      breedte=112),
                Kolom("uiterlijk", self.tr("Besluit voor"), lambda v: _dag(v.uiterlijk), lambda v: v.uiterlijk,
                      breedte=140, icoon=lambda v: ("waarschuwing", "fout") if self._te_laat(v) else ("klok", "stil")),
                Kolom("besluit", self.tr("Besluit"), lambda v: v.besluit.omschrijving, breedte=160,
                      icoon=lambda v: _BESLUIT[v.besluit]),
                Kolom("reden", self.tr("Waarom"), self._waarom, rol="stil"),
            ],
            sleutel=lambda v: v.id,
        )  # fmt: skip
        self.lijst = Lijst(self.model, self.titel, LegeStaat("brief", self.tr("Er zijn geen verzoeken."), ""))
        self.lijst.gekozen.connect(lambda _v: self._zet_knoppen())
        self.kolom.addWidget(self.lijst, 1)
        self.verhaal = Label("", "stil", breekt=True)
        self.kolom.addWidget(self.verhaal)
        self.toe = Knop(self.tr("Wijs toe"), icoon="vinkje")
        self.af = Knop(self.tr("Wijs af"), icoon="kruis")
        self.toe.clicked.connect(lambda _aan=False: self.wijs_toe())
        self.af.clicked.connect(lambda _aan=False: self.wijs_af())
        self.kolom.addLayout(rij(self.toe, self.af, None))
        self.setFocusProxy(self.lijst)

    def _te_laat(self, verzoek: Verzoekrij) -> bool:
        return verzoek.besluit is Verzoekbesluit.OPEN and verzoek.uiterlijk < self.omgeving.vandaag

    def _waarom(self, verzoek: Verzoekrij) -> str:
        grond = f"{verzoek.weigergrond.omschrijving}: " if verzoek.weigergrond is not None else ""
        lijst = f" (lijst {verzoek.lijst})" if verzoek.lijst else ""
        return f"{grond}{verzoek.reden}{lijst}"

    def ververs(self) -> None:
        """Fetch the requests."""
        self.omgeving.runner.vraag(verzoeken, van=self, klaar=self._toon)

    def _toon(self, rijen: tuple[Verzoekrij, ...]) -> None:
        self.model.ververs(rijen)
        if self.lijst.gekozen_rij() is None:
            self.lijst.kies_eerste()
        self._zet_knoppen()
        self.geladen.emit()

    def _zet_knoppen(self) -> None:
        gekozen = self.lijst.gekozen_rij()
        open_ = gekozen is not None and gekozen.besluit is Verzoekbesluit.OPEN
        self.toe.setEnabled(open_ and self.maakt)
        self.af.setEnabled(open_ and self.oordeelt)
        self.verhaal.setText(self._waarom(gekozen) if gekozen is not None else "")
        self.verhaal.setVisible(bool(self.verhaal.text()))

    def _vraag(self, dialoog: Formulierdialoog, zin: str) -> None:
        if dialoog.vraag() is not None:
            self.omgeving.mond.meld("gelukt", zin)
            self.ververs()

    def neem_op(self) -> None:
        """Record a request."""
        dialoog = Formulierdialoog(
            self, self.omgeving, self.tr("Verzoek om vernietiging"),
            self.tr("Leg alleen het nummer vast. Wie het vroeg, bewaart u buiten Weegtafel."),
            self.tr("Neem het verzoek op"),
            lambda w: c.NeemVerzoekOp(nummer=w["nummer"], ontvangen_op=w["ontvangen_op"]),
        )  # fmt: skip
        nummer = QLineEdit()
        nummer.setPlaceholderText("WT-2026-0042")
        dialoog.veld("nummer", self.tr("Nummer van de casus of aanvraag"), nummer, nodig=self.tr("Vul het nummer in."))
        dag = DatumEdit(self.omgeving.vandaag, vandaag=lambda: self.omgeving.vandaag)
        dialoog.veld("ontvangen_op", self.tr("Ontvangen op"), dag, nodig=self.tr("Vul de dag in."))
        self._vraag(dialoog, self.tr("Het verzoek is opgenomen. Besluit binnen drie maanden."))

    def wijs_toe(self) -> None:
        """Grant the chosen request: a list of its own follows the usual road."""
        gekozen = self.lijst.gekozen_rij()
        if gekozen is None:
            return
        dialoog = Formulierdialoog(
            self, self.omgeving, self.tr("Verzoek over %s toewijzen") % gekozen.nummer,
            self.tr("Er komt een eigen vernietigingslijst. Een ander beoordeelt haar, en daarna volgt de bedenktijd."),
            self.tr("Wijs het verzoek toe"),
            lambda w: c.WijsVerzoekToe(verzoek_id=gekozen.id, reden=w["reden"]),
        )  # fmt: skip
        uitleg = self.tr("Waarom geen belang van een ander en geen plicht zich verzet. Noem geen namen.")
        dialoog.veld("reden", self.tr("Reden"), Tekstvak(regels=2, hoogste=6), uitleg, nodig=self.tr("Schrijf waarom."))
        self._vraag(dialoog, self.tr("Het verzoek is toegewezen. De lijst staat bij Vernietigingslijsten."))

    def wijs_af(self) -> None:
        """Refuse the chosen request on one of the two grounds."""
        gekozen = self.lijst.gekozen_rij()
        if gekozen is None:
            return
        dialoog = Formulierdialoog(
            self, self.omgeving, self.tr("Verzoek over %s afwijzen") % gekozen.nummer,
            self.tr("De wet kent twee gronden. De betrokkene hoort van u waarom, en wat hij daartegen kan doen."),
            self.tr("Wijs het verzoek af"),
            lambda w: c.WijsVerzoekAf(verzoek_id=gekozen.id, weigergrond=w["weigergrond"], reden=w["reden"]),
        )  # fmt: skip
        gronden = Keuzelijst([(g.omschrijving.capitalize(), g) for g in Weigergrond], leeg=None)
        dialoog.veld("weigergrond", self.tr("Grond"), gronden, verplicht=True)
        dialoog.veld("reden", self.tr("Reden"), Tekstvak(regels=2, hoogste=6), nodig=self.tr("Schrijf waarom."))
        self._vraag(dialoog, self.tr("Het verzoek is afgewezen."))


class Plichtendeel(Kluisdeel):
    """Holds: who put them and why; somebody else lifts them."""

    titel = "Bewaarplicht"
    uitleg = (
        "Wat moet blijven, ook als de termijn voorbij is: bij een klacht, een bezwaar of een onderzoek. Een ander dan "
        "wie de plicht oplegde, heft haar op."
    )

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.nieuw = Knop(self.tr("Leg een bewaarplicht op"), "hoofd", "hangslot")
        self.nieuw.setEnabled(omgeving.mag("vernietiging.voorstellen"))
        self.nieuw.clicked.connect(lambda _aan=False: self.leg_op())
        self.kop.voeg_actie_toe(self.nieuw)
        self.model: RijModel[Plichtrij] = RijModel(
            [
                Kolom("nummer", self.tr("Nummer"), lambda p: p.nummer, breedte=140),
                Kolom("stand", self.tr("Stand"), lambda p: "opgeheven" if p.opgeheven_op else "geldt", breedte=120,
                      icoon=lambda p: ("vorm-streep", "stil") if p.opgeheven_op else ("hangslot", "let_op")),
                Kolom("door", self.tr("Opgelegd door"), lambda p: p.gezet_door, breedte=180),
                Kolom("op", self.tr("Op"), lambda p: _dag(p.gezet_op), lambda p: p.gezet_op, breedte=104, rol="stil"),
                Kolom("reden", self.tr("Waarom"), lambda p: p.reden, rol="stil"),
            ],
            sleutel=lambda p: p.id,
        )  # fmt: skip
        self.lijst = Lijst(self.model, self.titel, LegeStaat("hangslot", self.tr("Er rust nergens een plicht op."), ""))
        self.lijst.gekozen.connect(self._kies)
        self.kolom.addWidget(self.lijst, 1)
        self.verhaal = Label("", "stil", breekt=True)
        self.hef = Knop(self.tr("Hef op"), icoon="herstel")
        self.hef.clicked.connect(lambda _aan=False: self.hef_op())
        self.kolom.addWidget(self.verhaal)
        self.kolom.addLayout(rij(self.hef, None))
        self.setFocusProxy(self.lijst)

    def ververs(self) -> None:
        """Fetch the holds."""
        self.omgeving.runner.vraag(plichten, van=self, klaar=self._toon)

    def _toon(self, rijen: tuple[Plichtrij, ...]) -> None:
        self.model.ververs(rijen)
        if self.lijst.gekozen_rij() is None:
            self.lijst.kies_eerste()
        self._kies(self.lijst.gekozen_rij())
        self.geladen.emit()

    def _kies(self, plicht: Plichtrij | None) -> None:
        geldt = plicht is not None and plicht.opgeheven_op is None
        self.hef.setEnabled(geldt and self.omgeving.mag("vernietiging.beoordelen"))
        tekst = plicht.reden if plicht is not None else ""
        if plicht is not None and plicht.opgeheven_op is not None:
            wie = f"Opgeheven door {plicht.opgeheven_door} op {_dag(plicht.opgeheven_op)}"
            tekst = f"{tekst}\n{wie}: {plicht.opgeheven_reden}"
        self.verhaal.setText(tekst)
        self.verhaal.setVisible(bool(tekst))

    def leg_op(self) -> None:
        """Put a hold on a number."""
        dialoog = Formulierdialoog(
            self, self.omgeving, self.tr("Bewaarplicht opleggen"),
            self.tr("Zolang de plicht geldt, kan dit niet worden vernietigd."), self.tr("Leg de bewaarplicht op"),
            lambda w: c.LegPlichtOp(nummer=w["nummer"], reden=w["reden"]),
        )  # fmt: skip
        nummer = QLineEdit()
        nummer.setPlaceholderText("WT-2026-0042")
        dialoog.veld("nummer", self.tr("Nummer"), nummer, nodig=self.tr("Vul het nummer in."))
        uitleg = self.tr("Noem geen namen.")
        dialoog.veld("reden", self.tr("Reden"), Tekstvak(regels=2, hoogste=6), uitleg, nodig=self.tr("Schrijf waarom."))
        if dialoog.vraag() is not None:
            self.omgeving.mond.meld("gelukt", self.tr("De bewaarplicht geldt."))
            self.ververs()

    def hef_op(self) -> None:
        """Lift the chosen hold."""
        gekozen = self.lijst.gekozen_rij()
        if gekozen is None:
            return
        dialoog = Formulierdialoog(
            self, self.omgeving, self.tr("Bewaarplicht op %s opheffen") % gekozen.nummer,
            self.tr("Daarna telt de gewone termijn weer."), self.tr("Hef de bewaarplicht op"),
            lambda w: c.HefPlichtOp(plicht_id=gekozen.id, reden=w["reden"]),
        )  # fmt: skip
        dialoog.veld("reden", self.tr("Reden"), Tekstvak(regels=2, hoogste=6), nodig=self.tr("Schrijf waarom."))
        if dialoog.vraag() is not None:
            self.omgeving.mond.meld("gelukt", self.tr("De bewaarplicht is opgeheven."))
            self.ververs()
