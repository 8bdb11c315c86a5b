"""What the command line says about dates, prices and the pot, on a small vault."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tests.doorbraakhulp import Doorbraakhulp
from weegtafel.bootstrap import Programma
from weegtafel.cli import voer_uit
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import registerqueries
from weegtafel.doorbraak.codes import Registersoort
from weegtafel.kernel.opdracht import Wijziging


def draai(capsys: pytest.CaptureFixture[str], *argumenten: object) -> tuple[int, str, str]:
    code = voer_uit([str(a) for a in argumenten], lambda **_: 0)
    uit, fout = capsys.readouterr()
    return code, uit, fout


@pytest.mark.parametrize("opdracht", [("doorbraak", "cijfers"), ("inzicht",)])
@pytest.mark.parametrize("dag", ["20260101", "2026-W01-1", "1-1-2026"])
def test_a_day_is_written_in_one_way_only(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, opdracht: tuple[str, ...], dag: str
) -> None:
    code, uit, zin = draai(capsys, *opdracht, "--map", tmp_path, "--van", dag, "--tot", "2026-12-31")
    assert (code, uit) == (2, "")
    assert zin.startswith(f"--van: “{dag}” is geen datum.")


def test_a_price_is_printed_as_dutch_money(capsys: pytest.CaptureFixture[str]) -> None:
    code, uit, _ = draai(capsys, "prijslijst", "zoek", "uithuisplaatsing")
    assert code == 0
    assert "€\u00a057.500 per" in uit
    assert "57500.00" not in uit


def test_what_is_free_counts_the_whole_pot_whatever_the_period(
    programma: Programma, capsys: pytest.CaptureFixture[str]
) -> None:
    """A quarter in which nothing was decided does not show a full pot; the keys of the JSON stay as they are."""
    hulp = Doorbraakhulp(programma)
    hulp.besloten(300_000)
    gereserveerd = hulp.in_toets(400_000)
    hulp.boek(gereserveerd, Registersoort.RESERVERING, 400_000)
    kwartaal = (date(2026, 1, 1), date(2026, 3, 31))
    stand = programma.vraag(registerqueries.budgetstand, *kwartaal)
    assert (stand.pot, stand.gereserveerd, stand.verplicht, stand.vrij) == (20_000_000, 400_000, 300_000, 19_300_000)
    assert (stand.van, stand.tot, stand.heel) == (date(2026, 1, 1), date(2026, 12, 31), False)
    assert programma.vraag(registerqueries.budgetstand, date(2026, 1, 1), date(2026, 12, 31)).heel
    leeg = programma.vraag(registerqueries.budgetstand, date(2031, 1, 1), date(2031, 3, 31))
    assert (leeg.potten, leeg.vrij, leeg.van, leeg.heel) == ((), 20_000_000, None, False)
    cijfers = programma.vraag(registerqueries.cijfers, *kwartaal)
    assert list(registerqueries.cijfers_json(cijfers)) == [
        "aantal", "gemiddeld", "laagste", "hoogste", "gemiddeld_besparingspotentieel", "pot", "verplicht", "betaald",
        "vrij",
    ]  # fmt: skip
    kluismap = programma.kluis.map
    programma.sluit()
    code, uit, _ = draai(capsys, "doorbraak", "cijfers", "--map", kluismap, "--van", kwartaal[0], "--tot", kwartaal[1])
    assert code == 0
    assert "Vrij: " not in uit
    assert "Nu vrij in het doorbraakbudget van 1 januari 2026 tot en met 31 december 2026: €\u00a0193.000" in uit
    code, uit, _ = draai(capsys, "doorbraak", "cijfers", "--map", kluismap, "--json")
    assert json.loads(uit)["vrij"] == "197000.00"


def test_the_paper_of_the_decision_that_was_asked_for(
    programma: Programma, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    hulp = Doorbraakhulp(programma)
    id_ = hulp.besloten()
    hulp.doe(hulp.coach, c.HerzieBesluit(aanvraag_id=id_, versie=hulp.versie(id_), reden="Het werd minder."))
    besteding = hulp.feiten(id_).bestedingen[0]
    minder = (Wijziging("bedrag_cent", 300_000, 150_000),)
    hulp.doe(hulp.coach, c.BewaarBesteding(aanvraag_id=id_, rij_id=besteding.id, wijzigingen=minder))
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.toets(id_)
    hulp.besluit(id_)
    map_ = programma.kluis.map
    for besluit, bedrag in (("", "1.500"), ("DB-2026-0001-B1", "3.000"), ("DB-2026-0001-B2", "1.500")):
        naar = tmp_path / f"brief{besluit}.docx"
        keuze = ("--besluit", besluit) if besluit else ()
        opdracht = ("doorbraak", "besluitbrief", "--map", map_, "--aanvraag", "DB-2026-0001", *keuze, "--naar", naar)
        code, _, fout = draai(capsys, *opdracht)
        assert (code, fout) == (0, "")
        tekst = "\n".join(cel.text for tabel in Document(str(naar)).tables for rij in tabel.rows for cel in rij.cells)
        assert f"€\u00a0{bedrag}" in tekst, besluit or "het laatste"
    assert draai(capsys, *opdracht[:-4], "--besluit", "DB-2026-0001-B9", "--naar", tmp_path / "x.docx")[0] == 2
