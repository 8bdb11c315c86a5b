"""The papers of an overleg: agenda, preparation pack and invitation, written beside the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from ui.bestandskeuze import PDF, WORD, Documentdoel, kies_document, kies_doel
from ui.documentuitgave import schrijf_document
from ui.scherm import Omgeving
from ui.theme.icons import zet_icoon
from ui.widgets.basis import Knop

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
            self.schrijf(soort, gekozen)

    def schrijf(self, soort: str, doel: Documentdoel) -> None:
        """Write one paper, with a password on it when one was chosen; one at a time."""
        self._omgeving.instellingen.setValue("stukken/map", str(doel.pad.parent))
        self.setEnabled(False)
        schrijf_document(self._omgeving, self, soort, self._sleutel, doel, na=partial(self.setEnabled, True))
