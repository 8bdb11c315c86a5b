"""The draws: right in distribution, the same every time, and nothing loaded that is not needed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from weegtafel.doorbraak import simulatie
from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.rendement import Effect, Rekeninvoer, Spreiding, bereken
from weegtafel.doorbraak.simulatie import simuleer

D = Decimal
HUIS = Path(__file__).resolve().parents[2]


def spreiding(laag: str, midden: str, hoog: str) -> Spreiding:
    return Spreiding(D(laag), D(midden), D(hoog))


def vast(tekst: str) -> Spreiding:
    return Spreiding.vast(D(tekst))


def effect(prijs: Spreiding, betaler: Betaler = Betaler.GEMEENTE, kans_met: Spreiding | None = None) -> Effect:
    return Effect("verblijf", betaler, prijs, "jaar", vast("1"), vast("1"), kans_met or vast("0"), 1, 1)


def invoer(*effecten: Effect, budget: str = "0.00", trekkingen: int = 10_000) -> Rekeninvoer:
    return Rekeninvoer(D(budget), effecten, D(0), 7, trekkingen)


def pcg64(staat: int, stap: int, aantal: int) -> list[int]:
    """PCG XSL RR 128/64 as its author publishes it."""
    uit = []
    for _ in range(aantal):
        staat = (staat * 0x2360ED051FC65DA44385DF649FCCF645 + stap) % 2**128
        draai, gemengd = staat >> 122, (staat >> 64) ^ (staat % 2**64)
        uit.append((gemengd >> draai | gemengd << (64 - draai)) % 2**64)
    return uit


def test_the_lots_are_those_of_the_published_generator() -> None:
    """Whatever NumPy becomes: seed, effect and field make these numbers."""
    getal = int.from_bytes(hashlib.sha256(b"7\x1fverblijf\x1fgemeente\x1fjaar\x1f0\x1fprijs").digest(), "big")
    ruw = pcg64(getal >> 128, getal % 2**128 | 1, 50)
    grenzen = [100 + 20 * plek for plek in simulatie._omgekeerde_pert(0.5)]
    verwacht = [grenzen[r >> 52] + (grenzen[(r >> 52) + 1] - grenzen[r >> 52]) * (r % 2**52 / 2**52) for r in ruw]
    loten = simulatie._loten(7, ("verblijf", "gemeente", "jaar", "0", "prijs"), 50, spreiding("100", "110", "120"))
    np.testing.assert_allclose(loten, verwacht, rtol=1e-14)


@pytest.mark.parametrize("top", [0.0, 0.1, 1 / 3, 0.5, 0.9, 1.0])
def test_the_inverse_distribution_is_that_of_a_beta(top: float) -> None:
    """Mean (1 + 4 top) / 6 and the variance of a beta whose parameters sum to six; P50 against NumPy's own beta."""
    grenzen = simulatie._omgekeerde_pert(top)
    assert grenzen.size == 4097 and np.all(np.diff(grenzen) > 0)
    waarden = np.interp((np.arange(409_600) + 0.5) / 409_600, np.linspace(0, 1, 4097), grenzen)
    gemiddeld = (1 + 4 * top) / 6
    assert waarden.mean() == pytest.approx(gemiddeld, abs=3e-5)
    assert waarden.var() == pytest.approx(gemiddeld * (1 - gemiddeld) / 7, abs=3e-5)
    anders = np.random.default_rng(3).beta(1 + 4 * top, 5 - 4 * top, 400_000)
    for procent in (1, 10, 50, 90, 99):
        assert np.percentile(waarden, procent) == pytest.approx(np.percentile(anders, procent), abs=3e-3)


def test_a_half_of_a_symmetric_range_lies_below_its_middle() -> None:
    assert simulatie._omgekeerde_pert(0.5)[2048] == pytest.approx(0.5, abs=1e-12)


def test_the_mean_of_many_draws_is_the_mean_of_pert() -> None:
    """(a + 4 m + b) / 6 of the price, times one minus that of the chance: independent, so means multiply."""
    uitkomst = simuleer(
        invoer(
            effect(spreiding("45000", "57500", "70000"), kans_met=spreiding("0.1", "0.2", "0.4")), trekkingen=400_000
        )
    )
    assert float(uitkomst.allen.gemiddelde) == pytest.approx(57500 * (1 - 1.3 / 6), rel=1e-3)


def test_the_same_input_gives_the_same_figures_and_these() -> None:
    """Pinned: a stored result must come out the same after any change of program or library."""
    vraag = invoer(effect(spreiding("45000", "57500", "70000")), budget="50000.00")
    uitkomst = simuleer(vraag)
    assert uitkomst == simuleer(vraag)
    band = uitkomst.allen
    assert [str(g) for g in (band.p10, band.p50, band.p90, band.gemiddelde, band.kans_netto_positief)] == [
        "1164.84",
        "7607.10",
        "14027.85",
        "7585.93",
        "0.9405",
    ]
    assert uitkomst.zaad == 7 and uitkomst.trekkingen == 10_000


def test_another_seed_gives_other_lots_and_nearly_the_same_band() -> None:
    vraag = invoer(effect(spreiding("45000", "57500", "70000")))
    een, ander = simuleer(vraag).allen, simuleer(replace(vraag, zaad=8)).allen
    assert een != ander
    assert abs(een.p50 - ander.p50) < 400


def test_a_price_change_moves_the_band_by_that_price_and_by_no_other_luck() -> None:
    een = simuleer(invoer(effect(spreiding("100", "200", "400")))).allen
    dubbel = simuleer(invoer(effect(spreiding("200", "400", "800")))).allen
    for naam in ("p10", "p50", "p90", "gemiddelde"):
        assert abs(getattr(dubbel, naam) - 2 * getattr(een, naam)) <= D("0.02")


def test_two_lines_that_look_alike_are_drawn_apart() -> None:
    """Were they one draw, their sum would be as wide as one line doubled."""
    prijs = spreiding("0", "50", "100")
    samen, een = simuleer(invoer(effect(prijs), effect(prijs))).allen, simuleer(invoer(effect(prijs))).allen
    assert samen.p90 - samen.p10 < D("1.6") * (een.p90 - een.p10)


def test_lines_that_look_alike_are_told_apart_by_what_they_hold_and_not_by_which_came_first() -> None:
    klein, groot = spreiding("10", "20", "30"), spreiding("100", "250", "900")
    assert simuleer(invoer(effect(klein), effect(groot))) == simuleer(invoer(effect(groot), effect(klein)))


def test_the_municipality_stands_alone_and_pays_the_budget() -> None:
    uitkomst = simuleer(
        invoer(effect(vast("600")), effect(spreiding("900", "1000", "1100"), Betaler.ZORGVERZEKERAAR), budget="1000.00")
    )
    assert {uitkomst.gemeente.p10, uitkomst.gemeente.p50, uitkomst.gemeente.gemiddelde} == {D("-400.00")}
    assert str(uitkomst.gemeente.kans_netto_positief) == "0.0000"
    assert D("500.00") < uitkomst.allen.p10 < uitkomst.allen.p90 < D("700.00")
    assert str(uitkomst.allen.kans_netto_positief) == "1.0000"


def test_without_effects_of_its_own_the_municipality_loses_the_budget() -> None:
    uitkomst = simuleer(invoer(effect(spreiding("900", "1000", "1100"), Betaler.RIJK), budget="250.00"))
    assert uitkomst.gemeente.p90 == D("-250.00")


def test_without_ranges_the_band_is_the_exact_result() -> None:
    vraag = invoer(effect(vast("1000.01")), effect(vast("0.02"), Betaler.GEZIN), budget="1000.03")
    band = simuleer(vraag).allen
    assert {band.p10, band.p50, band.p90, band.gemiddelde} == {bereken(vraag).netto.afgerond} == {D("0.00")}
    assert str(band.kans_netto_positief) == "0.0000", "a net result of nothing is not positive"


def test_one_draw_is_enough_to_answer() -> None:
    band = simuleer(invoer(effect(spreiding("1", "2", "3")), trekkingen=1)).allen
    assert band.p10 == band.p50 == band.p90 == band.gemiddelde
    assert D(1) < band.p10 < D(3)


def test_four_uncertain_numbers_stay_within_their_extremes() -> None:
    alles = Effect(
        "verblijf", Betaler.WLZ, spreiding("10", "20", "40"), "dag", spreiding("1", "2", "4"),
        spreiding("0.5", "0.6", "0.9"), spreiding("0.1", "0.1", "0.4"), 1, 1,
    )  # fmt: skip
    band = simuleer(invoer(alles)).allen
    assert D("1.00") <= band.p10 <= band.p50 <= band.p90 <= D("128.00")


def test_numpy_is_loaded_only_to_draw() -> None:
    programma = """
import json, sys
from weegtafel.doorbraak.headless import rendement_json, zoek_prijzen
zoek_prijzen("gezinshuis")
regel = dict(omschrijving="x", betaler="gemeente", prijs="10", eenheid="jaar", aantal="1", kans_zonder="1",
             kans_met="0", van_maand=1, tot_maand=1)
rendement_json(json.dumps(dict(budget="1", effecten=[regel])))
assert "numpy" not in sys.modules and "sqlmodel" not in sys.modules, "too early"
regel["prijs"] = dict(laag="1", midden="2", hoog="3")
rendement_json(json.dumps(dict(budget="1", effecten=[regel])))
assert "numpy" in sys.modules
"""
    uit = subprocess.run([sys.executable, "-c", programma], cwd=HUIS, capture_output=True, text=True, check=False)
    assert uit.returncode == 0, uit.stderr
