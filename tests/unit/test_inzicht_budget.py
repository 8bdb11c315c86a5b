"""What is free in a pot: on its own days, with every line that lay on it by then, in reports as on the screens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.doorbraakhulp import Doorbraakhulp
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak.codes import Registersoort
from weegtafel.doorbraak.registerqueries import budgetstand
from weegtafel.inzicht.budget import potstanden
from weegtafel.inzicht.jaarverslag import jaarverslag, tabellen
from weegtafel.inzicht.periode import jaar
from weegtafel.inzicht.verslagfeiten import verslagfeiten
from weegtafel.kernel.document import teksten


@pytest.fixture
def d(programma: Programma) -> Doorbraakhulp:
    """One decision of € 3.000, and a reservation of € 500 for another request."""
    hulp = Doorbraakhulp(programma)
    hulp.besloten(300_000)
    hulp.boek(hulp.klaar_voor_besluit(100_000), Registersoort.RESERVERING, 50_000)
    return hulp


def test_free_is_what_the_register_says_today_and_was_more_before(d: Doorbraakhulp) -> None:
    vandaag = d.programma.klok.nu().date()
    (nu,) = d.programma.vraag(potstanden, vandaag, vandaag)
    stand = d.programma.vraag(budgetstand, vandaag, vandaag)
    assert (nu.pot, nu.gereserveerd, nu.verplicht, nu.vrij) == (
        stand.pot, stand.gereserveerd, stand.verplicht, stand.vrij,
    )  # fmt: skip
    assert (nu.gereserveerd, nu.verplicht, nu.vrij) == (50_000, 300_000, nu.pot - 350_000)
    assert (nu.van, nu.tot, nu.op, nu.aanvragen) == (stand.van, stand.tot, vandaag, 2)
    gisteren = vandaag - timedelta(days=1)
    (eerder,) = d.programma.vraag(potstanden, gisteren, gisteren)
    assert (eerder.verplicht, eerder.vrij, eerder.op) == (0, eerder.pot, gisteren)
    assert d.programma.vraag(potstanden, date(2019, 1, 1), date(2019, 12, 31)) == ()


def test_a_report_names_the_days_of_the_pot_and_hides_the_amount_of_a_few(d: Doorbraakhulp) -> None:
    feiten = d.programma.vraag(verslagfeiten, jaar(2026), d.programma.klok.nu().date())
    woorden = " ".join(teksten(jaarverslag(feiten).blokken))
    assert "Niet gebruikt" not in woorden
    assert "van het budget over was, is afgeschermd" in woorden
    (pot,) = feiten.doorbraak.potten
    ruim = replace(pot, aanvragen=9)
    anders = replace(feiten, doorbraak=replace(feiten.doorbraak, potten=(ruim,)), maskers=None)
    _, rijen = tabellen(jaarverslag(anders))
    budget = {kolom: (rij, waarde) for tabel, rij, kolom, waarde in rijen if tabel == "Budget voor doorbraken"}
    assert budget["Vrij"] == ("1 januari 2026 tot en met 31 december 2026", "€\u00a0196.500")
    assert budget["Gereserveerd of toegezegd"][1] == "€\u00a03.500"
