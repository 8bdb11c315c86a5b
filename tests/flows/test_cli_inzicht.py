"""The figures, precedents and reports of the command line, on a small vault and on an empty one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import BEGIN
from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.cli import voer_uit
from weegtafel.inzicht.commands import LeesInstroomIn
from weegtafel.inzicht.instroom import Instroomregel
from weegtafel.kernel.clock import SysteemKlok

SLEUTELS = {"maanden", "casussen", "uitkomsten", "alpha", "opgevolgd"}


def draai(capsys: pytest.CaptureFixture[str], *argumenten: object) -> tuple[int, str, str]:
    code = voer_uit([str(a) for a in argumenten], lambda **_: 0)
    uit, fout = capsys.readouterr()
    return code, uit, fout


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line reads the clock of the machine; here it is always the day of the other fixtures."""
    monkeypatch.setattr(SysteemKlok, "nu", lambda _zelf: BEGIN)


@pytest.fixture
def map_(programma: Programma, kluismap: Path) -> Path:
    """A vault with two adviezen, a third casus, and the inflow of two months."""
    tafel = Tafelhulp(programma)
    _, punten = tafel.open_met(2)
    for punt in punten:
        tafel.stel_vast(punt)
    tafel.gereed()
    regels = (Instroomregel(date(2026, 9, 1), None, 66, 34), Instroomregel(date(2026, 10, 1), None, 120, 30))
    programma.voer_uit(LeesInstroomIn(regels=regels))
    return kluismap


def test_the_figures_are_numbers(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, uit, fout = draai(capsys, "inzicht", "--map", map_, "--van", "2026-09-15", "--tot", "2026-11-30", "--json")
    assert (code, fout) == (0, "")
    cijfers = json.loads(uit)
    assert set(cijfers) - {"alpha_reden"} == SLEUTELS
    assert cijfers["maanden"] == [
        {"maand": "2026-09", "complex": 34, "totaal": 100, "aandeel": 0.34},
        {"maand": "2026-10", "complex": 30, "totaal": 150, "aandeel": 0.2},
    ]
    assert cijfers["casussen"] == sum(cijfers["uitkomsten"].values()) == 2
    assert cijfers["alpha"] is None and cijfers["alpha_reden"].endswith(".")
    assert all(isinstance(n, int) for n in cijfers["opgevolgd"].values())


def test_a_period_without_data_is_zeros(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, uit, fout = draai(capsys, "inzicht", "--map", map_, "--van", "2019-01-01", "--tot", "2019-02-28", "--json")
    assert code == 0 and fout == "In deze periode is niets vastgelegd: geen instroom, geen advies en geen evaluatie.\n"
    cijfers = json.loads(uit)
    assert (cijfers["maanden"], cijfers["casussen"], set(cijfers["uitkomsten"].values())) == ([], 0, {0})
    code, uit, _ = draai(capsys, "inzicht", "--map", map_, "--van", "2019-01-01", "--tot", "2019-02-28")
    assert code == 0 and uit.count("\n") == 1 and "geen instroom" in uit


@pytest.mark.parametrize(
    ("van", "tot", "woord"),
    [
        ("2027-02-29", "2027-03-01", "geen datum"),
        ("gisteren", "2027-03-01", "geen datum"),
        ("20260101", "2026-12-31", "geen datum"),
        ("2026-12-31", "2026-01-01", "vóór de eerste"),
        ("2099-01-01", "2099-12-31", "nog niet begonnen"),
    ],
)
def test_days_that_cannot_be(map_: Path, capsys: pytest.CaptureFixture[str], van: str, tot: str, woord: str) -> None:
    code, uit, fout = draai(capsys, "inzicht", "--map", map_, "--van", van, "--tot", tot, "--json")
    assert (code, uit) == (2, "")
    assert woord in fout and fout.count("\n") == 1


def test_a_leap_day_is_a_day(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(capsys, "inzicht", "--map", map_, "--van", "2024-02-29", "--tot", "2028-02-29", "--json")[0] == 0


def test_precedents_with_advice_and_why(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, uit, fout = draai(capsys, "precedenten", "--map", map_, "--casus", "WT-2026-0003", "--json")
    assert (code, fout) == (0, "")
    gevonden = json.loads(uit)
    assert [p["casus"] for p in gevonden["precedenten"]] == ["WT-2026-0002", "WT-2026-0001"]
    for p in gevonden["precedenten"]:
        assert p["advies"] == "passend" and p["motivering"] and p["woorden"] and p["waarom"]
    code, uit, fout = draai(capsys, "precedenten", "--map", map_, "--casus", "WT-2026-0099", "--json")
    assert (code, uit) == (2, "") and "bestaat niet" in fout


@pytest.mark.parametrize("naam", ["v.pdf", "v.docx", "v.xlsx", "v.csv"])
def test_the_report_of_a_year(map_: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], naam: str) -> None:
    code, _, fout = draai(capsys, "jaarverslag", "--map", map_, "--jaar", "2026", "--naar", tmp_path / naam)
    assert (code, fout) == (0, "")
    assert (tmp_path / naam).stat().st_size > 500


def test_small_counts_are_masked_in_the_tables(map_: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opdracht = ("jaarverslag", "--map", map_, "--jaar", "2026", "--kwartaal", "4", "--naar", tmp_path / "v.csv")
    assert draai(capsys, *opdracht)[::2] == (0, "")
    regels = (tmp_path / "v.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "Casussen naar uitkomst;Passend zoals gevraagd;Deze periode;·" in regels
    assert "Casussen naar uitkomst;Alle casussen;Deze periode;·" in regels


@pytest.mark.parametrize(
    ("argumenten", "woord"),
    [
        (("--jaar", "26", "--naar", "v.pdf"), "geen jaar"),
        (("--jaar", "2099", "--naar", "v.pdf"), "nog niet begonnen"),
        (("--jaar", "2026", "--kwartaal", "5", "--naar", "v.pdf"), "geen kwartaal"),
        (("--jaar", "2026", "--naar", "v.txt"), "eindigt op"),
    ],
)
def test_a_report_that_cannot_be(
    map_: Path, capsys: pytest.CaptureFixture[str], argumenten: tuple[str, ...], woord: str
) -> None:
    code, uit, fout = draai(capsys, "jaarverslag", "--map", map_, *argumenten)
    assert (code, uit) == (2, "")
    assert woord in fout and fout.count("\n") == 1


def test_a_report_of_an_empty_vault_says_what_is_missing(
    kluismap: Path, tmp_path: Path, programma: Programma, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, fout = draai(capsys, "jaarverslag", "--map", kluismap, "--jaar", "2026", "--naar", tmp_path / "v.pdf")
    assert (code, fout) == (0, "")
