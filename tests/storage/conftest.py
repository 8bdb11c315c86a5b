"""An encrypted vault, made once a run and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.storage.kluishulp import ANDER, LICHT, NAAM, NU, WOORD, beheerder_in, meld, persoon_met, plant
from weegtafel.bootstrap import open_programma
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.roles import Rol
from weegtafel.poort import beveilig_kluis
from weegtafel.storage import geheim
from weegtafel.storage.bestand import KOPIEEN


class Beveiligd(NamedTuple):
    """A vault in which ``beheerder`` signs in with NAAM and WOORD, and ``voorzitter`` with "voorzitter" and ANDER."""

    map: Path
    beheerder: int
    voorzitter: int
    herstelsleutel: str


@pytest.fixture
def licht(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords that cost nothing to try."""
    monkeypatch.setattr(geheim, "ijk", lambda: LICHT)


@pytest.fixture
def platte_map(kluismap: Path) -> Path:
    """A plain vault, no demonstration, with the planted text in it."""
    programma = open_programma(kluismap, klok=VasteKlok(NU))
    plant(programma)
    programma.sluit()
    return kluismap


@pytest.fixture(scope="session")
def _beveiligd_voorbeeld(voorbeeldmap: Path, tmp_path_factory: pytest.TempPathFactory) -> Beveiligd:
    map_ = tmp_path_factory.mktemp("beveiligd") / "kluis"
    shutil.copytree(voorbeeldmap, map_)
    programma = open_programma(map_, klok=VasteKlok(NU))
    plant(programma)
    programma.sluit()
    with pytest.MonkeyPatch.context() as even:
        even.setattr(geheim, "ijk", lambda: LICHT)
        beheerder = beheerder_in(map_)
        tekst = beveilig_kluis(map_, beheerder, NAAM, WOORD, klok=VasteKlok(NU))
    shutil.rmtree(map_ / KOPIEEN)  # the copy of just now: each test begins without any
    programma = meld(map_)
    voorzitter = persoon_met(programma, Rol.VOORZITTER)
    programma.toegang.geef_toegang(voorzitter, "voorzitter", "het eerste woord van u")
    programma.sluit()
    programma = meld(map_, "voorzitter", "het eerste woord van u")
    programma.toegang.wijzig_wachtwoord("het eerste woord van u", ANDER)
    programma.sluit()
    return Beveiligd(map_, beheerder, voorzitter, tekst)


@pytest.fixture
def beveiligd(_beveiligd_voorbeeld: Beveiligd, tmp_path: Path) -> Beveiligd:
    """A fresh copy of the encrypted vault."""
    doel = tmp_path / "beveiligd"
    shutil.copytree(_beveiligd_voorbeeld.map, doel)
    return _beveiligd_voorbeeld._replace(map=doel)
