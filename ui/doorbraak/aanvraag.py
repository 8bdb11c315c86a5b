"""One request along its way: one step in view, saved while typing, with what is missing beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QStackedWidget, QVBoxLayout

from ui.bewaarder import Bewaarder
from ui.doorbraak.anoniem import Aanvraagnaloop
from ui.doorbraak.besluitdeel import Besluitdeel
from ui.doorbraak.blad import Blad, lees_blad
from ui.doorbraak.coachdeel import Coachdeel
from ui.doorbraak.kop import Aanvraagkop
from ui.doorbraak.nazorgdeel import Nazorgdeel
from ui.doorbraak.registerdeel import Registerdeel
from ui.doorbraak.rekendeel import Rekendeel
from ui.doorbraak.rijen import zin_bij
from ui.doorbraak.schrijfstappen import Aanvraagdeel, Knelpuntdeel, Plandeel, Routedeel
from ui.doorbraak.stapdeel import Schrijfdeel, Stapdeel, Werkplek
from ui.doorbraak.toetsdeel import Toetsdeel
from ui.doorbraak.toetsen import maak_acties
from ui.doorbraak.vragen import vraag_intrekken
from ui.doorbraak.weg import balkstappen, begin_stap, stap_van
from ui.doorbraak.zijkant import Zijkant, bewaarstand
from ui.geschil import Geschillen, Strijdveld
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Label
from ui.widgets.formulier import Formulier
from ui.widgets.stappenbalk import Stap, Stappenbalk
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak.codes import Deel
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht, Wijziging

DELEN: tuple[type[Stapdeel], ...] = (
    Aanvraagdeel,
    Routedeel,
    Coachdeel,
    Plandeel,
    Rekendeel,
    Toetsdeel,
    Besluitdeel,
    Registerdeel,
    Nazorgdeel,
    Knelpuntdeel,
)
#: Narrower or lower than this the page is laid out for little room.
SMAL, LAAG = 820, 520
VOLGORDE = tuple(deel.sleutel for deel in DELEN)


class AanvraagScherm(Scherm):
    """One request. Each step is made when it is first opened."""

    soorten = frozenset({"doorbraak"})

    def __init__(self, omgeving: Omgeving, aanvraag_id: int) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._aanvraag_id = aanvraag_id
        self._blad: Blad | None = None
        self._stap = ""
        self._neem_focus = False
        self._bewaarder = Bewaarder(omgeving, self._maak_opdracht, self, zin_bij)
        self._bewaarder.bewaard.connect(lambda _sleutel, wat: self._na_bewaren(wat))
        self._bewaarder.stand_gewijzigd.connect(self._toon_stand)
        self._geschillen = Geschillen(self, omgeving, self._bewaarder, self._lees_geschil)
        self.plek = Werkplek(omgeving, self._bewaarder, aanvraag_id, self._doe, self._na_bewaren)
        self._delen: dict[str, Stapdeel] = {}
        self._rollen: dict[str, QScrollArea] = {}
        self._bouw()
        self._acties = self._maak_acties()

    # --- building ---------------------------------------------------------------------------------

    def _bouw(self) -> None:
        self._kop = Aanvraagkop(self.omgeving)
        self._kop.knelpunten_gevraagd.connect(lambda: self.ga_naar_stap("knelpunten"))
        self._kop.intrekken_gevraagd.connect(self._trek_in)
        self._stukken = self._kop.stukken
        self._balk = Stappenbalk([Stap(deel.sleutel, deel.titel) for deel in DELEN[:-1]])
        self._balk.gekozen.connect(self.ga_naar_stap)
        self._stapel = QStackedWidget()
        self._zijkant = Zijkant()
        self._zijkant.naar_veld.connect(self.ga_naar_veld)
        self._bewaard = Label("", "klein", breekt=True)
        midden = self._midden = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        marges(midden, tussen=24)
        midden.addWidget(self._stapel, 100)
        midden.addWidget(self._zijkant)
        midden.addStretch(1)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 12, tussen=16)
        kolom.addWidget(self._kop)
        self.anoniem = Aanvraagnaloop(self, self._aanvraag_id)
        kolom.addWidget(self._balk)
        kolom.addWidget(self.anoniem.balk)
        kolom.addLayout(midden, 1)
        kolom.addWidget(self._bewaard)
        thema().gewijzigd.connect(self._meet)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """What is needed still stands beside the step, or below it where that would leave no room to write."""
        super().resizeEvent(gebeurtenis)
        self._meet()

    def _meet(self) -> None:
        smal = self.width() < maat(SMAL)
        richting = QBoxLayout.Direction.TopToBottom if smal else QBoxLayout.Direction.LeftToRight
        if richting != self._midden.direction():
            self._midden.setDirection(richting)
        self._zijkant.zet_smal(smal)
        laag = self.height() < maat(LAAG)
        self._kop.zet_laag(laag)
        indeling = self.layout()
        if indeling is not None:
            indeling.setContentsMargins(maat(32), maat(12 if laag else 28), maat(32), maat(4 if laag else 12))
            indeling.setSpacing(maat(8 if laag else 16))
        breed = self._stap in self._delen and self._delen[self._stap].breed
        self._stapel.setMaximumWidth(maat(700 if not breed else 1640 if self._stap == "rendement" else 1180))

    def _deel(self, sleutel: str) -> Stapdeel:
        if sleutel not in self._delen:
            deel = next(d for d in DELEN if d.sleutel == sleutel)(self.plek)
            rol = QScrollArea()
            rol.setWidgetResizable(True)
            rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            rol.setFrameShape(QFrame.Shape.NoFrame)
            rol.setAccessibleName(deel.titel)
            rol.setMinimumSize(QSize(0, 0))
            rol.setWidget(deel)
            self._stapel.addWidget(rol)
            self._delen[sleutel], self._rollen[sleutel] = deel, rol
        return self._delen[sleutel]

    def _maak_acties(self) -> list[QAction]:
        stappen = (
            (f"Ga naar {deel.titel.lower()}", f"Alt+{nummer % 10}", partial(self.ga_naar_stap, deel.sleutel))
            for nummer, deel in enumerate(DELEN, 1)
        )
        uit = maak_acties(
            self,
            (
                *stappen,
                ("Doe de volgende stap", "Ctrl+Return", self._doe_hoofdhandeling),
                ("Ga naar wat nog ontbreekt", "Ctrl+J", self._naar_eerste_gemis),
                ("Bewaar het register als tabel", "Ctrl+E", self._bewaar_register),
                ("Kies een prijs uit de prijslijst", "Alt+P", partial(self._op_rekenblad, "prijs_hier")),
                ("Voeg een eigen effect toe", "Alt+N", partial(self._op_rekenblad, "nieuw_effect")),
                ("Toon de stappen van de berekening", "Ctrl+T", partial(self._op_rekenblad, "toon_stappen")),
            ),
        )
        self._rekenacties = uit[-3:]
        return [*uit, *self.anoniem.balk.hecht_aan(self)]

    def acties(self) -> list[QAction]:
        """The acts of this page."""
        return self._acties

    # --- showing ----------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Fetch the request; what is being typed is left alone."""
        o = self.omgeving
        o.runner.vraag(lees_blad, self._aanvraag_id, o.actor, o.vandaag, van=self, klaar=self._toon)

    def setFocus(self, *reden: Any) -> None:  # Qt's own name
        """In the step, as soon as it is there."""
        if self._blad is None:
            self._neem_focus = True
            super().setFocus(*reden)
        else:
            self._begin_in_stap()

    def _toon(self, blad: Blad) -> None:
        vorige = self._blad
        self._blad = blad
        f = blad.feiten
        self._kop.toon(blad)
        self.titel_gewijzigd.emit(f.nummer)
        schrijft = blad.bewerkbaar(Deel.EFFECT)
        for actie, mag in zip(self._rekenacties, (schrijft, schrijft, bool(f.effecten)), strict=True):
            actie.setEnabled(mag)
        verder = vorige is not None and vorige.feiten.status is not f.status and self._stap == stap_van(vorige.feiten)
        if not self._stap or (verder and not self._heeft_tekst(self._stap)):
            self._kies_stap(stap_van(f) if self._stap else begin_stap(f, blad.vandaag))
        else:
            self._toon_stap()
        for sleutel, deel in self._delen.items():
            if sleutel != self._stap:
                deel.toon(blad)
        if self._neem_focus or verder:
            self._neem_focus = False
            self._begin_in_stap()

    def _heeft_tekst(self, stap: str) -> bool:
        return bool(self._delen[stap].concepten()) if stap in self._delen else False

    def _toon_stap(self) -> None:
        blad = self._blad
        if blad is None:
            return
        deel = self._deel(self._stap)
        deel.toon(blad)
        self._stapel.setCurrentWidget(self._rollen[self._stap])
        self._balk.zet(balkstappen([(deel.sleutel, deel.titel) for deel in DELEN[:-1]], blad.feiten, self._stap))
        schrijft = isinstance(deel, Schrijfdeel)
        self._zijkant.setVisible(schrijft)
        if schrijft:
            assert isinstance(deel, Schrijfdeel)
            redenen = blad.redenen(f"Bewaar:{deel.deel.value}")
            telt = self._stap == stap_van(blad.feiten) and self._stap in ("aanvraag", "route", "plan")
            lees = " ".join(redenen)
            self._zijkant.toon(blad.ontbreekt(self._stap), lees, telt=telt)
        self._meet()
        self.anoniem.volg(deel)

    def _kies_stap(self, stap: str) -> None:
        self._stap = stap
        deel = self._deel(stap)
        if isinstance(deel, Schrijfdeel):
            self._zijkant.zet_knoppen(deel.knoppenvak)
        self._toon_stap()
        deel.open()

    @property
    def stap(self) -> str:
        """The step in front."""
        return self._stap

    def ga_naar_stap(self, stap: str, _aan: bool = False) -> None:
        """Show a step; what is typed in the one that is left is stored first."""
        if self._blad is None:
            return
        if self._stap in self._delen:
            self._delen[self._stap].spoel()
        self._kies_stap(stap)
        self._begin_in_stap()

    def _begin_in_stap(self) -> None:
        if self._stap not in self._delen:
            return
        voor = QApplication.focusWidget()
        self._delen[self._stap].begin()
        if QApplication.focusWidget() is voor or QApplication.focusWidget() is None:
            self._rollen[self._stap].setFocus(Qt.FocusReason.OtherFocusReason)

    # --- typing -----------------------------------------------------------------------------------

    def _maak_opdracht(self, sleutel: str, oud: Any, nieuw: Any) -> Opdracht:
        if "#" in sleutel:
            groep = next(g for deel in self._delen.values() for g in deel.groepen() if g.vak(sleutel) is not None)
            return groep.opdracht(sleutel, oud, nieuw)
        deel, veld = sleutel.split(".", 1)
        bewaar = c.BewaarAanvraag if deel == "aanvraag" else c.BewaarPlan
        return bewaar(aanvraag_id=self._aanvraag_id, wijzigingen=(Wijziging(veld, oud, nieuw),))

    def _na_bewaren(self, wat: Gewijzigd) -> None:
        if wat.extra.get("teruggezet"):
            self.omgeving.mond.meld(
                "let op",
                "Het plan lag bij de tweede coach of was getoetst. Door uw wijziging is een nieuwe toets nodig.",
            )

    def _schrijfdelen(self) -> list[Schrijfdeel]:
        return [deel for deel in self._delen.values() if isinstance(deel, Schrijfdeel)]

    def _naam(self, sleutel: str) -> str:
        return next((naam for deel in self._schrijfdelen() if (naam := deel.naam(sleutel))), "een veld")

    def _toon_stand(self) -> None:
        bewaarstand(self._bewaard, self.omgeving.nu, [self._naam(s) for s in self._bewaarder.onbewaard()])

    def _lees_geschil(self, sleutel: str, klaar: Callable[[Strijdveld | None], None]) -> None:
        def na_lezen(blad: Blad) -> None:
            klaar(next((v for deel in self._schrijfdelen() if (v := deel.strijdveld(sleutel, blad))), None))

        def mis(_fout: Exception) -> bool:
            klaar(None)
            return False

        o = self.omgeving
        o.runner.vraag(lees_blad, self._aanvraag_id, o.actor, o.vandaag, van=self, klaar=na_lezen, fout=mis)

    def mag_weg(self) -> bool:
        """Send what is typed and try again what could not be stored; the runner keeps the order of the answers."""
        for deel in self._delen.values():
            deel.spoel()
        self._bewaarder.opnieuw()
        return True

    def onbewaard(self) -> tuple[str, ...]:
        """What stands here and is not stored, by name."""
        nummer = self._blad.feiten.nummer if self._blad is not None else ""
        namen = [self._naam(sleutel) for sleutel in self._bewaarder.onbewaard()]
        for deel in self._delen.values():
            namen += deel.concepten()
            if isinstance(deel, Schrijfdeel):
                namen += deel.onleesbaar()
        return tuple(f"{naam} van {nummer}" for naam in dict.fromkeys(namen))

    # --- acts -------------------------------------------------------------------------------------

    def _doe(
        self,
        maak: Callable[[Blad], Opdracht],
        zin: str,
        formulier: Formulier | None = None,
        klaar: Callable[[], None] | None = None,
    ) -> None:
        """Store what is typed, then do an act on the request as it stands then."""
        self.mag_weg()
        self.omgeving.runner.wacht()
        if self._bewaarder.onbewaard() or any(deel.onleesbaar() for deel in self._schrijfdelen()):
            zin = "Eerst moet alles bewaard zijn wat u hebt getypt. Zie de velden met een fout."
            self.omgeving.mond.meld("let op", zin)
            return
        o = self.omgeving
        blad: Blad = o.runner.vraag_nu(lees_blad, self._aanvraag_id, o.actor, o.vandaag)

        def gelukt(_wat: Gewijzigd) -> None:
            if klaar is not None:
                klaar()
            o.mond.meld("gelukt", zin)

        def mis(fout: Exception) -> bool:
            if formulier is None or not isinstance(fout, Regelovertreding):
                return False
            o.mond.vang(fout, formulier)
            return True

        o.runner.voer_uit(maak(blad), van=self, klaar=gelukt, fout=mis)

    def _trek_in(self) -> None:
        self.mag_weg()
        vraag_intrekken(self, self.plek)

    def _doe_hoofdhandeling(self) -> None:
        deel = self._delen.get(self._stap)
        for handeling in deel.handelingen if deel is not None else ():
            if handeling.isVisible() and handeling.knop.property("soort") == "hoofd":
                if handeling.knop.isEnabled():
                    handeling.gedrukt.emit()
                elif aantal := self._naar_eerste_gemis():
                    nodig = "nog 1 ding" if aantal == 1 else f"nog {aantal} dingen"
                    self.omgeving.mond.meld("let op", f"Hiervoor is {nodig} nodig. U staat bij het eerste.")
                else:
                    self.omgeving.mond.meld("let op", handeling.knop.toolTip())
                return

    def _bewaar_register(self) -> None:
        self.ga_naar_stap("uitvoering")
        deel = self._delen.get("uitvoering")
        if isinstance(deel, Registerdeel):
            deel.bewaar()

    def _op_rekenblad(self, wat: str, *waarmee: int) -> None:
        """Do something on the rekenblad, from whatever step."""
        if self._blad is None:
            return
        if self._stap != "rendement":
            self.ga_naar_stap("rendement")
            self.omgeving.runner.wacht()
        deel = self._delen["rendement"]
        if isinstance(deel, Rekendeel) and deel.rekenblad is not None:
            getattr(deel.rekenblad, wat)(*waarmee)

    # --- going to a place -------------------------------------------------------------------------

    def ga_naar_veld(self, deel: Deel, veld: str) -> None:
        """Put the cursor in the field that a sentence is about; effects stand on the rekenblad."""
        if deel is Deel.EFFECT:
            self._op_rekenblad("ga_naar_effect", int(veld.partition(".")[2] or 0))
            return
        if deel is Deel.ROUTE and self._stap == "plan":  # what the plan needs of the route
            self.ga_naar_stap("route")
        self._delen[self._stap].ga_naar(deel, veld)
        doel = QApplication.focusWidget()
        rol = self._rollen[self._stap]
        if doel is not None and rol.isAncestorOf(doel):
            QTimer.singleShot(0, partial(rol.ensureWidgetVisible, doel, 0, maat(120)))

    def _naar_eerste_gemis(self) -> int:
        """Go to the first thing that is missing; gives how many are."""
        if self._blad is None:
            return 0
        stap = stap_van(self._blad.feiten)
        gemis = self._blad.ontbreekt(stap)
        if gemis:
            if self._stap != stap:
                self.ga_naar_stap(stap)
            self.ga_naar_veld(gemis[0].deel, gemis[0].veld)
        return len(gemis)
