"""Typed text as it may be stored, and lists of names that stay a sentence."""

from __future__ import annotations

import pytest

from weegtafel.kernel.tekst import eerste_van


@pytest.mark.parametrize(
    ("namen", "zin"),
    [
        ((), ""),
        (("A",), "A"),
        (("A", "B"), "A en B"),
        (("A", "B", "C"), "A, B en C"),
        (tuple("ABCDEFGHI"), "A, B, C, D, E, F en nog 3"),
    ],
)
def test_many_names_become_the_first_few(namen: tuple[str, ...], zin: str) -> None:
    assert eerste_van(namen) == zin
