"""Two small windows of one overleg: its facts, and a new item of another kind."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ui.overleg.plannen import Overlegvelden
from ui.overleg.vensters import pas_op_scherm, rolbaar
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.formulier import Formulier
from ui.widgets.getal_edit import GetalEdit
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Wijziging
from weegtafel.overleg.commands import WijzigOverleg
from weegtafel.overleg.schermrijen import OverlegBlad


class Gegevensvenster(QDialog):
    """Change the facts of a planned overleg; only what was changed is sent."""

    def __init__(self, omgeving: Omgeving, blad: OverlegBlad, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._omgeving, self._blad = omgeving, blad
        titel = self.tr("Gegevens van {0}").format(blad.code)
        self.setWindowTitle(titel)
        self.setAccessibleName(titel)
        pas_op_scherm(self, 560, 600)
        self.velden = Overlegvelden(omgeving)
        self.velden.datum.zet_datum(blad.datum)
        self.velden.zet_tijden(blad.begintijd, blad.eindtijd)
        self.velden.locatie.setText(blad.locatie)
        self.velden.online_link.setText(blad.online_link)
        self.velden.zet_mensen(blad.voorzitter_id, blad.secretaris_id)
        self.melding = Label("", "let_op", breekt=True)
        self.melding.setVisible(False)
        laat = Knop(self.tr("Ga terug"))
        laat.clicked.connect(self.reject)
        self.knop = Knop(self.tr("Bewaar"), "hoofd", hulp="Ctrl+Enter")
        self.knop.setShortcut("Ctrl+Return")
        self.knop.clicked.connect(self.bewaar)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=16)
        kolom.addWidget(Label(titel, "kop"))
        kolom.addWidget(rolbaar(titel, self.velden), 1)
        kolom.addWidget(self.melding)
        kolom.addLayout(rij(None, laat, self.knop))

    def bewaar(self) -> None:
        """Send what was changed."""
        v, blad = self.velden, self._blad
        momenten = v.momenten()
        if momenten is None:
            return
        nieuw = {
            "datum": momenten[0],
            "begintijd": momenten[1],
            "eindtijd": momenten[2],
            "locatie": v.locatie.text().strip(),
            "online_link": v.online_link.text().strip(),
            "voorzitter_id": v.voorzitter.waarde(),
            "secretaris_id": v.secretaris.waarde(),
        }
        wijzigingen = tuple(
            Wijziging(veld, getattr(blad, veld), waarde)
            for veld, waarde in nieuw.items()
            if waarde is not None and waarde != getattr(blad, veld)
        )
        if not wijzigingen:
            self.accept()
            return

        def klaar(_wat: Gewijzigd) -> None:
            self.accept()

        def fout_(mis: Exception) -> bool:
            self.knop.setEnabled(True)
            if not isinstance(mis, Regelovertreding):
                return False
            rest = v.toon_fouten(mis.velden) + [z for z in mis.redenen if z not in mis.velden.values()]
            self.melding.setText("▲ " + " ".join(rest))
            self.melding.setVisible(bool(rest))
            return True

        self.knop.setEnabled(False)
        opdracht = WijzigOverleg(overleg_id=blad.id, wijzigingen=wijzigingen)
        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar, fout=fout_)


class Puntvenster(QDialog):
    """The title and the minutes of another item."""

    def __init__(self, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        titel = self.tr("Ander punt op de agenda")
        self.setWindowTitle(titel)
        self.setAccessibleName(titel)
        self.setMinimumWidth(maat(460))
        self._titel, self._minuten = QLineEdit(), GetalEdit(10, minst=1, meest=480)
        self._titel.setMaxLength(200)
        self._minuten.setMaximumWidth(maat(120))
        self._formulier = Formulier()
        self._formulier.voeg_toe("titel", self.tr("Onderwerp"), self._titel, verplicht=True)
        self._formulier.voeg_toe("minuten", self.tr("Minuten"), self._minuten)
        laat = Knop(self.tr("Ga terug"))
        laat.clicked.connect(self.reject)
        voeg = Knop(self.tr("Zet op de agenda"), "hoofd")
        voeg.clicked.connect(self._klaar)
        voeg.setDefault(True)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=16)
        kolom.addWidget(Label(titel, "kop"))
        kolom.addWidget(self._formulier)
        kolom.addLayout(rij(None, laat, voeg))

    def _klaar(self) -> None:
        fouten = {} if self._titel.text().strip() else {"titel": self.tr("Geef het punt een onderwerp.")}
        try:
            if self._minuten.getal() is None:
                fouten["minuten"] = self.tr("Vul in hoeveel minuten het punt duurt.")
        except ValueError as fout:
            fouten["minuten"] = str(fout)
        self._formulier.toon_fouten(fouten)
        if not fouten:
            self.accept()

    def waarden(self) -> tuple[str, int]:
        """The title and the minutes, once accepted."""
        return self._titel.text().strip(), self._minuten.getal() or 1
