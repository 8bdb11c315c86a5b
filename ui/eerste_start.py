"""The first start, when there are no data yet: begin, open what exists, or look at the demonstration."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.kluis.herstelblad import Herstelblad
from ui.kluis.openen import open_map
from ui.kluis.werk import Zijspoor
from ui.theme.theme import maat, marges
from ui.wachtwoordvelden import NieuwWachtwoord
from ui.widgets.basis import Icoon, Kaart, Knop, Label, rij
from ui.widgets.formulier import Formulier
from ui.widgets.voortgang import Voortgangsvenster
from weegtafel.bootstrap import Programma, is_kluis, open_programma
from weegtafel.inrichting import rules
from weegtafel.inrichting.commands import BewaarGemeente, BewaarOrganisatie, BewaarPersoon, GeefRol
from weegtafel.kernel.clock import Klok
from weegtafel.kernel.codes import OrganisatieSoort
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.roles import Rol
from weegtafel.onderhoud import eis_eigen_schijf
from weegtafel.poort import maak_beveiligde_kluis

KIJK_MS = 50


class _Gestopt(Exception):
    """The user asked to stop; carries nothing."""


def maak_demonstratie_met_voortgang(map_: Path) -> None:
    """Make the demonstration data beside the window, with progress and a way to stop.

    Raises:
        Storing: the folder holds something, cannot be written, or the user stopped; nothing is left behind.
    """
    from weegtafel.demonstratie import maak_demonstratie

    venster = Voortgangsvenster(
        "Demonstratie klaarzetten", "Weegtafel maakt fictieve gegevens; dit duurt een halve minuut."
    )
    stand, gestopt = [(0, 0)], [False]

    def meld(gedaan: int, totaal: int) -> None:
        if gestopt[0]:
            raise _Gestopt
        stand[0] = gedaan, totaal

    def stop() -> None:
        gestopt[0] = True

    def kijk() -> None:
        venster.zet(*stand[0])
        if werk.done():
            klok.stop()
            venster.klaar()

    venster.afgebroken.connect(stop)
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="demonstratie") as draad:
        werk: Future[object] = draad.submit(maak_demonstratie, map_, meld)
        # The window looks how far the work is, so that the worker never touches anything of Qt.
        klok = QTimer(venster)
        klok.setInterval(KIJK_MS)
        klok.timeout.connect(kijk)
        klok.start()
        venster.exec()
        klok.stop()
        fout = werk.exception()
    venster.deleteLater()
    if isinstance(fout, _Gestopt):
        raise Storing(
            "Het klaarzetten van de demonstratie is afgebroken. Er is niets bewaard. "
            "Start Weegtafel opnieuw als u haar toch wilt bekijken."
        )
    if fout is not None:
        raise fout


def richt_in(programma: Programma, gemeente: str, naam: str) -> int:
    """Put one municipality, its own organisation and this person, as beheerder and secretaris, in a new vault.

    Returns the id of the person.

    Raises:
        Regelovertreding: a name is missing or too long.
        Storing: the folder cannot be written.
    """
    plaats, wie = _keur(gemeente, naam)
    vandaag = programma.klok.nu().date()
    gemeente_id = programma.voer_uit(BewaarGemeente(naam=plaats, geldig_van=vandaag)).id
    organisatie_id = programma.voer_uit(
        BewaarOrganisatie(
            naam=f"Gemeente {plaats}",
            afkorting=plaats[:24].strip(),
            soort=OrganisatieSoort.GEMEENTE,
            gemeente_id=gemeente_id,
            neemt_deel=False,
            geldig_van=vandaag,
        )
    ).id
    persoon_id = programma.voer_uit(BewaarPersoon(naam=wie, organisatie_id=organisatie_id, geldig_van=vandaag)).id
    for rol in (Rol.BEHEERDER, Rol.SECRETARIS):
        programma.voer_uit(GeefRol(persoon_id=persoon_id, rol=rol, geldig_van=vandaag))
    return persoon_id


def _keur(gemeente: str, naam: str) -> tuple[str, str]:
    return (
        rules.regel("gemeente", "Naam van de gemeente", gemeente, maximum=180),
        rules.regel("naam", "Uw naam", naam),
    )


def begin_leeg(
    map_: Path, gemeente: str, naam: str, gebruikersnaam: str, wachtwoord: str, klok: Klok | None = None
) -> tuple[Programma, str]:
    """Make an encrypted vault for one municipality. Returns it, signed in, and the recovery key to show once.

    Raises:
        Regelovertreding: a name or the password cannot be; nothing has been made.
        Storing: the folder cannot be written, or is on a network drive.
    """
    _keur(gemeente, naam)
    eis_eigen_schijf(map_)
    return maak_beveiligde_kluis(map_, lambda p: richt_in(p, gemeente, naam), gebruikersnaam, wachtwoord, klok=klok)


class EersteStart(QDialog):
    """Three ways to begin. ``programma`` is the opened vault once accepted."""

    def __init__(self, map_: Path, klok: Klok | None = None) -> None:
        super().__init__()
        self.map, self._klok = map_, klok
        self.programma: Programma | None = None
        self.spoor = Zijspoor(self)
        self.setWindowTitle("Weegtafel")
        self._stapel = QStackedWidget()
        self._stapel.addWidget(self._keuzeblad())
        self._stapel.addWidget(self._beginblad())
        self.melding = Label("", "fout", breekt=True)
        self.melding.hide()
        kolom = QVBoxLayout(self)
        marges(kolom, 40, 36, 40, 28, tussen=16)
        kolom.addWidget(self._stapel, 1)
        kolom.addWidget(self.melding)
        self.resize(maat(680), maat(700))

    def _keuzeblad(self) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        marges(kolom, tussen=12)
        kolom.addWidget(Label(self.tr("Welkom bij Weegtafel"), "titel"))
        kolom.addWidget(
            Label(self.tr("Complexe jeugdhulp samen wegen, uitleggen en vastleggen. Hoe wilt u beginnen?"), "stil",
                  breekt=True)
        )  # fmt: skip
        kolom.addSpacing(maat(8))
        self.knop_begin = self._keuze(
            kolom, "start", self.tr("Begin met een lege map"),
            self.tr("Voor uw eigen tafel. De lijsten, criteria en zinnen staan al klaar."),
            self._naar_begin, hoofd=True,
        )  # fmt: skip
        self.knop_open = self._keuze(
            kolom, "map", self.tr("Open een bestaande map"),
            self.tr("Met gegevens die Weegtafel eerder bewaarde."), self._open,
        )  # fmt: skip
        self.knop_demo = self._keuze(
            kolom, "oog", self.tr("Bekijk de demonstratie"),
            self.tr("Een jaar vol verzonnen casussen en overleggen. Het klaarzetten duurt een halve minuut."),
            self._demonstratie,
        )  # fmt: skip
        kolom.addStretch(1)
        kolom.addWidget(
            Label(self.tr("Alles blijft op deze computer; Weegtafel maakt geen verbinding met internet."), "klein",
                  breekt=True)
        )  # fmt: skip
        return blad

    @staticmethod
    def _keuze(
        kolom: QVBoxLayout, icoon: str, tekst: str, uitleg: str, doe: Callable[[], None], *, hoofd: bool = False
    ) -> Knop:
        knop = Knop(tekst, "hoofd" if hoofd else "gewoon")
        knop.setAutoDefault(True)
        knop.setDefault(hoofd)
        knop.setAccessibleDescription(uitleg)
        knop.setMinimumWidth(maat(220))
        knop.clicked.connect(lambda _aan=False: doe())
        kaart = Kaart()
        balk = rij(Icoon(icoon, "accent", 28), tussen=16)
        balk.addWidget(Label(uitleg, breekt=True), 1)
        balk.addWidget(knop)
        kaart.indeling.addLayout(balk)
        kolom.addWidget(kaart)
        return knop

    def _beginblad(self) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        marges(kolom, tussen=16)
        kolom.addWidget(Label(self.tr("Begin met een lege map"), "titel"))
        self.formulier = Formulier()
        self.gemeente, self.naam = QLineEdit(), QLineEdit()
        self.formulier.voeg_toe("gemeente", self.tr("Gemeente"), self.gemeente,
                                self.tr("Meer gemeenten voegt u later toe bij Inrichting."),
                                verplicht=True)  # fmt: skip
        self.formulier.voeg_toe("naam", self.tr("Uw naam"), self.naam,
                                self.tr("U wordt beheerder en secretaris. Anderen voegt u later toe."),
                                verplicht=True)  # fmt: skip
        self.gebruikersnaam = QLineEdit()
        self.formulier.voeg_toe("gebruikersnaam", self.tr("Gebruikersnaam"), self.gebruikersnaam,
                                self.tr("Hiermee meldt u zich aan, bijvoorbeeld uw voornaam."),
                                verplicht=True)  # fmt: skip
        self.wachtwoord = NieuwWachtwoord(self.formulier, lambda: (self.naam.text(), self.gebruikersnaam.text()))
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setFrameShape(QScrollArea.Shape.NoFrame)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setWidget(self.formulier)
        for woord in (self.wachtwoord.een, self.wachtwoord.twee):
            woord.textChanged.connect(lambda _tekst: rol.ensureWidgetVisible(self.wachtwoord.twee, 0, maat(48)))
        kolom.addWidget(rol, 1)
        self._waar = Label("", "stil", breekt=True)
        anders = Knop(self.tr("Kies een andere map"), "stil", "map")
        anders.clicked.connect(self._andere_map)
        waar = rij(tussen=8)
        waar.addWidget(self._waar, 1)
        waar.addWidget(anders)
        kolom.addLayout(waar)
        terug, self.knop_maak = Knop(self.tr("Ga terug")), Knop(self.tr("Begin"), "hoofd")
        terug.clicked.connect(lambda: self._naar(0))
        self.knop_maak.clicked.connect(self._begin)
        velden: tuple[QLineEdit, ...] = (
            self.gemeente,
            self.naam,
            self.gebruikersnaam,
            self.wachtwoord.een,
            self.wachtwoord.twee,
        )
        for veld, volgend in pairwise(velden):
            veld.returnPressed.connect(volgend.setFocus)
        self.wachtwoord.twee.returnPressed.connect(self._begin)
        kolom.addLayout(rij(None, terug, self.knop_maak))
        return blad

    def _naar(self, blad: int) -> None:
        self._zeg("")
        self._stapel.setCurrentIndex(blad)

    def _naar_begin(self) -> None:
        self._waar.setText(self.tr("Weegtafel bewaart alles in %s") % self.map)
        self._naar(1)
        self.gemeente.setFocus()

    def _andere_map(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(self, self.tr("Kies een lege map"), str(self.map.parent))
        if gekozen:
            self.map = Path(gekozen)
            self._waar.setText(self.tr("Weegtafel bewaart alles in %s") % self.map)

    def _zeg(self, zin: str) -> None:
        self.melding.setText(zin)
        self.melding.setVisible(bool(zin))

    def _geweigerd(self, fout: Exception) -> None:
        """Say what was refused, beside the fields where it belongs; the choice stays open."""
        if isinstance(fout, Storing):
            self._zeg(fout.melding)
        elif isinstance(fout, Regelovertreding):
            elders = self.formulier.toon_fouten(fout.velden)
            bij_veld = set(fout.velden.values()) - set(elders)
            self._zeg(" ".join(zin for zin in fout.redenen if zin not in bij_veld))
        else:
            raise fout

    def _probeer(self, open_: Callable[[], Programma | None]) -> None:
        """Open what is there; what is refused is said here and the choice stays open."""
        self._zeg("")
        self.formulier.wis_fouten()
        try:
            self.programma = open_()
        except (Storing, Regelovertreding) as fout:
            self._geweigerd(fout)
        else:
            if self.programma is not None:
                self.accept()

    def _begin(self) -> None:
        self._zeg("")
        self.formulier.wis_fouten()
        if is_kluis(self.map):
            self._zeg(self.tr("In deze map staan al gegevens van Weegtafel. Kies “Open een bestaande map”."))
            return
        try:
            _keur(self.gemeente.text(), self.naam.text())
            eis_eigen_schijf(self.map)
        except (Regelovertreding, Storing) as fout:
            self._geweigerd(fout)
            return
        fouten = self.wachtwoord.fouten()
        if len(self.gebruikersnaam.text().strip()) < 2:
            fouten = {"gebruikersnaam": self.tr("Een gebruikersnaam heeft ten minste 2 tekens."), **fouten}
        if fouten:
            self.formulier.toon_fouten(fouten)
            return
        self.knop_maak.setEnabled(False)
        wie = self.map, self.gemeente.text(), self.naam.text(), self.gebruikersnaam.text(), self.wachtwoord.wachtwoord()
        self.spoor.doe(
            lambda: begin_leeg(*wie, self._klok), van=self, klaar=self._toon_sleutel, fout=self._niet_begonnen
        )

    def _niet_begonnen(self, fout: Exception) -> None:
        self.knop_maak.setEnabled(True)
        self._geweigerd(fout)

    def _toon_sleutel(self, gemaakt: tuple[Programma, str]) -> None:
        """The vault is there; what is left is to put its recovery key on paper."""
        self.programma, sleutel = gemaakt
        self.wachtwoord.wis()
        self.herstelblad = Herstelblad(sleutel, self.map, self.programma.klok.nu())
        self.herstelblad.klaar.connect(self.accept)
        self._naar(self._stapel.addWidget(self.herstelblad))
        self.herstelblad.knop_pdf.setFocus()

    def done(self, uitkomst: int) -> None:
        """Closing at the recovery key lets go of the vault; it stays, and signing in works."""
        self.spoor.sluit()
        if uitkomst != QDialog.DialogCode.Accepted and self.programma is not None:
            self.programma.sluit()
            self.programma = None
        super().done(uitkomst)

    def _open(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(self, self.tr("Kies de map met de gegevens"), str(self.map.parent))
        if gekozen:
            self._probeer(lambda: open_map(Path(gekozen)))

    def _demonstratie(self) -> None:
        from ui.app import standaardmap

        self._probeer(lambda: open_demonstratie(standaardmap(demo=True)))


def open_demonstratie(map_: Path) -> Programma:
    """Open the demonstration, made first when it is not there.

    Raises:
        Storing: it cannot be made or opened, or the user stopped.
    """
    if not (map_ / "weegtafel.sqlite").exists():
        maak_demonstratie_met_voortgang(map_)
    return open_programma(map_)


def eerste_start(map_: Path) -> Programma | None:
    """Ask how to begin; ``map_`` is where an own vault would come. None when the user closed the window."""
    venster = EersteStart(map_)
    venster.knop_begin.setFocus()
    return venster.programma if venster.exec() == QDialog.DialogCode.Accepted else None
