"""The keeper of an open vault: copies by themselves, the lock over all windows, and going back to the door."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from shiboken6 import isValid

from ui.klembordwacht import klembordwacht
from ui.kluis.schoonmaak import Kopieschoner
from ui.kluis.slot import Dekblad, Slotvenster, Stilte
from ui.kluis.systeemslot import Systeemslot
from ui.kluis.terugkeer import Terugkeer
from ui.kluis.wachtwoord import Wachtwoorddialoog
from ui.kluis.werk import Zijspoor
from ui.slotstand import slotstand
from ui.widgets.berichtenbalk import BerichtActie
from ui.widgets.bevestiging import Bevestiging
from weegtafel.bootstrap import Programma
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.onderhoud import NA_OVERLEG, Beschadigd, Kopierij, Onbereikbaar, Onderhoud
from weegtafel.poort import Vergrendeld

if TYPE_CHECKING:
    from weegtafel.inrichting.instellingen import Instellingen
    from weegtafel.vernietiging import Openstaand

OPNIEUW_MS = 2000
NA_START_MS = 1500


def blijf_draaien(aan: bool) -> None:
    """Whether the program goes on while no window is open, because one is about to come."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setQuitOnLastWindowClosed(not aan)


class Hoeder(QObject):
    """One for each open vault of this process.

    ``naar_de_deur`` when all windows are closed and opening the vault begins anew; the application does not end then.
    """

    naar_de_deur = Signal()
    vergrendeld = Signal()
    ontgrendeld = Signal()

    def __init__(self, programma: Programma, instellingen: QSettings) -> None:
        super().__init__()
        self.programma = programma
        self._instellingen = instellingen
        self._vensters: list[Any] = []
        self._dekbladen: list[Dekblad] = []
        self.slotvenster: Slotvenster | None = None
        self.spoor = Zijspoor(self)
        self.onderhoud = Onderhoud(programma)
        self.schoner = Kopieschoner(self.onderhoud, self.spoor, self)
        self.stilte = Stilte(self)
        self.stilte.lang_genoeg.connect(self._na_stilte)
        self.klembord = klembordwacht()
        self.systeem: Systeemslot | None = None
        if self.heeft_wachtwoord:
            self.systeem = Systeemslot(self)
            self.systeem.op_slot.connect(self.vergrendel)
        self._opnieuw = QTimer(self, singleShot=True, interval=OPNIEUW_MS)
        self._opnieuw.timeout.connect(self._sluit_kluis)
        self._minuten: tuple[int, int] = (0, 0)
        self._weg = ""
        self._dicht = False
        self.terugkeer = Terugkeer(programma, self.spoor.doe, self)
        self.terugkeer.terug.connect(self._is_terug)
        self.lees_instelling()

    # --- windows ----------------------------------------------------------------------------------

    @property
    def heeft_wachtwoord(self) -> bool:
        """Whether there is a password to lock with."""
        return self.programma.aanmelding is not None

    def volg(self, venster: Any) -> None:
        """Look after a main window too."""
        self._vensters.append(venster)
        venster.runner.gevraagd.connect(self._doe)
        venster.runner.gewijzigd.connect(self._na_wijziging)
        venster.runner.ging_mis.connect(self._na_fout)
        if len(self._vensters) == 1:
            if self.systeem is not None:
                self.systeem.volg(int(venster.winId()))
            QTimer.singleShot(NA_START_MS, self, self.begin_onderhoud)

    def _levend(self) -> list[Any]:
        self._vensters = [v for v in self._vensters if isValid(v) and v.isVisible()]
        return self._vensters

    def _doe(self, wat: str, waarop: object) -> None:
        if wat == "vergrendel":
            self.vergrendel()
        elif wat == "wachtwoord":
            self.wijzig_wachtwoord()
        elif wat == "afmelden":
            self.meld_af()
        elif wat == "zet_terug":
            self.zet_terug(waarop if isinstance(waarop, Kopierij) else None)
        elif wat == "beveilig":
            if self._sluit_vensters():
                self.naar_de_deur.emit()
        elif wat == "instelling":
            self.lees_instelling()

    def _na_wijziging(self, wat: Gewijzigd) -> None:
        self.schoner.hoor(wat)
        if "inrichting" in wat.soorten:
            self.lees_instelling()
        if "notulen" in wat.extra and "overleg" in wat.soorten:  # that is what closing an overleg answers
            self.kopieer(NA_OVERLEG)

    # --- a stick that was pulled out --------------------------------------------------------------

    def _na_fout(self, mis: object) -> None:
        """What the window said of data that are gone is completed, and the way back is waited for."""
        if not isinstance(mis, Onbereikbaar) or self.terugkeer.wachtend or self._dicht:
            return
        self._weg = self.tr(
            "De map met gegevens is niet te bereiken. Wat al bewaard was, is veilig. Steek de USB-stick terug of zet "
            "de map terug op haar plaats. Wat u typt blijft staan en wordt dan vanzelf bewaard."
        )
        for venster in self._levend():
            venster.mond.meld("fout", self._weg)
        self.terugkeer.wacht()

    def _is_terug(self) -> None:
        """Send what waits, fetch what is shown, and say so."""
        for venster in self._levend():
            venster.mond.neem_terug(self._weg)
            for scherm in venster.schermen():
                scherm.mag_weg()
                scherm.verouder()
            venster.mond.meld("gelukt", self.tr("De gegevens zijn terug. Wat u typte, wordt nu bewaard."))

    # --- the lock ---------------------------------------------------------------------------------

    def lees_instelling(self) -> None:
        """After how many minutes to lock; never without a password."""
        if not self.heeft_wachtwoord or self.slotvenster is not None:
            return
        from weegtafel.inrichting.instellingen import instellingen_op

        dag = self.programma.klok.nu().date()

        def klaar(nu: Instellingen) -> None:
            self._minuten = (nu.vergrendelen_na_minuten, nu.vergrendelen_in_overleg_minuten)
            self._zet_stilte()

        self.spoor.doe(
            lambda: self.programma.vraag(instellingen_op, dag), van=self, klaar=klaar, fout=lambda _mis: None
        )

    def _leidt_overleg(self) -> bool:
        return any(v.scherm is not None and v.scherm.houdt_wakker for v in self._levend())

    def _zet_stilte(self) -> None:
        self.stilte.zet(self._minuten[0] * 60_000)

    def _na_stilte(self) -> None:
        in_overleg = self._minuten[1] if self._leidt_overleg() else 0
        rest = in_overleg * 60_000 - self.stilte.stil_ms()
        if rest > 0:
            self.stilte.wacht(rest)
        else:
            self.vergrendel()

    def vergrendel(self) -> None:
        """Cover every window, bring what was typed into the data, empty the clipboard, forget the key."""
        if self.slotvenster is not None or self._dicht:
            return
        vensters = self._levend()
        if not self.heeft_wachtwoord:
            for venster in vensters[:1]:
                venster.mond.meld("informatie", self.tr("Deze gegevens hebben geen wachtwoord en gaan niet op slot."))
            return
        self.stilte.zet(0)
        slotstand().sluit()
        ooit = QApplication.activePopupWidget()
        while ooit is not None and ooit.close():
            ooit = QApplication.activePopupWidget()
        actief = QApplication.activeModalWidget() or QApplication.activeWindow() or (vensters[0] if vensters else None)
        self._dekbladen = [
            Dekblad(w) for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, Slotvenster)
        ]
        self.klembord.wis()
        self.slotvenster = Slotvenster(actief, self.programma.actor.naam, self.programma.toegang.ontgrendel)
        self.slotvenster.open_gegaan.connect(self._open)
        self.slotvenster.ander.connect(self._ander)
        self.slotvenster.knop.setEnabled(False)
        self.slotvenster.show()
        self._spoel()
        self._sluit_kluis()
        self.vergrendeld.emit()

    def _spoel(self) -> None:
        """Send what was typed; what a page cannot store (a date that is none) stays in its field behind the cover."""
        for venster in self._levend():
            for scherm in venster.schermen():
                scherm.mag_weg()
        for venster in self._levend():
            venster.runner.wacht()
            venster.runner.boek_inzage()
            venster.runner.wacht()

    def _sluit_kluis(self) -> None:
        """Forget the key; while something long is busy, try again until it is done."""
        if self.slotvenster is None:
            return
        venster = self.slotvenster

        def klaar(_uit: object) -> None:
            venster.knop.setEnabled(True)
            venster.zet_zin("")
            venster.wachtwoord.setFocus()

        def fout(mis: Exception) -> None:
            if isinstance(mis, Regelovertreding):
                venster.zet_zin(self.tr("Er wordt nog iets afgemaakt; daarna gaan de gegevens dicht."))
                self._opnieuw.start()
            else:
                klaar(None)

        self.spoor.doe(self.programma.toegang.vergrendel, van=venster, klaar=klaar, fout=fout)

    def _open(self) -> None:
        venster, self.slotvenster = self.slotvenster, None
        for blad in self._dekbladen:
            blad.haal_weg()
        self._dekbladen = []
        if venster is not None:
            venster.deleteLater()
        slotstand().open()
        for hoofd in self._levend():
            hoofd.runner.gewijzigd.emit(Gewijzigd(frozenset({"casus", "overleg", "advies", "actie", "notulen"})))
        self.lees_instelling()
        self.schoner.begin()  # the lock came in between
        self.ontgrendeld.emit()

    def _ander(self) -> None:
        venster = self.slotvenster
        if venster is None:
            return
        rest = [naam for v in self._levend() for s in v.schermen() for naam in s.onbewaard()]
        uitleg = self.tr("De vensters van %s gaan dicht. Wat bewaard is, blijft.") % self.programma.actor.naam
        if rest:
            uitleg = self.tr("Dit kon niet worden bewaard en gaat verloren: %s.") % ", ".join(rest)
        if not Bevestiging(
            self.tr("Iemand anders aanmelden?"), uitleg, self.tr("Sluit de vensters"), self.tr("Blijf hier"),
            gevaar=bool(rest), ouder=venster,
        ).vraag():  # fmt: skip
            return
        self.slotvenster = None
        venster.sluit()
        venster.deleteLater()
        self._gooi_dicht()
        self.naar_de_deur.emit()

    def _gooi_dicht(self) -> None:
        """Close every window of a locked vault; nothing can be stored any more, and that was said."""
        slotstand().vergeet()
        blijf_draaien(True)
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
        for venster in self._levend():
            venster.sluit_zonder_vragen()
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and not isinstance(widget, QMainWindow):
                widget.close()
        self.sluit()

    # --- going back to the door -------------------------------------------------------------------

    def meld_af(self) -> None:
        """Close every window, with a question about what is not stored, and go back to signing in."""
        if self._sluit_vensters():
            self.naar_de_deur.emit()

    def _sluit_vensters(self) -> bool:
        blijf_draaien(True)
        for venster in list(self._levend()):
            if not venster.close():
                blijf_draaien(False)
                return False
        self.sluit()
        return True

    def zet_terug(self, kopie: Kopierij | None) -> None:
        """Close everything and put a copy back; afterwards signing in begins anew, whatever was chosen."""
        from ui.kluis.terugzetten import Terugzetvenster

        rijen = self.onderhoud.stand().rijen
        naam = self.programma.aanmelding.gebruikersnaam if self.programma.aanmelding is not None else ""
        map_ = self.programma.kluis.map
        if self._sluit_vensters():
            Terugzetvenster(map_, rijen, kopie, naam).exec()
            self.naar_de_deur.emit()

    def wijzig_wachtwoord(self) -> None:
        """One's own password, for everybody who signed in."""
        if not self.heeft_wachtwoord:
            for venster in self._levend()[:1]:
                venster.mond.meld("informatie", self.tr("Deze gegevens hebben geen wachtwoord."))
            return
        for venster in self._levend()[:1]:
            actief = QApplication.activeWindow()
            if Wachtwoorddialoog(actief if isinstance(actief, QWidget) else venster, self.programma).vraag():
                venster.mond.meld("gelukt", self.tr("Uw wachtwoord is gewijzigd."))

    # --- upkeep -----------------------------------------------------------------------------------

    def begin_onderhoud(self) -> None:
        """After the first page stands: a copy unless one of this hour is there, a look at the file, warnings."""
        self._stil(self.onderhoud.controleer_snel, lambda _uit: self._kopieer_bij_start())

    def _kopieer_bij_start(self) -> None:
        def klaar(_uit: bool) -> None:
            self._waarschuw()
            self.schoner.begin()

        self._stil(self.onderhoud.kopieer_zo_nodig, klaar)

    def _waarschuw(self) -> None:
        from weegtafel import vernietiging

        def klaar(uit: tuple[tuple[str, ...], vernietiging.Openstaand | None]) -> None:
            zinnen, rest = uit
            for venster in self._levend()[:1]:
                if rest is not None:
                    venster.mond.meld("let op", " ".join((rest.zin, *zinnen)), self._naar_vernietiging(venster, rest))
                elif zinnen:
                    venster.mond.meld("let op", " ".join(zinnen))

        self._stil(lambda: (self.onderhoud.waarschuwingen(), vernietiging.openstaand(self.programma)), klaar)

    def _naar_vernietiging(self, venster: Any, rest: Openstaand) -> BerichtActie | None:
        """The way to where it is destroyed again or wiped, for who may see that."""
        from ui.kluis.bewaren import Bewarendeel
        from ui.kluis.bewaren_lijsten import Lijstendeel
        from ui.kluis.scherm import BEWAREN, KluisScherm

        if not any(venster.omgeving.mag(bevoegdheid) for bevoegdheid in BEWAREN.split()):
            return None

        def doe() -> None:
            venster.ga_naar("kluis")
            if isinstance(venster.scherm, KluisScherm):
                venster.scherm.toon_deel(Bewarendeel if rest.teruggekomen else Lijstendeel)

        return BerichtActie(self.tr("Bekijk wat er staat"), doe)

    def kopieer(self, waarom: str) -> None:
        """A copy beside the window, without a word when it went well."""
        self._stil(lambda: self.onderhoud.kopieer(waarom), lambda _zin: self.schoner.begin())

    def _stil(self, werk: Callable[[], Any], klaar: Callable[[Any], None] | None = None) -> None:
        def fout(mis: Exception) -> None:
            if isinstance(mis, Vergrendeld) or self._dicht:
                return
            for venster in self._levend()[:1]:
                if isinstance(mis, Beschadigd):
                    actie = BerichtActie(self.tr("Bekijk wat u kunt doen"), lambda: self._toon_schade(mis))
                    venster.mond.meld("fout", mis.melding.partition(". ")[0] + ".", actie)
                elif isinstance(mis, Storing):
                    venster.mond.meld("let op", mis.melding)
                else:
                    venster.mond.vang(mis)

        if not self._dicht:
            self.spoor.doe(werk, van=self, klaar=klaar, fout=fout)

    def _toon_schade(self, schade: Beschadigd) -> None:
        from ui.kluis.schade import Schadevenster

        map_ = self.programma.kluis.map
        if self._sluit_vensters():
            Schadevenster(map_, schade.melding).exec()
            self.naar_de_deur.emit()

    def sluit(self) -> None:
        """Finish what runs, let go of the vault and forget its key."""
        if self._dicht:
            return
        self._dicht = True
        self.stilte.stop()
        self.terugkeer.stop()
        self.schoner.stop()
        self.spoor.sluit()
        self.programma.sluit()
