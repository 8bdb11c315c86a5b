"""What is found in the marked passages may not become less.

The shipped weights learned from these passages too: this guards against loss and is no blind measure. deduce is left
out, so that this runs without its process; ``docs/anonimiteit.md`` tells what all layers find together in unseen text.
"""

from __future__ import annotations

import re

import pytest

from benchmarks.meet_anonimiteit import MAP, Uitslag, lees_corpus, meet, tabel
from weegtafel.anonimiteit.codes import Ernst, Soort
from weegtafel.anonimiteit.controle import controleer
from weegtafel.anonimiteit.vlug import zoek_vlug

_ROOD = [soort for soort in Soort if soort.ernst is Ernst.ROOD]


@pytest.fixture(scope="module")
def samen() -> Uitslag:
    passages = lees_corpus((MAP / "afstemmen5.txt").read_text(encoding="utf-8"))[140:]
    assert len(passages) == 30
    return meet(passages, controleer)


def test_red_places_and_names_are_found(samen: Uitslag) -> None:
    assert samen.som(*_ROOD).recall >= 0.98
    assert samen.som(Soort.PERSOON).recall >= 0.98
    assert samen.som().recall >= 0.96


def test_few_of_the_findings_are_false(samen: Uitslag) -> None:
    assert samen.som().precisie >= 0.94


def test_layer_1_alone_finds_most() -> None:
    passages = lees_corpus((MAP / "afstemmen.txt").read_text(encoding="utf-8"))[:40]
    uitslag = meet(passages, zoek_vlug)
    assert uitslag.som(*_ROOD).recall >= 0.95
    assert uitslag.som().precisie >= 0.95


def test_the_table_has_a_row_for_each_kind_and_commas_in_its_figures(samen: Uitslag) -> None:
    regels = tabel([samen, samen, samen]).splitlines()
    soorten = {soort for soort in Soort if samen.soorten[soort].gevonden + samen.soorten[soort].gemist}
    assert len([regel for regel in regels if regel.startswith("| ")]) == 1 + len(soorten) + 3
    assert re.search(r"\| \*\*alles\*\* \|  \| \d+ \| 0,\d{3} \| ", regels[-3])
