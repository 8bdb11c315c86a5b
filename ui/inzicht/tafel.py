"""Does the table work? Four questions, each with one figure, one sentence, how sure that is, and one chart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout

from ui.inzicht.beeld import Antwoord, Tafelbeeld, Uitspraak, haal_beeld, periodezin, slotzin, uitspraken
from ui.inzicht.bewaren import bewaar_grafiek, bewaar_tabel, mag_uitgeven, tabel_van
from ui.inzicht.deel import Inzichtdeel
from ui.inzicht.tafelgrafieken import casusbeeld, eenspaar, instroombeeld, volgbeeld
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoonknop, Kaart, Knop, Label, rij
from ui.widgets.grafiek import Grafiekvlak, Maker, Tabelvenster
from ui.widgets.statuslabel import Statuslabel, Toon
from weegtafel.kernel.grafiek import Grafiek

#: Word, shape and tone of an answer.
_ANTWOORD: dict[Antwoord, tuple[str, str, Toon]] = {
    "ja": ("Ja", "vorm-cirkel", "goed"),
    "deels": ("Deels", "vorm-halve-cirkel", "let_op"),
    "nee": ("Nog niet", "vorm-vierkant", "fout"),
    "onbekend": ("Niet te zeggen", "vorm-ring", "neutraal"),
}
#: The page is two cards wide from here.
NAAST = 720


class Vraagkaart(Kaart):
    """One question. Enter on the chart shows its numbers; the button goes to the page behind it."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._vraag = Label("", "tussenkop", breekt=True)
        self._antwoord = Statuslabel("")
        self._cijfer = Label("", "kop", breekt=True)
        self._zegt = Label("", breekt=True)
        self._zeker = Label("", "klein", breekt=True)
        self.vlak = Grafiekvlak()
        self.meer = Knop("Bekijk meer", "stil", "pijl-rechts")
        self.tabel = Knop("Toon als tabel", "stil", hulp="De getallen van deze grafiek (Enter op de grafiek)")
        self.tabel.clicked.connect(lambda _aan=False: self._toon_tabel())
        self.bewaar = Icoonknop("exporteer", "Bewaar de grafiek als SVG of PNG", "accent")
        self.bewaar.clicked.connect(lambda _aan=False: bewaar_grafiek(self, omgeving, self.vlak.beeld))
        boven = rij(tussen=12)
        boven.addWidget(self._vraag, 1)
        boven.addWidget(self._antwoord)
        self.indeling.addLayout(boven)
        for widget in (self._cijfer, self._zegt, self._zeker, self.vlak):
            self.indeling.addWidget(widget)
        self.indeling.addStretch(1)
        self.indeling.addLayout(rij(self.meer, self.tabel, self.bewaar, None))

    def zet(self, uitspraak: Uitspraak, maker: Maker) -> None:
        """Show an answer with its chart."""
        self._vraag.setText(uitspraak.vraag)
        self._antwoord.zet(*_ANTWOORD[uitspraak.antwoord])
        self._cijfer.setText(uitspraak.cijfer)
        self._zegt.setText(f"Wat dit zegt: {uitspraak.zegt[0].lower()}{uitspraak.zegt[1:]}")
        self._zeker.setText(f"Hoe zeker: {uitspraak.zeker[0].lower()}{uitspraak.zeker[1:]}")
        self.vlak.zet(maker)
        heeft = self.vlak.beeld is not None
        self.vlak.setVisible(heeft)
        self.tabel.setVisible(heeft)
        self.bewaar.setVisible(heeft)
        self.meer.setAccessibleName(f"Bekijk meer over: {uitspraak.vraag}")
        self.tabel.setAccessibleName(f"Toon als tabel: {uitspraak.vraag}")
        self.bewaar.setAccessibleName(f"Bewaar de grafiek als SVG of PNG: {uitspraak.vraag}")

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Enter or space on the chart shows its table."""
        if self.vlak.hasFocus() and gebeurtenis.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._toon_tabel()
        else:
            super().keyPressEvent(gebeurtenis)

    def _toon_tabel(self) -> None:
        if self.vlak.beeld is not None:
            mag = mag_uitgeven(self._omgeving)
            Tabelvenster(self.window(), self.vlak.beeld, self._bewaar_tabel if mag else None).exec()

    def _bewaar_tabel(self, beeld: Grafiek) -> None:
        bewaar_tabel(self, self._omgeving, beeld.titel, tabel_van(beeld))


class Tafeldeel(Inzichtdeel):
    """The answer for who asks whether this table works, in a minute."""

    titel = "Werkt de tafel?"
    met_periode = True

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.beeld: Tafelbeeld | None = None
        self.slot = Label("", "titel", breekt=True)
        self.zin = Label("", breekt=True)
        antwoord = Kaart()
        antwoord.indeling.addWidget(self.slot)
        antwoord.indeling.addWidget(self.zin)
        self.kolom.addWidget(antwoord)
        self.kaarten = tuple(Vraagkaart(omgeving) for _ in range(4))
        self._rooster = QGridLayout()
        marges(self._rooster, tussen=16)
        self.kolom.addLayout(self._rooster)
        self.kolom.addStretch(1)
        self._kolommen = 0
        self._schik()

    def _schik(self) -> None:
        kolommen = 2 if self.width() >= maat(NAAST) else 1
        if kolommen == self._kolommen:
            return
        self._kolommen = kolommen
        for n, kaart in enumerate(self.kaarten):
            self._rooster.addWidget(kaart, n // kolommen, n % kolommen)
        for n in range(2):
            self._rooster.setColumnStretch(n, 1 if n < kolommen else 0)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """One or two cards wide."""
        super().resizeEvent(gebeurtenis)
        self._schik()

    def ververs(self) -> None:
        """Fetch the figures of the period."""
        self.omgeving.runner.vraag(haal_beeld, self.periode, self.omgeving.vandaag, van=self, klaar=self._toon)

    def _toon(self, beeld: Tafelbeeld) -> None:
        if beeld.periode != self.periode:
            return
        self.beeld = beeld
        self.kop.zet(self.titel, periodezin(beeld.periode).capitalize())
        alle = uitspraken(beeld)
        kop, zin = slotzin(alle)
        self.slot.setText(f"{kop}.")
        self.zin.setText(zin)
        makers: tuple[Maker, ...] = (
            lambda breedte, letter: instroombeeld(beeld.periode, beeld.instroom, breedte, letter, 9.0),
            lambda breedte, letter: casusbeeld(beeld.curve, breedte, letter, 9.0),
            lambda breedte, letter: eenspaar(beeld.eens, breedte, letter),
            lambda breedte, letter: volgbeeld(beeld.gevolgd, breedte, letter),
        )
        for kaart, uitspraak, maker in zip(self.kaarten, alle, makers, strict=True):
            kaart.zet(uitspraak, maker)
