"""Two windows that decide at the same moment cannot spend more than the pot holds."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import BEGIN
from tests.doorbraakhulp import Doorbraakhulp
from weegtafel.bootstrap import Programma, open_programma
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import registerqueries
from weegtafel.doorbraak.codes import AanvraagStatus
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import Regelovertreding


def tegelijk(map_: Path, ids: list[int]) -> list[str]:
    """Decide on each request in a window of its own, all at once; what each was told."""
    start = threading.Barrier(len(ids))
    antwoorden = ["" for _ in ids]

    def venster(nummer: int) -> None:
        programma = open_programma(map_, klok=VasteKlok(BEGIN))
        try:
            hulp = Doorbraakhulp(programma)
            hulp.versie(ids[nummer])
            start.wait(30)
            try:
                hulp.besluit(ids[nummer])
                antwoorden[nummer] = "besloten"
            except Regelovertreding as fout:
                antwoorden[nummer] = str(fout)
        finally:
            programma.sluit()

    draden = [threading.Thread(target=venster, args=(nummer,)) for nummer in range(len(ids))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    return antwoorden


@pytest.mark.parametrize("ronde", range(3))
def test_the_pot_is_never_overspent(programma: Programma, kluismap: Path, ronde: int) -> None:
    hulp = Doorbraakhulp(programma)
    pot = c.ZetPot(van=date(2026, 1, 1), tot=date(2026, 12, 31), bedrag_cent=700_000 + ronde, reden="Proef")
    hulp.doe(hulp.beheerder, pot)
    ids = [hulp.klaar_voor_besluit() for _ in range(3)]
    antwoorden = tegelijk(kluismap, ids)
    assert sorted(a == "besloten" for a in antwoorden) == [False, True, True]
    assert "past daar niet in" in next(a for a in antwoorden if a != "besloten")
    stand = programma.vraag(registerqueries.potten)[0]
    assert (stand.verplicht, stand.vrij) == (600_000, 100_000 + ronde)
    statussen = [hulp.feiten(id_).status for id_ in ids]
    assert statussen.count(AanvraagStatus.UITVOERING) == 2
    assert statussen.count(AanvraagStatus.BESLUIT) == 1


def test_one_request_is_decided_once(programma: Programma, kluismap: Path) -> None:
    hulp = Doorbraakhulp(programma)
    id_ = hulp.klaar_voor_besluit()
    assert sorted(a == "besloten" for a in tegelijk(kluismap, [id_, id_])) == [False, True]
    assert len(hulp.feiten(id_).besluiten) == 1
    assert hulp.stand(id_).verplicht == 300_000
