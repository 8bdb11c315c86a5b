"""The recovery key on paper: every slip of the pen is seen, and the group is named. And which passwords are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weegtafel.kernel.errors import Regelovertreding
from weegtafel.storage import geheim, herstelsleutel, wachtwoorden


@given(st.binary(min_size=20, max_size=20))
def test_what_is_printed_reads_back(sleutel: bytes) -> None:
    tekst = herstelsleutel.als_tekst(sleutel)
    assert [len(groep) for groep in tekst.split("-")] == [5] * 8
    slordig = tekst.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert herstelsleutel.lees(f"  {slordig} ") == sleutel


def test_every_wrong_character_is_seen_and_its_group_named() -> None:
    tekst = herstelsleutel.als_tekst(bytes(range(40, 60)))
    for plaats, letter in enumerate(tekst):
        if letter == "-":
            continue
        for ander in herstelsleutel.ALFABET.replace(letter, ""):
            with pytest.raises(Regelovertreding, match=f"^Groep {plaats // 6 + 1} "):
                herstelsleutel.lees(tekst[:plaats] + ander + tekst[plaats + 1 :])


def test_neighbours_and_groups_that_changed_places_are_seen() -> None:
    tekst = herstelsleutel.als_tekst(bytes(range(200, 220))).replace("-", "")
    for plaats in range(len(tekst) - 1):
        if plaats % 5 == 4 or tekst[plaats] == tekst[plaats + 1]:
            continue
        gewisseld = tekst[:plaats] + tekst[plaats + 1] + tekst[plaats] + tekst[plaats + 2 :]
        with pytest.raises(Regelovertreding):
            herstelsleutel.lees(gewisseld)
    groepen = [tekst[i : i + 5] for i in range(0, 40, 5)]
    groepen[2], groepen[5] = groepen[5], groepen[2]
    with pytest.raises(Regelovertreding) as fout:
        herstelsleutel.lees("-".join(groepen))
    assert [reden.split()[1] for reden in fout.value.redenen] == ["3", "6"]


def test_a_missing_character_is_told_by_the_count() -> None:
    with pytest.raises(Regelovertreding, match="Hier staan er 39"):
        herstelsleutel.lees(herstelsleutel.als_tekst(bytes(20))[:-1])


@pytest.mark.parametrize(
    "wachtwoord",
    [
        "kort woord", "Welkom2026!!", "wachtwoord123", "W3lk0mW3lk0m!", "qwertyuiop12", "123456789012", "aaaaaaaaaaaa",
        "abcabcabcabc", "J.Vermeer2026", "Vermeer Vermeer", "weegtafel-2026", "            ", "x" * 257,
    ],
)  # fmt: skip
def test_what_anyone_would_try_is_refused(wachtwoord: str) -> None:
    with pytest.raises(Regelovertreding):
        wachtwoorden.keur(wachtwoord, ("Jan Vermeer",))


@pytest.mark.parametrize(
    "wachtwoord", ["correct paard batterij", "welkom thuis in drenthe", "zeven-ezels-zingen", "Żółw na łące!"]
)
def test_a_few_words_are_good_whatever_signs_are_in_them(wachtwoord: str) -> None:
    assert wachtwoorden.keur(wachtwoord, ("Jan Vermeer",)) == wachtwoorden.normaal(wachtwoord)


def test_an_accent_is_the_same_however_it_is_typed() -> None:
    assert wachtwoorden.normaal("cafe\u0301 in het bos") == wachtwoorden.normaal("caf\u00e9 in het bos")


def test_a_guess_costs_at_least_what_the_rfc_asks() -> None:
    maat = geheim.ijk(0.05)
    assert (maat.kib >= 64 * 1024, maat.rondes >= 3) == (True, True)


def test_absurd_work_in_a_key_file_is_not_believed() -> None:
    for kib, rondes, banen in ((2**40, 3, 4), (65536, 10**9, 4), (65536, 3, 0), (1, 3, 4)):
        with pytest.raises(geheim.Onleesbaar):
            geheim.Maat.uit({"kib": kib, "rondes": rondes, "banen": banen})


def test_a_secret_opens_in_its_own_place_only() -> None:
    prive, openbaar = geheim.sleutelpaar()
    dicht = geheim.verzegel(openbaar, b"geheim", "hier")
    assert geheim.ontzegel(prive, openbaar, dicht, "hier") == b"geheim"
    with pytest.raises(geheim.Onleesbaar):
        geheim.ontzegel(prive, openbaar, dicht, "daar")
    with pytest.raises(geheim.Onleesbaar):
        geheim.ontzegel(geheim.sleutelpaar()[0], openbaar, dicht, "hier")
