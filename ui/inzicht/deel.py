"""What every part of the page shares: a head, a choice of period, and charts that keep their place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.bestandskeuze import kies_doel
from ui.inzicht.beeld import twaalf_maanden
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Kaart, Label
from ui.widgets.grafiek import Grafiekkaart, Maker, bewaar_png, bewaar_svg
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.paginakop import Paginakop
from weegtafel.inzicht.periode import Periode, jaar, kwartaal, vrije_periode
from weegtafel.kernel.errors import Storing

SVG, PNG = "SVG (*.svg)", "PNG (*.png)"


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
            keuze = self.periodekeuze = Keuzelijst(perioden(omgeving.vandaag), leeg=None)
            keuze.zet_waarde(twaalf_maanden(omgeving.vandaag))
            keuze.setAccessibleName("Periode")
            keuze.setMinimumWidth(maat(230))
            keuze.gewijzigd.connect(lambda _periode: self.ververs())
            self.kop.voeg_actie_toe(keuze)
        buiten = QVBoxLayout(self)
        marges(buiten, tussen=16)
        buiten.addWidget(self.kop)
        self.rol = QScrollArea()
        self.rol.setWidgetResizable(True)
        self.rol.setFrameShape(QFrame.Shape.NoFrame)
        self.rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        binnen = QWidget()
        self.kolom = QVBoxLayout(binnen)
        marges(self.kolom, 0, 0, 10, 24, tussen=16)
        self.rol.setWidget(binnen)
        buiten.addWidget(self.rol, 1)

    @property
    def periode(self) -> Periode:
        """The period in view."""
        gekozen = None if self.periodekeuze is None else self.periodekeuze.waarde()
        return gekozen if isinstance(gekozen, Periode) else twaalf_maanden(self.omgeving.vandaag)

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
        self.kaart = Grafiekkaart(self._bewaar)
        self.leeg = Kaart(" ")
        self._zin = Label("", breekt=True)
        self._daarna = Label("", "klein", breekt=True)
        self.leeg.indeling.addWidget(self._zin)
        self.leeg.indeling.addWidget(self._daarna)
        self.leeg.indeling.addStretch(1)
        self.leeg.hide()
        kolom = QVBoxLayout(self)
        marges(kolom)
        kolom.addWidget(self.kaart)
        kolom.addWidget(self.leeg)
        kolom.addStretch(1)

    def zet(self, maker: Maker, titel: str, zin: str, daarna: str) -> None:
        """Show a chart; without one, that ``zin`` under ``titel`` and what to do."""
        self.kaart.zet(maker)
        if self.leeg.kop is not None:
            self.leeg.kop.setText(titel)
        self._zin.setText(zin)
        self._daarna.setText(daarna)
        self.leeg.setVisible(self.kaart.beeld is None)

    def _bewaar(self, kaart: Grafiekkaart) -> None:
        beeld = kaart.beeld
        if beeld is None:
            return
        pad = kies_doel(self, f"Bewaar {beeld.titel}", f"{beeld.sleutel}.svg", (SVG, PNG))
        if pad is None:
            return
        try:
            (bewaar_png if pad.suffix.lower() == ".png" else bewaar_svg)(beeld.figuur, pad)
        except OSError:
            self._omgeving.mond.vang(
                Storing(
                    f"De grafiek is niet te bewaren in “{pad.name}”. Uw gegevens zijn veilig. Kies een andere plaats."
                )
            )
            return
        self._omgeving.mond.meld("gelukt", f"{pad.name} staat in {pad.parent}.")
