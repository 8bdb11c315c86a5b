"""The second coach: the whole plan, its calculation and the warnings on one page, and the judgement below it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.doorbraak.blad import Blad, Uitwerking, lees_uitwerking
from ui.doorbraak.lezen import Leesblad, lees_aanvraag, lees_plan, lees_route
from ui.doorbraak.stapdeel import Stapdeel, Werkplek
from ui.doorbraak.woorden import OORDEELVORMEN, opsomming
from ui.theme.theme import marges
from ui.widgets.basis import Icoon, Kaart, Knop, Label, rij
from ui.widgets.formulier import Formulier
from ui.widgets.segmentknoppen import Segment, Segmentknoppen
from ui.widgets.statuslabel import KLEUR, Statuslabel
from ui.widgets.tekstvak import Tekstvak
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak.codes import AanvraagStatus, Toetsoordeel
from weegtafel.doorbraak.rekencijfers import (
    SCHEEF,
    bandzin,
    break_evenzin,
    formulezin,
    hoofdzin,
    is_scheef,
    kanszin,
    kerngetallen,
)
from weegtafel.doorbraak.rijen import ToetsRij
from weegtafel.doorbraak.staptekst import rond
from weegtafel.kernel.clock import datum_voluit

WAARDEN = (
    ("legitimiteit", "Legitimiteit", "Draagt het doel van de wet dit, en mag de regel meebuigen?"),
    ("betrokkenheid", "Betrokkenheid", "Krijgt het huishouden weer greep op het eigen leven?"),
    ("rendement", "Rendement", "Zijn de effecten en de kansen geloofwaardig?"),
)


def rekening(uitwerking: Uitwerking) -> QWidget:
    """What the calculation says: the figures, the warnings, and the steps behind a button."""
    blad = Leesblad()
    blad.kop("Rendement")
    r = uitwerking.rekening
    if r is None:
        blad.zin("De berekening is nog niet compleet. " + " ".join(uitwerking.redenen), "let_op")
        return blad
    if r.bewaard:
        blad.zin(r.herkomst)
    blad.kolom.addWidget(Label(hoofdzin(r.cijfers), "cijfer", breekt=True))
    formule = formulezin(r.cijfers)
    blad.zin(f"{formule[:1].upper()}{formule[1:]}.")
    blad.feiten([(k.naam, k.waarde) for k in kerngetallen(r.cijfers)])
    blad.zin(break_evenzin(r.cijfers), "tekst")
    for band, wie in ((r.cijfers.allen, "alle betalers"), (r.cijfers.gemeente, "de gemeente")):
        if band is not None:
            blad.zin(f"{kanszin(band, wie)}. {bandzin(band)}", "tekst")
    if is_scheef(r.cijfers):
        blad.zin(SCHEEF)
    for zin in r.waarschuwingen:
        waarschuwing = QWidget()
        kolom = QVBoxLayout(waarschuwing)
        marges(kolom)
        regel = rij(Icoon("waarschuwing", "let_op", 16), Label(zin, breekt=True))
        regel.setStretch(1, 1)
        kolom.addLayout(regel)
        blad.kolom.addWidget(waarschuwing)
    stappen = Leesblad()
    stappen.tabel(
        ("Stap", "Hoe", "Uitkomst"),
        [(stap.label, stap.formule, rond(stap)) for stap in (*uitwerking.prijzen, *r.stappen)],
        frozenset({2}),
        (4, 5, 2),
    )
    stappen.hide()
    tekst = f"Toon de {len(uitwerking.prijzen) + len(r.stappen)} rekenstappen"
    knop = Knop(tekst, "stil", "pijl-omlaag")

    def wissel() -> None:
        stappen.setVisible(stappen.isHidden())
        knop.setText(tekst if stappen.isHidden() else "Verberg de rekenstappen")

    knop.clicked.connect(lambda _aan=False: wissel())
    blad.kolom.addLayout(rij(knop, None))
    blad.kolom.addWidget(stappen)
    return blad


class Toetsdeel(Stapdeel):
    """Read, judge with a reason for each public value, and see what was judged before."""

    sleutel, titel, breed = "toets", "Toets", True

    def __init__(self, plek: Werkplek) -> None:
        super().__init__(plek)
        self._vooraf = Label("", "stil", breekt=True)
        self._eerder = QVBoxLayout()
        marges(self._eerder, tussen=12)
        self._lezen = QVBoxLayout()
        marges(self._lezen, tussen=8)
        self._getoond: object = None
        self._uitgewerkt = (-1, -1)
        self._rekening: QWidget | None = None
        self.kolom.addWidget(self._vooraf)
        self.kolom.addLayout(self._eerder)
        self.kolom.addLayout(self._lezen)
        self._oordeelvak = QWidget()
        vak = QVBoxLayout(self._oordeelvak)
        marges(vak, tussen=16)
        self.formulier = Formulier()
        self.formulier.voeg_sectie_toe("Uw oordeel", "Schrijf bij elke waarde waarom u zo oordeelt.")
        self.oordeel = Segmentknoppen(
            [Segment(o, o.omschrijving.capitalize(), v[0], KLEUR[v[1]]) for o, v in OORDEELVORMEN.items()], "Oordeel"
        )
        self.formulier.voeg_toe("oordeel", "Oordeel", self.oordeel, verplicht=True)
        self.teksten: dict[str, Tekstvak] = {}
        for sleutel, naam, hulp in WAARDEN:
            self.teksten[sleutel] = Tekstvak(regels=3, grens=10_000)
            self.formulier.voeg_toe(sleutel, naam, self.teksten[sleutel], hulp, verplicht=True)
        vak.addWidget(self.formulier)
        self.vastleggen = self.handeling("Leg de toets vast", self._leg_vast, "hoofd")
        vak.addWidget(self.vastleggen)
        self.kolom.addWidget(self._oordeelvak)
        self.kolom.addStretch(1)

    def toon(self, blad: Blad) -> None:
        """Show the plan as it is stored, and who may judge it."""
        super().toon(blad)
        f = blad.feiten
        redenen = blad.redenen("LegToetsVast")
        self._vooraf.setText(self._zeg_vooraf(blad, redenen))
        self._vooraf.setVisible(bool(self._vooraf.text()))
        self._vooraf.zet_rol("let_op" if redenen and f.status is AanvraagStatus.TOETS else "stil")
        self._oordeelvak.setVisible(f.status is AanvraagStatus.TOETS or bool(self.concepten()))
        self.formulier.setVisible(not redenen or bool(self.concepten()))
        self.vastleggen.zet(redenen, redenen)
        if self._getoond != f:
            self._getoond = f
            self._toon_eerder(f.toetsen)
            self._toon_lezen(blad)
        if self.isVisible():
            self.open()

    def _zeg_vooraf(self, blad: Blad, redenen: tuple[str, ...]) -> str:
        f = blad.feiten
        if f.status is AanvraagStatus.TOETS and not redenen:
            return "U kunt dit plan toetsen: u schreef er niets in. Lees het hele plan; uw oordeel staat onderaan."
        if f.status is AanvraagStatus.TOETS:
            wie = opsomming([naam for _, naam in blad.toetsers])
            kan = f"Wel kunnen toetsen: {wie}." if wie else "Er is nu geen coach die dit plan kan toetsen."
            return f"{' '.join(redenen)} {kan}"
        if f.toetsen:
            return ""
        return "Er is nog geen toets gevraagd. Zodra het plan compleet is, vraagt de coach hem aan bij de stap Plan."

    def _toon_eerder(self, toetsen: tuple[ToetsRij, ...]) -> None:
        _leeg(self._eerder)
        for toets in toetsen:
            kaart = Kaart()
            icoon, toon = OORDEELVORMEN[toets.oordeel]
            kop = f"{toets.toetser} op {datum_voluit(toets.tijdstip.date())}"
            kaart.indeling.addLayout(
                rij(Label(kop, "veldlabel"), Statuslabel(toets.oordeel.omschrijving, icoon, toon), None)
            )
            if toets.vervallen:
                kaart.indeling.addWidget(Label(f"Telt niet meer. {toets.vervallen}", "let_op", breekt=True))
            for sleutel, naam, _ in WAARDEN:
                kaart.indeling.addWidget(Label(f"{naam}: {getattr(toets, sleutel)}", breekt=True))
            self._eerder.addWidget(kaart)

    def _toon_lezen(self, blad: Blad) -> None:
        _leeg(self._lezen)
        f = blad.feiten
        self._rekening = None
        self._uitgewerkt = (-1, -1)
        for kop, inhoud in (
            ("Plan", lees_plan(f)),
            ("Aanvraag", lees_aanvraag(f)),
            ("Reguliere route", lees_route(f)),
        ):
            self._lezen.addWidget(Label(kop, "kop"))
            self._lezen.addWidget(inhoud)
        if f.herzien_reden:
            self._lezen.insertWidget(0, Label(f"Herziening: {f.herzien_reden}", "let_op", breekt=True))

    def open(self) -> None:
        """Work the calculation out, once for each state of the plan."""
        if self.blad is None:
            return
        stand = (self.blad.feiten.versie, self.blad.feiten.planversie)
        if stand == self._uitgewerkt:
            return
        self._uitgewerkt = stand
        self.omgeving.runner.vraag(
            lees_uitwerking, self.plek.aanvraag_id, self.omgeving.vandaag, van=self,
            klaar=partial(self._toon_rekening, stand),
        )  # fmt: skip

    def _toon_rekening(self, stand: tuple[int, int], uitwerking: Uitwerking) -> None:
        if stand != self._uitgewerkt or self.blad is None:
            return
        if self._rekening is not None:
            self._rekening.deleteLater()
        self._rekening = rekening(uitwerking)
        self._lezen.insertWidget(0, self._rekening)

    def begin(self) -> None:
        """At the judgement when one may judge; otherwise the page is there to read."""
        if self.formulier.isVisibleTo(self) and self.formulier.isEnabled() and self._oordeelvak.isVisibleTo(self):
            return  # reading comes first: the page stays at its top

    def losse_teksten(self) -> dict[str, tuple[str, QWidget]]:
        """The judgement, while one may give it."""
        if self._oordeelvak.isHidden() or self.formulier.isHidden():
            return {}
        return {f"toets.{sleutel}": (naam, self.teksten[sleutel]) for sleutel, naam, _ in WAARDEN}

    def concepten(self) -> tuple[str, ...]:
        """A judgement that was typed and not given."""
        return ("het oordeel bij de toets",) if any(vak.tekst().strip() for vak in self.teksten.values()) else ()

    def _leg_vast(self) -> None:
        oordeel: Toetsoordeel | None = self.oordeel.waarde()
        teksten = {sleutel: vak.tekst().strip() for sleutel, vak in self.teksten.items()}
        fouten = {s: f"Schrijf bij {s} waarom u zo oordeelt." for s, tekst in teksten.items() if not tekst}
        if oordeel is None:
            fouten = {"oordeel": "Kies een oordeel.", **fouten}
        self.formulier.toon_fouten(fouten)
        if fouten or oordeel is None:
            return
        self.plek.doe(
            lambda b: c.LegToetsVast(aanvraag_id=b.feiten.id, versie=b.feiten.versie, oordeel=oordeel, **teksten),
            f"De toets is vastgelegd: {oordeel.omschrijving}.",
            formulier=self.formulier,
            klaar=self._wis,
        )

    def _wis(self) -> None:
        self.oordeel.zet_waarde(None)
        for vak in self.teksten.values():
            vak.zet_tekst("")


def _leeg(kolom: QVBoxLayout) -> None:
    while (deel := kolom.takeAt(0)) is not None:
        if (widget := deel.widget()) is not None:
            widget.hide()
            widget.deleteLater()
