"""The middle case against sums made by hand and by another road."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import pytest

from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.headless import MAP
from weegtafel.doorbraak.invoer import lees
from weegtafel.doorbraak.rekenstappen import stappen
from weegtafel.doorbraak.rendement import Effect, Rekeninvoer, Rendement, Spreiding, bereken, tijdlijnen, tornado
from weegtafel.doorbraak.stap import Maat, rond_euro, verdeel_op_de_cent

D = Decimal
KAMER = Path(__file__).resolve().parents[2] / "weegtafel" / "doorbraak"


@pytest.fixture(autouse=True)
def _diep() -> Iterator[None]:
    """Compare in more digits than the 28 that Python takes by itself."""
    with localcontext(Context(prec=70)):
        yield


def voorbeeld(naam: str) -> Rekeninvoer:
    return lees((MAP / "voorbeelden" / f"{naam}.json").read_text(encoding="utf-8"))


def vast(tekst: str) -> Spreiding:
    return Spreiding.vast(D(tekst))


def effect(
    prijs: str = "1200",
    zonder: str = "1",
    met: str = "0",
    van: int = 1,
    tot: int = 12,
    betaler: Betaler = Betaler.GEMEENTE,
    aantal: str = "1",
    naam: str = "begeleiding",
) -> Effect:
    return Effect(naam, betaler, vast(prijs), "jaar", vast(aantal), vast(zonder), vast(met), van, tot)


def reken(*effecten: Effect, budget: str = "1000.00", voet: str = "0") -> Rendement:
    return bereken(Rekeninvoer(D(budget), effecten, D(voet)))


def met_de_hand(bedrag: Fraction, van: int, tot: int, voet: str) -> Decimal:
    """Month by month with a power for each, in 90 digits: no table, no running product."""
    with localcontext(Context(prec=90)):
        per_maand = D(bedrag.numerator) / D(bedrag.denominator) / (tot - van + 1)
        return sum((per_maand / (1 + D(voet)) ** (D(m) / 12) for m in range(van, tot + 1)), D(0))


def afgeronde(uitkomst: Rendement) -> tuple[str, ...]:
    return tuple(
        str(waarde.afgerond) for waarde in (uitkomst.verwachte_besparing, uitkomst.contante_waarde, uitkomst.netto)
    )


def test_the_example_of_the_issue() -> None:
    """57,500 x 1 x (0.60 - 0.20) = 23,000 in twelve months of 1,916.67, against 3,000."""
    uitkomst = bereken(voorbeeld("uithuisplaatsing"))
    hand = met_de_hand(Fraction(57500) * Fraction(4, 10), 1, 12, "0.0225")
    assert afgeronde(uitkomst) == ("23000.00", "22724.92", "19724.92")
    assert abs(uitkomst.contante_waarde.exact - hand) < D("1e-28")
    assert math.isclose(
        uitkomst.contante_waarde.exact, math.fsum(23000 / 12 * 1.0225 ** (-m / 12) for m in range(1, 13))
    )
    assert uitkomst.rendement is not None and str(uitkomst.rendement.afgerond) == "7.5750"
    assert uitkomst.break_even is not None and str(uitkomst.break_even.afgerond) == "0.1320"
    assert uitkomst.terugverdienmaand == 2


def test_jim_16000_and_1000_against_45000_to_70000_a_year() -> None:
    """VNG 2022, Rijk van Nijmegen: if it prevents an uithuisplaatsing, one year earns back the team and the mentor."""
    invoer = voorbeeld("jim")
    assert invoer.budget == 16_000 + 1_000
    uitkomst = bereken(invoer)
    hand = met_de_hand(Fraction(57500), 1, 12, "0.0225")
    assert str(uitkomst.verwachte_besparing.afgerond) == "57500.00"
    assert abs(uitkomst.contante_waarde.exact - hand) < D("1e-28")
    assert afgeronde(uitkomst) == ("57500.00", "56812.31", "39812.31")
    assert uitkomst.terugverdienmaand == 4
    (uitersten,) = tornado(invoer)
    laag, hoog = (met_de_hand(Fraction(bedrag), 1, 12, "0.0225") - 17000 for bedrag in (45000, 70000))
    assert abs(uitersten.bij_laag.exact - laag) < D("1e-28")
    assert abs(uitersten.bij_hoog.exact - hoog) < D("1e-28")
    assert str(uitersten.bij_laag.afgerond) == "27461.81"
    assert str(uitersten.bij_hoog.afgerond) == "52162.81"


@pytest.mark.parametrize(
    ("jaarbedrag", "netto", "rendement", "break_even"),
    [("45000", "28000.00", "2.6471", "0.3778"), ("70000", "53000.00", "4.1176", "0.2429")],
)
def test_jim_without_discounting_is_plain_arithmetic(
    jaarbedrag: str, netto: str, rendement: str, break_even: str
) -> None:
    uitkomst = reken(effect(jaarbedrag), budget="17000.00")
    assert str(uitkomst.netto.afgerond) == netto
    assert uitkomst.rendement is not None and str(uitkomst.rendement.afgerond) == rendement
    assert uitkomst.break_even is not None and str(uitkomst.break_even.afgerond) == break_even


def test_jim_with_the_96_percent_that_the_source_reports() -> None:
    assert str(reken(effect("57500", met="0.04"), budget="17000.00").netto.afgerond) == "38200.00"


def test_ojg_one_to_two() -> None:
    """VNG 2022, Groningen: a business case of 1 : 2. Two euros for each, so half of the effect is enough."""
    uitkomst = bereken(voorbeeld("ojg"))
    assert uitkomst.rendement is not None and str(uitkomst.rendement.afgerond) == "2.0000"
    assert uitkomst.break_even is not None and str(uitkomst.break_even.afgerond) == "0.5000"
    assert str(uitkomst.netto.afgerond) == "1.00"
    assert uitkomst.terugverdienmaand == 6


def test_the_mean_case_of_the_hague() -> None:
    """3,000 against a potential of 20,000; after a whole year that is 20,000 / 1.0225."""
    uitkomst = bereken(voorbeeld("den-haag"))
    assert str(uitkomst.contante_waarde.afgerond) == "19559.90" == str(rond_euro(20000 / D("1.0225")))
    assert uitkomst.rendement is not None and str(uitkomst.rendement.afgerond) == "6.5200"
    assert uitkomst.terugverdienmaand == 12


def test_a_year_of_discounting_is_one_rate() -> None:
    uitkomst = reken(effect("1022.50", van=12), voet="0.0225")
    assert abs(uitkomst.contante_waarde.exact - 1000) < D("1e-28")


def test_price_is_per_unit_and_quantity_is_for_the_whole_period() -> None:
    per_maand = reken(effect("100", aantal="24", tot=24))
    per_jaar = reken(effect("1200", aantal="2", tot=24))
    assert per_maand.verwachte_besparing == per_jaar.verwachte_besparing
    assert str(per_maand.verwachte_besparing.afgerond) == "2400.00"


def test_quantity_may_be_a_part_of_a_unit() -> None:
    assert str(reken(effect("52000", aantal="0.25")).verwachte_besparing.afgerond) == "13000.00"


def test_budget_counts_fully_and_at_once() -> None:
    assert reken(effect(), voet="0.9").per_betaler[0].kosten == D("1000.00")


def test_zero_effect_gives_minus_the_budget() -> None:
    uitkomst = reken(effect(zonder="0.3", met="0.3"))
    assert afgeronde(uitkomst) == ("0.00", "0.00", "-1000.00")
    assert uitkomst.rendement is not None and str(uitkomst.rendement.afgerond) == "0.0000"
    assert uitkomst.break_even is None
    assert uitkomst.terugverdienmaand is None


def test_zero_budget_has_no_return_and_no_payback() -> None:
    uitkomst = reken(effect(), budget="0.00")
    assert uitkomst.rendement is None
    assert uitkomst.terugverdienmaand is None
    assert uitkomst.break_even is not None and uitkomst.break_even.exact == 0
    assert str(uitkomst.netto.afgerond) == "1200.00"


def test_a_rising_chance_is_a_negative_saving() -> None:
    uitkomst = reken(effect(zonder="0.2", met="0.5"))
    assert str(uitkomst.verwachte_besparing.afgerond) == "-360.00"
    assert str(uitkomst.netto.afgerond) == "-1360.00"
    assert uitkomst.break_even is None


def test_a_tiny_loss_is_not_printed_as_minus_nothing() -> None:
    uitkomst = reken(effect("0.01", zonder="0.1", met="0.2"), budget="0.00")
    assert str(uitkomst.contante_waarde.afgerond) == "0.00"
    assert str(uitkomst.netto.afgerond) == "0.00"


def test_payback_is_exact_when_thirds_make_a_whole() -> None:
    uitkomst = reken(effect("1000", tot=3))
    assert uitkomst.terugverdienmaand == 3


def test_payback_counts_from_where_it_stays() -> None:
    """Earned back in month 1, lost in month 6, earned back for good in month 12."""
    uitkomst = reken(effect("1000", van=1, tot=1), effect("600", "0", "1", 6, 6), effect("600", van=12, tot=12))
    assert uitkomst.terugverdienmaand == 12


def test_payers_stand_apart_and_the_municipality_first() -> None:
    uitkomst = reken(effect("500", betaler=Betaler.SAMENLEVING), effect("900", betaler=Betaler.ZORGVERZEKERAAR))
    regels = {deel.betaler.value: (str(deel.kosten), str(deel.netto.afgerond)) for deel in uitkomst.per_betaler}
    assert list(regels) == ["gemeente", "zorgverzekeraar", "samenleving"]
    assert regels == {
        "gemeente": ("1000.00", "-1000.00"),
        "zorgverzekeraar": ("0.00", "900.00"),
        "samenleving": ("0.00", "500.00"),
    }
    assert str(uitkomst.netto.afgerond) == "400.00"


def test_printed_parts_add_up_where_plain_rounding_would_not() -> None:
    derde = D(1) / 3
    assert sum(map(rond_euro, [derde] * 3)) == D("0.99")
    assert verdeel_op_de_cent([derde] * 3, D("1.00")) == [D("0.34"), D("0.33"), D("0.33")]
    assert verdeel_op_de_cent([D("0.005")] * 3, D("0.02")) == [D("0.00"), D("0.01"), D("0.01")]
    assert verdeel_op_de_cent([], D("0.00")) == []


def test_a_spare_cent_goes_where_rounding_took_most_and_a_missing_one_is_taken_where_it_gave_most() -> None:
    assert verdeel_op_de_cent([D("0.001"), D("0.004"), D("0.004")], D("0.01")) == [0, D("0.01"), 0]
    assert verdeel_op_de_cent([D("0.009"), D("0.006"), D("0.006")], D("0.02")) == [D("0.01"), 0, D("0.01")]


def test_steps_tell_the_whole_sum_and_end_where_the_result_is() -> None:
    uitkomst = bereken(voorbeeld("uithuisplaatsing"))
    gezet = {stap.label: stap for stap in stappen(uitkomst)}
    eerste = next(iter(gezet.values()))
    assert eerste.als_json() == {
        "label": "Effect 1 (uithuisplaatsing voorkomen): verwachte besparing",
        "formule": "prijs × aantal × (kans zonder − kans met)",
        "invoer": {"prijs": "57500", "eenheid": "jaar", "aantal": "1", "kans zonder": "0.6", "kans met": "0.2"},
        "exact": "23000",
        "afgerond": "23000.00",
        "maat": "euro",
    }
    assert str(gezet["Effect 1 (uithuisplaatsing voorkomen): per maand"].afgerond) == "1916.67"
    assert gezet["Alle betalers: netto"].exact == uitkomst.netto.exact
    assert uitkomst.rendement is not None
    assert gezet["Rendement"].afgerond == uitkomst.rendement.afgerond
    assert gezet["Rendement"].maat is Maat.VERHOUDING
    assert gezet["Terugverdienmaand"].afgerond == 2


def test_every_euro_step_can_be_done_again_from_its_own_inputs() -> None:
    uitkomst = bereken(voorbeeld("jim"))
    for stap in stappen(uitkomst):
        getallen = [waarde for _, waarde in stap.invoer if isinstance(waarde, D)]
        if stap.formule.startswith("som van"):
            assert sum(getallen) == stap.exact
        elif stap.formule == "contante waarde − budget":
            assert getallen[0] - getallen[1] == stap.exact
        elif stap.formule.startswith("prijs"):
            prijs, aantal, zonder, met = getallen
            assert prijs * aantal * (zonder - met) == stap.exact
        elif "discontovoet" in stap.formule:
            with localcontext(Context(prec=60)):
                assert abs(getallen[0] * getallen[2] - stap.exact) < D("1e-29")


def test_the_steps_of_a_payer_hold_its_own_effects_only() -> None:
    uitkomst = reken(effect("500", betaler=Betaler.RIJK), effect("900"), effect("100", betaler=Betaler.RIJK))
    gezet = {stap.label: stap for stap in stappen(uitkomst)}
    assert gezet["Rijk: contante waarde"].invoer == (("effect 1", 500), ("effect 3", 100))
    assert gezet["Gemeente: verwachte besparing"].invoer == (("effect 2", 900),)
    assert gezet["Alle betalers: verwachte besparing"].invoer == (("gemeente", 900), ("rijk", 600))


def test_what_cannot_be_worked_out_has_no_step() -> None:
    labels = {stap.label for stap in stappen(reken(effect(zonder="0"), budget="0.00"))}
    assert not labels & {"Rendement", "Break-even", "Terugverdienmaand"}


def test_timelines_end_as_far_apart_as_the_net_result() -> None:
    invoer = Rekeninvoer(
        D("800.00"), (effect("9000", "0.7", "0.2", 3, 9), effect("400", "0.1", "0.6", 1, 24, Betaler.RIJK))
    )
    lijn = tijdlijnen(invoer)
    assert [stand.maand for stand in lijn] == list(range(25))
    assert (lijn[0].doormodderen.exact, lijn[0].doorbraak.exact) == (0, 800)
    verschil = lijn[-1].doormodderen.exact - lijn[-1].doorbraak.exact
    assert abs(verschil - bereken(invoer).netto.exact) < D("1e-20")


def test_tornado_has_a_bar_for_every_range_the_longest_first() -> None:
    onzeker = Effect(
        "verblijf", Betaler.GEMEENTE, Spreiding(D(90), D(100), D(120)), "dag", vast("10"),
        Spreiding(D("0.2"), D("0.5"), D("0.9")), vast("0"), 1, 1,
    )  # fmt: skip
    balken = tornado(Rekeninvoer(D("100.00"), (effect(), onzeker), D(0)))
    assert [(balk.nummer, balk.veld, balk.zwaai) for balk in balken] == [(2, "kans_zonder", 700), (2, "prijs", 150)]
    assert (balken[0].bij_laag.exact, balken[0].bij_hoog.exact) == (1300, 2000)


def test_a_tornado_bar_of_the_chance_with_runs_the_other_way() -> None:
    onzeker = Effect(
        "verblijf", Betaler.GEMEENTE, vast("100"), "dag", vast("1"), vast("1"), Spreiding(D(0), D("0.5"), D(1)), 1, 1
    )
    (balk,) = tornado(Rekeninvoer(D("0.00"), (onzeker,), D(0)))
    assert (balk.bij_laag.exact, balk.bij_hoog.exact, balk.zwaai) == (100, 0, 100)


def test_impossible_values_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="goes up"):
        Spreiding(D(2), D(1), D(3))
    with pytest.raises(ValueError, match="month 1"):
        effect(van=0)
    with pytest.raises(ValueError, match="month 1"):
        effect(van=5, tot=4)


@pytest.mark.parametrize(
    "naam", ["rendement", "rekenstappen", "stap", "betalers", "invoer", "prijslijst", "waarschuwingen"]
)
def test_the_exact_part_knows_no_float_no_clock_and_no_database(naam: str) -> None:
    boom = ast.parse((KAMER / f"{naam}.py").read_text(encoding="utf-8"))
    floats = [k for k in ast.walk(boom) if isinstance(k, ast.Constant) and isinstance(k.value, float)]
    aanroepen = {k.func.id for k in ast.walk(boom) if isinstance(k, ast.Call) and isinstance(k.func, ast.Name)}
    modules = {k.module or "" for k in ast.walk(boom) if isinstance(k, ast.ImportFrom)}
    modules |= {alias.name for k in ast.walk(boom) if isinstance(k, ast.Import) for alias in k.names}
    assert not floats
    assert "float" not in aanroepen
    assert not {m for m in modules if m.split(".")[0] in {"sqlmodel", "sqlalchemy", "numpy", "time"} or "clock" in m}
    assert not {k.attr for k in ast.walk(boom) if isinstance(k, ast.Attribute)} & {"today", "now", "utcnow"}
