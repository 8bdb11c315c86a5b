"""A doorbraak from first call to closing, on screen, by the people whose turn it is."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.doorbraakhulp import PLAN, Doorbraakhulp
from tests.ui.casushulp import in_dialoog, typ
from ui.doorbraak.aanvraag import AanvraagScherm
from ui.doorbraak.lijst import DoorbrakenScherm
from ui.regellijst import Regelknop
from ui.theme.theme import pas_thema_toe
from ui.vandaag import VandaagScherm
from ui.venster import Hoofdvenster
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak.codes import AanvraagStatus, Aanvragersoort, Effectuitslag, Routeuitkomst, Toetsoordeel
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.roles import Actor

S = AanvraagStatus
EFFECT = {
    "omschrijving": "Uithuisplaatsing voorkomen",
    "prijs_midden": "45.000 57.500 70.000",
    "eenheid": "jaar",
    "prijsjaar": "2022",
    "kans_zonder_midden": "60",
    "kans_met_midden": "10 20 40",
    "motivering": "Het jeugdteam ziet dit bij zes van de tien gezinnen.",
}


@pytest.fixture
def venster(programma: Programma, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Hoofdvenster]:
    pas_thema_toe(qapp, "licht", 1.0)
    v = Hoofdvenster(programma, QSettings(str(tmp_path / "v.ini"), QSettings.Format.IniFormat), demonstratie=False)
    qtbot.addWidget(v)
    v.begin()
    yield v
    v.runner.wacht()


def kies(keuze: Any, tekst: str) -> None:
    """Type in a list to choose from, over what stands there, and press Enter."""
    veld = keuze.lineEdit()
    veld.setFocus(Qt.FocusReason.TabFocusReason)
    veld.selectAll()
    QTest.keyClicks(veld, tekst)
    QTest.keyClick(veld, Qt.Key.Key_Return)


class Avond:
    """Who works at the window, and how long until it is quiet."""

    def __init__(self, venster: Hoofdvenster, hulp: Doorbraakhulp, qtbot: QtBot) -> None:
        self.venster, self.hulp, self.qtbot, self.id = venster, hulp, qtbot, 0

    def rust(self) -> None:
        for _ in range(4):
            QApplication.processEvents()
            self.venster.runner.wacht()
            QApplication.processEvents()

    def als(self, wie: Actor) -> AanvraagScherm:
        """This person begins the day, finds the request waiting, and opens it by its line."""
        self.venster.zet_actor(wie)
        self.rust()
        self.venster.ga_naar("vandaag")
        self.rust()
        vandaag = self.venster.scherm
        assert isinstance(vandaag, VandaagScherm)
        knoppen = [k for k in vandaag.knoppen() if isinstance(k, Regelknop)]
        (knop,) = [k for k in knoppen if (k.regel.naar, k.regel.id) == ("doorbraak", self.id)]
        knop.click()
        self.rust()
        scherm = self.venster.scherm
        assert isinstance(scherm, AanvraagScherm)
        return scherm

    def status(self) -> AanvraagStatus:
        return self.hulp.feiten(self.id).status

    def dialoog(self, open_: Any, **velden: str) -> None:
        """Fill in a dialog and press its button."""

        def vul(dialoog: QDialog) -> None:
            for naam, tekst in velden.items():
                typ(dialoog.formulier.veld(naam), tekst)  # type: ignore[attr-defined]  # a Formulierdialoog
            dialoog.knop_doe.click()  # type: ignore[attr-defined]  # as above
            self.rust()

        in_dialoog(self.qtbot, open_, vul)
        self.rust()


def test_from_first_call_to_closing(venster: Hoofdvenster, programma: Programma, qtbot: QtBot, klok: VasteKlok) -> None:
    hulp = Doorbraakhulp(programma)
    avond = Avond(venster, hulp, qtbot)
    venster.zet_actor(hulp.lid)
    avond.rust()
    venster.ga_naar("doorbraken")
    avond.rust()
    lijst = venster.scherm
    assert isinstance(lijst, DoorbrakenScherm)

    def vraag_aan(dialoog: QDialog) -> None:
        f = dialoog.formulier  # type: ignore[attr-defined]  # a Formulierdialoog
        f.veld("aanvragersoort").setCurrentIndex(f.veld("aanvragersoort").findData(Aanvragersoort.JEUGDTEAM))
        f.veld("gemeente_id").setCurrentIndex(f.veld("gemeente_id").findData(hulp.gemeente_id))
        typ(f.veld("vastgelopen"), "Zonder vervoer zegt moeder haar baan op.")
        dialoog.knop_doe.click()  # type: ignore[attr-defined]  # as above
        avond.rust()

    in_dialoog(qtbot, lijst.nieuw, vraag_aan)
    avond.rust()
    scherm = venster.scherm
    assert isinstance(scherm, AanvraagScherm)
    avond.id = scherm._aanvraag_id

    # The applicant writes the request and hands it in with Ctrl+Enter.
    stap: Any = scherm._delen["aanvraag"]
    for veld in ("vastgelopen_sinds", "geprobeerd", "perspectief", "eerst_nodig"):
        typ(stap.velden()[f"aanvraag.{veld}"].widget, "Vervoer.")
    rol = stap.huishouden.vakken[0].velden["rol"].widget
    kies(rol, "ouder")
    for nummer, functie in enumerate(("jeugdconsulent", "leerplichtambtenaar", "bewindvoerder")):
        typ(stap.betrokkenen.vakken[nummer].velden["functie"].widget, functie)
    scherm.mag_weg()
    avond.rust()
    scherm._doe_hoofdhandeling()
    avond.rust()
    assert avond.status() is S.ROUTE, stap.indienen.knop.toolTip()
    assert len(hulp.feiten(avond.id).betrokkenen) == 3

    # The secretary looks at the regular way, and gives the request a coach.
    scherm = avond.als(hulp.secretaris)
    stap = scherm._delen["route"]
    stap.stappen.knop.click()
    avond.rust()
    vak = stap.stappen.vakken[0]
    typ(vak.velden["voorziening"].widget, "Leerlingenvervoer")
    typ(vak.velden["reden"].widget, "De afstand is te kort.")
    vak.velden["uitkomst"].widget.setCurrentIndex(vak.velden["uitkomst"].widget.findData(Routeuitkomst.KAN_NIET))
    scherm.mag_weg()
    avond.rust()
    scherm._doe_hoofdhandeling()
    avond.rust()
    assert avond.status() is S.COACH
    scherm._delen["coach"].lijst.kies(hulp.coach.persoon_id)  # type: ignore[attr-defined]  # a Coachdeel
    scherm._doe_hoofdhandeling()
    avond.rust()
    assert avond.status() is S.PLAN and hulp.feiten(avond.id).coach_id == hulp.coach.persoon_id

    # The coach writes the plan; the effect comes from the rekenblad.
    scherm = avond.als(hulp.coach)
    stap = scherm._delen["plan"]
    for veld, tekst in PLAN.items():
        typ(stap.velden()[f"plan.{veld}"].widget, tekst)
    besteding = stap.bestedingen.vakken[0].velden
    kies(besteding["type"].widget, "vervoer")
    typ(besteding["omschrijving"].widget, "Elektrische fiets")
    typ(besteding["bedrag_cent"].widget, "3.000")
    scherm.mag_weg()
    avond.rust()
    assert not stap.vragen.knop.isEnabled(), "without an effect there is nothing to judge"
    {a.shortcut().toString(): a for a in scherm.acties()}["Alt+N"].trigger()
    avond.rust()
    rekendeel: Any = scherm._delen["rendement"]
    effect = rekendeel.rekenblad.effecten.vakken[0].velden
    for veld, tekst in EFFECT.items():
        typ(effect[veld].widget, tekst)
    scherm.mag_weg()
    avond.rust()
    assert rekendeel.rekenblad.uitkomst.cijfers is not None
    assert str(rekendeel.rekenblad.uitkomst.cijfers.waarde) == "22724.92"
    scherm.ga_naar_stap("plan")
    avond.rust()
    assert stap.vragen.knop.isEnabled(), stap.vragen.knop.toolTip()
    scherm._doe_hoofdhandeling()
    avond.rust()
    assert avond.status() is S.TOETS

    # Another coach judges.
    scherm = avond.als(hulp.toetser)
    stap = scherm._delen["toets"]
    stap.oordeel.kies(Toetsoordeel.AKKOORD)
    for tekstvak in stap.teksten.values():
        typ(tekstvak, "Akkoord, zie het plan.")
    stap.vastleggen.knop.click()
    avond.rust()
    assert avond.status() is S.BESLUIT

    # The coach decides, and books what was paid.
    scherm = avond.als(hulp.coach)
    stap = scherm._delen["besluit"]
    typ(stap.motivering, "Sober, en het werkt.")
    stap.toekennen.knop.click()
    avond.rust()
    assert avond.status() is S.UITVOERING and hulp.stand(avond.id).verplicht == 300_000
    avond.dialoog(
        scherm._delen["uitvoering"].boeken.knop.click,  # type: ignore[attr-defined]  # a Registerdeel
        bedrag_cent="3.000",
        omschrijving="Factuur van de fietsenmaker",
    )
    assert hulp.stand(avond.id).betaald == 300_000
    scherm.ga_naar_stap("nazorg")
    avond.dialoog(
        scherm._delen["nazorg"].plannen.knop.click,  # type: ignore[attr-defined]  # a Nazorgdeel
        datum=f"{klok.moment + timedelta(days=90):%d-%m-%Y}",
    )
    scherm.ga_naar_stap("uitvoering")
    scherm._doe_hoofdhandeling()
    avond.rust()
    assert avond.status() is S.NAZORG

    # Three months later they look back, and close.
    klok.moment += timedelta(days=91)
    scherm = avond.als(hulp.coach)
    stap = scherm._delen["nazorg"]
    stap._open(hulp.feiten(avond.id).nazorg[0])
    avond.rust()
    typ(stap.evaluatie.zegt, "We redden het weer zelf.")
    stap.evaluatie.effecten[0].uitslag.kies(Effectuitslag.GEBEURD)
    typ(stap.evaluatie.effecten[0].bedrag, "18.000")
    stap.evaluatie.knop.click()
    avond.rust()
    avond.dialoog(stap.afsluiten.knop.click, toelichting="Goed afgerond.")
    assert avond.status() is S.AFGESLOTEN
    wie = {b.persoon_id for b in programma.vraag(_bewerkers, avond.id)}
    assert hulp.toetser.persoon_id not in wie, "who judged wrote nothing"

    # Nothing waits any more, and Ctrl+K finds what was written.
    venster.ga_naar("vandaag")
    avond.rust()
    assert isinstance(venster.scherm, VandaagScherm)
    assert not [k for k in venster.scherm.knoppen() if isinstance(k, Regelknop) and k.regel.naar == "doorbraak"]
    venster.open_palet()
    palet = venster._palet
    assert palet is not None
    QTest.keyClicks(palet.veld, "fietsenm")
    QTest.keyClick(palet.veld, Qt.Key.Key_Return)
    avond.rust()
    assert isinstance(venster.scherm, VandaagScherm), "a ledger line is no text of the request"
    palet.veld.selectAll()
    QTest.keyClicks(palet.veld, "elektrische f")
    QTest.keyClick(palet.veld, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(venster.scherm, AanvraagScherm), timeout=3000)
    assert venster.scherm is not None
    assert venster.windowTitle() == "DB-2026-0001"


def _bewerkers(sessie: Any, aanvraag_id: int) -> Any:
    from weegtafel.doorbraak.queries import bewerkerslijst

    return bewerkerslijst(sessie, aanvraag_id)
