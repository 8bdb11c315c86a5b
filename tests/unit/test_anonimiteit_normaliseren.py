from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from weegtafel.anonimiteit.normaliseren import normaliseer, plat


def test_plain_text_is_left_alone_and_runs_in_step() -> None:
    vorm = normaliseer("Gewone tekst, met een punt.")
    assert vorm.tekst == vorm.bron
    assert vorm.terug(3, 8) == (3, 8)


def test_invisible_signs_go_and_the_way_back_holds_them() -> None:
    bron = "F\u200bati\u00adma"
    vorm = normaliseer(bron)
    assert vorm.tekst == "Fatima"
    assert vorm.terug(0, 6) == (0, len(bron))


def test_look_alikes_digits_quotes_hyphens_and_spaces_are_folded() -> None:
    assert normaliseer("Fаtimа’s １２\u00a0\u2011 \u0663").tekst == "Fatima's 12 - 3"


def test_combining_marks_and_ligatures() -> None:
    vorm = normaliseer("Rene\u0301 ﬁets")
    assert vorm.tekst == "René fiets"
    assert vorm.terug(0, 4) == (0, 5)


def test_a_word_broken_at_the_end_of_a_line_is_made_whole() -> None:
    vorm = normaliseer("El Am-\nrani komt")
    assert vorm.tekst == "El Amrani komt"
    assert vorm.bron[slice(*vorm.terug(0, 9))] == "El Am-\nrani"


@given(st.text(max_size=60))
def test_every_span_leads_back_inside_the_original(bron: str) -> None:
    vorm = normaliseer(bron)
    vorig = 0
    for i in range(len(vorm.tekst)):
        begin, einde = vorm.terug(i, i + 1)
        assert 0 <= begin < einde <= len(bron)
        assert begin >= vorig or begin == vorig - 1
        vorig = begin


@given(st.text(max_size=60))
def test_what_is_normal_stays_so(bron: str) -> None:
    eens = normaliseer(bron).tekst
    assert normaliseer(normaliseer(eens).tekst).tekst == normaliseer(eens).tekst


def test_flat_form() -> None:
    assert plat("Çağla ŁÓDŹ Ørsted") == "cagla lodz orsted"
