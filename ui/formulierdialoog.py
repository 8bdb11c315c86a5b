"""A dialog around one form: it builds one act, does it, and shows what was refused beside the fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.beeldscherm import beeldscherm_van
from ui.scherm import Omgeving
from ui.theme import tokens
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.formulier import Formulier
from ui.widgets.getal_edit import GetalEdit, TijdEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht

Maak = Callable[[dict[str, Any]], Opdracht]


def lees_widget(widget: QWidget) -> Any:
    """What stands in an input.

    Raises:
        ValueError: with one Dutch sentence, when what was typed cannot be read.
        TypeError: a widget that holds no value (a bug).
    """
    if isinstance(widget, DatumEdit):
        return widget.datum()
    if isinstance(widget, GetalEdit):
        return widget.getal()
    if isinstance(widget, TijdEdit):
        return widget.tijd()
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, Tekstvak):
        return widget.tekst()
    if isinstance(widget, Keuzelijst):
        return widget.waarde()
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if hasattr(widget, "waarde"):
        return widget.waarde()
    raise TypeError(type(widget).__name__)


class Formulierdialoog(QDialog):
    """Add fields with :meth:`veld`, then :meth:`vraag`, which answers with what the act changed.

    ``maak`` gets the values by key of the field and builds the act; a date that it needs but is empty has been
    refused before, for every field in ``nodig`` must be filled.
    """

    def __init__(self, ouder: QWidget, omgeving: Omgeving, kop: str, uitleg: str, doe: str, maak: Maak) -> None:
        super().__init__(ouder)
        self._omgeving, self._maak = omgeving, maak
        self._nodig: dict[str, str] = {}
        self._namen: list[str] = []
        self.gewijzigd: Gewijzigd | None = None
        self.setWindowTitle(kop)
        self.setAccessibleName(kop)
        self.formulier = Formulier()
        self.knop_doe, self.knop_laat = Knop(doe, "hoofd", hulp="Ctrl+Enter"), Knop(self.tr("Laat zo"))
        self.knop_doe.setShortcut("Ctrl+Return")
        self.knop_doe.clicked.connect(self._doe)
        self.knop_laat.clicked.connect(self.reject)
        self._elders = Label("", "fout", breekt=True)
        self._elders.hide()
        self._rol = QScrollArea()
        self._rol.setWidgetResizable(True)
        self._rol.setFrameShape(QFrame.Shape.NoFrame)
        self._rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        binnen = QWidget()
        self.inhoud = QVBoxLayout(binnen)
        marges(self.inhoud, 24, 4, 24, 8, tussen=tokens.GROEP)
        self.inhoud.addWidget(self.formulier)
        self.inhoud.addStretch(1)
        self._rol.setWidget(binnen)
        kop_ = QVBoxLayout()
        marges(kop_, 24, 0, 24, 0, tussen=4)
        kop_.addWidget(Label(kop, "kop", breekt=True))
        if uitleg:
            kop_.addWidget(Label(uitleg, "stil", breekt=True))
        voet = QVBoxLayout()
        marges(voet, 24, 0, 24, 0, tussen=8)
        voet.addWidget(self._elders)
        voet.addLayout(rij(None, self.knop_laat, self.knop_doe))
        kolom = self._kolom = QVBoxLayout(self)
        marges(kolom, 0, 24, 0, 20, tussen=12)
        kolom.addLayout(kop_)
        kolom.addWidget(self._rol, 1)
        kolom.addLayout(voet)
        self.setMinimumWidth(maat(560))

    def veld(
        self, sleutel: str, label: str, widget: QWidget, hulp: str = "", *, verplicht: bool = False, nodig: str = ""
    ) -> QWidget:
        """Add a field. With ``nodig`` an empty one is refused here, with that sentence."""
        self._namen.append(sleutel)
        if nodig:
            self._nodig[sleutel] = nodig
        return self.formulier.voeg_toe(sleutel, label, widget, hulp, verplicht or bool(nodig))

    def waarden(self) -> dict[str, Any] | None:
        """The values by key, or None after showing what cannot be read."""
        uit: dict[str, Any] = {}
        fouten: dict[str, str] = {}
        for sleutel in self._namen:
            try:
                uit[sleutel] = lees_widget(self.formulier.veld(sleutel))
            except ValueError as fout:
                fouten[sleutel] = str(fout)
                continue
            if sleutel in self._nodig and uit[sleutel] in (None, ""):
                fouten[sleutel] = self._nodig[sleutel]
        if fouten:
            self.toon(fouten)
            return None
        return uit

    def toon(self, fouten: dict[str, str], algemeen: str = "") -> None:
        """Show refusals beside the fields, and above the buttons what belongs to no field."""
        elders = [algemeen] if algemeen else []
        elders += [zin for zin in self.formulier.toon_fouten(fouten) if zin not in elders]
        self._elders.setText(" ".join(elders))
        self._elders.setVisible(bool(elders))
        if self.isVisible():
            self._pas_hoogte()
        for sleutel in fouten:
            if sleutel in self._namen:
                self._rol.ensureWidgetVisible(self.formulier.veld(sleutel), 0, maat(60))
                break

    def _doe(self) -> None:
        waarden = self.waarden()
        if waarden is None:
            return
        try:
            opdracht = self._maak(waarden)
        except Regelovertreding as fout:
            self._geweigerd(fout)
            return
        self.knop_doe.setEnabled(False)
        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=self._klaar, fout=self._mis)

    def _klaar(self, wat: Gewijzigd) -> None:
        self.gewijzigd = wat
        self.accept()

    def _mis(self, fout: Exception) -> bool:
        self.knop_doe.setEnabled(True)
        if not isinstance(fout, Regelovertreding):
            return False
        self._geweigerd(fout)
        return True

    def _geweigerd(self, fout: Regelovertreding) -> None:
        bij_veld = set(fout.velden.values())
        self.toon(dict(fout.velden), " ".join(zin for zin in fout.redenen if zin not in bij_veld))

    def vraag(self) -> Gewijzigd | None:
        """Show the dialog; what the act changed, or None when the user left it."""
        if self._namen:
            self.formulier.veld(self._namen[0]).setFocus()
        return self.gewijzigd if self.exec() == QDialog.DialogCode.Accepted else None

    def showEvent(self, gebeurtenis: QShowEvent) -> None:
        """As high as the fields need, and never higher than the window below."""
        super().showEvent(gebeurtenis)
        self._pas_hoogte()

    def _pas_hoogte(self) -> None:
        ouder, scherm = self.parentWidget(), beeldscherm_van(self)
        ruim = scherm.availableGeometry().height() if scherm is not None else maat(760)
        if ouder is not None:
            ruim = min(ruim, max(maat(520), ouder.window().height()))
        breed = max(self.width(), maat(620))
        self._rol.setMinimumHeight(0)
        self._kolom.invalidate()
        rand = self._kolom.totalSizeHint().height() - self._rol.sizeHint().height()
        nodig = self.inhoud.totalHeightForWidth(breed) if self.inhoud.hasHeightForWidth() else 0
        nodig = max(nodig, self.inhoud.totalSizeHint().height()) + maat(4)
        self._rol.setMinimumHeight(min(nodig, max(maat(120), ruim - rand - maat(24))))
        self.resize(breed, min(nodig + rand, ruim - maat(24)))
