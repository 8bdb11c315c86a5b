"""The decision: on whose authority, what it takes from the pot, and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.doorbraak.blad import Blad
from ui.doorbraak.lezen import Leesblad
from ui.doorbraak.stapdeel import Stapdeel, Werkplek
from ui.doorbraak.vragen import vraag_herzien
from ui.doorbraak.woorden import OORDEELVORMEN, euro, kort
from ui.theme.theme import marges
from ui.widgets.basis import Kaart, Label, Leestekst, rij
from ui.widgets.formulier import Formulier
from ui.widgets.statuslabel import Statuslabel
from ui.widgets.tekstvak import Tekstvak
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak.codes import AanvraagStatus, Besluitsoort, Mandaatgrond
from weegtafel.doorbraak.rijen import BesluitRij
from weegtafel.doorbraak.rules.register import waarom_bevoegd
from weegtafel.kernel.clock import datum_voluit

S = AanvraagStatus


class Besluitdeel(Stapdeel):
    """Mandate and pot before and after; then grant or refuse with a reason. Earlier decisions stay readable."""

    sleutel, titel = "besluit", "Besluit"

    def __init__(self, plek: Werkplek) -> None:
        super().__init__(plek)
        self._feiten = QVBoxLayout()
        marges(self._feiten)
        self._eerder = QVBoxLayout()
        marges(self._eerder, tussen=12)
        self._neem = QWidget()
        vak = QVBoxLayout(self._neem)
        marges(vak, tussen=16)
        self.formulier = Formulier()
        self.motivering = Tekstvak(regels=4, grens=10_000)
        self.formulier.voeg_toe(
            "motivering", "Motivering", self.motivering, "Waarom u zo besluit; dit komt in de besluitbrief.", True
        )
        vak.addWidget(self.formulier)
        self.toekennen = self.handeling("Ken toe", partial(self._besluit, Besluitsoort.TOEKENNEN), "hoofd")
        self.afwijzen = self.handeling("Wijs af", partial(self._besluit, Besluitsoort.AFWIJZEN), "gevaar")
        vak.addWidget(self.toekennen)
        vak.addWidget(self.afwijzen)
        self.herzien = self.handeling("Herzie het besluit", lambda: vraag_herzien(self, self.plek))
        self.kolom.addLayout(self._eerder)
        self.kolom.addLayout(self._feiten)
        self.kolom.addWidget(self._neem)
        self.kolom.addWidget(self.herzien)
        self.kolom.addStretch(1)
        self._getoond: object = None

    def toon(self, blad: Blad) -> None:
        """Show what would be decided, and what was decided."""
        super().toon(blad)
        f = blad.feiten
        stand = (f, blad.pot, blad.mandaat_cent, blad.grond)
        if stand != self._getoond:
            self._getoond = stand
            self._toon_feiten(blad)
            self._toon_eerder(f.besluiten)
        self._neem.setVisible(f.status is S.BESLUIT or bool(self.concepten()))
        toe, af = blad.redenen("NeemBesluit"), blad.redenen("NeemBesluit:afwijzen")
        self.toekennen.zet(toe)
        self.toekennen.knop.setText(f"Ken {euro(f.plan_cent)} toe")
        self.afwijzen.zet(af, toe)
        self.formulier.setVisible(not (toe and af) or bool(self.concepten()))
        self.herzien.setVisible(f.status in (S.UITVOERING, S.NAZORG, S.AFGESLOTEN) and bool(f.besluiten))
        self.herzien.zet(blad.redenen("HerzieBesluit"))

    def _toon_feiten(self, blad: Blad) -> None:
        while (deel := self._feiten.takeAt(0)) is not None:
            if (widget := deel.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        f = blad.feiten
        if f.status in (S.UITVOERING, S.NAZORG, S.AFGESLOTEN, S.REGULIER_OPGELOST, S.INGETROKKEN):
            return
        lezen = Leesblad()
        lezen.kop("Wat er voorligt")
        verplicht = sum(s.verplicht + s.gereserveerd for s in blad.saldi)
        na = blad.vrij_cent - (f.plan_cent - verplicht)
        boven = blad.grond is Mandaatgrond.MANDAATHOUDER
        toets = f.toetsen[0] if f.toetsen else None
        toetszin = (
            "Nog geen toets."
            if toets is None
            else f"{toets.oordeel.omschrijving.capitalize()}, door {toets.toetser} op {kort(toets.tijdstip.date())}."
            + (f" Telt niet meer. {toets.vervallen}" if toets.vervallen else "")
        )
        pot = blad.pot
        periode = "dit jaar" if pot is None else f"{kort(pot.van)} tot en met {kort(pot.tot)}"
        lezen.feiten(
            (
                ("Bedrag van het plan", euro(f.plan_cent)),
                ("Mandaat van de coach", euro(blad.mandaat_cent)),
                (
                    "Wie besluit",
                    (
                        "Een mandaathouder, want het bedrag is hoger dan het mandaat."
                        if f.plan_cent > blad.mandaat_cent
                        else "Een mandaathouder, want een mandaathouder besloot eerder over deze aanvraag."
                    )
                    if boven
                    else f"De coach van deze aanvraag{f', {f.coach}' if f.coach else ''}.",
                ),
                ("Toets", toetszin),
                (
                    "Doorbraakbudget",
                    f"Nu {euro(blad.vrij_cent)} vrij, na dit besluit {euro(na)} ({periode}). Voor alle aanvragen samen "
                    f"is {euro(0 if blad.pot is None else blad.pot.gereserveerd)} gereserveerd.",
                ),
                ("Al gereserveerd", euro(verplicht) if verplicht else ""),
            )
        )
        if na < 0:
            lezen.zin("Dit bedrag past niet in het doorbraakbudget. Er wordt niets toegezegd wat er niet is.", "let_op")
        self._feiten.addWidget(lezen)

    def _toon_eerder(self, besluiten: tuple[BesluitRij, ...]) -> None:
        while (deel := self._eerder.takeAt(0)) is not None:
            if (widget := deel.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for b in besluiten:
            kaart = Kaart()
            toegekend = b.soort is Besluitsoort.TOEKENNEN
            vorm = OORDEELVORMEN[next(iter(OORDEELVORMEN))] if toegekend else ("vorm-vierkant", "fout")
            woord = f"{euro(b.bedrag_cent)} toegekend" if toegekend else "afgewezen"
            kaart.indeling.addLayout(
                rij(Label(f"Besluit {b.nummer}", "tussenkop"), Statuslabel(woord, vorm[0], vorm[1]), None)
            )
            kaart.indeling.addWidget(
                Label(f"{b.door} op {datum_voluit(b.datum)}, op grond van het {_grond(b)}.", "stil", breekt=True)
            )
            if b.herzien_door:
                kaart.indeling.addWidget(Label(f"Herzien door besluit {b.herzien_door}.", "let_op", breekt=True))
            kaart.indeling.addWidget(Leestekst(b.motivering))
            self._eerder.addWidget(kaart)

    def begin(self) -> None:
        """In the reason, when one may decide."""
        if self._neem.isVisibleTo(self) and self.formulier.isVisibleTo(self):
            self.motivering.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().begin()

    def losse_teksten(self) -> dict[str, tuple[str, QWidget]]:
        """The reason, while one may decide."""
        weg = self._neem.isHidden() or self.formulier.isHidden()
        return {} if weg else {"besluit.motivering": ("Motivering", self.motivering)}

    def concepten(self) -> tuple[str, ...]:
        """A reason that was typed for a decision that was not taken."""
        return ("de motivering van het besluit",) if self.motivering.tekst().strip() else ()

    def _besluit(self, soort: Besluitsoort) -> None:
        tekst = self.motivering.tekst().strip()
        self.formulier.toon_fouten({} if tekst else {"motivering": "Schrijf op waarom u zo besluit."})
        if not tekst:
            return
        zin = "Toegekend. Het bedrag is verplicht in het budgetregister."
        self.plek.doe(
            lambda b: c.NeemBesluit(aanvraag_id=b.feiten.id, versie=b.feiten.versie, soort=soort, motivering=tekst),
            zin if soort is Besluitsoort.TOEKENNEN else "Afgewezen. De aanvraag is afgesloten.",
            formulier=self.formulier,
            klaar=lambda: self.motivering.zet_tekst(""),
        )


def _grond(besluit: BesluitRij) -> str:
    waarom = waarom_bevoegd(besluit.grond, besluit.bedrag_cent, besluit.mandaat_cent, herziet=bool(besluit.herziet))
    return f"{besluit.grond.omschrijving}, {waarom}"
