"""The demonstration reproduces what Den Haag reported, and the command line prints it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from weegtafel.bootstrap import open_programma
from weegtafel.cli import voer_uit
from weegtafel.demonstratie import maak_demonstratie, verloop
from weegtafel.doorbraak import prijsqueries, queries, registerqueries
from weegtafel.doorbraak.codes import AanvraagStatus, Mandaatgrond

VANDAAG = date(2026, 11, 20)
PILOT = ("--van", "2020-07-01", "--tot", "2021-11-30")
SLEUTELS = [
    "aantal", "gemiddeld", "laagste", "hoogste", "gemiddeld_besparingspotentieel", "pot", "verplicht", "betaald",
    "vrij",
]  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    doel = tmp_path_factory.mktemp("doorbraakdemo") / "kluis"
    with pytest.MonkeyPatch.context() as even:
        even.setattr(verloop, "WEKEN", 2)
        maak_demonstratie(doel, vandaag=VANDAAG)
    return doel


def draai(capsys: pytest.CaptureFixture[str], *argumenten: object) -> tuple[int, str, str]:
    code = voer_uit(["doorbraak", "cijfers", *(str(a) for a in argumenten)], lambda **_: 0)
    uit, fout = capsys.readouterr()
    return code, uit, fout


def test_the_pilot_has_the_figures_of_den_haag(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """13 uses, mean € 3,000, lowest € 120, highest € 12,000, mean potential € 20,000 (VNG 2022)."""
    code, uit, fout = draai(capsys, "--map", demo, *PILOT, "--json")
    assert (code, fout) == (0, "")
    cijfers = json.loads(uit)
    assert list(cijfers) == SLEUTELS
    assert cijfers == {
        "aantal": 13, "gemiddeld": "3000.00", "laagste": "120.00", "hoogste": "12000.00",
        "gemiddeld_besparingspotentieel": "20000.00", "pot": "200000.00", "verplicht": "39000.00",
        "betaald": "39000.00", "vrij": "161000.00",
    }  # fmt: skip


def test_a_period_counts_by_the_day_of_decision(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The day before the first decision and the day after the last one count nothing."""
    alle = json.loads(draai(capsys, "--map", demo, "--json")[1])
    pilot = json.loads(draai(capsys, "--map", demo, *PILOT, "--json")[1])
    programma = open_programma(demo)
    try:
        alle_feiten = [programma.vraag(queries.aanvraag, r.id) for r in programma.vraag(queries.aanvragen)]
        dagen = sorted(f.besluit_op for f in alle_feiten if f.besluit_op is not None)
    finally:
        programma.sluit()
    eerste = dagen[0].isoformat()
    op_de_dag = json.loads(draai(capsys, "--map", demo, "--van", eerste, "--tot", eerste, "--json")[1])
    assert (op_de_dag["aantal"], op_de_dag["gemiddeld"]) == (1, "120.00")
    ervoor = json.loads(draai(capsys, "--map", demo, "--tot", "2020-06-30", "--json")[1])
    assert (ervoor["aantal"], ervoor["gemiddeld"], ervoor["pot"]) == (0, None, "200000.00")
    assert alle["aantal"] > pilot["aantal"]


def test_wrong_dates_are_one_sentence(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for fout in (("--van", "gisteren"), ("--van", "2026-02-01", "--tot", "2026-01-01")):
        code, uit, zin = draai(capsys, "--map", demo, *fout)
        assert (code, uit, zin.count("\n")) == (2, "", 1)


def test_the_demonstration_stands_in_every_status_and_holds_together(demo: Path) -> None:
    programma = open_programma(demo)
    try:
        vraag = programma.vraag
        tel = vraag(queries.aantallen_per_status)
        assert {status for status, getal in tel.items() if not getal} == {AanvraagStatus.VERNIETIGD}
        besluiten = [b for r in vraag(queries.aanvragen) for b in vraag(queries.besluiten, r.id)]
        boven = [b for b in besluiten if b.bedrag_cent > b.mandaat_cent]
        assert 1_200_000 in {b.bedrag_cent for b in boven}
        assert {b.grond for b in boven} == {Mandaatgrond.MANDAATHOUDER}
        for rij in vraag(queries.aanvragen):
            for uitkomst in vraag(queries.rekenuitkomsten, rij.id):
                assert vraag(prijsqueries.reken_na, uitkomst.id).gelijk
        assert all(pot.vrij >= 0 and pot.overschreden == 0 for pot in vraag(registerqueries.potten))
        assert programma.controleer_journaal()[1] is None
    finally:
        programma.sluit()
