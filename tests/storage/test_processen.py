"""Processes that are killed, that work at once, and that hold the database."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.overleghulp import Tafelhulp
from tests.storage import werkers
from tests.storage.conftest import Beveiligd
from tests.storage.kluishulp import meld, plat_in
from weegtafel.bootstrap import Programma, open_programma
from weegtafel.casus.models import Casus
from weegtafel.inrichting.models import Journaalregel
from weegtafel.kernel.clock import SysteemKlok
from weegtafel.kernel.errors import Storing
from weegtafel.storage import journaal, kluis, motor
from weegtafel.storage.bestand import BESTAND
from weegtafel.storage.driver import verbind
from weegtafel.storage.kluis import open_kluis

BEZET = "in gebruik door een ander programma"


def keur_geheel(map_: Path, beloofd: set[int], sleutel: bytes | None = None) -> int:
    """Assert that nothing is broken, half or lost; returns how many casussen there are."""
    programma = werkers.open_met(map_, sleutel)
    try:
        with closing(verbind(programma.kluis.bestand, sleutel)) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            db.execute("INSERT INTO casus_zoek(casus_zoek, rank) VALUES ('integrity-check', 1)")
            db.rollback()
        assert programma.vraag(journaal.controleer)[1] is None
        tafel = Tafelhulp(programma)
        casussen = tafel.alle(Casus)
        assert {c["id"] for c in casussen} >= beloofd
        assert sorted(c["volgnummer"] for c in casussen) == list(range(1, len(casussen) + 1))
        gemaakt = [r["onderwerp"] for r in tafel.alle(Journaalregel) if r["handeling"] == "maak_casus"]
        assert sorted(gemaakt) == sorted(c["nummer"] for c in casussen)
        for casus in casussen:
            assert casus["onderbouwing"], "a casus without its text: half an act"
            assert programma.zoek_casussen(casus["nummer"], kluis_filter(), 0, 1).rijen[0].id == casus["id"]
        return len(casussen)
    finally:
        programma.sluit()


def kluis_filter() -> object:
    from weegtafel.casus.queries import ALLES

    return ALLES


def dood_onderweg(map_: Path, toeval: random.Random, sleutel: bytes | None = None) -> set[int]:
    """Let a process work and kill it at a random moment; returns the casussen of which it said that they were saved."""
    ctx = werkers.context()
    hier, daar = ctx.Pipe()
    proces = ctx.Process(target=werkers.werk_door, args=(map_, daar, 10_000, sleutel), daemon=True)  # type: ignore[attr-defined]  # every context has it
    proces.start()
    daar.close()
    assert hier.poll(60), "the process did not start"
    assert hier.recv() == 0
    beloofd: set[int] = set()
    if toeval.random() < 0.75:  # else it dies in, or before, its first act
        assert hier.poll(60), "the process did nothing"
        beloofd.add(hier.recv())
    einde = time.monotonic() + toeval.uniform(0.0, 0.15)
    while time.monotonic() < einde:
        if hier.poll(0.001):
            beloofd.add(hier.recv())
    proces.kill()
    proces.join(30)
    try:
        while hier.poll(0):
            beloofd.add(hier.recv())
    except EOFError:
        pass
    return beloofd


def _dood(map_: Path, keer: int, sleutel: bytes | None = None) -> None:
    toeval = random.Random(42)
    beloofd: set[int] = set()
    for _ in range(keer):
        beloofd |= dood_onderweg(map_, toeval, sleutel)
        aantal = keur_geheel(map_, beloofd, sleutel)
        assert sleutel is None or plat_in(map_) == [], "what a killed process leaves can be read"
    assert beloofd, "no act was ever finished, so nothing was tried"
    print(f"{keer} times killed: {len(beloofd)} casussen promised, {aantal} there, none half, none lost")  # noqa: T201  # what the long run says


def _sleutel(beveiligd: Beveiligd) -> bytes:
    programma = meld(beveiligd.map)
    assert programma.aanmelding is not None
    sleutel = bytes(programma.aanmelding.datasleutel)
    programma.sluit()
    return sleutel


def test_killed_in_the_middle_of_acts(kluismap: Path) -> None:
    _dood(kluismap, 8)


def test_killed_in_the_middle_of_acts_on_an_encrypted_vault(beveiligd: Beveiligd) -> None:
    _dood(beveiligd.map, 8, _sleutel(beveiligd))


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_killed_two_hundred_times(kluismap: Path) -> None:
    _dood(kluismap, 200)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_killed_two_hundred_times_on_an_encrypted_vault(beveiligd: Beveiligd) -> None:
    _dood(beveiligd.map, 200, _sleutel(beveiligd))


def test_two_processes_at_once_lose_nothing(kluismap: Path) -> None:
    ctx = werkers.context()
    pijpen = []
    for _ in range(2):
        hier, daar = ctx.Pipe()
        proces = ctx.Process(target=werkers.werk_door, args=(kluismap, daar, 15), daemon=True)  # type: ignore[attr-defined]  # every context has it
        proces.start()
        daar.close()
        pijpen.append((hier, proces))
    gemaakt: set[int] = set()
    for hier, proces in pijpen:
        while True:
            assert hier.poll(60), "the process stopped telling"
            bericht = hier.recv()
            if bericht == -1:
                break
            if bericht:
                gemaakt.add(bericht)
        proces.join(30)
        assert proces.exitcode == 0
    assert len(gemaakt) == 30
    assert keur_geheel(kluismap, gemaakt) == 30


@contextmanager
def bezet(bestand: Path, opdracht: str) -> Iterator[None]:
    ctx = werkers.context()
    hier, daar = ctx.Pipe()
    proces = ctx.Process(target=werkers.houd_bezet, args=(bestand, daar, opdracht), daemon=True)  # type: ignore[attr-defined]  # every context has it
    proces.start()
    assert hier.poll(60)
    assert hier.recv() == "bezet"
    try:
        yield
    finally:
        hier.send("klaar")
        proces.join(30)


def test_writing_while_another_program_holds_the_database(kluismap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motor, "WACHTTIJD_MS", 300)
    programma = open_programma(kluismap)
    tafel = Tafelhulp(programma)
    with bezet(programma.kluis.bestand, "BEGIN EXCLUSIVE"):
        begin = time.monotonic()
        with pytest.raises(Storing, match=BEZET):
            tafel.concept_casus()
        assert time.monotonic() - begin < 5
        assert tafel.alle(Casus) == [], "reading goes on"
    assert tafel.concept_casus() == 1, "afterwards it works again, with the first number"
    programma.sluit()


def test_opening_while_another_program_has_the_file_for_itself(kluismap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kluis, "WACHTTIJD_MS", 300)
    met_slot = "PRAGMA locking_mode = EXCLUSIVE;BEGIN EXCLUSIVE"
    with bezet(kluismap / BESTAND, met_slot), pytest.raises(Storing, match=BEZET):
        open_kluis(kluismap, SysteemKlok())


def test_the_wait_for_another_program_is_bounded() -> None:
    assert 0 < kluis.WACHTTIJD_MS <= 10_000


def test_reading_goes_on_while_an_act_runs(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    with programma.kluis.transactie():
        assert tafel.alle(Casus) == []
