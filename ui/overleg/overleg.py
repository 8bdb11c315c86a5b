"""One overleg: its facts, its agenda, who is expected; after closing its advices."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.models.tabel import Kolom, RijModel
from ui.overleg.adviesvenster import toon_advies
from ui.overleg.agenda import Agenda
from ui.overleg.deelnemers import Deelnemers
from ui.overleg.kiezers import Casuskiezer
from ui.overleg.knoppen import noem
from ui.overleg.overlegdialogen import Gegevensvenster, Puntvenster
from ui.overleg.redenvraag import Redenvraag
from ui.overleg.rolvlak import Rolvlak
from ui.overleg.stukken import Stukkenknop
from ui.overleg.vormen import ADVIES, klok, meegekomen, statusvorm
from ui.scherm import Omgeving, Scherm
from ui.theme import tokens
from ui.theme.icons import zet_icoon
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Kaart, Knop, Label, rij
from ui.widgets.lijst import Lijst
from ui.widgets.paginakop import Paginakop
from ui.widgets.segmentknoppen import Segment, Segmentknoppen
from ui.widgets.statuslabel import KLEUR, Statuslabel
from weegtafel.kernel.clock import dag_voluit, datum_voluit
from weegtafel.kernel.codes import Aanwezigheidssoort, OverlegStatus, PuntSoort
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.overleg import queries, vergaderqueries
from weegtafel.overleg.commands import (
    HaalVanAgenda,
    LaatOverlegVervallen,
    MeldAanwezigheid,
    OpenOverleg,
    VerplaatsPunt,
    VoegPuntToe,
    ZetMinuten,
    ZetOpAgenda,
)
from weegtafel.overleg.rules.agenda import tijdplan
from weegtafel.overleg.schermrijen import AdviesBlad, OverlegBlad, PuntRij

VAST = frozenset({PuntSoort.OPENING, PuntSoort.RONDVRAAG})


class OverlegScherm(Scherm):
    """Ctrl+Enter opens the meeting; the agenda is ordered with Alt and the arrows."""

    soorten = frozenset({"overleg", "advies", "notulen", "casus"})

    def __init__(self, omgeving: Omgeving, overleg_id: int, ouder: QWidget | None = None) -> None:
        super().__init__(omgeving, ouder)
        self.overleg_id = overleg_id
        self.blad: OverlegBlad | None = None
        self._mag = omgeving.mag("overleg.plannen")
        self.kop = Paginakop("")
        self.staat = Statuslabel()
        self.stukken = Stukkenknop(omgeving)
        self.knop_vervallen = Knop(self.tr("Laat vervallen"), "stil")
        self.knop_vervallen.clicked.connect(self.laat_vervallen)
        self.knop_hoofd = Knop(self.tr("Open vergadering"), "hoofd", "vergadering", hulp="Ctrl+Enter")
        self.knop_hoofd.clicked.connect(self.doe_hoofd)
        for knop in (self.staat, self.knop_vervallen, self.stukken, self.knop_hoofd):
            self.kop.voeg_actie_toe(knop)
        self._bouw_links()
        self._bouw_rechts()
        kolom = QVBoxLayout(self)
        marges(kolom, tokens.RUIM, tokens.RUIM, tokens.RUIM, tokens.RUIM, tussen=tokens.GROEP)
        kolom.addWidget(self.kop)
        onder = rij(tussen=tokens.RUIM)
        onder.addWidget(self._links, 1)
        onder.addWidget(self._rechts)
        kolom.addLayout(onder, 1)
        self.begin_bij(self.agenda)
        self._maak_acties()

    # -- building --

    def _bouw_links(self) -> None:
        self.agenda = Agenda()
        self.agenda.verplaatst.connect(lambda punt, naar: self._doe(VerplaatsPunt(punt_id=punt, naar=naar)))
        self.agenda.minuten_gezet.connect(lambda punt, m: self._doe(ZetMinuten(punt_id=punt, minuten=m)))
        self.agenda.verwijderen_gevraagd.connect(self.haal_weg)
        self.agenda.geopend.connect(self._open_punt)
        self.agenda.gekozen.connect(self._gekozen)
        self._adviezen: RijModel[AdviesBlad] = RijModel(
            (
                Kolom("nummer", self.tr("Advies"), lambda a: a.nummer, breedte=156),
                Kolom(
                    "soort",
                    self.tr("Uitkomst"),
                    lambda a: a.soort.omschrijving,
                    icoon=lambda a: (ADVIES[a.soort].icoon, KLEUR[ADVIES[a.soort].toon]),
                ),
                Kolom("voorbehoud", self.tr("Voorbehoud"), _voorbehoud, breedte=180, rol="stil"),
                Kolom(
                    "evaluatie",
                    self.tr("Evaluatie"),
                    lambda a: datum_voluit(a.evaluatiedatum) if a.evaluatiedatum else "–",
                    breedte=150,
                ),
            ),
            sleutel=lambda a: a.id,
            ouder=self,
        )
        self.adviezen = Lijst(self._adviezen, self.tr("Adviezen van dit overleg"))
        self.adviezen.geopend.connect(lambda a: self._toon_advies(a.id))
        self.adviezen.setVisible(False)
        self.keuze = Segmentknoppen(
            (Segment("agenda", self.tr("Agenda")), Segment("adviezen", self.tr("Adviezen"))), self.tr("Wat u ziet")
        )
        self.keuze.zet_waarde("agenda")
        self.keuze.gewijzigd.connect(self._wissel)
        self.keuze.setVisible(False)
        self.kop_agenda = Label(self.tr("Agenda"), "tussenkop")
        self.tijdregel = Statuslabel()
        self.knop_casus = Knop(self.tr("Casus toevoegen"), "gewoon", "plus", hulp="Ctrl+Shift+A")
        self.knop_punt = Knop(self.tr("Ander punt"), "stil", "plus")
        self.knop_weg = Knop(self.tr("Haal weg"), "stil", hulp=self.tr("Haal van de agenda (Delete)"))
        self.knop_casus.clicked.connect(self.voeg_casussen_toe)
        self.knop_punt.clicked.connect(self.voeg_punt_toe)
        self.knop_weg.clicked.connect(lambda: self.haal_weg(self.agenda.gekozen_rij()))
        self.hulp = Label(self.tr("Alt+↑↓ verplaatst · cijfers: de minuten"), "klein")
        self._links = QWidget()
        kolom = QVBoxLayout(self._links)
        marges(kolom, tussen=8)
        kolom.addLayout(rij(self.kop_agenda, self.keuze, None, self.tijdregel))
        kolom.addWidget(self.agenda, 1)
        kolom.addWidget(self.adviezen, 1)
        kolom.addLayout(rij(self.knop_casus, self.knop_punt, self.knop_weg, None, self.hulp))

    def _bouw_rechts(self) -> None:
        self._feiten = {n: Label("", breekt=True) for n in ("tijd", "plaats", "link", "voorzitter", "secretaris")}
        kaart = Kaart()
        for naam, titel in (
            ("tijd", self.tr("Tijd")),
            ("plaats", self.tr("Plaats")),
            ("link", self.tr("Online")),
            ("voorzitter", self.tr("Voorzitter")),
            ("secretaris", self.tr("Secretaris")),
        ):
            houder = QWidget()
            kolom_ = QVBoxLayout(houder)
            marges(kolom_, tussen=0)
            kolom_.addWidget(Label(titel, "klein"))
            kolom_.addWidget(self._feiten[naam])
            self._feiten[naam].setProperty("houder", naam)
            kaart.indeling.addWidget(houder)
        self._feiten["link"].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.knop_wijzig = Knop(self.tr("Wijzig"), "stil", "potlood")
        self.knop_wijzig.clicked.connect(self.wijzig)
        kaart.indeling.addLayout(rij(self.knop_wijzig, None))
        self.deelnemers = Deelnemers()
        self.deelnemers.gemeld.connect(self._meld)
        self.quorum = Statuslabel()
        self.hulp_deelnemers = Label(self.tr("B meldde zich af · A komt"), "klein")
        self.deelnemers.setMinimumHeight(maat(160))
        inhoud = QWidget()
        kolom = QVBoxLayout(inhoud)
        marges(kolom, tussen=8)
        kolom.addWidget(kaart)
        kolom.addSpacing(8)
        kolom.addLayout(rij(Label(self.tr("Deelnemers"), "tussenkop"), None, self.quorum))
        kolom.addWidget(self.deelnemers, 1)
        kolom.addWidget(self.hulp_deelnemers)
        self._rechts = Rolvlak(self.tr("Gegevens en deelnemers"))
        self._rechts.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rechts.setWidget(inhoud)
        self._zet_breedte()
        thema().gewijzigd.connect(self._zet_breedte)

    def _zet_breedte(self) -> None:
        self._rechts.setFixedWidth(maat(330 if self.width() >= maat(1000) else 300))
        self.hulp.setVisible(self.width() >= maat(1080) and self._mag and self._gepland)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """In a narrow window the facts take less of it."""
        super().resizeEvent(gebeurtenis)
        self._zet_breedte()

    def _maak_acties(self) -> None:
        self._acties: list[QAction] = []
        for tekst, toetsen, doe in (
            (self.tr("Open vergadering"), ("Ctrl+Return", "Ctrl+Enter"), self.doe_hoofd),
            (self.tr("Casus toevoegen aan de agenda"), ("Ctrl+Shift+A",), self.voeg_casussen_toe),
            (self.tr("Ander punt toevoegen"), (), self.voeg_punt_toe),
            (self.tr("Wijzig de gegevens van dit overleg"), (), self.wijzig),
            (self.tr("Laat dit overleg vervallen"), (), self.laat_vervallen),
        ):
            actie = QAction(tekst, self)
            actie.setShortcuts([QKeySequence(t) for t in toetsen])
            actie.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            actie.triggered.connect(lambda _=False, d=doe: d())
            self._acties.append(actie)
            self.addAction(actie)

    def acties(self) -> list[QAction]:
        """Open, add, change."""
        return self._acties

    # -- showing --

    def ververs(self) -> None:
        """Fetch the overleg again."""
        runner = self.omgeving.runner
        runner.vraag(queries.overleg, self.overleg_id, van=self, klaar=self._toon)
        runner.vraag(vergaderqueries.adviezen_van_overleg, self.overleg_id, van=self, klaar=self._toon_adviezen)

    @property
    def _gepland(self) -> bool:
        return self.blad is not None and self.blad.status is OverlegStatus.GEPLAND and not self.blad.vervallen_reden

    def _toon(self, blad: OverlegBlad) -> None:
        self.blad = blad
        self.titel_gewijzigd.emit(blad.code)
        self.kop.zet(blad.code, dag_voluit(blad.datum))
        woord, vorm = statusvorm(blad)
        self.staat.zet(woord, vorm.icoon, vorm.toon)
        self.stukken.zet(blad.id, blad.code)
        gepland, open_ = self._gepland, blad.status is OverlegStatus.OPEN
        mag = self._mag and gepland
        for knop in (self.knop_casus, self.knop_punt, self.knop_weg, self.knop_wijzig, self.knop_vervallen):
            knop.setVisible(mag)
        self._zet_breedte()
        self.hulp_deelnemers.setVisible(mag)
        self.agenda.toon(blad.punten, vast=not mag)
        if self.agenda.gekozen_rij() is None:
            self.agenda.kies_eerste()
        plan = tijdplan(blad.begintijd, blad.eindtijd, [p.minuten for p in blad.punten])
        woorden = self.tr("{0} van {1} minuten gepland").format(plan.gepland, plan.beschikbaar)
        if plan.past:
            self.tijdregel.zet(woorden, "vorm-cirkel", "goed")
        else:
            te_veel = self.tr("{0}, {1} te veel").format(woorden, plan.gepland - plan.beschikbaar)
            self.tijdregel.zet(te_veel, "vorm-driehoek", "let_op")
        self.tijdregel.setToolTip(plan.zin)
        self.tijdregel.setVisible(gepland)
        self.knop_hoofd.setVisible(gepland or open_ or blad.notulen_id is not None)
        tekst = (
            self.tr("Open vergadering") if gepland else self.tr("Naar de vergadering") if open_ else self.tr("Notulen")
        )
        noem(self.knop_hoofd, tekst)
        zet_icoon(self.knop_hoofd, "vergadering" if gepland or open_ else "notulen", "op_accent")
        self._acties[0].setText(tekst)
        self._toon_feiten(blad)

    def _toon_feiten(self, blad: OverlegBlad) -> None:
        waarden = {
            "tijd": f"{klok(blad.begintijd)} tot {klok(blad.eindtijd)}",
            "plaats": blad.locatie,
            "link": blad.online_link,
            "voorzitter": blad.voorzitter,
            "secretaris": blad.secretaris,
        }
        if blad.vervallen_reden:
            waarden["tijd"] += self.tr(", vervallen: {0}").format(blad.vervallen_reden)
        for naam, tekst in waarden.items():
            self._feiten[naam].setText(tekst)
            houder = self._feiten[naam].parentWidget()
            if houder is not None:
                houder.setVisible(bool(tekst))
        self.deelnemers.toon(blad.deelnemers, blad.status)
        q = blad.verwacht
        verwacht = self.tr("{0} van {1} verwacht") if self._gepland else self.tr("{0} van {1}")
        self.quorum.zet(
            verwacht.format(q.aanwezig, q.totaal),
            "vorm-cirkel" if q.gehaald else "vorm-driehoek",
            "goed" if q.gehaald else "let_op",
        )
        self.quorum.setToolTip(q.zin)

    def _toon_adviezen(self, rijen: tuple[AdviesBlad, ...]) -> None:
        self._adviezen.ververs(rijen)
        self.keuze.setVisible(bool(rijen))
        self.kop_agenda.setVisible(not rijen)

    def _wissel(self, wat: str) -> None:
        self.agenda.setVisible(wat == "agenda")
        self.adviezen.setVisible(wat == "adviezen")

    def _gekozen(self, punt: PuntRij | None) -> None:
        self.knop_weg.setEnabled(punt is not None and punt.soort not in VAST)

    def _open_punt(self, punt: PuntRij) -> None:
        if punt.advies_id is not None:
            self._toon_advies(punt.advies_id)
        elif punt.casus_id is not None:
            self.naar.emit("casus", punt.casus_id)

    def _toon_advies(self, advies_id: int) -> None:
        nummer = toon_advies(self.omgeving, advies_id, self)
        if nummer:
            self.omgeving.mond.meld("gelukt", self.tr("Herzien advies {0} is vastgesteld.").format(nummer))

    # -- doing --

    def _doe(self, opdracht: Opdracht, klaar: object = None) -> None:
        self.omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar)  # type: ignore[arg-type]  # a callback or None

    def doe_hoofd(self) -> None:
        """Open the meeting, go to it, or go to its minutes."""
        if self.blad is None:
            return
        if self._gepland:
            self._doe(
                OpenOverleg(overleg_id=self.overleg_id), lambda _w: self.naar.emit("vergadering", self.overleg_id)
            )
        elif self.blad.status is OverlegStatus.OPEN:
            self.naar.emit("vergadering", self.overleg_id)
        elif self.blad.notulen_id is not None:
            self.naar.emit("notulen", self.overleg_id)

    def voeg_casussen_toe(self) -> None:
        """Choose casussen that are gereed and put them on the agenda."""
        if not self._gepland:
            return
        rijen = Casuskiezer(
            self.omgeving, self.tr("Casussen toevoegen"), self.tr("Zet op de agenda"), ouder=self
        ).vraag()
        for gekozen in rijen:
            self._doe(ZetOpAgenda(overleg_id=self.overleg_id, casus_id=gekozen.id))

    def voeg_punt_toe(self) -> None:
        """An item of another kind."""
        if self._gepland:
            venster = Puntvenster(self)
            if venster.exec() == QDialog.DialogCode.Accepted:
                titel, minuten = venster.waarden()
                self._doe(VoegPuntToe(overleg_id=self.overleg_id, titel=titel, minuten=minuten))

    def haal_weg(self, punt: PuntRij | None) -> None:
        """Take an item off the agenda; a casus becomes gereed again."""
        if punt is not None and self._gepland and punt.soort not in VAST:
            self._doe(HaalVanAgenda(punt_id=punt.id))

    def wijzig(self) -> None:
        """Change date, time, place, chair or secretary."""
        if self.blad is not None and self._gepland:
            Gegevensvenster(self.omgeving, self.blad, self).exec()

    def laat_vervallen(self) -> None:
        """This overleg does not take place."""
        if self.blad is None or not self._gepland:
            return
        reden = Redenvraag(
            self.tr("Overleg {0} laten vervallen?").format(self.blad.code),
            self.tr(
                "De casussen en wat nog open is, gaan naar het volgende geplande overleg. Is dat er niet, dan wachten "
                "zij op het eerste dat u plant. Terugdraaien kan niet."
            ),
            self.tr("Laat vervallen"),
            gevaar=True,
            ouder=self,
        ).vraag()
        if reden is not None and self.blad is not None:
            self._doe(
                LaatOverlegVervallen(overleg_id=self.overleg_id, versie=self.blad.versie, reden=reden), self._vervallen
            )

    def _vervallen(self, wat: Gewijzigd) -> None:
        if casussen := wat.extra.get("casussen", 0):
            self.omgeving.mond.meld("gelukt", meegekomen(casussen))

    def _meld(self, organisatie_id: int, soort: Aanwezigheidssoort) -> None:
        if self._mag and self.omgeving.mag("overleg.leiden"):
            self._doe(MeldAanwezigheid(overleg_id=self.overleg_id, organisatie_id=organisatie_id, soort=soort))


def _voorbehoud(a: AdviesBlad) -> str:
    if a.herzien_door:
        return f"herzien door {a.herzien_door.rsplit('/', 1)[-1]}"
    if a.voorbehoud is None:
        return "–"
    return a.bekrachtiging.split(" in ", maxsplit=1)[0] if a.bekrachtiging else "nog te bekrachtigen"
