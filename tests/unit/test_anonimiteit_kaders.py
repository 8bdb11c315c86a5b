"""What stands in a frame that calls for it is found by the thorough check; what merely looks alike is not."""

from __future__ import annotations

import time

import pytest

from weegtafel.anonimiteit.aanvulling import vul_aan
from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Laag, Soort


def _gevonden(tekst: str, al: tuple[Bevinding, ...] = ()) -> list[tuple[Soort, str]]:
    return [(b.soort, b.tekst) for b in vul_aan(tekst, al) if b not in al]


@pytest.mark.parametrize("eenheid", ["ab-", "de ", "van 3 en ", "Hulp bij De ", "a" * 30 + " "])
def test_a_long_text_does_not_blow_up(eenheid: str) -> None:
    begin = time.process_time()
    vul_aan(eenheid * (30_000 // len(eenheid)), ())
    assert time.process_time() - begin < 20


@pytest.mark.parametrize(
    ("tekst", "leeftijden"),
    [
        ("Dat jochie van acht met die bril.", ["acht"]),
        ("Drie eigen kinderen van 10, 13 en 15.", ["10", "13", "15"]),
        ("De kinderen 14 en 17 doen de nachten.", ["14", "17"]),
        ("Toen ie één was liep ie.", ["één"]),
        ("Liep toen hij 19 maanden was.", ["19 maanden"]),
        ("Blowen sinds 13, drinken sinds 12.", ["13", "12"]),
        ("Zindelijk met 3 jaar, lopen met 14 maanden.", []),
        ("Leeftijd bij eerste klachten: 12", ["12"]),
        ("Hij wordt van de week 18, zegt moeder.", ["18"]),
        ("Zij was tweeënhalf toen we haar kregen.", ["tweeënhalf"]),
        ("Zestien allebei, en nee.", ["Zestien"]),
        ("Die van dertien huilde, die van zestien is rustig.", ["dertien", "zestien"]),
        ("Hij werkte toen hij twintig jaar in dienst was.", []),
        ("Toen hij 20 minuten weg was, belde zij.", []),
        ("Een groep van acht kinderen, van 9 tot 12 jaar, om 10.30 uur.", []),
        ("Groep 7 en 8 gaan op kamp. Kamer 3 en 4.", []),
        ("Wacht, drie keer gebeld.", []),
        ("hv: en hoe oud is ze?\nmoeder: oke dus tien. al groot", ["tien"]),
        ("14:07 hulpv.: Hoe oud is hij?\n14:08 Milou: 24 zegt ie", ["24"]),
        ("Hoe oud is het rapport? Twee jaar. Hoe oud is dit huis? Tachtig jaar.", []),
        ("Kinderen thuis: drie — 11, 8 en 4 maanden", ["11", "8", "4 maanden"]),
        ("De kinderen: 3 keer per week en 2 uur.", []),
        ("De een is 11, de ander 9, dan 8.", ["11", "9", "8"]),
        ("Sinds zestien alleen met vader. Sinds drie weken thuis. Sinds ik zes ben.", ["zestien", "zes"]),
        ("Een neef, 18 of 19.", ["18", "19"]),
        ("Jongetje 2½ loopt op tenen.", ["2½"]),
        ("Zesjarig meisje. Een driejarige opleiding, een driejarig contract.", ["Zesjarig"]),
        ("Hij huilde en is 8 pas.", ["8"]),
        ("Losse trajecten kosten meer dan die van één plan of die van twee trajecten.", []),
    ],
)
def test_an_age_is_known_by_its_sentence(tekst: str, leeftijden: list[str]) -> None:
    assert [t for soort, t in _gevonden(tekst) if soort is Soort.LEEFTIJD] == leeftijden


@pytest.mark.parametrize(
    ("tekst", "namen"),
    [
        ("Vandaag Beer (net 7) en Storm (14) gezien.", ["Beer", "Storm"]),
        ("Groep (7), bijlage (3), deelnemers (12).", []),
        ("De meester heet bas, en het heet anders.", ["bas"]),
        ("Van Nes verwijst naar de arts. Van harte is hij welkom. Van school is gebeld.", ["Van Nes"]),
    ],
)
def test_a_name_that_is_an_ordinary_word_too_is_known_by_where_it_stands(tekst: str, namen: list[str]) -> None:
    assert [t for soort, t in _gevonden(tekst) if soort is Soort.PERSOON] == namen


def test_a_day_of_birth_that_was_dictated_is_found_in_words() -> None:
    dag = (Soort.GEBOORTEDATUM, "vijf mei tweeduizend dertien")
    assert dag in _gevonden("betreft haar, geboren vijf mei tweeduizend dertien punt")
    assert not _gevonden("geboren in mei, begonnen in tweeduizend dertien")


def test_a_number_behind_a_person_is_an_age_unless_it_counts_something() -> None:
    def na(tekst: str) -> list[tuple[Soort, str]]:
        return _gevonden(tekst, (bevinding(tekst, 0, 5, Soort.PERSOON, Laag.VLUG),))

    assert na("Zenna 9 en de rest logeert.") == [(Soort.LEEFTIJD, "9")]
    assert na("Zenna ~ 17 ~ gezien.") == [(Soort.LEEFTIJD, "17")]
    assert na("Zenna 3 keer gebeld.") == []
    assert na("Zenna: 4 op de schaal") == []


@pytest.mark.parametrize(
    ("tekst", "huizen"),
    [
        ("Ik werkte nog bij Wibra.", ["Wibra"]),
        ("Zij is aangemeld bij Kwadrilo, Trelium en de Zonnewijs.", ["Kwadrilo", "Trelium", "de Zonnewijs"]),
        ("Begeleiding: ORX, 3 uur per week", ["ORX"]),
        ("weggelopen na bezoek van WSQ.", ["WSQ"]),
        ("De begeleiding van de Moeder is gestart.", []),
        ("Hulp: Geen", []),
        ("Aangemeld bij de GGZ en bij Veilig Thuis.", []),
    ],
)
def test_a_house_is_known_by_what_is_done_there(tekst: str, huizen: list[str]) -> None:
    assert [t for soort, t in _gevonden(tekst) if soort is Soort.INSTELLING] == huizen


def test_offsets_are_those_of_the_original() -> None:
    tekst = "Dat jo\u200bchie van a\u00adcht met die bril."
    (gevonden,) = vul_aan(tekst, ())
    assert tekst[gevonden.begin : gevonden.einde] == "a\u00adcht"


def test_a_label_of_our_own_is_left_alone() -> None:
    assert _gevonden("Hij werkt bij [instelling] en woont in [plaats].") == []


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("Sinds de straatrace op de dijk slaapt hij niet.", [(Soort.GEBEURTENIS, "de straatrace op de dijk")]),
        ("Het gezin stond toen in alle kranten.", [(Soort.GEBEURTENIS, "stond toen in alle kranten")]),
        ("Zijn opa is verdronken bij de sluis.", [(Soort.GEBEURTENIS, "verdronken bij de sluis")]),
        ("Bij haar is galactosemie vastgesteld.", [(Soort.DIAGNOSE, "galactosemie")]),
        ("Vader is vioolbouwer en vaak weg.", [(Soort.BEROEP, "vioolbouwer")]),
        ("Sinds de scheiding en na de ruzie op school slaapt hij slecht.", []),
        ("Elke handeling staat in het journaal.", []),
        ("Het stond in het plan en is in de klas besproken.", []),
        ("Vader is leerkracht, moeder is huisarts.", []),
        ("De prognose is goed, de diagnose autisme.", []),
    ],
)
def test_indirect_traits_are_known_by_their_frame(tekst: str, wat: list[tuple[Soort, str]]) -> None:
    assert _gevonden(tekst) == wat
