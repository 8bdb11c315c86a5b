"""A fixed advice to read, with both versions in reach when it was corrected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.overleg.rolvlak import Rolvlak
from ui.overleg.vensters import pas_op_scherm
from ui.overleg.vormen import ADVIES
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoon, Knop, Label, Leestekst, rij
from ui.widgets.statuslabel import KLEUR
from weegtafel.kernel.clock import datum_voluit
from weegtafel.overleg import vergaderqueries
from weegtafel.overleg.schermrijen import AdviesBlad


class Adviesvenster(QDialog):
    """``herzien_gevraagd`` carries the advice that the user wants to correct."""

    herzien_gevraagd = Signal(object)

    def __init__(self, omgeving: Omgeving, advies_id: int, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._advies: AdviesBlad | None = None
        pas_op_scherm(self, 720, 600)
        self.setWindowTitle(self.tr("Advies"))
        self.kop = Label("", "stil")
        self.icoon = Icoon("vorm-cirkel", "goed", 28)
        self.titel = Label("", "kop", breekt=True)
        self.rol = Rolvlak(self.tr("Tekst van het advies"))
        self._inhoud = QWidget()
        self._rooster = QGridLayout(self._inhoud)
        marges(self._rooster, 0, 0, 16, 0, tussen=8)
        self._rooster.setColumnStretch(1, 1)
        self._rooster.setColumnMinimumWidth(0, maat(140))
        self.rol.setWidget(self._inhoud)
        self.knop_herzie = Knop(self.tr("Herzie dit advies"), "gewoon", "potlood")
        self.knop_herzie.setVisible(False)
        self.knop_herzie.clicked.connect(self._herzie)
        sluit = Knop(self.tr("Klaar"), "hoofd", hulp="Esc")
        sluit.clicked.connect(self.accept)
        sluit.setDefault(True)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=12)
        kolom.addWidget(self.kop)
        kolom.addLayout(rij(self.icoon, self.titel, None, tussen=12))
        kolom.addWidget(self.rol, 1)
        kolom.addLayout(rij(self.knop_herzie, None, sluit))
        self._mag = omgeving.mag("advies.vaststellen")
        omgeving.runner.vraag(vergaderqueries.advies, advies_id, van=self, klaar=self._toon)

    def _toon(self, a: AdviesBlad) -> None:
        self._advies = a
        self.setWindowTitle(a.nummer)
        self.setAccessibleName(self.tr("Advies {0}").format(a.nummer))
        self.kop.setText(
            self.tr("Advies {0}, vastgesteld op {1}").format(a.nummer, datum_voluit(a.vastgesteld_op.date()))
        )
        vorm = ADVIES[a.soort]
        self.icoon.zet(vorm.icoon, KLEUR[vorm.toon])
        self.titel.setText(a.soort.omschrijving[:1].upper() + a.soort.omschrijving[1:])
        regels: list[tuple[str, str]] = []
        if a.herzien_door:
            regels.append((self.tr("Herzien"), self.tr("Dit advies is vervangen door {0}.").format(a.herzien_door)))
        if a.herziet:
            regels.append((self.tr("Vervangt"), f"{a.herziet}. {a.herzien_reden}"))
        if a.voorbehoud is not None:
            stand = a.bekrachtiging or self.tr("nog te bekrachtigen")
            regels.append((self.tr("Voorbehoud"), f"{a.voorbehoud.omschrijving}; {stand}"))
        regels += list(a.regels)
        regels.append((self.tr("Motivering"), a.motivering))
        for titel, lijst in ((self.tr("Voorwaarden"), a.voorwaarden), (self.tr("Afwijkend"), a.afwijkend)):
            if lijst:
                regels.append((titel, "\n".join(f"• {r}" for r in lijst)))
        if a.leerpunt:
            regels.append((self.tr("Leerpunt"), a.leerpunt))
        if a.evaluatiedatum is not None:
            regels.append((self.tr("Evaluatie"), datum_voluit(a.evaluatiedatum)))
        regels.append(
            (self.tr("Aan tafel"), self.tr("{0} van {1} organisaties deden mee").format(a.aanwezig, a.totaal))
        )
        wie = self.tr("Vastgesteld door {0}, bevestigd door {1}").format(a.vastgesteld_door, a.bevestigd_door)
        regels.append((self.tr("Door"), wie))
        for nummer, (titel, tekst) in enumerate(regels):
            self._rooster.addWidget(Label(titel, "stil"), nummer, 0, Qt.AlignmentFlag.AlignTop)
            self._rooster.addWidget(Leestekst(tekst), nummer, 1)
        self._rooster.setRowStretch(len(regels), 1)
        self.knop_herzie.setVisible(self._mag and not a.herzien_door)

    def _herzie(self) -> None:
        if self._advies is not None:
            self.herzien_gevraagd.emit(self._advies)
            self.accept()
