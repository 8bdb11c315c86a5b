from __future__ import annotations

from datetime import date

import pytest

from weegtafel.casus.invoer import TEKST_MAXIMUM, controleer_veld
from weegtafel.kernel.errors import Regelovertreding

CODES = {"profiel": {"7"}}


def geweigerd(sleutel: str, waarde: object) -> str:
    with pytest.raises(Regelovertreding) as fout:
        controleer_veld(sleutel, waarde, CODES)
    assert list(fout.value.velden) == [sleutel]
    return fout.value.redenen[0]


def test_a_text_of_200_000_characters_is_refused_and_not_cut() -> None:
    assert "200.000 tekens en er passen er 50.000" in geweigerd("hulpvraag", "x" * 200_000)
    assert controleer_veld("hulpvraag", "x" * TEKST_MAXIMUM, CODES) == "x" * TEKST_MAXIMUM


@pytest.mark.parametrize("tekst", ["a\x00b", "\ud800"])
def test_what_is_no_text_is_refused(tekst: str) -> None:
    assert "geen tekst" in geweigerd("hulpvraag", tekst)


def test_control_characters_and_line_ends_are_normalised() -> None:
    assert controleer_veld("hulpvraag", "een\r\ntwee\rdrie\x07\u2028vier\tvijf", CODES) == "een\ntwee\ndrie\nvier\tvijf"
    assert controleer_veld("productcode", " 45A04\n ", CODES) == "45A04"


def test_emoji_and_right_to_left_text_stay() -> None:
    tekst = "Hij zegt 😀 en שלום, مرحبا."
    assert controleer_veld("hulpvraag", tekst, CODES) == tekst


@pytest.mark.parametrize("sleutel", ["volume", "duur_maanden", "kosten_cent"])
def test_a_number_below_zero_is_refused(sleutel: str) -> None:
    assert "onder nul" in geweigerd(sleutel, -1)


@pytest.mark.parametrize(("sleutel", "waarde"), [("volume", 1_000_001), ("duur_maanden", 241), ("kosten_cent", 10**13)])
def test_a_number_that_cannot_be_right_is_refused(sleutel: str, waarde: int) -> None:
    assert "te groot" in geweigerd(sleutel, waarde)


@pytest.mark.parametrize("dag", [date(1926, 11, 12), date(2206, 1, 1)])
def test_a_year_that_cannot_be_right_is_refused(dag: date) -> None:
    assert str(dag.year) in geweigerd("ingangsdatum", dag)


def test_a_code_outside_the_list_is_refused() -> None:
    assert "“99”" in geweigerd("profiel", "99")
    assert controleer_veld("profiel", "7", CODES) == "7"
    assert controleer_veld("profiel", "", CODES) == ""


@pytest.mark.parametrize(
    ("sleutel", "waarde"), [("volume", True), ("volume", "4"), ("hulpvraag", None), ("profiel", 7)]
)
def test_a_value_of_the_wrong_kind_is_a_bug(sleutel: str, waarde: object) -> None:
    with pytest.raises(TypeError):
        controleer_veld(sleutel, waarde, CODES)
