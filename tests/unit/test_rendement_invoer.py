"""What goes in: accepted as it is meant, refused in one Dutch sentence that names the field."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from typing import Any

import pytest

from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.headless import rendement_json
from weegtafel.doorbraak.invoer import MEESTE_EFFECTEN, lees, lees_object
from weegtafel.doorbraak.rendement import Spreiding
from weegtafel.kernel.errors import Regelovertreding

GOED: dict[str, Any] = {
    "budget": "3000.00",
    "discontovoet": "0.0225",
    "zaad": 1,
    "trekkingen": 10000,
    "effecten": [
        {
            "omschrijving": "uithuisplaatsing voorkomen",
            "betaler": "gemeente",
            "prijs": {"laag": "45000", "midden": "57500", "hoog": "70000"},
            "eenheid": "jaar",
            "aantal": "1",
            "kans_zonder": "0.60",
            "kans_met": {"laag": "0.10", "midden": "0.20", "hoog": "0.40"},
            "van_maand": 1,
            "tot_maand": 12,
        }
    ],
}
WEG = object()


def met(pad: str, waarde: Any) -> dict[str, Any]:
    """The good input with one thing changed, or taken away."""
    inhoud = copy.deepcopy(GOED)
    *weg, laatste = pad.replace("[0]", ".0").split(".")
    plek: Any = inhoud
    for deel in weg:
        plek = plek[int(deel) if deel.isdigit() else deel]
    if waarde is WEG:
        del plek[laatste]
    else:
        plek[int(laatste) if laatste.isdigit() else laatste] = waarde
    return inhoud


def weigering(tekst: str) -> Regelovertreding:
    with pytest.raises(Regelovertreding) as fout:
        lees(tekst)
    return fout.value


def test_the_example_is_read_as_it_is_meant() -> None:
    invoer = lees(json.dumps(GOED))
    (effect,) = invoer.effecten
    assert (invoer.budget, invoer.discontovoet, invoer.zaad, invoer.trekkingen) == (3000, Decimal("0.0225"), 1, 10_000)
    assert effect.betaler is Betaler.GEMEENTE
    assert effect.prijs == Spreiding(Decimal(45000), Decimal(57500), Decimal(70000))
    assert effect.kans_zonder == Spreiding.vast(Decimal("0.6"))
    assert (effect.van_maand, effect.tot_maand, effect.prijsjaar, effect.prijscode) == (1, 12, None, None)


def test_no_effects_cost_the_budget_and_bring_nothing() -> None:
    uit = rendement_json(json.dumps(met("effecten", [])))
    assert {sleutel: uit[sleutel] for sleutel in ("verwachte_besparing", "netto", "rendement", "break_even")} == {
        "verwachte_besparing": "0.00", "netto": "-3000.00", "rendement": "0.0000", "break_even": None,
    }  # fmt: skip
    assert uit["simulatie"]["p50"] == uit["simulatie"]["gemeente"]["p90"] == "-3000.00"
    assert uit["simulatie"]["kans_netto_positief"] == "0.0000"
    assert uit["waarschuwingen"]


def test_rate_seed_and_draws_have_defaults() -> None:
    invoer = lees(json.dumps({"budget": GOED["budget"], "effecten": GOED["effecten"]}))
    assert (invoer.discontovoet, invoer.zaad, invoer.trekkingen) == (Decimal("0.0225"), 1, 10_000)


@pytest.mark.parametrize(
    ("pad", "waarde", "zin"),
    [
        ("budget", WEG, "budget: dit veld ontbreekt."),
        ("effecten", WEG, "effecten: dit veld ontbreekt."),
        ("budget", 3000, "budget: zet dit getal tussen aanhalingstekens, zoals “3000.00”."),
        ("budget", 3000.5, "budget: zet dit getal tussen aanhalingstekens, zoals “3000.00”."),
        ("budget", "-1", "budget: een bedrag kan niet negatief zijn."),
        ("budget", "1.005", "budget: 1.005 heeft meer dan 2 cijfers achter de punt."),
        ("budget", "10000000000", "budget: 10000000000 is te groot om juist te kunnen zijn."),
        ("budget", None, "budget: hier hoort een bedrag als tekst, zoals “3000.00”."),
        ("budget", True, "budget: hier hoort een bedrag als tekst, zoals “3000.00”."),
        ("budget", "", "budget: “” is geen getal; schrijf het met een punt, zoals “3000.00”."),
        ("budget", "3.000,00", "budget: “3.000,00” is geen getal; schrijf het met een punt, zoals “3000.00”."),
        ("budget", "1e3", "budget: “1e3” is geen getal; schrijf het met een punt, zoals “3000.00”."),
        ("budget", "NaN", "budget: “NaN” is geen getal; schrijf het met een punt, zoals “3000.00”."),
        ("budget", "٣٠", "budget: “٣٠” is geen getal; schrijf het met een punt, zoals “3000.00”."),
        ("budget", " 1", "budget: “1” is geen getal; schrijf het met een punt, zoals “3000.00”."),
        ("budget", {"laag": "1", "midden": "1", "hoog": "1"}, "budget: hier hoort een bedrag als tekst"),
        ("kleur", "rood", "kleur: dit veld bestaat niet; haal het weg of verbeter de naam."),
        ("discontovoet", "2.25", "discontovoet: 2.25 is meer dan 1; 2,25 % schrijft u als 0.0225."),
        ("discontovoet", 0.0225, "discontovoet: zet dit getal tussen aanhalingstekens, zoals “0.0225”."),
        ("discontovoet", "-0.01", "discontovoet: een discontovoet kan niet negatief zijn."),
        ("zaad", "1", "zaad: hier hoort een geheel getal zonder aanhalingstekens."),
        ("zaad", -1, "zaad: dit getal moet tussen 0 en 9.223.372.036.854.775.807 liggen."),
        ("zaad", True, "zaad: hier hoort een geheel getal zonder aanhalingstekens."),
        ("trekkingen", 0, "trekkingen: dit getal moet tussen 1 en 1.000.000 liggen."),
        ("trekkingen", 1_000_001, "trekkingen: dit getal moet tussen 1 en 1.000.000 liggen."),
        ("trekkingen", 10.5, "trekkingen: hier hoort een geheel getal zonder aanhalingstekens."),
        ("effecten", None, "effecten: hier hoort een lijst met effecten."),
        ("effecten", {}, "effecten: hier hoort een lijst met effecten."),
        ("effecten[0]", "x", "effecten[0]: hier hoort een effect met omschrijving"),
        ("effecten[0].kleur", "x", "effecten[0].kleur: dit veld bestaat niet"),
        ("effecten[0].omschrijving", WEG, "effecten[0].omschrijving: dit veld ontbreekt."),
        ("effecten[0].omschrijving", "  ", "effecten[0].omschrijving: dit veld is leeg."),
        ("effecten[0].omschrijving", 5, "effecten[0].omschrijving: hier hoort tekst."),
        ("effecten[0].omschrijving", "a\x00b", "effecten[0].omschrijving: er staan tekens in die niet te lezen zijn."),
        ("effecten[0].omschrijving", "\ud800", "effecten[0].omschrijving: er staan tekens in die niet te lezen zijn."),
        ("effecten[0].omschrijving", "a" * 301, "effecten[0].omschrijving: de tekst is langer dan 300 tekens."),
        (
            "effecten[0].betaler",
            "buurman",
            "effecten[0].betaler: “buurman” is geen bekende betaler; kies uit gemeente,",
        ),
        ("effecten[0].betaler", 1, "effecten[0].betaler: hier hoort een betaler; kies uit gemeente,"),
        ("effecten[0].prijs", WEG, "effecten[0].prijs: dit veld ontbreekt."),
        ("effecten[0].prijs", 45000.0, "effecten[0].prijs: zet dit getal tussen aanhalingstekens"),
        ("effecten[0].prijs", "-5", "effecten[0].prijs: een bedrag kan niet negatief zijn."),
        ("effecten[0].prijs.laag", 45000, "effecten[0].prijs.laag: zet dit getal tussen aanhalingstekens"),
        ("effecten[0].prijs.laag", WEG, "effecten[0].prijs.laag: dit veld ontbreekt."),
        ("effecten[0].prijs.top", "1", "effecten[0].prijs.top: dit veld bestaat niet"),
        ("effecten[0].prijs.laag", "60000", "effecten[0].prijs.laag: 60000 is meer dan midden (57500)."),
        ("effecten[0].prijs.hoog", "50000", "effecten[0].prijs.midden: 57500 is meer dan hoog (50000)."),
        ("effecten[0].aantal", "1000001", "effecten[0].aantal: 1000001 is meer dan 1.000.000."),
        ("effecten[0].aantal", "-1", "effecten[0].aantal: een aantal kan niet negatief zijn."),
        ("effecten[0].kans_zonder", "1.2", "effecten[0].kans_zonder: 1.2 is meer dan 1; een kans ligt tussen 0 en 1."),
        ("effecten[0].kans_zonder", "-0.1", "effecten[0].kans_zonder: een kans kan niet negatief zijn."),
        ("effecten[0].kans_met.hoog", "1.01", "effecten[0].kans_met.hoog: 1.01 is meer dan 1; een kans ligt tussen"),
        ("effecten[0].kans_met.laag", "0.30", "effecten[0].kans_met.laag: 0.30 is meer dan midden (0.20)."),
        ("effecten[0].van_maand", WEG, "effecten[0].van_maand: dit veld ontbreekt."),
        ("effecten[0].van_maand", "1", "effecten[0].van_maand: hier hoort een geheel getal zonder aanhalingstekens."),
        ("effecten[0].van_maand", 1.5, "effecten[0].van_maand: hier hoort een geheel getal zonder aanhalingstekens."),
        ("effecten[0].van_maand", 0, "effecten[0].van_maand: dit getal moet tussen 1 en 600 liggen."),
        ("effecten[0].van_maand", 13, "effecten[0].van_maand: maand 13 ligt na tot_maand 12."),
        ("effecten[0].tot_maand", 601, "effecten[0].tot_maand: dit getal moet tussen 1 en 600 liggen."),
        ("effecten[0].prijsjaar", "2022", "effecten[0].prijsjaar: hier hoort een jaartal tussen 1990 en 2100"),
    ],
)
def test_one_sentence_names_the_field(pad: str, waarde: Any, zin: str) -> None:
    fout = weigering(json.dumps(met(pad, waarde)))
    assert len(fout.redenen) == 1
    assert fout.redenen[0].startswith(zin)
    assert fout.redenen[0].endswith(".")
    assert "\n" not in fout.redenen[0]
    assert fout.redenen[0] == fout.velden[zin.split(":", maxsplit=1)[0]]


def test_the_same_goes_for_an_object_that_was_not_text() -> None:
    assert lees_object(GOED) == lees(json.dumps(GOED))
    with pytest.raises(Regelovertreding, match=r"^budget: zet dit getal tussen aanhalingstekens"):
        lees_object(met("budget", 3000.0))


def test_every_field_that_is_wrong_has_its_sentence() -> None:
    inhoud = met("effecten[0].prijs.laag", "60000")
    inhoud["budget"] = "-1"
    inhoud["effecten"][0]["betaler"] = "buurman"
    assert list(weigering(json.dumps(inhoud)).velden) == ["budget", "effecten[0].betaler", "effecten[0].prijs.laag"]


def test_the_second_effect_is_named_by_its_place() -> None:
    inhoud = copy.deepcopy(GOED)
    inhoud["effecten"].append(met("effecten[0].kans_met", "2")["effecten"][0])
    assert weigering(json.dumps(inhoud)).redenen[0].startswith("effecten[1].kans_met: ")


def test_a_field_that_stands_twice_is_refused() -> None:
    tekst = json.dumps(GOED)
    assert weigering(tekst.replace('"zaad"', '"budget": "9.00", "zaad"')).redenen == (
        "budget: dit veld staat er twee keer; laat er één staan.",
    )
    assert weigering(tekst.replace('"aantal"', '"eenheid": "dag", "aantal"')).redenen == (
        "effecten[0].eenheid: dit veld staat er twee keer; laat er één staan.",
    )


@pytest.mark.parametrize(
    "tekst",
    ["", "{", "[1", '{"budget": }', "[" * 100_000, '{"zaad": ' + "9" * 5000 + "}"],
    ids=["leeg", "open", "lijst", "gat", "diep", "groot"],
)
def test_what_is_no_json_is_told_in_one_sentence(tekst: str) -> None:
    assert weigering(tekst).redenen[0].startswith("De invoer is geen geldige JSON: ")


@pytest.mark.parametrize("tekst", ["[]", "1", "null", '"x"', "1.5", "NaN"])
def test_json_that_is_no_object_is_told_too(tekst: str) -> None:
    assert weigering(tekst).redenen == ("De invoer moet een JSON-object zijn met ten minste budget en effecten.",)


def test_a_place_in_broken_json_is_named() -> None:
    assert weigering('{"budget": "1",\n "zaad" 1}').redenen == (
        "De invoer is geen geldige JSON: het gaat mis op regel 2, teken 9.",
    )


def test_a_byte_order_mark_does_no_harm() -> None:
    assert lees("\ufeff" + json.dumps(GOED)) == lees(json.dumps(GOED))


def test_white_space_in_a_description_is_made_one_line() -> None:
    assert lees(json.dumps(met("effecten[0].omschrijving", " uit \n huis "))).effecten[0].omschrijving == "uit huis"


def test_minus_nothing_is_nothing() -> None:
    budget = lees(json.dumps(met("budget", "-0.00"))).budget
    assert (budget, budget.is_signed()) == (0, False)


def test_there_is_an_end_to_the_number_of_effects() -> None:
    assert len(lees(json.dumps({**GOED, "effecten": GOED["effecten"] * MEESTE_EFFECTEN})).effecten) == MEESTE_EFFECTEN
    te_veel = {**GOED, "effecten": GOED["effecten"] * (MEESTE_EFFECTEN + 1)}
    assert weigering(json.dumps(te_veel)).redenen == ("effecten: er staan 201 effecten; ten hoogste 200 kan.",)


def test_a_price_code_must_be_in_the_list_that_is_used() -> None:
    tekst = json.dumps(met("effecten[0].prijscode", "jeugd.gezinshuis"))
    assert lees(tekst, {"jeugd.gezinshuis"}).effecten[0].prijscode == "jeugd.gezinshuis"
    with pytest.raises(Regelovertreding, match=r"prijscode: “jeugd.gezinshuis” staat niet in de prijslijst\.$"):
        lees(tekst, {"jeugd.pleegzorg"})
