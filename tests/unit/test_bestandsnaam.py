"""File names out of any text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weegtafel.kernel.bestandsnaam import LANGST, veilige_bestandsnaam


@pytest.mark.parametrize(
    ("stam", "naam"),
    [
        ("Notulen WO-2026-0001", "Notulen WO-2026-0001.pdf"),
        ("../../etc/passwd", "-..-etc-passwd.pdf"),
        ("con", "_con.pdf"),
        ("LPT1.verslag", "_LPT1.verslag.pdf"),
        ('a:b*c?<d>|e"f', "a-b-c--d--e-f.pdf"),
        ("regel\neen\ttwee", "regel een twee.pdf"),
        ("...", "document.pdf"),
        ("", "document.pdf"),
        ("verslag\u202efdp.exe", "verslag fdp.exe.pdf"),
        ("cafe\u0301", "caf\u00e9.pdf"),
        ("eind. . .", "eind.pdf"),
    ],
)
def test_a_name_that_every_system_takes(stam: str, naam: str) -> None:
    assert veilige_bestandsnaam(stam, "pdf") == naam


@given(st.text(max_size=400))
def test_whatever_the_text(stam: str) -> None:
    naam = veilige_bestandsnaam(stam, "docx")
    assert naam.endswith(".docx") and len(naam) <= LANGST + 1 and len(naam.encode()) <= 201
    assert not set(naam) & set('<>:"/\\|?*') and naam == naam.strip(" .")
    assert not [t for t in naam if unicodedata.category(t)[0] == "C"]
