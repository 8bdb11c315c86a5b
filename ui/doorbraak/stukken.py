"""The papers of a request: plan, rekenblad and besluitbrief, written beside the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from ui.bestandskeuze import kies_document
from ui.documentuitgave import schrijf_document
from ui.doorbraak.woorden import kort
from ui.scherm import Omgeving
from ui.theme.icons import zet_icoon
from ui.widgets.basis import Knop
from weegtafel.doorbraak.codes import AanvraagStatus
from weegtafel.doorbraak.rijen import AanvraagFeiten

#: What the menu says, and the kind of document.
STUKKEN = (("Doorbraakplan", "doorbraakplan"), ("Rekenblad", "rekenblad"), ("Besluitbrief", "besluitbrief"))
#: Statuses in which the plan can be another than the one that was decided.
_WEER_OPEN = (AanvraagStatus.PLAN, AanvraagStatus.TOETS, AanvraagStatus.BESLUIT)


class Stukkenknop(Knop):
    """A button with the papers as its menu; what there is not yet is off, and says why."""

    def __init__(self, omgeving: Omgeving, ouder: QWidget) -> None:
        super().__init__("Documenten", "stil", "document", ouder=ouder)
        self._omgeving = omgeving
        self._feiten: AanvraagFeiten | None = None
        self.setProperty("menu", "ja")
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self.acties = {}
        for tekst, soort in STUKKEN:
            actie = self.acties[soort] = menu.addAction(f"{tekst} als PDF of Word")
            zet_icoon(actie, "pdf", "stil")
            actie.triggered.connect(partial(self._vraag_pad, tekst, soort, ""))
        self.setMenu(menu)
        self._menu, self.eerder = menu, list[QMenu]()
        """For each decision whose plan may since be another: its papers as they were."""
        mag = omgeving.mag("doorbraak.uitgeven")
        self.setEnabled(mag)
        if not mag:
            self.setToolTip("Dit mag een secretaris, doorbraakcoach, mandaathouder, beheerder of controller.")

    def zet(self, feiten: AanvraagFeiten) -> None:
        """Which request the papers are of."""
        self._feiten = feiten
        self._zet("doorbraakplan", "" if feiten.coach_id is not None else "Er is nog geen plan.")
        self._zet("rekenblad", "" if feiten.effecten else "Er staat nog geen effect in de berekening.")
        self._zet("besluitbrief", "" if feiten.besluiten else "Er is nog geen besluit.")
        self._zet_eerder(feiten)

    def _zet_eerder(self, feiten: AanvraagFeiten) -> None:
        anders = len(feiten.besluiten) > 1 or feiten.status in _WEER_OPEN
        nummers = [b.nummer for b in feiten.besluiten] if anders else []
        if nummers == [menu.property("besluit") for menu in self.eerder]:
            return
        for oud in self.eerder:
            oud.deleteLater()
        self.eerder = []
        for besluit in feiten.besluiten if anders else ():
            menu = self._menu.addMenu(f"Zoals besloten in {besluit.nummer} ({kort(besluit.datum)})")
            menu.setProperty("besluit", besluit.nummer)
            zet_icoon(menu.menuAction(), "geschiedenis", "stil")
            for tekst, soort in STUKKEN:
                actie = menu.addAction(f"{tekst} als PDF of Word")
                zet_icoon(actie, "pdf", "stil")
                actie.triggered.connect(partial(self._vraag_pad, tekst, soort, besluit.nummer))
            self.eerder.append(menu)

    def _zet(self, soort: str, waarom: str) -> None:
        self.acties[soort].setEnabled(not waarom)
        self.acties[soort].setToolTip(waarom)

    def _vraag_pad(self, naam: str, soort: str, besluit: str, _aan: bool = False) -> None:
        f = self._feiten
        if f is None:
            return
        doel = kies_document(self.window(), f"Bewaar {naam.lower()}", f"{naam} {besluit or f.nummer}.pdf")
        if doel is None:
            return
        schrijf_document(self._omgeving, self, soort, f.id, doel, besluit=besluit)
