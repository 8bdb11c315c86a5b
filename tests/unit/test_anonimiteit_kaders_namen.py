"""A name within an amber phrase, with its kind of house, and the days at the head of the lines of a log."""

from __future__ import annotations

from itertools import pairwise

import pytest

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.controle import controleer


def gevonden(tekst: str) -> list[tuple[str, Soort]]:
    return [(b.tekst, b.soort) for b in controleer(tekst)]


@pytest.mark.parametrize(
    ("tekst", "vak", "naam"),
    [
        ("Moeder is buschauffeur bij Qbuzz en werkt vaak laat.", "buschauffeur", "Qbuzz"),
        ("Vader is imker in Bakkum.", "imker", "Bakkum"),
        ("Opa werkt als hoefsmid rondom Vorden en zit nooit stil.", "hoefsmid", "Vorden"),
    ],
)
def test_a_name_beside_a_profession_is_red_by_itself(tekst: str, vak: str, naam: str) -> None:
    uit = gevonden(tekst)
    assert (vak, Soort.BEROEP) in uit
    assert any(woord == naam and soort in {Soort.INSTELLING, Soort.PLAATS} for woord, soort in uit)


def test_a_name_takes_the_word_for_its_kind_of_house_along() -> None:
    assert ("judoclub Nippon", Soort.INSTELLING) in gevonden("Hij traint sinds vorig jaar bij judoclub Nippon.")
    assert ("tandarts Wolfs", Soort.INSTELLING) in gevonden("De afspraak bij tandarts Wolfs is verzet.")


def test_two_lines_of_a_log_begin_with_a_day_and_one_such_line_does_not() -> None:
    log = "Logboek\n3-4 Screening gestart\n7-4 Bezoek aan huis"
    assert [b for b in gevonden(log) if b[1] is Soort.DATUM] == [("3-4", Soort.DATUM), ("7-4", Soort.DATUM)]
    assert not [b for b in gevonden("Verdeling\n1/2 gaat naar de ene ouder") if b[1] is Soort.DATUM]


def test_initials_and_spoken_figures_count_by_themselves() -> None:
    assert ("b. van d", Soort.PERSOON) in gevonden("De telefoon van b. van d. is in de keuken gevonden.")
    cijfers = gevonden("mijn bsn is 2 1 9 0 4 4 7 3 8 en dat klopt")
    assert any(sum(t.isdigit() for t in woord) == 9 for woord, _ in cijfers)


def test_a_city_abroad_is_a_place_and_a_country_is_not() -> None:
    uit: dict[str, Soort] = dict(gevonden("Zij komt uit Hargeisa en hij uit Suriname."))
    assert uit["Hargeisa"] is Soort.PLAATS
    assert uit["uit Suriname"] is Soort.NATIONALITEIT


def test_findings_stay_apart() -> None:
    bevindingen: tuple[Bevinding, ...] = controleer(
        "Vader is koster van de Pniëlkerk en gaat met basisschool De Wegwijzer en judoclub Nippon mee."
    )
    assert all(a.einde <= b.begin for a, b in pairwise(bevindingen))
