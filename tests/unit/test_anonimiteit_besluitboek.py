"""Decisions on found words, words found back from their marks, and one replacement as somebody would write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weegtafel.anonimiteit import besluitboek
from weegtafel.anonimiteit.besluitboek import Besluitboek
from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Laag, Soort
from weegtafel.anonimiteit.ingreep import ingreep, verschuif
from weegtafel.anonimiteit.merken import vondstmerk
from weegtafel.anonimiteit.terugvinden import vind_terug
from weegtafel.anonimiteit.vervangen import vervang

GEHEIM = b"g" * 32
TEKST = "Zij gaat naar basisschool De Kikker in Ommen. Haar moeder Naima belt De Kikker elke week."


def _vondst(woorden: str, soort: Soort, tekst: str = TEKST) -> Bevinding:
    waar = tekst.index(woorden)
    return bevinding(tekst, waar, waar + len(woorden), soort, Laag.VLUG)


def _boek(*besluiten: tuple[str, Soort, str], elders: tuple[tuple[str, Soort], ...] = ()) -> Besluitboek:
    return Besluitboek(GEHEIM, {vondstmerk(GEHEIM, v, s, t): s for v, s, t in besluiten}, elders)


def test_a_decision_holds_for_its_words_in_its_field_only() -> None:
    boek = _boek(("hulpvraag", Soort.SCHOOL, "De Kikker"))
    b = _vondst("De Kikker", Soort.SCHOOL)
    assert boek.dekt("hulpvraag", TEKST, b)
    assert not boek.dekt("veiligheid", TEKST, b)
    assert not boek.dekt("hulpvraag", TEKST, _vondst("Naima", Soort.PERSOON))


def test_a_decision_on_more_words_holds_for_what_lies_in_them() -> None:
    boek = _boek(("hulpvraag", Soort.SCHOOL, "basisschool De Kikker in Ommen"))
    assert boek.dekt("hulpvraag", TEKST, _vondst("De Kikker", Soort.INSTELLING))
    assert boek.dekt("hulpvraag", TEKST, _vondst("Ommen", Soort.PLAATS))
    assert not boek.dekt("hulpvraag", TEKST, _vondst("Naima", Soort.PERSOON))


def test_amber_that_was_kept_lets_no_red_through() -> None:
    tekst = "Vader is dierenarts in Ommen."
    boek = _boek(("hulpvraag", Soort.BEROEP, "dierenarts in Ommen"))
    assert not boek.dekt("hulpvraag", tekst, _vondst("Ommen", Soort.PLAATS, tekst))


def test_minutes_take_over_what_was_decided_where_their_words_came_from() -> None:
    boek = _boek(("verslag.7", Soort.PERSOON, "Naima"), elders=(("verslag.7", Soort.PERSOON),))
    assert boek.dekt("bespreking", TEKST, _vondst("Naima", Soort.PERSOON))


def test_a_decision_elsewhere_is_one_of_its_own_kind_and_of_more_words_too() -> None:
    boek = _boek(("verslag.7", Soort.SCHOOL, "basisschool De Kikker"), elders=(("verslag.7", Soort.SCHOOL),))
    assert boek.dekt("bespreking", TEKST, _vondst("De Kikker", Soort.INSTELLING))
    assert not boek.dekt("bespreking", TEKST, _vondst("Naima", Soort.PERSOON))


def test_asking_a_long_book_normalises_each_stretch_once(monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[str] = []
    echt = besluitboek.vlak

    def noteer(tekst: str) -> str:
        gevraagd.append(tekst)
        return echt(tekst)

    monkeypatch.setattr(besluitboek, "vlak", noteer)
    elders = tuple((f"verslag.{n}", soort) for n in range(30) for soort in (Soort.PERSOON, Soort.SCHOOL))
    assert not _boek(("x", Soort.PERSOON, "Roos"), ("x", Soort.SCHOOL, "De Bron"), elders=elders).dekt(
        "bespreking", TEKST, _vondst("Naima", Soort.PERSOON)
    )
    assert len(gevraagd) <= 1 + 6 * 6


def test_without_a_secret_nothing_was_decided() -> None:
    assert not Besluitboek(b"", {}).dekt("hulpvraag", TEKST, _vondst("Naima", Soort.PERSOON))


def test_words_are_found_back_from_their_mark_in_their_own_text_only() -> None:
    merken = [
        (s, vondstmerk(GEHEIM, "hulpvraag", s, w)) for s, w in ((Soort.SCHOOL, "De Kikker"), (Soort.PLAATS, "Ommen"))
    ]
    assert [b.tekst for b in vind_terug(GEHEIM, "hulpvraag", TEKST, merken)] == ["De Kikker", "Ommen"]
    assert vind_terug(GEHEIM, "hulpvraag", "Er staat hier niets.", merken) == ()
    assert vind_terug(b"x" * 32, "hulpvraag", TEKST, merken) == ()


@pytest.mark.parametrize(
    ("tekst", "woorden", "soort", "nieuw", "wordt"),
    [
        ("Zij belt moeder Naima elke dag.", "Naima", Soort.PERSOON, "[moeder]", "Zij belt [moeder] elke dag."),
        (
            "De school, basisschool De Kikker, belt.",
            "De Kikker",
            Soort.SCHOOL,
            "[school]",
            "De school, [school], belt.",
        ),
        (
            "Het begon op 3 maart 2024 thuis.",
            "3 maart 2024",
            Soort.DATUM,
            "maart 2024",
            "Het begon in maart 2024 thuis.",
        ),
        ("Het begon op 3 maart 2024 thuis.", "3 maart 2024", Soort.DATUM, "in 2024", "Het begon in 2024 thuis."),
        ("Op 3 maart 2024 begon het.", "3 maart 2024", Soort.DATUM, "in 2024", "In 2024 begon het."),
        ("Dierenarts is vader.", "Dierenarts", Soort.BEROEP, "een beroep", "Een beroep is vader."),
    ],
)
def test_one_replacement_reads_well(tekst: str, woorden: str, soort: Soort, nieuw: str, wordt: str) -> None:
    begin, einde, door = ingreep(tekst, _vondst(woorden, soort, tekst), nieuw)
    assert tekst[:begin] + door + tekst[einde:] == wordt


@given(
    st.text("ab moeder[]é😀.\n", max_size=30), st.text("Nm", min_size=1, max_size=5), st.text("ab op\n", max_size=20)
)
def test_on_the_screen_a_text_reads_as_the_headless_proposal(voor: str, woorden: str, na: str) -> None:
    tekst = voor + woorden + na
    b = bevinding(tekst, len(voor), len(voor + woorden), Soort.PERSOON, Laag.VLUG).met(voorstel="[moeder]")
    begin, einde, door = ingreep(tekst, b, "[moeder]")
    assert tekst[:begin] + door + tekst[einde:] == vervang(tekst, [b])
    assert begin <= b.begin and einde == b.einde


@given(st.text("ab N", max_size=20), st.text("ab N", max_size=20), st.text("xyz", max_size=5))
def test_a_finding_that_still_stands_is_found_where_it_stands_now(voor: str, na: str, getypt: str) -> None:
    oud, nieuw = f"{voor}Naima{na}", f"{voor}{getypt}Naima{na}"
    b = bevinding(oud, len(voor), len(voor) + 5, Soort.PERSOON, Laag.GRONDIG)
    for c in verschuif(oud, nieuw, (b,)):
        assert nieuw[c.begin : c.einde] == "Naima"
    assert verschuif(oud, oud, (b,)) == (b,)
