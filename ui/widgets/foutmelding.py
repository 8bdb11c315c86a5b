"""The dialog for what should not have happened: calm words and a report that can be copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoon, Knop, Label


class Foutmelding(QDialog):
    """Shows a report; the report must hold no case text (see :func:`ui.messages.maak_rapport`)."""

    def __init__(self, rapport: str, *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        titel = self.tr("Er ging iets mis in het programma")
        uitleg = self.tr(
            "Wat al was opgeslagen, is veilig. U kunt doorwerken. Gebeurt dit vaker, geef dan het onderstaande "
            "verslag aan de beheerder. Er staat geen tekst uit een casus in."
        )
        self.setWindowTitle(titel)
        self.setAccessibleName(titel)
        self.setAccessibleDescription(uitleg)
        self.setMinimumWidth(maat(560))
        self.verslag = QPlainTextEdit(rapport)
        self.verslag.setReadOnly(True)
        self.verslag.setAccessibleName(self.tr("Verslag van de fout"))
        self.verslag.setMinimumHeight(maat(160))
        self.knop_kopie = Knop(self.tr("Kopieer het verslag"), icoon="kopie")
        self.knop_kopie.clicked.connect(self.kopieer)
        self.knop_sluit = Knop(self.tr("Werk verder"), "hoofd")
        self.knop_sluit.clicked.connect(self.accept)
        kop = QHBoxLayout()
        marges(kop, tussen=12)
        kop.addWidget(Icoon("fout", "fout", 28))
        kop.addWidget(Label(titel, "kop", breekt=True), 1)
        knoppen = QHBoxLayout()
        marges(knoppen, tussen=8)
        knoppen.addWidget(self.knop_kopie)
        knoppen.addStretch(1)
        knoppen.addWidget(self.knop_sluit)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 24, 24, 20, tussen=tokens.GROEP)
        kolom.addLayout(kop)
        kolom.addWidget(Label(uitleg, breekt=True))
        kolom.addWidget(self.verslag, 1)
        kolom.addLayout(knoppen)
        self.knop_sluit.setDefault(True)
        self.knop_sluit.setFocus()

    def kopieer(self) -> None:
        """Put the report on the clipboard, and say so on the button."""
        QGuiApplication.clipboard().setText(self.verslag.toPlainText())
        self.knop_kopie.setText(self.tr("Verslag gekopieerd"))
