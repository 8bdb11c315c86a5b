"""The worked examples of the manual are what the program works out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from weegtafel.doorbraak.headless import MAP
from weegtafel.doorbraak.invoer import lees
from weegtafel.doorbraak.rekencijfers import kerngetallen, van_rendement
from weegtafel.doorbraak.rendement import bereken, tornado
from weegtafel.doorbraak.staptekst import euro

BLADZIJDE = Path(__file__).resolve().parents[2] / "docs" / "handleiding" / "rendement.md"
RIJ = re.compile(r"^\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def woorden() -> str:
    return BLADZIJDE.read_text(encoding="utf-8")


def tabel(naam: str) -> dict[str, str]:
    begin = woorden().index(f"| {naam} | uitkomst |")
    einde = woorden().index("\n\n", begin)
    return {links: rechts for links, rechts in RIJ.findall(woorden()[begin:einde]) if links not in (naam, "---")}


@pytest.mark.parametrize("naam", ["uithuisplaatsing", "jim", "ojg", "den-haag"])
def test_a_worked_example_is_what_the_program_says(naam: str) -> None:
    invoer = lees((MAP / "voorbeelden" / f"{naam}.json").read_text(encoding="utf-8"))
    getallen = kerngetallen(van_rendement(bereken(invoer)))
    assert tabel(naam) == {k.naam: k.waarde.replace("\u00a0", " ") for k in getallen}


def test_every_example_that_ships_stands_in_the_manual() -> None:
    for pad in (MAP / "voorbeelden").glob("*.json"):
        assert tabel(pad.stem)


def test_the_ends_of_the_range_of_jim() -> None:
    (balk,) = tornado(lees((MAP / "voorbeelden" / "jim.json").read_text(encoding="utf-8")))
    for bedrag in (balk.bij_laag, balk.bij_hoog):
        assert euro(bedrag.afgerond).replace("\u00a0", " ") in woorden()


def test_the_figures_of_the_hague_are_those_that_the_demonstration_must_give() -> None:
    """The same constants as ``tests.flows.test_doorbraak_cijfers``, which plays the demonstration itself."""
    alinea = " ".join(woorden().split("### Het Haagse doorbraaklab")[1].split())
    zin = "13 keer: gemiddeld € 3.000, laagste € 120, hoogste € 12.000, met gemiddeld € 20.000 aan besparingspotentieel"
    assert zin in alinea
