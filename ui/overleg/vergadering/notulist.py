"""Under the casus: what the secretary types along, the actions, the leerpunt, and the chair's own note."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.overleg.bewaarder import Bewaarder
from ui.overleg.schrijfvak import Schrijfvak
from ui.overleg.zinnen import vraag_zin
from ui.scherm import Omgeving
from ui.theme.icons import zet_icoon
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Icoonknop, Knop, Label, rij
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.segmentknoppen import Segment, Segmentknoppen
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import OverlegStatus, PuntSoort, PuntStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Opdracht, Wijziging
from weegtafel.overleg.commands import BewaarAdviesconcept, BewaarPunt, BewaarVoorzittersnotitie, LegActieVast
from weegtafel.overleg.schermrijen import ActieBlad, OverlegBlad, PuntBlad

VERSLAG, ACTIES, LEERPUNT, NOTITIE = "verslag", "acties", "leerpunt", "notitie"
_VELD = {NOTITIE: "voorzittersnotitie"}
_ZINSOORT = {PuntSoort.OPENING: "opening", PuntSoort.RONDVRAAG: "afsluiting"}


class Actieregel(QWidget):
    """What, who and when, on one line; Enter in any of them records it."""

    vastgelegd = Signal(str, object, object, object)

    def __init__(self, omgeving: Omgeving, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._omgeving = omgeving
        self.wat = QLineEdit()
        self.wat.setPlaceholderText(self.tr("Wat moet er gebeuren"))
        self.wat.setAccessibleName(self.tr("Actie: wat"))
        self.wie = Keuzelijst(leeg=self.tr("Wie"))
        self.wie.setAccessibleName(self.tr("Actie: wie"))
        self.wanneer = DatumEdit(vandaag=lambda: omgeving.vandaag)
        self.wanneer.setAccessibleName(self.tr("Actie: vóór wanneer"))
        self.knop = Knop(self.tr("Leg vast"))
        self.knop.clicked.connect(self.leg_vast)
        for veld in (self.wat, self.wanneer):
            veld.returnPressed.connect(self.leg_vast)
        self.melding = Label("", "let_op", breekt=True)
        self.melding.setVisible(False)
        invoer = QHBoxLayout()
        marges(invoer, tussen=8)
        invoer.addWidget(self.wat, 1)
        invoer.addWidget(self.wie)
        invoer.addWidget(self.wanneer)
        invoer.addWidget(self.knop)
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=4)
        kolom.addLayout(invoer)
        kolom.addWidget(self.melding)
        self._meet()
        thema().gewijzigd.connect(self._meet)

    def _meet(self) -> None:
        """Room for the longest date, “30 september 2027”, beside the button of the calendar."""
        self.wie.setFixedWidth(maat(190))
        self.wanneer.setFixedWidth(self.wanneer.fontMetrics().horizontalAdvance("30 september 2027") + maat(56))

    def zet_wie(self, keuzes: list[tuple[str, tuple[str, int]]]) -> None:
        """Who can have an action: (name, ("persoon" or "organisatie", id))."""
        self.wie.zet_keuzes(keuzes)
        if self.wanneer.text() == "":
            self.wanneer.zet_datum(self._omgeving.vandaag + timedelta(days=14))

    def leg_vast(self) -> None:
        """Hand the action over when it is complete."""
        try:
            wanneer = self.wanneer.datum()
        except ValueError as fout:
            self.meld(str(fout))
            return
        if not self.wat.text().strip():
            self.meld(self.tr("Schrijf op wat er moet gebeuren."))
            self.wat.setFocus()
        elif self.wie.waarde() is None:
            self.meld(self.tr("Kies wie dit doet."))
            self.wie.setFocus()
        elif wanneer is None:
            self.meld(self.tr("Vul in wanneer het klaar moet zijn."))
            self.wanneer.setFocus()
        else:
            soort, sleutel = self.wie.waarde()
            persoon, organisatie = (sleutel, None) if soort == "persoon" else (None, sleutel)
            self.vastgelegd.emit(self.wat.text().strip(), persoon, organisatie, wanneer)

    def meld(self, zin: str) -> None:
        """Say what is missing, or nothing."""
        self.melding.setText(zin)
        self.melding.setVisible(bool(zin))

    def leeg(self) -> None:
        """Ready for the next one."""
        self.wat.clear()
        self.meld("")
        self.wat.setFocus()


class Notulist(QFrame):
    """A drawer of four boxes, of which one is in front. Everything in it is saved while typing."""

    def __init__(self, omgeving: Omgeving, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._omgeving = omgeving
        self._blad: PuntBlad | None = None
        self._punt_id = 0
        self._bewaarders: dict[str, Bewaarder] = {}
        self._per_punt: dict[int, dict[str, Bewaarder]] = {}
        self.setProperty("vlak", "voet")
        segmenten = [
            Segment(VERSLAG, self.tr("Verslag")),
            Segment(ACTIES, self.tr("Acties")),
            Segment(LEERPUNT, self.tr("Leerpunt")),
        ]
        if omgeving.mag("overleg.notitie"):
            segmenten.append(Segment(NOTITIE, self.tr("Mijn notitie"), "oog"))
        self.tabs = Segmentknoppen(segmenten, self.tr("Wat u vastlegt"))
        self.tabs.gewijzigd.connect(self.kies)
        self.hint = Label("", "klein")
        self.knop_klap = Icoonknop("pijl-omlaag", self.tr("Klap in of uit (F6)"))
        self.knop_klap.clicked.connect(self.klap)
        typ, leer = self.tr("Typ mee met het gesprek"), self.tr("Wat de tafel hiervan leert")
        self.verslag = Schrijfvak("", self.tr("Verslag van dit punt"), plaatshouder=typ, vult=True)
        self.leerpunt = Schrijfvak("leerpunt", self.tr("Leerpunt"), plaatshouder=leer, vult=True)
        alleen = self.tr("Alleen voor u. Komt niet op de beamer en in geen enkel stuk.")
        self.notitie = Schrijfvak("", self.tr("Notitie van de voorzitter"), plaatshouder=alleen, vult=True)
        self._vakken = {VERSLAG: self.verslag, LEERPUNT: self.leerpunt, NOTITIE: self.notitie}
        for naam, vak in self._vakken.items():
            vak.gewijzigd.connect(partial(self._bewaar, naam))
            vak.zinnen_gevraagd.connect(partial(self._vraag_zin, vak))
        self.actieregel = Actieregel(omgeving)
        self.actieregel.vastgelegd.connect(self._leg_actie_vast)
        self.acties = QListWidget()
        self.acties.setAccessibleName(self.tr("Acties bij dit punt"))
        self.acties.setProperty("vlak", "kaal")
        self.acties.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        actieblad = QWidget()
        actiekolom = QVBoxLayout(actieblad)
        marges(actiekolom, tussen=4)
        actiekolom.addWidget(self.actieregel)
        actiekolom.addWidget(self.acties, 1)
        self.acties.setMinimumHeight(1)  # the line to type on, and the sentence under it, come first
        self._stapel = QStackedWidget()
        self._bladen: dict[str, QWidget] = {}
        for naam in (VERSLAG, ACTIES, LEERPUNT, NOTITIE):
            blad = actieblad if naam == ACTIES else self._in_blad(self._vakken[naam])
            self._bladen[naam] = blad
            self._stapel.addWidget(blad)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 8, 16, 12, tussen=8)
        kolom.addLayout(rij(self.tabs, None, self.hint, self.knop_klap))
        kolom.addWidget(self._stapel)
        self.tabs.zet_waarde(VERSLAG)
        self._stapel.setFixedHeight(maat(112))
        omgeving.runner.vraag(_wie, omgeving.vandaag, van=self, klaar=self.zet_wie)

    @staticmethod
    def _in_blad(vak: Schrijfvak) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        marges(kolom)
        kolom.addWidget(vak, 1)
        return blad

    # -- showing --

    def zet_wie(self, keuzes: list[tuple[str, tuple[str, int]]]) -> None:
        """Who can have an action."""
        self.actieregel.zet_wie(keuzes)

    def toon(self, overleg: OverlegBlad, blad: PuntBlad) -> None:
        """Show what was recorded with an item; what is being typed stays."""
        ander = blad.punt.id != self._punt_id
        if ander:
            self.spoel()
            self._punt_id = blad.punt.id
            self._maak_bewaarders(blad.punt.id)
            for vak in self._vakken.values():
                vak.zet_tekst("")
        self._blad = blad
        soort_zin = _ZINSOORT.get(blad.punt.soort, "")
        self.verslag.zinsoort = soort_zin
        self._laad(VERSLAG, blad.verslag, ander)
        self._laad(NOTITIE, blad.notitie, ander)
        self._laad(LEERPUNT, str(blad.concept.waarden.get("leerpunt") or ""), ander)
        open_ = overleg.status is OverlegStatus.OPEN
        self.verslag.setReadOnly(not open_)
        self.notitie.setReadOnly(not open_)
        casus_open = open_ and blad.casus is not None and blad.punt.status is PuntStatus.OPEN
        self.leerpunt.setReadOnly(not casus_open)
        knoppen = self.tabs.findChildren(QPushButton)
        if len(knoppen) > 2:
            knoppen[2].setVisible(blad.casus is not None)
        if blad.casus is None and self.tabs.waarde() == LEERPUNT:
            self.kies(VERSLAG)
        self._toon_acties(blad.acties if blad.punt.soort is not PuntSoort.ACTIES else ())

    def _laad(self, naam: str, tekst: str, ander: bool) -> None:
        vak, bewaarder, veld = self._vakken[naam], self._bewaarders[naam], _VELD.get(naam, naam)
        if bewaarder.houdt(veld):
            if ander:
                vak.zet_tekst(str(bewaarder.wil(veld) or ""))
            return
        vuil = vak.heeft_wijziging()
        bewaarder.laad({veld: tekst}, frozenset({veld}) if vuil else frozenset())
        if not vuil:
            vak.zet_tekst(tekst)

    def _maak_bewaarders(self, punt_id: int) -> None:
        """One keeper a box and an item; they stay, so that a text that was refused is there when the user is back."""
        self._bewaarders = self._per_punt.get(punt_id, {})
        if self._bewaarders:
            return
        self._bewaarders = self._per_punt[punt_id] = {}

        def verslag(w: tuple[Wijziging, ...]) -> Opdracht:
            return BewaarPunt(punt_id=punt_id, wijzigingen=w)

        def notitie(w: tuple[Wijziging, ...]) -> Opdracht:
            return BewaarVoorzittersnotitie(punt_id=punt_id, wijzigingen=w)

        def leerpunt(w: tuple[Wijziging, ...]) -> Opdracht:
            return BewaarAdviesconcept(punt_id=punt_id, wijzigingen=w)

        for naam, maak in ((VERSLAG, verslag), (NOTITIE, notitie), (LEERPUNT, leerpunt)):
            bewaarder = Bewaarder(self._omgeving, maak, self)
            bewaarder.bewaard.connect(lambda _v: self.hint.setText(self.tr("bewaard")))
            bewaarder.mislukt.connect(lambda _v: self.hint.setText(self.tr("niet bewaard, uw tekst staat er nog")))
            bewaarder.andere_tekst.connect(partial(self._neem_andere, punt_id, naam))
            self._bewaarders[naam] = bewaarder

    def _neem_andere(self, punt_id: int, naam: str, _veld: str, tekst: str) -> None:
        if punt_id == self._punt_id:  # else it shows when the user is back at that item
            self._vakken[naam].zet_tekst(tekst)

    def onbewaard(self) -> tuple[tuple[int, str], ...]:
        """(item, box) of every text that could not be stored."""
        return tuple((p, n) for p, alle in self._per_punt.items() for n, b in alle.items() if b.onbewaard())

    def opnieuw(self) -> None:
        """Try once more to store what was refused."""
        for alle in self._per_punt.values():
            for bewaarder in alle.values():
                bewaarder.opnieuw()

    def _bewaar(self, naam: str, tekst: str) -> None:
        veld = _VELD.get(naam, naam)
        bewaarder = self._bewaarders.get(naam)
        if bewaarder is not None and not self._vakken[naam].isReadOnly():
            bewaarder.bewaar(veld, tekst)

    def _vraag_zin(self, vak: Schrijfvak, _soort: str) -> None:
        soorten = frozenset({vak.zinsoort}) if vak.zinsoort else frozenset()
        vraag_zin(self._omgeving, vak, soorten, self._blad.concept.soort if self._blad is not None else None)

    # -- actions --

    def _leg_actie_vast(self, wat: str, persoon: object, organisatie: object, wanneer: object) -> None:
        opdracht = LegActieVast(
            wat=wat,
            wanneer=wanneer,  # type: ignore[arg-type]  # the signal carries what Actieregel read: a date
            persoon_id=persoon,  # type: ignore[arg-type]  # an id or None, see above
            organisatie_id=organisatie,  # type: ignore[arg-type]  # an id or None, see above
            punt_id=self._punt_id,
        )

        def fout(mis: Exception) -> bool:
            if isinstance(mis, Regelovertreding):
                self.actieregel.meld(" ".join(mis.redenen))
                return True
            return False

        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=lambda _w: self.actieregel.leeg(), fout=fout)

    def _toon_acties(self, acties: tuple[ActieBlad, ...]) -> None:
        self.acties.clear()
        for a in acties:
            self.acties.addItem(f"{a.wat}  ·  {a.wie}  ·  vóór {datum_voluit(a.wanneer)}")
        knoppen = self.tabs.findChildren(QPushButton)
        knoppen[1].setText(self.tr("Acties ({0})").format(len(acties)) if acties else self.tr("Acties"))

    # -- keys --

    def kies(self, naam: str) -> None:
        """Bring a box to the front, with the cursor in it."""
        self.tabs.zet_waarde(naam)
        self.klap(dicht=False)
        self._stapel.setCurrentWidget(self._bladen[naam])
        if naam == ACTIES:
            self.actieregel.wat.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._vakken[naam].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def klap(self, *, dicht: bool | None = None) -> None:
        """Fold the drawer in or out; without ``dicht`` the other way round."""
        open_ = not self._stapel.isVisibleTo(self) if dicht is None else not dicht
        self._stapel.setVisible(open_)
        zet_icoon(self.knop_klap, "pijl-omlaag" if open_ else "pijl-omhoog", "stil")

    def zet_hoogte(self, pixels: int) -> None:
        """How high the boxes are, at 100 %."""
        self._stapel.setFixedHeight(maat(pixels))

    def spoel(self) -> None:
        """Send what was typed and not sent yet."""
        for vak in self._vakken.values():
            vak.spoel()


def _wie(sessie: object, dag: object) -> list[tuple[str, tuple[str, int]]]:
    """Who can have an action: the people of that day and the organisations."""
    from weegtafel.inrichting import queries as inrichting

    mensen = inrichting.personen(sessie, dag)  # type: ignore[arg-type]  # the runner brings a session and a day
    groepen = inrichting.organisaties(sessie, dag)  # type: ignore[arg-type]  # see above
    uit = [(f"{p.naam}, {p.afkorting}" if p.afkorting else p.naam, ("persoon", p.id)) for p in mensen]
    return uit + [(o.naam, ("organisatie", o.id)) for o in groepen]
