"""A declaration by hand is refused by the handler itself, whoever sends it, while the thorough layer can read."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from tests.casus_wereld import GRONDEN, VOLLEDIG, anoniem
from tests.ui.casushulp import feiten, plek
from ui import grondigelaag
from ui.grondigelaag import leest_grondig
from weegtafel.anonimiteit.codes import Onderwerp
from weegtafel.anonimiteit.commands import BewaarGrondig
from weegtafel.anonimiteit.grondig import Fase, Stand
from weegtafel.bootstrap import Programma
from weegtafel.casus.anoniem import teksten_van
from weegtafel.casus.commands import MaakCasus, MeldCasusAan
from weegtafel.kernel.codes import CasusSoort
from weegtafel.kernel.errors import Regelovertreding


@pytest.fixture
def casus_id(programma: Programma) -> int:
    gemeente, inbrenger = plek(programma)
    nieuw = CasusSoort.NIEUW
    maak = MaakCasus(soort=nieuw, gemeente_id=gemeente, inbrenger_id=inbrenger, velden=VOLLEDIG, gronden=GRONDEN)
    id_ = programma.voer_uit(maak).id
    programma.voer_uit(MeldCasusAan(casus_id=id_, versie=feiten(programma, id_).versie))
    return id_


def _met_de_hand(programma: Programma, casus_id: int) -> None:
    programma.voer_uit(anoniem(casus_id, feiten(programma, casus_id).versie))


def test_by_hand_is_refused_while_the_thorough_layer_reads(programma: Programma, casus_id: int) -> None:
    programma.grondig_leest = lambda: True
    ander = programma.als(programma.actor)  # another window of the same program
    with pytest.raises(Regelovertreding, match="werkt en leest deze casus nog"):
        _met_de_hand(ander, casus_id)
    programma.grondig_leest = lambda: False
    _met_de_hand(programma, casus_id)


def test_by_hand_is_refused_when_the_thorough_layer_has_read_it_all(programma: Programma, casus_id: int) -> None:
    teksten = teksten_van(feiten(programma, casus_id))
    velden = {veld: (tekst, ()) for veld, _titel, tekst in teksten if tekst.strip()}
    eerste = next(iter(velden))
    for deel in ({k: v for k, v in velden.items() if k != eerste}, velden):
        programma.voer_uit(BewaarGrondig(onderwerp=Onderwerp.CASUS, onderwerp_id=casus_id, velden=deel))
        if deel is velden:
            with pytest.raises(Regelovertreding, match="heeft deze casus gelezen"):
                _met_de_hand(programma, casus_id)
        else:
            _met_de_hand(programma, casus_id)


@pytest.fixture
def laag(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    nep: Any = SimpleNamespace(mislukt=False, motor=SimpleNamespace(stand=lambda: Stand(nep.fase, "")), fase=Fase.KLAAR)
    monkeypatch.setattr(grondigelaag, "grondige_laag", lambda: nep)
    yield nep


@pytest.mark.parametrize(
    ("fase", "mislukt", "leest"),
    [
        (Fase.NIET_GESTART, False, True),
        (Fase.BOUWT, False, True),
        (Fase.KLAAR, False, True),
        (Fase.KAN_NIET, False, False),
        (Fase.KLAAR, True, False),
    ],
)
def test_the_windows_know_whether_it_reads(laag: Any, fase: Fase, mislukt: bool, leest: bool) -> None:
    laag.fase, laag.mislukt = fase, mislukt
    assert leest_grondig() is leest


def test_without_the_layer_nothing_reads() -> None:
    assert leest_grondig() is False
