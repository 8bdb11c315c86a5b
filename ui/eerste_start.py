"""The first start, when there are no data yet: begin, open what exists, or look at the demonstration."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoon, Kaart, Knop, Label, rij
from ui.widgets.formulier import Formulier
from ui.widgets.voortgang import Voortgangsvenster
from weegtafel.bootstrap import Programma, open_programma
from weegtafel.inrichting import rules
from weegtafel.inrichting.commands import BewaarGemeente, BewaarOrganisatie, BewaarPersoon, GeefRol
from weegtafel.kernel.codes import OrganisatieSoort
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.roles import Rol

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


def begin_leeg(map_: Path, gemeente: str, naam: str) -> Programma:
    """Make a vault with one municipality, its own organisation, and this person as beheerder and secretaris.

    Raises:
        Regelovertreding: a name is missing or too long; nothing has been made.
        Storing: the folder cannot be written.
    """
    plaats = rules.regel("gemeente", "Naam van de gemeente", gemeente, maximum=180)
    wie = rules.regel("naam", "Uw naam", naam)
    programma = open_programma(map_, maak=True)
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
    return programma


class EersteStart(QDialog):
    """Three ways to begin. ``programma`` is the opened vault once accepted."""

    def __init__(self, map_: Path) -> None:
        super().__init__()
        self.map = map_
        self.programma: Programma | None = None
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
        self.resize(maat(640), maat(560))

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
        kolom.addWidget(self.formulier)
        self._waar = Label("", "stil", breekt=True)
        anders = Knop(self.tr("Kies een andere map"), "stil", "map")
        anders.clicked.connect(self._andere_map)
        kolom.addWidget(self._waar)
        kolom.addLayout(rij(anders, None))
        kolom.addStretch(1)
        terug, self.knop_maak = Knop(self.tr("Ga terug")), Knop(self.tr("Begin"), "hoofd")
        terug.clicked.connect(lambda: self._naar(0))
        self.knop_maak.clicked.connect(self._begin)
        self.naam.returnPressed.connect(self._begin)
        self.gemeente.returnPressed.connect(self.naam.setFocus)
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

    def _probeer(self, maak: Callable[[], Programma]) -> None:
        """Open or make; what is refused is said here and the choice stays open."""
        self._zeg("")
        self.formulier.wis_fouten()
        try:
            self.programma = maak()
        except Storing as fout:
            self._zeg(fout.melding)
        except Regelovertreding as fout:
            elders = self.formulier.toon_fouten(fout.velden)
            bij_veld = set(fout.velden.values()) - set(elders)
            self._zeg(" ".join(zin for zin in fout.redenen if zin not in bij_veld))
        else:
            self.accept()

    def _begin(self) -> None:
        if (self.map / "weegtafel.sqlite").exists():
            self._zeg(self.tr("In deze map staan al gegevens van Weegtafel. Kies “Open een bestaande map”."))
            return
        self._probeer(lambda: begin_leeg(self.map, self.gemeente.text(), self.naam.text()))

    def _open(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(self, self.tr("Kies de map met de gegevens"), str(self.map.parent))
        if gekozen:
            self._probeer(lambda: open_programma(Path(gekozen)))

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
