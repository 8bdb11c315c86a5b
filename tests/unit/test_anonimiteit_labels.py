from __future__ import annotations

import pytest

from weegtafel.anonimiteit.bekende_namen import BekendeNamen, zoek_bekend
from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Laag, Soort
from weegtafel.anonimiteit.samenvoegen import voeg_samen
from weegtafel.anonimiteit.vervangen import Labels, jaren_in, leeftijdsband, maand_van, vervang
from weegtafel.anonimiteit.vlug import zoek_vlug
from weegtafel.anonimiteit.zeldzaam import Rij, zeldzame_combinaties

BANDEN = {"4-6": "4 tot en met 6 jaar", "7-9": "7 tot en met 9 jaar", "13-15": "13 tot en met 15 jaar"}


def _vervangen(*velden: str) -> list[str]:
    bevindingen = [zoek_vlug(v) for v in velden]
    labels = Labels(zip(velden, bevindingen, strict=True), BANDEN)
    return [vervang(v, labels.met_voorstel(b)) for v, b in zip(velden, bevindingen, strict=True)]


def test_one_person_has_one_label_through_all_fields() -> None:
    een, twee = _vervangen(
        "De moeder heet Naima El Amrani. Haar zoon Ilias slaapt.", "Naima belt. El Amrani is moe. Ilias' zus niet."
    )
    assert een == "De moeder heet [moeder]. Haar zoon [jeugdige] slaapt."
    assert twee == "[moeder] belt. [moeder] is moe. [jeugdige]' zus niet."


def test_brothers_are_numbered_and_a_possessive_stays() -> None:
    (tekst,) = _vervangen("Broer Adam en broertje Bilal spelen. Adam's fiets is weg.")
    assert tekst == "[broer 1] en [broer 2] spelen. [broer 1]'s fiets is weg."


@pytest.mark.parametrize(
    ("tekst", "uit"),
    [
        ("Ik sprak moeder Naima.", "Ik sprak [moeder]."),
        ("Haar mama Naima belt.", "Haar [moeder] belt."),
        ("Hij gaat naar basisschool De Wegwijzer.", "Hij gaat naar [school]."),
        ("Haar zoon Ilias slaapt.", "Haar zoon [jeugdige] slaapt."),
    ],
)
def test_a_role_is_not_said_twice(tekst: str, uit: str) -> None:
    assert _vervangen(tekst) == [uit]


def test_only_our_own_labels_are_left_unread() -> None:
    assert not zoek_vlug("[moeder] en [broer 2] wonen in [dorp].")
    assert [b.tekst for b in zoek_vlug("Gebeld met [Naima El Amrani] en [zie mail].")] == ["Naima El Amrani"]


def test_dates_become_months_and_ages_become_bands() -> None:
    (tekst,) = _vervangen("Op 12 november 2026 zag ik Bilal (8). Hij woont in Zaandam.")
    assert tekst.startswith("In november 2026 zag ik [persoon] ([7 tot en met 9 jaar]). Hij woont in [plaats].")


@pytest.mark.parametrize(
    "tekst",
    [
        "Fatima El Amrani (13) woont met moeder Naima in Zaandam en gaat naar obs De Wegwijzer.",
        "Vader is burgemeester van Ameide, komt uit Eritrea en heeft sikkelcelziekte.",
        "BSN 111222333, tel. 06-12345678, mail a.b@voorbeeld.nl, kenteken GB-123-X, 1507 AB, Molenstraat 12.",
        "Hij is de middelste van zeven en geboren op 4 september 2013.",
    ],
)
def test_a_replaced_text_holds_no_findings_any_more(tekst: str) -> None:
    (schoon,) = _vervangen(tekst)
    assert schoon != tekst
    assert zoek_vlug(schoon) == ()
    assert _vervangen(schoon) == [schoon]


def test_replacing_leaves_what_has_moved_alone() -> None:
    b = bevinding("Fatima belt.", 0, 6, Soort.PERSOON, Laag.VLUG)
    assert vervang("Nu belt Fatima.", [b]) == "Nu belt Fatima."


@pytest.mark.parametrize(
    ("datum", "maand"),
    [
        ("12-11-2026", "november 2026"),
        ("12 nov. '26", "november 2026"),
        ("3 maart", "maart"),
        ("3/4/24", "april 2024"),
        ("de 14e", "[datum]"),
    ],
)
def test_month_of_a_date(datum: str, maand: str) -> None:
    assert maand_van(datum) == maand


@pytest.mark.parametrize(
    ("leeftijd", "jaren"),
    [
        ("13 jaar", 13),
        ("8;4 jr", 8),
        ("dertienjarige", 13),
        ("bijna 9", 8),
        ("elf", 11),
        ("5 maanden oud", 0),
        ("oud", None),
    ],
)
def test_years_in_an_age(leeftijd: str, jaren: int | None) -> None:
    assert jaren_in(leeftijd) == jaren


def test_the_band_of_an_age() -> None:
    assert leeftijdsband(8, BANDEN) == "7 tot en met 9 jaar"
    assert leeftijdsband(44, BANDEN) == "volwassen"
    assert leeftijdsband(None, BANDEN) == "[leeftijd]"


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("Fatima's tas", "Fatima"),
        ("mevrouw El Amrani kwam", "Amrani"),
        ("fatime was er", "fatime"),
        ("Ftaima was er", "Ftaima"),
        ("F. Amrani tekende", "F. Amrani"),
        ("F.A. was boos", "F.A."),
        ("Fátima was er", "Fátima"),
        ("fati belde", "fati"),
        ("F\u200batima", "F\u200batima"),
    ],
)
def test_known_names_bent_short_and_misspelt(tekst: str, wat: str) -> None:
    assert any(wat in b.tekst for b in zoek_bekend(tekst, ["Fatima El Amrani"]))
    assert all(b.laag is Laag.BEKEND for b in zoek_bekend(tekst, ["Fatima El Amrani"]))


def test_known_names_are_not_shown_and_other_words_are_left_alone() -> None:
    namen = BekendeNamen(["Mark de Wit"])
    assert "mark" not in repr(namen).lower()
    assert namen.zoek("Hij markeert de witte vlek op de markt.") == ()
    assert [b.tekst for b in namen.zoek("Toen kwam Mark de Wit.")] == ["Mark de Wit"]
    assert BekendeNamen([]).zoek("Mark") == ()


def _diep(tekst: str, stuk: str, soort: Soort) -> Bevinding:
    begin = tekst.index(stuk)
    return bevinding(tekst, begin, begin + len(stuk), soort, Laag.GRONDIG)


def test_false_alarms_of_the_thorough_layer_are_taken_out_and_real_names_stay() -> None:
    tekst = "In april volgde de Huisarts EMDR volgens de Jeugdwet met Zwaluwman uit Oudekerkerdam."
    alarm = {"april": Soort.DATUM, "Huisarts": Soort.PERSOON, "EMDR": Soort.INSTELLING, "Jeugdwet": Soort.PERSOON}
    grondig = [
        _diep(tekst, w, s) for w, s in {**alarm, "Oudekerkerdam": Soort.PLAATS, "Zwaluwman": Soort.PERSOON}.items()
    ]
    assert [b.tekst for b in voeg_samen(tekst, (), grondig)] == ["Zwaluwman", "Oudekerkerdam"]


def test_merging_prefers_red_and_never_overlaps() -> None:
    tekst = "Fatima El Amrani belt."
    vlug = [bevinding(tekst, 0, 6, Soort.PERSOON, Laag.VLUG)]
    samen = voeg_samen(tekst, vlug, [bevinding(tekst, 0, 16, Soort.PERSOON, Laag.GRONDIG)])
    assert [(b.begin, b.einde) for b in samen] == [(0, 6), (7, 16)]


RIJEN = [
    Rij("A", {"leeftijdsband": "13-15", "vorm": "verblijf", "team": "Noord", "omstandigheid": ""}),
    Rij("B", {"leeftijdsband": "13-15", "vorm": "verblijf", "team": "Noord", "omstandigheid": ""}),
    Rij("C", {"leeftijdsband": "16-17", "vorm": "verblijf", "team": "Noord", "omstandigheid": ""}),
    Rij("D", {"leeftijdsband": "13-15", "vorm": "ambulant", "team": "Noord", "omstandigheid": ""}),
    Rij("E", {"leeftijdsband": "16-17", "vorm": "ambulant", "team": "Noord", "omstandigheid": ""}),
]


def test_a_combination_that_singles_out_is_named_with_a_coarser_value() -> None:
    gevonden = zeldzame_combinaties(RIJEN, "C", {"leeftijdsband": {"13-15": "13-17", "16-17": "13-17"}})
    assert [z.velden for z in gevonden] == [("leeftijdsband", "vorm")]
    assert (gevonden[0].grover_veld, gevonden[0].grover) == ("leeftijdsband", "13-17")
    assert "13-17" in gevonden[0].zin


def test_without_a_coarser_value_a_field_is_left_out_and_a_common_casus_is_no_finding() -> None:
    (alleen,) = zeldzame_combinaties(RIJEN, "C")
    assert (alleen.grover_veld, alleen.grover) == ("vorm", "")
    assert zeldzame_combinaties(RIJEN, "A") == ()
    assert zeldzame_combinaties(RIJEN[:1], "A") == ()
