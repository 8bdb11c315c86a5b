"""The button that puts the minutes on paper, in full or without names."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from ui.bestandskeuze import PDF, WORD, kies_document
from ui.documentuitgave import schrijf_document
from ui.scherm import Omgeving
from ui.theme.icons import zet_icoon
from ui.widgets.basis import Knop
from weegtafel.overleg.schermqueries_notulen import NotulenBlad


class Uitgeefknop(Knop):
    """A menu of four: PDF or Word, full or without names. ``voor`` is called first: it sends what was typed."""

    def __init__(self, omgeving: Omgeving, voor: Callable[[], NotulenBlad | None]) -> None:
        super().__init__("Bewaar als", icoon="exporteer")
        self._omgeving, self._voor = omgeving, voor
        self.setProperty("menu", "ja")
        menu = QMenu(self)
        for tekst, soort, zonder in (
            (self.tr("PDF"), "pdf", False),
            (self.tr("Word-document"), "docx", False),
            (self.tr("PDF zonder namen"), "pdf", True),
            (self.tr("Word-document zonder namen"), "docx", True),
        ):
            actie = menu.addAction(tekst)
            zet_icoon(actie, soort, "stil")
            actie.triggered.connect(lambda _aan=False, s=soort, z=zonder: self.geef_uit(s, zonder_namen=z))
        self.setMenu(menu)

    def geef_uit(self, soort: str, *, zonder_namen: bool = False) -> None:
        """Ask where to, and write the document."""
        blad = self._voor()
        if blad is None or blad.id is None:
            return
        naam = f"notulen-{blad.overleg}{'-zonder-namen' if zonder_namen else ''}.{soort}"
        gekozen = kies_document(
            self.window(), self.tr("Bewaar de notulen"), naam, (PDF,) if soort == "pdf" else (WORD,)
        )
        if gekozen is not None:
            schrijf_document(self._omgeving, self, "notulen", blad.overleg_id, gekozen, zonder_namen=zonder_namen)
