"""What the exit code and the sentences of the command line may not hide."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.test_cli import draai

BSN = "Het kind heeft bsn 111222333."


def test_a_broken_pipe_is_not_nothing_found(tmp_path: Path) -> None:
    bestand = tmp_path / "a.txt"
    bestand.write_text(BSN)
    lezer, schrijver = os.pipe()
    os.close(lezer)
    opdracht = [sys.executable, "main.py", "controleer", str(bestand), "--snel", "--json"]
    gedaan = subprocess.run(opdracht, stdout=schrijver, stderr=subprocess.PIPE, check=False)
    os.close(schrijver)
    assert gedaan.returncode == 2


def test_the_name_of_a_text_file_is_read(tmp_path: Path) -> None:
    bestand = tmp_path / "Fatima El Amrani.txt"
    bestand.write_text("Er is niets aan de hand.")
    assert draai("controleer", str(bestand), "--snel").returncode == 1
    schoon = tmp_path / "notitie.txt"
    schoon.write_text("Er is niets aan de hand.")
    assert draai("controleer", str(schoon), "--snel").returncode == 0


@pytest.mark.parametrize("opdracht", ["controleer"])
def test_a_file_behind_the_known_names_is_missed_in_words(tmp_path: Path, opdracht: str) -> None:
    bestand = tmp_path / "a.txt"
    bestand.write_text(BSN)
    gedaan = draai(opdracht, "--bekende-naam", "Fatima", str(bestand))
    assert gedaan.returncode == 2 and "vóór --bekende-naam" in gedaan.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a place that is always full")
def test_a_full_place_for_the_answer_is_one_sentence() -> None:
    with Path("/dev/full").open("w") as vol:
        opdracht = [sys.executable, "main.py", "prijslijst", "zoek", "vervoer", "--json"]
        gedaan = subprocess.run(opdracht, stdout=vol, stderr=subprocess.PIPE, check=False, text=True)
    assert gedaan.returncode == 2
    assert gedaan.stderr.strip().startswith("De uitvoer kon niet worden geschreven.")
    assert len(gedaan.stderr.strip().splitlines()) == 1
