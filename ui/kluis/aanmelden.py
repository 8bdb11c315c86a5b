"""Signing in, choosing one's own password, and getting back in with the recovery key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.kluis.werk import Zijspoor
from ui.theme.theme import maat, marges
from ui.wachtwoordvelden import HOOFDLETTERS, NieuwWachtwoord, Wachtwoordveld, zinnen_van
from ui.widgets.basis import Icoon, Kaart, Knop, Label, rij
from ui.widgets.formulier import Formulier
from weegtafel.bootstrap import Programma
from weegtafel.kernel.clock import Klok
from weegtafel.kluisdaden import eis_herstelsleutel
from weegtafel.onderhoud import Beschadigd
from weegtafel.poort import Aanmeldfout, aanmelden, herstel_toegang


def wachttekst(seconden: int) -> str:
    """How long still, on the button's side."""
    return f"U kunt het over {seconden // 60}:{seconden % 60:02d} opnieuw proberen."


def zonder_wachten(fout: Exception) -> str:
    """The sentences of a failed attempt, without how long to wait: the clock beside the button tells that."""
    zin = zinnen_van(fout)
    return zin.partition(" Wacht ")[0] if isinstance(fout, Aanmeldfout) and fout.wacht_s else zin


class Wachtklok:
    """Counts down after failures: the button rests and says how long."""

    def __init__(self, ouder: QWidget, knop: Knop, label: Label) -> None:
        self._knop, self._label, self.over = knop, label, 0
        self._klok = QTimer(ouder, interval=1000)
        self._klok.timeout.connect(self._tik)
        label.hide()

    def begin(self, seconden: int) -> None:
        """Start; 0 frees the button at once."""
        self.over = max(0, seconden)
        self._toon()
        if self.over:
            self._klok.start()

    def _tik(self) -> None:
        self.over -= 1
        self._toon()
        if self.over <= 0:
            self._klok.stop()

    def _toon(self) -> None:
        self._knop.setEnabled(self.over <= 0)
        self._label.setText(wachttekst(self.over) if self.over > 0 else "")
        self._label.setVisible(self.over > 0)


class Aanmeldvenster(QDialog):
    """``programma`` is the opened vault once accepted; ``schade`` says that the file itself is damaged.

    The name is typed each time: it is half of what one needs, and is kept nowhere outside the vault.
    """

    def __init__(self, map_: Path, klok: Klok | None = None) -> None:
        super().__init__()
        self.map, self._klok_ = map_, klok
        self.programma: Programma | None = None
        self.schade: Beschadigd | None = None
        self._oud = ""
        self.spoor = Zijspoor(self)
        self.setWindowTitle(self.tr("Aanmelden bij Weegtafel"))
        self._stapel = QStackedWidget()
        self._stapel.addWidget(self._aanmeldblad())
        self._stapel.addWidget(self._eigenblad())
        self._stapel.addWidget(self._vergetenblad())
        kolom = QVBoxLayout(self)
        marges(kolom, 40, 32, 40, 28)
        kolom.addWidget(self._stapel)
        self.resize(maat(560), maat(500))
        self.naam.setFocus()

    # --- the pages --------------------------------------------------------------------------------

    def _blad(self, titel: str, uitleg: str) -> tuple[QWidget, QVBoxLayout, Formulier, Label]:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        marges(kolom, tussen=14)
        kolom.addWidget(Label(titel, "titel"))
        kolom.addWidget(Label(uitleg, "stil", breekt=True))
        formulier, melding = Formulier(), Label("", "fout", breekt=True)
        melding.hide()
        kolom.addWidget(formulier)
        kolom.addWidget(melding)
        return blad, kolom, formulier, melding

    def _aanmeldblad(self) -> QWidget:
        blad, kolom, self.formulier, self.melding = self._blad(
            self.tr("Weegtafel"), self.tr("Meld u aan. De gegevens in deze map zijn versleuteld.")
        )
        self.naam, self.wachtwoord = QLineEdit(), Wachtwoordveld()
        self.formulier.voeg_toe("naam", self.tr("Gebruikersnaam"), self.naam)
        self.formulier.voeg_toe("wachtwoord", self.tr("Wachtwoord"), self.wachtwoord)
        self.wachtwoord.hoofdletters.connect(
            lambda aan: self.formulier.zet_hulp("wachtwoord", HOOFDLETTERS if aan else "")
        )
        self.wachten = Label("", "let_op", breekt=True)
        kolom.addWidget(self.wachten)
        kolom.addStretch(1)
        kolom.addWidget(Label(self.tr("Map: %s") % self.map, "klein", breekt=True))
        vergeten, self.knop = Knop(self.tr("Wachtwoord vergeten"), "stil"), Knop(self.tr("Meld aan"), "hoofd")
        vergeten.clicked.connect(self._naar_vergeten)
        self.knop_vergeten = vergeten
        self.knop.clicked.connect(self.meld_aan)
        self.naam.returnPressed.connect(self.wachtwoord.setFocus)
        self.wachtwoord.returnPressed.connect(self.meld_aan)
        self.wachtklok = Wachtklok(self, self.knop, self.wachten)
        kolom.addLayout(rij(vergeten, None, self.knop))
        return blad

    def _eigenblad(self) -> QWidget:
        blad, kolom, self.eigen_formulier, self.eigen_melding = self._blad(
            self.tr("Kies een eigen wachtwoord"),
            self.tr(
                "Dit wachtwoord koos een beheerder voor u. Kies er een dat alleen u weet; dan kunt u aan het werk."
            ),
        )
        self.eigen = NieuwWachtwoord(self.eigen_formulier, lambda: (self.naam.text(),), self.tr("Nieuw wachtwoord"))
        kolom.addStretch(1)
        self.knop_eigen = Knop(self.tr("Bewaar en ga verder"), "hoofd")
        self.knop_eigen.clicked.connect(self._wijzig)
        self.eigen.twee.returnPressed.connect(self._wijzig)
        kolom.addLayout(rij(None, self.knop_eigen))
        return blad

    def _vergetenblad(self) -> QWidget:
        blad, kolom, self.herstel_formulier, self.herstel_melding = self._blad(
            self.tr("Wachtwoord vergeten"),
            self.tr("Vraag een beheerder om bij Kluis een nieuw eerste wachtwoord voor u te zetten."),
        )
        kaart = Kaart()
        kaart.indeling.addLayout(
            rij(
                Icoon("sleutel", "accent", 20),
                Label(
                    self.tr("Is er geen beheerder meer die kan aanmelden? Neem dan het blad met de herstelsleutel."),
                    breekt=True,
                ),
                tussen=12,
            )
        )
        kolom.insertWidget(2, kaart)
        self.herstel_naam, self.herstel_sleutel = QLineEdit(), QLineEdit()
        self.herstel_formulier.voeg_toe("naam", self.tr("Gebruikersnaam"), self.herstel_naam)
        self.herstel_formulier.voeg_toe(
            "sleutel", self.tr("Herstelsleutel"), self.herstel_sleutel, self.tr("Acht groepen van vijf tekens.")
        )
        self.herstel = NieuwWachtwoord(
            self.herstel_formulier, lambda: (self.herstel_naam.text(),), self.tr("Nieuw wachtwoord")
        )
        kolom.addStretch(1)
        terug, self.knop_herstel = Knop(self.tr("Ga terug")), Knop(self.tr("Geef mij weer toegang"), "hoofd")
        terug.clicked.connect(lambda: self._naar(0))
        self.knop_herstel.clicked.connect(self._herstel)
        kolom.addLayout(rij(None, terug, self.knop_herstel))
        return blad

    def _naar(self, blad: int) -> None:
        self._stapel.setCurrentIndex(blad)

    def _naar_vergeten(self) -> None:
        self.herstel_naam.setText(self.naam.text())
        self._naar(2)
        self.resize(self.width(), max(self.height(), maat(700)))
        (self.herstel_sleutel if self.herstel_naam.text() else self.herstel_naam).setFocus()

    # --- what is done -----------------------------------------------------------------------------

    @staticmethod
    def _zeg(melding: Label, zin: str) -> None:
        melding.setText(zin)
        melding.setVisible(bool(zin))

    def _werk(self, knop: Knop, melding: Label, werk: Callable[[], object], klaar: Callable[[object], None]) -> None:
        self._zeg(melding, "")
        knop.setEnabled(False)

        def goed(uit: object) -> None:
            knop.setEnabled(True)
            klaar(uit)

        def fout(mis: Exception) -> None:
            knop.setEnabled(True)
            if isinstance(mis, Beschadigd):
                self.schade = mis
                self.reject()
                return
            self._zeg(melding, zonder_wachten(mis) if knop is self.knop else zinnen_van(mis))
            if isinstance(mis, Aanmeldfout) and knop is self.knop:
                self.wachtklok.begin(mis.wacht_s)

        self.spoor.doe(werk, van=self, klaar=goed, fout=fout)

    def meld_aan(self) -> None:
        """Try it, beside the window: Argon2id takes its time on purpose."""
        if not self.knop.isEnabled():
            return
        naam, woord = self.naam.text(), self.wachtwoord.text()
        if not naam.strip() or not woord:
            leeg = (
                {"naam": "Vul uw gebruikersnaam in."} if not naam.strip() else {"wachtwoord": "Vul uw wachtwoord in."}
            )
            self.formulier.toon_fouten(leeg)
            return
        self.formulier.wis_fouten()

        def klaar(programma: object) -> None:
            assert isinstance(programma, Programma)
            self.programma = programma
            self.wachtwoord.wis()
            if programma.aanmelding is not None and programma.aanmelding.moet_wijzigen:
                self._oud = woord
                self._naar(1)
                self.eigen.een.setFocus()
                return
            self.accept()

        def fout_leegt() -> None:
            self.wachtwoord.wis()
            self.wachtwoord.setFocus()

        self._werk(self.knop, self.melding, lambda: aanmelden(self.map, naam, woord, klok=self._klok_), klaar)
        fout_leegt()

    def _wijzig(self) -> None:
        fouten = self.eigen.fouten()
        self.eigen_formulier.toon_fouten(fouten)
        if fouten or self.programma is None or not self.knop_eigen.isEnabled():
            return
        toegang, oud, nieuw = self.programma.toegang, self._oud, self.eigen.wachtwoord()

        def klaar(_uit: object) -> None:
            self._oud = ""
            self.eigen.wis()
            self.accept()

        self._werk(self.knop_eigen, self.eigen_melding, lambda: toegang.wijzig_wachtwoord(oud, nieuw), klaar)

    def _herstel(self) -> None:
        if not self.knop_herstel.isEnabled():
            return
        sleutel, naam = self.herstel_sleutel.text(), self.herstel_naam.text()
        fouten = {} if naam.strip() else {"naam": "Vul uw gebruikersnaam in."}
        try:
            eis_herstelsleutel(sleutel)
        except Exception as fout:
            fouten["sleutel"] = zinnen_van(fout)
        fouten |= self.herstel.fouten()
        self.herstel_formulier.toon_fouten(fouten)
        if fouten:
            return
        woord = self.herstel.wachtwoord()

        def klaar(_uit: object) -> None:
            self.herstel.wis()
            self.herstel_sleutel.clear()
            self.naam.setText(naam)
            self.wachtwoord.setText(woord)
            self._naar(0)
            self.meld_aan()

        self._werk(
            self.knop_herstel,
            self.herstel_melding,
            lambda: herstel_toegang(self.map, sleutel, naam, woord, klok=self._klok_),
            klaar,
        )

    def done(self, uitkomst: int) -> None:
        """Closing halfway lets go of the vault."""
        self.spoor.sluit()
        if uitkomst != QDialog.DialogCode.Accepted and self.programma is not None:
            self.programma.sluit()
            self.programma = None
        super().done(uitkomst)
