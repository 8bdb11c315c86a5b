"""A dialog that asks one thing, with verbs on its buttons and the focus on the safe one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoon, Knop, Knopsoort, Label


class Bevestiging(QDialog):
    """``Bevestiging("Casus intrekken?", "…", "Trek de casus in", "Laat staan", gevaar=True).vraag()``.

    ``inhoud`` is an optional widget between the explanation and the buttons (a summary, a field for a reason).
    """

    def __init__(
        self,
        vraag: str,
        uitleg: str,
        doe: str,
        laat: str,
        *,
        gevaar: bool = False,
        inhoud: QWidget | None = None,
        ouder: QWidget | None = None,
    ) -> None:
        super().__init__(ouder)
        self.setWindowTitle(vraag)
        self.setAccessibleName(vraag)
        self.setAccessibleDescription(uitleg)
        self.setMinimumWidth(maat(440))
        self.setMaximumWidth(maat(640))
        soort: Knopsoort = "gevaar" if gevaar else "hoofd"
        self.knop_doe = Knop(doe, soort)
        self.knop_laat = Knop(laat)
        self.knop_doe.clicked.connect(self.accept)
        self.knop_laat.clicked.connect(self.reject)
        teksten = QVBoxLayout()
        marges(teksten, tussen=8)
        teksten.addWidget(Label(vraag, "kop", breekt=True))
        if uitleg:
            teksten.addWidget(Label(uitleg, breekt=True))
        boven = QHBoxLayout()
        marges(boven, tussen=16)
        boven.addWidget(
            Icoon("waarschuwing" if gevaar else "informatie", "fout" if gevaar else "accent", 28),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        boven.addLayout(teksten, 1)
        knoppen = QHBoxLayout()
        marges(knoppen, 0, 8, 0, 0, tussen=8)
        knoppen.addStretch(1)
        knoppen.addWidget(self.knop_laat)
        knoppen.addWidget(self.knop_doe)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 24, 24, 20, tussen=tokens.GROEP)
        kolom.addLayout(boven)
        if inhoud is not None:
            kolom.addWidget(inhoud)
        kolom.addStretch(1)
        kolom.addLayout(knoppen)
        self.knop_laat.setAutoDefault(True)
        self.knop_laat.setDefault(True)
        self.knop_laat.setFocus()
        self.resize(maat(520), max(self.heightForWidth(maat(520)), self.sizeHint().height()))

    def vraag(self) -> bool:
        """Ask; True when the user chose the act."""
        return self.exec() == QDialog.DialogCode.Accepted
