"""Choosing casussen that are gereed, for an agenda or for a spoedadvies."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QVBoxLayout, QWidget

from ui.models.tabel import RIJ_ROL, Kolom, RijModel
from ui.overleg.vensters import pas_op_scherm
from ui.scherm import Omgeving
from ui.theme.theme import marges
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from weegtafel.casus import queries as casussen
from weegtafel.casus.queries import CasusRij


class Casuskiezer(QDialog):
    """A list of what is gereed; with ``meervoud`` several at once, by Ctrl or Shift and the arrows or the mouse."""

    def __init__(
        self,
        omgeving: Omgeving,
        titel: str,
        doe: str,
        *,
        uitleg: str = "",
        meervoud: bool = True,
        ouder: QWidget | None = None,
    ) -> None:
        super().__init__(ouder)
        self.setWindowTitle(titel)
        self.setAccessibleName(titel)
        pas_op_scherm(self, 760, 480)
        self._rijen: RijModel[CasusRij] = RijModel(
            (
                Kolom("nummer", self.tr("Nummer"), lambda r: r.nummer, lambda r: r.nummer, breedte=130),
                Kolom("soort", self.tr("Soort"), lambda r: r.soort.omschrijving, breedte=130, rol="stil"),
                Kolom("inbrenger", self.tr("Inbrenger"), lambda r: r.inbrenger, lambda r: r.inbrenger, breedte=110),
                Kolom("kern", self.tr("Hulpvraag"), lambda r: r.kern, rol="stil"),
            ),
            sleutel=lambda r: r.id,
            ouder=self,
        )
        leeg = LegeStaat(
            "casus",
            self.tr("Er is geen casus gereed voor de tafel"),
            self.tr("Maak een aangemelde casus compleet en verklaar hem gereed. Daarna staat hij hier."),
        )
        self.lijst = Lijst(self._rijen, titel, leeg)
        if meervoud:
            self.lijst.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.lijst.geopend.connect(lambda _r: self._neem())
        self.knop = Knop(doe, "hoofd")
        self.knop.clicked.connect(self._neem)
        self.knop.setEnabled(False)
        self.lijst.selectionModel().selectionChanged.connect(lambda *_: self.knop.setEnabled(bool(self.gekozen())))
        laat = Knop(self.tr("Ga terug"))
        laat.clicked.connect(self.reject)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=12)
        kolom.addWidget(Label(titel, "kop"))
        if uitleg:
            kolom.addWidget(Label(uitleg, "stil", breekt=True))
        kolom.addWidget(self.lijst, 1)
        hulp = self.tr("Meer tegelijk: Shift of Ctrl met de pijlen of de muis.") if meervoud else ""
        kolom.addLayout(rij(Label(hulp, "klein"), None, laat, self.knop))
        self.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        omgeving.runner.vraag(casussen.gereed_voor_agenda, van=self, klaar=self._toon)

    def _toon(self, rijen: tuple[CasusRij, ...]) -> None:
        """Show what is gereed with the first chosen, also while Ctrl of the shortcut that opened this is still held.

        In a list of several, Qt takes a row that is made current while Ctrl is down as not chosen.
        """
        self._rijen.ververs(rijen)
        if rijen and not self.gekozen():
            vlag = QItemSelectionModel.SelectionFlag
            eerste = self.lijst.model().index(0, 0)
            self.lijst.selectionModel().setCurrentIndex(eerste, vlag.ClearAndSelect | vlag.Rows)

    def gekozen(self) -> list[CasusRij]:
        """The chosen rows, from top to bottom."""
        indexen = sorted(self.lijst.selectionModel().selectedRows(), key=lambda i: i.row())
        return [i.data(RIJ_ROL) for i in indexen]

    def _neem(self) -> None:
        if self.gekozen():
            self.accept()

    def vraag(self) -> list[CasusRij]:
        """Ask; nothing when the user went back."""
        return self.gekozen() if self.exec() == QDialog.DialogCode.Accepted else []
