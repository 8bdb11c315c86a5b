"""The rekenblad: effects typed line by line, and what they add up to while one types."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ui.bestandskeuze import kies_doel
from ui.bewaarder import Bewaarder
from ui.bewaren import PNG, SVG, schrijf_grafiek
from ui.doorbraak.rekenblad_effecten import Effectenlijst, Effectvak, knoppenrij
from ui.doorbraak.rekenblad_prijs import kies_prijs
from ui.doorbraak.rekenblad_som import Som, werk_uit
from ui.doorbraak.rekenblad_stappen import toon_stappen
from ui.doorbraak.rekenblad_uitkomst import Uitkomstkolom, Waarschuwingsvlak
from ui.doorbraak.rijen import zin_bij
from ui.geschil import Geschillen, Strijdveld
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Label
from ui.widgets.grafiek import Grafiekkaart
from ui.widgets.lege_staat import LegeStaat
from weegtafel.doorbraak import prijsstap, simulatie
from weegtafel.doorbraak.commands import KiesPrijs
from weegtafel.doorbraak.rekenstand import Rekenstand, lees_stand
from weegtafel.doorbraak.rekenstappen import stappen
from weegtafel.doorbraak.rendement import Rekeninvoer
from weegtafel.doorbraak.stap import toon_getal
from weegtafel.doorbraak.waarschuwingen import waarschuwingen
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht

#: From this width the outcome stands beside the effects, else below them.
NAAST = 900
#: How long nobody types before ten thousand draws are made.
RUST_MS = 250


class Rekenblad(QWidget):
    """The calculation of one request; put it where it fits, and call :meth:`ververs`.

    It saves by itself and settles its own disputes. :meth:`spoel` sends what is typed, :meth:`onbewaard` names what is
    not stored. The page around it has the keys of :meth:`prijs_hier`, :meth:`nieuw_effect` and :meth:`toon_stappen`.
    """

    getoond = Signal()
    """What is stored stands on the screen now."""

    def __init__(self, omgeving: Omgeving, aanvraag_id: int) -> None:
        super().__init__()
        self.omgeving, self._aanvraag_id = omgeving, aanvraag_id
        self.stand: Rekenstand | None = None
        self.som = Som(None, None, (), {})
        self.simulatie: simulatie.Simulatie | None = None
        self._getrokken: Rekeninvoer | None = None
        self._begin_straks = False
        self._alleen_lezen = False
        self._tabketen: list[QWidget] = []
        self._gevolgd: QScrollArea | None = None
        self.bewaarder = Bewaarder(omgeving, self._maak_opdracht, self, zin_bij)
        self._geschillen = Geschillen(self, omgeving, self.bewaarder, self._lees_geschil)
        self._straks = QTimer(self, singleShot=True, interval=0)
        self._straks.timeout.connect(self._reken)
        self._rust = QTimer(self, singleShot=True, interval=RUST_MS)
        self._rust.timeout.connect(self._simuleer)
        self._bouw()
        omgeving.runner.gewijzigd.connect(self._na_wijziging)

    # --- building ---------------------------------------------------------------------------------

    def _bouw(self) -> None:
        self.effecten = Effectenlijst(self.omgeving, self.bewaarder, self._aanvraag_id)
        self.effecten.veranderd.connect(self._straks.start)
        self.effecten.prijs_gevraagd.connect(self._vraag_prijs)
        self.effecten.stap_gevraagd.connect(self._toon_effectstap)
        self._kop = Label("", "stil", breekt=True)
        self._kop.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._leeg = LegeStaat(
            "weegschaal",
            self.tr("Er staat nog geen effect"),
            self.tr("Wat zou er zonder de doorbraak gebeuren, en wat kost dat? Zoek het in de prijslijst."),
        )
        self._knoppen, self._uit_lijst, self._eigen = knoppenrij(self.effecten)
        self._uitleg = Label(
            self.tr(
                "Een getal mag een spreiding zijn: typ laag, midden en hoog met een spatie ertussen. "
                "Kansen in procenten. Enter en de pijlen gaan naar het volgende effect."
            ),
            "klein",
            breekt=True,
        )
        self.waarschuwingen = Waarschuwingsvlak()
        self.uitkomst = Uitkomstkolom(self._bewaar_grafiek)
        self.uitkomst.stap_gevraagd.connect(self._toon_stap)
        links = QVBoxLayout()
        marges(links, tussen=12)
        for widget in (
            self._kop, self.effecten, self._leeg, self._knoppen, self._uitleg, self.waarschuwingen,
            self.uitkomst.onder,
        ):  # fmt: skip
            links.addWidget(widget)
        links.addStretch(1)
        rechts = QVBoxLayout()
        marges(rechts, tussen=12)
        self._zak = QSpacerItem(0, 0)
        rechts.addSpacerItem(self._zak)
        rechts.addWidget(self.uitkomst)
        rechts.addStretch(1)
        self._naast = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        marges(self._naast, tussen=24)
        self._naast.addLayout(links, 13)
        self._naast.addLayout(rechts, 7)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Beside each other where there is room."""
        richting = QBoxLayout.Direction.LeftToRight if self.width() >= maat(NAAST) else QBoxLayout.Direction.TopToBottom
        if richting != self._naast.direction():
            self._naast.setDirection(richting)
        super().resizeEvent(gebeurtenis)
        self._volg()

    def showEvent(self, gebeurtenis: QShowEvent) -> None:
        """The outcome stays in sight while the page scrolls."""
        super().showEvent(gebeurtenis)
        rol = self._rol()
        if rol is not None and rol is not self._gevolgd:
            self._gevolgd = rol
            rol.verticalScrollBar().valueChanged.connect(self._volg)

    def _rol(self) -> QScrollArea | None:
        ouder = self.parentWidget()
        while ouder is not None and not isinstance(ouder, QScrollArea):
            ouder = ouder.parentWidget()
        return ouder

    def _volg(self) -> None:
        """Let the outcome sink as far as was scrolled, but never below the effects beside it."""
        rol = self._gevolgd
        naast = self._naast.direction() == QBoxLayout.Direction.LeftToRight
        ruimte = self.height() - self.uitkomst.height()
        blad = None if rol is None else rol.widget()
        begin = 0 if blad is None else self.mapTo(blad, QPoint(0, 0)).y()
        gerold = 0 if rol is None else rol.verticalScrollBar().value() - begin
        hoog = max(0, min(gerold, ruimte)) if naast else 0
        if hoog != self._zak.sizeHint().height():
            self._zak.changeSize(0, hoog)
            self._naast.invalidate()

    # --- showing ----------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Fetch what is stored; what is being typed is left alone."""
        o = self.omgeving
        o.runner.vraag(lees_stand, self._aanvraag_id, o.actor, o.vandaag, van=self, klaar=self._toon)

    def _na_wijziging(self, wat: Gewijzigd) -> None:
        if "doorbraak" in wat.soorten and self.isVisible():
            self.ververs()

    def _toon(self, stand: Rekenstand) -> None:
        self.stand = stand
        blad = stand.blad
        self._zet_bewerkbaar()
        self._leeg.setVisible(not blad.effecten)
        uren = "" if blad.coachuren is None else f" · {blad.coachuren} uren van de coach, naast de som"
        voet = toon_getal(blad.discontovoet * 100).replace(".", ",")
        zin = f"Prijslijst {blad.prijslijst.versie} · discontovoet {voet} % · zaad {blad.zaad}{uren}"
        if stand.vastgelegd:
            zin = f"{stand.vastgelegd} · {zin[0].lower()}{zin[1:]}"
        self._kop.setText(" ".join((f"{zin}.", *stand.redenen)))
        self.effecten.toon(blad.effecten)
        self.uitkomst.leefdomeinen.toon(stand.leefdomeinen)
        self.getoond.emit()
        if self._begin_straks:
            self._begin_straks = False
            self.begin()

    def zet_alleen_lezen(self, alleen_lezen: bool) -> None:
        """Whether to read only, although one may write here: who writes cannot judge the plan any more."""
        self._alleen_lezen = alleen_lezen
        self._zet_bewerkbaar()

    @property
    def bewerkbaar(self) -> bool:
        """Whether one can type here now."""
        return self.stand is not None and not self.stand.redenen and not self._alleen_lezen

    def _zet_bewerkbaar(self) -> None:
        self.effecten.zet_bewerkbaar(self.bewerkbaar)
        self._knoppen.setVisible(self.bewerkbaar)
        self._uitleg.setVisible(self.bewerkbaar and self.stand is not None and bool(self.stand.blad.effecten))

    def _zet_tabvolgorde(self) -> None:
        """Tab walks as one reads: the effects, the ways to add one, the outcome, the charts."""
        keten = self.effecten.volgorde()
        if keten == self._tabketen:
            return
        self._tabketen = keten
        kaarten = [deel for kaart in self.uitkomst.grafieken.values() for deel in kaart.knoppen()]
        alles = [*keten, self._uit_lijst, self._eigen, *self.uitkomst.kaart.knoppen(), *kaarten]
        for een, ander in pairwise(alles):
            QWidget.setTabOrder(een, ander)

    def begin(self) -> None:
        """Put the cursor in the first effect, or on the button that makes one."""
        if self.stand is None:
            self._begin_straks = True
        elif self.effecten.vakken:
            next(iter(self.effecten.vakken[0].velden.values())).widget.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._uit_lijst.isEnabled():
            self._uit_lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def ga_naar_effect(self, effect_id: int) -> None:
        """Put the cursor where one says why, in this effect; without it where an effect is added."""
        for vak in self.effecten.vakken:
            if vak.rij_id == effect_id:
                vak.velden["motivering"].widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.begin()

    # --- the sum ----------------------------------------------------------------------------------

    def _reken(self) -> None:
        if self.stand is None:
            return
        getypt = self.effecten.getypt()
        self.effecten.toon_herkomst(getypt)
        self.som = werk_uit(self.stand.blad, [e for _, e, _ in getypt], [zin for _, _, zin in getypt])
        delen = (
            {} if self.som.uitkomst is None else dict(zip(self.som.nummers, self.som.uitkomst.effecten, strict=True))
        )
        for nummer, (vak, _, _) in enumerate(getypt, 1):
            self.uitkomst.toon_effect(vak.besparing, nummer, delen.get(nummer))
        jaar, lijst = self.stand.jaar, self.stand.blad.prijslijst
        zinnen = [] if self.som.uitkomst is None else waarschuwingen(self.som.uitkomst, jaar, lijst)
        self.waarschuwingen.toon(self.som, [w.zin for w in zinnen])
        self.uitkomst.toon(self.som)
        if self.som.invoer is None:
            self._getrokken = self.simulatie = None
            self.uitkomst.toon_simulatie(None)
        elif self.som.invoer != self._getrokken:
            self._rust.start()
        self._zet_tabvolgorde()

    def _simuleer(self) -> None:
        invoer = self.som.invoer
        if invoer is None or invoer == self._getrokken:
            return
        self._getrokken = invoer
        self.omgeving.runner.doe(
            partial(simulatie.simuleer, invoer), van=self, klaar=lambda uit: self._getrokken_klaar(invoer, uit)
        )

    def _getrokken_klaar(self, invoer: Rekeninvoer, uit: simulatie.Simulatie) -> None:
        if invoer == self._getrokken:  # what was typed since gets draws of its own; until then this stands
            self.simulatie = uit
            self.uitkomst.toon_simulatie(uit)

    def toon_stappen(self) -> None:
        """Every step of the sum as it stands."""
        self._toon_stap("")

    def _toon_stap(self, label: str) -> None:
        if self.som.uitkomst is not None:
            prijzen = [stap for _, e, _ in self.effecten.getypt() for stap in prijsstap.stappen(e.prijsstap)]
            toon_stappen(self.window(), [*prijzen, *stappen(self.som.uitkomst)], label)

    def _toon_effectstap(self, vak: Effectvak) -> None:
        nummer = self.effecten.vakken.index(vak) + 1
        if nummer in self.som.nummers:
            self._toon_stap(f"Effect {self.som.nummers.index(nummer) + 1} (")

    def _bewaar_grafiek(self, kaart: Grafiekkaart) -> None:
        beeld = kaart.beeld
        if beeld is None or self.stand is None:
            return
        naam = f"{beeld.titel} {self.stand.blad.nummer}.svg"
        pad = kies_doel(self.window(), f"Bewaar “{beeld.titel}”", naam, (SVG, PNG))
        if pad is not None:
            schrijf_grafiek(self.omgeving, beeld, pad)

    # --- prices -----------------------------------------------------------------------------------

    def prijs_hier(self) -> None:
        """Choose a price for the effect in which the cursor stands, or for a new one."""
        self._vraag_prijs(self.effecten.vak_met_focus())

    def nieuw_effect(self) -> None:
        """Add an empty effect."""
        if self._kan_typen():
            self.effecten.voeg_toe()

    def _kan_typen(self) -> bool:
        if self._alleen_lezen:
            self.omgeving.mond.meld("informatie", "U leest mee. Kies eerst “Schrijf mee”; daarna toetst een ander.")
        return self.bewerkbaar

    def _vraag_prijs(self, vak: Effectvak | None) -> None:
        if not self._kan_typen() or self.stand is None:
            return
        keuze = kies_prijs(self.window(), self.stand.blad.prijslijst, self.omgeving.vandaag)
        if keuze is None:
            return
        self.spoel()
        self.omgeving.runner.wacht()
        code, indexeren = keuze
        if vak is not None and vak.rij_id is not None:
            self._neem_prijs(vak.rij_id, code, indexeren)
            return
        leeg = self.effecten.soort.bewaar(aanvraag_id=self._aanvraag_id, wijzigingen=())
        self.omgeving.runner.voer_uit(
            leeg, van=self, klaar=lambda wat: self._neem_prijs(wat.extra["rij"], code, indexeren)
        )

    def _neem_prijs(self, effect_id: int, code: str, indexeren: bool) -> None:
        self.effecten.ga_straks_naar(effect_id)
        self.omgeving.runner.voer_uit(
            KiesPrijs(aanvraag_id=self._aanvraag_id, effect_id=effect_id, prijscode=code, indexeren=indexeren), van=self
        )

    # --- typing -----------------------------------------------------------------------------------

    def _maak_opdracht(self, sleutel: str, oud: Any, nieuw: Any) -> Opdracht:
        return self.effecten.opdracht(sleutel, oud, nieuw)

    def _lees_geschil(self, sleutel: str, klaar: Callable[[Strijdveld | None], None]) -> None:
        def mis(_fout: Exception) -> bool:
            klaar(None)
            return False

        o = self.omgeving
        o.runner.vraag(
            lees_stand, self._aanvraag_id, o.actor, o.vandaag, van=self, fout=mis,
            klaar=lambda stand: klaar(self.effecten.strijdveld(sleutel, stand.blad.effecten)),
        )  # fmt: skip

    def spoel(self) -> None:
        """Send what is typed and try again what could not be stored."""
        self.effecten.spoel()
        self.bewaarder.opnieuw()

    def onbewaard(self) -> tuple[str, ...]:
        """What stands here and is not stored, by name."""
        namen = ["een effect"] if self.bewaarder.onbewaard() or self.effecten.onleesbaar() else []
        return tuple(namen)
