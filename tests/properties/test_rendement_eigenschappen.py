"""What holds for every calculation that can be entered."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Context, Decimal, localcontext
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.headless import rendement_json
from weegtafel.doorbraak.invoer import lees_object
from weegtafel.doorbraak.rekenstappen import stappen
from weegtafel.doorbraak.rendement import Effect, Rekeninvoer, Spreiding, bereken, tijdlijnen, tornado
from weegtafel.doorbraak.simulatie import Band, simuleer
from weegtafel.doorbraak.waarschuwingen import Waarschuwingsoort, waarschuwingen
from weegtafel.kernel.errors import Regelovertreding

D = Decimal
CENT = D("0.01")
#: A machine that others keep busy builds its examples slowly; that says nothing of the sum.
RUSTIG = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True, scope="module")
def _diep() -> Iterator[None]:
    """Compare in more digits than the 28 that Python takes by itself."""
    with localcontext(Context(prec=80)):
        yield


def getallen(hoogste: int, decimalen: int) -> st.SearchStrategy[Decimal]:
    return st.integers(0, hoogste * 10**decimalen).map(lambda n: D(n).scaleb(-decimalen))


def spreidingen(hoogste: int, decimalen: int) -> st.SearchStrategy[Spreiding]:
    drie = st.lists(getallen(hoogste, decimalen), min_size=3, max_size=3).map(sorted)
    return st.one_of(getallen(hoogste, decimalen).map(Spreiding.vast), drie.map(lambda d: Spreiding(*d)))


@st.composite
def effecten(draw: st.DrawFn) -> Effect:
    van = draw(st.integers(1, 40))
    return Effect(
        draw(st.sampled_from(["verblijf", "schulden", "huishouden totaal", "dagbesteding"])),
        draw(st.sampled_from(Betaler)),
        draw(spreidingen(200_000, 2)),
        draw(st.sampled_from(["jaar", "dag"])),
        draw(spreidingen(400, 1)),
        draw(spreidingen(1, 3)),
        draw(spreidingen(1, 3)),
        van,
        van + draw(st.integers(0, 40)),
    )


BUDGETTEN = getallen(20_000, 2)
INVOER = st.builds(
    Rekeninvoer,
    BUDGETTEN,
    st.lists(effecten(), min_size=1, max_size=5).map(tuple),
    st.sampled_from([D("0"), D("0.0225"), D("0.03"), D("1")]),
    st.integers(0, 2**63 - 1),
    st.integers(1, 300),
)


@given(INVOER)
@RUSTIG
def test_parts_sum_to_the_total_exactly_and_in_print(invoer: Rekeninvoer) -> None:
    uitkomst = bereken(invoer)
    for wat, totaal in (
        ("besparing", uitkomst.verwachte_besparing),
        ("contante_waarde", uitkomst.contante_waarde),
    ):
        for delen in (uitkomst.effecten, uitkomst.per_betaler):
            waarden = [getattr(deel, wat) for deel in delen]
            assert sum(w.exact for w in waarden) == totaal.exact
            assert sum(w.afgerond for w in waarden) == totaal.afgerond
            assert all(abs(w.exact - w.afgerond) < CENT for w in waarden)
        for betaler in uitkomst.per_betaler:
            eigen = [getattr(d, wat).afgerond for d in uitkomst.effecten if d.effect.betaler is betaler.betaler]
            assert sum(eigen) == getattr(betaler, wat).afgerond
    assert sum(b.kosten for b in uitkomst.per_betaler) == invoer.budget
    assert sum(b.netto.afgerond for b in uitkomst.per_betaler) == uitkomst.netto.afgerond
    assert sum(b.netto.exact for b in uitkomst.per_betaler) == uitkomst.netto.exact
    assert abs(uitkomst.netto.exact - uitkomst.netto.afgerond) <= CENT / 2


@given(INVOER, st.randoms(use_true_random=False))
@RUSTIG
def test_order_is_irrelevant(invoer: Rekeninvoer, toeval: Any) -> None:
    anders = list(invoer.effecten)
    toeval.shuffle(anders)
    geschud = replace(invoer, effecten=tuple(anders))
    een, twee = bereken(invoer), bereken(geschud)
    for naam in ("verwachte_besparing", "contante_waarde", "netto", "rendement", "break_even", "terugverdienmaand"):
        assert getattr(een, naam) == getattr(twee, naam)
    assert een.per_betaler == twee.per_betaler
    assert simuleer(invoer) == simuleer(geschud)
    assert sorted(b.zwaai for b in tornado(invoer)) == sorted(b.zwaai for b in tornado(geschud))


@given(INVOER, effecten(), getallen(100_000, 2))
@RUSTIG
def test_more_avoided_cost_never_lowers_the_return(invoer: Rekeninvoer, extra: Effect, meer: Decimal) -> None:
    """A higher price of something that becomes less likely, or one more such effect: never worse in any figure."""
    goed = replace(extra, kans_zonder=Spreiding.vast(D(1)))
    duurder = replace(goed, prijs=Spreiding(*(getattr(goed.prijs, d) + meer for d in ("laag", "midden", "hoog"))))
    reeks = [
        invoer,
        replace(invoer, effecten=(*invoer.effecten, goed)),
        replace(invoer, effecten=(*invoer.effecten, duurder)),
    ]
    uitkomsten = [bereken(stap) for stap in reeks]
    for minder, beter in itertools.pairwise(uitkomsten):
        assert beter.contante_waarde.exact >= minder.contante_waarde.exact
        assert beter.netto.afgerond >= minder.netto.afgerond
        if minder.rendement is not None and beter.rendement is not None:
            assert beter.rendement.afgerond >= minder.rendement.afgerond
        if minder.break_even is not None and beter.break_even is not None:
            assert beter.break_even.afgerond <= minder.break_even.afgerond
        if minder.terugverdienmaand is not None:
            assert beter.terugverdienmaand is not None and beter.terugverdienmaand <= minder.terugverdienmaand


@given(INVOER)
@RUSTIG
def test_zero_effect_gives_minus_the_budget(invoer: Rekeninvoer) -> None:
    niets = tuple(replace(effect, kans_met=Spreiding.vast(effect.kans_zonder.midden)) for effect in invoer.effecten)
    uitkomst = bereken(replace(invoer, effecten=niets))
    assert uitkomst.netto.exact == uitkomst.netto.afgerond == -invoer.budget
    assert uitkomst.break_even is None and uitkomst.terugverdienmaand is None
    vast = tuple(replace(effect, kans_zonder=effect.kans_met) for effect in niets)
    band = simuleer(replace(invoer, effecten=vast)).allen
    assert abs(band.p10 + invoer.budget) <= CENT and abs(band.p90 + invoer.budget) <= CENT


def ordelijk(band: Band) -> bool:
    return band.p10 <= band.p50 <= band.p90 and 0 <= band.kans_netto_positief <= 1


@given(INVOER)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_same_seed_same_result_and_percentiles_in_order(invoer: Rekeninvoer) -> None:
    uitkomst = simuleer(invoer)
    assert uitkomst == simuleer(invoer)
    assert ordelijk(uitkomst.allen) and ordelijk(uitkomst.gemeente)
    eigen = tuple(effect for effect in invoer.effecten if effect.betaler is Betaler.GEMEENTE)
    if eigen:
        assert simuleer(replace(invoer, effecten=eigen)).allen == uitkomst.gemeente


@given(INVOER)
@RUSTIG
def test_draws_stay_between_the_worst_and_the_best_case(invoer: Rekeninvoer) -> None:
    def uiterste(goed: bool) -> Decimal:
        """All that saves at its end, all that costs at the other."""
        som = -invoer.budget
        for effect in invoer.effecten:
            zonder, met = effect.kans_zonder, effect.kans_met
            kans = zonder.hoog - met.laag if goed else zonder.laag - met.hoog
            veel = (kans > 0) is goed
            prijs, aantal = (effect.prijs.hoog, effect.aantal.hoog) if veel else (effect.prijs.laag, effect.aantal.laag)
            vast = replace(
                effect,
                prijs=Spreiding.vast(prijs),
                aantal=Spreiding.vast(aantal),
                kans_zonder=Spreiding.vast(zonder.hoog if goed else zonder.laag),
                kans_met=Spreiding.vast(met.laag if goed else met.hoog),
            )
            som += bereken(replace(invoer, effecten=(vast,))).contante_waarde.exact
        return som

    band = simuleer(invoer).allen
    assert uiterste(False) - CENT <= band.p10 <= band.p90 <= uiterste(True) + CENT


@given(INVOER)
@RUSTIG
def test_discounting_never_makes_a_saving_larger(invoer: Rekeninvoer) -> None:
    uitkomst = bereken(invoer)
    for deel in uitkomst.effecten:
        assert abs(deel.contante_waarde.exact) <= abs(deel.besparing.exact)
        if invoer.discontovoet == 0:
            assert deel.contante_waarde.exact == deel.besparing.exact


@given(INVOER)
@RUSTIG
def test_payback_is_there_exactly_when_the_net_result_is_not_negative(invoer: Rekeninvoer) -> None:
    uitkomst = bereken(invoer)
    lijn = tijdlijnen(invoer)
    assert abs(lijn[-1].doormodderen.exact - lijn[-1].doorbraak.exact - uitkomst.netto.exact) < D("1e-18")
    if invoer.budget == 0:
        assert uitkomst.terugverdienmaand is None
        return
    assert (uitkomst.terugverdienmaand is not None) == (uitkomst.netto.exact >= 0)
    for stand in lijn:
        voor = stand.doormodderen.exact - stand.doorbraak.exact
        if uitkomst.terugverdienmaand is not None and stand.maand >= uitkomst.terugverdienmaand:
            assert voor > D("-1e-18")
        if uitkomst.terugverdienmaand is not None and stand.maand == uitkomst.terugverdienmaand - 1:
            assert voor < 0


@given(INVOER)
@RUSTIG
def test_the_tornado_bars_meet_in_the_middle_case(invoer: Rekeninvoer) -> None:
    netto = bereken(invoer).netto.exact
    zwaaien = []
    for balk in tornado(invoer):
        laag, hoog = sorted((balk.bij_laag.exact, balk.bij_hoog.exact))
        assert laag - D("1e-25") <= netto <= hoog + D("1e-25")
        zwaaien.append(balk.zwaai)
    assert zwaaien == sorted(zwaaien, reverse=True)


@given(INVOER)
@RUSTIG
def test_what_is_missing_is_explained(invoer: Rekeninvoer) -> None:
    uitkomst = bereken(invoer)
    soorten = {w.soort for w in waarschuwingen(uitkomst, 2026)}
    assert (uitkomst.rendement is None) == (Waarschuwingsoort.GEEN_BUDGET in soorten)
    assert (uitkomst.break_even is None) == (Waarschuwingsoort.GEEN_BESPARING in soorten)
    if uitkomst.terugverdienmaand is None:
        assert soorten & {
            Waarschuwingsoort.GEEN_BUDGET, Waarschuwingsoort.GEEN_BESPARING, Waarschuwingsoort.NIET_TERUGVERDIEND
        }  # fmt: skip


@given(INVOER)
@RUSTIG
def test_input_survives_the_way_through_json(invoer: Rekeninvoer) -> None:
    def getal(bereik: Spreiding) -> object:
        if not bereik.onzeker:
            return f"{bereik.midden:f}"
        return {deel: f"{getattr(bereik, deel):f}" for deel in ("laag", "midden", "hoog")}

    inhoud = {
        "budget": f"{invoer.budget:f}",
        "discontovoet": f"{invoer.discontovoet:f}",
        "zaad": invoer.zaad,
        "trekkingen": invoer.trekkingen,
        "effecten": [
            {
                "omschrijving": e.omschrijving, "betaler": e.betaler.value, "eenheid": e.eenheid,
                "van_maand": e.van_maand, "tot_maand": e.tot_maand,
                **{veld: getal(getattr(e, veld)) for veld in ("prijs", "aantal", "kans_zonder", "kans_met")},
            }
            for e in invoer.effecten
        ],
    }  # fmt: skip
    assert lees_object(inhoud) == invoer
    uit = rendement_json(json.dumps(inhoud))
    assert uit["netto"] == str(bereken(invoer).netto.afgerond)
    assert len(uit["stappen"]) == len(stappen(bereken(invoer)))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(st.text(), deel, max_size=3),
    max_leaves=8,
)
GETAL = st.sampled_from(["1", "0.5", "-1", "x", "1e9", "", "9" * 50, 1, 0.5]) | JSON


@given(
    st.fixed_dictionaries(
        {"budget": GETAL, "effecten": JSON | st.lists(
            st.fixed_dictionaries({
                "omschrijving": st.text() | JSON, "betaler": st.sampled_from(["gemeente", "x"]) | JSON,
                "prijs": GETAL, "eenheid": st.text(), "aantal": GETAL, "kans_zonder": GETAL, "kans_met": GETAL,
                "van_maand": st.integers(-1, 700) | JSON, "tot_maand": st.integers(-1, 700) | JSON,
            }), max_size=2,
        )},
        optional={"discontovoet": GETAL, "zaad": JSON, "trekkingen": st.integers(-1, 50)},
    )
)  # fmt: skip
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_no_input_crashes(inhoud: dict[str, Any]) -> None:
    try:
        uit = rendement_json(json.dumps(inhoud))
    except Regelovertreding as fout:
        assert len(fout.redenen) == 1 and fout.velden
        assert "\n" not in fout.redenen[0]
    else:
        assert uit["verwachte_besparing"]
