"""Numbers on a screen become numbers in a spreadsheet, and nothing else does."""

from __future__ import annotations

from decimal import Decimal

from weegtafel.inzicht.getallen import als_cellen


def test_numbers_become_numbers_with_their_unit_in_the_heading() -> None:
    kop, rijen = als_cellen(
        ("Maand", "Complex", "Aandeel", "Marge", "Euro’s"),
        (
            ("nov 26", "1.234", "20,0 %", "12,0 % tot 30,0 %", "€\u00a03.000"),
            ("dec 26", "·", "–", "–", "-€\u00a01.234,56"),
        ),
    )
    assert kop == ("Maand", "Complex", "Aandeel (%)", "Marge", "Euro’s (€)")
    assert rijen == [
        ("nov 26", 1234, Decimal("20.0"), "12,0 % tot 30,0 %", 3000),
        ("dec 26", None, None, "–", Decimal("-1234.56")),
    ]


def test_the_names_of_the_rows_stay_text_even_when_they_are_years() -> None:
    assert als_cellen(("Jaar", "n"), (("2026", "4"),)) == (("Jaar", "n"), [("2026", 4)])


def test_a_column_of_two_units_or_of_words_stays_text() -> None:
    _, rijen = als_cellen(("", "a", "b", "c"), (("x", "20 %", "3 van 4", "–"), ("y", "20", "5", "·")))
    assert rijen == [("x", "20 %", "3 van 4", "–"), ("y", "20", "5", "·")]


def test_a_minus_as_it_is_printed_and_a_formula_that_looks_like_one() -> None:
    _, rijen = als_cellen(("", "alpha", "tekst"), (("x", "−0,12", "=1+1"), ("y", "0,40", "-2+3")))
    assert rijen == [("x", Decimal("-0.12"), "=1+1"), ("y", Decimal("0.40"), "-2+3")]


def test_nothing_is_nothing() -> None:
    assert als_cellen(("a", "b"), ()) == (("a", "b"), [])
