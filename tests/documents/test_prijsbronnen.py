"""Every price that ships may stand on a rekenblad that leaves, with where it came from and what was done to it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.doorbraakhulp import EFFECT, Doorbraakhulp, nieuw
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import prijsqueries, queries, uitgaven
from weegtafel.doorbraak.headless import HUIDIGE_VERSIE, laad_prijslijst
from weegtafel.doorbraak.rijen import EffectRij
from weegtafel.kernel.document import platte_tekst
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.overleg import veeg

CODE = "jeugd.uithuisplaatsing"


@pytest.fixture
def hulp(programma: Programma) -> Doorbraakhulp:
    return Doorbraakhulp(programma)


def effect_met_prijs(hulp: Doorbraakhulp, id_: int, code: str, *, indexeren: bool = False) -> EffectRij:
    rij = hulp.doe(hulp.coach, c.BewaarEffect(aanvraag_id=id_, wijzigingen=nieuw(EFFECT | {"omschrijving": ""})))
    kies = c.KiesPrijs(aanvraag_id=id_, effect_id=rij.extra["rij"], prijscode=code, indexeren=indexeren)
    hulp.doe(hulp.coach, kies)
    return hulp.feiten(id_).effecten[-1]


def blad(hulp: Doorbraakhulp, id_: int) -> str:
    document = hulp.programma.vraag(uitgaven.document_van, "rekenblad", id_, dag=hulp.programma.klok.nu().date())
    return platte_tekst(document).replace("\u00a0", " ")


@pytest.mark.parametrize("deel", range(4))
def test_every_shipped_price_leaves(hulp: Doorbraakhulp, deel: int, tmp_path: Path) -> None:
    """All of them, over four requests, through the check for a toets and through the sweep of the paper."""
    dag = hulp.programma.klok.nu().date()
    prijzen = [r for r in laad_prijslijst(HUIDIGE_VERSIE).regels if r.midden is not None and r.geldt_op(dag)]
    assert len(prijzen) > 150
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    for prijs in prijzen[deel::4]:
        effect_met_prijs(hulp, id_, prijs.code)
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    document = hulp.programma.vraag(uitgaven.document_van, "rekenblad", id_, dag=dag)
    assert hulp.programma.vraag(veeg.veeg, "rekenblad", id_, document) == ()
    tekst = platte_tekst(document)
    assert all(f"{prijs.bron} (prijslijst" in tekst for prijs in prijzen[deel::4])


def test_indexing_is_a_step_that_is_kept_and_printed(hulp: Doorbraakhulp, tmp_path: Path) -> None:
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    effect = effect_met_prijs(hulp, id_, CODE, indexeren=True)
    assert (effect.prijs_midden, effect.prijsjaar, effect.prijscode) == ("61697.5", 2024, CODE)
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.toets(id_)
    hulp.besluit(id_)
    tekst = blad(hulp, id_)
    assert "€ 57.500,00 × (1 + 7,3 %) = € 61.697,50" in tekst
    assert "Van prijspeil 2022 naar 2024. CPI: CBS, consumentenprijzen (83131NED)" in tekst
    assert "midden naar prijspeil 2024" in tekst
    assert "CPI 2022–2024: 7,3 %" in tekst
    bewaard = hulp.programma.vraag(queries.rekenuitkomsten, id_)[0]
    assert hulp.programma.vraag(prijsqueries.reken_na, bewaard.id).gelijk
    hulp.programma.als(hulp.coach).exporteer("rekenblad", id_, tmp_path / "blad.docx")


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("prijsjaar", 2026), ("prijsbron", "Eigen onderzoek"), ("eenheid", "dag"), ("betaler", "rijk"),
        ("prijs_midden", "60000"), ("prijs_hoog", "99999"),
    ],
)  # fmt: skip
def test_a_listed_price_that_is_changed_is_an_own_price(hulp: Doorbraakhulp, veld: str, waarde: object) -> None:
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    oud = effect_met_prijs(hulp, id_, CODE)
    wijziging = (Wijziging(veld, getattr(oud, veld), waarde),)
    hulp.doe(hulp.coach, c.BewaarEffect(aanvraag_id=id_, rij_id=oud.id, wijzigingen=wijziging))
    nu = hulp.feiten(id_).effecten[-1]
    naam = laad_prijslijst(HUIDIGE_VERSIE).regel(CODE)
    assert naam is not None
    assert (nu.prijscode, nu.prijslijst) == ("", "")
    assert nu.prijsherkomst == f"Eigen prijs, afgeleid van “{naam.omschrijving}” in prijslijst {oud.prijslijst}."
    assert nu.prijsherkomst in blad(hulp, id_)
    hulp.doe(hulp.coach, c.KiesPrijs(aanvraag_id=id_, effect_id=nu.id, prijscode=CODE))
    weer = hulp.feiten(id_).effecten[-1]
    assert (weer.prijscode, weer.prijsherkomst) == (CODE, f"Uit prijslijst {oud.prijslijst}: “{naam.omschrijving}”.")


def test_another_chance_or_quantity_leaves_the_price_with_the_list(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    oud = effect_met_prijs(hulp, id_, CODE, indexeren=True)
    wijzigingen = (Wijziging("aantal_midden", "1", "2"), Wijziging("kans_met_midden", "0.20", "0.3"))
    hulp.doe(hulp.coach, c.BewaarEffect(aanvraag_id=id_, rij_id=oud.id, wijzigingen=wijzigingen))
    nu = hulp.feiten(id_).effecten[-1]
    assert (nu.prijscode, nu.prijsstap, nu.prijsherkomst) == (CODE, oud.prijsstap, oud.prijsherkomst)
    assert Decimal(nu.prijs_midden) == Decimal("61697.50")
