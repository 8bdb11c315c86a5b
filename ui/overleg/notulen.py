"""The minutes of one overleg: sections at the left, the text in the middle, versions at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.overleg.anoniem import Notulenanoniem
from ui.overleg.notulendaden import Notulendaden
from ui.overleg.notulenlezen import Leesgeheel
from ui.overleg.notulenuitgave import Uitgeefknop
from ui.overleg.notulenvak import Deelblad
from ui.overleg.notulenversies import Versielijst
from ui.scherm import Omgeving
from ui.theme.icons import icoon
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Knop, Label
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.paginakop import Paginakop
from ui.widgets.statuslabel import Statuslabel
from weegtafel.kernel.clock import datum_voluit
from weegtafel.overleg.schermqueries_notulen import DeelRij, Feit, NotulenBlad, notulenblad, vaste_feiten

RUIM = 1400
"""From this width of the page on (pixels at 100 %) the versions stand beside the text by themselves."""
_SLEUTEL = Qt.ItemDataRole.UserRole


class NotulenScherm(Notulendaden):
    """Draft minutes to write in, or fixed minutes to read."""

    soorten = frozenset({"notulen"})

    def __init__(self, omgeving: Omgeving, overleg_id: int) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._overleg_id = overleg_id
        self._feiten: dict[str, tuple[Feit, ...]] = {}
        self._rollen: dict[str, QScrollArea] = {}
        self._zelf_gekozen = False
        self._kop = Paginakop(self.tr("Notulen"))
        self._status = Statuslabel("")
        self._bouw_knoppen()
        self._bouw_vlak()
        self._acties = self._maak_acties()
        thema().gewijzigd.connect(self._merk_alle)

    # --- building ---------------------------------------------------------------------------------

    def _bouw_knoppen(self) -> None:
        self.lees = Knop(self.tr("Lees het geheel"), "stil", "oog", hulp="Ctrl+R")
        self.toon_versies = Knop(self.tr("Versies"), "stil", "geschiedenis", hulp="Ctrl+H")
        self.uitgeven = Uitgeefknop(self.omgeving, self._voor_uitgave)
        for knop in (self.lees, self.toon_versies):
            knop.setCheckable(True)
        self.lees.toggled.connect(lambda _aan: self._zet_beeld())
        self.toon_versies.clicked.connect(self._wissel_versies)
        for widget in (self._status, self.lees, self.toon_versies, self.uitgeven):
            self._kop.voeg_actie_toe(widget)

    def _bouw_vlak(self) -> None:
        self.lijst = QListWidget()
        self.lijst.setAccessibleName(self.tr("Delen van de notulen"))
        self.lijst.setProperty("vlak", "kaal")
        self.lijst.setIconSize(QSize(maat(16), maat(16)))
        self.lijst.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lijst.currentItemChanged.connect(lambda _nieuw, _oud: self._toon_deel())
        self.lijst.itemActivated.connect(lambda _item: self._naar_tekst())
        self._bewaard = Label("", "klein", breekt=True)
        links = QWidget()
        links.setFixedWidth(maat(236))
        kolom = QVBoxLayout(links)
        marges(kolom, tussen=8)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self._bewaard)
        self._midden = QStackedWidget()
        self.geheel = Leesgeheel()
        self._midden.addWidget(self.geheel)
        self.versies = Versielijst(mag=self.omgeving.mag("notulen.schrijven"))
        self.versies.setFixedWidth(maat(256))
        self.versies.hide()
        self.versies.bewaren_gevraagd.connect(self.bewaar_versie)
        self.versies.vergelijken_gevraagd.connect(self.vergelijk)
        self.versies.terugzetten_gevraagd.connect(self._zet_terug)
        self.versies.opnieuw_gevraagd.connect(self._schrijf_opnieuw)
        self._werkblad = QWidget()
        naast = QHBoxLayout(self._werkblad)
        marges(naast, tussen=24)
        naast.addWidget(links)
        naast.addWidget(self._midden, 1)
        naast.addWidget(self.versies)
        self._leeg = LegeStaat(
            "notulen",
            self.tr("Van dit overleg zijn nog geen notulen."),
            self.tr("Weegtafel schrijft ze zodra de voorzitter het overleg sluit."),
            self.tr("Ga naar het overleg"),
        )
        self._leeg.geklikt.connect(lambda: self.naar.emit("overleg", self._overleg_id))
        self._stapel = QStackedWidget()
        self._stapel.addWidget(QWidget())
        self._stapel.addWidget(self._leeg)
        self._stapel.addWidget(self._werkblad)
        pagina = QVBoxLayout(self)
        marges(pagina, 32, 28, 32, 20, tussen=16)
        self.anoniem = Notulenanoniem(self)
        pagina.addWidget(self._kop)
        pagina.addWidget(self.anoniem.balk)
        pagina.addWidget(self._stapel, 1)
        self.begin_bij(self.lijst)

    def _maak_acties(self) -> list[QAction]:
        uit = []
        for tekst, toets, doe in (
            (self.tr("Bewaar een versie"), "Ctrl+S", self.bewaar_versie),
            (self.tr("Lees het geheel"), "Ctrl+R", self.lees.toggle),
            (self.tr("Toon de versies"), "Ctrl+H", self._wissel_versies),
            (self.tr("Volgend deel"), "Ctrl+PgDown", lambda: self._stap(1)),
            (self.tr("Vorig deel"), "Ctrl+PgUp", lambda: self._stap(-1)),
            (self.tr("Bewaar als PDF"), "Ctrl+P", lambda: self.uitgeven.geef_uit("pdf")),
            (self.tr("Bewaar als Word-document"), "", lambda: self.uitgeven.geef_uit("docx")),
            (self.tr("Bewaar als PDF zonder namen"), "", lambda: self.uitgeven.geef_uit("pdf", zonder_namen=True)),
            (
                self.tr("Bewaar als Word-document zonder namen"),
                "",
                lambda: self.uitgeven.geef_uit("docx", zonder_namen=True),
            ),
            (self.tr("Ga naar het overleg"), "", lambda: self.naar.emit("overleg", self._overleg_id)),
        ):
            actie = QAction(tekst, self)
            actie.setShortcut(QKeySequence(toets))
            actie.setEnabled(False)  # until there are minutes to do it with
            actie.triggered.connect(lambda _aan=False, doe=doe: doe())
            uit.append(actie)
        self._naar_overleg = uit[-1]
        self._naar_overleg.setEnabled(True)
        bevindingen = self.anoniem.balk.hecht_aan(self)
        for actie in bevindingen:
            actie.setEnabled(False)
        return [*uit, *bevindingen]

    def acties(self) -> list[QAction]:
        """The acts of this page."""
        return self._acties

    # --- showing ----------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Fetch the sections and the versions; the fixed facts only once, for they are fixed."""
        self.omgeving.runner.vraag(notulenblad, self._overleg_id, van=self, klaar=self._toon)
        if not self._feiten:
            self.omgeving.runner.vraag(vaste_feiten, self._overleg_id, van=self, klaar=self._neem_feiten)

    def _neem_feiten(self, feiten: dict[str, tuple[Feit, ...]]) -> None:
        self._feiten = feiten
        for sleutel, blad in self._bladen.items():
            blad.feiten.toon(feiten.get(sleutel, ()))

    def _toon(self, blad: NotulenBlad) -> None:
        eerste = self._blad is None or self._blad.id is None
        self._blad = blad
        onder = [datum_voluit(blad.datum), blad.documentnummer]
        if blad.id is not None and not blad.vast:
            onder.append(self.tr("nog vast te stellen"))
        self._kop.zet(self.tr("Notulen %s") % blad.overleg, " · ".join(d for d in onder if d))
        self.titel_gewijzigd.emit(self.tr("Notulen %s") % blad.overleg)
        er_is = blad.id is not None
        self._stapel.setCurrentIndex(2 if er_is else 1)
        for widget in (self._status, self.lees, self.toon_versies, self.uitgeven):
            widget.setVisible(er_is)
        self.uitgeven.setVisible(er_is and self.omgeving.mag("document.uitgeven"))
        for actie in self._acties:
            actie.setEnabled(er_is or actie is self._naar_overleg)  # going to the overleg can always
        if not er_is:
            return
        self._status.zet("vastgesteld" if blad.vast else "concept", "hangslot" if blad.vast else "potlood",
                         "goed" if blad.vast else "accent")  # fmt: skip
        self.lees.setVisible(not blad.vast)
        for deel in blad.delen:
            if deel.sleutel in self._bladen:
                self._bladen[deel.sleutel].laad(deel)
        self._vul_lijst(blad)
        self.versies.toon(blad)
        if eerste and not self._zelf_gekozen:
            self._toon_versies(self.width() >= maat(RUIM))
        self._zet_beeld()
        self.anoniem.volg()

    def _vul_lijst(self, blad: NotulenBlad) -> None:
        if [self.lijst.item(n).data(_SLEUTEL) for n in range(self.lijst.count())] != [d.sleutel for d in blad.delen]:
            self.lijst.blockSignals(True)
            self.lijst.clear()
            for deel in blad.delen:
                item = QListWidgetItem(deel.titel)
                item.setData(_SLEUTEL, deel.sleutel)
                item.setToolTip(deel.titel)
                self.lijst.addItem(item)
            self.lijst.setCurrentRow(0)
            self.lijst.blockSignals(False)
        self._merk_alle()

    def _merk_alle(self) -> None:
        for deel in self._blad.delen if self._blad is not None and not self._blad.vast else ():
            blad = self._bladen.get(deel.sleutel)
            self._merk(deel.sleutel, deel.aangepast if blad is None else blad.vak.tekst() != deel.gegenereerd)

    def _merk(self, sleutel: str, anders: bool) -> None:
        for nummer in range(self.lijst.count()):
            item = self.lijst.item(nummer)
            if item.data(_SLEUTEL) == sleutel:
                item.setIcon(icoon("potlood", "accent") if anders else icoon("vorm-ring", "uit"))
                woord = self.tr("aangepast") if anders else self.tr("zoals Weegtafel schreef")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {woord}")
                item.setToolTip(f"{item.text()} ({woord})")

    def _gekozen(self) -> DeelRij | None:
        item = self.lijst.currentItem()
        if item is None or self._blad is None:
            return None
        return next((d for d in self._blad.delen if d.sleutel == item.data(_SLEUTEL)), None)

    def _leest(self) -> bool:
        return self._blad is not None and (self._blad.vast or self.lees.isChecked())

    def _zet_beeld(self) -> None:
        if self._blad is None or self._blad.id is None:
            return
        if self._leest():
            rest = [(b.titel, b.vak.tekst()) for b in self._bladen.values() if self._blad.vast and b.onbewaard]
            self.geheel.toon(self._blad, self.delen_nu(), rest)
            self._midden.setCurrentWidget(self.geheel)
        else:
            self._toon_deel()

    def _toon_deel(self) -> None:
        deel = self._gekozen()
        if deel is None:
            return
        if self._leest():
            self.geheel.ga_naar(deel.sleutel)
            return
        self.deelblad(deel)
        self._midden.setCurrentWidget(self._rollen[deel.sleutel])

    @property
    def blad(self) -> NotulenBlad | None:
        """What is shown."""
        return self._blad

    def toon_sectie(self, sleutel: str) -> None:
        """Bring a section to the front, to write in."""
        self.lees.setChecked(False)
        for nummer in range(self.lijst.count()):
            if self.lijst.item(nummer).data(_SLEUTEL) == sleutel:
                self.lijst.setCurrentRow(nummer)

    def deelblad(self, deel: DeelRij) -> Deelblad:
        """The page of a section, made when it is first asked."""
        if deel.sleutel not in self._bladen:
            blad = Deelblad(self.omgeving, deel)
            blad.feiten.toon(self._feiten.get(deel.sleutel, ()))
            blad.aangepast.connect(self._merk)
            blad.stand.connect(self._toon_stand)
            rol = QScrollArea()
            rol.setWidgetResizable(True)
            rol.setFrameShape(QFrame.Shape.NoFrame)
            rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            rol.setWidget(blad)
            self._bladen[deel.sleutel], self._rollen[deel.sleutel] = blad, rol
            self._midden.addWidget(rol)
            blad.vak.cursorPositionChanged.connect(lambda b=blad, r=rol: b.volg_de_cursor(r))
        return self._bladen[deel.sleutel]

    def _toon_stand(self) -> None:
        rest = [blad.titel for blad in self._bladen.values() if blad.mislukt]
        self._bewaard.zet_rol("let_op" if rest else "klein")
        if rest:
            self._bewaard.setText(self.tr("Nog niet bewaard: %s. Weegtafel probeert het opnieuw.") % ", ".join(rest))
        else:
            self._bewaard.setText(self.tr("Alles bewaard om %s") % f"{self.omgeving.nu:%H:%M}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room the versions stand beside the text, until the user decides."""
        super().resizeEvent(event)
        if not self._zelf_gekozen and self._blad is not None and self._blad.id is not None:
            self._toon_versies(event.size().width() >= maat(RUIM))

    def _wissel_versies(self) -> None:
        self._zelf_gekozen = True
        self._toon_versies(not self.versies.isVisibleTo(self))

    def _toon_versies(self, aan: bool) -> None:
        self.versies.setVisible(aan)
        self.toon_versies.setChecked(aan)

    # --- typing and going -------------------------------------------------------------------------

    def mag_weg(self) -> bool:
        """Send what is typed. Only what could not be stored is asked about; the rest arrives in its own time."""
        self._spoel()
        if not any(blad.mislukt for blad in self._bladen.values()) or (self._blad is not None and self._blad.vast):
            return True
        self.omgeving.runner.wacht()
        rest = [blad.titel for blad in self._bladen.values() if blad.onbewaard]
        if not rest:
            return True
        return Bevestiging(
            self.tr("Weggaan zonder te bewaren?"),
            self.tr("Nog niet bewaard: %s. Blijf hier om het opnieuw te proberen.") % ", ".join(rest),
            self.tr("Ga weg zonder te bewaren"),
            self.tr("Blijf hier"),
            gevaar=True,
            ouder=self,
        ).vraag()

    def _stap(self, stap: int) -> None:
        self.lijst.setCurrentRow(max(0, min(self.lijst.count() - 1, self.lijst.currentRow() + stap)))
        if not self._leest():
            self._naar_tekst()

    def _naar_tekst(self) -> None:
        deel = self._gekozen()
        if deel is not None and deel.sleutel in self._bladen and not self._leest():
            self._bladen[deel.sleutel].vak.setFocus()
