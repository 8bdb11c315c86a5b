"""The papers of an overleg: agenda, preparation pack and invitation, written beside the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from ui.bestandskeuze import PDF, WORD, Documentdoel, kies_document, kies_doel
from ui.scherm import Omgeving
from ui.theme.icons import zet_icoon
from ui.widgets.basis import Knop
from ui.widgets.berichtenbalk import BerichtActie

#: What the menu says, the kind of document, its file type and what the file is called.
STUKKEN: tuple[tuple[str, str, str, str], ...] = (
    ("Agenda als PDF", "agenda", "pdf", "Agenda"),
    ("Agenda als Word-document", "agenda", "docx", "Agenda"),
    ("Voorbereiding als PDF", "voorbereiding", "pdf", "Voorbereiding"),
    ("Voorbereiding als Word-document", "voorbereiding", "docx", "Voorbereiding"),
    ("Uitnodiging voor de agenda (.ics)", "uitnodiging", "ics", "Uitnodiging"),
)
_ICOON = {"pdf": "pdf", "docx": "docx", "ics": "kalender"}
_FILTER = {"pdf": PDF, "docx": WORD, "ics": "Agenda-uitnodiging (*.ics)"}


class Stukkenknop(Knop):
    """A button with the papers as its menu."""

    def __init__(self, omgeving: Omgeving, ouder: QWidget | None = None) -> None:
        super().__init__("Stukken", "gewoon", "document", ouder=ouder)
        self._omgeving = omgeving
        self._sleutel, self._code = 0, ""
        self.setProperty("menu", "ja")
        menu = QMenu(self)
        for tekst, soort, type_, naam in STUKKEN:
            actie = menu.addAction(tekst)
            zet_icoon(actie, _ICOON[type_], "stil")
            actie.triggered.connect(partial(self._vraag_pad, soort, type_, naam))
        self.setMenu(menu)
        self.setEnabled(omgeving.mag("document.uitgeven"))

    def zet(self, overleg_id: int, code: str) -> None:
        """Which overleg the papers are of."""
        self._sleutel, self._code = overleg_id, code

    def _vraag_pad(self, soort: str, type_: str, naam: str, _aan: bool = False) -> None:
        map_ = str(self._omgeving.instellingen.value("stukken/map", str(Path.home())))
        titel, voorstel = f"{naam} bewaren", f"{naam} {self._code}.{type_}"
        if type_ == "ics":
            pad = kies_doel(self, titel, voorstel, (_FILTER[type_],), map_)
            gekozen = None if pad is None else Documentdoel(pad, "")
        else:
            gekozen = kies_document(self, titel, voorstel, (_FILTER[type_],), map_)
        if gekozen is not None:
            self.schrijf(soort, *gekozen)

    def schrijf(self, soort: str, pad: Path, wachtwoord: str = "") -> None:
        """Write one paper, with a password on it when one was chosen; the message bar says where it is."""
        self._omgeving.instellingen.setValue("stukken/map", str(pad.parent))
        programma, sleutel = self._omgeving.runner.programma, self._sleutel
        self.setEnabled(False)

        def klaar(_uit: object) -> None:
            self.setEnabled(True)
            actie = BerichtActie("Open het bestand", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(pad))))
            self._omgeving.mond.meld("gelukt", f"{pad.name} staat in {pad.parent}.", actie)

        def fout(_mis: Exception) -> bool:
            self.setEnabled(True)
            return False

        self._omgeving.runner.doe(
            lambda: programma.exporteer(soort, sleutel, pad, wachtwoord=wachtwoord), van=self, klaar=klaar, fout=fout
        )
