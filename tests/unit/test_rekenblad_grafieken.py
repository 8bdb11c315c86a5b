"""The charts say what the numbers say, and nothing by colour alone; the words for steps and figures."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from weegtafel.doorbraak import grafieken
from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.headless import laad_prijslijst
from weegtafel.doorbraak.rekencijfers import (
    Cijfers,
    break_evenzin,
    hoofdzin,
    kerngetallen,
    van_bewaard,
    van_rendement,
)
from weegtafel.doorbraak.rekenstappen import stappen
from weegtafel.doorbraak.rendement import Effect, Rekeninvoer, Rendement, Spreiding, bereken
from weegtafel.doorbraak.simulatie import simuleer
from weegtafel.doorbraak.staptekst import euro, exact, invoerregels, nl, procent, rond
from weegtafel.doorbraak.uitwerking import werk_uit
from weegtafel.kernel.document import FiguurTekst, Lijn, Rechthoek
from weegtafel.kernel.grafiek import As, Grafiek, als_svg, tekstbreedte

D = Decimal


def effect(nummer: int = 0, betaler: Betaler = Betaler.GEMEENTE, **anders: Spreiding) -> Effect:
    waarden = {
        "prijs": Spreiding(D(45000), D(57500), D(70000)),
        "aantal": Spreiding.vast(D(1)),
        "kans_zonder": Spreiding.vast(D("0.6")),
        "kans_met": Spreiding(D("0.1"), D("0.2"), D("0.4")),
        **anders,
    }
    return Effect(f"effect {nummer}", betaler, waarden["prijs"], "jaar", waarden["aantal"], waarden["kans_zonder"],
                  waarden["kans_met"], 1 + nummer, 12 + nummer, 2024)  # fmt: skip


def som(*effecten: Effect, budget: str = "3000") -> tuple[Rendement, Cijfers]:
    invoer = Rekeninvoer(D(budget), effecten or (effect(),), trekkingen=500)
    uitkomst = bereken(invoer)
    return uitkomst, van_rendement(uitkomst).met(simuleer(invoer))


def woorden(grafiek: Grafiek) -> list[str]:
    return [vorm.tekst for vorm in grafiek.figuur.vormen if isinstance(vorm, FiguurTekst)]


@pytest.mark.parametrize("breedte", [220.0, 453.0, 1100.0])
@pytest.mark.parametrize("aantal", [1, 20])
def test_every_chart_stays_on_its_sheet(breedte: float, aantal: int) -> None:
    betalers = list(Betaler)
    uitkomst, cijfers = som(*(effect(n, betalers[n % len(betalers)]) for n in range(aantal)))
    for grafiek in grafieken.alle(uitkomst, cijfers, breedte, 12.0):
        for vorm in grafiek.figuur.vormen:
            if isinstance(vorm, FiguurTekst):
                assert -2 <= vorm.y <= grafiek.figuur.hoogte + 2, (grafiek.sleutel, vorm)
            if isinstance(vorm, Rechthoek):
                assert vorm.breedte >= 0
                assert vorm.x >= -1
                assert vorm.x + vorm.breedte <= breedte + 1, (grafiek.sleutel, vorm)
        assert all(len(rij) == len(grafiek.kop) for rij in grafiek.rijen)
        assert grafiek.rijen


def test_a_bar_is_as_long_as_its_amount() -> None:
    uitkomst, cijfers = som(effect(), effect(0, Betaler.RIJK, prijs=Spreiding.vast(D(28750))))
    figuur = grafieken.betalers(cijfers).figuur
    vol = [vorm.breedte for vorm in figuur.vormen if isinstance(vorm, Rechthoek) and vorm.vulling == "reeks1"]
    assert vol[0] == pytest.approx(2 * vol[1], rel=0.01)
    del uitkomst


def test_gain_and_cost_differ_in_fill_and_the_lines_in_their_marks() -> None:
    uitkomst, cijfers = som()
    assert any(isinstance(v, Lijn) and v.kleur == "reeks6" for v in grafieken.betalers(cijfers).figuur.vormen)
    tijdlijn = grafieken.tijdlijn(uitkomst)
    assert tijdlijn is not None
    assert {"zonder doorbraak", "met doorbraak"} <= set(woorden(tijdlijn))
    assert {type(v).__name__ for v in tijdlijn.figuur.vormen} >= {"Cirkel", "Rechthoek"}
    laatste = tijdlijn.rijen[-1]
    assert laatste[3] == grafieken.euro(uitkomst.netto.afgerond)


def test_the_longest_bar_of_the_tornado_is_the_first_row() -> None:
    uitkomst, _ = som(effect(), effect(1))
    tornado = grafieken.wat_telt(uitkomst)
    assert tornado is not None
    assert tornado.rijen[0][0] == "1. effect 0: kans met"
    assert grafieken.wat_telt(som(effect(prijs=Spreiding.vast(D(1)), kans_met=Spreiding.vast(D(0))))[0]) is None


def test_without_draws_there_is_no_band() -> None:
    uitkomst, cijfers = som()
    assert grafieken.band(van_rendement(uitkomst)) is None
    band = grafieken.band(cijfers)
    assert band is not None
    assert band.rijen[0][0] == "Alle betalers"
    assert "streeplijn: break-even (netto nul)" in woorden(band)


def test_the_same_drawing_as_svg_carries_its_words(tmp_path: Path) -> None:
    uitkomst, cijfers = som()
    grafiek = grafieken.betalers(cijfers)
    boom = ElementTree.fromstring(als_svg(grafiek.figuur, lambda _naam: "#112233", "IBM Plex Sans"))
    ruimte = "{http://www.w3.org/2000/svg}"
    assert [t.text for t in boom.iter(f"{ruimte}text")] == woorden(grafiek)
    assert boom.findtext(f"{ruimte}desc") == grafiek.figuur.beschrijving
    del uitkomst


def test_stored_figures_are_read_back_as_they_were() -> None:
    invoer = {
        "budget": "3000.00", "discontovoet": "0.0225", "zaad": 7, "trekkingen": 300,
        "effecten": [{"omschrijving": "x", "betaler": "rijk", "prijs": "100", "eenheid": "jaar", "aantal": "2",
                      "kans_zonder": "1", "kans_met": "0", "van_maand": 1, "tot_maand": 1}],
    }  # fmt: skip
    from weegtafel.doorbraak.rekeninvoer import lees

    uitkomst = werk_uit(lees(invoer), laad_prijslijst(), 2026)
    cijfers = van_bewaard(invoer, json.loads(json.dumps(uitkomst)))
    assert [b.betaler for b in cijfers.betalers] == [Betaler.GEMEENTE, Betaler.RIJK]
    assert (str(cijfers.netto), cijfers.zaad) == (uitkomst["netto"], 7)
    assert cijfers.allen is not None
    assert str(cijfers.allen.p50) == uitkomst["simulatie"]["p50"]


def test_the_words_of_the_results() -> None:
    uitkomst, cijfers = som()
    assert hoofdzin(cijfers) == "€ 1 wordt € 7,58"
    assert break_evenzin(cijfers) == "De verwachte effecten hoeven maar voor 13\u00a0% uit te komen."
    assert {k.stap for k in kerngetallen(cijfers)} - {""} <= {s.label for s in stappen(uitkomst)}
    leeg = van_rendement(bereken(Rekeninvoer(D(0), (effect(),))))
    assert hoofdzin(leeg) == "Nog geen budget"
    assert hoofdzin(replace(cijfers, rendement=D("-0.5074"))) == "Elke € 1 kost nog € 0,51 extra"
    slecht = van_rendement(bereken(Rekeninvoer(D(30000), (effect(),))))
    assert "moeten" in break_evenzin(slecht)


def test_steps_in_words() -> None:
    uitkomst, _ = som()
    eerste, _, contant = stappen(uitkomst)[:3]
    assert dict(invoerregels(eerste)) == {
        "prijs": "€\u00a057.500", "eenheid": "jaar", "aantal": "1", "kans zonder": "60\u00a0%", "kans met": "20\u00a0%",
    }  # fmt: skip
    assert (rond(eerste), exact(eerste)) == ("€\u00a023.000,00", "€\u00a023.000")
    assert exact(contant).endswith("…")
    assert (nl(D("-1234.5")), procent(D("0.0225")), euro(D("-5"))) == ("−1.234,5", "2,25\u00a0%", "−€\u00a05,00")


@pytest.mark.parametrize(("laag", "hoog"), [(0, 10), (-5000, 37850), (0, 1), (-3, 900_000)])
def test_an_axis_has_round_numbers_with_zero_among_them(laag: int, hoog: int) -> None:
    streepjes = As(laag, hoog, 0, 100).streepjes(4)
    assert 0 in streepjes
    assert 1 <= len(streepjes) <= 7
    assert all(laag <= t <= hoog for t in streepjes)


def test_a_longer_text_is_wider() -> None:
    assert tekstbreedte("gemeente", 8) < tekstbreedte("gemeente alleen", 8)
