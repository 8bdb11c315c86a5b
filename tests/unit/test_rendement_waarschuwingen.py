"""The guards: each says its sentence when it should, and is silent when it should."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from weegtafel.doorbraak import grafieken
from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.headless import laad_prijslijst
from weegtafel.doorbraak.rekencijfers import SCHEEF, van_rendement
from weegtafel.doorbraak.rendement import Effect, Rekeninvoer, Spreiding, bereken
from weegtafel.doorbraak.simulatie import simuleer
from weegtafel.doorbraak.waarschuwingen import Waarschuwing, Waarschuwingsoort, waarschuwingen

D = Decimal
Soort = Waarschuwingsoort


def effect(
    naam: str,
    prijs: str = "1000",
    zonder: str = "0.5",
    met: str = "0.1",
    van: int = 1,
    tot: int = 12,
    jaar: int | None = 2025,
    code: str | None = None,
    betaler: Betaler = Betaler.GEMEENTE,
) -> Effect:
    getal = [Spreiding.vast(D(g)) for g in (prijs, "1", zonder, met)]
    return Effect(naam, betaler, getal[0], "jaar", getal[1], getal[2], getal[3], van, tot, jaar, code)


#: Two other lines of equal weight, so that nothing hangs on one line.
REST = (effect("schulden"), effect("begeleiding thuis"))


def alle(*effecten: Effect, budget: str = "100.00", jaar: int | None = 2026) -> dict[Soort, Waarschuwing]:
    uitkomst = bereken(Rekeninvoer(D(budget), effecten, D(0)))
    gevonden = waarschuwingen(uitkomst, jaar, laad_prijslijst())
    assert len({w.soort for w in gevonden}) == len(gevonden), "one of each kind is enough for these tests"
    assert all(w.zin[0].isupper() or w.zin[0] == "“" for w in gevonden)
    assert all(w.zin.endswith(".") for w in gevonden)
    return {w.soort: w for w in gevonden}


def test_a_sound_calculation_has_no_warnings() -> None:
    assert not alle(*REST)


def test_no_budget() -> None:
    gevonden = alle(*REST, budget="0.00")
    assert list(gevonden) == [Soort.GEEN_BUDGET]
    assert "een rendement en een terugverdienmaand zijn er dan niet" in gevonden[Soort.GEEN_BUDGET].zin


def test_nothing_saved() -> None:
    gevonden = alle(effect("een", met="0.5"))
    assert set(gevonden) == {Soort.GEEN_BESPARING, Soort.GEEN_VERSCHIL}
    assert gevonden[Soort.GEEN_VERSCHIL].zin.startswith("Effect 1 (“een”) telt mee voor € 0: ")


def test_not_earned_back_is_said_with_the_amount() -> None:
    gevonden = alle(*REST, budget="1000.00")
    assert list(gevonden) == [Soort.NIET_TERUGVERDIEND]
    assert gevonden[Soort.NIET_TERUGVERDIEND].zin.endswith("netto −€\u00a0200.")


def test_exactly_earned_back_needs_no_warning() -> None:
    assert not alle(*REST, budget="800.00")


def test_gain_that_lands_elsewhere_is_said() -> None:
    ver = (effect("ggz", betaler=Betaler.ZORGVERZEKERAAR), effect("school", betaler=Betaler.RIJK))
    gevonden = alle(*ver)
    assert list(gevonden) == [Soort.GEMEENTE_LEGT_TOE]
    assert gevonden[Soort.GEMEENTE_LEGT_TOE].zin.startswith("De gemeente zelf legt €\u00a0100 toe")


def test_one_line_carries_over_eighty_percent() -> None:
    gevonden = alle(effect("zwaar", "8100"), effect("licht", "1900"))
    assert gevonden[Soort.HANGT_OP_EEN].zin == "Het rendement hangt voor 81 % op één regel: effect 1 (“zwaar”)."
    assert gevonden[Soort.HANGT_OP_EEN].effecten == (1,)


def test_exactly_eighty_percent_is_not_over() -> None:
    assert not alle(effect("zwaar", "8000"), effect("licht", "2000"))


def test_a_line_that_costs_does_not_hide_that_one_line_carries_all() -> None:
    gevonden = alle(effect("zwaar", "8000"), effect("duurder", "500", "0.1", "0.2"))
    assert gevonden[Soort.HANGT_OP_EEN].effecten == (1,)


def test_the_part_of_one_line_is_that_of_all_that_is_saved() -> None:
    """79 % of the savings; what another line costs does not make it more."""
    gevonden = alle(effect("zwaar", "7900"), effect("licht", "2100"), effect("duurder", "1000", "0.1", "0.5"))
    assert Soort.HANGT_OP_EEN not in gevonden


def test_a_rising_chance_is_told_with_both_chances() -> None:
    gevonden = alle(*REST, effect("ggz", "100", "0.125", "0.5"))
    assert gevonden[Soort.KANS_STIJGT].zin == (
        "Effect 3 (“ggz”): de kans stijgt door de doorbraak, van 12,5 % naar 50 %. Dit telt als extra kosten."
    )


def test_a_price_without_a_year() -> None:
    assert list(alle(*REST, effect("ggz", jaar=None))) == [Soort.ZONDER_JAAR]


def test_the_year_of_the_list_counts_when_the_effect_names_a_row() -> None:
    gevonden = alle(*REST, effect("maatwerk", jaar=None, code="jeugd.jim"))
    assert gevonden[Soort.VEROUDERD].zin == "Effect 3 (“maatwerk”): de prijs is van 2022 en dus ouder dan twee jaar."


@pytest.mark.parametrize(("prijsjaar", "verouderd"), [(2023, True), (2024, False), (2026, False)])
def test_a_price_older_than_two_years(prijsjaar: int, verouderd: bool) -> None:
    assert bool(alle(*REST, effect("ggz", jaar=prijsjaar))) is verouderd


def test_nothing_is_old_without_a_year_to_compare() -> None:
    assert not alle(*REST, effect("ggz", jaar=2001), jaar=None)


@pytest.mark.parametrize(("tot", "te_ver"), [(36, False), (37, True)])
def test_a_horizon_beyond_three_years(tot: int, te_ver: bool) -> None:
    assert (Soort.LANGE_HORIZON in alle(*REST, effect("ggz", tot=tot))) is te_ver


def test_the_same_line_twice_in_the_same_months() -> None:
    gevonden = alle(*REST, effect("Schulden ", van=12, tot=20))
    assert gevonden[Soort.DUBBEL_REGEL].effecten == (1, 3)
    assert not alle(*REST, effect("Schulden", van=13, tot=20))
    assert Soort.DUBBEL_REGEL in alle(effect("school", van=6), effect("school", tot=6))


@pytest.mark.parametrize(
    ("een", "twee"),
    [
        ("uithuisplaatsing voorkomen", "gesloten plaatsing voorkomen"),
        ("gezinshuis", "Crisisbed, drie weken"),
        ("pleegzorg", "logeeropvang"),
    ],
)
def test_one_child_stays_in_one_place_at_a_time(een: str, twee: str) -> None:
    assert list(alle(effect(een), effect(twee))) == [Soort.DUBBEL_VERBLIJF]
    assert not alle(effect(een), effect(twee, van=13, tot=24))


def test_a_placement_and_its_part() -> None:
    assert list(alle(effect("verblijf LVB"), effect("dagbesteding"))) == [Soort.DUBBEL_ONDERDEEL]


def test_what_the_list_says_a_price_holds() -> None:
    school = effect("school", code="zin.edu_primary_year")
    dagen = effect("lesdagen", code="zin.edu_primary_day")
    for paar in ((school, dagen), (dagen, school)):
        gevonden = alle(*paar)
        assert Soort.DUBBEL_ONDERDEEL in gevonden
        assert "Volgens de prijslijst" in gevonden[Soort.DUBBEL_ONDERDEEL].zin


@pytest.mark.parametrize(
    "naam", ["Multiprobleemhuishouden", "multi-probleem gezin", "totale kosten van het huishouden", "het hele gezin"]
)
def test_a_household_total_holds_the_rest(naam: str) -> None:
    gevonden = alle(effect("schulden"), effect(naam))
    assert list(gevonden) == [Soort.DUBBEL_HUISHOUDEN]
    assert (
        f"“{naam}” is een totaal van een huishouden; “schulden” zit daar al in."
        in gevonden[Soort.DUBBEL_HUISHOUDEN].zin
    )


def test_help_in_the_household_is_no_household_total() -> None:
    assert not alle(effect("huishoudelijke hulp"), effect("schulden van het huishouden"))


def test_the_star_row_of_the_list_holds_every_other_row() -> None:
    totaal = effect("alles", code="huishouden.multiprobleem", jaar=2025)
    assert Soort.DUBBEL_ONDERDEEL in alle(totaal, effect("werk", code="zin.prodloss_paid_hour"))


@pytest.mark.parametrize(
    ("deel", "code"),
    [
        ("Therapie in de instelling", None),
        ("Behandeling door de gedragswetenschapper", None),
        ("Begeleiding op de groep", None),
        ("Wekelijks gesprek", "zin.mhc_specialised_institution"),
        ("Iemand die meeloopt", "jeugd.jim"),
    ],
)
def test_what_a_stay_usually_holds_is_asked_about(deel: str, code: str | None) -> None:
    gevonden = alle(effect("Uithuisplaatsing"), effect(deel, code=code), effect("schulden"))
    assert "Kijk na of het verblijf het andere al omvat" in gevonden[Soort.DUBBEL_ONDERDEEL].zin
    assert gevonden[Soort.DUBBEL_ONDERDEEL].effecten == (1, 2)
    assert not alle(effect("Uithuisplaatsing", tot=6), effect(deel, code=code, van=7), effect("schulden"))


def test_a_stay_is_one_by_its_kind_whatever_it_is_called() -> None:
    gevonden = alle(effect("Woont elders", code="jeugd.gezinshuis"), effect("Therapie"), effect("schulden"))
    assert Soort.DUBBEL_ONDERDEEL in gevonden


def test_a_stay_that_names_its_own_parts_says_nothing_of_other_lines() -> None:
    assert not alle(effect("Verblijf met dagbesteding"), effect("schulden"), effect("leerlingenvervoer"))


def test_a_high_chance_above_that_without_is_told() -> None:
    """The middle falls, yet some draws rise: 10, 29, 90 percent against 30."""
    met = Spreiding(D("0.1"), D("0.29"), D("0.9"))
    gewoon = effect("opname", zonder="0.3", met="0.29")
    hoog = replace(gewoon, kans_met=met)
    zin = alle(*REST, hoog)[Soort.KANS_KAN_STIJGEN].zin
    assert zin.startswith(
        "Effect 3 (“opname”): in het hoge geval is de kans met doorbraak 90 %, meer dan de 30 % zonder"
    )
    assert Soort.KANS_KAN_STIJGEN not in alle(*REST, gewoon)


def test_just_over_eighty_percent_is_said_so() -> None:
    zin = alle(effect("een", prijs="8010"), effect("twee", prijs="1990"))[Soort.HANGT_OP_EEN].zin
    assert "voor iets meer dan 80 % op één regel" in zin


@pytest.mark.parametrize(("laag", "hoog", "scheef"), [("10", "190", False), ("90", "400", True)])
def test_a_skewed_range_says_why_the_middle_draw_is_another_number(laag: str, hoog: str, scheef: bool) -> None:
    prijs = Spreiding(D(laag), D("100"), D(hoog))
    met = replace(effect("opname"), prijs=prijs)
    invoer = Rekeninvoer(D("1.00"), (met,), D(0))
    getrokken = simuleer(invoer)
    beeld = grafieken.band(replace(van_rendement(bereken(invoer)), allen=getrokken.allen, gemeente=getrokken.gemeente))
    assert beeld is not None and (SCHEEF in beeld.uitleg) is scheef


def test_one_line_of_two_is_never_said_to_be_all() -> None:
    assert "voor 99 % op" in alle(effect("zwaar", prijs="9999"), effect("licht", prijs="1"))[Soort.HANGT_OP_EEN].zin
