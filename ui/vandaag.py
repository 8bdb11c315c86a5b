"""The first page: the next overleg, and what waits for whoever works here. Each line leads somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui import vandaagdoorbraak
from ui.regellijst import LIJSTPLEK, Regel, Regellijst
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import maat, marges, thema
from ui.vandaagleren import BUDGETROLLEN, Leerbeeld, haal_leerbeeld, kop_van, maak_grafiek, regelteksten
from ui.widgets.basis import Icoon, Kaart, Knop, Label, rij
from ui.widgets.paginakop import Paginakop
from weegtafel.doorbraak.wacht import Doorbraakwacht, wacht_op
from weegtafel.inrichting.klad import kladtelling
from weegtafel.kernel.clock import dag_voluit, datum_voluit
from weegtafel.kernel.roles import Actor
from weegtafel.overleg.vandaag import Beginstand, Ding, Stapel, Vandaag, VolgendOverleg, vandaag

if TYPE_CHECKING:
    from sqlmodel import Session  # only to say what a query is given

#: How long the page is left alone at the start of the program before it fetches what the table learns.
RUST_MS = 250
#: Narrower than this there is one column.
SMAL = 760


def _met(stapel: Stapel, een: str, meer: str) -> str:
    return een if stapel.aantal == 1 else meer % stapel.aantal


def _namen(stapel: Stapel) -> str:
    namen = ", ".join(ding.nummer for ding in stapel.eerste)
    over = stapel.aantal - len(stapel.eerste)
    return f"{namen} en nog {over}" if over else namen


def _doel(stapel: Stapel, soort: str, lijst: str) -> tuple[str, int]:
    return (soort, stapel.eerste[0].id) if stapel.aantal == 1 else (lijst, LIJSTPLEK)


def wachtregels(v: Vandaag) -> list[Regel]:
    """What waits for this person, the most pressing first."""
    uit = []
    if v.te_laat.aantal:
        tekst = _met(
            v.te_laat, "1 actie van u of uw organisatie is te laat", "%d acties van u of uw organisatie zijn te laat"
        )
        eerste = v.te_laat.eerste[0]
        uit.append(Regel("waarschuwing", "let_op", tekst, _actie(eerste), "acties"))
    if v.voorbehoud.aantal:
        tekst = _met(v.voorbehoud, "1 advies onder voorbehoud wacht op bekrachtiging",
                     "%d adviezen onder voorbehoud wachten op bekrachtiging")  # fmt: skip
        naar = ("overleg", v.volgend.id) if v.volgend is not None else _doel(v.voorbehoud, "casus", "casussen")
        uit.append(Regel("vorm-halve-cirkel", "let_op", tekst, _namen(v.voorbehoud), *naar))
    for ding in v.notulen.eerste:
        dag = f"Overleg van {datum_voluit(ding.dag)}" if ding.dag is not None else ""
        uit.append(
            Regel("notulen", "accent", f"De notulen van {ding.nummer} zijn nog concept", dag, "notulen", ding.id)
        )
    if v.aangemeld.aantal:
        tekst = _met(v.aangemeld, "1 aangemelde casus wacht op controle", "%d aangemelde casussen wachten op controle")
        uit.append(Regel("casus", "accent", tekst, _namen(v.aangemeld), *_doel(v.aangemeld, "casus", "casussen")))
    if v.gereed.aantal:
        tekst = _met(v.gereed, "1 casus is gereed en staat nog niet op een agenda",
                     "%d casussen zijn gereed en staan nog niet op een agenda")  # fmt: skip
        naar = ("overleg", v.volgend.id) if v.volgend is not None else ("overleggen", LIJSTPLEK)
        uit.append(Regel("kalender", "accent", tekst, _namen(v.gereed), *naar))
    return uit


def _actie(ding: Ding) -> str:
    wat = ding.nummer if len(ding.nummer) <= 90 else ding.nummer[:88].rsplit(" ", 1)[0] + " …"
    return f"{wat} (was voor {datum_voluit(ding.dag)})" if ding.dag is not None else wat


def evaluatieregels(v: Vandaag) -> list[Regel]:
    """The evaluations that come, the first one first; a last line for the rest."""
    uit = [
        Regel(
            "klok", "stil", ding.nummer, f"Evaluatie op {datum_voluit(ding.dag)}" if ding.dag else "", "casus", ding.id
        )
        for ding in v.evaluaties.eerste
    ]
    over = v.evaluaties.aantal - len(uit)
    if over:
        uit.append(Regel("casus", "stil", f"En nog {over} in de komende 30 dagen", "", "casussen"))
    return uit


def beginregels(b: Beginstand) -> list[Regel]:
    """The first steps in a new vault, each with whether it was taken."""
    stappen = (
        (b.gemeenten, "Vul de gegevens van de gemeente in", "Naam, postadres en logo", "inrichting"),
        (b.leden, "Voeg de organisaties toe die aan tafel zitten", "Jeugdteams en GI’s", "inrichting"),
        (b.voorzitters, "Voeg mensen toe en geef hun een rol", "Ten minste een voorzitter", "inrichting"),
        (b.overleggen, "Plan het eerste overleg", "Datum, tijd en plaats", "overleggen"),
        (b.casussen, "Maak de eerste casus, of lees een aanmeldformulier in", "", "casussen"),
    )  # fmt: skip
    return [
        Regel(
            "vinkje" if klaar else "vorm-ring", "goed" if klaar else "stil", tekst, "Gedaan" if klaar else uitleg, naar
        )
        for klaar, tekst, uitleg, naar in stappen
    ]


def kladregels(alle: int, eigen: int) -> list[Regel]:
    """What disputes kept from its place, when there is any."""
    if not alle:
        return []
    tekst = "1 tekst om na te lezen" if alle == 1 else f"{alle} teksten om na te lezen"
    van = {0: "Van een ander" if alle == 1 else "Van anderen", alle: "Van u"}.get(eigen, f"Waarvan {eigen} van u")
    return [Regel("geschiedenis", "stil", tekst, van, "kladden")]


def lees_alles(sessie: Session, dag: date, actor: Actor) -> tuple[Vandaag, Doorbraakwacht, tuple[int, int]]:
    """All that is on the page at once."""
    return vandaag(sessie, dag, actor), wacht_op(sessie, actor, dag), kladtelling(sessie, actor)


class VandaagScherm(Scherm):
    """Nothing on it that one cannot act on; one question to the database, and one more when the page stands."""

    soorten = frozenset({"casus", "overleg", "advies", "actie", "notulen", "inrichting", "doorbraak", "inzicht"})

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._getoond: Vandaag | None = None
        self._doorbraken, self._kladden = Doorbraakwacht(), (0, 0)
        self._geleerd: Leerbeeld | None = None
        self._leert = False
        self._leerklok = QTimer(self, singleShot=True)
        self._leerklok.timeout.connect(self._vraag_leren)
        self._erbij: list[QWidget] = []
        self._kolommen: tuple[QVBoxLayout, QVBoxLayout] | None = None
        self._naast: QBoxLayout | None = None
        thema().gewijzigd.connect(self._pas_aan)
        self._kop = Paginakop(dag_voluit(omgeving.vandaag).capitalize())
        self._rol = QScrollArea()
        self._rol.setWidgetResizable(True)
        self._rol.setFrameShape(QFrame.Shape.NoFrame)
        self._rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 0, tussen=16)
        kolom.addWidget(self._kop)
        kolom.addWidget(self._rol, 1)

    def ververs(self) -> None:
        """Ask once for all that is on the page."""
        o = self.omgeving
        o.runner.vraag(lees_alles, o.vandaag, o.actor, van=self, klaar=lambda uit: self._toon(*uit))

    def _vraag_leren(self) -> None:
        omgeving = self.omgeving
        omgeving.runner.vraag(
            haal_leerbeeld, omgeving.vandaag, omgeving.mag(BUDGETROLLEN), van=self, klaar=self._toon_leren
        )

    def _toon_leren(self, beeld: Leerbeeld) -> None:
        if self._kolommen is None or (beeld == self._geleerd and self._erbij):
            return
        self._geleerd = beeld
        while self._erbij:
            oud = self._erbij.pop()
            oud.hide()
            oud.deleteLater()
        regels = [
            Regel(icoon, rol, zin, uitleg, naar, id_)
            for icoon, rol, zin, uitleg, naar, id_ in regelteksten(beeld, self.omgeving.mag("inzicht.evalueren"))
        ]
        links, rechts = self._kolommen
        if regels:
            self._erbij.append(self._lijst(kop_van(beeld, self.omgeving.mag("inzicht.evalueren")), regels))
            rechts.insertWidget(rechts.count() - 1, self._erbij[-1])
        grafiek = maak_grafiek(self.omgeving, beeld)
        if grafiek is not None:
            self._erbij.append(grafiek)
            rechts.insertWidget(rechts.count() - 1, grafiek)
        for kolom in (links, rechts):
            houder = kolom.parentWidget()
            if houder is not None:
                houder.setVisible(kolom.count() > 1)

    def _toon(self, v: Vandaag, d: Doorbraakwacht, k: tuple[int, int]) -> None:
        self._leerklok.start(0 if self._leert else RUST_MS)  # begins anew: a row of answers asks it once
        self._leert = True
        if (v, d, k) == (self._getoond, self._doorbraken, self._kladden):
            return
        self._erbij = []
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._getoond, self._doorbraken, self._kladden = v, d, k
        actor = self.omgeving.actor
        rollen = sorted(rol.omschrijving for rol in actor.rollen)
        werkt = f"{', '.join(rollen[:-1])} en {rollen[-1]}" if len(rollen) > 1 else "".join(rollen)
        self._kop.zet(dag_voluit(v.dag).capitalize(), "" if actor.persoon_id is None else f"{actor.naam}, {werkt}")
        links, rechts = QVBoxLayout(), QVBoxLayout()
        marges(links, tussen=24)
        marges(rechts, tussen=24)
        if not v.begin.klaar:
            links.addWidget(self._lijst(self.tr("Begin hier"), beginregels(v.begin)))
        if v.begin.leden:
            links.addWidget(self._volgend(v.volgend))
        wacht = wachtregels(v) + vandaagdoorbraak.doorbraakregels(d, self.omgeving.mag("doorbraak.register"))
        if wacht:
            rechts.addWidget(self._lijst(self.tr("Wat op u wacht"), wacht))
        elif v.begin.klaar:
            rechts.addWidget(self._niets())
        evaluaties = evaluatieregels(v) + vandaagdoorbraak.evaluatieregels(d)
        if evaluaties:
            links.addWidget(self._lijst(self.tr("Evaluaties in de komende 30 dagen"), evaluaties))
        if bewaard := kladregels(*k):
            rechts.addWidget(self._lijst(self.tr("Bewaard na een geschil"), bewaard))
        binnen = QWidget()
        naast = self._naast = QBoxLayout(QBoxLayout.Direction.LeftToRight, binnen)
        marges(naast, 0, 4, 8, 32, tussen=24)
        for kolom in (links, rechts):
            kolom.addStretch(1)
            houder = QWidget()
            houder.setLayout(kolom)
            houder.setMaximumWidth(maat(640))
            naast.addWidget(houder, 1)
            houder.setVisible(kolom.count() > 1)
        self._kolommen = links, rechts
        naast.addStretch(0)
        self._rol.setWidget(binnen)
        self._pas_aan()
        if had_focus or self.hasFocus():
            self.focus_eerste()

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """The columns stand under each other where two would be too narrow."""
        super().resizeEvent(gebeurtenis)
        self._pas_aan()

    def _pas_aan(self) -> None:
        if self._naast is not None:
            smal = self.width() < maat(SMAL)
            self._naast.setDirection(QBoxLayout.Direction.TopToBottom if smal else QBoxLayout.Direction.LeftToRight)

    def _lijst(self, kop: str, regels: Sequence[Regel]) -> Regellijst:
        lijst = Regellijst(kop, regels)
        lijst.gekozen.connect(self.naar)
        return lijst

    def _niets(self) -> QWidget:
        houder = QWidget()
        kolom = QVBoxLayout(houder)
        marges(kolom, tussen=8)
        kolom.addWidget(Label(self.tr("Wat op u wacht"), "tussenkop"))
        kaart = Kaart()
        kaart.indeling.addLayout(
            rij(Icoon("vinkje", "goed"), Label(self.tr("Er wacht nu niets op u."), breekt=True), None, tussen=12)
        )
        kolom.addWidget(kaart)
        return houder

    def _volgend(self, o: VolgendOverleg | None) -> QWidget:
        houder = QWidget()
        kolom = QVBoxLayout(houder)
        marges(kolom, tussen=8)
        kolom.addWidget(
            Label(self.tr("Nu bezig") if o is not None and o.bezig else self.tr("Volgend overleg"), "tussenkop")
        )
        kaart = Kaart()
        kolom.addWidget(kaart)
        if o is None:
            kaart.indeling.addWidget(Label(self.tr("Er is nog geen overleg gepland."), breekt=True))
            knop = Knop(self.tr("Plan een overleg"), "hoofd", "plus")
            knop.clicked.connect(lambda: self.naar.emit("overleggen", LIJSTPLEK))
            kaart.indeling.addLayout(rij(knop, None))
            return houder
        kaart.indeling.addWidget(Label(dag_voluit(o.datum).capitalize(), "kop", breekt=True))
        waar = f"{o.begintijd:%H:%M}–{o.eindtijd:%H:%M}"
        kaart.indeling.addWidget(Label(" · ".join(d for d in (waar, o.plaats, o.code) if d), "stil", breekt=True))
        for icoon, rol, zin in self._gereedheid(o):
            kaart.indeling.addLayout(rij(Icoon(icoon, rol, 18), Label(zin, breekt=True), tussen=10))
        knoppen = []
        if o.bezig:
            knop = Knop(self.tr("Ga naar de vergadering"), "hoofd", "start")
            knop.clicked.connect(lambda: self.naar.emit("vergadering", o.id))
            knoppen.append(knop)
        agenda = Knop(self.tr("Open de agenda"), "gewoon" if o.bezig else "hoofd", "overleg")
        agenda.clicked.connect(lambda: self.naar.emit("overleg", o.id))
        knoppen.append(agenda)
        kaart.indeling.addSpacing(maat(4))
        kaart.indeling.addLayout(rij(*knoppen, None))
        return houder

    @staticmethod
    def _gereedheid(o: VolgendOverleg) -> list[tuple[str, str, str]]:
        """(icon, colour role, sentence) on casussen, time and absence."""
        uit = []
        if o.casussen:
            staat = "1 casus staat" if o.casussen == 1 else f"{o.casussen} casussen staan"
            uit.append(("vinkje", "goed", f"{staat} op de agenda"))
        else:
            uit.append(("vorm-ring", "stil", "Er staat nog geen casus op de agenda"))
        over = o.gepland - o.beschikbaar
        if over > 0:
            zin = f"{o.gepland} minuten gepland, {o.beschikbaar} beschikbaar: {over} te veel"
            uit.append(("waarschuwing", "let_op", zin))
        else:
            uit.append(("klok", "stil", f"{o.gepland} van de {o.beschikbaar} minuten gepland"))
        if o.afwezig:
            uit.append(("afwezig-met-bericht", "stil", f"Afwezig gemeld: {', '.join(o.afwezig)}"))
        return uit

    # --- keys -------------------------------------------------------------------------------------

    def knoppen(self) -> list[QPushButton]:
        """Everything on the page that can be pressed, from the top."""
        binnen = self._rol.widget()
        return [] if binnen is None else [k for k in binnen.findChildren(QPushButton) if k.isVisibleTo(binnen)]

    def focus_eerste(self) -> None:
        """Put the focus on the first thing that can be pressed."""
        for knop in self.knoppen():
            knop.setFocus(Qt.FocusReason.TabFocusReason)
            return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk along everything that can be pressed."""
        stap = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        knoppen = self.knoppen()
        if not stap or not knoppen:
            super().keyPressEvent(event)
            return
        huidig = self.focusWidget()
        plaats = next((n for n, knop in enumerate(knoppen) if knop is huidig), -1 if stap > 0 else len(knoppen))
        doel = knoppen[max(0, min(len(knoppen) - 1, plaats + stap))]
        doel.setFocus(Qt.FocusReason.TabFocusReason)
        self._rol.ensureWidgetVisible(doel, 0, maat(24))
