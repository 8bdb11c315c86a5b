"""The second reader: what it adds, what it leaves alone, and that it never breaks the list of findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Laag, Soort
from weegtafel.anonimiteit.controle import controleer
from weegtafel.anonimiteit.lijsten import MAP, standaard
from weegtafel.anonimiteit.tweede_lezer import BESTAND, Gewichten, herlees, kansen, lees_gewichten
from weegtafel.anonimiteit.vlug import zoek_vlug


def test_it_adds_what_the_rules_missed() -> None:
    tekst = "hij werkt bij wolvega bouw en zit op het wellant in groen."
    regels = " ".join(b.tekst for b in zoek_vlug(tekst))
    samen = " ".join(b.tekst for b in controleer(tekst))
    assert "wellant" in samen
    assert "wellant" not in regels


def test_laws_therapies_and_durations_stay_as_they_are() -> None:
    tekst = "EMDR volgt over twaalf weken. Volgens de Jeugdwet kan dat. Fortnite mag tot 19 uur, 30 min per dag."
    assert controleer(tekst) == ()


def test_without_weights_nothing_changes(tmp_path: Path) -> None:
    assert lees_gewichten(tmp_path / "geen.txt") is None


def test_the_weights_hold_no_name_of_the_corpus() -> None:
    gewichten = lees_gewichten(MAP / BESTAND)
    assert gewichten is not None
    gewoon = standaard().gewoon
    woorden = {k[2:] for k in gewichten.kenmerk if k.startswith("w=") and k[2:].isalpha() and k[2:].islower()}
    vreemd = {w for w in woorden if w in standaard().voornamen and w not in gewoon}
    assert not vreemd


def test_chances_of_every_word_add_up_to_one() -> None:
    gewichten = Gewichten(("O", "persoon"), {"a": ((1, 2.0),), "b": ((0, 1.0),)}, ((1.0, 0.5), (0.5, 1.0)))
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
