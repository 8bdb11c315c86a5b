"""The word list of OpenTaal as the program keeps it: every word is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weegtafel.anonimiteit.woordenboek import Woordenboek, eigennamen, gewone_woorden, lees_woordenboek, regels_van

_LETTERS = st.text("abcdeé'-", min_size=1, max_size=8)


@given(st.sets(_LETTERS, max_size=40), _LETTERS)
def test_it_holds_just_the_words_that_were_put_in(woorden: set[str], ander: str) -> None:
    boek = Woordenboek(regels_van(woorden))
    assert all(woord in boek for woord in woorden)
    assert (ander in boek) == (ander in woorden)


@pytest.mark.parametrize("woord", ["en", "huis", "verkopen", "beschikkingen", "zo'n"])
def test_ordinary_words_stand_in_it(woord: str) -> None:
    assert woord in gewone_woorden()


@pytest.mark.parametrize("woord", ["", "fatima", "verk", "xqzw", "oop", "huis verkopen", "- oop"])
def test_names_parts_of_words_and_phrases_do_not(woord: str) -> None:
    assert woord not in gewone_woorden()


def test_names_are_kept_apart() -> None:
    assert "amersfoort" in eigennamen()
    assert "huis" not in eigennamen()
    assert 3 not in eigennamen()


def test_without_a_file_there_are_no_words(tmp_path: Path) -> None:
    assert "huis" not in lees_woordenboek(tmp_path / "geen.txt")
