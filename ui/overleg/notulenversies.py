"""The versions of the minutes at the right, and what changed between two of them in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Kaart, Knop, Label, rij
from ui.widgets.keuzelijst import Keuzelijst
from weegtafel.overleg.notulenverschil import Verschildeel, vergelijk
from weegtafel.overleg.schermqueries_notulen import NotulenBlad, VersieRij, versietekst

Delen = Sequence[tuple[str, str, str]]
NU = 0
_TEKEN = {"erbij": ("+", "goed", "toegevoegd"), "eraf": ("−", "fout", "weggehaald"), "gelijk": (" ", "stil", "gelijk")}


class Versielijst(QWidget):
    """The versions from new to old, and what can be done with the chosen one."""

    bewaren_gevraagd = Signal()
    vergelijken_gevraagd = Signal(int)
    terugzetten_gevraagd = Signal(int)
    opnieuw_gevraagd = Signal()

    def __init__(self, *, mag: bool) -> None:
        super().__init__()
        self._mag = mag
        self.lijst = QListWidget()
        self.lijst.setAccessibleName(self.tr("Versies"))
        self.lijst.setWordWrap(True)
        self.lijst.setSpacing(1)
        self.lijst.currentItemChanged.connect(lambda _nieuw, _oud: self._kies())
        self.lijst.itemActivated.connect(lambda _item: self._vergelijk())
        self.bewaar = Knop(self.tr("Bewaar een versie"), icoon="plus")
        self.vergelijk = Knop(self.tr("Vergelijk"), icoon="vergelijk", hulp=self.tr("Enter"))
        self.terug = Knop(self.tr("Zet terug"), "stil", "herstel")
        self.opnieuw = Knop(self.tr("Schrijf opnieuw"), "stil", "geschiedenis")
        self.opnieuw.setToolTip(self.tr("Laat Weegtafel alle delen opnieuw schrijven uit wat is vastgelegd"))
        self.bewaar.clicked.connect(self.bewaren_gevraagd)
        self.vergelijk.clicked.connect(self._vergelijk)
        self.terug.clicked.connect(lambda: self.terugzetten_gevraagd.emit(self.nummer()))
        self.opnieuw.clicked.connect(self.opnieuw_gevraagd)
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=8)
        kolom.addWidget(Label(self.tr("Versies"), "tussenkop"))
        kolom.addWidget(self.lijst, 1)
        kolom.addLayout(rij(self.vergelijk, self.terug, None))
        kolom.addLayout(rij(self.bewaar, None))
        kolom.addLayout(rij(self.opnieuw, None))

    def nummer(self) -> int:
        """The chosen version, 0 for none."""
        item = self.lijst.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) if item is not None else 0

    def toon(self, blad: NotulenBlad) -> None:
        """Show the versions, keeping the choice."""
        gekozen = self.nummer()
        self.lijst.blockSignals(True)
        self.lijst.clear()
        for versie in blad.versies:
            item = QListWidgetItem(_woorden(versie))
            item.setData(Qt.ItemDataRole.UserRole, versie.nummer)
            item.setSizeHint(QSize(0, self._hoogte(item.text())))
            self.lijst.addItem(item)
            if versie.nummer == gekozen:
                self.lijst.setCurrentItem(item)
        if self.lijst.currentRow() < 0:
            self.lijst.setCurrentRow(0)
        self.lijst.blockSignals(False)
        open_ = self._mag and not blad.vast
        for knop in (self.bewaar, self.terug, self.opnieuw):
            knop.setVisible(open_)
        self._kies()

    def _hoogte(self, tekst: str) -> int:
        breed = self.lijst.viewport().width() - maat(20)
        vak = self.lijst.fontMetrics().boundingRect(0, 0, max(breed, maat(160)), 1000, 0x1000, tekst)
        return vak.height() + maat(16)

    def _kies(self) -> None:
        for knop in (self.vergelijk, self.terug):
            knop.setEnabled(self.nummer() > 0)

    def _vergelijk(self) -> None:
        if self.nummer():
            self.vergelijken_gevraagd.emit(self.nummer())


def _woorden(versie: VersieRij) -> str:
    return f"{versie.nummer} · {versie.gemaakt_op:%d-%m-%Y %H:%M}\n{versie.reden}\n{versie.door}"


def _telwoorden(delen: Sequence[Verschildeel]) -> str:
    erbij, eraf = sum(d.erbij for d in delen), sum(d.eraf for d in delen)
    if not erbij and not eraf:
        return "Er is geen verschil."
    zin = [
        f"{n} {'zin' if n == 1 else 'zinnen'} {wat}" for n, wat in ((erbij, "toegevoegd"), (eraf, "weggehaald")) if n
    ]
    return f"{' en '.join(zin)}."


class Vergelijking(QDialog):
    """Two versions, or a version and the text of now: what came and what went, with a sign, a word and a colour."""

    def __init__(
        self, ouder: QWidget, omgeving: Omgeving, blad: NotulenBlad, nummer: int, nu: Callable[[], Delen]
    ) -> None:
        super().__init__(ouder)
        self._omgeving, self._blad, self._nu = omgeving, blad, nu
        self.delen: tuple[Verschildeel, ...] = ()
        self.setWindowTitle(self.tr("Versies vergelijken"))
        keuzes = [(f"Versie {v.nummer} · {v.gemaakt_op:%d-%m-%Y %H:%M} · {v.reden}", v.nummer) for v in blad.versies]
        self.van = Keuzelijst(keuzes, vanaf=99)
        self.naar = Keuzelijst([(self.tr("De tekst van nu"), NU), *keuzes], vanaf=99)
        self.van.setAccessibleName(self.tr("Vergelijk"))
        self.naar.setAccessibleName(self.tr("Met"))
        self.van.zet_waarde(nummer)
        self.naar.zet_waarde(NU)
        for lijst in (self.van, self.naar):
            lijst.gewijzigd.connect(lambda _nummer: self._vraag())
        self.telling = Label("", "stil")
        self._rol = QScrollArea()
        self._rol.setWidgetResizable(True)
        self._rol.setFrameShape(QFrame.Shape.NoFrame)
        self._rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dicht = Knop(self.tr("Sluit"), "hoofd")
        dicht.clicked.connect(self.accept)
        keuze = QHBoxLayout()
        marges(keuze, tussen=12)
        for woord, lijst in ((self.tr("Van"), self.van), (self.tr("naar"), self.naar)):
            keuze.addWidget(Label(woord, "veldlabel"))
            keuze.addWidget(lijst, 1)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=12)
        kolom.addWidget(Label(self.tr("Versies vergelijken"), "kop"))
        kolom.addLayout(keuze)
        kolom.addWidget(self.telling)
        kolom.addWidget(self._rol, 1)
        kolom.addLayout(rij(None, dicht))
        self.resize(maat(900), maat(640))
        self._vraag()

    def _vraag(self) -> None:
        van, naar, notulen = self.van.waarde(), self.naar.waarde(), self._blad.id or 0
        nu = self._nu()
        programma = self._omgeving.runner.programma

        def werk() -> tuple[Verschildeel, ...]:
            oud = programma.vraag(versietekst, notulen, van)
            return vergelijk(oud, nu if naar == NU else programma.vraag(versietekst, notulen, naar))

        self._omgeving.runner.doe(werk, van=self, klaar=self._toon)

    def _toon(self, delen: tuple[Verschildeel, ...]) -> None:
        self.delen = delen
        self.telling.setText(_telwoorden(delen))
        binnen = QWidget()
        kolom = QVBoxLayout(binnen)
        marges(kolom, 0, 0, 12, 0, tussen=16)
        for deel in delen:
            kaart = Kaart(deel.titel)
            for regel in deel.regels:
                teken, rol, woord = _TEKEN[regel.soort]
                merk = Label(teken, rol)
                merk.setFixedWidth(maat(16))
                merk.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
                tekst = Label(regel.tekst, rol, breekt=True)
                tekst.setAccessibleName(f"{woord}: {regel.tekst}")
                naast = QHBoxLayout()
                marges(naast, tussen=8)
                naast.addWidget(merk, 0, Qt.AlignmentFlag.AlignTop)
                naast.addWidget(tekst, 1)
                kaart.indeling.addLayout(naast)
            kolom.addWidget(kaart)
        kolom.addStretch(1)
        self._rol.setWidget(binnen)
