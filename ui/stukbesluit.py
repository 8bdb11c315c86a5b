"""A paper in which somebody can be recognised: a person decides about each finding, then it is made after all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.anoniemreden import vraag_reden
from ui.beeldscherm import beeldscherm_van
from ui.bewaren import meld_bewaard
from ui.theme.icons import icoon
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.markering import Streep, Tekstgreep
from ui.widgets.tekstvak import Tekstvak
from weegtafel.anonimiteit.codes import Keuze, Soort
from weegtafel.anonimiteit.commands import BeslisVondst, HerroepVondst
from weegtafel.anonimiteit.ingreep import ingreep
from weegtafel.anonimiteit.weigering import Vindplaats
from weegtafel.casus.anoniem import STUK
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg.tekstpoort import Daadgeweigerd
from weegtafel.overleg.veeg import Stukbesluit, Stukgeweigerd, Stukvondst

#: How much of a text stands around the found words.
ROND = 160

NaarPlek = Callable[[Vindplaats, tuple[str, int]], None]


@dataclass(slots=True)
class _Groep:
    """The same words of the same kind, wherever they stand in the paper: one choice."""

    soort: Soort
    woorden: str
    vondsten: list[Stukvondst] = field(default_factory=list)
    door: str = ""
    """What takes their place; empty while that was not chosen."""
    blijft: bool = False

    @property
    def besloten(self) -> bool:
        return self.blijft or bool(self.door)


def _groepen(vondsten: Sequence[Stukvondst]) -> list[_Groep]:
    uit: dict[tuple[Soort, str], _Groep] = {}
    for v in vondsten:
        b = v.bevinding
        uit.setdefault((b.soort, b.tekst), _Groep(b.soort, b.tekst)).vondsten.append(v)
    return list(uit.values())


class Stukvenster(QDialog):
    """The findings at the left, the chosen one in its text at the right, and the three things one can do with it."""

    def __init__(self, fout: Stukgeweigerd, venster: QWidget, naar: NaarPlek) -> None:
        super().__init__(venster)
        self._fout, self._naar, self._venster = fout, naar, venster
        self._omgeving: Any = venster.omgeving  # type: ignore[attr-defined]  # only a window of the program asks this
        self.groepen = _groepen(fout.vondsten)
        self._daad = fout if isinstance(fout, Daadgeweigerd) else None
        kop = self.tr("Dit stuk gaat zo niet de deur uit") if self._daad is None else self.tr("Hier staat iemand in")
        self.setWindowTitle(kop)
        self.setAccessibleName(kop)
        self.lijst = QListWidget()
        self.lijst.setAccessibleName(self.tr("Wat er nog herleidbaar is"))
        self.lijst.setProperty("vlak", "kaal")
        self.lijst.setFixedWidth(maat(264))
        self.lijst.setSpacing(maat(3))
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.wat, self.waar = Label("", "tussenkop", breekt=True), Label("", "stil", breekt=True)
        self.tekst = Tekstvak(regels=5, hoogste=9)
        self.tekst.setReadOnly(True)
        self.tekst.setTabChangesFocus(True)
        self.tekst.setAccessibleName(self.tr("De tekst waarin het staat"))
        self._greep = Tekstgreep(self.tekst, lambda: None)
        self.door = QLineEdit()
        self.door.setAccessibleName(self.tr("Wat ervoor in de plaats komt, alleen in dit stuk"))
        self.vervang = Knop(self.tr("Vervang in dit stuk"), "hoofd", hulp="F9")
        self.laat = Knop(self.tr("Laat staan, met reden"), hulp="F7")
        self.pagina = Knop(self.tr("Open die pagina"), "stil", "pijl-rechts", hulp="Ctrl+O")
        self.stand, self.fout = Label("", "stil", breekt=True), Label("", "fout", breekt=True)
        self.fout.hide()
        self.maak = Knop(self.tr("Maak het stuk"), "hoofd", "document", hulp="Ctrl+Enter")
        self.niet = Knop(self.tr("Maak het niet"))
        if self._daad is not None:
            self.vervang.setText(self.tr("Vervang"))
            self.maak.setText(self.tr("Leg vast"))
            self.niet.setText(self.tr("Leg niet vast"))
        self._leg_neer(kop)
        self._verbind()
        for groep in self.groepen:
            QListWidgetItem(groep.soort.omschrijving.capitalize(), self.lijst)
        self._toon_lijst()
        self.lijst.setCurrentRow(0)
        self.door.setFocus()

    # --- building ---------------------------------------------------------------------------------

    def _leg_neer(self, kop: str) -> None:
        rechts = QVBoxLayout()
        marges(rechts, tussen=8)
        for widget in (self.wat, self.waar, self.tekst):
            rechts.addWidget(widget)
        rechts.addWidget(Label(self.tr("Vervang door"), "veldlabel"))
        doen = QHBoxLayout()
        marges(doen, tussen=8)
        doen.addWidget(self.door, 1)
        doen.addWidget(self.vervang)
        rechts.addLayout(doen)
        rechts.addLayout(rij(self.laat, self.pagina, None))
        rechts.addWidget(self.fout)
        rechts.addStretch(1)
        midden = QHBoxLayout()
        marges(midden, tussen=24)
        midden.addWidget(self.lijst)
        midden.addLayout(rechts, 1)
        kolom = QVBoxLayout(self)
        marges(kolom, 28, 24, 28, 20, tussen=16)
        kolom.addWidget(Label(kop, "kop", breekt=True))
        uitleg = self.tr(
            "Beslis over elke plek. Vervangen gebeurt alleen in dit stuk: de tekst in Weegtafel blijft zoals hij is. "
            "Wilt u de tekst zelf verbeteren, open dan de pagina."
        )
        if self._daad is not None:
            uitleg = self.tr("Wat u hier vastlegt, verandert later niet meer. Beslis over elke plek.")
        kolom.addWidget(Label(uitleg, breekt=True))
        kolom.addLayout(midden, 1)
        kolom.addLayout(rij(self.stand, None, self.niet, self.maak))
        self.maak.setAutoDefault(False)
        scherm = beeldscherm_van(self)
        ruim = scherm.availableGeometry().size() if scherm is not None else self.sizeHint()
        self.resize(min(maat(900), ruim.width() - maat(48)), min(maat(560), ruim.height() - maat(48)))

    def _verbind(self) -> None:
        self.lijst.currentRowChanged.connect(self._kies)
        self.door.returnPressed.connect(self._vervang)
        self.niet.clicked.connect(self.reject)
        for knop, toets, doe in (
            (self.vervang, "F9", self._vervang),
            (self.laat, "F7", self._laat_staan),
            (self.pagina, "Ctrl+O", self._open),
            (self.maak, "Ctrl+Return", self._maak),
            (None, "F8", lambda: self._stap(1)),
            (None, "Shift+F8", lambda: self._stap(-1)),
        ):
            actie = QAction(knop.text() if knop is not None else "", self)
            actie.setShortcut(QKeySequence(toets))
            actie.triggered.connect(lambda _aan=False, doe=doe: doe())
            self.addAction(actie)
            if knop is not None:
                knop.setAutoDefault(False)
                knop.clicked.connect(lambda _aan=False, doe=doe: doe())
        if not self._omgeving.mag("anonimiteit.beslissen"):
            self.laat.setEnabled(False)
            self.laat.setToolTip(self.tr("Dit mag een secretaris, voorzitter, tafellid of doorbraakcoach."))

    # --- showing ----------------------------------------------------------------------------------

    @property
    def groep(self) -> _Groep:
        """The finding in front."""
        return self.groepen[max(0, self.lijst.currentRow())]

    def _toon_lijst(self) -> None:
        open_ = 0
        for nummer, groep in enumerate(self.groepen):
            item = self.lijst.item(nummer)
            aantal = len(groep.vondsten)
            woord = groep.soort.omschrijving.capitalize() + (f" · {aantal} plekken" if aantal > 1 else "")
            wordt = self.tr("blijft staan") if groep.blijft else groep.door or self.tr("nog niet besloten")
            item.setText(f"{woord}\n{wordt}")
            item.setIcon(icoon("vinkje", "goed") if groep.besloten else icoon("fout", "fout"))
            open_ += not groep.besloten
        self.maak.setEnabled(not open_)
        alles = len(self.groepen)
        self.stand.setText(
            self.tr("Over alles is besloten.") if not open_ else self.tr("Nog %d van %d te beslissen.") % (open_, alles)
        )

    def _kies(self, _nummer: int) -> None:
        groep, v = self.groep, self.groep.vondsten[0]
        b = v.bevinding
        self.wat.setText(f"{groep.soort.omschrijving.capitalize()}. {b.waarom}")
        meer = self.tr(" en %d andere plekken") % (len(groep.vondsten) - 1) if len(groep.vondsten) > 1 else ""
        self.waar.setText(self.tr("Staat %s%s.") % (_in_zin(v.plek.waar), meer))
        van = max(0, b.begin - ROND)
        deel = v.plek.tekst[van : b.einde + ROND]
        voor = "… " if van else ""
        self.tekst.zet_tekst(voor + deel + (" …" if b.einde + ROND < len(v.plek.tekst) else ""))
        begin = b.begin - van + len(voor)
        self._greep.markeer(self._greep.tekst(), [Streep(begin, begin + len(b.tekst), True, b.waarom, True)])
        self.door.setText(groep.door or b.voorstel)
        self.door.selectAll()
        self.pagina.setVisible(v.bron is not None)
        self.pagina.setToolTip(self.tr("Staat daar in “%s” (Ctrl+O)") % v.bron.titel if v.bron is not None else "")
        self.fout.hide()

    def _stap(self, stap: int) -> None:
        self.lijst.setCurrentRow((self.lijst.currentRow() + stap) % len(self.groepen))
        self.door.setFocus()

    def _verder(self) -> None:
        self._toon_lijst()
        hier = self.lijst.currentRow()
        rest = [n % len(self.groepen) for n in range(hier + 1, hier + 1 + len(self.groepen))]
        volgende = next((n for n in rest if not self.groepen[n].besloten), None)
        if volgende is None:
            self.maak.setFocus()
        else:
            self.lijst.setCurrentRow(volgende)
            self.door.setFocus()

    def _zeg(self, zin: str) -> None:
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))

    # --- doing ------------------------------------------------------------------------------------

    def _vervang(self) -> None:
        nieuw = " ".join(self.door.text().split())
        if not nieuw:
            self._zeg(self.tr("Schrijf wat ervoor in de plaats komt."))
        elif self.groep.woorden.casefold() in nieuw.casefold():
            self._zeg(self.tr("Hierin staan de gevonden woorden nog. Kies een algemeen woord."))
        else:
            if self.groep.blijft:
                self._omgeving.runner.voer_uit(HerroepVondst(**self._waar()), van=self)
            self.groep.door, self.groep.blijft = nieuw, False
            self._verder()

    def _waar(self) -> dict[str, Any]:
        onderwerp, onderwerp_id = self._fout.onderwerp
        groep = self.groep
        return {
            "onderwerp": onderwerp,
            "onderwerp_id": onderwerp_id,
            "veld": STUK,
            "soort": groep.soort,
            "tekst": groep.woorden,
        }

    def _laat_staan(self) -> None:
        if not self.laat.isEnabled():
            return
        groep = self.groep
        reden = vraag_reden(Keuze.GEEN_NAAM, groep.soort, self)
        if not reden:
            return

        def klaar(_wat: object) -> None:
            groep.door, groep.blijft = "", True
            self._verder()

        def mis(fout: Exception) -> bool:
            if isinstance(fout, Regelovertreding):
                self._zeg(" ".join(fout.redenen))
                return True
            return False

        opdracht = BeslisVondst(**self._waar(), keuze=Keuze.GEEN_NAAM, reden=reden)
        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar, fout=mis)

    def _open(self) -> None:
        bron = self.groep.vondsten[0].bron
        if bron is not None:
            self.reject()
            plek = Vindplaats(bron.onderwerp, bron.onderwerp_id, bron.veld, bron.titel, (self.groep.soort,))
            self._naar(plek, bron.pagina)

    def besluiten(self) -> list[Stukbesluit]:
        """What was chosen, after what was chosen in earlier rounds."""
        eerder = list(self._fout.besluiten)
        ronde = max((b.ronde for b in eerder), default=-1) + 1
        for groep in (g for g in self.groepen if g.door):
            for v in groep.vondsten:
                begin, einde, nieuw = ingreep(v.plek.tekst, v.bevinding, groep.door)
                eerder.append(Stukbesluit(v.nummer, begin, einde, v.plek.tekst[begin:einde], nieuw, groep.soort, ronde))
        return eerder

    def _maak(self) -> None:
        opnieuw = self._fout.opnieuw
        if not all(groep.besloten for groep in self.groepen):
            return
        if self._daad is not None:
            self.accept()
            self._omgeving.runner.voer_uit(self._daad.met(self.besluiten()), van=self._venster)
            return
        if opnieuw is None:
            return
        besluiten, omgeving, venster = self.besluiten(), self._omgeving, self._venster

        def klaar(geschreven: Any) -> None:
            meld_bewaard(omgeving, geschreven.pad)

        self.accept()
        omgeving.runner.doe(lambda: opnieuw(vervang=besluiten), van=venster, klaar=klaar)


def _in_zin(waar: str) -> str:
    """A place as it reads in a sentence: "onder …" as it is, "titel" as "in de titel"."""
    return waar if waar.startswith("onder ") else f"in: {waar}"


def vraag_besluiten(fout: Stukgeweigerd, venster: QWidget, naar: NaarPlek) -> Stukvenster:
    """Open the dialog above a window; it does not wait, so that the window goes on."""
    dialoog = Stukvenster(fout, venster, naar)
    dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialoog.open()
    return dialoog
