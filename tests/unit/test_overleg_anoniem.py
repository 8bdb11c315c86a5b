"""The same check guards what the table itself writes: advice, actions, minutes, and every document that leaves."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.overleghulp import MOTIVERING, Tafelhulp
from weegtafel.anonimiteit.codes import Keuze, Onderwerp, Soort
from weegtafel.anonimiteit.commands import BeslisVondst
from weegtafel.bootstrap import Programma
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.overleg import commands as c
from weegtafel.overleg.models import Adviesconcept, NotulenDeel

NAAM = "Fatima El Amrani"
ZIN = f"De hulp past bij wat {NAAM} nodig heeft."


@pytest.fixture
def t(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


def _rood_in(t: Tafelhulp, punt: int) -> str | None:
    return next(k["rood_in"] for k in t.alle(Adviesconcept) if k["agendapunt_id"] == punt)  # type: ignore[no-any-return]  # one column


def test_an_advice_that_names_somebody_is_not_fixed(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    t.weeg(punt)
    versie = t.schrijf_concept(punt, **t.inhoud(motivering=ZIN))
    assert _rood_in(t, punt) == "motivering"
    vast = c.StelAdviesVast(punt_id=punt, concept_versie=versie, bevestigd_door_id=t.secretaris)
    with pytest.raises(Regelovertreding) as fout:
        t.doe(vast)
    assert set(fout.value.velden) == {"motivering"} and "Fatima" not in str(fout.value.redenen)
    t.doe(
        BeslisVondst(
            onderwerp=Onderwerp.ADVIES,
            onderwerp_id=punt,
            veld="motivering",
            soort=Soort.PERSOON,
            tekst=NAAM,
            keuze=Keuze.GEEN_NAAM,
            reden="Zo heet de methode.",
        )
    )
    t.doe(vast)


def test_an_advice_is_read_while_it_is_typed(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    t.schrijf_concept(punt, leerpunt=ZIN)
    assert _rood_in(t, punt) == "leerpunt"
    t.schrijf_concept(punt, leerpunt="Vraag eerder naar het netwerk. Jeugdteam Noord licht dit toe.")
    assert _rood_in(t, punt) == "", "an organisation at the table may be named"
    t.stel_vast(punt)


def test_an_action_names_who_sits_at_the_table_and_nobody_else(t: Tafelhulp) -> None:
    actie: dict[str, Any] = {"organisatie_id": t.leden[0], "wanneer": t.dag + timedelta(days=7)}
    with pytest.raises(Regelovertreding, match="naam van een persoon"):
        t.doe(c.LegActieVast(wat=f"Bel {NAAM} over de school.", **actie))
    t.doe(c.LegActieVast(wat="Vraag Jeugdteam Noord voor 3 december 2026 om een verklarende analyse.", **actie))


def test_minutes_with_a_name_are_not_established(t: Tafelhulp) -> None:
    overleg, (punt,) = t.open_met()
    t.stel_vast(punt)
    t.sluit(overleg)
    deel = t.alle(NotulenDeel)[-1]
    t.doe(
        c.BewaarNotulendeel(
            deel_id=deel["id"], wijzigingen=(Wijziging("tekst", deel["tekst"], f"{deel['tekst']}\n\n{ZIN}"),)
        )
    )
    volgende = t.plan(7)
    t.programma.klok.moment += timedelta(days=7)  # type: ignore[attr-defined]  # the clock of a test
    t.doe(c.OpenOverleg(overleg_id=volgende))
    item = next(p for p in t.agenda(volgende) if p["notulen_id"])
    with pytest.raises(Regelovertreding, match="naam van een persoon"):
        t.doe(c.StelNotulenVast(punt_id=item["id"], notulen_id=item["notulen_id"], versie=2))


def test_a_document_with_a_name_does_not_leave_and_no_file_appears(t: Tafelhulp, tmp_path: Path) -> None:
    overleg, (punt,) = t.open_met()
    t.stel_vast(punt)
    t.sluit(overleg)
    t.programma.exporteer("notulen", overleg, tmp_path / "goed.pdf")
    deel = t.alle(NotulenDeel)[-1]
    t.doe(c.BewaarNotulendeel(deel_id=deel["id"], wijzigingen=(Wijziging("tekst", deel["tekst"], ZIN),)))
    with pytest.raises(Regelovertreding, match=r"deur uit: er staat 1 × naam van een persoon in\. Zoek hier: onder"):
        t.programma.exporteer("notulen", overleg, tmp_path / "slecht.pdf")
    assert [pad.name for pad in tmp_path.glob("*.pdf")] == ["goed.pdf"]


def test_what_is_fixed_was_clean(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    t.schrijf_concept(punt, motivering=MOTIVERING)
    assert _rood_in(t, punt) == ""
