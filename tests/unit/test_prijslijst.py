"""The shipped price list is what its sources say, and is found, read and indexed without surprises."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from weegtafel.doorbraak import headless
from weegtafel.doorbraak.headless import MAP, laad_prijslijst, rendement_json, zoek_prijzen
from weegtafel.doorbraak.prijslijst import Prijsregel, Zekerheid, indexeer, is_verouderd, lees_prijslijst, zoek
from weegtafel.kernel.errors import Regelovertreding, Storing

D = Decimal
PAD = MAP / "prijslijst-2026-1.json"
LIJST = laad_prijslijst()
DAG = date(2026, 11, 22)
Rij = dict[str, Any]


def regel(code: str) -> Prijsregel:
    gevonden = LIJST.regel(code)
    assert gevonden is not None, code
    return gevonden


def test_the_file_is_pretty_printed() -> None:
    for pad in [PAD, *(MAP / "voorbeelden").glob("*.json")]:
        ruw = pad.read_text(encoding="utf-8")
        assert ruw == json.dumps(json.loads(ruw), ensure_ascii=False, indent=2) + "\n", pad.name


def test_version_2026_1_never_changes() -> None:
    """Calculations refer to it. Whoever wants another price makes version 2026-2."""
    assert LIJST.versie == "2026-1"
    assert LIJST.kenmerk == "88dc4506d4b07b6a9e79b8ff602670385f56bd0d692b0048d374dd619de0a845"


def test_all_reference_prices_are_there_and_each_row_has_its_source() -> None:
    assert sum(r.code.startswith("zin.") for r in LIJST.regels) == 160
    for r in LIJST.regels:
        assert len(r.bron) > 20 and r.eenheid and r.categorie, r.code
        assert r.prijsjaar is None or 2010 <= r.prijsjaar <= 2026, r.code
        if r.code.startswith("zin."):
            assert (r.prijsjaar, r.zekerheid) == (2022, Zekerheid.A), r.code
        if r.betaler_zekerheid is Zekerheid.K:
            assert "niet opgezocht" in r.toelichting, r.code


@pytest.mark.parametrize(
    ("code", "laag", "midden", "hoog", "jaar", "zekerheid"),
    [
        ("jeugd.uithuisplaatsing", "45000", "57500", "70000", 2022, "A"),
        ("jeugd.inverbindingteam", None, "16000", None, 2022, "A"),
        ("jeugd.jim", None, "1000", None, 2022, "A"),
        ("jeugd.gesloten_dag", None, "400", None, None, "C"),
        ("veiligheid.jji_2014", None, "547", None, 2014, "B"),
        ("jeugd.pleegvergoeding_16_17", None, "23.43", None, 2021, "B"),
        ("inkomen.bijstand_paar_2024", None, "1742.34", None, 2024, "B"),
        ("schulden.schuldhulp", None, "8121", None, 2022, "B"),
        ("wonen.opvangplek", "15000", "15000", "70000", 2025, "C"),
        ("huishouden.multiprobleem", None, "104000", None, 2017, "B"),
        ("zin.mhc_nursingday_psy_inst", None, "327", None, 2022, "A"),
        ("zin.homecare_guidance_hour", None, "64", None, 2022, "A"),
        ("zin.edu_specialprim_year", None, "15855", None, 2022, "A"),
        ("zin.justice_threat", None, "23451", None, 2022, "A"),
    ],
)
def test_amounts_are_those_of_the_sources(
    code: str, laag: str | None, midden: str, hoog: str | None, jaar: int | None, zekerheid: str
) -> None:
    r = regel(code)
    assert [r.laag, r.midden, r.hoog] == [None if b is None else D(b) for b in (laag, midden, hoog)]
    assert (r.prijsjaar, r.zekerheid.value) == (jaar, zekerheid)


def test_what_was_not_found_has_no_amount() -> None:
    leeg = {r.code for r in LIJST.regels if r.lokaal_invullen}
    assert leeg == {
        "jeugd.gezinshuis", "jeugd.pleegzorg", "jeugd.jeugdzorgplus", "jeugd.crisisbed", "jeugd.gi_tarief",
        "onderwijs.thuiszitter", "onderwijs.vsv", "veiligheid.politie_uur", "veiligheid.jji_actueel",
    }  # fmt: skip
    for code in leeg:
        r = regel(code)
        assert r.zekerheid is Zekerheid.LOKAAL and r.toelichting.startswith("Lokaal invullen, met jaar en bron.")
        assert indexeer(LIJST, r, 2026) is None


@pytest.mark.parametrize(
    ("woorden", "eerste"),
    [
        ("gezinshuis", "jeugd.gezinshuis"),
        ("UITHUISPLAATSING", "jeugd.uithuisplaatsing"),
        ("rontgen", "zin.xray_exam"),
        ("röntgen", "zin.xray_exam"),
        ("dietist", "zin.diet_advice_session"),
        ("primary education", "zin.edu_primary_year"),
        ("verpleegdag psych", "zin.mhc_nursingday_psy_inst"),
        ("eerste hulp", "zin.emergency_care"),
        ("thuiszitter", "onderwijs.thuiszitter"),
        ("jeugd.jim", "jeugd.jim"),
    ],
)
def test_a_row_is_found_by_its_words(woorden: str, eerste: str) -> None:
    assert zoek(LIJST, woorden)[0].code == eerste


def test_every_word_must_be_there() -> None:
    assert not zoek(LIJST, "gezinshuis detentie")
    assert {r.code for r in zoek(LIJST, "verblijf zonder")} == {
        f"zin.disability_res_{wat}_excl" for wat in ("intellectual", "physical", "auditory", "visual")
    }


def test_what_matters_comes_first_and_nothing_is_lost() -> None:
    alles = zoek(LIJST, "")
    assert len(alles) == len(LIJST.regels)
    kern = [r.kern for r in alles]
    assert kern == sorted(kern, reverse=True) and 40 <= sum(kern) <= 80


def test_a_word_in_the_name_goes_before_a_word_elsewhere() -> None:
    codes = [r.code for r in zoek(LIJST, "ziekenhuis")]
    assert regel("zin.mhc_nursingday_paaz_puk").kern and not regel("zin.daytreatment_hospital").kern
    assert codes.index("zin.daytreatment_hospital") < codes.index("zin.mhc_nursingday_paaz_puk")


def test_indexing_gives_the_columns_that_the_source_publishes() -> None:
    """The package that we read gives 2023 and 2024 itself; ties were rounded there in binary, hence one cent."""
    gepubliceerd = {
        "zin.mhc_nursingday_psy_inst": ("339.43", "350.87"),
        "zin.emergency_care": ("267.80", "276.83"),
        "zin.gp_consult_avg": ("32.04", "33.12"),
        "zin.edu_primary_year": ("10220.15", "10564.76"),
        "zin.justice_cybercrime": ("110106.89", "113819.55"),
        "zin.transport_car_km": ("0.27", "0.28"),
    }
    for code, (in_2023, in_2024) in gepubliceerd.items():
        for jaar, verwacht in ((2023, in_2023), (2024, in_2024)):
            nieuw = indexeer(LIJST, regel(code), jaar)
            assert nieuw is not None and nieuw.regel.prijsjaar == jaar
            assert nieuw.regel.midden is not None and abs(nieuw.regel.midden - D(verwacht)) <= D("0.01"), code


def test_indexing_is_shown_as_a_step_for_each_amount() -> None:
    nieuw = indexeer(LIJST, regel("jeugd.uithuisplaatsing"), 2026)
    assert nieuw is not None
    assert (nieuw.regel.laag, nieuw.regel.midden, nieuw.regel.hoog) == (D("48285.00"), D("61697.50"), D("75110.00"))
    assert nieuw.regel.prijsjaar == 2024, "the series ends there; nothing is made up for later years"
    midden = nieuw.stappen[1]
    assert midden.invoer == (("midden, prijspeil 2022", "57500"), ("CPI 2022–2024", "7.3 %"))
    assert midden.exact == D("61697.5") and str(midden.afgerond) == "61697.50"


def test_years_are_chained_when_no_single_figure_spans_them() -> None:
    nieuw = indexeer(LIJST, regel("jeugd.pleegvergoeding_0_8"), 2026)
    assert nieuw is not None
    (stap,) = nieuw.stappen
    assert [naam for naam, _ in stap.invoer[1:]] == ["CPI 2021–2022", "CPI 2022–2024"]
    assert stap.exact == D("19.23") * D("1.1") * D("1.073")


@pytest.mark.parametrize("code", ["huishouden.multiprobleem", "wonen.opvangplek", "jeugd.gesloten_dag"])
def test_where_the_series_does_not_run_nothing_is_indexed(code: str) -> None:
    assert indexeer(LIJST, regel(code), 2026) is None


def test_a_price_is_not_indexed_back_in_time() -> None:
    assert indexeer(LIJST, regel("jeugd.jim"), 2021) is None
    assert indexeer(LIJST, regel("jeugd.jim"), 2022) is None


@pytest.mark.parametrize(("prijsjaar", "oud"), [(2023, True), (2024, False), (2026, False)])
def test_older_than_two_years_is_old(prijsjaar: int, oud: bool) -> None:
    assert is_verouderd(prijsjaar, 2026) is oud


def test_validity_counts_its_last_day() -> None:
    r = regel("jeugd.jim")
    assert not r.geldt_op(date(2021, 12, 31))
    assert r.geldt_op(date(2022, 1, 1)) and r.geldt_op(date(2099, 1, 1))


def test_searching_from_a_script() -> None:
    (rij,) = zoek_prijzen("gesloten plaatsing", DAG)[:1]
    assert (rij["code"], rij["midden"], rij["verouderd"], rij["geindexeerd"]) == (
        "jeugd.gesloten_dag",
        "400.00",
        None,
        None,
    )
    (jim,) = [r for r in zoek_prijzen("jim", DAG) if r["code"] == "jeugd.jim"]
    assert jim["verouderd"] is True and jim["lokaal_invullen"] is False and jim["prijslijst"] == "2026-1"
    assert jim["geindexeerd"]["midden"] == "1073.00" and jim["geindexeerd"]["prijsjaar"] == 2024
    (toen,) = [r for r in zoek_prijzen("jim", date(2023, 1, 1)) if r["code"] == "jeugd.jim"]
    assert toen["verouderd"] is False and toen["geindexeerd"]["midden"] == "1038.00"
    assert zoek_prijzen("xyzzy") == []
    json.dumps(zoek_prijzen("e"))
    with pytest.raises(Regelovertreding, match="Geef een woord"):
        zoek_prijzen("  ")


def test_the_whole_answer_from_a_script() -> None:
    uit = rendement_json((MAP / "voorbeelden" / "uithuisplaatsing.json").read_text(encoding="utf-8"), DAG)
    assert list(uit) == [
        "verwachte_besparing", "contante_waarde", "netto", "rendement", "break_even", "terugverdienmaand",
        "per_betaler", "simulatie", "waarschuwingen", "stappen",
    ]  # fmt: skip
    band = ["p10", "p50", "p90", "gemiddelde", "kans_netto_positief"]
    assert list(uit["simulatie"]) == [*band, "gemeente"] and list(uit["simulatie"]["gemeente"]) == band
    assert uit["netto"] == "19724.92" and uit["rendement"] == "7.5750" and uit["terugverdienmaand"] == 2
    assert uit["per_betaler"] == {
        "gemeente": {
            "kosten": "3000.00",
            "verwachte_besparing": "23000.00",
            "contante_waarde": "22724.92",
            "netto": "19724.92",
        }
    }
    assert len(uit["waarschuwingen"]) == 2 and len(uit["stappen"]) == 12
    assert json.loads(json.dumps(uit)) == uit


def test_the_day_decides_which_price_is_old() -> None:
    tekst = (MAP / "voorbeelden" / "jim.json").read_text(encoding="utf-8")
    nu, toen = (rendement_json(tekst, date(jaar, 1, 1)) for jaar in (2026, 2024))
    assert len(nu.pop("waarschuwingen")) == len(toen.pop("waarschuwingen")) + 1
    assert nu == toen


def test_what_does_not_exist_is_null_with_a_sentence() -> None:
    inhoud = json.loads((MAP / "voorbeelden" / "uithuisplaatsing.json").read_text(encoding="utf-8"))
    inhoud["budget"] = "0"
    inhoud["effecten"][0]["kans_met"] = "0.60"
    uit = rendement_json(json.dumps(inhoud), DAG)
    assert uit["rendement"] is uit["break_even"] is uit["terugverdienmaand"] is None
    assert uit["netto"] == uit["simulatie"]["p50"] == uit["per_betaler"]["gemeente"]["kosten"] == "0.00"
    assert uit["waarschuwingen"][0].startswith("Het budget is € 0:")
    assert uit["waarschuwingen"][1].startswith("De verwachte effecten besparen samen niets:")


def _wijzig(**anders: object) -> Callable[[Rij], object]:
    return lambda inhoud: inhoud["regels"][0].update(anders)


@pytest.mark.parametrize(
    "schade",
    [
        _wijzig(midden="1.005"),
        _wijzig(midden="-1"),
        _wijzig(midden="NaN"),
        _wijzig(midden="veel"),
        _wijzig(midden=57500),
        _wijzig(midden=None),
        _wijzig(laag=None),
        _wijzig(laag="60000"),
        _wijzig(zekerheid="Z"),
        _wijzig(zekerheid="lokaal"),
        _wijzig(betaler="buurman"),
        _wijzig(bron=" "),
        _wijzig(omvat=["bestaat.niet"]),
        _wijzig(code="jeugd.jim"),
        _wijzig(geldig_van="gisteren"),
        lambda inhoud: inhoud["regels"][0].pop("eenheid"),
        lambda inhoud: inhoud.pop("cpi"),
        lambda inhoud: inhoud["cpi"][0].update(naar_jaar=2001),
    ],
)
def test_a_damaged_list_is_refused(schade: Callable[[Rij], object]) -> None:
    inhoud = json.loads(PAD.read_text(encoding="utf-8"))
    schade(inhoud)
    with pytest.raises(ValueError, match=r"\w"):
        lees_prijslijst(json.dumps(inhoud))


def test_any_edit_changes_the_kenmerk_and_layout_does_not() -> None:
    inhoud = json.loads(PAD.read_text(encoding="utf-8"))
    assert lees_prijslijst(json.dumps(inhoud)).kenmerk == LIJST.kenmerk
    inhoud["regels"][0]["midden"] = "57500.01"
    assert lees_prijslijst(json.dumps(inhoud)).kenmerk != LIJST.kenmerk


def test_a_missing_list_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    laad_prijslijst.cache_clear()
    monkeypatch.setattr(headless, "MAP", MAP / "weg")
    with pytest.raises(Storing, match=r"prijslijst-2026-1\.json is niet te lezen"):
        zoek_prijzen("jim")
    laad_prijslijst.cache_clear()
