"""One key in the rekenblad with twenty effects: until the sum, the words and every chart in sight are drawn anew.

``python -m benchmarks.bench_rekenblad [--cpu]``. The floor is the same key in the same field of the same page while
nothing is calculated or drawn but that field. The page is 1048 by 800 and stands at its top and at its charts. Draws
are made beside the window and are not in the figure; ``bench_rendement`` has them.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.meten import oordeel

KEER = 61
EFFECTEN = 20
FRAME_MS = 16.0


def _bewaar(programma: Any) -> tuple[Any, int]:
    """A request in plan with twenty effects, and its coach."""
    from weegtafel.doorbraak import commands as c
    from weegtafel.doorbraak.betalers import Betaler
    from weegtafel.doorbraak.codes import Aanvragersoort, Routeuitkomst
    from weegtafel.inrichting import queries as inrichting
    from weegtafel.kernel.opdracht import Wijziging
    from weegtafel.kernel.roles import Actor, Rol

    def nieuw(**velden: object) -> tuple[Wijziging, ...]:
        return tuple(Wijziging(veld, None, waarde) for veld, waarde in velden.items())

    dag = programma.klok.nu().date()
    coaches = [Actor(p.id, p.naam, p.rollen) for p in programma.vraag(inrichting.personen, dag, Rol.DOORBRAAKCOACH)]
    rijen = programma.vraag(inrichting.personen, dag, Rol.SECRETARIS)
    secretaris = programma.als(Actor(rijen[0].id, rijen[0].naam, rijen[0].rollen))
    woorden = {"vastgelopen": "x", "vastgelopen_sinds": "x", "geprobeerd": "x", "perspectief": "x", "eerst_nodig": "x"}
    aanvraag = c.MaakAanvraag(
        gemeente_id=programma.vraag(inrichting.gemeenten)[0].id, aanvragersoort=Aanvragersoort.SCHOOL, velden=woorden
    )
    id_ = secretaris.voer_uit(aanvraag).id

    def versie() -> int:
        from weegtafel.doorbraak import queries

        nummer: int = programma.vraag(queries.aanvraag, id_).versie
        return nummer

    huis = c.BewaarHuishoudlid(aanvraag_id=id_, wijzigingen=nieuw(rol="ouder", leeftijd="35-49"))
    secretaris.voer_uit(huis)
    secretaris.voer_uit(c.DienAanvraagIn(aanvraag_id=id_, versie=versie()))
    stap = nieuw(voorziening="x", regeling="x", loket="x", uitkomst=Routeuitkomst.KAN_NIET, reden="x")
    secretaris.voer_uit(c.BewaarRoutestap(aanvraag_id=id_, wijzigingen=stap))
    secretaris.voer_uit(c.SluitRouteAf(aanvraag_id=id_, versie=versie()))
    coach = coaches[0]
    assert coach.persoon_id is not None
    secretaris.voer_uit(c.WijsCoachToe(aanvraag_id=id_, versie=versie(), coach_id=coach.persoon_id))
    aan_het_werk = programma.als(coach)
    geld = nieuw(type="vervoer", omschrijving="x", bedrag_cent=300_000)
    aan_het_werk.voer_uit(c.BewaarBesteding(aanvraag_id=id_, wijzigingen=geld))
    for nr in range(EFFECTEN):
        effect = nieuw(
            omschrijving=f"Effect nummer {nr} van dit huishouden", betaler=list(Betaler)[nr % len(Betaler)].value,
            eenheid="jaar", prijs_laag="45000", prijs_midden=str(55_000 + nr), prijs_hoog="70000", prijsjaar=2024,
            aantal_laag="0.5", aantal_midden="1", aantal_hoog="2", kans_zonder_laag="0.4", kans_zonder_midden="0.6",
            kans_zonder_hoog="0.7", kans_met_laag="0.1", kans_met_midden="0.2", kans_met_hoog="0.4",
            van_maand=1 + nr % 6, tot_maand=12 + nr, motivering="Zo ging het bij anderen.",
        )  # fmt: skip
        aan_het_werk.voer_uit(c.BewaarEffect(aanvraag_id=id_, wijzigingen=effect))
    return aan_het_werk, id_


def _meet(doe: Callable[[str], None], klok: Callable[[], float], voor: Callable[[], None]) -> float:
    """Median milliseconds of a key."""
    tijden = []
    for nr in range(KEER):
        voor()
        begin = klok()
        doe("0123456789"[nr % 10])
        tijden.append((klok() - begin) * 1000)
    return statistics.median(tijden[5:])


def main() -> int:
    """Measure, print, and return 0 when every bar is reached."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--cpu", action="store_true", help="count processor time: for a machine that others keep busy")
    klok = time.thread_time if lezer.parse_args().cpu else time.perf_counter

    from PySide6.QtCore import QSettings
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QScrollArea

    from ui.doorbraak.rekenblad import Rekenblad
    from ui.messages import Mond
    from ui.runner import Runner
    from ui.scherm import Omgeving
    from ui.theme.theme import pas_thema_toe
    from ui.widgets.berichtenbalk import Berichtenbalk
    from weegtafel.bootstrap import open_programma
    from weegtafel.inrichting.vulling import laad_demonstratie_organisaties
    from weegtafel.kernel.clock import VasteKlok

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    pas_thema_toe(app, "licht", 1.0)
    moment = datetime(2026, 11, 12, 13, 0)
    with tempfile.TemporaryDirectory() as map_:
        programma = open_programma(Path(map_) / "kluis", maak=True, klok=VasteKlok(moment))
        with programma.kluis.transactie() as sessie:
            laad_demonstratie_organisaties(sessie, datetime(2026, 1, 5, 9, 0))
        coach, id_ = _bewaar(programma)
        runner = Runner(coach)
        instellingen = QSettings(str(Path(map_) / "x.ini"), QSettings.Format.IniFormat)
        blad = Rekenblad(Omgeving(runner, Mond(Berichtenbalk()), instellingen), id_)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setFrameShape(QFrame.Shape.NoFrame)
        rol.setWidget(blad)
        rol.resize(1048, 800)
        blad.ververs()
        rol.show()
        runner.wacht()
        QTest.qWait(800)
        runner.wacht()
        blad._rust.setInterval(10_000_000)  # what is drawn beside the window does not belong to the frame
        veld = blad.effecten.vakken[0].velden["prijs_midden"].widget
        assert isinstance(veld, QLineEdit)
        veld.setText("1")
        veld.setFocus()

        def toets(cijfer: str) -> None:
            veld.setText(f"5000{cijfer}")
            veld.textEdited.emit(veld.text())
            app.processEvents()
            app.processEvents()

        def rust() -> None:
            app.processEvents()

        uit = {}
        for naam, plaats in (("bovenaan", 0), ("bij de grafieken", rol.verticalScrollBar().maximum() - 500)):
            rol.verticalScrollBar().setValue(plaats)
            app.processEvents()
            uit[naam] = _meet(toets, klok, rust)
        getypt = blad.effecten.getypt()
        begin = klok()
        for _ in range(20):
            blad._reken()
        reken = (klok() - begin) / 20 * 1000
        begin = klok()
        for _ in range(20):
            blad.effecten.getypt()
        lezen = (klok() - begin) / 20 * 1000
        assert len(getypt) == EFFECTEN
        blad.effecten.veranderd.disconnect(blad._straks.start)
        rol.verticalScrollBar().setValue(0)
        vloer = _meet(toets, klok, rust)
        runner.sluit()
        programma.kluis.sluit()
    for naam, tijd in uit.items():
        print(f"toets tot beeld, {naam:<18}{tijd:8.2f} ms, vloer {vloer:.2f} ms")
    print(f"waarvan lezen {lezen:.2f} ms, alles herrekenen en klaarzetten {reken:.2f} ms")
    goed = [oordeel(f"toets tot beeld, 20 effecten, {naam}, ms", tijd, FRAME_MS) for naam, tijd in uit.items()]
    return 0 if all(goed) else 1


if __name__ == "__main__":
    raise SystemExit(main())
