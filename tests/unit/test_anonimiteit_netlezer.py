"""The net of the second reader: it reads every word once, holds no names, and a long text as it reads a short one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weegtafel.anonimiteit.kansen import Lezer, lees_lezer, samen
from weegtafel.anonimiteit.lijsten import MAP, standaard
from weegtafel.anonimiteit.netlezer import BESTAND, RAND, STUK, Net, lees_net, netkansen, netkenmerken, woorden_van
from weegtafel.anonimiteit.normaliseren import normaliseer
from weegtafel.anonimiteit.tweede_lezer import stukken_van

TEKST = "Naima belde vandaag. Zij zit op het Rietveld en haar broer van acht slaapt slecht; dat weet de huisarts al."


def net() -> Net:
    gelezen = lees_net(MAP / BESTAND)
    assert gelezen is not None
    return gelezen


def rijen_van(tekst: str) -> tuple[list[str], list[list[str]]]:
    _, stukken, gaten = stukken_van(normaliseer(tekst).tekst)
    return stukken, netkenmerken(stukken, gaten, standaard())


def test_there_is_no_net_without_its_file(tmp_path: Path) -> None:
    assert lees_net(tmp_path / BESTAND) is None


def test_it_sees_who_and_where() -> None:
    stukken, rijen = rijen_van(TEKST)
    uit = netkansen(rijen, net())
    labels = net().labels
    beste = {stuk: labels[int(rij.argmax())] for stuk, rij in zip(stukken, uit, strict=True)}
    assert beste["Naima"] == "persoon"
    assert beste["Rietveld"] == "school"
    assert beste["acht"] == "leeftijd"
    assert beste["huisarts"] == beste["vandaag"] == "O"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["v=Xx", "v=xx", "k=OT", "k=ONB", "onbekend kenmerk"]), max_size=4),
        min_size=1,
        max_size=400,
    )
)
def test_chances_of_every_word_add_up_to_one(rijen: list[list[str]]) -> None:
    uit = netkansen(rijen, net())
    assert uit.shape == (len(rijen), len(net().labels))
    assert np.allclose(uit.sum(axis=1), 1.0, atol=1e-4)
    assert (uit >= 0).all()


@pytest.mark.parametrize("lang", [STUK - 1, STUK, STUK + 1, 2 * STUK, 3 * STUK - RAND, 5 * STUK + 7])
def test_a_long_text_is_read_as_a_short_one(lang: int) -> None:
    _, rijen = rijen_van(TEKST * (lang // 20))
    rijen = rijen[:lang]
    uit = netkansen(rijen, net())
    for midden in (0, lang // 2, lang - 1):
        van, tot = max(0, midden - 70), min(lang, midden + 70)
        apart = netkansen(rijen[van:tot], net())[midden - van]
        assert np.abs(uit[midden] - apart).max() < 0.05


def test_it_holds_no_name_of_the_corpus() -> None:
    gewoon = standaard().gewoon
    with np.load(MAP / BESTAND, allow_pickle=False) as bestand:
        namen = woorden_van(bestand["woorden"])
    woorden = {k[2:] for k in namen if k.startswith("w=") and k[2:].isalpha() and k[2:].islower()}
    assert len(woorden) > 1000
    assert not {w for w in woorden if w in standaard().voornamen and w not in gewoon}


def test_both_readers_have_one_voice_each() -> None:
    lezer = lees_lezer(MAP)
    assert lezer is not None and lezer.net is not None
    _, rijen = rijen_van(TEKST)
    labels = lezer.gewichten.labels
    veld = np.array([[1.0 if label == "O" else 0.0 for label in labels] for _ in rijen])
    uit = samen(veld, rijen, lezer)
    oordeel = netkansen(rijen, lezer.net)
    persoon = labels.index("persoon")
    assert uit[0][persoon] == pytest.approx(oordeel[0][lezer.net.labels.index("persoon")] / 2, abs=1e-5)
    assert samen(veld, rijen, Lezer(lezer.gewichten)) == veld.tolist()
    assert all(sum(rij) == pytest.approx(1.0, abs=1e-3) for rij in uit)
