"""The demonstration can be made: a small one whole, and no sentence that ships is one that the program refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from weegtafel.anonimiteit.codes import Ernst
from weegtafel.anonimiteit.opslag import documentnamen, lijsten_van
from weegtafel.anonimiteit.regels import zonder_toegestaan
from weegtafel.anonimiteit.vlug import zoek_vlug
from weegtafel.bootstrap import open_programma
from weegtafel.demonstratie import maak_demonstratie, tafelwerk, verloop
from weegtafel.demonstratie.verhaal import bouwstenen, notulenwoorden, vul_in

VANDAAG = date(2026, 11, 20)
#: What the table writes: there a name is refused at once, while a text of a casus is read and decided on.
TAFELTEKST = ("motivering", "voorwaarden", "afwijkend", "leerpunt", "acties", "nodig")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two weeks, in which every advice is revised: each act of the sixty weeks comes by."""
    doel = tmp_path_factory.mktemp("klein") / "kluis"
    with pytest.MonkeyPatch.context() as even:
        even.setattr(verloop, "WEKEN", 2)
        even.setattr(tafelwerk, "HERZIET", 1.0)
        assert maak_demonstratie(doel, vandaag=VANDAAG).casussen > 0
    return doel


def _zinnen(deel: Any) -> Iterator[str]:
    if isinstance(deel, str):
        yield deel
    elif isinstance(deel, Mapping):
        for waarde in deel.values():
            yield from _zinnen(waarde)
    elif isinstance(deel, list):
        for waarde in deel:
            yield from _zinnen(waarde)


def _tafelzinnen() -> Iterator[str]:
    bouw = bouwstenen()
    for thema in bouw["themas"]:
        for advies in thema["adviezen"]:
            yield from _zinnen([advies.get(sleutel) for sleutel in TAFELTEKST])
    yield from _zinnen(bouw["criteriumreden"])
    yield from _zinnen({k: v for k, v in notulenwoorden().items() if k not in ("bron", "zekerheid")})


def _ingevuld(zin: str) -> set[str]:
    """The sentence with every choice of words that it has a gap for."""
    uit = {zin}
    for rijen in bouwstenen()["slots"].values():
        uit = {vul_in(z, woorden) for z in uit for woorden in rijen}
    return uit


def test_a_small_demonstration_holds_revised_adviezen(demo: Path) -> None:
    from sqlalchemy import text

    programma = open_programma(demo)
    try:
        with programma.kluis.transactie() as sessie:
            herzien = sessie.execute(text("SELECT count(*) FROM advies WHERE herziet_id IS NOT NULL")).scalar_one()
            maanden = sessie.execute(text("SELECT count(DISTINCT maand) FROM instroom")).scalar_one()
    finally:
        programma.sluit()
    assert herzien > 0
    assert maanden >= 14


def test_nothing_that_the_table_writes_in_it_is_refused(demo: Path) -> None:
    programma = open_programma(demo)
    try:
        with programma.kluis.transactie() as sessie:
            lijsten, namen = lijsten_van(sessie), documentnamen(sessie)
    finally:
        programma.sluit()
    fout = []
    zinnen = {z for zin in _tafelzinnen() for z in _ingevuld(zin)}
    for zin in sorted(zinnen):
        rood = [b for b in zoek_vlug(zin, lijsten) if b.ernst is Ernst.ROOD]
        if zonder_toegestaan(zin, rood, namen):
            fout.append(zin)
    assert fout == []
    assert len(zinnen) > 300
    assert not any(re.search(r"\{[A-Za-z]+\}", zin) for zin in zinnen - set(_zinnen(notulenwoorden())))
