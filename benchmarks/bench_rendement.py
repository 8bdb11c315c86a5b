"""The return of twenty effects: exact, and drawn ten thousand times beside the same draws in bare numpy.

``python -m benchmarks.bench_rendement [--cpu]``. Every effect has a range on price, quantity and both chances, so that
there are eighty distributions to draw from. The floor is what somebody writes who only wants figures: one generator,
``Generator.beta`` for each range, the same sum, the same percentiles. It gives the same band up to the luck of the
draw, which is checked; it does not give the same figures when NumPy or the order of the effects changes. ``bereken`` is
measured with its steps, since screen and paper always show them.
"""

from __future__ import annotations

import argparse
import time
from decimal import Decimal

import numpy as np

from benchmarks.meten import om_en_om, oordeel
from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.rekenstappen import stappen
from weegtafel.doorbraak.rendement import VELDEN, Effect, Rekeninvoer, Spreiding, bereken, tijdlijnen, tornado
from weegtafel.doorbraak.simulatie import Band, simuleer
from weegtafel.doorbraak.waarschuwingen import waarschuwingen

KEER = 41
EFFECTEN = 20


def voorbeeld() -> Rekeninvoer:
    """Twenty effects over all payers, with different ranges and months."""

    def bereik(laag: str, midden: str, hoog: str, factor: Decimal) -> Spreiding:
        return Spreiding(*(Decimal(deel) * factor for deel in (laag, midden, hoog)))

    betalers = list(Betaler)
    effecten = []
    for nr in range(EFFECTEN):
        stap = 1 + Decimal(nr) / 100
        effecten.append(
            Effect(
                f"effect {nr}",
                betalers[nr % len(betalers)],
                bereik("45000", str(55000 + 100 * nr), "70000", stap),
                "jaar",
                bereik("0.5", "1", str(2 + nr), Decimal(1)),
                bereik("0.4", "0.6", "0.7", stap),
                bereik("0.1", "0.2", "0.4", stap),
                1 + nr % 6,
                12 + nr,
                2024,
            )
        )
    return Rekeninvoer(Decimal("30000.00"), tuple(effecten))


def kaal(invoer: Rekeninvoer) -> tuple[np.ndarray, float, float]:
    """The floor: percentiles, mean and chance of the net result, for all and (not returned) the municipality."""
    lot = np.random.default_rng(invoer.zaad)
    voet, som, gemeente = float(invoer.discontovoet), 0.0, 0.0
    for effect in invoer.effecten:
        getrokken = []
        for veld in VELDEN:
            bereik = getattr(effect, veld)
            laag, midden, hoog = float(bereik.laag), float(bereik.midden), float(bereik.hoog)
            top = (midden - laag) / (hoog - laag)
            getrokken.append(laag + (hoog - laag) * lot.beta(1 + 4 * top, 5 - 4 * top, invoer.trekkingen))
        maanden = np.arange(effect.van_maand, effect.tot_maand + 1)
        factor = ((1 + voet) ** (-maanden / 12)).mean()
        waarde = getrokken[0] * getrokken[1] * (getrokken[2] - getrokken[3]) * factor
        som = som + waarde
        if effect.betaler is Betaler.GEMEENTE:
            gemeente = gemeente + waarde
    uit = []
    for reeks in (som - float(invoer.budget), gemeente - float(invoer.budget)):
        uit.append((np.percentile(reeks, (10, 50, 90)), reeks.mean(), float((reeks > 0).mean())))
    return uit[0]


def zelfde(band: Band, vloer: tuple[np.ndarray, float, float]) -> bool:
    """Whether both answer the same question: within five percent of the width of the band."""
    speling = float(band.p90 - band.p10) * 0.05
    ons = [float(band.p10), float(band.p50), float(band.p90), float(band.gemiddelde)]
    return bool(np.all(np.abs(np.array(ons) - np.array([*vloer[0], vloer[1]])) < speling))


def main() -> int:
    """Measure, print, and return 0 when every bar is reached."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--cpu", action="store_true", help="count processor time: for a machine that others keep busy")
    klok = time.thread_time if lezer.parse_args().cpu else time.perf_counter
    invoer = voorbeeld()
    uitkomst = bereken(invoer)
    if not zelfde(simuleer(invoer).allen, kaal(invoer)):
        print("De vloer en de simulatie geven niet dezelfde band.")
        return 1
    exact = om_en_om(
        {
            "bereken": lambda: bereken(invoer),
            "bereken met stappen": lambda: stappen(bereken(invoer)),
            "waarschuwingen": lambda: waarschuwingen(uitkomst, 2026),
            "tornado": lambda: tornado(invoer),
            "tijdlijnen": lambda: tijdlijnen(invoer),
        },
        KEER,
        klok,
    )
    tijden = om_en_om({"ons": lambda: simuleer(invoer), "kaal": lambda: kaal(invoer)}, KEER, klok)
    for naam, tijd in exact.items():
        print(f"{naam:<22}{tijd * 1000:8.2f} ms")
    print(f"{'simulatie':<22}{tijden['ons'] * 1000:8.2f} ms, kaal numpy {tijden['kaal'] * 1000:.2f} ms")
    goed = [
        oordeel("exact herrekenen met alle stappen, 20 effecten, ms", exact["bereken met stappen"] * 1000, 1),
        oordeel("10.000 trekkingen × 20 effecten / kaal numpy", tijden["ons"] / tijden["kaal"], 2),
    ]
    return 0 if all(goed) else 1


if __name__ == "__main__":
    raise SystemExit(main())
