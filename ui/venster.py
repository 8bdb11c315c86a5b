"""The main window: navigation at the left, one page at the right, messages above it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.actions import VENSTERACTIES
from ui.buren import Buren
from ui.messages import Mond
from ui.palet import Palet, als_treffer, vaste_treffers
from ui.persoonknop import Persoonknop
from ui.plaatsen import BESTEMMINGEN, LIJSTPLAATSEN, PLAATSEN, TITELS
from ui.runner import Runner
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import GROOTSTE_SCHAAL, KLEINSTE_SCHAAL, marges, pas_thema_toe, thema
from ui.toetsenkaart import kaartregels
from ui.widgets.basis import Label
from ui.widgets.berichtenbalk import Berichtenbalk
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.commandopalet import Treffer
from ui.widgets.zijbalk import Zijbalk
from weegtafel.bootstrap import Programma
from weegtafel.kernel.roles import Actor

if TYPE_CHECKING:
    from ui.widgets.sneltoetskaart import Sneltoetskaart

#: Pages that are kept; those not seen for longest make way, so that memory stays flat.
MEESTE_SCHERMEN = 5
LANGSTE_PAD = 100


class Hoofdvenster(QMainWindow):
    """One window on one vault. ``bruikbaar`` is sent once its first page has shown what it fetched."""

    bruikbaar = Signal()
    ander_venster_gevraagd = Signal()

    def __init__(self, programma: Programma, instellingen: QSettings, *, demonstratie: bool = False) -> None:
        super().__init__()
        self.instellingen = instellingen
        self.demonstratie = demonstratie
        self.runner = Runner(programma, self)
        self._balk = Berichtenbalk()
        self.mond = Mond(self._balk, self)
        self.omgeving = Omgeving(self.runner, self.mond, instellingen)
        self.runner.ging_mis.connect(self.mond.vang)
        self.runner.rustig.connect(self._ruim_op, Qt.ConnectionType.QueuedConnection)
        self._buren = Buren(self.runner, self)
        self._buren.gewijzigd.connect(self._verouder)
        self._titels: dict[tuple[str, int], str] = {}
        self._schermen: dict[tuple[str, int], Scherm] = {}
        self._pad: list[tuple[str, int]] = []
        self._palet: Palet | None = None
        self._kaart: Sneltoetskaart | None = None
        self._zonder_vragen = False
        self._bouw()
        self._maak_acties()
        self._toon_actor()
        self.setMinimumSize(960, 640)
        self.resize(1280, 800)
        if (plaats := instellingen.value("venster/plaats")) is not None:
            self.restoreGeometry(plaats)

    # --- building ---------------------------------------------------------------------------------

    def _bouw(self) -> None:
        self.setWindowTitle("Weegtafel")
        self.zijbalk = Zijbalk(list(BESTEMMINGEN))
        self.zijbalk.gekozen.connect(lambda sleutel: self.ga_naar(sleutel, 0))
        self._stapel = QStackedWidget()
        rechts = QVBoxLayout()
        marges(rechts)
        if self.demonstratie:
            band = Label(self.tr("Demonstratie: alle casussen, mensen en organisaties zijn verzonnen."), "klein")
            band.setObjectName("demonstratieband")
            band.setAlignment(Qt.AlignmentFlag.AlignCenter)
            band.setContentsMargins(0, 4, 0, 4)
            rechts.addWidget(band)
        rechts.addWidget(self._balk)
        rechts.addWidget(self._stapel, 1)
        midden = QWidget()
        rij = QHBoxLayout(midden)
        marges(rij)
        rij.addWidget(self.zijbalk)
        rij.addLayout(rechts, 1)
        self.setCentralWidget(midden)
        self._persoonknop = Persoonknop()
        self._persoonknop.clicked.connect(self.kies_persoon)
        kolom = self.zijbalk.layout()
        if kolom is not None:
            kolom.addWidget(self._persoonknop)

    def _maak_acties(self) -> None:
        self._vensteracties: list[QAction] = []
        for wat in VENSTERACTIES:
            actie = QAction(wat.tekst, self)
            if wat.toetsen:
                actie.setShortcut(QKeySequence(wat.toetsen))
            actie.triggered.connect(partial(self._doe, wat.doe))
            self.addAction(actie)
            self._vensteracties.append(actie)

    def _doe(self, naam: str) -> None:
        if naam.startswith("kluis:"):
            self.runner.gevraagd.emit(naam.removeprefix("kluis:"), None)
        else:
            getattr(self, naam)()

    # --- going places -----------------------------------------------------------------------------

    @property
    def scherm(self) -> Scherm | None:
        """The page in front."""
        huidig = self._stapel.currentWidget()
        return huidig if isinstance(huidig, Scherm) else None

    def schermen(self) -> tuple[Scherm, ...]:
        """Every page that is kept, also those behind the one in front."""
        return tuple(self._schermen.values())

    def ga_naar(self, plaats: str, id_: int = 0) -> None:
        """Show a place; unsaved typing of the page that is left is saved first."""
        oud = self.scherm
        if oud is not None and not oud.mag_weg():
            return
        maker, thuis = PLAATSEN[plaats]
        kies = id_ if plaats in LIJSTPLAATSEN else 0
        sleutel = (plaats, 0 if kies else id_)
        scherm = self._schermen.get(sleutel)
        nieuw = scherm is None
        if scherm is None:
            scherm = maker(self.omgeving, sleutel[1])
            scherm.naar.connect(self.ga_naar)
            scherm.titel_gewijzigd.connect(partial(self._zet_titel, sleutel))
            self._schermen[sleutel] = scherm
            self._stapel.addWidget(scherm)
        self._neem_acties(oud, scherm)
        if oud is not scherm:
            self._balk.na_paginawissel()
        self._stapel.setCurrentWidget(scherm)
        self.setWindowTitle(self._titels.get(sleutel) or TITELS.get(plaats, "Weegtafel"))
        self.zijbalk.zet_huidig(thuis)
        self.zijbalk.setVisible(not scherm.volle_breedte)
        if not self._pad or self._pad[-1] != sleutel:
            self._pad.append(sleutel)
            del self._pad[:-LANGSTE_PAD]
        self._ruim_op()
        if nieuw:
            scherm.ververs()
        if kies:
            scherm.kies(kies)
        scherm.setFocus(Qt.FocusReason.OtherFocusReason)
        if oud is not scherm:
            self.runner.meld_inzage(plaats, sleutel[1])

    def _zet_titel(self, sleutel: tuple[str, int], titel: str) -> None:
        self._titels[sleutel] = titel
        if self.scherm is not None and self._schermen.get(sleutel) is self.scherm:
            self.setWindowTitle(titel)

    def _verouder(self) -> None:
        """Somebody else wrote in this file: what is shown is fetched now, the rest when it is shown."""
        for scherm in self._schermen.values():
            scherm.verouder()

    def _neem_acties(self, oud: Scherm | None, nieuw: Scherm) -> None:
        if oud is not None:
            for actie in oud.acties():
                self.removeAction(actie)
        eigen = nieuw.acties()
        bezet = {toets.toString() for actie in eigen for toets in actie.shortcuts()}
        for actie, wat in zip(self._vensteracties, VENSTERACTIES, strict=True):
            actie.setShortcut(QKeySequence() if wat.toetsen in bezet else QKeySequence(wat.toetsen))
        for actie in eigen:
            self.addAction(actie)

    def _ruim_op(self) -> None:
        """Let go of pages not seen for long. A new page asks things at once, so this comes back when there is rest."""
        laatst = {sleutel: nummer for nummer, sleutel in enumerate(self._pad)}
        self._laat_gaan(sorted(self._schermen, key=lambda sleutel: laatst.get(sleutel, -1)), MEESTE_SCHERMEN)

    def _laat_gaan(self, sleutels: list[tuple[str, int]], tot: int) -> None:
        """Throw pages away, in this order, until so many are left; never one that holds something unsaved."""
        for sleutel in sleutels:
            if len(self._schermen) <= tot or self.runner.bezig:
                return
            scherm = self._schermen[sleutel]
            if scherm is self.scherm or scherm.onbewaard():
                continue
            del self._schermen[sleutel]
            self._stapel.removeWidget(scherm)
            scherm.deleteLater()

    def terug(self) -> None:
        """Go back to the place before this one."""
        if len(self._pad) > 1:
            hier = self._pad.pop()
            self.ga_naar(*self._pad[-1])
            if self.scherm is self._schermen.get(hier):  # this page could not be left
                self._pad.append(hier)

    def ververs(self) -> None:
        """Fetch the page again."""
        if self.scherm is not None:
            self.scherm.ververs()

    # --- the palette and the card -----------------------------------------------------------------

    def open_palet(self) -> None:
        """Ctrl+K: find a casus, an overleg, an action, an advice, a place or an act."""
        if self._palet is None:
            self._palet = Palet(self, self._zoek)
            self._palet.gekozen.connect(self._open_treffer)
        self._palet.open()

    def _zoek(self, tekst: str) -> list[Treffer] | None:
        scherm = self.scherm
        vast = vaste_treffers(tekst, scherm.acties() if scherm is not None else [], self._aangemeld)
        if len(tekst.strip()) < 1:
            return vast
        palet = self._palet

        def klaar(gevonden: tuple[object, ...]) -> None:
            if palet is not None:
                palet.lever(tekst, [*(als_treffer(t) for t in gevonden), *vast])

        self.runner.doe(lambda: self.runner.programma.zoek(tekst), van=self, klaar=klaar)
        return None

    def _open_treffer(self, treffer: Treffer) -> None:
        soort, wat = treffer.sleutel
        if soort == "plaats":
            self.ga_naar(wat)
        elif soort == "actie":
            wat.trigger()
        elif soort == "venster":
            self._doe(wat)
        elif soort == "actie_id":
            self.ga_naar("acties", wat)
        elif soort == "advies":  # an advice is read at its casus
            from weegtafel.overleg.casusadviezen import casus_van_advies

            self.runner.vraag(casus_van_advies, wat, van=self, klaar=partial(self.ga_naar, "casus"))
        else:
            self.ga_naar(soort, wat)

    def toon_toetsen(self) -> None:
        """F1: the keys that work here; F1 again puts the card away."""
        from ui.widgets.sneltoetskaart import Sneltoetskaart

        if self._kaart is not None and isValid(self._kaart) and self._kaart.isVisible():
            self._kaart.sluit()
            return
        acties = self.scherm.acties() if self.scherm is not None else []
        self._kaart = Sneltoetskaart(self, kaartregels(acties, self._aangemeld))
        self._kaart.open()

    # --- who, look and windows --------------------------------------------------------------------

    @property
    def _aangemeld(self) -> bool:
        return self.runner.programma.aanmelding is not None

    def kies_persoon(self) -> None:
        """Choose as whom to work; who signed in is oneself, and gets the menu of the lock."""
        if self._aangemeld:
            from ui.kluis.persoonmenu import toon_persoonmenu

            toon_persoonmenu(self._persoonknop, self._doe)
            return
        from ui.persoonkeuze import kies_persoon

        actor = kies_persoon(self, self.omgeving)
        if actor is not None:
            self.zet_actor(actor)

    def zet_actor(self, actor: Actor) -> None:
        """Work as somebody else from now on; every page is made anew, for each mirrors what this person may."""
        if not self._alles_veilig(self.tr("Wissel zonder deze tekst")):
            return
        hier = self._pad[-1] if self._pad else ("vandaag", 0)
        self.runner.programma = self.runner.programma.als(actor)
        self.instellingen.setValue("persoon", actor.persoon_id)
        for scherm in self._schermen.values():
            self._stapel.removeWidget(scherm)
            for actie in scherm.acties():
                self.removeAction(actie)
            scherm.deleteLater()
        self._schermen.clear()
        self._titels.clear()
        self._pad.clear()
        self._toon_actor()
        self.ga_naar(*hier)

    def _toon_actor(self) -> None:
        self._persoonknop.toon(self.runner.programma, self.zijbalk.smal)

    def wissel_thema(self) -> None:
        """From light to dark or back."""
        licht = thema().palet.naam == "licht"
        self._zet_uiterlijk("donker" if licht else "licht", thema().schaal)

    def groter(self) -> None:
        """Ten per cent larger, at most 200 %."""
        self._zet_uiterlijk(thema().keuze, min(GROOTSTE_SCHAAL, round(thema().schaal + 0.1, 1)))

    def kleiner(self) -> None:
        """Ten per cent smaller, at least 100 %."""
        self._zet_uiterlijk(thema().keuze, max(KLEINSTE_SCHAAL, round(thema().schaal - 0.1, 1)))

    def normale_grootte(self) -> None:
        """Back to 100 %."""
        self._zet_uiterlijk(thema().keuze, 1.0)

    def _zet_uiterlijk(self, keuze: str, schaal: float) -> None:
        self._laat_gaan(list(self._schermen), 1)  # a hidden page costs as much to paint anew as the one in front
        app = QApplication.instance()
        if isinstance(app, QApplication):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            pas_thema_toe(app, keuze, schaal)  # type: ignore[arg-type]  # one of the literals of Keuze
        self.instellingen.setValue("thema", keuze)
        self.instellingen.setValue("schaal", schaal)
        self.zijbalk.pas_aan(self.width())
        self._toon_actor()

    def volledig_scherm(self) -> None:
        """On and off."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def nieuw_venster(self) -> None:
        """A second window on the same data."""
        self.ander_venster_gevraagd.emit()

    def toon_over(self) -> None:
        """Version, licence and where the data are."""
        from ui.over import toon_over

        toon_over(self, self.runner.programma)

    # --- Qt ---------------------------------------------------------------------------------------

    def begin(self, plaats: str = "vandaag", id_: int = 0) -> None:
        """Show the window on its first page."""
        self.ga_naar(plaats, id_)
        self.show()
        self._buren.begin()
        QTimer.singleShot(0, self._kijk_of_bruikbaar)

    def _kijk_of_bruikbaar(self) -> None:
        if self.runner.bezig:
            QTimer.singleShot(1, self._kijk_of_bruikbaar)
        else:
            self.bruikbaar.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows get a narrow sidebar."""
        super().resizeEvent(event)
        self.zijbalk.pas_aan(event.size().width())
        self._toon_actor()

    def sluit_zonder_vragen(self) -> None:
        """Close now; for a vault that is locked and cannot take anything any more."""
        self._zonder_vragen = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what was typed, then go; what could not be saved is never thrown away without a question."""
        if not self._zonder_vragen and not self._alles_veilig(self.tr("Sluit zonder deze tekst")):
            event.ignore()
            return
        self._buren.stop()
        self.instellingen.setValue("venster/plaats", self.saveGeometry())
        self.runner.sluit()
        super().closeEvent(event)

    def _alles_veilig(self, toch: str) -> bool:
        """Send all that is typed, wait for the answers, and ask when something is not stored."""
        for sleutel, scherm in list(self._schermen.items()):
            if not scherm.mag_weg():
                self.ga_naar(*sleutel)
                return False
        self.runner.wacht()
        for sleutel, scherm in list(self._schermen.items()):
            rest = scherm.onbewaard()
            if not rest:
                continue
            self.ga_naar(*sleutel)
            if not Bevestiging(
                self.tr("Niet alles is bewaard"),
                self.tr("Dit staat nog niet in de gegevens: %s. Blijf hier om het aan te passen of te kopiëren.")
                % ", ".join(rest),
                toch,
                self.tr("Blijf hier"),
                gevaar=True,
                ouder=self,
            ).vraag():
                return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Coming back to this window: see whether somebody else wrote in the meantime."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._schermen:
            self._buren.kijk()
