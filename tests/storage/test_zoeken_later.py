"""An advice that is fixed at the table comes into the search index later, and nobody who searches sees that."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session

from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.casus.models import Casus
from weegtafel.kernel.codes import Adviessoort
from weegtafel.overleg import commands as c
from weegtafel.overleg.models import Advies, Overleg

MOTIVERING = "De inzet past bij wat de wadlopersgroep van dit gezin vraagt."


def wachtend(sessie: Session) -> int:
    sql = "SELECT count(*) FROM advies WHERE id > coalesce((SELECT max(id) FROM advies_zoek_docsize), 0)"
    return int(sessie.connection().execute(text(sql)).scalar_one())


def keur(programma: Programma) -> None:
    """Both indexes hold each advice exactly once."""
    with programma.kluis.transactie() as sessie:
        db = sessie.connection()
        db.execute(text("INSERT INTO advies_zoek(advies_zoek, rank) VALUES ('integrity-check', 1)"))
        vraag = "SELECT doc FROM advies_woord WHERE term = 'wadlopersgroep' ORDER BY doc"
        begin = [rij[0] for rij in db.execute(text(vraag))]
        assert begin == [rij[0] for rij in db.execute(text("SELECT id FROM advies ORDER BY id"))]


def gevonden(programma: Programma, tekst: str) -> list[tuple[int, str]]:
    return [(t.id, t.fragment) for t in programma.zoek(tekst) if t.soort == "advies"]


@pytest.mark.parametrize("tekst", ["wadl", "wadlopersgroep gezin", '"de wadlopersgroep"', "wadlopersgroep -brug"])
def test_an_advice_is_found_the_same_before_and_after_the_overleg_closes(programma: Programma, tekst: str) -> None:
    tafel = Tafelhulp(programma)
    overleg, punten = tafel.open_met(2)
    eerste = tafel.stel_vast(punten[0], motivering=MOTIVERING).id
    tweede = tafel.stel_vast(punten[1], motivering=MOTIVERING).id
    assert programma.vraag(wachtend) == 2
    voor = gevonden(programma, tekst)
    assert sorted(sleutel for sleutel, _ in voor) == [eerste, tweede]
    assert all("wadlopersgroep" in fragment for _, fragment in voor)
    tafel.rond_alles_af(overleg)
    tafel.sluit(overleg)
    assert programma.vraag(wachtend) == 0
    assert gevonden(programma, tekst) == voor
    keur(programma)


def test_what_waits_is_found_first_and_words_that_it_lacks_do_not_find_it(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    overleg, punten = tafel.open_met(1)
    oud = tafel.stel_vast(punten[0], motivering=MOTIVERING).id
    tafel.sluit(overleg)
    _, punten = tafel.open_met(1)
    nieuw = tafel.stel_vast(punten[0], motivering=MOTIVERING).id
    assert [sleutel for sleutel, _ in gevonden(programma, "wadlopersgroep")] == [nieuw, oud]
    assert gevonden(programma, "wadlopersgroep zeepkistrace") == []


def test_an_advice_outside_an_overleg_brings_in_what_waits(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    casus = tafel.gereed()
    _, punten = tafel.open_met(1)
    tafel.stel_vast(punten[0], motivering=MOTIVERING)
    inhoud: dict[str, Any] = tafel.inhoud(Adviessoort.PASSEND, motivering=MOTIVERING)
    tafel.doe(
        c.GeefSpoedadvies(
            casus_id=casus,
            versie=tafel.lees(Casus, casus)["versie"],
            inhoud=c.AdviesInvoer(**inhoud),
            bevestigd_door_id=tafel.bevestiger(),
        )
    )
    assert len(tafel.alle(Advies)) == 2
    assert programma.vraag(wachtend) == 0
    keur(programma)


def test_a_row_that_waits_can_go_without_a_trace_in_the_index(programma: Programma) -> None:
    """As when what is kept for twenty years is destroyed: an index must never be told to forget what it never held."""
    tafel = Tafelhulp(programma)
    overleg, punten = tafel.open_met(2)
    weg = tafel.stel_vast(punten[0], motivering=MOTIVERING).id
    tafel.stel_vast(punten[1], motivering=MOTIVERING)
    with programma.kluis.transactie() as sessie:
        db = sessie.connection()
        db.execute(text("DROP TRIGGER advies_nooit_delete"))
        db.execute(text(f"UPDATE agendapunt SET advies_id = NULL WHERE advies_id = {weg}"))
        db.execute(text(f"DELETE FROM advies WHERE id = {weg}"))
    assert len(gevonden(programma, "wadlopersgroep")) == 1
    tafel.rond_alles_af(overleg)
    tafel.sluit(overleg)
    assert tafel.lees(Overleg, overleg)["datum"] == date(2026, 11, 12)
    keur(programma)
