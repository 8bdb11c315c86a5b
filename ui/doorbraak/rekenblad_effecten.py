"""The effects of the rekenblad: what would be paid without the doorbraak, typed line by line, saved while one types."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.bewaarder import Bewaarder
from ui.doorbraak.invoer import maak_invoer
from ui.doorbraak.rekenblad_velden import Samenveld, jaarveld, maandenveld, spreidingveld
from ui.doorbraak.rijen import Rijgroep, Rijsoort, Rijvak
from ui.invoervelden import Invoerveld
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Icoonknop, Kaart, Knop, Label, rij
from ui.widgets.tekstvak import Tekstvak
from weegtafel.doorbraak import prijsstap
from weegtafel.doorbraak.codes import Deel
from weegtafel.doorbraak.commands import BewaarEffect, HaalEffectWeg
from weegtafel.doorbraak.rijen import EffectRij
from weegtafel.doorbraak.velden import VELDEN

SOORT = Rijsoort(Deel.EFFECT, BewaarEffect, HaalEffectWeg, "effect")
_BEGIN: dict[str, Any] = {
    "betaler": "gemeente",
    "aantal_midden": "1",
    "van_maand": 1,
    "tot_maand": 12,
    "prijsjaar": None,
}
_VOLGORDE = (
    "omschrijving",
    "betaler",
    "prijs_laag",
    "eenheid",
    "aantal_laag",
    "van_maand",
    "kans_zonder_laag",
    "kans_met_laag",
    "motivering",
)

#: From this width (pixels at 100 %) the payer stands beside what is avoided.
KOP_NAAST = 720


class Effectvak(Rijvak):
    """One effect on the screen: its inputs, its number, and what it saves."""

    kop: QBoxLayout
    nummer: Label
    besparing: Knop
    prijsknop: Knop
    weg: Icoonknop
    samen: tuple[Samenveld, ...]
    jaar: QWidget
    herkomst: Label

    def schik(self, breedte: int) -> None:
        """What is avoided stands on a line of its own where its words would be cut off beside the payer."""
        kant = QBoxLayout.Direction
        self.kop.setDirection(kant.TopToBottom if breedte < maat(KOP_NAAST) else kant.LeftToRight)

    def pas_breedte(self) -> None:
        """Give the year the width of four digits at the scale of now."""
        self.jaar.setFixedWidth(maat(96))


class Effectenlijst(Rijgroep):
    """The effects.

    ``prijs_gevraagd`` carries the row whose price is to come from the list (None for a new effect); ``stap_gevraagd``
    the row whose steps are asked for.
    """

    prijs_gevraagd = Signal(object)
    stap_gevraagd = Signal(object)

    def __init__(self, omgeving: Omgeving, bewaarder: Bewaarder, aanvraag_id: int) -> None:
        self.bewerkbaar = True
        self._bron: dict[int, EffectRij] = {}
        super().__init__(omgeving, bewaarder, SOORT, aanvraag_id, {})
        marges(self.kolom, tussen=12)
        self._rest = QVBoxLayout()
        marges(self._rest, tussen=12)
        self.kolom.addLayout(self._rest)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Let every effect find its place."""
        super().resizeEvent(gebeurtenis)
        for vak in self.vakken:
            if isinstance(vak, Effectvak):
                vak.schik(self.width())

    def leeg(self) -> tuple[Any, ...]:
        """Nothing typed; the same as a new row in storage."""
        return tuple(_BEGIN.get(veld.sleutel, "") for veld in SOORT.velden)

    # --- building ---------------------------------------------------------------------------------

    def _maak_velden(self) -> tuple[dict[str, Invoerveld], dict[str, Samenveld]]:
        samen = {
            "prijs": spreidingveld(procent=False, voorbeeld="laag midden hoog"),
            "aantal": spreidingveld(procent=False, voorbeeld="1"),
            "kans_zonder": spreidingveld(procent=True, voorbeeld="60"),
            "kans_met": spreidingveld(procent=True, voorbeeld="10 20 40"),
            "maand": maandenveld(),
        }
        velden: dict[str, Invoerveld] = {}
        for veld in VELDEN[Deel.EFFECT]:
            naam, _, deel = veld.sleutel.rpartition("_")
            if naam in samen and deel in ("laag", "midden", "hoog"):
                velden[veld.sleutel] = samen[naam].delen[("laag", "midden", "hoog").index(deel)]
            elif veld.sleutel in ("van_maand", "tot_maand"):
                velden[veld.sleutel] = samen["maand"].delen[0 if veld.sleutel == "van_maand" else 1]
            elif veld.sleutel == "prijsjaar":
                velden[veld.sleutel] = jaarveld()
            else:
                velden[veld.sleutel] = maak_invoer(veld, {}, lambda: self.omgeving.vandaag, regels=1)
        return velden, samen

    def maak_vak(self) -> Rijvak:
        """A card with the sum of one effect, left to right as one reads the formula."""
        velden, samen = self._maak_velden()
        kaart = Kaart()
        marges(kaart.indeling, 16, 12, 12, 12, tussen=8)
        fout = Label("", "fout", breekt=True)
        fout.hide()
        vak = Effectvak(SOORT, velden, kaart, fout)
        vak.samen = tuple(samen.values())
        vak.nummer = Label("", "groep")
        vak.besparing = Knop("", "stil", hulp=self.tr("Verwachte besparing: toon de stappen"))
        vak.besparing.clicked.connect(lambda _aan=False: self.stap_gevraagd.emit(vak))
        vak.prijsknop = Knop(self.tr("Prijslijst"), "stil", "zoeken", hulp=self.tr("Kies een prijs (Alt+P)"))
        vak.prijsknop.clicked.connect(lambda _aan=False: self.prijs_gevraagd.emit(vak))
        weg = Icoonknop("kruis", self.tr("Haal dit effect weg (Ctrl+Delete)"))
        weg.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        weg.clicked.connect(lambda _aan=False: self.haal_weg(vak))
        vak.weg = weg
        omschrijving, betaler = velden["omschrijving"].widget, velden["betaler"].widget
        if isinstance(omschrijving, QLineEdit):
            omschrijving.setPlaceholderText(self.tr("Wat wordt voorkomen?"))
        for widget in (omschrijving, betaler):
            widget.setMinimumWidth(0)
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        wat, wie = rij(vak.nummer, omschrijving), rij(betaler, vak.besparing, weg)
        wat.setStretch(1, 1)
        wie.setStretch(0, 1)
        vak.kop = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        marges(vak.kop, tussen=8)
        vak.kop.addLayout(wat, 5)
        vak.kop.addLayout(wie, 4)
        vak.schik(self.width())
        kaart.indeling.addLayout(vak.kop)
        motivering = velden["motivering"].widget
        if isinstance(motivering, Tekstvak):
            motivering.setPlaceholderText(self.tr("Waar leest u dat aan af?"))
        kaart.indeling.addLayout(
            self._regel(
                (
                    (self.tr("Prijs in euro"), samen["prijs"].vak, 34),
                    (self.tr("per"), velden["eenheid"].widget, 18),
                    (self.tr("× aantal"), samen["aantal"].vak, 18),
                    (self.tr("in maand"), samen["maand"].vak, 14),
                )
            )
        )
        kaart.indeling.addLayout(
            self._regel(
                (
                    (self.tr("Kans zonder, %"), samen["kans_zonder"].vak, 20),
                    (self.tr("Kans met, %"), samen["kans_met"].vak, 20),
                    (self.tr("Waarom deze kansen"), motivering, 44),
                )
            )
        )
        kaart.indeling.addLayout(self._bronregel(vak, velden))
        vak.herkomst = Label("", "klein", breekt=True)
        vak.herkomst.hide()
        kaart.indeling.addWidget(vak.herkomst)
        kaart.indeling.addWidget(fout)
        for invoer in velden.values():
            widget = invoer.widget
            if widget.property("rijvak") is None:
                widget.setProperty("rijvak", vak.sleutel)
                widget.installEventFilter(self)
                if isinstance(widget, QLineEdit):
                    widget.textEdited.connect(lambda _tekst: self.veranderd.emit())
        self._rest.addWidget(kaart)
        self.zet(vak, self.leeg())
        self._zet_bewerkbaar(vak)
        return self.koppel(vak)

    def _regel(self, delen: Sequence[tuple[str, QWidget, int]]) -> QGridLayout:
        """Fields side by side with their words above them."""
        uit = QGridLayout()
        marges(uit, tussen=8)
        uit.setVerticalSpacing(maat(2))
        for n, (titel, widget, breed) in enumerate(delen):
            kop = Label(titel, "klein")
            kop.setBuddy(widget)
            widget.setMinimumWidth(0)
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            uit.addWidget(kop, 0, n)
            uit.addWidget(widget, 1, n, Qt.AlignmentFlag.AlignTop)
            uit.setColumnStretch(n, breed)
        return uit

    def _bronregel(self, vak: Effectvak, velden: dict[str, Invoerveld]) -> QHBoxLayout:
        uit = QHBoxLayout()
        marges(uit, tussen=8)
        bron, jaar = velden["prijsbron"].widget, velden["prijsjaar"].widget
        if isinstance(bron, QLineEdit):
            bron.setPlaceholderText(self.tr("Bron van de prijs"))
        if isinstance(jaar, QLineEdit):
            jaar.setPlaceholderText(self.tr("Prijsjaar"))
        vak.jaar = jaar
        vak.pas_breedte()
        # A method of the row, which Qt lets go of together with the row.
        thema().gewijzigd.connect(vak.pas_breedte)
        uit.addWidget(vak.prijsknop)
        uit.addWidget(bron, 1)
        uit.addWidget(jaar)
        return uit

    def na_tonen(self) -> None:
        """Number the effects as they stand."""
        for nummer, vak in enumerate(self.vakken, 1):
            if isinstance(vak, Effectvak) and vak.nummer.text() != str(nummer):
                vak.nummer.setText(str(nummer))
                for veld in SOORT.velden:
                    titel = "Maanden" if veld.sleutel == "tot_maand" else veld.titel.split(",")[0]
                    vak.velden[veld.sleutel].widget.setAccessibleName(f"{titel}, effect {nummer}")
                vak.prijsknop.setAccessibleName(f"Kies een prijs voor effect {nummer}")

    def volgorde(self) -> list[QWidget]:
        """The fields and buttons in the order in which one reads them."""
        uit: list[QWidget] = []
        for vak in self.vakken:
            uit += [vak.velden[sleutel].widget for sleutel in _VOLGORDE]
            if isinstance(vak, Effectvak):
                uit += [vak.prijsknop, vak.velden["prijsbron"].widget, vak.velden["prijsjaar"].widget, vak.besparing]
        return uit

    def zet_bewerkbaar(self, bewerkbaar: bool) -> None:
        """Whether one may type here."""
        if bewerkbaar != self.bewerkbaar:
            self.bewerkbaar = bewerkbaar
            for vak in self.vakken:
                self._zet_bewerkbaar(vak)

    def _zet_bewerkbaar(self, vak: Rijvak) -> None:
        for invoer in vak.velden.values():
            widget: Any = invoer.widget
            if hasattr(widget, "setReadOnly"):
                widget.setReadOnly(not self.bewerkbaar)
            else:
                widget.setEnabled(self.bewerkbaar)
        if isinstance(vak, Effectvak):
            vak.prijsknop.setVisible(self.bewerkbaar)
            vak.weg.setVisible(self.bewerkbaar)

    # --- values -----------------------------------------------------------------------------------

    def toon(self, rijen: Sequence[Any]) -> None:
        """Show what is stored; what is being typed is left alone."""
        self._bron = {r.id: r for r in rijen}
        super().toon(rijen)

    def van_de_lijst(self, vak: Rijvak) -> str:
        """What the price list calls the price of an effect."""
        bron = self._bron.get(vak.rij_id or 0)
        return "" if bron is None else prijsstap.lijstnaam(bron.prijsherkomst)

    def getypt(self) -> list[tuple[Effectvak, EffectRij, str]]:
        """Every effect as it stands on the screen, and a sentence when something in it cannot be read."""
        uit = []
        for vak in self.vakken:
            waarden: dict[str, Any] = {}
            zin = ""
            for sleutel, invoer in vak.velden.items():
                try:
                    waarden[sleutel] = invoer.waarde()
                except ValueError as fout:
                    waarden[sleutel] = None if sleutel in ("van_maand", "tot_maand", "prijsjaar") else ""
                    zin = zin or str(fout)
            oud = self._bron.get(vak.rij_id or 0)
            rij_ = EffectRij(id=vak.rij_id or 0, **_uit_de_lijst(oud, waarden), **waarden)
            assert isinstance(vak, Effectvak)
            uit.append((vak, rij_, zin))
        return uit

    @staticmethod
    def toon_herkomst(getypt: Sequence[tuple[Effectvak, EffectRij, str]]) -> None:
        """Say below each source where its price came from."""
        for vak, effect, _zin in getypt:
            zet_zin(vak.herkomst, herkomstzin(effect))

    def ga_straks_naar(self, rij_id: int) -> None:
        """Put the cursor in this effect as soon as it is on the screen."""
        self._kies_straks = rij_id

    def vak_met_focus(self) -> Effectvak | None:
        """The effect in which the cursor stands."""
        focus = QApplication.focusWidget()
        for vak in self.vakken:
            if focus is not None and vak.widget.isAncestorOf(focus) and isinstance(vak, Effectvak):
                return vak
        return None

    # --- keys -------------------------------------------------------------------------------------

    def eventFilter(self, wie: QObject, gebeurtenis: QEvent) -> bool:
        """Keys that walk over the effects."""
        if gebeurtenis.type() == QEvent.Type.KeyPress and isinstance(gebeurtenis, QKeyEvent):
            vak = self.vak(str(wie.property("rijvak")))
            if vak is not None and self._toets(vak, wie, gebeurtenis):
                return True
        return super().eventFilter(wie, gebeurtenis)

    def _toets(self, vak: Rijvak, wie: QObject, toets: QKeyEvent) -> bool:
        plaats = self.vakken.index(vak)
        if toets.key() == Qt.Key.Key_Delete and toets.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.bewerkbaar:
                self.haal_weg(vak)
            return True
        if not isinstance(wie, QLineEdit) or toets.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        stap = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}.get(
            Qt.Key(toets.key()), 0
        )
        if not stap:
            return False
        sleutel = next(s for s, invoer in vak.velden.items() if invoer.widget is wie)
        vak.velden[sleutel].spoel()
        if 0 <= plaats + stap < len(self.vakken):
            doel = self.vakken[plaats + stap].velden[sleutel].widget
            doel.setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _uit_de_lijst(oud: EffectRij | None, waarden: dict[str, Any]) -> dict[str, Any]:
    """What ties a price to the list while one types, as it will be stored."""
    if oud is None:
        return dict.fromkeys(("prijscode", "prijslijst", "prijsstap", "prijsherkomst"), "")
    naam = prijsstap.lijstnaam(oud.prijsherkomst)
    if oud.prijscode and any(getattr(oud, p) != waarden[p] for p in prijsstap.VAN_DE_LIJST):
        eigen = prijsstap.maak_eigen(naam, oud.prijslijst)
        return eigen if naam else {**eigen, "prijsherkomst": oud.prijsherkomst}
    return {p: getattr(oud, p) for p in ("prijscode", "prijslijst", "prijsstap", "prijsherkomst")}


def herkomstzin(effect: EffectRij) -> str:
    """What stands below the source: how a price was indexed, or that it is no longer the price of the list."""
    if effect.prijsstap:
        return prijsstap.kort(effect.prijsstap)
    return effect.prijsherkomst if prijsstap.is_eigen(effect.prijsherkomst) else ""


def zet_zin(label: Label, zin: str) -> None:
    """Show a sentence, or nothing."""
    if label.text() != zin:
        label.setText(zin)
    label.setVisible(bool(zin))


def knoppenrij(lijst: Effectenlijst) -> tuple[QWidget, Knop, Knop]:
    """The two ways to add an effect."""
    uit = QWidget()
    uit_lijst = Knop("Effect uit de prijslijst", icoon="zoeken", hulp="Zoek een prijs en voeg het effect toe (Alt+P)")
    eigen = Knop("Eigen effect", icoon="plus", hulp="Een leeg effect met een eigen prijs en bron (Alt+N)")
    uit_lijst.clicked.connect(lambda _aan=False: lijst.prijs_gevraagd.emit(None))
    eigen.clicked.connect(partial(_voeg_toe, lijst))
    uit.setLayout(rij(uit_lijst, eigen, None))
    return uit, uit_lijst, eigen


def _voeg_toe(lijst: Effectenlijst, _aan: bool = False) -> None:
    lijst.voeg_toe()
