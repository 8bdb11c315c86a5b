"""What a later look sees: layer 2 closes the gate, a draft with a name stays off the wall, a fixed text stays fixed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.overleghulp import TEKST, Tafelhulp
from weegtafel.anonimiteit.codes import Onderwerp, Soort
from weegtafel.anonimiteit.commands import BewaarGrondig, VoegHerkenwoordToe
from weegtafel.bootstrap import Programma
from weegtafel.casus.commands import VerklaarGereed
from weegtafel.casus.models import Casus
from weegtafel.kernel.codes import CasusStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.overleg import commands as c
from weegtafel.overleg import vergaderqueries
from weegtafel.overleg.models import Agendapunt
from weegtafel.overleg.veeg import Stukgeweigerd

NAAMZIN = "Moeder Fatima El Amrani (bsn 111222333) woont aan de Kerkstraat 12 te Zwolle."


def test_a_later_finding_of_layer_2_closes_the_gate(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    casus = tafel.gereed()
    vondst = BewaarGrondig(
        onderwerp=Onderwerp.CASUS, onderwerp_id=casus, velden={"hulpvraag": (TEKST, ((Soort.PERSOON, "beschrijving"),))}
    )
    tafel.doe(vondst)
    assert tafel.lees(Casus, casus)["status"] is CasusStatus.AANGEMELD
    with pytest.raises(Regelovertreding, match="naam van een persoon"):
        tafel.doe(VerklaarGereed(casus_id=casus, versie=tafel.lees(Casus, casus)["versie"], geen_namen=True))


def test_draft_minutes_with_a_name_stay_off_the_wall(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    overleg, (punt,) = tafel.open_met()
    tafel.doe(c.BewaarPunt(punt_id=punt, wijzigingen=(Wijziging("verslag", "", NAAMZIN),)))
    tafel.stel_vast(punt)
    tafel.sluit(overleg)
    later = tafel.plan(14)
    bij = next(p for p in tafel.alle(Agendapunt) if p["overleg_id"] == later and p["notulen_id"])
    blad = programma.vraag(vergaderqueries.blad, bij["id"])
    assert blad.notulen is not None and not blad.notulen.schoon


def test_clean_draft_minutes_are_read_on_the_wall(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    overleg, (punt,) = tafel.open_met()
    tafel.stel_vast(punt)
    tafel.sluit(overleg)
    later = tafel.plan(14)
    bij = next(p for p in tafel.alle(Agendapunt) if p["overleg_id"] == later and p["notulen_id"])
    blad = programma.vraag(vergaderqueries.blad, bij["id"])
    assert blad.notulen is not None and blad.notulen.schoon


def test_a_declared_text_leaves_as_it_was_when_the_recogniser_learns(programma: Programma, tmp_path: Path) -> None:
    tafel = Tafelhulp(programma)
    casus, concept = tafel.gereed(), tafel.concept_casus()
    tafel.doe(VoegHerkenwoordToe(soort=Soort.INSTELLING, tekst="Een volledige beschrijving"))
    tafel.programma.exporteer("casus", casus, tmp_path / "vast.pdf")
    with pytest.raises(Stukgeweigerd):
        tafel.programma.exporteer("casus", concept, tmp_path / "concept.pdf")
