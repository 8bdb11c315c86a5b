"""Before an advice is fixed the chair reads it back, in large type, and one named other person confirms it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.overleg.knoppen import noem
from ui.overleg.rolvlak import Rolvlak, maak_leeg
from ui.overleg.vormen import ADVIES, op_een_regel
from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoon, Knop, Label, Leestekst, Scheiding, rij
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.statuslabel import KLEUR
from weegtafel.casus.feiten import kernzin
from weegtafel.casus.velden import VRAAG
from weegtafel.kernel.clock import datum_voluit
from weegtafel.overleg.rules.taal import opsomming
from weegtafel.overleg.schermrijen import PuntBlad


def voorbehoud_in_woorden(blad: PuntBlad) -> str:
    """The quorum at this item and what follows from it, in sentences."""
    if blad.quorum.gehaald:
        return f"{blad.quorum.zin} Er is quorum."
    return (
        f"{blad.quorum.zin} Er is geen quorum: dit wordt een advies onder voorbehoud. "
        "Een volgend overleg moet het bekrachtigen."
    )


def _kop(tekst: str) -> Label:
    label = Label(tekst, "stil")
    label.setFixedWidth(maat(132))
    marge = label.contentsMargins()
    label.setContentsMargins(marge.left(), maat(4), marge.right(), 0)
    return label


class Teruglezen(QWidget):
    """``vastgesteld`` carries the id of the person who confirms; ``terug_gevraagd`` leaves everything as draft."""

    vaststellen_gevraagd = Signal(int)
    terug_gevraagd = Signal()

    def __init__(self, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._bezig = False
        self.kop = Label("", "stil")
        self.vraag = Label(VRAAG, "stil", breekt=True)
        self.icoon = Icoon("vorm-cirkel", "goed", 32)
        self.uitkomst = Label("", "titel", breekt=True)
        self.rol = Rolvlak(self.tr("Samenvatting van het advies"))
        inhoud = QWidget()
        self._inhoud = QVBoxLayout(inhoud)
        marges(self._inhoud, 0, 0, 16, 8, tussen=6)
        self.rol.setWidget(inhoud)
        self.quorum = Label("", "tekst", breekt=True)
        self.bevestiger = Keuzelijst(leeg=self.tr("Kies wie bevestigt"))
        self.bevestiger.setAccessibleName(self.tr("Wie bevestigt dit advies"))
        self.bevestiger.setMinimumWidth(maat(200))
        self.bevestiger.setMaximumWidth(maat(420))
        self.bevestiger.gewijzigd.connect(self._kan)
        self.knop_terug = Knop(self.tr("Terug naar het concept"), "gewoon", groot=True, hulp="Esc")
        self.knop_vast = Knop(self.tr("Stel advies vast"), "hoofd", "hangslot", groot=True, hulp="Ctrl+Enter")
        self.knop_terug.clicked.connect(self.terug_gevraagd)
        self.knop_vast.clicked.connect(self.stel_vast)
        self.schrijvers = Label("", "stil", breekt=True)
        self.melding = Label("", "let_op", breekt=True)
        self.melding.setVisible(False)
        voet = QFrame()
        voet.setProperty("vlak", "voet")
        voetrij = QHBoxLayout(voet)
        marges(voetrij, 32, 12, 32, 12, tussen=12)
        voetrij.addWidget(self.knop_terug)
        voetrij.addStretch(1)
        voetrij.addWidget(Label(self.tr("Bevestigd door"), "veldlabel"))
        voetrij.addWidget(self.bevestiger, 2)
        voetrij.addWidget(self.knop_vast)
        binnen = QVBoxLayout()
        marges(binnen, 32, 24, 32, 8, tussen=8)
        binnen.addLayout(rij(self.kop, None, Label(self.tr("Teruglezen"), "stil")))
        binnen.addWidget(self.vraag)
        binnen.addSpacing(maat(8))
        binnen.addLayout(rij(self.icoon, self.uitkomst, None, tussen=12))
        binnen.addWidget(Scheiding())
        binnen.addWidget(self.rol, 1)
        binnen.addWidget(self.quorum)
        binnen.addWidget(self.schrijvers)
        binnen.addWidget(self.melding)
        kolom = QVBoxLayout(self)
        marges(kolom)
        kolom.addLayout(binnen, 1)
        kolom.addWidget(voet)

    def toon(self, blad: PuntBlad, regels: tuple[tuple[str, str], ...], actor_id: int | None) -> None:
        """Show the draft of ``blad``; ``regels`` are its fixed values in words."""
        casus, soort = blad.casus, blad.concept.soort
        if casus is None or soort is None:
            return
        self._bezig = False
        self.melding.setVisible(False)
        self.kop.setText(f"{casus.nummer} · {casus.soort.omschrijving} · {casus.inbrenger}")
        vorm = ADVIES[soort]
        self.icoon.zet(vorm.icoon, KLEUR[vorm.toon])
        self.uitkomst.setText(soort.omschrijving[:1].upper() + soort.omschrijving[1:])
        maak_leeg(self._inhoud)
        waarden = blad.concept.waarden
        feiten = [(self.tr("Gevraagd"), " · ".join(d for d in (casus.gevraagd, casus.omvang) if d))]
        feiten.append((self.tr("Resultaat"), kernzin(casus.resultaat, 220)))
        feiten += op_een_regel(regels)
        for titel, tekst in feiten:
            self._voeg_toe(titel, Label(tekst, "groot", breekt=True))
        for titel, veld in (
            (self.tr("Motivering"), "motivering"),
            (self.tr("Voorwaarden"), "voorwaarden"),
            (self.tr("Afwijkend"), "afwijkend"),
            (self.tr("Leerpunt"), "leerpunt"),
        ):
            tekst = str(waarden.get(veld) or "").strip()
            if tekst:
                if veld in {"voorwaarden", "afwijkend"}:
                    tekst = "\n".join(f"• {r.strip()}" for r in tekst.splitlines() if r.strip())
                self._voeg_toe(titel, Leestekst(tekst, "lees"))
        datum = waarden.get("evaluatiedatum")
        if isinstance(datum, date) and soort.indicatie_staat:
            self._voeg_toe(self.tr("Evaluatie"), Label(datum_voluit(datum), "groot"))
        self._inhoud.addStretch(1)
        self.quorum.setText(("● " if blad.quorum.gehaald else "▲ ") + voorbehoud_in_woorden(blad))
        self.quorum.setProperty("rol", "goed" if blad.quorum.gehaald else "let_op")
        self.quorum.style().polish(self.quorum)
        self.bevestiger.zet_keuzes(
            (f"{b.naam}, {b.organisatie}" if b.organisatie else b.naam, b.id)
            for b in blad.bevestigers
            if b.id != actor_id and not b.schreef_mee
        )
        self._toon_schrijvers([b.naam for b in blad.bevestigers if b.schreef_mee and b.id != actor_id])
        self.bevestiger.zet_waarde(None)
        self._kan()

    def _voeg_toe(self, titel: str, tekst: QWidget) -> None:
        houder = QWidget()
        regel = QHBoxLayout(houder)
        marges(regel, tussen=8)
        regel.addWidget(_kop(titel), 0, Qt.AlignmentFlag.AlignTop)
        regel.addWidget(tekst, 1000)
        regel.addStretch(1)
        self._inhoud.addWidget(houder)

    def _toon_schrijvers(self, namen: list[str]) -> None:
        """Say why somebody at the table is not among those who may confirm."""
        zin = self.tr("{0} schreef mee aan dit advies. Daarom bevestigt een ander.")
        self.schrijvers.setText(zin.format(opsomming(namen)) if namen else "")
        self.schrijvers.setVisible(bool(namen))

    def naar_begin(self) -> None:
        """The focus goes to the one thing to choose; nothing is fixed before that."""
        self.bevestiger.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _kan(self, _waarde: object = None) -> None:
        self.knop_vast.setEnabled(self.bevestiger.waarde() is not None and not self._bezig)

    def stel_vast(self) -> None:
        """Fix the advice; without a confirmer it says so."""
        wie = self.bevestiger.waarde()
        if wie is None:
            self.meld([self.tr("Kies eerst wie naast de voorzitter bevestigt wat is teruggelezen.")])
            self.naar_begin()
        elif not self._bezig:
            self._bezig = True
            self._kan()
            self.vaststellen_gevraagd.emit(wie)

    def meld(self, zinnen: list[str]) -> None:
        """Say why it was refused, and let the user try again."""
        self._bezig = False
        self._kan()
        self.melding.setText("▲ " + " ".join(zinnen))
        self.melding.setVisible(bool(zinnen))

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Escape goes back; nothing is fixed by it."""
        if gebeurtenis.key() == Qt.Key.Key_Escape:
            self.terug_gevraagd.emit()
        else:
            super().keyPressEvent(gebeurtenis)


class Vastgesteld(QWidget):
    """The calm after it: what was fixed, and Enter for the next item."""

    verder_gevraagd = Signal()

    def __init__(self, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.titel = Label("", "titel", breekt=True)
        self.onder = Label("", "groot", breekt=True)
        self.knop = Knop(self.tr("Volgend punt"), "hoofd", "pijl-rechts", groot=True, hulp="Enter")
        self.knop.clicked.connect(self.verder_gevraagd)
        for label in (self.titel, self.onder):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 32, 32, 32, tussen=16)
        kolom.addStretch(2)
        kolom.addWidget(Icoon("gelukt", "goed", 56), 0, Qt.AlignmentFlag.AlignHCenter)
        kolom.addWidget(self.titel)
        kolom.addWidget(self.onder)
        kolom.addSpacing(maat(16))
        kolom.addWidget(self.knop, 0, Qt.AlignmentFlag.AlignHCenter)
        kolom.addStretch(3)

    def toon(self, nummer: str, onder: str, volgende: str) -> None:
        """Say which advice was fixed and what comes next."""
        self.titel.setText(self.tr("Advies {0} is vastgesteld").format(nummer))
        self.onder.setText(onder)
        noem(self.knop, self.tr("Verder met {0}").format(volgende) if volgende else self.tr("Terug naar de agenda"))
        self.knop.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Enter goes on."""
        if gebeurtenis.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.verder_gevraagd.emit()
        else:
            super().keyPressEvent(gebeurtenis)
