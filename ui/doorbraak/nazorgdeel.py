"""Aftercare: days on which one looks back, what came of each effect, and the forecast beside the outcome."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.doorbraak.blad import Blad
from ui.doorbraak.lezen import Leesblad
from ui.doorbraak.stapdeel import Stapdeel, Werkplek
from ui.doorbraak.vragen import vraag_afsluiten, vraag_evaluatiedag, vraag_vervallen
from ui.doorbraak.weg import afgewezen
from ui.doorbraak.woorden import SCHAALKEUZES, UITSLAGVORMEN, euro, score
from ui.theme.theme import maat, marges
from ui.widgets.basis import Kaart, Knop, Label, Leestekst, rij
from ui.widgets.bedrag_edit import BedragEdit
from ui.widgets.formulier import Formulier
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.segmentknoppen import Segment, Segmentknoppen
from ui.widgets.statuslabel import KLEUR
from ui.widgets.tekstvak import Tekstvak
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak.codes import AanvraagStatus, Effectuitslag
from weegtafel.doorbraak.registerrijen import Prognose, PrognoseRij
from weegtafel.doorbraak.rijen import LeefdomeinRij, NazorgRij
from weegtafel.kernel.bedrag import naar_centen, uit_centen
from weegtafel.kernel.clock import datum_voluit


def vooruitblik(p: Prognose) -> QWidget:
    """Forecast beside outcome; what is not known yet is not counted as nothing."""
    blad = Leesblad()
    blad.kop("Verwacht en uitgekomen")
    blad.tabel(
        ("Effect", "Betaler", "Uitkomst", "Verwacht", "Gerealiseerd"),
        [
            (r.omschrijving, r.betaler, r.uitslag.omschrijving, euro(r.verwacht_cent),
             euro(r.gerealiseerd_cent, "onbekend"))
            for r in p.effecten
        ],
        frozenset({3, 4}),
        (5, 2, 2, 2, 2),
    )  # fmt: skip
    if p.bekend:
        blad.zin(
            f"Van {p.bekend} van {len(p.effecten)} effecten is de uitkomst bekend: {euro(p.gerealiseerd_cent)} "
            f"gerealiseerd, waar {euro(p.verwacht_van_bekende_cent)} was verwacht. Betaald is {euro(p.betaald_cent)}.",
            "tekst",
        )
    else:
        blad.zin("Van geen enkel effect is de uitkomst al bekend.")
    return blad


class Effectvelden(QWidget):
    """One effect: did it come true, what did that really save, and a word about it."""

    def __init__(self, effect: PrognoseRij) -> None:
        super().__init__()
        self.effect_id = effect.effect_id
        naam = effect.omschrijving or "Effect"
        self.uitslag = Segmentknoppen(
            [Segment(u, u.omschrijving.capitalize(), v[0], KLEUR[v[1]]) for u, v in UITSLAGVORMEN.items()], naam
        )
        self.bedrag = BedragEdit()
        self.bedrag.setAccessibleName(f"{naam}: werkelijk bespaard")
        self.bedrag.setPlaceholderText("werkelijk bespaard")
        self.bedrag.setFixedWidth(maat(170))
        self.woord = Tekstvak(regels=1, hoogste=6, plaatshouder="Toelichting")
        self.woord.setAccessibleName(f"{naam}: toelichting")
        self.fout = Label("", "fout", breekt=True)
        self.fout.hide()
        naast = QHBoxLayout()
        marges(naast, tussen=12)
        naast.addWidget(self.uitslag)
        naast.addWidget(self.bedrag)
        naast.addStretch(1)
        kolom = QVBoxLayout(self)
        marges(kolom, 0, 4, 0, 8, tussen=6)
        kolom.addWidget(Label(f"{naam} (verwacht {euro(effect.verwacht_cent)})", "veldlabel", breekt=True))
        kolom.addLayout(naast)
        kolom.addWidget(self.fout)
        kolom.addWidget(self.woord)
        self.uitslag.gewijzigd.connect(lambda _waarde: self._pas_aan())
        self.zet(Effectuitslag.ONBEKEND, None, "")

    def _pas_aan(self) -> None:
        self.bedrag.setVisible(self.uitslag.waarde() is Effectuitslag.GEBEURD)

    def zet(self, uitslag: Effectuitslag, cent: int | None, woord: str) -> None:
        """Show what was found before."""
        self.uitslag.zet_waarde(uitslag)
        self.bedrag.zet_bedrag(None if cent is None else uit_centen(cent))
        self.woord.zet_tekst(woord)
        self._pas_aan()

    def bevinding(self) -> c.Effectbevinding | None:
        """What stands there; None after showing that the amount cannot be read."""
        try:
            bedrag = self.bedrag.bedrag() if self.uitslag.waarde() is Effectuitslag.GEBEURD else None
        except ValueError as fout:
            self.zet_fout(str(fout))
            self.bedrag.setFocus()
            return None
        self.zet_fout("")
        cent = None if bedrag is None else naar_centen(bedrag)
        return c.Effectbevinding(self.effect_id, self.uitslag.waarde(), cent, self.woord.tekst().strip())

    def zet_fout(self, zin: str) -> None:
        """A sentence about this effect, or none."""
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))


class Evaluatie(QWidget):
    """What was found on one day, to fill in or to correct."""

    def __init__(self, deel: Nazorgdeel, blad: Blad, moment: NazorgRij) -> None:
        super().__init__()
        self._deel, self.moment = deel, moment
        self.formulier = Formulier()
        self.formulier.voeg_sectie_toe(f"Evaluatie van {datum_voluit(moment.datum)}")
        self.zegt = Tekstvak(regels=3)
        self.formulier.voeg_toe(
            "huishouden_zegt", "Wat zegt het huishouden zelf", self.zegt, "In hun eigen woorden.", verplicht=True
        )
        self.effecten = [Effectvelden(e) for e in (blad.prognose.effecten if blad.prognose else ())]
        if self.effecten:
            self.formulier.voeg_sectie_toe("Wat kwam er van elk effect", "Weet u het niet, laat het dan op onbekend.")
            for effect in self.effecten:
                self.formulier.voeg_los_toe(effect)
        self.domeinen: dict[int, tuple[Keuzelijst, Tekstvak]] = {}
        if blad.feiten.leefdomeinen:
            self.formulier.voeg_sectie_toe("Leefdomeinen nu")
            for domein in blad.feiten.leefdomeinen:
                self.formulier.voeg_los_toe(self._domein(domein))
        self.toelichting = Tekstvak(regels=2)
        self.formulier.voeg_toe("toelichting", "Toelichting", self.toelichting)
        self.knop = Knop("Leg de evaluatie vast", "hoofd")
        self.knop.clicked.connect(lambda _aan=False: self._leg_vast())
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=16)
        kolom.addWidget(self.formulier)
        kolom.addLayout(rij(self.knop, None))
        self._vul(moment)
        self._begin = self._inhoud()

    def _domein(self, d: LeefdomeinRij) -> QWidget:
        keuze, tekst = Keuzelijst(SCHAALKEUZES, leeg="Kies"), Tekstvak(d.later, regels=1, hoogste=6)
        keuze.zet_waarde(d.later_score)
        keuze.setAccessibleName(f"{d.domein_naam}: oordeel later")
        tekst.setAccessibleName(f"{d.domein_naam}: hoe gaat het nu")
        self.domeinen[d.id] = keuze, tekst
        houder = QWidget()
        rooster = QGridLayout(houder)
        marges(rooster, tussen=6)
        rooster.setColumnStretch(1, 1)
        rooster.addWidget(Label(d.domein_naam, "veldlabel", breekt=True), 0, 0, 1, 2)
        was = f"Toen {score(d.nu_score)}; verwacht {score(d.verwacht_score)}."
        rooster.addWidget(Label(was, "klein", breekt=True), 1, 0, 1, 2)
        keuze.setFixedWidth(maat(250))
        rooster.addWidget(keuze, 2, 0, Qt.AlignmentFlag.AlignTop)
        rooster.addWidget(tekst, 2, 1)
        return houder

    def _vul(self, moment: NazorgRij) -> None:
        self.zegt.zet_tekst(moment.huishouden_zegt)
        self.toelichting.zet_tekst(moment.toelichting)
        gevonden = {e.effect_id: e for e in moment.effecten}
        for effect in self.effecten:
            e = gevonden.get(effect.effect_id)
            if e is not None:
                effect.zet(e.uitslag, e.bedrag_cent, e.toelichting)

    def _inhoud(self) -> tuple[object, ...]:
        return (
            self.zegt.tekst(), self.toelichting.tekst(),
            *((e.uitslag.waarde(), e.bedrag.text(), e.woord.tekst()) for e in self.effecten),
            *((k.waarde(), t.tekst()) for k, t in self.domeinen.values()),
        )  # fmt: skip

    def teksten(self) -> dict[str, tuple[str, QWidget]]:
        """Every box for text: by a key its name and the box."""
        uit: dict[str, tuple[str, QWidget]] = {"zegt": ("Wat zegt het huishouden zelf", self.zegt)}
        uit |= {f"effect.{e.effect_id}": (e.woord.accessibleName(), e.woord) for e in self.effecten}
        uit |= {f"domein.{id_}": (tekst.accessibleName(), tekst) for id_, (_, tekst) in self.domeinen.items()}
        return {f"nazorg.{s}": plek for s, plek in (uit | {"toelichting": ("Toelichting", self.toelichting)}).items()}

    @property
    def vuil(self) -> bool:
        """Whether something was typed that was not stored."""
        return self._inhoud() != self._begin

    def _leg_vast(self) -> None:
        zegt = self.zegt.tekst().strip()
        self.formulier.toon_fouten({} if zegt else {"huishouden_zegt": "Schrijf op wat het huishouden zelf zegt."})
        bevindingen = [effect.bevinding() for effect in self.effecten]
        if not zegt or None in bevindingen:
            return
        opdracht = c.LegNazorgVast(
            aanvraag_id=self._deel.plek.aanvraag_id,
            moment_id=self.moment.id,
            versie=self.moment.versie,
            huishouden_zegt=zegt,
            toelichting=self.toelichting.tekst(),
            effecten=tuple(b for b in bevindingen if b is not None),
            domeinen=tuple(
                c.Domeinbevinding(sleutel, tekst.tekst(), keuze.waarde())
                for sleutel, (keuze, tekst) in self.domeinen.items()
            ),
        )
        self._deel.plek.doe(
            lambda _blad: opdracht, "De evaluatie is vastgelegd.", formulier=self.formulier, klaar=self._deel.sluit
        )


class Nazorgdeel(Stapdeel):
    """The days, what was found, forecast beside outcome, and closing."""

    sleutel, titel, breed = "nazorg", "Nazorg", True

    def __init__(self, plek: Werkplek) -> None:
        super().__init__(plek)
        self._boven = QVBoxLayout()
        marges(self._boven, tussen=12)
        self._getoond: object = None
        self.evaluatie: Evaluatie | None = None
        self.plannen = self.handeling("Plan een evaluatie", lambda: vraag_evaluatiedag(self, self.plek))
        self.afsluiten = self.handeling("Sluit de aanvraag af", lambda: vraag_afsluiten(self, self.plek), "hoofd")
        self.kolom.addLayout(self._boven)
        self.kolom.addWidget(self.plannen)
        self.kolom.addWidget(self.afsluiten)
        self.kolom.addStretch(1)

    def toon(self, blad: Blad) -> None:
        """Show the days; an evaluation that is being filled in stays as it is."""
        super().toon(blad)
        stand = (blad.feiten.nazorg, blad.prognose, blad.feiten.status, blad.feiten.leefdomeinen)
        if stand != self._getoond:
            self._getoond = stand
            self._bouw(blad)
        self.plannen.setVisible(blad.feiten.status in (AanvraagStatus.UITVOERING, AanvraagStatus.NAZORG))
        self.plannen.zet(blad.redenen("PlanNazorg"))
        self.afsluiten.setVisible(blad.feiten.status is AanvraagStatus.NAZORG)
        self.afsluiten.zet(blad.redenen("SluitAanvraagAf"))

    def _bouw(self, blad: Blad) -> None:
        while (oud := self._boven.takeAt(0)) is not None:
            widget = oud.widget()
            if widget is not None and widget is not self.evaluatie:
                widget.hide()
                widget.deleteLater()
        f = blad.feiten
        if f.gesloten_reden and f.status is AanvraagStatus.AFGESLOTEN:
            kaart = Kaart("Afgesloten")
            kaart.indeling.addWidget(Leestekst(f.gesloten_reden))
            self._boven.addWidget(kaart)
        if not f.nazorg and f.status is not AanvraagStatus.AFGESLOTEN:
            self._boven.addWidget(
                Label(
                    "Er is nog geen evaluatie gepland. Spreek met het huishouden af wanneer u samen terugkijkt."
                    if f.besluiten
                    else "Nazorg begint na het besluit.",
                    "stil",
                    breekt=True,
                )
            )
        for moment in f.nazorg:
            self._boven.addWidget(self._kaart(blad, moment))
            if self.evaluatie is not None and self.evaluatie.moment.id == moment.id:
                self._boven.addWidget(self.evaluatie)
        if blad.prognose is not None and blad.prognose.effecten and not afgewezen(f):
            self._boven.addWidget(vooruitblik(blad.prognose))
        domeinen = [d for d in f.leefdomeinen if d.later or d.later_score]
        if domeinen:
            lezen = Leesblad()
            lezen.kop("Leefdomeinen toen, verwacht en later")
            lezen.tabel(
                ("Domein", "Toen", "Verwacht", "Later"),
                [
                    (d.domein_naam, score(d.nu_score), score(d.verwacht_score), f"{score(d.later_score)}. {d.later}")
                    for d in domeinen
                ],
                breed=(3, 2, 2, 4),
            )
            self._boven.addWidget(lezen)

    def _kaart(self, blad: Blad, moment: NazorgRij) -> QWidget:
        kaart = Kaart(datum_voluit(moment.datum))
        loopt = blad.feiten.status in (AanvraagStatus.UITVOERING, AanvraagStatus.NAZORG)
        if moment.vervallen_reden:
            kaart.indeling.addWidget(Label(f"Vervallen: {moment.vervallen_reden}", "stil", breekt=True))
            return kaart
        if moment.gedaan_op is not None:
            kaart.indeling.addWidget(
                Label(f"Vastgelegd door {moment.door} op {datum_voluit(moment.gedaan_op)}", "stil", breekt=True)
            )
            kaart.indeling.addWidget(Leestekst(moment.huishouden_zegt))
            if moment.toelichting:
                kaart.indeling.addWidget(Label(moment.toelichting, breekt=True))
        elif moment.datum > blad.vandaag:
            kaart.indeling.addWidget(Label("Gepland", "stil"))
        else:
            kaart.indeling.addWidget(Label("Wacht op de evaluatie", "let_op"))
        if loopt and self.omgeving.mag("doorbraak.nazorg"):
            vul = Knop("Wijzig de evaluatie" if moment.gedaan_op else "Vul de evaluatie in", icoon="potlood")
            vul.clicked.connect(partial(self._open, moment))
            vul.setEnabled(moment.datum <= blad.vandaag)
            vul.setToolTip("" if vul.isEnabled() else "Dit kan op de dag zelf of daarna.")
            weg = Knop("Laat vervallen", "stil")
            weg.clicked.connect(lambda _aan=False, m=moment: vraag_vervallen(self, self.plek, m))
            weg.setVisible(moment.gedaan_op is None)
            kaart.indeling.addLayout(rij(vul, weg, None))
        return kaart

    def _open(self, moment: NazorgRij, _aan: bool = False) -> None:
        if self.blad is None:
            return
        if self.evaluatie is None or not self.evaluatie.vuil:
            self.sluit()
            self.evaluatie = Evaluatie(self, self.blad, moment)
            self._bouw(self.blad)
            self.tekst_anders.emit()
        self.evaluatie.zegt.setFocus(Qt.FocusReason.OtherFocusReason)

    def sluit(self) -> None:
        """The evaluation was stored, or another is opened."""
        if self.evaluatie is not None:
            self.evaluatie.hide()
            self.evaluatie.deleteLater()
            self.evaluatie = None
            self.tekst_anders.emit()

    def losse_teksten(self) -> dict[str, tuple[str, QWidget]]:
        """The evaluation that is being filled in."""
        return {} if self.evaluatie is None else self.evaluatie.teksten()

    def concepten(self) -> tuple[str, ...]:
        """An evaluation that was typed and not stored."""
        return ("de evaluatie",) if self.evaluatie is not None and self.evaluatie.vuil else ()
