"""Ask once, with a reason: for what cannot be undone by a slip of the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label
from ui.widgets.formulier import Formulier
from ui.widgets.tekstvak import Tekstvak


class Redenvraag(QDialog):
    """One question, one reason. ``reden`` holds what was typed once accepted.

    ``voorzetten`` are short reasons that can be taken with one press.
    """

    def __init__(
        self,
        vraag: str,
        uitleg: str,
        doe: str,
        *,
        laat: str = "Ga terug",
        veld: str = "Reden",
        gevaar: bool = False,
        voorzetten: Sequence[str] = (),
        ouder: QWidget | None = None,
    ) -> None:
        super().__init__(ouder)
        self.reden = ""
        self.setWindowTitle(vraag)
        self.setAccessibleName(vraag)
        self.setMinimumWidth(maat(520))
        self.vak = Tekstvak(regels=2, hoogste=8)
        self.formulier = Formulier()
        self.formulier.voeg_toe("reden", veld, self.vak, verplicht=True)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 24, 24, 20, tussen=tokens.GROEP)
        kolom.addWidget(Label(vraag, "kop", breekt=True))
        if uitleg:
            kolom.addWidget(Label(uitleg, "stil", breekt=True))
        kolom.addWidget(self.formulier)
        if voorzetten:
            zinnen = QVBoxLayout()
            marges(zinnen, tussen=0)
            for zin in voorzetten:
                knop = Knop(zin, "stil")
                knop.clicked.connect(lambda _=False, z=zin: self._neem(z))
                zinnen.addWidget(knop)
            kolom.addLayout(zinnen)
        kolom.addStretch(1)
        knoppen = QHBoxLayout()
        marges(knoppen, tussen=8)
        knoppen.addStretch(1)
        self.knop_laat = Knop(laat)
        self.knop_doe = Knop(doe, "gevaar" if gevaar else "hoofd", hulp=self.tr("Ctrl+Enter"))
        self.knop_doe.setShortcut("Ctrl+Return")
        self.knop_laat.clicked.connect(self.reject)
        self.knop_doe.clicked.connect(self._doe)
        knoppen.addWidget(self.knop_laat)
        knoppen.addWidget(self.knop_doe)
        kolom.addLayout(knoppen)
        self.vak.setFocus()

    def _neem(self, zin: str) -> None:
        self.vak.setPlainText(zin)
        self.vak.setFocus()

    def _doe(self) -> None:
        reden = self.vak.tekst().strip()
        if len(reden) < 3:
            self.formulier.toon_fouten({"reden": self.tr("Schrijf in een paar woorden waarom.")})
            self._maak_ruimte()
            return
        self.reden = reden
        self.accept()

    def _maak_ruimte(self) -> None:
        """A sentence came under the field: what stands below it moves down and is not pressed together."""
        indeling = self.layout()
        if indeling is not None:
            indeling.activate()
            self.resize(self.width(), max(self.height(), indeling.totalHeightForWidth(self.width())))

    def vraag(self) -> str | None:
        """Ask; the reason, or None when the user went back."""
        return self.reden if self.exec() == QDialog.DialogCode.Accepted else None
