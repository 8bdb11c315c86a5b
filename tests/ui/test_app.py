"""Where the program finds its data when no folder is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

import ui.app
import ui.eerste_start
from weegtafel.bootstrap import Programma, open_programma


def test_a_folder_chosen_at_the_first_start_is_found_again(
    kluismap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand = str(tmp_path / "voorkeuren.ini")
    monkeypatch.setattr(ui.app, "voorkeuren", lambda: QSettings(bestand, QSettings.Format.IniFormat))
    monkeypatch.setattr(ui.app, "standaardmap", lambda demo=False: tmp_path / "nergens")
    gevraagd: list[Path] = []

    def eerste_start(map_: Path) -> Programma:
        gevraagd.append(map_)
        return open_programma(kluismap)

    monkeypatch.setattr(ui.eerste_start, "eerste_start", eerste_start)
    for _ in range(2):
        programma = ui.app._open(None, demo=False, beveiligen=False)
        assert programma is not None
        assert programma.kluis.map == kluismap
        programma.sluit()
    assert gevraagd == [tmp_path / "nergens"]
