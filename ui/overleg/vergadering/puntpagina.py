"""The centre of the meeting screen for an item that is no casus: what it is about and what can be decided."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.overleg.knoppen import noem
from ui.overleg.rolvlak import Rolvlak, maak_leeg
from ui.overleg.vormen import op_een_regel
from ui.theme.theme import marges
from ui.widgets.basis import Kaart, Knop, Label, Leestekst, Scheiding, rij
from ui.widgets.statuslabel import Statuslabel
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import ActieStatus, NotulenStatus, PuntSoort, PuntStatus
from weegtafel.overleg.schermrijen import ActieBlad, PuntBlad

UITLEG = {
    PuntSoort.OPENING: "Leg de aanwezigheid vast (F4), noteer de mededelingen en rond het punt af.",
    PuntSoort.VORIGE_NOTULEN: "Neem de notulen door. Na vaststelling zijn ze voorgoed vergrendeld.",
    PuntSoort.ACTIES: "Loop de openstaande acties langs. Wat gedaan is, gaat van de lijst.",
    PuntSoort.BEKRACHTIGING: "Dit advies is onder voorbehoud gegeven. De tafel besluit nu, met quorum.",
    PuntSoort.VRIJ: "Noteer wat er is gezegd en rond het punt af.",
    PuntSoort.RONDVRAAG: "Noteer de rondvraag. Sluit daarna het overleg (Ctrl+Shift+S).",
}


class PuntPagina(QWidget):
    """Only asks; the screen does."""

    afronden_gevraagd = Signal()
    doorschuiven_gevraagd = Signal()
    heropenen_gevraagd = Signal()
    notulen_vaststellen_gevraagd = Signal()
    notulen_lezen_gevraagd = Signal()
    bekrachtigen_gevraagd = Signal(bool)
    actie_gedaan = Signal(object, object)

    def __init__(self, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._blad: PuntBlad | None = None
        self.titel = Label("", "titel", breekt=True)
        self.uitleg = Label("", "stil", breekt=True)
        self.staat = Statuslabel()
        self.rol = Rolvlak(self.tr("Inhoud van dit punt"))
        inhoud = QWidget()
        self._inhoud = QVBoxLayout(inhoud)
        marges(self._inhoud, 0, 0, 16, 8, tussen=8)
        self.rol.setWidget(inhoud)
        self.let_op = Label("", "let_op", breekt=True)
        self.knop_hoofd = Knop("", "hoofd", groot=True, hulp="Ctrl+Enter")
        self.knop_neen = Knop(self.tr("Niet bekrachtigen"), "gewoon", groot=True)
        self.knop_door = Knop(self.tr("Schuif door"), "stil", "pijl-rechts", hulp="Ctrl+D")
        self.knop_terug = Knop(self.tr("Heropen dit punt"), "stil", "herstel")
        self.knop_hoofd.clicked.connect(self.doe_hoofd)
        self.knop_neen.clicked.connect(lambda: self.bekrachtigen_gevraagd.emit(False))
        self.knop_door.clicked.connect(self.doorschuiven_gevraagd)
        self.knop_terug.clicked.connect(self.heropenen_gevraagd)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 8, tussen=12)
        kop = rij(self.titel, self.staat)
        kop.setStretch(0, 1)
        kolom.addLayout(kop)
        kolom.addWidget(self.uitleg)
        kolom.addWidget(Scheiding())
        kolom.addWidget(self.rol, 1)
        kolom.addWidget(self.let_op)
        kolom.addLayout(rij(self.knop_door, self.knop_terug, None, self.knop_neen, self.knop_hoofd))

    def toon(self, blad: PuntBlad, *, open_: bool) -> None:
        """Show an item; ``open_`` is whether the overleg is going on."""
        if blad == self._blad and self.knop_door.property("open") == open_:
            return
        self._blad = blad
        punt = blad.punt
        self.titel.setText(punt.titel)
        self.uitleg.setText(UITLEG.get(punt.soort, ""))
        klaar = punt.status is not PuntStatus.OPEN
        self.staat.setVisible(klaar)
        self.staat.zet(
            punt.status.omschrijving, "vinkje" if punt.status is PuntStatus.AFGEROND else "pijl-rechts", "neutraal"
        )
        self.knop_door.setProperty("open", open_)
        self.knop_door.setVisible(open_ and not klaar)
        self.knop_terug.setVisible(open_ and klaar and not blad.bekrachtigd and not self._notulen_vast())
        self.knop_hoofd.setVisible(open_ and not klaar)
        self.knop_neen.setVisible(open_ and not klaar and punt.soort is PuntSoort.BEKRACHTIGING)
        noem(self.knop_hoofd, self._hoofdtekst())
        kan = punt.soort is not PuntSoort.BEKRACHTIGING or blad.quorum.gehaald
        for knop in (self.knop_hoofd, self.knop_neen):
            knop.setEnabled(kan)
        self.let_op.setVisible(open_ and not klaar and not kan)
        zonder = self.tr("▲ {0} Zonder quorum kan de tafel hierover niet besluiten. Schuif het punt door.")
        self.let_op.setText(zonder.format(blad.quorum.zin))
        self._vul(blad)

    def _notulen_vast(self) -> bool:
        n = self._blad.notulen if self._blad is not None else None
        return n is not None and n.status is NotulenStatus.VASTGESTELD

    def _hoofdtekst(self) -> str:
        soort = self._blad.punt.soort if self._blad is not None else PuntSoort.VRIJ
        if soort is PuntSoort.VORIGE_NOTULEN and not self._notulen_vast() and self._blad and self._blad.notulen:
            return self.tr("Stel notulen vast")
        if soort is PuntSoort.BEKRACHTIGING:
            return self.tr("Bekrachtig advies")
        return self.tr("Rond punt af")

    def doe_hoofd(self) -> None:
        """Ctrl+Enter: what this item is for."""
        if self._blad is None or not self.knop_hoofd.isVisibleTo(self) or not self.knop_hoofd.isEnabled():
            return
        soort = self._blad.punt.soort
        if soort is PuntSoort.VORIGE_NOTULEN and self._blad.notulen is not None and not self._notulen_vast():
            self.notulen_vaststellen_gevraagd.emit()
        elif soort is PuntSoort.BEKRACHTIGING:
            self.bekrachtigen_gevraagd.emit(True)
        else:
            self.afronden_gevraagd.emit()

    def _vul(self, blad: PuntBlad) -> None:
        maak_leeg(self._inhoud)
        if blad.punt.doorschuif_reden:
            self._inhoud.addWidget(Leestekst(blad.punt.doorschuif_reden, "lees"))
        if blad.punt.soort is PuntSoort.ACTIES:
            self._acties(blad.acties)
        elif blad.notulen is not None:
            n = blad.notulen
            staat = n.status.omschrijving
            kop = self.tr("{0}, overleg {1} van {2}, {3}")
            kop = kop.format(n.documentnummer, n.overleg_code, datum_voluit(n.datum), staat)
            self._inhoud.addWidget(Label(kop, "stil"))
            for titel, tekst in n.delen:
                self._inhoud.addWidget(Label(titel, "kop", breekt=True))
                self._inhoud.addWidget(Leestekst(tekst, "lees"))
        elif blad.punt.soort is PuntSoort.BEKRACHTIGING and blad.advies is not None:
            a = blad.advies
            self._inhoud.addWidget(Label(f"{a.nummer}: {a.soort.omschrijving}", "kop"))
            reden = a.voorbehoud.omschrijving if a.voorbehoud is not None else ""
            self._inhoud.addWidget(
                Label(self.tr("Gegeven op {0}; {1}.").format(datum_voluit(a.vastgesteld_op.date()), reden), "stil")
            )
            if a.bekrachtiging:
                besluit = a.bekrachtiging[:1].upper() + a.bekrachtiging[1:]
                self._inhoud.addWidget(Label(besluit, "groot", breekt=True))
            for titel, tekst in op_een_regel(a.regels):
                self._inhoud.addWidget(Label(f"{titel}: {tekst}", "groot", breekt=True))
            self._inhoud.addWidget(Leestekst(a.motivering, "lees"))
            for voorwaarde in a.voorwaarden:
                self._inhoud.addWidget(Label(f"• {voorwaarde}", "groot", breekt=True))
        self._inhoud.addStretch(1)

    def _acties(self, acties: tuple[ActieBlad, ...]) -> None:
        if not acties:
            self._inhoud.addWidget(Label(self.tr("Er staan geen acties open."), "groot"))
        for actie in acties:
            kaart = Kaart()
            wat = Label(actie.wat, "groot", breekt=True)
            onder = " · ".join(
                d for d in (actie.wie, self.tr("vóór {0}").format(datum_voluit(actie.wanneer)), actie.herkomst) if d
            )
            if actie.status is ActieStatus.OPEN:
                gedaan = Knop(self.tr("Gedaan"), "gewoon", "vinkje")
                gedaan.setAccessibleName(self.tr("Gedaan: {0}").format(actie.wat))
                gedaan.clicked.connect(lambda _=False, a=actie: self.actie_gedaan.emit(a, ActieStatus.GEDAAN))
                vervalt = Knop(self.tr("Vervalt"), "stil")
                vervalt.clicked.connect(lambda _=False, a=actie: self.actie_gedaan.emit(a, ActieStatus.VERVALLEN))
                kaart.indeling.addWidget(wat)
                kaart.indeling.addLayout(rij(Label(onder, "stil"), None, vervalt, gedaan))
            else:
                staat = Statuslabel(actie.status.omschrijving, "vinkje", "goed")
                weer = Knop(self.tr("Toch open"), "stil")
                weer.clicked.connect(lambda _=False, a=actie: self.actie_gedaan.emit(a, ActieStatus.OPEN))
                kaart.indeling.addWidget(wat)
                kaart.indeling.addLayout(rij(Label(onder, "stil"), None, weer, staat))
            self._inhoud.addWidget(kaart)
        self.rol.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
