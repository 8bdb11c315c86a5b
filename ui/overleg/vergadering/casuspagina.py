"""The centre of the meeting screen: the request at the top, and one section of the casus in large calm type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.overleg.knoppen import noem
from ui.overleg.rolvlak import Rolvlak, maak_leeg
from ui.theme.icons import zet_icoon
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Knop, Label, Leestekst, Scheiding, zet_kenmerk
from weegtafel.casus.feiten import kernzin
from weegtafel.kernel.clock import datum_voluit
from weegtafel.overleg.schermrijen import CasusBlad, EerderAdvies, Onderdeel

#: From this width of the centre on, the sections stand beside the text with their names.
BREED = 980


class Sectieknoppen(QWidget):
    """The nine sections: figures in a row, or with their names in a column."""

    gekozen = Signal(int)

    def __init__(self, *, staand: bool, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._staand = staand
        if staand:
            self.setMinimumWidth(maat(220))
        self._knoppen: list[QToolButton] = []
        indeling = QVBoxLayout(self) if staand else QHBoxLayout(self)
        marges(indeling, tussen=2 if staand else 4)
        for nummer in range(1, 10):
            knop = QToolButton()
            knop.setProperty("stap", "ja")
            knop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            if staand:
                knop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                knop.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            knop.setText(str(nummer))
            knop.clicked.connect(lambda _=False, n=nummer: self.gekozen.emit(n - 1))
            self._knoppen.append(knop)
            indeling.addWidget(knop)
        indeling.addStretch(1)

    def toon(self, onderdelen: tuple[Onderdeel, ...], nu: int) -> None:
        """Show which sections there are and which is in front; an empty one is quiet."""
        for nummer, knop in enumerate(self._knoppen):
            er_is = nummer < len(onderdelen)
            knop.setVisible(er_is)
            if not er_is:
                continue
            deel = onderdelen[nummer]
            knop.setText(f"{nummer + 1}   {deel.titel}" if self._staand else str(nummer + 1))
            knop.setToolTip(f"{deel.titel} ({nummer + 1})")
            knop.setAccessibleName(deel.titel)
            if self._staand:
                zet_icoon(knop, "vorm-cirkel" if deel.vragen else "vorm-ring", "accent" if nummer == nu else "stil")
            zet_kenmerk(knop, "staat", "nu" if nummer == nu else "klaar" if deel.vragen else "leeg")


class CasusPagina(QWidget):
    """``sectie_gewijzigd`` carries the index of the section; ``eerder_gevraagd`` the id of an earlier advice."""

    sectie_gewijzigd = Signal(int)
    eerder_gevraagd = Signal(int)

    def __init__(self, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._casus: CasusBlad | None = None
        self.sectie = 0
        self.nummer = Label("", "kop")
        self.soort = Label("", "stil")
        self.knop_eerder = Knop("", "stil", "geschiedenis")
        self.knop_eerder.clicked.connect(self._vraag_eerder)
        self._kop = kop = QHBoxLayout()
        marges(kop, tussen=12)
        kop.addWidget(self.nummer)
        kop.addWidget(self.soort)
        kop.addStretch(1)
        kop.addWidget(self.knop_eerder)
        self.gevraagd = Label("", "groot", breekt=True)
        self.omvang = Label("", "groot", breekt=True)
        self.resultaat = Label("", "groot", breekt=True)
        feiten = QGridLayout()
        marges(feiten, tussen=4)
        for regel, (woord, vak) in enumerate(
            ((self.tr("Gevraagd"), self.gevraagd), ("", self.omvang), (self.tr("Resultaat"), self.resultaat))
        ):
            feiten.addWidget(Label(woord, "stil"), regel, 0, Qt.AlignmentFlag.AlignTop)
            feiten.addWidget(vak, regel, 1)
        feiten.setColumnStretch(1, 1)
        feiten.setColumnMinimumWidth(0, maat(84))
        self.chips = Sectieknoppen(staand=False)
        self.inhoud = Sectieknoppen(staand=True)
        for knoppen in (self.chips, self.inhoud):
            knoppen.gekozen.connect(self.kies_sectie)
        self.kop_sectie = Label("", "kop")
        self.rol = Rolvlak(self.tr("Tekst van de casus"))
        self._tekst = QWidget()
        self._tekstkolom = QVBoxLayout(self._tekst)
        marges(self._tekstkolom, 0, 0, 16, 16, tussen=4)
        self.rol.setWidget(self._tekst)
        self._leg_neer(kop, feiten)
        thema().gewijzigd.connect(self._pas_breedte)
        self._pas_breedte()

    def zet_erbij(self, knop: QWidget) -> None:
        """Put one more button in the head of the casus."""
        self._kop.addWidget(knop)

    def _leg_neer(self, kop: QHBoxLayout, feiten: QGridLayout) -> None:
        lees = QVBoxLayout()
        marges(lees, tussen=12)
        self._sectiekop = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        marges(self._sectiekop, tussen=12)
        self._sectiekop.addWidget(self.chips)
        self._sectiekop.addWidget(self.kop_sectie, 1)
        lees.addLayout(self._sectiekop)
        lees.addWidget(self.rol, 1)
        onder = QHBoxLayout()
        marges(onder, tussen=32)
        onder.addWidget(self.inhoud, 0, Qt.AlignmentFlag.AlignTop)
        onder.addLayout(lees, 1)
        self._kolom = kolom = QVBoxLayout(self)
        marges(kolom, 24, 16, 24, 0, tussen=12)
        kolom.addLayout(kop)
        kolom.addLayout(feiten)
        kolom.addWidget(Scheiding())
        kolom.addLayout(onder, 1)

    def toon(self, casus: CasusBlad) -> None:
        """Show a casus; another casus begins at its first section."""
        ander = self._casus is None or self._casus.id != casus.id
        if casus == self._casus:
            return
        self._casus = casus
        self.nummer.setText(casus.nummer)
        self.soort.setText(f"{casus.soort.omschrijving} · {casus.inbrenger}")
        self.gevraagd.setText(casus.gevraagd or self.tr("niet ingevuld"))
        self.omvang.setText(casus.omvang)
        self.omvang.setVisible(bool(casus.omvang))
        wanneer = (
            ""
            if casus.resultaat_datum is None
            else self.tr(" Uiterlijk {0}.").format(datum_voluit(casus.resultaat_datum))
        )
        self.resultaat.setText(kernzin(casus.resultaat, 200) + wanneer)
        self.knop_eerder.setVisible(bool(casus.eerder or casus.eerdere_casus))
        if casus.eerder:
            laatste = casus.eerder[0]
            noem(self.knop_eerder, self.tr("Eerder: {0} (E)").format(laatste.soort.omschrijving))
            self.knop_eerder.setEnabled(True)
        elif casus.eerdere_casus:
            noem(self.knop_eerder, self.tr("Eerder: {0}, geen advies").format(casus.eerdere_casus))
            self.knop_eerder.setEnabled(False)
        self.kies_sectie(0 if ander else self.sectie)

    def zet_laag(self, laag: bool) -> None:
        """In a low window the request is smaller and the head of the section stands beside the figures."""
        for label in (self.gevraagd, self.omvang, self.resultaat):
            label.zet_rol("tekst" if laag else "groot")
        richting = QBoxLayout.Direction.LeftToRight if laag else QBoxLayout.Direction.TopToBottom
        self._sectiekop.setDirection(richting)
        marges(self._kolom, 24, 8 if laag else 16, 24, 0, tussen=6 if laag else 12)

    def eerdere(self) -> EerderAdvies | None:
        """The latest earlier advice, when there is one."""
        return self._casus.eerder[0] if self._casus is not None and self._casus.eerder else None

    def _vraag_eerder(self) -> None:
        eerder = self.eerdere()
        if eerder is not None:
            self.eerder_gevraagd.emit(eerder.advies_id)

    def kies_sectie(self, nummer: int) -> None:
        """Show one section (0 is the first); beyond the last nothing changes."""
        if self._casus is None or not 0 <= nummer < len(self._casus.onderdelen):
            return
        self.sectie = nummer
        deel = self._casus.onderdelen[nummer]
        self.chips.toon(self._casus.onderdelen, nummer)
        self.inhoud.toon(self._casus.onderdelen, nummer)
        self.kop_sectie.setText(deel.titel)
        maak_leeg(self._tekstkolom)
        if not deel.vragen:
            self._tekstkolom.addWidget(Label(self.tr("Hier is niets ingevuld."), "stil"))
        for plaats, (vraag, antwoord) in enumerate(deel.vragen):
            if plaats or vraag != deel.titel:
                label = Label(vraag, "stil", breekt=True)
                self._tekstkolom.addWidget(label)
            self._tekstkolom.addWidget(Leestekst(antwoord, "lees"))
        self._tekstkolom.addStretch(1)
        self.rol.verticalScrollBar().setValue(0)
        self.sectie_gewijzigd.emit(nummer)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """A wide centre shows the names of the sections beside the text."""
        super().resizeEvent(gebeurtenis)
        self._pas_breedte()

    def _pas_breedte(self) -> None:
        breed = self.width() >= maat(BREED)
        self.inhoud.setVisible(breed)
        self.chips.setVisible(not breed)
