"""Every chart of inzicht drawn anew: from other figures to pixels, at most one frame of 16 ms.

    python -m benchmarks.bench_grafieken [--klok]

Twice: the figures of a table as the program expects it (two years, nine organisations, nine criteria), and ten years
with forty organisations. Each drawing is 760 wide and is made and painted as the screen does it: the shapes, the words
beside it, the pixels. Processor time of the thread; with ``--klok`` by the clock.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.meten import om_en_om, oordeel

KEER = 25
FRAME_MS = 16.0
BREEDTE = 760


def _makers(jaren: int, organisaties: int) -> dict[str, Callable[[float, float], object]]:
    """Every chart by name, on made-up figures of so many years."""
    from ui.inzicht import tafelgrafieken as g
    from weegtafel.inzicht import grafieken as papier
    from weegtafel.inzicht.codes import Opvolging, Resultaatbereik, Uitkomst
    from weegtafel.inzicht.eensgezindheid import Criteriumeens, VoorEnNa
    from weegtafel.inzicht.evaluatiequeries import Opgevolgd
    from weegtafel.inzicht.instroomqueries import Maandinstroom, Organisatieinstroom, aandeel
    from weegtafel.inzicht.leercurve import Leercurve, Maandcurve, Plek, plekadvies
    from weegtafel.inzicht.overeenstemming import Overeenstemming
    from weegtafel.inzicht.periode import volgende_maand, vrije_periode
    from weegtafel.inzicht.statistiek import ijk

    kans = random.Random(6)
    periode = vrije_periode(date(2027 - jaren, 1, 1), date(2026, 12, 31))
    maanden = [volgende_maand(periode.van, n) for n in range(12 * jaren)]
    reeks = tuple(
        Maandinstroom(m, aandeel(k := kans.randint(20, 60), k + 120, 10), aandeel(400, 1800, 10), 15, 20)
        for m in maanden
    )
    per_org = tuple(
        Organisatieinstroom(n, f"Jeugdteam Wijk {n} en omstreken", aandeel(kans.randint(20, 60), 200, 10))
        for n in range(organisaties)
    )
    curve = Leercurve(
        tuple(
            Maandcurve(
                f"{m:%Y-%m}", 28, 20, 8, {u: kans.randint(0, 6) for u in Uitkomst}, 12 + 4 * kans.random(),
                float(kans.randint(10, 30)), 30, kans.randint(15, 30),
            )
            for m in maanden
        ),
        plekken := tuple(Plek(n, 60, kans.randint(0, 9), kans.randint(0, 20), 12.5) for n in range(1, 9)),
        {},
        plekadvies(plekken),
    )  # fmt: skip

    def eens() -> Overeenstemming:
        midden = Decimal(kans.randint(10, 80)) / 100
        return Overeenstemming(midden, midden - Decimal("0.1"), midden + Decimal("0.1"), 40, 2, 300)

    paar = VoorEnNa(eens(), eens())
    per_maand = [(f"{m:%Y-%m}", VoorEnNa(eens(), eens())) for m in maanden]
    criteria = [Criteriumeens(f"c{n}", f"Een criterium met een naam van {n} woorden", paar) for n in range(1, 10)]
    gevolgd = Opgevolgd(dict.fromkeys(Opvolging, 40), dict.fromkeys(Resultaatbereik, 30), 12)
    kansen = ijk([(kans.random(), kans.random() < 0.5) for _ in range(100 * jaren)])
    curven = (
        g.casusbeeld, g.afwijsbeeld, g.uitkomstbeeld, g.soortbeeld, g.tijdbeeld, g.wachtbeeld, g.aanhoudbeeld,
        g.actiebeeld,
    )  # fmt: skip
    return {
        "instroom": partial(g.instroombeeld, periode, reeks),
        "organisaties": partial(g.organisatiebeeld, per_org, (15.0, 20.0)),
        **{maak.__name__.removesuffix("beeld"): partial(maak, curve) for maak in curven},
        "plaats op de agenda": partial(g.plekbeeld, plekken),
        "eens per maand": partial(g.eensbeeld, per_maand),
        "eens per criterium": partial(g.criteriumbeeld, criteria),
        "eens samen": partial(g.eenspaar, paar),
        "gevolgd": partial(g.volgbeeld, gevolgd),
        "resultaat": partial(g.resultaatbeeld, gevolgd),
        "kansen": partial(papier.betrouwbaarheid, kansen),
    }


def main() -> int:
    """Print every chart and the two bars. Returns 0 when the slowest of both sizes is within a frame."""
    keuzes = argparse.ArgumentParser()
    keuzes.add_argument("--klok", action="store_true", help="by the clock instead of processor time")
    klok = time.perf_counter if keuzes.parse_args().klok else time.thread_time
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from ui.theme.theme import pas_thema_toe
    from ui.widgets.grafiek import Grafiekkaart

    app = QApplication([])
    pas_thema_toe(app, "licht")
    goed = True
    for jaren, organisaties in ((2, 9), (10, 40)):
        traagst = 0.0
        for naam, maak in _makers(jaren, organisaties).items():
            kaart = Grafiekkaart()
            kaart.resize(BREEDTE, 600)
            kaart.show()
            kaart.zet(maak)  # type: ignore[arg-type]  # partial of a chart
            app.processEvents()
            beeld = QImage(kaart.vlak.size(), QImage.Format.Format_ARGB32_Premultiplied)

            def opnieuw(kaart: Grafiekkaart = kaart, beeld: QImage = beeld, maak: object = maak) -> None:
                kaart.zet(maak)  # type: ignore[arg-type]  # the same
                kaart.vlak.render(beeld)

            assert kaart.beeld is not None, naam
            tijd = 1000 * om_en_om({"eigen": opnieuw}, KEER, klok)["eigen"]
            print(f"{jaren:>3} jaar  {naam:<20}{len(kaart.beeld.figuur.vormen):>6} vormen {tijd:7.2f} ms")
            traagst = max(traagst, tijd)
            kaart.close()
            kaart.deleteLater()
            app.processEvents()
        goed &= oordeel(f"traagste grafiek, {jaren} jaar, ms", traagst, FRAME_MS)
    return 0 if goed else 1


if __name__ == "__main__":
    raise SystemExit(main())
