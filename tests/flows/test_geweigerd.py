"""Who tries what there is no role for stands in the journal: who, which act, on which number; never a word of text."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import select

from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma, handlers
from weegtafel.inrichting.models import Journaalregel
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Opdracht, Wijziging
from weegtafel.kernel.roles import BEVOEGDHEDEN, Actor, Rol
from weegtafel.kluisdaden import inzien
from weegtafel.overleg import commands as c
from weegtafel.overleg.models import Overleg
from weegtafel.storage import journaal
from weegtafel.storage.waarover import handeling_van

CONTROLLER = Actor(1, "De controller", frozenset({Rol.CONTROLLER}))


def _geweigerd(programma: Programma) -> list[tuple[str, str, str]]:
    vraag = select(Journaalregel).where(Journaalregel.handeling == "geweigerd")
    return programma.vraag(lambda s: [(r.persoon, r.onderwerp, r.velden) for r in s.exec(vraag)])


def test_an_act_without_a_role_for_it_is_written_down_once(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    overleg, (punt,) = tafel.open_met()
    kijker = tafel.programma.als(CONTROLLER)
    voor = tafel.alle(Journaalregel)
    with pytest.raises(Regelovertreding, match="Dit mag alleen"):
        kijker.voer_uit(c.BewaarPunt(punt_id=punt, wijzigingen=(Wijziging("verslag", "", "Een woord over thuis."),)))
    code = tafel.lees(Overleg, overleg)["code"]
    (regel,) = _geweigerd(programma)
    assert (regel[0], regel[2]) == ("De controller", "bewaar_punt")
    assert regel[1].startswith(f"{code} · WT-")
    na = tafel.alle(Journaalregel)
    assert len(na) == len(voor) + 1
    assert not any("woord" in str(waarde) for waarde in na[-1].values())
    assert programma.vraag(journaal.controleer)[1] is None


def test_a_rule_that_refuses_somebody_with_a_role_is_no_attempt(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    overleg, _punten = tafel.open_met()
    with pytest.raises(Regelovertreding):
        tafel.doe(c.LaatOverlegVervallen(overleg_id=overleg, versie=tafel.lees(Overleg, overleg)["versie"], reden=""))
    assert _geweigerd(programma) == []


def test_a_document_and_the_journal_itself_too(programma: Programma, tmp_path: Path) -> None:
    tafel = Tafelhulp(programma)
    overleg, _punten = tafel.open_met()
    kijker = tafel.programma.als(CONTROLLER)
    with pytest.raises(Regelovertreding):
        kijker.exporteer("agenda", overleg, tmp_path / "agenda.pdf")
    with pytest.raises(Regelovertreding):
        inzien(kijker, lambda s: s.exec(select(Journaalregel)).all())
    assert _geweigerd(programma) == [
        ("De controller", "", "document.uitgeven"),
        ("De controller", "", "journaal.inzien"),
    ]


def test_every_act_has_a_name_for_the_journal() -> None:
    namen = {handeling_van(soort.__new__(soort)) for soort in handlers()}
    assert len(namen) == len(handlers())
    assert all(naam == naam.lower() and naam.replace("_", "").isalpha() for naam in namen)
    assert {soort.bevoegdheid for soort in handlers()} <= set(BEVOEGDHEDEN)
    assert "stel_advies_vast" in namen and issubclass(c.StelAdviesVast, Opdracht)
