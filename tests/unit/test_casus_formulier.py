from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from weegtafel.casus.formulier import (
    FORMULIERVELDEN,
    KOPVELDEN,
    RuweInhoud,
    beoordeel,
    kies_code,
    lees_datum,
    lees_getal,
    lees_kosten,
    netjes,
)
from weegtafel.casus.velden import VELDEN

CODES = {"profiel": (("7", "Profiel 7"), ("8", "Profiel 8")), "eenheid": (("04", "Uur"), ("14", "Etmaal"))}


@pytest.mark.parametrize(
    "tekst",
    [
        "12 november 2026", "donderdag 12 november 2026", "do 12 nov. 2026", "12-11-2026", "12/11/26", "12.11.2026",
        "2026-11-12", "2026-11-12T00:00:00Z", " 12  NOVEMBER\u00a02026 ",
    ],
)  # fmt: skip
def test_dates_as_people_write_them(tekst: str) -> None:
    assert lees_datum(tekst) == date(2026, 11, 12)


def test_march_has_its_own_short_form() -> None:
    assert lees_datum("3 mrt 2027") == date(2027, 3, 3)


@pytest.mark.parametrize("tekst", ["31 februari 2027", "morgen", "12-13-2026", "12", "2026", "0-0-0000", "12 x 2026"])
def test_what_is_no_date_is_named(tekst: str) -> None:
    with pytest.raises(ValueError, match="geen datum"):
        lees_datum(tekst)


@pytest.mark.parametrize(
    ("tekst", "getal"), [("12", 12), ("1.200", 1200), ("12 maanden", 12), ("4,0 uur", 4), ("-3", -3)]
)
def test_numbers_as_people_write_them(tekst: str, getal: int) -> None:
    assert lees_getal(tekst) == getal


@pytest.mark.parametrize("tekst", ["veel", "1,5", "12-14", "1.20", "", "1" * 30])
def test_what_is_no_whole_number_is_named(tekst: str) -> None:
    with pytest.raises(ValueError, match="geen heel getal"):
        lees_getal(tekst)


@pytest.mark.parametrize(
    "tekst", ["31400", "€ 31.400", "31.400,-", "€ 31.400,00", "31400.00", "31.400 euro", "EUR 31400", "€ 31.400,—"]
)
def test_amounts_as_people_write_them(tekst: str) -> None:
    assert lees_kosten(tekst) == 3_140_000


@pytest.mark.parametrize("tekst", ["-5", "duur", "1,234", "€", "3.1400"])
def test_what_is_no_amount_is_named(tekst: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        lees_kosten(tekst)


@pytest.mark.parametrize("tekst", ["04", "uur", " UUR ", "04 Uur", "04 – uur", "Uur (04)"])
def test_a_choice_by_text_or_code(tekst: str) -> None:
    assert kies_code(tekst, CODES["eenheid"]) == "04"


def test_an_unknown_choice_is_none_and_a_choice_of_the_form_must_still_hold() -> None:
    assert kies_code("week", CODES["eenheid"]) is None
    assert kies_code("Gedrag", CODES["profiel"], {"Gedrag": "7"}) == "7"
    assert kies_code("Oud profiel", CODES["profiel"], {"Oud profiel": "99"}) is None


@pytest.mark.parametrize(
    "tekst", ["", "  ", "Typ hier het antwoord.", "kies een antwoord", "Klik of tik om tekst in te voeren."]
)
def test_a_placeholder_is_empty(tekst: str) -> None:
    assert netjes(tekst) == ""


def test_the_form_asks_every_field_of_the_casus_in_its_order() -> None:
    assert [v.sleutel for v in FORMULIERVELDEN[len(KOPVELDEN) :]] == [v.sleutel for v in VELDEN]


def test_a_sentence_about_what_stands_there_replaces_the_one_that_it_is_missing() -> None:
    uitslag = beoordeel(RuweInhoud(velden={"volume": "veel"}), CODES, ())
    over_volume = [zin for zin in uitslag.ontbreekt if zin.startswith(("Volume", "Het volume"))]
    assert over_volume == ["Volume: “veel” is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld 12."]


def test_the_room_casus_loads_no_document_library() -> None:
    opdracht = (
        "import sys, weegtafel.casus.formulier, weegtafel.casus.handlers, weegtafel.rendering.aanmeldformulier; "
        "print([m for m in ('docx', 'lxml', 'reportlab', 'pikepdf') if m in sys.modules])"
    )
    uit = subprocess.run([sys.executable, "-c", opdracht], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "[]"
