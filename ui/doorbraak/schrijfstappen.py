"""The steps in which one writes: the request, the regular route, the plan, and what stood in the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.doorbraak.blad import Blad
from ui.doorbraak.lezen import Leesblad, betrokkenenzin, lees_aanvraag, lees_plan, lees_route
from ui.doorbraak.rijen import Rijgroep, Rijsoort
from ui.doorbraak.rijvormen import Rijkaarten, Rijtabel
from ui.doorbraak.stapdeel import Schrijfdeel, Werkplek
from ui.doorbraak.vragen import vraag_regulier, vraag_toch_coach
from ui.doorbraak.woorden import euro
from ui.theme.theme import marges
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.formulier import Formulier
from ui.widgets.keuzelijst import Keuzelijst
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak.codes import AanvraagStatus, Deel, Mandaatgrond
from weegtafel.doorbraak.rules import verloop
from weegtafel.doorbraak.rules.register import bevoegd
from weegtafel.doorbraak.velden import AANVRAAG, PLAN, Invoer
from weegtafel.inrichting import queries as inrichting

HUISHOUDEN = Rijsoort(
    Deel.HUISHOUDEN, c.BewaarHuishoudlid, c.HaalHuishoudlidWeg, "lid van het huishouden", (29, 42, 29)
)
BETROKKENEN = Rijsoort(Deel.BETROKKENEN, c.BewaarBetrokkene, c.HaalBetrokkeneWeg, "betrokkene", (30, 28, 18, 24))
ROUTE = Rijsoort(
    Deel.ROUTE,
    c.BewaarRoutestap,
    c.HaalRoutestapWeg,
    "voorziening",
    naast=(("voorziening", "regeling"), ("loket", "datum", "uitkomst"), ("reden",)),
)
BESTEDING = Rijsoort(
    Deel.BESTEDING,
    c.BewaarBesteding,
    c.HaalBestedingWeg,
    "besteding",
    (28, 34, 25, 17, 9, 10),
    koppen=("Type", "Omschrijving", "Leverancier", "Per keer", "Vaker", "Keer"),
)
LEEFDOMEIN = Rijsoort(
    Deel.LEEFDOMEIN,
    c.BewaarLeefdomein,
    c.HaalLeefdomeinWeg,
    "leefdomein",
    naast=(("domein",), ("nu", "verwacht"), ("nu_score", "verwacht_score")),
)
KNELPUNT = Rijsoort(
    Deel.KNELPUNT,
    c.BewaarKnelpunt,
    c.HaalKnelpuntWeg,
    "knelpunt",
    naast=(("soort", "aard"), ("van_wie",), ("omschrijving",)),
)


class Aanvraagdeel(Schrijfdeel):
    """What is stuck, for whom, and who is around the household."""

    sleutel, titel, deel = "aanvraag", "Aanvraag", Deel.AANVRAAG

    def __init__(self, plek: Werkplek) -> None:
        super().__init__(plek)
        self.indienen = self.handeling("Dien de aanvraag in", self._dien_in, "hoofd")

    def bouw(self, f: Formulier, blad: Blad) -> None:
        """Fill the form."""
        vraag_nu = self.omgeving.runner.vraag_nu
        organisaties = [(o.naam, o.id) for o in vraag_nu(inrichting.organisaties, blad.vandaag)]
        personen = [(p.naam, p.id) for p in vraag_nu(inrichting.personen, blad.vandaag)]
        keuzes = {"organisatie_id": organisaties, "namens_id": personen}
        f.voeg_sectie_toe("Wat er speelt")
        for veld in AANVRAAG[4:]:
            self.voeg_veld_toe(f, veld, blad, verplicht=veld.sleutel != "geprobeerd")
        f.voeg_sectie_toe("Het huishouden", "Rollen en leeftijdsgroepen, geen namen.")
        self.huishouden = self.voeg_groep_toe(f, self._tabel(HUISHOUDEN, blad))
        f.voeg_sectie_toe(
            "Wie zijn er betrokken",
            "Eén regel per hulpverlener. Enter gaat naar de volgende regel, Ctrl+Delete haalt een regel weg.",
        )
        self.betrokkenen = self.voeg_groep_toe(f, self._tabel(BETROKKENEN, blad))
        self.som = Label("", "veldlabel", breekt=True)
        f.voeg_los_toe(self.som)
        self.betrokkenen.veranderd.connect(self._tel)
        f.voeg_sectie_toe("Wie vraagt aan")
        for veld in AANVRAAG[:4]:
            self.voeg_veld_toe(f, veld, blad, keuzes.get(veld.sleutel, ()))

    def _tabel(self, soort: Rijsoort, blad: Blad) -> Rijtabel:
        return Rijtabel(self.omgeving, self.plek.bewaarder, soort, self.plek.aanvraag_id, blad.codes)

    def _tel(self) -> None:
        self.som.setText(betrokkenenzin(self.betrokkenen.kolom_waarden("kosten_cent")))

    def lees(self, blad: Blad) -> QWidget:
        """The same to read."""
        return lees_aanvraag(blad.feiten)

    def waarde(self, blad: Blad, veld: str) -> Any:
        """A stored field."""
        return getattr(blad.feiten, veld)

    def rijen(self, blad: Blad, deel: Deel) -> Sequence[Any]:
        """The stored rows."""
        return blad.feiten.huishouden if deel is Deel.HUISHOUDEN else blad.feiten.betrokkenen

    def toon(self, blad: Blad) -> None:
        """The button is there until the request was handed in."""
        super().toon(blad)
        self.indienen.setVisible(blad.feiten.status is AanvraagStatus.AANVRAAG)
        self.indienen.zet(blad.redenen("DienAanvraagIn"), self.al_gezegd(blad))

    def _dien_in(self) -> None:
        self.doe(
            lambda b: c.DienAanvraagIn(aanvraag_id=b.feiten.id, versie=b.feiten.versie),
            "De aanvraag is ingediend. Nu wordt nagegaan of het regulier kan.",
        )


class Routedeel(Schrijfdeel):
    """What exists already, and whether that helps."""

    sleutel, titel, deel = "route", "Reguliere route", Deel.ROUTE

    def __init__(self, plek: Werkplek) -> None:
        super().__init__(plek)
        self.sluiten = self.handeling("Geen reguliere weg: vraag een coach", self._sluit, "hoofd")
        self.regulier = self.handeling("Sluit af als regulier opgelost", self._regulier)

    def bouw(self, f: Formulier, blad: Blad) -> None:
        """Fill the form."""
        f.voeg_sectie_toe(
            "Wat bestaat er al",
            "Ga per voorziening na wat het loket zegt. Kan het regulier, dan is dat goed nieuws: sluit de aanvraag "
            "dan af als regulier opgelost.",
        )
        self.stappen = Rijkaarten(
            self.omgeving, self.plek.bewaarder, ROUTE, self.plek.aanvraag_id, blad.codes,
            toevoegen="Voeg een voorziening toe",
        )  # fmt: skip
        self.voeg_groep_toe(f, self.stappen)

    def lees(self, blad: Blad) -> QWidget:
        """The same to read."""
        return lees_route(blad.feiten)

    def rijen(self, blad: Blad, deel: Deel) -> Sequence[Any]:
        """The stored rows."""
        return blad.feiten.route

    def toon(self, blad: Blad) -> None:
        """The buttons are there while the way is open."""
        super().toon(blad)
        status = blad.feiten.status
        kan = bool(verloop.kan_zonder_waarom(blad.feiten.route))
        eerste = status is AanvraagStatus.ROUTE
        self.sluiten.setVisible(eerste or (kan and status in (AanvraagStatus.COACH, AanvraagStatus.PLAN)))
        self.sluiten.knop.setText(
            ("Toch een doorbraak: vraag een coach" if eerste else "Toch een doorbraak: leg uit waarom")
            if kan
            else "Geen reguliere weg: vraag een coach"
        )
        self.sluiten.zet(blad.redenen("SluitRouteAf"), self.al_gezegd(blad))
        self.regulier.setVisible(status in (AanvraagStatus.ROUTE, AanvraagStatus.COACH, AanvraagStatus.PLAN))
        self.regulier.zet(blad.redenen("LosRegulierOp"), self.al_gezegd(blad))

    def begin(self) -> None:
        """The first card, or the button that makes one."""
        if self.formulier is not None and self.stappen.knop is not None and not self.stappen.vakken:
            self.stappen.knop.setFocus()
        else:
            super().begin()

    def _sluit(self) -> None:
        if self.blad is not None and verloop.kan_zonder_waarom(self.blad.feiten.route):
            vraag_toch_coach(self, self.plek)
            return
        self.doe(
            lambda b: c.SluitRouteAf(aanvraag_id=b.feiten.id, versie=b.feiten.versie),
            "De aanvraag wacht nu op een coach.",
        )

    def _regulier(self) -> None:
        vraag_regulier(self, self.plek)


class Plandeel(Schrijfdeel):
    """The plan of the coach: the way, the three public values, what is bought, the life domains."""

    sleutel, titel, deel = "plan", "Plan", Deel.PLAN

    def __init__(self, plek: Werkplek) -> None:
        super().__init__(plek)
        self.vragen = self.handeling("Vraag een toets", self._vraag_toets, "hoofd")

    def bouw(self, f: Formulier, blad: Blad) -> None:
        """Fill the form."""
        koppen = {
            "perspectief": ("De weg", ""),
            "legitimiteit_doel": ("Legitimiteit", "Waarom dit mag, ook als een regel meebuigt."),
            "betrokkenheid": ("Betrokkenheid en rendement", "De berekening zelf staat in de volgende stap."),
        }
        for veld in PLAN:
            if veld.sleutel == "zaad":
                continue  # belongs to the simulation, and is shown on the rekenblad
            if veld.sleutel in koppen:
                f.voeg_sectie_toe(*koppen[veld.sleutel])
            self.voeg_veld_toe(f, veld, blad, verplicht=veld.invoer is Invoer.TEKST)
        f.voeg_sectie_toe("Wat wordt ingekocht", "Enter gaat naar de volgende regel, Ctrl+Delete haalt een regel weg.")
        self.bestedingen = self.voeg_groep_toe(
            f, Rijtabel(self.omgeving, self.plek.bewaarder, BESTEDING, self.plek.aanvraag_id, blad.codes)
        )
        self.som = Label("", "veldlabel", breekt=True)
        self.som_onder = Label("", "stil", breekt=True)
        f.voeg_los_toe(self.som)
        f.voeg_los_toe(self.som_onder)
        self.bestedingen.veranderd.connect(self._tel)
        f.voeg_sectie_toe(
            "Leefdomeinen",
            "Hoe gaat het nu, en wat verwacht u? In woorden en op een schaal van 1 tot 5. Dit staat naast de "
            "berekening, niet erin.",
        )
        self.domeinen = self.voeg_groep_toe(
            f, Rijkaarten(self.omgeving, self.plek.bewaarder, LEEFDOMEIN, self.plek.aanvraag_id, blad.codes)
        )
        f.voeg_los_toe(self._domeinkeuze())

    def _domeinkeuze(self) -> QWidget:
        self.keuze = Keuzelijst([], leeg="Kies een leefdomein")
        self.keuze.setAccessibleName("Leefdomein om toe te voegen")
        self.toevoegen = Knop("Voeg toe", icoon="plus")
        self.toevoegen.setEnabled(False)
        self.keuze.gewijzigd.connect(lambda waarde: self.toevoegen.setEnabled(bool(waarde)))
        self.toevoegen.clicked.connect(lambda _aan=False: self._voeg_domein_toe())
        houder = QWidget()
        kolom = QVBoxLayout(houder)
        marges(kolom)
        kolom.addLayout(rij(self.keuze, self.toevoegen))
        return houder

    def _voeg_domein_toe(self) -> None:
        domein = self.keuze.waarde()
        if domein:
            self.domeinen.voeg_toe(domein=domein)
            self.keuze.zet_waarde(None)
            self.toevoegen.setEnabled(False)

    def _tel(self) -> None:
        if self.blad is None:
            return
        bedragen, aantallen = self.bestedingen.kolom_waarden("bedrag_cent"), self.bestedingen.kolom_waarden("aantal")
        herhaald = self.bestedingen.kolom_waarden("herhaald")
        som = sum(
            (cent or 0) * ((keer or 1) if vaker else 1)
            for cent, keer, vaker in zip(bedragen, aantallen, herhaald, strict=True)
        )
        self.som.setText(f"Samen {euro(som)}")
        mandaat, vrij = self.blad.mandaat_cent, self.blad.vrij_cent
        eerder = self.blad.feiten.besluiten[0].grond if self.blad.feiten.besluiten else None
        if bevoegd(som, mandaat, eerder) is Mandaatgrond.COACH:
            wie = f"Dit past in het mandaat van {euro(mandaat)}: de coach besluit."
        elif som > mandaat:
            wie = f"Dit is meer dan het mandaat van {euro(mandaat)}: een mandaathouder besluit."
        else:
            wie = "Een mandaathouder besloot eerder over deze aanvraag en besluit ook hierover."
        zinnen = [
            wie,
            f"In het doorbraakbudget van deze periode zit nog {euro(max(0, vrij))} vrij.",
        ]
        if som > vrij:
            zinnen.append("Dit plan past daar nu niet in.")
        self.som_onder.setText(" ".join(zinnen))
        self.som_onder.zet_rol("let_op" if som > vrij else "stil")

    def lees(self, blad: Blad) -> QWidget:
        """The same to read."""
        return lees_plan(blad.feiten)

    def waarde(self, blad: Blad, veld: str) -> Any:
        """A stored field."""
        return getattr(blad.feiten.plan, veld)

    def rijen(self, blad: Blad, deel: Deel) -> Sequence[Any]:
        """The stored rows."""
        return blad.feiten.bestedingen if deel is Deel.BESTEDING else blad.feiten.leefdomeinen

    def na_tonen(self, blad: Blad) -> None:
        """What was chosen already is no choice any more."""
        er_al = {d.domein for d in blad.feiten.leefdomeinen}
        self.keuze.zet_keuzes([(tekst, code) for tekst, code in blad.codes["leefdomein"] if code not in er_al])

    def toon(self, blad: Blad) -> None:
        """The button is there while a toets can be asked."""
        super().toon(blad)
        self.vragen.setVisible(blad.feiten.status is AanvraagStatus.PLAN)
        redenen = blad.redenen("VraagToets")
        if not redenen and blad.kan_straks_toetsen(self.omgeving.actor.persoon_id):
            redenen = (f"De coach, {blad.feiten.coach}, vraagt de toets. Wie de toets vraagt, kan niet zelf toetsen.",)
        self.vragen.zet(redenen, self.al_gezegd(blad))

    def _vraag_toets(self) -> None:
        self.doe(
            lambda b: c.VraagToets(aanvraag_id=b.feiten.id, versie=b.feiten.versie),
            "Het plan ligt nu bij een tweede coach.",
        )


class Knelpuntdeel(Schrijfdeel):
    """What rule, scheme or habit stood in the way; also when the request is closed."""

    sleutel, titel, deel = "knelpunten", "Knelpunten", Deel.KNELPUNT

    def bouw(self, f: Formulier, blad: Blad) -> None:
        """Fill the form."""
        f.voeg_sectie_toe(
            "Wat stond in de weg",
            "Elke regel, regeling of gewoonte die dit huishouden dwarszat. Het beleid telt ze over alle aanvragen.",
        )
        self.knelpunten: Rijgroep = Rijkaarten(
            self.omgeving, self.plek.bewaarder, KNELPUNT, self.plek.aanvraag_id, blad.codes,
            toevoegen="Voeg een knelpunt toe",
        )  # fmt: skip
        self.voeg_groep_toe(f, self.knelpunten)

    def lees(self, blad: Blad) -> QWidget:
        """The same to read."""
        lezen = Leesblad()
        if not blad.feiten.knelpunten:
            lezen.zin("Er is geen knelpunt genoteerd.")
        for k in blad.feiten.knelpunten:
            lezen.tekst(f"{k.soort.omschrijving.capitalize()}, {k.aard.omschrijving} · {k.van_wie}", k.omschrijving)
        return lezen

    def rijen(self, blad: Blad, deel: Deel) -> Sequence[Any]:
        """The stored rows."""
        return blad.feiten.knelpunten

    def begin(self) -> None:
        """The first card, or the button that makes one."""
        if self.formulier is not None and not self.knelpunten.vakken:
            knop = getattr(self.knelpunten, "knop", None)
            if knop is not None:
                knop.setFocus()
        else:
            super().begin()
