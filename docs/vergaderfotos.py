"""Take pictures of the screens of the overleg on example data: ``python docs/vergaderfotos.py MAP [--alleen WOORD]``.

No display is needed. Everything in the pictures is fictitious.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from vergadervoorbeeld import VANDAAG, Voorbeeld, maak_wereld, speel_vergadering

from weegtafel.kernel.codes import PuntSoort
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.overleg.commands import BewaarAdviesconcept

if TYPE_CHECKING:
    from ui.scherm import Omgeving


class Fotograaf:
    """Shows widgets at two sizes in two palettes and writes each as PNG."""

    def __init__(self, map_: Path, alleen: str) -> None:
        self.map = map_
        self.alleen = alleen
        self.geschreven: list[Path] = []

    def maten(self) -> Iterator[tuple[str, int, int, str]]:
        """(palette, width, height, label)."""
        for thema_ in ("licht", "donker"):
            for breed, hoog in ((1280, 800), (1920, 1080)):
                yield thema_, breed, hoog, f"{breed}-{thema_}"

    def wil(self, naam: str) -> bool:
        """Whether this picture was asked for."""
        return self.alleen in naam

    def neem(self, naam: str, widget: QWidget, label: str) -> None:
        """Write what the widget shows now."""
        for _ in range(4):
            QApplication.processEvents()
        pad = self.map / f"{naam}-{label}.png"
        widget.grab().save(str(pad))
        self.geschreven.append(pad)


def fotografeer(map_: Path, alleen: str = "") -> list[Path]:  # noqa: PLR0915 - a list of pictures in order
    """Every screen and dialog of the overleg; gives the files."""
    from ui.messages import Mond
    from ui.opruimer import neem_over
    from ui.overleg.adviesblad import Adviesvenster
    from ui.overleg.adviesvenster import LosAdvies
    from ui.overleg.kiezers import Casuskiezer
    from ui.overleg.lijst import OverleggenScherm
    from ui.overleg.overleg import OverlegScherm
    from ui.overleg.plannen import Planvenster
    from ui.overleg.vergadering import VergaderScherm
    from ui.overleg.vergadering.aanwezigheid import Aanwezigheidsvenster
    from ui.overleg.vergadering.sluiten import Sluitvenster
    from ui.runner import Runner
    from ui.scherm import Omgeving
    from ui.theme.theme import pas_thema_toe
    from ui.widgets.berichtenbalk import Berichtenbalk

    map_.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    neem_over(app)
    with tempfile.TemporaryDirectory() as tijdelijk:
        v, oud, nu = maak_wereld(Path(tijdelijk))
        runner = Runner(v.programma)
        omgeving = Omgeving(runner, Mond(Berichtenbalk()), QSettings(f"{tijdelijk}/x.ini", QSettings.Format.IniFormat))
        foto = Fotograaf(map_, alleen)
        advies_id = next(p.advies_id for p in v.blad(oud).punten if p.advies_id is not None)

        def schermen(namen: list[tuple[str, Callable[[], QWidget]]], volledig: bool = True) -> None:
            for naam, maak in namen:
                if not foto.wil(naam):
                    continue
                for thema_, breed, hoog, label in foto.maten():
                    if not volledig and breed != 1280:
                        continue
                    pas_thema_toe(app, thema_, 1.0)  # type: ignore[arg-type]  # one of the two names
                    widget = maak()
                    widget.setProperty("vlak", "grond")
                    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
                    if volledig:
                        widget.resize(breed, hoog)
                    widget.show()
                    if hasattr(widget, "ververs"):
                        widget.ververs()
                    runner.wacht()
                    QTest.qWait(60)
                    runner.wacht()
                    foto.neem(naam, widget, label)
                    widget.close()
                    widget.deleteLater()

        schermen(
            [
                ("01-lijst", lambda: OverleggenScherm(omgeving)),
                ("02-gepland", lambda: OverlegScherm(omgeving, nu)),
                ("03-gesloten", lambda: OverlegScherm(omgeving, oud)),
            ]
        )
        schermen(
            [
                ("10-plannen", lambda: Planvenster(omgeving, VANDAAG)),
                ("11-kiezer", lambda: Casuskiezer(omgeving, "Casussen toevoegen", "Zet op de agenda")),
                ("12-advies", lambda: Adviesvenster(omgeving, advies_id)),
            ],
            volledig=False,
        )
        punt_id = speel_vergadering(v, nu)
        schermen([("13-spoed", lambda: LosAdvies(omgeving, _gereed(v)))], volledig=False)
        schermen(
            [
                ("14-aanwezig", lambda: Aanwezigheidsvenster(omgeving, nu, punt_id)),
                ("15-sluiten", lambda: Sluitvenster(omgeving, nu)),
            ],
            volledig=False,
        )
        for thema_, breed, hoog, label in foto.maten():
            pas_thema_toe(app, thema_, 1.0)  # type: ignore[arg-type]  # one of the two names
            _vergadering(foto, VergaderScherm(omgeving, nu), v, nu, punt_id, (breed, hoog, label), runner)
        _op_schaal(foto, omgeving, nu, punt_id, app)
        runner.sluit()
    return foto.geschreven


def _op_schaal(foto: Fotograaf, omgeving: Omgeving, overleg_id: int, punt_id: int, app: QApplication) -> None:
    """The meeting where text is larger: what is beside each other gives way, and nothing is cut off."""
    from ui.overleg.vergadering import VergaderScherm
    from ui.theme.theme import pas_thema_toe

    for breed, hoog, schaal in ((1280, 800, 1.25), (1920, 1080, 1.5), (1920, 1080, 2.0)):
        pas_thema_toe(app, "licht", schaal)
        scherm = VergaderScherm(omgeving, overleg_id)
        scherm.setProperty("vlak", "grond")
        scherm.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        scherm.resize(breed, hoog)
        scherm.punt_id = punt_id
        scherm.show()
        scherm.ververs()
        label = f"{breed}-{round(schaal * 100)}"
        for naam, doe in (
            ("60-casus", scherm.toon_casus),
            ("61-weging", lambda s=scherm: s.naar_weging("criteria")),
            ("62-advies", scherm.toon_advieswerk),
            ("63-teruglezen", scherm.lees_terug),
        ):
            omgeving.runner.wacht()
            doe()
            omgeving.runner.wacht()
            QTest.qWait(30)
            if foto.wil(naam):
                foto.neem(naam, scherm, label)
        scherm.close()
        scherm.deleteLater()


def _gereed(v: Voorbeeld) -> int:
    from weegtafel.casus.queries import gereed_voor_agenda

    return v.programma.vraag(gereed_voor_agenda)[0].id


def _vergadering(  # noqa: PLR0915 - a list of pictures in order
    foto: Fotograaf,
    scherm: QWidget,
    v: Voorbeeld,
    overleg_id: int,
    punt_id: int,
    maat: tuple[int, int, str],
    runner: object,
) -> None:
    from ui.overleg.vergadering import VergaderScherm
    from ui.runner import Runner

    assert isinstance(scherm, VergaderScherm) and isinstance(runner, Runner)
    breed, hoog, label = maat
    scherm.setProperty("vlak", "grond")
    scherm.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    scherm.resize(breed, hoog)
    scherm.show()
    scherm.punt_id = punt_id

    def klaar() -> None:
        runner.wacht()
        QTest.qWait(30)
        runner.wacht()

    def neem(naam: str) -> None:
        if foto.wil(naam):
            foto.neem(naam, scherm, label)

    scherm.ververs()
    klaar()
    neem("20-casus")
    scherm.casus.kies_sectie(2)
    scherm.naar_weging("indrukken")
    neem("21-indruk")
    scherm.casus.kies_sectie(7)
    scherm.naar_weging("criteria")
    neem("22-criteria")
    scherm.wissel_beamer()
    assert scherm.beamer is not None
    scherm.beamer.resize(breed, hoog)
    scherm.casus.kies_sectie(0)
    if foto.wil("30-beamer"):
        foto.neem("30-beamer", scherm.beamer, label)
    scherm.doe_hoofd()
    klaar()
    neem("23-advies-leeg")
    scherm.advies.velden.kies_cijfer(2)
    klaar()
    neem("24-advies-aanpassing")
    scherm.advies.lees_terug()
    klaar()
    neem("25-advies-onvolledig")
    scherm.advies.velden.kies_cijfer(7)
    klaar()
    neem("26-advies-aanhouden")
    v.weeg(overleg_id, punt_id, na=False, indrukken=0)
    vak = scherm.advies.velden
    vak.kies_cijfer(1)
    vak.zet_tekst(
        "motivering",
        "De gevraagde inzet past bij het resultaat. De angst en de vastgelopen schoolgang hangen samen en vragen "
        "kennis die het jeugdteam niet heeft. Lichtere hulp is twee keer geprobeerd en hield niet.",
    )
    vak.vak("motivering").gewijzigd.emit(vak.vak("motivering").toPlainText())  # type: ignore[attr-defined]  # a Schrijfvak
    vak.zet_tekst("voorwaarden", "Na drie maanden ligt er een plan met school.\nDe ouders krijgen eigen ondersteuning.")
    vak.vak("voorwaarden").gewijzigd.emit(vak.vak("voorwaarden").toPlainText())  # type: ignore[attr-defined]  # see above
    klaar()
    scherm.ververs()
    klaar()
    scherm.advies.lees_terug()
    klaar()
    neem("27-teruglezen")
    if foto.wil("31-beamer-advies") and scherm.beamer is not None:
        foto.neem("31-beamer-advies", scherm.beamer, label)
    scherm.toon_vastgesteld("WT-2026-0005/A1")
    neem("28-vastgesteld")
    scherm.toon_casus()
    punten = {p.soort: p.id for p in v.blad(overleg_id).punten}
    for soort, naam in (
        (PuntSoort.OPENING, "40-opening"),
        (PuntSoort.VORIGE_NOTULEN, "41-notulen"),
        (PuntSoort.ACTIES, "42-acties"),
        (PuntSoort.RONDVRAAG, "43-rondvraag"),
    ):
        if soort in punten and foto.wil(naam):
            scherm.bekijk(punten[soort])
            klaar()
            neem(naam)
    eerste = next(p.id for p in v.blad(overleg_id).punten if p.advies_id is not None)
    scherm.bekijk(eerste)
    klaar()
    neem("29-gedaan")
    scherm.toon_toetsen()
    neem("50-toetsen")
    if scherm.beamer is not None:
        scherm.beamer.close()
    scherm.close()
    scherm.deleteLater()
    QApplication.processEvents()
    _wis_concept(v, punt_id)


def _wis_concept(v: Voorbeeld, punt_id: int) -> None:
    """The draft as it was, for the next round of pictures."""
    from weegtafel.overleg.vergaderqueries import concept_van

    nu = v.programma.vraag(concept_van, punt_id).waarden
    leeg = {"soort": None, "evaluatiedatum": None, "volume": None, "duur_maanden": None}
    terug = tuple(
        Wijziging(veld, waarde, leeg.get(veld, ""))
        for veld, waarde in nu.items()
        if waarde not in (None, "") and isinstance(waarde, (str, int, date))
    )
    v.doe(BewaarAdviesconcept(punt_id=punt_id, wijzigingen=terug))


if __name__ == "__main__":
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("map", type=Path)
    lezer.add_argument("--alleen", default="", help="only pictures whose name holds this word")
    keuze = lezer.parse_args()
    for pad in fotografeer(keuze.map, keuze.alleen):
        print(pad)
