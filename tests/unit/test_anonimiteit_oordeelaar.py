"""The process of the second reader: the same answer as without it, whatever happens to it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from weegtafel.anonimiteit import kindproces, vlug
from weegtafel.anonimiteit import oordeelaar as module
from weegtafel.anonimiteit.controle import controleer
from weegtafel.anonimiteit.lijsten import standaard
from weegtafel.anonimiteit.oordeelaar import Oordeelaar, zet_apart

TEKST = "naima belt met lumen over haar zoon van acht. Zij werkt bij Qbuzz en woont in Assendelft, aan de Grote Markt."


@pytest.fixture
def apart() -> Iterator[Oordeelaar]:
    oordeelaar = Oordeelaar()
    zet_apart(oordeelaar)
    yield oordeelaar
    zet_apart(None)
    assert not oordeelaar.loopt


def test_it_finds_what_is_found_without_it(apart: Oordeelaar) -> None:
    met = controleer(TEKST)
    assert apart.loopt
    zet_apart(None)
    assert met == controleer(TEKST)
    assert met


def test_own_names_of_the_vault_reach_it(apart: Oordeelaar) -> None:
    eigen = replace(standaard(), instellingen=standaard().instellingen | {"vork en mes"})
    tekst = "Hij eet vaak met vork en mes, zegt zij."
    met = controleer(tekst, lijsten=eigen)
    zet_apart(None)
    assert met == controleer(tekst, lijsten=eigen)


def test_a_process_that_is_killed_costs_no_finding_and_comes_back(apart: Oordeelaar) -> None:
    eerst = controleer(TEKST)
    proces = apart._proces
    assert proces is not None
    proces._kind.kill()
    proces._kind.wait()
    assert controleer(TEKST) == eerst
    assert not apart.loopt
    assert controleer(TEKST) == eerst
    assert apart.loopt


def test_without_a_process_to_be_had_the_caller_reads_by_itself(
    apart: Oordeelaar, monkeypatch: pytest.MonkeyPatch
) -> None:
    def geen(*_args: object, **_kwargs: object) -> None:
        raise OSError("no process")

    monkeypatch.setattr(kindproces.subprocess, "Popen", geen)
    met = controleer(TEKST)
    assert not apart.loopt
    zet_apart(None)
    assert met == controleer(TEKST)


def test_an_answer_of_another_length_is_none(apart: Oordeelaar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module._Proces, "vraag", lambda *_: {"labels": ["O", "persoon"], "kansen": "AAAA"})
    met = controleer(TEKST)
    zet_apart(None)
    assert met == controleer(TEKST)


def test_it_ends_when_nobody_asks_and_when_the_vault_is_locked() -> None:
    oordeelaar = Oordeelaar(stil_na=0.3)
    zet_apart(oordeelaar)
    try:
        controleer(TEKST)
        tot = time.monotonic() + 10
        while oordeelaar.loopt:
            assert time.monotonic() < tot
            time.sleep(0.05)
        controleer(TEKST)
        assert oordeelaar.loopt
        vlug.vergeet()
        assert not oordeelaar.loopt
    finally:
        zet_apart(None)
