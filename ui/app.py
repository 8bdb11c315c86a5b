"""Starting the window: the vault, the person, the look, and one or more windows."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ui.schermloos import waarom_geen_venster
from weegtafel.kernel.errors import Regelovertreding, Storing

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from ui.kluis.hoeder import Hoeder
    from ui.venster import Hoofdvenster
    from weegtafel.bootstrap import Programma
    from weegtafel.kernel.roles import Actor


def standaardmap(demo: bool = False) -> Path:
    """Where the data are when no folder is named: the user's own data folder."""
    from platformdirs import user_data_path

    return user_data_path("Weegtafel", appauthor=False) / ("demonstratie" if demo else "kluis")


def start(
    *, map_: Path | None = None, demo: bool = False, schermafdrukken: Path | None = None, meet_start: bool = False
) -> int:
    """Open the window and stay until it closes. Returns the exit code.

    Raises:
        Storing: no display, or the vault cannot be opened.
    """
    begin = time.perf_counter()
    # Before Qt: once PySide6 is there, it reads the source of every module that is imported after it, and those of the
    # database are many.
    import weegtafel.bootstrap  # noqa: F401  # imported for its order

    if schermafdrukken is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    waarom = waarom_geen_venster()
    if waarom:
        raise Storing(waarom)
    app = _maak_app()
    if schermafdrukken is not None:
        from ui.schermafdrukken import maak_schermafdrukken

        return maak_schermafdrukken(app, map_, schermafdrukken)
    programma = _open(map_, demo, beveiligen=not meet_start)
    if programma is None:
        return 0
    vensters = Vensters(programma)
    venster = vensters.open()
    if meet_start:
        venster.bruikbaar.connect(lambda: _meld_start(begin))
    else:
        venster.bruikbaar.connect(lambda: warm_op(venster))
        venster.bruikbaar.connect(vensters.zet_grondige_controle)
    uit = app.exec()
    vensters.sluit()
    return uit


def warm_op(venster: Hoofdvenster) -> None:
    """Load what the next pages and acts need, a piece at a time beside the window, so that no first click waits for it.

    A question of the user waits for one piece at most.
    """
    from importlib import import_module

    from weegtafel.bootstrap import VOOR_LATER

    stukken = iter(VOOR_LATER)

    def volgende(_geladen: object = None) -> None:
        naam = next(stukken, None)
        if naam is not None:
            venster.runner.doe(lambda: import_module(naam), van=venster, klaar=volgende)

    volgende()


def _maak_app() -> QApplication:
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from ui.opruimer import neem_over
    from ui.theme import stijl_vooraf
    from ui.theme.icons import app_icoon
    from ui.theme.theme import pas_thema_toe

    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    stijl_vooraf()
    bestaand = QApplication.instance()
    app = bestaand if isinstance(bestaand, QApplication) else QApplication(sys.argv[:1])
    neem_over(app)
    app.setApplicationName("weegtafel")
    app.setApplicationDisplayName("Weegtafel")
    app.setDesktopFileName("weegtafel")
    app.setWindowIcon(app_icoon())
    keuze = voorkeuren()
    keuze.remove("gebruikersnaam")  # an earlier version kept who signed in last
    schaal = keuze.value("schaal", 1.0, float)
    thema = keuze.value("thema", "systeem")
    pas_thema_toe(app, thema, float(schaal) if isinstance(schaal, (int, float)) else 1.0)  # type: ignore[arg-type]  # checked by the theme
    return app


def voorkeuren() -> QSettings:
    """The user's own preferences on this computer; never case data."""
    from PySide6.QtCore import QSettings

    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "weegtafel", "weegtafel")


def _open(map_: Path | None, demo: bool, *, beveiligen: bool = True) -> Programma | None:
    """The vault to work on; a first start asks what is needed. None when the user stopped there."""
    from weegtafel.bootstrap import is_kluis

    if demo:
        map_ = standaardmap(demo=True)
        if not is_kluis(map_):
            from ui.eerste_start import maak_demonstratie_met_voortgang

            maak_demonstratie_met_voortgang(map_)
        return _open_map(map_, beveiligen)
    if map_ is not None:
        return _open_map(map_, beveiligen)
    gekozen = str(voorkeuren().value("map", ""))
    map_ = Path(gekozen) if gekozen and is_kluis(Path(gekozen)) else standaardmap()
    if is_kluis(map_):
        return _open_map(map_, beveiligen)
    from ui.eerste_start import eerste_start

    programma = eerste_start(map_)
    if programma is not None:
        voorkeuren().setValue("map", str(programma.kluis.map))
    return programma


def _open_map(map_: Path, beveiligen: bool) -> Programma | None:
    """Open a folder; the dialogs that this may need are loaded when they are."""
    from weegtafel.bootstrap import is_beveiligd, is_demonstratie, open_programma

    if not is_beveiligd(map_):
        try:
            programma = open_programma(map_)
        except Storing as fout:
            if type(fout) is Storing:
                raise
        else:
            if not beveiligen or programma.vraag(is_demonstratie):
                return programma
            programma.sluit()
    from ui.kluis.openen import open_map

    return open_map(map_, vraag_beveiligen=beveiligen)


def _meld_start(begin: float) -> None:
    from PySide6.QtWidgets import QApplication

    sys.stdout.write(f"{time.perf_counter() - begin:.4f}\n")
    sys.stdout.flush()
    QApplication.exit(0)


def _vergeet_namen() -> None:
    """Known names and remembered sentences do not outlive the lock."""
    from ui.anoniem import vergeet_alles

    vergeet_alles()


def _leest_grondig() -> bool:
    """Whether the thorough layer reads. It comes after the first page, so this does not load it."""
    laag = sys.modules.get("ui.grondigelaag")
    return laag is not None and bool(laag.leest_grondig())


class Vensters:
    """All windows of this process on one vault; the program ends with the last of them."""

    def __init__(self, programma: Programma) -> None:
        self._voorkeuren = voorkeuren()
        self._grondig = False
        self._neem(programma)

    def _neem(self, programma: Programma) -> None:
        from weegtafel.bootstrap import is_demonstratie

        self._programma = programma
        programma.grondig_leest = _leest_grondig
        self._demonstratie = programma.vraag(is_demonstratie)
        self._open: list[Hoofdvenster] = []
        self._hoeder: Hoeder | None = None

    @property
    def hoeder(self) -> Hoeder:
        """Who looks after the vault; made once the first page stands, so that this does not wait for it."""
        from PySide6.QtCore import Qt

        from ui.kluis.hoeder import Hoeder

        if self._hoeder is None:
            self._hoeder = Hoeder(self._programma, self._voorkeuren)
            self._hoeder.naar_de_deur.connect(self._opnieuw, Qt.ConnectionType.QueuedConnection)
            self._hoeder.vergrendeld.connect(_vergeet_namen)
        return self._hoeder

    def open(self) -> Hoofdvenster:
        """One more window."""
        from PySide6.QtCore import QTimer

        from ui.messages import installeer_vangnet
        from ui.venster import Hoofdvenster
        from weegtafel.overleg.vandaag import lopend_overleg

        programma = self._programma.als(self._actor())
        venster = Hoofdvenster(programma, self._voorkeuren, demonstratie=self._demonstratie)
        eerste = not self._open
        if eerste:
            installeer_vangnet(venster.mond)
        venster.ander_venster_gevraagd.connect(self.open)
        self._open.append(venster)
        # After the turn in which the page became usable: what is typed at once goes first.
        venster.bruikbaar.connect(lambda: QTimer.singleShot(0, venster, lambda: self.hoeder.volg(venster)))
        lopend = programma.vraag(lopend_overleg, programma.klok.nu().date(), programma.actor) if eerste else None
        if lopend is None:
            venster.begin()
        else:
            venster.begin("vergadering", lopend.id)
            venster.mond.meld("informatie", f"{lopend.nummer} is bezig. U bent terug bij het punt dat aan de orde is.")
        return venster

    def _opnieuw(self) -> None:
        """Everything was closed to begin anew at the door."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication, QMessageBox

        from ui.kluis.hoeder import blijf_draaien

        map_ = self._programma.kluis.map
        try:
            programma = _open_map(map_, beveiligen=True)
        except (Storing, Regelovertreding) as fout:
            QMessageBox.critical(None, "Weegtafel", toon_fout(fout))
            programma = None
        if programma is None:
            QApplication.quit()
            return
        self.hoeder.deleteLater()
        self._neem(programma)
        self.open()
        QTimer.singleShot(0, lambda: blijf_draaien(False))

    def zet_grondige_controle(self) -> None:
        """Give the windows their thorough layer; its process starts when the first text of a casus is shown."""
        from ui.grondigelaag import Grondigelaag, grondige_laag, zet_grondig
        from weegtafel.anonimiteit.oordeelaar import Oordeelaar, zet_apart

        self._grondig = True
        if grondige_laag() is None:
            zet_grondig(Grondigelaag())
            zet_apart(Oordeelaar())

    def sluit(self) -> None:
        """Let go of the vault, and forget its key."""
        if self._grondig:
            from ui.grondigelaag import grondige_laag, zet_grondig
            from weegtafel.anonimiteit.oordeelaar import zet_apart

            laag = grondige_laag()
            if laag is not None:
                zet_grondig(None)
                zet_apart(None)
                laag.sluit()
        if self._hoeder is not None:
            self._hoeder.sluit()
        else:
            self._programma.sluit()

    def _actor(self) -> Actor:
        """Who signed in; else who worked here last, or the first chair, secretary or beheerder that there is."""
        if self._programma.aanmelding is not None:
            return self._programma.actor
        from weegtafel.inrichting.werker import eerste_actor

        bewaard = self._voorkeuren.value("persoon", 0)
        persoon_id = int(str(bewaard)) if str(bewaard).isdigit() else 0
        return self._programma.vraag(eerste_actor, self._programma.klok.nu().date(), persoon_id)


def toon_fout(fout: Regelovertreding | Storing) -> str:
    """The sentence of a failure, for places where no window exists yet."""
    return fout.melding if isinstance(fout, Storing) else " ".join(fout.redenen)
