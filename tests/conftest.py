"""A fresh vault for each test, copied from one that is made once a run."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from weegtafel.bootstrap import Programma, open_programma
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.storage.kluis import Kluis

BEGIN = datetime(2026, 11, 12, 13, 0)


@pytest.fixture(autouse=True)
def _opruimen(request: pytest.FixtureRequest) -> Iterator[None]:
    """With windows, what they leave goes between two tests, as the program's own loop does it: see ``ui.opruimer``."""
    met_vensters = "qapp" in request.fixturenames
    if met_vensters:
        gc.disable()
    elif not gc.isenabled():
        gc.collect()
        gc.enable()
    yield
    if met_vensters:
        from PySide6.QtCore import QCoreApplication, QEvent

        from ui.slotstand import slotstand

        slotstand().vergeet()  # one for the program: a test that ends locked does not lock the next one
        # No loop runs between two tests, so windows that were closed would all stay, be styled anew and tick along.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        gc.freeze()  # what is left are modules mostly; looking through them after each test costs more than the test


@pytest.fixture(scope="session")
def voorbeeldmap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with the shipped lists and the fictitious organisations and people, made once."""
    from weegtafel.inrichting.vulling import laad_demonstratie_organisaties

    map_ = tmp_path_factory.mktemp("voorbeeld")
    programma = open_programma(map_, maak=True, klok=VasteKlok(datetime(2026, 1, 5, 9, 0)))
    with programma.kluis.transactie() as sessie:
        laad_demonstratie_organisaties(sessie, datetime(2026, 1, 5, 9, 0))
    programma.kluis.sluit()
    return map_


@pytest.fixture
def klok() -> VasteKlok:
    """Thursday 12 November 2026, 13:00."""
    return VasteKlok(BEGIN)


@pytest.fixture
def kluismap(voorbeeldmap: Path, tmp_path: Path) -> Path:
    """The folder of a fresh copy of the example vault."""
    doel = tmp_path / "kluis"
    shutil.copytree(voorbeeldmap, doel)
    return doel


@pytest.fixture
def programma(kluismap: Path, klok: VasteKlok) -> Iterator[Programma]:
    """The program on a fresh vault, for somebody who is voorzitter, secretaris and beheerder."""
    from weegtafel.inrichting import queries

    p = open_programma(kluismap, klok=klok)
    voorzitter = p.vraag(queries.personen, BEGIN.date(), Rol.VOORZITTER)[0]
    alles = frozenset({Rol.VOORZITTER, Rol.SECRETARIS, Rol.LID, Rol.BEHEERDER})
    yield p.als(Actor(voorzitter.id, voorzitter.naam, alles))
    p.kluis.sluit()


@pytest.fixture
def kluis(programma: Programma) -> Kluis:
    """The vault of ``programma``."""
    return programma.kluis
