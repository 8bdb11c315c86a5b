"""The left of the meeting screen: every item with its state and its time."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QVBoxLayout, QWidget

from ui.models.tabel import RIJ_ROL, Index, Kolom, RijModel
from ui.overleg.knoppen import noem
from ui.overleg.vergadering.schilder import Agendaschilder
from ui.overleg.vormen import gebruikt, looptijd, puntnaam, puntstaat
from ui.scherm import Omgeving
from ui.theme.icons import zet_icoon
from ui.theme.theme import marges
from ui.widgets.basis import Knop, Label, rij
from weegtafel.kernel.codes import PuntStatus
from weegtafel.overleg.schermrijen import OverlegBlad, PuntRij


class Agendalijst(QListView):
    """The items. Arrow keys look at another item, Enter starts it; Page Up and Down are left to the screen."""

    bekeken = Signal(int)
    gestart = Signal(int)

    def currentChanged(self, nieuw: Index, oud: Index) -> None:
        """Show the item that is chosen."""
        super().currentChanged(nieuw, oud)
        punt = nieuw.data(RIJ_ROL) if nieuw.isValid() else None
        if punt is not None:
            self.bekeken.emit(punt.id)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Enter starts; figures and page keys belong to the screen."""
        toets = gebeurtenis.key()
        if toets in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not gebeurtenis.modifiers():
            punt = self.currentIndex().data(RIJ_ROL)
            if punt is not None:
                self.gestart.emit(punt.id)
        elif toets in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End} and not gebeurtenis.modifiers():
            super().keyPressEvent(gebeurtenis)
        else:
            gebeurtenis.ignore()


class Agendakolom(QWidget):
    """``bekeken`` and ``gestart`` carry the id of an item; the other two are the buttons under the list."""

    bekeken = Signal(int)
    gestart = Signal(int)
    spoed_gevraagd = Signal()
    pauze_gevraagd = Signal()

    def __init__(self, omgeving: Omgeving, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._omgeving = omgeving
        self._blad: OverlegBlad | None = None
        self._stil = False
        kolom_ = Kolom[PuntRij]("punt", self.tr("Agenda"), puntnaam, toegankelijk=self._zeg)
        self._model: RijModel[PuntRij] = RijModel([kolom_], sleutel=lambda p: p.id, ouder=self)
        self.lijst = Agendalijst()
        self.lijst.setModel(self._model)
        self.lijst.setProperty("vlak", "kaal")
        self.lijst.setAccessibleName(self.tr("Agenda"))
        self.lijst.setMouseTracking(True)
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lijst.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.lijst.setItemDelegate(Agendaschilder(self.lijst, lambda: self._blad, lambda: omgeving.nu))
        self.lijst.bekeken.connect(self._bekeken)
        self.lijst.gestart.connect(self.gestart)
        self.lijst.doubleClicked.connect(lambda i: self.gestart.emit(i.data(RIJ_ROL).id))
        self.stand = Label("", "klein")
        self.knop_spoed = Knop(self.tr("Spoed"), "stil", "plus", hulp=self.tr("Voeg een casus toe (Ctrl+Shift+A)"))
        self.knop_pauze = Knop(self.tr("Pauze"), "stil", "pauze", hulp=self.tr("Zet de tijd stil (F8)"))
        self.knop_spoed.clicked.connect(self.spoed_gevraagd)
        self.knop_pauze.clicked.connect(self.pauze_gevraagd)
        for knop in (self.knop_spoed, self.knop_pauze):
            knop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        kolom = QVBoxLayout(self)
        marges(kolom, 12, 12, 4, 12, tussen=8)
        kop = rij(Label(self.tr("Agenda"), "tussenkop"), None, self.stand)
        kolom.addLayout(kop)
        kolom.addWidget(self.lijst, 1)
        kolom.addLayout(rij(self.knop_spoed, self.knop_pauze, None, tussen=4))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def _zeg(self, punt: PuntRij) -> str:
        if self._blad is None:
            return puntnaam(punt)
        tijd = looptijd(gebruikt(self._blad, punt, self._omgeving.nu))
        return ", ".join(
            deel
            for deel in (
                puntnaam(punt),
                puntstaat(punt) or (self.tr("nu aan de orde") if self._blad.actief_punt_id == punt.id else ""),
                self.tr("{0} van {1} minuten").format(tijd, punt.minuten),
                self.tr("inbrenger is er niet") if punt.inbrenger_afwezig else "",
            )
            if deel
        )

    def toon(self, blad: OverlegBlad, punt_id: int | None) -> None:
        """Show the agenda, with this item chosen."""
        self._blad = blad
        self._stil = True
        self._model.ververs(blad.punten)
        plaats = self._model.plaats_van(punt_id)
        if plaats is not None:
            index = self._model.index(plaats, 0)
            self.lijst.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.lijst.scrollTo(index)
        self._stil = False
        klaar = sum(p.status is not PuntStatus.OPEN for p in blad.punten)
        self.stand.setText(self.tr("{0} van {1}").format(klaar, len(blad.punten)))
        self.tik()

    def tik(self) -> None:
        """Let the times run."""
        if self._blad is not None:
            loopt, begonnen = self._blad.actief_sinds is not None, self._blad.actief_punt_id is not None
            woord = self.tr("Pauze") if loopt else self.tr("Verder") if begonnen else self.tr("Start")
            if woord != self.knop_pauze.text():
                noem(self.knop_pauze, woord)
                self.knop_pauze.setToolTip(
                    self.tr("Zet de tijd stil (F8)") if loopt else self.tr("Laat de tijd lopen (F8)")
                )
                zet_icoon(self.knop_pauze, "pauze" if loopt else "start", "accent")
        self.lijst.viewport().update()

    def buur(self, stap: int) -> int | None:
        """The id of the next (1) or previous (-1) item, None at the end."""
        plaats = self.lijst.currentIndex().row() + stap
        punt = self._model.rij(plaats) if 0 <= plaats < self._model.rowCount() else None
        return None if punt is None else punt.id

    def volgende_open(self) -> int | None:
        """The id of the next item without outcome, first after the present one, then from the top."""
        rijen = self._model.rijen
        nu = self.lijst.currentIndex().row()
        for punt in (*rijen[nu + 1 :], *rijen[: nu + 1]):
            if punt.status is PuntStatus.OPEN:
                return punt.id
        return None

    def _bekeken(self, punt_id: int) -> None:
        if not self._stil:
            self.bekeken.emit(punt_id)
