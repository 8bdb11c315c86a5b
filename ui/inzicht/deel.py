"""What every part of the page shares: a head, a choice of period, and charts that keep their place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.inzicht.beeld import twaalf_maanden
from ui.inzicht.bewaren import bewaar_grafiek, bewaar_tabel, mag_uitgeven, tabel_van
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Kaart, Label
from ui.widgets.grafiek import Grafiekkaart, Maker
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.paginakop import Paginakop
from weegtafel.inzicht.periode import Periode, jaar, kwartaal, vrije_periode
from weegtafel.kernel.grafiek import Grafiek

#: The last choice: any two days.
ANDERE = "Andere periode…"
#: One chooses a period from this list; it is too short to search in.
VANAF_ZOEKEN = 12


def periodenaam(periode: Periode) -> str:
    """Short enough for the choice: ``12-1-2026 t/m 4-3-2026``."""
    return " t/m ".join(f"{dag.day}-{dag.month}-{dag.year}" for dag in (periode.van, periode.tot))


def perioden(vandaag: date) -> list[tuple[str, Periode]]:
    """What one may look back over, the most useful first."""
    uit = [
        ("Laatste twaalf maanden", twaalf_maanden(vandaag)),
        ("Laatste 24 maanden", twaalf_maanden(vandaag, 24)),
        (f"{vandaag.year} tot vandaag", vrije_periode(date(vandaag.year, 1, 1), vandaag)),
        (str(vandaag.year - 1), jaar(vandaag.year - 1)),
    ]
    jaartal, welk = vandaag.year, (vandaag.month - 1) // 3 + 1
    for _ in range(4):
        jaartal, welk = (jaartal - 1, 4) if welk == 1 else (jaartal, welk - 1)
        uit.append((kwartaal(jaartal, welk).naam.capitalize(), kwartaal(jaartal, welk)))
    return uit


class Inzichtdeel(QWidget):
    """A part of the page. ``naar`` asks the window to show something else."""

    titel = ""
    uitleg = ""
    met_periode = False
    naar = Signal(str, int)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self.omgeving = omgeving
        self.kop = Paginakop(self.titel, self.uitleg)
        self.periodekeuze: Keuzelijst | None = None
        if self.met_periode:
            keuze = self.periodekeuze = Keuzelijst(
                [*perioden(omgeving.vandaag), (ANDERE, None)], leeg=None, vanaf=VANAF_ZOEKEN
            )
            keuze.zet_waarde(twaalf_maanden(omgeving.vandaag))
            keuze.setAccessibleName("Periode")
            keuze.setMinimumWidth(maat(230))
            keuze.gewijzigd.connect(self._gekozen)
            self.kop.voeg_actie_toe(keuze)
        self._periode = twaalf_maanden(omgeving.vandaag)
        buiten = QVBoxLayout(self)
        marges(buiten, tussen=16)
        buiten.addWidget(self.kop)
        self.rol = QScrollArea()
        self.rol.setWidgetResizable(True)
        self.rol.setFrameShape(QFrame.Shape.NoFrame)
        # Beside wide tables or in large letters a bar below, rather than words that are cut off.
        self.rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        binnen = QWidget()
        self.kolom = QVBoxLayout(binnen)
        marges(self.kolom, 0, 0, 10, 24, tussen=16)
        self.rol.setWidget(binnen)
        buiten.addWidget(self.rol, 1)

    @property
    def periode(self) -> Periode:
        """The period in view."""
        return self._periode

    def zet_periode(self, periode: Periode) -> None:
        """Look at this period; one that is no choice yet becomes one."""
        keuze = self.periodekeuze
        assert keuze is not None
        if periode not in [p for _, p in perioden(self.omgeving.vandaag)]:
            vast = perioden(self.omgeving.vandaag)
            keuze.zet_keuzes([*vast, (periodenaam(periode), periode), (ANDERE, None)])
        keuze.zet_waarde(periode)
        self._periode = periode
        self.ververs()

    def _gekozen(self, gekozen: object) -> None:
        if isinstance(gekozen, Periode):
            self._periode = gekozen
            self.ververs()
            return
        assert self.periodekeuze is not None
        self.periodekeuze.zet_waarde(self._periode)
        QTimer.singleShot(0, self, self.vraag_andere)  # after the list has closed

    def vraag_andere(self) -> None:
        """Ask for any two days and look at what lies between them."""
        from ui.inzicht.periodedialoog import vraag_periode

        andere = vraag_periode(self, self.omgeving, self._periode)
        if andere is not None:
            self.zet_periode(andere)

    def ververs(self) -> None:
        """Fetch what is shown."""
        raise NotImplementedError

    def focus_eerste(self) -> None:
        """Go to where this part begins."""
        (self.periodekeuze or self).setFocus(Qt.FocusReason.OtherFocusReason)


class Grafiekplek(QWidget):
    """Where a chart belongs: the chart, or a card that says what is missing and what to do."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        tabel = self._tabel if mag_uitgeven(omgeving) else None
        self.kaart = Grafiekkaart(lambda kaart: bewaar_grafiek(self, omgeving, kaart.beeld), tabel)
        self.leeg = Kaart(" ")
        self._zin = Label("", breekt=True)
        self._daarna = Label("", "klein", breekt=True)
        self.leeg.indeling.addWidget(self._zin)
        self.leeg.indeling.addWidget(self._daarna)
        self.leeg.indeling.addStretch(1)
        self.leeg.hide()
        kolom = QVBoxLayout(self)
        marges(kolom)
        kolom.addWidget(self.kaart, 1)
        kolom.addWidget(self.leeg, 1)

    def zet(self, maker: Maker, titel: str, zin: str, daarna: str) -> None:
        """Show a chart; without one, that ``zin`` under ``titel`` and what to do."""
        self.kaart.zet(maker)
        if self.leeg.kop is not None:
            self.leeg.kop.setText(titel)
        self._zin.setText(zin)
        self._daarna.setText(daarna)
        self.leeg.setVisible(self.kaart.beeld is None)

    def _tabel(self, beeld: Grafiek) -> None:
        bewaar_tabel(self, self._omgeving, beeld.titel, tabel_van(beeld))
