"""The second reader: what it adds, what it leaves alone, and that it never breaks the list of findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Laag, Soort
from weegtafel.anonimiteit.controle import controleer
from weegtafel.anonimiteit.herkenners.leeftijden import rek_leeftijd
from weegtafel.anonimiteit.kansen import BESTAND, Lezer, kansen, lees_gewichten, maak_gewichten
from weegtafel.anonimiteit.lijsten import MAP, standaard
from weegtafel.anonimiteit.tweede_lezer import binnen, herlees, namen_van, stukken_van
from weegtafel.anonimiteit.vlug import zoek_vlug


def test_it_adds_what_the_rules_missed() -> None:
    tekst = "hij werkt bij wolvega bouw en zit op het vellort in groen."
    regels = " ".join(b.tekst for b in zoek_vlug(tekst))
    samen = " ".join(b.tekst for b in controleer(tekst))
    assert "vellort" in samen
    assert "vellort" not in regels


def test_laws_therapies_and_durations_stay_as_they_are() -> None:
    tekst = "EMDR volgt over twaalf weken. Volgens de Jeugdwet kan dat. Fortnite mag tot 19 uur, 30 min per dag."
    assert controleer(tekst) == ()


def test_an_abbreviation_of_the_field_points_at_nobody_and_one_that_is_unknown_does() -> None:
    tekst = "Volgens WJB is de SDQ afgenomen. Het MDO met de POH-GGZ volgt, met een OPP en TLV."
    assert [b.tekst for b in controleer(tekst)] == ["WJB"]


def test_a_word_made_of_an_abbreviation_points_at_nobody() -> None:
    tekst = "Besproken zijn de Wlz-aanvragen. De PGB-beschikking en de Wmo-consulent volgen."
    assert controleer(tekst) == ()


def test_without_weights_nothing_changes(tmp_path: Path) -> None:
    assert lees_gewichten(tmp_path / "geen.txt") is None


def test_the_weights_hold_no_name_of_the_corpus() -> None:
    regels = (MAP / BESTAND).read_text(encoding="utf-8").splitlines()
    namen = [regel.partition("\t")[0] for regel in regels]
    gewoon = standaard().gewoon
    woorden = {k[2:] for k in namen if k.startswith("w=") and k[2:].isalpha() and k[2:].islower()}
    assert len(woorden) > 1000
    assert not {w for w in woorden if w in standaard().voornamen and w not in gewoon}


def test_chances_of_every_word_add_up_to_one() -> None:
    gewichten = maak_gewichten(("O", "persoon"), {"a": ((1, 2.0),), "b": ((0, 1.0),)}, ((1.0, 0.5), (0.5, 1.0)))
    uit = kansen([["a"], ["b"], ["a", "b"]], gewichten)
    assert [sum(rij) for rij in uit] == pytest.approx([1.0, 1.0, 1.0])
    assert uit[0][1] > 0.5 > uit[1][1]


def test_a_known_name_keeps_its_place_and_layer() -> None:
    tekst = "Ze heet Wolkje."
    bekend = bevinding(tekst, 8, 14, Soort.PERSOON, Laag.BEKEND)
    assert bekend in herlees(tekst, [bekend])


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_findings_stay_in_order_and_apart_and_cut_the_text(tekst: str) -> None:
    vorige: Bevinding | None = None
    for b in controleer(tekst):
        assert tekst[b.begin : b.einde] == b.tekst
        assert vorige is None or vorige.einde <= b.begin
        vorige = b


def test_a_rule_that_the_second_reader_finds_most_unlikely_gives_way() -> None:
    tekst = "daar was Qwibbel weer."
    regel = bevinding(tekst, 9, 16, Soort.PERSOON, Laag.VLUG)
    nee = maak_gewichten(("O", "persoon"), {"v=Xx": ((0, 9.0),), "v=xx": ((0, 9.0),)}, ((1.0, 1.0), (1.0, 1.0)))
    assert herlees(tekst, [regel], lezer=Lezer(nee)) == ()
    twijfel = maak_gewichten(("O", "persoon"), {"v=Xx": ((0, 1.0),), "v=xx": ((0, 9.0),)}, ((1.0, 1.0), (1.0, 1.0)))
    assert herlees(tekst, [regel], lezer=Lezer(twijfel)) == (regel,)


def test_what_is_known_by_its_shape_needs_no_opinion() -> None:
    tekst = "Het was 111222333 zeker."
    bsn = bevinding(tekst, 8, 17, Soort.BSN, Laag.VLUG)
    nee = maak_gewichten(
        ("O", "persoon"), dict.fromkeys(("v=d5", "v=xx", "v=Xx"), ((0, 9.0),)), ((1.0, 1.0), (1.0, 1.0))
    )
    assert bsn in herlees(tekst, [bsn], lezer=Lezer(nee))


def test_what_deduce_says_is_one_of_the_things_it_looks_at() -> None:
    tekst = "Daar was Qwibbel weer."
    diep = bevinding(tekst, 9, 16, Soort.PERSOON, Laag.GRONDIG)
    hoort = maak_gewichten(
        ("O", "persoon"),
        {"v=Xx": ((0, 3.0),), "v=xx": ((0, 9.0),), "v=.": ((0, 9.0),), "D=persoon": ((1, 9.0),)},
        ((1.0, 1.0), (1.0, 1.0)),
    )
    assert [b.tekst for b in herlees(tekst, [], lezer=Lezer(hoort), grondig=[diep])] == ["Qwibbel"]
    assert herlees(tekst, [], lezer=Lezer(hoort)) == ()


def test_kinds_are_laid_over_the_words_that_they_cover() -> None:
    tekst = "Jan de Wit in Edam"
    gevonden = [
        bevinding(tekst, 0, 10, Soort.PERSOON, Laag.GRONDIG),
        bevinding(tekst, 14, 18, Soort.PLAATS, Laag.GRONDIG),
    ]
    spannen = [(0, 3), (4, 6), (7, 10), (11, 13), (14, 18)]
    assert namen_van(gevonden, spannen) == ["persoon", "persoon", "persoon", "", "plaats"]
    assert namen_van([], spannen) == [""] * 5


def test_words_within_a_stretch_are_told_by_where_they_begin() -> None:
    plekken = stukken_van("De Wet langdurige zorg geldt.")[0]
    assert binnen(plekken, [(3, 22)]) == {1, 2, 3}


@pytest.mark.parametrize(
    ("tekst", "begin", "einde", "verwacht"),
    [
        ("Zij is bijna 18 nu", 13, 15, "bijna 18"),
        ("Hij is zeven of acht.", 7, 12, "zeven of acht"),
        ("Nu 18 jaar en drie weken oud.", 3, 10, "18 jaar en drie weken oud"),
        ("Ik denk een jaar of acht.", 20, 24, "een jaar of acht"),
        ("Zij is 7 geworden.", 7, 8, "7"),
    ],
)
def test_an_age_takes_the_words_that_belong_to_it(tekst: str, begin: int, einde: int, verwacht: str) -> None:
    van, tot = rek_leeftijd(tekst, begin, einde)
    assert tekst[van:tot] == verwacht


def test_a_name_that_it_found_once_is_found_where_it_is_less_sure() -> None:
    tekst = "roosmarei belde vandaag. daarna was roosmarei weg"
    hoort = maak_gewichten(
        ("O", "persoon"),
        {"k=ONB": ((1, 8.0),), "+1=belde": ((1, 4.0),), "-1=was": ((0, 3.0),), "v=xx": ((0, 7.0),), "v=.": ((0, 9.0),)},
        ((1.0, 1.0), (1.0, 1.0)),
    )
    assert [b.begin for b in herlees(tekst, [], lezer=Lezer(hoort))] == [0, 36]


@pytest.mark.parametrize("tekst", ["september 2025", "Sinds juli 2026", "najaar 2024", "augustus 2026", "mei 2025"])
def test_a_month_and_a_year_are_no_day(tekst: str) -> None:
    assert controleer(tekst) == ()
