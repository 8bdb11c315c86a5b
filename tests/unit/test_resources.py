"""What ships in ``resources/`` holds together: keys, sources, references, and demonstration texts that name nobody."""

from __future__ import annotations

import itertools
import json
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from weegtafel.casus.velden import TE_OVERWEGEN_GRONDEN
from weegtafel.kernel.codes import Adviessoort, OrganisatieSoort
from weegtafel.kernel.roles import Rol

BRONNEN = Path(__file__).resolve().parents[2] / "resources"
MAPPEN = ("codelijsten", "criteria", "alternatieven", "standaardzinnen", "demonstratie")
BESTANDEN = sorted(pad for map_ in MAPPEN for pad in (BRONNEN / map_).rglob("*.json"))
ZEKERHEDEN = {"A", "B", "C", "K", "lokaal"}
LIJSTEN = {
    "segment", "profiel", "intensiteit", "vorm", "productcategorie", "eenheid", "frequentie", "grondslag",
    "leeftijdsband", "uitkomst_grond", "soort_organisatie", "maatregel",
    "bestedingstype", "leefdomein", "huishoudrol", "leeftijd_huishouden",
}  # fmt: skip
ZINSOORTEN = {"motivering", "voorwaarde", "afwijkend", "aanhouden", "leerpunt", "actie", "opening", "afsluiting"}
TEKSTVELDEN = (
    "hulpvraag", "problemen", "verklarende_analyse", "eerdere_hulp", "mening_jeugdige",
)  # fmt: skip
ANDERE_VELDEN = ("eigen_mogelijkheden", "mening_ouders", "hulp_nodig", "onderbouwing")
SLOT = re.compile(r"\{([^{}]*)\}")


def lees(pad: str) -> Any:
    return json.loads((BRONNEN / pad).read_text(encoding="utf-8"))


def codes(lijst: str) -> set[str]:
    return {rij["code"] for rij in lees(f"codelijsten/{lijst}.json")["codes"]}


def teksten(waarde: Any) -> Iterator[str]:
    """Every string in a shipped structure."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, dict):
        for deel in waarde.values():
            yield from teksten(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from teksten(deel)


def met_bron() -> list[tuple[str, dict[str, Any]]]:
    """Each entry that must carry its source, with a name for the test report."""
    rijen: list[tuple[str, dict[str, Any]]] = []
    for lijst in sorted(LIJSTEN):
        rijen += [(f"{lijst}/{rij['code']}", rij) for rij in lees(f"codelijsten/{lijst}.json")["codes"]]
    rijen += [(rij["code"], rij) for rij in lees("criteria/criteria-2026-1.json")["criteria"]]
    rijen += [(rij["code"], rij) for rij in lees("alternatieven/alternatieven.json")["alternatieven"]]
    rijen += [(rij["code"], rij) for rij in lees("standaardzinnen/standaardzinnen.json")]
    rijen += [(pad.name, json.loads(pad.read_text("utf-8"))) for pad in (BRONNEN / "demonstratie").glob("*.json")]
    return rijen


THEMAS = lees("demonstratie/casusbouw.json")["themas"]


@pytest.mark.parametrize("pad", BESTANDEN, ids=lambda pad: pad.name)
def test_file_is_utf8_json_that_is_pretty_printed(pad: Path) -> None:
    ruw = pad.read_text(encoding="utf-8")
    assert ruw == json.dumps(json.loads(ruw), ensure_ascii=False, indent=2) + "\n"


def test_every_entry_has_a_source_and_a_known_certainty() -> None:
    fout = [n for n, rij in met_bron() if len(rij["bron"].strip()) < 8 or rij["zekerheid"] not in ZEKERHEDEN]
    assert not fout


def test_an_entry_that_is_our_own_says_so() -> None:
    eigen = [(naam, rij) for naam, rij in met_bron() if "Voorstel van dit programma" in rij["bron"]]
    assert eigen
    for naam, rij in eigen:
        assert rij["zekerheid"] == "lokaal", naam


def test_general_knowledge_is_marked_as_not_looked_up() -> None:
    for naam, rij in met_bron():
        if rij["zekerheid"] == "K":
            assert "niet opgezocht" in rij["bron"], naam


@pytest.mark.parametrize("naam", sorted(LIJSTEN))
def test_code_list_is_complete(naam: str) -> None:
    lijst = lees(f"codelijsten/{naam}.json")
    assert set(lijst) == {"lijst", "titel", "toelichting", "codes"}
    assert lijst["lijst"] == naam
    sleutels = {"code", "omschrijving", "toelichting", "geldig_van", "geldig_tot", "bron", "zekerheid"}
    gezien: set[str] = set()
    for rij in lijst["codes"]:
        assert set(rij) == sleutels
        assert rij["omschrijving"]
        assert rij["code"] not in gezien
        gezien.add(rij["code"])
        van = date.fromisoformat(rij["geldig_van"])
        assert rij["geldig_tot"] is None or date.fromisoformat(rij["geldig_tot"]) > van


def test_no_code_list_is_missing_or_unknown() -> None:
    assert {pad.stem for pad in (BRONNEN / "codelijsten").glob("*.json")} == LIJSTEN


def test_code_lists_serve_what_the_program_asks_for() -> None:
    assert set(TE_OVERWEGEN_GRONDEN) <= codes("grondslag")
    assert codes("soort_organisatie") == {lid.value for lid in OrganisatieSoort}
    assert {str(n) for n in range(40, 51)} | {"54"} == codes("productcategorie")
    assert codes("profiel") == {str(n) for n in range(1, 12)}


def test_profile_names_that_were_not_found_are_not_invented() -> None:
    for rij in lees("codelijsten/profiel.json")["codes"]:
        assert rij["omschrijving"] == f"Profiel {rij['code']}", "shown in every list and letter, so without a hint"
        assert rij["toelichting"].startswith("Naam lokaal invullen"), "shown in Inrichting, where the name is typed"


def test_criteria_are_six_to_eight_short_questions() -> None:
    inhoud = lees("criteria/criteria-2026-1.json")
    assert inhoud["versie"] == "2026-1"
    assert 6 <= len(inhoud["criteria"]) <= 8
    assert len({rij["code"] for rij in inhoud["criteria"]}) == len(inhoud["criteria"])
    for rij in inhoud["criteria"]:
        assert set(rij) == {"code", "naam", "vraag", "toelichting", "bron", "zekerheid"}
        assert len(rij["vraag"]) <= 90
        assert rij["vraag"].endswith("?")


def test_alternatives_resolve_and_price_nothing_without_a_year() -> None:
    rijen = lees("alternatieven/alternatieven.json")["alternatieven"]
    assert len({rij["code"] for rij in rijen}) == len(rijen)
    for rij in rijen:
        assert set(rij) == {
            "code", "naam", "wat", "voor_wie", "grondslag", "kosten", "kosten_jaar", "effect", "bron", "zekerheid",
            "geldig_van",
        }  # fmt: skip
        assert rij["grondslag"] in codes("grondslag"), rij["code"]
        assert (rij["kosten"] is None) == (rij["kosten_jaar"] is None), rij["code"]
        assert rij["kosten_jaar"] is None or 2010 <= rij["kosten_jaar"] <= 2026
        assert rij["kosten"] != "" and rij["effect"] != ""
        if "€" in (rij["effect"] or ""):
            assert rij["kosten_jaar"] is not None, rij["code"]


def test_sentences_are_unique_and_of_a_known_kind() -> None:
    zinnen = lees("standaardzinnen/standaardzinnen.json")
    assert len(zinnen) >= 40
    assert len({z["code"] for z in zinnen}) == len({z["tekst"] for z in zinnen}) == len(zinnen)
    assert {z["soort"] for z in zinnen} == ZINSOORTEN
    soorten = {lid.value for lid in Adviessoort}
    assert {z["adviessoort"] for z in zinnen} - {None} <= soorten
    assert {z["adviessoort"] for z in zinnen if z["soort"] == "motivering"} == soorten
    for z in zinnen:
        assert z["tekst"].rstrip()[-1] in ".?…", z["code"]
        assert "..." not in z["tekst"]


def test_demonstration_people_belong_to_organisations_and_can_hold_a_meeting() -> None:
    inhoud = lees("demonstratie/organisaties.json")
    gemeenten = {rij["naam"] for rij in inhoud["gemeenten"]}
    organisaties = inhoud["organisaties"]
    assert gemeenten == {"Voorbeeldstad", "Duinrijk"}
    assert all(rij["gemeente"] in gemeenten for rij in organisaties)
    assert {rij["soort"] for rij in organisaties} <= codes("soort_organisatie")
    deelnemers = {rij["afkorting"] for rij in organisaties if rij["neemt_deel"]}
    assert len(deelnemers) >= 9
    personen = lees("demonstratie/personen.json")["personen"]
    assert len(personen) >= 18
    assert len({rij["naam"] for rij in personen}) == len(personen)
    assert {rij["organisatie"] for rij in personen} <= {rij["afkorting"] for rij in organisaties}
    assert {rol for rij in personen for rol in rij["rollen"]} == {lid.value for lid in Rol}
    leden = {rij["organisatie"] for rij in personen if "lid" in rij["rollen"]}
    assert leden == deelnemers
    assert sum("doorbraakcoach" in rij["rollen"] for rij in personen) >= 2


def test_minutes_have_variants_for_each_moment() -> None:
    inhoud = lees("demonstratie/notulen.json")
    for sleutel, waarde in inhoud.items():
        if isinstance(waarde, list):
            assert len(waarde) >= 3, sleutel
            assert len({json.dumps(deel) for deel in waarde}) == len(waarde)
    assert {"opening", "mededelingen", "rondvraag", "sluiting"} <= set(inhoud)
    assert {"afmeldredenen", "terugtrekredenen", "doorschuifredenen", "bezwaren"} <= set(inhoud)


def test_there_are_at_least_24_themes() -> None:
    assert len({thema["code"] for thema in THEMAS}) == len(THEMAS) >= 24


@pytest.mark.parametrize("thema", THEMAS, ids=lambda thema: str(thema["code"]))
def test_theme_has_enough_variants_and_resolves(thema: dict[str, Any]) -> None:
    for veld in TEKSTVELDEN:
        assert len(set(thema[veld])) >= 3, veld
    for veld in ANDERE_VELDEN:
        assert len(set(thema[veld])) >= 2, veld
    assert len(thema["veiligheid"]) >= 1
    assert set(thema["leeftijdsbanden"]) <= codes("leeftijdsband")
    assert set(thema["maatregelen"]) <= codes("maatregel")
    assert len(thema["resultaat"]) >= 3
    for rij in thema["resultaat"]:
        assert re.match(r"Binnen \d+ maanden ", rij["tekst"])
        assert f"innen {rij['maanden']} maanden " in rij["tekst"]
    for vraag in thema["aanvraag"]:
        for sleutel in ("segment", "profiel", "intensiteit", "vorm", "productcategorie", "eenheid", "frequentie"):
            assert vraag[sleutel] in codes(sleutel), sleutel
        assert vraag["volume"] > 0 and vraag["duur_maanden"] > 0
        assert 0 < vraag["kosten"]["van"] < vraag["kosten"]["tot"]
        assert any(rij["maanden"] <= vraag["duur_maanden"] for rij in thema["resultaat"])
    alternatieven = {rij["code"] for rij in lees("alternatieven/alternatieven.json")["alternatieven"]}
    assert {rij["code"] for rij in thema["alternatieven"]} <= alternatieven
    for rij in thema["gronden"]:
        assert rij["grondslag"] in codes("grondslag")
        assert rij["uitkomst"] in codes("uitkomst_grond")
    criteria = {rij["code"] for rij in lees("criteria/criteria-2026-1.json")["criteria"]}
    assert set(thema["criteria"]) <= criteria


@pytest.mark.parametrize("thema", THEMAS, ids=lambda thema: str(thema["code"]))
def test_theme_advises_in_more_than_one_way_and_completely(thema: dict[str, Any]) -> None:
    adviezen = thema["adviezen"]
    assert len({rij["adviessoort"] for rij in adviezen}) == len(adviezen) >= 3
    alternatieven = {rij["code"] for rij in lees("alternatieven/alternatieven.json")["alternatieven"]}
    for rij in adviezen:
        soort = Adviessoort(rij["adviessoort"])
        assert rij["gewicht"] > 0
        assert len(set(rij["motivering"])) >= 2
        assert rij["leerpunt"] and rij["acties"]
        assert (soort is Adviessoort.ANDERE_GRONDSLAG) == (rij["grondslag"] is not None)
        assert rij["grondslag"] is None or rij["grondslag"] in codes("grondslag")
        assert rij["alternatief"] is None or rij["alternatief"] in alternatieven
        assert soort is not Adviessoort.VOORLIGGEND_VELD or rij["alternatief"]
        assert (soort is Adviessoort.PASSEND_MET_AANPASSING) == bool(rij["aanpassing"])
        assert (soort is Adviessoort.AANHOUDEN) == bool(rij["nodig"])
        assert soort is Adviessoort.AANHOUDEN or rij["voorwaarden"]
        for sleutel, waarde in (rij["aanpassing"] or {}).items():
            assert sleutel in {"duur_maanden", "volume", "intensiteit", "profiel"}
            assert isinstance(waarde, int) or waarde in codes(sleutel)
        for vraag in thema["aanvraag"] if rij["aanpassing"] else ():
            assert any(vraag[sleutel] != waarde for sleutel, waarde in rij["aanpassing"].items())
            assert "volume" not in rij["aanpassing"] or vraag["eenheid"] == "04"


def test_shared_reasons_cover_every_ground_and_criterium() -> None:
    inhoud = lees("demonstratie/casusbouw.json")
    assert set(inhoud["grondtoelichting"]) == set(TE_OVERWEGEN_GRONDEN)
    for grond, uitkomsten in inhoud["grondtoelichting"].items():
        assert set(uitkomsten) <= codes("uitkomst_grond"), grond
    criteria = {rij["code"] for rij in lees("criteria/criteria-2026-1.json")["criteria"]}
    assert set(inhoud["criteriumreden"]) == criteria
    for code, redenen in inhoud["criteriumreden"].items():
        assert set(redenen) == {"voldoet", "deels", "voldoet_niet"}, code
        assert all(len(set(zinnen)) >= 2 for zinnen in redenen.values()), code
    assert set(inhoud["criteriumtoon"]) == {lid.value for lid in Adviessoort}
    for toon in inhoud["criteriumtoon"].values():
        assert set(toon["zwak"]) | set(toon["sterk"]) <= criteria


def test_every_gap_in_a_demonstration_text_has_a_filling() -> None:
    inhoud = lees("demonstratie/casusbouw.json")
    bekend = {naam for groep in inhoud["slots"].values() for rij in groep for naam in rij}
    for groep in inhoud["slots"].values():
        assert len({frozenset(rij) for rij in groep}) == 1
    delen = {k: v for k, v in inhoud.items() if k != "toelichting"}
    for tekst in teksten(delen):
        for naam in SLOT.findall(tekst):
            assert naam[:1].lower() + naam[1:] in bekend, (naam, tekst)
        assert "{" not in SLOT.sub("", tekst) and "}" not in SLOT.sub("", tekst)


@pytest.mark.parametrize("pad", sorted((BRONNEN / "demonstratie").glob("*.json")), ids=lambda pad: pad.name)
def test_demonstration_texts_identify_nobody(pad: Path) -> None:
    verboden = {
        "BSN or telephone number": re.compile(r"\b\d[\d .-]{7,}\d\b"),
        "e-mail address": re.compile(r"\S@\S"),
        "postcode": re.compile(r"\b\d{4} ?[A-Z]{2}\b"),
        "date of birth": re.compile(r"\b\d{1,2}[-/]\d{1,2}[-/]\d{2,4}\b"),
        "exact age": re.compile(r"\b\d{1,2}[- ]?(jarige|jaar oud)\b|\bis \d{1,2} jaar\b"),
    }
    for tekst in teksten(json.loads(pad.read_text("utf-8"))):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst):
            continue
        for wat, patroon in verboden.items():
            assert not patroon.search(tekst), (wat, tekst)


def test_case_texts_name_no_person_and_no_organisation_of_the_demonstration() -> None:
    personen = lees("demonstratie/personen.json")["personen"]
    organisaties = lees("demonstratie/organisaties.json")
    namen = {deel for rij in personen for deel in rij["naam"].split() if len(deel) > 3}
    namen |= {rij["naam"] for rij in organisaties["organisaties"]} | {rij["naam"] for rij in organisaties["gemeenten"]}
    patroon = re.compile("|".join(rf"\b{re.escape(naam)}\b" for naam in sorted(namen)))
    for tekst in teksten(lees("demonstratie/casusbouw.json")):
        assert not patroon.search(tekst), tekst


def test_texts_are_neither_stubs_nor_essays() -> None:
    for thema, veld in itertools.product(THEMAS, TEKSTVELDEN):
        for tekst in thema[veld]:
            assert 7 <= len(tekst.split()) <= 90, (thema["code"], veld, tekst)
            assert tekst.endswith("."), tekst


def test_300_composed_cases_do_not_look_copied() -> None:
    inhoud = lees("demonstratie/casusbouw.json")
    dobbel = random.Random(20261121)
    gezien: set[str] = set()
    hulpvragen: set[str] = set()
    for nummer in range(300):
        thema = THEMAS[nummer % len(THEMAS)]
        vulling = {k: v for groep in inhoud["slots"].values() for k, v in dobbel.choice(groep).items()}
        vulling |= {k[0].upper() + k[1:]: v[0].upper() + v[1:] for k, v in vulling.items()}
        velden = []
        for veld in (*TEKSTVELDEN, *ANDERE_VELDEN, "veiligheid"):
            tekst = dobbel.choice(thema[veld])
            if veld in thema["aanvullingen"] and dobbel.random() < 0.6:
                tekst += " " + dobbel.choice(inhoud["aanvullingen"][veld])
            velden.append(SLOT.sub(lambda gat, v=vulling: v[gat.group(1)], tekst))
        gezien.add("\n".join(velden))
        hulpvragen.add(velden[0])
    assert len(gezien) == 300
    assert len(hulpvragen) >= 120
