from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from sqlmodel import select

from tests.casus_wereld import Wereld
from weegtafel.casus.velden import VELDEN
from weegtafel.inrichting import instellingen, queries
from weegtafel.inrichting.instellingen import BRONNEN, definities, instellingen_op, stel_samen
from weegtafel.inrichting.models import Instelling, Organisatie
from weegtafel.inrichting.rules import VASTE_CODES, ZINSOORTEN
from weegtafel.inrichting.vulling import laad_demonstratie_organisaties, meegeleverde_keuzes, vul_nieuwe_kluis
from weegtafel.kernel.codes import Adviessoort
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.roles import Rol

DAG = date(2026, 11, 12)


@pytest.fixture
def wereld() -> Iterator[Wereld]:
    w = Wereld()
    yield w
    w.sluit()


def test_a_new_vault_holds_every_list_that_a_casus_asks_for(wereld: Wereld) -> None:
    lijsten = queries.codes_op(wereld.sessie, DAG)
    assert {v.lijst for v in VELDEN if v.lijst} | {"grondslag", "uitkomst_grond"} <= set(lijsten)
    for lijst, codes in VASTE_CODES.items():
        assert codes <= {c.code for c in lijsten[lijst]}
    assert {c.code for c in lijsten["productcategorie"]} == {*map(str, range(40, 51)), "54"}
    assert [rij.titel for rij in queries.codelijsten(wereld.sessie)] == sorted(
        (rij.titel for rij in queries.codelijsten(wereld.sessie)), key=str.casefold
    )


def test_everything_that_ships_names_its_source(wereld: Wereld) -> None:
    assert all(a.bron and a.zekerheid for a in queries.alternatieven(wereld.sessie))
    assert all(c.bron and c.zekerheid for rijen in queries.codes_op(wereld.sessie, DAG).values() for c in rijen)
    assert all(d.bron and d.zekerheid for d in definities().values())


def test_shipped_sentences_have_a_kind_and_an_advice_that_exist(wereld: Wereld) -> None:
    zinnen = queries.standaardzinnen(wereld.sessie)
    assert {z.soort for z in zinnen} <= set(ZINSOORTEN)
    assert {z.adviessoort for z in zinnen} <= {None, *(soort.value for soort in Adviessoort)}


def test_alternatives_point_to_a_ground_that_exists(wereld: Wereld) -> None:
    grondslagen = {c.code for c in queries.codes(wereld.sessie, "grondslag", DAG)}
    assert {a.grondslag for a in queries.alternatieven(wereld.sessie)} <= grondslagen


def test_a_filled_vault_is_not_filled_again(wereld: Wereld) -> None:
    with pytest.raises(Regelovertreding, match="al ingericht"):
        vul_nieuwe_kluis(wereld.sessie, datetime(2026, 11, 12))


def test_a_missing_shipped_file_is_a_storing(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr("weegtafel.inrichting.vulling.BRONNEN", tmp_path)
    with pytest.raises(Storing, match=r"organisaties\.json"):
        laad_demonstratie_organisaties(None, datetime(2026, 11, 12))  # type: ignore[arg-type]  # fails before it


def test_the_demonstration_can_hold_a_meeting(wereld: Wereld) -> None:
    laad_demonstratie_organisaties(wereld.sessie, datetime(2026, 1, 5, 9, 0))
    for rol in (Rol.VOORZITTER, Rol.SECRETARIS, Rol.BEHEERDER, Rol.LID):
        assert queries.personen(wereld.sessie, DAG, rol)
    soorten = {o.soort.value for o in queries.organisaties(wereld.sessie, DAG) if o.neemt_deel}
    assert {"jeugdteam", "gi"} <= soorten
    assert all(p.organisatie_id for p in queries.personen(wereld.sessie, DAG) if p.id != wereld.persoon)
    assert len(wereld.sessie.exec(select(Organisatie)).all()) >= 9


def test_the_shipped_choices_are_those_of_a_new_vault(wereld: Wereld) -> None:
    codes, alternatieven = meegeleverde_keuzes()
    kluis = queries.codes_op(wereld.sessie, DAG)
    assert {lijst: {c for c, _ in rijen} for lijst, rijen in codes.items()} == {
        lijst: {r.code for r in rijen} for lijst, rijen in kluis.items()
    }
    assert {c for c, _ in alternatieven} == {a.code for a in queries.alternatieven(wereld.sessie)}


def test_the_shipped_settings_are_complete_and_possible() -> None:
    alles = stel_samen({})
    assert alles.tafelnaam == "Weegtafel" and alles.quorum.breuk * 2 == 1
    assert alles.richtlijn("intensief") == 18 and alles.richtlijn("duurzaam_licht") is None
    inhoud = json.loads((BRONNEN / "instellingen.json").read_text(encoding="utf-8"))
    assert len(inhoud["instellingen"]) == len(definities())


def test_an_unknown_setting_in_a_vault_is_named(wereld: Wereld) -> None:
    wereld.sessie.add(Instelling(sleutel="vreemd", waarde="1", geldig_van=DAG, gezet_op=datetime(2026, 11, 12)))
    with pytest.raises(Regelovertreding, match="“vreemd” bestaat niet"):
        instellingen_op(wereld.sessie, DAG)
    assert instellingen_op(wereld.sessie, date(2026, 11, 11)).tafelnaam == "Weegtafel"


def test_damaged_shipped_settings_are_a_storing(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(instellingen, "BRONNEN", tmp_path)
    instellingen.definities.cache_clear()
    with pytest.raises(Storing, match="niet te lezen"):
        instellingen.definities()
    monkeypatch.undo()
    assert instellingen.definities()
